"""What an extractor takes for text at the edges of an article: menus above its headline, bylines, notes of agencies."""

import re

from volteface.model import BlockKind
from volteface.reading.body import Stretch
from volteface.reading.cues import is_boilerplate
from volteface.reading.parts import Part, ends_sentence
from volteface.reading.people import LONGEST_BYLINE, SIGNED, is_initials, read_byline
from volteface.reading.projection import Projection
from volteface.reading.published import find_visible_date
from volteface.reading.recover import surround

_MOST_LINES = 6
_MIN_TEXT_KEYS = 40
_LONGEST_NOTE = 300
_SHARE_BELOW = 0.5
_PICTURES = frozenset({"figure", "figcaption", "i", "em", "small"})
_AGENCIES = re.compile(
    r"[(\[/]?(?:.{0,60}?(?<!\w)with(?: reporting by| reports? from| files from| additional reporting by| agencies| wires| input from)(?!\w)"
    r"|(?:additional |reporting |edited |editing )+by |źródło: |source: |(?:[A-ZŁŚŻ]{2,6}[,/] ?)+[a-z]{2,4}[)/])",
    re.IGNORECASE,
)


def mark_edges(projection: Projection, parts: list[Part], heading: Stretch | None) -> list[Part]:
    """Tell what stands above the headline, and bylines and dates around the text, from the text."""
    parts = _mark_signed(projection, _mark_above(parts, heading))
    first = next((index for index, part in enumerate(parts) if _is_text(projection, part)), -1)
    if first < 0:
        return parts
    last = next(index for index in range(len(parts) - 1, -1, -1) if _is_text(projection, parts[index]))
    above = [index for index in range(first) if parts[index].kind in ("paragraph", "subhead")]
    below = [index for index in range(last + 1, len(parts)) if parts[index].kind in ("paragraph", "subhead")]
    for index in above[:_MOST_LINES]:
        parts[index] = _name_edge(projection, parts[index], is_below=False)
    for index in below[:_MOST_LINES]:
        parts[index] = _name_edge(projection, parts[index], is_below=True)
    return parts


def _mark_above(parts: list[Part], heading: Stretch | None) -> list[Part]:
    """Call a menu what stands above the headline, if most of the text stands below it."""
    if heading is None:
        return parts
    below = sum(part.end - part.start for part in parts if part.start >= heading.end)
    if below < _SHARE_BELOW * sum(part.end - part.start for part in parts):
        return parts
    return [part._replace(kind="menu") if part.end <= heading.start else part for part in parts]


def _is_text(projection: Projection, part: Part) -> bool:
    keys = projection.keys[part.start : part.end]
    if part.kind != "paragraph" or len(keys) < _MIN_TEXT_KEYS or not ends_sentence(keys):
        return False
    text = projection.render(part.start, part.end)[0]
    return not (_AGENCIES.match(text) or _is_note(text) or read_byline(text).author)


def _is_note(text: str) -> bool:
    """Tell a note on rights or on the making of an article, as agencies and newsrooms put below it."""
    return len(text) <= _LONGEST_NOTE and is_boilerplate(text)


def _mark_signed(projection: Projection, parts: list[Part]) -> list[Part]:
    """Call the last paragraph text though it ends, like a caption, with an agency or initials in brackets."""
    prose = [index for index, part in enumerate(parts) if part.kind in ("paragraph", "caption")]
    if len(prose) < 2 or parts[prose[-1]].kind == "paragraph":
        return parts
    last = parts[prose[-1]]
    if not SIGNED.search(projection.render(last.start, last.end)[0]):
        return parts
    around = next(surround(projection, [(last.start, last.end)]))
    is_pictured = any(element.tag == "img" and element.start == last.start for element in projection.elements)
    if is_pictured or any(element.tag in _PICTURES or element.role == "caption" for element in around):
        return parts
    parts[prose[-1]] = last._replace(kind="paragraph")
    return parts


def _name_edge(projection: Projection, part: Part, *, is_below: bool) -> Part:
    text = projection.render(part.start, part.end)[0]
    kind: BlockKind | None = None
    if is_below and _is_note(text):
        return part._replace(kind="notice")
    if len(text) > LONGEST_BYLINE or (part.kind == "subhead" and not read_byline(text).labelled):
        return part
    if is_initials(text) or read_byline(text).author:
        kind = "byline"
    elif is_below and _AGENCIES.match(text):
        kind = "source"
    elif find_visible_date(text) and not ends_sentence(text):
        kind = "date"
    return part._replace(kind=kind) if kind else part
