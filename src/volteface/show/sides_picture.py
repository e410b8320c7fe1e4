"""The picture of a state between two sides: its position with the interval, and its acts with each side."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from volteface.relations import Sides, SidesStep, Stance, following
from volteface.show.names import name_of
from volteface.show.picture import (
    CONFLICT,
    COOPERATION,
    DESK_PIXELS,
    INK,
    Spec,
    frame,
    head,
    shade,
    time_axis,
    write,
)

PIXELS = 260
ACTS_PIXELS = 90
POSITION = "#3B3B6D"
BLANK = ("y", "low", "high")


def draw_sides(sides: Sides, width: int = DESK_PIXELS) -> Spec:
    """Give the Vega-Lite description of a state's way between two sides; `sides` must have steps."""
    out = any(not step.known for step in sides.steps)
    explanation = (
        f"1: {name_of(sides.state)} leans wholly to {name_of(sides.one)}; -1: to {name_of(sides.other)}; 0: it does as states "
        "do that are told of as much. With 90 % intervals, from nothing later than each step."
        f"{' Grey: the sources were out.' if out else ''}"
    )
    title = f"{name_of(sides.state)} between {name_of(sides.one)} and {name_of(sides.other)}"
    return frame(title, explanation, [_position(sides), _acts(sides, width)], width)


def _end(sides: Sides, step: SidesStep) -> str:
    return following(date.fromisoformat(step.start), sides.step).isoformat()


def _middle(sides: Sides, step: SidesStep) -> str:
    start, end = date.fromisoformat(step.start), date.fromisoformat(_end(sides, step))
    return (start + (end - start) / 2).isoformat()


def _position(sides: Sides) -> Spec:
    ends = sides.steps[0].start, _end(sides, sides.steps[-1])
    points = [
        {"start": _middle(sides, step)}
        | ({"y": step.position, "low": step.low, "high": step.high} if step.known else dict.fromkeys(BLANK))
        for step in sides.steps
    ]
    axis = {
        "title": None,
        "values": [-1, -0.5, 0, 0.5, 1],
        "labelExpr": "datum.value ? format(datum.value, '+~g') : '0'",
    }
    area = {"type": "area", "color": POSITION, "opacity": 0.15, "interpolate": "monotone"}
    line = {"type": "line", "color": POSITION, "strokeWidth": 1.8, "interpolate": "monotone"}
    bounds = {"y": {"field": "low", "type": "quantitative"}, "y2": {"field": "high"}}
    out = [
        {"start": steps[0].start, "end": _end(sides, steps[-1])}
        for known, steps in ((known, list(run)) for known, run in groupby(sides.steps, lambda one: one.known))
        if not known
    ]
    return {
        "height": PIXELS,
        "encoding": {
            "x": time_axis(*ends, labels=False),
            "y": {"field": "y", "type": "quantitative", "scale": {"domain": [-1, 1]}, "axis": axis},
        },
        "layer": [
            *shade(out, PIXELS),
            {"data": {"values": [{"y": 0}]}, "mark": {"type": "rule", "color": INK},
             "encoding": {"x": {"value": 0}, "x2": {"value": "width"}}},
            {"data": {"values": points}, "mark": area, "encoding": bounds},
            {"data": {"values": points}, "mark": line},
            write(f"with {name_of(sides.one)}", POSITION, 10, bold=True),
            write(f"with {name_of(sides.other)}", POSITION, PIXELS - 10, bold=True),
        ],
    }  # fmt: skip


def _acts(sides: Sides, width: int) -> Spec:
    """Draw the acts with each side: with the one upwards, with the other downwards, cooperation next to the middle."""
    words = (
        f"Acts a {sides.step} with {name_of(sides.one)} (up) and {name_of(sides.other)} (down): "
        "cooperation blue, conflict orange"
    )
    total = sum(
        stance.cooperation + stance.conflict for step in sides.steps for stance in (step.one, step.other)
    )
    source = f"Events by Volteface: {total:,.0f} acts with both sides by weight, beside those of the peers"
    axis = {"title": None, "tickCount": 4, "labelExpr": "format(abs(datum.value), ',~r')"}
    return {
        "height": ACTS_PIXELS,
        "title": head(words, width),
        "data": {"values": [bar for step in sides.steps for bar in _bars(sides, step)]},
        "mark": {"type": "rect", "opacity": 0.75},
        "encoding": {
            "x": time_axis(sides.steps[0].start, _end(sides, sides.steps[-1]), width=width, source=source),
            "x2": {"field": "end"},
            "y": {"field": "from", "type": "quantitative", "axis": axis},
            "y2": {"field": "to"},
            "color": {"field": "colour", "scale": None},
        },
    }


def _bars(sides: Sides, step: SidesStep) -> Iterator[Spec]:
    stances: tuple[tuple[int, Stance], ...] = ((1, step.one), (-1, step.other))
    for sign, stance in stances:
        inner, outer = sign * stance.cooperation, sign * (stance.cooperation + stance.conflict)
        for colour, low, high in ((COOPERATION, 0.0, inner), (CONFLICT, inner, outer)):
            if low != high:
                yield {
                    "start": step.start,
                    "end": _end(sides, step),
                    "from": low,
                    "to": high,
                    "colour": colour,
                }
