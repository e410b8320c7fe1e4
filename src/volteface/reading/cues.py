"""Phrases by which short lines of a page give themselves away ("Read also", "Photo:", "Subscribe to continue")."""

import csv
import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from volteface.model import BlockKind

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
}
_LONGEST_PHRASE_WORDS = 9
_WORD = re.compile(r"\S+")


class _Table(NamedTuple):
    beginnings: dict[str, str]
    wholes: dict[str, str]


def find_cue(line: str) -> str:
    """Give the cue (a key of `KINDS`) that a line begins with or consists of, or ""."""
    table = _load()
    lowered = line.lower()
    bare = lowered.strip(" .:!…»›>|-–—")
    if whole := table.wholes.get(bare) or table.wholes.get(lowered):
        return whole
    found = ""
    for number, match in enumerate(_WORD.finditer(lowered)):
        if number == _LONGEST_PHRASE_WORDS:
            break
        prefix = lowered[: match.end()]
        found = table.beginnings.get(prefix) or table.beginnings.get(prefix.rstrip(":,.!?…-–")) or found
    return found


@cache
def _load() -> _Table:
    beginnings: dict[str, str] = {}
    wholes: dict[str, str] = {}
    with files("volteface.reading").joinpath("phrases.csv").open(encoding="utf-8") as table:
        for row in csv.DictReader(table):
            kind, pattern = row["kind"], row["pattern"]
            phrase = pattern.strip("^$")
            if kind not in KINDS:
                continue
            if pattern.startswith("^") and pattern.endswith("$"):
                wholes.setdefault(phrase, kind)
            elif pattern.startswith("^"):
                beginnings.setdefault(phrase, kind)
    return _Table(beginnings, wholes)
