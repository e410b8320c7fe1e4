"""Intergovernmental bodies and blocs, and who belonged to them on a day."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Body:
    """A body under the code that reports give it; `role` is its PLOVER sector (IGO or NGO)."""

    code: str
    role: str
    name_en: str
    name_pl: str


@cache
def list_bodies() -> dict[str, Body]:
    """Give all bodies by their codes."""
    return {row["code"]: Body(**row) for row in _rows("bodies.csv")}


@cache
def _memberships() -> dict[str, list[tuple[str, str, str]]]:
    found: dict[str, list[tuple[str, str, str]]] = {}
    for row in _rows("members.csv"):
        found.setdefault(row["body"], []).append((row["state"], row["since"], row["until"]))
    return found


@cache
def members(body: str, day: str) -> frozenset[str]:
    """Give the states that belonged to a body on an ISO day, or on any day of a month or year.

    With "" it gives those whose membership has not ended. A body without a list (the World Bank) has none.
    Raises ValueError for a code that is no body.
    """
    if body not in list_bodies():
        raise ValueError(f"{body!r} is no body; use one of {', '.join(sorted(list_bodies()))}")
    return frozenset(
        state for state, since, until in _memberships().get(body, ()) if _covers(since, until, day or "9999")
    )


@cache
def memberships(state: str, day: str) -> frozenset[str]:
    """Give the bodies to which a state belonged on an ISO day (see `members`)."""
    return frozenset(body for body in _memberships() if state in members(body, day))


def _covers(since: str, until: str, day: str) -> bool:
    """Compare dates of different precision: "2004" touches "2004-03-29", and "" is open."""
    begun = not since or since[: len(day)] <= day[: len(since)]
    ended = bool(until) and day[: len(until)] > until[: len(day)]
    return begun and not ended


def _rows(name: str) -> Iterator[dict[str, str]]:
    yield from csv.DictReader((files("volteface.world") / name).read_text(encoding="utf-8").splitlines())
