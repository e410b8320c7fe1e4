"""Names for people, and whom they mean by a name."""

from volteface.errors import VoltefaceError
from volteface.ledger import Snapshot
from volteface.world import find_code, list_sides, state

_SIDES = {"WEST": "the West"}


def name_of(code: str) -> str:
    """Give the English name of a state or side, or the code of anybody else."""
    found = state(code)
    return found.name_en if found else _SIDES.get(code, code)


def find_actor(snapshot: Snapshot, name: str) -> str:
    """Give the code of an actor by code or name; one that the ledger knows ("THAILAND REBELS") goes by its own name.

    Raises VoltefaceError for a name that nobody goes by.
    """
    try:
        return find_code(name)
    except VoltefaceError:
        known = " ".join(name.split()).upper()
        if snapshot.rows("SELECT 1 FROM events WHERE a = $name OR b = $name LIMIT 1", {"name": known}):
            return known
        raise


def find_side(snapshot: Snapshot, name: str) -> str:
    """Give the code of an actor as `find_actor` does, or that of a side (WEST)."""
    return name.upper() if name.upper() in list_sides() else find_actor(snapshot, name)
