"""The parts of an HTML page as blocks: title, lead, sub-heads, paragraphs, captions, and clutter by kind."""


from collections.abc import Iterable, Iterator
from typing import NamedTuple

from volteface.model import Block, BlockKind
from volteface.reading.body import Stretch
from volteface.reading.cues import KINDS, find_cue
from volteface.reading.projection import LINE, Element, Projection, strip_to_keys
from volteface.reading.recover import surround

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_ROLE_KINDS: dict[str, BlockKind] = {
    "comment": "comment",
    "newsletter": "notice",
    "ad": "ad",
    "caption": "caption",
    "credit": "credit",
    "related": "recommended",
    "share": "share",
    "tags": "tags",
    "byline": "byline",
    "date": "date",
}
_STOPS = ".!?…:;,"
_CLOSERS = "\"'”’»)]"
_MIN_LEAD_KEYS, _MAX_LEAD_KEYS = 35, 700
_MAX_CAPTION_KEYS = 500
_MAX_CUE_LINE = 200
_MAX_SUBHEAD = 120
_BIG_SHARE = 0.25


class Part(NamedTuple):
    """Keys `start`..`end` of the page and what they are."""

    start: int
    end: int
    kind: BlockKind


def lay_out(projection: Projection, body: list[Stretch], title: Stretch | None, description: str) -> list[Part]:
    """Give the parts of a page in page order (the title is not among them).

    `body` and `title` are stretches of the page; `description` is its meta description, which names the lead
    where the same words stand visibly above the body.
    """
    segments = list(_segment(projection, body))
    size = sum(end - start for start, end, _ in segments)
    chosen: list[Part] = []
    title_keys = projection.keys[title.start : title.end] if title else ""
    for (start, end, is_heading), around in zip(segments, surround(projection, [segment[:2] for segment in segments]), strict=True):
        keys = projection.keys[start:end]
        if title_keys and (keys == title_keys or (is_heading and keys in title_keys)):
            continue
        text = projection.render(start, end)[0]
        chosen.append(Part(start, end, _name_kind(text, (start, end), around, is_heading, size)))
    chosen = _mark_lead(projection, chosen, title, strip_to_keys(description))
    chosen += _find_captions(projection, chosen, title)
    chosen += _find_leftovers(projection, sorted(chosen), title)
    return sorted(chosen)


def make_blocks(projection: Projection, parts: Iterable[Part]) -> Iterator[Block]:
    """Render parts as blocks with their runs."""
    for part in parts:
        text, runs = projection.render(part.start, part.end)
        if text:
            yield Block(kind=part.kind, text=text, runs=runs)


def _segment(projection: Projection, body: list[Stretch]) -> Iterator[tuple[int, int, bool]]:
    """Cut the body into paragraphs: at ends of blocks, and at single line breaks behind a full stop."""
    joined: list[Stretch] = []
    for stretch in body:
        last = joined[-1] if joined else None
        if last and last.end == stretch.start and not (last.is_heading or stretch.is_heading):
            joined[-1] = last._replace(end=stretch.end)
        else:
            joined.append(stretch)
    for stretch in joined:
        begin = stretch.start
        for _, end, gap in projection.split(stretch.start, stretch.end):
            if gap == LINE and end < stretch.end and not _ends_sentence(projection.keys, end):
                continue
            yield begin, end, stretch.is_heading
            begin = end


def _ends_sentence(keys: str, end: int) -> bool:
    return keys[max(0, end - 4) : end].rstrip(_CLOSERS)[-1:] in set(".!?…:")


def _name_kind(
    text: str, span: tuple[int, int], around: list[Element], is_heading: bool, body_size: int
) -> BlockKind:
    """Say what a paragraph of the extracted body really is."""
    size = span[1] - span[0]
    tags = {element.tag for element in around}
    if "figcaption" in tags:
        return "caption"
    for element in reversed(around):
        # a wrapper around a great part of the body says nothing of its paragraphs, whatever it is called
        if element.role in _ROLE_KINDS and element.end - element.start < max(200, _BIG_SHARE * body_size):
            if element.role in ("byline", "date", "tags", "share") and size > 150:
                continue
            return _ROLE_KINDS[element.role]
    if len(text) <= _MAX_CUE_LINE and (cue := find_cue(text)):
        return KINDS[cue] if _is_cue_line(cue, text) else "paragraph"
    is_closed = text.rstrip(_CLOSERS)[-1:] in set(_STOPS)
    if "a" in tags and not is_closed and len(text) < _MAX_CUE_LINE and not (tags & _HEADINGS):
        return "teaser"
    if tags & _HEADINGS or is_heading:
        return "subhead"
    if tags & {"strong", "b"} and not is_closed and len(text) <= _MAX_SUBHEAD:
        return "subhead"
    return "paragraph"


