"""The trained model: a sentence with its actors -> for every ordered pair of them, what one did to the other.

One pass of the encoder a sentence, all its pairs together. The files beside this one are made by
`training/export.py`; `coder.origin.toml` tells of what they were made.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import as_file, files

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from volteface.coding.cues import CHANNELS, MENTION, TYPES, Cue
from volteface.coding.pieces import END, PAD, Cutter, Pieces
from volteface.errors import VoltefaceError
from volteface.world import list_modes

MODES = tuple((type_, mode) for type_ in TYPES for mode in list_modes(type_))
"""Every type's modes, in the order of what the model gives for them."""

NOBODY = -1
EVEN = 0.5
WIDTH = 384  # of a vector
MOST_PIECES = 192
MOST_MENTIONS = 13
PAIR_COST = 0.6
"""What a pair costs to compute, measured in pieces."""
BATCH_PIECES = 1024
"""Pieces of a batch, padding included: enough to keep two cores busy, few enough to stay in their caches."""

Numbers = NDArray[np.float32]


@dataclass(slots=True)
class Query:
    """A sentence to be scored; mentions and cues are half-open ranges of its characters.

    Mentions may stand in the context too: its characters are counted from -len(context) - 1, so that it ends at -1.
    """

    text: str
    mentions: Sequence[tuple[int, int]]
    cues: Sequence[Cue] = ()
    context: str = ""  # what was said before, and of whom the page is about
    pairs: Sequence[tuple[int, int]] = field(
        default_factory=list
    )  # of mentions' indexes, NOBODY for none; all if empty


@dataclass(slots=True)
class Scored:
    """What the model says of P pairs in a sentence of L pieces with M mentions.

    A pair of a mention with itself is what somebody does within his own state, to people whom nothing names.

    `types` (P, 17) are calibrated probabilities of PLOVER's types in codebook order and of none; for a pair and one
    of 16 types: `attention` (P, 16, L) looks at its trigger, `statuses` (P, 16, 7), `speakers` (P, 16, M + 1) with
    nobody first, `modes` (P, 16, modes), `mutual` (P, 16); `contexts` (contexts,) and `vector` (384,), of length 1, are the
    sentence's. All are probabilities but the vector.
    """

    pairs: list[tuple[int, int]]
    mentions: list[int]  # of the query's mentions those within reach
    ranges: list[tuple[int, int]]
    types: Numbers
    attention: Numbers
    statuses: Numbers
    speakers: Numbers
    modes: Numbers
    mutual: Numbers
    contexts: Numbers
    vector: Numbers

    def likely_speaker(self, row: int, column: int) -> int:
        """Give the mention that most likely says so, or NOBODY."""
        found = int(self.speakers[row, column].argmax())
        return self.mentions[found - 1] if found else NOBODY

    def likely_modes(self, row: int, column: int) -> tuple[str, ...]:
        """Give the modes of a type that are likelier than not for a pair."""
        told = zip(MODES, self.modes[row, column], strict=True)
        return tuple(mode for (type_, mode), p in told if type_ == TYPES[column] and p > EVEN)


@dataclass(frozen=True, slots=True)
class Settings:
    """What `training/choose.py` chose on development parts."""

    temperature: float  # divides the logits of the types
    none: float  # added to the logit of none before: training shows fewer pairs without an act than there are
    threshold: float  # least probability of an act that the model alone tells
    lift: float  # what the lexicon coder's word adds to the log odds of an act
    threshold_both: float  # least probability of an act after that


@dataclass(slots=True)
class _Row:
    """A query in pieces."""

    index: int
    pieces: Pieces
    mentions: list[int]
    spans: list[tuple[int, int]]  # pieces of each mention that is in reach, first and last
    pairs: list[tuple[int, int]]  # of mentions of the query
    rows: list[tuple[int, int]]  # the same pairs as rows of `spans`, counted from 1; 0 is nobody


