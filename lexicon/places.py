"""Builds places.LANGUAGE.csv: cities, regions and bases that news name, and the state of each.

`places_LANGUAGE.csv` has a row for each name, with its flags (see names.py); capitals stand in names_LANGUAGE.csv.
A form that is already a name or a trap there is left out here.
"""

from dataclasses import dataclass, field

from languages import load_language
from names import COLUMNS
from tables import LEXICON, WORLD, fold, join_cases, read_rows, write_rows

FLAGS = frozenset({"cased", "lower", "weak", "ambiguous", "exact"})


@dataclass(slots=True)
class Place:
    """One row of the built table while its cases are being joined."""

    code: str
    flags: str
    shape: str
    cases: set[str] = field(default_factory=set)


def build_places(language: str) -> int:
    """Write world/places.LANGUAGE.csv from lexicon/places_LANGUAGE.csv; returns the number of rows.

    Needs names.LANGUAGE.csv, so build that first. Raises ValueError for a flag that is none and for a form
    that would stand for places of two states.
    """
    source = f"places_{language}.csv"
    taken = {row["form"] for row in read_rows(WORLD / f"names.{language}.csv")}
    inflector = load_language(language)
    table: dict[str, Place] = {}
    for row in read_rows(LEXICON / source):
        flags = set(row["flags"].split("|"))
        if not flags <= FLAGS:
            raise ValueError(f"{source}: unknown flag in {row}; use {', '.join(sorted(FLAGS))}")
        for spelling in inflector.place(row["lemma"]):
            form = fold(spelling.text, language)
            if form in taken:
                continue
            known = table.setdefault(
                form, Place(row["code"], row["flags"], spelling.text if "exact" in flags else "")
            )
            if known.code != row["code"]:
                raise ValueError(f"{source}: {form!r} is in {known.code} and {row['code']}; leave one out")
            known.cases |= spelling.cases
    rows = (
        (form, place.code, "place", "", join_cases(place.cases), "sg", place.flags, "", "", place.shape)
        for form, place in sorted(table.items())
    )
    return write_rows(WORLD / f"places.{language}.csv", COLUMNS, rows)
