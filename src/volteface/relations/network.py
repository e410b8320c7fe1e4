"""All relations of one step or some: who dealt with whom, how much, and whether as friends."""

from dataclasses import dataclass
from datetime import date, timedelta

from volteface.ledger import Snapshot
from volteface.model import Step
from volteface.relations.steps import PRECISIONS, following


@dataclass(frozen=True, slots=True)
class Tie:
    """A pair (a < b) in a step: what its acts of cooperation and of conflict weigh, how many events there are, and origins."""

    a: str
    b: str
    cooperation: float
    conflict: float
    events: int
    origins: int


_TIES = """
SELECT a, b,
    coalesce(sum(weight) FILTER (friendly), 0) AS cooperation, coalesce(sum(weight) FILTER (NOT friendly), 0) AS conflict,
    sum(told)::BIGINT AS events, sum(origins)::BIGINT AS origins
FROM days
WHERE day BETWEEN $first AND $last AND date_precision IN (SELECT unnest($precisions))
GROUP BY a, b ORDER BY sum(weight) DESC, a, b
"""


def network(snapshot: Snapshot, start: date, step: Step = "month", steps: int = 1) -> tuple[Tie, ...]:
    """Give all pairs with news in the step that begins on a day, or in `steps` of them, those with the weightiest acts first."""
    end = start
    for _ in range(steps):
        end = following(end, step)
    asked = {"first": start, "last": end - timedelta(days=1), "precisions": list(PRECISIONS[step])}
    found = snapshot.table(_TIES, asked)
    return tuple(
        map(Tie, *(column.to_pylist() for column in found.columns))
    )  # tens of thousands: no dict for each
