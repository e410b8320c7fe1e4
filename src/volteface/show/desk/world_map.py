"""The map of who moves: states coloured by their alarms, and lines for the first of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from volteface.model import Shift
from volteface.show.desk.moves import StateMove
from volteface.world import MAP_HEIGHT, MAP_WIDTH, Shape, list_shapes, list_states, region_of

ANCHORS = {"WEST": "BEL", "RUS": "RUS", "CHN": "CHN"}
"""Where a side stands on the map: NATO and the EU sit in Brussels."""
MARGIN = 24.0
LEAST_WIDTH = 130.0
BEND = 0.16
"""How far a line bends away from the straight one, as a part of its length."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Land:
    """A shape on the map: a state that moves (`move`), one that doesn't, or land that is no state (`is_state` false)."""

    shape: Shape
    is_state: bool
    move: StateMove | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An alarm as a line between two states, or from a state to where a side stands; `look` is its colour."""

    shift: str
    states: tuple[str, ...]
    look: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorldMap:
    """What the map shows: `view_box` is the part of it, `scale` how many units of it a pixel-wide stroke is against the whole."""

    view_box: str
    scale: float
    calm: tuple[Land, ...]
    moving: tuple[Land, ...]
    lines: tuple[Line, ...]


def draw_map(moves: Sequence[StateMove], shifts: Sequence[Shift], region: str, day: str) -> WorldMap:
    """Draw how the states of a day move, with a line for each of `shifts`; a region's name shows its part of the world."""
    by_code = {move.state: move for move in moves}
    states = list_states(day)
    lands = [
        Land(shape=shape, is_state=shape.code in states, move=by_code.get(shape.code))
        for shape in list_shapes()
        if shape.code in states or shape.code not in list_states()
    ]
    x, y, width, height = _frame(region)
    return WorldMap(
        view_box=f"{x:.0f} {y:.0f} {width:.0f} {height:.0f}",
        scale=round(width / MAP_WIDTH, 2),
        calm=tuple(land for land in lands if not land.move),
        moving=tuple(land for land in lands if land.move),
        lines=tuple(filter(None, map(_draw_line, shifts))),
    )


@cache
def _shapes() -> dict[str, Shape]:
    return {shape.code: shape for shape in list_shapes()}


@cache
def _frame(region: str) -> tuple[float, float, float, float]:
    """Give the left, top, width and height of what is shown."""
    if not region:
        return 0, 0, MAP_WIDTH, MAP_HEIGHT
    own = [shape for shape in list_shapes() if region_of(shape.code) == region]
    left, right = min(one.x for one in own) - MARGIN, max(one.x for one in own) + MARGIN
    top, bottom = min(one.y for one in own) - MARGIN, max(one.y for one in own) + MARGIN
    missing = max(0.0, LEAST_WIDTH - (right - left))
    left, right = max(0.0, left - missing / 2), min(float(MAP_WIDTH), right + missing / 2)
    top, bottom = max(0.0, top), min(float(MAP_HEIGHT), bottom)
    return left, top, right - left, bottom - top


def _draw_line(shift: Shift) -> Line | None:
    end = ANCHORS[shift.to_side] if shift.kind == "drift" else shift.b
    one, other = _shapes().get(shift.a), _shapes().get(end)
    if one is None or other is None or one is other:
        return None
    x, y = other.x - one.x, other.y - one.y
    # bent upwards, so that lines between neighbours on one parallel don't lie on each other
    sign = -1 if x >= 0 else 1
    bend_x, bend_y = one.x + x / 2 - sign * y * BEND, one.y + y / 2 + sign * x * BEND
    return Line(
        shift=shift.id,
        states=(shift.a,) if shift.kind == "drift" else (shift.a, shift.b),
        look="drift" if shift.kind == "drift" else shift.direction,
        path=f"M{one.x:.1f} {one.y:.1f}Q{bend_x:.1f} {bend_y:.1f} {other.x:.1f} {other.y:.1f}",
    )
