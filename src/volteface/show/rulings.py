"""What analysts have ruled: beside what it is on, as a list, and what a ruling changes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import pyarrow as pa

from volteface.ledger import Ruling, Snapshot, Told
from volteface.ledger.parts import Row
from volteface.show.lines import EventLine, fetch_lines


@dataclass(frozen=True, slots=True, kw_only=True)
class RulingLine:
    """A ruling, what it is on, and the rulings that have undone it, of which one holds where this one doesn't.

    `reports` are document, start, end, source, target and type of each; `undoes` is the id of a ruling, or "".
    """

    id: str
    at: str
    by: str
    why: str
    kind: str
    verdict: str
    holds: bool
    reports: tuple[Told, ...]
    documents: tuple[str, ...]
    undoes: str
    undone_by: tuple["RulingLine", ...]


class RulingsBeside:
    """The rulings of a ledger by what they are on, undone ones too."""

    def __init__(self, snapshot: Snapshot) -> None:
        """Read them all: people write them."""
        lines = list_rulings(snapshot)
        self._by_id = {line.id: line for line in lines}
        self._by_report: defaultdict[Told, list[RulingLine]] = defaultdict(list)
        self._by_document: defaultdict[str, list[RulingLine]] = defaultdict(list)
        for line in lines:
            for report in line.reports:
                self._by_report[report].append(line)
            for document in line.documents:
                self._by_document[document].append(line)

    def on_report(self, report: Told) -> tuple[RulingLine, ...]:
        """Give what was ruled on a report itself, in order."""
        return tuple(line for line in self._by_report.get(report, ()) if line.kind == "report")

    def on_event(self, reports: Iterable[Told], documents: Iterable[str]) -> tuple[RulingLine, ...]:
        """Give what was ruled on the claim that reports belong to and on the origins of documents, in order."""
        found = {
            line.id for told in reports for line in self._by_report.get(told, ()) if line.kind == "claim"
        }
        found |= {line.id for document in documents for line in self._by_document.get(document, ())}
        return tuple(line for name, line in self._by_id.items() if name in found)


def list_rulings(snapshot: Snapshot) -> list[RulingLine]:
    """Give every ruling in the order in which they were made."""
    rows = snapshot.rows("SELECT * EXCLUDE (turn) FROM rulings ORDER BY turn DESC")
    undone: defaultdict[str, list[RulingLine]] = defaultdict(list)
    lines = []
    for row in rows:  # the latest first, so that what undoes a ruling is there before it
        line = _as_line(row, tuple(reversed(undone[row["id"]])))
        undone[line.undoes].append(line)
        lines.append(line)
    return lines[::-1]


def _as_line(row: Row, undone_by: tuple[RulingLine, ...]) -> RulingLine:
    reports = tuple(Told(**report) for report in row["reports"])
    return RulingLine(
        **row | {"reports": reports, "documents": tuple(row["documents"]), "undone_by": undone_by}
    )


class Balance(NamedTuple):
    """What the acts of a pair weigh together, over all time."""

    cooperation: float
    conflict: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """What a ruling is about, at one time: its events, the balances of their pairs, and the origins of its documents."""

    events: Mapping[str, EventLine]
    pairs: Mapping[tuple[str, str], Balance]
    origins: Mapping[str, str]


_BALANCES = """
SELECT a, b, coalesce(sum(weight) FILTER (quad <= 2), 0) AS cooperation, coalesce(sum(weight) FILTER (quad >= 3), 0) AS conflict
FROM events SEMI JOIN touched_pairs USING (a, b) WHERE weight > 0 AND a <> '' AND a <> b GROUP BY a, b
"""
_OF_REPORTS = """
WHERE import_key = 0 AND id IN (
    WITH told AS (
        SELECT report.run, report.id, report.cell FROM kept_reports AS report SEMI JOIN touched_reports AS touched
            ON touched.document = report.document AND touched.start = report.evidence.start AND touched.end = report.evidence.end
            AND touched.source = report.source AND touched.target = report.target AND touched.type = report.type
    )
    SELECT event.id FROM (
        SELECT id, unnest(reports) AS member FROM events WHERE import_key = 0 AND cell IN (SELECT cell FROM told)
    ) AS event SEMI JOIN told ON told.run = event.member.run AND told.id = event.member.id)
ORDER BY events.day, id
"""
_ORIGINS = (
    "SELECT document, origin FROM pages WHERE document IN (SELECT unnest($documents)) ORDER BY document"
)


def view_touched(snapshot: Snapshot, ruling: Ruling) -> Touched:
    """Give what a ruling is about as it is in a snapshot; of an undo, what is undone."""
    lines = {line.id: line for line in list_rulings(snapshot)}
    aims: list[Ruling | RulingLine] = [ruling]
    while (undone := lines.get(aims[-1].undoes)) is not None:
        aims.append(undone)
    documents = sorted({document for aim in aims for document in aim.documents})
    snapshot.register("touched_reports", _as_table([told for aim in aims for told in aim.reports]))
    events = fetch_lines(snapshot, _OF_REPORTS)
    pairs = sorted({(min(one.source, one.target), max(one.source, one.target)) for one in events})
    columns = {name: pa.array([pair[at] for pair in pairs], pa.string()) for at, name in enumerate("ab")}
    snapshot.register("touched_pairs", pa.table(columns))
    balances = dict.fromkeys(pairs, Balance(0.0, 0.0))
    for row in snapshot.rows(_BALANCES):
        balances[row["a"], row["b"]] = Balance(row["cooperation"], row["conflict"])
    origins = {row["document"]: row["origin"] for row in snapshot.rows(_ORIGINS, {"documents": documents})}
    return Touched(events={line.id: line for line in events}, pairs=balances, origins=origins)


def _as_table(reports: Sequence[Told]) -> pa.Table:
    types = (pa.string(), pa.int32(), pa.int32(), pa.string(), pa.string(), pa.string())
    columns = {
        name: pa.array([getattr(told, name) for told in reports], kind)
        for name, kind in zip(Told.__slots__, types, strict=True)
    }
    return pa.table(columns)
