from pathlib import Path

import pytest

from ledger.making import (
    AIRLINER,
    CODER,
    TORTURE,
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
from volteface.ledger import Ledger
from volteface.model import Problem


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger.create(tmp_path / "ledger")


def test_what_was_added_can_be_read(ledger: Ledger) -> None:
    made, reports = sample_page(
        captions=("a caption",), clutter={"menu": ("Home", "News")}, author="An Author"
    )
    assert fill(ledger, [(made, reports)]) == [True]
    seen = views(ledger)
    assert seen["articles"][0]["text"] == made.text
    assert seen["articles"][0]["captions"] == ["a caption"]
    assert seen["articles"][0]["clutter"] == '{"menu": ["Home", "News"]}'
    assert {row["id"] for row in seen["reports"]} == {one.id for one in reports}
    for row in seen["reports"]:
        span = row["evidence"]
        assert made.text[span["start"] : span["end"]] == span["text"]
    # the two accusations stand in one page as two acts
    assert [event["type"] for event in seen["events"]].count("ACCUSE") == 2


def test_adding_twice_changes_nothing(ledger: Ledger) -> None:
    pages = [sample_page("one"), sample_page("two")]
    fill(ledger, pages)
    before, manifest = views(ledger), (ledger.folder / "manifest.json").read_bytes()
    assert fill(ledger, pages) == [False, False]
    assert views(ledger) == before
    assert (ledger.folder / "manifest.json").read_bytes() == manifest


def test_adding_twice_at_once_changes_nothing(ledger: Ledger) -> None:
    assert fill(ledger, [sample_page(), sample_page()]) == [True, False]


def test_page_without_reports_is_coded_once(ledger: Ledger) -> None:
    weather = (article("weather", "It rained."), [])
    assert fill(ledger, [weather]) == [True]
    assert fill(ledger, [weather]) == [False]


def test_new_coder_replaces_in_views_and_keeps_the_old_rows(ledger: Ledger) -> None:
    made, reports = sample_page()
    fill(ledger, [(made, reports)])
    better = [report(made, AIRLINER, "AZE REJECT RUS accused")]
    assert fill(ledger, [(made, better)], coder="model-1") == [True]
    seen = views(ledger)
    assert [row["type"] for row in seen["reports"]] == ["REJECT"]
    assert [row["type"] for row in seen["events"]] == ["REJECT"]
    with ledger.snapshot() as snapshot:
        runs = snapshot.rows("SELECT coder, holds, reports FROM runs ORDER BY run")
        kept = snapshot.rows("SELECT count(*) AS n FROM kept_reports")[0]["n"]
    assert runs == [
        {"coder": CODER, "holds": False, "reports": 4},
        {"coder": "model-1", "holds": True, "reports": 1},
    ]
    assert kept == 5
    # the old coder has nothing new to say of the same text
    assert fill(ledger, [(made, reports)]) == [False]
    assert views(ledger) == seen


def test_changed_text_is_a_new_version(ledger: Ledger) -> None:
    fill(ledger, [page("story", AIRLINER, "AZE ACCUSE RUS")])
    fill(ledger, [page("story", TORTURE, "AZE ACCUSE RUS")])
    seen = views(ledger)
    assert [row["text"] for row in seen["articles"]] == [TORTURE]
    assert [row["sentence"] for row in seen["events"]] == [TORTURE]
    # and back again: the first text holds once more
    assert fill(ledger, [page("story", AIRLINER, "AZE ACCUSE RUS")]) == [True]
    assert [row["text"] for row in views(ledger)["articles"]] == [AIRLINER]


@pytest.mark.parametrize("batch", [1, 500])
def test_two_coders_of_one_page_in_one_writer(ledger: Ledger, batch: int) -> None:
    made, reports = sample_page(published="")
    with ledger.writer(batch_documents=batch) as writer:
        assert writer.add(made, reports, coder="a", seen_at="2025-08-01")
        assert writer.add(made, reports[:1], coder="b", seen_at="2025-08-09")
    seen = views(ledger)
    assert len(seen["articles"]) == 1
    assert [row["seen"] for row in seen["reports"]] == ["2025-08-01"]


@pytest.mark.parametrize(
    ("published", "seen"),
    [
        ("2025-07-23", "2025-07-23"),
        ("2025-07-23T23:59:00+02:00", "2025-07-23"),
        ("2025-06", "2025-06-30"),
        ("2024", "2024-12-31"),
        ("", "2025-08-01"),
        ("9999-12-31", "2025-08-01"),
        ("9999-12", "2025-08-01"),
        ("last week", "2025-08-01"),
    ],
)
def test_seen_is_when_a_page_could_first_be_known(ledger: Ledger, published: str, seen: str) -> None:
    fill(ledger, [page("one", AIRLINER, "AZE ACCUSE RUS", published=published)])
    assert [row["seen"] for row in views(ledger)["reports"]] == [seen]


def test_lone_surrogates_and_control_characters_do_no_harm(ledger: Ledger) -> None:
    sentence = "Baku \ud800 accused\x00 \u202e Moscow of \x1b[31mtorture."
    pages = [page("bad\udfff", sentence, "AZE ACCUSE RUS", date="9999-99-99")]
    assert fill(ledger, pages) == [True]
    row = views(ledger)["reports"][0]
    assert row["evidence"]["text"] == sentence.replace("\ud800", "\ufffd")
    assert fill(ledger, pages) == [False]


def test_problem_is_kept_once(ledger: Ledger) -> None:
    problem = Problem(stage="read", reason="empty", document="nothing.html")
    for expected in (True, False):
        with ledger.writer() as writer:
            assert writer.problem(problem, seen_at="2025-08-01") is expected
    with ledger.snapshot() as snapshot:
        assert snapshot.rows("SELECT * FROM problems") == [
            {
                "stage": "read",
                "reason": "empty",
                "document": "nothing.html",
                "detail": "",
                "added": "2025-08-01",
            }
        ]


def test_wrong_use_is_refused(ledger: Ledger) -> None:
    made, reports = sample_page()
    with ledger.writer() as writer:
        with pytest.raises(ValueError, match="another document"):
            writer.add(article("other", "text"), reports, coder=CODER)
        with pytest.raises(ValueError, match="isoformat"):
            writer.add(made, reports, coder=CODER, seen_at="yesterday")


def test_an_exception_drops_the_batch_and_frees_the_ledger(ledger: Ledger) -> None:
    def add_and_fail() -> None:
        with ledger.writer() as writer:
            writer.add(*sample_page("kept"), coder=CODER)
            writer.flush()
            writer.add(*sample_page("lost"), coder=CODER)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        add_and_fail()
    fill(ledger, [])
    assert [row["document"] for row in views(ledger)["articles"]] == ["kept"]


def test_group_shares_one_event_among_its_pairs(ledger: Ledger) -> None:
    sentence = "Turkey, Azerbaijan and Kazakhstan signed a treaty."
    made = article("summit", sentence)
    acts = ("AZE SUPPORT TUR", "AZE SUPPORT KAZ", "KAZ SUPPORT TUR")
    fill(ledger, [(made, [report(made, sentence, act, mutual=True, group="g") for act in acts])])
    assert sum(event["weight"] for event in events(ledger)) == pytest.approx(1)


def test_ledger_is_opened_or_made(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"no ledger.*volteface add"):
        Ledger.open(tmp_path / "none")
    Ledger.open_or_create(tmp_path / "deep" / "ledger")
    assert Ledger.open_or_create(tmp_path / "deep" / "ledger").folder.is_dir()
    with pytest.raises(LedgerError, match="already"):
        Ledger.create(tmp_path / "deep" / "ledger")
    (tmp_path / "strange").mkdir()
    (tmp_path / "strange" / "letter.txt").touch()
    with pytest.raises(LedgerError, match=r"letter\.txt"):
        Ledger.create(tmp_path / "strange")
    with pytest.raises(LedgerError, match="another path"):
        Ledger.create(tmp_path / "strange" / "letter.txt")


def test_path_with_signs_of_patterns_and_quotes(tmp_path: Path) -> None:
    ledger = made_of(tmp_path / "a[1] x* isn't?", [sample_page(str(number)) for number in range(10)], batch=1)
    assert len(views(ledger)["articles"]) == 10
