"""What the lexicon knows of a sentence, as numbers beside the pieces that the model reads."""

from collections.abc import Iterator
from typing import NamedTuple

from volteface.coding.lexicon import Frame, Hits
from volteface.world import list_types

TYPES = tuple(list_types())
SPEECH = ("say", "think", "deny", "source")
CHANNELS = (*TYPES, *SPEECH, "companion", "mention")
MENTION = CHANNELS.index("mention")
"""The channel that marks the actors that the pairs are made of."""

FULL, FREE, BARE = 1.0, 0.6, 0.2
"""How much a trigger speaks for the type of a frame: what the frame asks for stands there; it asks for nothing; it
asks for what is not there."""
REACH = 90
"""Characters around a trigger within which what a frame asks for counts as standing there."""


class Cue(NamedTuple):
    """Half-open character range, and how much it speaks for a channel."""

    start: int
    end: int
    channel: int
    weight: float


def find_cues(hits: Hits, start: int, end: int) -> Iterator[Cue]:
    """Give the cues of the hits within a range of the text that was scanned."""
    companions = [hit for hit in hits.companions if start <= hit.start and hit.end <= end]
    for hit in hits.triggers:
        if start <= hit.start and hit.end <= end:
            near = {
                sense.id
                for beside in companions
                if beside.start < hit.end + REACH and hit.start < beside.end + REACH
                for sense in beside.senses
            }
            weights: dict[str, float] = {}
            for frame in (frame for sense in hit.senses for frame in sense.frames):
                weights[frame.type] = max(weights.get(frame.type, 0.0), _weight(frame, near))
            for type_, weight in weights.items():
                yield Cue(hit.start, hit.end, CHANNELS.index(type_), weight)
    for said in hits.speech:
        if start <= said.start and said.end <= end:
            for kind in {sense.kind for sense in said.senses}:
                yield Cue(said.start, said.end, CHANNELS.index(kind), FULL)
    for beside in companions:
        yield Cue(beside.start, beside.end, CHANNELS.index("companion"), FULL)


def _weight(frame: Frame, near: set[int]) -> float:
    if not frame.companions:
        return FREE
    return FULL if frame.companions & near else BARE
