"""Adding a ruling to a ledger: the row, and all that follows from it, at one stroke."""

from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from volteface.errors import LedgerError
from volteface.ledger.derive import derive
from volteface.ledger.index import Index
from volteface.ledger.lock import WriterLock
from volteface.ledger.manifest import load_manifest, swap_manifest
from volteface.ledger.parts import Row, write_part
from volteface.ledger.rulings import Ruling, list_rulings, name_ruling
from volteface.ledger.views import reading


def keep_ruling(folder: Path, ruling: Ruling) -> tuple[str, bool]:
    """Keep a ruling; give its id, and whether it is news: one that says the same and holds is the same one.

    Events follow at once. Raises LedgerError if another writer is at work, for a ruling that says nothing, and for one that
    undoes what is not there or does not hold.
    """
    ruling.check()
    with WriterLock(folder):
        manifest = load_manifest(folder)
        with reading(folder, manifest, upto=manifest.last_run) as connection:
            rows = list_rulings(connection)
        name, known = name_ruling(ruling, rows)
        if known:
            return name, False
        if ruling.undoes and ruling.undoes not in {row["id"] for row in rows if row["holds"]}:
            raise LedgerError(f"no ruling {ruling.undoes!r} holds; 'volteface rulings' lists those that do.")
        row = _row(ruling, name, manifest.version + 1)
        ruled = manifest.with_parts({"rulings": (write_part(folder, "rulings", [row]),)})
        with Index(folder) as index:
            derived = derive(folder, ruled, index, [row])
            index.commit(derived.derivation)
            swap_manifest(folder, derived)
    return name, True


def _row(ruling: Ruling, name: str, turn: int) -> Row:
    return asdict(ruling) | {
        "id": name,
        "turn": turn,
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "reports": [asdict(told) for told in sorted(ruling.reports)],
        "documents": sorted(ruling.documents),
    }
