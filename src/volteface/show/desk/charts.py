"""Charts over time as SVG paths: a pair's relation, and a state between two sides.

A plot's paths are `WIDE` units wide and are stretched to the width of the screen, its letters and marks are not: they
stand at percentages. Colours are classes, so that the desk's light and dark hold for charts too. Drawing one of 200
steps takes about 2 ms; vl-convert, which draws the files of `--plot`, takes 70 ms and more, and fixes width and language.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby, pairwise
from math import copysign, sqrt

from volteface.model import Shift, Step
from volteface.relations import Level, Levels, Series, SeriesStep, Sides, following
from volteface.show.relations_picture import CHANNELS, domain_of, is_linear, ticks_of

WIDE = 1000
PLOT_PIXELS = 250
ATTENTION_PIXELS = 44
POSITION_PIXELS = 200
ACTS_PIXELS = 80
MOST_LABELS = 12
MONTH_LABELS = 6
TICK_PIXELS = 15
ROWS = 3
CLOSE = 26
"""Marks of alarms that are nearer than so many units to each other stand in different rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A path: its class, and its `d`."""

    kind: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A place on an axis: `at` pixels from a plot's top or percent from its left, and the number or ISO day there.

    A tick of time is a link to the days from `label` to `until`; a `minor` one is left out on a small screen.
    """

    at: float
    label: str
    until: str = ""
    minor: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """One plot of a chart: its height in pixels, what is drawn on it, and the places on its own axis."""

    pixels: int
    drawn: tuple[Drawn, ...]
    ticks: tuple[Tick, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """An alarm on a chart: where it was raised and over which days it may have begun, in percent; `row` keeps flags apart."""

    number: int
    shift: Shift
    at: float
    early: float
    wide: float
    row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Plots below one another over the same days; `edges` are where steps begin and the last one ends, in units of WIDE.

    `linear` is false where the first plot's axis is a square root; `silent` and `out` say that there are steps without
    news of the pair, and steps in which the sources were out.
    """

    plots: tuple[Plot, ...]
    times: tuple[Tick, ...]
    flags: tuple[Flag, ...]
    edges: tuple[float, ...]
    linear: bool
    silent: bool
    out: bool

    @property
    def pixels(self) -> int:
        """How high all plots are together."""
        return sum(plot.pixels for plot in self.plots)


class _Time:
    """Steps laid out from left to right."""

    def __init__(self, starts: Sequence[str], step: Step) -> None:
        self.starts = [date.fromisoformat(start) for start in starts]
        self.end = following(self.starts[-1], step)
        self._first = self.starts[0].toordinal()
        self._days = self.end.toordinal() - self._first
        self.edges = tuple(_round(self.place(day)) for day in (*self.starts, self.end))

    def place(self, day: date) -> float:
        """Give where a day stands, in units of WIDE; days outside stand at the ends."""
        return WIDE * min(max((day.toordinal() - self._first) / self._days, 0), 1)

    def middle(self, number: int) -> float:
        """Give where the middle of a step stands."""
        return (self.edges[number] + self.edges[number + 1]) / 2

    def ticks(self) -> tuple[Tick, ...]:
        """Give years, or months where there are few years."""
        years = self.end.year - self.starts[0].year
        months = 12 * years + self.end.month - self.starts[0].month
        unit = 12 * max(-(-years // MOST_LABELS), 1) if months > 30 else max(-(-months // MONTH_LABELS), 1)
        first = 12 * self.starts[0].year + self.starts[0].month - 1
        found = range(-(-first // unit) * unit, first + months + 1, unit)
        return tuple(
            Tick(
                at=_round(place / WIDE * 100), label=str(day.year) if unit >= 12 else day.isoformat()[:7],
                until=date.fromordinal(_month(number + (12 if unit >= 12 else 1)).toordinal() - 1).isoformat(), minor=bool(order % 2),
            )
            for order, number in enumerate(found)
            if self.starts[0] <= (day := _month(number)) < self.end and (place := self.place(day)) < 0.97 * WIDE
        )  # fmt: skip

    def flags(self, shifts: Iterable[Shift]) -> tuple[Flag, ...]:
        """Give the alarms that were raised within the chart, numbered from the first."""
        first, last = self.starts[0].isoformat(), self.end.isoformat()
        shown = sorted((one for one in shifts if first <= one.raised <= last), key=lambda one: one.raised)
        found: list[Flag] = []
        ends = [-float(CLOSE)] * ROWS  # where each row's last flag stands
        for number, one in enumerate(shown, 1):
            at = self.place(date.fromisoformat(one.raised))
            row = next((row for row, end in enumerate(ends) if at - end >= CLOSE), number % ROWS)
            ends[row] = at
            early, late = (self.place(date.fromisoformat(day)) for day in one.starts)
            found.append(
                Flag(
                    number=number, shift=one, at=_round(at / WIDE * 100), row=row,
                    early=_round(early / WIDE * 100), wide=_round((late - early) / WIDE * 100),
                )
            )  # fmt: skip
        return tuple(found)


def chart_relation(series: Series, levels: Levels, shifts: Iterable[Shift] = ()) -> Chart:
    """Draw a pair's relation: cooperation upwards, conflict downwards, and the attention below; `series` must have steps."""
    time = _Time([step.start for step in series.steps], series.step)
    domain = domain_of(series, levels)
    linear = is_linear(domain)
    y = _scale(domain[0], domain[1], PLOT_PIXELS, linear)
    drawn = [*_shade(time, [step.known for step in series.steps], PLOT_PIXELS)]
    for name, (sign, _) in CHANNELS.items():
        acts = [sign * channel.acts if (channel := getattr(step, name)) else 0.0 for step in series.steps]
        drawn.append(Drawn(kind=f"bars {name}", path=_bars(time, [(y(0), y(value)) for value in acts])))
        known = [getattr(level, name) for level in levels.steps]
        drawn += _lines(time, series.steps, known, name, partial(_signed, y, sign))
    drawn += _base(time, series.steps, y(0))
    ticks = _keep_apart(Tick(at=_round(y(value)), label=f"{abs(value):g}") for value in ticks_of(domain))
    return Chart(
        plots=(Plot(pixels=PLOT_PIXELS, drawn=tuple(drawn), ticks=ticks), _attention(time, series)),
        times=time.ticks(), flags=time.flags(shifts), edges=time.edges, linear=linear,
        silent=any(step.known and not step.events for step in series.steps),
        out=not all(step.known for step in series.steps),
    )  # fmt: skip


def chart_sides(sides: Sides, shifts: Iterable[Shift] = ()) -> Chart:
    """Draw a state's way between two sides, and its acts with each below; `sides` must have steps."""
    time = _Time([step.start for step in sides.steps], sides.step)
    y = _scale(-1, 1, POSITION_PIXELS, True)
    drawn = [*_shade(time, [step.known for step in sides.steps], POSITION_PIXELS)]
    for stretch in _stretches([step.known for step in sides.steps]):
        low, high, line = (
            [(time.middle(at), y(getattr(sides.steps[at], name))) for at in stretch]
            for name in ("low", "high", "position")
        )
        drawn.append(Drawn(kind="interval position", path=_area(low, high)))
        drawn.append(Drawn(kind="line position", path=_line(line)))
    ticks = tuple(Tick(at=_round(y(value)), label=f"{value:+g}" if value else "0") for value in (-1, 0, 1))
    return Chart(
        plots=(Plot(pixels=POSITION_PIXELS, drawn=tuple(drawn), ticks=ticks), _acts(time, sides)),
        times=time.ticks(), flags=time.flags(shifts), edges=time.edges, linear=True, silent=False,
        out=not all(step.known for step in sides.steps),
    )  # fmt: skip


def _lines(
    time: _Time, steps: Sequence[SeriesStep], found: Sequence[Level], name: str, y: Callable[[float], float]
) -> Iterator[Drawn]:
    """Give a channel's level with its interval, told and without news, each in stretches."""
    pieces = list(enumerate(pairwise(steps)))
    for told, stretch in groupby(pieces, lambda piece: _told(*piece[1])):
        if told is None:
            continue
        numbers = [number for number, _ in stretch]
        numbers.append(numbers[-1] + 1)
        low, high, rate = (
            [(time.middle(at), y(getattr(found[at], bound))) for at in numbers]
            for bound in ("low", "high", "rate")
        )
        quiet = "" if told else " silent"
        yield Drawn(kind=f"interval {name}{quiet}", path=_area(low, high))
        yield Drawn(kind=f"line {name}{quiet}", path=_line(rate))


def _signed(y: Callable[[float], float], sign: int, value: float) -> float:
    return y(sign * value)


def _told(before: SeriesStep, after: SeriesStep) -> bool | None:
    """Whether a piece of a line runs up to a step with news; None where nothing is known at one of its ends."""
    return bool(after.events) if before.known and after.known else None


def _base(time: _Time, steps: Sequence[SeriesStep], y: float) -> Iterator[Drawn]:
    """Draw the line between the channels, dotted where there is no news."""
    for kind, holds in (("base", True), ("base silent", False)):
        pieces = [
            f"M{_number(time.edges[run[0]])},{_number(y)}H{_number(time.edges[run[-1] + 1])}"
            for run in _stretches([step.known and bool(step.events) is holds for step in steps])
        ]
        if pieces:
            yield Drawn(kind=kind, path="".join(pieces))


def _attention(time: _Time, series: Series) -> Plot:
    """Draw how much was told of each of the two, whatever they did."""
    most = max((max(step.attention_a, step.attention_b) for step in series.steps if step.known), default=0.0)
    y = _scale(0, max(most, 1.0) * 1.08, ATTENTION_PIXELS, True)
    drawn = []
    for stretch in _stretches([step.known for step in series.steps]):
        a, b = (
            [(time.middle(at), y(getattr(series.steps[at], name))) for at in stretch]
            for name in ("attention_a", "attention_b")
        )
        drawn.append(Drawn(kind="attention", path=_area([(x, y(0)) for x, _ in a], a)))
        drawn.append(Drawn(kind="attention-other", path=_line(b)))
    ticks = (Tick(at=_round(y(most)), label=f"{most:.0f}"),) if most >= 1 else ()
    return Plot(pixels=ATTENTION_PIXELS, drawn=tuple(drawn), ticks=ticks)


def _acts(time: _Time, sides: Sides) -> Plot:
    """Draw the acts with the one side upwards and with the other downwards, cooperation next to the middle."""
    sums = [stance.cooperation + stance.conflict for step in sides.steps for stance in (step.one, step.other)]
    most = max([*sums, 1.0]) * 1.05
    linear = most <= 50
    y = _scale(-most, most, ACTS_PIXELS, linear)
    drawn = [Drawn(kind="base", path=f"M0,{_number(y(0))}H{WIDE}")]
    for name, sign in (("one", 1), ("other", -1)):
        inner = [sign * getattr(step, name).cooperation for step in sides.steps]
        outer = [
            sign * (getattr(step, name).cooperation + getattr(step, name).conflict) for step in sides.steps
        ]
        drawn.append(Drawn(kind="bars cooperation", path=_bars(time, [(y(0), y(value)) for value in inner])))
        both = [(y(low), y(high)) for low, high in zip(inner, outer, strict=True)]
        drawn.append(Drawn(kind="bars conflict", path=_bars(time, both)))
    tick = most / 1.05
    ticks = (
        tuple(Tick(at=_round(y(value)), label=f"{tick:.0f}") for value in (tick, -tick)) if tick >= 1 else ()
    )
    return Plot(pixels=ACTS_PIXELS, drawn=tuple(drawn), ticks=ticks)


def _shade(time: _Time, known: Sequence[bool], pixels: int) -> Iterator[Drawn]:
    """Give grey fields over the steps in which the sources were out."""
    fields = [
        f"M{_number(time.edges[run[0]])},0H{_number(time.edges[run[-1] + 1])}V{pixels}H{_number(time.edges[run[0]])}Z"
        for run in _stretches([not one for one in known])
    ]
    if fields:
        yield Drawn(kind="outage", path="".join(fields))


def _keep_apart(ticks: Iterable[Tick]) -> tuple[Tick, ...]:
    """Leave out those whose letters would touch: zero is kept, and what is far from it."""
    kept: list[Tick] = []
    for tick in sorted(ticks, key=lambda one: (one.label != "0", -abs(float(one.label)))):
        if all(abs(tick.at - other.at) >= TICK_PIXELS for other in kept):
            kept.append(tick)
    return tuple(kept)


def _scale(low: float, high: float, pixels: int, linear: bool) -> Callable[[float], float]:
    """Give what turns a value into pixels from the top."""

    def bent(value: float) -> float:
        return value if linear else copysign(sqrt(abs(value)), value)

    bottom, top = bent(low), bent(high)
    return lambda value: pixels * (1 - (min(max(bent(value), bottom), top) - bottom) / (top - bottom))


def _bars(time: _Time, spans: Sequence[tuple[float, float]]) -> str:
    """Give bars over steps, each from one height to another, as one path; neighbours share their edge."""
    return "".join(
        f"M{_number(time.edges[at])},{_number(low)}V{_number(high)}H{_number(time.edges[at + 1])}V{_number(low)}Z"
        for at, (low, high) in enumerate(spans)
        if abs(low - high) >= 0.05
    )


def _line(points: Iterable[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{_number(x)},{_number(y)}" for x, y in points)


def _area(low: Sequence[tuple[float, float]], high: Sequence[tuple[float, float]]) -> str:
    return f"{_line([*low, *reversed(high)])}Z"


def _stretches(holds: Sequence[bool]) -> Iterator[list[int]]:
    """Give the runs of numbers at which something holds."""
    for true, run in groupby(range(len(holds)), lambda at: holds[at]):
        if true:
            yield list(run)


def _month(number: int) -> date:
    """Give the first day of a month, counted from the year 0."""
    return date(number // 12, number % 12 + 1, 1)


def _round(value: float) -> float:
    return round(value, 1)


def _number(value: float) -> str:
    """Write a coordinate with one digit behind the point, or none."""
    return f"{value:.1f}".removesuffix(".0")
