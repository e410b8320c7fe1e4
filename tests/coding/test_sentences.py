"""Tables of sentences with the reports that should come of them, published on 2023-05-10.

`known_misses` are right by the annotation rules and not coded so yet: move a row that begins to pass to `sentences`.
"""

import pytest

from coding.telling import read_table, tell
from volteface.coding.grammar import LANGUAGES


def rows(table: str) -> list[object]:
    return [
        pytest.param(language, text, told, id=f"{language}-{text[:60]}")
        for language in LANGUAGES
        for text, told in read_table(f"{table}.{language}.tsv")
    ]


@pytest.mark.parametrize(("language", "text", "told"), rows("sentences"))
def test_sentence(language: str, text: str, told: list[str]) -> None:
    assert tell(text, language) == told


@pytest.mark.xfail(strict=True, raises=AssertionError, reason="known miss")
@pytest.mark.parametrize(("language", "text", "told"), rows("known_misses"))
def test_known_miss(language: str, text: str, told: list[str]) -> None:
    assert tell(text, language) == told


def test_no_sentence_stands_twice() -> None:
    texts = [
        text
        for table in ("sentences", "known_misses")
        for language in LANGUAGES
        for text, _ in read_table(f"{table}.{language}.tsv")
    ]
    assert len(texts) == len(set(texts))
