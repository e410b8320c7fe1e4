"""Prose that the extractor left out although the page puts it beside what it took."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from volteface.reading.body import Stretch
from volteface.reading.parts import ends_sentence
from volteface.reading.projection import Element, Projection
from volteface.reading.roles import KINDS_OF_ROLES, find_attribute

CREDIT = re.compile(r"\([^()]*(?:/|photo|AP|AFP|EPA|PAP|DPA|Reuters|Getty)[^()]*\)\W*$", re.IGNORECASE)
_MIN_PROSE_KEYS = 70
_MAX_LINK_SHARE = 0.4
_MAX_CLUTTER_KEYS = 4000
_MAX_IN_HOLE = 3
_MAX_SUBHEAD_KEYS = 100
_SUBHEADS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_ASIDE_TAGS = frozenset({"nav", "aside", "footer", "figure", "figcaption", "blockquote", "a", "title", "h1"})


def surround(projection: Projection, spans: Iterable[tuple[int, int]]) -> Iterator[list[Element]]:
    """Give for each span of keys, in page order, the elements that hold all of it, outer ones first."""
    elements = projection.elements
    active: list[Element] = []
    index = 0
    for start, end in spans:
        while index < len(elements) and elements[index].start <= start:
            active.append(elements[index])
            index += 1
        active = [element for element in active if element.end > start]
        yield [element for element in active if element.end >= end]


def recover(projection: Projection, body: list[Stretch], since: int) -> list[Stretch]:
    """Add to the body the paragraphs and sub-heads it lacks: between key `since` and its end, and in twins of its containers.

    Some sites put an article into several containers of one class, with advertisements between them, of which
    the extractor takes the first.
    """
    if not body:
        return body
    spans = [*_holes(body, min(since, body[0].start)), *_twins(projection, body)]
    segments = [(a, b) for start, end in spans for a, b, _ in projection.split(start, end)]
    starts = {stretch.start for stretch in body if not stretch.is_heading}
    found = []
    for (start, end), around in zip(segments, surround(projection, segments), strict=True):
        is_subhead = (
            end in starts and end - start <= _MAX_SUBHEAD_KEYS and any(e.tag in _SUBHEADS for e in around)
        )
        if (is_subhead or _is_prose(projection, start, end)) and not any(_is_aside(e, since) for e in around):
            found.append(Stretch(start, end, is_heading=is_subhead, is_added=True))
    last = max(stretch.end for stretch in body)
    kept = [stretch for stretch in found if stretch.start >= last]
    for start, end in spans:
        inside = [stretch for stretch in found if start <= stretch.start < min(end, last)]
        if len(inside) <= _MAX_IN_HOLE:  # more of them are a list of other news
            kept.extend(inside)
    return sorted([*body, *kept])


def _holes(body: list[Stretch], since: int) -> Iterator[tuple[int, int]]:
    cursor = since
    for stretch in body:
        if stretch.start > cursor:
            yield cursor, stretch.start
        cursor = max(cursor, stretch.end)


def _twins(projection: Projection, body: list[Stretch]) -> Iterator[tuple[int, int]]:
    """Give the containers below the body that have the class of the innermost container of its middle."""
    middle = body[len(body) // 2]
    around = next(surround(projection, [(middle.start, middle.end)]))
    containers = [element for element in around if element.role == "body"]
    if not containers:
        return
    name = find_attribute(containers[-1].attributes, "class")
    cursor = body[-1].end
    for element in projection.elements:
        if (
            element.start >= cursor
            and element.role == "body"
            and element.tag == containers[-1].tag
            and (find_attribute(element.attributes, "class") == name)
        ):
            yield element.start, element.end
            cursor = element.end


def _is_prose(projection: Projection, start: int, end: int) -> bool:
    keys = projection.keys[start:end]
    if len(keys) < _MIN_PROSE_KEYS or not ends_sentence(keys) or CREDIT.search(keys):
        return False
    return linked_share(projection, start, end) <= _MAX_LINK_SHARE


def linked_share(projection: Projection, start: int, end: int) -> float:
    """Give the share of keys `start`..`end` that are links."""
    elements = projection.elements
    first, last = bisect_left(elements, start, key=_start), bisect_left(elements, end, key=_start)
    linked = sum(element.end - element.start for element in elements[first:last] if element.tag == "a")
    return linked / max(1, end - start)


def _start(element: Element) -> int:
    return element.start


def _is_aside(element: Element, since: int) -> bool:
    # the article's own <header> has the headline in it; one that begins below belongs to something else
    if element.tag in _ASIDE_TAGS or (element.tag == "header" and element.start >= since):
        return True
    return element.role in KINDS_OF_ROLES and element.end - element.start < _MAX_CLUTTER_KEYS