def _is_cue_line(cue: str, text: str) -> bool:
    """A line that begins like a credit or a byline may still be a sentence of the text."""
    if cue in ("read-also", "related"):
        return True
    sentence = text.rstrip(_CLOSERS).endswith((".", "!", "?")) and len(text.split()) > 12
    return not sentence


def _mark_lead(projection: Projection, parts: list[Part], title: Stretch | None, description: str) -> list[Part]:
    """Find the lead: named so by its element, described so by the page, or the bold first paragraph."""
    first = next((index for index, part in enumerate(parts) if part.kind in ("paragraph", "subhead")), None)
    if first is None:
        return parts
    start = parts[first].start
    since = title.end if title and title.end <= start else max(0, start - 1500)
    around = next(surround(projection, [(start, parts[first].end)]))
    above = _find_lead_above(projection, since, start, description)
    if above:
        return [above, *parts]
    if _is_lead(projection, parts[first], around, description) and len(parts) > first + 1:
        parts = list(parts)
        parts[first] = parts[first]._replace(kind="lead")
    elif parts[first].kind == "subhead" and _looks_like_lead(projection, parts[first]):
        parts[first] = parts[first]._replace(kind="lead")
    return parts


def _is_lead(projection: Projection, part: Part, around: list[Element], description: str) -> bool:
    size = part.end - part.start
    if not _MIN_LEAD_KEYS <= size <= _MAX_LEAD_KEYS:
        return False
    if any(element.role == "lead" and element.end - element.start <= _MAX_LEAD_KEYS for element in around):
        return True
    if any(element.tag in ("strong", "b") for element in around):
        return True
    return bool(description) and projection.keys[part.start : part.end] == description


def _looks_like_lead(projection: Projection, part: Part) -> bool:
    text = projection.render(part.start, part.end)[0]
    return len(text) >= 80 and text.rstrip(_CLOSERS)[-1:] in set(".!?…")


def _find_lead_above(projection: Projection, since: int, until: int, description: str) -> Part | None:
    """Find a lead that the extractor left out, between the title and the body."""
    for element in projection.elements:
        if element.start >= until:
            break
        size = element.end - element.start
        if (
            element.role == "lead"
            and element.start >= since
            and element.end <= until
            and _MIN_LEAD_KEYS <= size <= _MAX_LEAD_KEYS
        ):
            return Part(element.start, element.end, "lead")
    if len(description) >= _MIN_LEAD_KEYS:
        start = projection.keys.find(description, since, until)
        if start >= 0:
            return Part(start, start + len(description), "lead")
    return None


def _find_captions(projection: Projection, parts: list[Part], title: Stretch | None) -> list[Part]:
    """Give captions and credits from the title to the end of the body that the body doesn't have."""
    if not parts:
        return []
    taken = sorted(parts)
    since = min(title.start, taken[0].start) if title else taken[0].start
    until = taken[-1].end
    found: list[Part] = []
    for element in projection.elements:
        if element.tag != "figcaption" and element.role not in ("caption", "credit"):
            continue
        size = element.end - element.start
        if element.start < since or element.end > until or not 0 < size <= _MAX_CAPTION_KEYS:
            continue
        if found and element.start < found[-1].end:
            continue
        if any(part.start < element.end and element.start < part.end for part in taken):
            continue
        found.append(Part(element.start, element.end, "credit" if element.role == "credit" else "caption"))
    return found


def _find_leftovers(projection: Projection, parts: list[Part], title: Stretch | None) -> list[Part]:
    """Give what stands between the title and the end of the body and is in no part, as clutter by kind."""
    if not parts:
        return []
    cursor = title.end if title and title.end <= parts[0].start else parts[0].start
    holes = []
    for part in parts:
        if part.start > cursor:
            holes.append((cursor, part.start))
        cursor = max(cursor, part.end)
    spans = [(a, b) for start, end in holes for a, b, _ in projection.split(start, end)]
    leftovers = []
    for (start, end), around in zip(spans, surround(projection, spans), strict=True):
        role = next((e.role for e in reversed(around) if e.role in _ROLE_KINDS and e.end - e.start < 3000), "")
        cue = find_cue(projection.render(start, end)[0][:_MAX_CUE_LINE])
        kind = _ROLE_KINDS[role] if role else KINDS[cue] if cue else "other"
        if any(element.tag == "nav" for element in around):
            kind = "menu"
        leftovers.append(Part(start, end, kind))
    return leftovers


