"""A page that somebody brings, taken through reading and coding before their eyes; kept only if they ask for it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import asdict, dataclass, replace
from functools import cache, partial
from threading import BoundedSemaphore, Thread
from time import perf_counter
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Request, Response
from fastapi.exceptions import HTTPException, RequestValidationError
from fastapi.responses import RedirectResponse
from pydantic import Field, TypeAdapter, ValidationError

from volteface.ledger import WEIGHTS, Snapshot
from volteface.model import Article, Page, Problem, Report, Status
from volteface.show.desk.asked import Asking, documented
from volteface.show.desk.forms import Trouble, as_json
from volteface.show.desk.guard import MOST_BYTES
from volteface.show.desk.marked import Block, Mark, Role, mark_text
from volteface.show.desk.writing import write
from volteface.walk import Walked, bring, keep, walk_page

router = APIRouter()
MOST_CHARACTERS = 50_000
"""Of an article that is coded: ten times a long one, and some seconds of work."""
_WAIT_SECONDS = 20.0
_FETCHES = BoundedSemaphore(4)  # a desk is no means to load other people's sites
_WALKS = BoundedSemaphore(1)  # one page keeps the processor busy by itself
_WAITING = BoundedSemaphore(4)
_WARMING = "Poland accused Belarus on Monday of sending people over the border. The foreign ministry in Warsaw said so."


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What is to be tried: a `text` (plain or HTML) and the address where it stood, if it has one; or the address alone.

    `published` is the day of a page that doesn't say it.
    """

    text: Annotated[str, Field(max_length=5_000_000, description="A page's text or HTML.")] = ""
    url: Annotated[
        str, Field(max_length=2000, description="Where it stood, or where it is to be fetched.")
    ] = ""
    published: Annotated[
        str, Field(pattern=r"^(\d{4}-\d{2}-\d{2})?$", description="Day of a page that doesn't say it.")
    ] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """So many `reports` of one status; each would count `weight` (0 to 1) in its pair's series if kept."""

    status: Status
    reports: int
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TryPage:
    """What came of a page: the article (None where nothing was brought or it could not be read), its reports in text order,
    with offsets in `article.text`, and what went wrong. Nothing of it is kept.

    `seconds` is how long reading and coding took. `known`: the ledger has a page of this name (`article.document`). `effects`
    are the reports by status.
    """

    article: Article | None = None
    reports: tuple[Report, ...] = ()
    problems: tuple[Problem, ...] = ()
    effects: tuple[Effect, ...] = ()
    seconds: float = 0.0
    known: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What was kept of a page: `new` is false where the ledger had it already, coded by the same coder."""

    document: str
    reports: int
    new: bool


_BROUGHT = TypeAdapter(Brought)
_BODY = {
    "requestBody": {
        "required": True,
        "content": {
            kind: {"schema": _BROUGHT.json_schema()}
            for kind in ("multipart/form-data", "application/x-www-form-urlencoded")
        },
    }
}


async def take(request: Request) -> Brought:
    """Read a form: FastAPI's own reader takes no text of more than 1 MB. Raises RequestValidationError."""
    form = await request.form(max_files=0, max_fields=20, max_part_size=MOST_BYTES)
    try:
        brought = _BROUGHT.validate_python({name: form[name] for name in Brought.__slots__ if name in form})
    except ValidationError as error:
        raise RequestValidationError(
            [one | {"loc": ("body", *one["loc"])} for one in error.errors()]
        ) from None
    text = brought.text.replace("\r\n", "\n")  # browsers send lines so
    brought = replace(brought, text=text if text.strip() else "", url=brought.url.strip())
    if not (brought.text or brought.url):
        nothing = {"loc": ("body", "text"), "msg": "give a page's text or its address", "type": "missing"}
        raise RequestValidationError([nothing])
    return brought


Bringing = Annotated[Brought, Depends(take)]


@contextmanager
def _turn(turns: BoundedSemaphore) -> Iterator[None]:
    busy = HTTPException(
        503, "The desk is busy with other people's pages; try again in a moment.", {"Retry-After": "20"}
    )
    if not _WAITING.acquire(blocking=False):  # who waits holds a thread that others need to read
        raise busy
    try:
        if not turns.acquire(timeout=_WAIT_SECONDS):
            raise busy
    finally:
        _WAITING.release()
    try:
        yield
    finally:
        turns.release()


def walk_brought(brought: Brought, *, may_fetch: bool) -> tuple[Page, Walked] | Problem:
    """Take what was brought through reading and coding; give the page as it was decoded too."""
    with nullcontext() if brought.text else _turn(_FETCHES):
        page = bring(brought.text, brought.url, brought.published, may_fetch=may_fetch)
    if isinstance(page, Problem):
        return page
    with _turn(_WALKS):
        return page, walk_page(page, most_characters=MOST_CHARACTERS)


