"""A page that somebody brings: read and coded before their eyes, kept only if they ask for it and may."""

import html
import json
import threading
from collections.abc import Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from show.desk.conftest import TOKEN
from show.desk.shown import HOSTILE
from volteface.ledger import Ledger
from volteface.ledger.lock import WriterLock
from volteface.model import Page
from volteface.reading import strangers
from volteface.reading.strangers import fetch_for_stranger
from volteface.show.desk import Desk, make_app, trying, writing
from volteface.walk import walk_page

STORY = """Georgia accuses Russia of shelling

Georgia's foreign ministry on Tuesday accused Russia of shelling a village near Gori. Russia denied the accusation.

The two countries signed no agreement."""
HTML = """<!doctype html><html lang="en"><head><title>Georgia accuses Russia</title></head><body>
<nav><a href="/a">Sport</a> <a href="/b">Weather</a></nav><article><h1>Georgia accuses Russia</h1>
<p>Georgia's foreign ministry on Tuesday accused Russia of shelling a village near Gori, officials in Tbilisi said.</p>
<figure><img src="x.jpg"><figcaption>A village in summer. Photo: Agency</figcaption></figure>
<p>Turkey and Georgia signed a trade agreement in Ankara on the same day, the ministers said.</p>
</article></body></html>"""
AS_JSON = {"accept": "application/json"}
SIGNED = {"authorization": f"Bearer {TOKEN}"}


def test_a_visitor_is_asked_for_a_page(desk: TestClient) -> None:
    page = desk.get("/try").text
    assert "<textarea" in page
    assert 'enctype="multipart/form-data"' in page
    assert desk.get("/try", headers=AS_JSON).json()["article"] is None


@pytest.mark.parametrize("text", [STORY, HTML])
def test_what_is_told_is_what_the_walk_gives(desk: TestClient, text: str) -> None:
    given = {"text": text, "url": "https://news.example/story", "published": "2025-07-22"}
    told = desk.post("/try", data=given, headers=AS_JSON).json()
    walked = walk_page(
        Page(document=given["url"], content=text, url=given["url"], default_published="2025-07-22")
    )
    assert told["article"]["text"] == walked.article.text
    assert [one["id"] for one in told["reports"]] == [one.id for one in walked.reports]
    assert "ACCUSE" in {one["type"] for one in told["reports"]}
    for report in told["reports"]:
        quoted = report["evidence"]
        assert told["article"]["text"][quoted["start"] : quoted["end"]] == quoted["text"]
    assert sum(one["reports"] for one in told["effects"]) == len(told["reports"])
    assert told["known"] is False


def test_page_shows_text_marks_and_clutter(desk: TestClient) -> None:
    page = desk.post("/try", data={"text": HTML}).text
    assert '<mark class="said conflict reported"' in page
    assert "ACCUSE" in page
    assert "A village in summer" in page[page.index('id="clutter"') :]
    assert "A village in summer" not in page[page.index('class="body"') : page.index('id="clutter"')]
    assert "for reading alone" in page
    assert "/try/keep" not in page


def test_table_has_a_row_a_report(desk: TestClient) -> None:
    table = desk.post("/try?format=csv", data={"text": STORY}).text.splitlines()
    told = desk.post("/try", data={"text": STORY}, headers=AS_JSON).json()
    assert len(table) == 1 + len(told["reports"])
    assert "evidence_text" in table[0]
    assert desk.post("/try?format=parquet", data={"text": STORY}).content.startswith(b"PAR1")


def test_hostile_texts_are_shown_as_text(desk: TestClient) -> None:
    text = f"{HOSTILE}\n\nRussia attacked Georgia on Monday. </textarea><script>alert(2)</script> {HOSTILE}"
    page = desk.post("/try", data={"text": text, "url": 'https://x.example/"><script>alert(3)</script>'}).text
    assert "<script>alert" not in page
    shown = page[page.index('id="read"') :]  # behind the form, which gives back what was typed into it
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert (
        'href="javascript:'
        not in desk.post("/try", data={"text": STORY, "url": "javascript://x/%0aalert(1)"}).text
    )


def test_a_large_page_and_a_larger_one(desk: TestClient) -> None:
    large = {"text": (None, HTML + "<!--" + "ł" * 2_400_000 + "-->")}
    assert desk.post("/try", files=large, headers=AS_JSON).status_code == 200
    too_large = {"text": (None, "a" * 6_100_000)}
    assert desk.post("/try", files=too_large, headers=AS_JSON).status_code == 413


def test_an_article_that_takes_too_long_is_read_alone(desk: TestClient) -> None:
    sentences = [f"Georgia accused Russia of shelling village {n} near Gori on Tuesday." for n in range(900)]
    told = desk.post("/try", data={"text": " ".join(sentences)}, headers=AS_JSON).json()
    assert len(told["article"]["text"]) > trying.MOST_CHARACTERS
    assert told["reports"] == []
    assert [(one["stage"], one["reason"]) for one in told["problems"]] == [("code", "too long")]


@pytest.mark.parametrize(
    "given",
    [{}, {"text": "  \n"}, {"text": STORY, "published": "yesterday"}, {"url": "x" * 2001}],
)
def test_what_can_not_be_tried_is_told(desk: TestClient, given: dict[str, str]) -> None:
    answer = desk.post("/try", data=given, headers=AS_JSON)
    assert answer.status_code == 422
    assert answer.json()["detail"]


def test_a_file_is_no_text(desk: TestClient) -> None:
    assert desk.post("/try", files={"text": ("page.html", HTML)}, headers=AS_JSON).status_code == 400


