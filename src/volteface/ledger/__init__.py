"""The ledger: keeps articles and reports, tells origins apart, and derives events."""

from volteface.ledger.ledger import Ledger
from volteface.ledger.snapshot import Snapshot
from volteface.ledger.status import AGAINST, WEIGHTS
from volteface.ledger.writer import Writer

__all__ = ["AGAINST", "WEIGHTS", "Ledger", "Snapshot", "Writer"]
