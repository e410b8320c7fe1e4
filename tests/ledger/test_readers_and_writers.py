import os
import threading
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from ledger.making import CODER, Page, fill, made_of, page, sample_page, views
from ledger.test_kill import make_page
from volteface.errors import LedgerError
from volteface.ledger import Ledger, compact
from volteface.ledger.manifest import FORMAT, load_manifest


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger.create(tmp_path / "ledger")


def numbered(count: int) -> list[Page]:
    return [make_page(number) for number in range(count)]


def test_two_writers_do_not_meet(ledger: Ledger) -> None:
    with (
        ledger.writer(),
        pytest.raises(LedgerError, match=f"process {os.getpid()} on .* wait"),
        ledger.writer(),
    ):
        pass
    with ledger.writer() as writer:  # the refused one has not taken the lock with it
        assert writer.add(*sample_page(), coder=CODER)


def test_a_failing_start_gives_the_lock_back(ledger: Ledger) -> None:
    manifest = ledger.folder / "manifest.json"
    content = manifest.read_bytes()
    manifest.write_bytes(b"{")
    with pytest.raises(LedgerError, match="damaged"), ledger.writer():
        pass
    manifest.write_bytes(content)
    with ledger.writer() as writer:
        assert writer.add(*sample_page(), coder=CODER)


def test_reader_during_add_sees_a_whole_state(ledger: Ledger) -> None:
    """Readers look on while pages and their copies come in: reports and events always tell of the same pages."""
    stop = threading.Event()
    failures: list[str] = []
    states: set[int] = set()

    def look_on() -> None:
        while not stop.is_set():
            with ledger.snapshot() as snapshot:
                reports = snapshot.rows("SELECT count(*) AS n FROM reports")[0]["n"]
                members = snapshot.rows("SELECT count(*) AS n FROM (SELECT unnest(reports) FROM events)")[0][
                    "n"
                ]
                runs = snapshot.rows("SELECT coalesce(sum(reports), 0)::INT AS n FROM runs WHERE holds")[0][
                    "n"
                ]
                pages = snapshot.rows("SELECT count(*) AS n FROM pages")[0]["n"]
                articles = snapshot.rows("SELECT count(*) AS n FROM articles")[0]["n"]
            states.add(pages)
            if not (reports == members == runs and pages == articles):
                failures.append(
                    f"{reports} reports, {members} in events, {runs} of runs, {pages}/{articles} pages"
                )

    readers = [threading.Thread(target=look_on) for _ in range(2)]
    for reader in readers:
        reader.start()
    for wave in range(1, 7):
        fill(ledger, numbered(wave * 4), batch=2)
    stop.set()
    for reader in readers:
        reader.join()
    assert not failures
    assert len(states) > 2


def test_snapshot_holds_its_state_through_adding_and_compaction(ledger: Ledger) -> None:
    pages = numbered(12)
    fill(ledger, pages[:1])
    with ledger.snapshot() as snapshot:
        fill(ledger, pages, batch=1)
        assert load_manifest(ledger.folder).retired
        assert snapshot.rows("SELECT document FROM articles") == [{"document": pages[0][0].document}]


def test_compaction_keeps_everything(tmp_path: Path) -> None:
    pages = numbered(28)
    recoded = [(made, reports[:1]) for made, reports in pages[::3]]
    ledger = Ledger.create(tmp_path / "small batches")
    for coder, some in (("a", pages), ("b", recoded)):
        for start in range(0, len(some), 4):
            with ledger.writer(batch_documents=1) as writer:
                for made, reports in some[start : start + 4]:
                    writer.add(made, reports, coder=coder, seen_at="2025-08-01")
    manifest = load_manifest(ledger.folder)
    assert max(len(parts) for parts in manifest.tables.values()) < 2 * compact.TIER_PARTS
    expected = Ledger.create(tmp_path / "one batch")
    with expected.writer() as writer:
        for coder, some in (("a", pages), ("b", recoded)):
            for made, reports in some:
                writer.add(made, reports, coder=coder, seen_at="2025-08-01")
    assert views(ledger) == views(expected)
    for table in ("articles", "runs", "reports"):
        with ledger.snapshot() as one, expected.snapshot() as other:
            count = f"SELECT count(*) AS n FROM kept_{table}"
            assert one.rows(count) == other.rows(count)


