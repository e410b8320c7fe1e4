"""Reads the hand-written tables, writes the built ones, and keeps their origin files true."""

import csv
import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

LEXICON = Path(__file__).resolve().parent
WORLD = LEXICON.parent / "src" / "volteface" / "world"

CASE_ORDER = ("nom", "gen", "dat", "acc", "inst", "loc")


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
    text = re.sub(r'^sha256 = ".*"$', f'sha256 = "{digest}"', text, flags=re.MULTILINE)
    origin.write_text(text, encoding="utf-8")


def normalise(text: str) -> str:
    """Lower-case, with single spaces for everything that is neither letter nor digit ('U.S.' -> 'u s')."""
    composed = unicodedata.normalize("NFC", text).lower()
    return " ".join("".join(sign if sign.isalnum() else " " for sign in composed).split())


def join_cases(cases: Iterable[str]) -> str:
    """Cases in their usual order, joined by '|'; the vocative is left out, as news hardly address states."""
    present = set(cases)
    return "|".join(case for case in CASE_ORDER if case in present)
