"""What the types of data sets on political violence are in PLOVER: ACLED's, and those of UCDP."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

ACLED_TYPES = "acled.csv"
UCDP_TYPES = "ucdp.csv"


@dataclass(frozen=True, slots=True)
class ViolenceType:
    """A set's type, with a finer `detail` or "", as PLOVER reads it; `type` is "" where PLOVER leaves it out."""

    code: str
    detail: str
    type: str
    modes: tuple[str, ...]
    text: str


@cache
def list_violence_types(table: str) -> dict[tuple[str, str], ViolenceType]:
    """Give the types of a set (ACLED_TYPES or UCDP_TYPES) by code and detail, both in small letters."""
    text = (files("volteface.world") / table).read_text(encoding="utf-8")
    return {
        (row["code"].lower(), row["detail"].lower()): ViolenceType(
            row["code"], row["detail"], row["type"], tuple(filter(None, row["modes"].split("|"))), row["text"]
        )
        for row in csv.DictReader(text.splitlines())
    }


def find_type(table: str, code: str, detail: str = "") -> ViolenceType | None:
    """Give the type of a set's code and detail; a detail that is unknown is left aside, a code that is gives None."""
    types = list_violence_types(table)
    code, detail = code.strip().lower(), detail.strip().lower()
    return types.get((code, detail)) or types.get((code, ""))
