"""Changes of relations: alarms under a budget, each raised from nothing seen later than its own date."""

from volteface.shifts.pace import ACTIVE_EVENTS
from volteface.shifts.search import find_shifts
from volteface.shifts.watch import METHODS

__all__ = ["ACTIVE_EVENTS", "METHODS", "find_shifts"]
