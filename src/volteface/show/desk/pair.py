"""The page of a pair: how two actors stand over time, and the events behind every step."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Annotated, Any, Literal
from urllib.parse import quote

from fastapi import APIRouter, Depends, Path, Query, Response
from fastapi.exceptions import HTTPException
from fastapi.responses import RedirectResponse

from volteface.ledger import Snapshot, shifts_of_pair
from volteface.relations import OF_PAIR, Level, Levels, Series, following, levels, series
from volteface.show.desk.actors import resolve
from volteface.show.desk.asked import Asking, documented
from volteface.show.desk.charts import Chart, chart_relation
from volteface.show.lines import EventLine, fetch_lines
from volteface.show.shifts import ShiftNote, view_shifts
from volteface.world import list_types

router = APIRouter()

Standing = Literal["facts", "claims", "denied", "planned", "background"]
Channel = Literal["cooperation", "conflict"]
PairStepName = Literal["week", "month"]
PER_PAGE = 30
NOTES = 6
ROWS = 24
YEARS = {"week": 5, "month": 0}
"""How many years a chart of such steps shows unless asked; 0 is all."""

STANDINGS: dict[Standing, str] = {
    "facts": "status = 'reported' AND NOT stale",
    "claims": "status = 'claimed' AND NOT stale",
    "denied": "status IN ('denied', 'negated') AND NOT stale",
    "planned": "status IN ('planned', 'hypothetical') AND NOT stale",
    "background": "(status = 'historical' OR stale)",
}
"""The SQL condition on events of each standing; each event has one."""
_CHANNELS: dict[Channel, str] = {"cooperation": "quad <= 2", "conflict": "quad >= 3"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PairStep:
    """One step of a pair, from the day `start` to the day `end`.

    `cooperation` and `conflict` are acts, each counted once and weighed by its status; None where nothing is known: no news of the
    two, which is no calm, or (`known` false) the sources were out. `..._level` is the rate in acts a step at the usual volume of
    news, `..._low` and `..._high` hold it with 90 % probability. `events` counts those with news, `origins` the independent accounts
    behind them. `attention_...` is the weight of all events of either side, and of the world, in the step.
    """

    start: str
    end: str
    known: bool
    cooperation: float | None
    conflict: float | None
    events: int
    origins: int
    cooperation_level: float
    cooperation_low: float
    cooperation_high: float
    conflict_level: float
    conflict_low: float
    conflict_high: float
    attention_a: float
    attention_b: float
    attention_world: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PairEvents:
    """Events of a pair (codes, a < b) that were asked for, the latest first.

    `events_total` counts all that were asked for, on every page; `by_standing` those of each standing, whichever was asked for.
    """

    a: str
    b: str
    events: tuple[EventLine, ...]
    events_total: int
    by_standing: dict[Standing, int]
    page: int
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PairPage:
    """How a pair stands (codes, a < b): its steps without gaps, the alarms on it as raised, the latest first, and its events.

    `data_sets` are those that tell of the pair, "" for pages. `unplaced` events are dated too vaguely for the step and stand
    in none. `events_total`, `by_standing`, `page` and `pages` are as in `PairEvents`.
    """

    a: str
    b: str
    step: PairStepName
    steps: tuple[PairStep, ...]
    unplaced: int
    data_sets: tuple[str, ...]
    shifts: tuple[ShiftNote, ...]
    shifts_total: int
    events: tuple[EventLine, ...]
    events_total: int
    by_standing: dict[Standing, int]
    page: int
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which events are asked for: "" and None leave it open; the days are both included."""

    standing: Standing | Literal[""] = ""
    channel: Channel | Literal[""] = ""
    first: date | None = None
    last: date | None = None
    page: int = 1


Actor = Annotated[
    str, Path(min_length=2, max_length=80, description="A code such as ARM, NATO or HEZBOLLAH, or a name.")
]


