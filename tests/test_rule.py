"""The verbs of rulings, on a ledger of the command line's own pages."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from ledger.making import AIRLINER, SIGNING, made_of, page
from volteface.cli import main

SHOT = "The airliner was shot down near Grozny by a missile."
SHOT_TOO = "A missile shot down an airliner over Grozny, killing dozens."
PAGES = [
    page("claim", SHOT, "RUS ASSAULT AZE", status="claimed", claimed_by="AZE", date="2024-12-25"),
    page("fact", SHOT_TOO, "RUS ASSAULT AZE", date="2024-12-26", published="2025-07-24"),
    page("accusation", AIRLINER, "AZE ACCUSE RUS"),
    page("pact", SIGNING, "AZE SUPPORT TUR", mutual=True),
]


@pytest.fixture(autouse=True)
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    made_of(tmp_path / "ledger", PAGES)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments, "-l", "ledger"], prog_name="volteface")


def rule(*arguments: str) -> dict[str, Any]:
    result = run("rule", *arguments, "--by", "anna", "--why", "I was there.")
    assert result.exit_code == 0, result.stderr
    record: dict[str, Any] = json.loads(result.stdout)
    return record


def event_of(act: str) -> str:
    """Give the id of the event of a page's only act."""
    from volteface.ledger import Ledger

    with Ledger.open("ledger").snapshot() as snapshot:
        return str(snapshot.rows("SELECT id FROM events WHERE type = ?", [act])[0]["id"])


def why(event: str) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(run("why", event).stdout)
    return record


def report_of(document: str) -> str:
    pages = [page for account in why(event_of("ASSAULT"))["accounts"] for page in account["pages"]]
    return str(next(page["report"] for page in pages if page["document"] == document))


def test_rule_shows_what_it_changes() -> None:
    changed = rule(report_of("fact")[:12], "--wrong")
    before, after = ([row["status"] for row in changed[name]["events"]] for name in ("before", "after"))
    assert (before, after) == (["reported"], ["claimed"])
    assert [changed[name]["pairs"][0]["conflict"] for name in ("before", "after")] == [2, 1.25]
    assert (changed["ruling"]["by"], changed["ruling"]["why"], changed["new"]) == (
        "anna",
        "I was there.",
        True,
    )
    assert changed["ruling"]["reports"][0]["document"] == "fact"


def test_why_shows_rulings_beside_what_they_are_on_and_undone_ones_too() -> None:
    event = event_of("ASSAULT")
    ruling = rule(report_of("fact"), "--wrong")["ruling"]["id"]
    rule(event, "--false")
    found = why(event)
    assert (found["event"]["ruled"], found["event"]["weight"]) == ("false", 0)
    assert [line["verdict"] for line in found["rulings"]] == ["false"]
    assert found["origins_by_status"] == {"claimed": 1}
    rule(ruling[:10], "--undo")
    shown = run("why", event, "--format", "table").stdout
    assert "reported, claimed by AZE, ruled false" in shown
    assert "ruled wrong by anna" in shown
    assert "undone by anna" in shown
    assert "ruled false by anna" in shown


def test_rulings_lists_those_that_hold() -> None:
    ruling = rule(event_of("ASSAULT"), "--true")["ruling"]["id"]
    assert [json.loads(line)["id"] for line in run("rulings").stdout.splitlines()] == [ruling]
    undo = rule(ruling, "--undo")["ruling"]["id"]
    assert not run("rulings").stdout
    assert [json.loads(line)["id"] for line in run("rulings", "--all").stdout.splitlines()] == [ruling, undo]
    shown = run("rulings", "--all", "--format", "table").stdout
    assert "RUS ASSAULT AZE in claim, characters 0 to 52 and 1 more" in shown
    assert "undoes" in shown


