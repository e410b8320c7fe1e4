"""Which accounts are pasted, and how little they can do: thresholds from both sides, honest wires, floods."""

import zlib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import pyarrow as pa
import pytest

from ledger.making import Page, article, events, made_of, report
from ledger.wording import write, write_words
from volteface.ledger import WEIGHTS, Ledger
from volteface.ledger.copies import take_fingerprint
from volteface.ledger.marks import weigh_named
from volteface.ledger.outlets import MOST_COPIES, find_pasted
from volteface.model import Shift


class Carried(NamedTuple):
    """A page of an account: the first one if nothing of it is shared; `text` tells apart what pages add."""

    outlet: str
    origin: str
    shared: float | None = None
    text: str = ""


@pytest.fixture(scope="module")
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(config={"threads": 1}) as opened:
        yield opened


def pasted(connection: duckdb.DuckDBPyConnection, pages: Iterable[Carried]) -> dict[str, int]:
    rows = [
        {
            "document": f"{at}", "origin": page.origin, "parent": "" if page.shared is None else "first", "seen": "2025-07-10",
            "shared": page.shared or 0.0, "outlet": page.outlet, "fingerprint": _print(page, page.text or f"{at}"),
        }
        for at, page in enumerate(pages)
    ]  # fmt: skip
    strings = [(name, pa.string()) for name in ("document", "origin", "parent", "outlet", "seen")]
    schema = pa.schema([*strings, ("shared", pa.float32()), ("fingerprint", pa.binary())])
    connection.register("rows", pa.Table.from_pylist(rows, schema=schema))
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE newest_origins AS SELECT document, origin, parent, shared FROM rows"
    )
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE current_articles AS SELECT document, outlet, seen, fingerprint FROM rows"
    )
    return find_pasted(connection)


@cache
def _words(name: str) -> list[str]:
    return write_words(120, zlib.crc32(name.encode()))


@cache
def _print(page: Carried, name: str) -> bytes:
    """Take the fingerprint of what is shared of an account's text and of what the page adds."""
    kept = round(120 * (1.0 if page.shared is None else page.shared))
    return take_fingerprint(" ".join((*_words(page.origin)[:kept], *_words(name)[kept:]))).to_bytes()


def flood(copies: int, shared: float = 1.0, outlet: str = "o{}", known: bool = True) -> list[Carried]:
    """Give an account that other outlets copy; all of them but o7 are known to have copied two others before."""
    outlets = [outlet.format(number) for number in range(copies)]
    before = [
        Carried(name, f"before{number // 8}{story}", 1.0)
        for story in "ab"
        for number, name in enumerate(outlets)
        if known and name != "o7"
    ]
    return [Carried("source", "x"), *(Carried(name, "x", shared) for name in outlets), *before]


def own(outlet: str, pages: int, name: str = "") -> list[Carried]:
    return [Carried(outlet, f"{outlet}{name} own{number}") for number in range(pages)]


@pytest.mark.parametrize(
    ("copies", "is_pasted"), [(1, False), (MOST_COPIES, False), (MOST_COPIES + 1, True), (300, True)]
)
def test_few_copies_are_no_flood(connection: duckdb.DuckDBPyConnection, copies: int, is_pasted: bool) -> None:
    assert pasted(connection, flood(copies)).get("x") == (copies + 1 if is_pasted else None)
    assert pasted(connection, flood(copies, known=False)) == {}  # nothing is known of outlets with one page


@pytest.mark.parametrize(("shared", "is_pasted"), [(1.0, True), (0.95, True), (0.5, False), (0.3, False)])
def test_copies_with_something_of_their_own_are_no_flood(
    connection: duckdb.DuckDBPyConnection, shared: float, is_pasted: bool
) -> None:
    assert ("x" in pasted(connection, flood(40, shared))) == is_pasted


@pytest.mark.parametrize(("adding", "is_pasted"), [(9, True), (11, False)])
def test_a_quarter_of_the_outlets_has_to_add(
    connection: duckdb.DuckDBPyConnection, adding: int, is_pasted: bool
) -> None:
    pages = [page._replace(shared=0.5) if 0 < at <= adding else page for at, page in enumerate(flood(40))]
    assert ("x" in pasted(connection, pages)) == is_pasted


