"""From an alarm down to its events, their sentences, pages, outlets and origins, for and against."""

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
    [note] = view_shifts(snapshot, [shift], len(shift.evidence), len(shift.counter))
    named = [line.id for line in (*note.evidence, *note.counter)]
    chain = {view.event.id: view for view in view_events(snapshot, snapshot.find_events(named))}
    return AlarmView(
        note=note,
        evidence=tuple(chain[line.id] for line in note.evidence),
        counter=tuple(chain[line.id] for line in note.counter),
    )
