"""Examples of the corpus -> batches of numbers."""

import random
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import torch
from notation import Example, MarkedAct
from pairing import Pair, pair_off
from torch import Tensor

from volteface.coding.cues import CHANNELS, MENTION, TYPES, Cue, find_cues
from volteface.coding.lexicon import load_lexicon
from volteface.coding.model import MODES, MOST_MENTIONS, PAIR_COST, join_pieces
from volteface.coding.pieces import PAD, Cutter
from volteface.model import STATUSES
from volteface.world import CONTEXTS

NONE = len(TYPES)


NONE_WEIGHT = 0.35
"""How much a pair without an act counts beside one with: there are many more of them."""


@dataclass(slots=True)
class Item:
    """One example in pieces: `spans` are the pieces of each mention, first to last."""

    example: Example
    ids: list[int]
    spans: list[tuple[int, int]]
    ranges: list[
        tuple[int, int]
    ]  # characters for each piece, those of the context below 0; (0, 0) for control pieces
    pairs: list[Pair]
    cues: list[Cue]  # of the lexicon, in characters of the sentence


def prepare(
    example: Example,
    cutter: Cutter,
    cues: Sequence[Cue] | None = None,
    open_to: Collection[tuple[str, str]] = (),
) -> Item | None:
    """Cut an example into pieces; None where it is too long or names nobody.

    `cues` are looked up in the lexicon if they are not given. Pairs of the codes in `open_to` are neither right nor
    wrong but where the example has an act for them.
    """
    pieces = join_pieces(cutter.cut(example.before), cutter.cut(example.text), len(example.before))
    spans = []
    for mention in example.mentions[:MOST_MENTIONS]:
        inside = [i for i, (a, b) in enumerate(pieces.ranges) if a < mention.end and mention.start < b]
        if not inside:
            return None
        spans.append((inside[0], inside[-1]))
    whole = pieces.ranges[-2][1] >= len(example.text)
    if not whole or not any(mention.start >= 0 for mention in example.mentions):
        return None
    if cues is None:
        cues = list(find_cues(load_lexicon(example.language).scan(example.text), 0, len(example.text)))
    pairs = list(pair_off(example, len(spans), open_to))
    return Item(example, pieces.ids, spans, pieces.ranges, pairs, list(cues))


@dataclass(slots=True)
class Batch:
    """Items padded to one length. B items, L pieces, M mentions (the first is nobody), P pairs.

    `places` (B, M, L) averages the pieces of each mention; `cues` (B, L, C) are the lexicon's; `pairs` (B, P, 2) are its rows; `types` (B, P, 17) are
    shares that sum to 1; `weights` (B, P) are 0 where a pair is padding or ignored. The lists below run over
    the (item, pair, type) of every act: where its trigger is (pieces), its status, speaker, modes.
    """

    items: list[Item]
    ids: Tensor
    mask: Tensor
    places: Tensor
    cues: Tensor
    pairs: Tensor
    types: Tensor
    weights: Tensor
    acts: Tensor
    triggers: Tensor
    statuses: Tensor
    speakers: Tensor
    modes: Tensor
    mutual: Tensor
    contexts: Tensor


def collate(items: Sequence[Item], blind: Collection[int] = ()) -> Batch:
    """Pad items to a batch; those whose index is in `blind` do without the lexicon's cues."""
    length, most = max(len(i.ids) for i in items), max(len(i.spans) for i in items) + 1
    ids = torch.full((len(items), length), PAD)
    places = torch.zeros(len(items), most, length)
    cues = torch.zeros(len(items), length, len(CHANNELS))
    contexts = torch.zeros(len(items), len(CONTEXTS))
    for b, item in enumerate(items):
        ids[b, : len(item.ids)] = torch.tensor(item.ids)
        for m, (first, last) in enumerate(item.spans):
            places[b, m + 1, first : last + 1] = 1 / (last - first + 1)
            cues[b, first : last + 1, MENTION] = 1
        for cue in () if b in blind else item.cues:
            for i, (start, end) in enumerate(item.ranges):
                if start < cue.end and cue.start < end:
                    cues[b, i, cue.channel] = cue.weight
        for act in item.example.acts:
            for context in act.contexts:
                contexts[b, CONTEXTS.index(context)] = 1
    pairs, types, weights = _collate_pairs(items)
    rows, acts, triggers, modes = _collate_acts(items, length)
    return Batch(
        items=list(items), ids=ids, mask=ids != PAD, places=places, cues=cues, pairs=pairs, types=types, weights=weights,
        acts=torch.tensor(rows, dtype=torch.long).reshape(-1, 3), triggers=triggers, modes=modes, contexts=contexts,
        statuses=torch.tensor([STATUSES.index(act.status) for act in acts], dtype=torch.long),
        speakers=torch.tensor(
            [act.speaker + 1 if act.speaker < MOST_MENTIONS else 0 for act in acts], dtype=torch.long
        ),
        mutual=torch.tensor([float(act.mutual) for act in acts]),
    )  # fmt: skip


def _collate_pairs(items: Sequence[Item]) -> tuple[Tensor, Tensor, Tensor]:
    """Give who the pairs are, the shares of types that are right for each, and how much each counts."""
    widest = max(len(i.pairs) for i in items)
    pairs = torch.zeros(len(items), widest, 2, dtype=torch.long)
    types = torch.zeros(len(items), widest, len(TYPES) + 1)
    types[:, :, NONE] = 1
    weights = torch.zeros(len(items), widest)
    for b, item in enumerate(items):
        pairs[b, : len(item.pairs)] = torch.tensor([(p.actor + 1, p.recipient + 1) for p in item.pairs])
        weights[b, : len(item.pairs)] = torch.tensor(
            [0.0 if p.ignored else 1.0 if p.acts else NONE_WEIGHT for p in item.pairs]
        )
        for p, pair in enumerate(item.pairs):
            if pair.acts:
                types[b, p, NONE] = 0
            for act in pair.acts:
                types[b, p, TYPES.index(act.type)] += 1 / len(pair.acts)
    return pairs, types, weights


def _collate_acts(
    items: Sequence[Item], length: int
) -> tuple[list[tuple[int, int, int]], list[MarkedAct], Tensor, Tensor]:
    """Give (item, pair, type) of every act, the act, the pieces of its trigger and its modes."""
    rows = [
        (b, p, act) for b, item in enumerate(items) for p, pair in enumerate(item.pairs) for act in pair.acts
    ]
    triggers = torch.zeros(len(rows), length)
    modes = torch.zeros(len(rows), len(MODES))
    for n, (b, _, act) in enumerate(rows):
        for i, (start, end) in enumerate(items[b].ranges):
            triggers[n, i] = float(start < act.end and act.start < end)
        for mode in act.modes:
            modes[n, MODES.index((act.type, mode))] = 1
    return [(b, p, TYPES.index(act.type)) for b, p, act in rows], [act for _, _, act in rows], triggers, modes


def deal(items: Sequence[Item], size: int, order: random.Random) -> Iterator[list[Item]]:
    """Deal items out into batches of about one length and as many pairs, in random order."""
    shuffled = sorted(
        items, key=lambda item: len(item.ids) + PAIR_COST * len(item.pairs) + order.random() * 8
    )
    batches = [list(shuffled[i : i + size]) for i in range(0, len(shuffled), size)]
    order.shuffle(batches)
    yield from batches
