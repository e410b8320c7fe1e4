"""Which of many surprises are raised: at most so many alarms an active dyad-year, the most surprising ones.

Every step adds its share of the budget, and an alarm takes one from it: that alone holds the promise at any time, whatever the
data are. The threshold of a channel is the level that so few surprises a year have passed as may be raised, found in what was
seen before by the tail of their peaks (peaks over threshold with the estimator of Hill, Annals of Statistics 3, 1975; for
streams: Siffer et al., KDD 2017), and lowered while budget is left over, as in feedback control of error rates (Gibbs and
Candes, NeurIPS 2021). Each channel has an equal share, as a Bonferroni correction over families would give it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from volteface.shifts.counts import Array
from volteface.shifts.pace import Pace

SHARES = (0.5, 0.5)
"""Of the budget, for cooperation and conflict."""
FLOOR = 2.0
"""Nats below which nothing is looked at: low enough for large budgets to be spent where nothing happens."""
STRONG = 10.0
"""Nats that are worth an alarm where nothing has ever surprised before, as with a few quiet pairs."""
REVIEW = 4  # steps between looks at the thresholds
RESERVE = 3.0  # alarms kept for a great crisis, in which many pairs move at once
RESERVE_YEARS = 0.1  # and so much of a year's
MOST = 2.0  # times the budget's rate that are aimed at while there is more than that
TAIL = 20  # peaks at least from which a tail is told
TAIL_RATE = 0.15  # a year: peaks that are surely of the tail
GONE = -1
"""The pair of an alarm that was raised on one which a ledger coded anew has no news of: it was paid for all the same."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Surprises:
    """Evidence above FLOOR, of K channels of pairs at steps, in order of steps; `active` (S) is the dyads watched at a step."""

    pair: NDArray[np.int64]
    channel: NDArray[np.int64]
    step: NDArray[np.int64]
    evidence: Array
    active: Array


@dataclass(frozen=True, slots=True, order=True)
class Alarm:
    """A surprise that is raised."""

    step: int
    pair: int
    channel: int


def spend(
    surprises: Surprises,
    pace: Pace,
    budget: float,
    raised: Iterable[Alarm] = (),
    shares: Sequence[float] = SHARES,
) -> list[Alarm]:
    """Choose alarms, at most `budget` an active dyad-year; those `raised` before stand and are paid for first.

    A choice at a step rests on what was seen up to that step; those `raised` may be of later ones. GONE ones are paid for
    and not given.
    """
    years = surprises.active / pace.steps_a_year
    kept: defaultdict[int, list[Alarm]] = defaultdict(list)
    told: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for alarm in raised:
        kept[alarm.step].append(alarm)
        told[alarm.pair, alarm.channel].append(alarm.step)
    account = _Account(budget * years, pace.warm_up, {step: len(some) for step, some in kept.items()})
    peaks = [_find_peaks(surprises, channel, pace) for channel in range(len(shares))]
    bounds = np.searchsorted(surprises.step, np.arange(len(years) + 1))
    rested: dict[tuple[int, int], int] = {}
    alarms: list[Alarm] = []
    thresholds = np.full(len(shares), np.inf)
    for step in range(pace.warm_up, len(years)):
        if (step - pace.warm_up) % REVIEW == 0:
            reserve = RESERVE + budget * RESERVE_YEARS * surprises.active[step]
            rate = budget * min(MOST, account.left(step) / reserve)
            thresholds = np.array(
                [
                    _find_threshold(peak, step, years, rate * share, pace)
                    for peak, share in zip(peaks, shares, strict=True)
                ]
            )
        for alarm in kept[step]:
            rested[alarm.pair, alarm.channel] = step
            alarms.append(alarm)
        for alarm in _choose(surprises, step, slice(*bounds[step : step + 2]), thresholds):
            key = alarm.pair, alarm.channel
            rests = step - rested.get(key, -pace.rest) < pace.rest
            # where the past has changed, what was told once is not told again some steps earlier
            follows = any(step < other < step + pace.rest for other in told[key])
            if not rests and not follows and account.pay(step):
                rested[key] = step
                alarms.append(alarm)
    return [alarm for alarm in alarms if alarm.pair != GONE]


