"""Who wrote a page."""

import re
from collections.abc import Iterable

from volteface.reading.head import Head, list_names, split_title
from volteface.reading.people import is_initials, is_picture_credit, read_byline
from volteface.reading.projection import Projection, strip_to_keys
from volteface.reading.published import find_visible_date
from volteface.reading.roles import find_attribute

_META_NAMES = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator",
               "byl", "og:article:author", "article:author_name", "citation_author", "cxenseparse:author")  # fmt: skip
_PREFIX = re.compile(
    r"^(?:(?:written|story|words|reporting|report|text|posted|published|analysis|opinion) by|by|from|"
    r"autor(?:zy|ka|en|in|es)?|oprac(?:owanie|ował|owała)?\.?|opr\.|tekst|redaktor|von|par|por|yazan|yazar|haber|"
    r"автор(?:и|ы|ка)?|текст|подготовил[аи]?|підготував|підготувала)(?![\w'’-])[\s:]*",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"\s*(?:[|•·]|\d|\s[-–—]\s|\bpublished\b|\bupdated\b|\(|@|https?:|\son (?:mon|tues|wednes|thurs|fri|satur|sun)day|\son \w+ \d).*$",
    re.IGNORECASE | re.DOTALL,
)
_NOBODY = frozenset(
    {
        "admin",
        "administrator",
        "staff",
        "editor",
        "redaktor",
        "author",
        "autor",
        "автор",
        "unknown",
        "null",
        "webmaster",
        "root",
        "user",
    }
)
_PROFILE = re.compile(
    r"(?:^|/)(?:authors?|autor(?:ka|zy)?|by|people|profiles?|redaktor|writers?|journalists?|staff|dziennikarz|contributors?)/",
    re.IGNORECASE,
)
_PICTURES = frozenset({"figure", "figcaption"})
_MAX_NAME = 80
_MAX_AUTHORS = 12


def find_author(
    head: Head, projection: Projection, around: tuple[int, int], lines: Iterable[str], outlet: str
) -> str:
    """Give the authors, joined by ", ": declared, or from a byline; "" when the page names nobody but its outlet.

    `around` is the range of keys in which an element named as a byline counts; `lines` are lines that a reader
    would take for one.
    """
    declared = _declared(head)
    names = declared or _marked(projection, around) or _read_lines(_leave_own(lines, head, outlet))
    kept = [name for name in dict.fromkeys(names) if name.casefold() != outlet.casefold()]
    return ", ".join(_lower_capitals(projection, name) for name in kept[:_MAX_AUTHORS])


def _leave_own(lines: Iterable[str], head: Head, outlet: str) -> list[str]:
    """Leave out lines that name the outlet, without a label: its name may look like a person's, a year behind it."""
    parts = split_title(head.title)
    own = {name.casefold() for name in (outlet, *parts[:1], *parts[-1:]) if name}
    bylines = [(line, read_byline(line)) for line in lines]
    return [line for line, byline in bylines if byline.labelled or byline.author.casefold() not in own]


def _lower_capitals(projection: Projection, name: str) -> str:
    """Give a name that is all in capitals as the page has it elsewhere in small letters, if it has."""
    if not name.isupper() or len(name.split()) < 2:
        return name
    for found in re.finditer(re.escape(strip_to_keys(name)), projection.keys, re.IGNORECASE):
        text = projection.render(*found.span())[0]
        if not text.isupper() and text[0].isupper() and len(text) == len(name):
            return text
    return name


def _declared(head: Head) -> list[str]:
    by_id = {str(node["@id"]): node for node in head.objects if "@id" in node and "name" in node}
    for people in (True, False):
        for article in head.articles:
            authors = article.get("author") or article.get("creator")
            items = authors if isinstance(authors, list) else [authors]
            known = [
                by_id.get(str(item.get("@id")), item) if isinstance(item, dict) else item for item in items
            ]
            if names := _clean_names(list_names(known, people=people)):
                return names
    return _clean_names([head.first(name) for name in _META_NAMES])[:1]


def _marked(projection: Projection, around: tuple[int, int]) -> list[str]:
    """Give the author whom the first short element names that is called a byline or links to an author's page."""
    first: list[str] = []
    pictured = 0
    for element in projection.elements:
        if element.tag in _PICTURES:
            pictured = max(pictured, element.end)
        if element.start < max(around[0], pictured) or element.end > around[1]:
            continue
        if not 3 <= element.end - element.start <= _MAX_NAME:
            continue
        is_linked = element.tag == "a" and (
            find_attribute(element.attributes, "rel").lower() == "author"
            or _PROFILE.search(find_attribute(element.attributes, "href"))
        )
        if (
            not is_linked
            and element.role != "byline"
            and "author" not in find_attribute(element.attributes, "rel")
        ):
            continue
        start, end, _ = projection.split(element.start, element.end)[0]
        names = _read_lines([projection.render(start, end)[0]])
        if names and (is_linked or not first):
            first = names
        if is_linked and names:
            break
    return first


def _read_lines(lines: Iterable[str]) -> list[str]:
    """Give the author whom the first of visible lines names that names one: surely, or else by its shape."""
    lines = [line for line in lines if not is_initials(line)]
    found = [byline for line in lines if (byline := read_byline(line)).author]
    best = next((byline for byline in found if byline.labelled), found[0] if found else None)
    if best:
        return [best.author]
    return _clean_names(
        line
        for line in lines
        if "@" not in line and not is_picture_credit(line) and not find_visible_date(line)
    )[:1]


def _clean_names(texts: Iterable[str]) -> list[str]:
    names = []
    for text in texts:
        name = _CUT.sub("", _PREFIX.sub("", text.strip(" ,;:|•·-–—"))).strip(" ,;:|•·-–—")
        if (
            2 < len(name) <= _MAX_NAME
            and name.lower() not in _NOBODY
            and "://" not in name
            and len(name.split()) <= 9
        ):
            names.append(name)
    return names
