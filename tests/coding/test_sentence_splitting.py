"""Texts whose sentences are parted by '|'."""

import pytest

from coding.telling import article
from volteface.coding.grammar import load_grammar
from volteface.coding.sentences import split, tokenise
from volteface.model import Article

ENGLISH = [
    "Mr. Smith met Gen. Lee. | They talked. | U.S. officials said so.",
    'He said: "We will win." | Then he left.',
    "J. Biden spoke. | It cost 3.5 billion. | The 2nd Army left.",
    "Is it? | Yes! | No… | Maybe.",
    '"Go." | "No."',
    "It fell in No. 10 Downing Street. | (He left.) | Then came others.",
    "In Washington D.C. officials met at 5 p.m. on Monday.",
    "The drone cost £5. | Five men died.",
    "It ended in 2022. | In 2023 it began again.",
    "First headline\n | Second headline",
    "“We left.” | — He nodded.",
    "No stop at the end",
]
POLISH = [
    "Dnia 24. lutego wojska weszły. | Było ich ok. 200 tys. żołnierzy. | Prof. Nowak wyjechał.",
    "A. Duda i płk. Nowak, m.in. w ub. r., byli tam. | „To koniec.” | Wyszli.",
    "W 2022 r. Rosja zaatakowała. | W 2023 r. też.",
    "W XIX w. Polska zniknęła z mapy.",
    "Czy to prawda? | Tak! | – Nie wiem – odparł min. Sikorski.",
    "Rakiety spadły na ul. Długą. | Łącznie zginęło pięć osób.",
]


def sentences(text: str, language: str) -> list[str]:
    return [text[s.start : s.end] for s in split(article(text, language), load_grammar(language))]


@pytest.mark.parametrize(
    ("language", "parted"), [("en", row) for row in ENGLISH] + [("pl", row) for row in POLISH]
)
def test_splitting(language: str, parted: str) -> None:
    text = parted.replace("\n | ", "\n").replace(" | ", " ")
    assert sentences(text, language) == [part.strip() for part in parted.split(" | ")]


def test_blocks_keep_their_kinds_and_offsets() -> None:
    blocks = ("Title without stop", "The lead. It goes on.", "A sub-head", "One. Two.")
    text = "\n\n".join(blocks)
    made = Article(
        document="page", text=text, title=blocks[0], lead=blocks[1], subheads=(blocks[2],), paragraphs=(blocks[3],)
    )  # fmt: skip
    found = [(s.kind, s.block, text[s.start : s.end]) for s in split(made, load_grammar("en"))]
    assert found == [
        ("title", 0, "Title without stop"),
        ("lead", 1, "The lead."),
        ("lead", 1, "It goes on."),
        ("subhead", 2, "A sub-head"),
        ("paragraph", 3, "One."),
        ("paragraph", 3, "Two."),
    ]


def test_tokens_have_their_offsets() -> None:
    text = "He left. Turkey’s F-16s, 3.5 (X)!"
    second = split(article(text, "en"), load_grammar("en"))[1]
    tokens = tokenise(text, text.lower(), second, load_grammar("en"))
    assert [token.text for token in tokens] == [
        "Turkey’s",
        "F",
        "-",
        "16s",
        ",",
        "3",
        ".",
        "5",
        "(",
        "X",
        ")",
        "!",
    ]
    assert all(text[token.start : token.end] == token.text for token in tokens)


def test_nothing_comes_of_nothing() -> None:
    assert sentences("", "en") == sentences(" \n ", "pl") == []