def _choose(surprises: Surprises, step: int, entries: slice, thresholds: Array) -> list[Alarm]:
    """Give the surprises of a step that pass their channel's threshold, the furthest above it first."""
    pair, channel = surprises.pair[entries], surprises.channel[entries]
    over = surprises.evidence[entries] / thresholds[channel]
    best = np.argsort(-over, kind="stable")[: int((over > 1).sum())]
    return [Alarm(step, int(pair[at]), int(channel[at])) for at in best]


class _Account:
    """What may be spent at each step: what came in up to then, less what was spent and what is promised to alarms kept."""

    def __init__(self, income: Array, warm_up: int, kept: Mapping[int, int]) -> None:
        """Take the income of each step and how many alarms were kept at which; the warm-up brings nothing in."""
        came_in = np.cumsum(np.where(np.arange(len(income)) < warm_up, 0.0, income))
        alarms = np.zeros(len(income))
        for step, count in kept.items():
            alarms[step] = count
        self._before = came_in - (np.cumsum(alarms) - alarms)
        # An alarm must not take what one that was raised before has taken at a later step: pages added late change the past.
        after = came_in - np.cumsum(alarms)
        self._free = np.minimum.accumulate(after[::-1])[::-1]
        self._spent = 0

    def left(self, step: int) -> float:
        """Give what is left at a step before the alarms of the step itself, never less than nothing."""
        return max(0.0, float(self._before[step]) - self._spent)

    def pay(self, step: int) -> bool:
        """Pay for an alarm at a step, if there is enough for it."""
        if self._free[step] - self._spent < 1:
            return False
        self._spent += 1
        return True


@dataclass(frozen=True, slots=True, eq=False)
class _Peaks:
    """The largest evidence of each burst of a pair's channel, in order of the step at which the burst was over."""

    over: NDArray[np.int64]
    evidence: Array


def _find_peaks(surprises: Surprises, channel: int, pace: Pace) -> _Peaks:
    """A burst begins with a surprise and lasts as long as an alarm would rest."""
    chosen = np.flatnonzero(surprises.channel == channel)
    order = chosen[np.lexsort((surprises.step[chosen], surprises.pair[chosen]))]
    overs: list[int] = []
    best: list[float] = []
    last, begun = -1, 0
    rows = (
        surprises.pair[order].tolist(),
        surprises.step[order].tolist(),
        surprises.evidence[order].tolist(),
    )
    for pair, step, evidence in zip(*rows, strict=True):
        if pair != last or step - begun >= pace.rest:
            last, begun = pair, step
            overs.append(begun + pace.rest)
            best.append(evidence)
        elif evidence > best[-1]:
            best[-1] = evidence
    by_time = np.argsort(np.array(overs, np.int64), kind="stable")
    return _Peaks(np.array(overs, np.int64)[by_time], np.array(best)[by_time])


def _find_threshold(peaks: _Peaks, step: int, years: Array, rate: float, pace: Pace) -> float:
    """Give the evidence that peaks pass `rate` times an active dyad-year, as far as was seen before `step`."""
    first = pace.warm_up // 2
    until = np.searchsorted(peaks.over, step, side="right")
    known = np.sort(peaks.evidence[np.searchsorted(peaks.over, first + pace.rest) : until])[::-1]
    # Half a year after the beginning few pairs have shown themselves active: those of now were there then.
    watched = years[first : max(first, step - pace.rest)]
    exposure = float(np.maximum(watched, years[step] / 2).sum() if step < 2 * pace.active else watched.sum())
    wanted = rate * exposure
    tail = max(TAIL, int(TAIL_RATE * exposure))
    if len(known) <= tail or wanted >= tail:
        return float(known[min(int(wanted), len(known) - 1)]) if len(known) else STRONG
    from_ = known[tail]
    shape = float(np.log(known[:tail] / from_).mean())
    return float(from_ * (tail / max(wanted, 1e-9)) ** shape)
