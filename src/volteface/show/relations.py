"""How two actors stand: the series of the pair and its levels, with the events behind them."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from volteface.ledger import Snapshot
from volteface.model import Step
from volteface.relations import ALWAYS, OF_PAIR, Levels, Period, Series, levels, series
from volteface.show.lines import EventLine, fetch_newest

EVENTS = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationsView:
    """A pair's series, its levels step by step, and its latest events, the latest first; `events_total` counts all."""

    series: Series
    levels: Levels
    events: tuple[EventLine, ...]
    events_total: int


def view_relations(
    snapshot: Snapshot, a: str, b: str, step: Step = "month", events: int = EVENTS
) -> RelationsView:
    """Give the relation of two actors (codes), both directions together, and at most `events` of its events."""
    return view_series(snapshot, series(snapshot, a, b, step), ALWAYS, events)


def view_series(snapshot: Snapshot, found: Series, period: Period, events: int = EVENTS) -> RelationsView:
    """Give a series with its levels and at most `events` of its events, all cut to a period.

    The levels in it still know what came before it.
    """
    where = f"WHERE {OF_PAIR[found.directed]}"
    asked: dict[str, Any] = {"a": found.a, "b": found.b}
    for name, sign in (("since", ">="), ("until", "<=")):
        if day := getattr(period, name):
            where += f" AND events.day {sign} ${name}"
            asked[name] = day
    known = levels(found)
    both = [
        pair
        for pair in zip(found.steps, known.steps, strict=True)
        if period.touches(date.fromisoformat(pair[0].start), found.step)
    ]
    return RelationsView(
        series=replace(found, steps=tuple(step for step, _ in both)),
        levels=replace(known, steps=tuple(level for _, level in both)),
        events=fetch_newest(snapshot, where, asked, events),
        events_total=snapshot.rows(f"SELECT count(*) AS total FROM events {where}", asked)[0]["total"],  # noqa: S608
    )
