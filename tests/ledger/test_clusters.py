"""Which reports speak of one act: rows by hand, with senses made by hand, whatever order they come in."""

import random
import time
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from ledger.wording import sign, write_words
from volteface.ledger.clusters import MOST_LIKE, NEAR_SEEN_DAYS, cluster
from volteface.ledger.parts import Row

ENGLISH = "A missile hit the port of Odesa before dawn, killing 14 dock workers."
ENGLISH_TOO = "At least 14 dock workers were killed when a missile hit the port of Odesa before dawn."
POLISH = "Przed świtem rakieta uderzyła w port w Odessie, zginęło 14 dokerów."
SUMY = "Drones struck a bus station in Sumy in the afternoon, wounding 33 passengers."
SUMY_POLISH = "Po południu drony uderzyły w dworzec autobusowy w Sumach, 33 pasażerów zostało rannych."


def told(document: str, sentence: str, sense: int = 0, flipped: int = 0, at: int = 0, **fields: Any) -> Row:
    row: Row = {
        "id": f"{document}-{at}", "document": document, "origin": document, "language": "en", "date": "", "seen": "2025-07-10",
        "evidence": sentence, "evidence_start": at, "trigger_start": at, "source_text": "Russia", "target_text": "Ukraine",
        "sense": sign(sense, flipped=flipped) if sense else b"",
    }  # fmt: skip
    return row | fields


def acts(rows: list[Row], pasted: tuple[str, ...] = ()) -> list[list[str]]:
    return sorted(sorted(row["id"] for row in act) for act in cluster(rows, pasted))


def test_same_act_in_two_languages() -> None:
    rows = [told("en", ENGLISH, 1), told("pl", POLISH, 1, 100, language="pl"), told("other", SUMY, 2)]
    assert acts(rows) == [["en-0", "pl-0"], ["other-0"]]


def test_same_act_in_two_languages_without_senses() -> None:
    rows = [told("en", ENGLISH), told("pl", POLISH, language="pl"), told("sumy", SUMY_POLISH, language="pl")]
    assert acts(rows) == [["en-0", "pl-0"], ["sumy-0"]]


def strikes(
    document: str, origin: str, language: str = "en", *, only: str = "", seen: str = "2025-07-10"
) -> list[Row]:
    """Make what a page tells of two strikes of one day: alike, but not the same."""
    sentences = {"en": (ENGLISH, SUMY), "pl": (POLISH, SUMY_POLISH)}[language]
    rows = [
        told(
            document, sentence, 7, flipped, at, origin=origin, language=language, date="2025-07-09", seen=seen
        )
        for at, (sentence, flipped) in enumerate(zip(sentences, (10, 60), strict=True))
    ]
    return [row for row in rows if not only or row["id"].endswith(only)]


def test_two_strikes_that_one_page_tells_stay_two_in_copies_and_translations() -> None:
    """A page that tells two acts of a day knows them to be two: its copies, cut ones too, and translations tell these."""
    rows = [
        *strikes("a", "a"),
        *strikes("b", "a", seen="2025-07-11"),
        *strikes("c", "a", "pl", seen="2025-07-11"),
        *strikes("d", "a", only="1", seen="2025-07-12"),
        *strikes("e", "e"),
    ]
    assert acts(rows) == [["a-0", "b-0", "c-0", "e-0"], ["a-1", "b-1", "c-1", "d-1", "e-1"]]


def test_two_alike_reports_of_one_page_stay_two() -> None:
    rows = [told(document, ENGLISH, 1, at=at, origin=document) for document in "abc" for at in (0, 1)]
    found = acts(rows)
    assert len(found) == 2
    assert all(len({name[0] for name in act}) == 3 for act in found)


def test_days_of_a_bulletin_stay_apart() -> None:
    """The same sentence with other figures, day after day, and other outlets' own accounts of each."""
    rows = []
    for day in range(1, 15):
        for outlet in ("one", "two"):
            sentence = f"Over the night {day * 7 + 100} drones and {day * 3 + 20} missiles were fired at {('Odesa', 'Sumy', 'Dnipro')[day % 3]}."
            rows.append(
                told(
                    f"{outlet}{day}",
                    sentence,
                    3,
                    day if outlet == "one" else day + 3,
                    date=f"2025-07-{day:02}",
                    seen=f"2025-07-{day:02}",
                )
            )
    found = acts(rows)
    assert found == sorted(sorted((f"one{day}-0", f"two{day}-0")) for day in range(1, 15))


