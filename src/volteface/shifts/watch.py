"""A panel of relations -> its alarms: score, spend the budget, tell."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Literal

import numpy as np

from volteface.model import Direction, Panel, Shift
from volteface.shifts.bocpd import score_bocpd
from volteface.shifts.budget import FLOOR, Alarm, Surprises, spend
from volteface.shifts.counts import Array, Counts, take_chunks
from volteface.shifts.cusum import score_cusum
from volteface.shifts.moving_average import score_moving_average
from volteface.shifts.pace import PACES, Pace
from volteface.shifts.pelt import score_pelt
from volteface.shifts.surprise import score_surprise

Method = Literal["surprise", "moving-average", "cusum", "bocpd", "pelt"]
METHODS: Mapping[Method, Callable[[Counts, Pace], Array]] = {
    "surprise": score_surprise,
    "moving-average": score_moving_average,
    "cusum": score_cusum,
    "bocpd": score_bocpd,
    "pelt": score_pelt,
}
DIRECTIONS: tuple[Direction, ...] = ("cooperation", "conflict")


def find_surprises(panel: Panel, pace: Pace, method: Method = "surprise") -> Surprises:
    """Score every active dyad of a panel at every step."""
    found: list[tuple[Array, ...]] = []
    active = np.zeros(len(panel.world))
    for counts in take_chunks(panel, pace):
        evidence = METHODS[method](counts, pace)
        channel, step, place = np.nonzero((evidence > FLOOR) & counts.active)
        found.append((counts.pairs[place], channel, step, evidence[channel, step, place]))
        active += counts.active.sum(1)
    columns = [np.concatenate(column) for column in zip(*found, strict=True)] if found else [np.empty(0)] * 4
    order = np.argsort(columns[2], kind="stable")
    pair, channel, step = (column[order].astype(np.int64) for column in columns[:3])
    return Surprises(pair=pair, channel=channel, step=step, evidence=columns[3][order], active=active)
