"""The network on the desk: what the page says is what the ledger says."""

import csv
import io
from pathlib import Path

import pyarrow.parquet as pq
from lxml import html
from starlette.testclient import TestClient

from volteface.ledger import Ledger
from volteface.show.desk import Desk, make_app
from volteface.show.desk.matrix import draw_matrix
from volteface.show.network import view_network

WHEN = "/network?month=2024-06&months=12"


def test_the_page_shows_every_member_and_mark(desk: TestClient, shown: Path) -> None:
    page = html.fromstring(desk.get(WHEN).text)
    with Ledger.open(shown).snapshot() as snapshot:
        view = view_network(snapshot, "2024-06", 12)
    assert {link.get("href") for link in page.iter("a")} >= {
        f"/state/{member.code}" for member in view.members
    }
    assert len(page.xpath("//g[@data-pair]")) == len(draw_matrix(view).marks)
    assert len(page.xpath("//details//tbody/tr")) == len(view.dealings)
    titles = [title.text for title in page.xpath("//g[@data-pair]/title")]
    assert any(title.startswith("Georgia – Russia, June 2024: cooperation ") for title in titles)


def test_all_forms_agree(desk: TestClient) -> None:
    told = desk.get(f"{WHEN}&format=json").json()
    rows = list(csv.DictReader(io.StringIO(desk.get(f"{WHEN}&format=csv").text)))
    table = pq.read_table(io.BytesIO(desk.get(f"{WHEN}&format=parquet").content)).to_pylist()
    assert len(told["dealings"]) == len(rows) == len(table) > 10
    war = next(row for row in rows if (row["a"], row["b"]) == ("GEO", "RUS"))
    assert float(war["conflict"]) > 100
    assert told["members"]


def test_marks_stand_above_the_diagonal_now_and_below_it_before(shown: Path) -> None:
    with Ledger.open(shown).snapshot() as snapshot:
        view = view_network(snapshot, "2024-06", 12)
    matrix = draw_matrix(view)
    for mark in matrix.marks:
        column, row = mark.x - 132, mark.y - 62
        assert (column < row) == mark.before
        assert 0 < mark.radius <= 9
    war = [mark for mark in matrix.marks if mark.dealing.a == "GEO" and not mark.before]
    assert [(mark.channel, mark.radius) for mark in war] == [("conflict", 9.0)]
    assert sum(block.side for block in matrix.blocks) == 22 * len(view.members)


def test_months_lead_to_each_other_within_the_ledger(desk: TestClient) -> None:
    first = html.fromstring(desk.get("/network?month=2021-01", headers={"accept-language": "pl"}).text)
    steps = {link.get("aria-label"): link.get("href") for link in first.xpath("//a[@class='step']")}
    assert set(steps) == {"Miesiąc później", "Rok później"}
    assert "month=2021-02" in steps["Miesiąc później"]


def test_months_without_news_say_so(desk: TestClient, tmp_path: Path) -> None:
    assert "The ledger tells of no act in these months" in desk.get("/network?month=1999-01").text
    Ledger.create(tmp_path / "empty")
    with TestClient(make_app(Desk(ledger=tmp_path / "empty")), base_url="http://localhost") as client:
        answer = client.get("/network")
        assert answer.status_code == 200
        assert "The ledger is empty" in answer.text
        assert client.get("/network?format=csv").text == ""


def test_bad_questions_are_refused(desk: TestClient) -> None:
    for asked in ("month=2024-13", "month=0001-01", "months=5", "most=1000"):
        assert desk.get(f"/network?{asked}").status_code == 422
