"""Events and articles in Debian's chromium: the notes stand beside their sentences, other coverage comes, nobody is shut out."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from show.desk.conftest import TOKEN, serving
from volteface.ledger import Snapshot

WIDE = {"width": 1300, "height": 900}


@pytest.fixture(scope="module")
def claimed(shown: Path) -> str:
    with Snapshot(shown) as snapshot:
        [row] = snapshot.rows("SELECT id FROM events WHERE status = 'claimed'")
    return str(row["id"])


@pytest.fixture
def context(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Any]:
    opened = chromium.new_context(viewport=WIDE, **getattr(request, "param", {}))
    yield opened
    opened.close()


def refuse_serious(page: Page) -> None:
    found = Axe().run(page).response["violations"]
    assert not [
        (one["id"], [node["html"][:200] for node in one["nodes"]][:3])
        for one in found
        if one["impact"] in ("serious", "critical")
    ]


def test_notes_stand_beside_their_sentences(context: Any, address: str) -> None:
    page = context.new_page()
    page.goto(f"{address}/article?document=sample")
    expect(page.locator(".note")).to_have_count(4)
    tops = page.evaluate(
        """() => [...document.querySelectorAll(".note")].map((note) => [
            note.getBoundingClientRect().top,
            document.getElementById("ref-" + note.dataset.reports).closest("mark").getClientRects()[0].top])"""
    )
    assert all(note >= sentence - 1 for note, sentence in tops)
    assert all(before[0] < after[0] for before, after in pairwise(tops))
    page.locator("#note-3").hover()
    expect(page.locator("mark.lit")).to_have_count(1)


def test_a_sentence_is_reached_from_the_event_and_from_its_note_by_keys(
    context: Any, address: str, claimed: str
) -> None:
    page = context.new_page()
    page.goto(f"{address}/event/{claimed}")
    page.locator(".best a").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/article?**#r-*")
    page.locator("#ref-2").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**#note-2")
    page.locator("#note-2 a[href^='/event/']").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/event/**")


def test_other_coverage_comes_when_it_is_looked_at(context: Any, address: str) -> None:
    page = context.new_page()
    page.goto(f"{address}/article?document=sample")
    page.locator(".coverage").scroll_into_view_if_needed()
    expect(page.locator(".coverage li a").first).to_have_attribute("href", "/article?document=copy")
    page.locator(".coverage > p a").click()
    expect(page.locator("main")).to_contain_text("copies.example")


@pytest.mark.parametrize("context", [{"java_script_enabled": False}], indirect=True)
def test_articles_read_without_scripts(context: Any, address: str) -> None:
    page = context.new_page()
    page.goto(f"{address}/article?document=sample")
    expect(page.locator(".note")).to_have_count(4)
    page.locator(".coverage > p a").click()
    expect(page.locator("main")).to_contain_text("copies.example")


@pytest.mark.parametrize(
    "context", [{"color_scheme": "light"}, {"color_scheme": "dark"}], indirect=True, ids=["light", "dark"]
)
def test_forms_to_rule_shut_nobody_out(context: Any, written: Path, claimed: str) -> None:
    with serving(written, TOKEN) as address:
        page = context.new_page()
        page.goto(f"{address}/sign-in")
        page.locator("#token").fill(TOKEN)
        page.get_by_role("button", name="Sign in").click()
        for place in (f"/event/{claimed}", "/article?document=copy", "/related?of=sample"):
            page.goto(address + place)
            page.evaluate("document.querySelectorAll('main details').forEach((one) => { one.open = true; })")
            refuse_serious(page)
            page.set_viewport_size({"width": 390, "height": 800})
            wide = page.evaluate(
                "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"
            )
            assert wide <= 0
            page.set_viewport_size(WIDE)


def test_a_claim_is_ruled_false_on_its_page(context: Any, written: Path, claimed: str) -> None:
    with serving(written, TOKEN) as address:
        page = context.new_page()
        page.goto(f"{address}/sign-in")
        page.locator("#token").fill(TOKEN)
        page.get_by_role("button", name="Sign in").click()
        page.goto(f"{address}/event/{claimed}")
        page.get_by_text("It has happened, or it has not").click()
        form = page.locator("form", has=page.locator("input[name=kind][value=claim]"))
        form.locator("textarea").fill("Baku has withdrawn it.")
        form.locator("input[name=by]").fill("anna")
        form.get_by_role("button").click()
        expect(page.locator(".panel.against")).to_contain_text("Baku has withdrawn it.")
        expect(page.locator(".lead-in .status")).to_contain_text("ruled false")
