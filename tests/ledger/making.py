"""Small articles and reports of them, and a ledger's views as plain values that can be compared."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from volteface.ledger import Ledger, Snapshot
from volteface.model import Article, Mention, Report, Span, make_report_id

QUADS = {
    "AGREE": 1,
    "CONSULT": 1,
    "SUPPORT": 1,
    "COOPERATE": 2,
    "AID": 2,
    "ACCUSE": 3,
    "REJECT": 3,
    "ASSAULT": 4,
}
INTENSITIES = {1: 3.0, 2: 7.0, 3: -3.0, 4: -9.0}
CODER = "lexicon-1"
Page = tuple[Article, list[Report]]

AIRLINER = "President Aliyev accused the Kremlin of shooting down an airliner near Grozny."
TORTURE = "Prosecutors in Baku accused Russian officers of torture in Yekaterinburg."
SIGNING = "Defence ministers of Turkey and Azerbaijan signed an agreement on military cooperation."


def article(document: str, *sentences: str, published: str = "2025-07-23", **fields: Any) -> Article:
    text = "\n\n".join(sentences)
    outlet = fields.pop("outlet", f"{document}.example")
    url = f"https://{outlet}/{document}"
    return Article(
        document=document, text=text, published=published, outlet=outlet, url=url, language="en", **fields
    )


def report(of: Article, sentence: str, act: str, **fields: Any) -> Report:
    """Make a report of an act such as "AZE ACCUSE RUS"; the trigger is the act's fourth word or the sentence."""
    source, type_, target, *trigger = act.split()
    start = of.text.index(sentence)
    evidence = Span(text=sentence, start=start, end=start + len(sentence))
    word = trigger[0] if trigger else sentence
    at = start + sentence.index(word)
    made = Report(
        id=make_report_id(of.document, evidence, source, target, type_, fields.pop("part", 0)),
        document=of.document, source=source, source_role="GOV", target=target, target_role="GOV", type=type_,
        quad=QUADS[type_], intensity=INTENSITIES[QUADS[type_]], evidence=evidence,
        trigger=Span(text=word, start=at, end=at + len(word)),
        source_mention=Mention(code=source, role="GOV", text="", start=start, end=start),
        confidence=0.9, coder=CODER, codebook="PLOVER-2.0",
    )  # fmt: skip
    return replace(made, **fields)


def page(document: str, sentence: str, act: str, **fields: Any) -> Page:
    """Make a page of one sentence, with its report, and of what follows in `more`; `published` and `outlet` are the article's, the
    rest the report's. Pages that tell the same and nothing more are copies of each other.
    """
    own = {name: fields.pop(name) for name in ("published", "outlet") if name in fields}
    made = article(document, *(part for part in (sentence, fields.pop("more", "")) if part), **own)
    return made, [report(made, sentence, act, **fields)]


def sample_page(document: str = "sample", **fields: Any) -> Page:
    made = article(document, SIGNING, AIRLINER, TORTURE, **fields)
    return made, [
        report(made, SIGNING, "AZE SUPPORT TUR signed", mutual=True, modes=("military",)),
        report(made, AIRLINER, "AZE ACCUSE RUS accused"),
        report(
            made, AIRLINER, "RUS ASSAULT AZE shooting", status="claimed", claimed_by="AZE", date="2024-12"
        ),
        report(made, TORTURE, "AZE ACCUSE RUS accused"),
    ]


def fill(ledger: Ledger, pages: Iterable[Page], batch: int = 500, coder: str = CODER) -> list[bool]:
    with ledger.writer(batch_documents=batch) as writer:
        return [writer.add(made, reports, coder=coder, seen_at="2025-08-01") for made, reports in pages]


def made_of(path: Path, pages: Sequence[Page], batch: int = 500) -> Ledger:
    ledger = Ledger.create(path)
    fill(ledger, pages, batch)
    return ledger


def views(ledger: Ledger) -> dict[str, list[dict[str, Any]]]:
    """Give all that a reader can see, without the numbers of runs, which tell the order of arrival."""
    with ledger.snapshot() as snapshot:
        return {
            "articles": snapshot.rows("SELECT * EXCLUDE (run) FROM articles ORDER BY document"),
            "reports": snapshot.rows("SELECT * EXCLUDE (run) FROM reports ORDER BY id"),
            "events": snapshot.rows(
                "SELECT * EXCLUDE (reports), [m.id for m in reports] AS members FROM events ORDER BY id"
            ),
            "origins": snapshot.rows("SELECT * FROM origins ORDER BY id"),
        }


def events(source: Ledger | Snapshot, where: str = "true") -> list[dict[str, Any]]:
    if isinstance(source, Snapshot):
        return source.rows(f"SELECT * FROM events WHERE {where} ORDER BY day, id")
    with source.snapshot() as snapshot:
        return events(snapshot, where)
