from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from volteface.model import Page
from volteface.reading import html as html_module
from volteface.reading import read

PAGES = Path(__file__).parent / "pages"
SENTENCES = [
    "The two governments signed an agreement on fishing rights in the strait on Monday evening.",
    "Neither side would say how many boats are to be let in before the winter storms begin.",
    "Fishermen in the harbour town blocked the road to the terminal for the third day running.",
    "The foreign minister called the blockade a matter for the police, and not for diplomats.",
    "A joint patrol of both coast guards is to watch over the new line from next month on.",
    "Lawyers of the shipowners said that they would go to court if the line were not moved.",
]


def read_file(name):
    source = (PAGES / name).read_text(encoding="utf-8")
    return source, read(Page(document=name, content=source.encode(), kind="html"))


def read_html(source):
    return read(Page(document="page", content=source, kind="html"))


def assert_offsets_hold(source, article):
    assert article.runs[0].start == 0
    for offset, char in enumerate(article.text):
        found = source[article.locate(offset)]
        assert (
            found in (char, "&")
            or (char.isspace() and not found.isalnum())
            or article.text[offset - 1 : offset + 1] == "\n\n"
            or char == "\n"
        )


@pytest.mark.parametrize("name", sorted(path.name for path in PAGES.glob("*.html")))
def test_every_offset_of_the_sample_pages(name):
    source, article = read_file(name)
    assert_offsets_hold(source, article)


def test_portal_page():
    _, article = read_file("portal_pl.html")
    assert article.title == "Mołdawia wydala dwóch dyplomatów. Ostra odpowiedź Moskwy"
    assert article.lead.startswith("Kiszyniów uznał dwóch")
    assert [paragraph[:20] for paragraph in article.paragraphs] == [
        "Ministerstwo spraw z",
        "„Nie pozwolimy, by k",
        "Rzeczniczka rosyjski",
        "To już trzecie wydal",
    ]
    assert article.subheads == ("Moskwa: to prowokacja",)
    assert article.captions == ("Budynek ambasady w Kiszyniowie",)
    assert (article.author, article.published, article.language) == ("Alicja Wrona", "2025-03-14", "pl")
    assert article.outlet == "Kurier Wschodni"
    assert article.url == "https://kurier.example/swiat/moldawia-wydala-dyplomatow,481"
    assert article.clutter["teaser"] == ("Czytaj także: Kto naprawdę rządzi w Tyraspolu",)
    assert article.clutter["recommended"] == ("Wybory w Gagauzji odwołane",)
    assert article.clutter["credit"] == ("Fot. J. Lis / Kurier",)
    assert "Rekordowe mrozy" not in article.text
    assert article.problems == ()
    assert (
        article.text.index(article.lead)
        < article.text.index("Moskwa: to prowokacja")
        < article.text.index("Rzeczniczka")
    )


def test_page_with_linked_data():
    _, article = read_file("daily_en.html")
    assert article.author == "Kofi Ansah, Ama Mensah"
    assert article.published == "2024-11-05"
    assert article.outlet == "The Lagoon Daily"
    assert article.lead.startswith("Lorries queued")
    assert article.subheads == ("What was agreed",)
    assert len(article.paragraphs) == 4
    assert article.paragraphs[-1].startswith("Lomé had accused Accra")
    assert article.clutter["teaser"] == ("In pictures: ten years at the Aflao crossing",)
    assert "About time" not in article.text


def test_paragraphs_made_of_line_breaks():
    _, article = read_file("brs_de.html")
    assert article.title == "Grenzstreit: Dänemark bestellt Botschafter ein"
    assert [paragraph[:12] for paragraph in article.paragraphs] == [
        "Das dänische",
        "Der Minister",
        "Die Gegensei",
    ]
    assert article.published == "2025-07-23"
    assert article.author == "Petra Holm"
    assert article.language == "de"


def test_paywall_keeps_title_and_lead():
    _, article = read_file("closed_fr.html")
    assert [problem.reason for problem in article.problems] == ["paywall"]
    assert article.title == "Le Tchad suspend un accord de défense"
    assert article.lead.startswith("N’Djamena a annoncé")


@pytest.mark.parametrize(
    "phrase",
    [
        "Subscribe to continue reading",
        "Ten artykuł jest dostępny tylko dla prenumeratorów",
        "Полный текст доступен только по подписке",
        "Матеріал доступний лише передплатникам",
        "Jetzt weiterlesen mit unserem Angebot",
        "Haberin devamını okumak için abone olun",
        "Contenido solo para suscriptores",
        "Article réservé aux abonnés",
    ],
)
def test_paywall_phrases(phrase):
    article = read_html(
        f"<html><body><h1>The strait</h1><p>{SENTENCES[0]}</p><div>{phrase}</div></body></html>"
    )
    assert [problem.reason for problem in article.problems] == ["paywall"]


def test_subscribe_box_of_a_whole_article_is_no_paywall():
    body = "".join(f"<p>{sentence} {sentence[::-1]}</p>" for sentence in SENTENCES * 2)
    article = read_html(
        f"<html><body><h1>The strait</h1>{body}<p>Subscribe to our newsletter</p></body></html>"
    )
    assert article.problems == ()


