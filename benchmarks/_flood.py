"""A fabricated story and a real wire story, as copying outlets and as honest ones would carry them."""

import random
import tomllib
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from volteface.model import Article

STORY = Path(__file__).parent / "stories" / "flood.toml"
LANGUAGES = ("pl", "en", "ru", "uk", "de", "tr", "es", "fr")
DAY = date(2024, 2, 12)  # a Monday, as the story has it
OUTLETS = 200
REWORDED, CUT = 0.35, 0.3
"""How often a copy has a sentence in its other wording, and how often it leaves one of the later ones out."""

WIRE = """Russian missiles struck a thermal power station in the Ukrainian city of Kharkiv on Monday evening, leaving \
some 190,000 households without electricity, regional authorities said.

Two S-300 missiles hit the turbine hall and a third fell on a substation beside it. Eleven workers were injured, four of them seriously. \
The station had been repaired only in November after an attack in the autumn.

Engineers expect that heating in the northern districts can be restored within 36 hours. Hospitals and the water works are \
running on generators that Estonia and the Czech Republic delivered last winter.

Ukraine's energy minister said that it was the seventh strike on the region's grid since New Year."""
WIRE_TITLE = "Missiles knock out power station in Kharkiv"
ADDITIONS = Path(__file__).parent / "stories" / "additions.txt"


def write_flood(copies: int, days: int, seed: int = 1) -> Iterator[Article]:
    """Give copies of the fabricated story, spread over so many days, outlets and languages, each edited in its own way."""
    story = tomllib.loads(STORY.read_text(encoding="utf-8"))
    dice = random.Random(seed)  # noqa: S311 - no secret hangs on it
    for number in range(copies):
        language = dice.choice(LANGUAGES)
        told: dict[str, Any] = story[language]
        kept = [
            dice.choice(wordings) if dice.random() < REWORDED else wordings[0]
            for place, wordings in enumerate(told["sentences"])
            if place == 0 or dice.random() > CUT
        ]
        name = dice.choice(story["names"])
        day = DAY + timedelta(days=number * days // copies)
        outlet = f"pravda-{dice.randrange(OUTLETS):03}.example"
        title = dice.choice(told["title"])
        yield make_article(
            f"flood/{number}", outlet, language, day, title, [one.replace("{n}", name) for one in kept]
        )


def write_wire(outlets: int) -> Iterator[Article]:
    """Give a wire story as its agency has it, and as so many outlets carry it, each with a paragraph of its own."""
    paragraphs = WIRE.split("\n\n")
    yield make_article("wire/agency", "agency.example", "en", DAY, WIRE_TITLE, paragraphs)
    additions = ADDITIONS.read_text(encoding="utf-8").splitlines()
    for number, own in enumerate(additions[:outlets]):
        carried = [*paragraphs[: 3 + number % 2], own]
        title = WIRE_TITLE if number % 3 else f"{own.partition(',')[0]}: {WIRE_TITLE.lower()}"
        yield make_article(f"wire/{number}", f"daily-{number}.example", "en", DAY, title, carried)


def make_article(
    document: str, outlet: str, language: str, day: date, title: str, paragraphs: Sequence[str]
) -> Article:
    """Build an article as a perfect reader would give it."""
    return Article(
        document=document, url=f"https://{outlet}/{document}", outlet=outlet, language=language, published=day.isoformat(),
        title=title, paragraphs=tuple(paragraphs), text="\n\n".join((title, *paragraphs)),
    )  # fmt: skip
