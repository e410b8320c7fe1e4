"""The chain of why: an event account by account with its copies folded, and an alarm down to its sentences."""

import io
import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from rich.console import Console

from ledger.making import AIRLINER, made_of, page, sample_page
from ledger.sets import gdelt_line, import_set, write
from volteface.cli import main
from volteface.ledger import Ledger, Snapshot, Watch, keep_ruling, keep_shifts, make_ruling
from volteface.model import Shift
from volteface.show.chain import view_alarm
from volteface.show.outlets import view_outlets
from volteface.show.why import WhyView, view_why
from volteface.show.why_table import print_alarm, print_why, tell_carriage, tell_voices

WATCH = Watch(step="week", budget=0.05, method="surprise")
DENIAL = "Moscow denied shooting down the airliner near Grozny."
COPIES = 8
HELD = (
    "event",
    "accounts",
    "origins_by_status",
    "against",
    "contrary",
    "told_again",
    "rulings",
    "superseded",
)
"""Keys of an event's JSON that others rely on."""


def twisted() -> Any:
    """Give a copy of the sample page of which a coder has read the claim as a fact."""
    made, reports = sample_page("twisted", outlet="twister.example", published="2025-07-26")
    return made, [
        replace(report, status="reported", claimed_by="") if report.type == "ASSAULT" else report
        for report in reports
    ]


PAGES = [
    sample_page("sample"),
    *(sample_page(f"copy-{n:02}", outlet=f"outlet-{n % 4}.example", published="2025-07-25") for n in range(COPIES)),
    twisted(),
    page("denial", DENIAL, "RUS ASSAULT AZE", status="denied", claimed_by="RUS", date="2024-12-25", published="2025-07-24"),
    page("not", "Russian border guards did not open fire at anyone.", "RUS ASSAULT AZE", status="negated", date="2024-12-04"),
    page("visit", "Putin praised the president of Azerbaijan in Baku.", "RUS CONSULT AZE", date="2025-07-20"),
]  # fmt: skip


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    folder = tmp_path_factory.mktemp("why")
    made = made_of(folder / "ledger", PAGES)
    line = gdelt_line(
        1, Actor1Code="AZE", Actor2Code="RUS", EventCode="112", SQLDATE="20250723", DATEADDED="20250723120000"
    )
    import_set(made, "gdelt", write(folder / "x.CSV", [line]))
    with made.snapshot() as snapshot:
        ids = {
            (row["type"], row["data_set"]): row["id"]
            for row in snapshot.rows("SELECT * FROM events WHERE status <> 'negated'")
        }
    keep_shifts(
        made.folder, [alarm((ids["ASSAULT", ""], ids["ACCUSE", "gdelt"]), (ids["CONSULT", ""],))], WATCH
    )
    return made


def alarm(evidence: tuple[str, ...], counter: tuple[str, ...]) -> Shift:
    return Shift(
        id="feed" * 5, kind="dyad", a="AZE", b="RUS", direction="conflict", starts=("2025-07-14", "2025-07-21"),
        raised="2025-08-01", stage="shock", probability=0.9, evidence=evidence, counter=counter,
    )  # fmt: skip


@pytest.fixture
def snapshot(ledger: Ledger) -> Iterator[Snapshot]:
    with ledger.snapshot() as opened:
        yield opened


@pytest.fixture
def why(snapshot: Snapshot) -> WhyView:
    [event] = snapshot.rows("SELECT id FROM events WHERE type = 'ASSAULT' AND status <> 'negated'")
    return view_why(snapshot, event["id"])


def printed(show: Any, view: Any, **options: bool) -> str:
    console = Console(width=100, record=True, file=io.StringIO())
    show(view, console, **options)
    text = console.export_text()
    assert all(len(line.rstrip()) <= 100 for line in text.splitlines())
    return text


def test_statuses_stand_side_by_side(why: WhyView) -> None:
    said = "reported in 1 origin, claimed by AZE in 1, denied by RUS in 1"
    assert tell_voices(why.voices) == said
    assert said in printed(print_why, why)
    assert tell_voices(()) == "all reports were ruled wrong"
    assert len(why.outlets) == 7
    assert why.languages == ("en",)


def test_an_account_says_how_it_was_carried(why: WhyView) -> None:
    account = next(account for account in why.accounts if account.carriage.copies)
    carriage = account.carriage
    assert (carriage.pages, carriage.copies, carriage.translations, carriage.lag_days) == (
        COPIES + 2,
        COPIES + 1,
        0,
        2,
    )
    assert len(carriage.outlets) == 5
    assert tell_carriage(carriage) == "carried by 9 copies in 5 outlets (en), half of them within 2 days"
    mixed = replace(carriage, copies=1, translations=1, reprints=0, languages=("fr",), lag_days=0.0)
    assert (
        tell_carriage(mixed)
        == "carried by 1 copy and 1 translation in 5 outlets (fr), half of them on the same day"
    )
    assert not tell_carriage(replace(carriage, copies=0))
    assert not account.pasted


