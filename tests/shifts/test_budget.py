import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from volteface.shifts.budget import GONE, Alarm, Surprises, spend
from volteface.shifts.pace import PACES

WEEK = PACES["week"]


def surprises(seed: int, weeks: int = 300, pairs: int = 60, often: float = 0.02) -> Surprises:
    dice = np.random.default_rng(seed)
    step, pair, channel = np.nonzero(dice.random((weeks, pairs, 2)) < often)
    return Surprises(
        pair=pair,
        channel=channel,
        step=step,
        evidence=3 + dice.pareto(1.5, len(step)) * 5,
        active=np.full(weeks, float(pairs)),
    )


@given(st.integers(0, 10_000), st.sampled_from([0.01, 0.05, 0.25, 1.0]))
@settings(max_examples=25, deadline=None)
def test_the_budget_is_kept_at_every_step(seed: int, budget: float) -> None:
    found = surprises(seed)
    alarms = spend(found, WEEK, budget)
    years = (
        np.cumsum(found.active / WEEK.steps_a_year) - (found.active / WEEK.steps_a_year)[: WEEK.warm_up].sum()
    )
    for number, alarm in enumerate(alarms, 1):
        assert number <= budget * years[alarm.step] + 1e-9


@given(st.integers(0, 10_000), st.integers(120, 290))
@settings(max_examples=25, deadline=None)
def test_what_comes_later_changes_no_alarm(seed: int, cut: int) -> None:
    found = surprises(seed)
    before = found.step < cut
    shorter = Surprises(
        pair=found.pair[before],
        channel=found.channel[before],
        step=found.step[before],
        evidence=found.evidence[before],
        active=found.active[:cut],
    )
    assert spend(shorter, WEEK, 0.2) == [alarm for alarm in spend(found, WEEK, 0.2) if alarm.step < cut]


def test_most_of_the_budget_is_spent_where_there_is_enough_to_tell() -> None:
    found = surprises(3, weeks=600, pairs=200)
    alarms = spend(found, WEEK, 0.1)
    promised = 0.1 * 200 * (600 - WEEK.warm_up) / WEEK.steps_a_year
    assert 0.8 * promised <= len(alarms) <= promised


def test_alarms_of_before_stand_and_are_paid_for() -> None:
    found = surprises(5)
    alarms = spend(found, WEEK, 0.2)
    assert spend(found, WEEK, 0.2, raised=alarms) == alarms
    strange = Alarm(step=100, pair=59, channel=0)
    again = spend(found, WEEK, 0.2, raised=[strange])
    assert strange in again
    assert len(again) <= len(alarms) + 1


def test_a_channel_rests_after_an_alarm() -> None:
    found = surprises(8, often=0.3)
    last: dict[tuple[int, int], int] = {}
    for alarm in spend(found, WEEK, 2.0):
        key = alarm.pair, alarm.channel
        assert alarm.step - last.get(key, -99) >= WEEK.rest
        last[key] = alarm.step
    assert last


def test_the_most_surprising_comes_first_where_not_all_can_be_raised() -> None:
    step = np.repeat(np.arange(60, 200), 2)
    evidence = np.where(np.arange(len(step)) % 2, 20, 4) * (1 + np.random.default_rng(2).random(len(step)))
    found = Surprises(
        pair=np.arange(len(step)),
        channel=np.zeros(len(step), np.int64),
        step=step,
        evidence=evidence,
        active=np.full(200, 10.0),
    )
    chosen = spend(found, WEEK, 0.2)
    assert chosen
    assert all(evidence[alarm.pair] >= 20 for alarm in chosen)


def test_nothing_is_raised_of_nothing() -> None:
    empty = np.empty(0, np.int64)
    found = Surprises(pair=empty, channel=empty, step=empty, evidence=np.empty(0), active=np.zeros(100))
    assert spend(found, WEEK, 1.0) == []


@pytest.mark.parametrize("budget", [0.05, 0.5])
def test_no_alarm_in_the_first_year(budget: float) -> None:
    assert min(alarm.step for alarm in spend(surprises(1, often=0.2), WEEK, budget)) >= WEEK.warm_up


@given(st.integers(0, 10_000), st.booleans())
@settings(max_examples=25, deadline=None)
def test_the_budget_is_kept_where_the_past_has_changed_since(seed: int, gone: bool) -> None:
    """Pages added late, or coded anew, make other surprises of the past beside the alarms that were raised."""
    kept = spend(surprises(seed), WEEK, 0.1)
    if gone:
        kept = [Alarm(alarm.step, GONE, alarm.channel) for alarm in kept]
    found = surprises(seed + 1)
    alarms = sorted([*spend(found, WEEK, 0.1, raised=kept), *(kept if gone else ())])
    years = np.cumsum(np.where(np.arange(300) < WEEK.warm_up, 0, found.active / WEEK.steps_a_year))
    assert set(kept) <= set(alarms)
    for number, alarm in enumerate(alarms, 1):
        assert number <= 0.1 * years[alarm.step] + 1e-9


def test_a_war_is_told_where_nothing_has_ever_surprised_before() -> None:
    found = Surprises(
        pair=np.array([0]),
        channel=np.array([1]),
        step=np.array([150]),
        evidence=np.array([80.0]),
        active=np.full(200, 30.0),
    )
    assert spend(found, WEEK, 0.1) == [Alarm(step=150, pair=0, channel=1)]


def test_what_was_told_is_not_told_again_some_steps_earlier() -> None:
    found = surprises(5)
    [first, *_] = spend(found, WEEK, 0.2)
    later = Alarm(step=first.step + WEEK.rest - 1, pair=first.pair, channel=first.channel)
    again = spend(found, WEEK, 0.2, raised=[later])
    assert later in again
    assert first not in again
