from dataclasses import replace

import numpy as np
import pytest

from shifts.streams import calm, crowd, make_panel, quiet
from volteface.model import Panel, Shift
from volteface.shifts import find_shifts
from volteface.shifts.pace import PACES
from volteface.shifts.watch import find_surprises

WEEKS = 260
TURN = 200
PAIR = ("GEO", "RUS")
BUDGET = 0.05


def turning(
    cooperation: float, conflict: float, to_cooperation: float, to_conflict: float, weeks: int = WEEKS
) -> Panel:
    """Give a panel in which the relation of PAIR changes its rates for good at TURN, among calm pairs."""
    rates = np.arange(weeks) < TURN
    dice = np.random.default_rng(1)
    acts = tuple(
        dice.poisson(np.where(rates, before, after)).astype(float)
        for before, after in ((cooperation, to_cooperation), (conflict, to_conflict))
    )
    return make_panel(crowd(weeks) | {PAIR: (acts[0], acts[1])})


def of_pair(shifts: list[Shift], weeks: int = 26) -> list[Shift]:
    """Give the alarms on PAIR in the weeks after TURN."""
    days = [(make_panel(crowd(WEEKS)).starts[TURN + after]).isoformat() for after in (0, weeks)]
    return [shift for shift in shifts if (shift.a, shift.b) == PAIR and days[0] <= shift.raised < days[1]]


def test_a_war_is_raised_within_weeks_and_lasts() -> None:
    panel = turning(1, 0.5, 1, 8)
    [alarm, *_] = of_pair(find_shifts(panel, BUDGET))
    assert (alarm.kind, alarm.direction) == ("dyad", "conflict")
    begun = panel.starts[TURN].isoformat()
    assert begun < alarm.raised < panel.starts[TURN + 5].isoformat()
    assert alarm.starts[0] <= begun <= alarm.starts[1] <= alarm.raised
    assert alarm.stage == "shift"
    assert panel.starts[TURN + 8].isoformat() < alarm.lasted < panel.starts[TURN + 20].isoformat()
    assert 0 < alarm.probability <= 1


def test_a_thaw_is_cooperation_and_not_conflict() -> None:
    shifts = of_pair(find_shifts(turning(0.5, 6, 6, 0.5), BUDGET))
    assert {shift.direction for shift in shifts} == {"cooperation"}


def test_a_clash_of_two_weeks_stays_a_shock() -> None:
    conflict = calm(0.5, WEEKS)
    conflict[TURN : TURN + 2] = 25
    panel = make_panel(crowd(WEEKS) | {PAIR: (calm(1, WEEKS, 2), conflict)})
    [alarm] = of_pair(find_shifts(panel, BUDGET))
    assert (alarm.direction, alarm.stage, alarm.lasted) == ("conflict", "shock", "")


def test_more_news_of_the_same_friendship_is_no_thaw() -> None:
    assert of_pair(find_shifts(turning(2, 0.2, 12, 1.2), BUDGET)) == []


def test_a_surge_of_the_worlds_news_is_no_change() -> None:
    louder = np.where(np.arange(WEEKS) < TURN, 1, 3)
    pairs = crowd(WEEKS) | {PAIR: (calm(1, WEEKS, 2), calm(3, WEEKS, 3) * louder)}
    alone = make_panel(pairs)
    with_the_world = replace(alone, world=alone.world + 200 * (louder - 1))

    def largest(panel: Panel) -> float:
        found = find_surprises(panel, PACES["week"])
        own = (found.pair == panel.pairs.index(PAIR)) & (found.channel == 1) & (found.step >= TURN)
        return float(found.evidence[own].max(initial=0))

    assert largest(with_the_world) < largest(alone) / 2


def test_an_outage_of_the_source_raises_nothing_and_is_no_silence() -> None:
    panel = turning(1, 4, 1, 4)
    known = np.ones(WEEKS, bool)
    known[TURN : TURN + 10] = False
    outage = replace(panel, known=known)
    assert of_pair(find_shifts(outage, BUDGET)) == []


def test_a_pair_that_is_not_active_is_not_watched() -> None:
    conflict = quiet(WEEKS)
    conflict[TURN] = 11
    panel = make_panel(crowd(WEEKS) | {PAIR: (quiet(WEEKS), conflict)})
    assert of_pair(find_shifts(panel, 1.0)) == []


def shorten(panel: Panel, weeks: int) -> Panel:
    kept = panel.step < weeks
    return replace(
        panel,
        starts=panel.starts[: weeks + 1],
        **{
            name: getattr(panel, name)[kept] for name in ("pair", "step", "cooperation", "conflict", "events")
        },
        world=panel.world[:weeks],
        attention=panel.attention[:, :weeks],
        known=panel.known[:weeks],
    )


@pytest.mark.parametrize("cut", [120, TURN + 2, TURN + 9, 240])
def test_alarms_of_a_stream_are_those_of_a_longer_one(cut: int) -> None:
    panel = turning(1, 0.5, 1, 8)
    short = find_shifts(shorten(panel, cut), 0.3)
    end = panel.starts[cut].isoformat()
    whole = [shift for shift in find_shifts(panel, 0.3) if shift.raised < end]
    as_raised = [[replace(shift, stage="shock", lasted="") for shift in one] for one in (short, whole)]
    assert as_raised[0] == as_raised[1]
    assert short


def test_an_alarm_that_was_raised_stands_and_may_only_become_a_shift() -> None:
    panel = turning(1, 0.5, 1, 8)
    early = find_shifts(shorten(panel, TURN + 6), BUDGET)
    [shock] = of_pair(early)
    assert shock.stage == "shock"
    told = [replace(shift, evidence=("abc",)) for shift in early]
    later = {shift.id: shift for shift in find_shifts(panel, BUDGET, raised=told)}
    assert replace(later[shock.id], stage="shock", lasted="") == replace(shock, evidence=("abc",))
    assert later[shock.id].stage == "shift"
    gone = replace(shock, id="gone", a="XXX")
    assert gone in find_shifts(panel, BUDGET, raised=[gone])


def test_pairs_may_come_in_any_number() -> None:
    empty = make_panel({("BRA", "CHL"): (quiet(120), quiet(120))})
    assert find_shifts(empty, 1.0) == []
