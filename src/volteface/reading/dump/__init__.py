"""Pages that were saved or pasted as plain text -> Article."""

import re
from collections.abc import Iterator

from volteface.model import TEXT_KINDS, Article, Block, Page, Problem
from volteface.reading.article import Particulars, assemble
from volteface.reading.dump.core import ENDING_KINDS, find_paragraphs
from volteface.reading.dump.head import Head, read_head
from volteface.reading.dump.phrases import fold, mark
from volteface.reading.dump.pieces import Piece, cut, level
from volteface.reading.dump.rest import sort_after, sort_between
from volteface.reading.dump.shapes import has_year, parts
from volteface.reading.dump.signature import find_author, mark_bio
from volteface.reading.head import name_host
from volteface.reading.language import identify
from volteface.reading.parts import HOUR
from volteface.reading.published import find_url_date, find_visible_date

SHORTEST_REPEAT = 25
LONGEST_STUB = 700
"""Characters of text before a paywall; an article longer than that is whole."""
NEAREST_WALL = 3
FEWEST_STAMPED = 3
"""So many paragraphs that begin with an hour make a live report; the hours are not part of its text."""
MOST_CHARACTERS = 2_000_000
"""What stands behind is not read: no article is that long, and a page of 50 MB must not stop the run."""
_STAMP = re.compile(
    rf"(?P<hour>{HOUR.pattern}(?: (?:Uhr|h|GMT|UTC|MSK|МСК))?)(?: [–—|-])? (?=\W?[^\W\d_a-zà-öø-ÿа-яєіїґşğı])"
)


def read_dump(page: Page, text: str) -> Article:
    """Read a page's plain text.

    `text` is the decoded input; `runs` of the article count its characters. A page without an article gives one
    with the problem 'no article' and no text; a paywall's stub keeps title and lead and has the problem 'paywall'; of
    one that is 'too long' the first 2,000,000 characters are read.
    """
    plain = level(text[:MOST_CHARACTERS])
    pieces = cut(plain)
    mark(pieces, fold(plain))
    paragraphs, words = find_paragraphs(pieces)
    head = read_head(pieces, paragraphs, words)
    body = [at for at in paragraphs if at >= head.body >= 0]
    if body:
        sort_between(pieces, body, words)
        sort_after(pieces, body[-1] + 1, words)
    else:
        sort_after(pieces, head.title + 1, words)
    author = find_author(pieces, head.title, head.author)
    mark_bio(pieces, author)
    blocks = list(_blocks(pieces))
    problem = _find_problem(pieces, blocks)
    if problem == "no article":
        blocks = [
            Block(kind="other", text=block.text, runs=block.runs) if block.kind in TEXT_KINDS else block
            for block in blocks
        ]
    sample = " ".join(block.text for block in blocks if block.kind in TEXT_KINDS)
    particulars = Particulars(
        author=author,
        published=_published(page, pieces, head),
        language=identify(sample),
        outlet=_outlet(pieces, head) or name_host(page.url),
    )
    reasons = [problem] if problem else []
    if len(text) > MOST_CHARACTERS:
        reasons.append("too long")
    problems = [Problem(stage="read", reason=reason, document=page.document) for reason in reasons]
    return assemble(page, blocks, particulars, problems)


def _blocks(pieces: list[Piece]) -> Iterator[Block]:
    """Give the pieces as blocks; a line that the page has twice in a row, or a paragraph again, is given once."""
    seen: set[str] = set()
    before = ""
    stamped = [piece for piece in pieces if piece.kind == "paragraph" and _STAMP.match(piece.text)]
    is_live = len(stamped) >= FEWEST_STAMPED
    for piece in pieces:
        kind = piece.kind or "other"
        if piece.text == before:
            continue
        before = piece.text
        if kind in ("paragraph", "lead") and piece.size >= SHORTEST_REPEAT:
            if piece.text in seen:
                kind = "other"
            seen.add(piece.text)
        stamp = _STAMP.match(piece.text) if is_live and kind == "paragraph" else None
        if stamp:
            yield piece.block("date", 0, len(stamp["hour"]))
            yield piece.block(kind, stamp.end())
            continue
        credit = _credit_start(piece) if kind == "caption" else 0
        if credit:
            yield piece.block(kind, 0, len(piece.text[:credit].rstrip(" |(–—-,/")))
            yield piece.block("credit", credit)
        else:
            yield piece.block(kind)


def _credit_start(piece: Piece) -> int:
    """Give where a caption's credit begins, 0 where it has none of its own."""
    starts = [cue.start for cue in piece.cues if cue.kind == "credit" and cue.start > 12]
    return min((start for start in starts if piece.text[start - 1] != "("), default=0)


def _find_problem(pieces: list[Piece], blocks: list[Block]) -> str:
    """Tell what is wrong with what was read; "" if nothing is."""
    kinds = {block.kind for block in blocks}
    size = sum(len(block.text) for block in blocks if block.kind in ("paragraph", "lead"))
    if "title" in kinds and size < LONGEST_STUB and _is_walled(pieces):
        return "paywall"
    return "" if "paragraph" in kinds else "no article"


def _is_walled(pieces: list[Piece]) -> bool:
    """Tell whether the text ends at a subscription's door: the phrase stands right below it."""
    end = max((at for at, piece in enumerate(pieces) if piece.kind in TEXT_KINDS), default=0) + 1
    for piece in pieces[end : end + NEAREST_WALL]:
        kinds = {cue.kind for cue in piece.cues}
        if "paywall" in kinds:
            return True
        if kinds & ENDING_KINDS:
            return False
    return False


def _published(page: Page, pieces: list[Piece], head: Head) -> str:
    """Give the day of publication: from the head's date lines, a label elsewhere, the address."""
    # Nearest first: the line under a title is the article's, one above may be today's date.
    below = [at for at in head.dates if at > head.title]
    above = [at for at in head.dates if at < head.title]
    labelled = [
        at
        for at, piece in enumerate(pieces)
        if any(cue.kind in ("published", "updated") for cue in piece.cues) and has_year(piece.text)
    ]
    near = [
        at for at, piece in enumerate(pieces[: max(head.body, 0)]) if not piece.prose and has_year(piece.text)
    ]
    lines = [
        part for at in dict.fromkeys(below + above[::-1] + labelled + near) for part in parts(pieces[at].text)
    ]
    return find_visible_date("\n".join(lines)) or find_url_date(page.url)


def _outlet(pieces: list[Piece], head: Head) -> str:
    """Give the outlet: what the source line names, else the first line above the title if it is a name."""
    for piece in pieces:
        cue = next((cue for cue in piece.cues if cue.kind == "source" and cue.anchored), None)
        if piece.kind == "source" and cue and ":" in piece.text[cue.end - 1 : cue.end + 1]:
            name = piece.text[cue.end :].lstrip(" :")
            if 0 < len(name.split()) <= 5:
                return name
    first = pieces[0] if pieces and head.title > 0 else None
    if first and first.kind == "menu" and first.words <= 6 and not first.menu_words:
        return first.text.split(" | ")[0].strip()
    return ""
