"""Annotated pages: where they are, how they are loaded, and how reports are matched with annotated events.

The rules of matching: a report is an annotated event if actor, recipient and type agree (actor and recipient in any
order where the event is mutual); each event is matched once. Levels: triple (exact type), quad (quad class), dyad.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from volteface.model import Article, Block, Page, Report, Run
from volteface.reading.article import Particulars, assemble
from volteface.world import quad_of

ROOT = Path(__file__).parent.parent
FROZEN = ROOT / "benchmarks" / "frozen"
BUILDING = [
    ROOT / "src" / "volteface" / "pages" / language
    for language in ("pl", "en", "ru", "uk", "de", "tr", "es", "fr")
]
SECOND = FROZEN / "second"
"""Annotations of the frozen pages by a second annotator, who saw the first's no more than the coder."""
LEVELS = ("triple", "quad", "dyad")
Gold = dict[str, Any]


def load_pages(folders: Iterable[Path]) -> Iterator[tuple[Path, Gold]]:
    """Give every page of some folders that has an annotation beside it."""
    for folder in folders:
        for annotation in sorted(folder.glob("*.json")):
            candidates = (annotation.with_suffix(suffix) for suffix in (".txt", ".html"))
            page = next((path for path in candidates if path.exists()), None)
            if page:
                yield page, json.loads(annotation.read_text(encoding="utf-8"))


def check_frozen() -> None:
    """Stop with a message if a frozen page is not what it was when it was frozen."""
    for line in (FROZEN / "SHA256SUMS").read_text(encoding="utf-8").splitlines():
        digest, name = line.split()
        if hashlib.sha256((FROZEN / name).read_bytes()).hexdigest() != digest:
            raise SystemExit(f"{name} has changed since it was frozen; restore it before measuring")


def gold_article(page: Path, gold: Gold) -> Article:
    """Build the article that a perfect reader would give."""
    parts = [("title", gold["title"]), ("lead", gold["lead"])]
    parts += [("paragraph", text) for text in gold["body_paragraphs"]]
    blocks = [
        Block(kind=kind, text=text, runs=(Run(start=0, source=0, length=len(text)),))  # type: ignore[arg-type]
        for kind, text in parts
        if text
    ]
    particulars = Particulars(published=gold["published"], language=gold["lang"])
    return assemble(Page(document=page.name, content=""), blocks, particulars)


def second_opinion(page: Path) -> list[Gold] | None:
    """Give the events that the second annotator found on a page; None where nobody annotated it twice."""
    path = SECOND / f"{page.stem}.json"
    events: list[Gold] = json.loads(path.read_text(encoding="utf-8"))["events"] if path.exists() else None
    return events


def pair_off(gold: list[Gold], reports: list[Report], level: str) -> list[tuple[Gold, Report]]:
    """Match each annotated event to at most one report that agrees at a level."""
    left, pairs = list(reports), []
    for event in gold:
        found = [report for report in left if agrees(event, report, level)]
        if found:
            best = max(
                found,
                key=lambda r: (r.status == event["status"], r.type == event["type"], r.date == event["date"]),
            )
            left.remove(best)
            pairs.append((event, best))
    return pairs


def agrees(event: Gold, report: Report, level: str) -> bool:
    """Whether a report is the annotated event: same pair (in any order where mutual) and same type."""
    if level == "triple" and event["type"] != report.type:
        return False
    if level == "quad" and quad_of(event["type"]) != quad_of(report.type):
        return False
    pair, other = (event["source"], event["target"]), (report.source, report.target)
    return pair == other or (event["mutual"] and sorted(pair) == sorted(other))


def agree(first: list[Gold], second: list[Gold], level: str) -> list[tuple[Gold, Gold]]:
    """Match the events of two annotators at a level, each at most once."""
    left, pairs = list(second), []
    for event in first:
        found = [other for other in left if _key(event, level) == _key(other, level)]
        if found:
            best = max(found, key=lambda other: other["status"] == event["status"])
            left.remove(best)
            pairs.append((event, best))
    return pairs


def _key(event: Gold, level: str) -> tuple[str, str, str]:
    """What two annotations of one event share: its pair, in order unless it is mutual, and type or quad class."""
    kind = {"triple": event["type"], "quad": str(quad_of(event["type"])), "dyad": ""}[level]
    pair = (event["source"], event["target"])
    a, b = sorted(pair) if event["mutual"] else pair
    return a, b, kind


def f1(hits: float, found: float, wanted: float) -> tuple[float, float, float]:
    """Precision, recall and their harmonic mean."""
    precision, recall = hits / found if found else 0.0, hits / wanted if wanted else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if hits else 0.0


def overlap(gold: Gold, article: Article) -> float:
    """Token F1 of lead and body."""
    wanted = Counter(" ".join([gold["lead"], *gold["body_paragraphs"]]).split())
    got = Counter(" ".join([article.lead, *article.paragraphs]).split())
    return f1((wanted & got).total(), got.total(), wanted.total())[2]
