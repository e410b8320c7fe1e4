import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.making import (
    AIRLINER,
    SIGNING,
    Page,
    article,
    events,
    fill,
    made_of,
    page,
    report,
    sample_page,
    views,
)
from volteface.errors import LedgerError
from volteface.ledger import WEIGHTS, Ledger, Ruling, Told, keep_ruling
from volteface.ledger.lock import WriterLock
from volteface.ledger.manifest import load_manifest
from volteface.ledger.rulings import find_holding, held_pairs
from volteface.ledger.status import weigh
from volteface.ledger.views import reading
from volteface.model import STATUSES, Report

SHOT = "The airliner was shot down near Grozny by a missile."
SHOT_TOO = "A missile shot down an airliner over Grozny, killing dozens."
CLAIM = page("claim", SHOT, "RUS ASSAULT AZE", status="claimed", claimed_by="AZE", date="2024-12-25")
FACT = page("fact", SHOT_TOO, "RUS ASSAULT AZE", date="2024-12-26", published="2025-07-24")
DENIAL = page(
    "denial", "Grozny: missile shot down no airliner.", "RUS ASSAULT AZE",
    status="denied", claimed_by="RUS", date="2024-12-25",
)  # fmt: skip
PACT = page("pact", SIGNING, "AZE SUPPORT TUR", mutual=True)


def told(made: Report) -> Told:
    return Told(made.document, made.evidence.start, made.evidence.end, made.source, made.target, made.type)


def wrong(of: Page, **fields: Any) -> Ruling:
    return Ruling(
        kind="report", verdict="wrong", by="anna", why="misread", reports=(told(of[1][0]),), **fields
    )


def claim(verdict: str, *of: Page, why: str = "seen") -> Ruling:
    reports = tuple(told(one) for _, reports in of for one in reports)
    return Ruling(kind="claim", verdict=verdict, by="anna", why=why, reports=reports)


def origin(verdict: str, *documents: str) -> Ruling:
    return Ruling(kind="origin", verdict=verdict, by="anna", why="read both", documents=documents)


def undo(name: str, why: str = "mistaken") -> Ruling:
    return Ruling(kind="undo", verdict="undo", by="anna", why=why, undoes=name)


def keep(ledger: Ledger, *rulings: Ruling) -> list[str]:
    return [keep_ruling(ledger.folder, ruling)[0] for ruling in rulings]


def one_event(ledger: Ledger) -> dict[str, Any]:
    [event] = events(ledger)
    return event


def state(ledger: Ledger) -> tuple[str, str, float, int, int]:
    event = one_event(ledger)
    return event["status"], event["ruled"], event["weight"], event["support"], event["against"]


@pytest.mark.parametrize("status", STATUSES)
def test_weight_of_a_report_follows_status_ruling_and_credit(status: Any) -> None:
    assert weigh(status) == WEIGHTS[status]
    assert weigh(status, "wrong") == weigh(status, "false") == 0
    assert weigh(status, "true") == (1 if status in ("reported", "claimed", "denied") else 0)
    assert weigh(status, "", 0.1) <= 0.1


def test_a_wrong_report_counts_for_nothing_and_is_still_there(tmp_path: Path) -> None:
    ledger = made_of(tmp_path / "ledger", [CLAIM, FACT])
    assert state(ledger) == ("reported", "", 1, 2, 0)
    before = one_event(ledger)
    keep(ledger, wrong(FACT))
    assert state(ledger) == ("claimed", "", 0.25, 1, 0)
    event = one_event(ledger)
    assert event["id"] == before["id"]
    assert (event["date"], event["sentence"], event["pages"]) == ("2024-12-25", SHOT, 1)
    assert sorted(member["weight"] for member in event["reports"]) == [0, 0.25]


def test_an_event_of_wrong_reports_alone_weighs_nothing_and_says_what_they_said(tmp_path: Path) -> None:
    ledger = made_of(tmp_path / "ledger", [CLAIM, FACT])
    keep(ledger, wrong(FACT), wrong(CLAIM))
    assert state(ledger) == ("reported", "wrong", 0, 2, 0)


@pytest.mark.parametrize(
    ("pages", "verdict", "expected"),
    [
        ([CLAIM], "true", ("claimed", "true", 1)),
        ([CLAIM, DENIAL], "true", ("denied", "true", 1)),
        ([DENIAL], "true", ("denied", "true", 1)),
        ([CLAIM], "false", ("claimed", "false", 0)),
        ([CLAIM, FACT], "false", ("reported", "false", 0)),
    ],
)
def test_a_claim_is_ruled_true_or_false_and_its_status_stays_as_told(
    tmp_path: Path, pages: list[Page], verdict: str, expected: tuple[str, str, float]
) -> None:
    ledger = made_of(tmp_path / "ledger", pages)
    keep(ledger, claim(verdict, *pages))
    assert state(ledger)[:3] == expected


