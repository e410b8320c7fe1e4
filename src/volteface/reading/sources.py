"""Whatever a user names as SOURCE -> pages, one at a time."""

import glob
import gzip
import io
import os
import sys
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from volteface.errors import SourceError
from volteface.model import Page, Problem
from volteface.reading.archives import read_jsonl, read_warc
from volteface.reading.decode import SIZE_LIMIT_BYTES, decode, mend
from volteface.reading.feeds import is_feed, list_links
from volteface.reading.fetch import Fetcher

_HTML_SUFFIXES = (".html", ".htm", ".xhtml")
_PAGE_SUFFIXES = (".txt", *_HTML_SUFFIXES)
_KNOWN_SUFFIXES = (*_PAGE_SUFFIXES, ".jsonl", ".warc")
_GLOB_SIGNS = frozenset("*?[")


def iterate(
    sources: Iterable[str], *, published: str = "", fetcher: Fetcher | None = None
) -> Iterator[Page | Problem]:
    """Give the pages of sources in order, holding one at a time; what can't be read comes as a Problem.

    A source is a file, a folder (read with its sub-folders: .txt .html .htm .xhtml .jsonl .warc, each also with
    .gz), a glob pattern, "-" for standard input, the URL of a page or of a feed. `published` is the date of pages
    whose source names none. Raises SourceError, before the first page, if a file, folder or pattern is not there.
    """
    named = list(sources)
    for source in named:
        _require(source)
    fetcher = fetcher or Fetcher()
    for one in _iterate(named, published, fetcher):
        yield replace(one, document=mend(one.document))  # a file's name may be no text


def _iterate(named: Iterable[str], published: str, fetcher: Fetcher) -> Iterator[Page | Problem]:
    for source in named:
        if source == "-":
            yield from _read_stream(sys.stdin.buffer, published)
        elif _is_url(source):
            yield from _read_url(source, published, fetcher)
        else:
            for path in _list_files(source):
                yield from _read_file(path, published)


def _is_url(source: str) -> bool:
    return source.lower().startswith(("http://", "https://"))


def _require(source: str) -> None:
    if source == "-" or _is_url(source) or os.path.lexists(source):
        return
    if "://" in source:
        raise SourceError(
            f"{source}: only http:// and https:// addresses can be read; download it and name the file"
        )
    if _GLOB_SIGNS & set(source):
        if next(glob.iglob(source, recursive=True), None) is None:  # noqa: PTH207 - Path.glob takes no absolute pattern
            raise SourceError(f"{source}: no file matches this pattern; check it, and quote it in the shell")
        return
    raise SourceError(
        f"{source}: there is no such file or folder; give a path, a pattern, a URL, or - for stdin"
    )


def _list_files(source: str) -> Iterator[str]:
    if Path(source).is_dir():
        yield from _walk(source)
    elif os.path.lexists(source):
        yield source
    else:
        for path in sorted(glob.iglob(source, recursive=True)):  # noqa: PTH207
            if Path(path).is_dir():
                yield from _walk(path)
            else:
                yield path


def _walk(folder: str) -> Iterator[str]:
    for parent, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            if name.lower().removesuffix(".gz").endswith(_KNOWN_SUFFIXES):
                yield str(Path(parent) / name)


def _read_file(path: str, published: str) -> Iterator[Page | Problem]:
    name = path.lower().removesuffix(".gz")
    try:
        with Path(path).open("rb") as raw:
            if name.endswith(".warc"):
                yield from read_warc(raw, path, published)
                return
            stream = gzip.GzipFile(fileobj=raw) if path.lower().endswith(".gz") else raw
            if name.endswith(".jsonl"):
                yield from read_jsonl(
                    io.BufferedReader(stream) if stream is not raw else stream, path, published
                )
                return
            content = stream.read(SIZE_LIMIT_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        yield Problem(
            stage="read", reason="unreadable file", document=path, detail=f"{type(error).__name__}: {error}"
        )
        return
    yield Page(
        document=path,
        content=content,
        default_published=published,
        kind="html" if name.endswith(_HTML_SUFFIXES) else None,
    )


def _read_stream(stream: BinaryIO, published: str) -> Iterator[Page | Problem]:
    """Read standard input: JSON Lines if it begins with an object, else one page."""
    first = stream.readline(SIZE_LIMIT_BYTES + 1)
    while first and first.isspace():
        first = stream.readline(SIZE_LIMIT_BYTES + 1)
    if first.lstrip().startswith(b"{"):
        yield from read_jsonl(stream, "-", published, first=first)
        return
    rest = stream.read(max(0, SIZE_LIMIT_BYTES + 1 - len(first)))
    yield Page(document="-", content=first + rest, default_published=published)


def _read_url(url: str, published: str, fetcher: Fetcher) -> Iterator[Page | Problem]:
    fetched = fetcher.fetch(url)
    if isinstance(fetched, Problem):
        yield fetched
        return
    if not is_feed(fetched.content):
        yield _dated(fetched, published)
        return
    links = list_links(decode(fetched.content).text, fetched.url)
    if not links:
        yield Problem(stage="read", reason="empty feed", document=url, detail="no links to pages in it")
    for link in links:
        page = fetcher.fetch(link)
        yield page if isinstance(page, Problem) else _dated(page, published)


def _dated(page: Page, published: str) -> Page:
    return replace(page, default_published=published)
