"""The manifest: which parts make up the ledger now. Swapped whole, never edited.

A part that no manifest names does not exist for anyone: a writer first writes parts, then swaps the manifest, and
whatever it was killed over is an orphan that the next writer removes.
"""

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from volteface.errors import LedgerError

MANIFEST = "manifest.json"
PREVIOUS = "manifest.previous.json"
PARTS = "parts"
FORMAT = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One immutable Parquet file in `parts/`, with its number of rows and its size in bytes."""

    file: str
    rows: int
    bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Retired:
    """A part that compaction has replaced, kept until readers of older manifests are done; `since` in epoch seconds."""

    file: str
    since: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """A ledger's state: the parts of each table, and how far keeping and deriving have come.

    `last_run` is the number of the last run kept, `derived` the last run whose events and origins are made; `derivation` names
    that making of origins and no other, so that an index is known to belong to it.
    """

    version: int
    last_run: int
    derived: int
    tables: Mapping[str, tuple[Part, ...]]
    retired: tuple[Retired, ...] = ()
    derivation: str = ""

    def with_parts(self, new: Mapping[str, Sequence[Part]], **changes: Any) -> "Manifest":
        """Give the next manifest: these parts put behind the others, and fields changed by name."""
        names = dict.fromkeys((*self.tables, *new))  # a ledger may be older than a table
        tables = {name: (*self.tables.get(name, ()), *new.get(name, ())) for name in names}
        return replace(self, version=self.version + 1, tables=tables, **changes)

    def files(self) -> set[str]:
        """Name every file that has to stay: parts in use, and retired ones."""
        used = {part.file for parts in self.tables.values() for part in parts}
        return used | {part.file for part in self.retired}


def load_manifest(folder: Path) -> Manifest:
    """Read a ledger's manifest. Raises LedgerError, with what to do, if there is none or it is damaged."""
    path = folder / MANIFEST
    try:
        text = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise LedgerError(
            f"{folder} is no ledger: it has no {MANIFEST}. Check the path, or make a ledger with 'volteface add'."
        ) from None
    except OSError as error:
        raise LedgerError(f"{path} can't be read ({error.strerror}); check its permissions.") from None
    try:
        record = json.loads(text)
        if record.pop("checksum") != _checksum(record):
            raise ValueError("its checksum is wrong")
        if record["format"] != FORMAT:
            raise LedgerError(
                f"{folder} has ledger format {record['format']}, this volteface reads {FORMAT}: use the version "
                "that wrote it."
            )
        return read_record(record)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise LedgerError(
            f"{path} is damaged ({error}). Put {PREVIOUS} in its place (the last batch has to be added again), or "
            "restore the folder from a copy."
        ) from None


def swap_manifest(folder: Path, manifest: Manifest) -> None:
    """Make `manifest` the ledger's state, durably and at one stroke; the one before stays beside it."""
    path = folder / MANIFEST
    record: dict[str, Any] = {"format": FORMAT, **asdict(manifest)}
    record["checksum"] = _checksum(record)
    if path.exists():
        _replace(folder / PREVIOUS, path.read_bytes())
    _replace(path, json.dumps(record, indent=1).encode())
    sync(folder)


def sync(path: Path) -> None:
    """Force a file, or a folder's list of names, to the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _replace(path: Path, content: bytes) -> None:
    temporary = path.with_name(path.name + ".tmp")
    with temporary.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)


def _checksum(record: Mapping[str, Any]) -> str:
    return hashlib.blake2b(json.dumps(record, sort_keys=True).encode(), digest_size=16).hexdigest()


def read_record(record: Mapping[str, Any]) -> Manifest:
    """Give the manifest of its JSON record. Raises KeyError or TypeError if it is none."""
    tables = {name: tuple(Part(**part) for part in parts) for name, parts in record["tables"].items()}
    return Manifest(
        version=record["version"],
        last_run=record["last_run"],
        derived=record["derived"],
        tables=tables,
        retired=tuple(Retired(**part) for part in record["retired"]),
        derivation=record.get("derivation", ""),  # a ledger may be older than this
    )
