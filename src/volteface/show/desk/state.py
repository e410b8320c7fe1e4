"""The page of a state: where it stands between the sides, with whom it deals, its alarms, and what is told of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query, Response

from volteface.ledger import Snapshot, shifts_of_actor
from volteface.relations import Sides, sides
from volteface.show.brief import BriefView, Partner, view_brief
from volteface.show.desk.actors import resolve
from volteface.show.desk.asked import Asking, documented
from volteface.show.desk.charts import Chart, chart_sides
from volteface.show.markdown import brief_as_markdown
from volteface.show.shifts import ShiftNote, view_shifts
from volteface.world import STATES

router = APIRouter()

Between = Literal["WEST-RUS", "WEST-CHN", "RUS-CHN"]
BETWEEN: tuple[Between, ...] = ("WEST-RUS", "WEST-CHN", "RUS-CHN")
NOTES = 6
EVENTS = 8
RANKED = 8
BAR = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class StatePage:
    """A state's situation: its brief, its way between two sides, and its alarms.

    `sides` is None for who is no state and for a state that is one of the two. `shifts` are the latest alarms on it and anybody, and
    on its own drifts, as raised; `shifts_total` counts them all.
    """

    state: str
    brief: BriefView
    between: Between
    sides: Sides | None
    shifts: tuple[ShiftNote, ...]
    shifts_total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerRow:
    """A relation of the state as a row: weighed acts in the last window and the one before, None where there was no news.

    `change` is the last balance (cooperation less conflict) less the one before.
    """

    code: str
    cooperation_now: float | None
    conflict_now: float | None
    cooperation_before: float | None
    conflict_before: float | None
    change: float
    since: str
    until: str
    events: int
    origins: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rank:
    """A partner or adversary: weighed acts of that kind in both windows, and both as lengths of bars up to BAR."""

    code: str
    now: float
    before: float
    now_wide: float
    before_wide: float
    origins: int


Actor = Annotated[
    str, Path(min_length=2, max_length=80, description="A code such as ARM, NATO or HEZBOLLAH, or a name.")
]


@router.get("/state/{code}", **documented(StatePage, "one row a partner"))
def show_state(
    code: Actor,
    asked: Asking,
    between: Annotated[
        Between | None, Query(description="The two sides; by default the first two that are not it.")
    ] = None,
    events: Annotated[int, Query(ge=1, le=60, description="How many events of each standing.")] = EVENTS,
) -> Response:
    """Show where a state stands between two sides over time, its partners and adversaries, its alarms and events."""
    with asked.snapshot() as snapshot:
        view, chart = view_state(snapshot, resolve(snapshot, code), between, events)
    partners, steps = view.brief.partners, view.sides.steps if view.sides else ()
    beside = {
        "chart": chart, "choices": [pair for pair in BETWEEN if view.state not in pair.split("-")],
        "ranks": {name: rank(partners, name) for name in ("cooperation", "conflict")}, "most": events,
        "moved": steps[-13].position if len(steps) > 12 else None,
        "numbers": {flag.shift.id: flag.number for flag in chart.flags} if chart else {},
    }  # fmt: skip
    return asked.answer("state.html", view, rows=[_row(one) for one in partners], **beside)


@router.get(
    "/state/{code}/brief",
    response_class=Response,
    responses={
        200: {"content": {"text/markdown": {"schema": {"type": "string"}}}, "description": "The brief."},
        404: documented(StatePage)["responses"][404],
    },
)
def show_brief(code: Actor, asked: Asking) -> Response:
    """Give a state's brief as Markdown, as `volteface brief` does."""
    with asked.snapshot() as snapshot:
        text = brief_as_markdown(view_brief(snapshot, resolve(snapshot, code)))
    return Response(text, media_type="text/markdown; charset=utf-8")


def prepare(snapshot: Snapshot) -> None:
    """Count all states' dealings with the sides, which a shelf then remembers: whoever asks first need not wait for it."""
    for pair in BETWEEN:
        one, other = pair.split("-")
        sides(snapshot, min(STATES - {one, other}), one, other)


def view_state(
    snapshot: Snapshot, state: str, between: Between | None = None, events: int = EVENTS
) -> tuple[StatePage, Chart | None]:
    """Give a state's page (code) with at most `events` events of each standing, and its chart where it has a way to draw."""
    free = [pair for pair in BETWEEN if state not in pair.split("-")]
    chosen: Between = between or free[0]
    one, other = chosen.split("-")
    is_between = state in STATES and state not in (one, other)
    alarms = list(reversed(shifts_of_actor(snapshot, state)))
    way = sides(snapshot, state, one, other) if is_between else None
    view = StatePage(
        state=state,
        brief=view_brief(snapshot, state, events=events),
        between=chosen,
        sides=way,
        shifts=tuple(view_shifts(snapshot, alarms[:NOTES], 1, 0)),
        shifts_total=len(alarms),
    )
    if not way or not way.steps:
        return view, None
    moves = [alarm for alarm in alarms if {alarm.from_side, alarm.to_side} == {one, other}]
    return view, chart_sides(way, moves)


def rank(partners: Iterable[Partner], name: Literal["cooperation", "conflict"] | str) -> tuple[Rank, ...]:
    """Give those with whom there was most of one kind of act in the last two windows."""
    acts = [
        (
            getattr(partner.now, name) if partner.now else 0.0,
            getattr(partner.before, name) if partner.before else 0.0,
            partner,
        )
        for partner in partners
    ]
    chosen = sorted(
        (one for one in acts if one[0] or one[1]), key=lambda one: (-one[0], -one[1], one[2].code)
    )[:RANKED]
    most = max((max(now, before) for now, before, _ in chosen), default=1.0)
    return tuple(
        Rank(
            code=partner.code, now=now, before=before, now_wide=round(BAR * now / most, 1),
            before_wide=round(BAR * before / most, 1), origins=partner.origins,
        )
        for now, before, partner in chosen
    )  # fmt: skip


def _row(partner: Partner) -> PartnerRow:
    now, before = partner.now, partner.before
    return PartnerRow(
        code=partner.code,
        cooperation_now=now.cooperation if now else None, conflict_now=now.conflict if now else None,
        cooperation_before=before.cooperation if before else None, conflict_before=before.conflict if before else None,
        change=partner.change, since=partner.since, until=partner.until, events=partner.events, origins=partner.origins,
    )  # fmt: skip
