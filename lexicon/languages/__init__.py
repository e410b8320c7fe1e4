"""What building the tables must know of a language: one module or folder each, found by its ISO 639-1 code.

Nothing here runs when a page is coded; `volteface.coding.grammar` has what does.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol

from tables import LEXICON, read_rows

LANGUAGES = tuple(sorted(module.name for module in iter_modules(__path__)))
"""The languages that have hand-written tables and an inflector here."""

Cases = frozenset[str]
NO_CASES: Cases = frozenset()
PersonForms = dict[str, Cases]
"""Every form of a person's name, as written, with its cases."""
TriggerForms = dict[tuple[str, str, str], set[str]]
"""(tense or part of speech, cases joined by '|', number) -> folded forms."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """One form of a noun phrase as it is spelled in running text, with its cases and its number."""

    text: str
    cases: Cases = NO_CASES
    number: str = ""
    prefix: bool = False


class Language(Protocol):
    """Inflects the entries of a language's tables; each method raises ValueError for a word it can't inflect."""

    def name(self, lemma: str, kind: str) -> Iterable[Spelling]:
        """Give the forms of a row of names_LANGUAGE.csv."""
        ...

    def role(self, lemma: str, kind: str) -> Iterable[Spelling]:
        """Give the forms of a row of roles_LANGUAGE.csv."""
        ...

    def place(self, lemma: str) -> Iterable[Spelling]:
        """Give the forms of a row of places_LANGUAGE.csv."""
        ...

    def person(self, name: str, *, gender: str, family_first: bool, foreign: bool) -> PersonForms:
        """Give the forms of a person's name, or of a surname alone; `gender` is "m" or "f"."""
        ...

    def is_word(self, form: str, *, nominative: bool) -> bool:
        """Whether a form of a surname is also a word, a given name or a place, and so means nobody alone."""
        ...

    def split(self, lemma: str, pos: str) -> tuple[str, str]:
        """Give a trigger's lemma and the particle that must stand near its forms ("")."""
        ...

    def trigger(self, lemma: str, pos: str) -> TriggerForms:
        """Give every form of a trigger by tense (or part of speech), cases and number ("1" first person)."""
        ...

    def speech(self, lemma: str, kind: str) -> TriggerForms:
        """Give every form of a verb or phrase of speech."""
        ...

    def companion(self, phrase: str) -> set[str]:
        """Give every form of what a frame asks to stand beside its trigger."""
        ...

    def sport_traps(self) -> Iterable[str]:
        """Give phrases in which a state's name is a team: 'reprezentacja Polski'."""
        ...


def load_language(code: str) -> Language:
    """Give the inflector of a language; KeyError for one that has none."""
    if code not in LANGUAGES:
        raise KeyError(code)
    language: Language = import_module(f"languages.{code}").LANGUAGE
    return language


TEAM_STATES = (
    "ARG", "AUS", "AUT", "AZE", "BEL", "BLR", "BRA", "CAN", "CHE", "CHN", "CZE", "DEU", "DNK", "ESP", "FIN", "FRA",
    "GBR", "GEO", "GRC", "HRV", "HUN", "ISR", "ITA", "JPN", "KAZ", "NLD", "NOR", "POL", "PRT", "RUS", "SRB", "SVK",
    "SVN", "SWE", "TUR", "UKR", "USA",
)  # fmt: skip
"""States whose teams fill the sport pages."""


def list_team_names(language: str, kind: str, most: int) -> Iterator[str]:
    """Give the first lemmas of a kind for each team's state; acronyms and former names make no traps."""
    seen: dict[str, int] = {}
    for row in read_rows(LEXICON / f"names_{language}.csv"):
        code = row["code"]
        if row["kind"] != kind or code not in TEAM_STATES or "former" in row["flags"] or "(" in row["lemma"]:
            continue
        seen[code] = seen.get(code, 0) + 1
        if seen[code] <= most and "-" not in row["lemma"]:
            yield row["lemma"]
