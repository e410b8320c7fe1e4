"""Which documents are earlier versions of others: one page, kept twice under different names.

A later version is one at the same address, of the same outlet, whose text resembles the earlier one; or that has its title
within a month, and a part of its words. Sites that give all of their pages one address do not swallow them so.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from operator import itemgetter
from urllib.parse import parse_qsl, urlencode, urlsplit

import duckdb
import pyarrow as pa

from volteface.ledger.copies import read_fingerprint, share
from volteface.ledger.likeness import COPIED, COPIED_LEAST
from volteface.ledger.parts import Row

LATER_COMPARED = 20
"""Of the pages at one address, each is compared with so many that follow it: a live page's versions are a chain."""
MOST_AT_ADDRESS = 1_000
"""An address of more pages than this is a site's, and no page's."""
TITLE_DAYS = 30
TITLE_WORDS = 4
"""A shorter title may be a section's or the site's."""
TITLE_OVERLAP = 1 / 3
"""Words shared, of the different longer words of the shorter text, where only the title is the same."""

_WORD = re.compile(r"[^\W_]+")
_WORD_LETTERS = 4
_FRONT = re.compile(r"/*(?:(?:index|default|home)\.\w{2,5})?")
# what says where a reader came from, or how the page is to look, and not which page it is
_FOLLOWING = re.compile(
    r"utm_\w+|pk_\w+|mtm_\w+|at_\w+|fb_\w+|ga_\w+|(?:fb|g)clid|gclsrc|dclid|msclkid|yclid|ysclid|twclid|igshid|mc_[ce]id|"
    r"cmpid|ocid|ito|ref|ref_?src|source|share|from|xtor|smid|partner|guccounter|wt_mc|amp|output|print"
)


def normalise_address(url: str) -> str:
    """Give an address without what doesn't tell pages apart (scheme, "www.", tracking, fragment); "" where it is no page's own."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not host:
        return ""
    query = sorted(pair for pair in parse_qsl(parts.query) if not _FOLLOWING.fullmatch(pair[0].casefold()))
    path = parts.path.rstrip("/")
    if not query and _FRONT.fullmatch(path):
        return ""
    return f"{host}{path}?{urlencode(query)}" if query else f"{host}{path}"


def find_address(document: str, url: str) -> str:
    """Give the normalised address of a page; "" where its document is itself a URL of another site, which may claim anything."""
    found = normalise_address(url)
    if document.startswith(("http://", "https://")):
        own = normalise_address(document) or document
        if own.partition("/")[0] != found.partition("/")[0]:
            return ""
    return found


_FRESH = """
CREATE OR REPLACE TEMP TABLE moved_addresses AS
    SELECT DISTINCT address FROM kept_articles
    WHERE address <> 0 AND document IN (SELECT document FROM kept_articles WHERE run > ?)
"""
_SETTLED = "SELECT document, superseded_by FROM current_withdrawals SEMI JOIN weighed USING (document)"
# in two steps: most pages are alone at their address, and texts are large
_SHARED = """
CREATE OR REPLACE TEMP TABLE sharing AS
    SELECT document, run, count(*) OVER (PARTITION BY address) AS pages
    FROM current_articles SEMI JOIN moved_addresses USING (address)
    QUALIFY pages > 1
"""
_AT_ADDRESS = """
SELECT address, document, seen, outlet, title, text, fingerprint
FROM kept_articles SEMI JOIN (FROM sharing WHERE pages <= ?) AS few USING (document, run)
ORDER BY address, seen, run
"""
_CROWDED = "SELECT document FROM sharing WHERE pages > ?"
_ALL = """
SELECT DISTINCT document FROM kept_articles SEMI JOIN moved_addresses USING (address)
"""


def find_withdrawals(connection: duckdb.DuckDBPyConnection, derived: int) -> dict[str, str]:
    """Give the documents of which that is news that a later version has come, or that it has gone again: the document of the
    later one, or "". Looked at are the addresses of pages kept after run `derived`.
    """
    connection.execute(_FRESH, [derived])
    documents = [row[0] for row in connection.execute(_ALL).fetchall()]
    if not documents:
        return {}
    connection.register("weighed", pa.table({"document": pa.array(documents, pa.string())}))
    before: dict[str, str] = dict(connection.execute(_SETTLED).fetchall())
    connection.execute(_SHARED)
    # what was found before its address had so many pages stays
    now = {document: before.get(document, "") for document in _list_crowded(connection)}
    for _, pages in groupby(_read_pages(connection), key=itemgetter("address")):
        now |= _find_later(list(pages))
    return {
        document: now.get(document, "")
        for document in documents
        if now.get(document, "") != before.get(document, "")
    }


def _list_crowded(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Give the documents at addresses that are a site's."""
    return [row[0] for row in connection.execute(_CROWDED, [MOST_AT_ADDRESS]).fetchall()]


def _read_pages(connection: duckdb.DuckDBPyConnection) -> Iterator[Row]:
    """Give the pages that share their addresses, with their texts, address by address and in order of time."""
    cursor = connection.execute(_AT_ADDRESS, [MOST_AT_ADDRESS])
    names = [column[0] for column in cursor.description or ()]
    while rows := cursor.fetchmany(MOST_AT_ADDRESS):
        yield from (dict(zip(names, row, strict=True)) for row in rows)


def _find_later(pages: Sequence[Row]) -> dict[str, str]:
    """Give the latest version of each page of one address, given in order of time, where it has a later one."""
    fingerprints = [read_fingerprint(page["fingerprint"]) for page in pages]
    later: dict[str, str] = {}
    for at, page in enumerate(pages):
        following = range(at + 1, min(at + 1 + LATER_COMPARED, len(pages)))
        for other in reversed(following):
            if not _same_outlet(page, pages[other]):
                continue
            shared = share(fingerprints[at], fingerprints[other])
            alike = max(shared) >= COPIED and min(shared) >= COPIED_LEAST
            if alike or (_same_title(page, pages[other]) and _share_words(page, pages[other])):
                later[page["document"]] = pages[other]["document"]
                break
    return later


def _same_outlet(page: Row, other: Row) -> bool:
    """Tell whether both name one outlet, or neither any: a page that hides its own can't replace another's."""
    return bool(page["outlet"].casefold() == other["outlet"].casefold())


def _same_title(page: Row, other: Row) -> bool:
    words = _WORD.findall(page["title"].casefold())
    if len(words) < TITLE_WORDS or words != _WORD.findall(other["title"].casefold()) or not page["outlet"]:
        return False
    days = date.fromisoformat(other["seen"][:10]) - date.fromisoformat(page["seen"][:10])
    return days.days <= TITLE_DAYS


def _share_words(page: Row, other: Row) -> bool:
    """Tell whether two texts share a good part of their words, those of the title apart."""
    title = set(_long_words(page["title"]))
    texts = [set(_long_words(one["text"])) - title for one in (page, other)]
    fewest = min(map(len, texts))
    return fewest > 0 and len(texts[0] & texts[1]) >= TITLE_OVERLAP * fewest


def _long_words(text: str) -> Iterator[str]:
    return (word for word in _WORD.findall(text.casefold()) if len(word) >= _WORD_LETTERS)


def withdrawal_rows(found: Mapping[str, str], turn: int) -> list[Row]:
    """Give the rows of withdrawn documents."""
    return [
        {"document": document, "superseded_by": later, "turn": turn}
        for document, later in sorted(found.items())
    ]
