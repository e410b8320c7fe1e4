"""Pages that are made to do harm: what is invisible, what explodes, dates that can't be."""

from datetime import UTC, datetime, timedelta

import pytest

from volteface.model import Page
from volteface.reading import projection, read
from volteface.reading.feeds import list_links
from volteface.reading.roles import hides

SEEN = (
    "Chile expelled two Peruvian diplomats on Tuesday after a row over fishing rights in the Pacific Ocean."
)
UNSEEN = "Russia attacked Poland with missiles on Monday, and many people were killed there, officials said."


def read_html(body: str, head: str = "", published: str = ""):
    content = (
        f"<html lang=en><head>{head}</head><body><h1>Chile expels two diplomats</h1>{body}</body></html>"
    )
    return read(Page(document="d", content=content, kind="html", published=published))


@pytest.mark.parametrize(
    "attributes",
    [
        "hidden",
        'class="a" HIDDEN',
        'hidden="hidden"',
        'style="display:none"',
        'style="color: red; DISPLAY : none !important"',
        'style="display:/**/none"',
        'style="display&#58;none"',
        'style="visibility:hidden"',
        "style='font-size:0px'",
        'style="font-size: 0"',
    ],
)
def test_invisible_text_is_not_read(attributes: str):
    assert hides(attributes)
    for tag in ("div", "p", "span", "section"):
        article = read_html(f"<p>{SEEN}</p><{tag} {attributes}><b>{UNSEEN}</b></{tag}><p>{SEEN[::-1]}</p>")
        assert article.paragraphs == (SEEN, SEEN[::-1])
        assert not any("Russia" in text for texts in article.clutter.values() for text in texts)


@pytest.mark.parametrize("attributes", [
    'class="hidden"', 'aria-label="hidden"', 'style="overflow:hidden"', 'hidden="until-found"', 'data-hidden="1"',
    'style="font-size:0.9em"', 'style="font-size:10px"', 'title="display:none"',
])  # fmt: skip
def test_visible_text_is_read(attributes: str):
    assert not hides(attributes)
    assert UNSEEN in read_html(f"<p>{SEEN}</p><p {attributes}>{UNSEEN}</p>").text


def test_hidden_text_inside_a_sentence_leaves_the_rest_in_place():
    body = (
        f'<p>Chile expelled two <span style="display:none">{UNSEEN}</span>Peruvian diplomats{SEEN[37:]}</p>'
    )
    content = f"<html><body><h1>Chile expels two diplomats</h1>{body}</body></html>"
    article = read(Page(document="d", content=content, kind="html"))
    assert article.paragraphs == (SEEN,)
    assert all(
        char == content[article.locate(at)] for at, char in enumerate(article.text) if not char.isspace()
    )


def test_an_item_after_a_hidden_one_is_seen():
    for item, behind in (("li", "li"), ("td", "td"), ("td", "tr"), ("dt", "dd"), ("p", "div")):
        keys = projection.project(f"<p>a</p><{item} hidden>{UNSEEN}<{behind}>seen</{behind}>").keys
        assert keys == "aseen"


@pytest.mark.parametrize(
    "wrapping",
    ["<!--{}-->", "<template><p>{}</p></template>", "<noscript><p>{}</p></noscript>", "<script>{}</script>"],
)
def test_what_no_browser_shows_is_not_read(wrapping: str):
    assert "Russia" not in read_html(f"<p>{SEEN}</p>{wrapping.format(UNSEEN)}<p>{SEEN[::-1]}</p>").text


def test_entities_are_not_unfolded():
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    declared = f'<!DOCTYPE html [<!ENTITY a0 "lol">{entities}<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    page = f'<?xml version="1.0"?>{declared}<html><body><p>{SEEN} &a9; &x;</p></body></html>'
    article = read(Page(document="d", content=page, kind="html"))
    assert len(article.text) < 300
    assert "root:" not in article.text
    feed = f"<?xml version='1.0'?>{declared}<rss><channel><item><link>https://a.example/&a9;&x;</link></item></channel></rss>"
    assert all(len(link) < 100 for link in list_links(feed, "https://a.example/"))


def test_a_feed_may_be_bottomless():
    feed = "<rss>" + "<item>" * 20_000 + "<link>https://a.example/1</link>"
    assert len(list_links(feed, "https://a.example/")) <= 1


def test_of_too_many_tags_the_first_are_read_and_it_is_told(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(projection, "_MAX_TAGS", 300)
    article = read_html(f"<p>{SEEN}</p>" + "<p>a</p>" * 400)
    assert SEEN in article.text
    assert [problem.reason for problem in article.problems] == ["too long"]


def test_a_tag_of_a_hundred_thousand_attributes_takes_no_time():
    attributes = " ".join(f"a{n}" for n in range(100_000))
    assert SEEN in read_html(f"<p {attributes}>x</p><p>{SEEN}</p>").text


@pytest.mark.parametrize("day", [
    "9999-12-31", "0000-00-00", "0001-01-01T00:00", "-0044-03-15", "2024-02-31", "banana", "2024-99-99", "9999999999", "99999999999999",
    "٢٠٢٤-٠٥-٠٥", "\ud800", "9999", "2099-01",
])  # fmt: skip
def test_a_date_that_can_not_be_is_not_believed(day: str):
    known = read_html(f"<p>{SEEN}</p>", published=day)
    assert known.published in ("", "0001-01-01")
    assert ("bad date" in [problem.reason for problem in known.problems]) == (not known.published)
    data = f'<script type="application/ld+json">{{"@type":"NewsArticle","datePublished":"{day}"}}</script>'
    declared = f'<meta property="article:published_time" content="{day}">{data}'
    assert read_html(f"<time datetime='{day}'>{day}</time><p>{SEEN}</p>", declared).published == ""


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2024-05-05T10:00:00+99:99", "2024-05-05"),
        ("2024-05", "2024-05"),
        ("2024", "2024"),
        ("20240505", "2024-05-05"),
        ("Sun, 05 May 2024 10:00:00 GMT", "2024-05-05"),
    ],
)
def test_a_date_from_elsewhere_is_settled(written: str, day: str):
    article = read_html(f"<p>{SEEN}</p>", published=written)
    assert (article.published, article.problems) == (day, ())


def test_tomorrow_is_today_somewhere():
    days = [(datetime.now(UTC) + timedelta(days=ahead)).date().isoformat() for ahead in (1, 3)]
    assert [read_html(f"<p>{SEEN}</p>", published=day).published for day in days] == [days[0], ""]


def test_what_a_page_declares_holds_no_control_characters_and_no_lone_surrogates():
    head = '<meta property="og:site_name" content="The\u202e \x1bHarbour"><script type="application/ld+json">{"@type":"NewsArticle","author":"Ann\\ud800a Ma\\u202ele"}</script>'
    article = read_html(f"<p>{SEEN}</p>", head)
    assert article.outlet == "The Harbour"
    assert article.author in ("Anna Male", "")
