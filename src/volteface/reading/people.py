"""Who a byline names: one line of text -> its author, whatever stands beside the name."""

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from volteface.reading.labels import AUTHOR, GENRE, INTERVIEWER, NEWSROOM, NOT_A_NAME, PICTURE, UNNAMED

LONGEST_BYLINE = 130
MOST_PARTS = 4
"""So many parts has a line in which a name may stand behind something else."""

_PARTICLES = frozenset(
    [
        "al",
        "aus",
        "bin",
        "da",
        "de",
        "del",
        "della",
        "den",
        "der",
        "di",
        "do",
        "dos",
        "e",
        "el",
        "et",
        "i",
        "ibn",
        "in",
        "la",
        "le",
        "und",
        "van",
        "ve",
        "von",
        "w",
        "y",
        "z",
        "ze",
        "zu",
        "à",
        "and",
        "oraz",
        "&",
        "и",
        "та",
    ]
)
_HONORIFICS = frozenset(["dr", "prof", "ks", "gen", "płk", "inż", "mgr", "hab", "sir", "dame", "rev"])
_NAME_SIGNS = dict.fromkeys(map(ord, "-'’."))
_SENT_FROM = re.compile(r"(?:Z|Ze|From|Aus|Из|З|Із|Desde|De) [^\W\d_]\w+,? ")
_CONTACT = re.compile(
    r"[(<\[]?(?:e-?mail:? ?)?[\w.+-]+@[\w-]+\.[\w.]+[>)\]]?|[(\[]?(?:(?:twitter|x|tt|follow):? ?)?@\w+[)\]]?|https?://\S+",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r" ?[|•·●;] ?| [–—-] |\s{2,}|(?<=\w)/(?=[\w ])| / |\t|\)[,.]? (?=\w)")
_START = re.compile(r"(?:^|, |(?<=\d)\. |(?<=\d [грr]\.) )")
_DATE = re.compile(
    r"(?:,? (?:on|at))?,? ?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|poniedziałek|wtorek|środa|czwartek|piątek|sobota|niedziela)?,? ?"
    r"(?<!\w)(?:\d|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? \d).*$",
    re.IGNORECASE,
)
_STAMP = re.compile(
    r"^\W*\d[\d.:/-]*(?: ?[^\W\d_]{3,}\.? (?:19|20)\d\d(?: r\.)?)?(?:,? \d\d?[:.]\d\d)?[\s,|•·–—-]*"
)
_TAIL = re.compile(
    r" [^\W\d_]{4,} ?: ?\d[\d .,]*$|"
    r",? (?:reports|reporting|writes|relacjonuje|pisze|donosi)(?:,? .*)?$|,? with (?:wires|agencies|wire reports)\b.*$|"
    r",? (?i:edit(?:ed|ing) by|fot\.|zdjęci[ae]|photo\w*|pictures?|współpraca).*$|,? (?:for|dla) [A-ZŁŚŻ„“\"].*$"
)
_NEXT_SENTENCE = re.compile(r"(?<=[^\W\d_]{4})(?<![Pp]rof)\. (?=[^\W\d_]).*$")
_PLACE = re.compile(
    r"(?:,? ?[(\[][^()\[\]]*[)\]]?|, [^\W\d_][\w-]*|,? (?i:in|w|we|z|ze|aus|à|в|у|from|en) [^\W\d_][\w-]*(?: [^\W\d_][\w-]*)?)$"
)
_DATELINE = re.compile(r"[^\W\d_][\w'’-]+(?: [^\W\d_][\w'’-]+)?(?: ?\([A-Z]\w+\))?")
_INITIALS = re.compile(
    r"\(?(?:oprac\. ?|opr\. ?)?[a-ząćęłńóśźż]{2,4}\)?|(?:\([A-Z]{2,6}\) ?)?(?:[a-ząćęłńóśźż]{2,5}/ ?){1,5}"
    r"|\([A-ZĄĆĘŁŃÓŚŹŻa-ząćęłńóśźż]{2,5}(?:[,/] ?[A-ZĄĆĘŁŃÓŚŹŻa-ząćęłńóśźż]{2,5}){0,4}\)"
)
SIGNED = re.compile(
    r"[.!?…][\"”»’“)]{0,2} (?:\((?!(?i:foto|photo|fot\.|archi|фото))(?:[^\W\d_]{2,6}[/,]? ?){1,4}\)"
    r"|[a-zà-žа-яіїєґşğı]{2,4}(?:/[a-zà-žа-яіїєґşğı]{2,4})*/?|(?P<agency>[A-ZÀ-ŽА-ЯІЇЄҐİŞĞ][\w-]{1,15}))$"
)
"""A paragraph that ends with initials or an agency's name behind its last full stop; a name may be chance."""

_INTERVIEW = re.compile(
    r"(?:interview|wywiad|rozmowa|интервью|інтерв'ю|entrevista|entretien|röportaj)(?!\w)", re.IGNORECASE
)
_DESK = re.compile(r"(?:red(?:akcja|\.)?|desk)?,? ?(?:\([^\W\d_]{2,4}\)(?:, )?)+", re.IGNORECASE)
_EDGES = " :,|–—-·•●;/"
_BRACKETS = {"(": ")", "[": "]", "/": "/"}


class Byline(NamedTuple):
    """The author that a line names, "" if none; `labelled` is whether it says so ('By', 'Autor:')."""

    author: str = ""
    labelled: bool = False


def is_initials(text: str) -> bool:
    """The initials with which agencies and newsrooms sign: '(mab)', 'imr/ kbt/', '(PAP) abc/ def/'."""
    return len(text) < 30 and bool(_INITIALS.fullmatch(text))


