"""The whole way in one process: pages in, articles and reports kept in a ledger."""

import itertools
from pathlib import Path
from typing import Any

import pytest

from ledger import making
from volteface.ledger import Ledger
from volteface.model import Page, Problem
from volteface.walk import Walked, keep, walk, walk_page

SIGNING = """Norwegia i Maroko podpisały umowę o dostawach ryb

Ministrowie gospodarki Norwegii i Maroka podpisali w środę umowę o dostawach ryb. Uroczystość odbyła się w Rabacie.

Umowa zacznie obowiązywać wiosną. Jej szczegóły mają poznać posłowie obu parlamentów.
"""
EXPULSION = """<html lang="en"><head><title>Chile expels two Peruvian diplomats</title>
<meta property="article:published_time" content="2026-02-11T08:00:00Z"></head><body><article>
<h1>Chile expels two Peruvian diplomats</h1>
<p>Chile expelled two Peruvian diplomats on Tuesday after a row over fishing rights in the Pacific Ocean.</p>
<p>Peru condemned Chile and recalled its ambassador from Santiago on Wednesday, the ministry said in a statement.</p>
</article></body></html>
"""
SHELLING = """Armenia accuses Azerbaijan of shelling a village

Armenia accused Azerbaijan of shelling a border village on Monday. Azerbaijan denied shelling the village in Armenia.

The two countries have no diplomatic relations. Talks in Vienna ended without a result last month.
"""
FINNISH = """Ruotsi ja Suomi allekirjoittivat sopimuksen

Hallitukset kertoivat asiasta keskiviikkona Helsingissä. Sopimus koskee rajaa ja kalastusta pohjoisessa.

Ruotsin pääministeri kiitti Suomea hyvästä yhteistyöstä. Sopimus tulee voimaan ensi vuoden alussa.
"""


def page(document: str, content: str | bytes) -> Page:
    return Page(
        document=document, content=content, default_published="2026-02-12", url=f"https://{document}.example/"
    )


GOOD = [
    page("signing", SIGNING),
    page("expulsion", EXPULSION.encode()),
    page("shelling", SHELLING.encode("utf-16")),
]
NOT_FOUND = Problem(stage="fetch", reason="http status", document="gone", detail="404")
BAD = [
    page("noise", bytes(range(256)) * 8),
    page("empty", b""),
    page("blank", " \n\n "),
    page("finnish", FINNISH),
]
MIXED: list[Page | Problem] = [BAD[0], GOOD[0], NOT_FOUND, BAD[1], GOOD[1], BAD[2], BAD[3], GOOD[2]]


def problems(one: Walked | Problem) -> list[tuple[str, str]]:
    found = [one] if isinstance(one, Problem) else one.problems
    return [(problem.document, problem.stage) for problem in found]


def views(ledger: Ledger) -> dict[str, list[dict[str, Any]]]:
    """Give all that a reader can see but for the second at which each page was added."""
    seen = making.views(ledger)
    seen["articles"] = [
        {key: value for key, value in row.items() if key != "added"} for row in seen["articles"]
    ]
    return seen


def kept(pages: list[Page | Problem] | list[Page], folder: Path) -> Ledger:
    list(keep(walk(pages), folder))
    return Ledger.open(folder)


def test_a_page_becomes_an_article_and_its_reports() -> None:
    walked = walk_page(GOOD[1])
    assert not walked.problems
    assert walked.article.published == "2026-02-11"
    assert {(r.source, r.type, r.target) for r in walked.reports} >= {
        ("CHL", "SANCTION", "PER"),
        ("PER", "ACCUSE", "CHL"),
    }
    assert all(
        walked.article.text[r.evidence.start : r.evidence.end] == r.evidence.text for r in walked.reports
    )


def test_bad_pages_become_problems_and_the_run_goes_on() -> None:
    results = list(walk(MIXED))
    assert len(results) == len(MIXED)
    told = list(itertools.chain.from_iterable(map(problems, results)))
    assert dict(told) == {
        "noise": "read",
        "gone": "fetch",
        "empty": "read",
        "blank": "read",
        "finnish": "code",
    }
    coded = [one.article.document for one in results if isinstance(one, Walked) and one.reports]
    assert coded == ["signing", "expulsion", "shelling"]


