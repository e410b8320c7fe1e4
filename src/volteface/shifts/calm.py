"""Simulated calm: relations that stay as they are while everything moves that moves the news of them.

A dyad has a rate of acts a year, log-normal as volumes of real streams nearly are, divided by a share of conflict of its own;
the counts of a step are Poisson. Each kind of trouble is drawn from a stream of random numbers of its own, so that leaving
one out leaves the others as they were:

- overdispersion: a step's rate is multiplied by Gamma(1, 1), so that counts are negative binomial with k = 1, about what the
  pooled moments within a year are in ICEWS 2005-2011 and KEDS (1.0 to 1.5)
- season: August has 0.78 and November 1.16 of the mean (ICEWS); the months between are drawn by hand
- trend: the world's volume goes its way, a random walk of its logarithm
- bursts: a state is in the news about twice a year for some weeks, and most of its dyads move in both channels at once
- outages: about once in two years the source fails for some weeks, wholly (which is known) or by most of it (which is not)
- leaders: a state's volume changes with all partners, and stays so until the next leader
- visits: a dyad has a week of meetings every third year

Planted shifts multiply the rate of one channel of a dyad for some time, and are all that there is to be found.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from volteface.model import Panel, Step
from volteface.shifts.counts import Array
from volteface.shifts.pace import PACES

Trouble = Literal["overdispersion", "season", "trend", "bursts", "outages", "leaders", "visits"]
TROUBLES: tuple[Trouble, ...] = get_args(Trouble)
FIRST_YEAR = 2000
MEDIAN_A_YEAR = 6.0  # acts of a dyad without trouble, so that half of the dyads are active
SPREAD = 1.4  # standard deviation of the logarithm of rates, as in ICEWS and KEDS
CONFLICT_SHARE = (0.6, 1.8)  # a and b of Beta
DISPERSION = 1.0  # k of the negative binomial
SEASON = (0.96, 1.02, 1.07, 1.03, 1.03, 1.0, 0.94, 0.78, 1.04, 1.1, 1.16, 0.87)
TREND_A_YEAR = 0.1  # standard deviation of the world's logarithm after a year
BURSTS_A_YEAR, BURST_WEEKS, BURST_GAIN = 2.0, 3.0, 2.0
BURST_GROUPS = 4  # of a state's dyads; a burst takes each with the chance of BURST_SHARE
BURST_SHARE = 0.6
OUTAGES_A_YEAR, OUTAGE_WEEKS, OUTAGE_LEAVES = 0.5, 3.0, (0.0, 0.3)
LEADERS_A_YEAR, LEADER_SPREAD = 0.2, 0.5
VISITS_A_YEAR, VISIT_ACTS, VISIT_GAIN = 0.33, 4.0, 4.0
CHUNK = 500  # dyads drawn at a time


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """A known shift: from `step` on, for so many steps, `channel` of a dyad has `factor` times its rate."""

    dyad: int
    channel: int
    step: int
    factor: float
    steps: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class World:
    """What all dyads share: the level (S) of the news, the gain of each state's groups of dyads (actors, groups, S), which
    steps are known, and the states and groups of each dyad (dyads, 2).
    """

    level: Array
    gain: Array
    known: NDArray[np.bool_]
    sides: NDArray[np.int32]
    groups: NDArray[np.int64]


def simulate(
    dyads: int,
    steps: int,
    seed: int,
    unit: Step = "week",
    troubles: Sequence[Trouble] = TROUBLES,
    planted: Sequence[Planted] = (),
) -> Panel:
    """Draw a panel of so many dyads and steps, weeks or months. The same seed gives the same panel."""
    dice = {
        name: np.random.default_rng([seed, number])
        for number, name in enumerate(("dyads", "acts", *TROUBLES))
    }
    rates = draw_rates(dyads, seed) / PACES[unit].steps_a_year
    starts = _list_starts(steps, unit)
    world = _draw_world(dyads, starts, unit, troubles, dice)
    entries = []
    for first in range(0, dyads, CHUNK):
        chosen = np.arange(first, min(first + CHUNK, dyads))
        expected = rates[:, chosen, None] * _draw_levels(world, chosen)
        for shift in planted:
            if first <= shift.dyad <= chosen[-1]:
                expected[shift.channel, shift.dyad - first, shift.step : shift.step + shift.steps] *= (
                    shift.factor
                )
        if "visits" in troubles:
            _add_visits(expected[0], world.level, unit, dice["visits"])
        if "overdispersion" in troubles:
            expected *= dice["overdispersion"].gamma(DISPERSION, 1 / DISPERSION, expected.shape)
        counts = dice["acts"].poisson(expected)
        dyad, step = np.nonzero(counts.sum(0))
        entries.append((dyad + first, step, *counts[:, dyad, step]))
    return _gather(starts, unit, world, [np.concatenate(column) for column in zip(*entries, strict=True)])


def draw_rates(dyads: int, seed: int) -> Array:
    """Give the acts of each dyad in a year in both channels (2, dyads) that `simulate` begins with."""
    dice = np.random.default_rng([seed, len(TROUBLES) + 2])
    rates = MEDIAN_A_YEAR * np.exp(dice.normal(0, SPREAD, dyads))
    share = dice.beta(*CONFLICT_SHARE, dyads)
    return np.stack((rates * (1 - share), rates * share))


def _list_starts(steps: int, unit: Step) -> tuple[date, ...]:
    if unit == "month":
        return tuple(date(FIRST_YEAR + month // 12, month % 12 + 1, 1) for month in range(steps + 1))
    monday = date.fromisocalendar(FIRST_YEAR, 1, 1)
    return tuple(monday + timedelta(weeks=week) for week in range(steps + 1))


def _draw_world(
    dyads: int,
    starts: Sequence[date],
    unit: Step,
    troubles: Sequence[Trouble],
    dice: dict[str, np.random.Generator],
) -> World:
    steps, a_year = len(starts) - 1, PACES[unit].steps_a_year
    actors = int(np.ceil((1 + np.sqrt(1 + 16 * dyads)) / 2))  # half of all pairs meet
    all_pairs = np.stack(np.triu_indices(actors, 1), 1)
    chosen = np.sort(dice["dyads"].choice(len(all_pairs), dyads, replace=False))
    level = np.ones(steps)
    known = np.ones(steps, bool)
    gain = np.ones((actors, BURST_GROUPS, steps))
    if "season" in troubles:
        level *= [SEASON[start.month - 1] for start in starts[:-1]]
    if "trend" in troubles:
        level *= np.exp(np.cumsum(dice["trend"].normal(0, TREND_A_YEAR / np.sqrt(a_year), steps)))
    if "outages" in troubles:
        left = _draw_outages(steps, a_year, dice["outages"])
        level, known = level * left, left > 0
    if "leaders" in troubles:
        gain *= _draw_leaders(actors, steps, a_year, dice["leaders"])[:, None]
    if "bursts" in troubles:
        _add_bursts(gain, a_year, dice["bursts"])
    return World(
        level=level,
        gain=gain,
        known=known,
        sides=all_pairs[chosen].astype(np.int32),
        groups=dice["dyads"].integers(BURST_GROUPS, size=(dyads, 2)),
    )


def _draw_outages(steps: int, a_year: float, dice: np.random.Generator) -> Array:
    """Give the share of the news that is left in each step."""
    left = np.ones(steps)
    for start in np.flatnonzero(dice.random(steps) < OUTAGES_A_YEAR / a_year):
        length = _draw_length(OUTAGE_WEEKS, a_year, dice)
        left[max(1, start) : start + length] = dice.choice(OUTAGE_LEAVES)
    return left


def _draw_leaders(actors: int, steps: int, a_year: float, dice: np.random.Generator) -> Array:
    """Give the level of each state's news (actors, S), which changes with the leader."""
    changed = dice.random((actors, steps)) < LEADERS_A_YEAR / a_year
    term = np.cumsum(changed, axis=1, dtype=np.int64)
    levels = np.exp(dice.normal(0, LEADER_SPREAD, (actors, int(term.max()) + 1)))
    return np.take_along_axis(levels, term, 1)


