"""Quiet hours: by the clock on the wall of a place, across midnight and over changes of summer time."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from volteface.errors import VoltefaceError


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiet:
    """The hours from `since` to `until` (not included) each day in a time zone; they may reach across midnight.

    An hour that the clock shows twice is quiet twice; one that it leaves out ends what would have ended in it.
    """

    since: time
    until: time
    zone: ZoneInfo

    def holds(self, now: datetime) -> bool:
        """Tell whether a moment (with its zone) is in quiet hours."""
        clock = now.astimezone(self.zone).time()
        if self.since < self.until:
            return self.since <= clock < self.until
        return clock >= self.since or clock < self.until

    def find_end(self, now: datetime) -> datetime:
        """Give the first whole minute when the quiet hours that hold now are over, in their zone."""
        moment = now.astimezone(UTC).replace(second=0, microsecond=0)
        while self.holds(moment):  # by the minute, so that it is right on days with other hours too
            moment += timedelta(minutes=1)
        return moment.astimezone(self.zone)


def find_zone(name: str) -> ZoneInfo:
    """Give a time zone by its name in the tz database. Raises VoltefaceError if there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise VoltefaceError(
            f"no time zone {name!r} is known; name one such as Europe/Warsaw or UTC (if those aren't "
            "known either, install tzdata)"
        ) from None
