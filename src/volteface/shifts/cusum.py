"""Cumulative sums of standardised counts, to compare with: Page, Biometrika 41, 1954; Montgomery, Introduction to Statistical
Quality Control, 2009, ch. 9.

x = (y - m) / s with the mean m and standard deviation s of a discounted past (at least that of Poisson counts), and
C = max(0, C + x - K), K = 1/2. For normal counts C is the log likelihood ratio, in nats, of a rise by one standard deviation
from the step that suits it best: the FLOOR of the budget is a decision interval h = 3.
"""

import numpy as np

from volteface.shifts.counts import Array, Counts, discount
from volteface.shifts.pace import Pace

ALLOWANCE = 0.5
"""K: half the rise that is looked for, in standard deviations."""


def score_cusum(counts: Counts, pace: Pace) -> Array:
    """Give the sums (2, S, n), in nats; a step without sources leaves them as they are."""
    return np.stack(
        [
            _accumulate(standardise(acts, exposure, pooled, pace), exposure > 0)
            for acts, exposure, pooled in zip(counts.acts, counts.exposure, counts.pooled, strict=True)
        ]
    )


def standardise(acts: Array, exposure: Array, pooled: Array, pace: Pace) -> Array:
    """Give how many standard deviations the acts of each step (S, n) are above the mean of the steps before."""
    rate = pooled[:, None]
    weight = discount((exposure > 0).astype(float), pace.memory) + pace.prior
    mean = (discount(acts, pace.memory) + rate * pace.prior) / weight
    square = (discount(acts**2, pace.memory) + (rate + rate**2) * pace.prior) / weight
    standardised: Array = (acts - mean) / np.sqrt(np.maximum(square - mean**2, mean))
    return standardised


def _accumulate(standardised: Array, known: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]) -> Array:
    sums = np.empty_like(standardised)
    total = np.zeros(standardised.shape[1:])
    for step, values in enumerate(standardised):
        total = np.where(known[step], np.maximum(0.0, total + values - ALLOWANCE), total)
        sums[step] = total
    return sums
