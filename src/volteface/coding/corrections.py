"""Where a page corrects itself, and whether it is withdrawn: what is told there of its earlier version did not happen.

A notice is a block that begins with a label ("Correction:", "Sprostowanie"; where that stands alone, the next block too), or
the rest of a block from the sentence on that speaks of an earlier version of the page. Phrases stand in `corrections.csv`.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

_OPENERS = r"[\s*\[(\"'„«“»–—-]*"
_BEHIND_LABEL = r"(?:\s*(?:[:.(\[|–—]|-\s|$)|,?\s[^.:\n]{0,30}\d[^.:\n]{0,15}:)"
_SENTENCE_END = re.compile(r"[.!?…][\"'”»)\]]*\s+")
_NEAR = 60
"""So many characters behind a phrase is looked for what it is a version of, where that is not the page."""


class _Phrases(NamedTuple):
    """The phrases of a language, compiled; the first three stand at the beginning of a block."""

    label: re.Pattern[str]
    opening: re.Pattern[str]
    withdrawn: re.Pattern[str]
    earlier: re.Pattern[str]
    other: re.Pattern[str]


def find_notices(text: str, language: str) -> list[tuple[int, int]]:
    """Give the half-open ranges of an article's text in which the page corrects what it said, in order."""
    phrases = _load().get(language)
    if phrases is None:
        return []
    notices = []
    goes_on = False
    for start, block in _list_blocks(text):
        begun = 0 if goes_on else _find_beginning(block, phrases)
        if begun is not None:
            notices.append((start + begun, start + len(block)))
        label = None if goes_on else phrases.label.match(block)
        goes_on = label is not None and not block[label.end() :].strip(" :.–—-)]")
    return notices


def is_withdrawn(text: str, language: str) -> bool:
    """Tell whether a block of an article's text begins by saying that the whole of it is withdrawn."""
    phrases = _load().get(language)
    if phrases is None:
        return False
    blocks = (block for _, block in _list_blocks(text))
    return any(_is_own(found, phrases) for block in blocks if (found := phrases.withdrawn.match(block)))


def _list_blocks(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for block in text.split("\n\n"):
        yield start, block
        start += len(block) + 2


def _find_beginning(block: str, phrases: _Phrases) -> int | None:
    """Give where in a block a notice begins, None where it has none."""
    if phrases.label.match(block):
        return 0
    opening = phrases.opening.match(block)
    if opening and _is_own(opening, phrases):
        return 0
    found = next((one for one in phrases.earlier.finditer(block) if _is_own(one, phrases)), None)
    if found is None:
        return None
    ends = [end.end() for end in _SENTENCE_END.finditer(block, 0, found.start())]
    return ends[-1] if ends else 0


def _is_own(found: re.Match[str], phrases: _Phrases) -> bool:
    """Tell whether a phrase speaks of the page, and not of a law or a treaty ("the first version of the text of the treaty")."""
    rest = found.string[found.end() : found.end() + _NEAR]
    sentence = _SENTENCE_END.split(rest, maxsplit=1)[0]
    return not phrases.other.match(sentence)


@cache
def _load() -> dict[str, _Phrases]:
    table: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    with files("volteface.coding").joinpath("corrections.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            table[row["language"]][row["kind"]].append(_as_expression(row["pattern"]))
    return {language: _compile(kinds) for language, kinds in table.items()}


def _compile(kinds: dict[str, list[str]]) -> _Phrases:
    before = rf"{_OPENERS}(?:(?:{_any(kinds['note'])})\s*[:.–—-]\s*{_OPENERS})?"
    return _Phrases(
        label=_read(rf"{before}(?:{_any(kinds['label'])}){_BEHIND_LABEL}"),
        opening=_read(rf"{before}(?:{_any(kinds['opening'])})(?!\w)"),
        withdrawn=_read(rf"{before}(?:{_any(kinds['withdrawn'])})(?!\w)"),
        earlier=_read(rf"(?<!\w)(?:{_any(kinds['earlier'])})(?!\w)"),
        other=_read(
            rf"(?:(?:\s+(?:{_any(kinds['link'])})(?!\w)['’]?)+(?:\s*\w+)?)?\s*(?:{_any(kinds['other'])})(?!\w)"
        ),
    )


def _read(expression: str) -> re.Pattern[str]:
    return re.compile(expression, re.IGNORECASE)


def _any(expressions: Iterable[str]) -> str:
    return "|".join(sorted(expressions, key=len, reverse=True))


def _as_expression(pattern: str) -> str:
    """Give a pattern as a regular expression: (a|b) is one of these, * any ending, a blank any white space."""
    kept = "".join(sign if sign in "(|)*" else re.escape(sign) for sign in pattern)
    return kept.replace("(", "(?:").replace("*", r"\w*").replace(r"\ ", r"\s+").replace("'", "['’]")
