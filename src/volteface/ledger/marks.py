"""What has come since an alarm was raised that touches the events it names; the alarm itself stays as it was raised."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa

from volteface.ledger.events import weigh_event
from volteface.ledger.parts import Row
from volteface.ledger.rulings import Rulings, Told
from volteface.ledger.snapshot import Snapshot
from volteface.ledger.status import settle_status
from volteface.model import Shift

REPORTS_KEPT = 20
"""Reports of each event, by which it is found again when its id has changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RulingMark:
    """A ruling that touches an event: its id and verdict."""

    id: str
    verdict: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What has become of an event that an alarm names as evidence or against it (`side`: "evidence" or "counter").

    `event` is its id as the alarm has it, `now` the id that it has now, "" where nothing tells of it any more. `was_status` and
    `was_weight` are what was told of it by the day of the alarm, `status`, `weight` and `ruled` what is known now.
    """

    event: str
    side: str
    now: str
    was_status: str
    was_weight: float
    status: str
    weight: float
    ruled: str
    rulings: tuple[RulingMark, ...]


_MEMBERS = """
SELECT wanted.shift, event.id, event.pairs, event.stale, event.ruled, member.id AS report, member.weight, report.status,
    report.document, report.evidence.start AS evidence_start, report.evidence.end AS evidence_end,
    report.source, report.target, report.type,
    report.document IN (SELECT document FROM current_origins SEMI JOIN current_pasted USING (origin)) AS pasted
FROM (
    SELECT id, pairs, stale, ruled, unnest(reports) AS member FROM events SEMI JOIN wanted USING (id) WHERE import_key = 0
) AS event
JOIN wanted ON wanted.id = event.id
JOIN kept_reports AS report ON report.run = member.run AND report.id = member.id
WHERE left(report.seen, 10) <= wanted.raised
ORDER BY wanted.shift, event.id, report.id
"""
_NOW = "id, status, weight, ruled"
_MOVED = """
SELECT report, id FROM (SELECT id, unnest(reports).id AS report FROM events WHERE import_key = 0)
WHERE report IN (SELECT unnest($ids))
"""
_WORTH = """
SELECT id, arg_min(worth, turn) AS worth, min(turn) AS turn FROM kept_shifts
WHERE id IN (SELECT unnest($ids)) GROUP BY id
"""
_TOLD = """
SELECT event.id, report.document, report.evidence.start AS start, report.evidence.end AS end,
    report.source, report.target, report.type
