"""An HTML page -> Article."""

import re
from collections.abc import Iterator, Sequence

from volteface.model import Article, Block, Page, Problem
from volteface.reading.article import Particulars, assemble
from volteface.reading.body import Stretch, find_body, parse
from volteface.reading.byline import find_author
from volteface.reading.head import Head, find_outlet, read_head
from volteface.reading.language import identify
from volteface.reading.layout import Hints, lay_out, make_blocks
from volteface.reading.lead import promote_teaser
from volteface.reading.parts import Part
from volteface.reading.paywall import STUB_CHARACTERS, find_paywall
from volteface.reading.people import read_byline
from volteface.reading.projection import Element, Projection, project, project_articles_data
from volteface.reading.published import MODIFIED_NAMES, PUBLISHED_NAMES, Clues, find_published
from volteface.reading.recover import recover
from volteface.reading.roles import find_attribute
from volteface.reading.title import Title, find_title, make_title

_LEAST_CHARACTERS = 100
_MAX_CHARACTERS = 10_000_000  # extraction takes a second for each million
_BEFORE_KEYS = 400
_AFTER_KEYS = 800
_SIGNATURE_LINES = 3
_NO_HEAD = Head({}, (), (), "", "", "")
_MODIFIED = re.compile(r"modif|update|aktualiz", re.IGNORECASE)


def read_html(page: Page, source: str) -> Article:
    """Read decoded HTML. Never raises on bad input; an Article without a body has a Problem that says why."""
    problems = []
    if len(source) > _MAX_CHARACTERS:
        detail = f"only the first {_MAX_CHARACTERS:,} of {len(source):,} characters were read"
        problems.append(Problem(stage="read", reason="too long", document=page.document, detail=detail))
        source = source[:_MAX_CHARACTERS]
    projection = project(source)
    if projection.end < len(source):
        detail = (
            f"only the first {projection.end:,} of {len(source):,} characters were read: it has too many tags"
        )
        problems.append(Problem(stage="read", reason="too long", document=page.document, detail=detail))
        source = source[: projection.end]
    tree = parse(source, projection.left_out)
    head = read_head(tree) if tree is not None else _NO_HEAD
    body = find_body(tree, projection) if tree is not None else []
    outlet = find_outlet(head, page.url)
    title = find_title(head, projection, outlet, body)
    description = head.first("og:description", "description", "twitter:description")
    heading = title.stretch if title.is_visible else None
    promote_teaser(projection, heading)
    body = recover(projection, body, heading.end if heading else len(projection.keys))
    parts = lay_out(projection, body, heading, Hints(title.text, description))
    blocks = [*make_title(title, projection, source), *make_blocks(projection, parts)]
    if not body:
        blocks += _read_data(source, title)
    around = _find_surroundings(projection, parts, title)
    bylines = [block.text for kind in ("byline", "date") for block in blocks if block.kind == kind]
    bylines += _list_signatures(projection, parts)
    particulars = Particulars(
        author=find_author(head, projection, around, bylines, outlet),
        published=find_published(_collect_clues(page, head, projection, parts, around)),
        language=_find_language(blocks, head),
        outlet=outlet,
        url=head.url,
    )
    problems += _list_problems(page, blocks, head, projection, around)
    return assemble(page, blocks, particulars, problems)


def _read_data(source: str, title: Title) -> Iterator[Block]:
    """Give the article's text from the page's JSON-LD, for pages that build themselves in the browser."""
    data = project_articles_data(source)
    body = [Stretch(0, len(data.keys), is_heading=False)] if data.keys else []
    return make_blocks(data, lay_out(data, body, None, Hints(title.text)))


def _list_signatures(projection: Projection, parts: Sequence[Part]) -> list[str]:
    """Give the lines right below the body by which its author may sign it."""
    end = max((part.end for part in parts), default=len(projection.keys))
    below = projection.split(end, min(len(projection.keys), end + _AFTER_KEYS))[:_SIGNATURE_LINES]
    lines = [projection.render(start, stop)[0] for start, stop, _ in below]
    return [line for line in lines if read_byline(line).labelled]


def _find_surroundings(projection: Projection, parts: Sequence[Part], title: Title) -> tuple[int, int]:
    """Give the range of keys from a little above the headline to a little below the body."""
    spans = [(part.start, part.end) for part in parts]
    if title.stretch is not None and title.is_visible:
        spans.append((title.stretch.start, title.stretch.end))
    if not spans:
        return 0, len(projection.keys)
    return max(0, min(spans)[0] - _BEFORE_KEYS), min(
        len(projection.keys), max(end for _, end in spans) + _AFTER_KEYS
    )


def _collect_clues(
    page: Page, head: Head, projection: Projection, parts: Sequence[Part], around: tuple[int, int]
) -> Clues:
    """Gather what the page offers of dates; of its visible text only what stands outside the body."""
    published = [
        str(article.get(key) or "") for key in ("datePublished", "dateCreated") for article in head.articles
    ]
    published += [head.meta[name] for name in PUBLISHED_NAMES if name in head.meta]
    modified = [str(article.get("dateModified") or "") for article in head.articles]
    modified += [head.meta[name] for name in MODIFIED_NAMES if name in head.meta]
    times: list[str] = []
    for element in projection.elements:
        if element.start < around[0] or element.end > around[1] or element.role == "related":
            continue
        if element.tag == "time" or "datepublished" in element.attributes.lower():
            (modified if _MODIFIED.search(element.attributes) else times).append(
                _date_of(element, projection)
            )
    return Clues(
        published=published,
        times=times,
        lines=_list_lines(projection, parts, around),
        url=page.url or head.url,
        modified=modified,
        month_first=head.language.replace("_", "-") in ("en-us", "en"),
    )


def _date_of(element: Element, projection: Projection) -> str:
    declared = find_attribute(element.attributes, "datetime") or find_attribute(element.attributes, "content")
    return declared or projection.render(element.start, min(element.end, element.start + 80))[0]


def _list_lines(projection: Projection, parts: Sequence[Part], around: tuple[int, int]) -> Iterator[str]:
    """Give the short lines around the body, the nearest above first: a date line stands close to the headline."""
    texts = [part for part in parts if part.kind in ("lead", "paragraph", "subhead")]
    start = texts[0].start if texts else around[0] + _BEFORE_KEYS
    end = texts[-1].end if texts else start
    above = projection.split(around[0], start) if around[0] < start else []
    below = projection.split(end, around[1]) if end < around[1] else []
    inside = [(part.start, part.end, 0) for part in parts if part.kind in ("date", "byline")]
    for begin, stop, _ in [*reversed(above), *inside, *below]:
        if stop - begin <= 160:
            yield projection.render(begin, stop)[0]


def _find_language(blocks: Sequence[Block], head: Head) -> str:
    text = " ".join(block.text for block in blocks if block.kind in ("lead", "paragraph"))
    title = next((block.text for block in blocks if block.kind == "title"), "")
    return identify(f"{text} {title}") or head.language[:2]


def _list_problems(
    page: Page, blocks: Sequence[Block], head: Head, projection: Projection, around: tuple[int, int]
) -> list[Problem]:
    length = sum(len(block.text) for block in blocks if block.kind in ("lead", "paragraph"))
    visible = projection.render(around[0], around[1])[0] if length < STUB_CHARACTERS else ""
    if closed := find_paywall(head, length, visible):
        return [Problem(stage="read", reason="paywall", document=page.document, detail=closed)]
    if length < _LEAST_CHARACTERS:
        return [
            Problem(
                stage="read",
                reason="no article",
                document=page.document,
                detail=f"{length} characters of text",
            )
        ]
    return []
