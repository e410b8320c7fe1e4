"""CAMEO as older event data sets use it: acts by code or by phrase, and what an actor's code is made of."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate

from volteface.world.folding import fold
from volteface.world.states import find_home, state

CHUNK = 3
"""Letters of one piece of an actor's code: EGYGOV is EGY and GOV."""


@dataclass(frozen=True, slots=True)
class Act:
    """A CAMEO code as PLOVER reads it; `type` is "" where PLOVER leaves it out.

    `turned` says that CAMEO names the recipient first: who hosts a visit is the one visited.
    """

    code: str
    text: str
    type: str
    modes: tuple[str, ...]
    turned: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """What a piece of an actor's code says: a sector of society, armed people, a group, a body, or a whole code."""

    kind: str
    actor: str
    role: str


@cache
def list_acts() -> dict[str, Act]:
    """Give all acts by their CAMEO codes, leading zeros kept."""
    return {
        row["code"]: Act(row["code"], row["text"], row["type"], _split(row["modes"]), row["turned"] == "yes")
        for row in _rows("cameo.csv")
    }


def find_act(code: str) -> Act | None:
    """Give the act of a CAMEO code; one with a digit that CAMEO lacks ('0330') is read as the code above it."""
    code = code.strip()
    acts = list_acts()
    return acts.get(code) or (acts.get(code[:3]) if re.fullmatch(r"\d{4}", code) else None)


def find_act_by_text(text: str) -> Act | None:
    """Give the act that a CAMEO phrase names ('Sign formal agreement'), however it is punctuated, or None."""
    return _phrases().get(_fold(text))


@cache
def _phrases() -> dict[str, Act]:
    acts = list_acts()
    found: dict[str, Act] = {}
    for row in sorted(_rows("cameo.csv"), key=lambda row: -len(row["code"])):
        for phrase in (row["text"], *row["phrases"].split("|")):
            found.setdefault(_fold(phrase), acts[row["code"]])
    found.pop("", None)
    return found


@cache
def find_cameo_actor(code: str) -> tuple[str, str]:
    """Give whom a CAMEO actor code stands for and in what role, "" where it names nobody in particular.

    Rebels and other armed people of a state are an actor of their own ('MOZREB' -> MOZAMBIQUE REBELS), groups and
    bodies have the names under which news are coded (PSEREBHMS -> HAMAS, IGOUNO -> UN).
    """
    code = code.strip()
    pieces = _pieces()
    for end in reversed(list(accumulate([CHUNK] * (len(code) // CHUNK)))):
        if (whole := pieces.get(code[:end])) and whole.kind == "whole":
            return whole.actor, whole.role
    chunks = [code[at : at + CHUNK] for at in range(0, len(code), CHUNK)]
    known = [piece for chunk in chunks if (piece := pieces.get(chunk))]
    for kind in ("group", "body"):
        for piece in known:
            if piece.kind == kind and (kind == "group" or chunks[0] in ("IGO", "NGO", "IMG")):
                return piece.actor, piece.role
    home = _home(chunks)
    if any(piece.kind == "armed" for piece in known):
        unnamed = all((piece := pieces.get(chunk)) and piece.kind == "armed" for chunk in chunks)
        return (name_rebels(home) if home else "" if unnamed or not code.isupper() else code), "REB"
    return home, next((piece.role for piece in known if piece.kind == "sector"), "")


def name_rebels(home: str) -> str:
    """Give the name under which the rebels of a state, whoever they are, stand beside it."""
    known = state(home)
    return f"{known.name_en.upper() if known else home} REBELS"


def _home(chunks: list[str]) -> str:
    """Give the state of a code: its first piece, or the second one of a company's or a society's."""
    if home := find_home(chunks[0], "cameo") if chunks else "":
        return home if chunks[0].isupper() else ""
    if len(chunks) > 1 and chunks[0] in ("MNC", "NGO", "NGM"):
        return find_home(chunks[1], "cameo")
    return ""


@cache
def _pieces() -> dict[str, Piece]:
    return {row["code"]: Piece(row["kind"], row["actor"], row["role"]) for row in _rows("cameo_actors.csv")}


def _fold(text: str) -> str:
    return " ".join(fold(text).split())


def _split(column: str) -> tuple[str, ...]:
    return tuple(filter(None, column.split("|")))


def _rows(name: str) -> Iterator[dict[str, str]]:
    yield from csv.DictReader((files("volteface.world") / name).read_text(encoding="utf-8").splitlines())
