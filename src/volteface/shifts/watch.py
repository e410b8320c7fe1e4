"""A panel of relations -> the alarms of its dyads: score, spend the budget, tell."""

import hashlib
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import numpy as np

from volteface.model import Direction, Method, Panel, Shift
from volteface.shifts.bocpd import score_bocpd
from volteface.shifts.budget import FLOOR, GONE, Alarm, Surprises, spend
from volteface.shifts.counts import Array, Counts, take_chunks
from volteface.shifts.cusum import score_cusum
from volteface.shifts.moving_average import score_moving_average
from volteface.shifts.pace import ACTIVE_EVENTS, PACES, Pace
from volteface.shifts.pelt import score_pelt
from volteface.shifts.surprise import DYAD, score_surprise
from volteface.shifts.telling import Past, Telling

METHODS: Mapping[Method, Callable[[Counts, Pace], Array]] = {
    "surprise": score_surprise,
    "moving-average": score_moving_average,
    "cusum": score_cusum,
    "bocpd": score_bocpd,
    "pelt": score_pelt,
}
DIRECTIONS: tuple[Direction, ...] = ("cooperation", "conflict")


def watch_dyads(
    panel: Panel, surprises: Surprises, budget: float, raised: Iterable[Shift] = ()
) -> list[Shift]:
    """Give the changes of the dyads of a panel as alarms, at most `budget` an active dyad-year, in order of their dates.

    Those of `raised` stand as they were raised, and count. The first year raises none.
    """
    pace = PACES[panel.unit]
    alarms = spend(surprises, pace, budget, _place(panel, raised))
    chosen = np.unique(np.array([alarm.pair for alarm in alarms], np.int64))
    tellings = {}
    for counts in take_chunks(panel, pace, chosen):
        past = Past(counts, pace, DYAD)
        for alarm in alarms:
            if counts.pairs[0] <= alarm.pair <= counts.pairs[-1]:
                place = int(np.searchsorted(counts.pairs, alarm.pair))
                tellings[alarm] = past.tell(alarm.step, alarm.channel, place)
    staying = judge(tellings, alarms, pace)
    return [_tell(panel, alarm, tellings[alarm], staying[alarm]) for alarm in alarms]


def judge(tellings: Mapping[Alarm, Telling], alarms: Sequence[Alarm], pace: Pace) -> dict[Alarm, float]:
    """Give for each alarm the share of earlier ones in its channel that had lasted, as far as that was known by then.

    Two are added of which one lasted, as in Laplace's rule of succession.
    """
    shares = {}
    for channel in {alarm.channel for alarm in alarms}:
        own = [alarm for alarm in alarms if alarm.channel == channel]
        ends = [(tellings[alarm].lasted, alarm.step) for alarm in own]
        lasted = np.sort([max(end, step + 1) for end, step in ends if end is not None])
        lapsed = np.sort([step + pace.trial for end, step in ends if end is None])
        for alarm in own:
            good = int(np.searchsorted(lasted, alarm.step, side="right"))
            bad = int(np.searchsorted(lapsed, alarm.step, side="right"))
            shares[alarm] = (good + 1) / (good + bad + 2)
    return shares


def find_surprises(panel: Panel, pace: Pace, method: Method = "surprise") -> Surprises:
    """Score every active dyad of a panel at every step."""
    found: list[Sequence[Array]] = []
    for counts in take_chunks(panel, pace):
        evidence = METHODS[method](counts, pace)
        channel, step, place = np.nonzero((evidence > FLOOR) & counts.active)
        found.append((counts.pairs[place], channel, step, evidence[channel, step, place]))  # type: ignore[arg-type]
    return join_surprises(found, count_active(panel))


def count_active(panel: Panel) -> Array:
    """Count for each step the dyads that had ACTIVE_EVENTS events in the two calendar years before its own."""
    years = np.array([start.year for start in panel.starts[:-1]])
    first = years.min()
    events = np.zeros((len(panel.pairs), years.max() - first + 1))
    np.add.at(events, (panel.pair, years[panel.step] - first), panel.events)
    active = np.zeros(len(years))
    for year in range(first + 1, years.max() + 1):
        before = events[:, max(0, year - first - 2) : year - first].sum(1)
        active[years == year] = (before >= ACTIVE_EVENTS).sum()
    return active


def join_surprises(found: Sequence[Sequence[Array]], active: Array) -> Surprises:
    """Put columns (pair, channel, step, evidence) of several chunks together, in order of steps."""
    columns = [np.concatenate(column) for column in zip(*found, strict=True)] if found else [np.empty(0)] * 4
    order = np.argsort(columns[2], kind="stable")
    pair, channel, step = (column[order].astype(np.int64) for column in columns[:3])
    return Surprises(pair=pair, channel=channel, step=step, evidence=columns[3][order], active=active)


def end_of(panel: Panel, step: int) -> str:
    """Give the last day of a step."""
    return (panel.starts[step + 1] - timedelta(days=1)).isoformat()


def make_id(*parts: str) -> str:
    """Hash what makes an alarm itself."""
    return hashlib.blake2b("\x1f".join(parts).encode(), digest_size=8).hexdigest()


def _place(panel: Panel, raised: Iterable[Shift]) -> Iterator[Alarm]:
    """Find the pairs and steps of alarms that were raised before."""
    places = {pair: number for number, pair in enumerate(panel.pairs)}
    for shift in raised:
        pair, step = places.get((shift.a, shift.b), GONE), find_step(panel, shift.raised)
        if step is not None and shift.direction:
            yield Alarm(step, pair, DIRECTIONS.index(shift.direction))


def find_step(panel: Panel, day: str) -> int | None:
    """Give the step that ends on a day, None where none does."""
    step = bisect_right(panel.starts, date.fromisoformat(day)) - 1
    return step if 0 <= step < len(panel.world) and end_of(panel, step) == day else None


def say_when(panel: Panel, alarm: Alarm, telling: Telling, staying: float) -> dict[str, Any]:
    """Give the fields of a Shift that are told alike of dyads and of drifts: since when, how sure, whether it has lasted."""
    return {
        "starts": (panel.starts[telling.early].isoformat(), end_of(panel, telling.late)),
        "raised": end_of(panel, alarm.step),
        "stage": "shock" if telling.lasted is None else "shift",
        "lasted": "" if telling.lasted is None else end_of(panel, telling.lasted),
        "probability": round(telling.probability * staying, 3),
    }


def _tell(panel: Panel, alarm: Alarm, telling: Telling, staying: float) -> Shift:
    a, b = panel.pairs[alarm.pair]
    direction = DIRECTIONS[alarm.channel]
    name = make_id("dyad", panel.unit, a, b, direction, end_of(panel, alarm.step))
    said = say_when(panel, alarm, telling, staying)
    return Shift(id=name, kind="dyad", a=a, b=b, direction=direction, **said)
