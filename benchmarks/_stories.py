"""Labelled news stories: who copied whom, and which reports tell of one act. `benchmarks/stories` holds them."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from volteface.model import Article, Report, Span, make_report_id
from volteface.world import quad_of

STORIES = Path(__file__).parent / "stories"
MUTUAL = frozenset(("AGREE", "CONSULT"))
PRECISIONS: dict[int, Literal["day", "month", "year", ""]] = {10: "day", 7: "month", 4: "year", 0: ""}


@dataclass(frozen=True, slots=True)
class Told:
    """An article of a story with what is known of it: its account, how it goes back to it, and its acts."""

    article: Article
    story: str
    account: str
    relation: str
    acts: tuple[dict[str, Any], ...]


def read_stories(part: str) -> Iterator[Told]:
    """Give the articles of a part, story by story."""
    for path in sorted((STORIES / part).glob("*.toml")):
        story = path.stem[:2]
        for record in tomllib.loads(path.read_text(encoding="utf-8"))["article"]:
            yield Told(
                article=_article(f"{story}/{record['id']}", record),
                story=story,
                account=f"{story}/{record['origin']}",
                relation=record["relation"],
                acts=tuple({**act, "event": _whole(act["event"], story)} for act in record["acts"]),
            )


def _whole(event: str, story: str) -> str:
    """Name an event by its story too; one of another story is named so already."""
    return event if ":" in event else f"{story}:{event}"


def _article(document: str, record: dict[str, Any]) -> Article:
    paragraphs = tuple(filter(None, (part.strip() for part in record["text"].split("\n\n"))))
    return Article(
        document=document,
        url=f"https://{record['outlet']}/{document}",
        title=record["title"],
        paragraphs=paragraphs,
        text="\n\n".join((record["title"], *paragraphs)),
        published=record["published"],
        language=record["language"],
        outlet=record["outlet"],
    )


def gold_reports(told: Told) -> tuple[list[Report], dict[str, str]]:
    """Give an article's acts as reports of a perfect coder, and the event of each by the report's id.

    Talks and agreements are mutual, as coders give them: annotators write their two sides in any order.
    """
    reports, events = [], {}
    for number, act in enumerate(told.acts):
        start = told.article.text.find(act["quote"])
        evidence = Span(text=act["quote"], start=start, end=start + len(act["quote"]))
        mutual = act["type"] in MUTUAL and bool(act["target"])
        source, target = sorted((act["source"], act["target"])) if mutual else (act["source"], act["target"])
        name = make_report_id(told.article.document, evidence, source, target, act["type"], number)
        reports.append(
            Report(
                id=name, document=told.article.document, source=source, source_role="GOV", target=target, target_role="GOV",
                type=act["type"], quad=quad_of(act["type"]), intensity=0.0, mutual=mutual, status=act["status"],
                claimed_by=act["claimed_by"], date=act["date"], date_precision=PRECISIONS[len(act["date"])],
                evidence=evidence, trigger=Span(text=evidence.text[:1], start=start, end=start + 1),
                confidence=1.0, coder="annotator", codebook="PLOVER-2.0",
            )  # fmt: skip
        )
        events[name] = act["event"]
    return reports, events
