"""Who is moving: what the front page and an alarm's page say is what the ledger says."""

import io
import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pyarrow.csv
import pyarrow.parquet
import pytest
from starlette.testclient import TestClient

from ledger.making import fill
from relations.tables import imported
from show.desk.shown import CALM, HOSTILE
from volteface.ledger import Ledger, Watch, keep_ruling, keep_shifts, kept_shifts, list_watches, make_ruling
from volteface.model import Shift
from volteface.relations import series, sides
from volteface.show.desk import Desk, make_app
from volteface.show.desk.moves import Filters, choose, follow_states, rank
from volteface.show.desk.tracks import PlaceMonth, RelationMonth, draw
from volteface.show.desk.world_map import draw_map

WATCH = Watch(step="week", budget=0.2)
DRIFT = "d" * 16
HTML = {"accept": "text/html"}


def make_shift(id_: str = DRIFT, **changed: object) -> Shift:
    given = {
        "id": id_, "kind": "drift", "a": "GEO", "b": "", "direction": "", "from_side": "RUS", "to_side": "WEST",
        "starts": ("2024-01-01", "2024-02-11"), "raised": "2025-08-03", "stage": "shock", "probability": 0.9,
    } | changed  # fmt: skip
    return Shift(**given)  # type: ignore[arg-type]


def add_shift(folder: Path, shift: Shift) -> None:
    with Ledger(folder).snapshot() as snapshot:
        known = {one.id: one for one in kept_shifts(snapshot, WATCH)}
    keep_shifts(folder, [*(known | {shift.id: shift}).values()], WATCH)


def find_events(folder: Path, where: str) -> tuple[str, ...]:
    with Ledger(folder).snapshot() as snapshot:
        return tuple(row["id"] for row in snapshot.rows(f"SELECT id FROM events WHERE {where} ORDER BY id"))


def copy_ledger(folder: Path, to: Path) -> Path:
    """Copy a ledger without what a desk that shows it has put beside it."""
    return Path(shutil.copytree(folder, to, ignore=shutil.ignore_patterns("desk")))


