"""A writer killed at any moment loses at most the batch in hand, and the next one finishes its work."""

import multiprocessing
import os
import random
import signal
import time
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest

from ledger.making import AIRLINER, CODER, SIGNING, TORTURE, Page, article, made_of, page, sample_page, views
from volteface.ledger import Ledger
from volteface.ledger.manifest import load_manifest

KILLS = 50
WAVE = 4
BATCH = 3
PLACES = ("Ganja", "Kars", "Gyumri", "Derbent", "Batumi", "Tabriz", "Aktau")


@pytest.fixture(scope="module")
def children() -> Any:
    """Start processes from a server that has imported everything, so that a child is at work within milliseconds."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["volteface.ledger", "pytest"])
    return context


def make_page(number: int) -> Page:
    place = PLACES[number % len(PLACES)]
    if number % 4 == 0:
        return sample_page(f"copy{number}")
    sentence = (AIRLINER, TORTURE, SIGNING)[number % 3]
    act = ("AZE ACCUSE RUS", "AZE ACCUSE RUS", "AZE SUPPORT TUR")[number % 3]
    made, reports = page(f"page{number}", f"{sentence} It was near {place}, {number} days ago.", act)
    return made, reports


def add(folder: Path, pages: int, talk: Connection) -> None:
    """Add the first pages, telling of each batch once it is durable."""
    talk.send("start")
    with Ledger.open_or_create(folder).writer(batch_documents=10_000) as writer:
        for number in range(pages):
            made, reports = make_page(number)
            writer.add(made, reports, coder=CODER, seen_at="2025-08-01")
            if number % BATCH == BATCH - 1 or number == pages - 1:
                writer.flush()
                talk.send([make_page(at)[0].document for at in range(number + 1)])


def add_until_sync(folder: Path, pages: int, syncs: int, talk: Connection) -> None:
    """Add pages, but die at a given call of fsync."""
    done, real = 0, os.fsync

    def count(handle: int) -> None:
        nonlocal done
        done += 1
        if done == syncs:
            os.kill(os.getpid(), signal.SIGKILL)
        real(handle)

    os.fsync = count
    add(folder, pages, talk)


def run(
    context: Any, target: Any, arguments: tuple[Any, ...], seconds: float | None
) -> tuple[int, list[str]]:
    """Run a child, killing it some seconds after it began; give its exit code and the documents it called durable."""
    ours, theirs = context.Pipe()
    child = context.Process(target=target, args=(*arguments, theirs))
    child.start()
    theirs.close()
    assert ours.recv() == "start"
    if seconds is not None:
        time.sleep(seconds)
        child.kill()
    child.join()
    durable: list[str] = []
    try:
        while True:
            durable = ours.recv()
    except EOFError:
        return child.exitcode, durable


def check_whole(folder: Path, durable: list[str]) -> None:
    """Check that a reader sees a whole state, and that what was called durable is there."""
    if not (folder / "manifest.json").exists():
        assert not durable
        return
    with Ledger.open(folder).snapshot() as snapshot:
        kept = {row["document"] for row in snapshot.rows("SELECT document FROM kept_articles")}
        assert set(durable) <= kept
        orphans = snapshot.rows("SELECT id FROM reports WHERE document NOT IN (SELECT document FROM pages)")
        assert not orphans
        in_events = snapshot.rows("SELECT count(*) AS n FROM (SELECT unnest(reports) FROM events)")[0]["n"]
        assert in_events == snapshot.rows("SELECT count(*) AS n FROM reports")[0]["n"]


def check_finished(folder: Path, pages: int, expected: Path) -> None:
    assert views(Ledger.open(folder)) == views(
        made_of(expected, [make_page(number) for number in range(pages)])
    )
    files = {path.name for path in (folder / "parts").iterdir()}
    assert files == load_manifest(folder).files()


def test_kill_at_random_moments(children: Any, tmp_path: Path) -> None:
    folder, dice = tmp_path / "ledger", random.Random(20250723)
    kills = waves = 0
    longest = 0.2
    while kills < KILLS:
        waves += 1
        began = time.monotonic()
        code, durable = run(children, add, (folder, waves * WAVE), dice.uniform(0, longest))
        if code == 0:
            longest = max(0.1, (time.monotonic() - began) * 0.9)
        kills += code == -signal.SIGKILL
        check_whole(folder, durable)
    assert run(children, add, (folder, waves * WAVE), None)[0] == 0
    check_finished(folder, waves * WAVE, tmp_path / "expected")


def test_kill_at_every_step_that_touches_the_disk(children: Any, tmp_path: Path) -> None:
    pages, syncs, code = 24, 0, -1
    folder = tmp_path / "ledger"
    while code:
        syncs += 1
        # each child goes one step further than the last; those before have left their work unfinished
        code, durable = run(children, add_until_sync, (folder, pages + syncs, syncs), None)
        check_whole(folder, durable)
    assert syncs > 12
    check_finished(folder, pages + syncs, tmp_path / "expected")


def test_kill_while_the_ledger_is_made(children: Any, tmp_path: Path) -> None:
    for syncs in range(1, 12):
        folder = tmp_path / str(syncs)
        run(children, add_until_sync, (folder, 1, syncs), None)
        made = article("after", "text")
        with Ledger.open_or_create(folder).writer() as writer:
            assert writer.add(made, [], coder=CODER)
