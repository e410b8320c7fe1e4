"""What reports of one act have in common, in whatever language and script: the sense of the sentence, names, numbers, words.

Each is kept as bits, so that thousands of reports can be compared at once.
"""

import re
import zlib
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from anyascii import anyascii
from numpy.typing import NDArray

from volteface.ledger.copies import find_numbers
from volteface.ledger.likeness import SENSE_BITS
from volteface.ledger.parts import Row

WORD_LETTERS = 4
STEM_LETTERS = 5
NAME_LETTERS = 3
BONES = 4
"""A name is known by its first consonants, roughly as they sound: endings and spellings differ from language to language."""
WORD_BITS = 256
NAME_BITS = NUMBER_BITS = 64

_WORD = re.compile(r"[^\W\d_]+")
_ALIKE = [(re.compile(pattern), sound) for pattern, sound in (
    ("shch|szcz|sch|sh|sz|tsch|tch|ch|cz|zh|rz|dz|dj|ts|tz|[cxz]", "s"), ("kh|gh|ck|qu|[qg]", "k"), ("ph|[vw]", "f"),
    ("th|d", "t"), ("b", "p"), ("[^a-z]|[aeiouyjh]", ""), (r"(.)\1+", r"\1"),
)]  # fmt: skip
_CAPITALISING = frozenset(("de",))
"""Languages that write every noun with a capital: from a name that is missing there nothing follows."""

Bits = NDArray[np.uint64]


class Traits:
    """The traits of n reports, as arrays with a row for each."""

    def __init__(self, reports: Sequence[Row]) -> None:
        names = [_names(report) for report in reports]
        self.senses = _stack((report["sense"] for report in reports), SENSE_BITS)
        self.sensed: NDArray[np.bool_] = np.array([bool(report["sense"]) for report in reports])
        self.words = _hash_all((_stems(report) for report in reports), WORD_BITS)
        self.word_counts = np.bitwise_count(self.words).sum(axis=1, dtype=np.int64)
        self.names = _hash_all(names, NAME_BITS)[:, 0]
        self.numbers = _hash_all((find_numbers(report["evidence"]) for report in reports), NUMBER_BITS)[:, 0]
        languages = [report["language"] for report in reports]
        self.languages: NDArray[np.int64] = np.array(
            [zlib.crc32(language.encode()) for language in languages]
        )
        self.capitalising: NDArray[np.bool_] = np.array([language in _CAPITALISING for language in languages])


def _names(report: Row) -> frozenset[str]:
    """Give the bones of a sentence's names, but for its first word and for what names the two sides."""
    known = {_bones(word) for side in ("source_text", "target_text") for word in _WORD.findall(report[side])}
    words = _WORD.findall(report["evidence"])[1:]
    named = {_bones(word) for word in words if word[0].isupper() and len(word) >= NAME_LETTERS}
    return frozenset(bones for bones in named - known if len(bones) > 1)


def _bones(name: str) -> str:
    sound = anyascii(name).casefold()
    for pattern, to in _ALIKE:
        sound = pattern.sub(to, sound)
    return sound[:BONES]


def _stems(report: Row) -> Iterator[str]:
    """Cut the longer words of a sentence to their first letters, but for the names of the two sides, which all share."""
    known = set(_cut(report["source_text"])) | set(_cut(report["target_text"]))
    return (stem for stem in _cut(report["evidence"]) if stem not in known)


def _cut(text: str) -> Iterator[str]:
    """Cut words to their first letters: crude, but it takes off the endings of all eight languages alike."""
    return (word[:STEM_LETTERS] for word in _WORD.findall(text.casefold()) if len(word) >= WORD_LETTERS)


def _hash_all(every: Iterable[Iterable[str]], size: int) -> Bits:
    """Give a row of so many bits for each set of strings, one bit set for each string."""
    rows = [
        sum({1 << zlib.crc32(one.encode("utf-8", "surrogatepass")) % size for one in some}) for some in every
    ]
    return _stack((row.to_bytes(size // 8, "little") for row in rows), size)


def _stack(rows: Iterable[bytes], size: int) -> Bits:
    return np.frombuffer(b"".join(row or bytes(size // 8) for row in rows), "<u8").reshape(-1, size // 64)
