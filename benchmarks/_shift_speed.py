"""How long it takes from a file of events to alarms, and how much memory many dyads need."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from _history import SOURCES, import_stream
from _tables import show
from volteface.model import Method
from volteface.relations.panel import panel
from volteface.shifts.budget import spend
from volteface.shifts.calm import simulate
from volteface.shifts.pace import PACES
from volteface.shifts.watch import find_surprises

WEEK = PACES["week"]
STREAM = "icews05-15"
RATE = 0.05
DYADS, WEEKS = 20_000, 1000


def measure_speed(methods: Sequence[Method]) -> None:
    """Print seconds by parts for a real stream, and seconds and peak memory of each method for many dyads."""
    load = os.getloadavg()[0]
    print(f"Load of the machine before: {load:.1f} (to count, it must be about 0); {os.cpu_count()} cores\n")
    if SOURCES[STREAM].file.exists():
        print(f"### {STREAM} by week, from the file to alarms\n")
        show(("part", "seconds"), _time_stream(methods))
    print(
        f"### {DYADS} simulated dyads x {WEEKS} weeks, from the panel to alarms, each in a process of its own\n"
    )
    show(
        ("method", "score, s", "spend, s", "peak memory, MB", "of that held before", "entries", "alarms"),
        (_run_alone(method) for method in methods),
    )


def _time_stream(methods: Sequence[Method]) -> list[list[str]]:
    with tempfile.TemporaryDirectory() as root:
        start = time.perf_counter()
        ledger = import_stream(STREAM, Path(root) / "ledger")
        rows = [["import", _since(start)]]
        start = time.perf_counter()
        with ledger.snapshot() as snapshot:
            found = panel(snapshot, "week")
        assert found
        rows.append(["panel", _since(start)])
    for method in methods:
        start = time.perf_counter()
        surprises = find_surprises(found, WEEK, method)
        rows.append([f"score, {method}", _since(start)])
        start = time.perf_counter()
        spend(surprises, WEEK, RATE)
        rows.append([f"spend, {method}", _since(start)])
    return rows


def _since(start: float) -> str:
    return f"{time.perf_counter() - start:.2f}"


def _run_alone(method: Method) -> list[str]:
    command = [sys.executable, __file__, method]
    told = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)
    return [method, *map(str, told)]


def _watch_many(method: Method) -> list[float]:
    found = simulate(DYADS, WEEKS, seed=1)
    # A child's ru_maxrss begins with the peak of the process that started it: the kernel's own mark does not.
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    before = _read_peak()
    start = time.perf_counter()
    surprises = find_surprises(found, WEEK, method)
    scored = time.perf_counter()
    alarms = spend(surprises, WEEK, RATE)
    spent = time.perf_counter()
    seconds = [round(scored - start, 1), round(spent - scored, 1)]
    return [*seconds, _read_peak(), before, len(found.pair), len(alarms)]


def _read_peak() -> int:
    """Give the most memory that this process has held since the mark was last cleared, in MB (Linux)."""
    status = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return int(next(line for line in status if line.startswith("VmHWM")).split()[1]) // 1024


if __name__ == "__main__":
    print(json.dumps(_watch_many(sys.argv[1])))  # type: ignore[arg-type]
