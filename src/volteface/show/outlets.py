"""Whose text each outlet carries, how fast, and how much of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from volteface.errors import VoltefaceError
from volteface.ledger import Snapshot
from volteface.ledger.parts import Row

PARTNERS = 3
"""So many of those whose text an outlet carries, and of those who carry its text, are named."""
FEW_PAGES = 10
"""So few pages say little of an outlet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """Another outlet and how many pages one of the two has carried from the other."""

    outlet: str
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletLine:
    """What an outlet's pages go back to, and who goes back to them.

    `own` are the first pages of accounts; `copied` and `translated` go back to pages of others, `reprinted` to its own. `own_part`
    (0 to 1) is the part of their text that does not stand in the pages that they go back to, averaged over all pages.
    `carries` names those whose pages it has copied or translated most, `carried_by` those who have done so with its pages,
    `pages_carried` times in all. `lag_days` and `lag_hours` are medians from the page that was copied or translated to its own: days
    from when both were seen, hours from those that both say the time at which they were published (without a zone:
    UTC); None where there are none. Of its own accounts whose acts others tell too, it `told_first` those that it had on an earlier day
    than any other, and `told_later` those that another had on an earlier day. `pasted` are its own accounts that only copying
    outlets carry.
    """

    outlet: str
    pages: int
    own: int
    copied: int
    reprinted: int
    translated: int
    own_part: float
    carries: tuple[Partner, ...]
    lag_days: float | None
    lag_hours: float | None
    carried_by: tuple[Partner, ...]
    pages_carried: int
    told_first: int
    told_later: int
    pasted: int


How = Literal["", "copy", "reprint", "translation"]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletPage:
    """A page of an outlet and the page that it goes back to, "" for the first of an account.

    `shared` (0 to 1) is the part of it that stands there; `lag_days` counts from when that one was seen.
    """

    document: str
    title: str
    url: str
    language: str
    seen: str
    how: How
    shared: float
    parent: str
    parent_outlet: str
    parent_title: str
    parent_url: str
    lag_days: int | None
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletView:
    """One outlet with its pages, the latest first."""

    line: OutletLine
    pages: tuple[OutletPage, ...]


# documents and origins as 64-bit hashes: joined in half the time that their names take
_CARRIAGE = """
CREATE OR REPLACE TEMP TABLE carriage AS
SELECT hash(document) AS page, CASE WHEN parent <> '' THEN hash(parent) END AS parent, hash(origin) AS account, how, shared,
    outlet, seen::DATE AS day, CASE WHEN length(published) > 10 THEN try_cast(published AS TIMESTAMPTZ) END AS at
FROM pages
"""
_LINES = """
WITH chosen AS (
    SELECT * FROM carriage WHERE ($since = '' OR day >= $since::DATE) AND ($until = '' OR day <= $until::DATE)
), pair AS MATERIALIZED (
    SELECT child.outlet, parent.outlet AS source, child.day - parent.day AS days,
        date_diff('minute', parent.at, child.at) / 60 AS hours
    FROM chosen AS child JOIN carriage AS parent ON parent.page = child.parent
    WHERE child.how IN ('copy', 'translation')
), counted AS (
    SELECT outlet, count(*) AS pages, count(*) FILTER (how = '') AS own, count(*) FILTER (how = 'copy') AS copied,
        count(*) FILTER (how = 'reprint') AS reprinted, count(*) FILTER (how = 'translation') AS translated,
        avg(1 - shared)::DOUBLE AS own_part
    FROM chosen GROUP BY outlet
), lag AS (
    SELECT outlet, median(days)::DOUBLE AS lag_days, median(hours)::DOUBLE AS lag_hours FROM pair GROUP BY outlet
), flow AS MATERIALIZED (
    SELECT source, outlet, count(*) AS pages FROM pair GROUP BY ALL
), carries AS (
    SELECT outlet, list({'outlet': source, 'pages': pages} ORDER BY pages DESC, source)[:$most] AS carries
    FROM flow GROUP BY outlet
), carried AS (
    SELECT source AS outlet, list({'outlet': outlet, 'pages': pages} ORDER BY pages DESC, outlet)[:$most] AS carried_by,
        sum(pages)::BIGINT AS pages_carried
    FROM flow GROUP BY source
), told AS MATERIALIZED (
    -- when each account first told each act of which more than one account tells, pasted ones aside
    SELECT act.id, page.account, min(page.day) AS day
    FROM (SELECT hash(id) AS id, unnest(reports).run AS run FROM events WHERE import_key = 0 AND support + against > 1) AS act
    JOIN kept_runs AS run ON run.run = act.run JOIN carriage AS page ON page.page = hash(run.document)
    ANTI JOIN (SELECT hash(origin) AS account FROM current_pasted) AS pasted ON pasted.account = page.account
    GROUP BY ALL
), bounds AS (
    SELECT id, min(day) AS first, min(day, 2) AS two FROM told GROUP BY id
), raced AS (
    SELECT told.account, bool_or(told.day > bounds.first) AS later,
        bool_or(len(bounds.two) > 1 AND told.day = bounds.first AND bounds.two[2] > bounds.first) AS first
    FROM told JOIN bounds USING (id) GROUP BY told.account
), races AS (
    SELECT outlet, count(*) FILTER (later) AS told_later, count(*) FILTER (first AND NOT later) AS told_first
    FROM chosen JOIN raced USING (account) WHERE how = '' GROUP BY outlet
), pastes AS (
    SELECT outlet, count(*) AS pasted FROM chosen JOIN (SELECT hash(origin) AS account FROM current_pasted) USING (account)
    WHERE how = '' GROUP BY outlet
)
SELECT counted.*, lag_days, lag_hours, coalesce(carries, []) AS carries, coalesce(carried_by, []) AS carried_by,
    coalesce(pages_carried, 0) AS pages_carried, coalesce(told_first, 0) AS told_first,
    coalesce(told_later, 0) AS told_later, coalesce(pasted, 0) AS pasted
FROM counted LEFT JOIN lag USING (outlet) LEFT JOIN carries USING (outlet) LEFT JOIN carried USING (outlet)
LEFT JOIN races USING (outlet) LEFT JOIN pastes USING (outlet)
ORDER BY copied + translated + coalesce(pages_carried, 0) DESC, pages DESC, outlet
"""


