import io
import json
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from ledger.making import AIRLINER, SIGNING, made_of, page, sample_page
from relations.tables import acts_of, imported, months
from volteface.errors import LedgerError
from volteface.ledger import Ledger, Snapshot
from volteface.show.brief import view_brief
from volteface.show.markdown import brief_as_markdown
from volteface.show.plain import escape, link, plain
from volteface.show.relations import view_relations
from volteface.show.tables import print_relations
from volteface.show.why import view_why
from volteface.show.why_table import print_why

HOSTILE = "Baku | accused\x1b[31m <script>alert(1)</script> [Moscow](javascript:x) of **torture** \u202eabc."
PAGES = [
    sample_page("sample"),
    sample_page("copy", published="2025-07-24"),
    page("denial", "Moscow denied shooting down the airliner near Grozny.", "RUS ASSAULT AZE", status="denied", claimed_by="RUS", date="2024-12-25"),
    page("visit", "Putin visited Baku in January and praised its president.", "RUS CONSULT AZE", date="2025-01-20", published="2025-01-20"),
    page("plan", "Turkey will send instructors to Azerbaijan in autumn.", "TUR AID AZE", status="planned", date="2025-10"),
    page("not", "Russian border guards did not open fire at anyone.", "RUS ASSAULT AZE", status="negated", date="2024-12-28"),
    page("past", "In 1993 Turkey closed the border with Armenia over Kelbajar.", "TUR REJECT AZE", date="1993"),
    page("hostile", HOSTILE, "AZE REJECT RUS", outlet="evil](x).example"),
]  # fmt: skip


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    return made_of(tmp_path_factory.mktemp("show") / "ledger", PAGES)


@pytest.fixture
def snapshot(ledger: Ledger) -> Iterator[Snapshot]:
    with ledger.snapshot() as opened:
        yield opened


def printed(show: Callable[..., None], view: Any) -> str:
    console = Console(width=200, record=True, file=io.StringIO())
    show(view, console)
    return console.export_text()


def test_relations_for_a_terminal(snapshot: Snapshot) -> None:
    view = view_relations(snapshot, "RUS", "AZE")
    text = printed(print_relations, view)
    lines = text.splitlines()
    assert lines[0].startswith("AZE – RUS")
    assert any(line.startswith("2025-02 – 2025-06 ") and line.count("unknown") == 2 for line in lines)
    assert "█" in next(line for line in lines if line.startswith("2025-07 "))
    assert "denied by RUS, claimed by AZE" in text
    assert AIRLINER in text
    assert "sample.example" in text
    assert "\x1b[31m" not in text
    assert view.events_total == len(view.events)


def test_relations_tell_silence_from_outage(tmp_path: Path) -> None:
    wanted = [
        act
        for month in months(2020, 6)
        for act in acts_of(month, "CHN JPN", "CONSULT", 28 if month != "2020-05" else 1)
    ]
    wanted += [*acts_of("2020-01", "FRA DEU", "CONSULT", 2), *acts_of("2020-06", "FRA DEU", "CONSULT", 2)]
    with imported(tmp_path / "ledger", wanted).snapshot() as opened:
        lines = printed(print_relations, view_relations(opened, "FRA", "DEU")).splitlines()
    assert any(line.startswith("2020-02 – 2020-04 ") and "no news" in line for line in lines)
    assert any(line.startswith("2020-05 ") and "unknown" in line for line in lines)


def test_relations_tell_what_was_left_out(snapshot: Snapshot) -> None:
    view = view_relations(snapshot, "RUS", "AZE", events=2)
    assert f"and {view.events_total - 2} earlier events" in printed(print_relations, view)


def test_relations_without_news_do_not_say_calm(snapshot: Snapshot) -> None:
    assert "no news of FRA and PER" in printed(print_relations, view_relations(snapshot, "PER", "FRA"))


def test_views_are_plain_json(snapshot: Snapshot) -> None:
    event = snapshot.rows("SELECT id FROM events WHERE type = 'ASSAULT' LIMIT 1")[0]["id"]
    for view in (
        view_relations(snapshot, "AZE", "RUS"),
        view_brief(snapshot, "AZE"),
        view_why(snapshot, event),
    ):
        assert json.loads(json.dumps(asdict(view)))


def test_brief_keeps_what_is_told_apart(snapshot: Snapshot) -> None:
    brief = view_brief(snapshot, "AZE")
    sections = {section.name: section for section in brief.sections}
    assert {event.type for event in sections["facts"].events} == {"SUPPORT", "ACCUSE", "CONSULT", "REJECT"}
    assert not sections["claims"].total
    assert [event.voices for event in sections["denied"].events] == ["denied by RUS, claimed by AZE"]
    assert [event.type for event in sections["planned"].events] == ["AID"]
    assert [event.status for event in sections["negated"].events] == ["negated"]
    assert [event.stale for event in sections["background"].events] == [True]
    assert sum(section.total for section in brief.sections) == brief.events


