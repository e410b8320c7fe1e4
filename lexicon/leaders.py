"""Builds the tables of leaders: every form of a name, whom it stands for and from when to when.

`leaders.csv` has a row for each office of a person, `persons_LANGUAGE.csv` one for each person that news in a
language spell in a way of their own: name, aliases and what the person is called without a given name. Languages
of the Latin alphabet spell all others as English does.
A form stands for a person only while no other holder of an office is called so: that makes a bare surname
resolve at an article's date.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from languages import PersonForms, load_language
from tables import LEXICON, WORLD, fold, join_cases, read_rows, write_rows
from volteface.coding.grammar import load_grammar

SOURCE = LEXICON / "leaders.csv"
COLUMNS = ("form", "code", "kind", "role", "cases", "number", "flags", "since", "until")
WIDENED = timedelta(days=365)
"""How long after leaving office a name is still known, flagged 'former', if nobody else takes it."""

FAMILY_FIRST = frozenset({"CHN", "HKG", "TWN", "KOR", "PRK", "VNM", "KHM", "MMR", "SGP"})
"""Codes of states whose leaders' names mostly put the family first; Polish then declines the last word only."""

NOT_LATIN = frozenset({"ru", "uk"})
HAND_SPELLED = frozenset({"en", "pl"})
"""Languages whose table gives each surname that stands alone, and no other."""
ARTICLES = ("al-", "аль-", "Al-", "el-", "al ")

PROMINENT = frozenset({"head_of_state", "head_of_government", "foreign", "defence"})
"""Offices whose holders keep others from their surname even where the table gives them no surname of their own."""


@dataclass(frozen=True, slots=True)
class Office:
    """One row of the table."""

    person: str
    code: str
    office: str
    role: str
    since: date
    until: date
    gender: str


@dataclass(frozen=True, slots=True)
class Person:
    """How news in a language spell a person; `surnames` stand for the person alone."""

    name: str
    aliases: tuple[str, ...]
    surnames: tuple[str, ...]


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
    for number, row in enumerate(read_rows(path), 2):
        try:
            since, until = first_day(row["since"]), last_day(row["until"])
        except ValueError as error:
            raise ValueError(
                f"{path.name}:{number}: {error}; write dates as 2003, 2003-10 or 2003-10-31"
            ) from None
        if row["gender"] not in ("m", "f") or until < since:
            raise ValueError(f"{path.name}:{number}: gender is m or f, and until is not before since")
        offices.append(
            Office(
                person=row["person"],
                code=row["code"],
                office=row["office"],
                role=row["role"],
                since=since,
                until=until,
                gender=row["gender"],
            )
        )
    return offices


def read_persons(language: str, offices: Iterable[Office]) -> dict[str, Person]:
    """Give the spelling of each person of some offices in a language; those that it can't spell are left out."""
    english = _read_spellings("en")
    own = _read_spellings(language)
    persons = {}
    for office in offices:
        known, abroad = own.get(office.person), english.get(office.person)
        if known is None and language not in NOT_LATIN:
            known = abroad
        elif known is not None and abroad is not None and language not in HAND_SPELLED:
            known = _complete(known, abroad, office, latin=language not in NOT_LATIN)
        if known is not None:
            persons[office.person] = known
    return persons


def _read_spellings(language: str) -> dict[str, Person]:
    return {
        row["person"]: Person(row["name"], _parts(row["aliases"]), _parts(row.get("surname", "")))
        for row in read_rows(LEXICON / f"persons_{language}.csv")
    }


def _parts(column: str) -> tuple[str, ...]:
    return tuple(filter(None, column.split("|")))


def _complete(own: Person, english: Person, office: Office, *, latin: bool) -> Person:
    """Add the surname where English has one that stands alone, and English spellings where the alphabet allows."""
    surnames = list(own.surnames)
    if english.surnames and not surnames:
        words = own.name.split()
        size = min(len(english.surnames[0].split()), len(words))
        surname = " ".join(words[:size] if office.code in FAMILY_FIRST else words[-size:])
        surnames = [surname, *([surname[3:]] if surname.startswith(ARTICLES) else [])]
    more = (english.name, *english.aliases) if latin else ()
    return Person(own.name, tuple(dict.fromkeys((*own.aliases, *more))), tuple(surnames))