@pytest.mark.parametrize(
    ("pages", "copied", "is_pasted"),
    [
        (3, 0, False),
        (2, 0, True),  # too few to vouch alone
        (3, 6, False),  # three of nine beside the account
        (3, 7, True),  # three of ten
        (50, 99, False),
    ],
)
def test_one_outlet_with_work_of_its_own_vouches(
    connection: duckdb.DuckDBPyConnection, pages: int, copied: int, is_pasted: bool
) -> None:
    carried = [Carried("o7", f"copied{number}", 1.0) for number in range(copied)]
    assert ("x" in pasted(connection, [*flood(40), *own("o7", pages), *carried])) == is_pasted


def test_source_of_a_flood_does_not_vouch_by_it(connection: duckdb.DuckDBPyConnection) -> None:
    assert "x" in pasted(connection, [*flood(40), *own("source", 2)])
    assert "x" not in pasted(connection, [*flood(40), *own("source", 3)])


def test_who_posts_a_story_ten_times_has_not_worked_ten_times(connection: duckdb.DuckDBPyConnection) -> None:
    assert pasted(connection, flood(40, outlet="same"))
    again = [Carried("o7", "y", None), *(Carried("o7", "y", 0.5) for _ in range(9))]
    assert "x" in pasted(connection, [*flood(40), *again])


@pytest.mark.parametrize("kind", ["own pages", "many own pages"])
def test_honest_wire_is_not_made_pasted_by_pasting_it(
    connection: duckdb.DuckDBPyConnection, kind: str
) -> None:
    count = {"own pages": 3, "many own pages": 30}[kind]
    wire = [*flood(60), *(page for number in range(60) for page in own(f"o{number}", count))]
    assert pasted(connection, wire) == {}
    net = [page for page in flood(500, outlet="net{}") if page.outlet != "source"]
    assert "x" not in pasted(connection, [*wire, *net])


def test_outlet_that_shows_its_addition_twice_has_added_it(connection: duckdb.DuckDBPyConnection) -> None:
    """The same page at two addresses, or its later version: nobody else has what it adds."""
    added = [Carried(f"adds{number}", "x", 0.6, f"of {number}") for number in range(20)]
    assert "x" not in pasted(connection, [*flood(15), *added, *added])


