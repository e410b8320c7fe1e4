"""Builds roles.LANGUAGE.csv: nouns that make an actor of the state that stands beside them."""

from dataclasses import dataclass, field

from languages import load_language
from tables import LEXICON, WORLD, fold, join_cases, read_rows, write_rows

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
    inflector = load_language(language)
    table: dict[str, Role] = {}
    for row in read_rows(LEXICON / f"roles_{language}.csv"):
        if row["kind"] not in KINDS:
            raise ValueError(
                f"roles_{language}.csv: {row['kind']!r} is no kind; use one of {', '.join(KINDS)}"
            )
        for spelling in inflector.role(row["lemma"], row["kind"]):
            known = table.setdefault(
                fold(spelling.text, language), Role(row["role"], row["kind"], row["flags"])
            )
            if known.role != row["role"]:
                continue
            if known.kind == "group" and spelling.number == "sg":
                known.kind = row["kind"]
            known.cases |= spelling.cases
            known.numbers.add(spelling.number)
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