def test_undated_copies_are_one_act_however_late_they_come() -> None:
    first = date(2025, 1, 1)
    rows = [
        told(
            f"p{number:03}",
            ENGLISH,
            1,
            number % 5,
            origin="p000",
            seen=(first + timedelta(number)).isoformat(),
        )
        for number in range(200)
    ]
    [act] = acts(rows)
    assert len(act) == 200


def test_undated_accounts_of_other_months_are_other_acts() -> None:
    rows = [told(f"p{month}", ENGLISH, 1, seen=f"2025-0{month}-01") for month in range(1, 8)]
    assert len(acts(rows)) == 7


def test_days_of_an_act_do_not_drift() -> None:
    """Accounts a day apart each, the same in words: no act stretches over more than three days."""
    rows = [
        told(f"p{day:02}", ENGLISH, 1, date=f"2025-07-{day:02}", seen="2025-07-30") for day in range(1, 21)
    ]
    for act in acts(rows):
        days = [int(name[1:3]) for name in act]
        assert max(days) - min(days) <= 3


def test_vague_dates_make_no_one_act_of_two() -> None:
    """A day of January, June, November and "in 2024", in like words: the year may be that of one of them, not of all."""
    rows = [
        told("day", ENGLISH, 1, date="2024-01-10"),
        told("june", ENGLISH_TOO, 1, 10, date="2024-06"),
        told("november", ENGLISH, 1, 20, date="2024-11"),
        told("year", ENGLISH_TOO, 1, 30, date="2024"),
    ]
    found = acts(rows)
    assert len(found) == 3
    assert not [act for act in found if len(set(act) - {"year-0"}) > 1]


def test_vague_dates_go_with_the_day_that_they_hold() -> None:
    rows = [
        told("day", ENGLISH, 1, date="2024-06-10"),
        told("month", ENGLISH_TOO, 1, 10, date="2024-06"),
        told("year", ENGLISH, 1, 20, date="2024"),
        told("seen", ENGLISH_TOO, 1, 30, seen="2024-06-12"),
    ]
    assert len(acts(rows)) == 1


def test_undated_accounts_of_many_days_do_not_chain() -> None:
    """A hundred and twenty daily accounts in like words: nobody knows where one act ends, but none lasts for months."""
    first = date(2025, 1, 1)
    rows = [
        told(f"p{day:03}", ENGLISH, 1, day % 5, seen=(first + timedelta(day)).isoformat())
        for day in range(120)
    ]
    for act in acts(rows):
        days = [int(name[1:4]) for name in act]
        assert max(days) - min(days) <= NEAR_SEEN_DAYS


def test_a_crowd_of_accounts_is_one_act_however_few_of_their_pairs_are_kept() -> None:
    rows = [
        told(f"p{number:03}", ENGLISH, 1, number % 9, date="2025-07-09") for number in range(5 * MOST_LIKE)
    ]
    assert len(acts(rows)) == 1


BETWEEN = (
    "A missile hit the port of Odesa and drones struck a bus station in Sumy, killing 14 and wounding 33."
)


def test_pasted_accounts_can_not_bridge_two_acts() -> None:
    """Ten pasted pages each say that both strikes were one; honest accounts know of two."""
    honest = [*strikes("a", "a"), *strikes("b", "b", only="0"), *strikes("c", "c", only="1")]
    alone = acts(honest)
    assert len(alone) == 2
    flood = [
        told(f"x{number}", BETWEEN, 7, 35, date="2025-07-09", origin=f"x{number}") for number in range(10)
    ]
    pasted = tuple(row["origin"] for row in flood)
    found = acts([*honest, *flood], pasted)
    assert [
        [name for name in act if name[0] in "abc"] for act in found if any(name[0] in "abc" for name in act)
    ] == alone


