"""What a name or a role in a text may mean; loaded from the built tables, one language at a time."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from volteface.errors import VoltefaceError


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
    for name in (f"names.{language}.csv", f"places.{language}.csv", f"leaders.{language}.csv"):
        for form, rest in _lines(name):
            sense = senses.get(rest)
            if sense is None:
                code, kind, role, cases, number, flags, since, until, *shape = rest.split(",")
                sense = NameSense(
                    code,
                    kind,
                    role,
                    _set(cases),
                    number,
                    _set(flags),
                    since,
                    until,
                    shape[0] if shape else "",
                )
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
    """Give the code of a state, body or group by its code or its English or Polish name.

    Raises VoltefaceError for a name that nobody goes by.
    """
    wanted = " ".join(name.split())
    folded = re.sub(r"[\W_]+", " ", wanted.lower()).strip()
    names = {
        form: sense.code
        for language in ("pl", "en")
        for form, sense in load_names(language)
        if sense.kind in ("name", "body", "group") and sense.code
    }
    if wanted.upper() in names.values():
        return wanted.upper()
    if folded in names:
        return names[folded]
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
