"""What an article and its sentences say, in no language: signs of the encoder's vectors, by which translations are known.

Of a vector only the signs are kept, once what all sentences of its language have in common is taken off: 384 bits, of
which two texts share the more, the more alike they are (Charikar 2002).
"""

import json
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import numpy as np

from volteface.coding.grammar import load_grammar
from volteface.coding.model import Numbers, load_model
from volteface.coding.sentences import split
from volteface.model import Article, Report, Senses

MOST_SENTENCES = 10
"""So many sentences from the beginning of a text stand for the whole."""
LEAST_LETTERS = 25
MOST_SENSED = 200  # of sentences that reports quote too: no page of news has more


def sense_article(article: Article, reports: Sequence[Report]) -> Senses:
    """Give the senses of an article: of the whole, of its first sentences, and of those that its reports quote."""
    centre = load_centres().get(article.language)
    if centre is None or not article.text:
        return Senses()
    sentences = split(article, load_grammar(article.language))
    body = [one for one in sentences if one.kind != "title" and one.end - one.start >= LEAST_LETTERS]
    first = (body or sentences)[:MOST_SENTENCES]
    if not first:
        return Senses()
    starts = [one.start for one in sentences]
    quoted = {report.id: sentences[bisect_right(starts, report.evidence.start) - 1] for report in reports}
    every = list({one.start: one for one in (*first, *quoted.values())}.values())[:MOST_SENSED]
    vectors = load_model().vectors([article.text[one.start : one.end] for one in every]) - centre
    whole, *own = _sign(np.vstack([vectors[: len(first)].mean(axis=0), vectors]))
    signs = {one.start: sign for one, sign in zip(every, own, strict=True)}
    quotes = {name: signs[one.start] for name, one in quoted.items() if one.start in signs}
    return Senses(article=whole, sentences=tuple(own[: len(first)]), quotes=quotes)


def _sign(vectors: Numbers) -> list[bytes]:
    return [row.tobytes() for row in np.packbits(vectors > 0, axis=1)]


@cache
def load_centres() -> dict[str, Numbers]:
    """Give the mean vector (384,) of each language's sentences."""
    text = (files("volteface.coding") / "coder.centres.json").read_text(encoding="utf-8")
    return {language: np.array(values, np.float32) for language, values in json.loads(text).items()}
