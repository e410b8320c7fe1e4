"""Builds roles.pl.csv and roles.en.csv: nouns that make an actor of the state that stands beside them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from inflect import inflect_english_noun, inflect_polish
from tables import LEXICON, WORLD, join_cases, normalise, read_rows, write_rows

COLUMNS = ("form", "role", "kind", "cases", "number", "flags")
KINDS = ("person", "official", "organ", "group", "thing")


@dataclass(slots=True)
class Role:
    """One row of the built table while it is being joined from several lemmas."""

    role: str
    kind: str
    flags: str
    cases: set[str] = field(default_factory=set)
    numbers: set[str] = field(default_factory=set)


def build_roles(language: str) -> int:
    """Write world/roles.LANGUAGE.csv from lexicon/roles_LANGUAGE.csv; returns the number of rows.

    A form that two lemmas share goes to the one that stands first in the table, so that every form has one
    role. Of 'rebelianci', which is a group and the plural of a person, the kind is group.
    """
    table: dict[str, Role] = {}
    for row in read_rows(LEXICON / f"roles_{language}.csv"):
        if row["kind"] not in KINDS:
            raise ValueError(
                f"roles_{language}.csv: {row['kind']!r} is no kind; use one of {', '.join(KINDS)}"
            )
        spellings = _polish(row) if language == "pl" else _english(row)
        for text, cases, number in spellings:
            known = table.setdefault(normalise(text), Role(row["role"], row["kind"], row["flags"]))
            if known.role != row["role"]:
                continue
            if known.kind == "group" and number == "sg":
                known.kind = row["kind"]
            known.cases |= cases
            known.numbers.add(number)
    rows = (
        (
            form,
            role.role,
            role.kind,
            join_cases(role.cases),
            "|".join(sorted(role.numbers, reverse=True)),
            role.flags,
        )
        for form, role in sorted(table.items())
    )
    return write_rows(WORLD / f"roles.{language}.csv", COLUMNS, rows)


def _polish(row: dict[str, str]) -> Iterator[tuple[str, frozenset[str], str]]:
    for form in inflect_polish(row["lemma"], people=row["kind"] in ("person", "official")):
        cases = form.cases - {"voc"}
        if cases:
            yield form.form, cases, form.number


def _english(row: dict[str, str]) -> Iterator[tuple[str, frozenset[str], str]]:
    for form in inflect_english_noun(row["lemma"]):
        yield form.form, frozenset(), "sg" if form.kind == "singular" else "pl"
