"""States and the codes under which other systems know them."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

System = Literal["iso3", "iso2", "cow", "cow_abbreviation", "fips", "cameo"]


@dataclass(frozen=True, slots=True)
class State:
    """A state under its ISO 3166-1 alpha-3 code (XKX, PSE and TWN as news have them; former states theirs).

    `cow` and `cow_abbreviation` are those of the Correlates of War list of states, "" where it has none; `fips`
    (FIPS 10-4) and `cameo` hold every code in use, the usual one first. `since` and `until` are ISO dates, the
    latter "" for a state of today.
    """

    code: str
    iso2: str
    cow: str
    cow_abbreviation: str
    fips: tuple[str, ...]
    cameo: tuple[str, ...]
    name_en: str
    name_pl: str
    capital_en: str
    since: str
    until: str


@cache
def _states() -> dict[str, State]:
    text = (files("volteface.world") / "states.csv").read_text(encoding="utf-8")
    found: dict[str, State] = {}
    for row in csv.DictReader(text.splitlines()):
        fips, cameo = (tuple(filter(None, row.pop(key).split("|"))) for key in ("fips", "cameo"))
        found[row["code"]] = State(**row, fips=fips, cameo=cameo)
    return found


def state(code: str) -> State | None:
    """Give the state of an ISO alpha-3 code, or None for any other code (a body, a group, "")."""
    return _states().get(code)


def list_states(day: str = "") -> frozenset[str]:
    """Give the codes of all states, former ones too, or of those that were states on an ISO day."""
    return frozenset(
        code
        for code, one in _states().items()
        if not day or ((not one.since or one.since <= day) and (not one.until or day <= one.until))
    )


@cache
def _codes(system: System) -> dict[str, str]:
    found: dict[str, str] = {}
    for code, one in _states().items():
        # other writers of ISO codes have Kosovo and former states under codes that CAMEO has as well
        value: str | tuple[str, ...] = (code, *one.cameo) if system == "iso3" else getattr(one, system)
        for key in (value,) if isinstance(value, str) else value:
            if key:
                found[key] = code
    return found


def find_state(code: str, system: System) -> str:
    """Give our code, which is ISO's alpha-3 code where there is one, of a code of some system, "" where it has none.

    COW numbers may come as text ("365"). Codes of dependencies are not folded into the state that owns them.
    """
    return _codes(system).get(code.strip().upper(), "")


@cache
def _owners() -> dict[tuple[str, str], str]:
    text = (files("volteface.world") / "dependencies.csv").read_text(encoding="utf-8")
    return {
        (system, row[column]): row["state"]
        for row in csv.DictReader(text.splitlines())
        for system, column in (("iso3", "code"), ("cameo", "code"), ("iso2", "iso2"), ("fips", "fips"))
        if row[column]
    }


def find_home(code: str, system: System) -> str:
    """Give the state that answers for a code of a system, "" where there is none: for a dependency, who owns it."""
    return find_state(code, system) or _owners().get((system, code.strip().upper()), "")
