"""The base's vocabulary, cut down to what eight languages need."""

import re
from dataclasses import dataclass

import numpy as np
from base import Base

from volteface.coding.pieces import Cutter

MOST_PIECES = 60_000
SPECIAL = 4  # the first pieces are <s>, <pad>, </s>, <unk>
HOPELESS = -1e4  # a score that keeps a control piece from ever matching text
OURS = re.compile(
    r"^[▁\x20-\x7e\u00a0-\u024f\u0300-\u036f\u0400-\u04ff\u1e00-\u1eff\u2010-\u205e\u20a0-\u20bf№]+$"
)
"""Pieces of Latin and Cyrillic letters, digits and the marks of newspapers."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Pieces and their scores, which rows of the base's embeddings they have, and what odd code points become."""

    pieces: list[tuple[str, float]]
    rows: "np.ndarray[tuple[int], np.dtype[np.int64]]"
    normalised: dict[int, str]

    def cutter(self) -> Cutter:
        """Make what cuts texts into these pieces."""
        return Cutter(self.pieces, self.normalised)


def cut(base: Base) -> Vocabulary:
    """Keep the control pieces, and of those in our alphabets the most frequent by their scores."""
    ours = [i for i, piece in enumerate(base.pieces) if i >= SPECIAL and OURS.match(piece)]
    # A piece's score is the logarithm of its frequency; single characters stay, so that nothing is unknown.
    ours.sort(key=lambda i: (len(base.pieces[i].lstrip("▁")) > 1, -base.scores[i]))
    rows = [*range(SPECIAL), *sorted(ours[:MOST_PIECES])]
    pieces = [(base.pieces[i], HOPELESS if i < SPECIAL else round(float(base.scores[i]), 3)) for i in rows]
    known = set("".join(piece for piece, _ in pieces))
    normalised = {point: text for point, text in base.normalised.items() if set(text) <= known | {" "}}
    return Vocabulary(pieces, np.array(rows, dtype=np.int64), normalised)
