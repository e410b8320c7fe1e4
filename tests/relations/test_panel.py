from datetime import date, timedelta
from pathlib import Path

import pytest

from ledger.making import AIRLINER, SIGNING, Page, made_of, page
from ledger.test_rulings import claim, wrong
from ledger.wording import write
from relations.tables import imported
from volteface.ledger import keep_ruling
from volteface.model import Panel, Step
from volteface.relations.panel import list_starts, panel

SHOT = "The airliner was shot down near Grozny by a missile."


def told(day: str, sentence: str, act: str, **fields: object) -> Page:
    """A page published on a day, of an act of that day unless `date` says otherwise."""
    own = {"date": day} | fields
    return page(f"{day} {act} {own.get('status', '')}", sentence, act, published=day, **own)


def made(tmp_path: Path, *pages: Page, step: Step = "week", until: date | None = None) -> Panel:
    with made_of(tmp_path / "ledger", pages).snapshot() as snapshot:
        found = panel(snapshot, step, until)
    assert found is not None
    return found


def entries(found: Panel) -> list[tuple[tuple[str, str], str, float, float, float]]:
    return [
        (
            found.pairs[pair],
            found.starts[step].isoformat(),
            float(found.cooperation[at]),
            float(found.conflict[at]),
            float(found.events[at]),
        )
        for at, (pair, step) in enumerate(zip(found.pair, found.step, strict=True))
    ]


def test_acts_of_a_pair_stand_in_the_week_in_which_they_were_first_told(tmp_path: Path) -> None:
    found = made(
        tmp_path,
        told("2025-01-06", AIRLINER, "AZE ACCUSE RUS"),
        told("2025-01-16", SHOT, "RUS ASSAULT AZE", date="2025-01-07"),
        told("2025-01-19", SIGNING, "AZE SUPPORT TUR", mutual=True),
    )
    assert entries(found) == [
        (("AZE", "RUS"), "2025-01-06", 0, 1, 1),
        (("AZE", "RUS"), "2025-01-13", 0, 1, 1),
        (("AZE", "TUR"), "2025-01-13", 1, 0, 1),
    ]
    assert found.world.tolist() == [1, 2]
    actors = {
        code: row
        for pair, rows in zip(found.pairs, found.sides, strict=True)
        for code, row in zip(pair, rows, strict=True)
    }
    assert found.attention[actors["AZE"]].tolist() == [1, 2]
    assert found.attention[actors["TUR"]].tolist() == [0, 1]


def test_a_claim_counts_its_share_until_somebody_reports_the_act(tmp_path: Path) -> None:
    claimed = told("2025-01-07", SHOT, "RUS ASSAULT AZE", status="claimed", claimed_by="AZE")
    reported = told("2025-01-15", f"{SHOT} Nobody survived.", "RUS ASSAULT AZE", date="2025-01-07")
    found = made(tmp_path, claimed, reported, told("2025-01-26", SIGNING, "AZE SUPPORT TUR"))
    assert [entry for entry in entries(found) if entry[0] == ("AZE", "RUS")] == [
        (("AZE", "RUS"), "2025-01-06", 0, 0.25, 1),
        (("AZE", "RUS"), "2025-01-13", 0, 0.75, 0),
    ]


@pytest.mark.parametrize("status", ["denied", "planned", "hypothetical", "negated", "historical"])
def test_what_did_not_happen_then_counts_nothing(tmp_path: Path, status: str) -> None:
    found = made(
        tmp_path,
        told("2025-01-07", SHOT, "RUS ASSAULT AZE", status=status),
        told("2025-01-12", SIGNING, "AZE SUPPORT TUR"),
    )
    assert found.pairs == (("AZE", "TUR"),)


def test_an_act_told_after_more_than_a_month_is_no_news(tmp_path: Path) -> None:
    found = made(
        tmp_path,
        told("2025-03-10", SHOT, "RUS ASSAULT AZE", date="2025-01-07"),
        told("2025-03-16", SIGNING, "AZE SUPPORT TUR"),
    )
    assert found.pairs == (("AZE", "TUR"),)


