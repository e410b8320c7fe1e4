"""Reading a ledger: one manifest, held, so that all answers are of one state."""

import re
from collections.abc import Callable, Hashable, Iterable
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Any, Self, TypeVar

import pyarrow as pa

from volteface.errors import LedgerError
from volteface.ledger.events import name_event
from volteface.ledger.manifest import load_manifest
from volteface.ledger.offered import ALL_PAGES, EVENTS, bound_runs, list_sums, list_views
from volteface.ledger.parts import Row
from volteface.ledger.views import connect, telling_damage
from volteface.model import Step

# an imported event's id is its key: numbers are compared many times as fast as what is written of them
_BEGINNING = """
SELECT id FROM events WHERE import_key BETWEEN $low AND $high
UNION ALL SELECT id FROM events WHERE import_key = 0 AND starts_with(id, $prefix) ORDER BY id LIMIT 6
"""
_PAGED = "(SELECT * FROM current_events WHERE id IN (SELECT unnest($ids)))"
_IMPORTED = "(SELECT * FROM current_imports WHERE key IN (SELECT unnest($keys)))"
_KEY_DIGITS, _ID_DIGITS = 16, 20
"""In the ids of imported events, and of those of pages."""
_HEX = re.compile(rf"[0-9a-f]{{0,{_KEY_DIGITS}}}")
_ID = re.compile(r"[0-9a-f]+")  # what is no beginning of an id is not looked for among all that ever were


def _bound_keys(prefix: str) -> dict[str, int]:
    """Give the smallest and the largest key that begins with some digits; there is none between them if no key can."""
    if not _HEX.fullmatch(prefix):
        return {"low": 1, "high": 0}
    low, high = (int(prefix.ljust(_KEY_DIGITS, digit), 16) for digit in "0f")
    return {"low": max(1, low), "high": min(high, (1 << 63) - 1)} if low < 1 << 63 else {"low": 1, "high": 0}


Known = TypeVar("Known")
MOST_RECALLED = 64
Parameters = list[Any] | tuple[Any, ...] | dict[str, Any]
"""Values for a query's `?` in order, or its `$name` by name."""


class Memory:
    """What was made of one state of a ledger and may be asked for again; of the last things asked for."""

    def __init__(self) -> None:
        self.asked: dict[Hashable, Callable[[Snapshot], Any]] = {}
        self._made: dict[Hashable, Any] = {}
        self._turn = Lock()

    def recall(self, key: Hashable, make: Callable[["Snapshot"], Known], snapshot: "Snapshot") -> Known:
        """Give what is remembered by a key, or make it. Two threads that ask at once may both make it."""
        with self._turn:
            self.asked.pop(key, None)
            self.asked[key] = make  # the last asked for stand last
            known = key in self._made
            found: Known = self._made.pop(key, None)
        if not known:
            found = make(snapshot)
        with self._turn:
            self._made[key] = found
            for things in (self.asked, self._made):
                while len(things) > MOST_RECALLED:
                    del things[next(iter(things))]
        return found


def _list_former(snapshot: "Snapshot") -> dict[str, str]:
    """Give every id that an event of several reports has had, with the one that it has now."""
    members = snapshot.table("SELECT id, unnest(reports).id AS report FROM events WHERE len(reports) > 1")
    pairs = zip(members["id"].to_pylist(), members["report"].to_pylist(), strict=True)
    named = ((name_event(report), now) for now, report in pairs)
    return {old: now for old, now in named if old != now}