def test_no_article():
    items = "".join(f"<li><a href='/{number}'>Section {number}</a></li>" for number in range(40))
    article = read_html(f"<html><head><title>Sections</title></head><body><ul>{items}</ul></body></html>")
    assert [problem.reason for problem in article.problems] == ["no article"]


def test_text_that_stands_in_linked_data_only():
    source = (
        '<html><head><title>The strait | The Buoy</title><script type="application/ld+json">{"@context":"https://schema.org",'
        '"@type":"NewsArticle","headline":"The strait","datePublished":"2025-01-02","articleBody":"'
        + r"\n\n".join(SENTENCES).replace("Monday", r"M\u006fnday")
        + '"}</script></head><body><div id="app"></div></body></html>'
    )
    article = read_html(source)
    assert article.paragraphs == tuple(SENTENCES)
    place = article.locate(article.text.index("Neither"))
    assert source[place:].startswith("Neither side")


def test_bold_first_paragraph_is_the_lead():
    first, *others = SENTENCES
    body = f"<p><strong>{first}</strong></p>" + "".join(f"<p>{sentence}</p>" for sentence in others)
    article = read_html(f"<html><body><article><h1>The strait</h1>{body}</article></body></html>")
    assert article.lead == first
    assert article.paragraphs == tuple(others)


def test_truncated_in_the_middle_of_a_tag():
    body = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    article = read_html(f'<html><body><article><h1>The strait</h1>{body}<div class="foo')
    assert article.paragraphs == tuple(SENTENCES)


@pytest.mark.parametrize("opening", ["<div>", "<span>", "<table><tr><td>", "<ul><li>", "<blockquote>"])
def test_bottomless(opening):
    body = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    article = read_html(f"<html><body><h1>The strait</h1>{opening * 100_000}{body}")
    assert article.paragraphs == tuple(SENTENCES)


def test_very_long_page_is_cut_and_told(monkeypatch):
    monkeypatch.setattr(html_module, "_MAX_CHARACTERS", 400)
    body = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    article = read_html(f"<html><body><h1>The strait</h1>{body}")
    assert article.problems[0].reason == "too long"
    assert article.paragraphs[0] == SENTENCES[0]


def test_headlines_of_other_articles_are_no_subheads():
    paragraphs = [f"<p>{sentence}</p>" for sentence in SENTENCES]
    others = "".join(f"<h3>Another story, number {number}</h3>" for number in range(4))
    article = read_html(
        f"<html><body><article><h1>The strait</h1>{''.join(paragraphs[:3])}{others}{''.join(paragraphs[3:])}</article>"
    )
    assert article.subheads == ()
    assert "number 2" not in article.text


def test_title_without_a_heading_on_the_page():
    body = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    source = f"<html><head><title>A quarrel in the strait | The Buoy</title><meta property='og:site_name' content='The Buoy'></head><body>{body}"
    article = read_html(source)
    assert article.title == "A quarrel in the strait"
    assert source[article.locate(2) :].startswith("quarrel in the strait | The Buoy")
    assert_offsets_hold(source, article)


def test_title_that_is_declared_only():
    body = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    source = f"<html><head><meta property='og:title' content='A quarrel in the strait'></head><body>{body}"
    article = read_html(source)
    assert article.title == "A quarrel in the strait"
    assert source[article.locate(2) :].startswith("quarrel")


def test_callers_date_overrides_the_page():
    source, _ = read_file("portal_pl.html")
    assert read(Page(document="x", content=source, published="2020-01-01")).published == "2020-01-01"


def test_kind_is_told_from_the_content():
    body = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    assert read(Page(document="x", content=body)).paragraphs == tuple(SENTENCES)
    plain = "\n\n".join(["The strait, where a < b and <b> is a tag", *SENTENCES])
    assert "<b>" in read(Page(document="x", content=plain)).text


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"", "empty"), (b"\x89PNG\r\n\x1a\n\x00\x00", "binary"), (b"<html></html>", "no article")],
)
def test_bad_pages_become_problems(content, reason):
    article = read(Page(document="bad", content=content, url="https://a.example/x", published="2024"))
    assert [problem.reason for problem in article.problems] == [reason]
    assert article.problems[0].document == "bad"
    assert (article.document, article.url, article.published) == ("bad", "https://a.example/x", "2024")


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=2000))
def test_random_bytes_never_raise(content):
    for kind in ("html", None):
        read(Page(document="x", content=content, kind=kind))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([*SENTENCES, "<p>", "</p>", "<div class=lead>", "</div>", "<h2>", "</h2>", "<br>", "<figcaption>", "&oacute;", "<li>", "<ul>", "<a href=x>", "</a>", "<table>", "<td>", "<article>", "<h1>A quarrel</h1>", "<b>", "</b>", "<!--", "-->"]), max_size=40))  # fmt: skip
def test_offsets_hold_on_any_soup(parts):
    source = "<html><body>" + "".join(parts)
    article = read_html(source)
    if article.text:
        assert_offsets_hold(source, article)
    for run, following in zip(article.runs, article.runs[1:], strict=False):
        assert run.start + run.length <= following.start