class Model:
    """The model in memory, about 200 MB; made once a process by `load_model`."""

    def __init__(self) -> None:
        """Load vocabulary and network."""
        folder = files("volteface.coding")
        if not (folder / "coder.onnx").is_file():
            raise VoltefaceError(
                "the trained model is not there: make it with `make model`, or code with --coder lexicon"
            )
        vocabulary = json.loads((folder / "coder.pieces.json").read_text(encoding="utf-8"))
        self.cutter = Cutter(
            [(piece, score) for piece, score in vocabulary["pieces"]],
            {int(point): text for point, text in vocabulary["normalised"].items()},
        )
        self.settings = Settings(**json.loads((folder / "coder.settings.json").read_text(encoding="utf-8")))
        options = onnxruntime.SessionOptions()
        options.log_severity_level = 3
        with as_file(folder / "coder.onnx") as path:
            self._session = onnxruntime.InferenceSession(
                str(path), options, providers=["CPUExecutionProvider"]
            )

    def score(self, queries: Sequence[Query]) -> list[Scored | None]:
        """Score sentences; None for one that names nobody within the pieces that the model can read."""
        found: list[Scored | None] = [None] * len(queries)
        for rows in _batches(list(self._rows(queries))):
            for row, scored in zip(rows, self._run(rows, queries), strict=True):
                found[row.index] = scored
        return found

    def vectors(self, texts: Sequence[str]) -> Numbers:
        """Give the vector (texts, 384) of each text's first 192 pieces, of length 1; same sense in any language lies near."""
        scored = self.score([Query(text, [], pairs=[(NOBODY, NOBODY)]) for text in texts])
        return np.array([one.vector for one in scored if one is not None], np.float32).reshape(-1, WIDTH)

    def _rows(self, queries: Sequence[Query]) -> Iterator[_Row]:
        texts = self.cutter.cut_all([query.text for query in queries])
        contexts = self.cutter.cut_all([query.context for query in queries])
        for index, query in enumerate(queries):
            pieces = join_pieces(contexts[index], texts[index], len(query.context))
            row = _Row(index, pieces, [], [], [], [])
            at = {NOBODY: 0}
            for number, (start, end) in enumerate(query.mentions):
                inside = [i for i, (a, b) in enumerate(pieces.ranges) if a < end and start < b]
                if inside and len(row.spans) < MOST_MENTIONS:
                    row.spans.append((inside[0], inside[-1]))
                    row.mentions.append(number)
                    at[number] = len(row.spans)
            pairs = query.pairs or list_pairs(len(query.mentions))
            row.pairs = [(a, b) for a, b in pairs if a in at and b in at]
            row.rows = [(at[a], at[b]) for a, b in row.pairs]
            if row.pairs:
                yield row

    def _run(self, rows: Sequence[_Row], queries: Sequence[Query]) -> Iterator[Scored]:
        length = max(len(row.pieces.ids) for row in rows)
        mentions = max(len(row.spans) for row in rows) + 1
        widest = max(len(row.pairs) for row in rows)
        ids = np.full((len(rows), length), PAD, np.int64)
        cues = np.zeros((len(rows), length, len(CHANNELS)), np.float32)
        places = np.zeros((len(rows), mentions, length), np.float32)
        pairs = np.zeros((len(rows), widest, 2), np.int64)
        for b, row in enumerate(rows):
            ids[b, : len(row.pieces.ids)] = row.pieces.ids
            for m, (first, last) in enumerate(row.spans):
                places[b, m + 1, first : last + 1] = 1 / (last - first + 1)
                cues[b, first : last + 1, MENTION] = 1
            for cue in queries[row.index].cues:
                for i, (start, end) in enumerate(row.pieces.ranges):
                    if start < cue.end and cue.start < end:
                        cues[b, i, cue.channel] = cue.weight
            pairs[b, : len(row.rows)] = row.rows
        outputs = self._session.run(None, {"ids": ids, "cues": cues, "places": places, "pairs": pairs})
        logits, attention, statuses, speakers, modes, mutual, contexts, vectors = outputs
        logits[..., -1] += self.settings.none
        types = _softmax(logits / self.settings.temperature)
        for b, row in enumerate(rows):
            p, pieces, named = len(row.pairs), len(row.pieces.ids), len(row.spans) + 1
            yield Scored(
                row.pairs, row.mentions, row.pieces.ranges, types[b, :p], attention[b, :p, :, :pieces], statuses[b, :p],
                speakers[b, :p, :, :named], modes[b, :p], mutual[b, :p], contexts[b], vectors[b],
            )  # fmt: skip


def _softmax(logits: Numbers) -> Numbers:
    raised = np.exp(logits - logits.max(-1, keepdims=True))
    result: Numbers = raised / raised.sum(-1, keepdims=True)
    return result


def join_pieces(context: Pieces, own: Pieces, characters: int) -> Pieces:
    """Put the context, of so many characters, in front of a sentence; leave out what is too much to read."""
    ids, ranges = own.ids, own.ranges
    if characters and len(context.ids) + len(ids) - 1 <= MOST_PIECES:
        shift = characters + 1
        before = [(start - shift, end - shift) if end > start else (0, 0) for start, end in context.ranges]
        ids, ranges = [*context.ids, *ids[1:]], [*before, *ranges[1:]]
    if len(ids) > MOST_PIECES:
        ids, ranges = [*ids[: MOST_PIECES - 1], END], [*ranges[: MOST_PIECES - 1], (0, 0)]
    return Pieces(ids, ranges)


def _batches(rows: list[_Row]) -> Iterator[list[_Row]]:
    """Deal rows out to batches of about one length and as many pairs."""
    batch: list[_Row] = []
    for row in sorted(rows, key=_cost_of):
        if batch and (len(batch) + 1) * _cost_of(row) > BATCH_PIECES:
            yield batch
            batch = []
        batch.append(row)
    if batch:
        yield batch


def _cost_of(row: _Row) -> float:
    return len(row.pieces.ids) + PAIR_COST * len(row.pairs)


def list_pairs(mentions: int) -> list[tuple[int, int]]:
    """Give every ordered pair of so many mentions, each of them with NOBODY, and each with its own people."""
    everybody = range(NOBODY, mentions)
    return [(a, b) for a in everybody for b in everybody if a != b or a != NOBODY]


@cache
def load_model() -> Model:
    """Give the model, loaded once a process."""
    return Model()