FROM (SELECT id, unnest(reports) AS member FROM events WHERE import_key = 0 AND id IN (SELECT unnest($ids))) AS event
JOIN kept_reports AS report ON report.run = member.run AND report.id = member.id
"""


def weigh_named(snapshot: Snapshot, shifts: Sequence[Shift]) -> dict[str, list[Row]]:
    """Give for each alarm what the events that it names were worth: status and weight by what was told by its day."""
    named = [(shift.id, event, shift.raised) for shift in shifts for event in _name_events(shift)]
    worth: defaultdict[str, list[Row]] = defaultdict(list)
    if not named:
        return worth
    columns = zip(("shift", "id", "raised"), zip(*named, strict=True), strict=True)
    snapshot.register("wanted", pa.table({name: pa.array(column, pa.string()) for name, column in columns}))
    rulings = Rulings(snapshot.rows("SELECT * FROM rulings ORDER BY turn"))
    members: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in snapshot.rows(_MEMBERS):
        members[row["shift"], row["id"]].append(row)
    every = snapshot.find_events((event for _, event, _ in named), f"{_NOW}, import_key")
    imported = {row["id"]: row for row in every if row["import_key"]}
    for shift, event, _ in named:
        if event in imported:
            was = {name: imported[event][name] for name in ("status", "weight")}
            worth[shift].append({"event": event, **was, "reports": []})
        elif own := members.get((shift, event)):
            worth[shift].append({"event": event, **_weigh(own, rulings)})
    return worth


def _name_events(shift: Shift) -> Iterable[str]:
    return dict.fromkeys((*shift.evidence, *shift.counter))


def _weigh(members: Sequence[Row], rulings: Rulings) -> Row:
    """Give what some reports of an event make of it, as deriving does of all."""
    right = [report for report in members if not rulings.is_wrong(report)] or members
    standing = [report for report in right if not report["pasted"]] or right
    status = settle_status([report["status"] for report in standing])
    first = members[0]
    weight = 0.0 if first["stale"] else weigh_event(status, first["ruled"], members) / first["pairs"]
    return {
        "status": status,
        "weight": weight,
        "reports": [report["report"] for report in members[:REPORTS_KEPT]],
    }


def find_marks(snapshot: Snapshot, shifts: Sequence[Shift]) -> dict[str, tuple[Mark, ...]]:
    """Give for each alarm the events that it names of which more is known now, or that were ruled on since it was kept.

    An event whose status and weight are what they were, and on which nothing that holds was ruled, has no mark.
    """
    kept = {row["id"]: row for row in snapshot.rows(_WORTH, {"ids": [shift.id for shift in shifts]})}
    worth = [was for row in kept.values() for was in row["worth"]]
    events = _find_events(snapshot, worth)
    ruled = _find_rulings(snapshot, {now["id"] for now in events.values()})
    found: dict[str, tuple[Mark, ...]] = {}
    for shift in shifts:
        row = kept.get(shift.id, {"worth": [], "turn": 0})
        marks = [
            _mark(shift, was, events.get(was["event"]), _since(ruled, events.get(was["event"]), row["turn"]))
            for was in row["worth"]
        ]
        found[shift.id] = tuple(mark for mark in marks if _is_news(mark))
    return found


def _find_events(snapshot: Snapshot, worth: Sequence[Row]) -> dict[str, Row]:
    """Give what the named events are now, by the ids that alarms have for them."""
    ids = sorted({was["event"] for was in worth})
    events = {row["id"]: row for row in snapshot.find_events(ids, _NOW)}
    lost = [was for was in worth if was["event"] not in events and was["reports"]]
    if not lost:
        return events
    reports = sorted({report for was in lost for report in was["reports"]})
    home = {row["report"]: row["id"] for row in snapshot.rows(_MOVED, {"ids": reports})}
    moved = {
        was["event"]: home[report] for was in lost for report in reversed(was["reports"]) if report in home
    }
    now = {row["id"]: row for row in snapshot.find_events(moved.values(), _NOW)}
    return events | {old: now[name] for old, name in moved.items()}


def _find_rulings(snapshot: Snapshot, events: set[str]) -> dict[str, list[Row]]:
    """Give the rulings that hold by the events that they touch: a report, the claim, or the origin of two of its documents."""
    rulings = snapshot.rows("SELECT * FROM rulings WHERE holds AND kind <> 'undo' ORDER BY turn")
    if not rulings:
        return {}
    told: defaultdict[str, set[Told]] = defaultdict(set)
    for row in snapshot.rows(_TOLD, {"ids": sorted(events)}):
        told[row.pop("id")].add(Told(**row))
    return {
        event: [ruling for ruling in rulings if _touches(ruling, reports)] for event, reports in told.items()
    }


def _touches(ruling: Row, reports: set[Told]) -> bool:
    if ruling["kind"] == "origin":
        return {report.document for report in reports} >= set(ruling["documents"])
    return any(Told(**report) in reports for report in ruling["reports"])


def _since(ruled: Mapping[str, Sequence[Row]], event: Row | None, turn: int) -> tuple[RulingMark, ...]:
    rows = ruled.get(event["id"], ()) if event else ()
    return tuple(RulingMark(id=row["id"], verdict=row["verdict"]) for row in rows if row["turn"] > turn)


def _mark(shift: Shift, was: Row, now: Row | None, rulings: tuple[RulingMark, ...]) -> Mark:
    known = now or {"id": "", "status": "", "weight": 0.0, "ruled": ""}
    return Mark(
        event=was["event"],
        side="evidence" if was["event"] in shift.evidence else "counter",
        now=known["id"],
        was_status=was["status"],
        was_weight=was["weight"],
        status=known["status"],
        weight=known["weight"],
        ruled=known["ruled"],
        rulings=rulings,
    )


def _is_news(mark: Mark) -> bool:
    return bool(mark.rulings) or mark.status != mark.was_status or abs(mark.weight - mark.was_weight) > 1e-6
