"""Events -> what every state has to do with two sides and with all the world, step by step, as arrays."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa

from volteface.ledger import Snapshot
from volteface.model import Step
from volteface.relations.gamma import Floats
from volteface.relations.outages import find_outages
from volteface.relations.steps import PRECISIONS, starts_between
from volteface.world import STATES, list_bodies, list_sides, members, members_of_side

ALL = 2
"""Where an actor's dealings with everybody stand, beside those with the two sides (0 and 1)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dealings:
    """Weights of acts between actors and sides, in either direction.

    `cooperation` and `conflict` have the shape (steps, actors, 3): with the one side, with the other, with everybody.
    `on_side` (steps, actors, 2) is true where an actor belongs to a side. `outages` are steps of which nothing is known.
    """

    starts: tuple[date, ...]
    actors: tuple[str, ...]
    cooperation: Floats
    conflict: Floats
    on_side: np.ndarray
    outages: frozenset[date]


_TOLD = """
SELECT date_trunc($step, day)::DATE AS start, data_set, sum(told)::BIGINT AS told
FROM attention WHERE actor = '' AND date_precision IN (SELECT unnest($precisions)) GROUP BY 1, 2
"""
_ACTS = """
WITH acts AS (
    SELECT date_trunc($step, day)::DATE AS start, a, b,
        sum(CASE WHEN quad <= 2 THEN weight ELSE 0 END) AS cooperation,
        sum(CASE WHEN quad >= 3 THEN weight ELSE 0 END) AS conflict
    FROM {acts} WHERE weight > 0 AND date_precision IN (SELECT unnest($precisions)) AND a <> b AND a <> '' GROUP BY 1, 2, 3
)
SELECT start, actor, CASE WHEN list_contains($partners, partner) THEN partner ELSE '' END AS partner,
    sum(cooperation) AS cooperation, sum(conflict) AS conflict
FROM (
    SELECT start, a AS actor, b AS partner, cooperation, conflict FROM acts
    UNION ALL SELECT start, b, a, cooperation, conflict FROM acts
)
WHERE list_contains($actors, actor) GROUP BY ALL
"""


def count_dealings(snapshot: Snapshot, state: str, sides: tuple[str, str], step: Step) -> Dealings | None:
    """Give the dealings of `state` and of all other states with two sides, each a state, a group, a body or WEST.

    A body (or the West) stands for itself and for those who are its members in the step. None where the ledger has no news.
    """
    actors = tuple(sorted({*STATES, state}))
    # of one state of the ledger they are the same for every state: the next one asked about needs no query
    return snapshot.recall(("dealings", actors, sides, step), lambda one: _count(one, actors, sides, step))


def _count(
    snapshot: Snapshot, actors: tuple[str, ...], sides: tuple[str, str], step: Step
) -> Dealings | None:
    told: dict[date, dict[str, int]] = {}
    known = {"step": step, "precisions": list(PRECISIONS[step])}
    for row in snapshot.rows(_TOLD, known):
        told.setdefault(row["start"], {})[row["data_set"]] = row["told"]
    if not told:
        return None
    starts = tuple(starts_between(min(told), max(told), step))
    belonging = [[_members(side, start) for side in sides] for start in starts]
    partners = sorted(set().union(*(side for pair in belonging for side in pair)))
    table = snapshot.table(
        _ACTS.format(acts=snapshot.acts(step)), known | {"partners": partners, "actors": list(actors)}
    )
    cooperation, conflict = _spread(table, starts, actors, belonging)
    on_side = np.array([[[actor in side for side in pair] for actor in actors] for pair in belonging])
    return Dealings(
        starts=starts, actors=actors, cooperation=cooperation, conflict=conflict, on_side=on_side,
        outages=find_outages(told, step),
    )  # fmt: skip


def _members(side: str, start: date) -> frozenset[str]:
    if side in STATES:  # RUS and CHN lead sides of their name, but here they are asked for by themselves
        return frozenset((side,))
    if side in list_sides():
        return members_of_side(side, start.isoformat())
    return frozenset((side,)) | (members(side, start.isoformat()) if side in list_bodies() else frozenset())


def _spread(
    table: pa.Table,
    starts: Sequence[date],
    actors: Sequence[str],
    belonging: Sequence[Sequence[frozenset[str]]],
) -> tuple[Floats, Floats]:
    """Sum the rows of a query up into arrays (steps, actors, 3) of cooperation and of conflict."""
    step, _ = _places(table["start"], {start: number for number, start in enumerate(starts)})
    actor, _ = _places(table["actor"], {code: number for number, code in enumerate(actors)})
    partner, codes = _places(table["partner"], None)
    belongs = [[[code in side for side in pair] for code in codes] for pair in belonging]
    on_side = np.array(belongs, bool).reshape(len(starts), len(codes), 2)  # there may be no codes
    place = step * len(actors) + actor
    sums: list[Floats] = []
    for name in ("cooperation", "conflict"):
        weight = table[name].to_numpy()
        columns = [
            np.bincount(place, weight * mask, len(starts) * len(actors)).astype(float)
            for mask in (*on_side[step, partner].T, np.ones(len(weight)))
        ]
        sums.append(np.stack(columns, axis=1).reshape(len(starts), len(actors), 3))
    return sums[0], sums[1]


def _places(column: pa.ChunkedArray, numbers: Mapping[object, int] | None) -> tuple[np.ndarray, list[object]]:
    """Give the number of each value, by `numbers` or as it comes, and the values in the order in which they came."""
    encoded = column.combine_chunks().dictionary_encode()
    values = encoded.dictionary.to_pylist()
    indices = encoded.indices.to_numpy()
    if numbers is None:
        return indices, values
    return np.array([numbers[value] for value in values], dtype=np.int64)[indices], values
