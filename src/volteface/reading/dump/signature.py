"""Who signs an article below its text, or above its title."""

import re

from volteface.model import TEXT_KINDS
from volteface.reading.dump.pieces import Piece
from volteface.reading.dump.shapes import byline_of, is_rule
from volteface.reading.dump.words import Words
from volteface.reading.people import SIGNED, is_initials, is_name

NEAREST = 3
"""So near to the text stands an unlabelled name that signs it; in lines."""
NEAREST_LABELLED = 8
LONGEST_BIO = 350
LAST_LINES = 3
SHORTEST_SIGNED, SHARED_BY_SIGNED = 60, 0.12
_ENDS = frozenset({"recommended", "comment", "teaser", "tags", "menu", "share"})
_BIO = re.compile(
    r"(?P<name>[^,.:–(]{5,60}?),?(?: \([^)]*\))? (?:is|was|are|has been|served|serves|works|worked|writes|reports|covers|teaches|jest|pracuje|pracował|pracowała|pisze|kieruje)\b"
)
_THE_AUTHOR = re.compile(
    r"(?:the (?:author|writer)|autor(?:ka|zy)?|about the author|der autor|die autorin|el autor|la autora|l'auteur\w*)\b[^.]{0,30}"
    r"\b(?:is|was|are|has|served|works|jest|był|była|są|pracuje|pisze|ist|war|es|est)\b",
    re.IGNORECASE,
)
_REPORTING = re.compile(r"\(?(?:additional )?reporting by (?P<names>[^;()]{5,200})", re.IGNORECASE)


def find_author(pieces: list[Piece], title: int, author: str) -> str:
    """Give the author: `author` as named in the head unless these are initials, else who signs below the text."""
    if author and not is_initials(author):
        return _as_written(pieces, author)
    end = max((at for at, piece in enumerate(pieces) if piece.kind in TEXT_KINDS and at > title), default=-1)
    if end < 0:
        return author
    signed = _below(pieces, end + 1)
    full = next((name for name in signed if not is_initials(name)), "")
    return full or _from_bio(pieces, end) or author or (signed[0] if signed else "")


def is_signed(pieces: list[Piece], at: int, words: Words) -> bool:
    """Tell a last paragraph that ends with initials or the agency's name behind its last full stop.

    A name alone is an agency's if the page has it elsewhere, too; a caption shares fewer words with the text.
    """
    piece = pieces[at]
    found = SIGNED.search(piece.text) if piece.size >= SHORTEST_SIGNED and not piece.doubled else None
    if not found or piece.text in pieces[at - 1].text or words.share(piece.text) < SHARED_BY_SIGNED:
        return False
    agency = (found["agency"] or "").casefold()
    return not agency or any(agency in other.text.casefold() for other in pieces if other is not piece)


def mark_bio(pieces: list[Piece], author: str) -> None:
    """Tell what is said of the author at the end of a text from the text: it begins with the name, or with 'the author'."""
    places = [at for at, piece in enumerate(pieces) if piece.kind == "paragraph"]
    for at in places[-LAST_LINES:] if len(places) > LAST_LINES else ():
        text = pieces[at].text
        is_named = is_name(author) and text.casefold().startswith(author.casefold())
        if pieces[at].size <= LONGEST_BIO and (is_named or _THE_AUTHOR.match(text)):
            pieces[at].kind = "byline"


def _as_written(pieces: list[Piece], author: str) -> str:
    """Give a name that its line has in capitals as another place of the page has it, if one does."""
    if not author.isupper() or len(author.split()) < 2:
        return author
    written = re.compile(rf"(?<!\w){re.escape(author)}(?!\w)", re.IGNORECASE)
    found = (match.group() for piece in pieces for match in written.finditer(piece.text))
    return next((name for name in found if not name.isupper() and name[0].isupper()), author)


def _below(pieces: list[Piece], start: int) -> list[str]:
    """Give the names with which the lines right below a text sign it, in page order."""
    names: list[str] = []
    passed = 0
    for piece in pieces[start : start + NEAREST_LABELLED]:
        if reporting := _REPORTING.match(piece.text):
            names.append(reporting["names"].strip(" .)"))
        elif not piece.doubled and piece.repeats == 1:
            byline = byline_of(piece)
            is_signed = piece.kind in ("byline", "date") or piece.text.startswith(("—", "–", "/", "(", "["))
            if byline.author and (byline.labelled or (passed < NEAREST and is_signed)):
                names.append(byline.author)
        if piece.kind in _ENDS:
            break
        passed += not (is_rule(piece) or is_initials(piece.text))
    return names


def _from_bio(pieces: list[Piece], end: int) -> str:
    """Give the author whom a line at the end of a page's text introduces: 'Jane Doe is a writer'."""
    earlier = " ".join(piece.text for piece in pieces[:end] if piece.kind == "paragraph")
    for piece in pieces[end : end + NEAREST]:
        found = _BIO.match(piece.text) if piece.size <= LONGEST_BIO else None
        if found and is_name(found["name"]) and found["name"].split()[-1] not in earlier:
            return found["name"]
    return ""
