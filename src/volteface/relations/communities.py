"""Who stands with whom: actors put into groups that cooperate within and are in conflict between."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from volteface.relations.network import Tie

_LEAST_GAIN = 1e-9


def find_communities(actors: Sequence[str], ties: Sequence[Tie]) -> tuple[tuple[str, ...], ...]:
    """Give groups of some actors by their ties with each other; every actor is in one, in the order of `actors`.

    Joins the two groups by which modularity grows most, until none does (Newman, "Fast algorithm for detecting community
    structure in networks", 2004), where cooperation joins and conflict parts, each weighed against what actors so busy
    would have by chance (Gómez, Jensen & Arenas, "Analysis of community structure in networks of correlated data", 2009).
    Weights are square roots of those of the ties, so that one war doesn't settle where all others stand. Groups come by
    their first actor.
    """
    place = {actor: at for at, actor in enumerate(actors)}
    known = [tie for tie in ties if tie.a in place and tie.b in place]
    friendly, hostile = np.zeros((len(actors),) * 2), np.zeros((len(actors),) * 2)
    for tie in known:
        a, b = place[tie.a], place[tie.b]
        friendly[a, b] = friendly[b, a] = np.sqrt(tie.cooperation)
        hostile[a, b] = hostile[b, a] = np.sqrt(tie.conflict)
    gain = _surplus(friendly) - _surplus(hostile)
    groups = [[at] for at in range(len(actors))]
    while len(groups) > 1:
        open_ = np.triu(gain, 1)
        first, second = divmod(int(open_.argmax()), len(groups))
        if open_[first, second] <= _LEAST_GAIN:
            break
        groups[first] += groups.pop(second)
        gain[first] += gain[second]
        gain[:, first] += gain[:, second]
        gain = np.delete(np.delete(gain, second, 0), second, 1)
    return tuple(tuple(actors[at] for at in sorted(group)) for group in sorted(groups, key=min))


def _surplus(weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give the weights less those that are expected by chance, from what each actor has in all."""
    strengths = weights.sum(axis=1)
    total = strengths.sum()
    return weights - np.outer(strengths, strengths) / total if total else weights
