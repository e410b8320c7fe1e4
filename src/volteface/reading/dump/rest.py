"""Below the head: what stands between the paragraphs of an article, and after the last one."""

from dataclasses import dataclass
from itertools import pairwise

from volteface.model import BlockKind
from volteface.reading.dump.phrases import BLOCK_KINDS
from volteface.reading.dump.pieces import CLOSERS, CREDIT_START, LONGEST_CREDIT, SHORTEST_DOUBLED, Cue, Piece
from volteface.reading.dump.shapes import (
    byline_author,
    byline_of,
    clutter_cue,
    has_year,
    is_address,
    is_date,
    is_item,
    is_menu,
    is_rule,
)
from volteface.reading.dump.signature import is_signed
from volteface.reading.dump.words import Words
from volteface.reading.people import LONGEST_BYLINE, is_initials, is_interview

LONGEST_SUBHEAD = 80
LONGEST_QUESTION = 9
"""In words."""
TEASER_SCORE = 2.0
SECTION_KINDS = frozenset({"related", "read-also", "video", "comments", "tags"})
SPEECH = ("–", "—", "-", '"', "„", "“", "«", "”", "‘", "'")
SHARED_BY_SENTENCES = 0.2
SHARED_BY_CLOSING = 0.3
INTERRUPTING_KINDS = frozenset(
    {"ad", "cookie", "follow", "newsletter", "paywall", "read-also", "related", "video"}
)
LONGEST_INTERRUPTION, FARTHEST_SIGNED = 4, 9
"""In lines."""


@dataclass(slots=True)
class Page:
    """What the rules for single lines look at: all pieces, the article's words, and how many lone lines and
    questions stand between its paragraphs.
    """

    pieces: list[Piece]
    words: Words
    lone_lines: int = 0
    questions: int = 0
    is_interview: bool = False


def sort_between(pieces: list[Piece], paragraphs: list[int], words: Words) -> None:
    """Write the kind of every piece from the first of `paragraphs` to the last."""
    page = Page(pieces, words)
    gaps = [(low + 1, high) for low, high in pairwise(paragraphs) if high > low + 1]
    page.lone_lines = sum(high - low == 1 and not pieces[low].stop for low, high in gaps)
    page.questions = sum(
        piece.stop == "?" and not piece.cues and piece.repeats == 1
        for low, high in gaps
        for piece in pieces[low:high]
    )
    page.is_interview = any(is_interview(piece.text) for piece in pieces if piece.size <= LONGEST_BYLINE)
    for at in paragraphs:
        pieces[at].kind = pieces[at].kind or "paragraph"
    for low, high in gaps:
        _sort_gap(page, low, high)


def _sort_gap(page: Page, low: int, high: int) -> None:
    """Sort the pieces from `low` to `high`, all between two paragraphs of the article."""
    section: BlockKind | None = None
    in_list = page.pieces[low - 1].text.endswith(":")
    for at in range(low, high):
        piece = page.pieces[at]
        if piece.kind:
            continue
        cue = clutter_cue(piece)
        if cue and not (cue.kind == "byline" and not byline_author(piece)):
            piece.kind = _kind_of_cue(piece, cue)
            section = BLOCK_KINDS[cue.kind] if _opens_section(piece, cue) else section
            continue
        if is_date(piece):
            section = None
        if section and piece.blank and page.pieces[at - 1].kind == section and _has_content(page, low, at):
            section = None
        piece.kind = _sort_line(page, at, (low, high), section, in_list=in_list)
        if piece.kind == "paragraph":
            section = None
            in_list = piece.text.endswith(":") or (in_list and is_item(piece.text))


def _kind_of_cue(piece: Piece, cue: Cue) -> BlockKind:
    if cue.kind == "credit" and (piece.doubled or (cue.start > 12 and piece.words > 4)):
        return "caption"
    return BLOCK_KINDS[cue.kind]


def _opens_section(piece: Piece, cue: Cue) -> bool:
    """Tell whether what follows a line belongs to it: the line says no more than 'Read also' or ends in a colon."""
    return cue.kind in SECTION_KINDS and (cue.whole or piece.stop == ":" or cue.end >= piece.size - 2)


def _has_content(page: Page, low: int, at: int) -> bool:
    """Tell whether the open section has a headline already, besides the line that opened it."""
    return any(
        piece.kind in ("teaser", "recommended") and not any(_opens_section(piece, cue) for cue in piece.cues)
        for piece in page.pieces[low:at]
    )


