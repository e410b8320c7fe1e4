"""The head of an article: title, lead, byline, date, caption, and the menu above."""

import re
from dataclasses import dataclass, field
from statistics import median

from volteface.model import BlockKind
from volteface.reading.dump.phrases import BLOCK_KINDS, main_cue
from volteface.reading.dump.pieces import Piece
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
from volteface.reading.dump.words import Words
from volteface.reading.people import is_initials

LONGEST_TITLE = 220
LONGEST_LEAD = 600
LONGEST_LEAD_BY_CAPTION = 300
LONGEST_OPENING, OPENING_SHARE, NEXT_RATIO, FEWEST_LONGER = 170, 0.5, 1.5, 3
"""A first paragraph without furniture below it is a lead if it is so short, in characters and by the others' size."""
FURNITURE = frozenset({"byline", "date", "caption", "credit", "share"})
"""What stands between a lead and the text."""
SHORTEST_HEADLINE = 15
OUTLET_MARKS = ("-", "–", "—", "|", "·", "/", "»", ":")
TITLE_MARGIN = 2.0
"""The first line whose score comes this near to the best one is the title."""
SHORT_TITLE_MARGIN = 0.3
LONGEST_KICKER = 4
"""In words."""
SCORE_OF_MENU = 1.5
LONGEST_BYLINE_WORDS = 10
_ISSUE = re.compile(r"(?<!\w)(?:nr|no\.?|vol\.?|issue|numer|wydanie|№|n°|sayı) ?\d", re.IGNORECASE)
_HOUR_AND_NAME = re.compile(r"\W*\d.*(?:\d[:.]\d\d\W|  )\W*[^\W\d_]")
"""A line above a title that begins with a date and goes on with something else; a date alone may name a place."""
_STOP_SCORES = {".": -1.0, ":": -2.0}


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
            below += SCORE_OF_MENU
            continue
        if any(cue.kind in ("published", "updated", "byline") for cue in piece.cues):
            below = 0.0  # what stands below a byline is the article's own row of buttons
        if _may_be_title(piece):
            score = _score_title(piece, words) + _score_place(pieces, at)
            scores.append((at, score - min(below, 3 * SCORE_OF_MENU)))
    best = max((score for _, score in scores), default=-1.0)
    if best < 0:
        # A first paragraph as short as a headline, with prose below, is one that was given a full stop.
        opens = first == 0 and len(pieces) > 1 and pieces[0].size < LONGEST_TITLE and pieces[1].prose
        return 0 if opens else -1
    if (headline := _without_outlet(pieces, [at for at, _ in scores])) >= 0:
        return headline
    first = min(
        at
        for at, score in scores
        if score >= best - (TITLE_MARGIN if pieces[at].words >= 4 else SHORT_TITLE_MARGIN)
    )
    return first + 1 if _is_kicker(pieces, first) else first


def _is_kicker(pieces: list[Piece], at: int) -> bool:
    """Tell a short line above a longer headline that has a longer lead below: three lines without a final stop."""
    lines = pieces[at : at + 3]
    if len(lines) < 3 or lines[0].words > LONGEST_KICKER or lines[1].words <= LONGEST_KICKER:
        return False
    if not all(_may_be_title(line) and line.stop != "." and not byline_author(line) for line in lines[1:]):
        return False
    return lines[0].size < lines[1].size < lines[2].size


def _without_outlet(pieces: list[Piece], places: list[int]) -> int:
    """Give the place of a headline that the first line has too, with the outlet's name beside it; -1 without one."""
    top = pieces[places[-1]].text
    for at in places[:-1]:
        text = pieces[at].text
        outlet = (
            top.removeprefix(text).lstrip() if top.startswith(text) else top.removesuffix(text).rstrip()[::-1]
        )
        if len(text) >= SHORTEST_HEADLINE and outlet != top[::-1] and outlet[:1] in OUTLET_MARKS and outlet:
            return at
    return -1


def _may_be_title(piece: Piece) -> bool:
    if (
        piece.doubled
        or piece.prose
        or not 8 <= piece.size <= LONGEST_TITLE
        or is_rule(piece)
        or is_date(piece)
    ):
        return False
    cue = clutter_cue(piece)
    if cue and not (cue.kind in ("live", "read-also", "byline") and not cue.whole):
        return False
    return not (piece.words <= 4 and byline_of(piece).labelled)


def _score_title(piece: Piece, words: Words) -> float:
    """Score how much a line is a headline of the article whose words these are; below 0 it is none."""
    score = 3.0 * min(1.0, 2 * words.share(piece.text))
    if piece.words < 4:
        score += 0.5 if piece.words == 3 else -1.0
    elif piece.words <= 25:
        score += 2.0
    score += _STOP_SCORES.get(piece.stop, 0.0)
    score += 3.0 if piece.heading else 0.0
    score += 0.5 if piece.repeats > 1 else 0.0
    score -= 1.0 if any(cue.kind == "live" for cue in piece.cues) else 0.0
    if piece.words <= LONGEST_BYLINE_WORDS and byline_author(piece):
        score -= 3.0 if piece.words <= 3 else 1.5
    score -= 1.5 if " | " in piece.text or " :: " in piece.text else 0.0
    return score - _score_table(piece)


def _score_table(piece: Piece) -> float:
    """Score how much a line is a row of a table, the name of a picture, a slug or the number of an issue."""
    text = piece.text
    tokens = text.split()
    score = 3.0 if 3 * sum(any(map(str.isdigit, token)) for token in tokens) >= len(tokens) else 0.0
    score += 3.0 if text[0] == "[" and text[-1] == "]" else 0.0
    score += 2.0 if "  " in text else 0.0
    score += 2.5 if _ISSUE.search(text) else 0.0
    slugs = sum(token.isupper() and ("-" in token or "/" in token) for token in tokens)
    return score + (2.0 if slugs and text.isupper() else 0.0)