def test_copies_are_folded_unless_they_say_something_else(why: WhyView) -> None:
    text = printed(print_why, why)
    assert text.count("claimed by AZE  President Aliyev") == 1
    assert "twister.example" in text
    assert "outlet-1.example" not in text
    opened = printed(print_why, why, every=True)
    assert opened.count("claimed by AZE  President Aliyev") == COPIES + 1
    assert (
        "outlet-1.example · 2025-07-25 · en · copy, 100% of it · https://outlet-1.example/copy-01" in opened
    )


def test_pasted_accounts_are_marked(tmp_path: Path) -> None:
    flood = [
        sample_page(f"page-{number:02}", published="2025-07-24", outlet=f"net{number % 4}.example")
        for number in range(14)
    ]
    with made_of(tmp_path / "ledger", [*flood, PAGES[-3]]).snapshot() as snapshot:
        [alone] = snapshot.rows("SELECT id FROM events WHERE type = 'SUPPORT'")
        assert tell_voices(view_why(snapshot, alone["id"]).voices) == "pasted: reported in 1 origin"
        [event] = snapshot.rows("SELECT id FROM events WHERE type = 'ASSAULT'")
        view = view_why(snapshot, event["id"])
        assert sorted(account.pasted for account in view.accounts) == [False, True]
        assert (view.outlets, view.event.pages) == (("denial.example",), 1)
        text = printed(print_why, view)
        assert "denied by RUS in 1 origin; pasted: claimed by AZE in 1 origin" in text
        assert "on 1 page of 1 outlet in en, pasted on 14 more" in text
        assert text.count("pasted: only copying outlets carry it") == 1
        assert sum(line.pasted for line in view_outlets(snapshot)) == 1


def test_what_speaks_against_it_comes_last(why: WhyView) -> None:
    against = printed(print_why, why).split("against ──")[1]
    assert f"denied by RUS  {DENIAL}  origin 2" in against
    assert "did not open fire" in against
    assert AIRLINER not in against


def test_rulings_speak_against_it_too(tmp_path: Path) -> None:
    made = made_of(
        tmp_path / "ledger", [page("claim", AIRLINER, "RUS ASSAULT AZE", status="claimed", claimed_by="AZE")]
    )
    with made.snapshot() as snapshot:
        [event] = snapshot.rows("SELECT id FROM events")
        ruling = make_ruling(snapshot, event["id"], "false", by="anna", why="The ministry has withdrawn it.")
    keep_ruling(made.folder, ruling)
    with made.snapshot() as snapshot:
        against = printed(print_why, view_why(snapshot, event["id"])).split("against ──")[1]
    assert "ruled false by anna" in against
    assert "nothing in this ledger" not in against


def test_json_of_an_event_keeps_its_keys(ledger: Ledger, why: WhyView) -> None:
    result = CliRunner().invoke(main, ["why", why.event.id, "-l", str(ledger.folder), "--format", "jsonl"])
    record = json.loads(result.stdout)
    assert set(HELD) <= set(record)
    assert {"origin", "first_outlet", "pages"} <= set(record["accounts"][0])
    assert record == json.loads(json.dumps(asdict(why)))


def test_an_alarm_is_shown_down_to_its_sentences(snapshot: Snapshot, why: WhyView) -> None:
    [shift] = [
        alarm(
            (
                why.event.id,
                *[row["id"] for row in snapshot.rows("SELECT id FROM events WHERE import_key > 0")],
            ),
            (),
        )
    ]
    view = view_alarm(snapshot, shift)
    assert [one.event.id for one in view.evidence] == list(shift.evidence)
    assert view.evidence[0] == why
    text = printed(print_alarm, view)
    for words in (
        "More conflict between Azerbaijan and Russia", "shooting down an airliner",
        "reported in 1 origin, claimed by AZE in 1, denied by RUS in 1", "sample.example is carried by 9 copies in 5 outlets",
        f"denied by RUS  {DENIAL}", "contrary RUS → AZE", "gdelt, row 1",
    ):  # fmt: skip
        assert words in text
    assert "nothing in this ledger" in text.split("against ──")[1]


def test_an_alarm_shows_its_largest_events_first(snapshot: Snapshot, why: WhyView) -> None:
    view = view_alarm(snapshot, alarm((why.event.id,), ()))
    many = replace(view, evidence=view.evidence * 7)
    assert "and 2 smaller ones; --all shows them" in printed(print_alarm, many)
    assert printed(print_alarm, many, every=True).count("sample.example is carried by") == 7


def test_json_of_an_alarm_is_nested(ledger: Ledger, why: WhyView) -> None:
    result = CliRunner().invoke(main, ["why", "feedfe", "-l", str(ledger.folder), "--format", "jsonl"])
    record = json.loads(result.stdout)
    assert set(record) == {"shift", "events", "chain"}
    assert record["shift"]["id"] == "feed" * 5
    for side, events in record["events"].items():
        assert [one["event"] for one in record["chain"][side]] == events
    assert record["chain"]["for"][0] == json.loads(json.dumps(asdict(why)))
    table = CliRunner().invoke(
        main, ["why", "feedfe", "-l", str(ledger.folder), "--format", "table", "--all"]
    )
    assert "RUS → AZE  CONSULT" in table.stdout