def test_pasted_accounts_alone_are_acts_as_others_are() -> None:
    rows = [told("x", ENGLISH, 1, origin="x"), told("y", ENGLISH_TOO, 1, 20, origin="y")]
    assert acts(rows, ("x", "y")) == acts(rows) == [["x-0", "y-0"]]


def test_pasted_account_can_not_stretch_the_days_of_an_act() -> None:
    """A pasted telling of a later day doesn't keep honest ones from each other."""
    honest = [told("a", ENGLISH, 1, date="2025-07-06"), told("b", ENGLISH_TOO, 1, 90, date="2025-07-08")]
    pasted = told("x", ENGLISH, 1, date="2025-07-09", origin="x")
    found = acts([*honest, pasted], ("x",))
    assert any({"a-0", "b-0"} <= set(act) for act in found)


ROWS = [
    *strikes("a", "a"),
    *strikes("b", "a", seen="2025-07-12"),
    *strikes("c", "a", "pl"),
    *strikes("d", "d", only="1"),
    *strikes("e", "e", "pl", only="0"),
    told("month", ENGLISH_TOO, 7, 20, date="2025-07"),
    told("year", "A missile hit the port of Odesa.", 7, 30, date="2025"),
    told("undated", ENGLISH, 7, 15, seen="2025-07-13"),
    told("early", ENGLISH_TOO, 7, 25, date="2025-07-06"),
    told("late", ENGLISH_TOO, 7, 25, date="2025-07-12"),
    *(told(f"x{number}", BETWEEN, 7, 30 + number, date="2025-07-09", origin="x0") for number in range(4)),
]


@given(st.permutations(range(len(ROWS))), st.booleans())
@settings(max_examples=60, deadline=None, derandomize=True, phases=(Phase.generate,))
def test_order_does_not_matter(order: list[int], pasted: bool) -> None:
    some = ("x0",) if pasted else ()
    assert acts([ROWS[at] for at in order], some) == acts(ROWS, some)


@given(
    st.lists(
        st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(1, 9), st.integers(0, 6)), max_size=25
    )
)
@settings(max_examples=60, deadline=None, derandomize=True, phases=(Phase.generate,))
def test_every_report_is_in_one_act_and_no_page_twice(given_rows: list[tuple[int, int, int, int]]) -> None:
    """Whatever is told, an act has no two reports of one page, and no days further apart than three."""
    rows = [
        told(
            f"d{page}",
            " ".join(write_words(8, sense)),
            sense,
            day,
            at,
            origin=f"o{origin % 4}",
            date=f"2025-07-{day + 1:02}",
        )
        for at, (page, origin, sense, day) in enumerate(given_rows)
    ]
    for row in rows:  # an article has one origin
        row["origin"] = next(other["origin"] for other in rows if other["document"] == row["document"])
    found = cluster(rows)
    assert sorted(row["id"] for act in found for row in act) == sorted(row["id"] for row in rows)
    for act in found:
        assert len({row["document"] for row in act}) == len(act)


@pytest.mark.parametrize("kind", ["flood", "own words", "other acts"])
def test_busy_cell_is_quick(kind: str) -> None:
    """Three thousand reports of a month: one account copied, one act in own words, or acts of their own."""
    dice = random.Random(1)
    rows = []
    for number in range(3000):
        day = f"2025-07-{number % 28 + 1:02}"
        seen = day if kind != "flood" else "2025-07-10"
        sentence = " ".join(dice.choices(ENGLISH.split(), k=9)) if kind == "own words" else ENGLISH
        sense = 100 + number if kind == "other acts" else 1
        if kind == "other acts":
            sentence = " ".join(write_words(9, number))
        origin = "one" if kind == "flood" else f"o{number}"
        rows.append(
            told(
                f"p{number:04}",
                sentence,
                sense,
                number % 9,
                seen=seen,
                date=day if kind != "flood" else "",
                origin=origin,
            )
        )
    started = time.process_time()
    found = cluster(rows)
    assert time.process_time() - started < 10
    assert (len(found) == 1) == (kind == "flood")