def _score_place(pieces: list[Piece], at: int) -> float:
    """Score a line by what stands right below: a byline or date is below titles, a title below kickers in capitals."""
    below = pieces[at + 1 : at + 3]
    if not below:
        return 0.0
    following = below[0]
    if _is_head_line(following) or (_is_head_line(below[-1]) and following.words >= 5):
        return 1.0
    is_kicker = pieces[at].text.isupper() and not following.text.isupper() and following.words >= 4
    return -2.5 if is_kicker and _may_be_title(following) else 0.0


def _is_head_line(piece: Piece) -> bool:
    return (is_date(piece) and has_year(piece.text)) or byline_of(piece).labelled


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
        if at + 1 == head.title and _HOUR_AND_NAME.match(piece.text):
            head.author = head.author or byline_author(piece)
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
    above = {piece.kind for piece in pieces[max(head.title, 0) : first]}
    is_alone = pieces[first - 1].kind == "paragraph" and "lead" not in above and above & {"byline", "date"}
    if is_alone and _is_short_opening(pieces, [first - 1, *paragraphs]):
        pieces[first - 1].kind = "lead"
    if len(paragraphs) > 1 and _is_lead(pieces, paragraphs, head):
        pieces[first].kind = "lead"
        _sort_below(pieces, first + 1, paragraphs[1], head, words)
        return paragraphs[1]
    return first


def _is_short_opening(pieces: list[Piece], paragraphs: list[int]) -> bool:
    """Tell whether the first paragraph is a sentence or two, and all the others are far longer."""
    size = pieces[paragraphs[0]].size
    others = [pieces[at].size for at in paragraphs[1:]]
    if len(others) < FEWEST_LONGER or size > LONGEST_OPENING:
        return False
    return size <= OPENING_SHARE * median(others) and size * NEXT_RATIO <= others[0]


def _is_lead(pieces: list[Piece], paragraphs: list[int], head: Head) -> bool:
    """Tell whether the first paragraph is a standfirst: byline, date or caption stand between it and the text."""
    first, second = paragraphs[:2]
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
        return not between and _is_short_opening(pieces, paragraphs) and bool(above & {"byline", "date"})
    return piece.size <= LONGEST_LEAD_BY_CAPTION or not above & {"byline", "date"}


def _furniture_kind(piece: Piece, *, known: bool) -> BlockKind | None:
    """Give what a line of the head is by itself, None if it may be text; `known` is whether the author is."""
    cue = clutter_cue(piece)
    byline = byline_of(piece)
    labelled = byline.labelled or any(other.kind == "byline" for other in piece.cues)
    kind: BlockKind | None = None
    if piece.doubled:
        kind = "caption"
    elif is_date(piece):
        kind = "date"
    elif is_rule(piece):
        kind = "other"
    elif not known and labelled and byline.author:
        kind = "byline"
    elif cue and cue.kind == "credit":
        kind = "credit" if _is_credit_only(piece) else "caption"
    elif cue and cue.kind not in ("byline", "live"):
        kind = BLOCK_KINDS[cue.kind]
    elif is_initials(piece.text) or (not known and byline.author):
        kind = "byline"
    elif piece.text[0] == "(" and piece.text[-1] == ")":
        kind = "credit"
    elif is_menu(piece) or is_address(piece):
        kind = "menu"
    return kind


def _is_credit_only(piece: Piece) -> bool:
    """Tell a line of credit from a caption that ends in one."""
    cue = min((cue for cue in piece.cues if cue.kind == "credit"), key=lambda cue: cue.start)
    return cue.start < 12 or piece.words <= 4


def _sort_below(pieces: list[Piece], start: int, end: int, head: Head, words: Words) -> None:
    """Sort the pieces from `start` to `end`, between title and text or between lead and text."""
    below_furniture = start > head.title + 1
    for at in range(start, end):
        piece = pieces[at]
        piece.kind = _furniture_kind(piece, known=bool(head.author)) or _sort_text(
            pieces, at, end, below_furniture=below_furniture, words=words
        )
        if piece.kind in ("byline", "date"):
            head.author = head.author or byline_author(piece)
            if has_year(piece.text):
                head.dates.append(at)
        below_furniture = below_furniture or piece.kind in FURNITURE


def _sort_text(pieces: list[Piece], at: int, end: int, *, below_furniture: bool, words: Words) -> BlockKind:
    """Tell what an unmarked line of the head is: lead, caption, an office below a name, or text already."""
    piece = pieces[at]
    before = pieces[at - 1] if at else None
    above = before.kind if before else None
    by_credit = above == "credit" or (
        at + 1 < end and any(cue.kind == "credit" for cue in pieces[at + 1].cues)
    )
    is_last = at + 1 == end and not piece.text.isupper()
    kind: BlockKind = "other"
    if not below_furniture and (piece.words >= 5 or piece.stop or is_item(piece.text)):
        kind = "lead"
    elif before and above == "byline" and before.blank and not piece.blank and piece.words <= 7:
        kind = "byline"
    elif by_credit and piece.words >= 2:
        kind = "caption"
    elif piece.stop == "." and piece.words >= 3:
        kind = "paragraph"
    elif is_last and piece.words <= 6 and (piece.blank or above == "date"):
        kind = "subhead"
    elif piece.words >= 3 and piece.stop != ":" and (piece.size >= 25 or words.share(piece.text) > 0):
        kind = "caption"
    return kind
