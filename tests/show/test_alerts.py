"""Alerts from a ledger to a service: with their evidence, once each, whatever happens in between."""

import json
import os
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from lxml import etree, html

from ledger.making import events
from show.alerting import DRIFT, WAR, Service, let_it_last, make_ledger, serving
from volteface.cli import main
from volteface.ledger import Ledger, keep_ruling, make_ruling

RULES = """
[places.chat]
variable = "CHAT_URL"
[[rules]]
name = "all"
to = ["chat"]
"""
ATOM = "{http://www.w3.org/2005/Atom}"


class Setting:
    """A ledger, rules and a service."""

    def __init__(self, folder: Path, service: Service) -> None:
        self.folder, self.service = folder, service
        self.ledger = make_ledger(folder / "ledger")
        self.rules = folder / "rules.toml"
        self.rules.write_text(RULES, encoding="utf-8")
        self.environment = {"CHAT_URL": service.url}

    def words(self, verb: str, *more: str) -> list[str]:
        return ["alerts", verb, "-l", str(self.ledger.folder), "--rules", str(self.rules), *more]

    def run(self, verb: str, *more: str, code: int = 0) -> Result:
        result = CliRunner().invoke(main, self.words(verb, *more), env=self.environment)
        assert result.exit_code == code, result.output
        assert "sesame" not in result.output
        return result

    def send(self, *more: str, code: int = 0) -> list[tuple[str, str, str]]:
        """Send, and give what has come of which alarm at which stage."""
        rows = [json.loads(line) for line in self.run("send", *more, code=code).stdout.splitlines()]
        return [(row["what"], row["alarm"], row["stage"]) for row in rows]

    @property
    def record(self) -> list[dict[str, Any]]:
        lines = (self.ledger.folder / "alerts.jsonl").read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in lines]


@pytest.fixture
def setting(tmp_path: Path) -> Any:
    with serving() as service:
        yield Setting(tmp_path, service)


BOTH = [("sent", WAR.id, "shock"), ("sent", DRIFT.id, "shift")]


def test_an_alert_carries_its_evidence(setting: Setting) -> None:
    setting.run("send", "--desk", "https://desk.example/")
    first, second = setting.service.got
    assert first["title"] == "Shock: more conflict between Georgia and Russia"
    text = first["message"]
    for said in (
        "Raised on 2025-05-10; since some day from 2025-05-01 to 2025-05-04",
        "a change that stays with a probability of 90%, it may pass",
        "Its acts stand on 2 independent origins.",
        f"Alarm {WAR.id[:12]}: https://desk.example/shift/{WAR.id}",
        "2025-05-04 RUS → GEO ASSAULT: “Russian tanks shelled a village in Georgia.”",
        "duel.example; 1 origin; https://duel.example/duel",
        "Against:\n- 2025-05-04 RUS → GEO CONSULT: “Russia and Georgia held talks on gas.”",
    ):
        assert said in text
    assert second["title"] == "Shift: Armenia moves from Russia to the West"
    assert "it had lasted by 2025-06-07" in second["message"]
    assert "For: nothing in this ledger." in second["message"]


def test_hostile_sentences_call_nobody_and_turn_nothing(setting: Setting) -> None:
    setting.run("send")
    text = setting.service.got[0]["message"]
    assert "alert(1)" in text
    for word in ("@everyone", "<!channel", "<@U1", "<script", "\x1b", "\u202e", "\ufffe"):
        assert word not in text
    setting.environment["CHAT_URL"] += "?format=html"
    let_it_last(setting.ledger)
    setting.run("send")
    page = html.fromstring(setting.service.got[2]["message"])
    assert {item.tag for item in page.iter()} <= {"div", "p", "strong", "a", "ul", "li", "blockquote", "span"}
    assert "<b>outlet</b>" in page.text_content().replace("\u2060", "")
    assert {link.get("href") for link in page.iter("a")} >= {"https://duel.example/duel"}


def test_what_is_too_long_for_a_service_is_cut(setting: Setting, monkeypatch: pytest.MonkeyPatch) -> None:
    from apprise.plugins.custom_json import NotifyJSON

    monkeypatch.setattr(NotifyJSON, "body_maxlen", 300)
    assert setting.send() == BOTH
    [text, _] = [got["message"] for got in setting.service.got]
    assert text.startswith("Raised on 2025-05-10; since")
    assert 250 < len(text) <= 300


def test_what_came_since_is_marked(setting: Setting) -> None:
    [event] = [event for event in events(setting.ledger) if event["sentence"].startswith("Russian tanks")]
    with setting.ledger.snapshot() as snapshot:
        ruling = make_ruling(snapshot, event["id"], "false", why="It was another village.", by="anna")
    keep_ruling(setting.ledger.folder, ruling)
    setting.run("send")
    assert "Since then 1 of its 2 events: ruled false" in setting.service.got[0]["message"]


