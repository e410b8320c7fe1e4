"""How the shelf is kept: beside its ledger, whole after whatever has happened to it, and never in the way of its readers."""

import multiprocessing
import os
import shutil
import signal
import threading
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import duckdb
import pytest

from ledger.making import AIRLINER, fill, made_of, page, sample_page
from ledger.test_kill import make_page
from ledger.wording import write
from relations.tables import imported
from volteface.errors import LedgerError
from volteface.ledger import Ledger, Shelf, Snapshot, compact
from volteface.ledger.manifest import Manifest, load_manifest
from volteface.ledger.shelf import shelf as shelves
from volteface.ledger.shelf.fill import Filling


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return made_of(tmp_path / "ledger", [make_page(number) for number in range(6)])


@pytest.fixture(scope="module")
def processes() -> Any:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["volteface.ledger", "pytest"])
    return context


def ids(snapshot: Snapshot) -> list[str]:
    return [row["id"] for row in snapshot.rows("SELECT id FROM events ORDER BY id")]


def totals(snapshot: Snapshot) -> tuple[int, int]:
    """Count the events, as they stand and as they are summed up."""
    [row] = snapshot.rows(
        "SELECT (SELECT count(*) FROM events) AS told, (SELECT coalesce(sum(total), 0)::BIGINT FROM sections) AS summed"
    )
    return row["told"], row["summed"]


def assert_whole(shelf: Shelf, ledger: Ledger) -> None:
    with shelf.snapshot() as found, ledger.snapshot() as expected:
        assert ids(found) == ids(expected) != []
        assert len(set(totals(found))) == 1


def add_more(ledger: Ledger, first: int = 100, count: int = 3) -> None:
    """Add pages of acts of their own."""
    days = [
        (date(2024, 1, 1) - timedelta(days=40 * number)).isoformat() for number in range(first, first + count)
    ]
    fill(
        ledger,
        [
            page(f"more {day}", f"{AIRLINER} It was {day}.", "TUR ACCUSE RUS", date=day, more=write(40, at))
            for at, day in enumerate(days)
        ],
    )


def test_it_stands_beside_the_ledger_and_is_kept(ledger: Ledger) -> None:
    with Shelf(ledger.folder) as shelf:
        assert shelf.folder == ledger.folder / "desk"
        assert shelf.refresh()
        assert_whole(shelf, ledger)
    with Shelf(ledger.folder) as shelf:
        assert not shelf.refresh()
        add_more(ledger)
        assert shelf.refresh()
        assert_whole(shelf, ledger)


def test_there_must_be_a_ledger(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="no ledger"):
        Shelf(tmp_path)


def test_a_snapshot_stays_as_it_was(ledger: Ledger) -> None:
    with Shelf(ledger.folder) as shelf, shelf.snapshot() as before:
        was = ids(before)
        add_more(ledger)
        shelf.refresh()
        with shelf.snapshot() as after:
            assert set(ids(after)) > set(was)
        assert ids(before) == was
        assert before.recall("one", totals) == totals(before)


