"""Names for people."""

from volteface.world import state

_SIDES = {"WEST": "the West"}


def name_of(code: str) -> str:
    """Give the English name of a state or side, or the code of anybody else."""
    found = state(code)
    return found.name_en if found else _SIDES.get(code, code)
