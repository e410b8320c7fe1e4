"""The phrase table: what clutter says of itself in eight languages, found in one automaton pass over a page.

Patterns are plain strings: `^` binds one to the beginning of a line, `$` to its end (both leave signs and digits
aside), a `*` at the end lets the last word go on. Case, dotted and dotless i, and apostrophes don't count.
"""

import csv
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from volteface.model import BlockKind
from volteface.reading.dump.pieces import Cue, Piece

BLOCK_KINDS: dict[str, BlockKind] = {
    "error": "notice", "cookie": "notice", "paywall": "notice", "comments": "comment", "legal": "notice",
    "endnote": "source", "source": "source", "newsletter": "notice", "follow": "notice", "ad": "ad",
    "related": "recommended", "read-also": "teaser", "video": "teaser", "credit": "credit", "tags": "tags",
    "share": "share", "published": "date", "updated": "date", "byline": "byline", "live": "teaser",
}  # fmt: skip
"""What a line with a cue is, surest cues first. 'menu' is counted by the word instead."""

_RANK = {kind: rank for rank, kind in enumerate(BLOCK_KINDS)}
_LONGEST_MARGIN = 12
_OPENERS = '([{"«„“”>»|#•*¿¡\n\t'
_LIKE = (("İ", "i"), ("ı", "i"), ("’", "'"), ("‘", "'"), ("\n", " "))


class _Pattern(NamedTuple):
    kind: str
    at_start: bool
    at_end: bool
    stem: bool
    words: int


def fold(text: str) -> str:
    """Give `text` in the form in which phrases and words are compared; no character moves."""
    for character, plain in _LIKE:
        if character in text:
            text = text.replace(character, plain)
    return text.lower()


def mark(pieces: list[Piece], folded: str) -> None:
    """Write every piece's cues and the letters of its menu words into it; `folded` is the whole page, folded."""
    automaton, patterns = _table()
    at = 0
    # Every string of the table begins with a blank, so that only words that begin like one are looked at.
    for number, start, after in automaton.find_matches_as_indexes(
        _open_words(" " + folded), overlapping=True
    ):
        end = after - 1
        # Matches come in the order of their ends, so the pieces are walked through once.
        while at < len(pieces) and pieces[at].spans[-1][1] < end:
            at += 1
        if at == len(pieces):
            return
        first = pieces[at].spans[0][0]
        if start >= first:
            _note(pieces[at], patterns[number], folded, (start, end))


def _open_words(folded: str) -> str:
    """Put a blank in the place of signs after which a word may begin."""
    for sign in _OPENERS:
        if sign in folded:
            folded = folded.replace(sign, " ")
    return folded


def _note(piece: Piece, pattern: _Pattern, folded: str, match: tuple[int, int]) -> None:
    """Keep a match if it stands where its pattern wants it: at word boundaries, at the line's edges."""
    start, end = match
    first, last = piece.spans[0][0], piece.spans[-1][1]
    if not pattern.stem and end < last and folded[end].isalnum() and folded[end - 1].isalnum():
        return
    if pattern.kind == "menu":
        piece.menu_words += end - start
        return
    before_blank = start == first or _is_margin(folded[first:start])
    after_blank = end == last or _is_margin(folded[end:last])
    if (pattern.at_start and not before_blank) or (pattern.at_end and not after_blank):
        return
    piece.cues.append(
        Cue(
            pattern.kind,
            start - first,
            end - first,
            pattern.words,
            before_blank and after_blank,
            before_blank,
        )
    )


def _is_margin(text: str) -> bool:
    return len(text) <= _LONGEST_MARGIN and not any(map(str.isalpha, text))


def main_cue(piece: Piece) -> Cue | None:
    """Give the cue that says most surely what a piece is, None without one."""
    if not piece.cues:
        return None
    return min(piece.cues, key=lambda cue: (not cue.whole, _RANK[cue.kind], -cue.words))


@cache
def _table() -> tuple[AhoCorasick, tuple[_Pattern, ...]]:
    strings: dict[tuple[str, str], _Pattern] = {}
    table = files("volteface.reading").joinpath("phrases.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(table.splitlines()):
        pattern = row["pattern"]
        string = (
            " " + _open_words(fold(pattern.removeprefix("^").removesuffix("$").removesuffix("*"))).lstrip()
        )
        entry = _Pattern(
            kind=row["kind"],
            at_start=pattern.startswith("^"),
            at_end=pattern.endswith("$"),
            stem=pattern.endswith("*"),
            words=string.count(" "),
        )
        # One string may stand for several things by its place ("^video:", "^video$"): each is a pattern of its own.
        strings.setdefault((string, pattern if entry.kind != "menu" else ""), entry)
    return AhoCorasick([string for string, _ in strings]), tuple(strings.values())
