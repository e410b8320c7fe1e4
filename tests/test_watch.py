"""From a table of events to alarms and what is behind them: import, shifts, why, with the program's own verbs."""

import csv
import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner, Result

from volteface.cli import main

FIRST = date(2012, 1, 2)
WEEKS = 208
TURN = 150
STATES = ["ARG", "BRA", "CHL", "COL", "MEX", "PER", "ZAF", "NGA"]
PAIR = ("GEO", "RUS")


def write_events(path: Path) -> None:
    """Write a table in which GEO and RUS begin to fight at TURN among pairs whose relations don't change."""
    dice = np.random.default_rng(3)
    pairs = [(a, b) for a in STATES for b in STATES if a < b]
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["day", "actor", "recipient", "type"])
        for week in range(WEEKS):
            for a, b in [*pairs, PAIR]:
                fights = (a, b) == PAIR and week >= TURN
                acts = ["CONSULT"] * dice.poisson(1.0) + ["ASSAULT"] * dice.poisson(8.0 if fights else 0.3)
                for number, act in enumerate(acts):
                    day = FIRST + timedelta(days=7 * week + number % 7)
                    table.writerow([day.isoformat(), *((a, b) if number % 2 else (b, a)), act])


def run(*words: str) -> Result:
    result = CliRunner().invoke(main, list(words))
    assert result.exit_code == 0, result.output
    return result


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("watch")
    write_events(folder / "events.csv")
    columns = ("--date", "day", "--source", "actor", "--target", "recipient", "--code", "type")
    run(
        "import", "table", str(folder / "events.csv"), *columns, "--actors", "iso3", "--codes", "plover", "-l",
        str(folder / "ledger"),
    )  # fmt: skip
    return str(folder / "ledger")


def alarms(ledger: str, *words: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run("shifts", "-l", ledger, *words).stdout.splitlines()]


def begun() -> str:
    return (FIRST + timedelta(days=7 * TURN)).isoformat()


def test_the_war_is_told_with_its_events_and_what_speaks_against_it(ledger: str) -> None:
    [war, *_] = alarms(ledger, "--pair", "RUS", "GEO", "--since", begun())
    assert {"id", "kind", "a", "b", "direction", "from", "to", "starts", "raised", "stage", "probability", "evidence", "counter"} <= set(war)  # fmt: skip
    assert (war["kind"], war["a"], war["b"], war["direction"]) == ("dyad", *PAIR, "conflict")
    assert war["starts"][0] <= begun() <= war["starts"][1]
    assert war["raised"] < (FIRST + timedelta(days=7 * (TURN + 4))).isoformat()
    assert (war["stage"], bool(war["lasted"])) == ("shift", True)
    assert war["evidence"]
    assert war["counter"]
    [first] = run("why", war["evidence"][0], "-l", ledger).stdout.splitlines()
    event = json.loads(first)["event"]
    assert event["type"] == "ASSAULT"
    assert war["starts"][0] <= event["first_seen"] <= war["raised"]
    against = json.loads(run("why", war["counter"][0], "-l", ledger).stdout)["event"]
    assert against["type"] == "CONSULT"


def test_alarms_are_the_same_when_asked_again(ledger: str) -> None:
    first = alarms(ledger, "--budget", "0.2")
    assert first
    assert alarms(ledger, "--budget", "0.2") == first


def test_a_budget_is_no_more_than_promised(ledger: str) -> None:
    years = (len(STATES) * (len(STATES) - 1) / 2 + 1) * WEEKS / 52.18
    for budget in (0.05, 0.5):
        assert len(alarms(ledger, "--budget", str(budget))) <= budget * years


def test_alarms_may_be_chosen_by_date_and_kind(ledger: str) -> None:
    every = alarms(ledger, "--budget", "0.5")
    middle = sorted(shift["raised"] for shift in every)[len(every) // 2]
    late = alarms(ledger, "--budget", "0.5", "--since", middle)
    early = alarms(ledger, "--budget", "0.5", "--until", middle)
    assert {shift["id"] for shift in late + early} == {shift["id"] for shift in every}
    assert all(shift["raised"] >= middle for shift in late)
    dyads = alarms(ledger, "--budget", "0.5", "--kind", "dyad")
    assert dyads == [shift for shift in every if shift["kind"] == "dyad"]


def test_days_may_be_written_without_dashes(ledger: str) -> None:
    every = alarms(ledger, "--budget", "0.5")
    middle = sorted(shift["raised"] for shift in every)[len(every) // 2]
    for bound in ("--since", "--until"):
        expected = alarms(ledger, "--budget", "0.5", bound, middle)
        assert alarms(ledger, "--budget", "0.5", bound, middle.replace("-", "")) == expected


def test_months_are_steps_too(ledger: str) -> None:
    [war, *_] = alarms(ledger, "--step", "month", "--pair", *PAIR, "--since", begun(), "--budget", "0.1")
    assert war["direction"] == "conflict"
    assert war["raised"][8:] in ("28", "29", "30", "31")


def test_notes_read_like_an_analysts(ledger: str) -> None:
    text = " ".join(
        run("shifts", "-l", ledger, "--pair", *PAIR, "--since", begun(), "--format", "table").stdout.split()
    )
    assert "More conflict between Georgia and Russia" in text
    assert "a change that stays with a probability of" in text
    assert text.count("for 20") >= 3
    assert "against 20" in text


def test_why_opens_an_alarm_to_all_its_events(ledger: str) -> None:
    [war, *_] = alarms(ledger, "--pair", *PAIR, "--since", begun())
    opened = json.loads(run("why", war["id"][:8], "-l", ledger).stdout)
    assert opened["shift"] == war
    assert [event["id"] for event in opened["events"]["for"]] == war["evidence"]
    assert "More conflict" in run("why", war["id"][:8], "-l", ledger, "--format", "table").stdout


def test_bad_words_are_told(ledger: str) -> None:
    for words, said in (
        (["--pair", "GEO", "NOBODYATALL"], "nobody goes by"),
        (["--budget", "0"], "not in the range"),
        (["--since", "yesterday"], "no date"),
    ):
        result = CliRunner().invoke(main, ["shifts", "-l", ledger, *words])
        assert result.exit_code == 2
        assert said in result.output


def test_an_empty_ledger_has_no_alarm(tmp_path: Path) -> None:
    from volteface.ledger import Ledger

    Ledger.create(tmp_path / "ledger")
    assert alarms(str(tmp_path / "ledger")) == []
    assert "no proof of calm" in run("shifts", "-l", str(tmp_path / "ledger"), "--format", "table").stdout


def test_alarms_can_be_read_while_another_writes(ledger: str) -> None:
    from volteface.ledger import Ledger

    before = alarms(ledger)
    with Ledger.open(ledger).writer():
        assert alarms(ledger) == before
        result = CliRunner().invoke(main, ["shifts", "-l", ledger, "--budget", "0.31"])
    assert result.exit_code == 2
    assert "is being written to" in result.output
