"""The demo: its dispatches are what they say they are, and its ledger raises the alarms of the story that they tell."""

import json
import re
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner

from volteface.cli import main
from volteface.cli.demo import DEMO_STATE, DEMO_WATCH, DEMO_YEARS, list_pages, make_demo
from volteface.ledger import Ledger, kept_shifts
from volteface.model import Page, Shift
from volteface.reading import read
from volteface.show.chain import view_alarm

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "src" / "volteface" / "dispatches"
OTHERS = (
    *ROOT.glob("src/volteface/pages/*/*.*"),
    *ROOT.glob("tests/golden/*.*"),
    *ROOT.glob("tests/coding/*.tsv"),
    *ROOT.glob("benchmarks/stories/*/*.toml"),
    *ROOT.glob("training/corpus/*/*"),
    *ROOT.glob("training/articles/*/*"),
)
DISPATCHES: list[dict[str, str]] = [
    json.loads(line)
    for path in sorted(FOLDER.glob("*.jsonl"))
    for line in path.read_text(encoding="utf-8").splitlines()
]
WORD = re.compile(r"[^\W\d_]+")
MOVES = {
    ("dyad", "ARM", "RUS", "conflict"),
    ("dyad", "ARM", "FRA", "cooperation"),
    ("dyad", "FRA", "MLI", "conflict"),
    ("dyad", "KAZ", "TUR", "cooperation"),
    ("drift", "ARM", "RUS", "WEST"),
}


def list_sentences(dispatch: dict[str, str]) -> Iterator[str]:
    """Give the sentences of a dispatch that are long enough to be somebody's own."""
    for block in dispatch["text"].split("\n\n")[1:]:
        for sentence in re.split(r"(?<=[.!?])\s+", block):
            if len(WORD.findall(sentence)) >= 7:
                yield sentence


# --- the dispatches ---------------------------------------------------------------------------------------------


def test_dispatches_are_told_in_eight_languages_over_four_years() -> None:
    languages = Counter(dispatch["id"].split("/")[0] for dispatch in DISPATCHES)
    assert len(languages) == 8
    assert set(dict(languages.most_common(2))) == {"en", "pl"}
    years = Counter(dispatch["published"][:4] for dispatch in DISPATCHES)
    assert set(years) == {"2021", "2022", "2023", "2024", "2025"}
    assert all(DEMO_YEARS[0] <= dispatch["published"] <= DEMO_YEARS[1] for dispatch in DISPATCHES)
    assert len({dispatch["id"] for dispatch in DISPATCHES}) == len(DISPATCHES) > 600


def test_every_address_is_one_that_nobody_can_own() -> None:
    hosts = {urlsplit(dispatch["url"]).hostname or "" for dispatch in DISPATCHES}
    assert not [host for host in hosts if not host.endswith(".example")]


def test_their_origin_says_that_they_are_invented() -> None:
    told = tomllib.loads((FOLDER / "dispatches.origin.toml").read_text(encoding="utf-8"))
    assert "invented" in told["facts"]
    assert str(len(DISPATCHES)) in told["what"]


def test_they_add_little_to_the_package() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 600_000


def test_each_is_read_with_its_title_date_and_language() -> None:
    wrong = []
    for dispatch in DISPATCHES:
        page = Page(document=dispatch["id"], content=dispatch["text"], url=dispatch["url"], published=dispatch["published"], kind="text")  # fmt: skip
        article = read(page)
        title = dispatch["text"].split("\n\n")[0]
        told = article.title, article.published, article.language
        if told != (title, dispatch["published"], dispatch["id"].split("/")[0]):
            wrong.append((dispatch["id"], told))
    assert not wrong


