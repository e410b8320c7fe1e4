"""The analyst's rule of thumb, to compare with: the mean of the last three months against that of the twelve before.

With means m of n known steps and m' of n' ones before them, and s the standard deviation of a step among the latter, at least
that of Poisson counts, z = (m - m') / (s sqrt(1/n + 1/n')): the two-sample z statistic (Box, Hunter and Hunter, Statistics for
Experimenters, 2005, ch. 3). Its evidence is z^2 / 2, what a rise is worth in nats where counts are normal, so that the FLOOR
of the budget cuts what is below z = 2.45.
"""

import numpy as np

from volteface.shifts.counts import Array, Counts, delay, sum_last
from volteface.shifts.pace import Pace

RECENT_YEARS = 0.25
BEFORE_YEARS = 1.0
LEAST = 0.25
"""Share of the steps before that must be known."""


def score_moving_average(counts: Counts, pace: Pace) -> Array:
    """Give the evidence (2, S, n) that the mean of the last three months is higher than that of the year before them."""
    return np.stack(
        [
            _score(acts, exposure, pooled, pace)
            for acts, exposure, pooled in zip(counts.acts, counts.exposure, counts.pooled, strict=True)
        ]
    )


def _score(acts: Array, exposure: Array, pooled: Array, pace: Pace) -> Array:
    recent, before = (round(pace.steps_a_year * years) for years in (RECENT_YEARS, BEFORE_YEARS))
    known = (exposure > 0).astype(float)
    steps = sum_last(known, recent)
    steps_before, acts_before, squares_before = (
        delay(sum_last(values, before), recent) for values in (known, acts, acts**2)
    )
    enough = (steps > 0) & (steps_before >= LEAST * before)
    steps, steps_before = np.where(enough, steps, 1.0), np.where(enough, steps_before, 1.0)
    mean_before = acts_before / steps_before
    # One step at the rate of all pairs, so that a pair never heard of has a variance too.
    poisson = (acts_before + pooled[:, None]) / (steps_before + 1)
    variance = np.maximum(squares_before / steps_before - mean_before**2, poisson)
    z = (sum_last(acts, recent) / steps - mean_before) / np.sqrt(variance * (1 / steps + 1 / steps_before))
    evidence: Array = np.where(enough & (z > 0), z**2 / 2, 0.0)
    return evidence
