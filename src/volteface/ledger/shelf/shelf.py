"""The shelf of a ledger: a file beside it that is brought to its newest state, and read from many threads meanwhile."""

import json
import os
import tempfile
import threading
from contextlib import ExitStack, suppress
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Self

import duckdb

from volteface.errors import LedgerError
from volteface.ledger.lock import WriterLock
from volteface.ledger.manifest import Manifest, load_manifest, read_record
from volteface.ledger.offered import EVENTS, bound_runs
from volteface.ledger.parts import check_parts
from volteface.ledger.shelf.fill import (
    FEWEST_STRAYS,
    MOST_STRAYS,
    Filling,
    open_parts,
    show_parts,
    sort_tables,
)
from volteface.ledger.shelf.tables import FORMAT, NEWEST, list_tables
from volteface.ledger.snapshot import Memory, Snapshot
from volteface.ledger.views import SETTINGS

FOLDER = "desk"
FILE = "shelf.duckdb"
MEMORY_LIMIT = "3GB"
MOST_MADE_AGAIN = 8
"""Of what was remembered of a state, so much is made again for the next one; the rest when it is asked for."""

# rows by their numbers: of a wide row that is found by its id, all columns would be read on the way
_PAGED = """(SELECT * FROM current_events WHERE rowid IN (
    SELECT rowid FROM current_events WHERE id IN (SELECT unnest($ids))))"""
_IMPORTED = """(SELECT * FROM current_imports WHERE rowid IN (
    SELECT rowid FROM current_imports WHERE key IN (SELECT unnest($keys))))"""


class ShelfSnapshot(Snapshot):
    """One state of the shelf, read as any other snapshot is."""

    newest = NEWEST
    _PAGED_EVENTS = EVENTS.format(events=_PAGED, imports="(SELECT * FROM current_imports LIMIT 0)")
    _IMPORTED_EVENTS = EVENTS.format(events="(SELECT * FROM current_events LIMIT 0)", imports=_IMPORTED)

    def __init__(self, folder: Path, connection: duckdb.DuckDBPyConnection, memory: Memory) -> None:
        self.folder = folder
        self._connection = connection
        self._memory = memory
        self._found = {}

    def acts(self, step: str) -> str:
        """Name the relation of acts that serves for a step, as any snapshot does."""
        return "month_acts" if step == "month" else "acts"