class Snapshot:
    """A ledger as it was when the snapshot was taken, up to the last pages that events have been made of.

    Its views, for `rows` and `table`:
    - articles: the latest text of each document, with the document that has superseded it or ""; pages: the same in short, with
      the origin of each
    - reports: those of each document's latest run that none has superseded, with all fields of a report; runs: every run, and
      whether it holds
    - events: with a and b (the pair, a < b), status, day, support (independent origins), weight (what it counts in a series) and its reports;
      `data_set` names the set that an event was imported from and `origin` its account, both "" for one of pages; `import_key` is its
      id as a number, 0 for one of pages
    - origins: independent accounts, with their documents, first outlet first
    - dyads: what the events of a pair (a < b) weigh together on a day, by quad class, with intensity and origins
    - acts and sums of them: see `ledger.offered`
    - shifts: alarms as they were raised, with the stage that each has come to; step, budget and method name the watch
    - rulings: what analysts have ruled, undone ones too, and whether each `holds`
    - problems: what could not be read, coded or kept
    - derived_articles, derived_pages (without texts), derived_runs: every row kept, up to the last pages that events have been made of

    A snapshot may be used by one thread. Writers delete the parts that it reads an hour after replacing them.
    """

    newest = 0
    """So many of the newest events of each actor and section are in the relation `newest`; there is none where it is 0."""
    _PAGED_EVENTS = EVENTS.format(events=_PAGED, imports="(SELECT * FROM current_imports LIMIT 0)")
    _IMPORTED_EVENTS = EVENTS.format(events="(SELECT * FROM current_events LIMIT 0)", imports=_IMPORTED)

    def __init__(self, folder: Path) -> None:
        """Raises LedgerError, with what to do, if the ledger is missing or damaged."""
        self.folder = folder
        self._memory = Memory()
        self._found: dict[str, Row] = {}
        manifest = load_manifest(folder)
        self._connection = connect(folder, manifest, upto=manifest.derived)
        self._connection.execute(
            "".join((ALL_PAGES, bound_runs(manifest.derived), list_views(), list_sums()))
        )

    def __enter__(self) -> Self:
        """Give the snapshot itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the snapshot."""
        self.close()

    def close(self) -> None:
        """Let go of the files."""
        self._connection.close()

    def execute(self, statement: str) -> None:
        """Run a statement that makes or changes a temporary table of this snapshot. Raises LedgerError on a damaged part."""
        with telling_damage(self.folder):
            self._connection.execute(statement)

    def register(self, name: str, table: pa.Table) -> None:
        """Let queries of this snapshot read an Arrow table under a name."""
        self._connection.register(name, table)

    def table(self, query: str, parameters: Parameters = ()) -> pa.Table:
        """Run a SELECT over the views and give an Arrow table. Raises LedgerError if a part is damaged."""
        with telling_damage(self.folder):
            return self._connection.sql(query, params=parameters).to_arrow_table()

    def rows(self, query: str, parameters: Parameters = ()) -> list[Row]:
        """Run a SELECT over the views and give its rows as dicts. Raises LedgerError if a part is damaged."""
        rows: list[Row] = self.table(query, parameters).to_pylist()
        return rows

    def acts(self, step: Step) -> str:  # noqa: ARG002
        """Name the relation of acts that serves for a step: events that are news, alone or summed up by their steps.

        Its columns are day (of a sum, the first of its step), source, target, a, b, mutual, quad, data_set, date_precision, told
        (how many), weight, strength (weight by intensity) and origins (of those that weigh something).
        """
        return "acts"

    def recall(self, key: Hashable, make: Callable[["Snapshot"], Known]) -> Known:
        """Give what `make` gives of a snapshot, made once for this state of the ledger; `key` names it."""
        return self._memory.recall(key, make, self)

    def find_events(self, ids: Iterable[str], columns: str = "*") -> list[Row]:
        """Give at least these columns of the events with some ids, in the order of their ids; unknown ids are left out."""
        wanted = set(ids)
        found = {name: self._found[name] for name in wanted & self._found.keys()}
        missing = sorted(wanted - found.keys())
        numbers = [name for name in missing if len(name) == _KEY_DIGITS and _HEX.fullmatch(name)]
        keys = [number for number in (int(name, 16) for name in numbers) if number < 1 << 63]
        pages = [name for name in missing if len(name) != _KEY_DIGITS]
        rows: list[Row] = []
        if keys:
            rows += self.rows(f"SELECT {columns} FROM ({self._IMPORTED_EVENTS})", {"keys": keys})  # noqa: S608
        if pages:
            rows += self.rows(f"SELECT {columns} FROM ({self._PAGED_EVENTS})", {"ids": pages})  # noqa: S608
        new = {row["id"]: row for row in rows}
        if columns == "*":  # views ask for the same events again
            self._found |= new
        return [row for _, row in sorted((found | new).items())]

    def find_event(self, prefix: str) -> Row:
        """Give the event whose id is or was, or alone begins with, `prefix`. Raises LedgerError if there is none or many."""
        prefix = prefix.lower()
        if len(prefix) in (_KEY_DIGITS, _ID_DIGITS) and (whole := self.find_events([prefix])):
            return whole[0]
        found = self.rows(_BEGINNING, {"prefix": prefix, **_bound_keys(prefix)})
        ids = [row["id"] for row in found]
        if not ids and _ID.fullmatch(prefix):
            ids = sorted(set(self.trace_events([prefix]).values()))
        if not ids:
            raise LedgerError(
                f"no event's id begins with {prefix!r}; 'volteface relations' and 'brief' show ids."
            )
        if len(ids) > 1:
            told = ", ".join(ids[:5])
            raise LedgerError(
                f"{prefix!r} begins several ids ({told}{' ...' if len(ids) > 5 else ''}); give more of one."
            )
        return self.find_events(ids)[0]

    def trace_events(self, prefixes: Iterable[str]) -> dict[str, str]:
        """Give, for ids that events have had and that begin with some prefix, the ids of the events that they are now.

        An event's id is that of its smallest report: those that an alarm has named may have been joined by others since.
        """
        begins = tuple(prefixes)
        former = self.recall("former ids", _list_former)
        whole = {old: former[old] for old in begins if old in former}
        begun = tuple(old for old in begins if old not in whole and len(old) < _ID_DIGITS)
        return whole | ({old: now for old, now in former.items() if old.startswith(begun)} if begun else {})
