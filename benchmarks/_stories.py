"""Labelled news stories: who copied whom, and which reports tell of one act. `benchmarks/stories` holds them."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from volteface.model import Article

STORIES = Path(__file__).parent / "stories"
PARTS = ("dev", "test")


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