def _add_bursts(gain: Array, a_year: float, dice: np.random.Generator) -> None:
    for actor, start in np.argwhere(dice.random((len(gain), gain.shape[2])) < BURSTS_A_YEAR / a_year):
        taken = dice.random(BURST_GROUPS) < BURST_SHARE
        length = _draw_length(BURST_WEEKS, a_year, dice)
        gain[actor, taken, start : start + length] *= 1 + dice.exponential(BURST_GAIN)


def _draw_length(weeks: float, a_year: float, dice: np.random.Generator) -> int:
    return max(1, round(dice.geometric(1 / weeks) * a_year / PACES["week"].steps_a_year))


def _draw_levels(world: World, dyads: NDArray[np.int64]) -> Array:
    """Give the factor of each dyad in each step (dyads, S)."""
    (one, other), (group, other_group) = world.sides[dyads].T, world.groups[dyads].T
    levels: Array = world.level * world.gain[one, group] * world.gain[other, other_group]
    return levels


def _add_visits(expected: Array, level: Array, unit: Step, dice: np.random.Generator) -> None:
    visited = dice.random(expected.shape) < VISITS_A_YEAR / PACES[unit].steps_a_year
    expected += visited * (VISIT_ACTS * (level > 0) + VISIT_GAIN * expected)


def _gather(
    starts: tuple[date, ...], unit: Step, world: World, entries: Sequence[NDArray[np.int64]]
) -> Panel:
    pair, step, cooperation, conflict = entries
    steps, actors = len(starts) - 1, len(world.gain)
    weight = (cooperation + conflict).astype(float)
    attention = np.zeros(actors * steps)
    for side in world.sides.T:
        attention += np.bincount(
            side[pair] * np.int64(steps) + step, weights=weight, minlength=actors * steps
        )
    names = [f"{actor:03}" for actor in range(actors)]
    return Panel(
        unit=unit,
        starts=starts,
        pairs=tuple((names[a], names[b]) for a, b in world.sides),
        pair=pair.astype(np.int32),
        step=step.astype(np.int32),
        cooperation=cooperation.astype(np.float32),
        conflict=conflict.astype(np.float32),
        events=weight.astype(np.float32),
        world=np.bincount(step, weights=weight, minlength=steps).astype(np.float64),
        attention=attention.reshape(actors, steps).astype(np.float32),
        sides=world.sides,
        known=world.known,
    )
