"""The parts of an HTML page as blocks: lead, sub-heads, paragraphs, captions, and clutter by kind."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from volteface.model import Block, BlockKind
from volteface.reading.body import Stretch
from volteface.reading.cues import KINDS, find_cue
from volteface.reading.edges import mark_edges
from volteface.reading.lead import mark_lead
from volteface.reading.lines import Looks, cut_body, read_looks
from volteface.reading.lists import is_button_row, mark_lists
from volteface.reading.parts import CLOSERS, HOUR, Part, ends_sentence
from volteface.reading.people import read_byline
from volteface.reading.projection import Element, Projection, strip_to_keys
from volteface.reading.published import find_visible_date
from volteface.reading.recover import CREDIT, surround
from volteface.reading.roles import KINDS_OF_ROLES

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BOLD = frozenset({"strong", "b"})
_SMALL = frozenset({"i", "em", "small"})
_CURRENCY = re.compile(r"\d ?[$€£₴₽₺]|[$€£₴₽₺] ?\d|\d ?(?:zł|грн|руб|TL)(?!\w)")
_LEADS_ON = frozenset(":;,")
_STOPS = frozenset(".!?…:;,")
_MAX_CAPTION_KEYS = 500
_MAX_CUE_LINE = 200
_MAX_SUBHEAD = 120
_MAX_CREDITED = 220
_MAX_ROW_WORDS = 2
_FIGURE = re.compile(r"[+\-−]?[$€£]?\d[\d.,]*[.,]\d+%?")
_MAX_LABEL_KEYS = 150
_BIG_SHARE = 0.25
_SMALL_KEYS = 200


class Hints(NamedTuple):
    """What the page declares of itself: its headline and its description."""

    title: str = ""
    description: str = ""


def lay_out(projection: Projection, body: list[Stretch], heading: Stretch | None, hints: Hints) -> list[Part]:
    """Give the parts of a page in page order; the title is not among them.

    `body` are the stretches of the page taken for its text, `heading` is where its headline is visible.
    """
    looks = read_looks(projection)
    segments = cut_body(projection, body, looks)
    size = sum(stretch.end - stretch.start for stretch in segments)
    title_keys = strip_to_keys(hints.title)
    parts: list[Part] = []
    spans = [(segment.start, segment.end) for segment in segments]
    for segment, around in zip(segments, surround(projection, spans), strict=True):
        keys = projection.keys[segment.start : segment.end]
        if title_keys and (keys == title_keys or (segment.is_heading and keys in title_keys)):
            continue
        text = projection.render(segment.start, segment.end)[0]
        kind = _name_kind(text, segment, around, size)
        if kind == "paragraph" and _is_under_picture(text, (segment.start, segment.end), looks, around):
            kind = "caption"
        parts.append(Part(segment.start, segment.end, kind, segment.is_added))
    parts = mark_edges(projection, mark_lists(projection, parts), heading)
    parts = mark_lead(projection, parts, heading, strip_to_keys(hints.description))
    parts += _find_captions(projection, parts, heading)
    return sorted([*parts, *_find_leftovers(projection, sorted(parts), heading, looks)])


def make_blocks(projection: Projection, parts: Iterable[Part]) -> Iterator[Block]:
    """Render parts as blocks with their runs."""
    for part in parts:
        text, runs = projection.render(part.start, part.end)
        if text:
            yield Block(kind=part.kind, text=text, runs=runs)


def _name_kind(text: str, segment: Stretch, around: list[Element], body_keys: int) -> BlockKind:
    """Say what a paragraph of the extracted body really is: what its elements or its words call it, else its shape."""
    tags = {element.tag for element in around}
    is_short = len(text) <= _MAX_CUE_LINE
    kind: BlockKind
    if "figcaption" in tags:
        kind = "caption"
    elif HOUR.fullmatch("".join(text.split())):
        kind = "date"
    elif role_kind := _find_role_kind(around, segment.end - segment.start, body_keys):
        kind = role_kind
    elif is_short and not ends_sentence(text) and read_byline(text).labelled:
        kind = "byline"
    elif is_short and (cue := find_cue(text)) and _is_cue_line(cue, text):
        kind = KINDS[cue]
    elif " " not in text and ("@" in text or "/" in text):
        kind = "byline" if "@" in text else "other"
    elif tags & _HEADINGS or segment.is_heading:
        kind = "subhead"
    else:
        kind = _name_shape(text, tags)
    return kind


def _name_shape(text: str, tags: set[str]) -> BlockKind:
    """Say what a paragraph is whose elements and first words tell nothing."""
    is_short = len(text) <= _MAX_CUE_LINE
    kind: BlockKind
    if len(text) <= _MAX_CREDITED and CREDIT.search(text) and not read_byline(text).author:
        kind = "caption"
    elif is_short and _is_row(text):
        kind = "other"
    elif text.rstrip(CLOSERS)[-1:] in _STOPS:
        kind = "paragraph"
    elif is_short and find_visible_date(text):
        kind = "date"
    elif is_button_row(text):
        kind = "notice" if _CURRENCY.search(text) else "menu"
    elif "a" in tags and is_short:
        kind = "teaser"
    else:
        kind = "subhead" if tags & _BOLD and len(text) <= _MAX_SUBHEAD else "paragraph"
    return kind


def _is_under_picture(text: str, span: tuple[int, int], looks: Looks, around: list[Element]) -> bool:
    """Tell whether what stands right behind a picture is its caption: in small or italic type, or a cell of its own."""
    if span[0] not in looks.pictures or not text:
        return False
    tags = {element.tag for element in around}
    if len(text) > _MAX_CREDITED or tags & (_BOLD | _HEADINGS | {"a"}) or text[-1] in _LEADS_ON:
        return False
    if not (tags & _SMALL or (span in looks.cells and not ends_sentence(text))):
        return False
    return not read_byline(text).author


def _find_role_kind(around: list[Element], size: int, body_keys: int) -> BlockKind | None:
    for element in reversed(around):
        # a wrapper around a great part of the body says nothing of its paragraphs, whatever it is called
        is_small = element.end - element.start < max(_SMALL_KEYS, _BIG_SHARE * body_keys)
        if not is_small or element.role not in KINDS_OF_ROLES:
            continue
        if element.role in ("byline", "date", "tags", "share") and size > _MAX_LABEL_KEYS:
            continue
        return KINDS_OF_ROLES[element.role]
    return None


def _is_row(text: str) -> bool:
    """Tell a row of a table of figures, or a stray letter."""
    words = text.split()
    figures = sum(bool(_FIGURE.fullmatch(word)) for word in words)
    return len(text) <= 1 or (
        figures > 1 and figures >= len(words) - _MAX_ROW_WORDS and bool(_FIGURE.fullmatch(words[-1]))
    )


def _is_cue_line(cue: str, text: str) -> bool:
    """A line that begins like a credit or a byline may still be a sentence of the text."""
    return cue in ("read-also", "related") or len(text.split()) <= 12 or not ends_sentence(text)


def _find_captions(projection: Projection, parts: list[Part], heading: Stretch | None) -> list[Part]:
    """Give captions and credits from the headline to the end of the body that the body doesn't have."""
    if not parts:
        return []
    taken = sorted(parts)
    since = min(heading.start, taken[0].start) if heading else taken[0].start
    until = taken[-1].end
    found: list[Part] = []
    for element in projection.elements:
        is_caption = element.tag == "figcaption" or element.role in ("caption", "credit")
        if not is_caption or element.start < since or element.end > until:
            continue
        if not 0 < element.end - element.start <= _MAX_CAPTION_KEYS or (
            found and element.start < found[-1].end
        ):
            continue
        if any(part.start < element.end and element.start < part.end for part in taken):
            continue
        found.append(Part(element.start, element.end, "credit" if element.role == "credit" else "caption"))
    return found


