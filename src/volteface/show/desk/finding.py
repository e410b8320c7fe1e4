"""From a few words to a page: a state, a pair, or the id of an event or an alarm."""

import re
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.exceptions import HTTPException
from fastapi.responses import RedirectResponse

from volteface.errors import VoltefaceError
from volteface.ledger import Snapshot, find_shift
from volteface.show.desk.asked import Asking
from volteface.show.desk.forms import Trouble
from volteface.world import find_code

router = APIRouter()
_ID = re.compile(r"[0-9a-f]{6,40}")


@router.get(
    "/find",
    response_class=RedirectResponse,
    status_code=303,
    responses={404: {"model": Trouble, "description": "Nothing goes by that name."}},
)
def find(
    asked: Asking, q: Annotated[str, Query(max_length=200, description="A state, two states, or an id.")]
) -> RedirectResponse:
    """Go to the page of a state ("Armenia", "ARM"), a pair ("ARM RUS", "Armenia, Russia"), an event or an alarm (an id)."""
    words = q.strip()
    with asked.snapshot() as snapshot:
        place = find_place(snapshot, words)
    if place is None:
        raise HTTPException(404, f"Nothing goes by the name {words!r}: give a state, two states, or an id.")
    return RedirectResponse(place, 303)


def find_place(snapshot: Snapshot, words: str) -> str | None:
    """Give the path of the page that some words mean, None where they mean nothing."""
    if _ID.fullmatch(words.lower()):
        if shift := find_shift(snapshot, words):
            return f"/shift/{shift.id}"
        try:
            return f"/event/{snapshot.find_event(words)['id']}"
        except VoltefaceError:
            return None
    if code := _find_actor(words):
        return f"/state/{code}"
    pieces = [piece.strip() for piece in re.split(r"[,;–—-]|\s+(?=\S+$)", words, maxsplit=1)]
    codes = [_find_actor(piece) for piece in pieces]
    if len(codes) == 2 and codes[0] and codes[1] and codes[0] != codes[1]:
        return f"/pair/{codes[0]}/{codes[1]}"
    return None


def _find_actor(name: str) -> str:
    try:
        return find_code(name)
    except VoltefaceError:
        return ""
