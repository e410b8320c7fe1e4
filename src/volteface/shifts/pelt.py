"""Pruned exact linear time, to compare with: Killick, Fearnhead and Eckley, J. American Stat. Assoc. 107, 2012.

The acts of a segment are Poisson with one rate times the exposure: with Y acts under E of it the cost is Y log(E / Y), what
is left of minus the log likelihood at the best rate. The least cost of the first t steps, with a penalty for each change, is
F(t) = min over s of F(s) + cost(s, t) + penalty; an s with F(s) + cost(s, t) >= F(t) never comes first again and is dropped. The s
that comes first is the best last change of these t steps alone, so that the forward pass answers online. The penalty is
three times that of Schwarz for the two years in which a dyad counts as active, since acts vary more than Poisson counts do.

The evidence is what the last change gains, in nats, where it is young and the rate has risen: the cost of the last two
segments as one, less their costs. A change is found only where it gains the penalty, which is above the FLOOR of the budget.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from volteface.shifts.counts import Array, Counts, delay
from volteface.shifts.pace import Pace

PENALTY = 3.0
"""Of a change, times the logarithm of the steps of two years."""


def score_pelt(counts: Counts, pace: Pace) -> Array:
    """Give the evidence (2, S, n), in nats, of the last change of the steps up to each, where it is a rise and young."""
    evidence = np.zeros_like(counts.acts)
    for channel, (acts, exposure) in enumerate(zip(counts.acts, counts.exposure, strict=True)):
        path = find_changes(acts, exposure, PENALTY * float(np.log(pace.active)))
        evidence[channel] = _weigh(path, acts, exposure, pace.start)
    return evidence


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Path:
    """The optimum for the first t steps of n pairs, t = 0 ... S: its `cost` (S + 1, n) and its `last` change, 0 where it has none."""

    cost: Array
    last: NDArray[np.int64]


def find_changes(acts: Array, exposure: Array, penalty: float) -> Path:
    """Find the best segmentation of every beginning of n series (S, n). The first segment is not penalised.

    A change in the midst of steps without acts is never better than one at either end of them (the cost is concave in where
    it lies), so that only steps with acts, and those after them, are tried.
    """
    seen, news = add_up(acts), add_up(exposure)
    steps, pairs = acts.shape
    cost = np.full((steps + 1, pairs), -penalty)
    last = np.zeros((steps + 1, pairs), np.int64)
    tried = (acts > 0) | (delay(acts, 1) > 0)
    tried[0] = True
    # Starts that may yet come first, those of a pair side by side, and where the starts of each pair begin.
    pair, start = np.empty(0, np.int64), np.empty(0, np.int64)
    bounds = np.zeros(pairs, np.int64)
    for step in range(steps):
        new = np.flatnonzero(tried[step])
        ends = np.append(bounds[1:], len(pair))
        pair, start = np.insert(pair, ends[new], new), np.insert(start, ends[new], step)
        bounds = np.searchsorted(pair, np.arange(pairs))
        totals = cost[start, pair] + price(
            seen[step + 1, pair] - seen[start, pair], news[step + 1, pair] - news[start, pair]
        )
        best = np.minimum.reduceat(totals, bounds)
        last[step + 1] = np.maximum.reduceat(np.where(totals == best[pair], start, 0), bounds)
        cost[step + 1] = best + penalty
        kept = totals < cost[step + 1, pair]
        pair, start = pair[kept], start[kept]
        bounds = np.searchsorted(pair, np.arange(pairs))
    return Path(cost=cost, last=last)


def add_up(values: Array) -> Array:
    """Give the sums of the first t steps, t = 0 ... S."""
    return np.concatenate((np.zeros((1, values.shape[1])), np.cumsum(values, axis=0)))


def price(seen: Array, news: Array) -> Array:
    """Give the cost of segments with so many acts under so much exposure."""
    some = (seen > 0) & (news > 0)
    cost: Array = np.where(some, seen * np.log(np.where(some, news, 1.0) / np.where(some, seen, 1.0)), 0.0)
    return cost


def _weigh(path: Path, acts: Array, exposure: Array, young: int) -> Array:
    seen, news = add_up(acts), add_up(exposure)
    column = np.arange(acts.shape[1])
    end = np.arange(1, len(seen))[:, None]
    change = path.last[1:]
    before = path.last[change, column]
    seen_now, news_now = seen[1:] - seen[change, column], news[1:] - news[change, column]
    seen_then, news_then = (
        seen[change, column] - seen[before, column],
        news[change, column] - news[before, column],
    )
    gain = (
        price(seen_now + seen_then, news_now + news_then)
        - price(seen_now, news_now)
        - price(seen_then, news_then)
    )
    risen = (seen_now * news_then > seen_then * news_now) & (change > 0) & (end - change <= young)
    evidence: Array = np.where(risen, np.maximum(gain, 0.0), 0.0)
    return evidence