class Shelf:
    """What a ledger's snapshot offers, materialised: view functions answer from it in milliseconds at millions of events.

    It stands in a folder `desk` of the ledger, or in the one given. Where that can't be written to, or another process has it,
    in a temporary one that goes when it is closed. Safe to use from many threads; each takes snapshots of its own.
    """

    def __init__(self, ledger: Path, folder: Path | None = None) -> None:
        """Open the shelf; it is filled by the first `refresh` or `snapshot`. Raises LedgerError if there is no ledger."""
        load_manifest(ledger)
        self.ledger = ledger
        self._held = ExitStack()
        self._refreshing = threading.Lock()
        self._opening = threading.Lock()  # of cursors, and of what is recalled
        self._memories: dict[
            str, Memory
        ] = {}  # by the state that they are of: the last one, and the one to come
        self.folder = self._take_folder(folder or ledger / FOLDER)
        self._before: Manifest | None
        self._strays: int
        self._is_proven = False
        self._database = self._open()

    def __enter__(self) -> Self:
        """Give the shelf itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the shelf."""
        self.close()

    def close(self) -> None:
        """Let go of the file; a temporary one is deleted."""
        with self._refreshing:
            self._database.close()
            self._held.close()

    def refresh(self) -> bool:
        """Bring the shelf to the ledger's newest state; tell whether it was another one.

        Snapshots taken before stay as they are. Raises LedgerError if the ledger is missing or damaged, or if there is no room.
        """
        with self._refreshing:
            manifest = load_manifest(self.ledger)
            if manifest == self._before:
                return False
            check_parts(self.ledger, manifest)
            try:
                self._advance(manifest)
            except duckdb.Error as error:
                # A file that was found may be damaged, and the ledger has all that is in it. One that was good a while ago is kept:
                # readers have it open, and it still shows what was there.
                if self._is_proven:
                    raise self._tell_trouble(error) from error
                self._database.close()
                self._delete()
                self._database = self._open()
                try:
                    self._advance(manifest)
                except duckdb.Error as again:
                    raise self._tell_trouble(again) from again
            self._is_proven = True
            return True

    def _tell_trouble(self, error: Exception) -> LedgerError:
        return LedgerError(
            f"{self.folder} can't be filled from {self.ledger} ({error}); make room there. If there is enough, a part of "
            "the ledger is damaged: restore it from a copy."
        )

    def snapshot(self) -> Snapshot:
        """Give a reader of the state that the last refresh has made, a context; the first one makes it."""
        if self._before is None:
            self.refresh()
        with self._opening:
            connection = self._database.cursor()
            try:
                connection.execute("BEGIN TRANSACTION")
                name = str(connection.execute("SELECT name FROM state").fetchall()[0][0])
            except BaseException:
                connection.close()
                raise
            return ShelfSnapshot(self.ledger, connection, self._memories.get(name) or Memory())

    def _take_folder(self, folder: Path) -> Path:
        """Give a folder that no other process has."""
        try:
            folder.mkdir(exist_ok=True)
            self._held.enter_context(WriterLock(folder))
        except (OSError, LedgerError):
            return Path(self._held.enter_context(tempfile.TemporaryDirectory(prefix="volteface-shelf-")))
        return folder

    def _open(self) -> duckdb.DuckDBPyConnection:
        """Open the file, and see which state it has; one that is damaged or of another format is deleted."""
        self._before, self._strays, self._memories = None, 0, {"": Memory()}
        if (self.folder / FILE).exists():
            with suppress(duckdb.Error, ValueError, KeyError, TypeError):
                return self._open_filled()
        self._delete()
        return self._connect()

    def _open_filled(self) -> duckdb.DuckDBPyConnection:
        database = self._connect()
        try:
            [(name, format_, manifest, strays)] = database.execute(
                "SELECT name, format, manifest, strays FROM state"
            ).fetchall()
            if format_ != FORMAT:
                raise ValueError(f"format {format_}")
            self._before, self._strays = read_record(json.loads(manifest)), strays
            show_parts(
                database, self.ledger, self._before
            )  # the ledger may have been moved, or this be a copy of it
            self._memories = {name: Memory()}
        except BaseException:
            database.close()
            raise
        return database

    def _connect(self) -> duckdb.DuckDBPyConnection:
        path = self.folder / FILE
        return duckdb.connect(str(path), config={**SETTINGS, "memory_limit": MEMORY_LIMIT})

    def _delete(self) -> None:
        for path in self.folder.glob(f"{FILE}*"):
            path.unlink(missing_ok=True)

    def _advance(self, manifest: Manifest) -> None:
        """Bring the file to a manifest, in one transaction."""
        before = self._before if self._before and _continues(self._before, manifest) else None
        name = os.urandom(8).hex()
        with self._database.cursor() as connection:
            open_parts(connection, self.ledger, manifest)
            if self._before is None:
                self._make_tables(connection, manifest)
            connection.execute("BEGIN TRANSACTION")
            show_parts(connection, self.ledger, manifest)
            connection.execute(bound_runs(manifest.derived))
            rows = Filling(connection, before, manifest).fill()
            strays = self._strays + rows if before else 0
            if strays > FEWEST_STRAYS and strays > MOST_STRAYS * _count_events(connection):
                sort_tables(connection)
                strays = 0
            connection.execute("DELETE FROM state")
            record = json.dumps(asdict(manifest))
            connection.execute("INSERT INTO state VALUES (?, ?, ?, ?)", [name, FORMAT, record, strays])
            memory = self._recall_anew(connection)
            last = next(reversed(self._memories))
            self._memories = {last: self._memories[last], name: memory}
            connection.execute("COMMIT")
        self._before, self._strays = manifest, strays

    def _make_tables(self, connection: duckdb.DuckDBPyConnection, manifest: Manifest) -> None:
        """Make the tables, in a transaction of their own: DuckDB 2.0 overlooks rows put into a table that is not there yet for others,
        where they are many and a condition is on them.
        """
        connection.execute("BEGIN TRANSACTION")
        show_parts(connection, self.ledger, manifest)
        connection.execute(list_tables())
        connection.execute("COMMIT")

    def _recall_anew(self, connection: duckdb.DuckDBPyConnection) -> Memory:
        """Make again what was asked for of the last state, so that nobody waits for it."""
        asked = self._memories[next(reversed(self._memories))].asked
        memory = Memory()
        snapshot = ShelfSnapshot(self.ledger, connection, memory)
        for key, make in list(asked.items())[-MOST_MADE_AGAIN:]:
            snapshot.recall(key, make)
        memory.asked.clear()  # by the refresh, not by a reader
        return memory


def _continues(before: Manifest, manifest: Manifest) -> bool:
    """Tell whether a manifest surely comes after another: its parts are there still, or were put together a short while ago."""
    if manifest.version <= before.version:
        return False
    used = {part.file for parts in before.tables.values() for part in parts}
    return used <= manifest.files()


def _count_events(connection: duckdb.DuckDBPyConnection) -> int:
    query = "SELECT (SELECT count(*) FROM current_events) + (SELECT count(*) FROM current_imports)"
    return int(connection.execute(query).fetchall()[0][0])
