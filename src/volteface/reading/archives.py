"""Files of many pages: JSON Lines and web archives (WARC), read one record at a time."""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from volteface.model import Page, Problem
from volteface.reading.decode import SIZE_LIMIT_BYTES

_LINE_LIMIT_BYTES = 2 * SIZE_LIMIT_BYTES  # JSON may write a character in six bytes where the page has two
_PAGE_TYPES = ("text/html", "application/xhtml", "text/plain")


def read_jsonl(stream: BinaryIO, path: str, published: str, first: bytes = b"") -> Iterator[Page | Problem]:
    """Give the page of each line, {"id", "url", "published", "html" or "text"}; `first` was read ahead.

    A bad line becomes a Problem with its number, and the rest goes on. Raises OSError, EOFError or zlib.error if
    the stream breaks.
    """
    number = 0
    line = first or stream.readline(_LINE_LIMIT_BYTES)
    while line:
        number += 1
        if len(line) >= _LINE_LIMIT_BYTES and not line.endswith(b"\n"):
            yield _bad_line(path, number, f"longer than {_LINE_LIMIT_BYTES:,} bytes")
            while line and not line.endswith(b"\n"):
                line = stream.readline(_LINE_LIMIT_BYTES)
        elif not line.isspace():
            yield _read_line(line, path, number, published)
        line = stream.readline(_LINE_LIMIT_BYTES)


def _bad_line(path: str, number: int, detail: str) -> Problem:
    return Problem(stage="read", reason="bad line", document=f"{path}:{number}", detail=detail)


def _read_line(line: bytes, path: str, number: int, published: str) -> Page | Problem:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        return _bad_line(path, number, f"not JSON: {error}")
    if not isinstance(row, dict):
        return _bad_line(path, number, "not a JSON object")
    kind = "html" if row.get("html") else "text"
    content = row.get(kind)
    if not isinstance(content, str):
        return _bad_line(path, number, 'neither "html" nor "text" with a string')
    url = _text(row, "url")
    return Page(
        document=_text(row, "id") or url or f"{path}:{number}",
        content=content,
        url=url,
        published=_text(row, "published"),
        default_published=published,
        kind="html" if kind == "html" else "text",
    )


def _text(row: dict[str, Any], key: str) -> str:
    value = row.get(key)
    return str(value) if isinstance(value, str | int) else ""


def read_warc(stream: BinaryIO, path: str, published: str) -> Iterator[Page | Problem]:
    """Give the HTML and text responses of a web archive, packed or not; `document` is the address.

    Raises OSError, EOFError or zlib.error if the stream breaks.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    try:
        for record in ArchiveIterator(stream):
            if record.rec_type == "response" and _is_page(record):
                url = record.rec_headers.get_header("WARC-Target-URI") or ""
                content = record.content_stream().read(SIZE_LIMIT_BYTES + 1)
                yield Page(document=url or path, content=content, url=url, default_published=published)
    except (ArchiveLoadFailed, ValueError, AttributeError, TypeError) as error:
        # the last two are how warcio takes a record whose head is cut off
        yield Problem(stage="read", reason="bad archive", document=path, detail=str(error))


def _is_page(record: Any) -> bool:
    headers = record.http_headers
    if headers is None or headers.get_statuscode() != "200":
        return False
    return (headers.get_header("Content-Type") or "").lower().startswith(_PAGE_TYPES)
