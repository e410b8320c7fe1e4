"""Text -> pieces of the model's vocabulary, each with its characters of the text (Unigram, as XLM-R has it)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tokenizers import Tokenizer, models, pre_tokenizers

BEGIN, PAD, END, UNKNOWN = range(4)
"""The control pieces: the first four of every vocabulary."""

SURROGATE = re.compile("[\ud800-\udfff]")  # half a character: no piece can hold it
RUN_OF_SPACES = re.compile("  ")


@dataclass(frozen=True, slots=True)
class Pieces:
    """Pieces of a text between BEGIN and END; `ranges` are half-open characters of the text, (0, 0) for those two."""

    ids: list[int]
    ranges: list[tuple[int, int]]


class Cutter:
    """Cuts texts into pieces."""

    def __init__(self, pieces: Sequence[tuple[str, float]], normalised: Mapping[int, str]) -> None:
        """Take a vocabulary: pieces with log frequencies, control pieces first, and what odd code points become."""
        self._model = Tokenizer(models.Unigram(list(pieces), unk_id=UNKNOWN, byte_fallback=False))
        self._model.pre_tokenizer = pre_tokenizers.Metaspace(
            replacement="▁", prepend_scheme="always", split=True
        )
        self._normalised = dict(normalised)
        self._odd = frozenset(map(chr, normalised))

    def cut(self, text: str) -> Pieces:
        """Give the pieces of a text."""
        return self.cut_all([text])[0]

    def cut_all(self, texts: Sequence[str]) -> list[Pieces]:
        """Give the pieces of several texts, cut side by side."""
        normalised = [self._normalise(text) for text in texts]
        encoded = self._model.encode_batch([written for written, _ in normalised], add_special_tokens=False)
        return [_place(one.ids, one.offsets, *plain) for one, plain in zip(encoded, normalised, strict=True)]

    def _normalise(self, text: str) -> tuple[str, Sequence[int]]:
        """Replace odd characters and runs of spaces; give for each character its place in the text."""
        text = SURROGATE.sub("\ufffd", text)
        if self._odd.isdisjoint(text) and not RUN_OF_SPACES.search(text):
            return text, range(len(text))
        written: list[str] = []
        origin: list[int] = []
        for place, char in enumerate(text):
            for one in self._normalised.get(ord(char), char):
                if one == " " and written and written[-1] == " ":
                    continue
                written.append(one)
                origin.append(place)
        return "".join(written), origin


def _place(
    ids: Sequence[int], offsets: Sequence[tuple[int, int]], written: str, origin: Sequence[int]
) -> Pieces:
    kept, ranges = [BEGIN], [(0, 0)]
    for id_, (begin, end) in zip(ids, offsets, strict=True):
        start = begin + (written[begin:end][:1] == " ")
        if start < end:
            kept.append(id_)
            ranges.append((origin[start], origin[end - 1] + 1))
    return Pieces([*kept, END], [*ranges, (0, 0)])
