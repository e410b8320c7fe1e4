"""Which alarms the front page shows, in which order: the surest and latest changes first, one entry a relation."""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Literal

from fastapi import Query

from volteface.model import Shift
from volteface.world import Region, members_of_side, region_of

Period = Literal["quarter", "year", "years", "all"]
DAYS: dict[Period, int] = {"quarter": 92, "year": 366, "years": 3 * 366, "all": 999_999}
HALF_LIFE_DAYS = 182.0
"""An alarm counts half as much in the order when it is half a year old."""
DRIFT_WEIGHT = 2.0
"""Moves between sides stand before changes of pairs that are as sure and as old."""
FRESH_DAYS = 366
"""What was raised longer ago than this is shown paler on the map."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Which alarms are asked for; "" is any. `period` ends on `until`, by default the ledger's newest day."""

    region: Annotated[Region | Literal[""], Query(description="The region of a state of the alarm.")] = ""
    side: Annotated[
        Literal["WEST", "RUS", "CHN", ""],
        Query(description="The side that a state moves to or from, or that one of a pair belongs to."),
    ] = ""
    kind: Annotated[Literal["dyad", "drift", ""], Query(description="Of pairs, or between sides.")] = ""
    stage: Annotated[Literal["shock", "shift", ""], Query(description="Whether it has lasted.")] = ""
    period: Annotated[Period, Query(description="3 months, 1 year, 3 years or all time.")] = "years"
    until: Annotated[date | Literal[""], Query(description="Raised on this day or before.")] = ""
    after: Annotated[
        str,
        Query(
            pattern=r"^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00)?$",
            description="Kept in the ledger after this time, as `told` has it.",
        ),
    ] = ""
    watch: Annotated[
        str,
        Query(
            pattern=r"^((week|month),\d{1,3}(\.\d{1,6})?,[a-z-]{1,20})?$",
            description="The watch: step, budget and method, as in `week,0.05,surprise`; by default the last to raise any.",
        ),
    ] = ""
    page: Annotated[int, Query(ge=1, le=10_000, description="Which page of the list.")] = 1

    @property
    def are_set(self) -> bool:
        """Whether anything but the period and the watch narrows the list."""
        return bool(self.region or self.side or self.kind or self.stage or self.until or self.after)


Group = tuple[Shift, ...]
"""The alarms of one kind and direction on one relation or state, the latest, which stands for all, first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StateMove:
    """How a state moves, by the alarms chosen.

    `towards` and `away` are the sides of its drifts, `cooperation` and `conflict` the partners with whom there is more of it, `raised`
    the day of the last alarm. `fresh` if that was within a year.
    """

    state: str
    towards: tuple[str, ...]
    away: tuple[str, ...]
    cooperation: tuple[str, ...]
    conflict: tuple[str, ...]
    raised: str
    fresh: bool

    @property
    def look(self) -> str:
        """How the map shows it: drift, both, cooperation or conflict."""
        if self.towards:
            return "drift"
        if self.cooperation and self.conflict:
            return "both"
        return "cooperation" if self.cooperation else "conflict"


def choose(shifts: Iterable[Shift], filters: Filters, as_of: str, told: dict[str, str]) -> list[Shift]:
    """Give the alarms that the filters let through; `as_of` is the ledger's newest day, `told` when each was kept."""
    last = filters.until or date.fromisoformat(as_of)
    first = (last - timedelta(days=min(DAYS[filters.period], last.toordinal() - 1))).isoformat()
    end = filters.until.isoformat() if filters.until else "9999"
    return [
        shift
        for shift in shifts
        if first <= shift.raised <= end
        and (not filters.kind or shift.kind == filters.kind)
        and (not filters.stage or shift.stage == filters.stage)
        and (not filters.after or told[shift.id] > filters.after)
        and (not filters.region or filters.region in map(region_of, (shift.a, shift.b)))
        and (not filters.side or touches_side(shift, filters.side))
    ]


def touches_side(shift: Shift, side: str) -> bool:
    """Tell whether a state moves to or from a side, or one of a pair belonged to it when the alarm was raised."""
    if shift.kind == "drift":
        return side in (shift.from_side, shift.to_side)
    return bool({shift.a, shift.b} & members_of_side(side, shift.raised))


def rank(shifts: Iterable[Shift], as_of: str) -> list[Group]:
    """Put alarms of one relation and direction together; the surest and latest first."""
    together: defaultdict[tuple[str, ...], list[Shift]] = defaultdict(list)
    for shift in shifts:
        key = (shift.kind, shift.a, shift.b, shift.direction, shift.from_side, shift.to_side)
        together[key].append(shift)
    groups = [
        tuple(sorted(own, key=lambda one: (one.raised, one.id), reverse=True)) for own in together.values()
    ]
    today = date.fromisoformat(as_of)
    return sorted(groups, key=lambda group: (-_weigh(group[0], today), group[0].id))


def _weigh(shift: Shift, today: date) -> float:
    age = max(0, (today - date.fromisoformat(shift.raised)).days)
    weight = DRIFT_WEIGHT if shift.kind == "drift" else 1.0
    return weight * max(shift.probability, 0.01) * math.exp2(-age / HALF_LIFE_DAYS)


def follow_states(groups: Sequence[Group], as_of: str) -> tuple[StateMove, ...]:
    """Give how each state moves, by the latest alarms of some groups; the last moved first."""
    found: defaultdict[str, list[Shift]] = defaultdict(list)
    for group in groups:
        shift = group[0]
        for code in (shift.a,) if shift.kind == "drift" else (shift.a, shift.b):
            found[code].append(shift)
    oldest = (date.fromisoformat(as_of) - timedelta(days=FRESH_DAYS)).isoformat()
    moves = [_follow_state(code, shifts, oldest) for code, shifts in found.items()]
    return tuple(sorted(moves, key=lambda move: (move.raised, move.state), reverse=True))


def _follow_state(code: str, shifts: Sequence[Shift], oldest: str) -> StateMove:
    drifts = [shift for shift in shifts if shift.kind == "drift"]
    partners = {
        direction: tuple(
            shift.b if shift.a == code else shift.a for shift in shifts if shift.direction == direction
        )
        for direction in ("cooperation", "conflict")
    }
    raised = max(shift.raised for shift in shifts)
    return StateMove(
        state=code,
        towards=tuple(dict.fromkeys(shift.to_side for shift in drifts)),
        away=tuple(dict.fromkeys(shift.from_side for shift in drifts)),
        **partners,
        raised=raised,
        fresh=raised >= oldest,
    )
