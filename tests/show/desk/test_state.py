"""The page of a state: its way between the sides, with whom it deals, its alarms and its brief."""

import csv
import io
import re
from pathlib import Path

import pyarrow.parquet
import pytest
from starlette.testclient import TestClient

from volteface.ledger import Snapshot, shifts_of_actor
from volteface.relations import sides
from volteface.show.brief import Balance, Partner, view_brief
from volteface.show.desk.state import rank
from volteface.show.markdown import brief_as_markdown

HTML = {"accept": "text/html"}


def test_the_way_is_that_of_sides(desk: TestClient, shown: Path) -> None:
    with Snapshot(shown) as snapshot:
        wanted = sides(snapshot, "GEO", "WEST", "CHN")
    found = desk.get("/state/GEO?format=json&between=WEST-CHN").json()
    assert found["between"] == "WEST-CHN"
    assert [step["position"] for step in found["sides"]["steps"]] == pytest.approx(
        [step.position for step in wanted.steps]
    )
    last = wanted.steps[-1]
    assert f"{last.position:+.2f}" in desk.get("/state/GEO?between=WEST-CHN", headers=HTML).text


@pytest.mark.parametrize(("code", "between"), [("RUS", "WEST-CHN"), ("CHN", "WEST-RUS"), ("GEO", "WEST-RUS")])
def test_a_side_stands_between_the_others(desk: TestClient, code: str, between: str) -> None:
    assert desk.get(f"/state/{code}?format=json").json()["between"] == between


def test_who_is_a_side_has_no_way_to_itself(desk: TestClient) -> None:
    found = desk.get("/state/RUS?format=json&between=WEST-RUS").json()
    assert found["sides"] is None
    assert found["brief"]["events"] > 0
    assert desk.get("/state/RUS?between=WEST-RUS", headers=HTML).status_code == 200


def test_partners_agree_in_every_form(desk: TestClient, shown: Path) -> None:
    with Snapshot(shown) as snapshot:
        brief = view_brief(snapshot, "GEO")
    rows = list(csv.DictReader(io.StringIO(desk.get("/state/GEO?format=csv").text)))
    table = pyarrow.parquet.read_table(io.BytesIO(desk.get("/state/GEO?format=parquet").content)).to_pylist()
    partners = desk.get("/state/GEO?format=json").json()["brief"]["partners"]
    assert (
        [row["code"] for row in rows]
        == [row["code"] for row in table]
        == [one.code for one in brief.partners]
    )
    assert [one["code"] for one in partners] == [one.code for one in brief.partners]
    assert [row["change"] for row in table] == [one.change for one in brief.partners]


def test_alarms_are_those_on_it(desk: TestClient, shown: Path) -> None:
    with Snapshot(shown) as snapshot:
        alarms = shifts_of_actor(snapshot, "GEO")
        everything = snapshot.rows("SELECT DISTINCT id FROM shifts WHERE 'GEO' IN (a, b)")
    assert {alarm.id for alarm in alarms} == {row["id"] for row in everything}
    found = desk.get("/state/GEO?format=json").json()
    assert found["shifts_total"] == len(alarms) > 0
    page = desk.get("/state/GEO", headers=HTML).text
    for note in found["shifts"]:
        assert f'href="/shift/{note["shift"]["id"]}"' in page


def test_the_brief_is_that_of_the_command(desk: TestClient, shown: Path) -> None:
    answer = desk.get("/state/Georgia/brief")
    assert answer.headers["content-type"] == "text/markdown; charset=utf-8"
    with Snapshot(shown) as snapshot:
        assert answer.text == brief_as_markdown(view_brief(snapshot, "GEO"))


def test_more_events_can_be_asked_for(desk: TestClient) -> None:
    for most in (3, 20):
        sections = desk.get(f"/state/GEO?format=json&events={most}").json()["brief"]["sections"]
        assert len(sections[0]["events"]) == most
        assert sections[0]["total"] > 20
    assert "show more" in desk.get("/state/GEO", headers=HTML).text


def partner(code: str, now: tuple[float, float] | None, before: tuple[float, float] | None) -> Partner:
    windows = [Balance(cooperation=one[0], conflict=one[1]) if one else None for one in (now, before)]
    return Partner(
        code=code,
        now=windows[0],
        before=windows[1],
        change=0,
        since="2024",
        until="2025",
        events=1,
        origins=1,
    )


def test_partners_and_adversaries_are_ranked_by_what_is_told_now() -> None:
    told = [
        partner("AAA", (2, 1), None),
        partner("BBB", None, (8, 0)),
        partner("CCC", (4, 0), (0, 3)),
        partner("DDD", None, None),
    ]
    friends = rank(told, "cooperation")
    assert [(one.code, one.now, one.before) for one in friends] == [
        ("CCC", 4, 0),
        ("AAA", 2, 0),
        ("BBB", 0, 8),
    ]
    assert [(one.now_wide, one.before_wide) for one in friends] == [(50, 0), (25, 0), (0, 100)]
    assert [one.code for one in rank(told, "conflict")] == ["AAA", "CCC"]


def test_hostile_texts_are_shown_as_texts(desk: TestClient) -> None:
    page = desk.get("/state/GEO", headers=HTML).text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>" not in page
    assert not set("\u202e\x1b") & set(page)


def test_nothing_is_set_in_line(desk: TestClient) -> None:
    for place in ("/state/GEO", "/pair/GEO/RUS"):
        page = desk.get(place, headers=HTML).text
        assert not re.search(r"<[^>]+\s(style|on\w+)=", page), place


@pytest.mark.parametrize(
    ("place", "status"),
    [
        ("/state/Ruritania", 404),
        ("/state/Ruritania/brief", 404),
        ("/state/G", 422),
        ("/state/GEO?between=WEST-WEST", 422),
        ("/state/GEO?events=0", 422),
        ("/state/NATO", 200),
        ("/state/ISL", 200),
    ],
)
def test_questions(desk: TestClient, place: str, status: int) -> None:
    assert desk.get(place).status_code == status


def test_it_speaks_polish(desk: TestClient) -> None:
    page = desk.get("/state/GEO?lang=pl", headers=HTML).text
    assert "Gruzja" in page
    assert "Partnerzy" in page
    desk.cookies.clear()
