"""A ledger's folder: made, opened, written to and read."""

from pathlib import Path

from volteface.errors import LedgerError
from volteface.ledger.lock import LOCK, WriterLock
from volteface.ledger.manifest import MANIFEST, PARTS, Manifest, load_manifest, swap_manifest
from volteface.ledger.parts import write_part
from volteface.ledger.schema import TABLES
from volteface.ledger.snapshot import Snapshot
from volteface.ledger.writer import BATCH_DOCUMENTS, Writer


class Ledger:
    """A folder of Parquet parts under a manifest (docs/reference-ledger.md). Copy the folder to copy the ledger."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def create(cls, path: Path | str) -> "Ledger":
        """Make an empty ledger at a path. Raises LedgerError if something is there already."""
        folder = Path(path)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            strange = [item.name for item in folder.iterdir() if item.name not in _OURS]
        except OSError as error:
            raise LedgerError(
                f"no ledger can be made at {folder} ({error.strerror}); choose another path."
            ) from None
        if strange:
            raise LedgerError(
                f"{folder} holds other files ({strange[0]}); choose a new or empty folder for a ledger."
            )
        with WriterLock(folder):
            if (folder / MANIFEST).exists():
                raise LedgerError(f"{folder} is a ledger already; open it, or choose another path.")
            (folder / PARTS).mkdir(exist_ok=True)
            # one empty part a table, so that there is always something to read the columns from
            tables = {table: (write_part(folder, table, []),) for table in TABLES}
            swap_manifest(folder, Manifest(version=1, last_run=0, derived=0, tables=tables))
        return cls(folder)

    @classmethod
    def open(cls, path: Path | str) -> "Ledger":
        """Open the ledger at a path. Raises LedgerError, with what to do, if there is none or it is damaged."""
        folder = Path(path)
        load_manifest(folder)
        return cls(folder)

    @classmethod
    def open_or_create(cls, path: Path | str) -> "Ledger":
        """Open the ledger at a path, or make one there. Raises LedgerError as `open` and `create` do."""
        return cls.open(path) if (Path(path) / MANIFEST).exists() else cls.create(path)

    def writer(self, batch_documents: int = BATCH_DOCUMENTS) -> Writer:
        """Give the one writer that a ledger can have at a time, a context; a batch is durable once it is full."""
        return Writer(self.folder, batch_documents)

    def snapshot(self) -> Snapshot:
        """Give a reader of the ledger as it is now, whatever is written meanwhile; close it, or use it as a context."""
        return Snapshot(self.folder)


_OURS = frozenset((LOCK, PARTS, MANIFEST, MANIFEST + ".tmp"))
