import pytest
from zenda import BODY, TITLE, read_html, read_text

from volteface.reading.people import is_interview, is_picture_credit, read_byline

LABELLED = [
    ("By Ida Falk in Strelsau", "Ida Falk"),
    ("BY IDA FALK, STAFF WRITER", "IDA FALK, STAFF WRITER"),
    ("Words by Ida Falk", "Ida Falk"),
    ("Words and pictures: Ida Falk · 6 May 2017", "Ida Falk"),
    ("Reporting by Ida Falk; editing by Otto Rask", "Ida Falk"),
    ("(Reporting by Ida Falk in Zenda)", "Ida Falk"),
    ("From Ida Falk in Geneva", "Ida Falk"),
    ("Published by Ida Falk", "Ida Falk"),
    ("Posted by Ida Falk on 12 March 2024", "Ida Falk"),
    ("Our correspondent Ida Falk", "Ida Falk"),
    ("FOREIGN EDITOR: IDA FALK", "IDA FALK"),
    ("By our diplomatic correspondent, Zenda", "our diplomatic correspondent"),
    ("By Ida Falk with wires", "Ida Falk"),
    ("Analysis: Ida Falk", "Ida Falk"),
    ("Tekst: Ewa Lis, zdjęcia: Jan Wrona", "Ewa Lis"),
    ("Autor: Jan Wrona (PAP)", "Jan Wrona"),
    ("dodano: 12.03.2024, g. 16:12, aut. Jan Wrona", "Jan Wrona"),
    ("Oprac. Jan Wrona", "Jan Wrona"),
    ("Opracowała Ewa Lis", "Ewa Lis"),
    ("Od naszego korespondenta w Kijowie, Jan Wrona", "Jan Wrona"),
    ("Kijów (PAP) – od naszego wysłannika; Jan Wrona", "Jan Wrona"),
    ("Napisała Basia z Łyżki, 3 lutego 2018", "Basia z Łyżki"),
    ("Rozmawiała Ewa Lis, 2011-03-22", "Rozmawiała Ewa Lis"),
    ("Z Konradem Lisem rozmawia Jan Wrona", "rozmawia Jan Wrona"),
    ("Von Ida Falk, Genf", "Ida Falk"),
    ("Автор: Иван Петров", "Иван Петров"),
]
UNLABELLED = [
    ("Ida Falk, Strelsau", "Ida Falk"),
    ("Ida Falk (Strelsau)", "Ida Falk"),
    ("Ida Falk | 12 March 2024", "Ida Falk"),
    ("Ida Falk/ABC", "Ida Falk"),
    ("Ida Falk @idafalk", "Ida Falk"),
    ("Ida Falk ida.falk@ledger.example", "Ida Falk"),
    ("Ida Falk and Otto Rask", "Ida Falk and Otto Rask"),
    ("Ida Falk for The Ledger", "Ida Falk"),
    ("Ida Falk reports from Zenda", "Ida Falk"),
    ("12 March 2024 · Ida Falk", "Ida Falk"),
    ("SARAJEVO | Ida Falk", "Ida Falk"),
    ("J. R. Falk", "J. R. Falk"),
    ("dr Ewa Lis-Wrona | Warszawa, 29 stycznia 2025 r.", "dr Ewa Lis-Wrona"),
    ("12.03.2024 Jan Wrona", "Jan Wrona"),
    ("Z Kijowa Jan Wrona", "Jan Wrona"),
    ("Redakcja Pogoda24, 11.08.2023 06:30", "Redakcja Pogoda24"),
    ("(mab) | dodano: wtorek, 20.02.2024", "(mab)"),
]
NOBODY = [
    "Fot. Jan Wrona",
    "fot. Jan Wrona / Agencja",
    "Photo: Ida Falk",
    "© Ida Falk",
    "12 March 2024",
    "Updated - May 11, 2025 07:18 am IST - NEW DELHI",
    "03.05.2024 - 11:26 | Last Update : 03.05.2024 - 14:02",
    "By Tuesday the army had left Zenda.",
    "Review: Winter Bridges takes no prisoners",
    "From the mountains to the sea",
    "World | Latin America",
]


@pytest.mark.parametrize(("line", "author"), LABELLED)
def test_a_label_names_the_author(line, author):
    assert read_byline(line) == (author, True)


@pytest.mark.parametrize(("line", "author"), UNLABELLED)
def test_a_name_beside_places_dates_and_agencies(line, author):
    assert read_byline(line) == (author, False)


@pytest.mark.parametrize("line", NOBODY)
def test_lines_that_name_no_author(line):
    assert read_byline(line).author == ""


def test_lines_that_tell_of_pictures_and_interviews():
    assert is_picture_credit("(Fot. Jan Wrona)")
    assert not is_picture_credit("Jan Wrona")
    assert is_interview("Rozmawiał Jan Wrona")
    assert is_interview("Interview: Ida Falk")
    assert not is_interview("Ida Falk")


@pytest.mark.parametrize(("line", "author"), [*LABELLED, *UNLABELLED[:-1]])
def test_bylines_of_a_dump(line, author):
    for lines in ((TITLE, line, *BODY), (TITLE, *BODY, line, "Most read", "Ten soups for winter")):
        article = read_text(*lines)
        assert author in article.author
        assert list(article.paragraphs) == BODY
        assert article.title == TITLE


@pytest.mark.parametrize(("line", "author"), [*LABELLED, *UNLABELLED[:-1]])
def test_bylines_of_html_without_metadata(line, author):
    body = "".join(f"<p>{text}</p>" for text in BODY)
    byline = f"<p>{line}</p>"
    for inside in (f"<h1>{TITLE}</h1>{byline}{body}", f"<h1>{TITLE}</h1><p>12.03.2024</p>{body}{byline}"):
        article = read_html(f"<article>{inside}</article>")
        assert author in article.author
        assert list(article.paragraphs) == BODY


def test_what_is_said_of_the_author_is_no_text():
    bio = "Ida Falk served for nineteen years in a foreign ministry that she is not at liberty to name."
    article = read_text(
        TITLE, "by Ida Falk · March 21, 2025", *BODY, BODY[0].replace("Monday", "Friday"), bio
    )
    assert bio not in article.text
    assert read_text(TITLE, *BODY, "Ida Falk is a writer in Strelsau.").author == "Ida Falk"
