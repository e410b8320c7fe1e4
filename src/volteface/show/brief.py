"""One state's situation: its relations by how much they changed, and what is told, claimed, denied and planned."""

from dataclasses import dataclass

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

_OF_STATE = "(source = $state OR target = $state)"
_SECTIONED = """
(
    SELECT *, count(*) OVER (PARTITION BY section) AS total,
        row_number() OVER (PARTITION BY section ORDER BY day DESC, id) AS place
    FROM (
        SELECT *, CASE
            WHEN ruled IN ('wrong', 'false') THEN 'ruled'
            WHEN stale OR status = 'historical' THEN 'background'
            WHEN status = 'reported' OR ruled = 'true' THEN 'facts'
            WHEN status = 'claimed' THEN 'claims'
            WHEN status = 'hypothetical' THEN 'planned'
            ELSE status
        END AS section
        FROM events WHERE {of_state}
    )
)
WHERE place <= $events ORDER BY section, place
"""
_TOLD = """
told AS (
    SELECT own.code, own.id, own.first_seen, page.document, page.origin, page.outlet, '' AS data_set
    FROM (SELECT code, id, first_seen, unnest(reports) AS member FROM own WHERE data_set = '') AS own
    JOIN runs ON runs.run = own.member.run JOIN pages AS page ON page.document = runs.document
    UNION ALL
    SELECT code, id, first_seen, document, origin, outlet, data_set FROM own WHERE data_set <> ''
)
"""  # who tells of the events `own`: pages, and rows of data sets
_TOTALS = f"""
WITH own AS (SELECT '' AS code, id, first_seen, document, origin, outlet, data_set, reports FROM events WHERE {_OF_STATE}),
{_TOLD}
SELECT
    count(DISTINCT id) AS events, count(DISTINCT document) FILTER (data_set = '') AS pages,
    count(*) FILTER (data_set <> '') AS rows, list(DISTINCT data_set) FILTER (data_set <> '') AS data_sets,
    count(DISTINCT origin) AS origins, count(DISTINCT nullif(outlet, '')) AS outlets,
    coalesce(min(first_seen), '') AS since, coalesce((SELECT greatest(
        (SELECT max(seen) FROM pages), (SELECT max(seen)::VARCHAR FROM kept_imports)
    )), '') AS as_of
FROM told
"""  # noqa: S608 - our own text
_PARTNERS = f"""
WITH own AS (
    SELECT
        CASE WHEN source = $state THEN target ELSE source END AS code, id, weight, quad, reports, data_set,
        first_seen, document, origin, outlet, coalesce(nullif(date, ''), first_seen) AS told_date,
        date_diff('day', day, $as_of::DATE) AS age
    FROM events
    WHERE {_OF_STATE} AND source <> target AND source <> '' AND target <> '' AND NOT stale
        AND status NOT IN ('planned', 'hypothetical', 'historical') AND ruled <> 'wrong'
),
{_TOLD},
origins AS (SELECT code, count(DISTINCT origin) AS origins FROM told GROUP BY code)
SELECT
    code, any_value(origins) AS origins, count(*) AS events,
    min(told_date) AS since, max(told_date) AS until,
    sum(weight) FILTER (quad <= 2 AND age < $window) AS cooperation_now,
    sum(weight) FILTER (quad >= 3 AND age < $window) AS conflict_now,
    sum(weight) FILTER (quad <= 2 AND age >= $window AND age < 2 * $window) AS cooperation_before,
    sum(weight) FILTER (quad >= 3 AND age >= $window AND age < 2 * $window) AS conflict_before
FROM own JOIN origins USING (code) GROUP BY code
"""  # noqa: S608 - our own text


def view_brief(
    snapshot: Snapshot, state: str, window_days: int = WINDOW_DAYS, events: int = EVENTS
) -> BriefView:
    """Give the situation of a state (code); each section holds at most `events` events."""
    totals = snapshot.rows(_TOTALS, {"state": state})[0]
    data_sets = tuple(sorted(totals.pop("data_sets") or ()))
    known = {"state": state, "as_of": totals["as_of"], "window": window_days}
    rows = snapshot.rows(_PARTNERS, known) if totals["events"] else []
    partners = sorted(map(_partner, rows), key=lambda one: (-abs(one.change), -one.events, one.code))
    return BriefView(
        state=state,
        window_days=window_days,
        thin=totals["origins"] < FEW_ORIGINS,
        partners=tuple(partners),
        sections=_sections(snapshot, state, events),
        data_sets=data_sets,
        **totals,
    )


def _sections(snapshot: Snapshot, state: str, events: int) -> tuple[Section, ...]:
    rows = snapshot.rows(
        f"SELECT section, total, {COLUMNS} FROM {_SECTIONED.format(of_state=_OF_STATE)}",  # noqa: S608 - our own text
        {"state": state, "events": events},
    )
    lines: dict[str, list[EventLine]] = {name: [] for name in SECTIONS}
    totals = dict.fromkeys(SECTIONS, 0)
    for row in rows:
        section = row.pop("section")
        totals[section] = row.pop("total")
        lines[section].append(as_line(row))
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
