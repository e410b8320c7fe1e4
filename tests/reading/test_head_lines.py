"""Titles, leads and dates that only their place and shape give away."""

import pytest
from zenda import BODY, TITLE, read_html, read_text

DECK = "The army is on the move, and nobody in the valley knows where to or why"


@pytest.mark.parametrize(
    "above",
    [
        "NA ŻYWO",
        "EXCLUSIVE",
        "Analysis",
        "World | Europe",
        "Home > World > Europe",
        "WAR IN THE VALLEY OF ZENDA",
        "RURITANIA-TIES/UPDATE 2 (PIX)",
        "No. 34 (5912), 18 February 2022",
        "Borduria index Jul 2,214 -1.6",
        "The crisis in Zenda",
    ],
)
def test_kickers_slugs_and_issues_are_no_title(above):
    article = read_text("The Outpost", above, TITLE, DECK, "By Ida Falk", *BODY)
    assert article.title == TITLE
    assert article.lead == DECK


@pytest.mark.parametrize(
    "title", ["Six Hours in Zenda", "Who will blink first in Zenda?", "Ruritania cuts its ties."]
)
def test_titles_like_names_questions_and_sentences(title):
    assert read_text("The Outpost", title, "By Ida Falk", *BODY).title == title


def test_a_short_first_paragraph_below_the_byline_is_the_lead():
    lead = "Zenda has lost its flag. Its baker has kept her oven."
    longer = [f"{first} {second}" for first, second in zip(BODY, BODY[1:] + BODY[:1], strict=True)]
    assert read_text(TITLE, "Ida Falk, 12 March 2024", lead, *longer).lead == lead
    assert read_text(TITLE, "Ida Falk, 12 March 2024", *BODY).lead == ""


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Strelsau, 29 stycznia 2025 r.", "2025-01-29"),
        ("THE OUTPOST — 18–20 February 2022 — No. 34", "2022-02-18"),
        ("Thu 19 May 2016 17:40 CET   Softs | Grains | Freight | Metals", "2016-05-19"),
    ],
)
def test_dates_beside_places_and_sections(line, published):
    assert read_text(line, TITLE, "Ida Falk", *BODY).published == published


def test_short_questions_head_sections_but_not_in_interviews():
    lines = [
        BODY[0],
        "And what does it mean for bakers?",
        BODY[1],
        "Who recognised the valley of Zenda?",
        BODY[2],
    ]
    assert read_text(TITLE, "By Ida Falk", *lines).subheads == (lines[1], lines[3])
    assert list(read_text(TITLE, "Interview: Ida Falk", *lines).paragraphs) == lines


def test_html_title_is_the_part_of_the_declared_one_that_is_a_heading():
    body = "".join(f"<p>{text}</p>" for text in BODY)
    article = read_html(f"<h2>{TITLE}</h2><h3 class='deck'>{DECK}</h3>{body}", f"The Outpost :: {TITLE}")
    assert article.title == TITLE
    assert article.lead == DECK
    assert list(article.paragraphs) == BODY


def test_html_title_that_only_its_class_tells():
    text = "<br><br>".join(BODY)
    title = f"<div class='title'>{TITLE}</div><small>3 June 2025, 16:20</small><br>"
    article = read_html(f"<table><tr><td>{title}{text}</td></tr></table>", "The Outpost :: news")
    assert article.title == TITLE


def test_html_section_above_the_headline_and_note_below_the_text():
    body = "".join(f"<p>{text}</p>" for text in BODY)
    inside = f"<article><p class='kicker'>World / Europe</p><h1>{TITLE}</h1>{body}<p>(JPA/with reports from Zenda)</p></article>"
    assert list(read_html(inside).paragraphs) == BODY


def test_html_rows_of_figures_and_inset_lists_are_no_paragraphs():
    rows = "".join(
        f"<tr><td>{name}</td><td>4,2480</td><td>4,2890</td></tr>" for name in ("EUR", "USD", "CHF")
    )
    inset = "<div class='inset'><h5>FACTBOX</h5><ul><li>1999: First quarrel over Zenda</li></ul></div>"
    paragraphs = [f"<p>{text}</p>" for text in BODY]
    inside = f"<article><h1>{TITLE}</h1>{paragraphs[0]}{inset}{paragraphs[1]}<table>{rows}</table>{paragraphs[2]}</article>"
    assert list(read_html(inside).paragraphs) == BODY
