"""An article's page: its own text, character for character, with what its reports quote marked in place."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet
import pytest
from starlette.testclient import TestClient

from ledger.making import AIRLINER, SIGNING, TORTURE, article, fill, made_of, report, sample_page
from ledger.test_corrections import FIRST, SECOND
from show.desk.conftest import TOKEN
from show.desk.shown import HOSTILE, make_pages
from show.desk.test_marked import Nesting
from volteface.ledger import Ledger, keep_ruling, make_ruling
from volteface.model import Mention
from volteface.show.desk import Desk, make_app
from volteface.show.plain import masked

TITLE = "Baku signs, accuses"
NESTED = replace(
    article("nested & <named>", TITLE, "The lead tells it all.", "What was signed", AIRLINER, TORTURE, title=TITLE, lead="The lead tells it all."),
    author="A. <Writer>", captions=("A caption",), clutter={"menu": ("Home", "World"), "recommended": ("More",)},
)  # fmt: skip


def nested() -> list[object]:
    """Give reports whose spans lie in and over each other."""
    first = report(NESTED, AIRLINER, "AZE ACCUSE RUS accused")
    at = NESTED.text.index(AIRLINER)
    actor = Mention(code="AZE", role="GOV", text=AIRLINER[:16], start=at, end=at + 16)
    kremlin = at + AIRLINER.index("the Kremlin")
    recipient = Mention(
        code="RUS", role="GOV", text="the Kremlin of shooting", start=kremlin, end=kremlin + 23
    )
    claim = report(NESTED, AIRLINER, "RUS ASSAULT AZE shooting", status="claimed", claimed_by="AZE")
    return [
        replace(first, source_mention=actor, target_mention=recipient),
        replace(claim, source_mention=recipient, target_mention=actor),
        report(NESTED, TORTURE, "AZE ACCUSE RUS accused"),
    ]


PAGES = [
    sample_page("sample", outlet="wire.example"),
    sample_page("copy", outlet="copies.example", published="2025-07-24"),
    (NESTED, nested()),
    make_pages()[-1],
    FIRST,
    SECOND,
    (article("blank", "Nobody did anything.", published="2025-07-23", outlet="quiet.example"), []),
]


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    return made_of(tmp_path_factory.mktemp("article") / "ledger", PAGES)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def client(ledger: Ledger) -> Iterator[TestClient]:
    with TestClient(make_app(Desk(ledger=ledger.folder, token=TOKEN)), base_url="http://localhost") as opened:
        yield opened


def get(client: TestClient, document: str, **query: str) -> str:
    answer = client.get("/article", params={"document": document} | query)
    assert answer.status_code == 200
    return answer.text


def body(html: str) -> str:
    return html.partition('<article class="text">')[2].partition("</article>")[0]


def test_marks_nest_and_keep_the_text(client: TestClient) -> None:
    html = get(client, NESTED.document)
    page = Nesting()
    page.feed(html)
    assert page.open == []
    said = "".join(page.text)
    assert AIRLINER in said
    assert TORTURE in said
    shown = re.findall(r'<p class="(\w+)" dir="auto">(.*?)</p>', html, re.DOTALL)
    plain_text = [re.sub(r"<sup>.*?</sup>|<[^>]+>", "", text) for _, text in shown]
    assert [kind for kind, _ in shown] == ["lead", "subhead", "paragraph", "paragraph"]
    assert plain_text == NESTED.text.split("\n\n")[1:]


def test_statuses_and_roles_are_marked(client: TestClient) -> None:
    html = body(get(client, NESTED.document))
    assert '<mark class="said conflict reported" data-reports="1 2">' in html
    assert 'class="ref conflict claimed" id="ref-2"' in html
    assert re.search(r'class="named act recipient[^>]*title="1: act, [^"]*2: ', html) or "recipient" in html
    assert html.count("<a ") == html.count("</a>")


def test_every_report_has_a_note_with_its_sentence_and_event(client: TestClient, ledger: Ledger) -> None:
    html = get(client, "sample")
    notes = html.partition('<aside class="notes"')[2].partition("</aside>")[0]
    assert notes.count('<li class="note') == 4
    assert notes.count(AIRLINER) == 2
    with ledger.snapshot() as snapshot:
        [run] = snapshot.rows("SELECT run FROM runs WHERE document = 'sample'")
        rows = snapshot.rows("SELECT id, unnest(reports).run AS run FROM events WHERE import_key = 0")
    assert set(re.findall(r'href="/event/(\w+)"', notes)) == {
        row["id"] for row in rows if row["run"] == run["run"]
    }
    for number in range(1, 5):
        assert f'id="note-{number}"' in notes
        assert f'href="#note-{number}"' in body(html)


def test_json_holds_the_contract_of_spans(client: TestClient, ledger: Ledger) -> None:
    view = client.get("/article", params={"document": NESTED.document, "format": "json"}).json()
    assert view["text"] == NESTED.text
    assert [one["number"] for one in view["reports"]] == [1, 2, 3]
    for one in view["reports"]:
        for span in (one["evidence"], one["trigger"]):
            assert view["text"][span["start"] : span["end"]] == span["text"]
    with ledger.snapshot() as snapshot:
        known = {
            row["id"] for row in snapshot.rows("SELECT id FROM reports WHERE document = ?", [NESTED.document])
        }
        belongs = {
            row["report"]: row["id"]
            for row in snapshot.rows(
                "SELECT id, unnest(reports).id AS report FROM events WHERE import_key = 0"
            )
        }
    assert {one["id"] for one in view["reports"]} == known
    assert all(one["event"] == belongs[one["id"]] for one in view["reports"])
    assert view["clutter"] == {"menu": ["Home", "World"], "recommended": ["More"]}
    assert [one["holds"] for one in view["codings"]] == [True]


def test_rows_are_reports(client: TestClient) -> None:
    asked = {"document": NESTED.document}
    rows = list(csv.DictReader(io.StringIO(client.get("/article", params=asked | {"format": "csv"}).text)))
    table = pyarrow.parquet.read_table(
        io.BytesIO(client.get("/article", params=asked | {"format": "parquet"}).content)
    )
    assert [row["type"] for row in rows] == table["type"].to_pylist() == ["ACCUSE", "ASSAULT", "ACCUSE"]
    assert table["evidence_text"].to_pylist() == [AIRLINER, AIRLINER, TORTURE]
    assert table["recipient_start"].to_pylist()[2] == -1
    assert client.get("/article?document=blank&format=csv").content == b""


def test_a_copy_names_the_page_that_it_goes_back_to(client: TestClient) -> None:
    first, copy = get(client, "sample"), get(client, "copy")
    assert "The first of its account" in first
    assert "3 pages carry this account" in first
    assert "A copy" in copy
    assert 'href="/article?document=sample"' in copy
    assert "100%" in copy


def test_versions_lead_to_each_other(client: TestClient) -> None:
    old, new = get(client, "first.html"), get(client, "second.html")
    assert "A later version has come" in old
    assert 'href="/article?document=second.html"' in old
    assert "counts for no event" in old
    assert '<mark class="said' in old
    assert 'href="/article?document=first.html"' in new
    assert "A later version has come" not in new


def test_an_earlier_text_of_the_same_name_is_listed(tmp_path: Path) -> None:
    made = made_of(tmp_path / "ledger", [sample_page("page")])
    changed = article("page", SIGNING, "Nothing else is known.")
    fill(made, [(changed, [report(changed, SIGNING, "AZE SUPPORT TUR signed")])])
    with TestClient(make_app(Desk(ledger=made.folder)), base_url="http://localhost") as client:
        view = client.get("/article?document=page&format=json").json()
    assert view["text"] == changed.text
    assert [(one["document"], one["when"]) for one in view["versions"]] == [("page", "earlier")]
    assert [one["holds"] for one in view["codings"]] == [True, False]
    assert len(view["reports"]) == 1


def test_clutter_is_folded_away_by_kind(client: TestClient) -> None:
    html = get(client, NESTED.document)
    assert re.search(r"<details><summary>menu <small>2</small></summary><ul><li[^>]*>Home</li>", html)
    assert "A caption" in html
    assert "A. &lt;Writer&gt;" in html


def test_hostile_texts_are_shown_as_text_and_offsets_stay(client: TestClient) -> None:
    html = get(client, "hostile")
    for forbidden in ("<script>alert", "<b>accused", "<i>Evil", "\u202e", "\x1b"):
        assert forbidden not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in body(html)
    assert "\ufffd" in body(html)
    page = Nesting()
    page.feed(html)
    assert masked(HOSTILE) in "".join(page.text)


def test_an_address_leads_to_its_page(client: TestClient) -> None:
    answer = client.get(
        "/article", params={"document": "https://wire.example/sample"}, follow_redirects=False
    )
    assert answer.status_code == 307
    assert answer.headers["location"] == "/article?document=sample"


def test_what_is_not_kept_is_told(client: TestClient) -> None:
    answer = client.get("/article?document=<b>nothing")
    assert answer.status_code == 404
    assert "No page is kept" in answer.json()["detail"]
    assert client.get("/article").status_code == 422
    assert "No report was found" in get(client, "blank")


def test_a_report_ruled_wrong_is_struck(tmp_path: Path) -> None:
    made = made_of(tmp_path / "ledger", [sample_page("page")])
    with made.snapshot() as snapshot:
        [row] = snapshot.rows("SELECT id FROM reports WHERE type = 'SUPPORT'")
        ruling = make_ruling(snapshot, row["id"], "wrong", by="anna", why="Another Azerbaijan.")
    keep_ruling(made.folder, ruling)
    with TestClient(make_app(Desk(ledger=made.folder, token=TOKEN)), base_url="http://localhost") as client:
        html = client.get("/article?document=page", headers={"authorization": f"Bearer {TOKEN}"}).text
    assert '<mark class="said cooperation struck"' in html
    assert "Another Azerbaijan." in html
    assert html.count('name="verdict" value="wrong"') == 3
    assert html.count('name="verdict" value="undo"') == 1
