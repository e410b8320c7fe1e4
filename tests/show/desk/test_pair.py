"""The page of a pair: what it shows is what the ledger says, in every form, under every choice."""

import csv
import io
import json
import re
from pathlib import Path

import pyarrow.parquet
import pytest
from starlette.testclient import TestClient

from show.desk.shown import HOSTILE
from volteface.ledger import Ledger, Snapshot, shifts_of_pair
from volteface.relations import levels, series
from volteface.show.desk import Desk, make_app

HTML = {"accept": "text/html"}
PAIR = "/pair/GEO/RUS"


def test_steps_are_those_of_the_series(desk: TestClient, shown: Path) -> None:
    found = desk.get(f"{PAIR}?format=json").json()
    with Snapshot(shown) as snapshot:
        wanted = series(snapshot, "GEO", "RUS")
    known = levels(wanted)
    assert [step["start"] for step in found["steps"]] == [step.start for step in wanted.steps]
    assert [step["conflict"] for step in found["steps"]] == [
        step.conflict.acts if step.conflict else None for step in wanted.steps
    ]
    assert [step["conflict_high"] for step in found["steps"]] == pytest.approx(
        [level.conflict.high for level in known.steps]
    )
    assert found["steps"][0]["end"] == "2021-01-31"


@pytest.mark.parametrize("query", ["", "step=week&years=0", "step=week&years=2"])
def test_rows_agree_in_every_form(desk: TestClient, query: str) -> None:
    steps = desk.get(f"{PAIR}?format=json&{query}").json()["steps"]
    rows = list(csv.DictReader(io.StringIO(desk.get(f"{PAIR}?format=csv&{query}").text)))
    table = pyarrow.parquet.read_table(io.BytesIO(desk.get(f"{PAIR}?format=parquet&{query}").content))
    assert table.to_pylist() == steps
    assert [row["start"] for row in rows] == [step["start"] for step in steps]
    assert [int(row["events"]) for row in rows] == [step["events"] for step in steps]
    if "years=2" in query:
        assert 100 <= len(steps) <= 106


def test_the_order_of_the_two_and_their_names_do_not_matter(desk: TestClient) -> None:
    assert desk.get("/pair/Russia/Georgia?format=json").json() == desk.get(f"{PAIR}?format=json").json()


def test_every_alarm_on_the_two_is_on_the_chart(desk: TestClient, shown: Path) -> None:
    with Snapshot(shown) as snapshot:
        alarms = shifts_of_pair(snapshot, "GEO", "RUS")
    page = desk.get(PAIR, headers=HTML).text
    assert alarms
    flags = re.findall(r'<a href="/shift/(\w+)" class="flag', page)
    assert flags == [alarm.id for alarm in alarms]
    assert desk.get(f"{PAIR}?format=json").json()["shifts_total"] == len(alarms)


def test_claims_and_facts_are_told_apart(desk: TestClient) -> None:
    counts = desk.get("/pair/AZE/RUS?format=json").json()["by_standing"]
    assert counts == {"facts": 2, "claims": 1, "denied": 0, "planned": 0, "background": 0}
    claims = desk.get("/pair/AZE/RUS/events?format=json&standing=claims").json()
    assert [(one["status"], one["claimed_by"]) for one in claims["events"]] == [("claimed", ["AZE"])]
    assert claims["events_total"] == 1
    assert claims["by_standing"] == counts
    page = desk.get("/pair/AZE/RUS?standing=claims", headers=HTML).text
    assert 'data-total="1"' in page
    assert "claimed by Azerbaijan" in page
    assert "torture in Yekaterinburg" not in page


def test_a_step_leads_to_its_events(desk: TestClient) -> None:
    steps = desk.get(f"{PAIR}?format=json").json()["steps"]
    for step in (steps[3], steps[40]):
        days = f"from={step['start']}&to={step['end']}"
        found = desk.get(f"{PAIR}/events?format=json&{days}").json()
        assert found["events_total"] == step["events"]
        assert {one["day"][:7] for one in found["events"]} <= {step["start"][:7]}
    last = f"from={steps[-1]['start']}&amp;to={steps[-1]['end']}"
    assert last in desk.get(PAIR, headers=HTML).text


