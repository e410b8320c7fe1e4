"""Imported events, in every view that shows those of pages."""

import io
import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pytest
from click.testing import CliRunner
from rich.console import Console

from ledger.making import made_of, sample_page
from ledger.sets import gdelt_line, import_set, write
from volteface.cli import main
from volteface.errors import LedgerError
from volteface.ledger import Ledger, Snapshot
from volteface.relations import series
from volteface.show.brief import view_brief
from volteface.show.markdown import brief_as_markdown
from volteface.show.relations import view_relations
from volteface.show.tables import print_relations
from volteface.show.why import view_why
from volteface.show.why_table import print_why

PAGE = {"SOURCEURL": "https://lefil.example/a"}
LINES = [
    gdelt_line(1, **PAGE, Actor1Code="AZEGOV", Actor2Code="RUS", EventCode="112", SQLDATE="20250723", DATEADDED="20250723120000"),
    gdelt_line(2, **PAGE, Actor1Code="AZE", Actor2Code="RUSGOV", EventCode="111", SQLDATE="20250723", DATEADDED="20250723120000"),
    gdelt_line(3, Actor1Code="AZE", Actor2Code="TUR", EventCode="062", SQLDATE="20250801", DATEADDED="20250801120000"),
    gdelt_line(4, Actor1Code="AZEREB", Actor2Code="AZE", EventCode="190", SQLDATE="20250801", DATEADDED="20250801120000"),
    gdelt_line(5, Actor1Code="AZE", Actor2Code="RUS", EventCode="190", SQLDATE="20240801", DATEADDED="20250801120000"),
]  # fmt: skip


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    folder = tmp_path_factory.mktemp("imported")
    made = made_of(folder / "ledger", [sample_page("sample")])
    import_set(made, "gdelt", write(folder / "x.CSV", LINES))
    return made


@pytest.fixture
def snapshot(ledger: Ledger) -> Iterator[Snapshot]:
    with ledger.snapshot() as opened:
        yield opened


def test_both_kinds_of_events_stand_in_one_series(snapshot: Snapshot) -> None:
    (step,) = [step for step in series(snapshot, "AZE", "RUS").steps if step.start == "2025-07-01"]
    with_pages = snapshot.rows(
        "SELECT sum(weight) AS weight FROM events WHERE data_set = '' AND quad >= 3 AND source = 'AZE' AND target = 'RUS' AND day >= '2025-07-01'"
    )
    assert step.conflict
    assert step.conflict.acts == pytest.approx(
        1 + (with_pages[0]["weight"] or 0)
    )  # two rows of one page are one act


def test_a_brief_tells_rows_of_data_sets_from_pages(snapshot: Snapshot) -> None:
    view = view_brief(snapshot, "AZE")
    assert (view.rows, view.pages, view.data_sets, view.as_of) == (5, 1, ("gdelt",), "2025-08-01")
    assert {partner.code: partner.origins for partner in view.partners} == {
        "RUS": 2, "TUR": 2, "AZERBAIJAN REBELS": 1,
    }  # fmt: skip
    text = brief_as_markdown(view)
    assert "on 1 page and in 5 rows of gdelt of" in text
    assert "1 origin, gdelt;" in text
    (background,) = [section for section in view.sections if section.name == "background"]
    assert [event.document for event in background.events] == ["gdelt:5"]


def test_a_brief_of_imported_events_alone_speaks_of_no_pages(snapshot: Snapshot) -> None:
    text = brief_as_markdown(view_brief(snapshot, "AZERBAIJAN REBELS"))
    assert "in 1 row of gdelt of 1 outlet that go back to 1 independent origin" in text


def test_why_names_the_set_the_row_and_what_says_it_again(snapshot: Snapshot) -> None:
    first, second = (
        event.id for event in reversed(view_relations(snapshot, "AZE", "RUS").events) if event.weight == 0.5
    )
    view = view_why(snapshot, first[:12])
    assert (view.event.id, view.accounts) == (first, ())
    assert [event.id for event in view.told_again] == [second]
    console = Console(width=200, record=True, file=io.StringIO())
    print_why(view, console)
    text = console.export_text()
    assert f"from the data set gdelt, row {view.event.document.removeprefix('gdelt:')}" in text
    assert "https://lefil.example/a" in text
    assert "the same story says it again in" in text
    json.dumps(asdict(view))


def test_events_are_found_by_any_beginning_of_their_id(snapshot: Snapshot) -> None:
    ids = [row["id"] for row in snapshot.rows("SELECT id FROM events")]
    for id_ in ids:
        assert snapshot.find_event(id_)["id"] == id_
        assert snapshot.find_event(id_[:14].upper())["id"] == id_
    with pytest.raises(LedgerError, match="begins several ids"):
        snapshot.find_event("")
    with pytest.raises(LedgerError, match="no event's id"):
        snapshot.find_event(ids[0] + "0")


def test_an_actor_that_only_the_ledger_knows_is_found_by_name(ledger: Ledger) -> None:
    asked = ["relations", "azerbaijan rebels", "Azerbaijan", "-l", str(ledger.folder), "--format", "jsonl"]
    view = json.loads(CliRunner().invoke(main, asked).stdout)
    assert view["events_total"] == 1
    unknown = CliRunner().invoke(main, ["brief", "peru rebels", "-l", str(ledger.folder)])
    assert (unknown.exit_code, "nobody goes by" in unknown.stderr) == (2, True)


def test_the_line_of_an_imported_event_has_its_outlet(snapshot: Snapshot) -> None:
    console = Console(width=200, record=True, file=io.StringIO())
    print_relations(view_relations(snapshot, "AZE", "RUS"), console)
    assert "lefil.example" in console.export_text()


def test_the_verb_imports_and_says_what_became_of_the_rows(tmp_path: Path) -> None:
    file = write(tmp_path / "x.CSV", [*LINES, gdelt_line(6, EventCode="010"), gdelt_line(7, SQLDATE="x")])
    asked = ["import", "gdelt", str(file), "-l", str(tmp_path / "ledger"), "--format"]
    told = CliRunner().invoke(main, [*asked, "jsonl"])
    assert json.loads(told.stdout) == {
        "set": "gdelt", "rows": 7, "kept": 5, "revised": 0, "known": 0, "one_sided": 0,
        "reasons": {"type that PLOVER leaves out": 1, "date that is none": 1},
    }  # fmt: skip
    assert "rejected" in told.stderr
    again = CliRunner().invoke(main, [*asked, "table"])
    assert "0 of 7 rows kept" in again.stdout
    assert "5 known already" in again.stdout
    missing = CliRunner().invoke(
        main,
        [
            "import",
            "table",
            str(file),
            *["--date", "a", "--source", "b", "--target", "c", "--code", "d", "-l"],
            str(tmp_path / "l"),
        ],
    )
    assert (missing.exit_code, "has no column 'a'" in missing.stderr) == (2, True)
