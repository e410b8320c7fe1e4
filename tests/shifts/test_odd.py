"""Ledgers in which there is nobody to watch."""

from pathlib import Path

import pytest

from relations.tables import acts_of, imported, months
from volteface.ledger import Watch
from volteface.walk import watch


@pytest.mark.parametrize("target", ["", "ARM", "HEZBOLLAH"])
def test_acts_that_are_of_no_pair_raise_nothing(tmp_path: Path, target: str) -> None:
    acts = [
        (day, source, type_, target)
        for month in months(2018, 36)
        for day, source, type_, _ in acts_of(month, "ARM RUS", "ASSAULT", 20)
    ]
    ledger = imported(tmp_path / "ledger", acts)
    assert watch(ledger.folder, Watch(budget=1.0)) == []
    assert watch(ledger.folder, Watch(budget=1.0, step="month")) == []


def test_bodies_without_states_raise_no_drift(tmp_path: Path) -> None:
    acts = [act for month in months(2018, 36) for act in acts_of(month, "EU NATO", "CONSULT", 20)]
    ledger = imported(tmp_path / "ledger", acts)
    assert {shift.kind for shift in watch(ledger.folder, Watch(budget=1.0))} <= {"dyad"}
