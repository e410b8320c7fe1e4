"""Which alarms rules tell, when they keep still, and files of rules that are wrong."""

from dataclasses import replace
from datetime import UTC, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from show.alerting import DRIFT, LASTING, WAR
from volteface.errors import VoltefaceError
from volteface.show.alerts.choosing import Due, find_due, matches
from volteface.show.alerts.quiet import Quiet
from volteface.show.alerts.record import Fate, Key
from volteface.show.alerts.rules import Rule, Rules, load_rules
from volteface.world import find_code, list_sides

ROOT = Path(__file__).parents[2]
NOON = datetime(2026, 7, 1, 12, tzinfo=UTC)
NIGHT = Quiet(since=time(22), until=time(7), zone=ZoneInfo("UTC"))


def find(name: str) -> str:
    return name if name in list_sides() else find_code(name)


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ({}, (True, True)),
        ({"states": {"GEO"}}, (True, False)),
        ({"states": {"RUS"}}, (True, False)),
        ({"states": {"ARM", "GEO"}}, (True, True)),
        ({"pairs": ({"RUS", "GEO"},)}, (True, False)),
        ({"pairs": ({"RUS", "ARM"},)}, (False, True)),
        ({"pairs": ({"ARM", "CHN"}, {"ARM", "WEST"})}, (False, True)),
        ({"sides": {"RUS"}}, (False, True)),
        ({"sides": {"CHN"}}, (False, False)),
        ({"kinds": {"dyad"}}, (True, False)),
        ({"directions": {"conflict"}}, (True, False)),
        ({"directions": {"cooperation"}}, (False, False)),
        ({"probability": 0.9}, (True, False)),
        ({"states": {"ARM"}, "sides": {"WEST"}, "kinds": {"drift"}}, (False, True)),
        ({"states": {"GEO"}, "sides": {"WEST"}}, (False, False)),
    ],
)
def test_rules_tell_what_meets_all_their_keys(rule: dict[str, object], told: tuple[bool, bool]) -> None:
    made = Rule(name="x", **rule)  # type: ignore[arg-type]
    assert (matches(made, WAR), matches(made, DRIFT)) == told


def due(rules: list[Rule], fates: dict[Key, Fate] | None = None, now: datetime = NOON, since: str = "") -> list[Due]:  # fmt: skip
    places = Rules(rules=tuple(rules), since=since)
    return find_due(places, [LASTING, DRIFT], fates or {}, now)


def keys(found: list[Due]) -> list[tuple[str, str, str]]:
    return [(one.place, one.shift.id[:4], one.stage) for one in found]


def test_the_last_stage_is_told_and_no_earlier_one_after_it() -> None:
    every = Rule(name="every", to=("a",), kinds=frozenset({"dyad"}))
    assert keys(due([every])) == [("a", "aaaa", "shift")]
    assert keys(due([every], {Key("a", WAR.id, "shock"): "sent"})) == [("a", "aaaa", "shift")]
    shocks = replace(every, name="shocks", stages=frozenset({"shock"}))
    assert keys(due([shocks])) == [("a", "aaaa", "shock")]
    for fate in ("sent", "unsure", "begun"):
        assert not due([shocks, every], {Key("a", WAR.id, "shift"): fate})  # type: ignore[dict-item]
    assert due([every], {Key("a", WAR.id, "shift"): "failed"})


def test_a_place_gets_an_alarm_once_whichever_rules_tell_it() -> None:
    rules = [Rule(name="one", to=("a", "b")), Rule(name="two", to=("a",), kinds=frozenset({"dyad"}))]
    assert keys(due(rules)) == [
        ("a", "aaaa", "shift"),
        ("b", "aaaa", "shift"),
        ("a", "bbbb", "shift"),
        ("b", "bbbb", "shift"),
    ]


def test_what_a_rule_keeps_back_another_may_tell() -> None:
    midnight = datetime(2026, 7, 1, tzinfo=UTC)
    still, loud = Rule(name="still", to=("a",), quiet=NIGHT), Rule(name="loud", to=("a",), kinds=frozenset({"dyad"}))  # fmt: skip
    found = due([still, loud], now=midnight)
    assert [(one.rule.name, one.waits) for one in found] == [
        ("loud", None),
        ("still", datetime(2026, 7, 1, 7, tzinfo=UTC)),
    ]
    assert all(one.waits is None for one in due([still], now=NOON))


def test_alarms_of_earlier_days_are_not_told() -> None:
    rule = Rule(name="x", to=("a",))
    assert keys(due([rule], since="2025-06-08")) == [("a", "aaaa", "shift")]
    assert keys(due([rule], since="2025-07-05")) == [("a", "aaaa", "shift")]
    assert not due([rule], since="2025-07-06")


@pytest.mark.parametrize(
    ("now", "holds", "end"),
    [
        ("2026-07-01T19:59:59+00:00", False, ""),
        ("2026-07-01T20:00:00+00:00", True, "2026-07-02T07:00:00+02:00"),
        ("2026-07-02T04:59:59+00:00", True, "2026-07-02T07:00:00+02:00"),
        ("2026-07-02T05:00:00+00:00", False, ""),
        ("2026-01-01T05:59:00+00:00", True, "2026-01-01T07:00:00+01:00"),  # winter: an hour later in UTC
        ("2026-01-01T06:00:00+00:00", False, ""),
        ("2026-03-28T23:00:00+00:00", True, "2026-03-29T07:00:00+02:00"),  # the night that loses an hour
        ("2026-10-24T22:00:00+00:00", True, "2026-10-25T07:00:00+01:00"),  # the night that gains one
    ],
)
def test_quiet_hours_across_midnight(now: str, holds: bool, end: str) -> None:
    quiet = Quiet(since=time(22), until=time(7), zone=ZoneInfo("Europe/Warsaw"))
    assert quiet.holds(datetime.fromisoformat(now)) is holds
    if holds:
        assert quiet.find_end(datetime.fromisoformat(now)).isoformat() == end