def test_rule_of_two_documents() -> None:
    changed = rule("claim", "--same-as", "fact")
    assert changed["ruling"]["documents"] == ["claim", "fact"]
    assert changed["before"]["origins"].keys() == {"claim", "fact"}
    assert "ruled of one origin" in run("why", event_of("ASSAULT"), "--format", "table").stdout


def test_rule_prints_a_table_for_people() -> None:
    result = run(
        "rule", event_of("ASSAULT"), "--false", "--why", "made up", "--by", "anna", "--format", "table"
    )
    assert "ruled false by anna" in result.stdout
    assert "AZE – RUS weighs 0 cooperation, 2 conflict → 0 cooperation, 1 conflict" in result.stdout


def test_the_same_ruling_changes_nothing() -> None:
    event = event_of("ASSAULT")
    rule(event, "--false")
    result = run("rule", event, "--false", "--why", "I was there.", "--by", "anna")
    assert "ruled before" in result.stderr
    assert json.loads(result.stdout)["new"] is False


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["{event}", "--why", "x"], "give one of --wrong"),
        (["{event}", "--true", "--false", "--why", "x"], "give one of --wrong"),
        (["{event}", "--false"], "Missing option '--why'"),
        (["{event}", "--false", "--why", " "], "--why is blank"),
        (["{event}", "--wrong", "--why", "x"], "is an event, and this is ruled on a report"),
        (["{report}", "--false", "--why", "x"], "is a report, and this is ruled on an event"),
        (["{report}", "--undo", "--why", "x"], "is a report, and this is ruled on a ruling"),
        (["zz", "--wrong", "--why", "x"], "no report's id begins with 'zz'"),
        (["zz", "--true", "--why", "x"], "no event's id begins with 'zz'"),
        (["", "--wrong", "--why", "x"], "no report's id"),
        (["claim", "--same-as", "claim", "--why", "x"], "two different documents"),
        (["claim", "--apart-from", "nowhere", "--why", "x"], "no document's id begins with 'nowhere'"),
        (["{accusation}", "--true", "--why", "x"], "only what is claimed or denied can be ruled true"),
    ],
)
def test_wrong_combinations_say_what_to_do(arguments: list[str], message: str) -> None:
    ids = {"event": event_of("ASSAULT"), "report": report_of("fact"), "accusation": event_of("ACCUSE")}
    result = run("rule", *(argument.format(**ids) for argument in arguments))
    assert result.exit_code == 2
    assert message in result.stderr


def test_beginning_of_several_ids() -> None:
    result = run("rule", "", "--same-as", "fact", "--why", "x")
    assert result.exit_code == 2
    result = run("rule", "p", "--same-as", "fac", "--why", "x")
    assert result.exit_code == 0


def test_a_brief_keeps_what_was_ruled_apart() -> None:
    assert "ruled" not in run("brief", "RUS").stdout
    rule(event_of("ASSAULT"), "--false")
    rule(event_of("SUPPORT"), "--false")
    brief = run("brief", "AZE").stdout
    facts, ruled = brief.split("## What was told, and ruled wrong or false")
    assert "RUS → AZE" not in facts.split("## What happened")[1]
    assert "**ASSAULT**, reported, claimed by AZE, ruled false" in ruled


def test_a_claim_ruled_true_stands_among_the_facts() -> None:
    rule(report_of("fact"), "--wrong")
    assert "claimed by AZE" not in run("brief", "RUS").stdout.split("## What is claimed")[0]
    rule(event_of("ASSAULT"), "--true")
    assert "claimed by AZE, ruled true" in run("brief", "RUS").stdout.split("## What is claimed")[0]


def test_what_is_ruled_wrong_is_no_news() -> None:
    def news() -> int:
        steps = json.loads(run("relations", "AZE", "TUR").stdout)["series"]["steps"]
        return sum(step["events"] for step in steps)

    assert news() == 1
    pact = why(event_of("SUPPORT"))["accounts"][0]["pages"][0]["report"]
    rule(pact, "--wrong")
    assert news() == 0
