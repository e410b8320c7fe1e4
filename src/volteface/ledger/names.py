"""Names in a text, in a form that they share across languages and scripts."""

import re
from collections.abc import Iterator
from functools import lru_cache

from anyascii import anyascii

LETTERS = 3
"""A shorter word is no name that tells anything."""
BONES = 4
"""A name is known by its first consonants, roughly as they sound: endings and spellings differ from language to language."""

_WORD = re.compile(r"[^\W\d_]+")
_ENDS = frozenset(".!?…:\n\"»”“„«'’(–—-")
_ALIKE = [(re.compile(pattern), sound) for pattern, sound in (
    ("shch|szcz|sch|sh|sz|tsch|tch|ch|cz|zh|rz|dz|dj|ts|tz|[cxz]", "s"), ("kh|gh|ck|qu|[qg]", "k"), ("ph|[vw]", "f"),
    ("th|d", "t"), ("b", "p"), ("[^a-z]|[aeiouyjh]", ""), (r"(.)\1+", r"\1"),
)]  # fmt: skip


def find_names(text: str) -> Iterator[str]:
    """Give the bones of a text's capitalised words, but for those that begin a sentence."""
    for match in _WORD.finditer(text):
        word = match.group()
        if word[0].isupper() and len(word) >= LETTERS and not _begins(text, match.start()):
            bones = strip_to_bones(word)
            if len(bones) > 1:
                yield bones


def _begins(text: str, start: int) -> bool:
    before = text[max(0, start - 2) : start]
    return not before.strip() or not _ENDS.isdisjoint(before)


@lru_cache(maxsize=1 << 16)
def strip_to_bones(name: str) -> str:
    """Give the first BONES consonants of a name as they sound in most languages: "hrkf" of Charkiw; "" where it has none."""
    sound = anyascii(name).casefold()
    for pattern, to in _ALIKE:
        sound = pattern.sub(to, sound)
    return sound[:BONES]
