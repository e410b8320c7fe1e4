"""Hostile pages through the whole walk, from reading to brief, at small scale: none does harm, none stops the run."""

import gzip
import json
import random
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from volteface.cli import main
from volteface.ledger import Ledger
from volteface.model import Page
from volteface.show.brief import view_brief
from volteface.show.markdown import brief_as_markdown
from volteface.walk import Walked, keep, walk, walk_page

GOLDEN = Path(__file__).parent / "golden"
BODY = (
    "<p>Chile expelled two Peruvian diplomats on Tuesday after a row over fishing rights in the Pacific Ocean.</p>"
    "<p>Peru condemned Chile and recalled its ambassador from Santiago on Wednesday, the ministry said.</p>"
)
FORGED = "Chile attacked Peru \x1b[31m\x07\u202e\u2066 ![x](http://evil.example/x) [a](javascript:alert(1)) | # H &lt;script&gt;"
STEERING = ("\x1b", "\x07", "\x9b", "\u202e", "\u2066")


def make_html(extra: str = "", title: str = "Chile expels two Peruvian diplomats") -> str:
    return f"<html lang=en><head><title>{title}</title></head><body><article><h1>{title}</h1>{BODY}{extra}</article></body></html>"


def run(*arguments: str) -> Any:
    result = CliRunner().invoke(main, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A file of pages that forge whatever they can, and the ledger that was made of it."""
    folder = tmp_path_factory.mktemp("hostile")
    page = make_html(f"<p>{FORGED} and Chile attacked Peru.</p>", FORGED)
    page = page.replace(
        "<head>", '<head><meta property="og:site_name" content="Out](javascript:a) \u202e\x1b[2J | x">'
    )
    rows = [
        {"id": "a\n# forged \x1b[31m \ud800", "url": "javascript:alert(1)", "html": page},
        {"id": "../../etc/passwd'; DROP TABLE runs;--", "url": "data:text/html,<script>", "html": page.replace("two", "three")},
        {"id": "c", "url": 'https://ok.example/a b)(c"<>\n', "published": "9999-12-31", "html": page.replace("two", "four")},
        {"id": "d" * 3000, "url": "http://[::1", "html": page.replace("two", "five")},
    ]  # fmt: skip
    lines = [json.dumps(row) for row in rows]
    lines += ['{"a":' * 100_000, '{"html":' + "1" * 5000 + "}", "null"]
    pages = folder / "pages.jsonl"
    pages.write_text("\n".join(lines), encoding="utf-8")
    ledger = folder / "ledger"
    tally = json.loads(
        run("add", str(pages), "-l", str(ledger), "--coder", "lexicon", "--format", "jsonl").stdout
    )
    assert tally["pages"] == tally["added"] == 4
    assert tally["problems"] >= 4  # three lines and a date
    return pages, ledger


@pytest.mark.parametrize("form", ["table", "jsonl"])
@pytest.mark.parametrize("verb", ["read", "code", "follow"])
def test_no_page_steers_a_terminal(hostile: tuple[Path, Path], verb: str, form: str) -> None:
    coder = ["--coder", "lexicon"] if verb == "code" else []
    result = run(verb, str(hostile[0]), *coder, "--format", form)
    assert result.exit_code == 0
    assert result.stdout
    assert not [mark for mark in STEERING if mark in result.stdout + result.stderr]
    if form == "jsonl":
        assert all(isinstance(json.loads(line), dict) for line in result.stdout.splitlines())


def test_no_page_forges_a_brief(hostile: tuple[Path, Path]) -> None:
    brief = run("brief", "CHL", "-l", str(hostile[1])).stdout
    assert not [mark for mark in STEERING if mark in brief]
    assert [line for line in brief.splitlines() if line.startswith("#")] == [
        line
        for line in brief.splitlines()
        if line.startswith(("# CHL: the situation", "## Relations", "## What"))
    ]
    assert "<script" not in brief.replace("\\<script", "")
    assert "](javascript" not in brief.replace("\\](javascript", "")
    assert "](data:" not in brief
    assert "![" not in brief.replace("\\!\\[", "")
    assert "https://ok.example/a%20b%29%28c%22%3C%3E" in brief
    facts = brief[brief.index("## What happened") :]
    assert "|" not in facts.replace("\\|", "")
    assert "9999" not in brief


def test_the_reasons_of_a_forged_event_are_harmless(hostile: tuple[Path, Path]) -> None:
    record = json.loads(run("brief", "CHL", "-l", str(hostile[1]), "--format", "jsonl").stdout)
    event = record["sections"][0]["events"][0]
    for form in ("table", "jsonl"):
        shown = run("why", event["id"], "-l", str(hostile[1]), "--format", form).stdout
        assert not [mark for mark in STEERING if mark in shown]
    relations = run("relations", "CHL", "PER", "-l", str(hostile[1]), "--format", "table").stdout
    assert not [mark for mark in STEERING if mark in relations]


def test_a_name_of_a_file_that_is_no_text_is_mended(tmp_path: Path) -> None:
    (tmp_path / "a\udcff.html").write_text(make_html(), encoding="utf-8")
    result = run(
        "add", str(tmp_path), "-l", str(tmp_path / "ledger"), "--coder", "lexicon", "--format", "jsonl"
    )
    assert json.loads(result.stdout)["added"] == 1


def test_no_page_may_be_told_to_come_from_the_future(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(make_html(), encoding="utf-8")
    result = run("read", str(tmp_path / "a.html"), "--published", "9999-12-31")
    assert result.exit_code == 2
    assert "still to come" in result.stderr


def test_a_packed_bomb_is_a_problem(tmp_path: Path) -> None:
    with gzip.open(tmp_path / "bomb.txt.gz", "wb") as packed:
        for _ in range(60):
            packed.write(b" " * 1_000_000)
    result = run("read", str(tmp_path / "bomb.txt.gz"), "--format", "jsonl")
    assert [one["reason"] for one in json.loads(result.stdout)["problems"]] == ["too large"]


@pytest.mark.parametrize("coder", ["lexicon", "both"])
def test_a_page_that_is_nothing_but_names_and_acts_is_cut_and_says_so(coder: Any) -> None:
    text = "Russia attacked Ukraine and Turkey condemned Iran, " * 60
    walked = walk_page(Page(document="d", content=make_html(f"<p>{text}</p>")), coder)
    assert [problem.reason for problem in walked.problems] == ["long sentence"]
    assert {report.source for report in walked.reports} >= {"CHL", "RUS", "TUR"}
    assert_sound(walked)


def assert_sound(walked: Walked) -> None:
    """Every quote stands in the text, and every character of the text in the page."""
    text = walked.article.text
    for report in walked.reports:
        for span in (report.evidence, report.trigger, report.source_mention, report.target_mention):
            assert span is None or text[span.start : span.end] == span.text


FEW = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
SOURCES = [path.read_bytes() for path in sorted(GOLDEN.iterdir()) if path.suffix in (".html", ".txt")]
SPLICES = [b"<div hidden>", b"</div>", b"<!--", b"<template>", b'"', b"\x00", b"\xff\xfe", "\u202e".encode(), "\u200b".encode(),
           b"<script>", b"]]>", b"&#xD800;", b"&#0;", b"\n\n", b"9999-12-31", b"31 February 2024", b"<p style='display:none'>"]  # fmt: skip


@st.composite
def mutated_pages(draw: st.DrawFn) -> bytes:
    """Give a golden page with some bytes cut out, doubled, changed, or spliced in."""
    choose = random.Random(draw(st.integers(0, 2**32)))
    page = bytearray(choose.choice(SOURCES))
    for _ in range(choose.randint(1, 12)):
        at, size = choose.randrange(len(page) or 1), choose.randrange(1, 60)
        change = choose.randrange(4)
        if change == 0:
            del page[at : at + size]
        elif change == 1:
            page[at:at] = page[at : at + size]
        elif change == 2:
            page[at : at + 1] = bytes([choose.randrange(256)])
        else:
            page[at:at] = choose.choice(SPLICES)
    return bytes(page)


@FEW
@given(st.one_of(mutated_pages(), st.binary(max_size=300), st.text(max_size=300)), st.text(max_size=12))
def test_any_page_is_read_and_coded_without_an_error(content: bytes | str, published: str) -> None:
    for kind in (None, "html", "text"):
        page = Page(document="d", content=content, kind=kind, default_published=published)  # type: ignore[arg-type]
        walked = walk_page(page, "lexicon")
        assert_sound(walked)
        for offset in range(0, len(walked.article.text), 97):
            assert walked.article.locate(offset) >= 0


@settings(FEW, max_examples=4)
@given(
    st.lists(st.tuples(mutated_pages(), st.text(max_size=20), st.text(max_size=12)), min_size=1, max_size=4)
)
def test_any_pages_are_kept_and_told(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[bytes, str, str]]
) -> None:
    ledger = tmp_path_factory.mktemp("kept") / "ledger"
    pages = [Page(document=name, url=name, content=content, published=day) for content, name, day in rows]
    list(keep(walk(pages, "lexicon"), ledger, "lexicon"))
    with Ledger.open(ledger).snapshot() as snapshot:
        brief_as_markdown(view_brief(snapshot, "RUS"))
