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
ADDITIONS = (
    "In {capital}, the foreign ministry of {state} summoned the Russian ambassador over the strike.",
    "The government of {state} said it was sending 40 transformers to Ukraine, the first of which are to leave {capital} on Friday.",
    "The president of {state} condemned Russia in a speech before parliament in {capital}.",
)
STATES = {
    "LTU": ("Lithuania", "Vilnius"), "LVA": ("Latvia", "Riga"), "EST": ("Estonia", "Tallinn"), "FIN": ("Finland", "Helsinki"),
    "SWE": ("Sweden", "Stockholm"), "NOR": ("Norway", "Oslo"), "DNK": ("Denmark", "Copenhagen"), "NLD": ("the Netherlands", "The Hague"),
    "BEL": ("Belgium", "Brussels"), "FRA": ("France", "Paris"), "ESP": ("Spain", "Madrid"), "PRT": ("Portugal", "Lisbon"),
    "ITA": ("Italy", "Rome"), "AUT": ("Austria", "Vienna"), "CZE": ("the Czech Republic", "Prague"), "SVK": ("Slovakia", "Bratislava"),
    "ROU": ("Romania", "Bucharest"), "BGR": ("Bulgaria", "Sofia"), "GRC": ("Greece", "Athens"), "CAN": ("Canada", "Ottawa"),
}  # fmt: skip


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
    every = [(state, addition) for addition in ADDITIONS for state in STATES.values()]
    for number, ((state, capital), addition) in enumerate(every[:outlets]):
        own = addition.format(state=state, capital=capital)
        carried = [*paragraphs[: 3 + number % 2], own]
        yield make_article(f"wire/{number}", f"daily-{number}.example", "en", DAY, f"{WIRE_TITLE}: reaction in {capital}", carried)


def make_article(
    document: str, outlet: str, language: str, day: date, title: str, paragraphs: Sequence[str]
) -> Article:
    """Build an article as a perfect reader would give it."""
    return Article(
        document=document, url=f"https://{outlet}/{document}", outlet=outlet, language=language, published=day.isoformat(),
        title=title, paragraphs=tuple(paragraphs), text="\n\n".join((title, *paragraphs)),
    )  # fmt: skip
