"""What stands on the shelf answers every view as the ledger itself does, whatever has come in which order."""

import random
from collections.abc import Callable, Iterator
from dataclasses import asdict, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ledger.making import AIRLINER, SIGNING, TORTURE, Page, fill, page, sample_page
from ledger.sets import ACLED, acled_line, import_set, write
from ledger.test_corrections import FIRST, SECOND
from ledger.test_order import LONG, near_copies
from relations.tables import imported
from volteface.ledger import (
    Ledger,
    Ruling,
    Shelf,
    Snapshot,
    Told,
    Watch,
    keep_ruling,
    keep_shifts,
    kept_shifts,
)
from volteface.model import STATUSES, Problem, Shift
from volteface.relations import network, series, sides
from volteface.show.brief import view_brief
from volteface.show.chain import view_alarm
from volteface.show.lines import fetch_by_id, fetch_latest, fetch_step
from volteface.show.outlets import view_outlets
from volteface.show.related import view_related
from volteface.show.relations import view_relations
from volteface.show.rulings import list_rulings, view_touched
from volteface.show.shifts import view_shifts
from volteface.show.why import view_why

STATES = ("AZE", "RUS", "TUR", "MLI", "FRA", "USA")
TYPES = ("AGREE", "SUPPORT", "COOPERATE", "ACCUSE", "ASSAULT")
STEPS = ("day", "week", "month")
WHOLE = {
    "articles": "document", "pages": "document", "reports": "id", "runs": "run", "origins": "id", "events": "id",
    "dyads": "a, b, day", "shifts": "id", "rulings": "turn", "problems": "detail", "partners": "a, b", "sections": "a, b, section",
    "page_standings": "state", "page_outlets": "state, outlet", "row_outlets": "state, outlet", "days": "day, a, b, friendly, date_precision",
    "attention": "day, actor, data_set, date_precision",
}  # fmt: skip


def draw_page(dice: random.Random, number: int) -> Page:
    source, target = dice.sample(STATES, 2)
    status = dice.choice(STATUSES)
    act = f"{source} {dice.choice(TYPES)} {target}"
    sentence = f"{dice.choice((AIRLINER, SIGNING, TORTURE))} It was told {dice.randrange(3)} times."
    return page(
        f"page{number}", sentence, act, status=status, claimed_by=source if status in ("claimed", "denied") else "",
        date=dice.choice(("", "2025", "2025-06", f"2025-06-{dice.randint(10, 28)}", "2019-01-01")),
        published=dice.choice(("", f"2025-07-{dice.randint(10, 28)}")), outlet=f"outlet{dice.randrange(4)}.example",
        more=LONG if dice.random() < 0.4 else "", mutual=dice.random() < 0.2 and source < target,
    )  # fmt: skip


def add_pages(ledger: Ledger, dice: random.Random, folder: Path) -> None:
    some = [draw_page(dice, dice.randrange(30)) for _ in range(dice.randint(1, 6))]
    fixed = dice.choice(([], near_copies(), [FIRST], [SECOND], [sample_page()], [sample_page("copy")]))
    fill(ledger, some + fixed, coder=dice.choice(("lexicon-1", "lexicon-2")))
    with ledger.writer() as writer:
        writer.problem(Problem(stage="read", reason="empty", document=folder.name, detail=str(dice.random())))


def add_rows(ledger: Ledger, dice: random.Random, _: Path) -> None:
    acts = [
        (date(2025, dice.randint(1, 7), dice.randint(1, 28)), *draw_act(dice))
        for _ in range(dice.randint(1, 60))
    ]
    imported(ledger.folder, acts, name=f"wire{dice.randrange(2)}")


def draw_act(dice: random.Random) -> tuple[str, str, str]:
    source, target = dice.choices(STATES, k=2)
    return source, dice.choice(TYPES), target


def add_revised(ledger: Ledger, dice: random.Random, folder: Path) -> None:
    lines = [
        acled_line(
            number, timestamp=str(dice.randrange(1000)), sub_event_type=dice.choice(("Armed clash", "Attack")),
            event_date=f"2022-06-{dice.randint(10, 30)}", inter2=dice.choice("28"),
        )
        for number in dice.sample(range(8), 4)
    ]  # fmt: skip
    import_set(ledger, "acled", write(folder / f"acled{dice.random()}.csv", [ACLED, *lines], ","))


def rule(ledger: Ledger, dice: random.Random, _: Path) -> None:
    with ledger.snapshot() as snapshot:
        reports = snapshot.rows(f"SELECT {TOLD}, status FROM reports ORDER BY id")
        documents = [row["document"] for row in snapshot.rows("SELECT document FROM pages ORDER BY document")]
        holding = [row["id"] for row in snapshot.rows("SELECT id FROM rulings WHERE holds ORDER BY turn")]
    said: dict[str, Any] = {"by": "anna", "why": f"seen {dice.random()}"}
    kind = dice.choice(("report", "claim", "origin", "undo"))
    if kind == "undo" and holding:
        keep_ruling(ledger.folder, Ruling(kind=kind, verdict="undo", undoes=dice.choice(holding), **said))
    elif kind == "origin" and len(documents) > 1:
        verdict = dice.choice(("same", "apart"))
        keep_ruling(
            ledger.folder,
            Ruling(kind=kind, verdict=verdict, documents=tuple(dice.sample(documents, 2)), **said),
        )
    elif kind in ("report", "claim") and reports:
        told = Told(**{name: value for name, value in dice.choice(reports).items() if name != "status"})
        verdict = "wrong" if kind == "report" else dice.choice(("false", "true"))
        keep_ruling(ledger.folder, Ruling(kind=kind, verdict=verdict, reports=(told,), **said))


