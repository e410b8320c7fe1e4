"""What stands beside and between the paragraphs of a page: lists of headlines, rows of buttons, tables, sub-heads."""

import re
from collections.abc import Callable
from itertools import groupby, pairwise

from volteface.model import BlockKind
from volteface.reading.cues import KINDS, find_heading_cue
from volteface.reading.parts import Part, ends_sentence
from volteface.reading.people import read_byline
from volteface.reading.projection import LINE, Projection
from volteface.reading.recover import linked_share

_HEADLINE_LIST = 3
_MAX_LABEL_KEYS = 150
_MAX_HEADLINE_KEYS = 160
_MAX_SUBHEAD_KEYS, _MIN_PROSE_KEYS = 70, 80
_MAX_OFFICE_KEYS = 90
_LINKED_SHARE = 0.6
_MOST_BUTTON_WORDS = 4
_OPENING = frozenset({"recommended", "teaser", "menu", "comment"})
_LISTED = frozenset({"paragraph", "subhead", "teaser", "recommended", "other", "caption", "menu"})
_BAR = re.compile(r"\s*\|\s*|\s[·•]\s")
_SCORE = re.compile(r"[^\d.!?…]{2,40}\s[+−-]?\d[\d.,:%]*")


def mark_lists(projection: Projection, parts: list[Part]) -> list[Part]:
    """Tell lists of headlines, tables and sub-heads without markup from the text."""
    parts = _mark_table_heads(projection, parts)
    parts = _mark_tables(projection, parts)
    parts = _mark_sections(projection, parts)
    parts = _mark_offices(projection, parts)
    return _unmask_headline_lists(_mark_subheads(projection, parts))


def is_button_row(text: str) -> bool:
    """Tell a row of buttons, sections or sums: short items with bars or dots between; the first may be an appeal."""
    items = _BAR.split(text)
    if len(items) < 3 or ends_sentence(text):
        return False
    return all(len(item.split()) <= _MOST_BUTTON_WORDS for item in items[1:]) and not read_byline(text).author


def _mark_table_heads(projection: Projection, parts: list[Part]) -> list[Part]:
    """Call the heading of a table's columns what its rows are."""
    kept = list(parts)
    for index, (part, following) in enumerate(pairwise(parts)):
        is_open = part.kind == "paragraph" and not ends_sentence(projection.keys[part.start : part.end])
        if is_open and following.kind == "other" and part.end - part.start <= _MAX_LABEL_KEYS:
            kept[index] = part._replace(kind="other")
    return kept


def _mark_tables(projection: Projection, parts: list[Part]) -> list[Part]:
    """Tell rows of a name and a figure, two and more, from the text."""

    def is_score(part: Part) -> bool:
        if part.kind not in ("paragraph", "subhead") or part.end - part.start > _MAX_SUBHEAD_KEYS:
            return False
        return bool(_SCORE.fullmatch(projection.render(part.start, part.end)[0]))

    return _mark_runs(parts, is_score, 2, "other")


def _mark_runs(parts: list[Part], is_one: Callable[[Part], bool], fewest: int, kind: BlockKind) -> list[Part]:
    kept: list[Part] = []
    for is_run, run in groupby(parts, key=is_one):
        group = list(run)
        if is_run and len(group) >= fewest:
            group = [part._replace(kind=kind) for part in group]
        kept.extend(group)
    return kept


def _mark_sections(projection: Projection, parts: list[Part]) -> list[Part]:
    """Call recommended what stands in a list of headlines: below a heading of such lists, or all of it links."""
    kept: list[Part] = []
    section: BlockKind | None = None
    for part in parts:
        lines = projection.split(part.start, part.end)
        heading = _find_section(projection, part, lines)
        if heading:
            section = heading
            kept.append(part._replace(kind=heading))
        elif section and _is_listed(projection, part, lines, section):
            kept.append(part._replace(kind=section))
        else:
            section = None
            is_linked = len(lines) > 1 and linked_share(projection, part.start, part.end) >= _LINKED_SHARE
            is_list = is_linked and part.kind == "paragraph" and _is_headlines(projection, lines)
            kept.append(part._replace(kind="recommended") if is_list else part)
    return kept


def _find_section(projection: Projection, part: Part, lines: list[tuple[int, int, int]]) -> BlockKind | None:
    """Give the kind of the list that a part opens: its first line is a heading of lists, and all are short."""
    start, end, _ = lines[0]
    if (
        part.kind not in _LISTED | _OPENING
        or end - start > _MAX_SUBHEAD_KEYS
        or not _is_headlines(projection, lines[1:])
    ):
        return None
    cue = find_heading_cue(projection.render(start, end)[0])
    kind = KINDS[cue] if cue else None
    return kind if kind in _OPENING else None


def _is_listed(
    projection: Projection, part: Part, lines: list[tuple[int, int, int]], section: BlockKind
) -> bool:
    """Tell whether a part below the heading of a list is of it."""
    is_beside = projection.gap_before(part.start) == LINE
    if section == "comment":
        return is_beside
    if part.kind not in _LISTED or not _is_headlines(projection, lines):
        return False
    return part.kind != "subhead" or is_beside


def _is_headlines(projection: Projection, lines: list[tuple[int, int, int]]) -> bool:
    """Tell whether each of some lines may be a headline: short, and without a full stop."""
    return all(
        end - start <= _MAX_HEADLINE_KEYS and not projection.keys[start:end].endswith((".", ":", ".»", ".”"))
        for start, end, _ in lines
    )


def _mark_offices(projection: Projection, parts: list[Part]) -> list[Part]:
    """Call a byline what stands on the line below one and ends no sentence: the author's office or newsroom."""
    kept = list(parts)
    for index, part in enumerate(parts[1:], 1):
        is_short = part.end - part.start <= _MAX_OFFICE_KEYS
        if (
            kept[index - 1].kind == "byline"
            and part.kind == "paragraph"
            and is_short
            and projection.gap_before(part.start) == LINE
            and not ends_sentence(projection.keys[part.start : part.end])
        ):
            kept[index] = part._replace(kind="byline")
    return kept


def _mark_subheads(projection: Projection, parts: list[Part]) -> list[Part]:
    """Call a short line without a full stop between two paragraphs of prose a sub-head, though nothing marks it."""
    kept = list(parts)
    text = [index for index, part in enumerate(parts) if part.kind in ("paragraph", "lead", "subhead")]
    for before, index, after in zip(text, text[1:], text[2:], strict=False):
        part, keys = parts[index], projection.keys[parts[index].start : parts[index].end]
        is_open = not ends_sentence(keys) and keys[-1] not in ":;," and not keys[0].islower()
        if part.kind != "paragraph" or len(keys) > _MAX_SUBHEAD_KEYS or not is_open:
            continue
        if _is_prose(projection, parts[before]) and _is_prose(projection, parts[after]):
            kept[index] = part._replace(kind="subhead")
    return kept


def _is_prose(projection: Projection, part: Part) -> bool:
    keys = projection.keys[part.start : part.end]
    return part.kind in ("paragraph", "lead") and len(keys) >= _MIN_PROSE_KEYS and ends_sentence(keys)


def _unmask_headline_lists(parts: list[Part]) -> list[Part]:
    """Sub-heads without a text below them, three and more or at the end, are headlines of other articles."""
    kept: list[Part] = []
    for kind, run in groupby(parts, key=lambda part: part.kind):
        group = list(run)
        is_last = group[-1] is parts[-1]
        if kind == "subhead" and (len(group) >= _HEADLINE_LIST or (is_last and kept)):
            group = [part._replace(kind="recommended") for part in group]
        kept.extend(group)
    return kept
