"""Importing files into a ledger: under the writer's lock, a batch of files at a time, each swapped in at one stroke."""

import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from pathlib import Path

import duckdb

from volteface.errors import VoltefaceError
from volteface.ledger.compact import compact, forget_retired
from volteface.ledger.importing.eventset import EventSet
from volteface.ledger.importing.files import select_rows, unpack
from volteface.ledger.importing.rejected import set_aside
from volteface.ledger.importing.steps import (
    IMPORTED,
    choose_new,
    code_rows,
    count_kept,
    count_reasons,
    find_foreign,
    read_raw,
)
from volteface.ledger.lock import WriterLock
from volteface.ledger.manifest import Manifest, Part, load_manifest, swap_manifest
from volteface.ledger.parts import SCRATCH, clear_orphans, part_path, seal_part, sync_parts
from volteface.ledger.status import NEWS_DAYS
from volteface.ledger.views import quote, reading

BATCH_BYTES = 512 << 20
"""About so much text is taken in at one stroke; a file is never divided."""
PART_ROWS = 1_000_000
MEMORY_LIMIT = "2GB"
_PACKED = {".gz": 6, ".zip": 6, ".parquet": 6}
"""How much larger a file gets when it is unpacked, about."""

_COPY = """
COPY (SELECT * FROM ({rows}) {where} ORDER BY day)
TO {path} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880)
"""
_REVISIONS = """
COPY (SELECT key, {turn}::BIGINT AS turn FROM new WHERE revises) TO {path} (FORMAT parquet, COMPRESSION zstd)
"""


@dataclass(slots=True)
class Tally:
    """What became of the rows: `rows` read, of them `kept` now, `known` already, others counted by reason.

    `one_sided` of the kept ones name nobody on one side; `rejected` are the files that hold what was set aside.
    """

    rows: int = 0
    kept: int = 0
    revised: int = 0
    known: int = 0
    one_sided: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    rejected: list[Path] = field(default_factory=list)


def import_files(
    folder: Path,
    event_set: EventSet,
    files: Sequence[Path],
    tell: Callable[[int], object] = lambda _rows: None,
) -> Tally:
    """Import the files of a data set into the ledger in a folder; rows that it holds already change nothing.

    `tell` is called with the number of rows of each batch once it is durable. Being killed loses at most the batch in
    hand. Raises LedgerError if another writer is at work, and VoltefaceError for a file that is none of the set's.
    """
    tally = Tally()
    with WriterLock(folder):
        manifest = load_manifest(folder)
        clear_orphans(folder, manifest)
        for batch in _in_batches(files):
            before = tally.rows
            with _scratch(folder) as scratch:
                unpacked = list(unpack(batch, scratch))
                manifest = _import_batch(folder, manifest, event_set, unpacked, tally)
            tell(tally.rows - before)
        for finish in (lambda old: compact(folder, old), forget_retired):
            manifest = _swap(folder, manifest, finish(manifest))
    return tally


@contextmanager
def _scratch(folder: Path) -> Iterator[Path]:
    """Give an empty folder for what is unpacked and for what does not fit into memory."""
    scratch = folder / SCRATCH
    scratch.mkdir()
    try:
        yield scratch
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _in_batches(files: Sequence[Path]) -> Iterator[list[Path]]:
    batch: list[Path] = []
    size = 0
    for path in files:
        batch.append(path)
        size += (path.stat().st_size if path.is_file() else 0) * _PACKED.get(path.suffix.lower(), 1)
        if size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _import_batch(
    folder: Path, manifest: Manifest, event_set: EventSet, files: Sequence[Path], tally: Tally
) -> Manifest:
    """Import files at one stroke; give the manifest that holds them."""
    with reading(folder, manifest, upto=manifest.last_run) as connection:
        connection.execute(f"SET memory_limit = {quote(MEMORY_LIMIT)}")
        connection.execute(f"SET temp_directory = {quote(str((folder / SCRATCH).absolute()))}")
        if not _read(connection, event_set, files):
            return manifest
        code_rows(connection, event_set)
        choose_new(connection, event_set)
        _count(connection, tally)
        tally.rejected += set_aside(connection, folder, event_set.name, files)
        turn = manifest.version + 1
        parts = {"imports": _write(connection, folder, event_set.name, turn), "revisions": ()}
        if connection.execute("SELECT 1 FROM new WHERE revises LIMIT 1").fetchall():
            parts["revisions"] = (
                _copy(connection, folder, "revisions", _REVISIONS.format(turn=turn, path="{path}")),
            )
    if not parts["imports"]:
        return manifest
    sync_parts(folder)
    return _swap(folder, manifest, manifest.with_parts(parts))


