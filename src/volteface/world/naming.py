"""Names that stand alone, as event data sets have them in a column: whom each stands for, and from when to when.

'Government (Syria)' is a sector of a state, 'Barack Obama' a person, 'Hezbollah' a group. A state that owns a
dependency answers for it; rebels of a state are an actor of their own.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from itertools import pairwise

from volteface.world.bodies import list_bodies
from volteface.world.cameo import name_rebels
from volteface.world.folding import bare
from volteface.world.senses import load_names
from volteface.world.states import System, find_home, list_states, state

ARMED = "armed"
"""What the tables say instead of a role where people of a state don't act for it but bear arms."""
OUT_OF_OFFICE = "ELI"
_FEWEST_WORDS = 2


@dataclass(frozen=True, slots=True)
class Standing:
    """Whom a name stands for from one day to another, both included; `code` is "" for nobody in particular."""

    code: str
    role: str
    since: date = date.min
    until: date = date.max


NOBODY = (Standing("", ""),)


def resolve_name(name: str) -> Sequence[Standing]:
    """Give whom a name stands for, in order of time and without gaps.

    A person stands for a state while in office, and out of office is one of its elite (role ELI).
    """
    if known := _names().get(bare(name)):
        return known
    words, owner = _split_bracket(name.strip())
    return _resolve_bracketed(words, owner) if words and owner else _resolve_plain(name)


def resolve_code(code: str, system: System) -> tuple[str, str]:
    """Give whom a country's code in a system stands for, and the role, "" where the code is none.

    Beside ISO's alpha-3 codes there may be those of bodies (NATO).
    """
    body = list_bodies().get(code.strip().upper()) if system == "iso3" else None
    return (body.code, body.role) if body else (find_home(code, system), "")


def resolve_sector(words: str, home: str) -> Standing:
    """Give who the people of a state are that some words name: ('Armed Gang', 'THA') -> THAILAND REBELS."""
    role = find_role(words)
    if role == ARMED:
        return Standing(name_rebels(home), "REB")
    return Standing(home, role)


@cache
def find_role(words: str) -> str:
    """Give the PLOVER sector that some words name, ARMED for people in arms against anyone, "" where none is known."""
    padded = f" {bare(words)} "
    return next((role for phrase, role in _role_words() if f" {phrase} " in padded), "")


def _split_bracket(name: str) -> tuple[str, str]:
    """Cut off the bracket that ends a name, with those inside it: ('Citizen', 'Holy See (Vatican City State)')."""
    depth = 0
    for at in range(len(name) - 1, -1, -1):
        depth += (name[at] == ")") - (name[at] == "(")
        if depth <= 0:
            return (name[:at].strip(), name[at + 1 : -1].strip()) if name[at] == "(" else (name, "")
    return name, ""


def _resolve_bracketed(words: str, owner: str) -> Sequence[Standing]:
    """Resolve 'Police (India)'; in 'Ministry (Party of X)' the bracket itself is a name."""
    homes = resolve_name(owner)
    states = list_states()
    return tuple(
        replace(resolve_sector(words, home.code), since=home.since, until=home.until)
        if home.code in states
        else home
        for home in homes
    )


def _resolve_plain(name: str) -> Sequence[Standing]:
    folded = bare(name)
    if holder := _find_holder(folded):
        return holder
    return (_find_national(folded),)


@cache
def _names() -> dict[str, Sequence[Standing]]:
    """Everything that a whole name may be but an office holder; what is written down first holds."""
    found: dict[str, Sequence[Standing]] = {}
    for row in _rows("organisations.csv"):
        found.setdefault(bare(row["name"]), (Standing(row["code"], row["role"]),))
    for row in _rows("states.csv"):
        found.setdefault(bare(row["name_en"]), (Standing(row["code"], ""),))
    for row in _rows("dependencies.csv"):
        found.setdefault(bare(row["name_en"]), (Standing(row["state"], ""),))
    for form, sense in load_names("en"):
        if sense.code and sense.kind in ("name", "body", "group", "seat"):
            found.setdefault(bare(form), (Standing(sense.code, sense.role),))
    return found


