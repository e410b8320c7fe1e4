"""The alerts on the desk: the rules, what they would send, what was sent, and a feed of each."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree, html
from starlette.testclient import TestClient

from show.alerting import DRIFT, WAR, make_ledger
from volteface.ledger import Ledger
from volteface.show.alerts.record import Key, Record
from volteface.show.desk import Desk, make_app

RULES = """
since = "2025-01-01"
[places.chat]
url = "slack://sesame/secret"
[[rules]]
name = "War & <b>peace</b>"
to = ["chat"]
states = ["GEO"]
[[rules]]
name = "Who / leaves"
sides = ["RUS"]
kinds = ["drift"]
probability = 0.5
quiet = { from = "22:00", until = "07:00", zone = "Europe/Warsaw" }
"""
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    path = tmp_path / "rules.toml"
    path.write_text(RULES, encoding="utf-8")
    return path


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return make_ledger(tmp_path / "ledger")


@pytest.fixture
def asked(rules: Path, ledger: Ledger) -> Iterator[TestClient]:
    app = make_app(Desk(ledger=ledger.folder, alerts=rules))
    with TestClient(app, base_url="http://localhost") as client:
        yield client


def test_rules_are_shown_without_secrets(asked: TestClient) -> None:
    answer = asked.get("/alerts")
    assert answer.status_code == 200
    assert "sesame" not in answer.text + asked.get("/alerts?format=json").text
    page = html.fromstring(answer.text)
    assert [title.text_content() for title in page.xpath("//section[contains(@class, 'rule')]/h2")] == ["War & <b>peace</b>", "Who / leaves"]  # fmt: skip
    text = " ".join(" ".join(page.itertext()).split())
    for said in ("States Georgia", "22:00–07:00 Europe/Warsaw", "At least so sure 50%", "the feed alone", "1 alert is due", "more conflict between Georgia and Russia", "Nothing yet."):  # fmt: skip
        assert said in text
    assert f"/shift/{WAR.id}" in {link.get("href") for link in page.iter("a")}


def test_what_was_sent_is_no_longer_due(asked: TestClient, ledger: Ledger) -> None:
    with Record(ledger.folder / "alerts.jsonl") as record:
        for fate in ("begun", "sent"):
            record.write(Key("chat", WAR.id, "shock"), fate, "War & <b>peace</b>")  # type: ignore[arg-type]
        record.write(Key("gone<i>", "f" * 16, "shift"), "begun", "old")
    told = asked.get("/alerts?format=json").json()
    assert [rule["due_total"] for rule in told["rules"]] == [0, 0]
    assert {(one["fate"], one["alarm"]) for one in told["sent"]} == {("sent", WAR.id), ("begun", "f" * 16)}
    text = html.fromstring(asked.get("/alerts").text).text_content()
    assert "broken off: may not have arrived" in text
    assert "gone<i>" in text


def test_forms_have_what_is_due(asked: TestClient) -> None:
    told = asked.get("/alerts?format=json").json()
    assert (told["kept"], told["step"], told["budget"], told["since"]) == (2, "week", 0.05, "2025-01-01")
    assert [rule["alarms"] for rule in told["rules"]] == [1, 1]
    lines = asked.get("/alerts?format=csv").text.splitlines()
    assert len(lines) == 2
    assert WAR.id in lines[1]


def test_a_rule_has_its_feed(asked: TestClient) -> None:
    told = asked.get("/alerts?format=json").json()
    for rule, alarm in zip(told["rules"], (WAR, DRIFT), strict=True):
        answer = asked.get(rule["feed"])
        assert answer.headers["content-type"].startswith("application/atom+xml")
        root = etree.fromstring(answer.content)
        assert root.find(f"{ATOM}title").text.endswith(rule["name"])
        assert root.find(f"{ATOM}link[@rel='self']").get("href") == f"http://localhost{rule['feed']}"
        [entry] = root.findall(f"{ATOM}entry")
        assert entry.find(f"{ATOM}link").get("href") == f"http://localhost/shift/{alarm.id}"
    missing = asked.get("/alerts/nothing.atom", headers={"accept": "application/json"})
    assert (missing.status_code, "No rule is named 'nothing'" in missing.json()["detail"]) == (404, True)


def test_a_desk_without_rules_says_how_to_have_some(desk: TestClient) -> None:
    assert "--alerts alerts.toml" in desk.get("/alerts").text
    assert desk.get("/alerts?format=json").json()["file"] == ""
    assert desk.get("/alerts/x.atom").status_code == 404


def test_rules_that_break_later_are_told(asked: TestClient, rules: Path, ledger: Ledger) -> None:
    rules.write_text(RULES + "colour = 3", encoding="utf-8")
    assert "unknown key &#39;colour&#39;" in asked.get("/alerts").text
    rules.write_text(RULES, encoding="utf-8")
    (ledger.folder / "alerts.jsonl").write_text("broken\n", encoding="utf-8")
    assert "line 1, is damaged" in asked.get("/alerts?format=json").json()["trouble"]


def test_a_ledger_without_alarms_says_what_to_run(rules: Path, tmp_path: Path) -> None:
    Ledger.create(tmp_path / "empty")
    with TestClient(
        make_app(Desk(ledger=tmp_path / "empty", alerts=rules)), base_url="http://localhost"
    ) as client:
        text = html.fromstring(client.get("/alerts").text).text_content()
    assert "--step week --budget 0.05 --method surprise" in text