@pytest.mark.parametrize("url", ["http://127.0.0.1/", "localhost", "http://10.0.0.1/secret", "http://[::1]/"])
def test_inner_addresses_are_refused_in_words(desk: TestClient, url: str) -> None:
    [problem] = desk.post("/try", data={"url": url}, headers=AS_JSON).json()["problems"]
    assert problem["reason"] == "refused address"
    assert "no public site" in desk.post("/try", data={"url": url}).text


def test_a_desk_may_fetch_nothing(shown: Path) -> None:
    app = make_app(Desk(ledger=shown, may_fetch=False))
    with TestClient(app, base_url="http://localhost") as client:
        [problem] = client.post("/try", data={"url": "https://news.example/"}, headers=AS_JSON).json()[
            "problems"
        ]
        assert problem["detail"] == "this desk fetches no pages; give the page's text"
        assert "robots.txt" not in client.get("/try").text


class Outlet(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = b"" if self.path == "/robots.txt" else HTML.encode("utf-16")
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        pass


@pytest.fixture
def outlet(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of a site on this machine that visitors may have fetched as if it were public."""
    with HTTPServer(("127.0.0.1", 0), Outlet) as server:
        port = server.server_port
        guarded = partial(fetch_for_stranger, allowed=[("127.0.0.1", port)], resolve=lambda *_: ["127.0.0.1"])
        monkeypatch.setattr(strangers, "fetch_for_stranger", guarded)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"news.example:{port}/story"
        server.shutdown()
        thread.join()


def test_an_address_is_fetched_tried_and_kept_as_it_was_shown(
    writer: TestClient, written: Path, outlet: str
) -> None:
    url = f"http://{outlet}"
    told = writer.post("/try", data={"url": url}, headers=AS_JSON).json()
    assert told["article"]["document"] == url
    assert "ACCUSE" in {one["type"] for one in told["reports"]}
    page = writer.post("/try", data={"url": url}, headers=SIGNED).text
    content = page[page.index('name="text" value="') + len('name="text" value="') :]
    content = html.unescape(content[: content.index('"')])
    given = {"text": content.replace("\n", "\r\n"), "url": url}  # as browsers send it
    kept = writer.post("/try/keep", data=given, headers=SIGNED | AS_JSON).json()
    assert kept == {"document": url, "reports": len(told["reports"]), "new": True}
    with Ledger.open(written).snapshot() as snapshot:
        rows = snapshot.rows("SELECT id FROM reports WHERE document = ?", [url])
    assert {row["id"] for row in rows} == {one["id"] for one in told["reports"]}


def test_keeping_needs_the_token(writer: TestClient, written: Path) -> None:
    before = Ledger.open(written).snapshot
    with before() as snapshot:
        pages = snapshot.rows("SELECT count(*) AS n FROM pages")
    assert writer.post("/try/keep", data={"text": STORY}).status_code == 403
    stranger = writer.post(
        "/try/keep", data={"text": STORY}, headers=SIGNED | {"origin": "https://evil.example"}
    )
    assert stranger.status_code == 403
    with before() as snapshot:
        assert snapshot.rows("SELECT count(*) AS n FROM pages") == pages


def test_a_page_is_kept_once(writer: TestClient, written: Path) -> None:
    given = {
        "text": STORY.replace("\n", "\r\n"),
        "url": "https://news.example/story",
        "published": "2025-07-22",
    }
    kept = writer.post("/try/keep", data=given, headers=SIGNED | AS_JSON).json()
    assert (kept["document"], kept["new"]) == ("https://news.example/story", True)
    again = writer.post("/try/keep", data=given | {"text": STORY}, headers=SIGNED | AS_JSON).json()
    assert again == kept | {"new": False}
    told = writer.post("/try", data=given, headers=AS_JSON).json()
    assert told["known"] is True
    with Ledger.open(written).snapshot() as snapshot:
        rows = snapshot.rows("SELECT id FROM reports WHERE document = ?", [kept["document"]])
    assert {row["id"] for row in rows} == {one["id"] for one in told["reports"]}
    browser = writer.post("/try/keep", data=given, headers=SIGNED, follow_redirects=False)
    assert browser.status_code == 303
    assert writer.get(browser.headers["location"]).status_code == 200


def test_nothing_to_keep_is_told(writer: TestClient) -> None:
    answer = writer.post("/try/keep", data={"text": "<html><body></body></html>"}, headers=SIGNED | AS_JSON)
    assert answer.status_code == 422


def test_another_writer_is_waited_for(
    writer: TestClient, written: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing.write, "__defaults__", (0.2,))
    with WriterLock(written):
        answer = writer.post("/try/keep", data={"text": STORY}, headers=SIGNED | AS_JSON)
    assert answer.status_code == 503
    assert answer.headers["retry-after"]
    assert "process" not in answer.json()["detail"]


def test_a_busy_desk_says_so(desk: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trying, "_WAIT_SECONDS", 0.1)
    with trying._WALKS:
        answer = desk.post("/try", data={"text": STORY}, headers=AS_JSON)
    assert answer.status_code == 503
    assert json.loads(answer.text)["detail"].startswith("The desk is busy")


def test_a_pasted_page_is_not_kept_under_the_address_that_it_declares(writer: TestClient) -> None:
    html = "<html><head><link rel=canonical href='https://wire.example/sample'></head><body><article><h1>Norway signs</h1><p>Norway signed a treaty with Iceland on Monday.</p></article></body></html>"
    asking = {"accept": "text/html", "authorization": f"Bearer {TOKEN}"}
    page = writer.post("/try", data={"text": html}, headers=asking)
    assert "Keep in the ledger" in page.text
    assert 'name="url" value="https://wire.example' not in page.text