def _sort_line(
    page: Page, at: int, gap: tuple[int, int], section: BlockKind | None, *, in_list: bool
) -> BlockKind:
    """Tell what a line without a cue is, inside the article."""
    piece = page.pieces[at]
    kind: BlockKind
    if is_date(piece):
        kind = "date"
    elif is_rule(piece):
        kind = "other"
    elif is_initials(piece.text):
        kind = "byline"
    elif (_is_by_credit(page, at) and not piece.stop) or _is_told_twice(page, at):
        kind = "caption"
    elif piece.doubled:
        kind = _kind_of_doubled(page, at)
    elif piece.repeats > 1:
        kind = "recommended"
    elif is_menu(piece) or (is_address(piece) and piece.stop != "."):
        kind = "menu"
    elif section and not _is_sentence(piece, page.words):
        kind = section
    elif in_list and (is_item(piece.text) or piece.stop in (".", "") or piece.text[-1] in ";,"):
        kind = "paragraph"
    else:
        kind = _sort_unmarked(page, at, gap)
    return kind


def _is_by_credit(page: Page, at: int) -> bool:
    """Tell whether a photo credit stands on the line before or after, no empty line between."""
    pieces = page.pieces
    following = pieces[at + 1] if at + 1 < len(pieces) else None
    if following and not following.blank and any(c.kind == "credit" and c.start < 3 for c in following.cues):
        return True
    return pieces[at - 1].kind == "credit" and not pieces[at].blank


def _is_told_twice(page: Page, at: int) -> bool:
    """Tell a caption that stands twice, on two lines, the second time with a credit behind."""
    piece = page.pieces[at]
    for other in page.pieces[max(at - 1, 0) : at + 2]:
        shorter, longer = sorted((piece, other), key=lambda one: one.size)
        if SHORTEST_DOUBLED <= shorter.size < longer.size <= shorter.size + LONGEST_CREDIT:
            rest = longer.text.removeprefix(shorter.text)
            if rest != longer.text and CREDIT_START.match(rest):
                return True
    return False


def _kind_of_doubled(page: Page, at: int) -> BlockKind:
    """One doubled line is a caption; in a row of them it is a recommended headline."""
    near = page.pieces[max(at - 1, 0) : at + 2]
    return "recommended" if sum(piece.doubled for piece in near) > 1 else "caption"


def _is_sentence(piece: Piece, words: Words) -> bool:
    """Tell whether a short line under a heading of links is a sentence of the article all the same."""
    if piece.stop != "." and not (piece.stop and piece.text.startswith(SPEECH)):
        return False
    return piece.words >= 5 and words.share(piece.text) >= SHARED_BY_SENTENCES


def _sort_unmarked(page: Page, at: int, gap: tuple[int, int]) -> BlockKind:
    """Tell sentences, sub-heads and teasers apart."""
    piece = page.pieces[at]
    kind: BlockKind
    if piece.heading:
        kind = "subhead"
    elif _reads_on(piece):
        kind = "paragraph"
    elif _in_row(page, at, gap):
        kind = "recommended"
    elif _score_teaser(page, at) >= TEASER_SCORE:
        kind = "teaser"
    elif piece.size > LONGEST_SUBHEAD or (
        piece.stop and piece.words > 5 and not _is_heading_question(page, at)
    ):
        kind = "paragraph"
    else:
        kind = "subhead"
    return kind


def _is_heading_question(page: Page, at: int) -> bool:
    """Tell a short question over a section, as explainers have them, from one that an interviewer asks."""
    piece = page.pieces[at]
    below = page.pieces[at + 1] if at + 1 < len(page.pieces) else None
    if (
        page.is_interview
        or piece.stop != "?"
        or piece.words > LONGEST_QUESTION
        or piece.text.startswith(SPEECH)
    ):
        return False
    return below is not None and below.prose and (piece.blank or not below.blank)


def _reads_on(piece: Piece) -> bool:
    """Tell whether a line is a sentence, a line of speech, what leads up to a quote, or the rest of a paragraph."""
    if piece.stop in (".", "…"):
        return True
    if piece.stop == ":":
        return piece.words >= 3
    if piece.text[0].islower():
        return piece.words >= 5
    return bool(piece.stop) and piece.text.startswith(SPEECH)


def _in_row(page: Page, at: int, gap: tuple[int, int]) -> bool:
    """Tell whether a line without a final stop stands directly beside another such line."""
    low, high = gap
    pieces = page.pieces
    piece = pieces[at]
    if piece.words < 3:
        return False
    above = pieces[at - 1] if at > low and not piece.blank else None
    if above and _is_loose(above) and above.kind not in ("paragraph", "subhead"):
        return True
    below = pieces[at + 1] if at + 1 < high and not pieces[at + 1].blank else None
    return below is not None and _is_loose(below)


def _is_loose(piece: Piece) -> bool:
    return (
        piece.words >= 3
        and piece.stop not in (".", "…", ":")
        and not piece.doubled
        and not is_item(piece.text)
    )


