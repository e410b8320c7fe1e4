"""Reading: a page in, an Article out."""

import re
from dataclasses import replace

from volteface.model import Article, Page, Problem
from volteface.reading.decode import decode as decode_content
from volteface.reading.decode import mend
from volteface.reading.published import settle_date

_DOCUMENT_TAG = re.compile(r"<(?:!doctype\s+html|html|head|body)\b[^>]*>", re.IGNORECASE)
_STRUCTURE_TAG = re.compile(
    r"</?(?:article|section|div|p|h[1-6]|meta|table|ul|span|br|a)\b[^<>]*>", re.IGNORECASE
)
_SNIFFED_CHARACTERS = 20_000
_ENOUGH_TAGS = 3


def read(page: Page) -> Article:
    """Read a page, HTML or a text dump. Never raises on bad input: what is wrong stands in `problems`."""
    page, problems = _settle(page)
    decoded = decode_content(page.content)
    if decoded.reason:
        problems.append(
            Problem(stage="read", reason=decoded.reason, document=page.document, detail=decoded.detail)
        )
    if not decoded.text:
        return Article(
            document=page.document,
            url=page.url,
            published=page.published or page.default_published,
            problems=tuple(problems),
        )
    kind = page.kind or ("html" if is_html(decoded.text) else "text")
    if kind == "html":
        from volteface.reading.html import read_html

        article = read_html(page, decoded.text)
    else:
        from volteface.reading.dump import read_dump

        article = read_dump(page, decoded.text)
    if not problems:
        return article
    return replace(article, problems=(*problems, *article.problems))


def _settle(page: Page) -> tuple[Page, list[Problem]]:
    """Make sound what is known of a page from elsewhere: its names can be written, its dates are dates of the past."""
    problems = []
    document, url = mend(page.document), mend(page.url)
    dates = []
    for value in (page.published, page.default_published):
        dates.append(settle_date(value) if value else "")
        if value and not dates[-1]:
            detail = f"{mend(value[:40])!r} is no date, or still to come"
            problems.append(Problem(stage="read", reason="bad date", document=document, detail=detail))
    published, default = dates
    return replace(page, document=document, url=url, published=published, default_published=default), problems


def is_html(text: str) -> bool:
    """Tell markup from plain text that may hold a stray tag."""
    sample = text[:_SNIFFED_CHARACTERS]
    if _DOCUMENT_TAG.search(sample):
        return True
    tags = sum(1 for _ in _STRUCTURE_TAG.finditer(sample))
    return tags >= _ENOUGH_TAGS
