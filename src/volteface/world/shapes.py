"""Where the states are on a map of the world."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

MAP_WIDTH = 1000
MAP_HEIGHT = 440
"""The map's size in units; y grows downwards, as SVG has it."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A state's outline on the map, or that of land that is no state: then `state(code)` is None.

    `path` is the `d` of an SVG path (parts and holes by the even-odd rule), "" where there is only a point. `x` and `y` are a
    point that stands for the state, in the map's units: well inside of its largest part, or its capital where it is large or scattered; `dot` tells that the outline is too small to be seen or hit, so
    that a dot should stand there. Former states have one too: draw those of `list_states(day)`.
    """

    code: str
    x: float
    y: float
    dot: bool
    path: str


@cache
def list_shapes() -> tuple[Shape, ...]:
    """Give the shape of every state, and of large lands that are none, in the order of their codes.

    Areas are true to each other (the Equal Earth projection); Antarctica is left out. Borders are Natural Earth's, which
    draws who holds a place, but that Crimea is Ukraine's, Northern Cyprus is Cyprus's, Somaliland is Somalia's, and Western
    Sahara (ESH) is of no state, as the United Nations have them; Kosovo, Palestine and Taiwan, states of this package,
    have shapes of their own.
    """
    text = (files("volteface.world") / "map.csv").read_text(encoding="utf-8")
    return tuple(
        Shape(row["code"], float(row["x"]), float(row["y"]), row["dot"] == "yes", row["path"])
        for row in csv.DictReader(text.splitlines())
    )
