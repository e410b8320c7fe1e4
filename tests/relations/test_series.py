from pathlib import Path

import pytest

from ledger.making import AIRLINER, SIGNING, Page, article, made_of, page, report
from volteface.ledger import WEIGHTS, Ledger
from volteface.model import Step
from volteface.relations import Channel, Series, series

SHOT = "The airliner was shot down near Grozny by a missile."


def on(day: str, sentence: str, act: str, **fields: object) -> Page:
    return page(
        f"{day} {act} {sentence[:9]}",
        sentence,
        act,
        date=day,
        published=fields.pop("published", day),
        **fields,
    )


def of_pair(tmp_path: Path, *pages: Page, step: Step = "month") -> Series:
    with made_of(tmp_path / "ledger", pages).snapshot() as snapshot:
        return series(snapshot, "RUS", "AZE", step)


def test_two_channels_of_both_directions(tmp_path: Path) -> None:
    found = of_pair(
        tmp_path,
        on("2025-01-10", AIRLINER, "AZE ACCUSE RUS"),
        on("2025-01-12", SHOT, "RUS ASSAULT AZE"),
        on("2025-01-20", "The presidents met in Sochi.", "AZE CONSULT RUS", mutual=True),
        on("2025-01-21", "Moscow sent grain.", "RUS AID AZE"),
    )
    assert (found.a, found.b, found.unplaced) == ("AZE", "RUS", 0)
    [step] = found.steps
    assert step.start == "2025-01-01"
    assert step.cooperation == Channel(verbal=1, material=1, intensity=10)
    assert step.conflict == Channel(verbal=1, material=1, intensity=12)
    assert step.conflict.acts == 2
    assert step.events == 4


def test_no_news_is_missing_and_not_zero(tmp_path: Path) -> None:
    found = of_pair(
        tmp_path,
        on("2025-01-10", AIRLINER, "AZE ACCUSE RUS"),
        on("2025-02-10", SIGNING, "AZE SUPPORT TUR"),
        on("2025-04-10", SHOT, "RUS ASSAULT AZE"),
    )
    assert [step.start for step in found.steps] == ["2025-01-01", "2025-02-01", "2025-03-01", "2025-04-01"]
    january, february, march, _ = found.steps
    assert january.cooperation == Channel(verbal=0, material=0, intensity=0)
    assert february.cooperation is february.conflict is march.conflict is None
    # the state was in the news in February, though not with this partner
    assert (february.attention_a, february.attention_b, february.attention_world) == (1, 0, 1)
    assert march.attention_world == 0
    assert [step.known for step in found.steps] == [
        True,
        True,
        False,
        True,
    ]  # in March nobody was in the news


def test_copies_move_nothing(tmp_path: Path) -> None:
    copies = [page(f"copy{number}", AIRLINER, "AZE ACCUSE RUS", date="2025-01-10") for number in range(30)]
    [step] = of_pair(tmp_path, *copies).steps
    assert step.conflict == Channel(verbal=1, material=0, intensity=3)
    assert step.attention_world == 1


@pytest.mark.parametrize("status", ["claimed", "denied", "negated"])
def test_statuses_weigh_what_the_table_says(tmp_path: Path, status: str) -> None:
    [step] = of_pair(tmp_path, on("2025-01-10", SHOT, "RUS ASSAULT AZE", status=status)).steps
    assert step.conflict
    assert step.conflict.material == WEIGHTS[status]  # type: ignore[index]


@pytest.mark.parametrize("status", ["planned", "hypothetical", "historical"])
def test_what_did_not_happen_then_is_no_news_of_that_day(tmp_path: Path, status: str) -> None:
    assert of_pair(tmp_path, on("2025-01-10", SHOT, "RUS ASSAULT AZE", status=status)).steps == ()


def test_old_and_impossible_dates_do_not_stretch_the_series(tmp_path: Path) -> None:
    found = of_pair(
        tmp_path,
        on("1410-07-15", SHOT, "RUS ASSAULT AZE", published="2025-02-01"),
        on("9999-01-01", AIRLINER, "AZE ACCUSE RUS", published="2025-02-01"),
    )
    assert [step.start for step in found.steps] == ["2025-02-01"]