def test_brief_sorts_partners_by_change(snapshot: Snapshot) -> None:
    brief = view_brief(snapshot, "AZE")
    assert [partner.code for partner in brief.partners] == ["RUS", "TUR"]
    russia, turkey = brief.partners
    assert russia.before is None  # the visit is longer ago than two windows
    assert russia.now
    assert russia.change == -russia.now.conflict == -3
    assert (turkey.change, turkey.origins, turkey.since) == (1, 1, "2025-07-23")
    assert view_brief(snapshot, "AZE", window_days=110).partners[0].before


def test_brief_as_markdown(snapshot: Snapshot) -> None:
    text = brief_as_markdown(view_brief(snapshot, "AZE"))
    titles = [line for line in text.splitlines() if line.startswith("#")]
    assert titles == [
        "# AZE: the situation as of 2025-07-24",
        "## Relations, the most changed first",
        "## What happened",
        "## What is claimed, and by whom",
        "## What is denied",
        "## What is planned or possible",
        "## What is said not to have happened",
        "## Background: told more than a year after",
    ]
    assert (
        "9 events told since 2025-01-20, on 8 pages of 8 outlets that go back to 7 independent origins."
        in text
    )
    assert "| RUS | 0 | 3 | – | -3 | 2024-12-25 |" in text
    assert f"“{SIGNING}” [sample.example](https://sample.example/sample) (1 origin, 2 pages;" in text
    assert "**2024-12** RUS → AZE" not in text  # the more exact date of the denial stands
    assert "Nothing in this ledger." in text


def test_brief_lets_no_page_speak_markdown_or_html(snapshot: Snapshot) -> None:
    text = brief_as_markdown(view_brief(snapshot, "AZE"))
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "<script" not in text.replace("\\<", "")
    assert "[Moscow](javascript:x)" not in text
    assert "\n| accused" not in text


def test_brief_says_when_the_ground_is_thin(tmp_path: Path) -> None:
    with made_of(tmp_path / "ledger", PAGES[:2]).snapshot() as snapshot:
        text = brief_as_markdown(view_brief(snapshot, "AZE"))
        assert "**Thin ground:** 1 independent origin." in text
        assert "That is no news, not calm." in brief_as_markdown(view_brief(snapshot, "PER"))
        assert "and 2 earlier" in brief_as_markdown(view_brief(snapshot, "AZE", events=1))


def test_why_goes_down_to_the_sentences(snapshot: Snapshot) -> None:
    event = snapshot.rows("SELECT id FROM events WHERE type = 'ASSAULT' AND status = 'denied'")[0]["id"]
    why = view_why(snapshot, event[:6])
    assert why.origins_by_status == {"claimed": 1, "denied": 1}
    copied = next(account for account in why.accounts if len(account.pages) == 2)
    assert (copied.first_outlet, [one.document for one in copied.pages]) == (
        "sample.example",
        ["sample", "copy"],
    )
    article = snapshot.rows("SELECT text FROM articles WHERE document = 'sample'")[0]["text"]
    assert article[copied.pages[0].start : copied.pages[0].end] == copied.pages[0].sentence == AIRLINER
    assert [one.claimed_by for one in why.against] == ["RUS"]
    assert [one.status for one in why.contrary] == ["negated"]
    text = printed(print_why, why)
    for words in (AIRLINER, "1 copy", "Moscow denied", "did not open fire", "https://sample.example/sample"):
        assert words in text


def test_why_without_objections_says_so(snapshot: Snapshot) -> None:
    event = snapshot.rows("SELECT id FROM events WHERE type = 'SUPPORT'")[0]["id"]
    assert "nothing in this ledger speaks against it" in printed(print_why, view_why(snapshot, event))


def test_ids_may_be_given_as_prefixes(snapshot: Snapshot) -> None:
    with pytest.raises(LedgerError, match="no event's id begins with 'zz'"):
        view_why(snapshot, "zz")
    with pytest.raises(LedgerError, match="begins several ids"):
        view_why(snapshot, "")


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://a.example/b c(d)", r"[o](https://a.example/b%20c%28d%29)"),
        ("https://a.example/?q=%C5%82&x=ł", r"[o](https://a.example/?q=%C5%82&x=%C5%82)"),
        ("javascript:alert(1)", "o"),
        ("http://[", "o"),
        ("", "o"),
    ],
)
def test_links_lead_to_the_web_only(url: str, shown: str) -> None:
    assert link("o", url) == shown


def test_texts_of_strangers_are_made_plain() -> None:
    assert plain("a\r\nb\x1b[1m\u200b\tc\u202e") == "a b[1m c"
    assert escape("*a* <b> [c](d) `e` | f_g") == r"\*a\* \<b\> \[c\](d) \`e\` \| f\_g"
