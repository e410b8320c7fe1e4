"""Phrases -> ISO dates. Unless said, pages were published on Wednesday, 10 May 2023."""

import pytest

from coding.telling import PUBLISHED
from volteface.coding.dates import find_dates, is_recent

POLISH = {
    "w środę": "2023-05-10",
    "we wtorek": "2023-05-09",
    "w poniedziałek wieczorem": "2023-05-08",
    "w niedzielę": "2023-05-07",
    "w zeszły piątek": "2023-05-05",
    "w zeszłą środę": "2023-05-03",
    "w nocy z wtorku na środę": "2023-05-09 2023-05-10",
    "dziś": "2023-05-10",
    "wczoraj": "2023-05-09",
    "przedwczoraj": "2023-05-08",
    "jutro": "2023-05-11",
    "10 maja": "2023-05-10",
    "3 maja": "2023-05-03",
    "25 grudnia": "2022-12-25",
    "20 lipca": "2023-07-20",
    "1 września": "2022-09-01",
    "25 grudnia 2024 roku": "2024-12-25",
    "11 września 2001 r.": "2001-09-11",
    "12 marca ubiegłego roku": "2022-03-12",
    "3.05.2023": "2023-05-03",
    "2023-05-03": "2023-05-03",
    "29 lutego 2024 roku": "2024-02-29",
    "29 lutego 2023 roku": "",
    "31 czerwca 2022 roku": "",
    "w marcu": "2023-03",
    "w maju": "2023-05",
    "w grudniu": "2022-12",
    "w lutym 2022 roku": "2022-02",
    "pod koniec lutego": "2023-02",
    "na początku kwietnia": "2023-04",
    "w grudniu ubiegłego roku": "2022-12",
    "w styczniu przyszłego roku": "2024-01",
    "w 2014 roku": "2014",
    "w 2008 r.": "2008",
    "od 2019": "2019",
    "w tym roku": "2023",
    "w ubiegłym roku": "2022",
    "w przyszłym roku": "2024",
    "w zeszłym miesiącu": "2023-04",
    "w przyszłym miesiącu": "2023-06",
    "w ubiegłym tygodniu": "2023-05",
    "dwa dni temu": "2023-05-08",
    "trzy tygodnie temu": "2023-04",
    "miesiąc temu": "2023-04",
    "sześć miesięcy temu": "2022-11",
    "rok temu": "2022",
    "5 maja padły strzały. Trzy dni wcześniej wygasł rozejm": "2023-05-05 2023-05-02",
    "5 maja padły strzały, a dwa dni później zawarto rozejm": "2023-05-05 2023-05-07",
    "1 marca 2024 roku, dzień wcześniej": "2024-03-01 2024-02-29",
    "1 marca 2023 roku, dzień wcześniej": "2023-03-01 2023-02-28",
    "kilkanaście dni temu": "",
    "2023 żołnierzy": "",
    "o godzinie 20": "",
    "mecz 2:1": "",
}
ENGLISH = {
    "on Wednesday": "2023-05-10",
    "on Tuesday": "2023-05-09",
    "early on Monday": "2023-05-08",
    "on Sunday": "2023-05-07",
    "last Friday": "2023-05-05",
    "last Wednesday": "2023-05-03",
    "next Monday": "2023-05-15",
    "next Wednesday": "2023-05-17",
    "today": "2023-05-10",
    "yesterday": "2023-05-09",
    "tomorrow": "2023-05-11",
    "3 May": "2023-05-03",
    "May 3": "2023-05-03",
    "the 3rd of May": "2023-05-03",
    "December 25": "2022-12-25",
    "July 20": "2023-07-20",
    "Sept. 1": "2022-09-01",
    "December 25, 2024": "2024-12-25",
    "25 December 2024": "2024-12-25",
    "2023-05-03": "2023-05-03",
    "29 February 2024": "2024-02-29",
    "February 29, 2023": "",
    "June 31, 2022": "",
    "in March": "2023-03",
    "in May": "2023-05",
    "in December": "2022-12",
    "last December": "2022-12",
    "last May": "2022-05",
    "next January": "2024-01",
    "in February 2022": "2022-02",
    "in January of 2022": "2022-01",
    "in late February": "2023-02",
    "in early April": "2023-04",
    "in 2014": "2014",
    "since 2019": "2019",
    "this year": "2023",
    "last year": "2022",
    "next year": "2024",
    "last month": "2023-04",
    "next month": "2023-06",
    "last week": "2023-05",
    "two days ago": "2023-05-08",
    "3 days ago": "2023-05-07",
    "three weeks ago": "2023-04",
    "six months ago": "2022-11",
    "a year ago": "2022",
    "On 5 May troops fired. Three days earlier a truce had ended": "2023-05-05 2023-05-02",
    "On 5 May troops fired; two days later a truce was signed": "2023-05-05 2023-05-07",
    "On 1 March 2024 it began. A day earlier": "2024-03-01 2024-02-29",
    "He may sign it": "",
    "a march on Rome": "",
    "the 2022 soldiers": "",
}
UNKNOWN_DAY = {
    "pl": {"w 2014 roku": "2014", "3 maja 2022": "2022-05-03", "w marcu 2022": "2022-03", "3 maja": "", "w środę": "", "rok temu": ""},
    "en": {"in 2014": "2014", "3 May 2022": "2022-05-03", "in March 2022": "2022-03", "3 May": "", "on Sunday": "", "a year ago": ""},
}  # fmt: skip


