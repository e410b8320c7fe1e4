"""One state's situation: its relations by how much they changed, and what is told, claimed, denied and planned."""

from dataclasses import dataclass
from datetime import date

from volteface.ledger import Snapshot
from volteface.ledger.parts import Row
from volteface.show.lines import COLUMNS, EventLine, as_line

WINDOW_DAYS = 90
EVENTS = 12
FEW_ORIGINS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """Weighed acts of cooperation and of conflict within one window, with the independent origins behind them."""

    cooperation: float
    conflict: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """A relation of the state: in the last window and the one before; None where there was no news of the pair.

    `change` is the last balance (cooperation less conflict) less the one before, an unknown one taken as none.
    `since` and `until` are the days of its first and last event, `origins` counts the accounts behind all of them.
    """

    code: str
    now: Balance | None
    before: Balance | None
    change: float
    since: str
    until: str
    events: int
    origins: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Events of one standing, the latest first; `total` counts those left out too."""

    name: str
    events: tuple[EventLine, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefView:
    """What a ledger can say of a state as of its newest page or imported row; `since` is when it was first told of.

    `window_days` is the length of the windows compared; `thin` says that fewer than FEW_ORIGINS accounts are behind it.
    `rows` of event data sets (`data_sets`) tell of it beside `pages`.
    """

    state: str
    as_of: str
    window_days: int
    events: int
    pages: int
    rows: int
    data_sets: tuple[str, ...]
    origins: int
    outlets: int
    since: str
    thin: bool
    partners: tuple[Partner, ...]
    sections: tuple[Section, ...]


SECTIONS = ("facts", "claims", "denied", "planned", "negated", "background", "ruled")
"""The sections of a brief in order; each event is in one."""

_OF_STATE = "(a = $state OR b = $state)"
_TOTALS = """
SELECT coalesce(sum(events), 0)::BIGINT AS events, coalesce(sum(pages), 0)::BIGINT AS pages, coalesce(sum(rows), 0)::BIGINT AS rows,
    coalesce(flatten(list(data_sets)), []) AS data_sets, coalesce(sum(origins), 0)::BIGINT AS origins,
    coalesce(min(since), '') AS since, (
        SELECT count(DISTINCT outlet) FROM (
            SELECT outlet FROM page_outlets WHERE state = $state UNION ALL SELECT outlet FROM row_outlets WHERE state = $state
        )
    ) AS outlets
FROM (
    SELECT events, pages, 0 AS rows, []::VARCHAR[] AS data_sets, origins, since FROM page_standings WHERE state = $state
    UNION ALL SELECT rows, 0, rows, data_sets, origins, since FROM row_standings WHERE state = $state
)
"""
_SECTION_TOTALS = (
    f"SELECT section, sum(total)::BIGINT AS total FROM sections WHERE {_OF_STATE} GROUP BY section"  # noqa: S608
)
_RANKED = "(SELECT *, row_number() OVER (PARTITION BY section ORDER BY day DESC, id) AS place FROM {events} WHERE {own})"
_PLACED = _RANKED.format(events="sectioned", own=_OF_STATE)
_LATEST = f"SELECT section, {COLUMNS} FROM {{placed}} WHERE place <= $events ORDER BY section, place"  # noqa: S608
_NEWEST = _RANKED.format(events="newest", own="state = $state")
_PARTNERS = f"""
WITH now AS (
    SELECT CASE WHEN a = $state THEN b ELSE a END AS code, weight, friendly, date_diff('day', day, $as_of::DATE) AS age
    FROM days WHERE day > $first AND {_OF_STATE}
)
SELECT
    CASE WHEN a = $state THEN b ELSE a END AS code, any_value(origins) AS origins, any_value(events) AS events,
    any_value(since) AS since, any_value(until) AS until,
    sum(weight) FILTER (friendly AND age < $window) AS cooperation_now,
    sum(weight) FILTER (NOT friendly AND age < $window) AS conflict_now,
    sum(weight) FILTER (friendly AND age >= $window AND age < 2 * $window) AS cooperation_before,
    sum(weight) FILTER (NOT friendly AND age >= $window AND age < 2 * $window) AS conflict_before
FROM (SELECT *, CASE WHEN a = $state THEN b ELSE a END AS code FROM partners WHERE {_OF_STATE})
LEFT JOIN now USING (code) GROUP BY 1
"""  # noqa: S608


def view_brief(
    snapshot: Snapshot, state: str, window_days: int = WINDOW_DAYS, events: int = EVENTS
) -> BriefView:
    """Give the situation of a state (code); each section holds at most `events` events."""
    as_of = snapshot.rows("SELECT as_of FROM clock")[0]["as_of"]
    totals = snapshot.rows(_TOTALS, {"state": state})[0]
    rows = _fetch_partners(snapshot, state, as_of, window_days) if totals["events"] else []
    partners = sorted(map(_partner, rows), key=lambda one: (-abs(one.change), -one.events, one.code))
    return BriefView(
        state=state,
        window_days=window_days,
        thin=totals["origins"] < FEW_ORIGINS,
        partners=tuple(partners),
        sections=_sections(snapshot, state, events),
        as_of=as_of,
        **totals | {"data_sets": tuple(sorted(totals["data_sets"]))},
    )


def _fetch_partners(snapshot: Snapshot, state: str, as_of: str, window_days: int) -> list[Row]:
    # by this day alone the windows' events are found: no older one is read
    first = max(date.fromisoformat(as_of[:10]).toordinal() - 2 * window_days, 1)
    known = {"state": state, "as_of": as_of, "window": window_days, "first": date.fromordinal(first)}
    return snapshot.rows(_PARTNERS, known)


def _sections(snapshot: Snapshot, state: str, events: int) -> tuple[Section, ...]:
    known = {"state": state}
    totals = dict.fromkeys(SECTIONS, 0) | {
        row["section"]: row["total"] for row in snapshot.rows(_SECTION_TOTALS, known)
    }
    placed = _NEWEST if events <= snapshot.newest else _PLACED
    rows = snapshot.rows(_LATEST.format(placed=placed), known | {"events": events})
    lines: dict[str, list[EventLine]] = {name: [] for name in SECTIONS}
    for row in rows:
        lines[row.pop("section")].append(as_line(row))
    return tuple(Section(name=name, events=tuple(lines[name]), total=totals[name]) for name in SECTIONS)


def _partner(row: Row) -> Partner:
    now, before = _balance(row, "now"), _balance(row, "before")
    return Partner(
        now=now,
        before=before,
        change=_net(now) - _net(before),
        **{name: row[name] for name in ("code", "since", "until", "events", "origins")},
    )


def _balance(row: Row, window: str) -> Balance | None:
    cooperation, conflict = row[f"cooperation_{window}"], row[f"conflict_{window}"]
    if cooperation is None and conflict is None:
        return None
    return Balance(cooperation=cooperation or 0.0, conflict=conflict or 0.0)


def _net(balance: Balance | None) -> float:
    return balance.cooperation - balance.conflict if balance else 0.0
