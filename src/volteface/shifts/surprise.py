"""Our detector: how much better the last weeks of a pair are told by a change of one channel than by chance and attention.

The two channels of a pair in a window share an unknown amount of attention, Gamma(k, k), beside the rates that the past
gives: together their counts are negative multinomial (Johnson, Kotz and Balakrishnan, Discrete Multivariate Distributions, 1997, ch. 36).
The evidence is the log likelihood ratio of the rate of one channel that fits best against the one before, the largest
over some windows: a generalised likelihood ratio scan (Lai, J. Royal Stat. Soc. B 57, 1995) under a discounted past
(West and Harrison, Bayesian Forecasting and Dynamic Models, 1997).
"""

from dataclasses import dataclass

import numpy as np

from volteface.shifts.counts import Array, Counts, delay, discount, sum_last
from volteface.shifts.pace import Pace


@dataclass(frozen=True, slots=True, kw_only=True)
class Channels:
    """How two channels are judged: the shape k of their `attention`, and the acts a year that surprise nobody, of each."""

    attention: tuple[float, float]
    least_a_year: tuple[float, float]


DYAD = Channels(attention=(0.3, 30.0), least_a_year=(13.0, 5.0))
"""Visits and summits come in bursts that say little: more cooperation counts where its share grows, which a small k asks
for. Conflict in numbers is a change by itself. A visit or a protest after years of silence is no revolution.
"""


def score_surprise(counts: Counts, pace: Pace, channels: Channels = DYAD) -> Array:
    """Give the evidence (2, S, n), in nats, that the rate of a channel has risen against its past and the other channel.

    It has to have risen against the last quarters and against the last years alike: what has gone on for some time is no news.
    """
    scans = [_scan(counts, pace, channels, memory) for memory in (pace.memory, pace.recent)]
    return np.minimum(*scans)


def _scan(counts: Counts, pace: Pace, channels: Channels, memory: float) -> Array:
    """Give the largest evidence over the windows under a past with a half-life of `memory` steps."""
    best = np.zeros_like(counts.acts)
    past_acts = [discount(acts, memory) for acts in counts.acts]
    past_news = [discount(exposure, memory) for exposure in counts.exposure]
    for window in pace.windows:
        rates = [
            (delay(acts, window - 1) + pooled[:, None] * pace.prior) / (delay(news, window - 1) + pace.prior)
            for acts, news, pooled in zip(past_acts, past_news, counts.pooled, strict=True)
        ]
        expected = [
            np.maximum(rate, least / pace.steps_a_year) * np.maximum(sum_last(exposure, window), 1e-9)
            for rate, least, exposure in zip(rates, channels.least_a_year, counts.exposure, strict=True)
        ]
        seen = [sum_last(acts, window) for acts in counts.acts]
        for channel, attention in enumerate(channels.attention):
            other = 1 - channel
            evidence = compare(seen[channel], expected[channel], seen[other], expected[other], attention)
            np.maximum(best[channel], evidence, out=best[channel])
    return best


def compare(seen: Array, expected: Array, other: Array, other_expected: Array, attention: float) -> Array:
    """Give the log likelihood ratio of the best rate of a channel against the expected one, 0 where it has not risen.

    With y acts seen, m expected, and y' and m' those of the other channel, the best rate is t = y (k + m') / ((k + y') m) times
    the expected one, and the ratio y log t - (k + y + y') log((k + t m + m') / (k + m + m')).
    """
    factor = seen * (attention + other_expected) / ((attention + other) * expected)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = seen * np.log(factor) - (attention + seen + other) * np.log(
            (attention + factor * expected + other_expected) / (attention + expected + other_expected)
        )
    evidence: Array = np.where(factor > 1, ratio, 0.0)
    return evidence
