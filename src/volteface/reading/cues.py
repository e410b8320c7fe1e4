"""Phrases by which short lines of a page give themselves away ("Read also", "Photo:", "Subscribe to continue")."""

import csv
import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from volteface.model import BlockKind
from volteface.reading.dump.phrases import fold

KINDS: dict[str, BlockKind] = {
    "read-also": "teaser",
    "video": "teaser",
    "related": "recommended",
    "credit": "credit",
    "source": "source",
    "byline": "byline",
    "published": "date",
    "updated": "date",
    "share": "share",
    "follow": "share",
    "tags": "tags",
    "comments": "comment",
    "newsletter": "notice",
    "cookie": "notice",
    "legal": "notice",
    "paywall": "notice",
    "ad": "ad",
    "menu": "menu",
}
_LONGEST_PHRASE_WORDS = 9
_WORD = re.compile(r"\S+")


_BULLETS = " .:!…»›>|-–—•·*\t"
_COUNT = re.compile(r"\s*[(\[]\d+[)\]]\W*$")
_BOILERPLATE = frozenset({"legal", "endnote"})


class _Table(NamedTuple):
    beginnings: dict[str, str]
    wholes: dict[str, str]
    boilerplate: re.Pattern[str]


def find_cue(line: str) -> str:
    """Give the cue (a key of `KINDS`) that a line begins with or consists of, or ""."""
    table = _load()
    lowered = fold(line)
    bare = lowered.strip(_BULLETS)
    if whole := table.wholes.get(bare) or table.wholes.get(lowered):
        return whole
    found = ""
    for number, match in enumerate(_WORD.finditer(lowered)):
        if number == _LONGEST_PHRASE_WORDS:
            break
        prefix = lowered[: match.end()]
        found = table.beginnings.get(prefix) or table.beginnings.get(prefix.rstrip(":,.!?…-–")) or found
    return found


def find_heading_cue(line: str) -> str:
    """Give the cue that a line consists of, as headings of lists do ("Most read:"), or ""."""
    table = _load()
    bare = _COUNT.sub("", fold(line)).strip(_BULLETS)
    return table.wholes.get(bare) or table.beginnings.get(bare) or ""


def is_boilerplate(text: str) -> bool:
    """Tell whether a text holds what only notes on rights and on the making of an article say."""
    return bool(_load().boilerplate.search(fold(text)))


@cache
def _load() -> _Table:
    beginnings: dict[str, str] = {}
    wholes: dict[str, str] = {}
    inner: list[str] = []
    with files("volteface.reading").joinpath("phrases.csv").open(encoding="utf-8") as table:
        for row in csv.DictReader(table):
            kind, pattern = row["kind"], fold(row["pattern"])
            phrase = pattern.strip("^$")
            if kind in _BOILERPLATE and phrase == pattern:
                inner.append(
                    re.escape(phrase.removesuffix("*")) + ("" if phrase.endswith("*") else r"(?!\w)")
                )
            if kind not in KINDS:
                continue
            if pattern.startswith("^") and pattern.endswith("$"):
                wholes.setdefault(phrase, kind)
            elif pattern.startswith("^"):
                beginnings.setdefault(phrase, kind)
    return _Table(beginnings, wholes, re.compile(rf"(?<!\w)(?:{'|'.join(inner)})"))
