"""The events behind an alarm: those that made it and those that speak against it, the largest first."""

from collections.abc import Sequence
from dataclasses import replace

import pyarrow as pa

from volteface.ledger import Snapshot
from volteface.model import Shift
from volteface.world import list_sides, members_of_side

MOST = 20
"""Events of each kind that an alarm carries."""

# An act is as large as its weight and intensity; more origins behind it count, though less and less.
_BEHIND = """
WITH behind AS (
    SELECT wanted.shift, event.id, (event.quad <= 2) = wanted.friendly AS speaks_for,
        event.weight * (1 + abs(event.intensity)) * (1 + ln(greatest(event.support, 1))) AS size, event.day
    FROM events AS event
    JOIN wanted ON wanted.a = least(event.source, event.target) AND wanted.b = greatest(event.source, event.target)
    WHERE event.weight > 0 AND left(event.first_seen, 10) BETWEEN wanted.first AND wanted.last
)
SELECT shift, speaks_for, list(id ORDER BY size DESC, day, id)[:{most}] AS ids FROM behind GROUP BY ALL
"""


def find_acts(snapshot: Snapshot, shifts: Sequence[Shift]) -> list[Shift]:
    """Give the shifts with the events that were seen between the earliest start and the alarm, for and against."""
    rows = [row for shift in shifts for row in _list_wanted(shift)]
    columns = ("shift", "a", "b", "first", "last", "friendly")
    table = pa.table(
        {name: [row[number] for row in rows] for number, name in enumerate(columns)}, schema=_WANTED
    )
    snapshot.register("wanted", table)
    found = {
        (row["shift"], row["speaks_for"]): row["ids"] for row in snapshot.rows(_BEHIND.format(most=MOST))
    }
    return [
        replace(
            shift,
            evidence=tuple(found.get((shift.id, True), ())),
            counter=tuple(found.get((shift.id, False), ())),
        )
        for shift in shifts
    ]


_WANTED = pa.schema(
    [(name, pa.string()) for name in ("shift", "a", "b", "first", "last")] + [("friendly", pa.bool_())]
)


def _list_wanted(shift: Shift) -> list[tuple[str, str, str, str, str, bool]]:
    """Give the pairs whose acts count, and whether friendly ones speak for the shift."""
    span = shift.starts[0], shift.raised
    if shift.kind == "dyad":
        return [(shift.id, shift.a, shift.b, *span, shift.direction == "cooperation")]
    rows = []
    for side in (shift.from_side, shift.to_side):
        for other in members_of_side(side, shift.raised) if side in list_sides() else {side}:
            if other != shift.a:
                a, b = sorted((shift.a, other))
                rows.append((shift.id, a, b, *span, side == shift.to_side))
    return rows
