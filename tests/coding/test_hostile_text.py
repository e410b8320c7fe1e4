"""Texts that are made to do harm: names of look-alike letters, sentences without end, dates at the ends of time."""

import time

import pytest

from coding.telling import article as make_article
from volteface.coding import code, code_with_problems, joining, merge
from volteface.coding.dates import find_dates
from volteface.coding.grammar import load_grammar
from volteface.coding.sentences import MOST_CHARACTERS, MOST_CODED, split
from volteface.model import Article

PLAIN = "Russia attacked Ukraine on Monday. Turkey condemned Russia on Tuesday."


def article(text: str) -> Article:
    return make_article(text, "en")


TWINS = [
    str.maketrans("aceopsxy", "асеорѕху"),  # Cyrillic
    str.maketrans("aoiu", "αοιυ"),  # Greek
    str.maketrans({chr(n): chr(n + 0xFEE0) for n in range(0x21, 0x7F)}),  # full width
    str.maketrans({chr(0x61 + n): chr(0x1D41A + n) for n in range(26)}),  # mathematical bold
]


@pytest.mark.parametrize("coder", ["lexicon", "both"])
@pytest.mark.parametrize("twins", TWINS, ids=["cyrillic", "greek", "wide", "mathematical"])
def test_look_alike_letters_make_no_other_actor(twins: dict[int, str], coder: str) -> None:
    plain = {actor for report in code(article(PLAIN), coder) for actor in (report.source, report.target)}  # type: ignore[arg-type]
    assert {"RUS", "UKR", "TUR"} <= plain
    for name in ("Russia", "Ukraine", "Turkey"):
        forged = article(PLAIN.replace(name, name.translate(twins)))
        assert forged.text != PLAIN
        found = {actor for report in code(forged, coder) for actor in (report.source, report.target)}  # type: ignore[arg-type]
        assert found <= plain | {""}


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "0000-00-00", "banana-banana", "2024", "\ud800"])
@pytest.mark.parametrize("language", ["pl", "en", "ru", "uk", "de", "tr", "es", "fr"])
def test_relative_dates_end_with_time(day: str, language: str) -> None:
    clock = load_grammar(language).clock
    text = ". ".join(
        [
            *clock.day_offsets,
            *clock.anchored_offsets,
            *clock.year_offsets,
            "999 years ago",
            "three years later",
            "Monday",
            "next Monday",
            "next year",
            "next May",
            "in 0000",
        ]
    )
    assert all(0 < int(found.date[:4]) <= 9999 for found in find_dates(text, language, day))
    code(Article(document="d", text=PLAIN, paragraphs=(PLAIN,), language="en", published=day), "lexicon")


def test_a_date_to_come_is_not_believed_as_seen() -> None:
    told = Article(document="d", text=PLAIN, paragraphs=(PLAIN,), language="en", published="9999-12-31")
    assert all(report.seen < "9999" for report in code(told, "lexicon"))


def test_a_sentence_without_end_is_coded_in_pieces() -> None:
    text = "Russia attacked Ukraine, " * 400
    told = article(text)
    sentences = split(told, load_grammar("en"))
    assert max(sentence.end - sentence.start for sentence in sentences) <= MOST_CHARACTERS
    assert sum(sentence.end - sentence.start for sentence in sentences) == len(text.rstrip())
    reports, problems = code_with_problems(told, "lexicon")
    assert {(report.source, report.target) for report in reports} == {("RUS", "UKR")}
    assert [problem.reason for problem in problems] == ["long sentence"]


def test_of_too_many_pairs_the_first_are_kept_and_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Russia and Iran attacked Ukraine and Poland on Monday. Turkey condemned Russia."
    assert len(code(article(text), "lexicon")) == 5
    monkeypatch.setattr(merge, "MOST_TELLINGS", 3)
    reports, problems = code_with_problems(article(text), "lexicon")
    assert len(reports) == 3
    assert [problem.reason for problem in problems] == ["too many acts"]


def test_of_too_many_sentences_the_first_are_put_to_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(joining, "MOST_ASKED", 1)
    reports, problems = code_with_problems(article(PLAIN), "both")
    assert {report.source for report in reports} == {"RUS", "TUR"}
    assert [problem.reason for problem in problems] == ["too long"]


def test_a_book_is_coded_up_to_where_it_is_told() -> None:
    text = PLAIN + " Nothing happened there." * 18_000 + " Iran attacked Iraq."
    reports, problems = code_with_problems(article(text), "lexicon")
    assert len(text) > MOST_CODED
    assert [problem.reason for problem in problems] == ["too long"]
    assert {report.source for report in reports} == {"RUS", "TUR"}


@pytest.mark.parametrize("text", [
    "." * 100_000, "( " * 30_000, "“Russia said “" * 1_000, "Russia " * 5_000, "a" * 200_000, "1 " * 50_000,
    "Russia said Turkey said " * 600, "on 12 May 2024 " * 4_000, "Russia attacked Ukraine and " * 500,
])  # fmt: skip
def test_time_grows_with_length_and_not_its_square(text: str) -> None:
    whole, half = article(PLAIN + " " + text), article(PLAIN + " " + text[: len(text) // 2])
    code(half, "lexicon")
    seconds = []
    for told in (half, whole):
        repeats = []
        for _ in range(3):  # the least of three: now and then the garbage collector looks at all lexicons
            start = time.process_time()
            code(told, "lexicon")
            repeats.append(time.process_time() - start)
        seconds.append(min(repeats))
    assert seconds[1] < 3 * seconds[0] + 0.1
