"""Alarms as they were raised: rows are only ever added, and what is known later of one is another row."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from volteface.errors import LedgerError
from volteface.ledger.lock import WriterLock
from volteface.ledger.manifest import load_manifest, swap_manifest
from volteface.ledger.marks import weigh_named
from volteface.ledger.parts import Row, sync_parts, write_part
from volteface.ledger.snapshot import Snapshot
from volteface.model import Method, Shift, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """How alarms were looked for; alarms of one watch stand beside each other and share its budget."""

    step: Step = "week"
    budget: float = 0.05
    method: Method = "surprise"


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """A watch that has raised alarms: how many, the day of the last one, and when anything of it was kept last (UTC)."""

    watch: Watch
    alarms: int
    raised: str
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRow:
    """A row that was kept of an alarm: when (`told`, UTC), by which watch, and the stage that it had come to by then."""

    watch: Watch
    told: str
    stage: Literal["shock", "shift"]
    lasted: str


_WATCHES = """
SELECT step, budget, method, count(DISTINCT id) AS alarms, max(raised) AS raised, max(told) AS told
FROM kept_shifts GROUP BY step, budget, method ORDER BY max(turn) DESC
"""
_ROWS = (
    "SELECT step, budget, method, told, stage, lasted FROM kept_shifts WHERE id = $id ORDER BY turn, budget"
)
_OF_WATCH = (
    "SELECT * FROM shifts WHERE step = $step AND budget = $budget AND method = $method ORDER BY raised, id"
)
_OF_PAIR = """
SELECT * FROM shifts
SEMI JOIN (SELECT step, budget, method FROM kept_shifts ORDER BY turn DESC LIMIT 1) USING (step, budget, method)
WHERE kind = 'dyad' AND a = least($a, $b) AND b = greatest($a, $b) ORDER BY raised, id
"""
_OF_ACTOR = """
SELECT * FROM shifts
SEMI JOIN (SELECT step, budget, method FROM kept_shifts ORDER BY turn DESC LIMIT 1) USING (step, budget, method)
WHERE a = $actor OR b = $actor ORDER BY raised, id
"""
_BY_ID = (
    "SELECT DISTINCT ON (id) * FROM shifts WHERE starts_with(id, lower($prefix)) ORDER BY id, budget LIMIT 2"
)
_TOLD = """
SELECT id, coalesce(min(told), '') AS kept, coalesce(arg_max(told, turn), '') AS told FROM kept_shifts
WHERE step = $step AND budget = $budget AND method = $method GROUP BY id
"""


def kept_shifts(snapshot: Snapshot, watch: Watch) -> list[Shift]:
    """Give the alarms that a watch has raised, as they were raised, with the stage that they have come to."""
    return [_shift(row) for row in snapshot.rows(_OF_WATCH, _name(watch))]


def shifts_of_pair(snapshot: Snapshot, a: str, b: str) -> list[Shift]:
    """Give the alarms on two actors that the watch has raised which was the last to raise any."""
    return [_shift(row) for row in snapshot.rows(_OF_PAIR, {"a": a, "b": b})]


def shifts_of_actor(snapshot: Snapshot, actor: str) -> list[Shift]:
    """Give the alarms on an actor and anybody, and on its own drifts, of the watch which was the last to raise any."""
    return [_shift(row) for row in snapshot.rows(_OF_ACTOR, {"actor": actor})]


def find_shift(snapshot: Snapshot, prefix: str) -> Shift | None:
    """Give the alarm whose id alone begins with `prefix`, None where there is none or several."""
    rows = snapshot.rows(_BY_ID, {"prefix": prefix})
    return _shift(rows[0]) if len(rows) == 1 else None


def find_told(snapshot: Snapshot, watch: Watch) -> dict[str, tuple[str, str]]:
    """Give when (ISO, in UTC) each alarm of a watch was kept and when it came to its stage; "" where an older ledger doesn't say."""
    return {row["id"]: (row["kept"], row["told"]) for row in snapshot.rows(_TOLD, _name(watch))}


def list_watches(snapshot: Snapshot) -> list[Watched]:
    """Give the watches that have raised alarms, the one that was the last to raise any first."""
    return [
        Watched(watch=_watch(row), alarms=row["alarms"], raised=row["raised"], told=row["told"])
        for row in snapshot.rows(_WATCHES)
    ]


def list_kept(snapshot: Snapshot, shift: Shift) -> list[KeptRow]:
    """Give the rows kept of an alarm, the first as it was raised."""
    return [
        KeptRow(watch=_watch(row), told=row["told"], stage=row["stage"], lasted=row["lasted"])
        for row in snapshot.rows(_ROWS, {"id": shift.id})
    ]


def _watch(row: Row) -> Watch:
    return Watch(step=row["step"], budget=row["budget"], method=row["method"])


def _name(watch: Watch) -> dict[str, Any]:
    return {"step": watch.step, "budget": watch.budget, "method": watch.method}


def keep_shifts(folder: Path, shifts: Sequence[Shift], watch: Watch) -> int:
    """Keep new alarms of a watch, and new stages of old ones; give the number of rows added.

    `shifts` are all of the watch, those that were kept before among them. Raises LedgerError if another writer is at work,
    or if another run of the watch has kept alarms meanwhile: both would have spent the same budget.
    """
    with WriterLock(folder):
        with Snapshot(folder) as snapshot:
            known = {shift.id: shift for shift in kept_shifts(snapshot, watch)}
            worth = weigh_named(snapshot, [shift for shift in shifts if shift.id not in known])
        if known.keys() - {shift.id for shift in shifts}:
            raise LedgerError(
                "another run has kept alarms of this watch meanwhile; run it again to see them."
            )
        manifest = load_manifest(folder)
        turn, told = manifest.version + 1, datetime.now(UTC).isoformat(timespec="seconds")
        fresh = [
            _row(shift, watch, turn, told) | {"worth": worth.get(shift.id, [])}
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
