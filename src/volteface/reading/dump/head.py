"""The head of an article: title, lead, byline, date, caption, and the menu above."""

from dataclasses import dataclass, field

from volteface.reading.dump.phrases import BLOCK_KINDS, main_cue
from volteface.reading.dump.pieces import Piece
from volteface.reading.dump.shapes import (
    byline_author,
    clutter_cue,
    has_year,
    is_address,
    is_date,
    is_initials,
    is_menu,
    is_rule,
)
from volteface.reading.dump.words import Words

LONGEST_TITLE = 220
LONGEST_LEAD = 600
LONGEST_LEAD_BY_CAPTION = 300
FURNITURE = frozenset({"byline", "date", "caption", "credit", "share"})
"""What stands between a lead and the text."""
TITLE_MARGIN = 2.0
"""The first line whose score comes this near to the best one is the title."""
SHORT_TITLE_MARGIN = 0.3


@dataclass(slots=True)
class Head:
    """What was read above the text: places of the title and of the first paragraph (-1 without), and the author."""

    title: int = -1
    body: int = -1
    author: str = ""
    dates: list[int] = field(default_factory=list)


def read_head(pieces: list[Piece], paragraphs: list[int], words: Words) -> Head:
    """Write the kind of every piece above the second paragraph, and give what was found."""
    head = Head()
    first = paragraphs[0] if paragraphs else _first_notice(pieces)
    head.title = find_title(pieces, first, words)
    for at in range(head.title):
        _sort_above(pieces, at, head)
    if head.title >= 0:
        pieces[head.title].kind = "title"
    if paragraphs:
        rest = [at for at in paragraphs if at > head.title]
        head.body = _read_below(pieces, rest, head, words)
    return head


def find_title(pieces: list[Piece], first: int, words: Words) -> int:
    """Give the place of the title among the pieces before `first`, the first paragraph; -1 without one.

    A title has four words or more, shares the article's, and no menu or ticker stands below it.
    """
    scores: list[tuple[int, float]] = []
    below = 0.0
    for at in range(first - 1, -1, -1):
        piece = pieces[at]
        if is_menu(piece) or is_address(piece) or (piece.words <= 2 and piece.text.isupper()):
            below += 1.0
            continue
        if not _may_be_title(piece):
            continue
        scores.append((at, _score_title(piece, words) - min(below, 3.0)))
    if not scores:
        return 0 if first == 0 and len(pieces) > 1 and pieces[0].size < LONGEST_TITLE and pieces[1].prose else -1
    best = max(score for _, score in scores)
    if best < 0:
        return -1
    return min(
        at
        for at, score in scores
        if score >= best - (TITLE_MARGIN if pieces[at].words >= 4 else SHORT_TITLE_MARGIN)
    )


def _may_be_title(piece: Piece) -> bool:
    if piece.doubled or piece.prose or not 8 <= piece.size <= LONGEST_TITLE or is_rule(piece) or is_date(piece):
        return False
    cue = clutter_cue(piece)
    if cue and not (cue.kind in ("live", "read-also", "byline") and not cue.whole):
        return False
    return not byline_author(piece) or piece.words > 4


def _score_title(piece: Piece, words: Words) -> float:
    score = 3.0 * min(1.0, 2 * words.share(piece.text))
    if piece.heading:
        score += 3
    if piece.words >= 4:
        score += 2 if piece.words <= 25 else 0
    else:
        score += 0.5 if piece.words == 3 else -1
    if piece.stop == ".":
        score -= 1
    if piece.stop == ":":
        score -= 2
    if piece.repeats > 1:
        score += 0.5
    if any(cue.kind == "live" for cue in piece.cues):
        score -= 1
    if byline_author(piece):
        score -= 1.5
    return score


def _first_notice(pieces: list[Piece]) -> int:
    """Give the place of the first notice of a page without paragraphs: a paywall's stub has its title above."""
    for at, piece in enumerate(pieces):
        cue = main_cue(piece)
        if cue and cue.kind == "paywall" and at and not is_menu(piece):
            return at
    return 0


def _sort_above(pieces: list[Piece], at: int, head: Head) -> None:
    piece = pieces[at]
    cue = clutter_cue(piece)
    if is_date(piece):
        piece.kind = "date"
        head.dates.append(at)
    elif cue and cue.kind not in ("live", "credit"):
        piece.kind = BLOCK_KINDS[cue.kind]
        if cue.kind == "byline":
            head.author = head.author or byline_author(piece)
    else:
        piece.kind = "menu"


