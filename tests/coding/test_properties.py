"""What holds for whatever text: glued at random from the lexicon's words, they mean nothing and break much."""

import random
from collections import Counter
from functools import cache
from importlib.resources import files

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from coding.telling import PUBLISHED, article
from volteface.coding import code
from volteface.coding.lexicon import load_lexicon
from volteface.model import STATUSES, Article, Report
from volteface.world import intensity_of, load_names, load_roles, quad_of
from volteface.world.calendar import MONTHS, WEEKDAYS

GLUE = {
    "en": ["the", "a", "of", "in", "on", "by", "with", "from", "to", "at", "for", "and", "or", "but", "that", "which", "who", "whom", "if", "may", "will", "would", "not", "never", "no", "has", "have", "was", "were", "been", "being", "is", "are", "it", "he", "they", "its", "both", "countries", "sides", "we", "said", "denied", "according", "accused", "after", "before", "when", "former", "between", "2014", "3", "yesterday", "last", "year", "two", "days", "earlier", "three", "İstanbul", "’s"],
    "pl": ["w", "na", "z", "do", "od", "przez", "o", "po", "za", "nad", "przed", "między", "i", "oraz", "a", "ale", "że", "który", "która", "którego", "gdy", "jeśli", "gdyby", "może", "będzie", "nie", "nigdy", "został", "została", "zostali", "było", "jest", "ma", "obydwa", "kraje", "obie", "strony", "on", "go", "mu", "my", "twierdzi", "zaprzeczył", "zdaniem", "według", "się", "były", "byłego", "2014", "3", "wczoraj", "roku", "temu", "trzy", "dni", "wcześniej", "ubiegłego"],
}  # fmt: skip
MARKS = [
    ". ",
    ", ",
    "; ",
    ": ",
    " – ",
    " - ",
    "? ",
    "\n\n",
    "\n",
    '"',
    "„",
    "”",
    "(",
    ") ",
    "… ",
    "'",
    "́",
    "😀",
]
MOST_FORMS = 1500


@cache
def forms(language: str) -> list[str]:
    """Give forms of names, roles and triggers, some of each as the lexicon has them, names capitalised."""
    choose = random.Random(7)
    names = [form.title() for form, _ in load_names(language)]
    roles = [form for form, _ in load_roles(language)]
    triggers = [form for form in trigger_forms(language) if form]
    chosen = [
        form for some in (names, roles, triggers) for form in choose.sample(some, min(MOST_FORMS, len(some)))
    ]
    return [*chosen, *MONTHS[language], *WEEKDAYS[language]]


def trigger_forms(language: str) -> list[str]:
    table = files("volteface.coding") / f"lexicon.{language}.tsv"
    rows = [line.split("\t") for line in table.read_text(encoding="utf-8").splitlines()]
    return [form for row in rows if row[0] in "TSW" for form in row[-1].split("|")]


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, str]:
    """Give a language and a text; few draws of many words each, which is faster than a draw a word."""
    language = draw(st.sampled_from(["en", "pl"]))
    choose = draw(st.randoms(use_true_random=False))
    words = forms(language)
    parts = []
    for _ in range(draw(st.integers(1, 60))):
        kind = choose.random()
        word = choose.choice(words) if kind < 0.5 else choose.choice(GLUE[language])
        parts.append(word.capitalize() if choose.random() < 0.2 else word)
        parts.append(choose.choice(MARKS) if choose.random() < 0.2 else " ")
    return language, "".join(parts)


MANY = settings(
    max_examples=250, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)


@given(texts(), st.sampled_from([PUBLISHED, "", "2024-02-29", "2023-05"]))
@example(("en", "Turkey attacked Greece. Greece denied it; both countries met in Rome on 29 February."), "")
@example(("pl", "Rosja (İzmir, 3.05) nie zaatakowała „Turcji” – podał były prezydent Litwy."), PUBLISHED)
@MANY
def test_reports_of_any_text_keep_the_contract(drawn: tuple[str, str], published: str) -> None:
    check(article(drawn[1], drawn[0], published=published))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Georgia attacked the Georgian government."),  # one party on both sides
        ("en", "Turkey attacked Greece. Turkey bombed Greece."),  # the modes of both give the intensity
        ("pl", "zaprzeczył my wyrzucałbym Strajków Djukanovicia"),  # nobody claims
        ("en", "On 5 May 1905 Japan attacked Russia. 999 years earlier Russia attacked Japan."),
        ("en", "Japan attacked Russia 9999 years ago."),
    ],
)
def test_contract_holds_for_what_once_broke_it(language: str, text: str) -> None:
    check(article(text, language))


def check(made: Article) -> None:
    reports = code(made, "lexicon")
    assert code(made, "lexicon") == reports
    check_page(reports)
    for report in reports:
        check_offsets(made, report)
        assert not breaches(report)


def check_page(reports: list[Report]) -> None:
    assert not [id_ for id_, count in Counter(report.id for report in reports).items() if count > 1]
    starts = [report.trigger.start for report in reports]
    assert starts == sorted(starts)


def check_offsets(made: Article, report: Report) -> None:
    mentions = [mention for mention in (report.source_mention, report.target_mention) if mention]
    for span in (report.evidence, report.trigger, *mentions):
        assert made.text[span.start : span.end] == span.text
        assert span.text.strip()
    assert report.evidence.start <= report.trigger.start < report.trigger.end <= report.evidence.end
    for mention, code_ in ((report.source_mention, report.source), (report.target_mention, report.target)):
        assert mention is None or mention.code == code_


def breaches(report: Report) -> set[str]:
    """Give the names of what is wrong with a report."""
    one_party = report.source == report.target and report.source_role == report.target_role
    precision = {4: "year", 7: "month", 10: "day", 0: ""}
    holds = {
        "parties": (report.source or report.target) and not one_party,
        "mutual": not report.mutual or report.source < report.target,
        "quad": report.quad == quad_of(report.type),
        "intensity": report.intensity == intensity_of(report.type, report.modes),
        "status": report.status in STATUSES,
        "claimed_by": report.status not in ("claimed", "denied") or report.claimed_by,
        "date": precision.get(len(report.date)) == report.date_precision,
        "confidence": 0 < report.confidence < 1,
    }
    return {name for name, true in holds.items() if not true}


@given(st.text(max_size=300), st.sampled_from(["en", "pl", "tr", ""]))
@settings(max_examples=100, deadline=None, derandomize=True)
def test_any_letters_at_all(text: str, language: str) -> None:
    check(article(text, language))


@pytest.mark.parametrize("language", ["en", "pl"])
def test_the_texts_are_worth_trying(language: str) -> None:
    """Most of what the lexicon gives is met, so that the properties above are not empty."""
    scanned = [load_lexicon(language).scan(f" {form} ") for form in forms(language)[:200]]
    assert sum(bool(hits.actors) for hits in scanned) > 100
