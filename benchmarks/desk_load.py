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
Call = Callable[[Snapshot], object]


def make_ledger(folder: Path, events: int, pages: int) -> None:
    """Make the ledger, if it isn't there yet."""
    if (folder / "manifest.json").exists():
        return
    Ledger.create(folder)
    add_rows(folder, 0, events)
    add_pages(folder, 0, pages)
    with Ledger.open(folder).snapshot() as snapshot:
        rows = snapshot.rows("SELECT id, a, b, day FROM events WHERE weight > 0 AND a <> '' ORDER BY hash(id) LIMIT 2000")
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
    """Give how long a call takes."""
    start = time.perf_counter()
    call()
    return f"{time.perf_counter() - start:.2f} s"


def list_views(snapshot: Snapshot, dice: random.Random) -> dict[str, Callable[[], Call]]:
    """Give for each view what makes one call of it, of the biggest or of a random thing."""
    states = list_states()
    ids = [row["id"] for row in snapshot.rows("SELECT id FROM events ORDER BY hash(id) LIMIT 300")]
    told = [row["id"] for row in snapshot.rows("SELECT id FROM events WHERE import_key = 0 ORDER BY hash(id) LIMIT 300")]
    documents = [row["document"] for row in snapshot.rows("SELECT document FROM pages ORDER BY hash(document) LIMIT 300")]
    alarms = kept_shifts(snapshot, Watch())

    def pair() -> tuple[str, str]:
        one, other = sorted(dice.sample(states, 2))
        return one, other

    return {
        "brief, USA": lambda: lambda s: view_brief(s, "USA"),
        "brief, random": lambda: (lambda s, state=dice.choice(states): view_brief(s, state)),
        "relations, RUS USA": lambda: lambda s: view_relations(s, "RUS", "USA"),
        "relations, random": lambda: (lambda s, two=pair(): view_relations(s, *two)),
        "series by week, RUS USA": lambda: lambda s: series(s, "RUS", "USA", "week"),
        "series directed, RUS USA": lambda: lambda s: series(s, "RUS", "USA", directed=True),
        "sides RUS WEST, USA": lambda: lambda s: sides(s, "USA", "RUS", "CHN"),
        "sides RUS WEST, random": lambda: (lambda s, state=dice.choice(states[20:]): sides(s, state, "RUS", "WEST")),
        "network of a month": lambda: lambda s: network(s, MONTH),
        "events of a month, RUS USA": lambda: lambda s: fetch_step(s, ("RUS", "USA"), MONTH, "month"),
        "latest, USA": lambda: lambda s: fetch_latest(s, "USA"),
        "latest, RUS USA": lambda: lambda s: fetch_latest(s, "RUS", "USA"),
        "why, imported": lambda: (lambda s, name=dice.choice(ids): view_why(s, name)),
        "why, of pages": lambda: (lambda s, name=dice.choice(told)[:10]: view_why(s, name)),
        "alarm's chain": lambda: (lambda s, one=dice.choice(alarms): view_alarm(s, one)),
        "50 alarms": lambda: lambda s: view_shifts(s, alarms[:50]),
        "rulings": lambda: list_rulings,
        "outlets": lambda: view_outlets,
        "article with text": lambda: (
            lambda s, name=dice.choice(documents): s.rows("SELECT * FROM articles WHERE document = ?", [name])
        ),
        "related": lambda: (lambda s, name=dice.choice(documents): view_related(s, name)),
    }  # fmt: skip


def measure(shelf: Shelf, rounds: int) -> None:
    """Print the milliseconds of each view."""
    dice = random.Random(5)  # noqa: S311 - no secret
    with shelf.snapshot() as snapshot:
        views = list_views(snapshot, dice)
    rows = []
    for name, make in views.items():
        taken = []
        for _ in range(rounds):
            call = make()
            start = time.perf_counter()
            with shelf.snapshot() as snapshot:
                opened = time.perf_counter()
                call(snapshot)
            taken.append((time.perf_counter() - start, opened - start))
        whole = sorted(1000 * one for one, _ in taken)
        opening = statistics.median(1000 * one for _, one in taken)
        last = whole[min(len(whole) - 1, round(0.95 * len(whole)))]
        rows.append((name, f"{statistics.median(whole):.1f}", f"{last:.1f}", f"{1000 * taken[0][0]:.0f}", f"{opening:.1f}"))
    show(("ms", "median", "95 %", "first", "snapshot()"), rows)


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
    print(f"shelf: {disk >> 20} MB; ledger: {sum(p.stat().st_size for p in (folder / 'parts').iterdir()) >> 20} MB; peak memory: {peak:.0f} MB")


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=5_000_000)
    parser.add_argument("--pages", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--folder", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        run(asked.folder or Path(temporary) / "ledger", asked.events, asked.pages, asked.rounds)


if __name__ == "__main__":
    main()
