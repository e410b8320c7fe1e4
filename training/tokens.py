"""Text -> pieces of the encoder's vocabulary with their character ranges, and the vocabulary cut to eight languages."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from base import Base
from tokenizers import Tokenizer, models, pre_tokenizers

SPACES = re.compile(" {2,}")
MOST_PIECES = 60_000
SPECIAL = 4  # the first pieces are <s>, <pad>, </s>, <unk>
HOPELESS = -1e4  # a score that keeps a control piece from ever matching text
OURS = re.compile(
    r"^[▁\x20-\x7e\u00a0-\u024f\u0300-\u036f\u0400-\u04ff\u1e00-\u1eff\u2010-\u205e\u20a0-\u20bf№]+$"
)
"""Pieces of Latin and Cyrillic letters, digits and the marks of newspapers."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Pieces and their scores, and which rows of the base's embeddings they have."""

    pieces: list[tuple[str, float]]
    rows: "np.ndarray[tuple[int], np.dtype[np.int64]]"
    normalised: dict[int, str]


def cut(base: Base) -> Vocabulary:
    """Keep the control pieces, and of those in our alphabets the most frequent by their scores."""
    ours = [i for i, piece in enumerate(base.pieces) if i >= SPECIAL and OURS.match(piece)]
    # A piece's score is the logarithm of its frequency; single characters stay, so that nothing is unknown.
    ours.sort(key=lambda i: (len(base.pieces[i].lstrip("▁")) > 1, -base.scores[i]))
    rows = [*range(SPECIAL), *sorted(ours[:MOST_PIECES])]
    pieces = [(base.pieces[i], HOPELESS if i < SPECIAL else float(base.scores[i])) for i in rows]
    return Vocabulary(pieces, np.array(rows, dtype=np.int64), base.normalised)


@dataclass(frozen=True, slots=True)
class Pieces:
    """Pieces of a text between <s> and </s>; `ranges` are half-open characters of the text, (0, 0) for those."""

    ids: list[int]
    ranges: list[tuple[int, int]]


class Cutter:
    """Cuts texts into pieces."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Build the tokenizer of a vocabulary (Unigram, as XLM-R)."""
        self.model = Tokenizer(models.Unigram(vocabulary.pieces, unk_id=3, byte_fallback=False))
        self.model.pre_tokenizer = pre_tokenizers.Metaspace(
            replacement="▁", prepend_scheme="always", split=True
        )
        self.normalised = vocabulary.normalised

    def cut(self, text: str) -> Pieces:
        """Give the pieces of a text."""
        written, origin = self._normalise(text)
        encoded = self.model.encode(written, add_special_tokens=False)
        ids, ranges = [0], [(0, 0)]
        for id_, (begin, end) in zip(encoded.ids, encoded.offsets, strict=True):
            start = begin + (written[begin:end][:1] == " ")
            if start < end:
                ids.append(id_)
                ranges.append((origin[start], origin[end - 1] + 1))
        return Pieces([*ids, 2], [*ranges, (0, 0)])

    def _normalise(self, text: str) -> tuple[str, Sequence[int]]:
        """Replace odd characters and runs of spaces; give for each character its place in the text."""
        written: list[str] = []
        origin: list[int] = []
        for place, char in enumerate(text):
            for one in self.normalised.get(ord(char), char):
                if one == " " and written and written[-1] == " ":
                    continue
                written.append(one)
                origin.append(place)
        return "".join(written), origin
