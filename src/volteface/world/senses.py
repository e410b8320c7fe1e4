"""What a name or a role in a text may mean; loaded from the built tables, one language at a time."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from volteface.errors import VoltefaceError
from volteface.world.bodies import list_bodies
from volteface.world.folding import fold
from volteface.world.states import list_states

STATES = list_states()
NAMES_TABLE = re.compile(r"names\.(\w\w)\.csv")


@dataclass(frozen=True, slots=True)
class NameSense:
    """A form of a name: whom it stands for (`code`, "" for a trap), what kind of name it is, and when it holds."""

    code: str
    kind: str
    role: str
    cases: frozenset[str]
    number: str
    flags: frozenset[str]
    since: str
    until: str
    shape: str

    def fits(self, written: str) -> bool:
        """Whether the name may be written so: 'Turkey' is a state, 'turkey' is not."""
        if self.shape:
            return written == self.shape
        if "acronym" in self.flags:
            return written.isupper() or not any(char.islower() for char in written)
        if "cased" in self.flags:
            return written[0].isupper()
        return True

    def holds(self, day: str) -> bool:
        """Whether the name has this meaning on an ISO day; always, where the day is unknown ("")."""
        return not day or ((not self.since or self.since <= day) and (not self.until or day <= self.until))


@dataclass(frozen=True, slots=True)
class RoleSense:
    """A form of a noun that makes an actor of the state beside it: role is a PLOVER sector."""

    role: str
    kind: str
    cases: frozenset[str]
    number: str
    flags: frozenset[str]

    def fits(self, written: str) -> bool:
        """Whether the noun may be written so: 'MSZ' in capitals only."""
        return "acronym" not in self.flags or written.isupper()


def load_names(language: str) -> Iterator[tuple[str, NameSense]]:
    """Give every form of a name with its sense; forms that mean the same share one object."""
    senses: dict[str, NameSense] = {}
    for table in ("names", "places", "leaders"):
        yield from _load_table(f"{table}.{language}.csv", senses)


def _load_table(name: str, senses: dict[str, NameSense]) -> Iterator[tuple[str, NameSense]]:
    for form, rest in _lines(name):
        sense = senses.get(rest)
        if sense is None:
            code, kind, role, cases, number, flags, since, until, *shape = rest.split(",")
            shaped = shape[0] if shape else ""
            sense = NameSense(code, kind, role, _set(cases), number, _set(flags), since, until, shaped)
            senses[rest] = sense
        yield form, sense


def load_roles(language: str) -> Iterator[tuple[str, RoleSense]]:
    """Give every form of a role with its sense; forms that mean the same share one object."""
    senses: dict[str, RoleSense] = {}
    for form, rest in _lines(f"roles.{language}.csv"):
        sense = senses.get(rest)
        if sense is None:
            role, kind, cases, number, flags = rest.split(",")
            sense = senses[rest] = RoleSense(role, kind, _set(cases), number, _set(flags))
        yield form, sense


@cache
def find_code(name: str) -> str:
    """Give the code of a state, body or group by its code or its name in any language that is coded.

    Raises VoltefaceError for a name that nobody goes by.
    """
    wanted = " ".join(name.split())
    if wanted.upper() in STATES or wanted.upper() in list_bodies():
        return wanted.upper()
    for table in sorted(files("volteface.world").iterdir(), key=lambda path: path.name):
        match = NAMES_TABLE.fullmatch(table.name)
        if not match:
            continue
        folded = " ".join(fold(wanted, match.group(1)).split())
        for form, sense in _load_table(table.name, {}):
            named = sense.kind in ("name", "body", "group") and sense.code
            if named and (form == folded or sense.code == wanted.upper()):
                return sense.code
    raise VoltefaceError(f"nobody goes by {name!r}; use a code such as AZE, NATO or HEZBOLLAH, or a name")


def _set(column: str) -> frozenset[str]:
    return frozenset(column.split("|")) - {""}


def _lines(name: str) -> Iterator[tuple[str, str]]:
    """The rows of a built table, cut after the form. Its fields have neither commas nor quotes in them."""
    table = files("volteface.world") / name
    if not table.is_file():
        return
    for line in table.read_text(encoding="utf-8").splitlines()[1:]:
        form, _, rest = line.partition(",")
        yield form, rest
