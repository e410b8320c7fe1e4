"""The ledger: keeps articles and reports, tells origins apart, and derives events."""

from volteface.ledger.alarms import (
    KeptRow,
    Watch,
    Watched,
    find_shift,
    find_told,
    keep_shifts,
    kept_shifts,
    list_kept,
    list_watches,
    shifts_of_actor,
    shifts_of_pair,
)
from volteface.ledger.decide import keep_ruling
from volteface.ledger.ledger import Ledger
from volteface.ledger.marks import Mark, find_marks
from volteface.ledger.related import Near, find_related
from volteface.ledger.rulings import Ruling, Told
from volteface.ledger.shelf import Shelf
from volteface.ledger.snapshot import Snapshot
from volteface.ledger.status import AGAINST, NEWS, NEWS_DAYS, WEIGHTS
from volteface.ledger.targets import make_ruling
from volteface.ledger.writer import Writer

__all__ = [
    "AGAINST",
    "NEWS",
    "NEWS_DAYS",
    "WEIGHTS",
    "KeptRow",
    "Ledger",
    "Mark",
    "Near",
    "Ruling",
    "Shelf",
    "Snapshot",
    "Told",
    "Watch",
    "Watched",
    "Writer",
    "find_marks",
    "find_related",
    "find_shift",
    "find_told",
    "keep_ruling",
    "keep_shifts",
    "kept_shifts",
    "list_kept",
    "list_watches",
    "make_ruling",
    "shifts_of_actor",
    "shifts_of_pair",
]
