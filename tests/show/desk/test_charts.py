"""What charts draw is read back from their paths."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from relations.tables import acts_of, imported, months
from volteface.ledger import Ledger
from volteface.model import Shift
from volteface.relations import Series, levels, series, sides
from volteface.show.desk.charts import WIDE, Chart, chart_relation, chart_sides

OUT, SILENT = "2021-04", "2020-06"


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    acts = [
        act
        for month in months(2020, 24)
        if month != OUT
        for act in [
            *acts_of(month, "CHN JPN", "CONSULT", 28),
            *([] if month == SILENT else acts_of(month, "FRA DEU", "CONSULT", 6)),
            *(
                []
                if month == SILENT
                else acts_of(month, "FRA DEU", "ACCUSE", 20 if month == "2021-09" else 2)
            ),
            *acts_of(month, "FRA ITA", "CONSULT", 3),
        ]
    ]
    return imported(tmp_path_factory.mktemp("charts") / "ledger", acts)


@pytest.fixture(scope="module")
def pair(ledger: Ledger) -> Series:
    with ledger.snapshot() as snapshot:
        return series(snapshot, "FRA", "DEU")


def paths(chart: Chart, kind: str, plot: int = 0) -> list[str]:
    return [one.path for one in chart.plots[plot].drawn if one.kind == kind]


def bars(path: str) -> list[tuple[float, ...]]:
    """Give each bar's left, low, high and right."""
    return [
        tuple(map(float, bar)) for bar in re.findall(r"M([\d.]+),([\d.]+)V([\d.]+)H([\d.]+)V[\d.]+Z", path)
    ]


def test_bars_stand_on_their_steps_and_are_as_long_as_their_acts(pair: Series) -> None:
    chart = chart_relation(pair, levels(pair))
    (up,), (down,) = paths(chart, "bars cooperation"), paths(chart, "bars conflict")
    assert len(bars(up)) == len(bars(down)) == 22
    starts = [step.start[:7] for step in pair.steps]
    lefts = [chart.edges[starts.index(month)] for month in (SILENT, OUT)]
    assert not set(lefts) & {bar[0] for bar in bars(up) + bars(down)}
    assert chart.linear is False
    longest = max(bars(down), key=lambda bar: bar[2])
    assert longest[0] == chart.edges[starts.index("2021-09")]
    usual = bars(down)[0]
    assert (longest[2] - longest[1]) / (usual[2] - usual[1]) == pytest.approx((20 / 2) ** 0.5, rel=0.02)


def test_lines_break_at_outages_and_are_dashed_without_news(pair: Series) -> None:
    chart = chart_relation(pair, levels(pair))
    assert chart.silent
    assert chart.out
    assert len(paths(chart, "line cooperation")) == 3
    assert len(paths(chart, "line cooperation silent")) == 1
    assert len(paths(chart, "outage")) == 1
    assert len(paths(chart, "attention", 1)) == 2
    assert len(paths(chart, "base silent")) == 1


def test_everything_stays_within_the_plot(pair: Series, ledger: Ledger) -> None:
    with ledger.snapshot() as snapshot:
        way = sides(snapshot, "FRA", "DEU", "ITA")
    for chart in (chart_relation(pair, levels(pair)), chart_sides(way)):
        assert chart.edges[0] == 0
        assert chart.edges[-1] == WIDE
        for plot in chart.plots:
            for drawn in plot.drawn:
                for x, y in re.findall(r"([\d.]+),([\d.]+)", drawn.path):
                    assert 0 <= float(x) <= WIDE
                    assert 0 <= float(y) <= plot.pixels
                assert "nan" not in drawn.path
            assert all(0 <= tick.at <= plot.pixels for tick in plot.ticks)


def alarm(raised: str, **fields: Any) -> Shift:
    known = {
        "kind": "dyad",
        "a": "DEU",
        "b": "FRA",
        "direction": "conflict",
        "stage": "shift",
        "probability": 0.9,
    }
    return Shift(id=raised, raised=raised, starts=("2021-01-01", raised), **(known | fields))  # type: ignore[arg-type]


def test_alarms_are_numbered_and_kept_apart(pair: Series) -> None:
    alarms = [alarm(day) for day in ("2021-03-31", "2021-03-20", "2021-09-20", "2030-01-01")]
    flags = chart_relation(pair, levels(pair), alarms).flags
    assert [(flag.number, flag.shift.raised) for flag in flags] == [
        (1, "2021-03-20"), (2, "2021-03-31"), (3, "2021-09-20"),
    ]  # fmt: skip
    assert [flag.row for flag in flags] == [0, 1, 0]
    assert all(flag.early + flag.wide == pytest.approx(flag.at, abs=0.11) for flag in flags)


@pytest.mark.parametrize(("count", "label"), [(24, "2020-01"), (3, "2020-01")])
def test_few_years_are_told_by_month(pair: Series, count: int, label: str) -> None:
    cut = replace(pair, steps=pair.steps[:count])
    times = chart_relation(cut, levels(cut)).times
    assert times[0].label == label
    assert times[0].until == "2020-01-31"
    assert len(times) <= 7


def test_a_single_step_is_drawn(pair: Series) -> None:
    cut = replace(pair, steps=pair.steps[:1])
    chart = chart_relation(cut, levels(cut))
    assert chart.edges == (0, WIDE)
    assert paths(chart, "bars cooperation")


def test_a_chart_is_small(tmp_path: Path) -> None:
    acts = [act for month in months(2005, 200) for act in acts_of(month, "FRA DEU", "CONSULT", 5)]
    with imported(tmp_path / "ledger", acts).snapshot() as snapshot:
        found = series(snapshot, "FRA", "DEU")
    chart = chart_relation(found, levels(found))
    assert len(found.steps) == 200
    assert sum(len(drawn.path) for plot in chart.plots for drawn in plot.drawn) < 60_000
