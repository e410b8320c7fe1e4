import io
import json
from collections.abc import Iterator
from dataclasses import asdict

import pytest
from rich.console import Console

from ledger.making import SIGNING, made_of, page, sample_page
from volteface.errors import VoltefaceError
from volteface.ledger import Ledger, Snapshot
from volteface.show.outlets import FEW_PAGES, OutletLine, Partner, view_outlet, view_outlets
from volteface.show.outlets_table import print_outlet, print_outlets

RIVAL = (
    "Azerbaijan and Turkey signed an agreement on military cooperation, their defence ministers announced."
)
PAGES = [
    sample_page("wire-1", outlet="wire.example", published="2025-07-23T20:00:00Z"),
    sample_page("copy-1", outlet="copier.example", published="2025-07-24T04:00:00+02:00"),
    sample_page("copy-2", outlet="late.example", published="2025-07-26"),
    sample_page("wire-2", outlet="wire.example", published="2025-07-27"),
    page("rival", RIVAL, "AZE SUPPORT TUR signed", mutual=True, outlet="rival.example", published="2025-07-24"),
    page("alone", "Chile expelled two diplomats of Peru.", "CHL REJECT PER", outlet="copier.example", published="2025-07-23"),
    *(page(f"quiet-{n}", f"Quito sent {n} letters to Lima about fish.", "ECU AID PER", outlet="quiet.example", published="2025-07-20") for n in range(FEW_PAGES)),
]  # fmt: skip


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    return made_of(tmp_path_factory.mktemp("outlets") / "ledger", PAGES)


@pytest.fixture
def snapshot(ledger: Ledger) -> Iterator[Snapshot]:
    with ledger.snapshot() as opened:
        yield opened


@pytest.fixture
def lines(snapshot: Snapshot) -> dict[str, OutletLine]:
    return {line.outlet: line for line in view_outlets(snapshot)}


def test_a_copier_is_told_from_who_is_copied(lines: dict[str, OutletLine]) -> None:
    wire, copier = lines["wire.example"], lines["copier.example"]
    assert (wire.pages, wire.own, wire.copied, wire.reprinted) == (2, 1, 0, 1)
    assert wire.carried_by == (
        Partner(outlet="copier.example", pages=1), Partner(outlet="late.example", pages=1),
    )  # fmt: skip
    assert (wire.carries, wire.pages_carried) == ((), 2)
    assert (copier.pages, copier.own, copier.copied) == (2, 1, 1)
    assert copier.carries == (Partner(outlet="wire.example", pages=1),)
    assert copier.own_part == pytest.approx(0.5)
    assert next(iter(lines)) == "wire.example"


def test_speed_is_in_hours_where_times_are_known(lines: dict[str, OutletLine]) -> None:
    assert (lines["copier.example"].lag_days, lines["copier.example"].lag_hours) == (1, 6)
    assert (lines["late.example"].lag_days, lines["late.example"].lag_hours) == (3, None)
    assert (lines["wire.example"].lag_days, lines["quiet.example"].lag_days) == (None, None)


def test_who_told_first_is_counted_by_accounts(lines: dict[str, OutletLine]) -> None:
    assert (lines["wire.example"].told_first, lines["wire.example"].told_later) == (1, 0)
    assert (lines["rival.example"].told_first, lines["rival.example"].told_later) == (0, 1)
    assert (lines["late.example"].told_first, lines["late.example"].told_later) == (0, 0)


def test_days_cut_the_pages_that_are_counted(snapshot: Snapshot) -> None:
    lines = {line.outlet: line for line in view_outlets(snapshot, "2025-07-25", "2025-07-26")}
    assert set(lines) == {"late.example"}
    assert lines["late.example"].carries == (Partner(outlet="wire.example", pages=1),)


def test_an_outlet_has_its_pages_with_what_they_go_back_to(snapshot: Snapshot) -> None:
    view = view_outlet(snapshot, "WIRE.example")
    again, first = view.pages
    assert (again.document, again.how, again.parent, again.parent_outlet, again.lag_days) == (
        "wire-2", "reprint", "wire-1", "wire.example", 4,
    )  # fmt: skip
    assert (first.document, first.how, first.parent, first.lag_days) == ("wire-1", "", "", None)
    assert json.loads(json.dumps(asdict(view)))["line"]["outlet"] == "wire.example"
    text = printed(print_outlet, view)
    assert "reprint of wire.example: wire-1  100% of it, 4 days later" in text
    assert "its own" in text


@pytest.mark.parametrize(("name", "since"), [("nobody.example", ""), ("wire.example", "2026-01-01")])
def test_an_outlet_without_pages_is_told(snapshot: Snapshot, name: str, since: str) -> None:
    with pytest.raises(VoltefaceError, match="no page of the outlet"):
        view_outlet(snapshot, name, since)


def test_the_table_says_what_says_little(snapshot: Snapshot) -> None:
    text = printed(print_outlets, view_outlets(snapshot))
    rows = text.splitlines()
    assert [row.split()[0] for row in rows if ".example" in row and not row.startswith(" ")] == [
        "wire.example", "copier.example", "late.example", "quiet.example",
    ]  # fmt: skip
    assert "is carried by copier.example 1, late.example 1" in text
    assert f"and 1 of fewer than {FEW_PAGES} pages each" in text
    assert f"3 of these have fewer than {FEW_PAGES} pages" in text
    assert "6 h" in text
    assert all(len(row.rstrip()) <= 100 for row in rows)
    assert "no pages in these days" in printed(print_outlets, ())


def printed(show: object, view: object) -> str:
    console = Console(width=100, record=True, file=io.StringIO())
    show(view, console)  # type: ignore[operator]
    return console.export_text()


def test_one_signing_is_one_event(snapshot: Snapshot) -> None:
    """What the count of who told first rests on."""
    [event] = snapshot.rows("SELECT support, pages FROM events WHERE type = 'SUPPORT'")
    assert (event["support"], event["pages"]) == (2, 5)
    assert SIGNING != RIVAL
