"""Events -> the relation of a pair over time: cooperation and conflict as two channels, with the attention beside them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from volteface.ledger import Snapshot
from volteface.model import Step
from volteface.relations.outages import find_outages
from volteface.relations.steps import PRECISIONS, starts_between

Row = Mapping[str, Any]


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
    """One step of a pair. Both channels are None where nothing is known: there was no news of the pair, or none of anybody.

    `start` is its first day (weeks begin on Monday). `known` is false where the sources were out (see
    `volteface.relations.find_outages`), so that even silence says nothing. `events` counts events with news in this
    step, whatever they weigh; `origins` are the independent origins behind those that weigh something. Attention is the
    weight of all events of either side, and of the world, in the same step.
    """

    start: str
    known: bool
    cooperation: Channel | None
    conflict: Channel | None
    events: int
    origins: int
    attention_a: float
    attention_b: float
    attention_world: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A pair's relation, step by step without gaps from the first news to the last.

    Undirected, a < b and the acts of both count; `directed`, only what a does to b, with what they do together.
    `unplaced` events are dated too vaguely for the step (a month or a year alone) and stand in none. `data_sets` are
    those that tell of the pair, "" for pages.
    """

    a: str
    b: str
    directed: bool
    step: Step
    steps: tuple[SeriesStep, ...]
    unplaced: int
    data_sets: tuple[str, ...]


OF_PAIR: Mapping[bool, str] = {
    False: "(a = least($a, $b) AND b = greatest($a, $b))",
    True: "(a = least($a, $b) AND b = greatest($a, $b) AND (source = $a OR mutual))",
}
"""The SQL condition on the events of a pair $a, $b; True for what a does to b alone, with what they do together."""
_STEPS = """
SELECT
    date_trunc($step, day)::DATE AS start, data_set,
    coalesce(sum(told) FILTER (NOT placed), 0)::BIGINT AS unplaced,
    coalesce(sum(told) FILTER (placed), 0)::BIGINT AS events,
    coalesce(sum(origins) FILTER (placed), 0)::BIGINT AS origins,
    coalesce(sum(weight) FILTER (placed AND quad = 1), 0) AS verbal_cooperation,
    coalesce(sum(weight) FILTER (placed AND quad = 2), 0) AS material_cooperation,
    coalesce(sum(weight) FILTER (placed AND quad = 3), 0) AS verbal_conflict,
    coalesce(sum(weight) FILTER (placed AND quad = 4), 0) AS material_conflict,
    coalesce(sum(strength) FILTER (placed AND quad <= 2), 0) AS cooperation_intensity,
    coalesce(sum(strength) FILTER (placed AND quad >= 3), 0) AS conflict_intensity
FROM (SELECT *, date_precision IN (SELECT unnest($precisions)) AS placed FROM {acts} WHERE {pair})
GROUP BY 1, 2
"""
_ATTENTION = """
SELECT date_trunc($step, day)::DATE AS start, data_set,
    coalesce(sum(told) FILTER (actor = ''), 0)::BIGINT AS told,
    coalesce(sum(weight) FILTER (actor = $a), 0) AS attention_a,
    coalesce(sum(weight) FILTER (actor = $b), 0) AS attention_b,
    coalesce(sum(weight) FILTER (actor = ''), 0) AS attention_world
FROM attention WHERE actor IN ('', $a, $b) AND date_precision IN (SELECT unnest($precisions)) GROUP BY 1, 2
"""
_KEYS = ("start", "data_set")


def series(snapshot: Snapshot, a: str, b: str, step: Step = "month", directed: bool = False) -> Series:
    """Give the relation of two actors (codes) over time; without steps where there is no news of them.

    An event counts once, however many pages tell of it, on its date, by the weight of its status
    (`volteface.ledger.WEIGHTS`); an act of many parties is shared out among their pairs.
    """
    if not directed:
        a, b = sorted((a, b))
    known = {"a": a, "b": b, "step": step, "precisions": list(PRECISIONS[step])}
    acts = _STEPS.format(pair=OF_PAIR[directed], acts=snapshot.acts(step))
    attention = snapshot.rows(_ATTENTION, known)
    rows = snapshot.rows(acts, known)
    told: dict[date, dict[str, int]] = {}
    for row in attention:
        if row["told"]:
            told.setdefault(row["start"], {})[row["data_set"]] = row["told"]
    outages = find_outages(told, step)
    world = _join_data_sets([*rows, *attention])
    return Series(
        a=a,
        b=b,
        directed=directed,
        step=step,
        steps=tuple(_step(start, world.get(start, {}), start not in outages) for start in _span(world, step)),
        unplaced=sum(row["unplaced"] for row in rows),
        data_sets=tuple(sorted({row["data_set"] for row in rows if row["events"]})),
    )


def _join_data_sets(rows: list[dict[str, Any]]) -> dict[date, dict[str, Any]]:
    """Give each step's sums over all data sets."""
    joined: dict[date, dict[str, Any]] = {}
    for row in rows:
        sums = joined.setdefault(row["start"], {})
        for name, value in row.items():
            if name not in _KEYS:
                sums[name] = sums.get(name, 0) + value
    return joined


def _span(world: Mapping[date, Row], step: Step) -> list[date]:
    """Give all steps from the pair's first news to its last."""
    found = [start for start, row in world.items() if row.get("events")]
    return list(starts_between(min(found), max(found), step)) if found else []


def _step(start: date, row: Row, known: bool) -> SeriesStep:
    seen = known and row.get("events", 0) > 0
    return SeriesStep(
        start=start.isoformat(),
        known=known,
        cooperation=_channel(row, "cooperation") if seen else None,
        conflict=_channel(row, "conflict") if seen else None,
        events=row.get("events", 0),
        origins=row.get("origins", 0),
        attention_a=row.get("attention_a", 0.0),
        attention_b=row.get("attention_b", 0.0),
        attention_world=row.get("attention_world", 0.0),
    )


def _channel(row: Row, name: str) -> Channel:
    return Channel(
        verbal=row[f"verbal_{name}"], material=row[f"material_{name}"], intensity=row[f"{name}_intensity"]
    )
