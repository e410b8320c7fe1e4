"""Relations: events -> series of a pair, their levels, and where a state stands between sides."""

from volteface.relations.communities import find_communities
from volteface.relations.levels import Level, Levels, LevelStep, levels
from volteface.relations.network import Tie, network
from volteface.relations.outages import find_outages
from volteface.relations.series import OF_PAIR, Channel, Series, SeriesStep, series
from volteface.relations.sides import Sides, SidesStep, Stance, sides
from volteface.relations.steps import ALWAYS, Period, following

__all__ = [
    "ALWAYS",
    "OF_PAIR",
    "Channel",
    "Level",
    "LevelStep",
    "Levels",
    "Period",
    "Series",
    "SeriesStep",
    "Sides",
    "SidesStep",
    "Stance",
    "Tie",
    "find_communities",
    "find_outages",
    "following",
    "levels",
    "network",
    "series",
    "sides",
]