def test_quiet_hours_that_end_when_the_clock_is_changed() -> None:
    quiet = Quiet(since=time(1), until=time(2, 30), zone=ZoneInfo("Europe/Warsaw"))
    before = datetime(2026, 3, 29, 0, 59, tzinfo=UTC)  # 01:59; the next minute is 03:00
    assert quiet.holds(before)
    assert quiet.find_end(before) == datetime(2026, 3, 29, 1, 0, tzinfo=UTC)
    for hour in (0, 1):  # 02:10 comes twice and is quiet both times, 02:40 never is
        assert quiet.holds(datetime(2026, 10, 25, hour, 10, tzinfo=UTC))
        assert not quiet.holds(datetime(2026, 10, 25, hour, 40, tzinfo=UTC))


def test_the_template_can_be_used() -> None:
    rules = load_rules(ROOT / "docs" / "alerts.toml", find)
    assert [rule.name for rule in rules.rules] == [
        "Who leaves Moscow",
        "South Caucasus",
        "Armenia and Russia",
    ]
    assert rules.rules[1].states == {"ARM", "AZE", "GEO"}
    assert rules.since == "2026-05-01"


RULE = '[[rules]]\nname = "x"\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "there is no rule"),
        ("rules = 3", "rules can't be 3"),
        ("rules = [3]", "rule 1: has to be a table"),
        ("[[rules]]", "rule 1: it has no name"),
        ("[[rules]", "is no TOML"),
        (RULE + RULE, "two rules are named 'x'"),
        (RULE + "state = []", "rule 'x': unknown key 'state'"),
        ("tittle = ''\n" + RULE, "unknown key 'tittle'"),
        (RULE + "states = ['Nowhereland']", "rule 'x': nobody goes by 'Nowhereland'"),
        (RULE + "states = 'ARM'", "rule 'x': states can't be 'ARM'"),
        (RULE + "states = [3]", "rule 'x': states has to be a list of words"),
        (RULE + "pairs = ['ARM', 'RUS']", "pairs has to be a list of twos"),
        (RULE + "pairs = [['ARM', 'ARM']]", "two different actors"),
        (RULE + "sides = ['FRA']", "'FRA' is no side; use WEST, RUS, CHN"),
        (RULE + "kinds = ['triad']", "kinds can't be 'triad'; use dyad, drift"),
        (RULE + "stages = ['shook']", "stages can't be 'shook'; use shock, shift"),
        (RULE + "directions = ['up']", "directions can't be 'up'"),
        (RULE + "probability = 80", "probability has to be from 0 to 1"),
        (RULE + "probability = true", "probability can't be True"),
        (RULE + "to = ['desk']", "to has to name places, not 'desk'"),
        (RULE + "quiet = {from = '22:00', until = '22:00', zone = 'UTC'}", "from and until have to differ"),
        (RULE + "quiet = {from = '22:00', until = '7 am', zone = 'UTC'}", "until can't be '7 am'"),
        (RULE + "quiet = {from = '22:00', until = '07:00+02:00', zone = 'UTC'}", "no time zone of its own"),
        (RULE + "quiet = {from = '22:00', until = '07:00'}", "no time zone '' is known"),
        (RULE + "quiet = {from = '22:00', until = '07:00', zone = 'Europe/Warschau'}", "no time zone 'Europe/Warschau'"),
        (RULE + "quiet = {from = '22:00', until = '07:00', zone = 'UTC', days = 3}", "unknown key 'days'"),
        ("since = '12 May'\n" + RULE, "since can't be '12 May'"),
        ("[watch]\nstep = 'day'\n" + RULE, "watch: step can't be 'day'; use week, month"),
        ("[watch]\nbudget = 0\n" + RULE, "watch: budget has to be more than 0"),
        ("[places.desk]\n" + RULE, "places.desk: give either url, or variable"),
        ("[places.desk]\nurl = 'a://b'\nvariable = 'B'\n" + RULE, "places.desk: give either url, or variable"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_rules_is_told(text: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "rules.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(VoltefaceError) as told:
        load_rules(path, find)
    assert said in str(told.value)
    assert str(path) in str(told.value)


def test_secrets_in_the_wrong_place_are_not_repeated(tmp_path: Path) -> None:
    path = tmp_path / "rules.toml"
    for text in (
        RULE + "to = ['slack://sesame']",
        "[places.desk]\nvariable = 'slack://sesame'\n" + RULE,
    ):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(VoltefaceError) as told:
            load_rules(path, find)
        assert "sesame" not in str(told.value)
    path.write_text("[places.desk]\nurl = 'slack://sesame'\n" + RULE, encoding="utf-8")
    assert "sesame" not in repr(load_rules(path, find))


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(VoltefaceError, match=r"docs/alerts\.toml is one to begin with"):
        load_rules(tmp_path / "none.toml", find)
    (tmp_path / "latin.toml").write_bytes(b"title = '\xe9'")
    with pytest.raises(VoltefaceError, match="not UTF-8"):
        load_rules(tmp_path / "latin.toml", find)
