"""What an article and its sentences say, in no language: signs of the encoder's vectors, by which translations are known.

Of a vector only the signs are kept, once what all sentences of its language have in common is taken off: 384 bits, of
which two texts share the more, the more alike they are (Charikar 2002).
"""

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import numpy as np

from volteface.coding.grammar import load_grammar
from volteface.coding.model import Numbers, load_model
from volteface.coding.sentences import Sentence, split
from volteface.model import Article, Report, Senses

MOST_SENTENCES = 10
"""So many sentences from the beginning of a text stand for the whole."""
LEAST_LETTERS = 25


def sense_article(article: Article, reports: Sequence[Report]) -> Senses:
    """Give the senses of an article: of the whole, of its first sentences, and of those that its reports quote."""
    centre = load_centres().get(article.language)
    if centre is None or not article.text:
        return Senses()
    sentences = split(article, load_grammar(article.language))
    body = [one for one in sentences if one.kind != "title" and one.end - one.start >= LEAST_LETTERS]
    first = (body or sentences)[:MOST_SENTENCES]
    quoted = [one for one in sentences if any(one.start <= r.evidence.start < one.end for r in reports)]
    every = [*first, *(one for one in quoted if one not in first)]
    if not every:
        return Senses()
    vectors = load_model().vectors([_quote(article, one) for one in every]) - centre
    whole, *own = _sign(np.vstack([vectors[: len(first)].mean(axis=0), vectors]))
    spans = [(one.start, one.end) for one in every]
    quotes = {
        report.id: signs
        for report in reports
        for (start, end), signs in zip(spans, own, strict=True)
        if start <= report.evidence.start < end
    }
    return Senses(article=whole, sentences=tuple(own[: len(first)]), quotes=quotes)


def _quote(article: Article, sentence: Sentence) -> str:
    return article.text[sentence.start : sentence.end]


def _sign(vectors: Numbers) -> list[bytes]:
    return [row.tobytes() for row in np.packbits(vectors > 0, axis=1)]


@cache
def load_centres() -> dict[str, Numbers]:
    """Give the mean vector (384,) of each language's sentences."""
    text = (files("volteface.coding") / "coder.centres.json").read_text(encoding="utf-8")
    return {language: np.array(values, np.float32) for language, values in json.loads(text).items()}
