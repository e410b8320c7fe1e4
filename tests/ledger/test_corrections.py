"""Pages that correct themselves: a later version of a page replaces what the earlier one said, under whatever name it comes."""

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.making import Page, article, events, fill, made_of, report, views
from volteface.ledger import Ledger, versions
from volteface.ledger.versions import LATER_COMPARED, find_address, normalise_address
from volteface.show.why import view_why

SHOT = "The airliner was shot down near Grozny by a missile."
PACT = "Defence ministers of Turkey and Azerbaijan signed an agreement on military cooperation."
URL = "https://www.gazette.example/world/2025/airliner"
TITLE = "What is known of the airliner"


def body(subject: str, words: int = 40) -> str:
    return " ".join(f"{subject}{number * 7 % 23}{number % 5}" for number in range(words)) + "."


def version(document: str, sentence: str, act: str, rest: str = body("report"), **fields: Any) -> Page:
    own = {"outlet": "gazette", "published": "2025-07-23", "title": TITLE} | fields
    url = own.pop("url", URL)
    made = replace(article(document, sentence, rest, **own), url=url)
    return made, [report(made, sentence, act)]


DIGEST = " ".join(body(subject, 115) for subject in ("harvest", "election", "weather"))
FIRST = version("first.html", SHOT, "RUS ASSAULT AZE")
SECOND = version("second.html", PACT, "AZE SUPPORT TUR", published="2025-07-24")


def superseded(ledger: Ledger) -> dict[str, str]:
    with ledger.snapshot() as snapshot:
        rows = snapshot.rows("SELECT document, superseded_by FROM articles WHERE superseded_by <> ''")
    return {row["document"]: row["superseded_by"] for row in rows}


def types(ledger: Ledger) -> list[str]:
    return [event["type"] for event in events(ledger)]


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://www.Gazette.example/world/a/?utm_source=x&fbclid=y#top", "gazette.example/world/a"),
        ("http://gazette.example/world/a", "gazette.example/world/a"),
        ("https://gazette.example/?p=7&utm_medium=z", "gazette.example?p=7"),
        ("https://gazette.example/read?b=2&a=1", "gazette.example/read?a=1&b=2"),
        ("https://gazette.example/", ""),
        ("https://gazette.example", ""),
        ("https://gazette.example/index.html", ""),
        ("https://gazette.example//?utm_source=x", ""),
        ("ftp://gazette.example/a", ""),
        ("not a url", ""),
        ("https://[broken/a", ""),
        ("", ""),
    ],
)
def test_addresses_that_are_one_page(url: str, address: str) -> None:
    assert normalise_address(url) == address


def test_a_fetched_page_can_not_claim_the_address_of_another_site() -> None:
    assert find_address("https://evil.example/a", URL) == ""
    assert find_address("https://gazette.example/old", URL) == find_address("saved.html", URL) != ""


def test_a_later_version_under_another_name_replaces_what_the_earlier_one_said(tmp_path: Path) -> None:
    ledger = made_of(tmp_path / "ledger", [FIRST])
    assert types(ledger) == ["ASSAULT"]
    fill(ledger, [SECOND])
    assert types(ledger) == ["SUPPORT"]
    assert superseded(ledger) == {"first.html": "second.html"}
    with ledger.snapshot() as snapshot:
        assert [row["document"] for row in snapshot.rows("SELECT document FROM reports")] == ["second.html"]
        assert len(snapshot.rows("SELECT * FROM kept_reports")) == 2
        [event] = snapshot.rows("SELECT id FROM events")
        [shown] = view_why(snapshot, event["id"]).superseded
    assert (shown.document, shown.superseded_by, shown.seen) == ("first.html", "second.html", "2025-07-23")


def test_the_newer_holds_whatever_comes_first(tmp_path: Path) -> None:
    assert superseded(made_of(tmp_path / "ledger", [SECOND, FIRST])) == {"first.html": "second.html"}


def test_of_two_of_one_day_the_one_that_came_later_holds(tmp_path: Path) -> None:
    same_day = version("second.html", PACT, "AZE SUPPORT TUR")
    assert superseded(made_of(tmp_path / "ledger", [FIRST, same_day])) == {"first.html": "second.html"}


def test_versions_may_come_one_by_one(tmp_path: Path) -> None:
    ledger = made_of(tmp_path / "ledger", [FIRST, SECOND])
    fill(ledger, [version("third.html", SHOT, "RUS ASSAULT AZE", published="2025-07-25")])
    assert superseded(ledger) == {"first.html": "third.html", "second.html": "third.html"}
    assert types(ledger) == ["ASSAULT"]


def test_an_earlier_version_counts_again_when_the_later_one_becomes_another_text(tmp_path: Path) -> None:
    ledger = made_of(tmp_path / "ledger", [FIRST, SECOND])
    other = version(
        "second.html", PACT, "AZE SUPPORT TUR", body("weather"), published="2025-07-24", title="Rain is near"
    )
    fill(ledger, [other])
    assert superseded(ledger) == {}
    assert sorted(types(ledger)) == ["ASSAULT", "SUPPORT"]
    assert views(ledger) == views(made_of(tmp_path / "fresh", [FIRST, other]))