Day = date | Literal[""]
_PAIR = f"WHERE {OF_PAIR[False]}"


def choose(
    standing: Annotated[Standing | Literal[""], Query(description="Only events of one standing.")] = "",
    channel: Annotated[Channel | Literal[""], Query(description="Only acts of one kind.")] = "",
    first: Annotated[Day, Query(alias="from", description="Only events on this day or later.")] = "",
    last: Annotated[Day, Query(alias="to", description="Only events on this day or before.")] = "",
    page: Annotated[int, Query(ge=1, le=100_000, description="Which page of the events.")] = 1,
) -> Choice:
    """Take in which events are asked for."""
    return Choice(standing=standing, channel=channel, first=first or None, last=last or None, page=page)


Chosen = Annotated[Choice, Depends(choose)]


@router.get("/pair/{a}/{b}", **documented(PairPage, "one row a step"))
def show_pair(
    a: Actor,
    b: Actor,
    asked: Asking,
    choice: Chosen,
    step: Annotated[PairStepName, Query(description="Length of a step.")] = "month",
    years: Annotated[
        int | None, Query(ge=0, le=100, description="How many years up to the last news; 0 is all.")
    ] = None,
) -> Response:
    """Show how two actors stand: cooperation and conflict step by step, alarms, and the events behind them."""
    asked_years = YEARS[step] if years is None else years
    with asked.snapshot() as snapshot:
        pair = _resolve_pair(snapshot, a, b)
        view, chart = view_pair(snapshot, pair, step, asked_years, choice)
    beside = {
        "chart": chart, "choice": choice, "years": asked_years, "last": ROWS,
        "numbers": {flag.shift.id: flag.number for flag in chart.flags} if chart else {},
        "data": _script_data(view, chart) if chart else {},
    }  # fmt: skip
    return asked.answer("pair.html", view, rows=view.steps, **beside)


@router.get("/pair/{a}/{b}/events", **documented(PairEvents, "one row an event"))
def show_events(a: Actor, b: Actor, asked: Asking, choice: Chosen) -> Response:
    """Give the events of a pair alone, as programs and the chart's script ask for them; a browser gets the pair's page."""
    with asked.snapshot() as snapshot:
        view = view_events(snapshot, _resolve_pair(snapshot, a, b), choice)
    if asked.form == "html":
        query = asked.request.url.query
        return RedirectResponse(
            f"/pair/{quote(view.a)}/{quote(view.b)}{'?' if query else ''}{query}#events", 303
        )
    return asked.answer("pair_events.html", view, rows=view.events)


def _resolve_pair(snapshot: Snapshot, a: str, b: str) -> tuple[str, str]:
    """Give two codes in order. Raises HTTPException (404) where the names don't mean two."""
    one, other = sorted((resolve(snapshot, a), resolve(snapshot, b)))
    if one == other:
        raise HTTPException(404, f"{a} and {b} are one; give two actors, as in /pair/ARM/RUS.")
    return one, other


def view_pair(
    snapshot: Snapshot, pair: tuple[str, str], step: PairStepName, years: int, choice: Choice
) -> tuple[PairPage, Chart | None]:
    """Give the page of a pair (codes in order) cut to its last years, and its chart, None where there is no news of the two."""
    found, known = _cut(series(snapshot, *pair, step), years)
    alarms = list(reversed(shifts_of_pair(snapshot, *pair)))
    told = view_events(snapshot, pair, choice)
    view = PairPage(
        a=pair[0], b=pair[1], step=step, steps=_steps(found, known), unplaced=found.unplaced, data_sets=found.data_sets,
        shifts=tuple(view_shifts(snapshot, alarms[:NOTES], 2, 1)), shifts_total=len(alarms),
        events=told.events, events_total=told.events_total, by_standing=told.by_standing,
        page=told.page, pages=told.pages,
    )  # fmt: skip
    return view, chart_relation(found, known, alarms) if found.steps else None


