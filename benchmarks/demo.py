"""Speed of the demo's ledger: seconds from nothing to its alarms, and the alarms. The aim is under 60 s on two cores.

python benchmarks/demo.py
"""

import tempfile
import time
from pathlib import Path

from volteface.cli.demo import DEMO_WATCH, make_demo
from volteface.ledger import Ledger, kept_shifts


def main() -> None:
    """Print seconds of the clock and of the processor, and a line for each alarm."""
    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder) / "ledger"
        clock, worked = time.perf_counter(), time.process_time()
        make_demo(ledger)
        print(
            f"made in {time.perf_counter() - clock:.1f} s, {time.process_time() - worked:.1f} s of the processor"
        )
        with Ledger.open(ledger).snapshot() as snapshot:
            [size] = snapshot.rows(
                "SELECT (SELECT count(*) FROM articles) AS pages, (SELECT count(*) FROM events) AS events"
            )
            print(f"{size['pages']} pages, {size['events']} events")
            for shift in kept_shifts(snapshot, DEMO_WATCH):
                what = shift.direction or f"{shift.from_side} to {shift.to_side}"
                print(
                    f"{shift.raised}  {shift.kind:6}{shift.a} {shift.b or '':4}{what:13}{shift.stage:7}"
                    f"{shift.probability:.2f}  {len(shift.evidence)} for, {len(shift.counter)} against"
                )


if __name__ == "__main__":
    main()
