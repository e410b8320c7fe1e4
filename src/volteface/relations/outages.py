"""Steps in which nothing can be known, because those who tell of the world fell silent."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from statistics import median

from volteface.model import Step
from volteface.relations.steps import starts_between

RECENT_STEPS = 12
FEWEST_STEPS = 3
SILENT_SHARE = 0.1
LEAST_EVENTS = 20
"""Below this median a data set may well be silent by chance: with 20 expected, fewer than two never happen by it."""
LOST_SHARE = 0.5


def find_outages(told: Mapping[date, Mapping[str, int]], step: Step) -> frozenset[date]:
    """Give the steps, between the first and the last with news, in which the sources were out rather than the world calm.

    `told` has the number of events of each step and data set. A step is out if nothing at all is told of anybody. It is
    also out if the data sets that usually bring half of the news (`LOST_SHARE`) bring less than a tenth each
    (`SILENT_SHARE`) of the median of their last twelve steps that were not out; a median under `LEAST_EVENTS` tells
    nothing. A data set is looked at from its first event to its last, so one that has ended is not out. Twelve steps of
    little in a row are the new usual. Only earlier steps decide on a step, but for where a data set ends.

    A month that has just begun is out by the same rule until a tenth of the usual has come.
    """
    if not told:
        return frozenset()
    starts = list(starts_between(min(told), max(told), step))
    expected, lost = [0.0] * len(starts), [0.0] * len(starts)
    for name in {name for counts in told.values() for name in counts}:
        counts = [told.get(start, {}).get(name, 0) for start in starts]
        for number, usual, is_out in _judge(counts):
            expected[number] += usual
            lost[number] += usual if is_out else 0.0
    return frozenset(
        start
        for number, start in enumerate(starts)
        if not sum(told.get(start, {}).values())
        or (lost[number] and lost[number] >= LOST_SHARE * expected[number])
    )


def _judge(counts: Sequence[int]) -> Iterator[tuple[int, float, bool]]:
    """Give the number of each step of a data set's life, what is usual there, and whether it was out."""
    recent: list[int] = []
    low: list[int] = []  # of a run of silent steps, those that were not quite silent
    for number in _life(counts):
        count = counts[number]
        usual = median(recent) if len(recent) >= FEWEST_STEPS else float(count)
        is_out = usual >= LEAST_EVENTS and count < SILENT_SHARE * usual
        yield number, usual, is_out
        if not is_out:
            recent, low = [*recent, count][-RECENT_STEPS:], []
        elif count:
            low.append(count)
            if len(low) == RECENT_STEPS:
                recent, low = low, []


def _life(counts: Sequence[int]) -> Iterable[int]:
    present = [number for number, count in enumerate(counts) if count]
    return range(present[0], present[-1] + 1) if present else ()