def test_no_two_tell_the_same_but_copies_that_are_meant() -> None:
    tellers = defaultdict(list)
    for dispatch in DISPATCHES:
        tellers[" ".join(WORD.findall(dispatch["text"].split("\n\n", 1)[1].casefold()))].append(dispatch)
    copied = [some for some in tellers.values() if len(some) > 1]
    assert {len({urlsplit(one["url"]).hostname for one in some}) for some in copied} <= {1, 2, 14, 15}
    words = {text: frozenset(text.split()) for text in tellers}
    by_pair = [
        (one, other)
        for one, other in combinations(words, 2)
        if len(words[one] & words[other]) > 0.8 * len(words[one] | words[other])
    ]
    # two copies that add a word, and the page that was corrected
    assert len(by_pair) <= 4


def test_no_sentence_stands_in_another_corpus() -> None:
    assert len(OTHERS) > 200
    told = " ".join(path.read_text(encoding="utf-8", errors="replace") for path in OTHERS if path.is_file())
    assert not [sentence for one in DISPATCHES for sentence in list_sentences(one) if sentence in told]


# --- the demo's ledger ------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "ledger"
    make_demo(folder)
    return folder


@pytest.fixture(scope="module")
def alarms(made: Path) -> list[Shift]:
    with Ledger.open(made).snapshot() as snapshot:
        return kept_shifts(snapshot, DEMO_WATCH)


def test_the_alarms_are_those_of_the_story_and_no_others(alarms: list[Shift]) -> None:
    raised = {
        ("dyad", shift.a, shift.b, shift.direction)
        if shift.kind == "dyad"
        else ("drift", shift.a, shift.from_side, shift.to_side)
        for shift in alarms
    }
    assert raised == MOVES
    assert len(alarms) == len(MOVES)
    assert DEMO_STATE == "ARM"


def test_alarms_are_raised_when_the_story_turns(alarms: list[Shift]) -> None:
    armenian = [shift for shift in alarms if shift.a == "ARM"]
    assert all("2023-10" < shift.raised < "2024-07" for shift in armenian)
    assert all(shift.stage == "shift" for shift in alarms)


def test_each_alarm_opens_to_sentences(made: Path, alarms: list[Shift]) -> None:
    pages = {page.document: page for page in list_pages() if isinstance(page, Page)}
    with Ledger.open(made).snapshot() as snapshot:
        views = [view_alarm(snapshot, shift) for shift in alarms]
    for view in views:
        assert view.counter, view.note.shift
        for event in (*view.evidence, *view.counter):
            for account in event.accounts:
                for told in account.pages:
                    assert told.document in pages


def test_what_copying_outlets_alone_tell_weighs_as_a_claim(made: Path) -> None:
    with Ledger.open(made).snapshot() as snapshot:
        [pasted] = snapshot.rows("SELECT pages FROM origins WHERE pasted")
        [event] = snapshot.rows(
            "SELECT weight, pages FROM events WHERE source = 'ARM' AND target = 'RUS' AND type = 'ASSAULT'"
        )
    assert pasted["pages"] == event["pages"] == 14
    assert event["weight"] == 0.25


def test_a_corrected_page_counts_once(made: Path) -> None:
    with Ledger.open(made).snapshot() as snapshot:
        [event] = snapshot.rows(
            "SELECT pages, sentence FROM events WHERE source = 'ARM' AND target = 'RUS' AND type = 'SANCTION'"
            " AND day = DATE '2025-03-04'"
        )
    assert event["pages"] == 1
    assert "two Russian officers" in event["sentence"]


def test_a_ledger_that_is_there_is_not_made_again(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> Any:
        raise AssertionError("pages were read again")

    monkeypatch.setattr(sys.modules["volteface.cli.demo"], "list_pages", refuse)
    make_demo(made)


def test_demo_goes_the_whole_way(made: Path) -> None:
    result = CliRunner().invoke(main, ["demo", "-l", str(made), "--format", "jsonl"])
    assert result.exit_code == 0, result.output
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    stations = [row for row in rows if "station" in row]
    assert [row["station"] for row in stations][:2] == ["reading", "coding"]
    tally, *shifts, brief = rows[len(stations) :]
    assert tally["known"] == tally["pages"] > len(DISPATCHES)
    assert len({shift["id"] for shift in shifts}) == len(shifts) == len(MOVES)
    assert brief["state"] == DEMO_STATE
    assert brief["events"] > 100
