"""Alarms as they were raised: rows are only ever added, and what is known later of one is another row."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from volteface.ledger.lock import WriterLock
from volteface.ledger.manifest import load_manifest, swap_manifest
from volteface.ledger.parts import Row, sync_parts, write_part
from volteface.ledger.snapshot import Snapshot
from volteface.model import Shift, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """How alarms were looked for; alarms of one watch stand beside each other and share its budget."""

    step: Step = "week"
    budget: float = 0.05
    method: Literal["surprise"] = "surprise"


_OF_WATCH = "step = $step AND budget = $budget AND method = $method"
# The first row is the alarm as it was raised; only its stage may change.
_SHIFTS = f"""
SELECT arg_min(columns(* EXCLUDE (id, stage, lasted, told, turn)), turn), id,
    arg_max(stage, turn) AS stage, arg_max(lasted, turn) AS lasted
FROM kept_shifts WHERE {_OF_WATCH} GROUP BY id ORDER BY raised, id
"""  # noqa: S608 - our own text


def kept_shifts(snapshot: Snapshot, watch: Watch) -> list[Shift]:
    """Give the alarms that a watch has raised, as they were raised, with the stage that they have come to."""
    known = {"step": watch.step, "budget": watch.budget, "method": watch.method}
    return [_shift(row) for row in snapshot.rows(_SHIFTS, known)]


def keep_shifts(folder: Path, shifts: Sequence[Shift], watch: Watch) -> int:
    """Keep new alarms of a watch, and new stages of old ones; give the number of rows added.

    Raises LedgerError if another writer is at work.
    """
    with WriterLock(folder):
        with Snapshot(folder) as snapshot:
            known = {shift.id: shift for shift in kept_shifts(snapshot, watch)}
        manifest = load_manifest(folder)
        turn, told = manifest.version + 1, datetime.now(UTC).isoformat(timespec="seconds")
        fresh = [
            _row(shift, watch, turn, told)
            for shift in shifts
            if shift.id not in known or (known[shift.id].stage == "shock" and shift.stage == "shift")
        ]
        if fresh:
            part = write_part(folder, "shifts", fresh)
            sync_parts(folder)
            swap_manifest(folder, manifest.with_parts({"shifts": (part,)}))
    return len(fresh)


def _row(shift: Shift, watch: Watch, turn: int, told: str) -> Row:
    fields = {name: getattr(shift, name) for name in Shift.__slots__ if name != "starts"}
    return {
        **fields,
        "evidence": list(shift.evidence),
        "counter": list(shift.counter),
        "start_early": shift.starts[0],
        "start_late": shift.starts[1],
        "step": watch.step,
        "budget": watch.budget,
        "method": watch.method,
        "turn": turn,
        "told": told,
    }


def _shift(row: Row) -> Shift:
    fields = {name: row[name] for name in Shift.__slots__ if name not in ("starts", "evidence", "counter")}
    return Shift(
        **fields,
        starts=(row["start_early"], row["start_late"]),
        evidence=tuple(row["evidence"]),
        counter=tuple(row["counter"]),
    )
