"""Pages made with tables and <br>, with what stands beside their text: NAME.toml says what should come of NAME.html."""

import tomllib
from pathlib import Path

import pytest
from zenda import BODY, TITLE, read_html, read_text

from volteface.model import Page
from volteface.reading import read
from volteface.reading.people import read_byline

PAGES = Path(__file__).parent / "pages"
EXPECTED = sorted(PAGES.glob("*.toml"))


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.stem)
def test_page(path):
    expected = tomllib.loads(path.read_text(encoding="utf-8"))
    content = path.with_suffix(".html").read_bytes()
    article = read(Page(document=path.stem, content=content, kind="html"))
    found = {field: getattr(article, field) for field in ("title", "lead", "author", "published", "language")}
    assert found == {field: expected[field] for field in found}
    assert [
        text[: len(start)] for text, start in zip(article.paragraphs, expected["paragraphs"], strict=True)
    ] == expected["paragraphs"]
    assert all(text[-1] in ".»”)" for text in article.paragraphs)
    assert list(article.subheads) == expected["subheads"]
    assert list(article.captions) == expected["captions"]
    assert not article.problems


def lay(*lines, beside="", title=TITLE):
    """Give a page of one table: a cell with the headline and lines parted by <br><br>, and a column beside it."""
    text = "<br><br>".join(lines)
    return read_html(
        f"<table><tr><td valign=top><h1>{TITLE}</h1>{text}</td><td valign=top>{beside}</td></tr></table>",
        title,
    )


HEADINGS = {
    "pl": "Najczęściej komentowane",
    "en": "Most discussed",
    "ru": "САМОЕ ОБСУЖДАЕМОЕ",
    "uk": "Найбільш обговорюване",
    "de": "Am häufigsten gelesen",
    "tr": "ÇOK KONUŞULANLAR",
    "es": "Notas más leídas",
    "fr": "Les plus vus",
}
HEADLINES = ["Ten soups for winter", "Twin otters born in Strelsau zoo", "Who pays for the pier?"]


@pytest.mark.parametrize("language", HEADINGS)
@pytest.mark.parametrize("heading", ["<b>{}</b>", "{}", "<b>{}:</b>"])
def test_a_column_of_headlines_is_no_paragraph(language, heading):
    for number in ("", "1. "):
        listed = "<br>".join([heading.format(HEADINGS[language]), *(number + text for text in HEADLINES)])
        for article in (lay(*BODY, beside=listed), lay(*BODY, listed), lay(*BODY[:2], listed, BODY[2])):
            assert list(article.paragraphs) == BODY
            assert article.subheads == ()


def test_a_column_of_links_is_no_paragraph_whatever_stands_above():
    links = "<br>".join(f"<a href=x>{text}</a>" for text in HEADLINES)
    assert list(lay(*BODY, links).paragraphs) == BODY


@pytest.mark.parametrize(
    "row",
    [
        "Print | Mail | Comment",
        "Drucken · Senden · Kommentieren",
        "<a>Imprimir</a> | <a>Correo</a> | <a>A+</a> | <a>A-</a>",
    ],
)
def test_a_row_of_buttons_is_no_paragraph(row):
    assert list(lay(*BODY, row).paragraphs) == BODY
    assert list(lay(BODY[0], row, *BODY[1:]).paragraphs) == BODY


def test_an_appeal_with_sums_is_a_notice():
    appeal = "Papers cost money. Help The Outpost through the winter: 5 € | 10 € | 50 €"
    article = lay(*BODY[:2], f"<span>{appeal}</span>", BODY[2])
    assert list(article.paragraphs) == BODY
    assert appeal in article.clutter["notice"]


@pytest.mark.parametrize(
    "picture",
    [
        "<img src=x><br><i>{}</i>",
        "<img src=x><br><small>{}.</small>",
        "<img src=x><br><font size=1>{}</font>",
        "<table><tr><td><img src=x></td></tr><tr><td>{}</td></tr></table>",
    ],
)
def test_what_stands_right_under_a_picture_is_its_caption(picture):
    article = lay(BODY[0], picture.format("The market of Zenda on Monday"), *BODY[1:])
    assert list(article.paragraphs) == BODY
    assert [text.rstrip(".") for text in article.captions] == ["The market of Zenda on Monday"]


