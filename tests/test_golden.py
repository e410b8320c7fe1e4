"""Own pages through the whole walk, each with everything that should come of it.

NAME.txt or NAME.html is the page, NAME.json what its annotators, who had not seen the code, say that a perfect reader
and coder would make of it. What the walk does not do yet stands in short.toml, to the letter.
"""

import pytest

from golden_pages import Gold, Short, fall_short, load_golden, load_short
from volteface.walk import Walked

PAGES = list(load_golden("lexicon"))
SHORT = load_short()


@pytest.fixture(params=PAGES, ids=[name for name, _, _ in PAGES])
def page(request: pytest.FixtureRequest) -> tuple[str, Gold, Walked]:
    return request.param


def test_there_are_enough_pages_and_most_is_right() -> None:
    text = {"title", "lead", "body"}
    whole = [
        gold["document"] for name, gold, _ in PAGES if not text & set(SHORT.get(name, {}).get("read", []))
    ]
    assert len(whole) >= 12
    assert min(sum(name.endswith(suffix) for name in whole) for suffix in (".html", ".txt")) >= 6
    events = sum(len(gold["events"]) for _, gold, _ in PAGES)
    for what in ("missed", "made_up"):
        assert sum(len(short.get(what, [])) for short in SHORT.values()) <= 0.25 * events


def test_page_comes_out_as_annotated_but_for_what_is_known(page: tuple[str, Gold, Walked]) -> None:
    name, gold, walked = page
    known: Short = SHORT.get(name, {})
    assert fall_short(gold, walked) == known


def test_no_clutter_is_coded_and_every_quote_stands_in_the_article(page: tuple[str, Gold, Walked]) -> None:
    name, gold, (article, reports, _) = page
    own = "\n".join([gold["title"], gold["lead"], *gold["subheads"], *gold["body_paragraphs"]])
    for report in reports:
        assert report.evidence.text in own or "body" in SHORT.get(name, {}).get("read", [])
        for span in (report.evidence, report.trigger, report.source_mention, report.target_mention):
            assert span is None or article.text[span.start : span.end] == span.text
    assert len({report.id for report in reports}) == len(reports)


def test_both_coders_together_get_most_right() -> None:
    events = reports = missed = made_up = 0
    for _, gold, walked in load_golden("both"):
        short = fall_short(gold, walked)
        events, reports = events + len(gold["events"]), reports + len(walked.reports)
        missed, made_up = missed + len(short.get("missed", [])), made_up + len(short.get("made_up", []))
    assert missed <= 0.25 * events
    assert made_up <= 0.25 * reports
