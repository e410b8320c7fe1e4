"""What reports with different statuses make of an event, and what each status weighs."""

from collections.abc import Collection, Mapping

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

PASTED_CREDIT = WEIGHTS["claimed"]
"""What a pasted account can make an act count, if all of its pages tell of it: no more than somebody's word."""

NEWS_DAYS = 31
"""An act that is told more days after it is no news of the day on which it is told."""

NEWS = "NOT stale AND status NOT IN ('planned', 'hypothetical', 'historical') AND ruled <> 'wrong'"
"""The SQL condition on events that are news: what is only planned or possible, background, or misread, is no news of the day that it
speaks of."""

LIFTED: frozenset[Status] = frozenset(("claimed", "denied"))
"""Statuses of reports that tell of an act as somebody's word: an analyst may rule that it is true."""

AGAINST: frozenset[Status] = frozenset(("denied", "negated"))
"""Statuses of reports that speak against an act."""

_ORDER: tuple[Status, ...] = (
    "reported",
    "denied",
    "claimed",
    "historical",
    "planned",
    "hypothetical",
    "negated",
)


def settle_status(statuses: Collection[Status]) -> Status:
    """Decide an event's status from those of its reports.

    A claim stays a claim, however many repeat it, until one report gives the act as fact; it is denied when someone
    denies or negates it while none does.
    """
    found = set(statuses)
    if "claimed" in found and found & AGAINST and "reported" not in found:
        return "denied"
    return next(status for status in _ORDER if status in found)


def weigh(status: Status, ruling: str = "", credit: float = 1.0) -> float:
    """Give what one report makes its act count: by its status, at most the credit of the origin that it goes back to.

    `ruling` is what an analyst has ruled: "wrong" on the report, "false" or "true" on its event, "" where nobody has.
    """
    if ruling in ("wrong", "false"):
        return 0.0
    if ruling == "true" and status in LIFTED:
        return WEIGHTS["reported"]
    return min(WEIGHTS[status], credit)
