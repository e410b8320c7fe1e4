import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from ledger.making import CODER, made_of, page, sample_page
from ledger.sets import gdelt_line, import_set, write
from volteface.errors import VoltefaceError
from volteface.ledger import Ledger, Snapshot
from volteface.ledger.related import MOST_READ, find_related
from volteface.ledger.shelf import Shelf
from volteface.model import Senses
from volteface.show.related import RelatedView, view_related
from volteface.show.related_table import print_related

DAY = "2025-07-23"
STORY = bytes(range(48))
OTHER = bytes(255 - byte for byte in STORY)
DENIAL = "Moscow denied shooting down the airliner near Grozny, where it was to land."
FLOOD = [sample_page(f"flood-{n:03}", published="2025-07-24") for n in range(30)]
PAGES = [
    sample_page("sample"),
    *FLOOD,
    page("denial", DENIAL, "RUS ASSAULT AZE", status="denied", claimed_by="RUS", date="2024-12-25", published="2025-07-24"),
    page("fish", "Chile and Peru agreed on fish in Lima.", "CHL AGREE PER", published="2025-07-24"),
    page("old", "Baku accused Moscow of shooting down an airliner near Grozny.", "AZE ACCUSE RUS", published="2025-06-01"),
]  # fmt: skip


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    folder = tmp_path_factory.mktemp("related")
    made = made_of(folder / "ledger", PAGES)
    line = gdelt_line(
        1, Actor1Code="AZE", Actor2Code="RUS", EventCode="112", SQLDATE="20250723", DATEADDED="20250723120000"
    )
    import_set(made, "gdelt", write(folder / "x.CSV", [line]))
    return made


@pytest.fixture
def snapshot(ledger: Ledger) -> Iterator[Snapshot]:
    with ledger.snapshot() as opened:
        yield opened


def names(view: RelatedView) -> list[str]:
    return [line.page.document for line in view.related]


def test_a_flood_of_copies_is_one_line(snapshot: Snapshot) -> None:
    view = view_related(snapshot, "sample")
    assert names(view) == ["flood-000", "denial"]
    copies, denial = view.related
    assert (copies.same_account, copies.others, copies.outlets) == (True, 29, 30)
    assert (denial.same_account, denial.others) == (False, 0)
    assert {event.type for event in denial.events} == {"ASSAULT"}
    assert 1 > copies.nearness > denial.nearness >= 0.4


def test_other_stories_and_other_times_are_left_out(snapshot: Snapshot) -> None:
    near = find_related(snapshot, ["denial"], 7)
    by_document = {one.document: one.nearness for one in near}
    assert by_document["fish"] < 0.05 < by_document["sample"]
    assert "old" not in by_document
    assert "old" in names(view_related(snapshot, "denial", days=60))
    assert len(near) <= MOST_READ


def take_plainly(ledger: Ledger, _: Path) -> AbstractContextManager[Snapshot]:
    return ledger.snapshot()


@contextmanager
def take_from_shelf(ledger: Ledger, folder: Path) -> Iterator[Snapshot]:
    """Give a snapshot of a shelf that each time goes on from the state that it had."""
    with Shelf(ledger.folder, folder) as shelf:
        shelf.refresh()
        with shelf.snapshot() as snapshot:
            yield snapshot


@pytest.mark.parametrize("take", [take_plainly, take_from_shelf])
def test_pages_that_no_events_are_made_of_yet_are_left_out(
    tmp_path: Path, take: Callable[[Ledger, Path], AbstractContextManager[Snapshot]]
) -> None:
    """A new page, and a new text of one: neither is read before its origin and its acts are known."""
    made, shelf = made_of(tmp_path / "ledger", PAGES), tmp_path / "shelf"
    later = page("denial", "Moscow spoke of fish.", "RUS AGREE PER", published="2025-07-24")
    with made.writer(batch_documents=1) as writer:
        with take(made, shelf) as snapshot:
            before = view_related(snapshot, "sample")
        for article, reports in (later, sample_page("new", published="2025-07-24")):
            writer.add(article, reports, coder=CODER)
        with take(made, shelf) as snapshot:
            assert view_related(snapshot, "sample") == before
            with pytest.raises(VoltefaceError, match="no document, address or event"):
                view_related(snapshot, "new")
    with take(made, shelf) as snapshot:
        assert "denial" not in names(view_related(snapshot, "sample"))
        assert view_related(snapshot, "new").page


def test_an_event_is_followed_from_the_pages_that_tell_it(snapshot: Snapshot) -> None:
    [event] = snapshot.rows("SELECT id FROM events WHERE type = 'ASSAULT'")
    view = view_related(snapshot, event["id"][:10])
    assert view.event
    assert set(names(view)) == {"sample", "denial"}
    assert view.page is None


def test_documents_are_found_by_address_and_beginning(snapshot: Snapshot) -> None:
    for name in ("https://denial.example/denial", "deni", "denial"):
        view = view_related(snapshot, name)
        assert view.page
        assert view.page.document == "denial"


@pytest.mark.parametrize(
    ("name", "message"),
    [("flood", "begins several documents"), ("nothing", "no document, address or event"), ("ffff", "no event's id"), ("", "no document")],
)  # fmt: skip
def test_what_is_not_there_is_told(snapshot: Snapshot, name: str, message: str) -> None:
    with pytest.raises(VoltefaceError, match=message):
        view_related(snapshot, name)


def test_an_imported_event_has_no_coverage(snapshot: Snapshot) -> None:
    [event] = snapshot.rows("SELECT id FROM events WHERE data_set <> ''")
    with pytest.raises(VoltefaceError, match="imported from gdelt"):
        view_related(snapshot, event["id"])


def sensed(path: Path, senses: Sequence[tuple[str, str, bytes]]) -> Ledger:
    """Make a ledger of articles without reports, each with a language and the signs of its vector."""
    ledger = Ledger.create(path)
    with ledger.writer() as writer:
        for document, language, signs in senses:
            [made, _] = page(document, f"Words of {document} alone.", "CHL AGREE PER", published=DAY)
            made = replace(made, language=language, text=f"{document} spoke of nothing.")
            writer.add(made, [], coder=CODER, seen_at=DAY, senses=Senses(article=signs))
    return ledger


def test_vectors_find_a_story_in_another_language(tmp_path: Path) -> None:
    pages = [("asked", "en", STORY), ("far", "en", OTHER), ("near", "pl", STORY), ("dumb", "en", b"")]
    with sensed(tmp_path / "ledger", pages).snapshot() as snapshot:
        found = {one.document: one for one in find_related(snapshot, ["asked"], 1)}
    assert found["near"].sense == pytest.approx(1)
    assert found["far"].sense == pytest.approx(-1)
    assert found["dumb"].sense is None
    assert found["near"].nearness > found["dumb"].nearness > found["far"].nearness


def test_the_table_says_what_makes_it_near(snapshot: Snapshot) -> None:
    console = Console(width=100, record=True, file=io.StringIO())
    print_related(view_related(snapshot, "sample", most=1), console)
    text = console.export_text()
    assert "flood-000.example · en · 2025-07-24 · https://flood-000.example/flood-000" in text
    assert "and 29 other pages of this account, in 30 outlets (en)" in text
    assert "the same account; tells too: " in text
    assert "and 1 account less near" in text
    assert all(len(line.rstrip()) <= 100 for line in text.splitlines())
    print_related(view_related(snapshot, "fish"), console)
    assert "nothing else in this ledger is on this story" in console.export_text()
