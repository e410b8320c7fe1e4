"""The senses of the articles of some days, in memory, to look up what says the same in other words."""

import math
from collections.abc import Callable, Iterable

import numpy as np
from numpy.typing import NDArray

from volteface.ledger.likeness import SENSE_BITS, Senses

WINDOW_DAYS = 7
"""A translation is looked for among the articles of so many days before it, and of its own day."""
NEAREST = 48
"""So many of the articles most like one are compared with it sentence by sentence."""
MOST_BITS = round(math.acos(0.5) / math.pi * SENSE_BITS)
"""An article whose vector as a whole differs from another's in more signs, so that its cosine is below .5, is none of its translations."""
MOST_DAYS = 64
"""Days that are held in memory; with 5,000 articles a day that is about 15 MB."""

Row = tuple[int, bytes]


class _Day:
    """The places of a day's articles with the vectors of each as a whole."""

    def __init__(self, rows: Iterable[Row]) -> None:
        every = list(rows)
        self._places = [place for place, _ in every]
        self._bits = [bits for _, bits in every]
        self._arrays: tuple[NDArray[np.int64], Senses] | None = None

    def put(self, place: int, bits: bytes) -> None:
        self._places.append(place)
        self._bits.append(bits)
        self._arrays = None

    def drop(self, place: int) -> None:
        at = self._places.index(place)
        del self._places[at], self._bits[at]
        self._arrays = None

    def arrays(self) -> tuple[NDArray[np.int64], Senses]:
        """Give the places (n,) and the vectors (6, n): a sum of six rows is many times as fast as one along rows of six."""
        if self._arrays is None:
            bits = np.frombuffer(b"".join(self._bits), "<u8").reshape(-1, 6)
            self._arrays = np.array(self._places, np.int64), np.ascontiguousarray(bits.T)
        return self._arrays


class Window:
    """Articles by day, read through `load` (day -> rows of place and vector) when they are first asked for."""

    def __init__(self, load: Callable[[int], list[Row]]) -> None:
        self._load = load
        self._days: dict[int, _Day] = {}

    def put(self, day: int, place: int, bits: bytes) -> None:
        """Take in an article that is in the index already."""
        if day in self._days:
            self._days[day].put(place, bits)

    def drop(self, day: int, place: int) -> None:
        """Let go of an article."""
        if day in self._days:
            self._days[day].drop(place)

    def nearest(self, vector: Senses, days: tuple[int, int], places: tuple[int, int]) -> list[int]:
        """Give the places, of those from one to below another and of the days first..last, of the articles that are most like a
        vector (6,), the likest first.
        """
        found: list[tuple[int, int]] = []
        for day in range(days[0], days[1] + 1):
            held, bits = self._day(day).arrays()
            apart = np.zeros(len(held), np.uint16)
            for own, other in zip(vector, bits, strict=True):
                apart += np.bitwise_count(other ^ own)
            near = np.flatnonzero((apart <= MOST_BITS) & (held >= places[0]) & (held < places[1]))
            found += zip(apart[near].tolist(), held[near].tolist(), strict=True)
        return [place for _, place in sorted(found)[:NEAREST]]

    def _day(self, day: int) -> _Day:
        held = self._days.pop(day, None) or _Day(self._load(day))
        self._days[day] = held  # the latest asked for stands last
        if len(self._days) > MOST_DAYS:
            del self._days[next(iter(self._days))]
        return held
