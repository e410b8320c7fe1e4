"""A part of a page, and how one tells a sentence."""

import re
from typing import NamedTuple

from volteface.model import BlockKind

CLOSERS = "\"'”’»)]"
HOUR = re.compile(
    r"[(\[]?(?:[01]?\d|2[0-3])[:.h][0-5]\d(?:h|[Uu]hr|GMT|UTC|MSK|МСК|мск|CES?T)?[)\]]?[–—|:-]?"
)
"""An hour without white space, as live reports put it before each entry."""

_SENTENCE_ENDS = frozenset(".!?…")


class Part(NamedTuple):
    """Keys `start`..`end` of the page and what they are; `is_added` where the extractor had left them out."""

    start: int
    end: int
    kind: BlockKind
    is_added: bool = False


def ends_sentence(text: str) -> bool:
    """Tell whether a text ends with a full stop, seen through closing quotes and brackets."""
    return text[-4:].rstrip(CLOSERS)[-1:] in _SENTENCE_ENDS
