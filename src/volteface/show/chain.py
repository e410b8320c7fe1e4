"""From an alarm down to its events, their sentences, pages, outlets and origins, for and against."""

from collections.abc import Sequence
from dataclasses import dataclass

from volteface.ledger import Snapshot
from volteface.model import Shift
from volteface.show.shifts import ShiftNote, view_shifts
from volteface.show.why import WhyView, view_events


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmView:
    """An alarm with what came since, and what stands behind each of its events, the largest first."""

    note: ShiftNote
    evidence: tuple[WhyView, ...]
    counter: tuple[WhyView, ...]


def view_alarm(snapshot: Snapshot, shift: Shift) -> AlarmView:
    """Give an alarm with all the events that it names, as they are now."""
    return view_alarms(snapshot, [shift])[0]


def view_alarms(snapshot: Snapshot, shifts: Sequence[Shift]) -> list[AlarmView]:
    """Give alarms with all the events that they name, as they are now."""
    if not shifts:
        return []
    most = max(len(some) for shift in shifts for some in (shift.evidence, shift.counter))
    notes = view_shifts(snapshot, shifts, most, most)
    named = dict.fromkeys(line.id for note in notes for line in (*note.evidence, *note.counter))
    chain = {view.event.id: view for view in view_events(snapshot, snapshot.find_events(list(named)))}
    return [
        AlarmView(
            note=note,
            evidence=tuple(chain[line.id] for line in note.evidence),
            counter=tuple(chain[line.id] for line in note.counter),
        )
        for note in notes
    ]
