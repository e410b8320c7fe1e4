"""Which part of the corpus an example belongs to: training, development or test."""

import hashlib
from collections.abc import Collection, Iterable

from notation import Example, MarkedAct

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


def is_held_out(example: Example, act: MarkedAct) -> bool:
    """Whether an act's own trigger is one that training never shows."""
    return _draw(f"{example.language}:{act.lemma.lower()}") != "training"


def triggers_held_out(examples: Iterable[Example]) -> set[tuple[str, str]]:
    """Give (language, words in small letters) of the triggers that training must not show under any lemma."""
    return {
        (example.language, example.text[act.start : act.end].lower())
        for example in examples
        for act in example.acts
        if is_held_out(example, act)
    }


def shows(example: Example, held: Collection[tuple[str, str]]) -> bool:
    """Whether an example has an act whose trigger is held out."""
    return any((example.language, example.text[act.start : act.end].lower()) in held for act in example.acts)
