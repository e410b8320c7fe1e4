"""Declines Russian noun phrases as the tables write them: adjectives agree with the first noun, what is behind '|' stays."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product

from languages.ru.adjectives import CASES, decline_adjective, is_adjective, spell
from languages.ru.nouns import Cells, decline_noun, gender_of

COORDINATION = frozenset({"и", "или", "да"})
MARKERS = frozenset({"sg", "pl", "m", "f", "n", "a", "i", "p"})


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a noun phrase."""

    form: str
    cases: frozenset[str]
    number: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase as written in a table: its words, which of them inflect, and its markers."""

    words: tuple[str, ...]
    inflects: tuple[bool, ...]
    markers: frozenset[str]


@cache
def parse_phrase(text: str) -> Phrase:
    """Read the notation of the tables; raises ValueError on an unknown marker."""
    markers = re.findall(r"=(\w+)", text)
    body = re.sub(r"=\w+", "", text).strip()
    unknown = set(markers) - MARKERS
    if unknown:
        raise ValueError(f"{text!r}: '={unknown.pop()}' is no marker; use {', '.join(sorted(MARKERS))}")
    fixed = body.endswith("*")
    words: list[str] = []
    inflects: list[bool] = []
    for index, segment in enumerate(body.removesuffix("*").split("|")):
        for word in segment.split():
            words.append(word)
            inflects.append(not fixed and index % 2 == 0 and word not in COORDINATION and word[0].isalpha())
    if not words:
        raise ValueError(f"{text!r} has no words")
    return Phrase(tuple(words), tuple(inflects), frozenset(markers))


@cache
def decline_phrase(text: str, *, animate: bool = False) -> tuple[Form, ...]:
    """Give all forms of a noun phrase that is written in the nominative singular ('=pl': only its plural)."""
    phrase = parse_phrase(text)
    animate = (animate or "a" in phrase.markers) and "i" not in phrase.markers
    gender = next((mark for mark in ("m", "f", "n") if mark in phrase.markers), "")
    nouns = [
        index for index, word in enumerate(phrase.words) if phrase.inflects[index] and not is_adjective(word)
    ]
    movable = [index for index, inflects in enumerate(phrase.inflects) if inflects]
    if not movable:
        return tuple(Form(s, frozenset(CASES), "") for s in spell(" ".join(phrase.words)))
    heads = nouns or movable[-1:]
    cells = {index: decline_noun(phrase.words[index], gender, animate=animate) for index in heads}
    kind = gender or _gender_of_head(phrase.words[heads[0]])
    found: dict[tuple[str, str], set[str]] = {}
    for number in ("sg", "pl"):
        if ("pl" in phrase.markers and number == "sg") or ("sg" in phrase.markers and number == "pl"):
            continue
        for case in CASES:
            if any((number, case) not in row for row in cells.values()):
                continue
            for form in _combine(phrase, cells, kind, number, case, animate=animate):
                for written in spell(form):
                    found.setdefault((written, number), set()).add(case)
    return tuple(Form(form, frozenset(cases), number) for (form, number), cases in found.items())


def _gender_of_head(word: str) -> str:
    lower = word.lower()
    if is_adjective(word):
        return "f" if lower.endswith(("ая", "яя")) else "n" if lower.endswith(("ое", "ее")) else "m"
    return gender_of(word)


def _combine(
    phrase: Phrase, cells: dict[int, Cells], kind: str, number: str, case: str, *, animate: bool
) -> Iterator[str]:
    """Every spelling of a phrase in one case: its adjectives agree with its head."""
    options: list[tuple[str, ...]] = []
    for index, word in enumerate(phrase.words):
        if not phrase.inflects[index]:
            options.append((word,))
        elif index in cells:
            options.append(cells[index][number, case][:3])
        else:
            forms = _agreeing(word, "pl" if number == "pl" else kind, case, animate=animate)
            options.append(forms)
    for combination in product(*options):
        yield " ".join(combination)


def _agreeing(word: str, kind: str, case: str, *, animate: bool) -> tuple[str, ...]:
    head, hyphen, tail = word.rpartition("-")
    forms = decline_adjective(tail)[kind, case]
    if len(forms) > 1:
        forms = forms[1:] if animate else forms[:1]
    return tuple(f"{head}{hyphen}{form}" for form in forms)
