"""Where a state stands between two sides over time: beyond what its volume and its peers would make it do, with intervals."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from volteface.errors import VoltefaceError
from volteface.ledger import Snapshot
from volteface.model import Step
from volteface.relations.dealings import ALL, Dealings, count_dealings
from volteface.relations.gamma import Floats, trigamma
from volteface.relations.rates import LARGEST_RESIDUAL, PRIOR_DISPERSION, PRIOR_RESIDUALS, discount
from volteface.relations.steps import ALWAYS, Period

HALF_LIFE_DAYS = 180.0
PEERS = 30
PRIOR_ACTS = 2.0
"""How many expected acts the belief weighs that a state does as its peers do."""
SCORE = 1.645
"""Of the normal distribution: 90 % lie within it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """A state's dealings with one side: the acts of the step by weight, and the ratios to what peers do, up to the step.

    A ratio of 2 is twice as much as peers do that are told of as much.
    """

    cooperation: float
    conflict: float
    cooperation_ratio: float
    conflict_ratio: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SidesStep:
    """Where the state stood in a step: 1 with the one side, -1 with the other, 0 as its peers; from nothing later.

    `known` is false where the sources were out; the position is then the one before, with a wider interval. `low` and
    `high` hold the position with 90 % probability.
    """

    start: str
    known: bool
    position: float
    low: float
    high: float
    one: Stance
    other: Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """A state's way between two sides; each a state, a group, or a body that stands for itself and its members."""

    state: str
    one: str
    other: str
    step: Step
    dispersion: float
    steps: tuple[SidesStep, ...]


def sides(
    snapshot: Snapshot, state: str, one: str, other: str, step: Step = "month", period: Period = ALWAYS
) -> Sides:
    """Give where `state` stands between `one` and `other` (codes), step by step from its first news to its last.

    For each side X and each kind k of acts, cooperation and conflict, with sums over the steps so far of which half is
    forgotten in `HALF_LIFE_DAYS`:

        n    acts of kind k of the state and X
        q    acts of kind k of the peers and X, in all acts of the peers and everybody
        e    all acts of the state and everybody, times q in the same step
        r    (c + n / phi) / (c + e / phi)

    Peers are the `PEERS` states nearest in volume that belong to neither side. r is how often the state does k with X
    against what peers do that are told of as much: volume, and the world's mood towards X, are taken out. It is drawn
    towards 1 with the weight of c = `PRIOR_ACTS` expected acts. The closeness to X is log r of cooperation less log r
    of conflict, so that a busy relation is not taken for a close one; the position is tanh of half the difference of
    the two closenesses: the part in which the odds of cooperation lean to one side rather than to the other. phi is
    how many acts come together (as in `levels`).

    The variance of log r is that of the logarithm of a gamma variate, of the state's acts (shape c + n / phi) and of the
    peers' (shape 1 + their acts / phi). The four of them add up, and the interval is taken through tanh.

    Only earlier steps and the step itself decide on a position. Steps outside of `period` are left out. Raises
    VoltefaceError if the three are not different.

    Source: the ratio is Savage and Deutsch's relative acceptance of transactions, Econometrica 28 (1960), with peers in
    the place of the whole world; its pooling is DuMouchel's gamma-Poisson shrinker, The American Statistician 53 (1999).
    """
    if len({state, one, other}) < 3:
        raise VoltefaceError(
            f"{state}, {one} and {other} must be three: where one stands between two others."
        )
    found = count_dealings(snapshot, state, (one, other), step)
    steps, dispersion = _follow(found, state, step) if found else ([], 1.0)
    asked = tuple(at for at in steps if period.touches(date.fromisoformat(at.start), step))
    return Sides(state=state, one=one, other=other, step=step, dispersion=dispersion, steps=asked)


