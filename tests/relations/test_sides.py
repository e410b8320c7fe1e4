from datetime import date
from pathlib import Path

import pytest

from relations.tables import Act, acts_of, imported, months
from volteface.errors import VoltefaceError
from volteface.ledger import Ledger
from volteface.relations import Period, Sides, sides

PEERS = ("AZE", "UZB", "KAZ", "MDA")


def world(month: str) -> list[Act]:
    """Give a month in which four peers deal alike with Russia, France and Italy."""
    acts: list[Act] = []
    for peer in PEERS:
        acts += acts_of(month, f"{peer} RUS", "CONSULT", 6)
        acts += acts_of(month, f"{peer} RUS", "ACCUSE", 2)
        acts += acts_of(month, f"{peer} FRA", "CONSULT", 3)
        acts += acts_of(month, f"{peer} FRA", "ACCUSE", 1)
        acts += acts_of(month, f"{peer} ITA", "CONSULT", 3)
    return acts


def drift() -> list[Act]:
    """Give three years: Armenia stays busy with Russia, and from the second year on turns to France."""
    acts: list[Act] = []
    for number, month in enumerate(months(2020, 36)):
        acts += world(month)
        acts += acts_of(month, "ARM RUS", "CONSULT", 8)
        acts += acts_of(month, "ARM RUS", "ACCUSE", 1 if number < 12 else 6)
        acts += acts_of(month, "ARM FRA", "CONSULT", 3 if number < 12 else 8)
        acts += acts_of(month, "ARM ITA", "CONSULT", 3)
    return acts


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    return imported(tmp_path_factory.mktemp("sides") / "ledger", drift())


def between(ledger: Ledger, state: str, one: str, other: str, **asked: object) -> Sides:
    with ledger.snapshot() as snapshot:
        return sides(snapshot, state, one, other, **asked)  # type: ignore[arg-type]


def test_drift_shows_though_the_old_relation_stays_busy(ledger: Ledger) -> None:
    found = between(ledger, "ARM", "FRA", "RUS")
    before, after = found.steps[11], found.steps[35]
    assert after.low > before.position + 0.2 > 0.2
    # the pair itself has not become quieter
    assert before.other.cooperation == after.other.cooperation == 8
    assert after.other.conflict_ratio > 2 * before.other.conflict_ratio


def test_state_that_does_as_its_peers_stands_in_the_middle(ledger: Ledger) -> None:
    for step in between(ledger, "UZB", "FRA", "RUS").steps[6:12]:
        assert step.low < 0 < step.high
        assert abs(step.position) < 0.3


def test_sides_can_be_changed_round(ledger: Ledger) -> None:
    there, back = between(ledger, "ARM", "FRA", "RUS"), between(ledger, "ARM", "RUS", "FRA")
    for one, other in zip(there.steps, back.steps, strict=True):
        assert (one.position, one.low, one.high) == pytest.approx((-other.position, -other.high, -other.low))
        assert (one.one, one.other) == (other.other, other.one)


def test_more_news_of_everything_moves_nothing(tmp_path: Path) -> None:
    acts: list[Act] = []
    for number, month in enumerate(months(2020, 16)):
        acts += world(month)
        for partner in ("RUS", "FRA", "ITA"):
            acts += acts_of(month, f"ARM {partner}", "CONSULT", 4 if number < 12 else 12)
            acts += acts_of(month, f"ARM {partner}", "ACCUSE", 1 if number < 12 else 3)
    found = between(imported(tmp_path / "ledger", acts), "ARM", "FRA", "RUS")
    assert found.steps[15].position == pytest.approx(found.steps[11].position, abs=0.1)


def test_world_that_turns_on_a_side_moves_nobody(tmp_path: Path) -> None:
    acts: list[Act] = []
    for number, month in enumerate(months(2020, 24)):
        acts += world(month)
        for state in (*PEERS, "ARM"):
            acts += acts_of(month, f"{state} RUS", "REJECT", 0 if number < 12 else 10)
        acts += acts_of(month, "ARM RUS", "CONSULT", 6)
        acts += acts_of(month, "ARM RUS", "ACCUSE", 2)
        acts += acts_of(month, "ARM FRA", "CONSULT", 3)
        acts += acts_of(month, "ARM ITA", "CONSULT", 3)
    found = between(imported(tmp_path / "ledger", acts), "ARM", "FRA", "RUS")
    assert found.steps[23].position == pytest.approx(found.steps[11].position, abs=0.2)


def test_positions_know_nothing_of_later_steps(tmp_path: Path, ledger: Ledger) -> None:
    early = [act for act in drift() if act[0] < date(2021, 6, 1)]
    short = between(imported(tmp_path / "ledger", early), "ARM", "FRA", "RUS")
    assert short.steps == between(ledger, "ARM", "FRA", "RUS").steps[: len(short.steps)]


def test_body_stands_for_its_members_of_the_day(tmp_path: Path) -> None:
    acts = [*acts_of("2020-01", "SRB FRA", "CONSULT", 5), *acts_of("2020-01", "SRB GBR", "CONSULT", 3)]
    acts += [*acts_of("2020-03", "SRB FRA", "CONSULT", 5), *acts_of("2020-03", "SRB GBR", "CONSULT", 3)]
    acts += [*acts_of("2020-03", "SRB RUS", "CONSULT", 2)]
    [january, february, march] = between(imported(tmp_path / "ledger", acts), "SRB", "EU", "RUS").steps
    assert january.one.cooperation == 8  # the United Kingdom left on the last day of January
    assert march.one.cooperation == 5
    assert (february.known, february.one.cooperation) == (False, 0)
    assert february.high - february.low > 0


def test_outage_is_no_drift(tmp_path: Path) -> None:
    months_out = ("2021-03", "2021-04")
    acts = [act for act in drift() if act[0].isoformat()[:7] not in months_out and act[0].year < 2022]
    found = between(imported(tmp_path / "ledger", acts), "ARM", "FRA", "RUS")
    out = [step for step in found.steps if not step.known]
    assert [step.start[:7] for step in out] == list(months_out)
    held = next(step for step in found.steps if step.start == "2021-02-01")
    assert out[-1].high - out[-1].low > held.high - held.low
    assert abs(out[-1].position) <= abs(held.position) + 0.05


def test_period_cuts_but_does_not_forget(ledger: Ledger) -> None:
    whole = between(ledger, "ARM", "FRA", "RUS")
    cut = between(ledger, "ARM", "FRA", "RUS", period=Period(since=date(2021, 3, 15), until=date(2021, 5, 2)))
    assert [step.start for step in cut.steps] == ["2021-03-01", "2021-04-01", "2021-05-01"]
    assert cut.steps == whole.steps[14:17]


def test_three_must_be_different(ledger: Ledger) -> None:
    with pytest.raises(VoltefaceError, match="must be three"):
        between(ledger, "ARM", "RUS", "RUS")


def test_state_without_news_has_no_steps(tmp_path: Path, ledger: Ledger) -> None:
    assert between(ledger, "PER", "FRA", "RUS").steps == ()
    assert between(Ledger.create(tmp_path / "empty"), "ARM", "FRA", "RUS").steps == ()


def test_a_ledger_of_one_sided_acts_has_no_position(tmp_path: Path) -> None:
    acts = [(day, "ARM", type_, "") for day, _, type_, _ in acts_of("2020-01", "ARM RUS", "PROTEST", 28)]
    with imported(tmp_path / "ledger", acts).snapshot() as snapshot:
        assert sides(snapshot, "ARM", "RUS", "FRA").steps == ()
