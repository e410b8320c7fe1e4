import gzip
import io
import json
import sys

import pytest

from volteface.errors import SourceError
from volteface.model import Page, Problem
from volteface.reading.feeds import is_feed, list_links
from volteface.reading.fetch import Fetcher
from volteface.reading.sources import iterate

HTML = "<html><body><h1>Most</h1><p>Żółw przeszedł przez most graniczny.</p></body></html>"


class Shelf(Fetcher):
    """Gives pages from a dictionary in place of the network."""

    def __init__(self, pages):
        super().__init__()
        self.pages = pages

    def fetch(self, url):
        if url in self.pages:
            return Page(document=url, content=self.pages[url], url=url)
        return Problem(stage="fetch", reason="http status", document=url, detail="404")


def test_file_and_its_date(tmp_path):
    path = tmp_path / "a.html"
    path.write_text(HTML, encoding="utf-8")
    assert list(iterate([str(path)], published="2025-07-23")) == [
        Page(document=str(path), content=HTML.encode(), default_published="2025-07-23", kind="html")
    ]


def test_folder_reads_known_files_in_order(tmp_path):
    (tmp_path / "sub").mkdir()
    for name in ("b.txt", "a.HTM", "c.xhtml", "sub/d.txt", "ignored.png", "ignored.csv"):
        (tmp_path / name).write_text(HTML, encoding="utf-8")
    (tmp_path / "sub" / "e.html.gz").write_bytes(gzip.compress(HTML.encode()))
    pages = list(iterate([str(tmp_path)]))
    assert [page.document.removeprefix(str(tmp_path)) for page in pages] == [
        "/a.HTM",
        "/b.txt",
        "/c.xhtml",
        "/sub/d.txt",
        "/sub/e.html.gz",
    ]
    assert [page.kind for page in pages] == ["html", None, "html", None, "html"]
    assert pages[-1].content == HTML.encode()


def test_pattern(tmp_path):
    for name in ("a1.txt", "a2.txt", "b1.txt"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    assert [page.content for page in iterate([str(tmp_path / "a*.txt")])] == [b"a1.txt", b"a2.txt"]


@pytest.mark.parametrize(
    ("source", "hint"),
    [("nowhere.txt", "no such file"), ("no*where", "pattern"), ("ftp://a.example/x", "http")],
)
def test_missing_source_raises_before_the_first_page(source, hint, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("a", encoding="utf-8")
    with pytest.raises(SourceError, match=hint):
        next(iterate(["a.txt", source]))


def test_broken_gzip_is_a_problem_and_the_rest_goes_on(tmp_path):
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"text" * 1000)[:30])
    (tmp_path / "b.txt").write_bytes(b"text")
    problem, page = iterate([str(tmp_path)])
    assert problem.reason == "unreadable file"
    assert page.content == b"text"


@pytest.mark.parametrize("packed", [False, True])
def test_json_lines(tmp_path, packed):
    rows = [
        {"id": "one", "url": "https://a.example/1", "published": "2024-05-01", "html": HTML},
        "not json",
        {"url": "https://a.example/2", "text": "Zwykły tekst"},
        {"id": 3, "text": 5},
        ["list"],
        {"text": "bez nazwy"},
    ]
    lines = (
        "\n".join(row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows)
        + "\n\n"
    )
    path = tmp_path / ("p.jsonl.gz" if packed else "p.jsonl")
    path.write_bytes(gzip.compress(lines.encode()) if packed else lines.encode())
    found = list(iterate([str(path)], published="2025-01-01"))
    assert found[0] == Page(
        document="one",
        content=HTML,
        url="https://a.example/1",
        published="2024-05-01",
        default_published="2025-01-01",
        kind="html",
    )
    assert [(item.reason, item.document) for item in found if isinstance(item, Problem)] == [
        ("bad line", f"{path}:{number}") for number in (2, 4, 5)
    ]
    assert found[2] == Page(
        document="https://a.example/2",
        content="Zwykły tekst",
        url="https://a.example/2",
        default_published="2025-01-01",
        kind="text",
    )
    assert found[5].document == f"{path}:6"


def write_warc(path, *, packed):
    with path.open("wb") as out:
        for url, status, kind in [
            ("https://a.example/1", "200 OK", "text/html; charset=utf-8"),
            ("https://a.example/2", "404 Not Found", "text/html"),
            ("https://a.example/3", "200 OK", "image/png"),
        ]:
            block = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n{HTML}".encode()
            head = (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2025-07-23T10:00:00Z\r\n"
                f"WARC-Record-ID: <urn:uuid:{'0' * 8}>\r\nContent-Type: application/http; msgtype=response\r\n"
                f"Content-Length: {len(block)}\r\n\r\n"
            )
            record = head.encode() + block + b"\r\n\r\n"
            out.write(gzip.compress(record) if packed else record)


@pytest.mark.parametrize("packed", [False, True])
def test_web_archive(tmp_path, packed):
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    write_warc(path, packed=packed)
    assert list(iterate([str(path)])) == [
        Page(document="https://a.example/1", content=HTML.encode(), url="https://a.example/1")
    ]


@pytest.mark.parametrize("keep", range(10, 900, 37))
def test_broken_web_archive(tmp_path, keep):
    path = tmp_path / "a.warc.gz"
    write_warc(path, packed=True)
    path.write_bytes(path.read_bytes()[:keep])
    for item in iterate([str(path)]):
        assert isinstance(item, Page | Problem)


def test_no_archive_at_all(tmp_path):
    path = tmp_path / "a.warc"
    path.write_bytes(b"just text\n" * 50)
    (problem,) = iterate([str(path)])
    assert problem.reason == "bad archive"


@pytest.mark.parametrize(
    ("content", "documents"),
    [
        (b"A headline\n\nA paragraph.", ["-"]),
        (b'\n{"id": "x", "text": "abc"}\n{"id": "y", "text": "def"}\n', ["x", "y"]),
    ],
)
def test_standard_input(monkeypatch, content, documents):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    assert [page.document for page in iterate(["-"])] == documents


RSS = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>T</title>
<link>https://a.example/</link><atom:link href="https://a.example/rss" rel="self"/>
<item><title>One & two</title><link> https://a.example/1 </link></item>
<item><guid>https://a.example/2</guid></item><item><guid isPermaLink="false">77</guid></item>
<item><link>https://a.example/1</link></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><link href="https://a.example/"/><entry><link rel="enclosure" href="/x.mp3"/>
<link rel="alternate" href="/3"/></entry><entry><link href="javascript:alert(1)"/></entry></feed>"""


@pytest.mark.parametrize(
    ("feed", "links"),
    [
        (RSS, ["https://a.example/1", "https://a.example/2"]),
        (ATOM, ["https://a.example/3"]),
        ("<rss", []),
        ("", []),
    ],
)
def test_links_of_feeds(feed, links):
    assert list_links(feed, "https://a.example/feed") == links


def test_a_page_is_no_feed():
    assert is_feed(RSS.encode())
    assert is_feed(ATOM.encode("utf-16"))
    assert not is_feed(HTML.encode())
    assert not is_feed(b"<html><body><p>how to write <rss version=2></p></body></html>")


def test_feed_gives_its_pages_and_problems():
    shelf = Shelf({"https://a.example/rss": RSS.encode(), "https://a.example/1": HTML.encode()})
    page, problem = iterate(["https://a.example/rss"], published="2025-07-23", fetcher=shelf)
    assert (page.document, page.published, page.default_published) == (
        "https://a.example/1",
        "",
        "2025-07-23",
    )
    assert (problem.document, problem.stage) == ("https://a.example/2", "fetch")
