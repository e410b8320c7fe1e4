"""From an alarm down to its events, their sentences, pages, outlets and origins, for and against."""

from collections.abc import Sequence
from dataclasses import dataclass

from volteface.ledger import Snapshot
from volteface.ledger.parts import Row
from volteface.model import Shift
from volteface.show.shifts import ShiftNote, view_shifts
from volteface.show.why import WhyView, view_events


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmView:
    """An alarm with what came since, and what stands behind each of its events, the largest first."""

    note: ShiftNote
    evidence: tuple[WhyView, ...]
    counter: tuple[WhyView, ...]


_PAGES = "SELECT * FROM events WHERE import_key = 0 AND id IN (SELECT unnest($ids))"
_IMPORTED = "SELECT * FROM events WHERE import_key IN (SELECT unnest($keys))"
_KEY_DIGITS = 16  # in the id of an imported event; one of pages has more


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
    chain = {view.event.id: view for view in view_events(snapshot, _fetch_events(snapshot, list(named)))}
    return [
        AlarmView(
            note=note,
            evidence=tuple(chain[line.id] for line in note.evidence),
            counter=tuple(chain[line.id] for line in note.counter),
        )
        for note in notes
    ]


def _fetch_events(snapshot: Snapshot, ids: Sequence[str]) -> list[Row]:
    """Give whole rows of events: those of pages by id, imported ones by the number that their id is."""
    keys = [int(name, 16) for name in ids if len(name) == _KEY_DIGITS]
    pages = [name for name in ids if len(name) != _KEY_DIGITS]
    rows = snapshot.rows(_PAGES, {"ids": pages}) if pages else []
    return rows + (snapshot.rows(_IMPORTED, {"keys": keys}) if keys else [])