@pytest.mark.parametrize(
    "later",
    [
        version("second.html", PACT, "AZE SUPPORT TUR", body("weather"), title="Rain is expected tomorrow"),
        version("second.html", PACT, "AZE SUPPORT TUR", body("weather")),  # the title of the site
        version("second.html", PACT, "AZE SUPPORT TUR", url="https://gazette.example/other"),
        version("second.html", PACT, "AZE SUPPORT TUR", outlet="courier"),  # a reprint that names its source
        version("second.html", PACT, "AZE SUPPORT TUR", outlet=""),  # one that hides whose it is
        version("https://evil.example/a", PACT, "AZE SUPPORT TUR"),
        # one that repeats the page within a text of its own
        version(
            "second.html",
            PACT,
            "AZE SUPPORT TUR",
            body("report") + DIGEST,
            title="Rain is expected tomorrow",
        ),
    ],
)
def test_other_pages_at_one_address_do_not_swallow_each_other(tmp_path: Path, later: Page) -> None:
    ledger = made_of(tmp_path / "ledger", [FIRST, later])
    assert superseded(ledger) == {}
    assert len(types(ledger)) == 2


def test_a_page_can_not_take_the_address_of_another_outlet(tmp_path: Path) -> None:
    """A saved page claims the address of a page of the gazette's and repeats it: what the gazette told stands."""
    ledger = made_of(tmp_path / "ledger", [FIRST])
    for number, outlet in enumerate(("courier", "")):
        claiming = version(
            f"saved{number}.html", PACT, "AZE SUPPORT TUR", published="2025-07-25", outlet=outlet
        )
        fill(ledger, [claiming])
        assert superseded(ledger) == {}
        assert sorted(types(ledger)) == ["ASSAULT", "SUPPORT"]


def test_pages_without_an_outlet_can_be_versions_of_each_other(tmp_path: Path) -> None:
    pages = [version(of.document, SHOT, "RUS ASSAULT AZE", outlet="") for of, _ in (FIRST, SECOND)]
    assert superseded(made_of(tmp_path / "ledger", pages)) == {"first.html": "second.html"}


@pytest.mark.parametrize(
    ("day", "title", "found"),
    [("2025-08-10", TITLE, True), ("2025-09-23", TITLE, False), ("2025-08-10", "Another title of it", False)],
)
def test_a_rewritten_page_is_known_by_its_title_for_a_month(
    tmp_path: Path, day: str, title: str, found: bool
) -> None:
    half = body("report", 20) + " " + body("rewritten", 60)
    later = version("second.html", PACT, "AZE SUPPORT TUR", half, published=day, title=title)
    ledger = Ledger.create(tmp_path / "ledger")
    with ledger.writer() as writer:
        for made, reports in (FIRST, later):
            writer.add(made, reports, coder="lexicon-1", seen_at="2025-10-01")
    assert bool(superseded(ledger)) is found


def test_a_site_with_one_address_for_all_pages_keeps_them_all(tmp_path: Path) -> None:
    pages = [
        version(f"{number}.html", f"{PACT} Number{number}.", "AZE SUPPORT TUR", body(f"story{number}x"))
        for number in range(LATER_COMPARED + 10)
    ]
    assert superseded(made_of(tmp_path / "ledger", pages)) == {}


def test_what_was_found_at_an_address_stays_when_it_turns_out_to_be_that_of_a_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(versions, "MOST_AT_ADDRESS", 3)
    ledger = made_of(tmp_path / "ledger", [FIRST, SECOND])
    others = [
        version(f"{number}.html", f"{PACT} Number{number}.", "AZE SUPPORT TUR", body(f"story{number}x"))
        for number in range(3)
    ]
    fill(ledger, [*others, version("third.html", SHOT, "RUS ASSAULT AZE", published="2025-07-26")])
    assert superseded(ledger) == {"first.html": "second.html"}


VERSIONS = [FIRST, SECOND, version("third.html", SHOT, "RUS ASSAULT AZE", published="2025-07-26"),
            version("other.html", PACT, "AZE SUPPORT TUR", body("weather"), title="Rain is expected tomorrow")]  # fmt: skip


@given(st.permutations(VERSIONS), st.integers(0, 4))
@settings(max_examples=6, deadline=None, derandomize=True)
def test_order_of_versions_does_not_matter(pages: list[Page], cut: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        ledger = made_of(Path(folder) / "mixed", pages[:cut])
        fill(ledger, pages[cut:])
        assert views(ledger) == views(made_of(Path(folder) / "plain", VERSIONS))
        assert superseded(ledger) == {"first.html": "third.html", "second.html": "third.html"}
