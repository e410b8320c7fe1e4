"""Small panels: what pairs do each week, as dense arrays."""

from collections.abc import Mapping
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from volteface.model import Panel

FIRST = date(2010, 1, 4)
Weeks = NDArray[np.float64]
Acts = Mapping[tuple[str, str], tuple[Weeks, Weeks]]


def calm(rate: float, weeks: int, seed: int = 0) -> Weeks:
    return np.random.default_rng(seed).poisson(rate, weeks).astype(float)


def quiet(weeks: int) -> Weeks:
    return np.zeros(weeks)


def make_panel(acts: Acts, background: float = 200.0) -> Panel:
    """Give the panel of pairs' cooperation and conflict by week; `background` is the weight of what others do."""
    pairs = sorted(acts)
    cooperation, conflict = (np.stack([acts[pair][kind] for pair in pairs]) for kind in (0, 1))
    pair, step = np.nonzero(cooperation + conflict)
    actors = sorted({code for one in pairs for code in one})
    sides = np.array([[actors.index(code) for code in one] for one in pairs], np.int32)
    both = cooperation + conflict
    attention = np.zeros((len(actors), both.shape[1]), np.float32)
    for row, (a, b) in zip(both, sides, strict=True):
        attention[a] += row
        attention[b] += row
    world = both.sum(0) + background
    return Panel(
        unit="week",
        starts=tuple(FIRST + timedelta(days=7 * week) for week in range(both.shape[1] + 1)),
        pairs=tuple(pairs),
        pair=pair.astype(np.int32),
        step=step.astype(np.int32),
        cooperation=cooperation[pair, step].astype(np.float32),
        conflict=conflict[pair, step].astype(np.float32),
        events=both[pair, step].astype(np.float32),
        world=world,
        attention=attention,
        sides=sides,
        known=np.ones(both.shape[1], bool),
    )


def crowd(
    weeks: int, pairs: int = 40, rate: float = 1.0, seed: int = 7
) -> dict[tuple[str, str], tuple[Weeks, Weeks]]:
    """Give calm pairs of states that no test is about."""
    dice = np.random.default_rng(seed)
    codes = ["BRA", "ARG", "CHL", "PER", "COL", "MEX", "ZAF", "NGA", "KEN", "GHA"]
    found = [(a, b) for a in sorted(codes) for b in sorted(codes) if a < b][:pairs]
    return {
        pair: (dice.poisson(rate, weeks).astype(float), dice.poisson(rate / 2, weeks).astype(float))
        for pair in found
    }
