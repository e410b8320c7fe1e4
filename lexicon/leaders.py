"""Builds the tables of leaders: every form of a name, whom it stands for and from when to when.

    python lexicon/leaders.py src/volteface/world

`leaders.csv` has a row for each office of a person, with columns name_, aliases_ and surname_ for each
language; a further language is three further columns and, where it inflects names, a function in `DECLENSIONS`.
A form stands for a person only while no other holder of an office is called so: that makes a bare surname
resolve at an article's date.
"""

import csv
import hashlib
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from persons import Forms, decline_person
from sgjp import CASES, analyse

SOURCE = Path(__file__).with_name("leaders.csv")
COLUMNS = ("form", "code", "kind", "role", "cases", "number", "flags", "since", "until")
WIDENED = timedelta(days=365)
"""How long after leaving office a name is still known, flagged 'former', if nobody else takes it."""

FAMILY_FIRST = frozenset({"CHN", "HKG", "TWN", "KOR", "PRK", "VNM", "KHM", "MMR", "SGP"})
"""Codes of states whose leaders' names mostly put the family first; Polish then declines the last word only."""

WORDS_KEPT = frozenset({
    "bush", "buczkowski", "colom", "daniłow", "fiala", "galant", "kac", "kliczko", "krasnosielski",
    "kuczma", "kurz", "lai", "lula", "machar", "monastyrski", "nawalna", "nawalny", "parolin", "paroubek",
    "podolak", "poposki", "radew", "rogozin", "rugowa", "ruto", "sikorski", "staniszew", "szydło",
    "ziobro", "żelazkow",
})  # fmt: skip
"""Polish surnames that stay although the dictionary has them as a word or a given name: news means the leader."""

WORDS_BARRED = {
    "en": frozenset({
        "ban", "banks", "bell", "brown", "burns", "carter", "chance", "conde", "condé", "cook", "day",
        "fox", "gates", "grant", "green", "heine", "hill", "hu", "hunt", "kenny", "king", "lasso", "law",
        "li", "long", "march", "marks", "may", "moon", "oli", "park", "price", "rau", "reason", "rice",
        "saar", "sharp", "short", "smith", "sor", "stone", "store", "straw", "talon", "wall", "wen",
        "white", "wood", "young",
    }),
    "pl": frozenset({"kim", "li", "park", "moon"}),
}  # fmt: skip
"""Surnames that are words, beside those that the names of states and the Polish dictionary bar."""

PROMINENT = frozenset({"head_of_state", "head_of_government", "foreign", "defence"})
"""Offices whose holders keep others from their surname even where the table gives them no surname of their own."""

