"""Article text -> sentences with their tokens. Offsets count characters of the article's text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from volteface.coding.grammar import Grammar
from volteface.model import Article

WORD_OR_MARK = r"\w+(?:['’]\w+)*|[^\w\s]"
# A stop, closing marks, white space, and something that can open a sentence.
# Each run of marks is tried once, from its beginning: a line of a million full stops takes no longer than any other.
BREAK = re.compile(r"(?<![.!?…])[.!?…]++[\"'”»’)\]]*+\s++(?=[\"'„“”«‘(\[–—¿¡-]*+\s*+([^\W_]))|\n+")
MOST_CHARACTERS = 1_200
"""A longer sentence is cut: all that is coded looks from every word of a sentence at every other."""
MOST_CODED = 400_000
"""Characters of an article that are coded; the longest live reports have about half as many."""
RESTS = (";", ",", " ")
"""Where a sentence that is too long is cut, the best first."""
LAST_WORD = re.compile(r"[\w.]*\w$")


class Token(NamedTuple):
    """A word or a punctuation mark; `lower` is its text in lower case."""

    start: int
    end: int
    text: str
    lower: str

    @property
    def is_word(self) -> bool:
        """Whether it has letters only, but for the apostrophe of an elision."""
        return self.text.rstrip("'’").isalpha()


@dataclass(slots=True)
class Sentence:
    """Half-open character range of one sentence; `block` counts the text's blocks, `kind` is that block's."""

    start: int
    end: int
    block: int
    kind: str
    tokens: list[Token]

    @property
    def span(self) -> tuple[int, int]:
        """Its range."""
        return self.start, self.end


def split(article: Article, grammar: Grammar) -> list[Sentence]:
    """Split title, lead, sub-heads and paragraphs into sentences; none crosses a block or begins behind MOST_CODED."""
    sentences: list[Sentence] = []
    position = 0
    subheads = set(article.subheads)
    for number, block in enumerate(article.text.split("\n\n")):
        kind = "paragraph"
        if position == 0 and block == article.title:
            kind = "title"
        elif block in subheads:
            kind = "subhead"
        elif block == article.lead:
            kind = "lead"
        for start, end in _list_ranges(block, grammar):
            if position + start >= MOST_CODED:
                return sentences
            sentences.append(Sentence(position + start, position + end, number, kind, []))
        position += len(block) + 2
    return sentences


def has_long_sentence(article: Article, grammar: Grammar) -> bool:
    """Whether a sentence of an article is longer than MOST_CHARACTERS and is coded in pieces."""
    return any(
        end - start > MOST_CHARACTERS
        for block in article.text.split("\n\n")
        if len(block) > MOST_CHARACTERS
        for start, end in _ranges(block, grammar)
    )


def tokenise(text: str, lowered: str, sentence: Sentence, grammar: Grammar) -> list[Token]:
    """Fill in and give the tokens of a sentence (done only for those that hold something to code).

    `lowered` is the text in lower case, character for character.
    """
    if not sentence.tokens:
        pattern = _token_pattern(grammar.elisions)
        spans = [match.span() for match in pattern.finditer(text, sentence.start, sentence.end)]
        sentence.tokens = [Token(start, end, text[start:end], lowered[start:end]) for start, end in spans]
    return sentence.tokens


@cache
def _token_pattern(elisions: tuple[str, ...]) -> re.Pattern[str]:
    """What a token is; "l'" is one of its own where a language elides its vowel."""
    elided = rf"\b(?:{'|'.join(elisions)})['’](?=\w)|" if elisions else ""
    return re.compile(elided + WORD_OR_MARK, re.IGNORECASE)


def _list_ranges(block: str, grammar: Grammar) -> Iterator[tuple[int, int]]:
    """Give the sentences of a block, none longer than MOST_CHARACTERS."""
    for start, end in _ranges(block, grammar):
        begin = start
        while end - begin > MOST_CHARACTERS:
            limit = begin + MOST_CHARACTERS
            rests = (block.rfind(mark, begin + MOST_CHARACTERS // 2, limit) for mark in RESTS)
            cut = next((rest + 1 for rest in rests if rest >= 0), limit)
            yield begin, cut
            begin = cut
        yield begin, end


def _ranges(block: str, grammar: Grammar) -> Iterator[tuple[int, int]]:
    start = 0
    for match in BREAK.finditer(block):
        if not match.group().startswith("\n") and not _ends_sentence(block, match, grammar):
            continue
        end = match.end()
        while end > start and block[end - 1].isspace():
            end -= 1
        if end > start:
            yield start, end
        start = match.end()
    end = len(block.rstrip())
    if end > start:
        yield start, end


def _ends_sentence(block: str, match: re.Match[str], grammar: Grammar) -> bool:
    if match.group(1).islower():
        return False
    if match.group()[0] != "." or match.group().startswith(".."):
        return True
    word = LAST_WORD.search(block, max(0, match.start() - 20), match.start())
    if word is None:
        return True
    last = word.group()
    if len(last) == 1 and last.isupper():  # an initial
        return False
    if last.isdigit() and len(last) <= 2 and grammar.ordinal_stop:
        return False
    return last.lower() not in grammar.abbreviations