def test_nothing_is_sent_twice(setting: Setting) -> None:
    assert setting.send() == BOTH
    assert setting.send() == []
    let_it_last(setting.ledger)
    assert setting.send() == [("sent", WAR.id, "shift")]
    assert setting.send() == []
    setting.rules.write_text(RULES.replace('"all"', '"named anew"'), encoding="utf-8")
    assert setting.send() == []
    assert len(setting.service.got) == 3
    assert [row["fate"] for row in setting.record] == ["begun", "sent"] * 3


def test_what_fails_is_told_and_tried_again(setting: Setting) -> None:
    setting.service.statuses = [500]
    failing = setting.run("send", code=1)
    assert "failed: Shock: more conflict" in failing.stderr
    assert "HTTP status 500; the next run tries again" in failing.stderr
    assert setting.send() == BOTH[:1]
    assert [got["title"] for got in setting.service.got].count(
        "Shift: Armenia moves from Russia to the West"
    ) == 1
    assert setting.send() == []


def test_a_service_that_is_gone_is_told_and_tried_again(setting: Setting) -> None:
    url = setting.environment["CHAT_URL"]
    setting.environment["CHAT_URL"] = "json://user:sesame-secret@127.0.0.1:9/"
    assert "it could not be reached" in setting.run("send", code=1).stderr
    setting.environment["CHAT_URL"] = url
    assert setting.send() == BOTH


