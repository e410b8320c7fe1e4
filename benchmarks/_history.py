"""Known changes of relations in real streams of events: loading them, and who found which of them by when."""

import csv
import os
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from volteface.ledger import Ledger
from volteface.ledger.importing import Columns, describe_table, import_files
from volteface.model import Panel, Step
from volteface.relations.panel import panel
from volteface.shifts.budget import Alarm
from volteface.shifts.pace import ACTIVE_EVENTS
from volteface.shifts.watch import DIRECTIONS

DATA = Path(os.environ.get("VOLTEFACE_DATA", Path(__file__).resolve().parents[2] / "shared" / "data"))
GOLD = DATA / "gold_shifts_dev.csv"
WARM_UP = timedelta(days=365)
Days = Mapping[tuple[tuple[str, str], int], NDArray[np.int64]]
"""The days, as ordinals, on which alarms were raised on a pair's channel."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file of events with what `import table` must know of it."""

    file: Path
    columns: Columns
    actors: str
    codes: str


SOURCES: Mapping[str, Source] = {
    "icews05-15": Source(
        DATA / "events" / "icews_2005_2011.tsv.gz",
        Columns(date="date", source="source", target="target", code="relation"),
        "names",
        "cameo-text",
    ),
    "keds-levant": Source(
        DATA / "events" / "keds_levant_1979_2011.tsv.gz",
        Columns(date="date", source="source", target="target", code="code"),
        "cameo",
        "cameo",
    ),
}
"""By the name that the list of known changes calls a stream."""


@dataclass(frozen=True, slots=True)
class Change:
    """A known change: the relation of `pair` took a turn on `day` (an ordinal), give or take `slack` days."""

    stream: str
    pair: tuple[str, str]
    channel: int
    day: int
    slack: int
    reason: str


def import_stream(stream: str, folder: Path) -> Ledger:
    """Import a stream into a ledger in a folder."""
    source = SOURCES[stream]
    ledger = Ledger.open_or_create(folder)
    event_set = describe_table(source.file, source.columns, actors=source.actors, codes=source.codes)
    import_files(ledger.folder, event_set, [source.file])
    return ledger


def load_panels(steps: Sequence[Step]) -> Iterator[tuple[str, Step, Panel]]:
    """Import every stream into a temporary ledger, and give its panels."""
    for stream in SOURCES:
        with (
            tempfile.TemporaryDirectory() as root,
            import_stream(stream, Path(root) / "ledger").snapshot() as snapshot,
        ):
            for step in steps:
                found = panel(snapshot, step)
                assert found
                yield stream, step, found


def count_untellable(panel: Panel, changes: Sequence[Change]) -> int:
    """Count the changes that no method can tell: no act of the kind within 92 days of them, or a dyad that is not active then."""
    starts = np.array([start.toordinal() for start in panel.starts])
    untellable = 0
    for change in changes:
        own = panel.pair == (panel.pairs.index(change.pair) if change.pair in panel.pairs else -1)
        days = starts[panel.step[own]]
        acts = (panel.cooperation, panel.conflict)[change.channel][own]
        near = (days >= change.day - change.slack - 7) & (days <= change.day + change.slack + 92)
        before = (days > change.day - 2 * 365) & (days <= change.day + change.slack + 92)
        untellable += not acts[near].any() or panel.events[own][before].sum() < ACTIVE_EVENTS
    return untellable


def load_changes() -> list[Change]:
    """Read the known changes that can be tested on the streams and fall after the warm-up of the first year."""
    with GOLD.open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["testable"] == "True"]
    return [
        Change(
            row["stream"],
            (min(row["state_a"], row["state_b"]), max(row["state_a"], row["state_b"])),
            DIRECTIONS.index("conflict" if row["direction"] == "conflict" else "cooperation"),
            date.fromisoformat(row["date"]).toordinal(),
            int(row["plus_minus_days"]),
            row["reason"],
        )
        for row in rows
    ]


def date_alarms(panel: Panel, alarms: Sequence[Alarm]) -> Days:
    """Give the day that each alarm was raised on: the last one of its step."""
    days: defaultdict[tuple[tuple[str, str], int], list[int]] = defaultdict(list)
    for alarm in sorted(alarms):
        days[panel.pairs[alarm.pair], alarm.channel].append(panel.starts[alarm.step + 1].toordinal() - 1)
    return {key: np.array(found) for key, found in days.items()}


def find_hits(changes: Sequence[Change], days: Days, horizon: int) -> NDArray[np.bool_]:
    """Tell for each change whether an alarm was raised within `horizon` days; one alarm serves one change.

    Alarms are handed out in order of time, each to the open change that would soonest be too late.
    """
    hits = np.zeros(len(changes), bool)
    waiting: defaultdict[tuple[tuple[str, str], int], list[int]] = defaultdict(list)
    for place, change in enumerate(changes):
        waiting[change.pair, change.channel].append(place)
    for key, places in waiting.items():
        for day in days.get(key, ()):
            fitting = [
                place
                for place in places
                if not hits[place]
                and abs(day - changes[place].day - horizon / 2) <= changes[place].slack + horizon / 2
            ]
            if fitting:
                hits[min(fitting, key=lambda place: changes[place].day + changes[place].slack)] = True
    return hits


def find_placebo(changes: Sequence[Change], days: Days, horizon: int, panel: Panel) -> NDArray[np.float64]:
    """Give for each change the chance that one on a day drawn by lot would have been found: the share of all days."""
    first = (panel.starts[0] + WARM_UP).toordinal()
    chances = np.zeros(len(changes))
    for place, change in enumerate(changes):
        raised = days.get((change.pair, change.channel), np.empty(0, np.int64))
        drawn = np.arange(first, panel.starts[-1].toordinal() - horizon - change.slack)
        later = np.searchsorted(raised, drawn + horizon + change.slack, side="right")
        chances[place] = (later > np.searchsorted(raised, drawn - change.slack)).mean()
    return chances


def count_active_years(panel: Panel) -> float:
    """Count the calendar years of pairs with enough events in the two years before; the last year as far as it goes."""
    years = np.array([start.year for start in panel.starts[:-1]]) - panel.starts[0].year
    events = np.zeros((len(panel.pairs), years[-1] + 3))
    np.add.at(events, (panel.pair, years[panel.step] + 2), panel.events)
    active = (events[:, :-2] + events[:, 1:-1] >= ACTIVE_EVENTS).sum(0).astype(float)
    end = panel.starts[-1]
    active[-1] *= min(1.0, (end - date(panel.starts[-2].year, 1, 1)).days / 365)
    return float(active.sum())