def _find_leftovers(
    projection: Projection, parts: list[Part], heading: Stretch | None, looks: Looks
) -> Iterator[Part]:
    """Give what stands between the headline and the end of the body and is in no part, as clutter by kind."""
    if not parts:
        return
    cursor = heading.end if heading and heading.end <= parts[0].start else parts[0].start
    spans: list[tuple[int, int]] = []
    first = next((part.start for part in parts if part.kind == "paragraph"), 0)
    for part in parts:
        if part.start > cursor:
            spans.extend((start, end) for start, end, _ in projection.split(cursor, part.start))
        cursor = max(cursor, part.end)
    for (start, end), around in zip(spans, surround(projection, spans), strict=True):
        if heading and heading.start <= start < heading.end:
            continue
        kind = _find_role_kind(around, end - start, cursor - parts[0].start)
        text = projection.render(start, end)[0]
        if not kind and _is_under_picture(text, (start, end), looks, around):
            kind = "caption"
        cue = find_cue(text[:_MAX_CUE_LINE])
        if any(element.tag == "nav" for element in around):
            kind = "menu"
        if not kind and (not cue or KINDS[cue] == "date") and start < first and read_byline(text).author:
            kind = "byline"
        yield Part(start, end, kind or (KINDS[cue] if cue else "other"))
