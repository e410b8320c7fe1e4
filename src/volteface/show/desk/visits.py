"""What is new since somebody's last visit: a cookie remembers what the ledger had kept when it ended."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from time import time

from fastapi import Request, Response

COOKIE = "visit"
PAUSE_SECONDS = 1800
"""Who comes back after a longer pause makes another visit."""
_VALUE = re.compile(r"(\d{1,11})-(\d{1,11})-(\d{1,11})")


@dataclass(frozen=True, slots=True)
class Visit:
    """`since` is the newest that was shown on the visit before, `shown` on this one, `at` now: seconds since 1970.

    On somebody's first visit `since` is `shown`, so that nothing is new.
    """

    since: int
    shown: int
    at: int

    @property
    def since_told(self) -> str:
        """The time since which things are new, as `told` has it."""
        return datetime.fromtimestamp(self.since, UTC).isoformat(timespec="seconds")

    def remember(self, answer: Response) -> None:
        """Put it into the visitor's browser."""
        value = f"{self.since}-{self.shown}-{self.at}"
        answer.set_cookie(COOKIE, value, max_age=31_536_000, httponly=True, samesite="lax", path="/")


def find_visit(request: Request, newest: str) -> Visit:
    """Tell which visit this is; `newest` is when the newest alarm that is shown was kept (ISO 8601)."""
    now, shown = int(time()), int(datetime.fromisoformat(newest).timestamp())
    known = _VALUE.fullmatch(request.cookies.get(COOKIE, ""))
    if not known:
        return Visit(shown, shown, now)
    since, before, at = map(int, known.groups())
    # a cookie from elsewhere may name any number
    since, before = min(since, shown), min(before, shown)
    return Visit(before if now - at > PAUSE_SECONDS else since, shown, now)
