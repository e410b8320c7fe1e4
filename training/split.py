"""Which part of the corpus an example belongs to: training, development or test."""

import hashlib

from notation import Example

HELD_OUT = 0.12
"""Share of trigger lemmas, and of stories, that each of development and test part keeps for itself."""


def part_of(example: Example) -> str:
    """Say to which part an example belongs: by its triggers' lemmas, or by its story if it has none.

    An example with a lemma that is kept for test or development goes there, so that training never shows it.
    """
    lemmas = {f"{example.language}:{act.lemma.lower()}" for act in example.acts}
    parts = {_draw(lemma) for lemma in lemmas} if lemmas else {_draw(f"{example.language}@{example.story}")}
    return "test" if "test" in parts else "development" if "development" in parts else "training"


def _draw(key: str) -> str:
    share = int(hashlib.sha256(key.encode()).hexdigest()[:8], 16) / 0x100000000
    return "test" if share < HELD_OUT else "development" if share < 2 * HELD_OUT else "training"