def _read_below(pieces: list[Piece], paragraphs: list[int], head: Head, words: Words) -> int:
    """Sort what stands between title and text; give the place of the first paragraph of the text."""
    if not paragraphs:
        return -1
    first = paragraphs[0]
    _sort_below(pieces, head.title + 1, first, head, words)
    if len(paragraphs) > 1 and _is_lead(pieces, first, paragraphs[1], head):
        pieces[first].kind = "lead"
        _sort_below(pieces, first + 1, paragraphs[1], head, words)
        return paragraphs[1]
    return first


def _is_lead(pieces: list[Piece], first: int, second: int, head: Head) -> bool:
    """Tell whether the first paragraph is a standfirst: byline, date or caption stand between it and the text."""
    piece = pieces[first]
    if piece.size > LONGEST_LEAD or any(other.kind == "lead" for other in pieces[max(head.title, 0) : first]):
        return False
    above = {other.kind for other in pieces[max(head.title, 0) : first]}
    between = [
        _furniture_kind(other, known=bool(head.author))
        for other in pieces[first + 1 : second]
        if not is_date(other) or has_year(other.text)  # an hour alone belongs to a live report
    ]
    if "date" in between or "byline" in between:
        return True
    if not {"caption", "credit"} & set(between):
        return False
    return piece.size <= LONGEST_LEAD_BY_CAPTION or not above & {"byline", "date"}


def _furniture_kind(piece: Piece, *, known: bool) -> str:
    """Give what a line of the head is by itself, "" if it may be text; `known` is whether the author is."""
    if piece.doubled:
        return "caption"
    if is_date(piece):
        return "date"
    if is_rule(piece):
        return "other"
    if not known and any(cue.kind == "byline" for cue in piece.cues) and byline_author(piece):
        return "byline"
    cue = clutter_cue(piece)
    if cue and cue.kind == "credit":
        return "credit" if _is_credit_only(piece) else "caption"
    if cue and cue.kind in ("byline", "live"):
        cue = None
    if cue:
        return BLOCK_KINDS[cue.kind]
    if is_initials(piece.text) or (not known and byline_author(piece)):
        return "byline"
    if piece.text[0] == "(" and piece.text[-1] == ")":
        return "credit"
    if is_menu(piece) or is_address(piece):
        return "menu"
    return ""


def _is_credit_only(piece: Piece) -> bool:
    """Tell a line of credit from a caption that ends in one."""
    cue = min((cue for cue in piece.cues if cue.kind == "credit"), key=lambda cue: cue.start)
    return cue.start < 12 or piece.words <= 4


def _sort_below(pieces: list[Piece], start: int, end: int, head: Head, words: Words) -> None:
    """Sort the pieces from `start` to `end`, between title and text or between lead and text."""
    below_furniture = start > head.title + 1
    for at in range(start, end):
        piece = pieces[at]
        kind = _furniture_kind(piece, known=bool(head.author))
        if kind:
            piece.kind = kind  # type: ignore[assignment]
        else:
            piece.kind = _sort_text(pieces, at, end, below_furniture=below_furniture, words=words)
        if piece.kind in ("byline", "date"):
            head.author = head.author or byline_author(piece)
            if has_year(piece.text):
                head.dates.append(at)
        below_furniture = below_furniture or piece.kind in FURNITURE


def _sort_text(pieces: list[Piece], at: int, end: int, *, below_furniture: bool, words: Words) -> str:
    """Tell what an unmarked line of the head is: lead, caption, an office below a name, or text already."""
    piece, before = pieces[at], pieces[at - 1] if at else None
    if not below_furniture and (piece.words >= 5 or piece.stop):
        return "lead"
    if before and before.kind == "byline" and before.blank and not piece.blank and piece.words <= 7:
        return "byline"
    by_credit = (before is not None and before.kind == "credit") or (
        at + 1 < end and any(cue.kind == "credit" for cue in pieces[at + 1].cues)
    )
    if by_credit and piece.words >= 2:
        return "caption"
    if piece.stop == "." and piece.words >= 3:
        return "paragraph"
    below_hour = before is not None and before.kind == "date"
    if piece.words <= 6 and (piece.blank or below_hour) and at + 1 == end and not piece.text.isupper():
        return "subhead"
    if piece.words >= 3 and piece.stop != ":" and (piece.size >= 25 or words.share(piece.text) > 0):
        return "caption"
    return "other"
