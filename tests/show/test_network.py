"""Who stands with whom in some months, and whose relation has moved within a year."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from relations.tables import Act, acts_of, imported
from volteface.ledger import Ledger, Shelf, Snapshot
from volteface.relations import Tie, network
from volteface.show.network import measure_move, shift_month, view_network

FRIENDS = ("FRA DEU", "DEU POL", "FRA POL", "RUS BLR", "KAZ RUS", "BLR KAZ")
FOES = ("FRA RUS", "DEU RUS", "POL RUS", "BLR POL")


def tell() -> Iterator[Act]:
    for month in ("2023-12", "2024-01", "2024-12", "2025-01"):
        for pair in FRIENDS:
            yield from acts_of(month, pair, "AGREE", 6)
        for pair in FOES:
            yield from acts_of(month, pair, "ACCUSE", 6)
    yield from acts_of("2024-01", "ARM RUS", "AGREE", 12)
    yield from acts_of("2025-01", "ARM RUS", "ACCUSE", 10)
    yield from acts_of("2025-01", "ARM RUS", "AGREE", 2)
    yield from acts_of("2025-01", "EU ARM", "AID", 5)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    return imported(tmp_path_factory.mktemp("network") / "ledger", tell())


@pytest.fixture
def snapshot(ledger: Ledger) -> Iterator[Snapshot]:
    with ledger.snapshot() as opened:
        yield opened


def test_months_are_put_together(snapshot: Snapshot) -> None:
    from datetime import date

    first = {(tie.a, tie.b): tie.events for tie in network(snapshot, date(2024, 12, 1), "month", 2)}
    assert first["DEU", "FRA"] == 12
    assert {(tie.a, tie.b): tie.events for tie in network(snapshot, date(2024, 12, 1))}["DEU", "FRA"] == 6


def test_the_newest_month_is_shown_with_the_year_before(snapshot: Snapshot) -> None:
    view = view_network(snapshot)
    assert (view.oldest, view.newest, view.month) == ("2023-12", "2025-01", "2025-01")
    assert (view.since, view.until) == ("2024-11-01", "2025-01-31")
    assert (view.since_before, view.until_before) == ("2023-11-01", "2024-01-31")
    dealings = {(one.a, one.b): one for one in view.dealings}
    french = dealings["DEU", "FRA"]
    assert (french.cooperation, french.conflict, french.events) == (12, 0, 12)
    assert (french.cooperation_before, french.events_before, french.move) == (12, 12, 0)
    turned = dealings["ARM", "RUS"]
    assert (turned.cooperation, turned.conflict, turned.events_before) == (2, 10, 12)
    assert view.pairs == len(dealings) == 12


def test_groups_are_of_those_that_stand_together(snapshot: Snapshot) -> None:
    view = view_network(snapshot, "2025-01", 3)
    groups: dict[int, set[str]] = {}
    for member in view.members:
        groups.setdefault(member.group, set()).add(member.code)
    assert {frozenset(group) for group in groups.values()} == {
        frozenset({"BLR", "KAZ", "RUS"}), frozenset({"DEU", "FRA", "POL"}), frozenset({"ARM", "EU"}),
    }  # fmt: skip
    russia = next(member for member in view.members if member.code == "RUS")
    assert (set(russia.friends), russia.opponents[0]) == ({"BLR", "KAZ"}, "DEU")
    assert russia.partners == 6


def test_what_turned_is_told_first(snapshot: Snapshot) -> None:
    view = view_network(snapshot)
    assert [(one.a, one.b) for one in view.moves] == [("ARM", "RUS")]
    assert (view.moves[0].move or 0) < -3


def test_fewer_members_have_fewer_dealings(snapshot: Snapshot) -> None:
    view = view_network(snapshot, "2025-01", 1, 3)
    assert len(view.members) == 3
    assert {code for one in view.dealings for code in (one.a, one.b)} <= {
        member.code for member in view.members
    }


def test_months_without_news_have_no_members(snapshot: Snapshot, tmp_path: Path) -> None:
    view = view_network(snapshot, "2020-01")
    assert not view.members
    assert view.newest == "2025-01"
    with Ledger.create(tmp_path / "empty").snapshot() as empty:
        assert (view_network(empty).newest, view_network(empty).members) == ("", ())


def test_the_shelf_says_the_same(ledger: Ledger, snapshot: Snapshot, tmp_path: Path) -> None:
    with Shelf(ledger.folder, tmp_path / "shelf") as shelf:
        shelf.refresh()
        with shelf.snapshot() as quick:
            assert view_network(quick, "2025-01", 12) == view_network(snapshot, "2025-01", 12)


@pytest.mark.parametrize(
    ("now", "then", "move"),
    [((2, 0), (9, 0), None), ((5, 5), (5, 5), 0.0), ((3, 0), (0, 3), 2.371708), ((0, 3), (3, 0), -2.371708)],
)
def test_moves_are_in_standard_errors(
    now: tuple[float, float], then: tuple[float, float], move: float | None
) -> None:
    ties = [
        Tie(a="A", b="B", cooperation=two[0], conflict=two[1], events=1, origins=1) for two in (now, then)
    ]
    found = measure_move(*ties)
    assert found == (None if move is None else pytest.approx(move, abs=1e-5))


def test_months_are_counted_over_years() -> None:
    assert [shift_month("2025-01", by) for by in (-1, 1, -12, 23)] == [
        "2024-12",
        "2025-02",
        "2024-01",
        "2026-12",
    ]
