"""One article: its text with what its reports quote marked in place, where it comes from, and what else tells its story."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import partial
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Response
from fastapi.exceptions import HTTPException
from fastapi.responses import RedirectResponse

from volteface.ledger import Snapshot, Told
from volteface.ledger.parts import Row
from volteface.model import Status
from volteface.show.desk.asked import Asking, documented
from volteface.show.desk.marked import Mark, Role, mark_text
from volteface.show.outlets import How
from volteface.show.rulings import RulingLine, RulingsBeside

router = APIRouter()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A piece of the article: `text` is what its characters `start` to `end` are; an actor's has its `code` and `role` too."""

    text: str
    start: int
    end: int
    code: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportNote:
    """What the article says of one act; `number` counts reports in the order in which they are told, from 1.

    `actor` and `recipient` are where these are named, None where they are not. `event` is the id of the event that it tells of,
    "" where it counts no more; `support` and `against` are the independent origins for and against that event. `rulings` are
    those on this report, undone ones too, `wrong` whether one that holds says so.
    """

    number: int
    id: str
    source: str
    source_role: str
    target: str
    target_role: str
    mutual: bool
    type: str
    modes: tuple[str, ...]
    quad: int
    intensity: float
    status: Status
    claimed_by: str
    date: str
    date_precision: str
    place: str
    contexts: tuple[str, ...]
    confidence: float
    coder: str
    evidence: Quoted
    trigger: Quoted
    actor: Quoted | None
    recipient: Quoted | None
    event: str
    support: int
    against: int
    rulings: tuple[RulingLine, ...]

    @property
    def wrong(self) -> bool:
        """Whether a ruling that holds says so: then it counts for nothing."""
        return any(ruling.holds for ruling in self.rulings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Where an article comes from: the account `origin`, of which `pages` are kept, and the page that it goes back to (`how`), with
    the part `shared` (0 to 1) of its text that stands there; `parent` is "" for the first of an account.

    `pasted`: only copying outlets carry the account.
    """

    origin: str
    pages: int
    pasted: bool
    parent: str
    parent_title: str
    parent_outlet: str
    how: How
    shared: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """Another version of the article: kept under another name (`document`), or an earlier text under the same name, kept on the day
    `added`, "" for another name.
    """

    document: str
    title: str
    seen: str
    added: str
    when: Literal["earlier", "later"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """A coding of the article; `holds`: its reports are the ones that count, those of earlier ones don't any more."""

    coder: str
    codebook: str
    coded_at: str
    reports: int
    holds: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """What could not be read or coded on the page."""

    stage: str
    reason: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage:
    """An article and what is known of it; offsets of reports count characters of `text`.

    `published` is what the page says, `seen` the day on which it could first be known, `added` when it was kept. `clutter` has the texts
    of what was left out of `text`, by kind. `superseded_by` is the document of a later version, which counts instead of this one,
    "" where there is none.
    """

    document: str
    url: str
    outlet: str
    title: str
    lead: str
    author: str
    published: str
    seen: str
    added: str
    language: str
    text: str
    captions: tuple[str, ...]
    clutter: dict[str, tuple[str, ...]]
    problems: tuple[Unread, ...]
    superseded_by: str
    reports: tuple[ReportNote, ...]
    provenance: Provenance | None
    versions: tuple[Version, ...]
    codings: tuple[Coding, ...]


_ARTICLE = """
SELECT document, url, outlet, title, lead, author, published, seen, added, language, text, captions, clutter, problems, superseded_by
FROM articles WHERE document = $document
"""
_NAMED = "SELECT document FROM articles WHERE url = $url ORDER BY superseded_by <> '', document LIMIT 1"
_RUNS = """
SELECT run, coder, codebook, coded_at, reports, holds FROM runs WHERE document = $document ORDER BY run DESC
"""
# by run and not from the view: what a superseded page said is shown too
_REPORTS = """
SELECT cell, id, source, source_role, target, target_role, mutual, type, modes, quad, intensity, status, claimed_by, date,
    date_precision, place, contexts, confidence, coder, evidence, trigger, source_mention, target_mention
FROM kept_reports WHERE run = $run ORDER BY evidence.start, trigger.start, id
"""
_EVENTS = """
SELECT member.id AS report, id AS event, support, against
FROM (SELECT id, support, against, unnest(reports) AS member FROM events WHERE import_key = 0 AND cell IN (SELECT unnest($cells)))
WHERE member.run = $run
"""
_PROVENANCE = """
SELECT page.origin, page.parent, page.how, page.shared::DOUBLE AS shared,
    coalesce(parent.title, '') AS parent_title, coalesce(parent.outlet, '') AS parent_outlet
FROM (SELECT * FROM pages WHERE document = $document) AS page
LEFT JOIN (SELECT * FROM pages WHERE document IN (SELECT parent FROM pages WHERE document = $document)) AS parent
    ON parent.document = page.parent
"""
_ACCOUNT = """
SELECT count(*) AS pages, (SELECT count(*) FROM current_pasted WHERE origin = $origin) > 0 AS pasted FROM pages WHERE origin = $origin
"""
_TEXTS = "SELECT document, title, seen, added FROM kept_pages WHERE document = $document ORDER BY run DESC"
_BEFORE = """
SELECT document, title, seen, '' AS added FROM pages
WHERE document IN (SELECT document FROM current_withdrawals WHERE superseded_by = $document) ORDER BY seen DESC, document
"""
_AFTER = "SELECT document, title, seen, '' AS added FROM pages WHERE document = $later"


def view_article(snapshot: Snapshot, document: str) -> ArticlePage:
    """Give an article by its document. Raises HTTPException (404) where no such one is kept."""
    rows = snapshot.rows(_ARTICLE, {"document": document})
    if not rows:
        raise HTTPException(
            404, f"No page is kept under {document!r}; events link to the pages that tell of them."
        )
    row = rows[0]
    runs = snapshot.rows(_RUNS, {"document": document})
    run = next((one.pop("run") for one in runs if one["holds"]), None)
    own = {name: row[name] for name in ArticlePage.__slots__ if name in row}
    return ArticlePage(
        **own
        | {
            "captions": tuple(row["captions"]),
            "clutter": {kind: tuple(texts) for kind, texts in json.loads(row["clutter"] or "{}").items()},
            "problems": tuple(map(_as_unread, json.loads(row["problems"] or "[]"))),
        },
        reports=_fetch_reports(snapshot, document, run),
        provenance=_fetch_provenance(snapshot, document),
        versions=_fetch_versions(snapshot, document, row["superseded_by"]),
        codings=tuple(Coding(**{name: one[name] for name in Coding.__slots__}) for one in runs),
    )


def _as_unread(problem: Row) -> Unread:
    return Unread(**{name: problem.get(name, "") for name in Unread.__slots__})


def _fetch_reports(snapshot: Snapshot, document: str, run: int | None) -> tuple[ReportNote, ...]:
    """Give the reports of the run that holds, with the event that each tells of."""
    rows = snapshot.rows(_REPORTS, {"run": run}) if run is not None else []
    if not rows:
        return ()
    cells = sorted({row.pop("cell") for row in rows})
    events = {one.pop("report"): one for one in snapshot.rows(_EVENTS, {"run": run, "cells": cells})}
    beside = RulingsBeside(snapshot)
    nothing = {"event": "", "support": 0, "against": 0}
    return tuple(
        _as_note(number, document, row, events.get(row["id"], nothing), beside)
        for number, row in enumerate(rows, 1)
    )


def _as_note(number: int, document: str, row: Row, event: Row, beside: RulingsBeside) -> ReportNote:
    evidence = row["evidence"]
    told = Told(document, evidence["start"], evidence["end"], row["source"], row["target"], row["type"])
    mentions = {"actor": row.pop("source_mention"), "recipient": row.pop("target_mention")}
    spans = mentions | {name: row.pop(name) for name in ("evidence", "trigger")}
    lists = {name: tuple(row.pop(name)) for name in ("modes", "contexts")}
    quoted = {name: Quoted(**span) if span else None for name, span in spans.items()}
    rulings = beside.on_report(told)
    return ReportNote(number=number, rulings=rulings, **row, **event, **lists, **quoted)  # type: ignore[arg-type]


def _fetch_provenance(snapshot: Snapshot, document: str) -> Provenance | None:
    rows = snapshot.rows(_PROVENANCE, {"document": document})
    if not rows:
        return None
    [account] = snapshot.rows(_ACCOUNT, {"origin": rows[0]["origin"]})
    return Provenance(**rows[0], **account)


def _fetch_versions(snapshot: Snapshot, document: str, later: str) -> tuple[Version, ...]:
    """Give the later version, if any, then the earlier ones: of this document, and documents that it supersedes."""
    after = snapshot.rows(_AFTER, {"later": later}) if later else []
    before = snapshot.rows(_TEXTS, {"document": document})[1:] + snapshot.rows(
        _BEFORE, {"document": document}
    )
    return (
        *(Version(**row, when="later") for row in after),
        *(Version(**row, when="earlier") for row in before),
    )


def list_marks(view: ArticlePage) -> list[Mark]:
    """Give all that the reports of an article point at, where the text has what they quote."""
    marks = []
    for note in view.reports:
        roles: tuple[tuple[Quoted | None, Role | None], ...] = (
            (note.evidence, None), (note.trigger, "act"), (note.actor, "actor"), (note.recipient, "recipient"),
        )  # fmt: skip
        for span, role in roles:
            if span and view.text[span.start : span.end] == span.text:
                marks.append(Mark(span.start, span.end, note.number, role))
    return marks


def tell_look(view: ArticlePage, numbers: Sequence[int]) -> str:
    """Give how a sentence of some reports looks: their channel, and how sure the surest of those that count is."""
    notes = [view.reports[number - 1] for number in numbers]
    counted = [note for note in notes if not note.wrong]
    channels = {"cooperation" if note.quad <= 2 else "conflict" for note in counted or notes}
    channel = channels.pop() if len(channels) == 1 else "both"
    status = min((note.status for note in counted), key=_SUREST.index, default="struck")
    return f"{channel} {status}"


_SUREST: tuple[Status, ...] = (
    "reported", "claimed", "denied", "negated", "planned", "hypothetical", "historical",
)  # fmt: skip


def list_rows(notes: Sequence[ReportNote]) -> list[dict[str, Any]]:
    """Give reports as flat rows."""
    rows = []
    for note in notes:
        row = asdict(note) | {"wrong": note.wrong}
        del row["rulings"]
        for name in ("actor", "recipient"):
            row[name] = row[name] or asdict(Quoted(text="", start=-1, end=-1))
        rows.append(row)
    return rows


_DOCUMENTED = documented(ArticlePage, "one row a report")
_DOCUMENTED["responses"][307] = {"description": "A page that is kept under another name has this address."}


@router.get("/article", **_DOCUMENTED)
def show_article(
    asked: Asking,
    document: Annotated[
        str,
        Query(
            max_length=4000,
            description="A page's name in the ledger: a path, a URL, or its own id; or its address.",
        ),
    ],
) -> Response:
    """Show an article with its reports."""
    with asked.snapshot() as snapshot:
        try:
            view = view_article(snapshot, document)
        except HTTPException:
            named = snapshot.rows(_NAMED, {"url": document}) if document else []
            if not named or named[0]["document"] == document:
                raise
            query = dict(asked.request.query_params) | {"document": named[0]["document"]}
            return RedirectResponse(f"/article?{urlencode(query)}", 307)
    blocks = mark_text(view.text, view.title, view.lead, list_marks(view)) if asked.form == "html" else ()
    look = partial(tell_look, view)
    return asked.answer("article.html", view, rows=list_rows(view.reports), blocks=blocks, look=look)
