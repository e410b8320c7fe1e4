"""Fingerprints that copies of a text share: sampled word shingles, and the numbers that a text gives.

Broder, "On the resemblance and containment of documents" (1997): shingles whose hash lies below a limit are a fair sample of
all, of any text alike, so that both how much two texts share and how much of one stands in the other can be told from
samples. Fingerprints are kept, so the constants here are part of the ledger's format: the words and their hash must
never change with a library or a platform.
"""

import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray

from volteface.ledger.names import find_names

SHINGLE_WORDS = 3
MOST_HASHES = 128
"""A longer text keeps the half, the quarter ... of its shingles with the smallest hashes, until there are no more of them."""
KEYS_LEVEL = 3
"""Copies are looked up by one shingle in 2**KEYS_LEVEL, and by more of a short text: by FEW_KEYS if it has as many."""
FEW_KEYS = 16
MOST_KEYS = 64
FEWEST_KEYS = 2
"""Texts that share fewer keys are not compared; one that has fewer, of four words or so, is nobody's copy."""

Hashes = NDArray[np.uint32]
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(
    r"(?<!\d)(\d{1,3}(?:[.,'\u2019\u00a0\u2009\u202f ]\d{3})+)(?!\d)([.,]\d+)?|(\d+)([.,]\d+)?"
)
_BITS = 32


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What is kept of a text to know its copies by: sorted hashes below 2**(32 - level), and those of its numbers and names.

    `keys` are hashes by which copies find each other; a text without words has none and is nobody's copy.
    """

    level: int
    hashes: Hashes
    keys: Hashes
    numbers: Hashes
    names: Hashes

    def to_bytes(self) -> bytes:
        """Give the fingerprint as bytes: level and four lengths (uint32), then the numbers themselves; little-endian."""
        parts = (self.hashes, self.keys, self.numbers, self.names)
        lengths = np.array([self.level, *map(len, parts)], "<u4")
        return b"".join(part.astype("<u4").tobytes() for part in (lengths, *parts))


def read_fingerprint(content: bytes) -> Fingerprint:
    """Give the fingerprint that `to_bytes` has written."""
    every = np.frombuffer(content, "<u4")
    level, *lengths = every[:5].tolist()
    ends = list(accumulate(lengths, initial=5))  # np.split would cost as much as all that follows
    return Fingerprint(level, *(every[start:end] for start, end in pairwise(ends)))


def take_fingerprint(text: str, title: str = "") -> Fingerprint:
    """Give the fingerprint of a text that may begin with a title, in which capitals make no names. Case, punctuation and layout
    don't count elsewhere.
    """
    body = text[len(title) :] if text.startswith(title) else text
    words = [zlib.crc32(word.encode("utf-8", "surrogatepass")) for word in _WORD.findall(text.casefold())]
    return take_from_words(
        np.array(words, np.uint64), _hash(find_numbers(text)), _hash(set(find_names(body)))
    )


def take_from_words(words: NDArray[np.uint64], numbers: Hashes, names: Hashes) -> Fingerprint:
    """Give the fingerprint of a text whose words, in its order, and whose numbers and names, sorted and each once, have been hashed."""
    shingles = np.unique(_shingle(words)) if len(words) else np.empty(0, np.uint32)
    level, hashes = _sample(shingles, MOST_HASHES)
    return Fingerprint(level, hashes, _choose_keys(shingles), numbers, names)


def _sample(hashes: Hashes, most: int, level: int = 0) -> tuple[int, Hashes]:
    """Give the hashes of the first level that has at most so many, and the level."""
    hashes = keep_level(hashes, level)
    while len(hashes) > most:
        level += 1
        hashes = keep_level(hashes, level)
    return level, hashes


def _choose_keys(shingles: Hashes) -> Hashes:
    _, keys = _sample(shingles, MOST_KEYS, KEYS_LEVEL)
    level = KEYS_LEVEL
    while (
        len(keys) < FEW_KEYS and level
    ):  # the smallest ones stay, so that a short text is found in a long one
        level -= 1
        keys = keep_level(shingles, level)
    return keys if len(keys) >= FEWEST_KEYS else keys[:0]


def keep_level(hashes: Hashes, level: int) -> Hashes:
    """Give those of sorted hashes that belong to a level: one in 2**level."""
    return hashes[: int(np.searchsorted(hashes, 1 << (_BITS - level)))] if level else hashes


def _shingle(words: NDArray[np.uint64]) -> Hashes:
    """Hash each run of SHINGLE_WORDS word hashes; a shorter text is one shingle."""
    count = max(1, len(words) - SHINGLE_WORDS + 1)
    hashes = np.zeros(count, np.uint64)
    for at in range(min(SHINGLE_WORDS, len(words))):
        hashes = _mix(hashes * np.uint64(0x9E3779B97F4A7C15) + words[at : at + count])
    return (hashes >> np.uint64(_BITS)).astype(np.uint32)


def _hash(strings: Iterable[str]) -> Hashes:
    return np.unique(np.array([zlib.crc32(string.encode()) for string in strings], np.uint32))


def _mix(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Scatter 64-bit numbers (the finaliser of splitmix64, Steele, Lea and Flood 2014)."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


def find_numbers(text: str) -> set[str]:
    """Give the numbers of a text in one form, however their thousands and decimals are written there."""
    return {_normalise(*found.groups("")) for found in _NUMBER.finditer(text)}


def _normalise(grouped: str, parted: str, plain: str, part: str) -> str:
    """Write a number plainly: of the one in groups of thousands, or the one without, whole and decimal part."""
    whole = "".join(letter for letter in grouped if letter.isdigit()) or plain
    return whole + (parted or part).replace(",", ".")


def share(left: Fingerprint, right: Fingerprint) -> tuple[float, float]:
    """Estimate which part of the left text stands in the right one, and which part of the right in the left."""
    level = max(left.level, right.level)
    a, b = keep_level(left.hashes, level), keep_level(right.hashes, level)
    common = len(np.intersect1d(a, b, assume_unique=True))
    return common / max(1, len(a)), common / max(1, len(b))
