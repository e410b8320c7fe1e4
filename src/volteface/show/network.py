"""Who stands with whom in some months, and how that has moved within a year."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt

from volteface.ledger import Snapshot
from volteface.relations import Tie, find_communities, following, network
from volteface.world import STATES, list_bodies

MOST_ACTORS = 24
MOST_NAMED = 3
MOST_MOVES = 12
FEWEST_ACTS = 3.0
"""Weighed acts that a pair has to have in both periods, or its share of cooperation says little."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dealing:
    """A pair (a < b) in the period and in the same months a year before: what its acts of cooperation and conflict weigh, and how many
    events there are. `move` says how far the share of cooperation has moved, in standard errors, upwards for more; None where either period has
    too few acts to say.
    """

    a: str
    b: str
    cooperation: float
    conflict: float
    events: int
    cooperation_before: float
    conflict_before: float
    events_before: int
    move: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One of the busiest states and bodies: its `group` (from 1) of those that stand together, what its acts weigh in the period and a year before,
    with how many others, and with whom it cooperates and is in conflict most.
    """

    code: str
    group: int
    cooperation: float
    conflict: float
    cooperation_before: float
    conflict_before: float
    partners: int
    friends: tuple[str, ...]
    opponents: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkView:
    """The period, `months` long, that ends with `month` (YYYY-MM), and the same months a year before.

    `oldest` and `newest` are the first and last month that the ledger tells of, "" if it is empty. `members` are the busiest, by group;
    `dealings` all of their pairs with news in either period, the weightiest first; `moves` those of them that moved most. `pairs` counts all
    pairs of states and bodies with news in the period.
    """

    month: str
    months: int
    since: str
    until: str
    since_before: str
    until_before: str
    oldest: str
    newest: str
    pairs: int
    members: tuple[Member, ...]
    dealings: tuple[Dealing, ...]
    moves: tuple[Dealing, ...]


def view_network(
    snapshot: Snapshot, month: str = "", months: int = 3, most: int = MOST_ACTORS
) -> NetworkView:
    """Give the network of the `most` busiest states and bodies in `months` months up to one (YYYY-MM; "": the newest with news)."""
    oldest, newest = _find_span(snapshot)
    last = date.fromisoformat(f"{month or newest or '2000-01'}-01")
    first, before = _back(last, months - 1), _back(last, months + 11)
    now, then = (_of_states(network(snapshot, start, "month", months)) for start in (first, before))
    busiest = _find_busiest(now, most)
    dealings = _pair_up(now, then, busiest)
    return NetworkView(
        month=last.isoformat()[:7],
        months=months,
        since=first.isoformat(),
        until=_last_day(last),
        since_before=before.isoformat(),
        until_before=_last_day(_back(last, 12)),
        oldest=oldest,
        newest=newest,
        pairs=len(now),
        members=_describe(busiest, now, then),
        dealings=dealings,
        moves=_find_moves(dealings),
    )


def shift_month(month: str, by: int) -> str:
    """Give a month so many months later, or earlier."""
    return _back(date.fromisoformat(f"{month}-01"), -by).isoformat()[:7]


def _find_span(snapshot: Snapshot) -> tuple[str, str]:
    """Give the first and the last month with an act of the ledger, "" where there is none."""
    acts = snapshot.acts("month")
    [row] = snapshot.rows(f"SELECT min(day) AS oldest, max(day) AS newest FROM {acts}")  # noqa: S608 - our own name
    return tuple(day.isoformat()[:7] if day else "" for day in (row["oldest"], row["newest"]))  # type: ignore[return-value]


def _back(month: date, by: int) -> date:
    """Give the first day of the month so many months before."""
    number = month.year * 12 + month.month - 1 - by
    return date(number // 12, number % 12 + 1, 1)


def _last_day(month: date) -> str:
    return (following(month, "month") - timedelta(days=1)).isoformat()


def _of_states(ties: Sequence[Tie]) -> list[Tie]:
    known = STATES | set(list_bodies())
    return [tie for tie in ties if tie.a in known and tie.b in known]


def _find_busiest(ties: Sequence[Tie], most: int) -> list[str]:
    weights: defaultdict[str, float] = defaultdict(float)
    for tie in ties:
        for code in (tie.a, tie.b):
            weights[code] += tie.cooperation + tie.conflict
    found = sorted((code for code in weights if weights[code] > 0), key=lambda code: (-weights[code], code))
    return found[:most]


def _pair_up(now: Sequence[Tie], then: Sequence[Tie], among: Sequence[str]) -> tuple[Dealing, ...]:
    known = set(among)
    periods = [{(tie.a, tie.b): tie for tie in ties if {tie.a, tie.b} <= known} for ties in (now, then)]
    found = [
        _dealing(pair, periods[0].get(pair), periods[1].get(pair)) for pair in periods[0].keys() | periods[1]
    ]
    return tuple(sorted(found, key=lambda one: (-one.cooperation - one.conflict, one.a, one.b)))


def _dealing(pair: tuple[str, str], now: Tie | None, then: Tie | None) -> Dealing:
    none = Tie(a=pair[0], b=pair[1], cooperation=0.0, conflict=0.0, events=0, origins=0)
    now, then = now or none, then or none
    return Dealing(
        a=pair[0],
        b=pair[1],
        cooperation=now.cooperation,
        conflict=now.conflict,
        events=now.events,
        cooperation_before=then.cooperation,
        conflict_before=then.conflict,
        events_before=then.events,
        move=measure_move(now, then),
    )


def measure_move(now: Tie, then: Tie) -> float | None:
    """Give how far the share of cooperation has moved, in standard errors of two proportions with an act more on either side each
    (Agresti & Caffo, 2000), None where either has fewer than `FEWEST_ACTS`.
    """
    totals = [tie.cooperation + tie.conflict for tie in (now, then)]
    if min(totals) < FEWEST_ACTS:
        return None
    shares = [(tie.cooperation + 1) / (total + 2) for tie, total in zip((now, then), totals, strict=True)]
    variance = sum(share * (1 - share) / (total + 2) for share, total in zip(shares, totals, strict=True))
    return (shares[0] - shares[1]) / sqrt(variance)


def _find_moves(dealings: Sequence[Dealing]) -> tuple[Dealing, ...]:
    moved = [one for one in dealings if one.move is not None and abs(one.move) >= 1]
    return tuple(sorted(moved, key=lambda one: -abs(one.move or 0))[:MOST_MOVES])


def _describe(busiest: Sequence[str], now: Sequence[Tie], then: Sequence[Tie]) -> tuple[Member, ...]:
    ours, theirs = _by_actor(now), _by_actor(then)
    return tuple(
        Member(
            code=code,
            group=number,
            cooperation=sum(tie.cooperation for tie in ours[code].values()),
            conflict=sum(tie.conflict for tie in ours[code].values()),
            cooperation_before=sum(tie.cooperation for tie in theirs[code].values()),
            conflict_before=sum(tie.conflict for tie in theirs[code].values()),
            partners=len(ours[code]),
            friends=_largest({other: tie.cooperation - tie.conflict for other, tie in ours[code].items()}),
            opponents=_largest({other: tie.conflict - tie.cooperation for other, tie in ours[code].items()}),
        )
        for number, group in enumerate(find_communities(busiest, now), 1)
        for code in group
    )


def _by_actor(ties: Sequence[Tie]) -> defaultdict[str, dict[str, Tie]]:
    found: defaultdict[str, dict[str, Tie]] = defaultdict(dict)
    for tie in ties:
        found[tie.a][tie.b] = found[tie.b][tie.a] = tie
    return found


def _largest(balances: dict[str, float]) -> tuple[str, ...]:
    """Give the partners with the largest balance above nothing."""
    found = sorted(
        (code for code, balance in balances.items() if balance > 0), key=lambda code: (-balances[code], code)
    )
    return tuple(found[:MOST_NAMED])
