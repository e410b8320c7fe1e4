"""Reads the hand-written tables, writes the built ones, and keeps their origin files true."""

import csv
import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from volteface.world import folding

LEXICON = Path(__file__).resolve().parent
WORLD = LEXICON.parent / "src" / "volteface" / "world"
CODING = LEXICON.parent / "src" / "volteface" / "coding"

_UNDECOMPOSED = str.maketrans("łŁøØđĐðÐıİßæÆœŒəƏþÞ", "lLoOdDdDiIsaAoOaAtT")
_SPELLED_OUT = {"ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "þ": "th", "Þ": "Th"}

CASE_ORDER = ("nom", "gen", "dat", "acc", "inst", "loc", "abl", "poss")


def read_rows(path: Path) -> Iterator[dict[str, str]]:
    """Give the rows of a CSV table as dicts; raises ValueError for a row with too few or too many fields."""
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            if None in row or None in row.values():
                raise ValueError(f"{path.name}: wrong number of fields in {row}")
            yield row


def write_rows(path: Path, columns: tuple[str, ...], rows: Iterable[Iterable[str]]) -> int:
    """Write a CSV table and stamp its origin file; returns the number of rows.

    Raises ValueError for a field that would need quotes.
    """
    kept = [tuple(row) for row in rows]
    for row in kept:
        # The loaders cut lines at commas without the csv module, which takes a third of the time.
        if any(sign in field for field in row for sign in ',"\n'):
            raise ValueError(f"{path.name}: comma, quote or line end in {row}")
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(kept)
    stamp(path)
    return len(kept)


def stamp(path: Path) -> None:
    """Write the checksum of a data file into its origin file ('names.pl.csv' -> 'names.pl.origin.toml')."""
    origin = path.with_name(path.name.removesuffix(path.suffix) + ".origin.toml")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    text = origin.read_text(encoding="utf-8")
    stamped = re.sub(r'^sha256 = ".*"$', f'sha256 = "{digest}"', text, flags=re.MULTILINE)
    if stamped != text:
        origin.write_text(stamped, encoding="utf-8")


def fold(text: str, language: str) -> str:
    """Fold a form as the coder folds a page, with single spaces ('U.S.' -> 'u s')."""
    return " ".join(folding.fold(unicodedata.normalize("NFC", text), language).split())


def plain(text: str, keep: frozenset[str] = frozenset()) -> str:
    """Take the marks off all letters but those to `keep`: 'Erdoğan' is also written 'Erdogan'."""
    letters = []
    for char in text:
        if char.lower() in keep:
            letters.append(char)
        elif char in _SPELLED_OUT:
            letters.append(_SPELLED_OUT[char])
        else:
            base = unicodedata.normalize("NFD", char.translate(_UNDECOMPOSED))
            letters.append("".join(part for part in base if not unicodedata.combining(part)))
    return "".join(letters)


def join_cases(cases: Iterable[str]) -> str:
    """Cases in their usual order, joined by '|'; the vocative is left out, as news hardly address states."""
    present = set(cases)
    return "|".join(case for case in CASE_ORDER if case in present)
