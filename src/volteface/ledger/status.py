"""What reports with different statuses make of an event, and what each status weighs."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta

from volteface.model import Status

WEIGHTS: Mapping[Status, float] = {
    "reported": 1.0,
    "claimed": 0.25,  # may have happened; many claims together must not outweigh what did
    "denied": 0.0,
    "historical": 0.0,  # what the past is remembered for depends on today's topics
    "planned": 0.0,
    "hypothetical": 0.0,
    "negated": 0.0,
}
"""How much an event of a status counts in a series, on its date. The only place where this is said."""

AGAINST: frozenset[Status] = frozenset(("denied", "negated"))
"""Statuses of reports that speak against an act."""

STALE_DAYS = 366
_ORDER: tuple[Status, ...] = ("reported", "denied", "claimed", "historical", "planned", "hypothetical", "negated")


def settle_status(statuses: Collection[Status], day: date | None, first_seen: date) -> Status:
    """Decide an event's status from those of its reports.

    A claim stays a claim until one report gives the act as fact, and is denied when someone denies or negates it
    while none does. A fact first told more than a year after its day is history, whatever its reports say: it
    happened, but it is not news of that day.
    """
    found = set(statuses)
    if "claimed" in found and found & AGAINST and "reported" not in found:
        return "denied"
    status = next(status for status in _ORDER if status in found)
    if status == "reported" and day and first_seen - day > timedelta(days=STALE_DAYS):
        return "historical"
    return status