def is_name(text: str) -> bool:
    """A line of one or more people's names, perhaps with a place or an office after a comma."""
    if not 5 <= len(text) <= LONGEST_BYLINE or text[-1] in ".!?:;…" or any(map(str.isdigit, text)):
        return False
    words = text.split()
    while words and words[0].rstrip(".").lower() in _HONORIFICS:
        words = words[1:]
    if len(words) < 2 or not _is_name_word(words[0]):
        return False
    if not _is_name_word(next((word for word in words[1:] if word not in _PARTICLES), "")):
        return False
    count = 0
    for word in words:
        if not (_is_name_word(word) or word in _PARTICLES):
            break
        count += 1
        if word.endswith(","):
            return len(words) - count <= 6
    rest = " ".join(words[count:])
    return count <= 9 and (not rest or rest[0] in "(|–—-/·•,")


def _is_name_word(word: str) -> bool:
    bare = word.strip(",)")
    if len(bare) < 2 or not bare[0].isupper():
        return False
    return bare.isalpha() or bare.translate(_NAME_SIGNS).isalpha()


@lru_cache(maxsize=2048)
def read_byline(text: str) -> Byline:
    """Give the author that a line names; places, dates, agencies and addresses beside the name are left out."""
    if len(text) > LONGEST_BYLINE or is_initials(text):
        return Byline()
    line = text.strip()
    if _BRACKETS.get(line[:1]) == line[-1:] and line.count(line[:1]) <= 2:
        line = line[1:-1]
    line = _CONTACT.sub(" ", line).strip(_EDGES)
    if not line or PICTURE.match(line):
        return Byline()
    if author := _read_labelled(line):
        return Byline(author, labelled=True)
    if NEWSROOM.fullmatch(bare := _strip(line)):
        return Byline(bare)
    return Byline(_read_unlabelled(line))


def is_interview(line: str) -> bool:
    """Tell whether a line says that what follows is an interview."""
    return bool(INTERVIEWER.match(line) or _INTERVIEW.match(line))


def is_picture_credit(line: str) -> bool:
    """Tell whether a line says who took a picture, or where it is from."""
    return bool(PICTURE.match(line.strip(_EDGES + "([")))


def _read_labelled(line: str) -> str:
    """Give what follows a label at the beginning of the line or of one of its parts."""
    starts = {match.end() for match in (*_START.finditer(line), *_SEPARATOR.finditer(line))}
    for start in sorted(starts):
        if PICTURE.match(line, start):
            return ""
        if asked := INTERVIEWER.match(line, start):
            author = _first_name(line[asked.end() :])
            if is_name(author):
                verb = next(number for number, text in enumerate(asked.groups(), 1) if text)
                return line[asked.start(verb) : line.index(author, asked.end()) + len(author)]
        if label := AUTHOR.match(line, start):
            author = _first_name(line[label.end() :])
            if is_name(author) or _is_plausible(author, label.group()):
                return author
        genre = GENRE.match(line, start)
        if genre and is_name(author := _first_name(line[genre.end() :])):
            return author
    return line if UNNAMED.fullmatch(line) else ""


def _is_plausible(author: str, label: str) -> bool:
    """Tell whether what follows a label is an author though no full name: a nickname, a desk, 'our correspondent'."""
    if UNNAMED.fullmatch(author):
        return True
    if _DESK.fullmatch(author):
        return True
    words = author.split()
    if not author[:1].isupper() or author[-1] in ".!?…" or len(author) < 2:
        return False
    if ":" in label:
        return len(words) <= 6
    return len(words) <= 3 and label.strip().lower().endswith(("pisał", "pisała", "aut."))


def _read_unlabelled(line: str) -> str:
    """Give the name that a line begins with, or that stands behind a place, a section or a date."""
    parts = [part for part in _SEPARATOR.split(_STAMP.sub("", line)) if part and part.strip(_EDGES)]
    if not 0 < len(parts) <= MOST_PARTS + 1:
        return ""
    sent_from = _SENT_FROM.match(parts[0])
    first = _strip(parts[0][sent_from.end() :] if sent_from else parts[0])
    if is_name(first) or (is_initials(first) and len(parts) > 1):
        return "" if NOT_A_NAME.match(first) else first
    is_dated = any(any(map(str.isdigit, part)) for part in parts) or parts[0] not in line[: len(parts[0])]
    for before, part in pairwise(parts[:MOST_PARTS]):
        is_placed = before.isupper() or "(" in before
        name = _strip(part)
        if not is_name(name) or NOT_A_NAME.match(name) or (is_dated and name.isupper()):
            continue
        if is_dated or (is_placed and _DATELINE.fullmatch(before)):
            return name
    return ""


def _first_name(rest: str) -> str:
    """Give the first part of what follows a label, without what stands behind the name."""
    if unnamed := UNNAMED.match(rest):
        return unnamed.group()
    rest = _NEXT_SENTENCE.sub("", rest)
    return next((name for part in _SEPARATOR.split(rest) if (name := _strip(part or ""))), "")


def _strip(author: str) -> str:
    """Take dates, places, agencies and other people's parts off a name's end."""
    for _ in range(4):
        before = author
        author = _DATE.sub("", _TAIL.sub("", author)).strip(_EDGES)
        found = _PLACE.search(author)
        if found and _is_person(author[: found.start()].rpartition(", ")[2]):
            author = author[: found.start()].strip(_EDGES)
        if author == before:
            break
    return author


def _is_person(text: str) -> bool:
    return is_name(text) or bool(UNNAMED.fullmatch(text))
