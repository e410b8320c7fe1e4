"""What an alarm says: when the change began, how sure it is, and whether it lasted."""

from dataclasses import dataclass
from math import erf, log, sqrt

import numpy as np

from volteface.shifts.counts import Array, Counts, discount
from volteface.shifts.pace import Pace
from volteface.shifts.surprise import Channels, compare

LARGE = 1.5
"""A rate so many times that of before is a change worth the name."""
COVERAGE = 0.9  # of the interval of the start
USUAL_DISPERSION = 2.0
"""Variance over mean of a pair's counts a step, where its own past says little: news come in clusters."""
DISPERSION_STEPS = 12  # that this weighs


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What is known of an alarm: the first and last step at which the change may have begun, the probability of a change by
    half or more, and the step at which it had lasted long enough, None where that has not come.
    """

    early: int
    late: int
    probability: float
    lasted: int | None


class Past:
    """The past of some pairs before each step, for the alarms on them."""

    def __init__(self, counts: Counts, pace: Pace, channels: Channels) -> None:
        """Sum up what came before each step; `channels` tells how they are judged."""
        self._counts, self._pace, self._channels = counts, pace, channels
        self._acts = [discount(acts, pace.memory) for acts in counts.acts]
        self._news = [discount(exposure, pace.memory) for exposure in counts.exposure]

    def tell(self, step: int, channel: int, place: int) -> Telling:
        """Tell of an alarm on a channel of the pair at `place`. All but `lasted` rests on nothing after `step`."""
        firsts = range(max(1, step - self._pace.start + 1), step + 1)
        evidence = np.array([self._weigh(first, step, channel, place)[0] for first in firsts])
        likely = np.exp((evidence - evidence.max()) / self._disperse(firsts[0], channel, place))
        share = np.cumsum(likely) / likely.sum()
        best = firsts[int(evidence.argmax())]
        _, probability = self._weigh(best, step, channel, place)
        return Telling(
            early=firsts[int(np.searchsorted(share, (1 - COVERAGE) / 2))],
            late=firsts[min(int(np.searchsorted(share, (1 + COVERAGE) / 2)), len(firsts) - 1)],
            probability=probability,
            lasted=self._find_lasted(best, step, channel, place),
        )

    def _find_lasted(self, first: int, step: int, channel: int, place: int) -> int | None:
        """A change has lasted once it still stands without the third of the time that it began with."""
        pace = self._pace
        until = min(step + pace.trial, len(self._counts.pooled[0]) - 1)
        begun = first + pace.lasting // 3
        for now in range(max(step, first + pace.lasting - 1), until + 1):
            if self._weigh(begun, now, channel, place, before=first)[1] >= 0.5:
                return now
        return None

    def _weigh(
        self, first: int, last: int, channel: int, place: int, before: int | None = None
    ) -> tuple[float, float]:
        """Give the evidence for a change over the steps from `first` to `last`, and the probability that it is large.

        What was usual is told by the steps before `before`, by default `first`. The logarithm of the factor by which the rate has
        changed is taken for normal, with the variance that the counts on both sides and their clusters give it.
        """
        at = first if before is None else before
        seen, expected, known = np.empty(2), np.empty(2), np.empty(2)
        for one in (0, 1):
            counts = self._counts
            prior = counts.pooled[one][at] * self._pace.prior
            known[one] = self._acts[one][at, place] + prior
            rate = known[one] / (self._news[one][at, place] + self._pace.prior)
            rate = max(rate, self._channels.least_a_year[one] / self._pace.steps_a_year)
            expected[one] = max(rate * counts.exposure[one][first : last + 1, place].sum(), 1e-9)
            seen[one] = counts.acts[one][first : last + 1, place].sum()
        other, attention = 1 - channel, self._channels.attention[channel]
        evidence = compare(seen[channel], expected[channel], seen[other], expected[other], attention)
        factor = (seen[channel] + 0.5) / (expected[channel] + 0.5)
        factor *= (attention + expected[other]) / (attention + seen[other])
        clusters = self._disperse(at, channel, place)
        variance = clusters / (seen[channel] + 0.5) + 1 / (known[channel] + 0.5)
        variance += 1 / (attention + seen[other]) if attention > 1 else 0
        return float(evidence), 0.5 * (1 + erf(log(factor / LARGE) / sqrt(2 * variance)))

    def _disperse(self, step: int, channel: int, place: int) -> float:
        """Give variance over mean of a pair's counts in the steps before `step`, drawn towards what is usual."""
        before: Array = self._counts.acts[channel][max(0, step - self._pace.active) : step, place]
        mean = before.mean()
        own = before.var() / mean if mean > 0 else USUAL_DISPERSION
        weight = len(before) / (len(before) + DISPERSION_STEPS)
        return max(1.0, weight * own + (1 - weight) * USUAL_DISPERSION)
