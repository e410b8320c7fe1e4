"""The ledger: keeps articles and reports, tells origins apart, and derives events."""

from volteface.ledger.alarms import Watch, find_shift, keep_shifts, kept_shifts, shifts_of_pair
from volteface.ledger.ledger import Ledger
from volteface.ledger.snapshot import Snapshot
from volteface.ledger.status import AGAINST, NEWS_DAYS, WEIGHTS
from volteface.ledger.writer import Writer

__all__ = [
    "AGAINST",
    "NEWS_DAYS",
    "WEIGHTS",
    "Ledger",
    "Snapshot",
    "Watch",
    "Writer",
    "find_shift",
    "keep_shifts",
    "kept_shifts",
    "shifts_of_pair",
]