def claims_of(offices: Sequence[Office], language: str, barred: frozenset[str]) -> dict[Key, list[Claim]]:
    """Give the claims on each form. A form of a surname is left out if it is in `barred`."""
    claims: dict[Key, list[Claim]] = {}
    persons = read_persons(language, offices)
    for office in offices:
        person = persons.get(office.person)
        if person is None:
            continue
        forms: dict[Key, frozenset[str]] = {}
        for text in dict.fromkeys((person.name, *person.aliases)):
            whole = " " in text
            more = _decline(text, office, language) if whole else _surname(text, office, language, barred)
            _join(forms, more, language)
        for text in person.surnames:
            _join(forms, _surname(text, office, language, barred), language)
        for key, cases in forms.items():
            claims.setdefault(key, []).extend(_claims(office, cases))
        if office.office not in PROMINENT:
            continue
        silent: dict[Key, frozenset[str]] = {}
        _join(silent, _decline(_family_name(office, person), office, language), language)
        for key, cases in silent.items():
            if key not in forms:
                claims.setdefault(key, []).append(replace(next(_claims(office, cases)), silent=True))
    return claims


def _claims(office: Office, cases: frozenset[str]) -> Iterator[Claim]:
    """In office, and for some time after."""
    yield Claim(office.since, office.until, office.person, office.code, office.role, cases)
    if office.until < date.max:
        end = min(office.until, date.max - WIDENED) + WIDENED
        yield Claim(office.until, end, office.person, office.code, office.role, cases, former=True)


def _decline(text: str, office: Office, language: str) -> PersonForms:
    return load_language(language).person(
        text,
        gender=office.gender,
        family_first=office.code in FAMILY_FIRST,
        foreign=load_grammar(language).home != office.code,
    )


def _family_name(office: Office, person: Person) -> str:
    words = person.name.split()
    return words[0 if office.code in FAMILY_FIRST else -1]


def _join(forms: dict[Key, frozenset[str]], more: PersonForms, language: str) -> None:
    for text, cases in more.items():
        key = fold(text, language), text[0].isupper()
        forms[key] = forms.get(key, frozenset()) | cases


def _surname(text: str, office: Office, language: str, barred: frozenset[str]) -> PersonForms:
    """The forms of a name that stands alone, without those that are something else as well."""
    inflector = load_language(language)
    return {
        form: cases
        for form, cases in _decline(text, office, language).items()
        if fold(form, language) not in barred
        and not inflector.is_word(form, nominative="nom" in cases or office.gender == "f")
    }


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


def build_leaders(language: str) -> int:
    """Write world/leaders.LANGUAGE.csv; returns the number of rows.

    Surnames that are also a name in names.LANGUAGE.csv are left out, so build that first.
    """
    taken = {row["form"] for row in read_rows(WORLD / f"names.{language}.csv") if row["kind"] != "trap"}
    claims = claims_of(read_offices(), language, frozenset(taken))
    resolved = {key: list(resolve(claims[key])) for key in claims}
    rows = [
        _row(key, piece)
        for key in sorted(resolved)
        for piece in resolved[key]
        if not _is_covered(key, piece, resolved)
    ]
    return write_rows(WORLD / f"leaders.{language}.csv", COLUMNS, rows)


def _is_covered(key: Key, piece: Claim, resolved: dict[Key, list[Claim]]) -> bool:
    """Whether the last word of a full name says as much on its own all the time: the table needs no row for it then."""
    words = key[0].split()
    alone = resolved.get((words[-1], True), []) if len(words) > 1 else []
    return any(
        (p.code, p.former) == (piece.code, piece.former) and p.start <= piece.start and piece.end <= p.end
        for p in alone
    )


def _row(key: Key, claim: Claim) -> tuple[str, ...]:
    form, capital = key
    flags = ["cased"] * capital + ["former"] * claim.former
    return (
        form, claim.code, "person", claim.role, join_cases(claim.cases),
        "sg", "|".join(flags), claim.start.isoformat(), "" if claim.end == date.max else claim.end.isoformat(),
    )  # fmt: skip