@pytest.fixture(scope="module")
def moved(shown: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shown ledger with a move of Georgia between sides, for which a hostile page speaks."""
    folder = copy_ledger(shown, tmp_path_factory.mktemp("moved") / "ledger")
    hostile = find_events(folder, "document = 'hostile'")
    against = find_events(folder, "data_set = 'wire' AND type = 'CONSULT' AND source = 'GEO'")[:2]
    add_shift(folder, make_shift(evidence=hostile, counter=against))
    return folder


@pytest.fixture(scope="module")
def front(moved: Path) -> Iterator[TestClient]:
    with TestClient(make_app(Desk(ledger=moved)), base_url="http://localhost", headers=HTML) as client:
        yield client


def test_every_relation_stands_once_the_surest_and_latest_first(front: TestClient, moved: Path) -> None:
    told = front.get("/?format=json&period=all").json()
    with Ledger(moved).snapshot() as snapshot:
        shifts = {shift.id: shift for shift in kept_shifts(snapshot, WATCH)}
    moves = told["moves"]
    assert told["watch"] == {"step": "week", "budget": 0.2, "method": "surprise"}
    assert moves[0]["note"]["shift"]["id"] == DRIFT
    assert told["total"] == len({(one.a, one.b, one.direction, one.to_side) for one in shifts.values()})
    named = [one["id"] for move in moves for one in [move["note"]["shift"], *move["earlier"]]]
    assert sorted(named) == sorted(shifts)
    war = next(move for move in moves if move["note"]["shift"]["b"] == "RUS")
    assert war["note"]["shift"]["raised"] == max(one.raised for one in shifts.values() if one.b == "RUS")
    assert war["acts"] == len(war["note"]["shift"]["evidence"])
    assert len(war["note"]["evidence"]) == 3


def test_forms_agree(front: TestClient) -> None:
    told = front.get("/?format=json").json()
    csv = pyarrow.csv.read_csv(io.BytesIO(front.get("/?format=csv").content))
    parquet = pyarrow.parquet.read_table(io.BytesIO(front.get("/?format=parquet").content))
    assert parquet.to_pylist() == told["rows"]
    assert csv["id"].to_pylist() == [row["id"] for row in told["rows"]]
    assert csv["probability"].to_pylist() == [row["probability"] for row in told["rows"]]


def test_the_page_says_what_the_ledger_says(front: TestClient) -> None:
    text = front.get("/").text
    assert "Georgia moves from Russia to the West" in text
    assert "Georgia and Russia: more conflict" in text
    assert f'href="/shift/{DRIFT}"' in text
    assert 'href="/state/POL"' in text
    assert "began between 1 Jan 2024 and 11 Feb 2024" in text
    assert "nothing against it in this ledger" in text


def test_hostile_sentences_are_text(front: TestClient) -> None:
    for place in ("/", f"/shift/{DRIFT}"):
        text = front.get(place).text
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
        assert "<script>alert" not in text
        assert "\u202e" not in text
        assert "\x1b" not in text
    assert HOSTILE not in text


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("kind=drift", {DRIFT}),
        ("side=WEST", {DRIFT}),
        ("region=europe&kind=drift", set()),
        ("region=central-asia&kind=drift", {DRIFT}),
        ("period=all&until=2023-01-01", set()),
        ("stage=shock&side=RUS", {DRIFT}),
        ("stage=shift&kind=drift", set()),
        ("page=99", set()),
    ],
)
def test_filters_stand_in_the_address(front: TestClient, asked: str, expected: set[str]) -> None:
    told = front.get(f"/?format=json&{asked}").json()
    assert {move["note"]["shift"]["id"] for move in told["moves"]} == expected
    assert front.get(f"/?{asked}").status_code == 200


def test_a_region_has_its_part_of_the_map(front: TestClient) -> None:
    told = front.get("/?format=json&region=americas").json()
    assert {move["state"] for move in told["states"]} <= set(CALM)
    assert 'viewBox="0 0 1000 440"' in front.get("/").text
    assert 'viewBox="0 0 1000 440"' not in front.get("/?region=americas").text


@pytest.mark.parametrize(
    "asked", ["region=mars", "until=2024-13-01", "page=0", "after=yesterday", "watch=week", "period=day"]
)
def test_what_cannot_be_asked_is_told(front: TestClient, asked: str) -> None:
    assert front.get(f"/?{asked}").status_code == 422


def test_an_unknown_watch_is_told(front: TestClient) -> None:
    assert front.get("/?watch=month,0.2,surprise").status_code == 404
    assert front.get("/?watch=week,0.2,surprise").status_code == 200


def test_what_is_new_since_the_last_visit(written: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = 2_000_000_000
    monkeypatch.setattr("volteface.show.desk.visits.time", lambda: now)
    # alarms are kept to the second: those of the shown ledger were before this one
    monkeypatch.setattr("volteface.ledger.alarms.datetime", _Later)
    desk = Desk(ledger=written)
    with TestClient(make_app(desk), base_url="http://localhost", headers=HTML) as client:
        assert "since your last visit" not in client.get("/").text
        add_shift(written, make_shift())
        desk.refresh()
        now += 60
        assert "1 change is new since your last visit" in client.get("/").text
        now += 60
        assert "1 change is new" in client.get("/").text
        told = client.get("/?format=json").json()
        assert told["new"] == 1
        assert [move["is_new"] for move in told["moves"]] == [True, *[False] * (len(told["moves"]) - 1)]
        link = re.search(r'href="(/\?after=[^"]+)"', client.get("/").text)
        assert link
        only = client.get(f"{link[1]}&format=json")
        assert [move["note"]["shift"]["id"] for move in only.json()["moves"]] == [DRIFT]
        now += 3600
        assert "since your last visit" not in client.get("/").text


class _Later:
    """A clock that is an hour ahead of the shown ledger's."""

    @staticmethod
    def now(zone: object) -> object:
        from datetime import datetime, timedelta

        return datetime.now(zone) + timedelta(hours=1)  # type: ignore[arg-type]


@pytest.mark.parametrize("cookie", ["x", "1-2", "99999999999-99999999999-0", "0-0-0", "1-1-99999999999"])
def test_any_cookie_is_borne(front: TestClient, cookie: str) -> None:
    assert front.get("/", headers={"cookie": f"visit={cookie}"}).status_code == 200


def test_an_alarm_has_all_of_its_acts(front: TestClient, moved: Path) -> None:
    told = front.get(f"/shift/{DRIFT}?format=json").json()
    assert [event["id"] for event in told["note"]["evidence"]] == told["note"]["shift"]["evidence"]
    assert len(told["note"]["counter"]) == 2
    assert told["kept"][0]["stage"] == "shock"
    rows = pyarrow.parquet.read_table(
        io.BytesIO(front.get(f"/shift/{DRIFT}?format=parquet").content)
    ).to_pylist()
    assert [row["side"] for row in rows] == ["for", "against", "against"]
    text = front.get(f"/shift/{DRIFT}").text
    assert all(f'href="/event/{row["id"]}"' in text for row in rows)
    with Ledger(moved).snapshot() as snapshot:
        way = sides(snapshot, "GEO", "WEST", "RUS")
    assert told["track"][-1]["position"] == pytest.approx(way.steps[-1].position)


def test_a_pairs_chart_is_its_series(front: TestClient, moved: Path) -> None:
    told = front.get("/?format=json").json()
    war = next(move for move in told["moves"] if move["note"]["shift"]["b"] == "RUS")
    with Ledger(moved).snapshot() as snapshot:
        steps = {step.start: step for step in series(snapshot, "GEO", "RUS").steps}
    assert len(war["track"]) == 61
    for month in war["track"]:
        step = steps.get(month["start"])
        conflict = step.conflict if step else None
        assert month["conflict"] == pytest.approx(conflict.acts if conflict else 0)


def test_an_alarm_goes_by_what_its_id_begins_with(front: TestClient) -> None:
    assert front.get(f"/shift/{DRIFT[:8]}").status_code == 200
    assert "volteface shifts" in front.get("/shift/0123456789").text
    assert front.get("/shift/0123456789").status_code == 404
    assert front.get("/shift/nothing").status_code == 422


def test_what_came_since_is_marked(moved: Path, tmp_path: Path) -> None:
    folder = copy_ledger(moved, tmp_path / "ledger")
    with Ledger(folder).snapshot() as snapshot:
        (report,) = snapshot.rows("SELECT id FROM reports WHERE document = 'hostile'")
        ruling = make_ruling(snapshot, report["id"], "wrong", why="misread", by="an analyst")
    keep_ruling(folder, ruling)
    with TestClient(make_app(Desk(ledger=folder)), base_url="http://localhost", headers=HTML) as client:
        for place in ("/", f"/shift/{DRIFT}"):
            assert "An act for it" in client.get(place).text
            assert "ruled wrong" in re.sub(r"\s+", " ", client.get(place).text)


def test_a_ledger_without_alarms_says_what_to_run(tmp_path: Path) -> None:
    imported(tmp_path / "quiet", [(date(2024, 1, 1), "FRA", "CONSULT", "DEU")])
    fill(Ledger.open_or_create(tmp_path / "empty"), [])
    for name, words in (("quiet", "Nobody has looked for changes"), ("empty", "It is empty")):
        with TestClient(make_app(Desk(ledger=tmp_path / name)), base_url="http://localhost") as client:
            answer = client.get("/", headers=HTML)
            assert answer.status_code == 200
            assert words in answer.text
            assert f"volteface shifts -l {name}" in answer.text
            assert client.get("/?format=json").json()["moves"] == []
            assert client.get("/?format=csv").status_code == 200


def test_watches_are_told_the_last_to_raise_first(moved: Path, tmp_path: Path) -> None:
    folder = copy_ledger(moved, tmp_path / "ledger")
    keep_shifts(folder, [make_shift("e" * 16)], Watch(step="month", budget=0.05))
    with Ledger(folder).snapshot() as snapshot:
        watches = list_watches(snapshot)
    assert [one.watch.step for one in watches] == ["month", "week"]
    with TestClient(make_app(Desk(ledger=folder)), base_url="http://localhost", headers=HTML) as client:
        assert client.get("/?format=json").json()["total"] == 1
        assert client.get("/?format=json&watch=week,0.2,surprise").json()["total"] > 1
        assert "month · 0.05 · surprise (1)" in client.get("/").text


# --- order, filters and drawings alone --------------------------------------------------------------------------------


def dyad(id_: str, raised: str, probability: float = 0.8, **changed: object) -> Shift:
    given = {
        "kind": "dyad",
        "a": "ARM",
        "b": "RUS",
        "direction": "conflict",
        "from_side": "",
        "to_side": "",
    } | changed
    return make_shift(id_, raised=raised, probability=probability, **given)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (dyad("a1", "2025-01-01", 0.9), dyad("b1", "2025-01-01", 0.6, b="FRA")),
        (dyad("a1", "2025-01-01"), dyad("b1", "2024-06-01", b="FRA")),
        (make_shift("a1", raised="2025-01-01", probability=0.8), dyad("b1", "2025-01-01", 0.9)),
        (dyad("a1", "2025-01-01", 0.9), make_shift("b1", raised="2024-01-01", probability=0.9)),
    ],
)
def test_the_surest_and_latest_come_first(first: Shift, second: Shift) -> None:
    assert [group[0].id for group in rank([second, first], "2025-02-01")] == [first.id, second.id]


