"""The sides between which states move: great powers and the blocs around them."""

import csv
from functools import cache
from importlib.resources import files

from volteface.world.bodies import members


@cache
def _sides() -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    text = (files("volteface.world") / "sides.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        found.setdefault(row["side"], []).append((row["member"], row["kind"]))
    return found


def list_sides() -> tuple[str, ...]:
    """Give the codes of the sides: WEST, and those named after the power that leads them."""
    return tuple(_sides())


@cache
def members_of_side(side: str, day: str) -> frozenset[str]:
    """Give the states of a side on an ISO day, and the codes of its bodies. Raises ValueError for no side."""
    if side not in _sides():
        raise ValueError(f"{side!r} is no side; use one of {', '.join(list_sides())}")
    found: set[str] = set()
    for member, kind in _sides()[side]:
        found.add(member)
        if kind == "body":
            found |= members(member, day)
    return frozenset(found)


def leads_side(state: str, side: str) -> bool:
    """Tell whether a state is the power that leads a side: it moves with it, not towards it."""
    return (state, "leader") in _sides()[side]
