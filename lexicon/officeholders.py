"""Builds the table of who held which office under which full name, for names that stand alone in a column."""

from datetime import date

from leaders import Office, read_offices
from tables import LEXICON, WORLD, read_rows, write_rows
from volteface.world.folding import bare

COLUMNS = ("name", "code", "role", "since", "until")


def build_officeholders() -> int:
    """Write world/officeholders.csv; returns the number of rows."""
    spellings = {
        row["person"]: (row["name"], *row["aliases"].split("|"))
        for row in read_rows(LEXICON / "persons_en.csv")
    }
    rows = {
        (name, office.code, office.role, *_days(office))
        for office in read_offices()
        for name in map(bare, (office.person, *spellings.get(office.person, ())))
        if " " in name
    }
    return write_rows(WORLD / "officeholders.csv", COLUMNS, sorted(rows))


def _days(office: Office) -> tuple[str, str]:
    since = "" if office.since == date.min else office.since.isoformat()
    return since, "" if office.until == date.max else office.until.isoformat()
