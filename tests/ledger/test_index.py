"""The index beside a ledger's parts: lost, damaged, old, another's or half written, it changes nothing of what comes out."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from ledger.making import SIGNING, page
from ledger.wording import Told, accounts, add, kept, origins, tell, write, write_words
from volteface.errors import LedgerError
from volteface.ledger import Ledger, derive
from volteface.ledger import index as index_module
from volteface.ledger import writer as writer_module
from volteface.ledger.decide import keep_ruling
from volteface.ledger.index import INDEX, Index
from volteface.ledger.rulings import Ruling
from volteface.model import Problem

STORY = write_words(150, 1)
FIRST = tell("first", " ".join(STORY), published="2025-07-10")
COPY = tell("copy", " ".join(STORY[:140]), published="2025-07-12")
OWN = tell("own", write(150, 2), published="2025-07-11")
LATE = tell("late", " ".join(STORY[10:]), published="2025-07-14")
EARLY = tell("early", " ".join(STORY), published="2025-07-01")


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a ledger of two accounts in three pages, to be copied."""
    return kept(tmp_path_factory.mktemp("started") / "ledger", [FIRST, COPY, OWN]).folder


@pytest.fixture
def ledger(started: Path, tmp_path: Path) -> Ledger:
    return Ledger(Path(shutil.copytree(started, tmp_path / "ledger")))


def lose(path: Path) -> None:
    path.unlink()


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def litter(path: Path) -> None:
    path.write_bytes(b"this is no database" * 900)


def scramble(path: Path) -> None:
    """Damage all pages but the first, which is what is read when a file is opened."""
    content = path.read_bytes()
    path.write_bytes(content[:4096] + bytes(255 - byte for byte in content[4096:]))


