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
LEAST_ROOM = 64
MOST_DAYS = 64
"""Days that are held in memory; with 5,000 articles a day that is about 15 MB, up to 30 while they grow."""

Row = tuple[int, bytes]


class _Day:
    """The places of a day's articles with the vectors of each as a whole, in arrays with room for more."""

    def __init__(self, rows: Iterable[Row]) -> None:
        every = list(rows)
        bits = np.frombuffer(b"".join(bits for _, bits in every), "<u8").reshape(-1, 6)
        self._count = len(every)
        self._places = np.array([place for place, _ in every], np.int64)
        self._bits = np.ascontiguousarray(bits.T)

    def put(self, place: int, bits: bytes) -> None:
        at = self._count
        if at == len(self._places):
            room = max(LEAST_ROOM, at)
            self._places = np.concatenate([self._places, np.zeros(room, np.int64)])
            self._bits = np.hstack([self._bits, np.zeros((6, room), np.uint64)])
        self._places[at], self._bits[:, at] = place, np.frombuffer(bits, "<u8")
        self._count += 1

    def drop(self, place: int) -> None:
        at, last = int(np.flatnonzero(self.arrays()[0] == place)[0]), self._count - 1
        self._places[at], self._bits[:, at] = self._places[last], self._bits[:, last]
        self._count = last

    def arrays(self) -> tuple[NDArray[np.int64], Senses]:
        """Give the places (n,) and the vectors (6, n): a sum of six rows is many times as fast as one along rows of six."""
        return self._places[: self._count], self._bits[:, : self._count]


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
