"""The network as a matrix: how large each pair's mark is, of which shape, and where it stands."""

from dataclasses import dataclass
from math import log1p

from volteface.show.network import Dealing, NetworkView

CELL = 22
LABELS = 132
"""Room for the names of rows, and for the codes of columns above them, in units of the drawing."""
HEADS = 62
_LARGEST, _SMALLEST = 9.0, 2.4
MIXED = 1 / 3
"""A pair of which the lesser channel weighs at least so much of the whole is told as mixed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A pair in one of the two periods: its cell's middle, the size of its mark, and what the mark says by colour and shape."""

    dealing: Dealing
    before: bool
    x: float
    y: float
    radius: float
    channel: str
    mixed: bool

    @property
    def corners(self) -> str:
        """The corners of a diamond about the middle, as SVG has them."""
        x, y, reach = self.x, self.y, self.radius * 1.15
        return f"{x},{y - reach:.1f} {x + reach:.1f},{y} {x},{y + reach:.1f} {x - reach:.1f},{y}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A group's square on the diagonal."""

    x: float
    y: float
    side: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """A drawing `width` by `height`: marks above the diagonal for the period and below it for the year before, and the groups."""

    width: float
    height: float
    marks: tuple[Mark, ...]
    blocks: tuple[Block, ...]


def draw_matrix(view: NetworkView) -> Matrix:
    """Lay a network out."""
    place = {member.code: at for at, member in enumerate(view.members)}
    largest = max(
        (
            max(one.cooperation + one.conflict, one.cooperation_before + one.conflict_before)
            for one in view.dealings
        ),
        default=0.0,
    )
    marks = [
        _mark(one, place, before, largest)
        for one in view.dealings
        for before in (False, True)
        if _weights(one, before) != (0.0, 0.0)
    ]
    side = len(place) * CELL
    return Matrix(
        width=LABELS + side + 2, height=HEADS + side + 2, marks=tuple(marks), blocks=_find_blocks(view)
    )


def _weights(one: Dealing, before: bool) -> tuple[float, float]:
    return (one.cooperation_before, one.conflict_before) if before else (one.cooperation, one.conflict)


def _mark(one: Dealing, place: dict[str, int], before: bool, largest: float) -> Mark:
    cooperation, conflict = _weights(one, before)
    total = cooperation + conflict
    low, high = sorted((place[one.a], place[one.b]))
    row, column = (high, low) if before else (low, high)
    return Mark(
        dealing=one,
        before=before,
        x=LABELS + (column + 0.5) * CELL,
        y=HEADS + (row + 0.5) * CELL,
        radius=round(_SMALLEST + (_LARGEST - _SMALLEST) * log1p(total) / log1p(largest), 1),
        channel="cooperation" if cooperation >= conflict else "conflict",
        mixed=min(cooperation, conflict) >= MIXED * total,
    )


def _find_blocks(view: NetworkView) -> tuple[Block, ...]:
    groups = [member.group for member in view.members]
    return tuple(
        Block(
            x=LABELS + groups.index(group) * CELL,
            y=HEADS + groups.index(group) * CELL,
            side=groups.count(group) * CELL,
        )
        for group in dict.fromkeys(groups)
    )