def test_a_foreign_page_is_read_and_kept_though_not_coded(tmp_path: Path) -> None:
    ((walked, new),) = keep(walk([BAD[3]]), tmp_path / "ledger")
    assert isinstance(walked, Walked)
    assert new
    assert (walked.article.language, walked.reports) == ("fi", [])


@pytest.mark.parametrize("order", list(itertools.permutations(range(len(GOOD))))[1:])
def test_the_order_of_pages_does_not_matter(order: tuple[int, ...], tmp_path: Path) -> None:
    turned = [GOOD[at] for at in order]
    assert views(kept(turned, tmp_path / "turned")) == views(kept(GOOD, tmp_path / "straight"))


def test_one_page_a_run_comes_to_the_same(tmp_path: Path) -> None:
    for one in reversed(GOOD):
        kept([one], tmp_path / "one")
    assert views(Ledger.open(tmp_path / "one")) == views(kept(GOOD, tmp_path / "all"))


def test_adding_twice_changes_nothing(tmp_path: Path) -> None:
    before = views(kept(GOOD, tmp_path))
    again = [new for _, new in keep(walk(GOOD), tmp_path)]
    assert again == [False] * len(GOOD)
    assert views(Ledger.open(tmp_path)) == before


def test_bad_pages_leave_reports_and_events_as_they_are(tmp_path: Path) -> None:
    mixed, good = views(kept(MIXED, tmp_path / "mixed")), views(kept(GOOD, tmp_path / "good"))
    assert mixed["reports"] == good["reports"]
    assert mixed["events"] == good["events"]


def test_the_ledger_holds_what_the_walk_gave(tmp_path: Path) -> None:
    walked = [walk_page(one) for one in GOOD]
    with kept(GOOD, tmp_path).snapshot() as snapshot:
        ids = {row["id"] for row in snapshot.rows("SELECT id FROM reports")}
        documents = {row["document"] for row in snapshot.rows("SELECT document FROM articles")}
    assert ids == {report.id for one in walked for report in one.reports}
    assert documents == {one.document for one in GOOD}


DISPATCH = """<html lang="en"><head><title>Row over fishing in the Pacific</title>
<meta property="article:published_time" content="2026-02-11T08:00:00Z"></head><body><article>
<h1>Row over fishing in the Pacific</h1>
{}
<p>Peru condemned Chile and recalled its ambassador from Santiago on Wednesday, the ministry said in a statement.</p>
<p>Both navies have been busy with trawlers off the coast for weeks. Fishermen say that the catch has never been so poor, and
that the price of anchovies in the ports of the north has doubled since last summer, when the water was unusually warm.</p>
{}</article></body></html>
"""
EXPELLED = DISPATCH.format("<p>Chile expelled two Peruvian diplomats on Tuesday.</p>", "")
CORRECTED = DISPATCH.format(
    "",
    "<p>Correction: An earlier version of this article said that Chile expelled two Peruvian diplomats on Tuesday.</p>",
)
WITHDRAWN = """<html lang="en"><head><title>Chile expels two Peruvian diplomats</title></head><body><article>
<h1>Chile expels two Peruvian diplomats</h1><p>This article has been withdrawn because its source was false.</p>
</article></body></html>
"""


@pytest.mark.parametrize("document", ["expulsion", "expulsion-again"])
def test_a_page_that_corrects_itself_tells_no_more_what_it_told(tmp_path: Path, document: str) -> None:
    def told(content: str, name: str) -> set[tuple[str, str]]:
        made = Page(document=name, content=content, url="https://gazette.example/expulsion")
        list(keep(walk([made]), tmp_path / "ledger"))
        with Ledger.open(tmp_path / "ledger").snapshot() as snapshot:
            return {(row["source"], row["type"]) for row in snapshot.rows("SELECT source, type FROM events")}

    before = told(EXPELLED, "expulsion")
    after = told(CORRECTED, document)
    assert before == {("CHL", "SANCTION"), ("PER", "SANCTION"), ("PER", "ACCUSE")}
    assert after == {("PER", "SANCTION"), ("PER", "ACCUSE")}
    if document == "expulsion":
        assert told(WITHDRAWN, document) == set()
