"""What a short line is by its shape: a date, a person's name, a row of a menu, a rule, an address."""

import re

from volteface.reading.dump.phrases import main_cue
from volteface.reading.dump.pieces import BULLETS, Cue, Piece
from volteface.reading.people import LONGEST_BYLINE, Byline, is_initials, is_name, read_byline

LONGEST_DATE_LINE = 140
LONGEST_CREDIT, MOST_CAPTION_WORDS = 45, 25

_YEAR_PART = r"(?:19|20)\d\d(?!\d)"
_DATE_OR_HOUR = re.compile(
    r"(?<!\d)(?:\d{1,2}[./-]\s?\d{1,2}[./-]\s?\d\d|\d{4}[./-]\d\d?[./-]\d\d?|\d{1,2}(?:[:h]|\.(?=\d\d\s?(?:uhr|$)))\d\d(?!\d))"
    rf"|\d{{1,2}}(?:st|nd|rd|th|er|º|\.|-?го)?\s(?:de |of )?[^\W\d_]{{3,}}\.?,?\s(?:de |del )?{_YEAR_PART}"
    rf"|[^\W\d_]{{3,}}\.?\s\d{{1,2}}(?:st|nd|rd|th)?,?\s{_YEAR_PART}"
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|\d{1,2}[./-]\d{1,2}[./-]\d\d")
_DIGIT = re.compile(r"\d")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w\w+|\b[\w.-]+\.[a-z]{2,10}/[\w/.-]+")
_BAR = re.compile(r" [|·•] ?|\s{2,}")
_MENU_MARKS = re.compile(r" (?:\||·|•|/|>|»|>>|\.|–) |\s{2,}| \|$|\t")
_LABEL_LEFTOVERS = " :,|–—-·•/;"


def is_rule(piece: Piece) -> bool:
    """A line without any letter: a rule, a row of asterisks, a lone number."""
    return piece.size < 200 and not any(map(str.isalpha, piece.text))


def is_date(piece: Piece) -> bool:
    """A line that is a date or an hour and little else, or one that says when the page appeared."""
    text = piece.text
    if piece.size > LONGEST_DATE_LINE or not _DIGIT.search(text) or not _DATE_OR_HOUR.search(text):
        return False
    if any(cue.kind in ("published", "updated") for cue in piece.cues):
        return True
    # A month, a weekday, a place, a time zone.
    return len(_LONG_WORD.findall(text)) <= (3 if has_year(text) else 2)


def has_year(text: str) -> bool:
    """Tell whether a text may hold a full date."""
    return bool(_YEAR.search(text))


def is_address(piece: Piece) -> bool:
    """A line of which a web or mail address is the point."""
    text = piece.text
    return piece.size < 160 and ("@" in text or "/" in text or "www." in text) and bool(_ADDRESS.search(text))


def is_menu(piece: Piece) -> bool:
    """A row of sections: many marks between short items, or mostly words that menus are made of."""
    text = piece.text
    marks = len(_MENU_MARKS.findall(text))
    if marks >= 2 and piece.size < 90 * marks and not piece.prose:
        return True
    letters = piece.size - text.count(" ")
    share = piece.menu_words / letters
    if "   " in text and not piece.prose:
        return True
    return share > 0.8 or (piece.words >= 3 and share > 0.5) or (marks > 0 and share > 0.3)


def byline_author(piece: Piece) -> str:
    """Give the author that a line names, "" if it is no byline.

    Labels ('Autor:', 'By') and what stands beside the name (places, dates, sections, counts of comments) are left out.
    """
    return byline_of(piece).author


def byline_of(piece: Piece) -> Byline:
    """Give the author that a line names, and whether it does so by a label."""
    text = piece.text
    if piece.size > LONGEST_BYLINE or piece.prose:
        return Byline()
    if is_initials(text):
        return Byline(text)
    found = read_byline(text)
    if found.labelled:
        return found
    cue = _byline_cue(piece)
    if cue and cue.start <= 2:
        return Byline(_labelled_author(text, cue), labelled=True)
    return found if piece.menu_words < 0.5 * piece.size else Byline()


def _byline_cue(piece: Piece) -> Cue | None:
    return next((cue for cue in piece.cues if cue.kind == "byline" and cue.anchored), None)


def _labelled_author(text: str, cue: Cue) -> str:
    """Give what follows a label, if it can be a name."""
    rest = text[cue.end :].lstrip(_LABEL_LEFTOVERS)
    author = parts(rest)[0].rstrip(_LABEL_LEFTOVERS) if rest else ""
    colon = ":" in text[cue.start : cue.end + 2]
    if not author or len(author.split()) > 14:
        return ""
    if is_name(author) or is_initials(author) or (author.isupper() and author.isalpha() and len(author) <= 4):
        return author
    plausible = author[:1].isupper() or author[:1] == "("
    if colon:
        return author if plausible and len(author.split()) <= 8 else ""
    return author if plausible and is_name(author) else ""


def parts(text: str) -> list[str]:
    """Cut a line at bars, bullets and wide gaps."""
    return [part for part in _BAR.split(text) if part] or [text]


def is_item(text: str) -> bool:
    """An item of a list: a bullet or a number before it."""
    return text.startswith(BULLETS) or bool(re.match(r"\(?\d{1,2}[.)] ", text))


def is_clutter_cue(piece: Piece, cue: Cue) -> bool:
    """Tell whether a cue outweighs a line's being a sentence: one weak word does not."""
    if cue.whole or not piece.stop or piece.words <= 4:
        return True
    if cue.kind == "credit" and piece.text[cue.end - 1] in ".:" and piece.size - cue.end <= LONGEST_CREDIT:
        return piece.words <= MOST_CAPTION_WORDS
    following = piece.text[cue.end - 1 : cue.end + 2]
    if cue.anchored and any(mark in following for mark in ":|–—"):
        return True
    distinct = len({other.start for other in piece.cues})
    return cue.words > 1 or distinct > 1


def clutter_cue(piece: Piece) -> Cue | None:
    """Give the cue by which a line that is no paragraph is clutter, None without one."""
    cue = main_cue(piece)
    return cue if cue and is_clutter_cue(piece, cue) else None
