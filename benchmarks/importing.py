"""How fast event data sets are imported, and what becomes of their rows: `python benchmarks/importing.py`.

Each file is imported into an empty ledger five times; printed are the median rows a second with the least and the most,
the share of kept rows with both sides known, and the rows that were not kept by reason. GDELT's fixture is repeated to
a million rows under fresh numbers first. Then the questions that the desk asks most are timed on ICEWS 2018.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from volteface.ledger import Ledger
from volteface.ledger.importing import SETS, Columns, EventSet, Tally, describe_table, import_files
from volteface.relations import series
from volteface.show.brief import view_brief
from volteface.show.relations import view_relations
from volteface.show.why import view_why

DATA = Path(os.environ.get("VOLTEFACE_DATA", "../shared/data"))
RUNS = 5
GDELT_ROWS = 1_000_000
ICEWS = Columns(date="date", source="source", target="target", code="relation")
KEDS = Columns(date="date", source="source", target="target", code="code")


class Sample(NamedTuple):
    """A data set with one file of it."""

    event_set: EventSet
    file: Path


def samples(folder: Path) -> Iterator[Sample]:
    """Give every set that there is a real file of."""
    fixtures, events = DATA / "fixtures", DATA / "events"
    gdelt = fixtures / "gdelt2_20191024143000.export.CSV"
    if gdelt.exists():
        yield Sample(SETS["gdelt"], repeat(gdelt, folder / "million.CSV"))
    for name, file in (("icews", "icews_events.2018.sample.tab"), ("acled", "acled_dummy.csv")):
        if (fixtures / file).exists():
            yield Sample(SETS[name], fixtures / file)
    for file in ("icews_2005_2011.tsv.gz", "icews_2018.tsv.gz"):
        if (events / file).exists():
            yield Sample(
                describe_table(events / file, ICEWS, actors="names", codes="cameo-text"), events / file
            )
    keds = events / "keds_levant_1979_2011.tsv.gz"
    if keds.exists():
        yield Sample(describe_table(keds, KEDS, actors="cameo", codes="cameo"), keds)


def repeat(source: Path, target: Path) -> Path:
    """Write a GDELT file's rows again and again, each time under fresh numbers."""
    lines = [line.split("\t", 1)[1] for line in source.read_text(encoding="utf-8").splitlines()]
    with target.open("w", encoding="utf-8") as file:
        for number in range(GDELT_ROWS):
            file.write(f"{number}\t{lines[number % len(lines)]}\n")
    return target


def run(sample: Sample, folder: Path) -> tuple[Tally, float, float]:
    """Import a file into a new ledger; give the tally, the seconds, and those of all processors together."""
    with tempfile.TemporaryDirectory(dir=folder) as name:
        ledger = Ledger.create(Path(name) / "ledger")
        start, busy = time.perf_counter(), time.process_time()
        tally = import_files(ledger.folder, sample.event_set, [sample.file])
        return tally, time.perf_counter() - start, time.process_time() - busy


def report(sample: Sample, folder: Path) -> None:
    """Print what becomes of a file's rows, and how fast."""
    results = [run(sample, folder) for _ in range(RUNS)]
    tally = results[0][0]
    rates = sorted(tally.rows / seconds for tally, seconds, _ in results)
    busy = statistics.median(busy for _, _, busy in results)
    both = 1 - tally.one_sided / tally.kept if tally.kept else 0
    print(
        f"{sample.event_set.name}: {tally.rows} rows, {statistics.median(rates):,.0f} rows/s "
        f"({rates[0]:,.0f} to {rates[-1]:,.0f}), {busy:.1f} s of processor time; {tally.kept} kept, {both:.1%} of them with both sides known"
    )
    for reason, rows in tally.reasons.most_common():
        print(f"    {rows:>8} {rows / tally.rows:6.1%} {reason}")


def report_questions(file: Path, folder: Path) -> None:
    """Print the seconds of questions to a ledger of ICEWS 2018."""
    ledger = Ledger.create(folder / "asked")
    import_files(ledger.folder, describe_table(file, ICEWS, actors="names", codes="cameo-text"), [file])
    with ledger.snapshot() as snapshot:
        newest = view_relations(snapshot, "RUS", "USA").events[0].id
        questions: dict[str, Callable[[], object]] = {
            "series of RUS and USA by week": lambda: series(snapshot, "RUS", "USA", "week"),
            "relations of RUS and USA": lambda: view_relations(snapshot, "RUS", "USA"),
            "brief of RUS": lambda: view_brief(snapshot, "RUS"),
            "why of an event": lambda: view_why(snapshot, newest[:8]),
        }
        for name, ask in questions.items():
            seconds = []
            for _ in range(RUNS):
                start = time.perf_counter()
                ask()
                seconds.append(time.perf_counter() - start)
            print(f"{name}: {statistics.median(seconds):.3f} s ({min(seconds):.3f} to {max(seconds):.3f})")


def main() -> int:
    """Print all figures; without data, say where it is looked for."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        found = list(samples(folder))
        if not found:
            print(f"no event data in {DATA}; set VOLTEFACE_DATA to its folder", file=sys.stderr)
            return 0
        for sample in found:
            report(sample, folder)
        asked = DATA / "events" / "icews_2018.tsv.gz"
        if asked.exists():
            report_questions(asked, folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
