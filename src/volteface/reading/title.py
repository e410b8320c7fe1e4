"""The headline of a page and where it stands."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from volteface.model import Block, Run
from volteface.reading.body import Stretch
from volteface.reading.head import Head, split_title, strip_outlet
from volteface.reading.parts import ends_sentence
from volteface.reading.projection import Projection, strip_to_keys

_MIN_HEADLINE_KEYS = 15
_MAX_HEADLINE_KEYS = 300
_PROSE_KEYS = 80
_HEADINGS = frozenset({"h1", "h2", "h3"})
_STRAIGHT = str.maketrans("’‘“”„–—", '\'\'"""--')


class Title(NamedTuple):
    """A headline. `stretch` is None where it only stands in a tag; `is_visible` tells the page from its <title>."""

    text: str = ""
    stretch: Stretch | None = None
    is_visible: bool = False


def find_title(head: Head, projection: Projection, outlet: str, body: Sequence[Stretch]) -> Title:
    """Find the headline: the h1 that the page's declarations agree with, else what they declare."""
    body_start, middle = _measure(projection, body)
    declared = [
        strip_outlet(text, outlet)
        for text in (head.first("og:title", "twitter:title"), head.find("headline"), head.title)
        if text
    ]
    known = [_fold(strip_to_keys(text)) for text in declared]
    headings = [
        Stretch(element.start, element.end, True)
        for element in projection.elements
        if element.tag == "h1"
        and 0 < element.end - element.start <= _MAX_HEADLINE_KEYS
        and _fold(projection.keys[element.start : element.end]) != _fold(strip_to_keys(outlet))
    ]
    for heading in headings:
        keys = _fold(projection.keys[heading.start : heading.end])
        if len(keys) >= 5 and any(text and (keys in text or text in keys) for text in known):
            return _render(projection, heading)
    for heading in headings:
        if heading.end - heading.start >= _MIN_HEADLINE_KEYS and heading.start <= body_start:
            return _render(projection, heading)
    if (stretch := _find_part(head.title, projection, outlet)) is not None:
        return _render(projection, stretch)
    if (stretch := _find_only(headings, middle)) is not None and not _declares(head):
        return _render(projection, stretch)
    if not headings and (stretch := _find_named(projection, body_start)) is not None:
        return _render(projection, stretch)
    for text in declared:
        if (stretch := _locate(text, projection)) is not None:
            return _render(projection, stretch)
    if declared:
        return Title(declared[0])
    return _render(projection, headings[0]) if headings else Title()


def make_title(title: Title, projection: Projection, source: str) -> Iterator[Block]:
    """Give the title's block, if there is a title. One that isn't visible is mapped to where it is declared."""
    if title.stretch is not None:
        text, runs = projection.render(title.stretch.start, title.stretch.end)
        yield Block(kind="title", text=text, runs=runs)
    elif title.text:
        place = max(0, source.find(title.text))
        length = len(title.text) if source.startswith(title.text, place) else 1
        yield Block(kind="title", text=title.text, runs=(Run(start=0, source=place, length=length),))


def _measure(projection: Projection, body: Sequence[Stretch]) -> tuple[int, int]:
    """Give where the first paragraph of prose begins, and the key behind which half of the body stands."""
    long = [stretch for stretch in body if stretch.end - stretch.start >= _PROSE_KEYS]
    prose = [stretch for stretch in long if ends_sentence(projection.keys[stretch.start : stretch.end])]
    start = next((stretch.start for stretch in prose or long), len(projection.keys))
    left = sum(stretch.end - stretch.start for stretch in body) // 2
    for stretch in body:
        size = stretch.end - stretch.start
        if size >= left:
            return start, stretch.start + left
        left -= size
    return start, start


def _declares(head: Head) -> bool:
    """Tell whether a page declares a headline; a <title> alone may be the outlet's name."""
    return bool(head.first("og:title", "twitter:title") or head.find("headline"))


def _find_only(headings: list[Stretch], middle: int) -> Stretch | None:
    """Give the only h1 of a page if it is as long as a headline and most of the body is below."""
    only = headings[0] if len(headings) == 1 else None
    is_sized = only is not None and only.end - only.start >= _MIN_HEADLINE_KEYS
    return only if only and is_sized and only.start <= middle else None


def _locate(text: str, projection: Projection) -> Stretch | None:
    """Find a declared headline among the visible characters, or else in <title>, which comes first on a page."""
    keys = strip_to_keys(text)
    if not keys:
        return None
    inside = next((element for element in projection.elements if element.tag == "title"), None)
    after = inside.end if inside else 0
    start = projection.keys.find(keys, after)
    if start < 0 and inside is not None:
        start = projection.keys.find(keys, inside.start, inside.end)
    return None if start < 0 else Stretch(start, start + len(keys), True)


def _find_part(title: str, projection: Projection, outlet: str) -> Stretch | None:
    """Find the part of a <title> (headline, section, outlet) that the page has as a heading."""
    parts = {_fold(strip_to_keys(part)) for part in split_title(title)} - {_fold(strip_to_keys(outlet)), ""}
    for element in projection.elements:
        if element.tag in _HEADINGS and element.end - element.start >= _MIN_HEADLINE_KEYS:
            keys = _fold(projection.keys[element.start : element.end])
            if keys in parts:
                return Stretch(element.start, element.end, True)
    return None


def _find_named(projection: Projection, body_start: int) -> Stretch | None:
    """Find the last element above the text that is called a title, on pages without headings."""
    found = None
    for element in projection.elements:
        if element.start > body_start:
            break
        is_sized = _MIN_HEADLINE_KEYS <= element.end - element.start <= _MAX_HEADLINE_KEYS
        if element.role == "title" and element.tag != "title" and is_sized:
            found = Stretch(element.start, element.end, True)
    return found


def _render(projection: Projection, stretch: Stretch) -> Title:
    in_title = any(e.tag == "title" and e.start <= stretch.start < e.end for e in projection.elements)
    return Title(projection.render(stretch.start, stretch.end)[0], stretch, not in_title)


def _fold(text: str) -> str:
    return text.casefold().translate(_STRAIGHT)
