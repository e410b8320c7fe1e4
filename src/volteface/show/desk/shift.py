"""The page of one alarm: as it was raised, every act for and against it, and what has come of them since."""

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Path, Response
from fastapi.exceptions import HTTPException

from volteface.ledger import KeptRow, Snapshot, find_shift, list_kept
from volteface.show.desk.asked import Asking, documented
from volteface.show.desk.front import MOST_EVENTS, find_day
from volteface.show.desk.tracks import Track, draw, fetch_tracks
from volteface.show.shifts import ShiftNote, view_shifts

router = APIRouter()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftPage:
    """One alarm with all the acts that it names, and what came since (`note`).

    `kept` are the rows of it, the first as it was raised. `told` and `told_against` are how often independent origins tell of its acts.
    `track` is the chart: the pair's months, or the state's place between the sides, up to `as_of`, the ledger's newest day.
    """

    note: ShiftNote
    kept: tuple[KeptRow, ...]
    told: int
    told_against: int
    as_of: str
    track: Track


@router.get("/shift/{id}", **documented(ShiftPage, "one row an act, for and against"))
def show_shift(
    asked: Asking,
    id: Annotated[  # noqa: A002 - the name in the address
        str, Path(pattern=r"^[0-9a-f]{6,40}$", description="Of an alarm, or what it alone begins with.")
    ],
) -> Response:
    """Show one alarm: since when, how sure, every act for and against it with its sentence, and what came of them since."""
    with asked.snapshot() as snapshot:
        view = view_shift(snapshot, id)
    rows: list[dict[str, Any]] = [
        {"side": side, **{name: getattr(event, name) for name in event.__slots__}}
        for side, events in (("for", view.note.evidence), ("against", view.note.counter))
        for event in events
    ]
    chart = draw(view.track, view.note.shift, width=900, height=220)
    return asked.answer("shift.html", view, rows=rows, chart=chart)


def view_shift(snapshot: Snapshot, prefix: str) -> ShiftPage:
    """Give the page of the alarm whose id alone begins with `prefix`. Raises HTTPException (404) if there is none."""
    shift = find_shift(snapshot, prefix)
    if shift is None:
        raise HTTPException(
            404,
            f"No alarm's id alone begins with {prefix!r}; the front page and 'volteface shifts' show ids.",
        )
    as_of = find_day(snapshot)
    (note,) = view_shifts(snapshot, [shift], MOST_EVENTS, MOST_EVENTS)
    return ShiftPage(
        note=note,
        kept=tuple(list_kept(snapshot, shift)),
        told=sum(event.support for event in note.evidence),
        told_against=sum(event.support for event in note.counter),
        as_of=as_of,
        track=fetch_tracks(snapshot, [shift], as_of)[shift.id],
    )
