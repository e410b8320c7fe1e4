"""Writing, checking and clearing away of Parquet parts."""

import os
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from volteface.errors import LedgerDamagedError, LedgerError
from volteface.ledger.manifest import PARTS, Manifest, Part, sync
from volteface.ledger.schema import TABLES

Row = dict[str, Any]
SCRATCH = "scratch"
"""A folder beside the parts for what a writer unpacks, and for what does not fit into its memory."""


def part_path(folder: Path, table: str) -> Path:
    """Give a fresh path for a part of a table; no two writers ever give the same one."""
    return folder / PARTS / f"{table}-{os.urandom(8).hex()}.parquet"


def write_part(folder: Path, table: str, rows: Sequence[Row]) -> Part:
    """Write rows as a part of a table and force it to the disk. It counts once a manifest names it.

    Raises LedgerError if there is no room, or no right to write.
    """
    try:
        content = pa.Table.from_pylist(rows, schema=TABLES[table])
    except UnicodeEncodeError:  # a lone surrogate, which no UTF-8 file can hold
        content = pa.Table.from_pylist([_without_surrogates(row) for row in rows], schema=TABLES[table])
    path = part_path(folder, table)
    try:
        pq.write_table(content, path, compression="zstd", row_group_size=20_000)
        return seal_part(path, len(rows))
    except OSError as error:
        raise LedgerError(
            f"{path} can't be written ({error.strerror or error}); make room, then add the pages again. "
            "What was kept before is safe."
        ) from error


def seal_part(path: Path, rows: int) -> Part:
    """Force a written part to the disk and describe it. The folder's list of names is synced by `sync_parts`."""
    sync(path)
    return Part(file=path.name, rows=rows, bytes=path.stat().st_size)


def sync_parts(folder: Path) -> None:
    """Force the list of parts to the disk; to be done before a manifest names new ones."""
    sync(folder / PARTS)


def write_parts(folder: Path, tables: Mapping[str, Sequence[Row]]) -> dict[str, tuple[Part, ...]]:
    """Write one part for each table that has rows."""
    parts: dict[str, tuple[Part, ...]] = {
        name: (write_part(folder, name, rows),) for name, rows in tables.items() if rows
    }
    sync_parts(folder)
    return parts


def check_parts(folder: Path, manifest: Manifest) -> None:
    """Raise LedgerError, with what to do, if a part that the manifest names is missing or of the wrong size."""
    for parts in manifest.tables.values():
        for part in parts:
            path = folder / PARTS / part.file
            try:
                size = path.stat().st_size
            except OSError:
                raise LedgerDamagedError(f"{path} is missing; {_REPAIR}") from None
            if size != part.bytes:
                raise LedgerDamagedError(
                    f"{path} is damaged ({size} bytes instead of {part.bytes}); {_REPAIR}"
                )


_REPAIR = (
    "restore this file from a copy of the ledger, or make a new ledger and add the pages again. "
    "If the ledger has just been opened by a reader that is hours old, open it anew."
)


def damaged(folder: Path, error: Exception) -> LedgerDamagedError:
    """Turn what DuckDB says of an unreadable part into what the user can do."""
    return LedgerDamagedError(f"{folder} has a part that can't be read ({error}); {_REPAIR}")


def clear_orphans(folder: Path, manifest: Manifest) -> None:
    """Delete files that no manifest names: what a killed writer left, and retired parts past their grace."""
    shutil.rmtree(folder / SCRATCH, ignore_errors=True)
    keep = manifest.files()
    for path in (folder / PARTS).iterdir():
        if path.name not in keep:
            path.unlink(missing_ok=True)


def _without_surrogates(value: Any) -> Any:
    """Put U+FFFD for each lone surrogate, one for one, so that offsets still hold."""
    if isinstance(value, str):
        return "".join("\ufffd" if "\ud800" <= letter <= "\udfff" else letter for letter in value)
    if isinstance(value, dict):
        return {key: _without_surrogates(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_without_surrogates(item) for item in value]
    return value
