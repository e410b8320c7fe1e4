from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.making import AIRLINER, TORTURE, Page, article, events, made_of, page, report
from ledger.wording import write
from volteface.ledger import WEIGHTS
from volteface.ledger.clusters import DAY, MONTH, UNDATED, YEAR, read_when
from volteface.ledger.status import settle_status
from volteface.model import STATUSES, Mention

SHOT = "The airliner was shot down near Grozny by a missile."
SHOT_TOO = "A missile shot down an airliner over Grozny, killing dozens."
SHOT_AND_NAMED = "A missile of Wagner shot down an airliner between Grozny and Vladikavkaz, killing 38."
FIRE = "Border guards opened fire at a checkpoint in the mountains."


def told(tmp_path: Path, *pages: Page) -> list[dict[str, Any]]:
    return events(made_of(tmp_path / "ledger", pages))


@pytest.mark.parametrize(
    ("statuses", "settled"),
    [
        (["claimed"], "claimed"),
        (["claimed"] * 9, "claimed"),
        (["claimed", "reported"], "reported"),
        (["claimed", "denied"], "denied"),
        (["claimed", "negated"], "denied"),
        (["denied"], "denied"),
        (["denied", "claimed", "reported"], "reported"),
        (["planned", "reported"], "reported"),
        (["planned", "claimed"], "claimed"),
        (["negated"], "negated"),
        (["negated", "planned"], "planned"),
        (["historical", "hypothetical"], "historical"),
    ],
)
def test_status_of_an_event(statuses: Any, settled: str) -> None:
    assert settle_status(statuses) == settled


@given(st.lists(st.sampled_from(STATUSES), min_size=1))
def test_only_a_report_of_fact_makes_a_fact(statuses: Any) -> None:
    assert (settle_status(statuses) == "reported") == ("reported" in statuses)
    assert settle_status(statuses) == settle_status(statuses * 3)


def test_every_status_has_a_weight() -> None:
    assert set(WEIGHTS) == set(STATUSES)
    assert max(WEIGHTS.values()) == WEIGHTS["reported"] == 1


def test_claims_stay_claims_however_many_repeat_them(tmp_path: Path) -> None:
    pages = [
        page(
            f"p{number}",
            f"{SHOT} So said minister number{number}.",
            "RUS ASSAULT AZE",
            status="claimed",
            claimed_by="AZE",
        )
        for number in range(20)
    ]
    [event] = told(tmp_path, *pages)
    assert (event["status"], event["claimed_by"], event["pages"]) == ("claimed", ["AZE"], 20)
    assert event["weight"] == WEIGHTS["claimed"]


def test_a_denial_stands_beside_the_claim_and_a_fact_above_both(tmp_path: Path) -> None:
    claim = page("claim", SHOT, "RUS ASSAULT AZE", status="claimed", claimed_by="AZE", date="2024-12-25")
    denial = page(
        "denial", SHOT_TOO, "RUS ASSAULT AZE", status="denied", claimed_by="RUS", published="2025-07-25"
    )
    fact = page("fact", "Grozny: missile shot down airliner.", "RUS ASSAULT AZE", date="2024-12-25")
    ledger = made_of(
        tmp_path / "two",
        [
            claim,
            page("denial", SHOT_TOO, "RUS ASSAULT AZE", status="denied", claimed_by="RUS", date="2024-12-25"),
        ],
    )
    [event] = events(ledger)
    assert (event["status"], event["claimed_by"], event["denied_by"]) == ("denied", ["AZE"], ["RUS"])
    assert (event["support"], event["against"], event["weight"]) == (1, 1, 0)
    merged = events(made_of(tmp_path / "three", [claim, denial, fact]), "date <> ''")
    assert [(event["status"], event["support"]) for event in merged] == [("reported", 2)]


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("2025-07-20", "2025-07-23", True),
        ("2025-07-19", "2025-07-23", False),
        ("2025-07", "2025-07-31", True),
        ("2025-07", "2025-08-01", False),
        ("2025", "2025-03", True),
        ("2025", "2024-12-31", False),
        ("", "2025-07-30", True),
        ("", "2025-07-31", False),
        ("", "2025-07", True),
        ("", "2024", False),
        ("2025-13-45", "2025-07-23", True),
    ],
)
def test_near_dates(tmp_path: Path, left: str, right: str, same: bool) -> None:
    pages = (
        page("left", SHOT_AND_NAMED, "RUS ASSAULT AZE", date=left, more=write(40, 1)),
        page("right", SHOT_AND_NAMED, "RUS ASSAULT AZE", date=right, more=write(40, 2)),
    )
    assert len(told(tmp_path, *pages)) == (1 if same else 2)


def test_undated_pages_go_by_when_they_were_seen(tmp_path: Path) -> None:
    days = {"a": "2025-07-01", "b": "2025-07-08", "c": "2025-07-16"}
    pages = [
        page(name, SHOT_AND_NAMED, "RUS ASSAULT AZE", published=day, more=write(40, ord(name)))
        for name, day in days.items()
    ]
    assert [event["first_seen"] for event in told(tmp_path, *pages)] == ["2025-07-01", "2025-07-16"]


def test_a_late_copy_is_no_new_event(tmp_path: Path) -> None:
    pages = [
        page(name, SHOT, "RUS ASSAULT AZE", published=day)
        for name, day in (("a", "2025-01-01"), ("b", "2025-07-01"))
    ]
    [event] = told(tmp_path, *pages)
    assert (event["pages"], event["support"], event["day"].isoformat()) == (2, 1, "2025-01-01")