def test_channels_share_the_events(desk: TestClient) -> None:
    totals = {
        channel: desk.get(f"{PAIR}/events?format=json&channel={channel}").json()["events_total"]
        for channel in ("", "cooperation", "conflict")
    }
    assert totals[""] == totals["cooperation"] + totals["conflict"]
    assert totals["conflict"] > totals["cooperation"] > 0


def test_pages_of_events_hold_each_once(desk: TestClient) -> None:
    first = desk.get(f"{PAIR}/events?format=json").json()
    ids = [
        one["id"]
        for page in range(1, first["pages"] + 1)
        for one in desk.get(f"{PAIR}/events?format=json&page={page}").json()["events"]
    ]
    assert len(ids) == len(set(ids)) == first["events_total"]
    beyond = desk.get(f"{PAIR}/events?format=json&page=99999").json()
    assert beyond["page"] == first["pages"]


def test_events_alone_are_for_programs(desk: TestClient) -> None:
    answer = desk.get(f"{PAIR}/events?from=2024-01-01", headers=HTML, follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == f"{PAIR}?from=2024-01-01#events"
    rows = list(csv.DictReader(io.StringIO(desk.get(f"{PAIR}/events?format=csv").text)))
    assert rows[0]["id"] == desk.get(f"{PAIR}/events?format=json").json()["events"][0]["id"]


def test_hostile_texts_are_shown_as_texts(desk: TestClient) -> None:
    page = desk.get(f"{PAIR}?from=2025-07-01", headers=HTML).text
    assert "Rebels &lt;script&gt;alert(1)&lt;/script&gt; gnp.exe &#34;quoted&#34; &amp; &lt;b&gt;" in page
    assert "<i>Evil" not in page
    assert not set("\u202e\x1b") & set(page)
    assert HOSTILE not in page


def test_what_the_script_reads_is_plain_data(desk: TestClient) -> None:
    page = desk.get(PAIR, headers=HTML).text
    told = re.search(r'<script type="application/json" id="pair-data">(.*?)</script>', page, re.DOTALL)
    assert told
    data = json.loads(told[1])
    steps = desk.get(f"{PAIR}?format=json").json()["steps"]
    assert [row[0] for row in data["steps"]] == [step["start"] for step in steps]
    assert len(data["edges"]) == len(steps) + 1
    assert data["edges"] == sorted(data["edges"])
    assert "<script>" not in page


def test_a_pair_without_news_is_no_error(desk: TestClient) -> None:
    answer = desk.get("/pair/ISL/NOR", headers=HTML)
    assert answer.status_code == 200
    assert "no news, not calm" in answer.text
    assert desk.get("/pair/ISL/NOR?format=json").json()["steps"] == []
    assert desk.get("/pair/ISL/NOR?format=csv").text == ""


def test_an_empty_ledger_is_no_error(tmp_path: Path) -> None:
    ledger = Ledger.create(tmp_path / "ledger")
    with TestClient(make_app(Desk(ledger=ledger.folder)), base_url="http://localhost") as client:
        assert "no news, not calm" in client.get(PAIR, headers=HTML).text
        assert "no news, not calm" in client.get("/state/GEO", headers=HTML).text


@pytest.mark.parametrize(
    ("place", "status"),
    [
        ("/pair/GEO/GEO", 404),
        ("/pair/GEO/Ruritania", 404),
        (f"{PAIR}?step=day", 422),
        (f"{PAIR}?years=-1", 422),
        (f"{PAIR}?from=yesterday", 422),
        (f"{PAIR}?standing=true", 422),
        (f"{PAIR}?page=0", 422),
        (f"{PAIR}?from=&to=&standing=&channel=", 200),
    ],
)
def test_bad_questions(desk: TestClient, place: str, status: int) -> None:
    assert desk.get(place).status_code == status
