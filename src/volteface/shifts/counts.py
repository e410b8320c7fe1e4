"""What detectors look at: the two channels of some pairs, step by step, with what could have been expected."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from volteface.model import Panel
from volteface.shifts.pace import ACTIVE_EVENTS, Pace

Array = NDArray[np.float64]

CHUNK = 500
"""Pairs that are held as full arrays at a time, so that memory stays small."""
FEW = 10.0  # acts a step below which the rest of the world says little about the amount of news


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Counts:
    """Some pairs over S steps, step first: `acts` (2, S, n) weighs cooperation and conflict of a step.

    `exposure` (2, S, n) is how much news there was beside the pair: 1 is what was usual in the first year, and 0 says that the
    sources were silent. `pooled` (2, S) is the rate of all pairs at such an exposure up to a step, for those without a past. `active` (S, n) tells where a pair is watched, `pairs`
    (n) which ones of the panel they are.
    """

    acts: Array
    exposure: Array
    pooled: Array
    active: NDArray[np.bool_]
    pairs: NDArray[np.int64]


def discount(values: Array, memory: float) -> Array:
    """Sum along the first axis, the present step left out, each step back counting less by a half-life of `memory` steps."""
    kept = 0.5 ** (1 / memory)
    sums = np.empty_like(values)
    total = np.zeros(values.shape[1:])
    for at, value in enumerate(values):
        sums[at] = total
        total = total * kept + value
    return sums


def sum_last(values: Array, steps: int) -> Array:
    """Sum along the first axis over the last `steps` steps, the present one among them."""
    sums = np.cumsum(values, axis=0)
    sums[steps:] -= sums[:-steps].copy()
    return sums


def delay(values: Array, steps: int) -> Array:
    """Give what stood `steps` steps before, nothing at the beginning."""
    if not steps:
        return values
    late = np.zeros_like(values)
    late[steps:] = values[:-steps]
    return late


def scale(news: Array, known: Array, year: float) -> Array:
    """Divide amounts of news (S, ...) by their mean over the first year, or over what there was of it; 0 where unknown.

    One measure for all times: news that have grown for good have grown for the past of a pair and for its present alike.
    """
    steps = min(len(news), int(year))
    total = np.cumsum((news * known)[:steps], axis=0)
    usual = (total + FEW) / np.maximum(np.cumsum(known[:steps], axis=0) + np.zeros_like(total), 1)
    first = np.concatenate([usual, np.broadcast_to(usual[-1:], (len(news) - steps, *news.shape[1:]))])
    scaled: Array = (news + FEW) / (first + FEW) * known
    return scaled


def pool_rates(panel: Panel, pace: Pace) -> Array:
    """Give the mean rate of a pair in each channel (2, S) as it was known before each step, for pairs met by then."""
    steps = len(panel.world)
    totals = np.stack(
        [
            np.bincount(panel.step, weights=weights, minlength=steps)
            for weights in (panel.cooperation, panel.conflict)
        ]
    )
    first = np.full(len(panel.pairs), steps)
    np.minimum.at(first, panel.pair, panel.step)
    met = np.cumsum(np.bincount(first, minlength=steps + 1)[:steps]).astype(np.float64)
    news = scale(panel.world, panel.known.astype(np.float64), pace.steps_a_year)
    pair_steps = discount((met * news)[:, None], pace.memory)[:, 0]
    acts = discount(totals.astype(np.float64).T * panel.known[:, None], pace.memory).T
    # Before anything is known: an act in ten years, so that the first ones don't look like a surprise without end.
    return (acts + 0.01 * pace.prior) / (pair_steps + 10 * pace.steps_a_year * 0.01 * pace.prior)


def take_chunks(panel: Panel, pace: Pace, chosen: NDArray[np.int64] | None = None) -> Iterator[Counts]:
    """Give the pairs that are ever active, or those `chosen` (indices, sorted), some at a time."""
    pooled = pool_rates(panel, pace)
    if chosen is None:
        events = np.bincount(panel.pair, weights=panel.events, minlength=len(panel.pairs))
        chosen = np.flatnonzero(events >= ACTIVE_EVENTS)
    order = np.argsort(panel.pair, kind="stable")
    bounds = np.searchsorted(panel.pair[order], np.arange(len(panel.pairs) + 1))
    for start in range(0, len(chosen), CHUNK):
        pairs = chosen[start : start + CHUNK]
        entries = np.concatenate([order[bounds[pair] : bounds[pair + 1]] for pair in pairs])
        yield _fill(panel, pace, pooled, pairs, entries)


def _fill(
    panel: Panel, pace: Pace, pooled: Array, pairs: NDArray[np.int64], entries: NDArray[np.int64]
) -> Counts:
    steps = len(panel.world)
    place = np.searchsorted(pairs, panel.pair[entries])
    acts = np.zeros((2, steps, len(pairs)))
    acts[0, panel.step[entries], place] = panel.cooperation[entries]
    acts[1, panel.step[entries], place] = panel.conflict[entries]
    events = np.zeros((steps, len(pairs)))
    events[panel.step[entries], place] = panel.events[entries]
    active = delay(sum_last(events, pace.active), 1) >= ACTIVE_EVENTS
    return Counts(
        acts=acts * panel.known[:, None],
        exposure=np.broadcast_to(expose(panel, pairs, acts.sum(0), pace), acts.shape),
        pooled=pooled,
        active=active & panel.known[:, None],
        pairs=pairs,
    )


def expose(panel: Panel, pairs: NDArray[np.int64], acts: Array, pace: Pace) -> Array:
    """Give how much news there was without the two states of each pair (S, n).

    The states' own acts are left out, or a great war would hide itself in the world's attention to it.
    """
    a, b = panel.sides[pairs].T
    rest = panel.world[:, None] - panel.attention[a].T - panel.attention[b].T + acts
    return scale(rest, panel.known[:, None].astype(np.float64), pace.steps_a_year)