def test_vague_date_does_not_join_two_acts(tmp_path: Path) -> None:
    december = page("december", SHOT, "RUS ASSAULT AZE", date="2024-12-25")
    march = page("march", SHOT_TOO, "RUS ASSAULT AZE", date="2024-03-02")
    year = page(
        "year",
        "In that year an airliner was shot down by a missile near Grozny, dozens died.",
        "RUS ASSAULT AZE",
        date="2024",
    )
    for number, pages in enumerate(((december, march, year), (year, march, december))):
        found = events(made_of(tmp_path / str(number), pages))
        assert sorted(event["pages"] for event in found) == [1, 2]


@pytest.mark.parametrize("act", ["AZE ASSAULT RUS", "RUS ASSAULT ARM", "RUS ACCUSE AZE"])
def test_other_pair_direction_or_type_is_another_event(tmp_path: Path, act: str) -> None:
    assert len(told(tmp_path, page("a", SHOT, "RUS ASSAULT AZE"), page("b", SHOT_TOO, act))) == 2


def test_other_words_are_another_event(tmp_path: Path) -> None:
    assert len(told(tmp_path, page("a", SHOT, "RUS ASSAULT AZE"), page("b", FIRE, "RUS ASSAULT AZE"))) == 2


def test_names_of_the_two_sides_do_not_make_sentences_alike(tmp_path: Path) -> None:
    baku = Mention(code="AZE", role="GOV", text="Azerbaijan", start=0, end=10)
    moscow = Mention(code="RUS", role="GOV", text="Russian", start=19, end=26)
    sentences = {
        "a": "Azerbaijan accused Russian officers of torture.",
        "b": "Azerbaijan praised Russian pilots.",
    }
    pages = [
        page(
            document,
            sentence,
            "AZE ACCUSE RUS",
            source_mention=baku,
            target_mention=moscow,
            more=write(40, ord(document)),
        )
        for document, sentence in sentences.items()
    ]
    assert len(told(tmp_path, *pages)) == 2


def test_two_acts_of_one_page_stay_two(tmp_path: Path) -> None:
    made = article("a", TORTURE)
    twice = [report(made, TORTURE, "AZE ACCUSE RUS accused", part=part) for part in range(2)]
    copy = article("b", TORTURE)
    again = [report(copy, TORTURE, "AZE ACCUSE RUS accused", part=part) for part in range(2)]
    assert [event["pages"] for event in told(tmp_path, (made, twice), (copy, again))] == [2, 2]


def test_old_news_told_as_new_weighs_nothing(tmp_path: Path) -> None:
    [event] = told(tmp_path, page("a", SHOT, "RUS ASSAULT AZE", date="2014-07-17"))
    assert (event["status"], event["stale"], event["weight"]) == ("reported", True, 0)


@pytest.mark.parametrize("date", ["2024-12", "2024"])
def test_last_year_is_not_old_yet(tmp_path: Path, date: str) -> None:
    [event] = told(tmp_path, page("a", SHOT, "RUS ASSAULT AZE", date=date))
    assert not event["stale"]


def test_what_happened_did_not_happen_after_it_was_told(tmp_path: Path) -> None:
    happened, planned = told(
        tmp_path,
        page("a", SHOT, "RUS ASSAULT AZE", date="9999-01-01"),
        page("b", AIRLINER, "AZE ACCUSE RUS", date="2026-01-01", status="planned"),
    )
    assert (happened["day"].isoformat(), happened["date"]) == ("2025-07-23", "")
    assert planned["day"].isoformat() == "2026-01-01"


def test_event_takes_the_most_exact_date_and_the_earliest_fact(tmp_path: Path) -> None:
    [event] = told(
        tmp_path,
        page("month", SHOT, "RUS ASSAULT AZE", date="2025-07", published="2025-07-21"),
        page("day", SHOT_TOO, "RUS ASSAULT AZE", date="2025-07-20", published="2025-07-22"),
    )
    assert (event["date"], event["date_precision"], event["first_seen"]) == (
        "2025-07-20",
        "day",
        "2025-07-21",
    )
    assert event["sentence"] == SHOT


@pytest.mark.parametrize(
    ("text", "level", "days"),
    [("2024-02-29", DAY, 1), ("2024-02", MONTH, 29), ("2023-12", MONTH, 31), ("2024", YEAR, 366), ("", UNDATED, 1), ("9999-12", UNDATED, 1)],
)  # fmt: skip
def test_dates_are_stretches_of_days(text: str, level: int, days: int) -> None:
    when = read_when(text, "2025-07-23")
    assert (when.level, when.last - when.first + 1) == (level, days)


def test_one_busy_cell_is_not_compared_pair_by_pair(tmp_path: Path) -> None:
    """Two thousand different acts of one pair and type within a year stay apart, and quickly."""
    pages = []
    for number in range(2000):
        words = write(6, number)
        day = f"2025-{number % 12 + 1:02}-{number % 28 + 1:02}"
        pages.append(page(f"p{number}", f"The ministry {words}.", "AZE ACCUSE RUS", date=day, published=day))
    assert len(told(tmp_path, *pages)) >= 1950  # a few of a day have half of their words in common


def test_ids_tell_events_apart(tmp_path: Path) -> None:
    pages = [
        page(f"p{number}", f"{number} " + FIRE[number:], "RUS ASSAULT AZE", date=f"2025-0{number}-01")
        for number in range(1, 7)
    ]
    ids = [event["id"] for event in told(tmp_path, *pages)]
    assert all(one != other for one, other in combinations(ids, 2))
