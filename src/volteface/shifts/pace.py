"""How fast relations are looked at: lengths in steps, for weeks and months."""

from collections.abc import Mapping
from dataclasses import dataclass

from volteface.model import Step

ACTIVE_EVENTS = 12
"""A dyad is active, and watched, with so many events in the two years before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Lengths in steps. `windows` are tried behind every step; `memory` is the half-life of what is remembered of a pair.

    `prior` is what the rate of all pairs weighs against a pair's own past, `warm_up` how long nothing is raised, `rest` how
    long a channel of a pair is left alone after an alarm, `start` how far back a change is dated, `lasting` from when
    on a shock may be called a shift, and `trial` how long it is waited for.
    """

    steps_a_year: float
    windows: tuple[int, ...]
    memory: float
    recent: float
    prior: float
    active: int
    warm_up: int
    rest: int
    start: int
    lasting: int
    trial: int


PACES: Mapping[Step, Pace] = {
    "week": Pace(
        steps_a_year=52.18, windows=(3, 6, 12), memory=52, recent=13, prior=12, active=104, warm_up=52, rest=13, start=13,
        lasting=12, trial=26,
    ),
    "month": Pace(
        steps_a_year=12, windows=(1, 2), memory=12, recent=3, prior=3, active=24, warm_up=12, rest=3, start=3, lasting=3, trial=6,
    ),
}  # fmt: skip
