"""Texts and senses by the number: random, but the same every time, with as much in common as a test wants."""

import random
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from ledger.making import AIRLINER, CODER, Page, article, report
from volteface.ledger import Ledger
from volteface.ledger.copies import take_fingerprint
from volteface.ledger.index import read_senses
from volteface.ledger.likeness import SENSE_BITS, Entry
from volteface.model import Senses

DICE = random.Random(1)
WORDS = sorted({"".join(DICE.choices("abcdefghijklmnoprstuwz", k=7)) for _ in range(4000)})


def write_words(count: int, seed: int) -> list[str]:
    return random.Random(seed).choices(WORDS, k=count)


def write(count: int, seed: int) -> str:
    return " ".join(write_words(count, seed))


def sign(seed: int, *, flipped: int = 0, turn: int = 0) -> bytes:
    """Give the 48 bytes of a sense; of two with one seed and other turns, as many bits differ as were flipped in both."""
    bits = np.random.default_rng(seed).integers(0, 2, SENSE_BITS)
    bits[turn : turn + flipped] ^= 1
    return np.packbits(bits).tobytes()


def sense(*seeds: int, flipped: int = 0, turn: int = 0, whole: int = 0) -> Senses:
    """Give the senses of an article of sentences: one a seed; that of the whole is the first's, or that of `whole`."""
    sentences = tuple(sign(seed, flipped=flipped, turn=turn) for seed in seeds)
    return Senses(article=sign(whole or seeds[0], flipped=flipped, turn=turn), sentences=sentences)


def entry(text: str, senses: Senses | None = None, **fields: Any) -> Entry:
    known = senses or Senses()
    given = {"place": 0, "document": "a", "outlet": "", "language": "en"} | fields
    bits = read_senses(b"".join((known.article, *known.sentences)))
    return Entry(**given, fingerprint=take_fingerprint(text), senses=bits)


class Told(NamedTuple):
    """A page with its senses."""

    page: Page
    senses: Senses = Senses()


def tell(document: str, text: str, senses: Senses | None = None, **fields: Any) -> Told:
    """Make a page that begins with a report, and goes on with a text."""
    language = fields.pop("language", "en")
    made = article(document, AIRLINER, text, **fields)
    made = made if language == "en" else made.__class__(**{**_fields(made), "language": language})
    return Told((made, [report(made, AIRLINER, "AZE ACCUSE RUS")]), senses or Senses())


def _fields(made: Any) -> dict[str, Any]:
    return {name: getattr(made, name) for name in made.__dataclass_fields__}


def add(ledger: Ledger, pages: Iterable[Told], batch: int = 500, seen_at: str = "2025-08-01") -> Ledger:
    with ledger.writer(batch_documents=batch) as writer:
        for (made, reports), senses in pages:
            writer.add(made, reports, coder=CODER, senses=senses, seen_at=seen_at)
    return ledger


def kept(path: Path, *batches: Sequence[Told]) -> Ledger:
    """Give a ledger that was written to once for each batch."""
    ledger = Ledger.create(path)
    for batch in batches:
        add(ledger, batch)
    return ledger


Origins = dict[str, tuple[str, str, str, float]]


def origins(ledger: Ledger) -> Origins:
    """Give for each document the first document of its account, its parent, how it goes back to that, and what part of it."""
    with ledger.snapshot() as snapshot:
        rows = snapshot.rows(
            "SELECT document, origin, parent, how, shared, seen FROM pages ORDER BY seen, document"
        )
        firsts: dict[str, str] = {}
        for row in rows:
            firsts.setdefault(row["origin"], row["document"])
        return {
            row["document"]: (firsts[row["origin"]], row["parent"], row["how"], round(row["shared"], 3))
            for row in rows
        }


def accounts(ledger: Ledger) -> list[list[str]]:
    """Give the documents of each account."""
    found: dict[str, list[str]] = {}
    for document, (first, *_) in origins(ledger).items():
        found.setdefault(first, []).append(document)
    return sorted(sorted(some) for some in found.values())