def dates(text: str, language: str, published: str = PUBLISHED) -> str:
    return " ".join(found.date for found in find_dates(text, language, published))


@pytest.mark.parametrize(("phrase", "expected"), POLISH.items())
def test_polish(phrase: str, expected: str) -> None:
    assert dates(phrase, "pl") == expected


@pytest.mark.parametrize(("phrase", "expected"), ENGLISH.items())
def test_english(phrase: str, expected: str) -> None:
    assert dates(phrase, "en") == expected


@pytest.mark.parametrize(
    ("language", "phrase", "expected"),
    [(language, *row) for language, table in UNKNOWN_DAY.items() for row in table.items()],
)
def test_relative_dates_need_a_day_of_publication(language: str, phrase: str, expected: str) -> None:
    assert dates(phrase, language, "") == expected


@pytest.mark.parametrize(
    ("published", "phrase", "expected"),
    [
        ("2024-03-01", "yesterday", "2024-02-29"),
        ("2023-01-01", "yesterday", "2022-12-31"),
        ("2023-01-02", "last month", "2022-12"),
        ("2023-12-20", "on January 5", "2024-01-05"),
        ("2023-12-20", "next month", "2024-01"),
        ("2024-02-29", "a year ago", "2023"),
        ("2023-01-03", "in December", "2022-12"),
    ],
)
def test_years_and_months_turn(published: str, phrase: str, expected: str) -> None:
    assert dates(phrase, "en", published) == expected


@pytest.mark.parametrize(
    ("language", "phrase", "expected"),
    [
        ("pl", "w listopadzie br.", "2023-11"),  # 'bieżącego roku'
        ("pl", "w najbliższy poniedziałek", "2023-05-15"),
        ("en", "March 12 last year", "2022-03-12"),
        ("en", "in mid-March", "2023-03"),
        ("en", "ten years later", ""),  # later than what?
    ],
)
@pytest.mark.xfail(strict=True, raises=AssertionError, reason="known miss")
def test_known_miss(language: str, phrase: str, expected: str) -> None:
    assert dates(phrase, language) == expected


def test_offsets_hold_behind_letters_that_grow_when_lowered() -> None:
    text = "İİ İstanbul: on 3 May 2022 and in 2014"
    assert [text[d.start : d.end] for d in find_dates(text, "en", "")] == ["3 May 2022", "in 2014"]


@pytest.mark.parametrize(
    ("day", "recent"),
    [
        ("2023-05-10", True),
        ("2023-04-26", True),
        ("2023-04-25", False),
        ("2023-05-11", False),
        ("2023-05", False),
        ("", False),
    ],
)
def test_recent_is_the_last_two_weeks(day: str, recent: bool) -> None:
    assert is_recent(day, PUBLISHED) is recent
    assert not is_recent(day, "")
