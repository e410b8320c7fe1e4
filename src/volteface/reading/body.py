"""Which stretches of a page are its body: trafilatura's judgement, laid on the page's own characters."""

import logging
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from volteface.reading.projection import Projection, strip_to_keys

if TYPE_CHECKING:
    from lxml.html import HtmlElement

logging.getLogger("trafilatura").addHandler(logging.NullHandler())
logging.getLogger("htmldate").addHandler(logging.NullHandler())

_ANCHOR_KEYS = 40
_PROBE_KEYS = 24
_BLOCKS = frozenset({"p", "head", "item", "quote", "cell", "code", "ab", "row"})


class Stretch(NamedTuple):
    """Keys `start`..`end` of the page; `is_heading` as the extractor saw it, `is_added` what it had left out."""

    start: int
    end: int
    is_heading: bool
    is_added: bool = False


def parse(source: str, left_out: list[tuple[int, int]]) -> "HtmlElement | None":
    """Parse HTML as trafilatura does; None when nothing in it is markup.

    What stands at the places `left_out` is left out: what is invisible, and tags of more levels than the parser follows.
    """
    import trafilatura

    try:
        return trafilatura.load_html(_leave_out(source, left_out))
    except (ValueError, TypeError, RecursionError, AssertionError):
        return None


def _leave_out(source: str, spans: list[tuple[int, int]]) -> str:
    if not spans:
        return source
    kept, position = [], 0
    for start, end in spans:
        kept.append(source[position:start])
        position = end
    return "".join([*kept, source[position:]])


def find_body(tree: "HtmlElement", projection: Projection) -> list[Stretch]:
    """Give the stretches of the body in page order, without overlaps; [] when there is no article."""
    import trafilatura
    from trafilatura.settings import Document

    try:
        # the rule-based pass alone: on news it is more exact than with the fallbacks, and takes two thirds
        document = trafilatura.bare_extraction(tree, fast=True, include_comments=False)
    except (ValueError, TypeError, RecursionError, AttributeError):
        return []
    if not isinstance(document, Document):
        return []
    blocks = [
        (keys, heading) for text, heading in _list_blocks(document.body) if (keys := strip_to_keys(text))
    ]
    return _merge(_align(blocks, projection.keys))


def _list_blocks(element: Any) -> Iterator[tuple[str, bool]]:
    """Give (text, is a heading) of every innermost block, with the loose text around blocks."""
    is_heading = element.tag == "head"
    if not any(child.tag in _BLOCKS for child in element.iterdescendants()):
        yield "".join(element.itertext()), is_heading
        return
    yield element.text or "", is_heading
    for child in element:
        yield from _list_blocks(child)
        yield child.tail or "", is_heading


def _align(blocks: list[tuple[str, bool]], page: str) -> list[Stretch]:
    """Find each block on the page: long ones first and in order, short ones between their neighbours.

    A short block ("Video", "Read more") may stand on the page many times; long ones are anchors.
    """
    found: dict[int, Stretch] = {}
    cursor = 0
    for index, (keys, heading) in enumerate(blocks):
        if len(keys) < _ANCHOR_KEYS:
            continue
        start = page.find(keys, cursor)
        if start < 0:
            start = page.find(keys, 0, cursor)
        if start < 0:
            stretch = _approximate(keys, page, cursor, heading)
        else:
            stretch = Stretch(start, start + len(keys), heading)
        if stretch is None:
            continue
        found[index] = stretch
        cursor = max(cursor, stretch.end)
    _place_short_blocks(blocks, page, found)
    return sorted(found.values())


def _place_short_blocks(blocks: list[tuple[str, bool]], page: str, found: dict[int, Stretch]) -> None:
    previous_end = 0
    for index, (keys, heading) in enumerate(blocks):
        if index in found:
            previous_end = max(previous_end, found[index].end)
            continue
        if len(keys) >= _ANCHOR_KEYS:
            continue
        following = next(
            (
                found[later].start
                for later in range(index + 1, min(len(blocks), index + 20))
                if later in found
            ),
            -1,
        )
        if following >= previous_end:
            start = page.rfind(keys, previous_end, following)
        else:
            start = page.find(keys, previous_end)
        if start >= 0:
            found[index] = Stretch(start, start + len(keys), heading)
            previous_end = start + len(keys)


def _approximate(keys: str, page: str, cursor: int, heading: bool) -> Stretch | None:
    """Find a block of which something was dropped in the middle, by its beginning and its end."""
    start = page.find(keys[:_PROBE_KEYS], cursor)
    if start < 0:
        return None
    reach = start + 2 * len(keys)
    end = page.find(keys[-_PROBE_KEYS:], start, reach)
    return None if end < 0 else Stretch(start, end + _PROBE_KEYS, heading)


def _merge(stretches: list[Stretch]) -> list[Stretch]:
    """Cut overlaps, so that no character is told twice."""
    merged: list[Stretch] = []
    for stretch in stretches:
        start = max(stretch.start, merged[-1].end) if merged else stretch.start
        if start < stretch.end:
            merged.append(stretch._replace(start=start))
    return merged
