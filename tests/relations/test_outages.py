from datetime import date
from pathlib import Path

import pytest

from relations.tables import acts_of, imported, months
from volteface.relations import find_outages, series

YEAR = [date(2020, month, 1) for month in range(1, 13)]


def outages(**counts: list[int]) -> list[int]:
    """Give the months (from 1) that are out, by the monthly numbers of events of each data set."""
    told = {start: {} for start in YEAR}
    for name, numbers in counts.items():
        for start, number in zip(YEAR, numbers, strict=False):
            told[start][name] = number
    return sorted(start.month for start in find_outages(told, "month"))


@pytest.mark.parametrize(
    ("counts", "out"),
    [
        ([100, 100, 100, 9, 100], [4]),
        ([100, 100, 100, 10, 100], []),  # a tenth is enough
        ([100, 100, 100, 0, 0, 100], [4, 5]),
        ([100, 100, 5, 100], []),  # two months don't tell what is usual
        ([19, 19, 19, 1, 19], []),  # so few may fail by chance
        ([19, 19, 19, 0, 19], [4]),  # but nothing at all is told of nobody
        ([40, 500, 40, 500, 40], []),
    ],
)
def test_source_is_out(counts: list[int], out: list[int]) -> None:
    assert outages(wire=[*counts, *[counts[0]] * (12 - len(counts))]) == out


def test_source_that_has_ended_is_not_out() -> None:
    assert outages(wire=[100] * 6 + [0] * 6, pages=[0] * 6 + [5] * 6) == []


def test_source_is_out_only_if_it_brings_half() -> None:
    silent = [100] * 5 + [0] + [100] * 6
    assert outages(wire=silent, other=[150] * 12) == []
    assert outages(wire=silent, other=[90] * 12) == [6]
    assert outages(wire=silent, other=silent) == [6]


def test_twelve_low_steps_are_the_new_usual() -> None:
    starts = [date(2020 + number // 12, number % 12 + 1, 1) for number in range(40)]
    told = {start: {"wire": 300 if number < 6 else 20} for number, start in enumerate(starts)}
    found = find_outages(told, "month")
    assert sorted(found) == starts[6:18]


def test_nothing_told_at_all() -> None:
    assert find_outages({}, "day") == frozenset()


def test_outage_is_told_from_silence(tmp_path: Path) -> None:
    acts = []
    for number, month in enumerate(months(2020, 8)):
        if number == 4:
            acts += acts_of(month, "FRA DEU", "CONSULT", 1)
            continue
        acts += acts_of(month, "CHN JPN", "CONSULT", 28)
        if number != 2:
            acts += acts_of(month, "FRA DEU", "CONSULT", 10)
    with imported(tmp_path / "ledger", acts).snapshot() as snapshot:
        found = series(snapshot, "FRA", "DEU")
    told = [(step.known, step.cooperation is not None, step.events) for step in found.steps]
    assert (
        told
        == [(True, True, 10)] * 2
        + [(True, False, 0), (True, True, 10), (False, False, 1)]
        + [(True, True, 10)] * 3
    )
    assert found.data_sets == ("wire",)
