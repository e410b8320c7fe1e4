"""Rulings at the desk: who may make them, what they change, and how they are listed."""

from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from show.desk.conftest import TOKEN
from volteface.ledger import Ledger
from volteface.show.rulings import list_rulings

AS_JSON = {"accept": "application/json"}
SIGNED = {"authorization": f"Bearer {TOKEN}"}
WHY = 'I was <script>alert(1)</script> there. \u202e"'


def list_events(ledger: Path, type_: str) -> list[dict[str, Any]]:
    with Ledger.open(ledger).snapshot() as snapshot:
        return snapshot.rows(
            "SELECT id, weight, ruled FROM events WHERE type = ? AND import_key = 0 ORDER BY id", [type_]
        )


def find_report(ledger: Path) -> str:
    with Ledger.open(ledger).snapshot() as snapshot:
        [row] = snapshot.rows("SELECT id FROM reports WHERE document = 'hostile'")
    return str(row["id"])


def rule(writer: TestClient, headers: dict[str, str] = SIGNED | AS_JSON, **fields: str) -> Any:
    given = {"why": WHY, "by": "anna", **fields}
    return writer.post("/rulings", data=given, headers=headers, follow_redirects=False)


def test_nothing_ruled_yet(desk: TestClient) -> None:
    page = desk.get("/rulings").text
    assert "Nothing was ruled yet" in page
    assert "for reading alone" in page
    assert desk.get("/rulings", headers=AS_JSON).json()["rulings"] == []


def test_a_ruling_is_kept_listed_and_undone(writer: TestClient, written: Path) -> None:
    told = rule(writer, kind="report", verdict="wrong", id=find_report(written)).json()
    assert told["new"] is True
    name = told["ruling"]["id"]
    assert [one["ruled"] for one in told["after"]] == ["wrong"]
    assert told["before"][0]["weight"] > told["after"][0]["weight"] == 0
    [pair] = told["pairs"]
    assert (pair["a"], pair["b"]) == ("GEO", "RUS")
    assert pair["conflict"] < pair["conflict_before"]

    page = writer.get("/rulings").text
    assert "<script>alert" not in page
    assert "\u202e" not in page
    assert "anna" in page
    assert "/article?document=hostile" in page

    undone = rule(writer, kind="undo", verdict="undo", id=name, by="ben").json()
    assert undone["after"][0]["weight"] == told["before"][0]["weight"]
    [line] = writer.get("/rulings", headers=AS_JSON).json()["rulings"]
    assert line["holds"] is False
    assert [one["by"] for one in line["undone_by"]] == ["ben"]
    assert writer.get("/rulings?holding=true", headers=AS_JSON).json()["total"] == 0


def test_the_page_says_what_the_ledger_says(writer: TestClient, written: Path) -> None:
    rule(writer, kind="report", verdict="wrong", id=find_report(written))
    rule(writer, kind="origin", verdict="apart", id="sample", other="copy", by="ben")
    view = writer.get("/rulings", headers=AS_JSON).json()
    with Ledger.open(written).snapshot() as snapshot:
        lines = list_rulings(snapshot)
    assert [one["id"] for one in view["rulings"]] == [line.id for line in reversed(lines)]
    assert view["authors"] == ["anna", "ben"]
    assert [one["kind"] for one in writer.get("/rulings?kind=origin", headers=AS_JSON).json()["rulings"]] == [
        "origin"
    ]
    assert writer.get("/rulings?by=anna", headers=AS_JSON).json()["total"] == 1
    assert writer.get("/rulings?start=1", headers=AS_JSON).json()["shown"] == 1
    table = writer.get("/rulings?format=csv").text.splitlines()
    assert len(table) == 3
    assert writer.get("/rulings?format=parquet").content.startswith(b"PAR1")


def test_a_claim_is_ruled_and_the_browser_goes_back(writer: TestClient, written: Path) -> None:
    [event, *_] = list_events(written, "ASSAULT")
    back = f"/event/{event['id']}?lang=en"
    answer = rule(writer, SIGNED, kind="claim", verdict="false", id=event["id"], back=back)
    assert (answer.status_code, answer.headers["location"]) == (303, back)
    assert "false" in {one["ruled"] for one in list_events(written, "ASSAULT")}


def test_the_same_is_not_ruled_twice(writer: TestClient, written: Path) -> None:
    report = find_report(written)
    assert rule(writer, kind="report", verdict="wrong", id=report).json()["new"] is True
    assert rule(writer, kind="report", verdict="wrong", id=report).json()["new"] is False
    assert writer.get("/rulings", headers=AS_JSON).json()["total"] == 1


@pytest.mark.parametrize(
    "back",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "/\t/evil.example",
        "",
        "evil",
        "/\n/evil.example",
    ],
)
def test_nobody_is_sent_elsewhere(writer: TestClient, written: Path, back: str) -> None:
    answer = rule(writer, SIGNED, kind="report", verdict="wrong", id=find_report(written), back=back)
    assert answer.status_code == 422 or answer.headers["location"] == "/rulings"
    assert "evil" not in answer.headers.get("location", "")


def test_ruling_needs_the_token_and_the_desks_own_page(writer: TestClient, written: Path) -> None:
    fields = {"kind": "report", "verdict": "wrong", "id": find_report(written)}
    assert rule(writer, {}, **fields).status_code == 403
    assert rule(writer, {"authorization": "Bearer wrong"}, **fields).status_code == 403
    assert rule(writer, SIGNED | {"origin": "https://evil.example"}, **fields).status_code == 403
    assert writer.get("/rulings", headers=AS_JSON).json()["total"] == 0


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"kind": "report", "verdict": "false", "id": "x"}, 422),
        ({"kind": "report", "verdict": "wrong", "id": "0123456789abcdef"}, 404),
        ({"kind": "report", "verdict": "wrong", "id": "x", "why": "  "}, 422),
        ({"kind": "report", "verdict": "wrong", "id": "x", "by": ""}, 422),
        ({"kind": "origin", "verdict": "same", "id": "sample"}, 404),
        ({"kind": "origin", "verdict": "same", "id": "sample", "other": "sample"}, 404),
        ({"kind": "undo", "verdict": "undo", "id": "0123456789abcdef"}, 404),
        ({"kind": "nonsense", "verdict": "wrong", "id": "x"}, 422),
    ],
)
def test_what_can_not_be_ruled_is_told(writer: TestClient, fields: dict[str, str], status: int) -> None:
    answer = rule(writer, **fields)
    assert answer.status_code == status
    assert answer.json()["detail"]
    assert writer.get("/rulings", headers=AS_JSON).json()["total"] == 0
