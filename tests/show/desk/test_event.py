"""An event's page says what the ledger says of it: who tells it, in how many origins, and who denies it."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pytest
from starlette.testclient import TestClient

from ledger.making import events, made_of, page, sample_page
from ledger.sets import gdelt_line, import_set, write
from show.desk.conftest import TOKEN
from show.desk.shown import HOSTILE, make_pages
from volteface.ledger import Ledger, keep_ruling, make_ruling
from volteface.ledger.events import name_event
from volteface.show.desk import Desk, make_app
from volteface.show.why import view_why

DENIAL = "Moscow denied shooting down the airliner near Grozny."
COPIES = 8


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
    *(
        page(f"not-{n}", f"Russian border guards did not open fire on {n} Azeris.", "RUS ASSAULT AZE", status="negated", date="2024-12-04")
        for n in (101, 202)
    ),
    make_pages()[-1],
]  # fmt: skip


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    folder = tmp_path_factory.mktemp("event")
    made = made_of(folder / "ledger", PAGES)
    told = {
        "Actor1Code": "AZE", "EventCode": "112", "SQLDATE": "20250723", "DATEADDED": "20250723120000",
        "SOURCEURL": "javascript:alert(1)//a.example",
    }  # fmt: skip
    lines = [gdelt_line(1, Actor2Code="RUS", **told), gdelt_line(2, Actor2Code="TUR", **told)]
    import_set(made, "gdelt", write(folder / "x.CSV", lines))
    return made


@pytest.fixture(scope="module")
def client(ledger: Ledger) -> Iterator[TestClient]:
    with TestClient(make_app(Desk(ledger=ledger.folder, token=TOKEN)), base_url="http://localhost") as opened:
        yield opened


@pytest.fixture(scope="module")
def shot(ledger: Ledger) -> str:
    [event] = events(ledger, "type = 'ASSAULT' AND status <> 'negated'")
    return str(event["id"])


def text_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_statuses_stand_side_by_side(client: TestClient, shot: str) -> None:
    said = text_of(client.get(f"/event/{shot}").text)
    assert "reported 1 origin" in said
    assert "claimed by Azerbaijan 1 origin" in said
    assert "denied by Russia 1 origin" in said
    assert f"Carried by {COPIES + 1} copies" in said


def test_json_is_what_the_ledger_says(client: TestClient, ledger: Ledger, shot: str) -> None:
    view = client.get(f"/event/{shot}?format=json").json()
    with ledger.snapshot() as snapshot:
        why = view_why(snapshot, shot)
    assert view["why"]["event"]["id"] == shot
    assert view["why"]["origins_by_status"] == why.origins_by_status
    assert [len(one["pages"]) for one in view["why"]["accounts"]] == [len(one.pages) for one in why.accounts]
    assert [one["voice"] for one in view["standings"]] == [asdict(voice) for voice in why.voices]
    assert [one["accounts"] for one in view["standings"]] == [[1], [1], [2]]  # the copies tell it both ways
    assert view["told_by"]["sentence"] == why.event.sentence
    assert view["may_be_true"]


def test_rows_are_witnesses(client: TestClient, shot: str) -> None:
    pages = [
        page for account in client.get(f"/event/{shot}?format=json").json()["why"]["accounts"] for page in account["pages"]
    ]  # fmt: skip
    rows = list(csv.DictReader(io.StringIO(client.get(f"/event/{shot}?format=csv").text)))
    table = pyarrow.parquet.read_table(io.BytesIO(client.get(f"/event/{shot}?format=parquet").content))
    reports = [page["report"] for page in pages]
    assert len(reports) == COPIES + 3
    assert [row["report"] for row in rows] == table["report"].to_pylist() == reports
    assert {row["event"] for row in rows} == {shot}
    assert table["start"].to_pylist() == [page["start"] for page in pages]


def test_every_sentence_leads_to_its_place_in_the_article(client: TestClient, shot: str) -> None:
    html = client.get(f"/event/{shot}").text
    assert f'data-related="/related?of={shot}"' in html
    places = set(re.findall(r'href="(/article\?document=[^"#]+)#(r-\w+)"', html))
    assert len(places) == COPIES + 3
    for address, anchor in sorted(places)[:4]:
        assert f'id="{anchor}"' in client.get(address).text


def test_contrary_events_are_listed(client: TestClient, ledger: Ledger, shot: str) -> None:
    html = client.get(f"/event/{shot}").text
    [negated] = events(ledger, "status = 'negated'")
    against = html.partition('<section class="panel against"')[2].partition("</section>")[0]
    assert f'href="/event/{negated["id"]}"' in against
    assert DENIAL in against
    assert "said not to have happened" in client.get(f"/event/{negated['id']}").text


def test_a_pasted_account_is_set_apart(tmp_path: Path) -> None:
    flood = [
        sample_page(f"copy-{n:02}", outlet=f"outlet-{n % 4}.example", published="2025-07-25")
        for n in range(40)
    ]
    made = made_of(tmp_path / "ledger", [*flood, PAGES[-4]])
    [event] = events(made, "type = 'ASSAULT' AND status <> 'negated'")
    with TestClient(make_app(Desk(ledger=made.folder)), base_url="http://localhost") as client:
        html = client.get(f"/event/{event['id']}").text
        article = client.get("/article?document=copy-07").text
    assert 'class="standing claimed pasted"' in html
    assert 'class="standing denied"' in html
    assert "pasted: only copying outlets carry it" in html
    assert "pasted: only copying outlets carry it" in article


def test_related_coverage_of_an_event_leaves_its_own_accounts_out(client: TestClient, shot: str) -> None:
    view = client.get(f"/related?of={shot}&format=json").json()
    assert view["event"]["id"] == shot
    assert not any(line["same_account"] for line in view["related"])
    of_page = client.get("/related?of=sample&format=json").json()
    assert any(line["same_account"] for line in of_page["related"])
    assert len(list(csv.DictReader(io.StringIO(client.get("/related?of=sample&format=csv").text)))) == len(
        of_page["related"]
    )
    assert "the same account" in client.get("/related?of=sample").text
    assert client.get("/related?of=nothing-of-that-name").status_code == 404


def test_imported_event_names_its_row_and_links_to_no_script(client: TestClient, ledger: Ledger) -> None:
    first, second = (event["id"] for event in events(ledger, "data_set <> ''"))
    html = client.get(f"/event/{first}").text
    assert "no page of it is kept here" in html
    assert "gdelt" in html
    assert "javascript:alert(1)" in html  # as text
    assert 'href="javascript' not in html
    assert "/rulings" not in html.partition("<main")[2].partition("</main>")[0]
    rows = list(csv.DictReader(io.StringIO(client.get(f"/event/{first}?format=csv").text)))
    assert [row["event"] for row in rows] == [first]
    assert client.get(f"/event/{second}").status_code == 200
    assert client.get(f"/related?of={first}").status_code == 404


def test_other_rows_of_a_story_are_listed(tmp_path: Path) -> None:
    made = Ledger.create(tmp_path / "ledger")
    told = {
        "Actor1Code": "AZE",
        "Actor2Code": "RUS",
        "EventCode": "112",
        "SOURCEURL": "https://lefil.example/a",
    }
    import_set(made, "gdelt", write(tmp_path / "x.CSV", [gdelt_line(n, **told) for n in range(30)]))
    name = events(made)[0]["id"]
    with TestClient(make_app(Desk(ledger=made.folder)), base_url="http://localhost") as client:
        html = client.get(f"/event/{name}").text
        rows = list(csv.DictReader(io.StringIO(client.get(f"/event/{name}?format=csv").text)))
    assert "29 other rows" in html
    assert "and 9 more, in the JSON" in html
    assert 'href="https://lefil.example/a" rel="noopener noreferrer"' in html
    assert len(rows) == 30


def test_hostile_texts_are_shown_as_text(client: TestClient, ledger: Ledger) -> None:
    [event] = events(ledger, "source = 'GEO'")
    html = client.get(f"/event/{event['id']}").text
    assert HOSTILE not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "<script>alert" not in html
    assert "<i>Evil" not in html
    assert "\u202e" not in html
    assert "\x1b" not in html


def test_an_id_that_an_event_had_leads_to_the_one_it_has(
    client: TestClient, ledger: Ledger, shot: str
) -> None:
    with ledger.snapshot() as snapshot:
        [row] = snapshot.rows(
            "SELECT [member.id FOR member IN reports] AS names FROM events WHERE id = ?", [shot]
        )
    had = next(name for name in map(name_event, row["names"]) if name != shot)
    answer = client.get(f"/event/{had}?format=json", follow_redirects=False)
    assert answer.status_code == 307
    assert answer.headers["location"] == f"/event/{shot}?format=json"
    assert client.get(f"/event/{shot[:12].upper()}").url.path == f"/event/{shot}"


def test_what_is_no_event_is_told(client: TestClient, tmp_path: Path) -> None:
    assert "deadbeefdead" in client.get("/event/deadbeefdead").json()["detail"]
    assert client.get("/event/deadbeefdead").status_code == 404
    assert client.get("/event/nothing").status_code == 422
    empty = Ledger.create(tmp_path / "ledger")
    with TestClient(make_app(Desk(ledger=empty.folder)), base_url="http://localhost") as opened:
        assert opened.get("/event/deadbeef").status_code == 404
        assert opened.get("/article?document=x").status_code == 404
        assert opened.get("/related?of=x").status_code == 404


def test_an_ambiguous_id_is_told(client: TestClient, ledger: Ledger) -> None:
    begins = [event["id"][0] for event in events(ledger)]
    twice = next((begin for begin in begins if begins.count(begin) > 1), "")
    assert twice
    answer = client.get(f"/event/{twice}")
    assert answer.status_code == 404
    assert "begins several ids" in answer.json()["detail"]


def test_only_who_may_write_gets_forms(client: TestClient, shot: str) -> None:
    assert "<textarea" not in client.get(f"/event/{shot}").text
    html = client.get(f"/event/{shot}", headers={"authorization": f"Bearer {TOKEN}"}).text
    main = html.partition("<main")[2].partition("</main>")[0]
    forms = [
        dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form))
        for form in main.split("<form")[1:]
    ]
    assert {form["kind"] for form in forms} == {"report", "claim", "origin"}
    assert {form["back"] for form in forms} == {f"/event/{shot}"}
    claim = next(form for form in forms if form["kind"] == "claim")
    assert claim["id"] == shot
    assert '<option value="true">' in main
    apart = [form for form in forms if form.get("verdict") == "apart"]
    assert {form["other"] for form in apart} == {"sample"}


def test_rulings_stand_beside_what_they_are_on(tmp_path: Path) -> None:
    made = made_of(tmp_path / "ledger", PAGES[:4])
    [event] = events(made, "type = 'ASSAULT'")
    with made.snapshot() as snapshot:
        ruling = make_ruling(snapshot, event["id"], "false", by="anna", why="Baku has <b>withdrawn</b> it.")
    keep_ruling(made.folder, ruling)
    with made.snapshot() as snapshot:
        [name] = [row["id"] for row in snapshot.rows("SELECT id FROM rulings")]
        undo = make_ruling(snapshot, name, "undo", by="ben", why="It has not.")
    desk = Desk(ledger=made.folder)
    with TestClient(make_app(desk), base_url="http://localhost") as client:
        before = client.get(f"/event/{event['id']}").text
        keep_ruling(made.folder, undo)
        desk.refresh()
        after = client.get(f"/event/{event['id']}").text
    assert "ruled false by anna" in text_of(before)
    assert "Baku has &lt;b&gt;withdrawn&lt;/b&gt; it." in before
    assert 'class="ruling undone"' not in before
    assert 'class="ruling undone"' in after
    assert "undone by ben" in text_of(after)
