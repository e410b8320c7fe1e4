"""Pictures: a Vega-Lite description becomes an SVG or PNG file, without a browser or a network."""

import textwrap
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from volteface.errors import VoltefaceError

Spec = dict[str, Any]
"""A Vega-Lite description (https://vega.github.io/vega-lite), which a browser can draw too."""

COOPERATION = "#0072B2"
CONFLICT = "#D55E00"
"""Okabe and Ito's blue and vermilion, which people who don't tell red from green tell apart too."""
INK = "#222222"
QUIET = "#6B6B6B"
HAIR = "#DDDDDD"
OUTAGE = "#E4E4E4"
DESK_PIXELS = 900
MARGIN_PIXELS = 76
"""What the axis and the padding take of the width."""
LETTER_PIXELS = 5.8
SHARPNESS = 2.0

CONFIG: Spec = {
    "font": "Helvetica, Arial, Liberation Sans, sans-serif",
    "background": "white",
    "padding": {"left": 14, "right": 16, "top": 14, "bottom": 10},
    "view": {"stroke": None},
    "title": {
        "anchor": "start", "fontSize": 19, "fontWeight": 600, "color": INK, "offset": 14,
        "subtitleFontSize": 12.5, "subtitleColor": QUIET, "subtitlePadding": 6, "subtitleLineHeight": 17,
    },
    "axis": {
        "labelColor": QUIET, "labelFontSize": 11.5, "labelPadding": 6, "domain": False, "ticks": False,
        "titleColor": QUIET, "titleFontSize": 11, "titleFontWeight": "normal", "titleLineHeight": 15,
        "gridColor": HAIR, "gridWidth": 0.6,
    },
}  # fmt: skip


def save_picture(spec: Spec, file: Path) -> None:
    """Draw a Vega-Lite description to a .svg or .png file.

    Raises VoltefaceError for another ending and for a file that can't be written.
    """
    kind = check_picture(file)
    import vl_convert

    if kind == ".svg":
        content = vl_convert.vegalite_to_svg(spec).encode()
    else:
        content = vl_convert.vegalite_to_png(spec, scale=SHARPNESS)
    try:
        file.write_bytes(content)
    except OSError as error:
        raise VoltefaceError(f"{file} can't be written ({error.strerror}); name another place") from error


def check_picture(file: Path) -> str:
    """Give the kind of picture that a file's name asks for. Raises VoltefaceError if it is not .svg or .png."""
    kind = file.suffix.lower()
    if kind not in (".svg", ".png"):
        raise VoltefaceError(f"a picture is a .svg or a .png file, not {file.name!r}")
    return kind


def frame(title: str, explanation: str, panels: Sequence[Spec], width: int) -> Spec:
    """Put panels below one another, under a title and a line of explanation; all are `width` pixels with their axes."""
    inner = width - MARGIN_PIXELS
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "config": CONFIG,
        "title": {"text": title, "subtitle": wrap(explanation, inner)},
        "spacing": 10,
        "vconcat": [{"width": inner} | panel for panel in panels],
    }


def head(words: str, width: int) -> Spec:
    """Give the small heading of a panel."""
    return {
        "text": wrap(words, width - MARGIN_PIXELS), "fontSize": 11.5, "fontWeight": "normal", "color": QUIET,
        "lineHeight": 15, "offset": 6,
    }  # fmt: skip


def time_axis(first: str, last: str, labels: bool = True, width: int = DESK_PIXELS, source: str = "") -> Spec:
    """Give an axis from one ISO day to another for a field `start`, with a source line in small print under it."""
    axis = {
        "title": wrap(source, width - MARGIN_PIXELS) if source else None, "titleAnchor": "start", "titleAlign": "left",
        "titlePadding": 10, "labels": labels, "ticks": labels, "tickColor": HAIR, "grid": False, "labelFlush": True,
        "labelOverlap": "greedy", "labelSeparation": 14, "tickCount": max(width // 100, 3),
    }  # fmt: skip
    return {
        "field": "start",
        "type": "temporal",
        "scale": {"domain": [first, last], "nice": False},
        "axis": axis,
    }


def shade(spans: list[Spec], height: int) -> list[Spec]:
    """Give grey fields over spans of time (`start`, `end`): nothing is known there."""
    if not spans:
        return []
    return [{
        "data": {"values": spans},
        "mark": {"type": "rect", "color": OUTAGE},
        "encoding": {"x2": {"field": "end"}, "y": {"value": 0}, "y2": {"value": height}},
    }]  # fmt: skip


def write(text: str, colour: str, y: float, day: str = "", *, after: bool = True, bold: bool = False) -> Spec:
    """Give words at a height in pixels, beginning (or ending) on a day or else at the left end of a panel with a time axis.

    They have a white rim, so that lines behind them don't disturb.
    """
    mark = {
        "type": "text", "align": "left" if after else "right", "dx": 5 if after else -5, "baseline": "middle",
        "fontSize": 13 if bold else 11.5, "fontWeight": 600 if bold else "normal", "text": text,
    }  # fmt: skip
    rim = mark | {"stroke": "white", "strokeWidth": 4, "strokeJoin": "round", "color": "white"}
    place = {"y": {"value": y}} | ({} if day else {"x": {"value": 0}})
    return {
        "data": {"values": [{"start": day}]},
        "layer": [{"mark": one, "encoding": place} for one in (rim, mark | {"color": colour})],
    }


def wrap(text: str, width: int) -> list[str]:
    """Break small print into lines that fit into a width in pixels."""
    return textwrap.wrap(text, max(int(width / LETTER_PIXELS), 20))
