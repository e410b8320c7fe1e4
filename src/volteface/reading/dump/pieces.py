"""Plain text -> pieces: lines, with hard-wrapped paragraphs joined and doubled or repeated lines marked."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from volteface.model import Block, BlockKind, Run

CLOSERS = "\"'”“’»«)]*_ "
BULLETS = ("- ", "* ", "• ", "· ", "▪ ", "■ ", "● ", "– ", "— ", "+ ")
INVISIBLE = "\u00ad\u200b\ufeff\u2060"
"""Soft hyphens and marks without width: they stand inside words and are left out of texts."""
SPACES = "\xa0\u202f\u2009\t"
"""Blanks that a page sets for its looks; a text has plain ones in their place."""
LINE_ENDS = "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"

SHORTEST_DOUBLED = 10
SHORTEST_REPEATED = 10
SHORTEST_PROSE = 80
LONGEST_CREDIT = 60
SHORTEST_WRAP, LONGEST_WRAP = 40, 120


_HANGING = re.compile(r",$| [^\W\d_A-ZĄĆĘŁŃÓŚŹŻÄÖÜА-ЯЁЇІЄҐ]{1,3}$")
_LIKE_TITLE = re.compile(r"\w\S*(?: [^\W\d_][^\s|]*){3,}")
CREDIT_START = re.compile(r"[.,]? ?[/|(–—©\[-] ?\w|[.,]? (?=[\w./ ]{0,12}[:©])")
_INVISIBLE = re.compile(f"[{INVISIBLE}]")


class Cue(NamedTuple):
    """A phrase of the phrase table in a piece; `start` and `end` count from the piece's first character."""

    kind: str
    start: int
    end: int
    words: int
    whole: bool
    anchored: bool


@dataclass(slots=True)
class Piece:
    """One line, or the joined lines of one hard-wrapped paragraph, with its shape.

    `size` is its length in characters, `spans` are the lines' (start, end) in the input. `blank` is whether an empty line stands before it. `stop` is its
    last mark of punctuation ("" without one), closing quotes and brackets left aside. `repeats` is how often the
    page has this text.
    """

    text: str
    size: int
    spans: tuple[tuple[int, int], ...]
    blank: bool
    words: int
    stop: str
    prose: bool
    doubled: bool = False
    heading: bool = False
    repeats: int = 1
    cues: list[Cue] = field(default_factory=list)
    menu_words: int = 0
    kind: BlockKind | None = None

    def block(self, kind: BlockKind, start: int = 0, end: int | None = None) -> Block:
        """Give the characters from `start` to `end` of the piece as a block of `kind`."""
        text = self.text[start:end]
        if len(self.spans) == 1 and not _INVISIBLE.search(text):
            run = Run(start=0, source=self.spans[0][0] + start, length=len(text))
            return Block(kind=kind, text=text, runs=(run,))
        runs, offset = [], 0
        for number, (first, last) in enumerate(self.spans):
            # The blank that joins a line to the one before stands for the line break before it.
            source = first - 1 if number else first
            length = last - source
            low, high = max(start, offset), min(start + len(text), offset + length)
            if low < high:
                runs.append(Run(start=low - start, source=source + low - offset, length=high - low))
            offset += length
        if _INVISIBLE.search(text):
            text, runs = _without_invisible(text, runs)
        return Block(kind=kind, text=text, runs=tuple(runs))


def level(text: str) -> str:
    """Give a page with one kind of line end and of blank, so that every character stands where it stood."""
    if "\r" in text and "\r\n" not in text:
        text = text.replace("\r", "\n")
    for mark in LINE_ENDS:
        if mark in text:
            text = text.replace(mark, "\n")
    for mark in SPACES:
        if mark in text:
            text = text.replace(mark, " ")
    return text


def cut(text: str) -> list[Piece]:
    """Cut a levelled page into pieces, in page order."""
    lines = list(_lines(text))
    width = _wrap_width(lines)
    if not width:
        lines, width = _single_spaced(lines)
    counts = Counter(line.text for line in lines)
    # Where empty lines are rare, only its capital tells where a title ends and a hard-wrapped lead begins.
    dense = sum(line.blank > 0 for line in lines) < 0.1 * len(lines)
    pieces: list[Piece] = []
    at, joined, titled = 0, False, False
    while at < len(lines):
        end = at + 1
        if width:
            end = _paragraph_end(lines, at, width, capitals=joined or titled or not dense)
            again = (
                place for place in range(at, end) if counts[lines[place].text] > 1 or _half(lines[place].text)
            )
            end = max(next(again, end), at + 1)
        joined = joined or end > at + 1
        titled = titled or bool(_LIKE_TITLE.fullmatch(lines[at].text))
        pieces.append(_piece(lines[at:end]))
        at = end
    if len(counts) < len(lines):
        for piece in pieces:
            if len(piece.text) >= SHORTEST_REPEATED:
                piece.repeats = counts[piece.text] or 1
    return pieces


class _Line(NamedTuple):
    text: str
    start: int
    blank: int


def _single_spaced(lines: list[_Line]) -> tuple[list[_Line], int]:
    """Give lines of which every other one was empty without those, and the width at which they are wrapped."""
    if sum(line.blank > 0 for line in lines) < 0.9 * len(lines):
        return lines, 0
    closer = [line._replace(blank=max(line.blank - 1, 0)) for line in lines]
    width = _wrap_width(closer)
    return (closer, width) if width else (lines, 0)


