"""Who found how much at which rate of alarms, and whether the difference between two may be chance."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from _history import Change, count_active_years, date_alarms, find_hits, find_placebo
from volteface.model import Method, Panel
from volteface.shifts.budget import spend
from volteface.shifts.pace import PACES
from volteface.shifts.watch import find_surprises

RATES = (0.013, 0.05, 0.1, 0.25)
"""Alarms an active dyad-year."""
HORIZONS = (31, 92)
"""Days after a change within which it should be told."""
DRAWS = 10_000


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """Of n changes on a stream: `hits` and `placebo` (rates, horizons, n), and the rates that were `spent`."""

    hits: NDArray[np.float64]
    placebo: NDArray[np.float64]
    spent: list[float]

    @property
    def gains(self) -> NDArray[np.float64]:
        """Give what each change adds to the area: the mean over rates and horizons of hit less placebo (n)."""
        gains: NDArray[np.float64] = (self.hits - self.placebo).mean((0, 1))
        return gains


def try_method(panel: Panel, changes: Sequence[Change], method: Method) -> Outcome:
    """Spend every rate on what a method finds surprising, and see which changes that finds."""
    pace = PACES[panel.unit]
    surprises = find_surprises(panel, pace, method)
    years = count_active_years(panel)
    hits, placebo = np.zeros((2, len(RATES), len(HORIZONS), len(changes)))
    spent = []
    for place, rate in enumerate(RATES):
        alarms = spend(surprises, pace, rate)
        days = date_alarms(panel, alarms)
        spent.append(len(alarms) / years)
        for column, horizon in enumerate(HORIZONS):
            hits[place, column] = find_hits(changes, days, horizon)
            placebo[place, column] = find_placebo(changes, days, horizon, panel)
    return Outcome(hits, placebo, spent)


def compare(ours: NDArray[np.float64], theirs: NDArray[np.float64]) -> str:
    """Give our area less theirs with its 95 % interval, and the share of draws (of changes, with replacement) in which it is more."""
    dice = np.random.default_rng(1)
    gains = ours - theirs
    means = gains[dice.integers(len(gains), size=(DRAWS, len(gains)))].mean(1)
    low, high = np.quantile(means, (0.025, 0.975))
    return f"{gains.mean():+.3f} [{low:+.3f}, {high:+.3f}] {(means > 0).mean():.0%}"
