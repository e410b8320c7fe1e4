"""Alarms stay as they were raised; what has come of their acts since is told beside them."""

import io
import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from rich.console import Console

from ledger.making import AIRLINER, SIGNING, Page, fill, made_of, page
from ledger.test_rulings import claim, origin, undo, wrong
from volteface.cli import main
from volteface.ledger import Ledger, Mark, Watch, find_marks, keep_ruling, keep_shifts, kept_shifts
from volteface.model import Shift
from volteface.relations.acts import find_acts
from volteface.relations.panel import panel
from volteface.show.notes import print_shifts
from volteface.show.shifts import view_shifts

SHOT = "The airliner was shot down near Grozny by a missile."
SHOT_TOO = "A missile shot down an airliner over Grozny, killing dozens."
CLAIM = page(
    "claim",
    SHOT,
    "RUS ASSAULT AZE",
    status="claimed",
    claimed_by="AZE",
    date="2025-01-20",
    published="2025-01-20",
)
COPY = page(
    "copy",
    SHOT_TOO,
    "RUS ASSAULT AZE",
    status="claimed",
    claimed_by="AZE",
    date="2025-01-20",
    published="2025-01-21",
)
ACCUSATION = page("accusation", AIRLINER, "AZE ACCUSE RUS", published="2025-01-09")
PACT = page("pact", SIGNING, "AZE SUPPORT RUS", published="2025-01-10")
DENIAL = page(
    "denial",
    SHOT,
    "RUS ASSAULT AZE",
    status="denied",
    claimed_by="RUS",
    date="2025-01-20",
    published="2025-02-10",
)
FACT = page("fact", SHOT, "RUS ASSAULT AZE", date="2025-01-20", published="2025-02-11")
ALARM = Shift(
    id="a1", kind="dyad", a="AZE", b="RUS", direction="conflict", starts=("2025-01-06", "2025-01-12"),
    raised="2025-01-26", stage="shock", probability=0.9,
)  # fmt: skip
WATCH = Watch()


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return raised(made_of(tmp_path / "ledger", [CLAIM, COPY, ACCUSATION, PACT]))


def raised(ledger: Ledger) -> Ledger:
    """Keep the alarm with what the ledger has for and against it."""
    with ledger.snapshot() as snapshot:
        found = find_acts(snapshot, [ALARM])
    keep_shifts(ledger.folder, found, WATCH)
    return ledger


def marks(ledger: Ledger) -> list[Mark]:
    with ledger.snapshot() as snapshot:
        return list(find_marks(snapshot, kept_shifts(snapshot, WATCH))["a1"])


def note(ledger: Ledger) -> str:
    console = Console(width=200, file=io.StringIO(), record=True)
    with ledger.snapshot() as snapshot:
        print_shifts(view_shifts(snapshot, kept_shifts(snapshot, WATCH)), console=console)
    return console.export_text()


def worth(ledger: Ledger) -> list[tuple[str, float, str, float]]:
    return [(mark.was_status, mark.was_weight, mark.status, mark.weight) for mark in marks(ledger)]


def test_an_alarm_of_which_nothing_more_is_known_has_no_mark(ledger: Ledger) -> None:
    assert marks(ledger) == []
    assert "since then" not in note(ledger)


def test_a_ruling_marks_the_alarm_and_leaves_it_as_it_was_raised(ledger: Ledger) -> None:
    with ledger.snapshot() as snapshot:
        before = kept_shifts(snapshot, WATCH)
    name, _ = keep_ruling(ledger.folder, claim("false", CLAIM, COPY))
    [mark] = marks(ledger)
    assert (mark.side, mark.was_weight, mark.weight, mark.ruled) == ("evidence", 0.25, 0, "false")
    assert [(ruling.id, ruling.verdict) for ruling in mark.rulings] == [(name, "false")]
    assert f"since then 1 of its 2 events: ruled false ({mark.event[:8]})" in note(ledger)
    with ledger.snapshot() as snapshot:
        assert kept_shifts(snapshot, WATCH) == before
    keep_ruling(ledger.folder, undo(name))
    assert marks(ledger) == []