def test_readers_never_wait_for_a_refresh(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    reached, go_on = threading.Event(), threading.Event()
    sum_touched = Filling._sum_touched

    def wait(self: Filling) -> None:
        sum_touched(self)
        reached.set()
        assert go_on.wait(60)

    with Shelf(ledger.folder) as shelf:
        shelf.refresh()
        monkeypatch.setattr(Filling, "_sum_touched", wait)
        add_more(ledger)
        refreshing = threading.Thread(target=shelf.refresh)
        refreshing.start()
        assert reached.wait(60)
        with shelf.snapshot() as during:
            assert totals(during) == (5, 5)
        go_on.set()
        refreshing.join()
        assert_whole(shelf, ledger)


def test_many_threads_read_while_others_write(ledger: Ledger) -> None:
    stop, failures, seen = threading.Event(), [], set()

    def look_on() -> None:
        try:
            while not stop.is_set():
                with shelf.snapshot() as snapshot:
                    told, summed = totals(snapshot)
                    assert told == summed == snapshot.recall("told", lambda one: totals(one)[0])
                    seen.add(told)
        except Exception as error:  # noqa: BLE001 - told by the test
            failures.append(error)

    with Shelf(ledger.folder) as shelf:
        shelf.refresh()
        readers = [threading.Thread(target=look_on) for _ in range(3)]
        for reader in readers:
            reader.start()
        for number in range(4):
            add_more(ledger, 100 + 10 * number)
            shelf.refresh()
        stop.set()
        for reader in readers:
            reader.join()
        assert not failures
        assert_whole(shelf, ledger)
    assert len(seen) > 1


def garble(path: Path) -> None:
    path.write_bytes(b"no database at all" * 1000)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def blot(path: Path) -> None:
    """Overwrite all but the head."""
    content = path.read_bytes()
    path.write_bytes(content[:12288] + bytes(reversed(content[12288:])))


def change_format(path: Path) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.execute("UPDATE state SET format = 0")


def forget_state(path: Path) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.execute("DELETE FROM state")


@pytest.mark.parametrize("spoil", [garble, cut, blot, change_format, forget_state, Path.unlink])
def test_a_spoilt_shelf_is_made_anew(ledger: Ledger, spoil: Callable[[Path], None]) -> None:
    with Shelf(ledger.folder) as shelf:
        shelf.refresh()
    spoil(ledger.folder / "desk" / shelves.FILE)
    add_more(ledger)
    with Shelf(ledger.folder) as shelf:
        assert shelf.refresh()
        assert_whole(shelf, ledger)


def refresh_and_die(folder: Path) -> None:
    """Die when all is filled but not committed."""
    with Shelf(folder) as shelf:
        filled = Filling.fill

        def die(self: Filling) -> int:
            filled(self)
            os.kill(os.getpid(), signal.SIGKILL)
            raise AssertionError

        Filling.fill = die  # type: ignore[method-assign]
        shelf.refresh()


def test_a_killed_refresh_leaves_the_old_state(ledger: Ledger, processes: Any) -> None:
    with Shelf(ledger.folder) as shelf:
        shelf.refresh()
    add_more(ledger)
    child = processes.Process(target=refresh_and_die, args=(ledger.folder,))
    child.start()
    child.join(60)
    assert child.exitcode == -signal.SIGKILL
    with Shelf(ledger.folder) as shelf:
        with shelf.snapshot() as snapshot:
            assert totals(snapshot) == (5, 5)
        assert shelf.refresh()
        assert_whole(shelf, ledger)


def hold(folder: Path, talk: Connection) -> None:
    with Shelf(folder) as shelf:
        shelf.refresh()
        talk.send(str(shelf.folder))
        talk.recv()


def test_a_second_process_has_a_shelf_of_its_own(ledger: Ledger, processes: Any) -> None:
    ours, theirs = processes.Pipe()
    child = processes.Process(target=hold, args=(ledger.folder, theirs))
    child.start()
    assert ours.poll(60)
    assert ours.recv() == str(ledger.folder / "desk")
    with Shelf(ledger.folder) as shelf:
        assert shelf.folder != ledger.folder / "desk"
        assert_whole(shelf, ledger)
    assert not shelf.folder.exists()
    ours.send("end")
    child.join(60)
    with Shelf(ledger.folder) as shelf:
        assert shelf.folder == ledger.folder / "desk"


def test_a_ledger_that_cannot_be_written_to(ledger: Ledger, tmp_path: Path) -> None:
    (ledger.folder / "desk").write_text("in the way")
    with Shelf(ledger.folder) as shelf:
        assert ledger.folder not in shelf.folder.parents
        assert_whole(shelf, ledger)
    with Shelf(ledger.folder, tmp_path / "elsewhere") as shelf:
        assert shelf.folder == tmp_path / "elsewhere"
        assert_whole(shelf, ledger)


def test_a_ledger_that_has_gone_back(ledger: Ledger, tmp_path: Path) -> None:
    shutil.copytree(ledger.folder, tmp_path / "copy")
    with Shelf(ledger.folder) as shelf:
        add_more(ledger)
        shelf.refresh()
        shutil.rmtree(ledger.folder / "parts")
        shutil.copytree(tmp_path / "copy", ledger.folder, dirs_exist_ok=True)
        shelf.refresh()
        assert_whole(shelf, ledger)
        add_more(ledger, first=200)  # up to the same version again, by another way
        shelf.refresh()
        assert_whole(shelf, ledger)


def test_parts_that_were_put_together_long_ago(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    filled: list[Manifest | None] = []
    fill_tables = Filling.fill

    def watch(self: Filling) -> int:
        filled.append(self._before)
        return fill_tables(self)

    monkeypatch.setattr(Filling, "fill", watch)
    with Shelf(ledger.folder) as shelf:
        shelf.refresh()
        for number in range(compact.TIER_PARTS):
            add_more(ledger, 100 + 10 * number, count=1)
        assert load_manifest(ledger.folder).retired
        shelf.refresh()
        assert_whole(shelf, ledger)
        for number in range(compact.TIER_PARTS):
            add_more(ledger, 300 + 10 * number, count=1)
        monkeypatch.setattr(compact, "GRACE_SECONDS", -1.0)
        add_more(ledger, 500)
        shelf.refresh()
        assert_whole(shelf, ledger)
    first, followed, anew = filled
    assert first is None
    assert followed
    assert anew is None


def test_what_was_asked_for_is_made_again_before_others_see_the_new_state(ledger: Ledger) -> None:
    made: list[int] = []

    def make(snapshot: Snapshot) -> int:
        made.append(totals(snapshot)[0])
        return made[-1]

    with Shelf(ledger.folder) as shelf:
        for _ in range(2):
            with shelf.snapshot() as snapshot:
                assert snapshot.recall("total", make) == 5
        assert made == [5]
        add_more(ledger)
        shelf.refresh()
        assert len(made) == 2
        with shelf.snapshot() as snapshot:
            assert snapshot.recall("total", make) == totals(snapshot)[0] > 5
        assert len(made) == 2


def draw_acts(first: int, count: int) -> Iterator[tuple[date, str, str, str]]:
    states = ("AZE", "RUS", "TUR", "USA", "FRA", "MLI", "POL")
    for number in range(first, first + count):
        source, target = states[number % 7], states[number * number % 5]
        yield (
            date(2010, 1, 1) + timedelta(days=number % 5000),
            source,
            ("AGREE", "ASSAULT")[number % 2],
            target,
        )


MOST_OF_ROW_GROUP = 130_000
SUMMED = (
    "SELECT a, b, sum(told)::BIGINT AS told, sum(weight) AS weight FROM days GROUP BY ALL ORDER BY ALL",
    "SELECT a, b, events, since, until FROM partners ORDER BY a, b",
    "SELECT actor, sum(told)::BIGINT AS told FROM attention GROUP BY actor ORDER BY actor",
    "SELECT state, rows, origins, since FROM row_standings ORDER BY state",
)


def test_rows_by_the_hundred_thousand(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    """More than what DuckDB writes at one stroke, so that nothing is overlooked in between; sorted again, and anew."""
    monkeypatch.setattr(shelves, "FEWEST_STRAYS", 1000)
    imported(ledger.folder, draw_acts(0, MOST_OF_ROW_GROUP), name="one")
    with Shelf(ledger.folder) as shelf:
        shelf.refresh()
        compare_sums(shelf, ledger)
        imported(ledger.folder, draw_acts(10**6, MOST_OF_ROW_GROUP), name="two")
        shelf.refresh()
        compare_sums(shelf, ledger)
        with shelf.snapshot() as snapshot:
            assert snapshot.rows("SELECT strays FROM state") == [{"strays": 0}]


def compare_sums(shelf: Shelf, ledger: Ledger) -> None:
    with shelf.snapshot() as found, ledger.snapshot() as expected:
        for query in SUMMED:
            assert found.rows(query) == expected.rows(query), query
        month = "SELECT sum(told)::BIGINT AS told FROM {} WHERE a = 'AZE'"
        assert found.rows(month.format("month_acts")) == expected.rows(month.format("acts"))


def test_it_can_be_closed_twice_and_sample_pages_are_read(tmp_path: Path) -> None:
    ledger = made_of(tmp_path / "ledger", [sample_page()])
    shelf = Shelf(ledger.folder)
    with shelf.snapshot() as snapshot:
        [article] = snapshot.rows("SELECT * FROM articles")
        assert "airliner" in article["text"]
    shelf.close()
    shelf.close()


def test_a_moved_ledger_shows_its_own_texts(tmp_path: Path) -> None:
    ledger = Ledger.create(tmp_path / "ledger")
    fill(ledger, [sample_page()])
    with Shelf(ledger.folder) as shelf:
        shelf.refresh()
    moved = ledger.folder.rename(tmp_path / "moved")
    with Shelf(moved) as shelf:
        assert not shelf.refresh()
        with shelf.snapshot() as snapshot:
            assert snapshot.rows("SELECT count(*) AS texts FROM articles WHERE text <> ''") == [{"texts": 1}]


def test_a_refresh_that_fails_leaves_what_was_there(tmp_path: Path) -> None:
    ledger = Ledger.create(tmp_path / "ledger")
    fill(ledger, [sample_page()])
    with Shelf(ledger.folder) as shelf:
        shelf.refresh()
        before = {path.name for path in (ledger.folder / "parts").iterdir()}
        fill(ledger, [sample_page("later", outlet="later.example")])
        for path in (ledger.folder / "parts").iterdir():
            if path.name not in before and path.name.startswith("events"):
                path.write_bytes(b"x" * path.stat().st_size)
        with pytest.raises(LedgerError, match="make room"):
            shelf.refresh()
        with shelf.snapshot() as snapshot:
            assert len(snapshot.rows("SELECT document FROM pages")) == 1
