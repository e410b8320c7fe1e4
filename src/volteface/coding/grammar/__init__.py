"""What the coder must know of a language's grammar; one small file a language, found by its ISO 639-1 code."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module

LANGUAGES = ("pl", "en")
"""The languages that the lexicon coder can code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """Closed word classes and switches of one language. All words are lower-case single tokens unless said.

    `cased` languages mark subject and object by case (Polish), the others by position (English).
    """

    language: str
    cased: bool
    ordinal_stop: bool  # "17." is an ordinal, not the end of a sentence
    abbreviations: frozenset[str]
    prepositions: Mapping[str, frozenset[str]]  # word -> cases that it governs (empty where not cased)
    phrasal_prepositions: Mapping[tuple[str, ...], str]  # ("pod", "adresem") -> slot name
    coordinators: frozenset[str]
    adversatives: frozenset[str]  # open a new clause with a subject of its own
    relatives: frozenset[str]
    subject_relatives: frozenset[str]  # those that can be the subject of their clause
    complementisers: frozenset[str]
    subordinators: frozenset[str]
    conditionals: frozenset[str]
    negations: frozenset[str]
    happening: frozenset[str]  # verbs that say only whether something took place: "nie doszło do"
    negating_verbs: frozenset[str]  # "refused to", "failed to": the act did not happen
    possibility: frozenset[str]
    future: frozenset[str]
    intention: frozenset[str]  # "plans to", "zamierza"
    passive_auxiliaries: frozenset[str]
    perfect_auxiliaries: frozenset[str]
    light_verbs: tuple[str, ...]  # stems that lend their subject to an act noun: "launch", "przeprowadz"
    former: frozenset[str]
    pairs: tuple[tuple[str, ...], ...]  # "both countries": the two states named last
    both: frozenset[str]  # before a plural role: "both ministers"
    same: tuple[tuple[str, ...], ...]  # "the country": the state named last
    pronouns: Mapping[str, frozenset[str]]  # subject or object pronouns -> cases
    plural_pronouns: frozenset[str]
    first_person: frozenset[str]  # "we": whoever is quoted
    possessives: frozenset[str]
    articles: frozenset[str]  # and other small words that may open a noun phrase
    places: frozenset[str]  # prepositions of place
    sport: frozenset[str]  # words that many of make a page of sport
    particles: frozenset[str] = frozenset()  # name particles: "van", "bin"
    surname_endings: tuple[tuple[str, frozenset[str]], ...] = field(default=())


def words(text: str) -> frozenset[str]:
    """Give the words of a text as a set."""
    return frozenset(text.split())


def stems(text: str) -> tuple[str, ...]:
    """Give the words of a text in order, for `str.startswith`."""
    return tuple(text.split())


def phrases(text: str) -> tuple[tuple[str, ...], ...]:
    """Give the phrases of a text, parted by '|', as tuples of words."""
    return tuple(tuple(phrase.split()) for phrase in text.split("|"))


@cache
def load_grammar(language: str) -> Grammar:
    """Give the grammar of a language; raises KeyError for one that the lexicon coder does not know."""
    if language not in LANGUAGES:
        raise KeyError(language)
    grammar: Grammar = import_module(f"volteface.coding.grammar.{language}").GRAMMAR
    return grammar
