"""Counts -> the rates that underlie them: discounted Poisson-gamma filters of several paces, weighed by what they forecast."""

import numpy as np

from volteface.model import Step
from volteface.relations.gamma import Floats, log_gamma
from volteface.relations.steps import DAYS

HALF_LIVES_DAYS = (10.0, 60.0, 240.0, 960.0)
"""Paces at which a rate may drift: after this time half of what was known is forgotten. The counts weigh the paces."""
WEIGHTS_KEPT = 0.9
"""How much of what was learned of the paces is kept for the next step, so that calm gives way to change within one."""
PRIOR_STEPS = 0.5
PRIOR_ACTS = 1.0
"""What a channel's own long run weighs: so many steps of usual attention, or so many acts if that is less."""
PRIOR_DISPERSION = 2.0
PRIOR_RESIDUALS = 10.0
LARGEST_RESIDUAL = 9.0
"""A residual beyond three standard deviations is a change, not a burst, and says no more than that of bursts."""


def discount(step: Step, half_life_days: float) -> float:
    """Give the part of what was known that is left after a step."""
    return float(0.5 ** (DAYS[step] / half_life_days))


class RateFilter:
    """Beliefs about the rates of some channels, a gamma distribution for each pace and channel; one call a step.

    The formulas and their sources stand at `volteface.relations.levels.levels`.
    """

    def __init__(self, channels: int, step: Step) -> None:
        paces = len(HALF_LIVES_DAYS)
        self._kept = np.array([[discount(step, days)] for days in HALF_LIVES_DAYS])
        self._shape = np.full((paces, channels), 0.5 * PRIOR_STEPS)
        self._rate = np.full((paces, channels), PRIOR_STEPS)
        self._weight = np.full((paces, channels), 1 / paces)
        self._total, self._time = np.full(channels, 0.5), 1.0
        self._squares, self._seen = PRIOR_DISPERSION * PRIOR_RESIDUALS, PRIOR_RESIDUALS

    @property
    def dispersion(self) -> float:
        """How many acts come together, as far as seen; at least 1."""
        return max(self._squares / self._seen, 1.0)

    def moments(self) -> tuple[Floats, Floats]:
        """Give each channel's rate and its variance, over all paces."""
        rates = self._shape / self._rate
        mean = (self._weight * rates).sum(axis=0)
        second = (self._weight * (rates**2 + self._shape / self._rate**2)).sum(axis=0)
        return mean, second - mean**2

    def forget(self) -> None:
        """Go on to the next step: each pace forgets its part and comes nearer to the channel's long run."""
        usual = self._total / self._time
        prior = np.minimum(PRIOR_STEPS, PRIOR_ACTS / usual) / self.dispersion
        self._shape = self._kept * self._shape + (1 - self._kept) * prior * usual
        self._rate = self._kept * self._rate + (1 - self._kept) * prior
        self._weight = self._weight**WEIGHTS_KEPT
        self._weight /= self._weight.sum(axis=0)

    def see(self, counts: Floats, exposure: float) -> Floats:
        """Take in a step's counts; give, for each channel, the logarithm of how probable they were by the forecast."""
        phi = self.dispersion
        mean, variance = self.moments()
        forecast = exposure * mean
        squares = (counts - forecast) ** 2 / (forecast + exposure**2 * variance / phi)
        density = self._log_density(counts / phi, exposure / phi)
        most = density.max(axis=0)
        weighed = self._weight * np.exp(density - most)
        self._weight = weighed / weighed.sum(axis=0)
        self._shape, self._rate = self._shape + counts / phi, self._rate + exposure / phi
        self._total, self._time = self._total + counts, self._time + exposure
        self._squares += float(np.minimum(squares, LARGEST_RESIDUAL * phi).sum())
        self._seen += len(counts)
        found: Floats = most + np.log(weighed.sum(axis=0)) - np.log(phi)
        return found

    def _log_density(self, bursts: Floats, exposure: float) -> Floats:
        """Give the negative-binomial density of a number of bursts under each pace."""
        hit = exposure / (self._rate + exposure)
        chosen = log_gamma(self._shape + bursts) - log_gamma(self._shape) - log_gamma(bursts + 1)
        found: Floats = chosen + self._shape * np.log1p(-hit) + bursts * np.log(hit)
        return found
