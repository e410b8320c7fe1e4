"""The other coverage of a story, in any language, the nearest first; copies of one account in one line."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from volteface.errors import LedgerError, VoltefaceError
from volteface.ledger import Near, Snapshot, find_related
from volteface.ledger.parts import Row
from volteface.show.lines import EventLine, fetch_lines

LEAST = 0.4
"""What is less near is not shown."""
DAYS = 7
MOST = 20
MOST_PAGES = 12
"""So many pages stand for an event, the first of each account before others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLine:
    """A page in one line."""

    document: str
    title: str
    outlet: str
    url: str
    language: str
    seen: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedLine:
    """An account of the story by its nearest page. `others` counts its other pages of these days, in `outlets` and `languages`.

    `nearness` is from 0 to 1. What makes it near: `same_account`, the `events` and `actors` that both tell of, and from 0 to
    1 the likeness of their `sense` (None without vectors), `names` and `numbers`.
    """

    page: PageLine
    origin: str
    nearness: float
    same_account: bool
    events: tuple[EventLine, ...]
    actors: tuple[str, ...]
    sense: float | None
    names: float
    numbers: float
    others: int
    outlets: int
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedView:
    """What was asked about (a page, or an event with the pages that tell it), and its coverage; `total` counts all accounts."""

    page: PageLine | None
    event: EventLine | None
    days: int
    total: int
    related: tuple[RelatedLine, ...]


_PAGES = """
SELECT document, arg_max(title, run) AS title, arg_max(outlet, run) AS outlet, arg_max(url, run) AS url,
    arg_max(language, run) AS language, arg_max(seen, run) AS seen
FROM derived_pages WHERE document IN (SELECT unnest($documents)) GROUP BY document
"""
_DOCUMENT = """
SELECT document, min(CASE WHEN document = $name OR url = $name THEN 0 ELSE 1 END) AS rough FROM derived_pages
WHERE starts_with(document, $name) OR starts_with(url, $name) GROUP BY document ORDER BY rough, document LIMIT 2
"""
_TELLING = """
SELECT document FROM (SELECT unnest(reports).run AS run FROM events WHERE import_key = 0 AND id = $id)
JOIN derived_runs USING (run) JOIN pages USING (document)
GROUP BY document, parent, seen ORDER BY parent <> '', seen, document LIMIT $most
"""
_ID = re.compile(r"[0-9a-f]+", re.IGNORECASE)


def view_related(snapshot: Snapshot, name: str, days: int = DAYS, most: int = MOST) -> RelatedView:
    """Give at most so many accounts of the story of a document or an event, seen at most so many days before or after it.

    `name` is a document, its URL, or the id of an event, or how one of these alone begins. Raises VoltefaceError where it names none
    or several, or an imported event, which has no page.
    """
    page, event, documents = None, None, [_find_document(snapshot, name)]
    if documents == [""]:
        event = _find_event(snapshot, name)
        found = snapshot.rows(_TELLING, {"id": event.id, "most": MOST_PAGES})
        documents = [row["document"] for row in found]
    near = find_related(snapshot, documents, days, event.id if event else "")
    firsts = _take_firsts(one for one in near if one.nearness >= LEAST)
    shown = firsts[:most]
    wanted = {document for one in shown for document in one.account} | set(documents)
    pages = _fetch_pages(snapshot, wanted)
    lines = _fetch_events(snapshot, shown)
    if event is None:
        page = pages[documents[0]]
    own = set() if event else set(documents)
    related = tuple(_as_related(one, pages, lines, own) for one in shown)
    return RelatedView(page=page, event=event, days=days, total=len(firsts), related=related)


def _find_document(snapshot: Snapshot, name: str) -> str:
    """Give the document that is meant, "" where none is."""
    rows = snapshot.rows(_DOCUMENT, {"name": name}) if name else []
    if len(rows) > 1 and rows[0]["rough"]:
        if _ID.fullmatch(name):
            return ""
        raise VoltefaceError(
            f"{name!r} begins several documents ({rows[0]['document']}, {rows[1]['document']} ...)."
        )
    return str(rows[0]["document"]) if rows else ""


def _find_event(snapshot: Snapshot, name: str) -> EventLine:
    try:
        row = snapshot.find_event(name)
    except LedgerError:
        if _ID.fullmatch(name):
            raise
        raise VoltefaceError(
            f"no document, address or event begins with {name!r}; 'volteface why EVENT' shows documents."
        ) from None
    if row["data_set"]:
        raise VoltefaceError(
            f"{name!r} was imported from {row['data_set']}; only pages have related coverage."
        )
    return fetch_lines(snapshot, "WHERE import_key = 0 AND id = ?", [row["id"]])[0]


def _take_firsts(near: Iterable[Near]) -> list[Near]:
    """Give the nearest article of each account."""
    firsts: dict[str, Near] = {}
    for one in near:
        firsts.setdefault(one.origin, one)
    return list(firsts.values())


def _fetch_pages(snapshot: Snapshot, documents: Iterable[str]) -> dict[str, PageLine]:
    rows: list[Row] = snapshot.rows(_PAGES, {"documents": sorted(documents)})
    return {row["document"]: PageLine(**row) for row in rows}


def _fetch_events(snapshot: Snapshot, near: Sequence[Near]) -> dict[str, EventLine]:
    ids = sorted({event for one in near for event in one.events})
    where = "WHERE import_key = 0 AND id IN (SELECT unnest($ids))"
    return {line.id: line for line in fetch_lines(snapshot, where, {"ids": ids})} if ids else {}


def _as_related(
    near: Near, pages: dict[str, PageLine], events: dict[str, EventLine], own: set[str]
) -> RelatedLine:
    others = [pages[name] for name in near.account if name != near.document and name not in own]
    every = [*others, pages[near.document]]
    return RelatedLine(
        page=pages[near.document],
        origin=near.origin,
        nearness=near.nearness,
        same_account=near.same_account,
        events=tuple(events[name] for name in near.events if name in events),
        actors=near.actors,
        sense=near.sense,
        names=near.names,
        numbers=near.numbers,
        others=len(others),
        outlets=len({page.outlet for page in every}),
        languages=tuple(sorted({page.language for page in every})),
    )