class _Stand:
    """What is known of a state's ratios to its peers, for each side and kind of act (arrays of sides x kinds)."""

    def __init__(self, kept: float) -> None:
        self.kept = kept
        self.acts = np.zeros((2, 2))
        self.expected = np.zeros((2, 2))
        self.squares, self.seen = PRIOR_DISPERSION * PRIOR_RESIDUALS, PRIOR_RESIDUALS

    @property
    def dispersion(self) -> float:
        return max(self.squares / self.seen, 1.0)

    def see(self, acts: Floats, expected: Floats) -> None:
        """Take in a step's acts and what the peers made expect of it."""
        phi = self.dispersion
        self.acts, self.expected = self.kept * self.acts, self.kept * self.expected
        shape, rate = PRIOR_ACTS + self.acts / phi, PRIOR_ACTS + self.expected / phi
        forecast = expected * shape / rate
        told = forecast > 0
        squares = (acts - forecast)[told] ** 2 / (forecast * (1 + expected / (phi * rate)))[told]
        self.squares += float(np.minimum(squares, LARGEST_RESIDUAL * phi).sum())
        self.seen += int(told.sum())
        self.acts, self.expected = self.acts + acts, self.expected + expected

    def ratios(self, peers: Floats) -> tuple[Floats, Floats]:
        """Give the ratios and the variances of their logarithms; `peers` has the discounted acts of the peers."""
        phi = self.dispersion
        shape = PRIOR_ACTS + self.acts / phi
        variance = trigamma(shape) + trigamma(1 + peers / phi)
        return shape / (PRIOR_ACTS + self.expected / phi), variance


def _follow(dealings: Dealings, state: str, step: Step) -> tuple[list[SidesStep], float]:
    """Go through the steps; gives those from the state's first news to its last."""
    kept = discount(step, HALF_LIFE_DAYS)
    self_ = dealings.actors.index(state)
    volume = (dealings.cooperation + dealings.conflict)[:, self_, ALL]
    present = np.flatnonzero(volume)
    kinds = np.stack([dealings.cooperation, dealings.conflict], axis=3)  # steps, actors, sides and all, kinds
    past = np.zeros(kinds.shape[1:])
    stand, steps = _Stand(kept), []
    for number, start in enumerate(dealings.starts):
        known = start not in dealings.outages
        past = kept * past + (kinds[number] if known else 0.0)
        if not len(present) or not present[0] <= number <= present[-1]:
            continue
        peers = past[_choose_peers(past, self_, dealings.on_side[number])].sum(axis=0)
        share = peers[:ALL] / max(peers[ALL].sum(), 1e-9)
        acts = kinds[number, self_, :ALL] if known else np.zeros((2, 2))
        stand.see(acts, volume[number] * share if known else np.zeros((2, 2)))
        ratios, variance = stand.ratios(peers[:ALL])
        steps.append(_step(start.isoformat(), known, acts, ratios, variance))
    return steps, stand.dispersion


def _choose_peers(past: Floats, state: int, on_side: np.ndarray) -> np.ndarray:
    """Give the numbers of the states that are told of about as much, of neither side."""
    volume = past[:, ALL].sum(axis=1)
    distance = np.abs(np.log(np.maximum(volume, 1e-9) / max(volume[state], 1e-9)))
    distance[on_side.any(axis=1) | (volume <= 0)] = np.inf
    distance[state] = np.inf
    nearest = np.argsort(distance, kind="stable")[:PEERS]
    found: np.ndarray = nearest[np.isfinite(distance[nearest])]
    return found


def _step(start: str, known: bool, acts: Floats, ratios: Floats, variance: Floats) -> SidesStep:
    closeness = np.log(ratios[:, 0] / ratios[:, 1])
    lean = float(closeness[0] - closeness[1])
    spread = SCORE * float(np.sqrt(variance.sum()))
    position, low, high = np.tanh(np.array([lean, lean - spread, lean + spread]) / 2).tolist()
    one, other = (
        Stance(
            cooperation=float(acts[side, 0]), conflict=float(acts[side, 1]),
            cooperation_ratio=float(ratios[side, 0]), conflict_ratio=float(ratios[side, 1]),
        )
        for side in (0, 1)
    )  # fmt: skip
    return SidesStep(start=start, known=known, position=position, low=low, high=high, one=one, other=other)
