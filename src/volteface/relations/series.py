"""Events -> the relation of a pair over time: cooperation and conflict as two channels, with the attention beside them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from volteface.ledger import Snapshot

Step = Literal["day", "week", "month"]
PRECISIONS: dict[Step, tuple[str, ...]] = {
    "day": ("day", ""), "week": ("day", ""), "month": ("day", "", "month"),
}  # fmt: skip
"""How exactly an event must be dated to have a place in a step; undated ones stand on the day they were first seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """Acts of one kind in one step: counts by what each status weighs, and the sum of |intensity| weighed alike."""

    verbal: float
    material: float
    intensity: float

    @property
    def acts(self) -> float:
        """Verbal and material acts together."""
        return self.verbal + self.material


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesStep:
    """One step of a pair. Both channels are None where there was no news of the pair: that is unknown, not zero.

    `start` is its first day (weeks begin on Monday). `events` counts events with news in this step, whatever they weigh.
    Attention is the weight of all events of either side, and of the world, in the same step.
    """

    start: str
    cooperation: Channel | None
    conflict: Channel | None
    events: int
    attention_a: float
    attention_b: float
    attention_world: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A pair's relation, step by step without gaps from the first news to the last; a < b, both directions together.

    `unplaced` events are dated too vaguely for the step (a month or a year alone) and stand in none.
    """

    a: str
    b: str
    step: Step
    steps: tuple[SeriesStep, ...]
    unplaced: int


# What is only planned or possible, and what is background, is no news of the day that it speaks of.
_NEWS = "NOT stale AND status NOT IN ('planned', 'hypothetical', 'historical')"
_PAIR = "((source = $a AND target = $b) OR (source = $b AND target = $a))"
_CHANNELS = """
SELECT
    date_trunc($step, day)::DATE AS start, count(*) AS events,
    coalesce(sum(weight) FILTER (quad = 1), 0) AS verbal_cooperation,
    coalesce(sum(weight) FILTER (quad = 2), 0) AS material_cooperation,
    coalesce(sum(weight) FILTER (quad = 3), 0) AS verbal_conflict,
    coalesce(sum(weight) FILTER (quad = 4), 0) AS material_conflict,
    coalesce(sum(weight * abs(intensity)) FILTER (quad <= 2), 0) AS cooperation_intensity,
    coalesce(sum(weight * abs(intensity)) FILTER (quad >= 3), 0) AS conflict_intensity
FROM events WHERE {pair} AND {news} AND date_precision IN (SELECT unnest($precisions))
GROUP BY 1 ORDER BY 1
"""
_UNPLACED = """
SELECT count(*) AS events FROM events WHERE {pair} AND {news} AND date_precision NOT IN (SELECT unnest($precisions))
"""
_ATTENTION = """
SELECT
    date_trunc($step, day)::DATE AS start,
    coalesce(sum(weight) FILTER (source = $a OR target = $a), 0) AS a,
    coalesce(sum(weight) FILTER (source = $b OR target = $b), 0) AS b,
    sum(weight) AS world
FROM events
WHERE {news} AND date_precision IN (SELECT unnest($precisions)) AND day BETWEEN $first AND $last
GROUP BY 1
"""


def series(snapshot: Snapshot, a: str, b: str, step: Step = "month") -> Series:
    """Give the relation of two actors (codes, in any order) over time; without steps where there is no news of them.

    An event counts once, however many pages tell of it, on its date, by the weight of its status
    (`volteface.ledger.WEIGHTS`); an act of many parties is shared out among their pairs.
    """
    a, b = sorted((a, b))
    known = {"a": a, "b": b, "precisions": list(PRECISIONS[step])}
    unplaced = snapshot.rows(_fill(_UNPLACED), known)[0]["events"]
    found = {row["start"]: row for row in snapshot.rows(_fill(_CHANNELS), known | {"step": step})}
    if not found:
        return Series(a=a, b=b, step=step, steps=(), unplaced=unplaced)
    first, last = min(found), max(found)
    span = {"step": step, "first": first, "last": _following(last, step) - timedelta(days=1)}
    attention = {row["start"]: row for row in snapshot.rows(_fill(_ATTENTION), known | span)}
    steps = tuple(
        _step(start, found.get(start), attention.get(start, {})) for start in _starts(first, last, step)
    )
    return Series(a=a, b=b, step=step, steps=steps, unplaced=unplaced)


def _fill(query: str) -> str:
    return query.format(pair=_PAIR, news=_NEWS)


def _following(start: date, step: Step) -> date:
    """Give the first day of the next step."""
    if step == "month":
        return date(start.year + start.month // 12, start.month % 12 + 1, 1)
    return start + timedelta(days=7 if step == "week" else 1)


def _starts(first: date, last: date, step: Step) -> Iterator[date]:
    while first <= last:
        yield first
        first = _following(first, step)


def _step(start: date, row: dict[str, Any] | None, attention: dict[str, float]) -> SeriesStep:
    return SeriesStep(
        start=start.isoformat(),
        cooperation=_channel(row, "cooperation"),
        conflict=_channel(row, "conflict"),
        events=row["events"] if row else 0,
        attention_a=attention.get("a", 0.0),
        attention_b=attention.get("b", 0.0),
        attention_world=attention.get("world", 0.0),
    )


def _channel(row: dict[str, Any] | None, name: str) -> Channel | None:
    if row is None:
        return None
    return Channel(
        verbal=row[f"verbal_{name}"], material=row[f"material_{name}"], intensity=row[f"{name}_intensity"]
    )
