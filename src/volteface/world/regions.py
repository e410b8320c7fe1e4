"""The regions into which a foreign desk divides the world."""

import csv
from functools import cache
from importlib.resources import files
from typing import Literal, get_args

Region = Literal["europe", "central-asia", "middle-east", "south-asia", "east-asia", "africa", "americas"]
"""central-asia with the Caucasus, middle-east with North Africa, east-asia with the Pacific; africa is that south of the Sahara."""
REGIONS: tuple[Region, ...] = get_args(Region)


@cache
def _regions() -> dict[str, str]:
    text = (files("volteface.world") / "regions.csv").read_text(encoding="utf-8")
    return {row["code"]: row["region"] for row in csv.DictReader(text.splitlines())}


def region_of(code: str) -> str:
    """Give the region of a state, "" for any other code."""
    return _regions().get(code, "")