def test_text_beside_a_picture_stays_text():
    assert list(lay(BODY[0], f"<img src=x align=left>{BODY[1]}", BODY[2]).paragraphs) == BODY


@pytest.mark.parametrize("line", ["<b>A valley without a flag</b><br>", "A valley without a flag<br><br>"])
def test_a_line_set_apart_is_a_subhead(line):
    article = lay(*BODY[:2], line + BODY[2])
    assert article.subheads == ("A valley without a flag",)
    assert list(article.paragraphs) == BODY


def test_lines_broken_in_mid_sentence_stay_together():
    broken = [text.replace(", ", ",<br>") for text in BODY]
    assert list(lay(*broken).paragraphs) == BODY


def test_a_table_of_scores_is_no_text():
    rows = "".join(
        f"<tr><td valign=top>{name}</td><td>{points}</td></tr>"
        for name, points in (("Zenda", 9), ("Hentzau", 6))
    )
    assert list(lay(BODY[0], f"<table>{rows}</table>{BODY[1]}", BODY[2]).paragraphs) == BODY


@pytest.mark.parametrize("title", ["The Outpost - News of the valley", "The Outpost", "World :: The Outpost"])
def test_the_only_h1_beats_a_title_that_names_the_site(title):
    menu = "<div><a href=x>Home</a> | <a href=y>World</a> | <a href=z>Sport</a> | <a href=a>Advertisements and obituaries of the valley</a></div>"
    article = read_html(f"{menu}<h1>{TITLE}</h1>" + "<br><br>".join(BODY), title)
    assert article.title == TITLE
    assert list(article.paragraphs) == BODY


LEAD = "The army is on the move, and nobody in the valley knows where to or why"


@pytest.mark.parametrize(
    "lead",
    ["<i>{}</i><br>", "<em>{}.</em><br>", "<p class='article-teaser'>{}.</p>", "<div class=lead>{}</div>"],
)
def test_what_stands_right_below_the_headline_is_the_lead(lead):
    article = lay(lead.format(LEAD) + "By Ida Falk", *BODY)
    assert article.lead.rstrip(".") == LEAD
    assert article.author == "Ida Falk"
    assert list(article.paragraphs) == BODY


def test_a_teaser_with_a_link_is_no_lead():
    article = lay(f"<p class=teaser><a href=x>{LEAD}</a></p>", *BODY)
    assert article.lead == ""
    assert LEAD not in article.text


def test_the_outlet_is_no_author():
    foot = "Ida Falk Gazette 2008 - All rights reserved."
    article = lay(
        "19 February 2008, 17:22 - Otto Rask / VALLEY DESK", *BODY, foot, title="Ida Falk Gazette - News"
    )
    assert article.author == "Otto Rask"
    assert list(article.paragraphs) == BODY


def test_a_byline_in_capitals_takes_the_spelling_that_the_page_has():
    assert (
        lay("By IDA VON FALK-RASK", *BODY, "Ida von Falk-Rask lives in Zenda.").author == "Ida von Falk-Rask"
    )
    assert lay("By IDA VON FALK-RASK", *BODY).author == "IDA VON FALK-RASK"
    assert (
        read_text(TITLE, "By IDA FALK", "Ida Falk reports from Zenda since 2016.", *BODY).author == "Ida Falk"
    )


@pytest.mark.parametrize("end", ["(dpa)", "(AFP/ida)", "(ida)", "ida/otr"])
def test_a_paragraph_that_is_signed_behind_its_full_stop_is_text(end):
    body = [*BODY[:2], f"{BODY[2]} {end}"]
    assert list(lay(*body).paragraphs) == body
    assert list(read_text(TITLE, "By Ida Falk", *body, "ida/otr/ral").paragraphs) == body


def test_a_name_behind_the_last_full_stop_is_the_agencys_if_the_page_has_it_elsewhere():
    body = [f"Strelsau, May 3 (Meridian).- {BODY[0]}", BODY[1], f"{BODY[2]} Meridian"]
    assert list(read_text("MERIDIAN NEWS", TITLE, "By Ida Falk", *body, "ida/otr").paragraphs) == body


