"""Time cut into steps, and which events have a place in one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from volteface.model import Step

PRECISIONS: dict[Step, tuple[str, ...]] = {
    "day": ("day", ""), "week": ("day", ""), "month": ("day", "", "month"),
}  # fmt: skip
"""How exactly an event must be dated to have a place in a step; undated ones stand on the day they were first seen."""

DAYS: dict[Step, float] = {"day": 1.0, "week": 7.0, "month": 30.44}
"""How long a step is."""


def start_of(day: date, step: Step) -> date:
    """Give the first day of the step in which a day lies; weeks begin on Monday."""
    if step == "month":
        return day.replace(day=1)
    return day - timedelta(days=day.weekday()) if step == "week" else day


def following(start: date, step: Step) -> date:
    """Give the first day of the next step."""
    if step == "month":
        return date(start.year + start.month // 12, start.month % 12 + 1, 1)
    return start + timedelta(days=7 if step == "week" else 1)


def starts_between(first: date, last: date, step: Step) -> Iterator[date]:
    """Give the first days of all steps from that of `first` to that of `last`."""
    start = start_of(first, step)
    while start <= last:
        yield start
        start = following(start, step)


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The days that are asked for, both included; None is open."""

    since: date | None = None
    until: date | None = None

    def touches(self, start: date, step: Step) -> bool:
        """Whether a step has one of the days."""
        begun = self.since is None or start >= start_of(self.since, step)
        return begun and (self.until is None or start <= self.until)


ALWAYS = Period()
