"""How two actors stand: the series of the pair with the events behind it."""

from dataclasses import dataclass

from volteface.ledger import Snapshot
from volteface.relations import Series, Step, series
from volteface.show.lines import EventLine, fetch_lines

EVENTS = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationsView:
    """A pair's series and its latest events, the latest first; `events_total` counts them all."""

    series: Series
    events: tuple[EventLine, ...]
    events_total: int


_PAIR = "WHERE (source = $a AND target = $b) OR (source = $b AND target = $a)"
_COUNT = f"SELECT count(*) AS total FROM events {_PAIR}"  # noqa: S608 - our own text


def view_relations(
    snapshot: Snapshot, a: str, b: str, step: Step = "month", events: int = EVENTS
) -> RelationsView:
    """Give the relation of two actors (codes) and at most `events` of its events."""
    pair = {"a": a, "b": b}
    return RelationsView(
        series=series(snapshot, a, b, step),
        events=fetch_lines(
            snapshot, f"{_PAIR} ORDER BY day DESC, id LIMIT $events", pair | {"events": events}
        ),
        events_total=snapshot.rows(_COUNT, pair)[0]["total"],
    )
