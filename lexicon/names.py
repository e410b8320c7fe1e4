"""Builds names.pl.csv and names.en.csv: every form under which a state, body or group is named.

Flags, joined by '|': `cased` begins with a capital; `lower` need not (Polish adjectives); `acronym` has no
small letter; `exact` is written as in the column shape and not otherwise; `prefix` is the first part of a
compound ('polsko-', 'Sino-'); `former` was a name until a date; `weak` names its state only on a page that
names it better elsewhere; `ambiguous` has a second reading, and the table decides for the one that news mean.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from inflect import guess_gender, inflect_english_noun, inflect_polish, inflect_polish_adjective
from tables import LEXICON, WORLD, join_cases, normalise, read_rows, write_rows
from traps import english_sport_traps, polish_sport_traps

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


@dataclass(frozen=True, slots=True)
class Spelling:
    """One form as it is spelled in running text, with its cases and its number."""

    text: str
    cases: frozenset[str] = frozenset()
    number: str = ""
    prefix: bool = False


def build_names(language: str) -> int:
    """Write world/names.LANGUAGE.csv from lexicon/names_LANGUAGE.csv; returns the number of rows."""
    table: dict[tuple[str, str, str], Name] = {}
    for row in read_rows(LEXICON / f"names_{language}.csv"):
        if row["kind"] not in KINDS:
            raise ValueError(
                f"names_{language}.csv: {row['kind']!r} is no kind; use one of {', '.join(KINDS)}"
            )
        for spelling in _spellings(row, language):
            _add(table, row, spelling)
    sport = polish_sport_traps if language == "pl" else english_sport_traps
    for text in sport():
        _add(
            table,
            {"code": "", "kind": "trap", "role": "", "flags": "", "since": "", "until": ""},
            Spelling(text),
        )
    rows = (
        (form, code, kind, name.role, join_cases(name.cases), "|".join(sorted(name.numbers, reverse=True)),
         name.flags, name.since, name.until, name.shape)
        for (form, code, kind), name in sorted(table.items())
    )  # fmt: skip
    return write_rows(WORLD / f"names.{language}.csv", COLUMNS, rows)


def _spellings(row: dict[str, str], language: str) -> Iterable[Spelling]:
    if language == "pl":
        return _polish(row["lemma"], row["kind"])
    return _english(row["lemma"], row["kind"])


def _polish(lemma: str, kind: str) -> Iterator[Spelling]:
    if kind == "adjective":
        for form in inflect_polish_adjective(lemma):
            yield Spelling(form.form, form.cases, form.number, prefix=not form.cases)
        return
    plural_wanted = kind in ("people", "trap")
    phrase = lemma if plural_wanted or "=" in lemma or lemma.endswith("*") else f"{lemma}=sg"
    if kind != "people":
        # The clubs among the traps go like 'Spartaka', most other names like 'Gazpromu'.
        phrase += guess_gender(lemma, "m2" if kind == "trap" else "m3")
    for form in inflect_polish(phrase, people=kind == "people"):
        if form.number == "pl" and not plural_wanted and _has_singular(phrase):
            continue
        cases = form.cases - {"voc"}
        if cases:
            # What a trap is swallows its cases with it.
            yield Spelling(form.form) if kind == "trap" else Spelling(form.form, cases, form.number)


def _has_singular(phrase: str) -> bool:
    return any(form.number == "sg" for form in inflect_polish(phrase))


def _english(lemma: str, kind: str) -> Iterator[Spelling]:
    if kind != "people":
        yield Spelling(lemma)
        return
    for form in inflect_english_noun(lemma):
        # 'the Dutch' are many; of the others the plural has a form of its own.
        number = "pl" if lemma.endswith("*") else "sg" if form.kind == "singular" else "pl"
        yield Spelling(form.form, number=number)


def _add(table: dict[tuple[str, str, str], Name], row: dict[str, str], spelling: Spelling) -> None:
    """Join a spelling to the row of its form; of two lemmas the one still in use decides flags and dates."""
    key = (normalise(spelling.text), row["code"], row["kind"])
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