def test_groups_that_are_no_state_are_not_watched(tmp_path: Path) -> None:
    found = made(
        tmp_path,
        told("2025-01-07", SHOT, "ISR ASSAULT HEZBOLLAH"),
        told("2025-01-12", SIGNING, "ISR SUPPORT USA"),
    )
    assert found.pairs == (("ISR", "USA"),)
    assert found.attention[found.sides[0][0]].tolist() == [2]


def test_only_whole_steps_are_looked_at(tmp_path: Path) -> None:
    pages = told("2025-01-07", AIRLINER, "AZE ACCUSE RUS"), told("2025-01-15", SHOT, "RUS ASSAULT AZE")
    assert made(tmp_path / "a", *pages).starts[-1] == date(2025, 1, 13)
    assert made(tmp_path / "b", *pages, until=date(2025, 1, 19)).starts[-1] == date(2025, 1, 20)
    assert made(tmp_path / "c", *pages, until=date(2025, 1, 14)).world.tolist() == [1]


def test_a_ledger_without_a_whole_step_has_no_panel(tmp_path: Path) -> None:
    pages = [told("2025-01-07", AIRLINER, "AZE ACCUSE RUS")]
    with made_of(tmp_path / "ledger", pages).snapshot() as snapshot:
        assert panel(snapshot, "month") is None
    with made_of(tmp_path / "empty", []).snapshot() as snapshot:
        assert panel(snapshot) is None


def test_steps_have_the_length_of_weeks_and_months() -> None:
    assert list_starts(date(2024, 12, 11), date(2024, 12, 24), "week") == (
        date(2024, 12, 9),
        date(2024, 12, 16),
        date(2024, 12, 23),
    )
    assert list_starts(date(2024, 12, 11), date(2025, 1, 31), "month")[-1] == date(2025, 2, 1)


def test_a_silence_of_the_world_is_an_outage(tmp_path: Path) -> None:
    days = [date(2025, 1, 6) + timedelta(days=7 * week) for week in (0, 1, 2, 4)]
    pages = [told(day.isoformat(), AIRLINER, "AZE ACCUSE RUS", more=write(40, day.day)) for day in days]
    found = made(tmp_path, *pages, until=date(2025, 2, 9))
    assert found.known.tolist() == [True, True, True, False, True]


def test_news_before_ten_years_of_silence_are_left_out(tmp_path: Path) -> None:
    days = [date(1, 1, 1), *(date(2020, 1, 6) + timedelta(days=day) for day in range(28))]
    with imported(
        tmp_path / "ledger", [(day, "FRA", "CONSULT", "DEU") for day in days]
    ).snapshot() as snapshot:
        found = panel(snapshot)
    assert found is not None
    assert (found.starts[0], len(found.world), found.world.sum()) == (date(2020, 1, 6), 4, 28)


def test_what_was_ruled_wrong_is_in_no_step_and_a_true_claim_counts_from_its_day(tmp_path: Path) -> None:
    pages = [
        told("2025-01-06", SHOT, "RUS ASSAULT AZE", status="claimed", claimed_by="AZE"),
        told("2025-01-14", SHOT, "RUS ASSAULT AZE", date="2025-01-06"),
        told("2025-01-07", AIRLINER, "AZE ACCUSE RUS"),
    ]
    ledger = made_of(tmp_path / "ledger", pages)

    def weights() -> list[tuple[str, float]]:
        with ledger.snapshot() as snapshot:
            found = panel(snapshot, until=date(2025, 1, 31))
        assert found
        return [(start, conflict) for _, start, _, conflict, _ in entries(found)]

    assert weights() == [("2025-01-06", 1.25), ("2025-01-13", 0.75)]
    keep_ruling(ledger.folder, wrong(pages[2]))
    assert weights() == [("2025-01-06", 0.25), ("2025-01-13", 0.75)]
    keep_ruling(ledger.folder, claim("true", pages[0]))
    assert weights() == [("2025-01-06", 1)]