_POLISH = frozenset("ąćęłńóśźż")
_UNDECOMPOSED = str.maketrans("łŁøØđĐðÐıİßæÆœŒəƏþÞ", "lLoOdDdDiIsaAoOaAtT")
_SPELLED_OUT = {"ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "þ": "th", "Þ": "Th"}


@dataclass(frozen=True, slots=True)
class Office:
    """One row of the table; `spellings` has a language's name, aliases and surnames."""

    person: str
    code: str
    office: str
    role: str
    since: date
    until: date
    gender: str
    spellings: dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class Claim:
    """That a form stands for a person from one day to another, in office or (`former`) soon after.

    A `silent` claim only keeps others away: the person is called so, but too many others are as well.
    """

    start: date
    end: date
    person: str
    code: str
    role: str
    cases: frozenset[str]
    former: bool = False
    silent: bool = False


Key = tuple[str, bool]
"""A folded form, and whether it opens with a capital letter ('Asad' does, 'al-Asad' does not)."""


def fold(text: str) -> str:
    """Lower-case a text letter by letter, with one space for every run of other characters than letters and digits."""
    letters = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return " ".join("".join(char if char.isalnum() else " " for char in letters).split())


def first_day(text: str) -> date:
    """Give the first day of an ISO year, month or day; ValueError for anything else."""
    return date.fromisoformat(text + "-01-01"[len(text) - 4 :]) if text else date.min


def last_day(text: str) -> date:
    """Give the last day of an ISO year, month or day, `date.max` for ""; ValueError for anything else."""
    if not text:
        return date.max
    start = first_day(text)
    if len(text) == 10:
        return start
    following = (start.replace(day=28) + timedelta(days=4)).replace(day=1)
    return date(start.year, 12, 31) if len(text) == 4 else following - timedelta(days=1)


def read_offices(path: Path = SOURCE) -> list[Office]:
    """Read the table of leaders. Raises ValueError, with the line, for a date or a gender that is none."""
    offices = []
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        languages = [
            name.removeprefix("name_") for name in reader.fieldnames or () if name.startswith("name_")
        ]
        for number, row in enumerate(reader, 2):
            try:
                since, until = first_day(row["since"]), last_day(row["until"])
            except ValueError as error:
                raise ValueError(
                    f"{path.name}:{number}: {error}; write dates as 2003, 2003-10 or 2003-10-31"
                ) from None
            if row["gender"] not in ("m", "f") or until < since:
                raise ValueError(f"{path.name}:{number}: gender is m or f, and until is not before since")
            spellings = {
                language: (
                    row[f"name_{language}"],
                    tuple(filter(None, row[f"aliases_{language}"].split("|"))),
                    tuple(filter(None, row[f"surname_{language}"].split("|"))),
                )
                for language in languages
            }
            offices.append(
                Office(
                    person=row["name_en"],
                    code=row["code"],
                    office=row["office"],
                    role=row["role"],
                    since=since,
                    until=until,
                    gender=row["gender"],
                    spellings=spellings,
                )
            )
    return offices


def plain(text: str, keep: frozenset[str] = frozenset()) -> str:
    """Take the marks off all letters but those to `keep`: 'Erdoğan' is also written 'Erdogan'."""
    letters = []
    for char in text:
        if char.lower() in keep:
            letters.append(char)
        elif char in _SPELLED_OUT:
            letters.append(_SPELLED_OUT[char])
        else:
            base = unicodedata.normalize("NFD", char.translate(_UNDECOMPOSED))
            letters.append("".join(part for part in base if not unicodedata.combining(part)))
    return "".join(letters)


def _english(text: str, office: Office) -> Forms:
    del office
    return {text: frozenset(), plain(text): frozenset()}


def _polish(text: str, office: Office) -> Forms:
    written = {text}
    if office.code != "POL":
        written.add(plain(text, _POLISH))
        if plain(text, _POLISH) != text:
            written.add(plain(text))
    family_first = office.code in FAMILY_FIRST and not _opens_with_given_name(text)
    forms: Forms = {}
    for name in written:
        for form, cases in decline_person(name, office.gender, last_only=family_first).items():
            forms[form] = forms.get(form, frozenset()) | cases
    return {form: cases - {"voc"} for form, cases in forms.items() if cases != {"voc"}}


def _opens_with_given_name(text: str) -> bool:
    return any("imię" in entry.types for entry in analyse(text.split(maxsplit=1)[0]))


DECLENSIONS: dict[str, Callable[[str, Office], Forms]] = {"en": _english, "pl": _polish}
"""What gives the forms of a name in a language; one without an entry is taken like English."""


def claims_of(offices: Iterable[Office], language: str, barred: frozenset[str]) -> dict[Key, list[Claim]]:
    """Give the claims on each form. A form of a surname is left out if it is in `barred`."""
    claims: dict[Key, list[Claim]] = {}
    decline = DECLENSIONS.get(language, _english)
    for office in offices:
        name, aliases, surnames = office.spellings[language]
        forms: dict[Key, frozenset[str]] = {}
        for text in dict.fromkeys((name, *aliases)):
            _join(forms, decline(text, office) if " " in text else _surname(text, office, language, barred))
        for text in surnames:
            _join(forms, _surname(text, office, language, barred))
        for key, cases in forms.items():
            claims.setdefault(key, []).extend(_claims(office, cases))
        if office.office not in PROMINENT:
            continue
        for key, cases in _joined(decline(_family_name(office, language), office)).items():
            if key not in forms:
                claims.setdefault(key, []).append(replace(next(_claims(office, cases)), silent=True))
    return claims


def _claims(office: Office, cases: frozenset[str]) -> Iterator[Claim]:
    """In office, and for some time after."""
    yield Claim(office.since, office.until, office.person, office.code, office.role, cases)
    if office.until < date.max:
        end = min(office.until, date.max - WIDENED) + WIDENED
        yield Claim(office.until, end, office.person, office.code, office.role, cases, former=True)


def _family_name(office: Office, language: str) -> str:
    words = office.spellings[language][0].split()
    return words[0 if office.code in FAMILY_FIRST else -1]


def _joined(more: Forms) -> dict[Key, frozenset[str]]:
    forms: dict[Key, frozenset[str]] = {}
    _join(forms, more)
    return forms


def _join(forms: dict[Key, frozenset[str]], more: Forms) -> None:
    for text, cases in more.items():
        key = fold(text), text[0].isupper()
        forms[key] = forms.get(key, frozenset()) | cases


def _surname(text: str, office: Office, language: str, barred: frozenset[str]) -> Forms:
    """The forms of a name that stands alone, without those that are something else as well."""
    others = barred | WORDS_BARRED.get(language, frozenset())
    return {
        form: cases
        for form, cases in DECLENSIONS.get(language, _english)(text, office).items()
        if fold(form) not in others
        and not (language == "pl" and _is_polish(form, "nom" in cases or office.gender == "f"))
    }


def _is_polish(form: str, nominative: bool) -> bool:
    """Whether a form is also a given name or a place in Polish ('Adama') or, in the nominative, a word ('Duda')."""
    if not form.isalpha() or fold(form) in WORDS_KEPT:
        return False
    named = {name for entry in analyse(form) for name in entry.types} & {"imię", "nazwa_geograficzna"}
    common = nominative and any(entry.base[:1].islower() for entry in analyse(form.lower()))
    return common or bool(named)


def resolve(claims: list[Claim]) -> Iterator[Claim]:
    """Cut claims on one form into periods in which it stands for one actor, in order of time.

    In office comes before 'former'; where two persons hold offices at once the form stands for nobody,
    unless they share code and role.
    """
    edges = sorted({claim.start for claim in claims} | {_next(claim.end) for claim in claims})
    pieces: list[Claim] = []
    for start, following in pairwise(edges):
        active = [c for c in claims if c.start <= start <= c.end]
        chosen = _choose([c for c in active if not c.former] or active)
        if chosen is None:
            continue
        end = following - timedelta(days=1) if following < date.max else date.max
        previous = pieces[-1] if pieces else None
        what = (chosen.code, chosen.role, chosen.cases, chosen.former)
        if previous and _next(previous.end) == start and what == (
            previous.code, previous.role, previous.cases, previous.former
        ):  # fmt: skip
            pieces[-1] = replace(previous, end=end)
            continue
        pieces.append(Claim(start, end, chosen.person, chosen.code, chosen.role, chosen.cases, chosen.former))
    yield from pieces


def _next(day: date) -> date:
    return day + timedelta(days=1) if day < date.max else day


def _choose(active: list[Claim]) -> Claim | None:
    """Whom a form stands for among those who hold it; the office taken last decides for one person with several."""
    voiced = [claim for claim in active if not claim.silent]
    actors = {(claim.code, claim.role) for claim in voiced}
    if not voiced or (len({claim.person for claim in voiced}) > 1 and len(actors) > 1):
        return None
    others = {claim.code for claim in active if claim.silent and claim.person != voiced[0].person}
    if others - {voiced[0].code}:
        return None
    latest = max(voiced, key=lambda claim: (claim.start, claim.code, claim.role))
    cases = frozenset[str]().union(*(claim.cases for claim in voiced))
    return Claim(latest.start, latest.end, latest.person, latest.code, latest.role, cases, latest.former)


def build(folder: Path) -> None:
    """Write leaders.<language>.csv for each language of the table, and leaders.origin.toml, into `folder`.

    Surnames that are also a name in names.<language>.csv of the folder are left out, so build that first.
    """
    offices = read_offices()
    sums = []
    for language in offices[0].spellings:
        claims = claims_of(offices, language, _taken(folder / f"names.{language}.csv"))
        path = folder / f"leaders.{language}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(COLUMNS)
            resolved = {key: list(resolve(claims[key])) for key in claims}
            for key in sorted(resolved):
                writer.writerows(
                    _row(key, piece) for piece in resolved[key] if not _is_covered(key, piece, resolved)
                )
        sums.append(f'"{path.name}" = "{hashlib.sha256(path.read_bytes()).hexdigest()}"')
    _write_origin(folder / "leaders.origin.toml", len(offices), sums)


def _is_covered(key: Key, piece: Claim, resolved: dict[Key, list[Claim]]) -> bool:
    """Whether the last word of a full name says as much on its own all the time: the table needs no row for it then."""
    words = key[0].split()
    alone = resolved.get((words[-1], True), []) if len(words) > 1 else []
    return any(
        (p.code, p.former) == (piece.code, piece.former) and p.start <= piece.start and piece.end <= p.end
        for p in alone
    )


def _taken(path: Path) -> frozenset[str]:
    """The forms of names of states, peoples, places and bodies; single words only, for those a surname may equal."""
    if not path.exists():
        return frozenset()
    with path.open(encoding="utf-8", newline="") as file:
        return frozenset(row["form"] for row in csv.DictReader(file) if row["kind"] != "trap")


def _row(key: Key, claim: Claim) -> tuple[str, ...]:
    form, capital = key
    flags = ["cased"] * capital + ["former"] * claim.former
    return (
        form, claim.code, "person", claim.role, "|".join(c for c in CASES if c in claim.cases),
        "sg", "|".join(flags), claim.start.isoformat(), "" if claim.end == date.max else claim.end.isoformat(),
    )  # fmt: skip


def _write_origin(path: Path, count: int, sums: list[str]) -> None:
    path.write_text(
        'what = "names of heads of state and government, ministers, other leaders and spokespersons, '
        'in every form that news uses, with the dates between which a name stands for a state or body"\n'
        f'facts = "lexicon/leaders.csv: {count} offices written from general knowledge; dates and names of heads of '
        'state and government to 2021 checked against REIGN 2021-8 and Archigos 4.1, no row copied"\n'
        'made = "built by lexicon/leaders.py; Polish inflection by Morfeusz 2 with the SGJP dictionary '
        '(BSD-2-Clause), by rules where it lacks a name"\n'
        'licence = "CC BY 4.0"\n'
        "date = 2026-11-23\n\n[sha256]\n" + "\n".join(sums) + "\n",
        encoding="utf-8",
    )


if __name__ == "__main__":
    build(Path(sys.argv[1]))
