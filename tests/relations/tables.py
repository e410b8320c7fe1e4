"""Ledgers with imported events: for what takes more acts than pages tell."""

import csv
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path

from volteface.ledger import Ledger
from volteface.ledger.importing import Columns, describe_table, import_files

Act = tuple[date, str, str, str]
COLUMNS = Columns(date="date", source="source", target="target", code="code")


def imported(folder: Path, acts: Iterable[Act], name: str = "wire") -> Ledger:
    """Import acts (day, actor, type, recipient) into the ledger in a folder, as the data set `name`."""
    table = folder.with_name(f"{name}.csv")
    with table.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(("date", "source", "code", "target", "row"))
        rows.writerows((*act, number) for number, act in enumerate(acts))
    ledger = Ledger.open_or_create(folder)
    described = describe_table(table, COLUMNS, actors="iso3", codes="plover", name=name)
    tally = import_files(ledger.folder, described, [table])
    assert tally.kept == tally.rows
    return ledger


def acts_of(month: str, sides: str, type_: str, count: int) -> Iterator[Act]:
    """Give `count` acts of a pair such as "FRA DEU" in a month, one a day."""
    assert count <= 28
    source, target = sides.split()
    first = date.fromisoformat(f"{month}-01")
    for number in range(count):
        yield first + timedelta(days=number), source, type_, target


def months(first: int, count: int) -> list[str]:
    """Give months from January of a year on."""
    return [f"{first + number // 12}-{number % 12 + 1:02d}" for number in range(count)]