def test_of_two_rulings_on_the_same_the_later_counts(tmp_path: Path) -> None:
    ledger = made_of(tmp_path / "ledger", [CLAIM])
    false, true, false_again = keep(
        ledger, claim("false", CLAIM), claim("true", CLAIM), claim("false", CLAIM)
    )
    assert false_again == false  # it holds still: nothing new was said
    assert state(ledger)[1] == "true"
    keep(ledger, undo(true))
    assert state(ledger)[1] == "false"


def test_a_stale_event_weighs_nothing_though_it_be_true(tmp_path: Path) -> None:
    old = page("old", SHOT, "RUS ASSAULT AZE", status="claimed", claimed_by="AZE", date="2014-07-17")
    ledger = made_of(tmp_path / "ledger", [old])
    keep(ledger, claim("true", old))
    assert state(ledger)[1:3] == ("true", 0)


def test_a_ruling_holds_for_later_pages_of_the_claim(tmp_path: Path) -> None:
    ledger = made_of(tmp_path / "ledger", [CLAIM])
    keep(ledger, claim("false", CLAIM))
    fill(ledger, [FACT])
    assert state(ledger)[:3] == ("reported", "false", 0)


def test_a_ruling_holds_when_another_coder_codes_the_page_again(tmp_path: Path) -> None:
    ledger = made_of(tmp_path / "ledger", [FACT])
    keep(ledger, wrong(FACT))
    made, [told_before] = FACT
    fill(ledger, [(made, [replace(told_before, id="0" * 20, modes=("aerial",))])], coder="model-9")
    event = one_event(ledger)
    assert (event["ruled"], event["weight"], event["modes"]) == ("wrong", 0, ["aerial"])


def test_only_what_a_ruling_touches_is_made_again(tmp_path: Path) -> None:
    ledger = made_of(tmp_path / "ledger", [CLAIM, PACT])
    keep(ledger, wrong(CLAIM))
    with ledger.snapshot() as snapshot:
        rows = snapshot.rows("SELECT cell, count(*) AS turns FROM kept_cells GROUP BY cell")
    assert {row["cell"]: row["turns"] for row in rows} == {"RUS>AZE ASSAULT": 2, "AZE=TUR SUPPORT": 1}


def test_the_same_ruling_twice_is_one_and_after_an_undo_another(tmp_path: Path) -> None:
    ledger = made_of(tmp_path / "ledger", [CLAIM])
    first = keep_ruling(ledger.folder, wrong(CLAIM))
    assert keep_ruling(ledger.folder, wrong(CLAIM)) == (first[0], False)
    [undone] = keep(ledger, undo(first[0]))
    assert state(ledger)[1] == ""
    again = keep_ruling(ledger.folder, wrong(CLAIM))
    assert again[1]
    assert again[0] != first[0]
    assert state(ledger)[1] == "wrong"
    with ledger.snapshot() as snapshot:
        holds = {row["id"]: row["holds"] for row in snapshot.rows("SELECT * FROM rulings")}
    assert holds == {first[0]: False, undone: True, again[0]: True}


def test_an_undo_can_be_undone(tmp_path: Path) -> None:
    ledger = made_of(tmp_path / "ledger", [CLAIM])
    [first] = keep(ledger, wrong(CLAIM))
    [second] = keep(ledger, undo(first))
    keep(ledger, undo(second))
    assert state(ledger)[1] == "wrong"
    keep(ledger, undo(first))
    assert state(ledger)[1] == ""


def test_what_does_not_hold_can_not_be_undone(tmp_path: Path) -> None:
    ledger = made_of(tmp_path / "ledger", [CLAIM])
    [first] = keep(ledger, wrong(CLAIM))
    keep(ledger, undo(first))
    for name in (first, "abc"):
        with pytest.raises(LedgerError, match=r"no ruling .* holds"):
            keep(ledger, undo(name, "again"))


@pytest.mark.parametrize(
    "ruling",
    [
        Ruling(kind="report", verdict="wrong", by="anna", why=" ", reports=(told(CLAIM[1][0]),)),
        Ruling(kind="report", verdict="true", by="anna", why="x", reports=(told(CLAIM[1][0]),)),
        Ruling(kind="report", verdict="wrong", by="anna", why="x"),
        Ruling(kind="claim", verdict="true", by="anna", why="x"),
        Ruling(kind="undo", verdict="undo", by="anna", why="x"),
        Ruling(kind="report", verdict="wrong", by=" ", why="x", reports=(told(CLAIM[1][0]),)),
        origin("same", "claim", "claim"),
    ],
)
def test_a_ruling_that_says_nothing_is_refused(tmp_path: Path, ruling: Ruling) -> None:
    ledger = made_of(tmp_path / "ledger", [CLAIM])
    with pytest.raises(LedgerError):
        keep(ledger, ruling)