def test_steps(tmp_path: Path) -> None:
    ledger = made_of(
        tmp_path / "ledger",
        [
            on("2024-12-30", AIRLINER, "AZE ACCUSE RUS"),
            on("2025-01-08", SHOT, "RUS ASSAULT AZE"),
            page("vague", "Prosecutors accuse officers of torture.", "AZE ACCUSE RUS", date="2025-01", published="2025-02-10"),
        ],
    )  # fmt: skip
    with ledger.snapshot() as snapshot:
        found = {step: series(snapshot, "AZE", "RUS", step) for step in ("day", "week", "month")}
    assert len(found["day"].steps) == 10
    assert [step.start for step in found["week"].steps] == ["2024-12-30", "2025-01-06"]
    assert [step.events for step in found["month"].steps] == [1, 2]
    assert [one.unplaced for one in found.values()] == [1, 1, 0]


def test_group_counts_as_one_act_in_attention(tmp_path: Path) -> None:
    states = ["AZE", "KAZ", "RUS", "TUR", "UZB"]
    made = article("summit", SIGNING, published="2025-01-10")
    acts = [f"{a} SUPPORT {b}" for a in states for b in states if a < b]
    reports = [report(made, SIGNING, act, mutual=True, group="g") for act in acts]
    [step] = of_pair(tmp_path, (made, reports)).steps
    assert step.attention_world == pytest.approx(1)
    assert step.cooperation
    assert step.cooperation.verbal == pytest.approx(0.1)


def test_directed_series_have_what_one_does_to_the_other(tmp_path: Path) -> None:
    ledger = made_of(
        tmp_path / "ledger",
        [
            on("2025-01-10", AIRLINER, "AZE ACCUSE RUS"),
            on("2025-01-12", SHOT, "RUS ASSAULT AZE"),
            on("2025-01-20", "The presidents met in Sochi.", "AZE CONSULT RUS", mutual=True),
        ],
    )
    with ledger.snapshot() as snapshot:
        there, back = (series(snapshot, *pair, directed=True) for pair in (("RUS", "AZE"), ("AZE", "RUS")))
    assert (there.a, there.b, there.directed) == ("RUS", "AZE", True)
    assert there.steps[0].conflict == Channel(verbal=0, material=1, intensity=9)
    assert back.steps[0].conflict == Channel(verbal=1, material=0, intensity=3)
    assert (
        there.steps[0].cooperation == back.steps[0].cooperation == Channel(verbal=1, material=0, intensity=3)
    )
    assert there.steps[0].attention_a == back.steps[0].attention_b == 3


def test_origins_are_those_of_the_events_that_count(tmp_path: Path) -> None:
    copies = [page(f"copy{number}", AIRLINER, "AZE ACCUSE RUS", date="2025-01-10") for number in range(5)]
    denied = on("2025-01-12", SHOT, "RUS ASSAULT AZE", status="denied")
    [step] = of_pair(tmp_path, *copies, denied).steps
    assert (step.events, step.origins) == (2, 1)


def test_unknown_pair_has_no_steps(tmp_path: Path) -> None:
    with Ledger.create(tmp_path / "ledger").snapshot() as snapshot:
        assert series(snapshot, "TUR", "AZE") == Series(
            a="AZE", b="TUR", directed=False, step="month", steps=(), unplaced=0, data_sets=()
        )


def test_the_view_of_dyads_adds_up_to_the_series(tmp_path: Path) -> None:
    pages = (
        on("2025-01-10", AIRLINER, "AZE ACCUSE RUS"),
        on("2025-01-12", SHOT, "RUS ASSAULT AZE", status="claimed", claimed_by="AZE"),
        on("2025-01-21", "Moscow sent grain.", "RUS AID AZE"),
        on("2025-01-22", "Moscow may send more grain.", "RUS AID AZE", status="planned"),
        on("2025-01-23", "Baku held an exercise.", "AZE ACCUSE AZE"),
    )
    [step] = of_pair(tmp_path, *pages).steps
    with Ledger.open(tmp_path / "ledger").snapshot() as snapshot:
        days = snapshot.rows("SELECT * FROM dyads ORDER BY day")
    assert [(day["a"], day["b"], day["day"].day, day["events"]) for day in days] == [
        ("AZE", "RUS", 10, 1),
        ("AZE", "RUS", 12, 1),
        ("AZE", "RUS", 21, 1),
    ]
    assert step.conflict
    assert step.cooperation
    for name in ("cooperation", "conflict"):
        channel = getattr(step, name)
        assert sum(day[f"verbal_{name}"] for day in days) == channel.verbal
        assert sum(day[f"material_{name}"] for day in days) == channel.material
        assert sum(day[f"{name}_intensity"] for day in days) == channel.intensity
