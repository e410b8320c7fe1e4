from dataclasses import replace
from pathlib import Path

from ledger.making import AIRLINER, SIGNING, Page, made_of, page
from volteface.model import Shift
from volteface.relations.acts import find_acts

SHOT = "The airliner was shot down near Grozny by a missile."
GRAIN = "Moscow sent grain."
MET = "The ministers met in Paris."
ALARM = Shift(
    id="x",
    kind="dyad",
    a="AZE",
    b="RUS",
    direction="conflict",
    starts=("2025-01-06", "2025-01-12"),
    raised="2025-01-26",
    stage="shock",
    probability=0.9,
)


def told(day: str, sentence: str, act: str, **fields: object) -> Page:
    return page(f"{day} {act}", sentence, act, published=day, date=day, **fields)


def behind(tmp_path: Path, shift: Shift, *pages: Page) -> tuple[list[str], list[str]]:
    """Give what speaks for a shift and against it, as day, actor, type and recipient."""
    with made_of(tmp_path / "ledger", pages).snapshot() as snapshot:
        [found] = find_acts(snapshot, [shift])
        events = {
            row["id"]: f"{row['day']} {row['source']} {row['type']} {row['target']}"
            for row in snapshot.rows("SELECT * FROM events")
        }
    return [events[name] for name in found.evidence], [events[name] for name in found.counter]


def test_the_largest_acts_of_the_pair_come_first_and_the_contrary_ones_speak_against(tmp_path: Path) -> None:
    assert behind(
        tmp_path,
        ALARM,
        told("2025-01-07", AIRLINER, "AZE ACCUSE RUS"),
        told("2025-01-15", SHOT, "RUS ASSAULT AZE"),
        told("2025-01-16", GRAIN, "RUS AID AZE"),
        told("2025-01-17", SIGNING, "AZE SUPPORT TUR"),
    ) == (
        ["2025-01-15 RUS ASSAULT AZE", "2025-01-07 AZE ACCUSE RUS"],
        ["2025-01-16 RUS AID AZE"],
    )


def test_what_was_seen_before_the_start_or_after_the_alarm_is_left_out(tmp_path: Path) -> None:
    assert behind(
        tmp_path,
        ALARM,
        told("2025-01-05", AIRLINER, "AZE ACCUSE RUS"),
        told("2025-01-26", SHOT, "RUS ASSAULT AZE"),
        told("2025-01-27", GRAIN, "RUS AID AZE"),
    ) == (["2025-01-26 RUS ASSAULT AZE"], [])


def test_a_denied_act_is_no_evidence(tmp_path: Path) -> None:
    assert behind(tmp_path, ALARM, told("2025-01-15", SHOT, "RUS ASSAULT AZE", status="denied")) == ([], [])


def test_a_drift_rests_on_warmth_with_one_side_and_coldness_with_the_other(tmp_path: Path) -> None:
    drift = replace(ALARM, kind="drift", a="ARM", b="", direction="", from_side="RUS", to_side="WEST")
    assert behind(
        tmp_path,
        drift,
        told("2025-01-08", SIGNING, "ARM SUPPORT FRA"),
        told("2025-01-09", AIRLINER, "ARM ACCUSE RUS"),
        told("2025-01-10", GRAIN, "RUS AID ARM"),
        told("2025-01-11", MET, "ARM REJECT EU"),
        told("2025-01-12", MET, "ARM CONSULT GEO"),
    ) == (
        ["2025-01-08 ARM SUPPORT FRA", "2025-01-09 ARM ACCUSE RUS"],
        ["2025-01-10 RUS AID ARM", "2025-01-11 ARM REJECT EU"],
    )


def test_nothing_is_found_for_no_shift(tmp_path: Path) -> None:
    with made_of(tmp_path / "ledger", []).snapshot() as snapshot:
        assert find_acts(snapshot, []) == []
