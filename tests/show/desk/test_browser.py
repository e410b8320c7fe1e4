"""The desk as a person sees it, in Debian's chromium."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from show.desk.conftest import TOKEN, serving

WIDTHS = {"desk": 1300, "tablet": 820, "phone": 390}
PLACES = (
    "/",
    "/state/GEO",
    "/pair/GEO/RUS",
    "/network",
    "/try",
    "/rulings",
    "/alerts",
    "/sign-in",
    "/article?document=sample",
    "/article?document=hostile",
)
Open = Callable[..., Page]


@pytest.fixture
def look(chromium: Browser) -> Iterator[Open]:
    """Open pages as somebody does, and find out afterwards what went wrong or was asked of other machines."""
    troubles: list[str] = []
    contexts = []

    def open_page(address: str, width: int = 1300, **how: object) -> Page:
        context = chromium.new_context(viewport={"width": width, "height": 900}, **how)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        own = re.match(r"http://[^/]+", address)
        assert own
        page.on("console", lambda said: troubles.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("dialog", lambda dialog: troubles.append(f"a dialog: {dialog.message}"))
        page.on(
            "request",
            lambda asked: troubles.append(asked.url) if not asked.url.startswith((own[0], "data:")) else None,
        )
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not troubles


@pytest.mark.parametrize("place", PLACES)
def test_page_is_sound_at_every_width(look: Open, address: str, place: str) -> None:
    for width in WIDTHS.values():
        page = look(address + place, width)
        expect(page.locator("h1")).to_be_visible()
        wide = page.evaluate("document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth")
        assert wide <= 0, f"{place} is {wide} pixels wider than a screen of {width}"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("place", PLACES)
def test_page_shuts_nobody_out(look: Open, address: str, place: str, scheme: str) -> None:
    found = Axe().run(look(address + place, color_scheme=scheme))
    serious = [one for one in found.response["violations"] if one["impact"] in ("serious", "critical")]
    assert not serious, [(one["id"], [node["html"][:200] for node in one["nodes"]][:3]) for one in serious]


def test_a_shift_is_followed_down_to_its_sentence(look: Open, address: str) -> None:
    page = look(address)
    page.locator("a[href^='/shift/']", has_text="Georgia and Russia").first.click()
    page.wait_for_url("**/shift/**")
    page.locator(".event a.when").first.click()
    page.wait_for_url("**/event/**")
    expect(page.locator("h1")).to_contain_text("Georgia")


def test_an_event_is_followed_to_its_sentence_in_the_article(look: Open, address: str) -> None:
    page = look(f"{address}/pair/AZE/RUS")
    page.locator(".event a.when").first.click()
    page.wait_for_url("**/event/**")
    page.locator("a.quote q").first.click(position={"x": 40, "y": 8})
    page.wait_for_url(re.compile(r"/article\?"))
    expect(page.locator("main")).to_contain_text("accused the Kremlin of shooting down an airliner")


def test_reading_needs_no_script(look: Open, address: str) -> None:
    page = look(address, java_script_enabled=False)
    expect(page.locator("main")).to_contain_text("Georgia")
    page.goto(f"{address}/pair/GEO/RUS")
    expect(page.locator("main svg").first).to_be_visible()


def test_a_step_under_the_cursor_shows_its_events(look: Open, address: str) -> None:
    page = look(f"{address}/pair/GEO/RUS")
    slider = page.get_by_role("slider")
    box = slider.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 0.7, box["y"] + 60)
    expect(page.locator("#readout [data-fill='when']")).to_contain_text("2024")
    expect(page.locator("#readout .event").first).to_contain_text("ASSAULT")
    told = page.locator("#readout [data-fill='when']").inner_text()
    assert told in (slider.get_attribute("aria-valuetext") or "")
    page.locator("#readout a", has_text="all of this step").click()
    page.wait_for_url("**from=2024**#events")
    expect(page.locator("#events .event").first).to_be_visible()


def test_arrow_keys_go_through_the_steps(look: Open, address: str) -> None:
    page = look(f"{address}/pair/GEO/RUS")
    page.get_by_role("slider").focus()
    when = page.locator("#readout [data-fill='when']")
    page.keyboard.press("Home")
    expect(when).to_have_text("January 2021")
    page.keyboard.press("ArrowRight")
    expect(when).to_have_text("February 2021")
    expect(page.locator("#readout .event").first).to_contain_text("Feb 2021")


def test_hostile_texts_under_the_cursor_stay_texts(look: Open, address: str) -> None:
    page = look(f"{address}/pair/GEO/RUS")
    page.get_by_role("slider").focus()
    page.keyboard.press("End")
    row = page.locator("#readout .event", has_text="Rebels")
    expect(row.first).to_contain_text("<script>alert(1)</script> gnp.exe")


def test_dark_is_chosen_and_kept(look: Open, address: str) -> None:
    page = look(address)
    page.locator("#theme").click()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    page.goto(f"{address}/network")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_polish_interface(look: Open, address: str) -> None:
    page = look(address, locale="pl-PL")
    expect(page.locator("html")).to_have_attribute("lang", "pl")
    expect(page.locator("main")).to_contain_text("Gruzja")
    page.get_by_role("link", name="EN", exact=True).click()
    expect(page.locator("html")).to_have_attribute("lang", "en")


STORY = """Georgia accuses Russia of shelling

Georgia's foreign ministry on Tuesday accused Russia of shelling a village near Gori. Russia denied the accusation."""


def test_a_page_is_tried(look: Open, address: str) -> None:
    page = look(f"{address}/try")
    page.locator("textarea").first.fill(STORY)
    page.locator("main form").first.locator("button").first.click()
    expect(page.locator("main")).to_contain_text("ACCUSE", timeout=30_000)


def sign_in(look: Open, address: str) -> Page:
    page = look(f"{address}/sign-in")
    page.locator("#token").fill(TOKEN)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"{address}/")
    return page


def keep_ruling(page: Page, words: str, why: str) -> None:
    """Open the first form under some words, give a reason and a name, and keep the ruling."""
    page.get_by_text(words).first.click()
    form = page.locator("details[open] form[action='/rulings']").first
    form.get_by_label("Why, for those who read it later").fill(why)
    form.get_by_label("Your name").fill("Anna")
    form.get_by_role("button", name="Keep the ruling").click()
    expect(page.locator("main")).to_contain_text(why)


def test_a_report_is_ruled_wrong_and_the_relation_moves_back(look: Open, written: Path) -> None:
    with serving(written, TOKEN) as address:
        page = sign_in(look, address)

        def weigh() -> float:
            steps = page.request.get(f"{address}/pair/AZE/TUR?format=json").json()["steps"]
            return sum(step["cooperation"] or 0 for step in steps)

        assert weigh() == 1
        for document in ("sample", "copy"):
            page.goto(f"{address}/article?document={document}")
            keep_ruling(
                page, "This report is wrong", f"No agreement was signed, whatever the {document} says."
            )
        assert weigh() == 0
        page.goto(f"{address}/rulings")
        keep_ruling(page, "Undo this ruling", "It was, the ministry says.")
        assert weigh() == 1


def test_a_tried_page_is_kept(look: Open, written: Path) -> None:
    with serving(written, TOKEN) as address:
        page = sign_in(look, address)
        page.goto(f"{address}/try")
        page.locator("textarea").first.fill(STORY)
        page.locator("main form").first.locator("button").first.click()
        page.get_by_role("button", name="Keep in the ledger").click(timeout=30_000)
        page.wait_for_url(re.compile(r"/article\?"))
        expect(page.locator("h1")).to_contain_text("Georgia accuses Russia")
