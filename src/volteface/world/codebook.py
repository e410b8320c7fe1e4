"""The PLOVER 2.0 codebook: types with quad classes and scores, modes, contexts.

Scores run from -10 to +10. Where the manual contradicts itself, the reading is that of codebook.origin.toml.
Quad class and score are independent of each other: a request has the quad of conflict and the score zero.
"""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Type:
    """One of the sixteen event types; `quad` is 1 or 2 for verbal or material cooperation, 3 or 4 for conflict."""

    name: str
    quad: int
    quad_name: str
    score: float
    recipient_required: bool
    description: str


@cache
def list_types() -> dict[str, Type]:
    """Give the types by name, in codebook order."""
    return {
        row["type"]: Type(
            name=row["type"],
            quad=int(row["quad"]),
            quad_name=row["quad_name"],
            score=float(row["score"]),
            recipient_required=row["recipient_required"] == "yes",
            description=row["description"],
        )
        for row in _rows("codebook.csv")
    }


@cache
def list_modes(type_: str) -> dict[str, float]:
    """Give the modes of a type with their scores; AGREE, SUPPORT, CONCEDE, COOPERATE and AID have none."""
    _type(type_)
    return {row["mode"]: float(row["score"]) for row in _rows("modes.csv") if row["type"] == type_}


@cache
def list_contexts() -> tuple[str, ...]:
    """Give the 37 contexts in codebook order."""
    return tuple(row["context"] for row in _rows("contexts.csv"))


def quad_of(type_: str) -> int:
    """Give the quad class (1 to 4) of a type; raises ValueError for a name that is no type."""
    return _type(type_).quad


def intensity_of(type_: str, modes: Iterable[str] = ()) -> float:
    """Give the score of a type, or that of its mode; of several modes the one farthest from zero.

    Raises ValueError for a name that is no type, or a mode that is not one of its modes.
    """
    base = _type(type_).score
    known = list_modes(type_)
    scores: list[float] = []
    for mode in modes:
        if mode not in known:
            raise ValueError(f"{mode!r} is no mode of {type_}; it has {', '.join(known) or 'none'}")
        scores.append(known[mode])
    return max(scores, key=abs, default=base)


def _type(name: str) -> Type:
    found = list_types().get(name)
    if found is None:
        raise ValueError(f"{name!r} is no event type; use one of {', '.join(list_types())}")
    return found


def _rows(name: str) -> Iterator[dict[str, str]]:
    yield from csv.DictReader((files("volteface.world") / name).read_text(encoding="utf-8").splitlines())