def test_a_ruling_waits_for_no_other_writer(tmp_path: Path) -> None:
    ledger = made_of(tmp_path / "ledger", [CLAIM])
    with WriterLock(ledger.folder), pytest.raises(LedgerError, match="being written to"):
        keep(ledger, wrong(CLAIM))


def test_pairs_of_documents_are_held_to_be_of_one_origin_or_of_two(tmp_path: Path) -> None:
    ledger = made_of(tmp_path / "ledger", [CLAIM, FACT, DENIAL])

    def held() -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
        manifest = load_manifest(ledger.folder)
        with reading(ledger.folder, manifest, upto=manifest.last_run) as connection:
            return held_pairs(connection)

    assert held() == ([], [])
    same, _, _ = keep(
        ledger,
        origin("same", "fact", "claim"),
        origin("apart", "denial", "claim"),
        origin("apart", "denial", "fact"),
    )
    assert held() == ([("claim", "fact")], [("claim", "denial"), ("denial", "fact")])
    [apart] = keep(ledger, origin("apart", "claim", "fact"))
    assert held()[0] == []
    keep(ledger, undo(apart))
    assert held()[0] == [("claim", "fact")]
    keep(ledger, undo(same))
    assert held() == ([], [("claim", "denial"), ("denial", "fact")])


@given(st.lists(st.integers(0, 12), max_size=12))
def test_what_holds_is_what_nothing_that_holds_undoes(targets: list[int]) -> None:
    rulings = [(str(number), str(target) if target < number else "") for number, target in enumerate(targets)]
    holding = find_holding(rulings)
    for name, _ in rulings:
        assert (name in holding) == (not any(undoes == name and by in holding for by, undoes in rulings))


MIXED = article("mixed", AIRLINER, SHOT)
PAGES = [CLAIM, FACT, DENIAL, PACT, sample_page("sample"),
         (MIXED, [report(MIXED, AIRLINER, "AZE ACCUSE RUS"), report(MIXED, SHOT, "RUS ASSAULT AZE")])]  # fmt: skip
RULINGS = [
    wrong(FACT),
    claim("true", CLAIM),
    claim("false", CLAIM, DENIAL),
    wrong(PACT),
    claim("true", DENIAL),
    wrong((MIXED, PAGES[5][1][1:])),
]


def ledger_of(path: Path, pages: Sequence[Page], rulings: Sequence[Ruling], cuts: Sequence[int]) -> Ledger:
    """Keep pages and rulings by turns: before each ruling the pages up to its cut."""
    ledger = Ledger.create(path)
    start = 0
    for cut, ruling in zip(sorted(cuts), rulings, strict=True):
        if cut > start:
            fill(ledger, pages[start:cut])
            start = cut
        keep(ledger, ruling)
    fill(ledger, pages[start:])
    return ledger


@given(
    st.permutations(PAGES),
    st.lists(st.sampled_from(RULINGS), max_size=3, unique_by=RULINGS.index),
    st.data(),
)
@settings(max_examples=5, deadline=None, derandomize=True)
def test_rulings_and_pages_in_any_order_give_the_same(
    pages: list[Page], rulings: list[Ruling], data: Any
) -> None:
    cuts = data.draw(st.lists(st.integers(0, len(pages)), min_size=len(rulings), max_size=len(rulings)))
    with tempfile.TemporaryDirectory() as folder:
        mixed = ledger_of(Path(folder) / "mixed", pages, rulings, cuts)
        plain = made_of(Path(folder) / "plain", PAGES)
        keep(plain, *rulings)
        assert views(mixed) == views(plain)


@given(st.lists(st.sampled_from(RULINGS), min_size=1, max_size=3, unique_by=RULINGS.index))
@settings(max_examples=5, deadline=None, derandomize=True)
def test_undoing_gives_exactly_the_state_before(rulings: list[Ruling]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        ledger = made_of(Path(folder) / "ledger", PAGES)
        states = []
        for ruling in rulings:
            states.append(views(ledger))
            keep(ledger, ruling)
        with ledger.snapshot() as snapshot:
            names = [row["id"] for row in snapshot.rows("SELECT id FROM rulings ORDER BY turn DESC")]
        for name in names:
            keep(ledger, undo(name))
            assert views(ledger) == states.pop()
