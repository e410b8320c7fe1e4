"""The shelf under load: how long it takes to make and to refresh, and every view function on it.

    python benchmarks/desk_load.py [--events 5000000] [--pages 20000] [--folder FOLDER] [--rounds 40]

Makes a ledger of made-up events in a temporary folder, or in the named one, which stays and is used again. Prints seconds
of shelving, milliseconds of each view (median, 95th percentile), disk and memory.
"""

import argparse
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from _crowd import DAYS, FIRST, add_pages, add_rows, list_states
from _tables import show
from volteface.ledger import Ledger, Shelf, Snapshot, Watch, keep_shifts, kept_shifts
from volteface.model import Shift
from volteface.relations import network, series, sides
from volteface.show.brief import view_brief
from volteface.show.chain import view_alarm
from volteface.show.lines import fetch_latest, fetch_step
from volteface.show.outlets import view_outlets
from volteface.show.related import view_related
from volteface.show.relations import view_relations
from volteface.show.rulings import list_rulings
from volteface.show.shifts import view_shifts
from volteface.show.why import view_why

ALARMS = 200
MONTH = date(FIRST.year + 13, 3, 1)


def make_ledger(folder: Path, events: int, pages: int) -> None:
    """Make the ledger, if it isn't there yet."""
    if (folder / "manifest.json").exists():
        return
    Ledger.create(folder)
    add_rows(folder, 0, events)
    add_pages(folder, 0, pages)
    with Ledger.open(folder).snapshot() as snapshot:
        rows = snapshot.rows(
            "SELECT id, a, b, day FROM events WHERE weight > 0 AND a <> '' ORDER BY hash(id) LIMIT 2000"
        )
    dice = random.Random(1)  # noqa: S311 - no secret
    keep_shifts(folder, [_alarm(number, dice.sample(rows, 12)) for number in range(ALARMS)], Watch())


def _alarm(number: int, rows: Sequence[dict[str, object]]) -> Shift:
    ids = [str(row["id"]) for row in rows]
    day = str(rows[0]["day"])
    return Shift(
        id=f"{number:012x}", kind="dyad", a=str(rows[0]["a"]), b=str(rows[0]["b"]), direction="conflict", starts=(day, day),
        raised=day, stage="shock", probability=0.9, evidence=tuple(ids[:10]), counter=tuple(ids[10:]),
    )  # fmt: skip


def seconds(call: Callable[[], object]) -> str:
    """Give how long a call takes, and how much work of all cores that is."""
    start, worked = time.perf_counter(), time.process_time()
    call()
    return f"{time.perf_counter() - start:.2f} s ({time.process_time() - worked:.2f} s of work)"


def list_views(
    snapshot: Snapshot, dice: random.Random
) -> dict[str, tuple[Callable[..., object], Callable[[], tuple[object, ...]]]]:
    """Give for each view its function and what draws what it is asked: the biggest or a random thing."""
    states = list_states()
    ids = [row["id"] for row in snapshot.rows("SELECT id FROM events ORDER BY hash(id) LIMIT 300")]
    told = [
        row["id"]
        for row in snapshot.rows("SELECT id FROM events WHERE import_key = 0 ORDER BY hash(id) LIMIT 300")
    ]
    documents = [
        row["document"]
        for row in snapshot.rows("SELECT document FROM pages ORDER BY hash(document) LIMIT 300")
    ]
    alarms = kept_shifts(snapshot, Watch())

    def pair() -> tuple[str, str]:
        one, other = sorted(dice.sample(states, 2))
        return one, other

    def article(s: Snapshot, name: str) -> object:
        return s.rows("SELECT * FROM articles WHERE document = ?", [name])

    return {
        "brief, USA": (view_brief, lambda: ("USA",)),
        "brief, random": (view_brief, lambda: (dice.choice(states),)),
        "relations, RUS USA": (view_relations, lambda: ("RUS", "USA")),
        "relations, random": (view_relations, pair),
        "series by week, RUS USA": (series, lambda: ("RUS", "USA", "week")),
        "series directed, RUS USA": (series, lambda: ("RUS", "USA", "month", True)),
        "sides RUS CHN, USA": (sides, lambda: ("USA", "RUS", "CHN")),
        "sides RUS WEST, random": (sides, lambda: (dice.choice(states[20:]), "RUS", "WEST")),
        "network of a month": (network, lambda: (MONTH,)),
        "events of a month, RUS USA": (fetch_step, lambda: (("RUS", "USA"), MONTH, "month")),
        "latest, USA": (fetch_latest, lambda: ("USA",)),
        "latest, RUS USA": (fetch_latest, lambda: ("RUS", "USA")),
        "why, imported": (view_why, lambda: (dice.choice(ids),)),
        "why, of pages": (view_why, lambda: (dice.choice(told)[:10],)),
        "alarm's chain": (view_alarm, lambda: (dice.choice(alarms),)),
        "50 alarms": (view_shifts, lambda: (alarms[:50],)),
        "rulings": (list_rulings, tuple),
        "outlets": (view_outlets, tuple),
        "article with text": (article, lambda: (dice.choice(documents),)),
        "related": (view_related, lambda: (dice.choice(documents),)),
    }