def test_wire_whose_customers_only_add_to_it_is_not_made_pasted_by_pasting_it(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    wire = [Carried("source", "x"), *(Carried(f"o{number}", "x", 0.6) for number in range(60))]
    assert pasted(connection, wire) == {}
    net = [page for page in flood(500, outlet="net{}") if page.outlet != "source"]
    assert "x" not in pasted(connection, [*wire, *net])


def test_outlets_that_do_nothing_but_copy_paste_small_accounts_too(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    copying = [Carried(outlet, f"other{number}", 1.0) for outlet in ("a", "b") for number in range(9)]
    small = [Carried("a", "x"), Carried("b", "x", 1.0)]
    assert pasted(connection, [*small, *copying])["x"] == 2
    assert "x" not in pasted(connection, [*small, Carried("honest", "x", 1.0), *copying])


def test_pages_without_an_outlet_are_each_for_themselves(connection: duckdb.DuckDBPyConnection) -> None:
    """Nobody knows who they are: they neither vouch for each other nor are they one outlet."""
    nameless = [page._replace(outlet="") for page in flood(10, known=False)]
    assert pasted(connection, [*flood(40), *nameless[1:]])["x"] == 51
    assert pasted(connection, [*nameless, *own("", 50)]) == {}


def test_floods_of_one_network_do_not_vouch_for_each_other(connection: duckdb.DuckDBPyConnection) -> None:
    """Each outlet begins one story that all others paste: to have begun one of thirty is no work."""
    pages = [
        Carried(f"o{outlet}", f"x{story}", None if outlet == story else 1.0)
        for story in range(30)
        for outlet in range(30)
    ]
    assert len(pasted(connection, pages)) == 30


STORY = write_words(120, 1)
SHELLED = "Russian troops shelled a market in Kharkiv, officials reported."
CLAIMED = "Officials said Russian troops had fired at a market in Kharkiv."


def carry(document: str, text: str, status: str = "reported", sentence: str = SHELLED, **fields: Any) -> Page:
    own_fields = {name: fields.pop(name) for name in ("outlet", "published") if name in fields}
    made = article(document, sentence, text, **own_fields)
    return made, [report(made, sentence, "RUS ASSAULT UKR", status=status, **fields)]


def network(pages: int = 30, **fields: Any) -> list[Page]:
    """Give pages of outlets that have copied two stories before, which tell of nothing."""
    before = [
        (article(f"before{story}{number:02}", write(120, 90 + story), outlet=f"net{number:02}.example"), [])
        for story in range(2)
        for number in range(pages)
    ]
    return [*before, *(carry(f"net{number:02}", " ".join(STORY), **fields) for number in range(pages))]


def honest(status: str, outlet: str = "honest", **fields: Any) -> list[Page]:
    return [carry(outlet, write(120, 2), status, CLAIMED, outlet=outlet, **fields)]


def test_flood_weighs_no_more_than_a_claim(tmp_path: Path) -> None:
    ledger = made_of(tmp_path / "ledger", network())
    [event] = events(ledger)
    assert (event["pages"], event["support"], event["status"]) == (30, 1, "reported")
    assert event["weight"] == WEIGHTS["claimed"]
    with ledger.snapshot() as snapshot:
        assert snapshot.rows("SELECT pages, pasted FROM origins") == [{"pages": 30, "pasted": True}] * 3


def test_flood_of_many_acts_weighs_no_more_than_a_claim_of_each_of_its_page(tmp_path: Path) -> None:
    """Each page of the flood has the same text and another act: together they weigh what one page's act does."""
    pages = [page for page in network() if not page[1]]
    for number in range(30):
        made = article(f"net{number:02}", " ".join(STORY), f"Act {number} {SHELLED}")
        sentence = f"Act {number} {SHELLED}"
        pages.append(
            (
                made,
                [
                    report(
                        made, sentence, "RUS ASSAULT UKR", date=f"2025-0{1 + number % 7}-{1 + number % 28:02}"
                    )
                ],
            )
        )
    found = events(made_of(tmp_path / "ledger", pages))
    assert sum(event["weight"] for event in found) <= WEIGHTS["claimed"] + 1e-6


@pytest.mark.parametrize("status", ["claimed", "denied", "planned"])
def test_flood_does_not_outvote_an_honest_account(tmp_path: Path, status: str) -> None:
    told: dict[str, Any] = (
        {"claimed_by": "UKR" if status == "claimed" else "RUS"} if status != "planned" else {}
    )
    alone = events(made_of(tmp_path / "alone", honest(status, date="2025-07-20", **told)))
    merged = made_of(
        tmp_path / "both",
        [*honest(status, date="2025-07-20", **told), *network(date="2025-07-21", published="2025-07-21")],
    )
    [event] = [event for event in events(merged) if event["document"] == "honest"]
    for name in (
        "status",
        "date",
        "day",
        "claimed_by",
        "denied_by",
        "first_seen",
        "support",
        "pages",
        "weight",
    ):
        assert event[name] == alone[0][name], name


def test_account_is_taken_back_once_an_honest_outlet_carries_it(tmp_path: Path) -> None:
    ledger = made_of(tmp_path / "ledger", network())
    work = [carry(f"own{number}", write(120, 50 + number), outlet="net05.example") for number in range(3)]
    add_pages(ledger, [(made, []) for made, _ in work])
    [event] = events(ledger)
    assert event["weight"] == WEIGHTS["reported"]
    with ledger.snapshot() as snapshot:
        [origin] = snapshot.rows("SELECT pasted FROM origins WHERE list_contains(documents, 'net05')")
        assert not origin["pasted"]


def add_pages(ledger: Ledger, pages: Iterable[Page]) -> None:
    with ledger.writer() as writer:
        for made, reports in pages:
            writer.add(made, reports, coder="lexicon-1", seen_at="2025-08-01")


def test_alarm_remembers_what_an_event_was_without_what_was_pasted_on_it(tmp_path: Path) -> None:
    """A claim that a flood tells as fact was a claim for the alarm too: nothing has become of it since."""
    ledger = made_of(
        tmp_path / "ledger",
        [*honest("claimed", claimed_by="UKR", date="2025-07-20"), *network(date="2025-07-20")],
    )
    [event] = [event for event in events(ledger) if event["document"] == "honest"]
    assert event["status"] == "claimed"
    alarm = Shift(
        id="alarm", kind="dyad", a="RUS", b="UKR", direction="conflict", from_side="", to_side="", starts=("2025-07-20", "2025-07-21"),
        raised="2025-07-31", stage="shock", probability=0.9, evidence=(event["id"],),
    )  # fmt: skip
    with ledger.snapshot() as snapshot:
        [worth] = weigh_named(snapshot, [alarm])["alarm"]
    assert (worth["status"], worth["weight"]) == (event["status"], pytest.approx(event["weight"]))
