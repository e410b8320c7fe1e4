"""Builds names.LANGUAGE.csv: every form under which a state, body or group is named.

Flags, joined by '|': `cased` begins with a capital; `lower` need not (Polish adjectives); `acronym` has no
small letter; `exact` is written as in the column shape and not otherwise; `prefix` is the first part of a
compound ('polsko-', 'Sino-'); `former` was a name until a date; `weak` names its state only on a page that
names it better elsewhere; `ambiguous` has a second reading, and the table decides for the one that news mean.
"""

from dataclasses import dataclass, field

from languages import Spelling, load_language
from tables import LEXICON, WORLD, fold, join_cases, read_rows, write_rows

COLUMNS = ("form", "code", "kind", "role", "cases", "number", "flags", "since", "until", "shape")
KINDS = ("name", "adjective", "people", "capital", "seat", "body", "group", "trap")


@dataclass(slots=True)
class Name:
    """One row of the built table while it is being joined from several lemmas."""

    role: str
    flags: str
    since: str
    until: str
    shape: str
    cases: set[str] = field(default_factory=set)
    numbers: set[str] = field(default_factory=set)


def build_names(language: str) -> int:
    """Write world/names.LANGUAGE.csv from lexicon/names_LANGUAGE.csv; returns the number of rows."""
    inflector = load_language(language)
    table: dict[tuple[str, str, str], Name] = {}
    for row in read_rows(LEXICON / f"names_{language}.csv"):
        if row["kind"] not in KINDS:
            raise ValueError(
                f"names_{language}.csv: {row['kind']!r} is no kind; use one of {', '.join(KINDS)}"
            )
        for spelling in inflector.name(row["lemma"], row["kind"]):
            _add(table, row, spelling, language)
    for text in inflector.sport_traps():
        _add(
            table,
            {"code": "", "kind": "trap", "role": "", "flags": "", "since": "", "until": ""},
            Spelling(text),
            language,
        )
    named = {form for form, _, kind in table if kind != "trap"}
    rows = (
        (form, code, kind, name.role, join_cases(name.cases), "|".join(sorted(name.numbers, reverse=True)),
         name.flags, name.since, name.until, name.shape)
        for (form, code, kind), name in sorted(table.items())
        if kind != "trap" or form not in named  # a trap would hide the name
    )  # fmt: skip
    return write_rows(WORLD / f"names.{language}.csv", COLUMNS, rows)


def _add(
    table: dict[tuple[str, str, str], Name], row: dict[str, str], spelling: Spelling, language: str
) -> None:
    """Join a spelling to the row of its form; of two lemmas the one still in use decides flags and dates."""
    key = (fold(spelling.text, language), row["code"], row["kind"])
    flags = row["flags"].split("|")
    # 'PiS' and 'MSZ-u' have small letters among the capitals; of other acronyms the flag says enough.
    shaped = "exact" in flags or ("acronym" in flags and not spelling.text.isupper())
    joined = row["flags"] + ("|prefix" if spelling.prefix else "")
    fresh = Name(row["role"], joined, row["since"], row["until"], spelling.text if shaped else "")
    known = table.setdefault(key, fresh)
    if known.until and not row["until"]:
        fresh.cases, fresh.numbers = known.cases, known.numbers
        table[key] = known = fresh
    known.cases |= spelling.cases
    if spelling.number:
        known.numbers.add(spelling.number)


def list_gaps(language: str) -> list[str]:
    """Tell which of today's states have no name, adjective, people or capital in a language."""
    kinds: dict[str, set[str]] = {}
    for row in read_rows(WORLD / f"names.{language}.csv"):
        kinds.setdefault(row["code"], set()).add(row["kind"])
    return [
        f"{state['code']} has no {kind}"
        for state in read_rows(WORLD / "states.csv")
        for kind in ("name", "adjective", "people", "capital")
        if not state["until"] and kind not in kinds.get(state["code"], set())
    ]