def view_events(
    snapshot: Snapshot, pair: tuple[str, str], choice: Choice, most: int = PER_PAGE
) -> PairEvents:
    """Give one page of the events of a pair (codes in order) that were chosen."""
    where, values = _PAIR, {"a": pair[0], "b": pair[1]} | _days(choice)
    where += " AND events.day >= $first" * bool(choice.first) + " AND events.day <= $last" * bool(choice.last)
    if choice.channel:
        where += f" AND {_CHANNELS[choice.channel]}"
    columns = ", ".join(f"count(*) FILTER ({condition}) AS {name}" for name, condition in STANDINGS.items())
    counts = snapshot.rows(f"SELECT {columns} FROM events {where}", values)[0]  # noqa: S608 - our own text
    if choice.standing:
        where += f" AND {STANDINGS[choice.standing]}"
    total = counts[choice.standing] if choice.standing else sum(counts.values())
    pages = max(-(-total // most), 1)
    page = min(choice.page, pages)
    tail = f"{where} ORDER BY events.day DESC, id LIMIT {most} OFFSET {most * (page - 1)}"
    return PairEvents(
        a=pair[0], b=pair[1], events=fetch_lines(snapshot, tail, values) if total else (), events_total=total,
        by_standing={name: counts[name] for name in STANDINGS}, page=page, pages=pages,
    )  # fmt: skip


def _script_data(view: PairPage, chart: Chart) -> dict[str, Any]:
    """Give what the chart's script shows of a step, as short as may be."""
    numbers = [
        name for name in PairStep.__slots__ if name not in ("start", "end", "known", "attention_world")
    ]
    return {
        "address": f"/pair/{quote(view.a)}/{quote(view.b)}/events",
        "a": view.a, "step": view.step, "edges": chart.edges, "pixels": chart.plots[0].pixels, "types": list(list_types()),
        "steps": [[step.start, step.end, step.known, *(_short(getattr(step, name)) for name in numbers)] for step in view.steps],
        "columns": ["start", "end", "known", *numbers],
    }  # fmt: skip


def _short(value: float | None) -> float | None:
    return None if value is None else round(value, 2)


def _days(choice: Choice) -> dict[str, Any]:
    return {name: day for name in ("first", "last") if (day := getattr(choice, name))}


_levels = lru_cache(maxsize=64)(levels)  # a pair is looked at again and again while nothing new is told of it


def _cut(found: Series, years: int) -> tuple[Series, Levels]:
    """Give the last years of a series with its levels, which still know what came before."""
    known = _levels(found)
    if not years or not found.steps:
        return found, known
    last = date.fromisoformat(found.steps[-1].start)
    first = f"{max(last.year - years, 1):04d}{last.isoformat()[4:]}"
    kept = [at for at, step in enumerate(found.steps) if step.start > first]
    return (
        replace(found, steps=tuple(found.steps[at] for at in kept)),
        replace(known, steps=tuple(known.steps[at] for at in kept)),
    )


def _steps(found: Series, known: Levels) -> tuple[PairStep, ...]:
    return tuple(
        PairStep(
            start=step.start,
            end=(following(date.fromisoformat(step.start), found.step) - timedelta(days=1)).isoformat(),
            known=step.known,
            cooperation=step.cooperation.acts if step.cooperation else None,
            conflict=step.conflict.acts if step.conflict else None,
            events=step.events, origins=step.origins,
            **_bounds("cooperation", level.cooperation), **_bounds("conflict", level.conflict),
            attention_a=step.attention_a, attention_b=step.attention_b, attention_world=step.attention_world,
        )
        for step, level in zip(found.steps, known.steps, strict=True)
    )  # fmt: skip


def _bounds(name: str, level: Level) -> dict[str, float]:
    return {f"{name}_level": level.rate, f"{name}_low": level.low, f"{name}_high": level.high}