def test_a_ruling_on_what_speaks_against_the_alarm_marks_it_too(ledger: Ledger) -> None:
    keep_ruling(ledger.folder, wrong(PACT))
    assert "1 of the 1 events against it: ruled wrong" in note(ledger)


def test_a_ruling_on_one_of_several_reports_or_on_their_origins_marks_the_alarm(ledger: Ledger) -> None:
    keep_ruling(ledger.folder, wrong(COPY))
    keep_ruling(ledger.folder, origin("same", "claim", "copy"))
    keep_ruling(ledger.folder, origin("same", "claim", "pact"))
    [mark] = marks(ledger)
    assert [ruling.verdict for ruling in mark.rulings] == ["wrong", "same"]
    assert "with rulings on its reports" in note(ledger)


def test_what_was_ruled_before_the_alarm_is_no_mark(tmp_path: Path) -> None:
    ledger = made_of(tmp_path / "ledger", [CLAIM, COPY, ACCUSATION])
    keep_ruling(ledger.folder, wrong(COPY))
    assert marks(raised(ledger)) == []


@pytest.mark.parametrize(
    ("later", "now"), [(DENIAL, ("claimed", 0.25, "denied", 0)), (FACT, ("claimed", 0.25, "reported", 1))]
)
@pytest.mark.parametrize("known", [True, False])
def test_what_was_told_after_the_day_of_the_alarm_marks_it(
    tmp_path: Path, later: Page, now: tuple[str, float, str, float], known: bool
) -> None:
    """Whether the ledger had it already when the alarm was kept makes no difference."""
    ledger = made_of(tmp_path / "ledger", [CLAIM, ACCUSATION, *([later] if known else [])])
    raised(ledger)
    fill(ledger, [] if known else [later])
    assert worth(ledger) == [now]
    assert f"{now[2]}, no longer claimed" in note(ledger)


def test_a_page_that_no_longer_tells_it_marks_the_alarm_and_relations_follow(ledger: Ledger) -> None:
    corrected = page(
        "accusation", "Aliyev spoke about the weather.", "AZE CONSULT TUR", published="2025-01-09"
    )
    fill(ledger, [corrected])
    [mark] = marks(ledger)
    assert (mark.now, mark.was_status, mark.was_weight, mark.weight) == ("", "reported", 1, 0)
    assert "told by no page any more" in note(ledger)
    with ledger.snapshot() as snapshot:
        found = panel(snapshot, until=date(2025, 1, 31))
    assert found
    relation = found.pairs.index(("AZE", "RUS"))
    assert found.conflict[found.pair == relation].sum() == 0.25


def test_an_event_whose_first_page_was_corrected_is_found_again(ledger: Ledger) -> None:
    """Its id may change with that; what other pages tell is no mark."""
    for document in ("claim", "copy"):
        twin = Ledger.create(ledger.folder.with_name(document))
        fill(twin, [CLAIM, COPY, ACCUSATION, PACT])
        raised(twin)
        fill(twin, [page(document, "Nothing happened.", "AZE CONSULT TUR", published="2025-01-20")])
        assert [mark.event for mark in marks(twin) if not mark.now] == []


def test_marks_are_told_by_the_verbs(ledger: Ledger) -> None:
    keep_ruling(ledger.folder, claim("false", CLAIM))
    opened = CliRunner().invoke(main, ["why", "a1", "-l", str(ledger.folder)])
    [mark] = json.loads(opened.stdout)["shift"]["marks"]
    assert mark["ruled"] == "false"
    listed = CliRunner().invoke(main, ["shifts", "-l", str(ledger.folder)])
    assert json.loads(listed.stdout)["marks"] == [mark]
