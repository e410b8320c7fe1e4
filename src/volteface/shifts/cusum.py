"""Cumulative sums of standardised counts, to compare with: Page, Biometrika 41, 1954; Montgomery, Introduction to Statistical
Quality Control, 2009, ch. 9.

x = (y - m) / s with the mean m and standard deviation s of a discounted past, and C = max(0, C + x - K) with K = 1. For
normal counts 2 K C is the log likelihood ratio, in nats, of a rise by two standard deviations from the step that suits it
best; this is the evidence, so that the FLOOR of the budget is a decision interval h = 1. It is told where C has grown:
a sum that runs down after a burst is no news.

s is at least that of Poisson counts, and at least one act: what pairs with few acts do is far from normal. Without such a bound
the area of benchmarks/shifts.py is half as large on KEDS, and smaller by 15 to 35 % on ICEWS, which it was chosen on.
"""

import numpy as np
from numpy.typing import NDArray

from volteface.shifts.counts import Array, Counts, discount
from volteface.shifts.pace import Pace

ALLOWANCE = 1.0
"""K: half the rise that is looked for, in standard deviations."""
LEAST_DEVIATION = 1.0
"""Acts a step."""


def score_cusum(counts: Counts, pace: Pace) -> Array:
    """Give the evidence (2, S, n), in nats, that the rate of a channel has risen."""
    return np.stack(
        [
            _accumulate(standardise(acts, exposure, pooled, pace), exposure > 0)
            for acts, exposure, pooled in zip(counts.acts, counts.exposure, counts.pooled, strict=True)
        ]
    )


def standardise(acts: Array, exposure: Array, pooled: Array, pace: Pace) -> Array:
    """Give how many standard deviations the acts of each step (S, n) are above the mean of the known steps before."""
    rate = pooled[:, None]
    weight = discount((exposure > 0).astype(float), pace.memory) + pace.prior
    mean = (discount(acts, pace.memory) + rate * pace.prior) / weight
    square = (discount(acts**2, pace.memory) + (rate + rate**2) * pace.prior) / weight
    variance = np.maximum(np.maximum(square - mean**2, mean), LEAST_DEVIATION**2)
    standardised: Array = (acts - mean) / np.sqrt(variance)
    return standardised


def _accumulate(standardised: Array, known: NDArray[np.bool_]) -> Array:
    """Give 2 K C where C has grown. A step that is not known leaves C as it is."""
    evidence = np.zeros_like(standardised)
    total = np.zeros(standardised.shape[1:])
    for step, values in enumerate(standardised):
        new = np.where(known[step], np.maximum(0.0, total + values - ALLOWANCE), total)
        evidence[step] = np.where(new > total, 2 * ALLOWANCE * new, 0.0)
        total = new
    return evidence
