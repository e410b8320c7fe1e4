"""Lines of a page whose paragraphs are made with <br>: where one ends, and what stands before it or looks apart."""

from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

from volteface.reading.body import Stretch
from volteface.reading.parts import HOUR, ends_sentence
from volteface.reading.people import LONGEST_BYLINE, read_byline
from volteface.reading.projection import LINE, Projection

_EMPHASES = frozenset({"b", "strong", "i", "em", "small", "time"})
_DASHES = "–—|:-"
_LONGEST_HOUR = 12
_FEWEST_STAMPED = 3
_MAX_HEAD_LINES = 3
_MAX_EMPHASISED = 160


class Looks(NamedTuple):
    """What is set apart: (start, end) of what is all emphasised or a date, and of cells; the keys before which
    pictures stand.
    """

    emphasised: frozenset[tuple[int, int]]
    cells: frozenset[tuple[int, int]]
    pictures: frozenset[int]


def read_looks(projection: Projection) -> Looks:
    """Collect what a page sets apart by its looks."""
    return Looks(
        frozenset(
            (element.start, element.end)
            for element in projection.elements
            if element.tag in _EMPHASES or element.role == "date"
        ),
        frozenset((element.start, element.end) for element in projection.elements if element.tag == "td"),
        frozenset(element.start for element in projection.elements if element.tag == "img"),
    )


def cut_body(projection: Projection, body: list[Stretch], looks: Looks) -> list[Stretch]:
    """Cut the body into paragraphs: at ends of blocks, at line breaks behind a full stop or around a line set apart.

    The hour before each entry of a live report is a stretch of its own.
    """
    stretches = [piece for stretch in _join(body) for piece in _cut_stretch(projection, stretch, looks)]
    stamps = [_stamp_end(projection, stretch, looks) for stretch in stretches]
    plain = [_plain_stamp_end(projection, stretch) for stretch in stretches]
    if sum(map(bool, plain)) >= _FEWEST_STAMPED:
        stamps = [marked or bare for marked, bare in zip(stamps, plain, strict=True)]
    cut: list[Stretch] = []
    for stretch, stamp in zip(stretches, stamps, strict=True):
        if stamp:
            cut.append(stretch._replace(end=stamp))
        cut.append(stretch._replace(start=stamp or stretch.start))
    return cut


def _join(body: list[Stretch]) -> list[Stretch]:
    """Put together the stretches that the extractor parted in the middle of a text."""
    joined: list[Stretch] = []
    for stretch in body:
        last = joined[-1] if joined else None
        if last and last.end == stretch.start and not (last.is_heading or stretch.is_heading):
            joined[-1] = last._replace(end=stretch.end)
        else:
            joined.append(stretch)
    return joined


def _cut_stretch(projection: Projection, stretch: Stretch, looks: Looks) -> Iterator[Stretch]:
    begin = stretch.start
    lines = projection.split(stretch.start, stretch.end)
    for number, (line, following) in enumerate(zip_longest(lines, lines[1:])):
        _, end, gap = line
        if following and gap == LINE and not ends_sentence(projection.keys[begin:end]):
            is_head = number < _MAX_HEAD_LINES
            first = (begin, end) if begin == line[0] else None
            if not _is_parted(projection, first, following[:2], looks, is_head=is_head):
                continue
        yield stretch._replace(start=begin, end=end)
        begin = end


def _is_parted(
    projection: Projection,
    line: tuple[int, int] | None,
    following: tuple[int, int],
    looks: Looks,
    *,
    is_head: bool,
) -> bool:
    """Tell whether a line without a full stop doesn't read on in the next: one of them is emphasised, or a byline.

    `line` is None if it is not the first of its paragraph.
    """
    if projection.keys[following[0]].islower():
        return False
    if any(
        span in looks.emphasised and span[1] - span[0] <= _MAX_EMPHASISED
        for span in (line, following)
        if span
    ):
        return True
    if not is_head:
        return False
    return any(
        span[1] - span[0] <= LONGEST_BYLINE and read_byline(projection.render(*span)[0]).labelled
        for span in (line, following)
        if span
    )


def _stamp_end(projection: Projection, stretch: Stretch, looks: Looks) -> int:
    """Give the end of an emphasised hour at the beginning of a stretch, 0 without one."""
    keys = projection.keys
    for end in range(stretch.start + 4, min(stretch.start + _LONGEST_HOUR, stretch.end)):
        if (stretch.start, end) in looks.emphasised and HOUR.fullmatch(keys, stretch.start, end):
            dashes = len(keys[end : stretch.end]) - len(keys[end : stretch.end].lstrip(_DASHES))
            return end + dashes if end + dashes < stretch.end else 0
    return 0


def _plain_stamp_end(projection: Projection, stretch: Stretch) -> int:
    """Give the end of an hour at the beginning of a sentence, 0 without one."""
    found = HOUR.match(projection.keys, stretch.start, stretch.end)
    if (
        not found
        or found.end() >= stretch.end
        or not ends_sentence(projection.keys[stretch.start : stretch.end])
    ):
        return 0
    return found.end() if projection.keys[found.end()].isupper() else 0
