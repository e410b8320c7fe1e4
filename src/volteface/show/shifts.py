"""Alarms as an analyst's notes: who, from whom to whom, since when, how sure, and the acts for and against."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from volteface.ledger import Mark, Snapshot, find_marks
from volteface.model import Shift
from volteface.show.lines import EventLine, fetch_by_id

FOR = 3
AGAINST = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftNote:
    """An alarm with its largest acts, those that speak for it and those that speak against it, and what came since."""

    shift: Shift
    evidence: tuple[EventLine, ...]
    counter: tuple[EventLine, ...]
    marks: tuple[Mark, ...]


def view_shifts(
    snapshot: Snapshot, shifts: Sequence[Shift], most_for: int = FOR, most_against: int = AGAINST
) -> list[ShiftNote]:
    """Give alarms with at most so many acts for each and against it."""
    wanted = [
        name for shift in shifts for name in (*shift.evidence[:most_for], *shift.counter[:most_against])
    ]
    lines = fetch_by_id(snapshot, wanted)
    if missing := set(wanted) - set(lines):
        moved = snapshot.trace_events(missing)
        now = fetch_by_id(snapshot, moved.values())
        lines |= {old: now[name] for old, name in moved.items()}
    marks = find_marks(snapshot, shifts)
    return [
        ShiftNote(
            shift=shift,
            evidence=tuple(lines[name] for name in shift.evidence[:most_for] if name in lines),
            counter=tuple(lines[name] for name in shift.counter[:most_against] if name in lines),
            marks=marks[shift.id],
        )
        for shift in shifts
    ]


def choose_shifts(
    shifts: Sequence[Shift],
    since: str = "",
    until: str = "",
    pair: tuple[str, str] | None = None,
    kind: str = "",
) -> Iterator[Shift]:
    """Give the alarms raised between two days ("" is open) on a pair (in any order) of a kind ("" is any).

    The drifts of a state to or from another actor are of their pair too.
    """
    for shift in shifts:
        who = {shift.a, shift.b} - {""} if shift.kind == "dyad" else {shift.a, shift.from_side, shift.to_side}
        if (
            (not since or shift.raised >= since)
            and (not until or shift.raised <= until)
            and (not kind or shift.kind == kind)
            and (pair is None or set(pair) <= who)
        ):
            yield shift
