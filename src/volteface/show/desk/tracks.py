"""Small charts beside an alarm: a relation month by month, or where a state stands between two sides."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

import pyarrow as pa

from volteface.ledger import Snapshot
from volteface.model import Shift
from volteface.relations import sides
from volteface.relations.steps import PRECISIONS, Period, starts_between

BEFORE_YEARS = 5
"""A chart shows so many years before the ledger's newest day, and two before an older alarm."""
YEAR_WIDTH = 34
"""What the name of a year takes of a chart's width, with the room beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationMonth:
    """What the acts of a pair in a month weigh together; 0 where nothing was told. `start` is its first day."""

    start: str
    cooperation: float
    conflict: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMonth:
    """Where a state stood in a month: 1 with the side that it moves to, -1 with the one that it leaves; `low` to `high` with 90 %."""

    start: str
    position: float
    low: float
    high: float


Track = tuple[RelationMonth, ...] | tuple[PlaceMonth, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A chart's paths and places in its own units; `top` and `bottom` are what the ends of its axis stand for."""

    width: float
    height: float
    middle: float
    above: str
    below: str
    line: str
    band: str
    began: tuple[float, float]
    raised: float
    years: tuple[tuple[float, str], ...]
    top: float


_MONTHS = """
SELECT a, b, strftime(date_trunc('month', day), '%Y-%m-%d') AS start,
    coalesce(sum(weight) FILTER (quad <= 2), 0)::DOUBLE AS cooperation,
    coalesce(sum(weight) FILTER (quad >= 3), 0)::DOUBLE AS conflict
FROM {acts} SEMI JOIN tracked USING (a, b)
WHERE day >= $first::DATE AND date_precision IN (SELECT unnest($precisions)) GROUP BY ALL
"""


def fetch_tracks(snapshot: Snapshot, shifts: Sequence[Shift], as_of: str) -> dict[str, Track]:
    """Give what the chart of each alarm shows, by the alarm's id, up to the ledger's newest day."""
    dyads = [shift for shift in shifts if shift.kind == "dyad"]
    found: dict[str, Track] = dict(_fetch_relations(snapshot, dyads, as_of)) if dyads else {}
    for shift in shifts:
        if shift.kind == "drift":
            make = partial(_fetch_places, shift=shift, as_of=as_of)
            found[shift.id] = snapshot.recall(("places", shift.id, as_of), make)
    return found


def _fetch_relations(
    snapshot: Snapshot, shifts: Sequence[Shift], as_of: str
) -> Iterable[tuple[str, tuple[RelationMonth, ...]]]:
    pairs = sorted({(shift.a, shift.b) for shift in shifts})
    columns = {
        name: pa.array(codes, pa.string())
        for name, codes in zip(("a", "b"), zip(*pairs, strict=True), strict=True)
    }
    snapshot.register("tracked", pa.table(columns))
    first = min(_begin(shift, as_of) for shift in shifts)
    told: defaultdict[tuple[str, str], dict[str, RelationMonth]] = defaultdict(dict)
    months = _MONTHS.format(acts=snapshot.acts("month"))
    for row in snapshot.rows(months, {"first": first.isoformat(), "precisions": list(PRECISIONS["month"])}):
        pair = row.pop("a"), row.pop("b")
        told[pair][row["start"]] = RelationMonth(**row)
    for shift in shifts:
        starts = [day.isoformat() for day in _list_months(shift, as_of)]
        own = told[shift.a, shift.b]
        yield (
            shift.id,
            tuple(own.get(start, RelationMonth(start=start, cooperation=0, conflict=0)) for start in starts),
        )


def _fetch_places(snapshot: Snapshot, shift: Shift, as_of: str) -> tuple[PlaceMonth, ...]:
    period = Period(since=_begin(shift, as_of))
    way = sides(snapshot, shift.a, shift.to_side, shift.from_side, "month", period)
    return tuple(
        PlaceMonth(start=step.start, position=step.position, low=step.low, high=step.high)
        for step in way.steps
    )


def _begin(shift: Shift, as_of: str) -> date:
    """Give the first month of an alarm's chart."""
    last = date.fromisoformat(as_of)
    usual = date(last.year - BEFORE_YEARS, last.month, 1)
    began = date.fromisoformat(shift.starts[0])
    return min(usual, date(began.year - 2, began.month, 1))


def _list_months(shift: Shift, as_of: str) -> list[date]:
    return list(starts_between(_begin(shift, as_of), date.fromisoformat(as_of), "month"))


def draw(track: Track, shift: Shift, width: float = 260, height: float = 64) -> Drawing | None:
    """Draw the chart of an alarm; None where there is nothing to show."""
    if not track:
        return None
    starts = [date.fromisoformat(month.start) for month in track]
    base = _count_months(starts[0])
    span = max(_count_months(starts[-1]), _count_months(date.fromisoformat(shift.raised))) - base + 1

    def place(day: str) -> float:
        """The x of a day: a month is as wide as another."""
        at = date.fromisoformat(day)
        months = _count_months(at) - base + (at.day - 1) / 31
        return _tenth(min(max(months / span, 0.0), 1.0) * width)

    middle = height / 2
    above, below, line, band, top = _draw_marks(track, place, width / span, middle)
    return Drawing(
        width=width,
        height=height,
        middle=middle,
        above=above,
        below=below,
        line=line,
        band=band,
        began=(place(shift.starts[0]), max(place(shift.starts[1]), place(shift.starts[0]) + 1)),
        raised=place(shift.raised),
        years=_choose_years(
            [(place(day.isoformat()), str(day.year)) for day in starts if day.month == 1], width
        ),
        top=top,
    )


def _count_months(day: date) -> int:
    return day.year * 12 + day.month


def _choose_years(years: Sequence[tuple[float, str]], width: float) -> tuple[tuple[float, str], ...]:
    """Give as many of the years as have room, each with where it begins; the last one's name has to end within the chart."""
    inside = [year for year in years if year[0] <= width - YEAR_WIDTH]
    every = max(1, -(-len(inside) * YEAR_WIDTH // int(width)))
    return tuple(inside[::every])


def _draw_marks(
    track: Track, place: Callable[[str], float], step: float, middle: float
) -> tuple[str, str, str, str, float]:
    """Give the paths of the bars above and below, of the line and of its band, and what the axis ends at."""
    relation = [month for month in track if isinstance(month, RelationMonth)]
    if relation:
        most = max(max(month.cooperation, month.conflict) for month in relation) or 1.0
        wide, scale = _tenth(max(step * 0.75, 0.8)), (middle - 1) / most
        above = "".join(
            f"M{place(month.start)} {middle}h{wide}v{-_tenth(month.cooperation * scale)}h{-wide}z"
            for month in relation
            if month.cooperation > 0
        )
        below = "".join(
            f"M{place(month.start)} {middle}h{wide}v{_tenth(month.conflict * scale)}h{-wide}z"
            for month in relation
            if month.conflict > 0
        )
        return above, below, "", "", most
    places = [month for month in track if isinstance(month, PlaceMonth)]
    at = [place(month.start) for month in places]

    def rise(value: float) -> float:
        return _tenth(middle - value * (middle - 1))

    line = "M" + "L".join(f"{x} {rise(month.position)}" for x, month in zip(at, places, strict=True))
    there = [f"{x} {rise(month.high)}" for x, month in zip(at, places, strict=True)]
    back = [f"{x} {rise(month.low)}" for x, month in zip(reversed(at), reversed(places), strict=True)]
    return "", "", line, f"M{'L'.join([*there, *back])}z", 1.0


def _tenth(value: float) -> float:
    return round(value, 1)