@pytest.mark.parametrize("stamp", ["<b>{}</b> ", "<strong>{}</strong> – ", "<time>{}</time> ", "{} "])
@pytest.mark.parametrize("hours", [("18:20", "12:05", "07:40"), ("18h20", "12h05", "7h40")])
def test_hours_before_the_entries_of_a_live_report_are_no_text(stamp, hours):
    article = lay(*(stamp.format(hour) + text for hour, text in zip(hours, BODY, strict=True)))
    assert list(article.paragraphs) == BODY
    if stamp != "{} ":
        assert list(lay(stamp.format(hours[0]) + BODY[0], *BODY[1:]).paragraphs) == BODY


def test_hours_before_the_entries_of_a_dump_are_no_text():
    article = read_text(
        TITLE,
        "By Ida Falk",
        *(f"{hour} {text}" for hour, text in zip(("18:20", "12:05", "07:40"), BODY, strict=True)),
    )
    assert list(article.paragraphs) == BODY
    alone = f"18:20 {BODY[0]}"
    assert list(read_text(TITLE, "By Ida Falk", alone, *BODY[1:]).paragraphs) == [alone, *BODY[1:]]


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Relację na żywo prowadziła Ewa Lis", "Ewa Lis"),
        ("Live coverage by Ida Falk", "Ida Falk"),
        ("Онлайн вели Анна Тучкова, Иван Осокин", "Анна Тучкова, Иван Осокин"),
        ("Текстову трансляцію вів Остап Лозинський", "Остап Лозинський"),
        ("Im Liveticker: Marlene Osterkamp", "Marlene Osterkamp"),
        ("Gelişmeleri aktaran: Nermin Alkış", "Nermin Alkış"),
        ("Minuto a minuto por Rocío Benavídez", "Rocío Benavídez"),
        ("Direct tenu par Luc Serre", "Luc Serre"),
        ("Live from New York", ""),
        ("Среда, 13 января 2013. Текст: Анна Тучкова", "Анна Тучкова"),
        ("06.08.2025, 11:05   Анна Тучкова   👁 3 418", "Анна Тучкова"),
        ("12.03.2014, 15:40 Анна Тучкова Просмотров: 311", "Анна Тучкова"),
        ("Автор: Анна Тучкова. Последнее обновление — 24 июня 2023", "Анна Тучкова"),
        ("19 Şubat 2008 Salı, 17:22 - Nermin Alkış / BALKAN MASASI", "Nermin Alkış"),
    ],
)
def test_bylines_of_live_reports_and_beside_dates(line, author):
    assert read_byline(line).author == author


@pytest.mark.parametrize(
    "below", [("1. Ten soups", "2. Twin otters"), ("Ten soups for winter", "Twin otters in the zoo")]
)
def test_a_heading_in_capitals_below_the_text_is_no_author(below):
    assert read_text(TITLE, *BODY, "WHISPERED LATELY", *below).author == ""
    assert read_text(TITLE, *BODY, "\n".join(["WHISPERED LATELY", *below])).author == ""


def test_the_date_line_above_a_title_names_the_author_but_no_place():
    assert read_text("The Outpost", "06.08.2025, 11:05   Ida Falk   3 418", TITLE, *BODY).author == "Ida Falk"
    assert read_text("The Outpost", "New Strelsau, 6 August 2025", TITLE, *BODY).author == ""


@pytest.mark.parametrize(
    "credit", [" / screenshot", " (Meridian)", ". Photo: Ida Falk", " | Meridian/archive"]
)
@pytest.mark.parametrize("between", ["", " ", "\n"])
def test_a_caption_told_twice_the_second_time_with_its_credit(credit, between):
    caption = "An empty studio of the valley's channel"
    article = read_text(TITLE, "By Ida Falk", *BODY[:2], caption + between + caption + credit, BODY[2])
    assert list(article.paragraphs) == BODY
    assert caption in article.captions


def test_a_note_of_the_agency_below_the_text_is_no_paragraph():
    note = "Ajansımızın internet sitesinde, abonelere sunulan haberler özetlenerek yayımlanmaktadır."
    assert list(read_text(TITLE, "By Ida Falk", *BODY, note).paragraphs) == BODY
    assert list(lay(*BODY, note).paragraphs) == BODY


def test_a_paragraph_below_a_box_of_headlines_is_text():
    box = "\n".join(["MOST READ", "Ten soups for the winter", "Twin otters in the zoo"])
    assert list(read_text(TITLE, "By Ida Falk", *BODY[:2], box, BODY[2]).paragraphs) == BODY
