"""The front page: who is changing sides now."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Response
from fastapi.exceptions import HTTPException

from volteface.ledger import Snapshot, Watch, Watched, find_told, kept_shifts, list_watches
from volteface.model import Shift
from volteface.show.desk.asked import Asking, documented
from volteface.show.desk.moves import Filters, Group, StateMove, choose, follow_states, rank
from volteface.show.desk.tracks import Track, draw, fetch_tracks
from volteface.show.desk.visits import Visit, find_visit
from volteface.show.desk.world_map import draw_map
from volteface.show.shifts import AGAINST, FOR, ShiftNote, view_shifts

router = APIRouter()
A_PAGE = 10
LINES = 12
"""So many of the first moves are lines on the map."""
MOST_EVENTS = 40
"""An alarm names at most so many events on each side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """An alarm that was raised before on the same relation: its id, day and probability."""

    id: str
    raised: str
    probability: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A relation, or a state between two sides, that has changed: its latest alarm, and those before it.

    `note` has its largest acts; `acts` and `acts_against` are how many it names in all, `told` and `told_against` how often independent
    origins tell of them. `kept` is when the ledger got it, or the stage that it has come to (UTC); `is_new` if that was after the last
    visit. `track` is the chart: the pair's months, or the state's place between the sides.
    """

    note: ShiftNote
    acts: int
    told: int
    acts_against: int
    told_against: int
    kept: str
    is_new: bool
    earlier: tuple[Earlier, ...]
    track: Track


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveRow:
    """A move as a row of a table; dates are ISO days, `kept` is UTC, `earlier` counts the alarms raised before it."""

    id: str
    kind: str
    a: str
    b: str
    direction: str
    from_side: str
    to_side: str
    starts_early: str
    starts_late: str
    raised: str
    stage: str
    lasted: str
    probability: float
    kept: str
    earlier: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontPage:
    """Who is moving: `moves` is one page of `total`, the surest and latest first, `rows` are all, `states` how each state moves.

    `as_of` is the day of the newest page or imported row. `watch` has raised the alarms, `watches` are all that have raised any.
    `new` moves were kept since `since` (UTC), when the visit before ended; "" where there was none.
    """

    as_of: str
    watch: Watch | None
    watches: tuple[Watched, ...]
    filters: Filters
    total: int
    new: int
    since: str
    moves: tuple[Move, ...]
    rows: tuple[MoveRow, ...]
    states: tuple[StateMove, ...]


@router.get("/", **documented(FrontPage, "one row a change"))
def show_front(asked: Asking, filters: Annotated[Filters, Depends()]) -> Response:
    """Tell whose relations have changed and which states move between sides, the surest and latest first."""
    with asked.snapshot() as snapshot:
        watches = list_watches(snapshot)
        newest = max((one.told for one in watches), default="")
        visit = find_visit(asked.request, newest) if newest else None
        view = view_front(snapshot, watches, filters, visit)
    shifts = [move.note.shift for move in view.moves]
    answer = asked.answer(
        "front.html",
        view,
        rows=view.rows,
        map=draw_map(view.states, shifts[:LINES], filters.region, view.as_of) if view.watch else None,
        charts={move.note.shift.id: draw(move.track, move.note.shift) for move in view.moves},
        pages=-(-view.total // A_PAGE),
    )
    if visit and asked.form == "html":
        visit.remember(answer)
    return answer


def view_front(
    snapshot: Snapshot, watches: Sequence[Watched], filters: Filters, visit: Visit | None
) -> FrontPage:
    """Give the front page of a ledger with some watches, for who was there before. Raises HTTPException (404) for no watch of it."""
    as_of = find_day(snapshot)
    watch = next((one.watch for one in watches if name_watch(one.watch) == filters.watch), None)
    if watch is None and filters.watch:
        raise HTTPException(
            404, f"No watch {filters.watch} has raised an alarm; leave it out for the last that has."
        )
    if watch is None and watches:
        watch = watches[0].watch
    shifts = kept_shifts(snapshot, watch) if watch else []
    kept = {name: told for name, (_, told) in find_told(snapshot, watch).items()} if watch else {}
    groups = rank(choose(shifts, filters, as_of, kept), as_of) if shifts else []
    since = visit.since_told if visit and visit.since < visit.shown else ""
    return FrontPage(
        as_of=as_of,
        watch=watch,
        watches=tuple(watches),
        filters=filters,
        total=len(groups),
        new=sum(_is_new(group, kept, since) for group in groups),
        since=since,
        moves=_view_moves(snapshot, groups[(filters.page - 1) * A_PAGE : filters.page * A_PAGE], kept, since),
        rows=tuple(_row(group, kept) for group in groups),
        states=follow_states(groups, as_of) if groups else (),
    )


def find_day(snapshot: Snapshot) -> str:
    """Give the day until which the ledger knows: that of the newest page or imported row, "" where there is none."""
    (row,) = snapshot.rows("SELECT left(as_of, 10) AS day FROM clock")
    return str(row["day"])


def name_watch(watch: Watch) -> str:
    """Give a watch as an address names it."""
    return f"{watch.step},{watch.budget:g},{watch.method}"


def _is_new(group: Group, kept: dict[str, str], since: str) -> bool:
    return bool(since) and kept[group[0].id] > since


def _view_moves(
    snapshot: Snapshot, groups: Sequence[Group], kept: dict[str, str], since: str
) -> tuple[Move, ...]:
    latest = [group[0] for group in groups]
    as_of = find_day(snapshot)
    tracks = fetch_tracks(snapshot, latest, as_of)
    notes = view_shifts(snapshot, latest, MOST_EVENTS, MOST_EVENTS)
    return tuple(
        Move(
            note=ShiftNote(
                shift=note.shift,
                evidence=note.evidence[:FOR],
                counter=note.counter[:AGAINST],
                marks=note.marks,
            ),
            acts=len(note.shift.evidence),
            told=sum(event.support for event in note.evidence),
            acts_against=len(note.shift.counter),
            told_against=sum(event.support for event in note.counter),
            kept=kept[note.shift.id],
            is_new=_is_new(group, kept, since),
            earlier=tuple(map(_earlier, group[1:])),
            track=tracks[note.shift.id],
        )
        for group, note in zip(groups, notes, strict=True)
    )


def _earlier(shift: Shift) -> Earlier:
    return Earlier(id=shift.id, raised=shift.raised, probability=shift.probability)


def _row(group: Group, kept: dict[str, str]) -> MoveRow:
    shift = group[0]
    same = {
        name: getattr(shift, name)
        for name in MoveRow.__slots__
        if name not in ("starts_early", "starts_late", "kept", "earlier")
    }
    early, late = shift.starts
    return MoveRow(**same, starts_early=early, starts_late=late, kept=kept[shift.id], earlier=len(group) - 1)
