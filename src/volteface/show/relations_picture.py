"""The picture of a relation: cooperation upwards, conflict downwards, and the attention beside them."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import groupby, pairwise
from typing import Protocol

from volteface.relations import Level, Levels, Series, SeriesStep, following
from volteface.show.names import name_of
from volteface.show.picture import (
    CONFLICT,
    COOPERATION,
    DESK_PIXELS,
    INK,
    OUTAGE,
    QUIET,
    Spec,
    frame,
    head,
    shade,
    time_axis,
    write,
)

LINEAR_ACTS = 12
"""Up to so many acts a step the axis is linear; beyond, its square root lets a calm year be seen beside a war."""
CHANNELS = {"cooperation": (1, COOPERATION), "conflict": (-1, CONFLICT)}
PIXELS = 300
ATTENTION_PIXELS = 56
LABEL_ROWS = 3
LEAST_HALF = 0.3
"""The part of the axis that the smaller channel has at least, against the larger one."""


class Shift(Protocol):
    """What a picture shows of a change of a relation; dates are ISO days, `starts` the interval of its beginning."""

    @property
    def direction(self) -> str: ...  # noqa: D102
    @property
    def starts(self) -> Sequence[str]: ...  # noqa: D102
    @property
    def raised(self) -> str: ...  # noqa: D102
    @property
    def stage(self) -> str: ...  # noqa: D102
    @property
    def probability(self) -> float: ...  # noqa: D102


def draw_relations(
    series: Series, levels: Levels, shifts: Sequence[Shift] = (), width: int = DESK_PIXELS
) -> Spec:
    """Give the Vega-Lite description of a pair's picture, `width` pixels wide; `series` must have steps.

    Bars are the acts of each step, lines the levels with their 90 % intervals, both dashed where there is no news.
    Outages are grey; shifts are vertical lines on the day when they were raised, over the interval in which they began.
    """
    domain = domain_of(series, levels)
    explanation = [
        f"Acts a {series.step}: bars{'' if is_linear(domain) else ' (square-root scale)'}.",
        "Their level at the usual volume of news: lines, with 90 % intervals.",
        *(["Dots and dashes: no news of the two, which is not zero."] if _any_silent(series) else []),
        *(["Grey: the sources were out."] if not all(step.known for step in series.steps) else []),
    ]
    title = f"{name_of(series.a)} {'towards' if series.directed else 'and'} {name_of(series.b)}"
    panels = [_panel(series, levels, shifts, domain), _attention(series, width)]
    return frame(title, " ".join(explanation), panels, width)


def _any_silent(series: Series) -> bool:
    return any(step.known and not step.events for step in series.steps)


def domain_of(series: Series, levels: Levels) -> list[float]:
    """Give the ends of the axis: what fits the acts and the levels, not every interval of a step without news."""
    tops = []
    for name in CHANNELS:
        acts = [channel.acts for step in series.steps if (channel := getattr(step, name))]
        tops.append(max([*acts, *(getattr(level, name).rate for level in levels.steps), 1.0]) * 1.15)
    return [-max(tops[1], LEAST_HALF * tops[0]), max(tops[0], LEAST_HALF * tops[1])]


def is_linear(domain: list[float]) -> bool:
    """Whether so few acts are drawn on an axis between two ends that it needs no square root."""
    return domain[1] - domain[0] <= 2 * LINEAR_ACTS


def _panel(series: Series, levels: Levels, shifts: Sequence[Shift], domain: list[float]) -> Spec:
    scale: Spec = {"domain": domain, "nice": False}
    if not is_linear(domain):
        scale |= {"type": "pow", "exponent": 0.5}
    axis = {"title": None, "labelExpr": "format(abs(datum.value), ',~r')", "values": ticks_of(domain)}
    return {
        "height": PIXELS,
        "encoding": {
            "x": time_axis(series.steps[0].start, _end(series, series.steps[-1]), labels=False),
            "y": {"field": "y", "type": "quantitative", "scale": scale, "axis": axis},
        },
        "layer": [
            *shade(_spans(series, lambda step: not step.known), PIXELS),
            *(layer for name in CHANNELS for layer in _channel(series, levels, name)),
            *_base(series),
            write("cooperation", COOPERATION, 10, bold=True),
            write("conflict", CONFLICT, PIXELS - 10, bold=True),
            *_shifts(series, shifts),
        ],
    }


def ticks_of(domain: list[float]) -> list[float]:
    """Give a few round places on the axis, upwards and downwards."""
    ticks = {0.0}
    for sign, most in ((-1, -domain[0]), (1, domain[1])):
        unit = 10.0 ** (len(str(int(most))) - 1)
        places = [unit * part for part in (0.1, 0.2, 0.5, 1, 2, 5) if 1 <= unit * part < 0.95 * most]
        ticks |= {sign * place for place in places[-2 if is_linear(domain) else -3 :]}
    return sorted(ticks)


def _end(series: Series, step: SeriesStep) -> str:
    return following(date.fromisoformat(step.start), series.step).isoformat()


def _middle(series: Series, step: SeriesStep) -> str:
    start, end = date.fromisoformat(step.start), date.fromisoformat(_end(series, step))
    return (start + (end - start) / 2).isoformat()


def _channel(series: Series, levels: Levels, name: str) -> Iterator[Spec]:
    """Give the bars of a channel, then the line of its level with its interval, broken at outages."""
    sign, colour = CHANNELS[name]
    bars = [
        {"start": step.start, "end": _end(series, step), "y": sign * channel.acts, "zero": 0}
        for step in series.steps
        if (channel := getattr(step, name)) and channel.acts
    ]
    yield {
        "data": {"values": bars},
        "mark": {"type": "rect", "color": colour, "opacity": 0.38},
        "encoding": {"x2": {"field": "end"}, "y2": {"field": "zero"}},
    }
    for told, dash, opacity in ((True, [1, 0], 1.0), (False, [3, 3], 0.7)):
        points = [
            {"start": _middle(series, step), "run": run,
             "y": sign * level.rate, "low": sign * level.low, "high": sign * level.high}
            for run, step, level in _runs(series, levels, name, told)
        ]  # fmt: skip
        run = {"detail": {"field": "run", "type": "nominal"}}
        area = {
            "type": "area",
            "color": colour,
            "opacity": 0.18 * opacity,
            "interpolate": "monotone",
            "clip": True,
        }
        line = {"type": "line", "color": colour, "strokeWidth": 1.5, "strokeDash": dash, "opacity": opacity,
                "interpolate": "monotone"}  # fmt: skip
        bounds = {"y": {"field": "low", "type": "quantitative"}, "y2": {"field": "high"}}
        yield {"data": {"values": points}, "mark": area, "encoding": run | bounds}
        yield {"data": {"values": points}, "mark": line, "encoding": run}


def _runs(series: Series, levels: Levels, name: str, told: bool) -> Iterator[tuple[int, SeriesStep, Level]]:
    """Give the points of a level's line in stretches that run up to steps with news, or without; each a run."""
    pieces = pairwise(zip(series.steps, levels.steps, strict=True))
    for run, (wanted, some) in enumerate(
        groupby(pieces, lambda piece: _is_told(piece[0][0], piece[1][0]) is told)
    ):
        if wanted:
            stretch = list(some)
            for step, level in (stretch[0][0], *(after for _, after in stretch)):
                yield run, step, getattr(level, name)