TOLD = "document, evidence.start AS start, evidence.end AS end, source, target, type"


def raise_alarm(ledger: Ledger, dice: random.Random, _: Path) -> None:
    with ledger.snapshot() as snapshot:
        ids = [row["id"] for row in snapshot.rows("SELECT id FROM events ORDER BY id")]
        known = kept_shifts(snapshot, Watch())
    named = dice.sample(ids, min(len(ids), 6))
    new = Shift(
        id=f"{dice.getrandbits(48):012x}", kind="dyad", a="AZE", b="RUS", direction="conflict", starts=("2025-06-01", "2025-06-09"),
        raised="2025-07-01", stage="shock", probability=0.9, evidence=tuple(named[:4]), counter=tuple(named[4:]),
    )  # fmt: skip
    keep_shifts(ledger.folder, [*known, new], Watch())


CHANGES: tuple[Callable[[Ledger, random.Random, Path], None], ...] = (
    add_pages, add_pages, add_rows, add_revised, rule, rule, raise_alarm,
)  # fmt: skip


def views(snapshot: Snapshot, dice: random.Random) -> Iterator[tuple[str, Any]]:
    """Give every view, of things drawn by chance where there are many."""
    for name, order in WHOLE.items():
        yield name, snapshot.rows(f"SELECT * FROM {name} ORDER BY {order}")
    yield "clock", snapshot.rows("SELECT as_of FROM clock")
    for state in dice.sample(STATES, 2):
        yield f"brief {state}", view_brief(snapshot, state)
        yield f"long brief {state}", view_brief(snapshot, state, window_days=9, events=1000)
        yield f"latest {state}", [fetch_latest(snapshot, state, most=most) for most in (3, 1000)]
        yield f"sides {state}", [sides(snapshot, state, "BLR", side) for side in ("WEST", "CHN")]
    for _ in range(2):
        a, b = sorted(dice.sample(STATES, 2))
        for step in STEPS:
            yield f"{step}s {a} {b}", view_relations(snapshot, a, b, step)
            yield f"{step}s {b} to {a}", series(snapshot, b, a, step, directed=True)
            yield f"a {step} of {a} {b}", fetch_step(snapshot, (a, b), date(2025, 6, 1), step)
        yield f"latest {a} {b}", fetch_latest(snapshot, b, a)
    yield "network", [sorted(network(snapshot, date(2025, month, 1)), key=str) for month in range(1, 8)]
    yield "network of a week", sorted(network(snapshot, date(2025, 6, 9), "week"), key=str)
    ids = [row["id"] for row in snapshot.rows("SELECT id FROM events ORDER BY id")]
    for name in dice.sample(ids, min(len(ids), 6)):
        yield f"why {name}", view_why(snapshot, name)
        yield f"event {name}", snapshot.find_event(name[:9])
    yield "by id", fetch_by_id(snapshot, [*ids, "0" * 16, "none"])
    alarms = kept_shifts(snapshot, Watch())
    yield "alarms", view_shifts(snapshot, alarms)
    yield "chains", [view_alarm(snapshot, alarm) for alarm in alarms[:3]]
    yield "rulings", list_rulings(snapshot)
    documents = [row["document"] for row in snapshot.rows("SELECT document FROM pages ORDER BY document")]
    for document in dice.sample(documents, min(len(documents), 2)):
        yield f"related {document}", view_related(snapshot, document)
        reports = snapshot.rows(f"SELECT {TOLD} FROM reports WHERE document = ? ORDER BY id", [document])
        told = tuple(Told(**row) for row in reports)
        if told:
            ruling = Ruling(
                kind="claim", verdict="true", by="anna", why="seen", reports=told, documents=(document,)
            )
            yield f"touched {document}", view_touched(snapshot, ruling)
    yield "outlets", view_outlets(snapshot)


def plain(value: Any) -> Any:
    """Give a value that compares: records as dicts, sums of floats as near."""
    if is_dataclass(value) and not isinstance(value, type):
        return {"": type(value).__name__, **plain(asdict(value))}
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    return pytest.approx(value, abs=1e-9) if isinstance(value, float) else value


def assert_same(shelf: Shelf, ledger: Ledger, seed: int) -> None:
    with shelf.snapshot() as found, ledger.snapshot() as expected:
        pairs = zip(views(found, random.Random(seed)), views(expected, random.Random(seed)), strict=True)
        for (name, one), (_, other) in pairs:
            assert plain(one) == plain(other), name


@pytest.mark.parametrize("seed", range(2))
def test_every_view_is_that_of_the_ledger(tmp_path: Path, seed: int) -> None:
    dice = random.Random(seed)
    ledger = Ledger.create(tmp_path / "ledger")
    with Shelf(ledger.folder) as shelf:
        assert shelf.refresh()
        for number in range(3):
            before = shelf_version(shelf)
            for change in dice.choices(CHANGES, k=dice.randint(1, 3)):
                change(ledger, dice, tmp_path)
            shelf.refresh()
            assert not shelf.refresh()
            assert shelf_version(shelf) >= before
            assert_same(shelf, ledger, seed * 100 + number)
    with Shelf(ledger.folder) as shelf:  # what was kept is read again
        assert not shelf.refresh()
        assert_same(shelf, ledger, seed)
    with Shelf(ledger.folder, tmp_path / "anew") as shelf:  # what is made at one go is the same
        assert_same(shelf, ledger, seed)


def shelf_version(shelf: Shelf) -> int:
    with shelf.snapshot() as snapshot:
        return int(snapshot.rows("SELECT manifest::JSON->>'version' AS version FROM state")[0]["version"])
