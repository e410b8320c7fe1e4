"""What stands behind an alarm: acts told before it, as they were told then."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ledger.making import AIRLINER, SIGNING, Page, fill, made_of, page
from relations.tables import acts_of, imported
from volteface.ledger import Ledger
from volteface.model import Shift
from volteface.relations.acts import find_acts
from volteface.show.shifts import view_shifts

ALARM = Shift(
    id="war", kind="dyad", a="AZE", b="RUS", direction="conflict", starts=("2025-01-06", "2025-01-12"), raised="2025-01-26",
    stage="shock", probability=0.5,
)  # fmt: skip
SHOT = "The airliner was shot down near Grozny by a missile."


def told(day: str, sentence: str, act: str, **fields: object) -> Page:
    own = {"date": day} | fields
    return page(f"{day} {act} {own.get('status', '')}", sentence, act, published=day, **own)


def behind(ledger: Ledger, alarm: Shift = ALARM) -> tuple[list[str], list[str]]:
    """Give the types of the events for and against, in their order, all of which the ledger has."""
    with ledger.snapshot() as snapshot:
        [found] = find_acts(snapshot, [alarm])
        types = {row["id"]: row["type"] for row in snapshot.rows("SELECT id, type FROM events")}
    return [types[name] for name in found.evidence], [types[name] for name in found.counter]


def made(tmp_path: Path, pages: Sequence[Page]) -> Ledger:
    return made_of(tmp_path / "ledger", pages)


def test_acts_of_the_pair_speak_for_an_alarm_or_against_it(tmp_path: Path) -> None:
    pages = [
        told("2025-01-08", AIRLINER, "AZE ACCUSE RUS"),
        told("2025-01-09", SHOT, "RUS ASSAULT AZE"),
        told("2025-01-10", SIGNING, "AZE SUPPORT RUS"),
        told("2025-01-10", SIGNING, "AZE SUPPORT TUR"),
        told("2025-01-05", AIRLINER, "AZE REJECT RUS"),
        told("2025-01-27", AIRLINER, "RUS REJECT AZE"),
    ]
    assert behind(made(tmp_path, pages)) == (["ASSAULT", "ACCUSE"], ["SUPPORT"])


def test_a_plan_that_came_true_after_the_alarm_is_no_evidence(tmp_path: Path) -> None:
    plan = told("2025-01-08", SHOT, "RUS ASSAULT AZE", status="planned", date="2025-02-01")
    done = told("2025-02-01", SHOT, "RUS ASSAULT AZE")
    assert behind(made(tmp_path, [plan, done])) == ([], [])


def test_a_plan_that_came_true_before_the_alarm_is_evidence(tmp_path: Path) -> None:
    plan = told("2025-01-02", SHOT, "RUS ASSAULT AZE", status="planned", date="2025-01-20")
    done = told("2025-01-20", SHOT, "RUS ASSAULT AZE")
    assert behind(made(tmp_path, [plan, done])) == (["ASSAULT"], [])


def test_what_was_denied_after_the_alarm_was_evidence_for_it(tmp_path: Path) -> None:
    claim = told("2025-01-20", SHOT, "RUS ASSAULT AZE", status="claimed", claimed_by="AZE")
    denial = told("2025-02-10", SHOT, "RUS ASSAULT AZE", status="denied", claimed_by="RUS", date="2025-01-20")
    assert behind(made(tmp_path, [claim, denial])) == (["ASSAULT"], [])


def test_imported_events_stand_behind_an_alarm_too(tmp_path: Path) -> None:
    acts = [*acts_of("2025-01", "AZE RUS", "CONSULT", 28), *acts_of("2025-01", "RUS AZE", "ASSAULT", 28)]
    assert behind(imported(tmp_path / "ledger", acts)) == (["ASSAULT"] * 20, ["CONSULT"] * 20)


def test_events_that_others_have_joined_are_found_by_the_ids_that_an_alarm_has_kept(tmp_path: Path) -> None:
    moved = 0
    for number in range(8):
        ledger = made_of(tmp_path / str(number), [told("2025-01-08", f"{SHOT} {number}", "RUS ASSAULT AZE")])
        with ledger.snapshot() as snapshot:
            [kept] = find_acts(snapshot, [ALARM])
        fill(ledger, [told("2025-01-09", f"{SHOT} {number}", "RUS ASSAULT AZE", date="2025-01-08")])
        with ledger.snapshot() as snapshot:
            [event] = snapshot.rows("SELECT id FROM events")
            [note] = view_shifts(snapshot, [kept])
            assert [line.id for line in note.evidence] == [event["id"]]
            assert snapshot.find_event(kept.evidence[0][:12])["id"] == event["id"]
        moved += event["id"] != kept.evidence[0]
    assert moved


def test_a_drift_rests_on_warmth_with_one_side_and_coldness_with_the_other(tmp_path: Path) -> None:
    drift = replace(ALARM, kind="drift", a="ARM", b="", direction="", from_side="RUS", to_side="WEST")
    pages = [
        told("2025-01-08", SIGNING, "ARM SUPPORT FRA"),
        told("2025-01-09", AIRLINER, "ARM ACCUSE RUS"),
        told("2025-01-10", SHOT, "RUS AID ARM"),
        told("2025-01-11", SHOT, "ARM REJECT EU"),
        told("2025-01-12", SIGNING, "ARM CONSULT GEO"),
    ]
    assert behind(made(tmp_path, pages), drift) == (["SUPPORT", "ACCUSE"], ["AID", "REJECT"])


def test_nothing_is_found_for_no_shift(tmp_path: Path) -> None:
    with made(tmp_path, []).snapshot() as snapshot:
        assert find_acts(snapshot, []) == []
