"""Fingerprints that copies of a text share: MinHash over word shingles, and bands of it to look copies up by.

Broder, "On the resemblance and containment of documents" (1997), for the estimate; Leskovec, Rajaraman and Ullman,
"Mining of Massive Datasets", chapter 3, for the bands. Fingerprints are kept, so the constants here are part of the
ledger's format: the words, their hash and the permutations must never change with a library or a platform.
"""

import re
import zlib

import numpy as np
from numpy.typing import NDArray

SHINGLE_WORDS = 3
PERMUTATIONS = 128
BANDS = 32
COPY_RESEMBLANCE = 0.5
"""Two texts are copies if they share this part of their shingles (Jaccard), as estimated.

Half: a reprint that cuts a third of the paragraphs and has a new title is still above it; two articles of different
authors on the same act share hardly a shingle.
"""

Signature = NDArray[np.uint32]
_WORD = re.compile(r"\w+")
_CHUNK = 4096  # shingles at a time: a page of ten megabytes must not need gigabytes


def _constants() -> NDArray[np.uint64]:
    """Give 2 x PERMUTATIONS numbers by splitmix64 (Steele, Lea and Flood 2014), from a fixed seed."""
    state = np.uint64(0x566F6C7465) + np.arange(1, 2 * PERMUTATIONS + 1, dtype=np.uint64) * np.uint64(
        0x9E3779B97F4A7C15
    )
    return _mix(state).reshape(2, PERMUTATIONS)


def _mix(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Scatter 64-bit numbers (the finaliser of splitmix64)."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


_FACTORS, _OFFSETS = _constants()
_FACTORS |= np.uint64(1)  # multiply-shift hashing wants odd factors


def sign(text: str) -> Signature:
    """Give a text's MinHash: PERMUTATIONS numbers, of which two texts share about as many as they share shingles.

    Case, punctuation and layout don't count. A text without words has an empty signature and is nobody's copy.
    """
    words = [zlib.crc32(word.encode("utf-8", "surrogatepass")) for word in _WORD.findall(text.casefold())]
    if not words:
        return np.empty(0, np.uint32)
    shingles = np.unique(_shingle(np.array(words, np.uint64)))
    lowest = np.full(PERMUTATIONS, np.iinfo(np.uint32).max, np.uint32)
    for start in range(0, len(shingles), _CHUNK):
        block = shingles[start : start + _CHUNK, None] * _FACTORS + _OFFSETS
        lowest = np.minimum(lowest, (block >> np.uint64(32)).min(axis=0).astype(np.uint32))
    return lowest


def _shingle(words: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Hash each run of SHINGLE_WORDS word hashes; a shorter text is one shingle."""
    count = max(1, len(words) - SHINGLE_WORDS + 1)
    hashes = np.zeros(count, np.uint64)
    for at in range(min(SHINGLE_WORDS, len(words))):
        hashes = _mix(hashes * np.uint64(0x9E3779B97F4A7C15) + words[at : at + count])
    return hashes


def band(signature: Signature) -> list[int]:
    """Give BANDS keys (signed 64 bits), of which two texts of COPY_RESEMBLANCE share one with probability .87.

    At .6 it is .99, at .3 .23: what shares a key is compared in full. An empty signature has none.
    """
    if not len(signature):
        return []
    rows = signature.reshape(BANDS, -1).astype(np.uint64)
    keys = np.arange(BANDS, dtype=np.uint64)
    for column in range(rows.shape[1]):
        keys = _mix(keys * np.uint64(0x9E3779B97F4A7C15) + rows[:, column])
    return [int(key) for key in keys.view(np.int64)]


def resemble(left: NDArray[np.uint32], right: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Tell which rows of two (n, PERMUTATIONS) arrays of signatures belong to copies."""
    shared: NDArray[np.bool_] = (left == right).mean(axis=1) >= COPY_RESEMBLANCE
    return shared
