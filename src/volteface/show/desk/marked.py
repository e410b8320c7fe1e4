"""An article's text as it is read: blocks, and in them the stretches that reports quote, cut at all boundaries.

Offsets count Python characters of the whole text. Spans may nest and overlap in any way; what comes out nests: a block holds
stretches (which reports quote them), a stretch holds pieces (who or what is named there).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

Role = Literal["actor", "recipient", "act"]
Kind = Literal["title", "lead", "subhead", "paragraph"]
BREAK = "\n\n"
SUBHEAD_CHARACTERS = 80
"""A longer block, or one that ends as sentences do, is no sub-head."""
_SENTENCE_ENDS = tuple(".!?…:;,»”\"'")


class Mark(NamedTuple):
    """A span that belongs to the report with a number: its sentence (no role), or what names actor, recipient or act in it."""

    start: int
    end: int
    number: int
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """What a piece is to the report with a number."""

    number: int
    role: Role


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters that are the same to all reports."""

    text: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Pieces quoted by the same reports, in order of their `numbers`; `opens` are those that begin here, `closes` those that end."""

    numbers: tuple[int, ...]
    pieces: tuple[Piece, ...]
    opens: tuple[int, ...] = ()
    closes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A title, lead, sub-head or paragraph."""

    kind: Kind
    start: int
    stretches: tuple[Stretch, ...]


def mark_text(text: str, title: str, lead: str, marks: Iterable[Mark]) -> tuple[Block, ...]:
    """Give the blocks of a text with its marks; what lies outside of it or is empty marks nothing."""
    bounds = list(_split(text))
    kept = [mark for mark in marks if 0 <= mark.start < mark.end <= len(text)]
    pieces = _cut(text, bounds, kept)
    first, last = _find_ends(pieces)
    kinds = _tell_kinds([text[start:end] for start, end in bounds], title, lead)
    blocks = []
    for (start, _), kind, cuts in zip(bounds, kinds, pieces, strict=True):
        blocks.append(Block(kind, start, tuple(_join(cuts, first, last))))
    return tuple(blocks)


def _split(text: str) -> Iterator[tuple[int, int]]:
    """Give where each block starts and ends."""
    start = 0
    for block in text.split(BREAK):
        if block.strip():
            yield start, start + len(block)
        start += len(block) + len(BREAK)


def _tell_kinds(blocks: Sequence[str], title: str, lead: str) -> Iterator[Kind]:
    """Give what each block is. A ledger keeps title and lead by themselves, but not which blocks are sub-heads: short ones are."""
    seen: set[str] = set()
    for at, block in enumerate(blocks):
        if block == title and "title" not in seen:
            kind: Kind = "title"
        elif block == lead and "lead" not in seen:
            kind = "lead"
        elif at + 1 < len(blocks) and len(block) <= SUBHEAD_CHARACTERS and not block.endswith(_SENTENCE_ENDS):
            kind = "subhead"
        else:
            kind = "paragraph"
        seen.add(kind)
        yield kind


class _Cut(NamedTuple):
    """Characters that the same marks cover."""

    start: int
    text: str
    numbers: tuple[int, ...]
    parts: tuple[Part, ...]


def _cut(text: str, bounds: Sequence[tuple[int, int]], marks: Sequence[Mark]) -> list[list[_Cut]]:
    """Give the cuts of each block, by one sweep over all boundaries."""
    opening: defaultdict[int, list[Mark]] = defaultdict(list)
    closing: defaultdict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        opening[mark.start].append(mark)
        closing[mark.end].append(mark)
    places = sorted({*opening, *closing})
    active: set[Mark] = set()
    at = 0
    blocks = []
    for start, end in bounds:
        cuts: list[_Cut] = []
        here = start
        while here < end:
            while at < len(places) and places[at] <= here:
                active.difference_update(closing[places[at]])
                active.update(opening[places[at]])
                at += 1
            there = min(places[at], end) if at < len(places) else end
            cuts.append(_as_cut(here, text[here:there], active))
            here = there
        blocks.append(cuts)
    return blocks


def _as_cut(start: int, text: str, active: Iterable[Mark]) -> _Cut:
    numbers = tuple(sorted({mark.number for mark in active if mark.role is None}))
    parts = sorted({(mark.number, mark.role) for mark in active if mark.role})
    return _Cut(start, text, numbers, tuple(Part(number, role) for number, role in parts))


def _find_ends(blocks: Iterable[Iterable[_Cut]]) -> tuple[dict[int, int], dict[int, int]]:
    """Give where the first and the last cut of each report's sentence start: it may run over blocks."""
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    for cut in (cut for cuts in blocks for cut in cuts):
        for number in cut.numbers:
            first.setdefault(number, cut.start)
            last[number] = cut.start
    return first, last


def _join(cuts: Sequence[_Cut], first: dict[int, int], last: dict[int, int]) -> Iterator[Stretch]:
    """Give stretches of cuts that the same reports quote."""
    start = 0
    for end in range(1, len(cuts) + 1):
        if end < len(cuts) and cuts[end].numbers == cuts[start].numbers:
            continue
        some = cuts[start:end]
        places = {cut.start for cut in some}
        numbers = some[0].numbers
        yield Stretch(
            numbers,
            tuple(Piece(cut.text, cut.parts) for cut in some),
            tuple(number for number in numbers if first[number] in places),
            tuple(number for number in numbers if last[number] in places),
        )
        start = end