def measure(shelf: Shelf, rounds: int) -> None:
    """Print the milliseconds of each view."""
    dice = random.Random(5)  # noqa: S311 - no secret
    with shelf.snapshot() as snapshot:
        views = list_views(snapshot, dice)
    rows = []
    for name, (view, draw) in views.items():
        taken = []
        for _ in range(rounds):
            asked = draw()
            start, worked = time.perf_counter(), time.process_time()
            with shelf.snapshot() as snapshot:
                opened = time.perf_counter()
                view(snapshot, *asked)
            taken.append((time.perf_counter() - start, opened - start, time.process_time() - worked))
        whole = sorted(1000 * one for one, _, _ in taken)
        opening, work = (statistics.median(1000 * one[at] for one in taken) for at in (1, 2))
        last = whole[min(len(whole) - 1, round(0.95 * len(whole)))]
        rows.append(
            (
                name,
                f"{statistics.median(whole):.1f}",
                f"{last:.1f}",
                f"{1000 * taken[0][0]:.0f}",
                f"{work:.1f}",
                f"{opening:.1f}",
            )
        )
    show(("ms", "median", "95 %", "first", "work of all cores", "snapshot()"), rows)


def run(folder: Path, events: int, pages: int, rounds: int) -> None:
    """Print everything on one ledger."""
    make_ledger(folder, events, pages)
    for path in (folder / "desk").glob("shelf*"):
        path.unlink()
    with Shelf(folder) as shelf:
        print(f"{events:,} rows, {pages:,} pages; first shelving: {seconds(shelf.refresh)}", flush=True)
        number = int(time.time())  # a page that isn't there yet
        add_pages(folder, 10 * number, 10 * number + 1)
        print(f"refresh after one more page: {seconds(shelf.refresh)}")
        add_rows(folder, 10_000 * number, 10_000 * number + 10_000, days=DAYS)
        print(f"refresh after 10,000 more rows of all days: {seconds(shelf.refresh)}")
        add_rows(folder, 10_000 * number + 10_000, 10_000 * number + 20_000, days=2)
        print(f"refresh after 10,000 more rows of two days: {seconds(shelf.refresh)}")
        print(f"refresh after nothing: {seconds(shelf.refresh)}", flush=True)
        measure(shelf, rounds)
    disk = sum(path.stat().st_size for path in (folder / "desk").iterdir())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"shelf: {disk >> 20} MB; ledger: {sum(p.stat().st_size for p in (folder / 'parts').iterdir()) >> 20} MB; peak memory: {peak:.0f} MB"
    )


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--events", type=int, default=5_000_000)
    parser.add_argument("--pages", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--folder", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        run(asked.folder or Path(temporary) / "ledger", asked.events, asked.pages, asked.rounds)


if __name__ == "__main__":
    main()
