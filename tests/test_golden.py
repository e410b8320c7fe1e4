"""Own pages through the whole walk, each with everything that should come of it.

NAME.txt or NAME.html is the page, NAME.json what its annotators say that a perfect reader and coder would make of it.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from volteface.model import Page, Report
from volteface.walk import Walked, walk_page

GOLDEN = Path(__file__).parent / "golden"
ANNOTATIONS = sorted(GOLDEN.glob("*.json"))
Gold = dict[str, Any]


@pytest.fixture(params=ANNOTATIONS, ids=lambda path: path.stem)
def page(request: pytest.FixtureRequest) -> tuple[Gold, Walked]:
    annotation: Path = request.param
    gold = json.loads(annotation.read_text(encoding="utf-8"))
    path = annotation.with_name(gold["document"])
    return gold, walk_page(
        Page(document=path.name, content=path.read_bytes(), default_published=gold["published"])
    )


def test_there_are_enough_pages() -> None:
    suffixes = [
        json.loads(path.read_text(encoding="utf-8"))["document"].rpartition(".")[2] for path in ANNOTATIONS
    ]
    assert len(suffixes) >= 12
    assert suffixes.count("html") >= 6
    assert suffixes.count("txt") >= 6


def test_page_is_read(page: tuple[Gold, Walked]) -> None:
    gold, (article, _, _) = page
    assert article.title == gold["title"]
    assert article.lead == gold["lead"]
    assert list(article.paragraphs) == gold["body_paragraphs"]
    assert article.author == gold["author"]
    assert article.published[:10] == gold["published"]
    assert article.language == gold["lang"]


def test_page_is_coded(page: tuple[Gold, Walked]) -> None:
    gold, (_, reports, _) = page
    assert sorted(map(describe, reports)) == sorted(map(describe_event, gold["events"]))


def test_reports_quote_the_article(page: tuple[Gold, Walked]) -> None:
    _, (article, reports, _) = page
    for report in reports:
        for span in (report.evidence, report.trigger, report.source_mention, report.target_mention):
            assert span is None or article.text[span.start : span.end] == span.text
    assert len({report.id for report in reports}) == len(reports)


def describe(report: Report) -> str:
    """Who did what to whom, with which status, says who."""
    joint = "=" if report.mutual else ">"
    return f"{report.source}{joint}{report.target} {report.type} {report.status} {report.claimed_by}".strip()


def describe_event(event: Gold) -> str:
    """The same of an annotated event."""
    joint = "=" if event["mutual"] else ">"
    return f"{event['source']}{joint}{event['target']} {event['type']} {event['status']} {event['claimed_by']}".strip()