def _find_holder(folded: str) -> Sequence[Standing]:
    """Find a person by the whole name, in any order of words, or without the names between first and last.

    Those may be missing on one side only: 'Ram Gopal Yadav' is not 'Ram Baran Yadav'.
    """
    words = folded.split()
    if len(words) < _FEWEST_WORDS:
        return _holders().get(folded, ())
    ends = f"{words[0]} {words[-1]}"
    for key in (folded, " ".join(sorted(words)), ends):
        if known := _holders().get(key):
            return known
    return _holders_by_ends().get(folded, ())


@cache
def _holders() -> dict[str, Sequence[Standing]]:
    offices = _list_offices()
    by_words: defaultdict[str, list[Standing]] = defaultdict(list)
    for name, held in offices.items():
        for key in {name, " ".join(sorted(name.split()))}:
            by_words[key] += held
    for row in _rows("persons.csv"):
        by_words.setdefault(bare(row["name"]), [Standing(row["code"], row["role"])])
    return {name: tuple(_cover(held)) for name, held in by_words.items()}


@cache
def _holders_by_ends() -> dict[str, Sequence[Standing]]:
    """Holders of offices by the first and the last word of a longer name, where those are of one person."""
    by_ends: defaultdict[str, set[str]] = defaultdict(set)
    for name in _list_offices():
        words = name.split()
        by_ends[f"{words[0]} {words[-1]}"].add(name)
    return {ends: _holders()[names.pop()] for ends, names in by_ends.items() if len(names) == 1}


@cache
def _list_offices() -> dict[str, list[Standing]]:
    offices: defaultdict[str, list[Standing]] = defaultdict(list)
    for row in _rows("officeholders.csv"):
        since, until = _day(row["since"], date.min), _day(row["until"], date.max)
        offices[row["name"]].append(Standing(row["code"], row["role"], since, until))
    return offices


def _cover(offices: Sequence[Standing]) -> Iterator[Standing]:
    """Fill the time before, between and after offices; of two at once the one taken last holds."""
    homes = {held.code for held in offices} & list_states()
    home = next(iter(homes)) if len(homes) == 1 else ""
    idle = (home, OUT_OF_OFFICE if home else "")
    edges = {date.min, date.max}
    for held in offices:
        edges |= {held.since, _following(held.until)}
    for start, following in pairwise(sorted(edges)):
        active = [held for held in offices if held.since <= start <= held.until]
        latest = max(active, key=lambda held: (held.since, held.code, held.role), default=None)
        code, role = (latest.code, latest.role) if latest else idle
        yield Standing(
            code, role, start, following if following == date.max else following - timedelta(days=1)
        )


def _following(day: date) -> date:
    return day if day == date.max else day + timedelta(days=1)


def _find_national(folded: str) -> Standing:
    """Find the one state that an organisation's name tells of, as in 'Royal Thai Army', where a role is told too."""
    role = find_role(folded)
    words = folded.split()
    spans = (" ".join(words[at:end]) for at in range(len(words)) for end in range(at + 1, len(words) + 1))
    homes = {home for span in spans if (home := _nations().get(span))}
    if not role or len(homes) != 1:
        return NOBODY[0]
    (home,) = homes
    return Standing(name_rebels(home), "REB") if role == ARMED else Standing(home, role)


@cache
def _nations() -> dict[str, str]:
    """Names and adjectives of states, none that is also something else."""
    meant: defaultdict[str, set[str]] = defaultdict(set)
    for form, sense in load_names("en"):
        if sense.kind in ("name", "adjective", "people") and state(sense.code):
            meant[bare(form)].add(sense.code)
    return {form: next(iter(codes)) for form, codes in meant.items() if len(codes) == 1}


@cache
def _role_words() -> tuple[tuple[str, str], ...]:
    return tuple((row["words"], row["role"]) for row in _rows("sectors.csv"))


def _day(text: str, missing: date) -> date:
    return date.fromisoformat(text) if text else missing


def _rows(name: str) -> Iterator[dict[str, str]]:
    yield from csv.DictReader((files("volteface.world") / name).read_text(encoding="utf-8").splitlines())