def _lines(text: str) -> Iterator[_Line]:
    """Give the lines that have any character, stripped, with their place and the number of empty ones before."""
    place, blank = 0, 0
    for raw in text.split("\n"):
        line = raw.strip()
        if line and line.strip(INVISIBLE):
            start = place if raw[0] == line[0] else place + len(raw) - len(raw.lstrip())
            yield _Line(line, start, blank)
            blank = 0
        else:
            blank += 1
        place += len(raw) + 1


def _piece(lines: list[_Line]) -> Piece:
    line = lines[0]
    text, start, heading = line.text, line.start, False
    if text.startswith("#") and text.lstrip("#").startswith(" "):  # a heading of Markdown
        bare = text.lstrip("#").lstrip()
        start, text, heading = start + len(text) - len(bare), bare, True
    spans = [(start, start + len(text))]
    if len(lines) > 1:
        spans.extend((more.start, more.start + len(more.text)) for more in lines[1:])
        text = " ".join([text, *(more.text for more in lines[1:])])
    half = _half(text) if len(lines) == 1 else 0
    if half:
        text, spans = text[:half], [(start, start + half)]
    bare = text.rstrip(CLOSERS)
    last = bare[-1:]
    stop = last if last in ".!?…:" else ""
    words = text.count(" ") + 1
    return Piece(
        text=text,
        size=len(text),
        spans=tuple(spans),
        blank=line.blank > 0,
        words=words,
        stop=stop,
        prose=not half and _is_prose(text, words, stop),
        doubled=bool(half),
        heading=heading,
    )


def _is_prose(text: str, words: int, stop: str) -> bool:
    """Tell whether a line is a paragraph by its shape alone: long, and closed like a sentence."""
    size = len(text)
    if size < SHORTEST_PROSE or words < 8 or text.count(" | ") > 1 or "   " in text:
        return False
    if stop in (".", "…"):
        return True
    return size >= (100 if stop else 220)


def _half(text: str) -> int:
    """Give the length of the half of a line that is one string twice, with or without a space between; else 0.

    Behind the second a credit may stand: "The harbour at nightThe harbour at night / AP".
    """
    size = len(text)
    half = size // 2
    if half < SHORTEST_DOUBLED:
        return 0
    is_even = not size % 2 or text[half] == " "
    if is_even and text[0] == text[size - half] and text[:half] == text[size - half :]:
        return half
    second = text.find(text[:SHORTEST_DOUBLED], SHORTEST_DOUBLED, half + SHORTEST_DOUBLED + 1)
    if second < 0:
        return 0
    once = text[:second].rstrip()
    tail = text[second + len(once) :]
    is_twice = len(once) >= SHORTEST_DOUBLED and text.startswith(once, second)
    return len(once) if is_twice and len(tail) <= LONGEST_CREDIT and CREDIT_START.match(tail) else 0


def _wrap_width(lines: list[_Line]) -> int:
    """Give the width in characters at which the page's paragraphs are hard-wrapped, 0 where they are not.

    A line that begins in lower case after one that ends without a stop is most likely its continuation, and so is
    what follows a comma or a short word in lower case; the width that explains most such pairs (the next word
    would not have fitted) is the page's.
    """
    pairs = []
    if sum(len(line.text) for line in lines if len(line.text) > 2 * LONGEST_WRAP) > 0.3 * sum(
        len(line.text) for line in lines
    ):
        return 0  # its paragraphs are lines of their own
    for line, following in pairwise(lines):
        size = len(line.text)
        if following.blank or not SHORTEST_WRAP <= size <= LONGEST_WRAP or line.text[-1] in ".!?…|":
            continue
        if following.text[0].islower() or _HANGING.search(line.text):
            pairs.append((size, size + 1 + len(following.text.split(None, 1)[0])))
    if len(pairs) < 2:
        return 0
    explained = {
        width: sum(size <= width < full for size, full in pairs) for width in {size for size, _ in pairs}
    }
    best = max(explained, key=lambda width: (explained[width], width))
    return best if explained[best] >= max(2, 0.6 * len(pairs)) else 0


def _paragraph_end(lines: list[_Line], at: int, width: int, *, capitals: bool) -> int:
    """Give the index after the last line of the hard-wrapped paragraph that begins at `at`.

    Without `capitals`, its second line may not begin with a capital letter unless a sentence ends before.
    """
    end = at + 1
    soft = False
    while end < len(lines) and not lines[end].blank:
        line, following = lines[end - 1].text, lines[end].text
        fits = len(line) + 1 + len(following.split(None, 1)[0]) <= width
        # Right margins are ragged: a line a little wider than the estimate is still a wrapped one.
        if fits or not SHORTEST_WRAP // 2 <= len(line) <= width + 3:
            break
        if not capitals and end == at + 1 and line[-1] not in ".!?…" and following[0].isupper():
            break
        soft = soft or (following[0].islower() and line[-1] not in ".!?…")
        end += 1
    closed = lines[end - 1].text.rstrip(CLOSERS)[-1:] in (".", "!", "?", "…")
    return end if soft or (closed and end - at > 1) else at + 1


def _without_invisible(text: str, runs: list[Run]) -> tuple[str, list[Run]]:
    """Leave out characters without width, keeping the map to the input exact."""
    kept: list[str] = []
    pieces: list[Run] = []
    for run in runs:
        begin = run.start
        end = run.start + run.length
        for place in range(run.start, end + 1):
            if place < end and text[place] not in INVISIBLE:
                continue
            if place > begin:
                source = run.source + begin - run.start
                pieces.append(Run(start=len(kept), source=source, length=place - begin))
                kept.extend(text[begin:place])
            begin = place + 1
    return "".join(kept), pieces
