"""What a name or a role in a text may mean; loaded from the built tables, one language at a time."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files


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
        return not day or (not self.since or self.since <= day) and (not self.until or day <= self.until)


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
    """Give every form of a name with its sense."""
    cases: dict[str, frozenset[str]] = {}
    for name in (f"names.{language}.csv", f"leaders.{language}.csv"):
        for row in _rows(name):
            form, code, kind, role, governed, number, flags, since, until, *shape = row
            yield form, NameSense(
                code, kind, role, _set(governed, cases), number, _set(flags, cases), since, until, shape[0] if shape else ""
            )


def load_roles(language: str) -> Iterator[tuple[str, RoleSense]]:
    """Give every form of a role with its sense."""
    cases: dict[str, frozenset[str]] = {}
    for form, role, kind, governed, number, flags in _rows(f"roles.{language}.csv"):
        yield form, RoleSense(role, kind, _set(governed, cases), number, _set(flags, cases))


def _set(column: str, known: dict[str, frozenset[str]]) -> frozenset[str]:
    """Split a column; equal columns share one set."""
    if column not in known:
        known[column] = frozenset(column.split("|")) - {""}
    return known[column]


def _rows(name: str) -> Iterator[list[str]]:
    table = files("volteface.world") / name
    if not table.is_file():
        return
    rows = csv.reader(table.read_text(encoding="utf-8").splitlines())
    next(rows)
    yield from rows
