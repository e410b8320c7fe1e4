"""Names that stand alone, as event data sets have them in a column: whom each stands for, and from when to when.

'Government (Syria)' is a sector of a state, 'Barack Obama' a person, 'Hezbollah' a group. A state that owns a
dependency answers for it; rebels of a state are an actor of their own.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Literal

from volteface.world.bodies import list_bodies
from volteface.world.cameo import name_rebels
from volteface.world.folding import bare
from volteface.world.senses import load_names
from volteface.world.states import System, find_home, list_states, state

ARMED = "armed"
"""What the tables say instead of a role where people of a state don't act for it but bear arms."""
OUT_OF_OFFICE = "ELI"
_BRACKETED = re.compile(r"(.*?)\s*\((.*)\)\s*")
_SHORTEST_WORDS = 2


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
    bracketed = _BRACKETED.fullmatch(name.strip())
    if bracketed and bracketed[1] and bracketed[2]:
        return _resolve_bracketed(bracketed[1], bracketed[2])
    return _resolve_plain(name)


def resolve_code(code: str, system: Literal["iso3"] | System) -> tuple[str, str]:
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


def _resolve_bracketed(words: str, owner: str) -> Sequence[Standing]:
    """Resolve 'Police (India)'; in 'Ministry (Party of X)' the bracket itself is a name."""
    homes = resolve_name(owner)
    states = list_states()
    return tuple(
        resolve_standing(words, home) if home.code in states else home for home in homes
    )


def resolve_standing(words: str, home: Standing) -> Standing:
    """Give the people that words name of a state that stands for a while."""
    people = resolve_sector(words, home.code)
    return Standing(people.code, people.role, home.since, home.until)


def _resolve_plain(name: str) -> Sequence[Standing]:
    folded = bare(name)
    if known := _names().get(folded):
        return known
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
    """Find a person by the whole name, by the first and last words of it, or by its words in another order."""
    words = folded.split()
    if len(words) < _SHORTEST_WORDS:
        return ()
    holders = _holders()
    for key in (folded, f"{words[0]} {words[-1]}", " ".join(sorted(words))):
        if key in holders:
            return holders[key]
    return ()


@cache
def _holders() -> dict[str, Sequence[Standing]]:
    offices: defaultdict[str, list[Standing]] = defaultdict(list)
    for row in _rows("officeholders.csv"):
        held = Standing(row["code"], row["role"], _day(row["since"], date.min), _day(row["until"], date.max))
        words = row["name"].split()
        for key in {row["name"], f"{words[0]} {words[-1]}", " ".join(sorted(words))}:
            offices[key].append(held)
    for row in _rows("persons.csv"):
        name = bare(row["name"])
        if name not in offices:
            offices[name].append(Standing(row["code"], row["role"]))
    return {name: tuple(_cover(held)) for name, held in offices.items()}


def _cover(offices: Sequence[Standing]) -> Iterator[Standing]:
    """Fill the time before, between and after offices; of two at once the one taken last holds."""
    owners = {held.code for held in offices}
    home = next(iter(owners)) if len(owners) == 1 and owners <= list_states() else ""
    idle = (home, OUT_OF_OFFICE if home else "")
    edges = {date.min, date.max}
    for held in offices:
        edges |= {held.since, _following(held.until)}
    for start, following in pairwise(sorted(edges)):
        active = [held for held in offices if held.since <= start <= held.until]
        latest = max(active, key=lambda held: (held.since, held.code, held.role), default=None)
        code, role = (latest.code, latest.role) if latest else idle
        yield Standing(code, role, start, following if following == date.max else following - timedelta(days=1))


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
    return tuple((row["words"], row["role"]) for row in _rows("icews_roles.csv"))


def _day(text: str, missing: date) -> date:
    return date.fromisoformat(text) if text else missing


def _rows(name: str) -> Iterator[dict[str, str]]:
    yield from csv.DictReader((files("volteface.world") / name).read_text(encoding="utf-8").splitlines())
