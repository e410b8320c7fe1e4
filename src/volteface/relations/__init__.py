"""Relations: events -> series of a pair, their levels, and where a state stands between sides."""

from volteface.relations.levels import Level, Levels, LevelStep, levels
from volteface.relations.outages import find_outages
from volteface.relations.series import Channel, Series, SeriesStep, series
from volteface.relations.sides import Sides, SidesStep, Stance, sides
from volteface.relations.steps import Step, following

__all__ = [
    "Channel",
    "Level",
    "LevelStep",
    "Levels",
    "Series",
    "SeriesStep",
    "Sides",
    "SidesStep",
    "Stance",
    "Step",
    "find_outages",
    "following",
    "levels",
    "series",
    "sides",
]
