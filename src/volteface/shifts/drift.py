"""A state's move from one side to another: its acts with both, against what other states do with them.

What a state does with the side X beside the side Y are two channels again: towards Y go its cooperation with Y and its
conflict with X, towards X the rest. A busier relation moves both; a drift is a change of the one against the other that other
states don't make too. The evidence is that of a dyad (`surprise`), over half a year and a year, under a memory of years.
"""

from collections.abc import Iterable, Iterator
from itertools import combinations

import numpy as np

from volteface.model import Panel, Shift, Step
from volteface.shifts.budget import FLOOR, GONE, Alarm, spend
from volteface.shifts.counts import Array, Counts, delay, discount, scale, sum_last
from volteface.shifts.pace import ACTIVE_EVENTS, Pace
from volteface.shifts.surprise import Channels, score_surprise
from volteface.shifts.telling import Past, Telling
from volteface.shifts.watch import end_of, find_step, join_surprises, judge, make_id, say_when
from volteface.world import STATES, leads_side, list_sides, members_of_side

SIDES = Channels(attention=(0.3, 0.3), least_a_year=(13.0, 13.0))
"""Both channels are judged by their shares: that a state is in the news moves it nowhere."""
PACES: dict[Step, Pace] = {
    "week": Pace(
        steps_a_year=52.18, windows=(26, 52), memory=156, recent=52, prior=26, active=104, warm_up=104, rest=52, start=52, lasting=39,
        trial=78,
    ),
    "month": Pace(
        steps_a_year=12, windows=(6, 12), memory=36, recent=12, prior=6, active=24, warm_up=24, rest=12, start=12, lasting=9, trial=18,
    ),
}  # fmt: skip


def watch_drifts(panel: Panel, budget: float, active: Array, raised: Iterable[Shift] = ()) -> list[Shift]:
    """Give the moves of states between sides, at most `budget` an active dyad-year; `active` (S) is the dyads watched.

    Those of `raised` stand as they were raised, and count. The first two years raise none.
    """
    pace = PACES[panel.unit]
    states, contacts = _find_contacts(panel)
    if not states:
        return []
    pairs = list(combinations(range(len(list_sides())), 2))
    series = [_take_series(panel, contacts, one, other, pace) for one, other in pairs]
    found = []
    for number, (counts, ends) in enumerate(zip(series, pairs, strict=True)):
        evidence = score_surprise(counts, pace, SIDES)
        free = [not any(leads_side(state, list_sides()[end]) for end in ends) for state in states]
        channel, step, place = np.nonzero((evidence > FLOOR) & counts.active & np.array(free, bool))
        found.append((place + number * len(states), channel, step, evidence[channel, step, place]))
    surprises = join_surprises(found, active)  # type: ignore[arg-type]
    alarms = spend(surprises, pace, budget, _place(panel, states, pairs, raised))
    pasts = [Past(counts, pace, SIDES) for counts in series]
    tellings = {
        alarm: pasts[alarm.pair // len(states)].tell(alarm.step, alarm.channel, alarm.pair % len(states))
        for alarm in alarms
    }
    staying = judge(tellings, alarms, pace)
    return [
        _tell(
            panel,
            alarm,
            states[alarm.pair % len(states)],
            pairs[alarm.pair // len(states)],
            tellings[alarm],
            staying[alarm],
        )
        for alarm in alarms
    ]


def _find_contacts(panel: Panel) -> tuple[list[str], Array]:
    """Give the states of a panel, and their acts (3, sides, S, states): cooperation and conflict with a side, and events."""
    names = {
        row: code
        for pair, rows in zip(panel.pairs, panel.sides.tolist(), strict=True)
        for row, code in zip(rows, pair, strict=True)
    }
    states = sorted(code for code in names.values() if code in STATES)
    column = {code: number for number, code in enumerate(states)}
    columns = np.array([column.get(names[row], -1) for row in range(len(names))], np.int64)
    contacts = np.zeros((3, len(list_sides()), len(panel.world), len(states)))
    years, year = np.unique([start.year for start in panel.starts[:-1]], return_inverse=True)
    rows = panel.sides[panel.pair]
    for side, code in enumerate(list_sides()):
        inside = np.zeros((len(years), len(names)), bool)
        for number, one in enumerate(years):
            members = members_of_side(code, f"{one:04d}-07-01")
            inside[number] = [names[row] in members for row in range(len(names))]
        for own, other in ((0, 1), (1, 0)):
            chosen = inside[year[panel.step], rows[:, other]] & (columns[rows[:, own]] >= 0)
            at = panel.step[chosen], columns[rows[chosen, own]]
            for kind, values in enumerate((panel.cooperation, panel.conflict, panel.events)):
                np.add.at(contacts[kind, side], at, values[chosen])
    return states, contacts


def _take_series(panel: Panel, contacts: Array, one: int, other: int, pace: Pace) -> Counts:
    """Give the acts of every state towards `other` and away from it, towards `one`, with what the other states do."""
    cooperation, conflict, events = contacts
    acts = np.stack([cooperation[other] + conflict[one], cooperation[one] + conflict[other]])
    known = panel.known[:, None].astype(float)
    acts = acts * known
    rest = np.moveaxis(acts.sum(-1, keepdims=True) - acts, 1, 0)
    exposure = np.moveaxis(scale(rest, known[:, None], pace.steps_a_year), 0, 1)
    busy = [delay(sum_last(events[side], pace.active), 1) >= ACTIVE_EVENTS for side in (one, other)]
    past = discount(np.moveaxis(acts, 1, 0), pace.memory).mean(-1).T
    news = discount(np.moveaxis(exposure, 1, 0), pace.memory).mean(-1).T
    return Counts(
        acts=acts,
        exposure=exposure,
        pooled=(past + 0.01) / (news + 1),
        active=busy[0] & busy[1] & panel.known[:, None],
        pairs=np.arange(acts.shape[-1]),
    )


def _place(
    panel: Panel, states: list[str], pairs: list[tuple[int, int]], raised: Iterable[Shift]
) -> Iterator[Alarm]:
    """Find the series and steps of drifts that were raised before."""
    sides = list_sides()
    places = {
        (state, sides[end], sides[start]): (number * len(states) + place, channel)
        for number, (one, other) in enumerate(pairs)
        for channel, (start, end) in enumerate(((one, other), (other, one)))
        for place, state in enumerate(states)
    }
    for shift in raised:
        place = places.get((shift.a, shift.to_side, shift.from_side), (GONE, 0))
        if (step := find_step(panel, shift.raised)) is not None:
            yield Alarm(step, *place)


def _tell(
    panel: Panel, alarm: Alarm, state: str, pair: tuple[int, int], telling: Telling, staying: float
) -> Shift:
    one, other = (list_sides()[side] for side in pair)
    from_side, to_side = (one, other) if alarm.channel == 0 else (other, one)
    name = make_id("drift", panel.unit, state, from_side, to_side, end_of(panel, alarm.step))
    said = say_when(panel, alarm, telling, staying)
    return Shift(
        id=name, kind="drift", a=state, b="", direction="", from_side=from_side, to_side=to_side, **said
    )
