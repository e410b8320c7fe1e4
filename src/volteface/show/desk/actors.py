"""Who an address names."""

from fastapi.exceptions import HTTPException

from volteface.errors import VoltefaceError
from volteface.ledger import Snapshot
from volteface.world import find_code

_KNOWN = "SELECT 1 FROM events WHERE source = $name OR target = $name LIMIT 1"


def resolve(snapshot: Snapshot, name: str) -> str:
    """Give the code of an actor by code or name; one that only the ledger knows ("THAILAND REBELS") goes by its own name.

    Raises HTTPException (404) for a name that nobody goes by.
    """
    try:
        return find_code(name)
    except VoltefaceError as error:
        known = " ".join(name.split()).upper()
        if snapshot.rows(_KNOWN, {"name": known}):
            return known
        raise HTTPException(404, str(error)) from None