def test_a_side_is_touched_by_its_members() -> None:
    shifts = [
        dyad("a1", "2024-01-01", b="FRA"),
        dyad("b1", "2024-01-01", b="RUS"),
        dyad("c1", "2024-01-01", b="IRN"),
    ]
    for side, expected in (("WEST", ["a1"]), ("RUS", ["b1"]), ("CHN", [])):
        chosen = choose(shifts, Filters(side=side), "2024-12-31", {})  # type: ignore[arg-type]
        assert [shift.id for shift in chosen] == expected


def test_states_move_as_their_latest_alarms_say() -> None:
    shifts = [dyad("a1", "2024-12-01"), dyad("b1", "2023-06-01", a="ARM", b="FRA", direction="cooperation")]
    moves = {move.state: move for move in follow_states(rank(shifts, "2025-01-01"), "2025-01-01")}
    assert moves["ARM"].look == "both"
    assert moves["ARM"].fresh
    assert not moves["FRA"].fresh
    assert moves["RUS"].conflict == ("ARM",)


def test_the_map_draws_who_moves_and_to_whom() -> None:
    shifts = [make_shift(a="ARM"), dyad("a1", "2024-12-01"), dyad("b1", "2024-12-01", a="HEZBOLLAH", b="ISR")]
    picture = draw_map(follow_states(rank(shifts, "2025-01-01"), "2025-01-01"), shifts, "", "2025-01-01")
    assert {land.shape.code for land in picture.moving} == {"ARM", "RUS", "ISR"}
    assert [line.look for line in picture.lines] == ["drift", "conflict"]
    codes = {land.shape.code for land in picture.calm if land.is_state}
    assert "POL" in codes
    assert "CSK" not in codes


def test_a_relation_is_drawn_up_and_down() -> None:
    months = tuple(
        RelationMonth(start=f"2024-{month:02d}-01", cooperation=month, conflict=12 - month)
        for month in range(1, 13)
    )
    drawing = draw(
        months, dyad("a1", "2024-07-01", starts=("2024-03-01", "2024-05-01")), width=120, height=50
    )
    assert drawing
    assert drawing.top == 12
    assert drawing.above.count("M") == 12
    assert drawing.below.count("M") == 11
    assert drawing.began == (20.0, 40.0)
    assert drawing.raised == 60.0


def test_a_place_is_drawn_with_its_band() -> None:
    months = tuple(
        PlaceMonth(start=f"2024-{month:02d}-01", position=0.5, low=0.2, high=0.8) for month in range(1, 13)
    )
    drawing = draw(months, make_shift(), width=120, height=52)
    assert drawing
    assert drawing.line.startswith("M0.0 13.5L")
    assert drawing.band.endswith("z")
    assert draw((), make_shift()) is None
