"""Relations: events -> series of a pair."""

from volteface.relations.series import Channel, Series, SeriesStep, Step, series

__all__ = ["Channel", "Series", "SeriesStep", "Step", "series"]
