from dataclasses import replace
from pathlib import Path

import pytest

from volteface.errors import LedgerError
from volteface.ledger import Ledger, Watch, keep_shifts, kept_shifts
from volteface.model import Shift

WATCH = Watch(step="week", budget=0.05)
SHOCK = Shift(
    id="a1",
    kind="dyad",
    a="AZE",
    b="RUS",
    direction="conflict",
    starts=("2024-12-23", "2025-01-05"),
    raised="2025-01-12",
    stage="shock",
    probability=0.7,
    evidence=("e1", "e2"),
)
DRIFT = replace(
    SHOCK, id="b2", kind="drift", b="", direction="", from_side="RUS", to_side="WEST", raised="2025-02-02"
)


def kept(ledger: Ledger, watch: Watch = WATCH) -> list[Shift]:
    with ledger.snapshot() as snapshot:
        return kept_shifts(snapshot, watch)


def test_alarms_come_back_as_they_were_raised(tmp_path: Path) -> None:
    ledger = Ledger.create(tmp_path / "ledger")
    assert keep_shifts(ledger.folder, [SHOCK, DRIFT], WATCH) == 2
    assert kept(ledger) == [SHOCK, DRIFT]


def test_what_is_known_later_adds_a_stage_and_rewrites_nothing(tmp_path: Path) -> None:
    ledger = Ledger.create(tmp_path / "ledger")
    keep_shifts(ledger.folder, [SHOCK], WATCH)
    later = replace(SHOCK, stage="shift", lasted="2025-03-16", probability=0.2, evidence=("e9",))
    assert keep_shifts(ledger.folder, [later], WATCH) == 1
    assert kept(ledger) == [replace(SHOCK, stage="shift", lasted="2025-03-16")]
    assert keep_shifts(ledger.folder, [later, SHOCK], WATCH) == 0
    with ledger.snapshot() as snapshot:
        assert snapshot.rows("SELECT stage FROM kept_shifts ORDER BY turn") == [
            {"stage": "shock"},
            {"stage": "shift"},
        ]


def test_watches_stand_beside_each_other(tmp_path: Path) -> None:
    ledger = Ledger.create(tmp_path / "ledger")
    other = Watch(step="week", budget=0.25)
    keep_shifts(ledger.folder, [SHOCK], WATCH)
    keep_shifts(ledger.folder, [SHOCK, DRIFT], other)
    assert kept(ledger) == [SHOCK]
    assert kept(ledger, other) == [SHOCK, DRIFT]
    assert kept(ledger, Watch(step="month", budget=0.05)) == []


def test_two_runs_of_a_watch_do_not_spend_its_budget_twice(tmp_path: Path) -> None:
    ledger = Ledger.create(tmp_path / "ledger")
    keep_shifts(ledger.folder, [SHOCK], WATCH)
    with pytest.raises(LedgerError, match="meanwhile"):
        keep_shifts(ledger.folder, [DRIFT], WATCH)
    assert kept(ledger) == [SHOCK]