def make_old(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()


def make_other(path: Path) -> None:
    """Put an index there that another version has made, with other columns."""
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.executescript("CREATE TABLE articles (place); PRAGMA user_version = 1")
    connection.close()


@pytest.mark.parametrize("damage", [lose, truncate, empty, litter, scramble, make_old, make_other])
def test_damaged_index_is_made_again(ledger: Ledger, damage: Callable[[Path], None]) -> None:
    before = origins(ledger)
    damage(ledger.folder / INDEX)
    assert origins(ledger) == before  # readers don't need it
    add(ledger, [LATE])
    assert accounts(ledger) == [["copy", "first", "late"], ["own"]]
    add(ledger, [EARLY])
    assert accounts(ledger) == [["copy", "early", "first", "late"], ["own"]]


@pytest.mark.parametrize("locking", ["NORMAL", "EXCLUSIVE"])
def test_index_that_another_program_holds_is_no_damaged_one(
    ledger: Ledger, locking: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether it can't be opened or only not be written to, it is left alone, and what was kept is placed later."""
    monkeypatch.setattr(index_module, "WAIT_SECONDS", 0.1)
    before = origins(ledger)
    path = ledger.folder / INDEX
    file = path.stat().st_ino
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute(f"PRAGMA locking_mode = {locking}")
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError, match=r"origins\.sqlite can't be used \(database is locked\)"):
            add(ledger, [LATE])
        other.execute("ROLLBACK")
    assert origins(ledger) == before
    assert path.stat().st_ino == file
    add(ledger, [LATE])
    assert accounts(ledger) == [["copy", "first", "late"], ["own"]]


def test_index_that_can_not_be_opened_is_told(ledger: Ledger) -> None:
    path = ledger.folder / INDEX
    path.unlink()
    path.mkdir()
    with pytest.raises(LedgerError, match="unable to open"):
        add(ledger, [LATE])


def test_index_that_contradicts_itself_is_told(ledger: Ledger, tmp_path: Path) -> None:
    """It has the keys of an article that it hasn't: that is no damage which a disk does, and not passed over."""
    copied = Ledger(Path(shutil.copytree(ledger.folder, tmp_path / "copied")))
    add(copied, [LATE])
    with closing(sqlite3.connect(copied.folder / INDEX)) as known:
        keys = known.execute(
            "SELECT key, place FROM keys WHERE place = (SELECT max(place) FROM keys)"
        ).fetchall()
    with closing(sqlite3.connect(ledger.folder / INDEX)) as own, own:
        own.executemany("INSERT INTO keys VALUES (?, ?)", keys)
    with pytest.raises(LedgerError, match=r"UNIQUE constraint failed.*delete it"):
        add(ledger, [LATE])
    (ledger.folder / INDEX).unlink()
    add(ledger, [OWN])
    assert accounts(ledger) == [["copy", "first", "late"], ["own"]]


def test_writer_that_has_nothing_new_leaves_a_lost_index_to_be_made(ledger: Ledger) -> None:
    (ledger.folder / INDEX).unlink()
    add(ledger, [FIRST])
    with ledger.writer() as writer:
        writer.problem(Problem(stage="fetch", reason="http status", document="x", detail="404"))
    add(ledger, [LATE])
    assert accounts(ledger) == [["copy", "first", "late"], ["own"]]


def test_ledger_put_back_does_not_take_the_index_of_another_state(ledger: Ledger, tmp_path: Path) -> None:
    """Both states have the same number of runs: only the name of the derivation tells them apart."""
    copied = Ledger(Path(shutil.copytree(ledger.folder, tmp_path / "copied")))
    add(ledger, [EARLY])
    add(copied, [LATE])
    shutil.copy(ledger.folder / INDEX, copied.folder / INDEX)
    add(copied, [tell("new", " ".join(STORY[5:]), published="2025-07-20")])
    assert origins(copied)["new"][:2] == ("first", "first")
    assert accounts(copied) == [["copy", "first", "late", "new"], ["own"]]


def rule(ledger: Ledger, verdict: str, *documents: str) -> str:
    ruling = Ruling(kind="origin", verdict=verdict, by="anna", why="read both", documents=documents)
    return keep_ruling(ledger.folder, ruling)[0]


def undo(ledger: Ledger, name: str) -> None:
    keep_ruling(ledger.folder, Ruling(kind="undo", verdict="undo", by="anna", why="was wrong", undoes=name))


def test_ledger_put_back_to_before_a_ruling(ledger: Ledger, tmp_path: Path) -> None:
    copied = Ledger(Path(shutil.copytree(ledger.folder, tmp_path / "copied")))
    rule(ledger, "apart", "first", "copy")
    shutil.copy(ledger.folder / INDEX, copied.folder / INDEX)
    add(copied, [LATE])
    assert accounts(copied) == [["copy", "first", "late"], ["own"]]


@pytest.mark.parametrize("killed", ["before", "behind"])
def test_writer_killed_over_the_index_is_made_good(
    ledger: Ledger, killed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed before the index is committed, or behind that and before the manifest is swapped."""
    commit = Index.commit

    def die(index: Index, derivation: str) -> None:
        if killed == "behind":
            commit(index, derivation)
        raise KeyboardInterrupt

    monkeypatch.setattr(Index, "commit", die)
    with pytest.raises(KeyboardInterrupt):
        add(ledger, [LATE])
    monkeypatch.undo()
    assert accounts(ledger) == [["copy", "first"], ["own"]]
    add(ledger, [EARLY])
    assert accounts(ledger) == [["copy", "early", "first", "late"], ["own"]]


def test_derivation_that_failed_half_way_leaves_nothing_in_the_index(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A writer that goes on after an error (no room, say) finds the articles placed once there is room."""

    def fail(*_: object) -> None:
        raise OSError("no room")

    with ledger.writer(batch_documents=1) as writer:
        monkeypatch.setattr(derive, "sync_parts", fail)
        monkeypatch.setattr(writer_module, "DERIVE_DOCUMENTS", 1)
        (made, reports), _ = LATE
        with pytest.raises(OSError, match="no room"):
            writer.add(made, reports, coder="lexicon-1")
        monkeypatch.undo()
    assert accounts(ledger) == [["copy", "first", "late"], ["own"]]


def test_two_ledgers_know_nothing_of_each_other(ledger: Ledger, tmp_path: Path) -> None:
    other = kept(tmp_path / "other", [COPY])
    add(ledger, [LATE])
    assert accounts(other) == [["copy"]]
    assert origins(other)["copy"] == ("copy", "", "", 0)


def test_rulings_make_accounts_one_or_two_until_they_are_undone(ledger: Ledger) -> None:
    before = origins(ledger)
    same = rule(ledger, "same", "own", "copy")
    assert accounts(ledger) == [["copy", "first", "own"]]
    apart = rule(ledger, "apart", "first", "copy")
    assert accounts(ledger) == [["copy", "own"], ["first"]]
    undo(ledger, same)
    assert accounts(ledger) == [["copy"], ["first"], ["own"]]
    undo(ledger, apart)
    assert origins(ledger) == before


def count_kept(ledger: Ledger) -> tuple[int, int]:
    """Give how many rows of origins and of cells were ever written."""
    with ledger.snapshot() as snapshot:
        query = "SELECT (SELECT count(*) FROM kept_origins) AS o, (SELECT count(*) FROM kept_cells) AS c"
        [row] = snapshot.rows(query)
    return row["o"], row["c"]


OTHER_PAIR = Told(page("other", SIGNING, "AZE SUPPORT TUR", published="2025-07-15"))


@pytest.mark.parametrize("lost", [False, True])
def test_origins_that_stay_as_they_are_are_not_written_again(ledger: Ledger, lost: bool) -> None:
    """Neither those of accounts that a ruling holds together, nor all of them when the index is made again."""
    rule(ledger, "same", "own", "copy")
    before, rows = origins(ledger), count_kept(ledger)
    if lost:
        (ledger.folder / INDEX).unlink()
    add(ledger, [OTHER_PAIR])
    assert count_kept(ledger) == (rows[0] + 1, rows[1] + 1)
    assert origins(ledger) == before | {"other": ("other", "", "", 0)}


def test_account_joined_through_a_page_that_changes_is_alone_again(ledger: Ledger) -> None:
    """The copy was ruled one with an older account; with its new text it takes only itself there."""
    add(ledger, [tell("older", write(150, 4), published="2025-07-01")])
    rule(ledger, "same", "older", "copy")
    assert accounts(ledger) == [["copy", "first", "older"], ["own"]]
    (made, _), _ = COPY
    add(ledger, [Told((replace(made, text=write(150, 3)), []))])
    assert accounts(ledger) == [["copy", "older"], ["first"], ["own"]]


def test_readers_open_a_ledger_that_was_kept_and_not_derived(ledger: Ledger) -> None:
    (ledger.folder / INDEX).unlink()
    with ledger.writer(batch_documents=1) as writer:
        (made, reports), _ = LATE
        writer.add(made, reports, coder="lexicon-1")
        assert accounts(ledger) == [["copy", "first"], ["own"]]
    assert accounts(ledger) == [["copy", "first", "late"], ["own"]]
