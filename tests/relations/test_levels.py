from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from volteface.model import Step
from volteface.relations import Channel, Levels, Series, SeriesStep, levels

Acts = tuple[float, float] | None


def series_of(counts: list[Acts], world: list[float] | None = None, step: Step = "month") -> Series:
    """Make a series from acts of cooperation and conflict in each step, None where there is no news."""
    steps = []
    for number, acts in enumerate(counts):
        both = [Channel(verbal=value, material=0, intensity=0) for value in acts] if acts else [None, None]
        start = f"{2000 + number // 12}-{number % 12 + 1:02d}-01"
        steps.append(SeriesStep(
            start=start, known=True, cooperation=both[0], conflict=both[1], events=int(sum(acts)) if acts else 0, origins=0,
            attention_a=0, attention_b=0, attention_world=world[number] if world else 100,
        ))  # fmt: skip
    return Series(a="A", b="B", directed=False, step=step, steps=tuple(steps), unplaced=0, data_sets=())


def levels_of(counts: list[Acts], world: list[float] | None = None) -> Levels:
    return levels(series_of(counts, world))


def coverage(rates: np.ndarray, burst: int = 1, repeats: int = 12) -> float:
    """Give how often the intervals hold the rates (steps) from which counts are drawn, in bursts."""
    dice = np.random.default_rng(11)
    held = []
    for _ in range(repeats):
        drawn = dice.poisson(rates[:, None] / burst, (len(rates), 2)) * float(burst)
        found = levels_of([(float(good), float(bad)) for good, bad in drawn])
        for level, rate in zip(found.steps[8:], rates[8:], strict=True):
            held += [one.low <= rate <= one.high for one in (level.cooperation, level.conflict)]
    return float(np.mean(held))


@pytest.mark.parametrize("burst", [1, 3])
@pytest.mark.parametrize("rate", [0.3, 2.0, 30.0])
def test_interval_of_a_calm_rate_holds_it(rate: float, burst: int) -> None:
    assert coverage(np.full(48, rate), burst) > 0.9


def test_interval_holds_a_rate_that_jumps() -> None:
    assert coverage(np.repeat([5.0, 20.0, 3.0, 9.0], 20)) > 0.88


def test_interval_holds_a_rate_that_drifts() -> None:
    walk = np.exp(np.cumsum(np.random.default_rng(4).normal(0, 0.1, 80)) + 2)
    assert coverage(walk) > 0.8


def test_level_follows_a_war_and_its_end() -> None:
    found = levels_of([(3, 2)] * 30 + [(10, 120)] * 3 + [(3, 2)] * 6)
    before, war, after = (found.steps[number].conflict for number in (29, 31, 35))
    assert before.high < 10
    assert war.rate > 60
    assert after.high < 25


def test_surge_of_all_news_is_no_change() -> None:
    calm = levels_of([(10, 4)] * 24, [100] * 24).steps[-1]
    surge = levels_of([(10, 4)] * 20 + [(30, 12)] * 4, [100] * 20 + [300] * 4).steps[-1]
    assert surge.exposure == 3
    assert surge.conflict.rate == pytest.approx(calm.conflict.rate, rel=0.05)


def test_silence_widens_the_interval_and_is_no_zero() -> None:
    found = levels_of([(10, 4)] * 24 + [None] * 12)
    told, silent = found.steps[23].conflict, found.steps[35].conflict
    assert silent.rate == pytest.approx(told.rate, rel=0.15)
    assert silent.high - silent.low > 1.3 * (told.high - told.low)


def test_levels_know_nothing_of_later_steps() -> None:
    counts: list[Acts] = [(5, 1), (6, 2), None, (40, 3), (2, 50), (1, 1)]
    for number in range(1, len(counts)):
        assert levels_of(counts[:number]).steps[-1] == levels_of(counts).steps[number - 1]


def test_never_any_conflict_leaves_it_possible() -> None:
    last = levels_of([(4, 0)] * 36).steps[-1]
    assert 0 < last.conflict.high < 1.5
    assert last.conflict_share < 0.05


@settings(deadline=None)
@given(st.lists(st.none() | st.tuples(st.floats(0, 500), st.floats(0, 500)), min_size=1, max_size=30))
def test_intervals_are_in_order_and_finite(counts: list[Acts]) -> None:
    found = levels_of(counts)
    assert found.dispersion >= 1
    for step in found.steps:
        for one in (step.cooperation, step.conflict):
            assert 0 <= one.low <= one.high < np.inf
            assert one.low <= one.rate
        assert 0 <= step.conflict_share <= 1


def test_series_without_steps_has_no_levels() -> None:
    assert levels(replace(series_of([(1, 1)]), steps=())).steps == ()