_NAMED = """
SELECT DISTINCT outlet FROM pages WHERE lower(outlet) = lower($name) ORDER BY outlet <> $name, outlet LIMIT 1
"""
_PAGES = """
WITH own AS (
    SELECT * FROM pages WHERE outlet = $outlet AND ($since = '' OR seen >= $since) AND ($until = '' OR seen <= $until)
)
SELECT own.document, own.title, own.url, own.language, own.seen, own.how, own.shared::DOUBLE AS shared, own.parent,
    coalesce(parent.outlet, '') AS parent_outlet, coalesce(parent.title, '') AS parent_title,
    coalesce(parent.url, '') AS parent_url, own.seen::DATE - parent.seen::DATE AS lag_days, own.origin
FROM own LEFT JOIN pages AS parent ON parent.document = own.parent
ORDER BY own.seen DESC, own.document
"""


def view_outlets(snapshot: Snapshot, since: str = "", until: str = "") -> tuple[OutletLine, ...]:
    """Give all outlets by their pages seen between two days (ISO, "" is open), those that carry or are carried most first."""
    return snapshot.recall(("outlets", since, until), lambda one: _count_outlets(one, since, until))


def _count_outlets(snapshot: Snapshot, since: str, until: str) -> tuple[OutletLine, ...]:
    snapshot.execute(_CARRIAGE)
    rows = snapshot.rows(_LINES, {"since": since, "until": until, "most": PARTNERS})
    return tuple(map(_as_line, rows))


def view_outlet(snapshot: Snapshot, name: str, since: str = "", until: str = "") -> OutletView:
    """Give one outlet, named in whatever case, and its pages seen between two days. Raises VoltefaceError for one without pages."""
    found = snapshot.rows(_NAMED, {"name": name})
    lines = {line.outlet: line for line in view_outlets(snapshot, since, until)} if found else {}
    outlet = found[0]["outlet"] if found else ""
    if outlet not in lines:
        days = " in these days" if found else ""
        raise VoltefaceError(
            f"no page of the outlet {name!r} was seen{days}; 'volteface outlets' lists all outlets."
        )
    rows = snapshot.rows(_PAGES, {"outlet": outlet, "since": since, "until": until})
    return OutletView(line=lines[outlet], pages=tuple(OutletPage(**row) for row in rows))


def _as_line(row: Row) -> OutletLine:
    return OutletLine(**(row | {name: _as_partners(row[name]) for name in ("carries", "carried_by")}))


def _as_partners(rows: Sequence[dict[str, Any]]) -> tuple[Partner, ...]:
    return tuple(Partner(**row) for row in rows)