def _read(connection: duckdb.DuckDBPyConnection, event_set: EventSet, files: Sequence[Path]) -> bool:
    """Read files as UTF-8, or as Latin-1 those that turn out not to be; tell whether there was anything to read."""
    rows = select_rows(files, event_set, "utf-8")
    if not rows:
        return False
    try:
        read_raw(connection, rows)
        if foreign := find_foreign(connection):
            old = [path for path in files if str(path.absolute()) not in foreign]
            new = [path for path in files if str(path.absolute()) in foreign]
            selects = (select_rows(old, event_set, "utf-8"), select_rows(new, event_set, "latin-1"))
            read_raw(connection, " UNION ALL ".join(filter(None, selects)))
    except duckdb.Error as error:
        names = ", ".join(path.name for path in files[:3]) + (" ..." if len(files) > 3 else "")
        raise VoltefaceError(f"{names} can't be read ({error}); download it again.") from error
    return True


def _count(connection: duckdb.DuckDBPyConnection, tally: Tally) -> None:
    reasons = count_reasons(connection)
    usable = connection.execute("SELECT count(*) FROM coded WHERE reason = ''").fetchall()[0][0]
    kept, revised, one_sided = count_kept(connection)
    tally.rows += usable + sum(reasons.values())
    tally.kept += kept
    tally.revised += revised
    tally.known += usable - kept
    tally.one_sided += one_sided
    tally.reasons.update(reasons)


def _write(connection: duckdb.DuckDBPyConnection, folder: Path, name: str, turn: int) -> tuple[Part, ...]:
    """Write the rows of `new` as parts of about PART_ROWS rows, each of its own stretch of days."""
    rows = IMPORTED.format(turn=turn, name=quote(name), historical_days=NEWS_DAYS)
    kept, last = connection.execute("SELECT count(*), max(day) FROM new").fetchall()[0]
    shares = -(-kept // PART_ROWS)
    cuts = {_find_share(connection, number / shares) for number in range(1, shares)} - {last}
    edges = [None, *sorted(cuts), last] if kept else []
    parts = []
    for after, upto in pairwise(edges):
        where = f"WHERE day <= '{upto}'" + (f" AND day > '{after}'" if after else "")
        parts.append(
            _copy(connection, folder, "imports", _COPY.format(rows=rows, where=where, path="{path}"))
        )
    return tuple(parts)


def _find_share(connection: duckdb.DuckDBPyConnection, share: float) -> date:
    """Give the day up to which a share of the rows of `new` lies."""
    found: date = connection.execute("SELECT quantile_disc(day, ?) FROM new", [share]).fetchall()[0][0]
    return found


def _copy(connection: duckdb.DuckDBPyConnection, folder: Path, table: str, copy: str) -> Part:
    path = part_path(folder, table)
    # the last one alone: a data set may be called anything
    copied = connection.execute(quote(str(path.absolute())).join(copy.rsplit("{path}", 1))).fetchall()
    return seal_part(path, int(copied[0][0]))


def _swap(folder: Path, old: Manifest, new: Manifest) -> Manifest:
    if new is not old:
        swap_manifest(folder, new)
    return new