def view_walked(snapshot: Snapshot, walked: Walked, seconds: float) -> TryPage:
    """Give what came of a page, and whether the ledger has one of its name."""
    article = walked.article
    problems = tuple(dict.fromkeys(walked.problems))
    if not article.text:
        return TryPage(problems=problems, seconds=seconds)
    counts = Counter(report.status for report in walked.reports)
    known = snapshot.rows("SELECT 1 FROM pages WHERE document = ? LIMIT 1", [article.document])
    return TryPage(
        article=replace(article, runs=()),
        reports=tuple(walked.reports),
        problems=problems,
        effects=tuple(
            Effect(status=one, reports=counts[one], weight=WEIGHTS[one]) for one in WEIGHTS if counts[one]
        ),
        seconds=seconds,
        known=bool(known),
    )


@router.get("/try", **documented(TryPage, "one row a report"))
def show_form(asked: Asking) -> Response:
    """Ask for a page to try; no page, so nothing comes of it yet."""
    warm()
    return _answer(asked, TryPage(), Brought())


@cache
def warm() -> None:
    """Load the coder while the visitor looks for a page: it takes seconds."""

    def load() -> None:
        with _WALKS:
            walk_page(Page(document="", content=_WARMING))

    Thread(target=load, daemon=True).start()


_REFUSALS: dict[int | str, dict[str, Any]] = {
    400: {"model": Trouble, "description": "The form can't be read."},
    503: {"model": Trouble, "description": "The desk, or the ledger, is busy; try again."},
}
_ANSWERS = documented(TryPage, "one row a report")


@router.post("/try", **_ANSWERS | {"responses": _ANSWERS["responses"] | _REFUSALS}, openapi_extra=_BODY)
def try_page(asked: Asking, brought: Bringing) -> Response:
    """Read and code a page; keep nothing."""
    asked.refuse_others()
    started = perf_counter()
    found = walk_brought(brought, may_fetch=asked.desk.may_fetch)
    if isinstance(found, Problem):
        return _answer(asked, TryPage(problems=(found,)), brought)
    page, walked = found
    with asked.snapshot() as snapshot:
        view = view_walked(snapshot, walked, round(perf_counter() - started, 3))
    return _answer(asked, view, brought, page)


def _answer(asked: Asking, view: TryPage, brought: Brought, page: Page | None = None) -> Response:
    blocks: tuple[Block, ...] = ()
    if view.article and asked.form == "html":
        article = view.article
        blocks = mark_text(article.text, article.title, article.lead, list_marks(view))
    return asked.answer(
        "try.html",
        view,
        rows=[_as_row(report) for report in view.reports],
        blocks=blocks,
        brought=brought,
        content=str(page.content) if page else "",
        address=page.url
        if page
        else "",  # not what a page says of itself: it would replace another's article
        look=partial(tell_look, view.reports),
    )


@router.post(
    "/try/keep",
    response_model=None,
    responses={
        200: {"model": Kept, "description": "What was kept; a browser is sent to the article's page."},
        303: {"description": "To the article's page."},
        403: {"model": Trouble, "description": "Only who has the token may do this."},
        **_REFUSALS,
    },
    openapi_extra=_BODY,
)
def keep_page(asked: Asking, brought: Bringing) -> Response:
    """Read and code a page, and keep it in the ledger."""
    asked.require_writer()
    found = walk_brought(brought, may_fetch=asked.desk.may_fetch)
    if isinstance(found, Problem):
        raise HTTPException(422, f"{found.reason}: {found.detail}")
    walked = found[1]
    article = walked.article
    if not article.text:
        raise HTTPException(422, "There is no text in this page that could be kept.")
    [(_, is_new)] = write(asked.desk, lambda: list(keep([walked], asked.desk.ledger)))
    kept = Kept(document=article.document, reports=len(walked.reports), new=is_new)
    if asked.form == "html":
        return RedirectResponse(f"/article?{urlencode({'document': article.document})}", 303)
    return Response(as_json(kept), media_type="application/json")


def list_marks(view: TryPage) -> list[Mark]:
    """Give all that reports point at, where the text has what they quote; reports are counted from 1."""
    marks = []
    for number, report in enumerate(view.reports, 1):
        spans: tuple[tuple[Any, Role | None], ...] = (
            (report.evidence, None), (report.trigger, "act"),
            (report.source_mention, "actor"), (report.target_mention, "recipient"),
        )  # fmt: skip
        marks += [Mark(span.start, span.end, number, role) for span, role in spans if span]
    return marks


def tell_look(reports: Sequence[Report], numbers: Sequence[int]) -> str:
    """Give how a sentence of some reports looks: their channel, and how sure the surest of them is."""
    told = [reports[number - 1] for number in numbers]
    channels = {"cooperation" if report.quad <= 2 else "conflict" for report in told}
    status = max(told, key=lambda report: WEIGHTS[report.status]).status
    return f"{channels.pop() if len(channels) == 1 else 'both'} {status}"


def _as_row(report: Report) -> dict[str, Any]:
    row = asdict(report)
    for name in ("source_mention", "target_mention"):
        mention = row.pop(name)
        row[name] = mention["text"] if mention else ""
    return row
