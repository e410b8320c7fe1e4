"""Where articles are looked up by their fingerprints: an SQLite file beside the ledger's parts.

It holds nothing that the parts don't: a ledger without it, or with one that is behind, makes it again from them.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

import numpy as np

from volteface.errors import LedgerError
from volteface.ledger.copies import FEWEST_KEYS, read_fingerprint
from volteface.ledger.likeness import DAY_SHIFT, Entry, How, Senses
from volteface.ledger.rows import make_key
from volteface.ledger.window import WINDOW_DAYS, Window

INDEX = "origins.sqlite"
FORMAT = 2
MOST_EARLIER = 32
"""Of the articles that have a key only so many are looked at, the earliest: the others are copies of those, or the key is a
phrase that everybody uses."""
MOST_LATER = 64
MOST_ENTRIES = 20_000  # held in memory
CACHE_KIB = 256 * 1024
WAIT_SECONDS = 5.0
"""How long another program's lock is waited for."""
_NO_PLACE = (1 << 63) - 1

_SCHEMA = f"""
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
PRAGMA cache_size = -{CACHE_KIB};
CREATE TABLE IF NOT EXISTS state (derivation TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS articles (
    place INTEGER PRIMARY KEY, document TEXT NOT NULL UNIQUE, outlet TEXT NOT NULL, language TEXT NOT NULL,
    fingerprint BLOB NOT NULL, senses BLOB NOT NULL, parent INTEGER, root INTEGER, how TEXT, shared REAL
);
CREATE INDEX IF NOT EXISTS children ON articles (parent) WHERE parent IS NOT NULL;
CREATE INDEX IF NOT EXISTS members ON articles (root);
CREATE TABLE IF NOT EXISTS vectors (place INTEGER PRIMARY KEY, bits BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS keys (key INTEGER NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (key, place)) WITHOUT ROWID;
PRAGMA user_version = {FORMAT};
"""
_ENTRY = "SELECT place, document, outlet, language, fingerprint, senses FROM articles WHERE "
_EARLIER = "SELECT place FROM keys WHERE key = ? AND place < ? ORDER BY place LIMIT ?"
_LATER = "SELECT place FROM keys WHERE key = ? AND place > ? ORDER BY place LIMIT ?"


class Standing(NamedTuple):
    """Whose account an article is: the place of the page that it goes back to (None for none), that of the page that the
    account began with, how it goes back, and which part of it does.
    """

    parent: int | None
    root: int
    how: How | None
    shared: float


