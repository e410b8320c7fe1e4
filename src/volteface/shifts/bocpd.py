"""Bayesian online change point detection, to compare with: Adams and MacKay, arXiv:0710.3742, 2007.

Acts of a run are Poisson with rate l in each known step (e = 1; e = 0 in an outage), l being Gamma(a, b) at the beginning of a
run, with the pair's discounted past as its mean and the weight of one act. What is predicted of y acts in a run is negative
binomial: G(a + y) / (G(a) y!) (b / (b + e))^a (e / (b + e))^y, after which a grows by y and b by e. With the hazard h a run of
length r has the weight p(r + 1) = p(r) (1 - h) times that prediction, a new one h times the prediction of the prior. A run of
more than two years remembers the last two. The amount of news is not used: with it as e the method found no more of the known changes.

The evidence is the log odds that a run began within the weeks that a change is dated back (Pace.start), at a rate above
the one believed in before it, less the log odds that one began at all before anything is seen. That is a log Bayes factor in
nats, to which the FLOOR of the budget applies as it is: with a hazard of one in two years a change at the FLOOR is about as
likely as none.
"""

import numpy as np
from numpy.typing import NDArray

from volteface.shifts.counts import Array, Counts, discount
from volteface.shifts.pace import Pace

PRIOR_ACTS = 1.0
"""a: how many acts the past is worth to a new run; at least 1 (see _log_gamma)."""


def score_bocpd(counts: Counts, pace: Pace) -> Array:
    """Give the evidence (2, S, n), in nats, that the rate of a channel has risen within the last Pace.start steps."""
    return np.stack(
        [
            _follow(acts, (exposure > 0).astype(float), pooled, pace)
            for acts, exposure, pooled in zip(counts.acts, counts.exposure, counts.pooled, strict=True)
        ]
    )


def _follow(acts: Array, known: Array, pooled: Array, pace: Pace) -> Array:
    past = discount(acts, pace.memory) + pooled[:, None] * pace.prior
    mean = past / (discount(known, pace.memory) + pace.prior)
    runs = _Runs(mean[0], pace)
    evidence = np.empty_like(acts)
    for step in range(len(acts)):
        runs.begin(step, mean[step], known[step] > 0)
        runs.see(acts[step], known[step])
        evidence[step] = runs.weigh(step)
    return evidence


class _Runs:
    """What is believed of the runs of n pairs. Row s % R of the arrays (R, n) is the run that began at step s."""

    def __init__(self, mean: Array, pace: Pace) -> None:
        shape = (pace.active, len(mean))
        self._weight = np.full(shape, -np.inf)  # a logarithm
        self._weight[-1] = 0.0
        self._acts = np.full(shape, PRIOR_ACTS)  # a
        self._steps = np.broadcast_to(PRIOR_ACTS / mean, shape).copy()  # b
        self._window = pace.start
        # The rates that were believed in before each of the youngest runs.
        self._before = np.full((self._window, len(mean)), np.inf)
        self._hazard = 1 / pace.active
        staying = self._window * np.log1p(-self._hazard)
        self._prior_odds = np.log(-np.expm1(staying)) - staying

    def begin(self, step: int, mean: Array, known: NDArray[np.bool_]) -> None:
        """Let all runs go on or a new one begin, at a rate of which the mean is known; none does where nothing is known."""
        row = step % len(self._weight)
        self._before[step % self._window] = (np.exp(self._weight) * self._acts / self._steps).sum(0)
        oldest = (step + 1) % len(self._weight)
        self._weight[oldest] = np.logaddexp(self._weight[oldest], self._weight[row])
        self._weight += np.where(known, np.log1p(-self._hazard), 0.0)
        self._weight[row] = np.where(known, np.log(self._hazard), -np.inf)
        self._acts[row], self._steps[row] = PRIOR_ACTS, PRIOR_ACTS / mean

    def see(self, acts: Array, known: Array) -> None:
        """Weigh all runs by how well they predicted the acts of a step, and learn from it."""
        self._weight -= self._acts * np.log1p(known / self._steps)
        some = np.flatnonzero(acts)
        a, b = self._acts[:, some], self._steps[:, some]
        self._weight[:, some] += (
            _log_gamma(a + acts[some]) - _log_gamma(a) - acts[some] * np.log(b + known[some])
        )
        self._weight -= _log_sum(self._weight)
        self._acts += acts
        self._steps += known

    def weigh(self, step: int) -> Array:
        """Give the log odds that a run began within the window and at a higher rate, less those without data; at least 0."""
        first = max(0, step + 1 - self._window)
        steps = np.arange(first, step + 1)
        rows = steps % len(self._weight)
        young = self._weight[rows]
        risen = self._acts[rows] / self._steps[rows] > self._before[steps % self._window]
        others = self._weight.copy()
        others[rows] = np.where(risen, -np.inf, young)
        odds = _log_sum(np.where(risen, young, -np.inf)) - _log_sum(others)
        evidence: Array = np.maximum(odds - self._prior_odds, 0.0)
        return evidence


def _log_sum(logarithms: Array) -> Array:
    """Give the logarithm of the sum over the first axis of what logarithms are given of."""
    largest = logarithms.max(0)
    largest[np.isneginf(largest)] = 0.0
    with np.errstate(divide="ignore"):
        total: Array = np.log(np.exp(logarithms - largest).sum(0)) + largest
    return total


def _log_gamma(values: Array) -> Array:
    """Give ln G(x) for x >= 1, to nine digits: Stirling's series from x + 7 on (Abramowitz and Stegun, 1964, 6.1.15 and 6.1.41)."""
    product = values.copy()
    for more in range(1, 7):
        product *= values + more
    large = values + 7
    inverse = 1 / large
    series = inverse * (1 / 12 - inverse**2 * (1 / 360 - inverse**2 / 1260))
    logarithm: Array = (
        (large - 0.5) * np.log(large) - large + np.log(2 * np.pi) / 2 + series - np.log(product)
    )
    return logarithm
