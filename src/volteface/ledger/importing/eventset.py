"""What an importer knows of a data set: how its files are laid out, and what its columns and codes mean."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from volteface.errors import VoltefaceError


class Party(NamedTuple):
    """Whom an actor's text stands for from one day to another, both included; `code` is "" for nobody known."""

    code: str
    role: str
    since: date = date.min
    until: date = date.max


class Deed(NamedTuple):
    """What a code of a set is in PLOVER: `type` "" where PLOVER leaves it out, `turned` where actor and recipient
    stand the other way round, `text` as the set would put it.
    """

    type: str
    modes: tuple[str, ...] = ()
    text: str = ""
    turned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How text files hold their rows: with a delimiter of `delimiters`, whichever a file's first line has most of.

    Cells of files with commas may be quoted, those between tabs are not. `names` are given where files have no header, by
    their number of columns.
    """

    delimiters: str = "\t"
    names: Mapping[int, Sequence[str]] | None = None


COLUMNS: Mapping[str, str] = {
    "id": "''",
    "source": "''",
    "target": "''",
    "code": "''",
    "day": "''",
    "seen": "''",
    "origin": "''",
    "url": "''",
    "sentence": "''",
    "outlet": "''",
    "version": "0",
    "precision": "'day'",
}
"""The columns that every set is brought to, with what stands in them where a set has nothing to say: SQL over its own.

All are text but `version`, a whole number that tells a revised row from the one before it. Without a `seen` a row
was seen on its day; without an `origin` its account is that of its `url`, without both its own.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventSet:
    """A data set. `select` gives, for the names of a file's columns, the SQL of those of COLUMNS that it has.

    `find_parties` and `find_deed` read each distinct text of the columns `source` and `target`, and of `code`, once;
    the latter gives None for a code that is none. A row that the ledger holds is replaced by one whose `version` `is_newer`
    (an SQL comparison). `repeats` says that rows of one story may tell one act again, and so have to share its weight.
    """

    name: str
    layout: Layout
    select: Callable[[Sequence[str]], Mapping[str, str]]
    find_parties: Callable[[str], Sequence[Party]]
    find_deed: Callable[[str], Deed | None]
    is_newer: str = ">"
    repeats: bool = True


def choose(names: Sequence[str], *wanted: str, what: str) -> str:
    """Give the first wanted column that a file has, quoted for SQL. Raises VoltefaceError, with what it has."""
    known = {name.casefold(): name for name in reversed(names)}
    for one in wanted:
        if one.casefold() in known:
            return quote_name(known[one.casefold()])
    raise VoltefaceError(
        f"{what} has no column {wanted[0]!r}; its columns are {', '.join(names)}. Choose another file or column."
    )


def quote_name(name: str) -> str:
    """Give an SQL name."""
    return '"' + name.replace('"', '""') + '"'
