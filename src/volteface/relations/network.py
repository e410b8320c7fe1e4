"""All relations of one step: who dealt with whom, how much, and whether as friends."""

from dataclasses import dataclass
from datetime import date, timedelta

from volteface.ledger import Snapshot
from volteface.model import Step
from volteface.relations.steps import PRECISIONS, following


@dataclass(frozen=True, slots=True, kw_only=True)
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
    coalesce(sum(weight) FILTER (quad <= 2), 0) AS cooperation, coalesce(sum(weight) FILTER (quad >= 3), 0) AS conflict,
    sum(told)::BIGINT AS events, sum(origins)::BIGINT AS origins
FROM {acts}
WHERE day BETWEEN $first AND $last AND a <> '' AND a <> b AND date_precision IN (SELECT unnest($precisions))
GROUP BY a, b ORDER BY sum(weight) DESC, a, b
"""


def network(snapshot: Snapshot, start: date, step: Step = "month") -> tuple[Tie, ...]:
    """Give all pairs with news in the step that begins on a day, those with the weightiest acts first."""
    last = following(start, step) - timedelta(days=1)
    asked = {"first": start, "last": last, "precisions": list(PRECISIONS[step])}
    return tuple(Tie(**row) for row in snapshot.rows(_TIES.format(acts=snapshot.acts(step)), asked))
