"""A pair's series -> the rates that underlie its two channels, each with an interval, following change."""

from dataclasses import dataclass

import numpy as np

from volteface.relations.gamma import Floats, gamma_quantile
from volteface.relations.rates import RateFilter
from volteface.relations.series import Series

TAIL = 0.05
JEFFREYS = 0.5
"""Half a burst more than was seen: so that a rate of which nothing was seen has an interval too."""
LEAST_EXPOSURE = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A rate in acts a step at the ledger's usual volume of news, and the interval that holds it with 90 % probability."""

    rate: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelStep:
    """Both channels' levels in a step, from nothing later than it.

    `exposure` is the world's volume of news in the step against its usual one. `conflict_share` is the share of conflict
    in both rates.
    """

    start: str
    exposure: float
    cooperation: Level
    conflict: Level
    conflict_share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Levels:
    """A pair's levels for each step of its series; `dispersion` is how many acts come together in a burst, at least 1."""

    dispersion: float
    steps: tuple[LevelStep, ...]


def levels(series: Series) -> Levels:
    """Give the levels of a pair's two channels.

    The acts y of a channel in a step with news are taken for bursts of phi acts each, of a rate lambda that drifts:

        y / phi ~ Poisson(lambda e / phi),   lambda ~ Gamma(a, b)
        a <- d a + (1 - d) m b0 + y / phi,   b <- d b + (1 - d) b0 + e / phi

    e is the exposure; d the discount of a pace of drift; m the channel's mean rate so far; b0 is worth
    `PRIOR_STEPS` steps or `PRIOR_ACTS` acts, if that is less. Each
    of the paces (`HALF_LIVES_DAYS`) has a belief of its own. They are weighed by how probable each made the counts, the
    weights being raised to the power of `WEIGHTS_KEPT` before every step, so that a quick pace takes over within a step
    or two of a change. A step without news adds nothing, and the interval widens towards the long run.

    phi is the mean of (y - f)^2 / (f + e^2 v / phi) over both channels and all steps so far, f being the forecast and v
    the variance of the belief, pooled with `PRIOR_RESIDUALS` residuals of `PRIOR_DISPERSION`. The interval is that of the
    gamma distribution with the mean and variance of the weighed beliefs, and half a burst more (Jeffreys' prior).

    The rate is that of steps in which there is news of the pair: news that is missing counts as unknown, not as zero,
    so rates of pairs that are seldom told of are too high rather than too low.

    Source: the discounted Poisson-gamma filter of Smith and Miller, J. R. Statist. Soc. B 48 (1986), and West and
    Harrison, Bayesian Forecasting and Dynamic Models (1997), 10.8; weighing of models with forgetting by Raftery, Karny
    and Ettler, Technometrics 52 (2010); dispersion as in McCullagh and Nelder, Generalized Linear Models (1989), 6.2.3.
    """
    if not series.steps:
        return Levels(dispersion=1.0, steps=())
    rates = RateFilter(channels=2, step=series.step)
    exposure = _exposure(series)
    means, variances = np.empty((2, len(series.steps), 2))
    for number, step in enumerate(series.steps):
        rates.forget()
        if step.cooperation and step.conflict:
            acts = np.array([step.cooperation.acts, step.conflict.acts])
            rates.see(acts, float(exposure[number]))
        means[number], variances[number] = rates.moments()
    shapes, rate_parameters = means**2 / variances + JEFFREYS, means / variances
    low, high = (gamma_quantile(shapes, rate_parameters, mass) for mass in (TAIL, 1 - TAIL))
    bounds = np.stack([means, low, high], axis=2).tolist()
    steps = tuple(
        _level_step(step.start, float(exposure[number]), bounds[number])
        for number, step in enumerate(series.steps)
    )
    return Levels(dispersion=rates.dispersion, steps=steps)


def _level_step(start: str, exposure: float, bounds: list[list[float]]) -> LevelStep:
    cooperation, conflict = (Level(rate=rate, low=low, high=high) for rate, low, high in bounds)
    share = conflict.rate / (cooperation.rate + conflict.rate)
    return LevelStep(
        start=start, exposure=exposure, cooperation=cooperation, conflict=conflict, conflict_share=share
    )


def _exposure(series: Series) -> Floats:
    """Give the world's attention in each step, against the median of the steps with news of the pair."""
    world = np.array([step.attention_world for step in series.steps])
    told = [step.attention_world for step in series.steps if step.cooperation and step.attention_world]
    exposure: Floats = np.maximum(world / np.median(told), LEAST_EXPOSURE) if told else np.ones(len(world))
    return exposure