def test_a_run_that_is_killed_sends_nothing_twice(setting: Setting) -> None:
    setting.service.statuses = [0]  # it has the alert, and doesn't answer
    process = subprocess.Popen(
        [sys.executable, "-m", "volteface", *setting.words("send")],
        env=os.environ | setting.environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    assert setting.service.arrived.wait(60)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert [row["fate"] for row in setting.record] == ["begun"]
    result = setting.run("send", code=1)
    assert (
        f"unsure: Shock: more conflict between Georgia and Russia ({WAR.id[:12]}) was on its way to chat when a run was broken off"
        in result.stderr
    )
    assert [json.loads(line)["what"] for line in result.stdout.splitlines()] == ["unsure", "sent"]
    assert len(setting.service.got) == 2
    assert setting.send() == []
    assert setting.send("--again", WAR.id[:6]) == BOTH[:1]
    assert setting.send() == []


def test_a_record_whose_last_line_is_torn_is_read(setting: Setting) -> None:
    setting.send()
    path = setting.ledger.folder / "alerts.jsonl"
    content = path.read_bytes()
    path.write_bytes(content[:-9])  # "sent" of the drift was being written
    assert setting.send("--dry-run") == []
    assert setting.send(code=1) == [("unsure", DRIFT.id, "shift")]
    assert [row["fate"] for row in setting.record] == ["begun", "sent", "begun", "unsure"]
    path.write_bytes(b'{"fate": "sent"}\n' + content)
    assert "line 1, is damaged" in setting.run("send", code=2).stderr


def test_two_runs_at_once_are_kept_apart(setting: Setting) -> None:
    from volteface.show.alerts.record import Record

    with Record(setting.ledger.folder / "alerts.jsonl"):
        assert "another run is sending" in setting.run("send", code=2).stderr
    assert not setting.service.got
    assert setting.send() == BOTH


def test_a_dry_run_sends_and_records_nothing(setting: Setting) -> None:
    del setting.environment["CHAT_URL"]
    rows = [json.loads(line) for line in setting.run("send", "--dry-run").stdout.splitlines()]
    assert [(row["what"], row["alarm"]) for row in rows] == [("due", WAR.id), ("due", DRIFT.id)]
    assert "Russian tanks shelled a village" in rows[0]["text"]
    assert "Russian tanks" in setting.run("send", "--dry-run", "--format", "table").stdout
    assert not setting.service.got
    assert not (setting.ledger.folder / "alerts.jsonl").exists()


def test_many_go_out_over_several_runs(setting: Setting) -> None:
    waits = ("waits", DRIFT.id, "shift")
    assert setting.send("--most", "1", "--dry-run") == [("due", WAR.id, "shock"), waits]
    assert setting.send("--most", "1") == [BOTH[0], waits]
    assert setting.send("--most", "1") == BOTH[1:]


def test_what_comes_up_in_quiet_hours_waits(setting: Setting) -> None:
    now = datetime.now(UTC)
    hours = [(now + timedelta(hours=shift)).strftime("%H:%M") for shift in (-2, 2, 4)]
    quiet = "quiet = {{ from = '{}', until = '{}', zone = 'UTC' }}\n"
    setting.rules.write_text(RULES + quiet.format(*hours[:2]), encoding="utf-8")
    assert f"waits until {now.year}" in setting.run("send", "--format", "table").stdout
    rows = [json.loads(line) for line in setting.run("send").stdout.splitlines()]
    assert [(row["what"], row["until"][11:16]) for row in rows] == [("waits", hours[1])] * 2
    assert not setting.service.got
    setting.rules.write_text(RULES + quiet.format(*hours[1:]), encoding="utf-8")
    assert setting.send() == BOTH


def test_the_record_may_stand_elsewhere(setting: Setting, tmp_path: Path) -> None:
    state = tmp_path / "state.jsonl"
    assert setting.send("--state", str(state)) == BOTH
    assert setting.send("--state", str(state)) == []
    assert not (setting.ledger.folder / "alerts.jsonl").exists()
    result = setting.run("send", "--state", str(tmp_path / "none" / "state"), code=2)
    assert "can't be written to" in result.stderr


def test_bad_set_up_is_told_without_secrets(setting: Setting) -> None:
    setting.environment["CHAT_URL"] = "nosuchchat://sesame"
    assert "the variable CHAT_URL is no Apprise URL" in setting.run("send", code=2).stderr
    setting.environment["CHAT_URL"] = ""
    assert "CHAT_URL is not set" in setting.run("send", code=2).stderr
    assert "begins with 'ffff'" in setting.run("send", "--again", "ffff", code=2).stderr
    assert "no address of a desk" in setting.run("send", "--desk", "javascript:1", code=2).stderr


def feed(setting: Setting, *more: str) -> Any:
    return etree.fromstring(setting.run("feed", *more).stdout.encode())


def test_the_feed_is_atom(setting: Setting) -> None:
    root = feed(setting, "--desk", "https://desk.example")
    assert root.tag == f"{ATOM}feed"
    for node in (root, *root.iter(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            [found] = node.findall(f"{ATOM}{name}")
            assert found.text
        assert node.find(f"{ATOM}id").text.startswith("urn:uuid:")
        updated = datetime.fromisoformat(node.find(f"{ATOM}updated").text)
        assert updated.tzinfo
        [link] = node.findall(f"{ATOM}link")
        assert link.get("href").startswith("https://desk.example")
    assert root.find(f"{ATOM}author/{ATOM}name").text
    entries = root.findall(f"{ATOM}entry")
    assert [entry.find(f"{ATOM}title").text for entry in entries] == [
        "Shift: Armenia moves from Russia to the West",
        "Shock: more conflict between Georgia and Russia",
    ]
    assert {node.get("term") for node in entries[1].findall(f"{ATOM}category")} == {"shock", "dyad", "all"}
    content = html.fromstring(entries[1].find(f"{ATOM}content").text)
    assert "Russian tanks shelled a village" in content.text_content()
    assert not content.findall(".//script")


def test_an_entry_is_the_same_for_good_and_updated_with_its_stage(setting: Setting) -> None:
    setting.ledger = Ledger.open(setting.ledger.folder)

    def times() -> dict[str, tuple[str, str, str]]:
        return {
            entry.find(f"{ATOM}id").text: tuple(
                entry.find(f"{ATOM}{name}").text for name in ("published", "updated", "title")
            )
            for entry in feed(setting).iter(f"{ATOM}entry")
        }  # type: ignore[return-value]

    before = times()
    assert times() == before
    first_second = max(updated for _, updated, _ in before.values())
    while datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z") <= first_second:
        pass
    let_it_last(setting.ledger)
    after = times()
    assert after.keys() == before.keys()
    changed = [name for name in before if before[name] != after[name]]
    assert len(changed) == 1
    (published, updated, _), (_, was_updated, _) = after[changed[0]], before[changed[0]]
    assert published == before[changed[0]][0]
    assert updated > was_updated
    assert after[changed[0]][2].startswith("Shift: ")


def test_a_feed_goes_to_a_file_at_one_stroke(setting: Setting, tmp_path: Path) -> None:
    out = tmp_path / "alerts.atom"
    assert setting.run("feed", "-o", str(out)).stdout == ""
    assert len(etree.parse(out).getroot().findall(f"{ATOM}entry")) == 2
    assert not list(tmp_path.glob(".alerts*"))
    assert "can't be written" in setting.run("feed", "-o", str(tmp_path / "no" / "x"), code=2).stderr


def test_a_feed_of_nothing_is_one_too(setting: Setting) -> None:
    setting.rules.write_text('[[rules]]\nname = "none"\nstates = ["FJI"]\n', encoding="utf-8")
    root = feed(setting)
    assert not root.findall(f"{ATOM}entry")
    assert root.find(f"{ATOM}updated").text == "1970-01-01T00:00:00Z"