class Index:
    """The articles of a ledger by place, key and sense; a context. Changes last once they are committed.

    Opening and committing raise LedgerError where the file can't be used; so does `telling_trouble` around all else.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / INDEX
        self._connection = self._open()
        self.window = Window(self._load_day)
        self._entries: dict[int, Entry] = {}

    def __enter__(self) -> Self:
        """Give the index itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def _open(self) -> sqlite3.Connection:
        with self.telling_trouble():
            try:
                connection = self._connect()
            except sqlite3.DatabaseError as error:
                if not _is_damage(error):
                    raise
                self._delete()  # it can be made again
                connection = self._connect()
            connection.execute("BEGIN")
        return connection

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, timeout=WAIT_SECONDS, isolation_level=None)
        try:
            [[version]] = connection.execute("PRAGMA user_version").fetchall()
            if version not in (0, FORMAT):
                raise sqlite3.DatabaseError("of another version")
            connection.executescript(_SCHEMA)
        except BaseException:
            connection.close()
            raise
        return connection

    @contextmanager
    def telling_trouble(self) -> Iterator[None]:
        """Turn what hinders the use of the file (another program's lock, a full disk) into a LedgerError. What shows that the file
        is damaged passes through, as the bare sqlite3.DatabaseError.
        """
        try:
            yield
        except sqlite3.DatabaseError as error:
            if _is_damage(error):
                raise
            raise LedgerError(
                f"{self._path} can't be used ({error}); see that no other program has it open and that the disk has room and can "
                "be written to, then try again. If that doesn't help, delete it: it is made again from the ledger's parts."
            ) from error

    def _delete(self) -> None:
        for suffix in ("", "-wal", "-shm"):
            self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)

    @property
    def derivation(self) -> str:
        """The name of the derivation that it holds the articles of, as the ledger's manifest has it; "" where it is new."""
        row = self._connection.execute("SELECT derivation FROM state").fetchone()
        return row[0] if row else ""

    def clear(self) -> None:
        """Forget everything: begin with a new file."""
        self._connection.close()
        self._delete()
        self._connection = self._open()
        self._forget()

    def discard(self) -> None:
        """Drop what was not committed."""
        if self._connection.in_transaction:  # some errors have ended it already
            self._connection.execute("ROLLBACK")
        self._connection.execute("BEGIN")
        self._forget()

    def _forget(self) -> None:
        self.window = Window(self._load_day)
        self._entries = {}

    def commit(self, derivation: str) -> None:
        """Make what has been put in last, under the name of its derivation. To be done before the ledger's own state has that
        name: an index of another name than its ledger is made again, whoever was killed between the two.
        """
        with self.telling_trouble():
            self._connection.execute("DELETE FROM state")
            self._connection.execute("INSERT INTO state VALUES (?)", [derivation])
            self._connection.execute("COMMIT")
            self._connection.execute("BEGIN")

    def close(self) -> None:
        """Drop what was not committed, and let go of the file."""
        self._connection.close()

    def choose_place(self, document: str, seen: str) -> int:
        """Give an article's place: by the day on which it could first be known, then by a hash of its document."""
        day = date.fromisoformat(seen).toordinal()
        place = day << DAY_SHIFT | make_key(document) & (1 << DAY_SHIFT) - 1
        while self._document_at(place) not in (None, document):  # once in millions of articles a day
            place += 1
        return place

    @staticmethod
    def is_day(place: int, seen: str) -> bool:
        """Tell whether a place is one of a day's."""
        return place >> DAY_SHIFT == date.fromisoformat(seen).toordinal()

    def _document_at(self, place: int) -> str | None:
        row = self._connection.execute("SELECT document FROM articles WHERE place = ?", [place]).fetchone()
        return row[0] if row else None

    def put(self, entry: Entry) -> None:
        """Take in an article whose place is free."""
        fingerprint, bits = entry.fingerprint, entry.senses.astype("<u8").tobytes()
        self._connection.execute(
            "INSERT INTO articles (place, document, outlet, language, fingerprint, senses) VALUES (?, ?, ?, ?, ?, ?)",
            [*entry[:4], fingerprint.to_bytes(), bits],
        )
        self._connection.executemany(
            "INSERT INTO keys VALUES (?, ?)", [(key, entry.place) for key in fingerprint.keys.tolist()]
        )

    def remove(self, entry: Entry) -> None:
        """Take an article out."""
        keys = entry.fingerprint.keys.tolist()
        self._connection.executemany(
            "DELETE FROM keys WHERE key = ? AND place = ?", [(key, entry.place) for key in keys]
        )
        self._show(entry, shown=False)
        self._connection.execute("DELETE FROM articles WHERE place = ?", [entry.place])
        self._entries.pop(entry.place, None)

    def find(self, document: str) -> Entry | None:
        """Give the article of a document, if it is there."""
        row = self._connection.execute(_ENTRY + "document = ?", [document]).fetchone()
        return _read_entry(row) if row else None

    def entry(self, place: int) -> Entry:
        """Give the article at a place."""
        held = self._entries.get(place)
        if held is None:
            if len(self._entries) >= MOST_ENTRIES:
                self._entries.clear()
            row = self._connection.execute(_ENTRY + "place = ?", [place]).fetchone()
            held = self._entries[place] = _read_entry(row)
        return held

    def standing(self, place: int) -> Standing | None:
        """Give whose account the article at a place is; None where that hasn't been found out."""
        row = self._connection.execute(
            "SELECT parent, root, how, shared FROM articles WHERE place = ?", [place]
        ).fetchone()
        return Standing(*row) if row and row[1] is not None else None

    def last_place(self) -> int:
        """Give the last place of an article whose standing is known; 0 where there is none."""
        row = self._connection.execute(
            "SELECT place FROM articles WHERE root IS NOT NULL ORDER BY place DESC LIMIT 1"
        )
        found = row.fetchone()
        return int(found[0]) if found else 0

    def root_of(self, place: int) -> int:
        """Give where the account of the article at a place began."""
        standing = self.standing(place)
        return standing.root if standing else place

    def stand(self, entry: Entry, standing: Standing) -> None:
        """Set down whose account an article is. Only what is nobody's copy can be found by its sense."""
        self._connection.execute(
            "UPDATE articles SET parent = ?, root = ?, how = ?, shared = ? WHERE place = ?",
            [*standing, entry.place],
        )
        self._show(entry, shown=is_shown(standing))

    def _show(self, entry: Entry, *, shown: bool) -> None:
        """Let an article be found by its sense, or don't."""
        if not len(entry.senses):
            return
        day, bits = entry.place >> DAY_SHIFT, entry.senses[0].astype("<u8").tobytes()
        if shown:
            cursor = self._connection.execute(
                "INSERT OR IGNORE INTO vectors VALUES (?, ?)", [entry.place, bits]
            )
        else:
            cursor = self._connection.execute("DELETE FROM vectors WHERE place = ?", [entry.place])
        if cursor.rowcount:
            (self.window.put(day, entry.place, bits) if shown else self.window.drop(day, entry.place))

    def members(self, root: int) -> list[int]:
        """Give the articles of the account that began at a place."""
        rows = self._connection.execute("SELECT place FROM articles WHERE root = ?", [root])
        return [row[0] for row in rows]

    def children(self, place: int) -> list[int]:
        """Give the articles that go back to the one at a place directly."""
        rows = self._connection.execute("SELECT place FROM articles WHERE parent = ?", [place])
        return [row[0] for row in rows]

    def earlier(self, entry: Entry) -> list[int]:
        """Give the articles before one that share enough keys with it to be what it was copied from, the earliest first."""
        return self._sharing(entry, _EARLIER, MOST_EARLIER)

    def later(self, entry: Entry) -> list[int]:
        """Give the first articles behind one that share enough keys with it to have been copied from it."""
        return self._sharing(entry, _LATER, MOST_LATER)

    def _sharing(self, entry: Entry, query: str, most: int) -> list[int]:
        shared: Counter[int] = Counter()
        for key in entry.fingerprint.keys.tolist():
            shared.update(row[0] for row in self._connection.execute(query, [key, entry.place, most]))
        return sorted(place for place, count in shared.items() if count >= FEWEST_KEYS)

    def earlier_in_sense(self, entry: Entry) -> list[int]:
        """Give the articles of the days before one that as a whole say what it says, the earliest first."""
        day = entry.place >> DAY_SHIFT
        return self._near(entry, (day - WINDOW_DAYS, day), (0, entry.place))

    def later_in_sense(self, entry: Entry) -> list[int]:
        """Give the articles of the days after one that as a whole say what it says."""
        day = entry.place >> DAY_SHIFT
        return self._near(entry, (day, day + WINDOW_DAYS), (entry.place + 1, _NO_PLACE))

    def _near(self, entry: Entry, days: tuple[int, int], places: tuple[int, int]) -> list[int]:
        return sorted(self.window.nearest(entry.senses[0], days, places)) if len(entry.senses) else []

    def _load_day(self, day: int) -> list[tuple[int, bytes]]:
        query = "SELECT place, bits FROM vectors WHERE place >= ? AND place < ?"
        return self._connection.execute(query, [day << DAY_SHIFT, day + 1 << DAY_SHIFT]).fetchall()


def _is_damage(error: sqlite3.DatabaseError) -> bool:
    """Tell whether a file is no database of ours: locks, full disks and the like come as one of the class's children."""
    return type(error) is sqlite3.DatabaseError


def is_shown(standing: Standing) -> bool:
    """Tell whether an article that stands so can be found by its sense."""
    return standing.how in (None, "translation")


def share_keys(left: Entry, right: Entry) -> bool:
    """Tell whether two articles have enough keys in common that one is looked up by the words of the other."""
    return (
        len(np.intersect1d(left.fingerprint.keys, right.fingerprint.keys, assume_unique=True)) >= FEWEST_KEYS
    )


def _read_entry(row: tuple[int, str, str, str, bytes, bytes]) -> Entry:
    return Entry(*row[:4], read_fingerprint(row[4]), read_senses(row[5]))


def read_senses(content: bytes) -> Senses:
    """Give the vectors' signs that are kept as bytes, little-endian."""
    return np.frombuffer(content, "<u8").reshape(-1, 6)
