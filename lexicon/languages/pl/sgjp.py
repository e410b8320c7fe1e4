"""Reads the SGJP dictionary through Morfeusz 2: entries with their tags taken apart."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

import morfeusz2  # type: ignore[import-not-found, import-untyped, unused-ignore]

CASES = ("nom", "gen", "dat", "acc", "inst", "loc", "voc")
_NUMBERS = frozenset({"sg", "pl"})
_GENDERS = frozenset({"m1", "m2", "m3", "f", "n"})
_PERSONS = {"pri": "1", "sec": "2", "ter": "3"}
# Labels of words and forms that a news page does not use, or uses for something else.
_STALE_LABELS = ("daw.", "przest.", "arch.", "gwar.", "rzad.", "środ.", "żart.", "wulg.")


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the dictionary. `rest` has the parts of the tag that are no case, number, gender or person."""

    form: str
    lemma: str
    part: str
    cases: frozenset[str]
    numbers: frozenset[str]
    genders: frozenset[str]
    person: str
    rest: frozenset[str]
    types: frozenset[str]
    labels: frozenset[str]

    @property
    def base(self) -> str:
        """The lemma without the mark that tells homonyms apart ('Turek:Sm3' is 'Turek')."""
        return self.lemma.partition("<")[0].partition(":")[0]

    @property
    def stale(self) -> bool:
        """Whether the dictionary marks it as archaic, dialect, rare, jargon, playful or vulgar."""
        return any(mark in label for label in self.labels for mark in _STALE_LABELS)


@cache
def _dictionary() -> morfeusz2.Morfeusz:
    return morfeusz2.Morfeusz(praet="composite")


def _entry(row: tuple[str, str, str, list[str], list[str]]) -> Entry:
    form, lemma, tag, types, labels = row
    part, *fields = tag.split(":")
    values = {value for field in fields for value in field.split(".")}
    return Entry(
        form=form,
        lemma=lemma,
        part=part,
        cases=frozenset(values & set(CASES)),
        numbers=frozenset(values & _NUMBERS),
        genders=frozenset(values & _GENDERS),
        person=next((_PERSONS[value] for value in sorted(values) if value in _PERSONS), ""),
        rest=frozenset(values - set(CASES) - _NUMBERS - _GENDERS - set(_PERSONS)),
        types=frozenset(types),
        labels=frozenset(labels),
    )


# Namesakes that would hide the word that news mean: the district of Warsaw is 'we Włochach', Italy 'we Włoszech'.
_UNWANTED_NAMESAKES = frozenset({"Włochy:Sn_pt~chach"})
# How words go that the dictionary lacks: an ending, and a word of it that stands in the dictionary.
_MODELS = (
    ("owiec", "fachowiec"),
    ("czyk", "Irlandczyk"),
    ("anin", "Amerykanin"),
    ("ista", "komunista"),
    ("ka", "Irlandka"),
    ("dzki", "szwedzki"),
    ("ski", "polski"),
    ("cki", "turecki"),
)


@cache
def analyse(word: str, *, imitate: bool = False) -> tuple[Entry, ...]:
    """Everything that a single word may be; empty if the dictionary has it not, or only in pieces.

    With `imitate`, an inhabitant or adjective of which no nominative is known is read like a known one with the same ending; its
    lemma ('Czadyjczyk<Irlandczyk') says like which.
    """
    found = _dictionary().analyse(word)
    entries = [_entry(row) for _, _, row in found]
    known = [
        entry
        for entry in entries
        if entry.part not in ("ign", "depr") and entry.lemma not in _UNWANTED_NAMESAKES
    ]
    if any(end > 1 for _, end, _ in found):
        known = []
    if imitate and not any("nom" in entry.cases for entry in known):
        return _imitate(word) or tuple(known)
    return tuple(known)


def _imitate(word: str) -> tuple[Entry, ...]:
    """The entries that an unknown word has if it goes like the model of its ending."""
    for base in (word, word[:-1] + "i"):
        model = next((model for ending, model in _MODELS if base.endswith(ending)), "")
        found = [entry for entry in generate(f"{base}<{model}") if entry.form == word] if model else []
        # 'Ługańska' is the feminine of an adjective rather than an inhabitant in -ka.
        if found and (base != word or not word.endswith(("ska", "cka", "dzka"))):
            return tuple(found)
    return ()


@cache
def generate(lemma: str) -> tuple[Entry, ...]:
    """All forms of a lemma as `analyse` names it ('Turek:Sm3'), or of all its homonyms ('Turek')."""
    word, _, model = lemma.partition("<")
    if model:
        return _imitation(word, model, generate(model))
    # Deprecative forms ('Turki', 'ministry') are left out: they would take readings from other words.
    return tuple(entry for entry in map(_entry, _dictionary().generate(word)) if entry.part != "depr")


def _imitation(word: str, model: str, entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries of `model` with the stem of `word`."""
    ending = next(ending for ending, known in _MODELS if known == model)
    stem, model_stem = word.removesuffix(ending), model.removesuffix(ending)
    return tuple(
        replace(entry, form=stem + entry.form.removeprefix(model_stem), lemma=f"{word}<{model}")
        for entry in entries
        if entry.form.startswith(model_stem)
    )


def pick_fresh(entries: Iterable[Entry]) -> list[Entry]:
    """Leave out stale forms where others stand for the same cell of the table."""
    kept = list(entries)
    return [entry for entry in kept if not entry.stale] or kept