def _score_teaser(page: Page, at: int) -> float:
    """Score how much a lone line is a headline of another article rather than a sub-head of this one."""
    piece = page.pieces[at]
    text = piece.text
    share = page.words.share(text)
    score = 1.5 if share == 0 else -1.5 if share >= 0.5 else 0.0
    inner = text.rstrip(CLOSERS + ".!?…")
    score += 2.0 if any(mark in inner for mark in (". ", "! ", "? ", '?"', '!"')) else 0.0
    score += 1.0 if any(mark in text for mark in '"“”«»„') else 0.0
    score += 0.5 if piece.stop else 0.0
    score += 2.0 if piece.words >= 12 else 1.0 if piece.words >= 9 else -1.5 if piece.words <= 4 else 0.0
    score -= 1.0 if page.lone_lines > 1 else 0.0
    score -= 2.0 if piece.stop == "?" and page.questions > 1 else 0.0
    score += 3.0 if text[0] in ">»›→▶►[•" else 0.0
    label, colon, _ = text.partition(": ")
    if colon and len(label.split()) <= 2:
        score += 2.0 if label.isupper() else 0.5
    if page.pieces[at - 1].kind in ("teaser", "ad") and not page.pieces[at - 1].blank:
        score += 1.0
    return score


def sort_after(pieces: list[Piece], start: int, words: Words) -> None:
    """Write the kind of every piece from `start`, the one after the last certain paragraph, to the page's end."""
    at = start
    while at < len(pieces) and (_goes_on(pieces[at]) or is_signed(pieces, at, words)):
        pieces[at].kind = "paragraph"
        at += 1
    section: BlockKind = "other"
    ended = False
    for place in range(at, len(pieces)):
        piece = pieces[place]
        cue = clutter_cue(piece)
        if cue and not (cue.kind == "byline" and not byline_author(piece)):
            piece.kind = _kind_of_cue(piece, cue)
            ended = ended or cue.kind not in INTERRUPTING_KINDS
            if _opens_section(piece, cue):
                section = BLOCK_KINDS[cue.kind]
        elif not ended and _is_last(pieces, place, start, words):
            piece.kind = "paragraph"
        else:
            piece.kind = _sort_tail_line(pieces, place, section)
            ended = ended or piece.kind == "byline"


def _is_last(pieces: list[Piece], at: int, start: int, words: Words) -> bool:
    """Tell whether a line somewhat below the text (which ends at `start`) is its last paragraph all the same."""
    if at < start + LONGEST_INTERRUPTION and _is_closing_sentence(pieces[at], words):
        return True
    return at < start + FARTHEST_SIGNED and is_signed(pieces, at, words)


def _is_closing_sentence(piece: Piece, words: Words) -> bool:
    """Tell whether a line below an advertisement or an appeal is the last sentence of the text."""
    if piece.stop != "." or piece.words < 5 or piece.repeats > 1 or piece.doubled or is_address(piece):
        return False
    return words.share(piece.text) >= SHARED_BY_CLOSING


def _goes_on(piece: Piece) -> bool:
    """Tell whether a short line right after the text is one of its sentences."""
    if clutter_cue(piece) or piece.doubled or piece.repeats > 1 or piece.stop not in (".", "!", "?", "…"):
        return False
    if is_initials(piece.text) or is_address(piece) or is_rule(piece) or piece.words < 3:
        return False
    if has_year(piece.text) and byline_author(piece):
        return False  # '12 maja 2024 r.' ends in a full stop too
    return piece.stop == "." or piece.text.startswith(SPEECH)


def _heads_list(pieces: list[Piece], at: int) -> bool:
    """Tell a heading in capitals, or over numbered lines, from a name: a list of headlines stands right below."""
    piece, below = pieces[at], pieces[at + 1 : at + 3]
    if byline_of(piece).labelled or len(below) < 2:
        return False
    are_items = all(is_item(line.text) or line.text[0].isdecimal() for line in below)
    are_headlines = all(line.words >= 3 and not (line.stop == "." or line.cues) for line in below)
    return are_items or (piece.text.isupper() and are_headlines)


def _sort_tail_line(pieces: list[Piece], at: int, section: BlockKind) -> BlockKind:
    """Tell what a line without a cue is, below the article."""
    piece = pieces[at]
    kind = section
    if is_date(piece):
        kind = "date"
    elif is_rule(piece):
        kind = "other"
    elif is_initials(piece.text) or (
        section == "other" and byline_author(piece) and not _heads_list(pieces, at)
    ):
        kind = "byline"
    elif section == "comment":
        pass
    elif piece.doubled or piece.repeats > 1:
        kind = "recommended"
    elif is_menu(piece):
        kind = "menu"
    elif piece.prose:
        kind = "notice"
    return kind
