"""Builds places.pl.csv and places.en.csv: cities, regions and bases that news name, and the state of each.

`places_LANGUAGE.csv` has a row for each name, with its flags (see names.py); capitals stand in names_LANGUAGE.csv.
A form that is already a name or a trap there is left out here.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from inflect import guess_gender, inflect_polish
from names import COLUMNS
from tables import LEXICON, WORLD, join_cases, normalise, read_rows, write_rows

FLAGS = frozenset({"cased", "lower", "weak", "ambiguous"})
_GENITIVES_IN_A = ("sk", "ck", "ow", "ew", "burg", "pol")
"""How Slavic and German towns end whose genitive is in -a: 'Kupiańska'."""


@dataclass(slots=True)
class Place:
    """One row of the built table while its cases are being joined."""

    code: str
    flags: str
    cases: set[str] = field(default_factory=set)


def build_places(language: str) -> int:
    """Write world/places.LANGUAGE.csv from lexicon/places_LANGUAGE.csv; returns the number of rows.

    Needs names.LANGUAGE.csv, so build that first. Raises ValueError for a flag that is none and for a form
    that would stand for places of two states.
    """
    source = f"places_{language}.csv"
    taken = {row["form"] for row in read_rows(WORLD / f"names.{language}.csv")}
    table: dict[str, Place] = {}
    for row in read_rows(LEXICON / source):
        if unknown := set(row["flags"].split("|")) - FLAGS:
            raise ValueError(f"{source}: {unknown} in {row}; use {', '.join(sorted(FLAGS))}")
        spellings = _polish(row["lemma"]) if language == "pl" else _english(row["lemma"])
        for text, cases in spellings:
            form = normalise(text)
            if form in taken:
                continue
            known = table.setdefault(form, Place(row["code"], row["flags"]))
            if known.code != row["code"]:
                raise ValueError(f"{source}: {form!r} is in {known.code} and {row['code']}; leave one out")
            known.cases |= cases
    rows = (
        (form, place.code, "place", "", join_cases(place.cases), "sg", place.flags, "", "", "")
        for form, place in sorted(table.items())
    )
    return write_rows(WORLD / f"places.{language}.csv", COLUMNS, rows)


def _polish(lemma: str) -> Iterator[tuple[str, frozenset[str]]]:
    phrase = lemma if "=" in lemma or lemma.endswith("*") else f"{lemma}=sg"
    phrase += guess_gender(lemma, "m2" if lemma.endswith(_GENITIVES_IN_A) else "m3")
    forms = [form for form in inflect_polish(phrase) if form.cases != {"voc"}]
    if any(form.number == "sg" for form in forms):
        forms = [form for form in forms if form.number == "sg"]
    # '=m2' gives towns the genitive in -a; their accusative is the nominative all the same.
    lifeless = phrase.endswith("=m2")
    for form in forms:
        cases = form.cases - {"voc"}
        if lifeless and "nom" in cases:
            cases |= {"acc"}
        elif lifeless:
            cases -= {"acc"}
        yield form.form, cases


def _english(lemma: str) -> Iterator[tuple[str, frozenset[str]]]:
    yield lemma, frozenset()