def test_long_writer_makes_events_on_its_way(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("volteface.ledger.writer.DERIVE_DOCUMENTS", 4)
    with ledger.writer(batch_documents=2) as writer:
        for made, reports in numbered(9):
            writer.add(made, reports, coder=CODER, seen_at="2025-08-01")
        assert len(views(ledger)["articles"]) == 8
    assert len(views(ledger)["articles"]) == 9


def test_events_are_the_same_however_they_are_portioned(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = made_of(tmp_path / "whole", numbered(20))
    monkeypatch.setattr("volteface.ledger.derive.REPORTS_AT_ONCE", 3)
    assert views(made_of(tmp_path / "portions", numbered(20))) == views(whole)


def test_full_disk_says_what_to_do(ledger: Ledger) -> None:
    """A folder that has gone away stands for a disk that takes nothing more."""

    def add_without_room() -> None:
        with ledger.writer() as writer:
            writer.add(*sample_page(), coder=CODER)
            (ledger.folder / "parts").rename(ledger.folder / "elsewhere")

    with pytest.raises(LedgerError, match=r"can't be written.*make room"):
        add_without_room()
    (ledger.folder / "elsewhere").rename(ledger.folder / "parts")
    assert fill(ledger, [sample_page()]) == [True]


def test_replaced_parts_go_once_their_grace_is_over(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(ledger, numbered(10), batch=1)
    before = views(ledger)
    assert load_manifest(ledger.folder).retired
    monkeypatch.setattr(compact, "GRACE_SECONDS", -1.0)
    with ledger.writer():
        pass
    manifest = load_manifest(ledger.folder)
    assert not manifest.retired
    assert {path.name for path in (ledger.folder / "parts").iterdir()} == manifest.files()
    assert views(ledger) == before


def test_part_can_be_read_with_any_parquet_tool(tmp_path: Path) -> None:
    ledger = made_of(tmp_path / "ledger", [sample_page()])
    rows = pq.read_table(list((ledger.folder / "parts").glob("reports-*"))).to_pylist()
    assert [row["source"] for row in rows] == ["AZE", "AZE", "RUS", "AZE"]


def test_missing_manifest_says_what_to_do(ledger: Ledger) -> None:
    (ledger.folder / "manifest.json").unlink()
    with pytest.raises(LedgerError, match="no ledger"):
        ledger.snapshot()


@pytest.mark.parametrize("damage", ["cut", "flipped", "not JSON", "emptied"])
def test_damaged_manifest_can_be_put_back(tmp_path: Path, damage: str) -> None:
    ledger = made_of(tmp_path / "ledger", [sample_page("one")])
    with ledger.writer() as writer:
        writer.add(*page("two", "Baku accused Moscow.", "AZE ACCUSE RUS"), coder=CODER)
    path = ledger.folder / "manifest.json"
    content = path.read_bytes()
    flipped = content.replace(b'"last_run": 2', b'"last_run": 9')
    damages = {"cut": content[:-40], "flipped": flipped, "not JSON": b"[1]", "emptied": b""}
    path.write_bytes(damages[damage])
    with pytest.raises(LedgerError, match=r"damaged.*manifest\.previous\.json"):
        Ledger.open(ledger.folder)
    (ledger.folder / "manifest.previous.json").replace(path)
    with ledger.writer() as writer:
        writer.add(*page("two", "Baku accused Moscow.", "AZE ACCUSE RUS"), coder=CODER)
    assert len(views(Ledger.open(ledger.folder))["articles"]) == 2


def test_format_of_another_version_is_refused(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("volteface.ledger.manifest.FORMAT", FORMAT + 1)
    with pytest.raises(LedgerError, match=f"ledger format {FORMAT}, this volteface reads {FORMAT + 1}"):
        Ledger.open(ledger.folder)


@pytest.mark.parametrize("table", ["articles", "reports", "events", "runs"])
def test_damaged_part_says_what_to_do(tmp_path: Path, table: str) -> None:
    ledger = made_of(tmp_path / "ledger", [sample_page()])
    part = ledger.folder / "parts" / load_manifest(ledger.folder).tables[table][-1].file
    content = part.read_bytes()
    damages = {
        "missing": None,
        "damaged": content[: len(content) // 2],
        "can't be read": content[:4] + bytes(len(content) - 8) + content[-4:],
    }
    for words, damage in damages.items():
        part.unlink(missing_ok=True)
        if damage is not None:
            part.write_bytes(damage)
        with pytest.raises(LedgerError, match=f"{words}.*restore this file"):
            views(ledger)
    part.write_bytes(content)
    assert views(ledger)


def test_damaged_column_says_what_to_do(tmp_path: Path) -> None:
    ledger = made_of(tmp_path / "ledger", [sample_page(str(number)) for number in range(20)])
    part = ledger.folder / "parts" / load_manifest(ledger.folder).tables["articles"][-1].file
    content = bytearray(part.read_bytes())
    content[4 : len(content) // 2] = os.urandom(len(content) // 2 - 4)  # the footer stays as it was
    part.write_bytes(content)
    with pytest.raises(LedgerError, match=r"can't be read.*restore this file"):
        views(ledger)
