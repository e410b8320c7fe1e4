import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.making import AIRLINER, SIGNING, TORTURE, Page, article, made_of, page, report, sample_page, views
from ledger.wording import write
from volteface.ledger import Ledger

LONG = " ".join(f"word{number} follows word{number * 7 % 41}" for number in range(60)) + "."


def near_copies() -> list[Page]:
    """Make copies in a chain: each is like the next, the first and the last are not like each other."""
    words = LONG.split()
    pages = []
    for number in range(5):
        changed = [f"other{at}" if at < number * 45 else word for at, word in enumerate(words)]
        made = article(f"chain{number}", AIRLINER, " ".join(changed), published=f"2025-07-{20 + number}")
        pages.append((made, [report(made, AIRLINER, "AZE ACCUSE RUS")]))
    return pages


PAGES = [
    sample_page("sample"),
    sample_page("copy", published="2025-09-01"),
    *near_copies(),
    page("denial", "Moscow denied shooting down the airliner near Grozny.", "RUS ASSAULT AZE", status="denied", claimed_by="RUS", more=write(40, 9)),
    page("month", AIRLINER, "RUS ASSAULT AZE", status="claimed", claimed_by="AZE", date="2024-12"),
    page("day", "Aliyev: shooting down the airliner near Grozny was a crime.", "RUS ASSAULT AZE", date="2024-12-25"),
    page("year", "The airliner was shot near Grozny, the shooting killed many.", "RUS ASSAULT AZE", date="2024"),
    page("pact", "Turkey and Azerbaijan signed a military agreement.", "AZE SUPPORT TUR", mutual=True, date="2025-07-22"),
    page("pact2", SIGNING, "AZE SUPPORT TUR", mutual=True, date="2025-07-24"),
    page("torture", TORTURE, "AZE ACCUSE RUS", published=""),
]  # fmt: skip


@given(st.permutations(PAGES), st.integers(1, 6), st.integers(0, len(PAGES)))
@settings(max_examples=5, deadline=None, derandomize=True)
def test_order_of_pages_does_not_matter(pages: list[Page], batch: int, cut: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        ledger = made_of(Path(folder) / "ledger", pages[:cut], batch)
        with ledger.writer() as writer:
            for made, reports in pages[cut:]:
                writer.add(made, reports, coder="lexicon-1", seen_at="2025-08-01")
        assert views(ledger) == EXPECTED


def expected() -> dict[str, list[dict[str, object]]]:
    with tempfile.TemporaryDirectory() as folder:
        return views(made_of(Path(folder) / "ledger", PAGES))


EXPECTED = expected()


def test_the_pages_are_worth_permuting() -> None:
    members = {tuple(origin["documents"]) for origin in EXPECTED["origins"]}
    assert {
        tuple(f"chain{number}" for number in range(4)),
        ("chain4",),
    } <= members  # it has nothing of the first
    assert any({"sample", "copy"} <= set(some) for some in members)
    assault = [event for event in EXPECTED["events"] if event["type"] == "ASSAULT"]
    assert len(assault) == 2  # December's, and the undated denial
    assert max(event["pages"] for event in EXPECTED["events"]) >= 5


def test_changed_text_leaves_no_trace_of_the_old_one_in_views(tmp_path: Path) -> None:
    """A text that held two others together is changed: they fall apart again."""
    chain = near_copies()
    ledger = made_of(tmp_path / "changed", chain)
    rewritten = page("chain2", SIGNING, "AZE SUPPORT TUR", mutual=True)
    for made, reports in [rewritten]:
        with ledger.writer() as writer:
            writer.add(made, reports, coder="lexicon-1", seen_at="2025-08-01")
    fresh = made_of(tmp_path / "fresh", [*chain[:2], rewritten, *chain[3:]])
    assert len(views(fresh)["origins"]) == 3
    assert views(ledger) == views(fresh)


def test_recoding_gives_what_the_new_coder_alone_would_give(tmp_path: Path) -> None:
    ledger = made_of(tmp_path / "both", PAGES)
    halved = [(made, reports[:1]) for made, reports in PAGES]
    with ledger.writer() as writer:
        for made, reports in halved:
            writer.add(made, reports, coder="model-1", seen_at="2026-01-01")
    assert views(ledger) == views(made_of(tmp_path / "alone", halved))


def test_ledger_can_be_copied(tmp_path: Path) -> None:
    ledger = made_of(tmp_path / "ledger", PAGES)
    ledger.folder.rename(tmp_path / "moved")
    assert views(Ledger.open(tmp_path / "moved")) == EXPECTED
