"""The lead of an article, told apart from its body."""

import re

from volteface.reading.body import Stretch
from volteface.reading.parts import Part, ends_sentence
from volteface.reading.people import read_byline
from volteface.reading.projection import Element, Projection
from volteface.reading.published import find_visible_date
from volteface.reading.recover import linked_share, surround

_MIN_KEYS, _MAX_KEYS = 35, 700
_MAX_ADDED_KEYS = 350
_LONG_HEADING_KEYS = 70
_REACH_KEYS = 1500
_NEAR_KEYS = 150
"""So far below a headline, a byline and a date between, a lead still stands right below it."""
_ITALICS = frozenset({"i", "em"})
_TEASER = re.compile(r"teaser", re.IGNORECASE)
_PICTURES = frozenset({"figure", "figcaption"})


def promote_teaser(projection: Projection, heading: Stretch | None) -> None:
    """Give the role of a lead to what is called a teaser but stands right below the headline and links nowhere."""
    if heading is None:
        return
    for element in projection.elements:
        if element.start > heading.end + _NEAR_KEYS:
            return
        if element.start < heading.end or element.role != "related" or not _TEASER.search(element.attributes):
            continue
        is_sized = _MIN_KEYS <= element.end - element.start <= _MAX_KEYS
        if is_sized and not linked_share(projection, element.start, element.end):
            element.role = "lead"
            return


def mark_lead(
    projection: Projection, parts: list[Part], heading: Stretch | None, description: str
) -> list[Part]:
    """Find the lead: named so by its element, described so by the page, or set off from the first paragraph.

    `description` are the keys of the page's meta description.
    """
    first = next((index for index, part in enumerate(parts) if part.kind in ("paragraph", "subhead")), None)
    if first is None:
        since = heading.end if heading else len(projection.keys)
        alone = _find_above(projection, since, since + _REACH_KEYS, description)
        return [alone] if alone else parts
    start = parts[first].start
    since = heading.end if heading and heading.end <= start else max(0, start - _REACH_KEYS)
    above = _find_above(projection, since, start, description)
    if above and projection.keys[above.start : above.end] not in projection.keys[start : parts[first].end]:
        return [above, *parts]
    if not _is_lead(projection, parts, first, heading, description):
        return parts
    return [part._replace(kind="lead") if index == first else part for index, part in enumerate(parts)]


def _is_lead(
    projection: Projection, parts: list[Part], first: int, heading: Stretch | None, description: str
) -> bool:
    """Tell whether the first paragraph is a lead; where it is the only one, it is the text itself."""
    part = parts[first]
    around = next(surround(projection, [(part.start, part.end)]))
    size = part.end - part.start
    keys = projection.keys[part.start : part.end]
    if not _MIN_KEYS <= size <= _MAX_KEYS:
        return False
    is_named = any(element.role == "lead" and element.end - element.start <= _MAX_KEYS for element in around)
    if part.kind == "subhead":
        return is_named or (size >= _LONG_HEADING_KEYS and ends_sentence(keys))
    if not any(later.kind == "paragraph" for later in parts[first + 1 :]):
        return False
    if is_named:
        return True
    is_bold = any(element.tag in ("strong", "b") for element in around)
    is_italic = any(element.tag in _ITALICS and element.end == part.end for element in around)
    if is_italic and heading and 0 <= part.start - heading.end <= _NEAR_KEYS:
        return not linked_share(projection, part.start, part.end)
    return is_bold or keys == description or (part.is_added and size <= _MAX_ADDED_KEYS)


def _find_above(projection: Projection, since: int, until: int, description: str) -> Part | None:
    """Find a lead that the extractor left out, between the headline (which ends at `since`) and the body."""
    pictured = 0
    for element in projection.elements:
        if element.start >= until:
            break
        if element.tag in _PICTURES:
            pictured = max(pictured, element.end)
        is_inside = element.start >= max(since, pictured) and element.end <= until
        if not is_inside or not _MIN_KEYS <= element.end - element.start <= _MAX_KEYS:
            continue
        if element.role == "lead" or (element.start == since and _is_italic_lead(projection, element)):
            return Part(element.start, element.end, "lead")
    if len(description) >= _MIN_KEYS:
        start = projection.keys.find(description, max(since, 0), until)
        if start >= 0:
            return Part(start, start + len(description), "lead")
    return None


def _is_italic_lead(projection: Projection, element: Element) -> bool:
    """Tell whether an italic line right below a headline is its lead, and neither a link nor who wrote it when."""
    if element.tag not in _ITALICS or linked_share(projection, element.start, element.end):
        return False
    text = projection.render(element.start, element.end)[0]
    return not (read_byline(text).author or find_visible_date(text))
