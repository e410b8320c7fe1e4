"""The events behind an alarm: those that made it and those that speak against it, the largest first."""

from collections.abc import Sequence
from dataclasses import replace

import pyarrow as pa

from volteface.ledger import NEWS_DAYS, Snapshot
from volteface.model import Shift
from volteface.world import list_sides, members_of_side

MOST = 20
"""Events of each kind that an alarm carries."""

# An act is as large as the weight that it won in the days asked about, and its intensity; more origins behind it count, though
# less and less. As in the panel, what pages told later is left out: by then a plan may have come true, or a claim been confirmed.
_BEHIND = """
WITH asked AS (
    SELECT wanted.shift, wanted.first, wanted.last, (event.quad <= 2) = wanted.friendly AS speaks_for, event.id, event.data_set,
        event.reports, event.pairs, event.day, event.weight, 1 + abs(event.intensity) AS strength
    FROM events AS event
    JOIN wanted ON wanted.a = least(event.source, event.target) AND wanted.b = greatest(event.source, event.target)
    WHERE NOT event.stale AND left(event.first_seen, 10) <= wanted.last
        AND (event.data_set = '' OR left(event.first_seen, 10) >= wanted.first)
), told AS (
    SELECT shift, speaks_for, asked.id, pairs, day, strength, count(DISTINCT origin) AS origins,
        max(member.weight)::DOUBLE AS full_weight,
        coalesce(max(member.weight) FILTER (left(seen, 10) < first), 0)::DOUBLE AS before
    FROM (SELECT *, unnest(reports) AS member FROM asked WHERE data_set = '') AS asked
    JOIN kept_reports AS report ON report.run = member.run AND report.id = member.id
    JOIN current_origins USING (document)
    WHERE member.weight > 0 AND left(seen, 10) <= last AND left(seen, 10)::DATE - day <= {historical}
    GROUP BY ALL
), behind AS (
    SELECT shift, speaks_for, id, day, (full_weight - before) / pairs * strength * (1 + ln(origins)) AS size
    FROM told WHERE full_weight > before
    UNION ALL SELECT shift, speaks_for, id, day, weight * strength FROM asked WHERE data_set <> '' AND weight > 0
)
SELECT shift, speaks_for, list(id ORDER BY size DESC, day, id)[:{most}] AS ids FROM behind GROUP BY ALL
"""


def find_acts(snapshot: Snapshot, shifts: Sequence[Shift]) -> list[Shift]:
    """Give the shifts with the events that were told between the earliest start and the alarm, for and against.

    What was told after the alarm plays no part, be it that an event happened or who else tells of it.
    """
    rows = [row for shift in shifts for row in _list_wanted(shift)]
    columns = ("shift", "a", "b", "first", "last", "friendly")
    table = pa.table(
        {name: [row[number] for row in rows] for number, name in enumerate(columns)}, schema=_WANTED
    )
    snapshot.register("wanted", table)
    query = _BEHIND.format(most=MOST, historical=NEWS_DAYS)
    found = {(row["shift"], row["speaks_for"]): row["ids"] for row in snapshot.rows(query)}
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