def _is_told(before: SeriesStep, after: SeriesStep) -> bool | None:
    """Whether the piece of a line between two steps runs up to news; None where it has no place."""
    return bool(after.events) if before.known and after.known else None


def _base(series: Series) -> Iterator[Spec]:
    """Draw the line between the channels: whole where there is news, dotted where there is none."""
    for told, mark in (
        (True, {"color": INK, "strokeWidth": 1}),
        (False, {"color": QUIET, "strokeWidth": 1.6, "strokeDash": [1, 4]}),
    ):
        spans = _spans(series, lambda step, told=told: step.known and bool(step.events) is told)  # type: ignore[misc]
        yield {
            "data": {"values": [span | {"y": 0} for span in spans]},
            "mark": {"type": "rule"} | mark,
            "encoding": {"x2": {"field": "end"}},
        }


def _spans(series: Series, holds: Callable[[SeriesStep], bool]) -> list[Spec]:
    """Give the stretches of steps of which something holds."""
    found: list[Spec] = []
    for true, run in groupby(series.steps, holds):
        steps = list(run)
        if true:
            found.append({"start": steps[0].start, "end": _end(series, steps[-1])})
    return found


def _shifts(series: Series, shifts: Sequence[Shift]) -> Iterator[Spec]:
    first, last = series.steps[0].start, _end(series, series.steps[-1])
    shown = sorted((one for one in shifts if first <= one.raised <= last), key=lambda one: one.raised)
    numbers = dict.fromkeys(CHANNELS, 0)
    for one in shown:
        sign, colour = CHANNELS[one.direction]
        numbers[one.direction] += 1
        values = {"start": one.raised, "early": max(one.starts[0], first), "late": min(one.starts[1], last)}
        data = {"data": {"values": [values]}}
        whole = {"y": {"value": 0}, "y2": {"value": PIXELS}}
        began = {"x": {"field": "early", "type": "temporal"}, "x2": {"field": "late"}}
        yield data | {"mark": {"type": "rect", "color": colour, "opacity": 0.12}, "encoding": began | whole}
        yield data | {"mark": {"type": "rule", "color": colour, "strokeWidth": 1.2}, "encoding": whole}
        row = 32 + 16 * (numbers[one.direction] % LABEL_ROWS)
        text = f"{one.stage} {one.probability:.0%}"
        after = _place(one.raised, first, last) < 0.5
        yield write(text, colour, row if sign > 0 else PIXELS - row, one.raised, after=after)


def _place(day: str, first: str, last: str) -> float:
    """Give where a day stands in the picture, from 0 to 1."""
    at, low, high = (date.fromisoformat(one).toordinal() for one in (day, first, last))
    return (at - low) / (high - low)


def _attention(series: Series, width: int) -> Spec:
    """Draw quietly how much was told of each side; below it stands where all of this comes from."""
    layers = []
    for side, mark in (
        ("a", {"type": "area", "color": OUTAGE, "line": {"color": QUIET, "strokeWidth": 0.8}}),
        ("b", {"type": "line", "color": INK, "strokeWidth": 1.1, "strokeDash": [3, 2]}),
    ):
        values = [
            {"start": _middle(series, step), "y": getattr(step, f"attention_{side}") if step.known else None}
            for step in series.steps
        ]
        layers.append({"data": {"values": values}, "mark": {"interpolate": "monotone"} | mark})
    events = sum(step.events for step in series.steps)
    names = ", ".join(name or "pages" for name in series.data_sets)
    source = f"Events by Volteface: {events:,} of the pair, told by {names}"
    words = f"All acts of {name_of(series.a)} (area) and of {name_of(series.b)} (dashes) a {series.step}"
    return {
        "height": ATTENTION_PIXELS,
        "layer": layers,
        "title": head(words, width),
        "encoding": {
            "x": time_axis(series.steps[0].start, _end(series, series.steps[-1]), width=width, source=source),
            "y": {"field": "y", "type": "quantitative", "axis": {"title": None, "tickCount": 2, "format": ",~r"}},
        },
    }  # fmt: skip
