"""The analyst's rule of thumb, to compare with: the mean of the last three months against that of the twelve before.

With the mean m of n known steps, the mean m' of n' ones before them and s the standard deviation of a step among the latter,
z = (m - m') / (s sqrt(1/n + 1/n')): the two-sample z statistic (Box, Hunter and Hunter, Statistics for Experimenters, 2005, ch. 3).
The past counts the rate of all pairs as Pace.prior steps of its own. The evidence is z^2 / 2, what a rise is worth in nats
where counts are normal, so that the FLOOR of the budget cuts what is below z = 2.

s is at least that of Poisson counts, and at least one act: what pairs with few acts do is far from normal. Without such a bound
the area of benchmarks/shifts.py is half as large on KEDS, and smaller by 15 to 35 % on ICEWS, which it was chosen on.
"""

import numpy as np

from volteface.shifts.counts import Array, Counts, delay, sum_last
from volteface.shifts.pace import Pace

RECENT_YEARS = 0.25
BEFORE_YEARS = 1.0
LEAST_SHARE = 0.25
"""Of the steps before, that must be known."""
LEAST_DEVIATION = 1.0
"""Acts a step."""


def score_moving_average(counts: Counts, pace: Pace) -> Array:
    """Give the evidence (2, S, n) that the mean of the last three months is higher than that of the year before them."""
    return np.stack(
        [
            _score(acts, exposure, pooled[:, None], pace)
            for acts, exposure, pooled in zip(counts.acts, counts.exposure, counts.pooled, strict=True)
        ]
    )


def _score(acts: Array, exposure: Array, rate: Array, pace: Pace) -> Array:
    recent, before = (round(pace.steps_a_year * years) for years in (RECENT_YEARS, BEFORE_YEARS))
    known = (exposure > 0).astype(float)
    steps = sum_last(known, recent)
    steps_before, acts_before, squares_before = (
        delay(sum_last(values, before), recent) for values in (known, acts, acts**2)
    )
    enough = (steps > 0) & (steps_before >= LEAST_SHARE * before)
    weight = steps_before + pace.prior
    mean = (acts_before + rate * pace.prior) / weight
    square = (squares_before + (rate + rate**2) * pace.prior) / weight
    variance = np.maximum(np.maximum(square - mean**2, mean), LEAST_DEVIATION**2)
    steps = np.maximum(steps, 1.0)
    z = (sum_last(acts, recent) / steps - mean) / np.sqrt(variance * (1 / steps + 1 / weight))
    evidence: Array = np.where(enough & (z > 0), z**2 / 2, 0.0)
    return evidence
