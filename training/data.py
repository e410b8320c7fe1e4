"""Examples of the corpus -> batches of numbers; the parts to train, develop and test on."""

import hashlib
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from notation import Example, MarkedAct
from tokens import Cutter
from torch import Tensor

from volteface.model import STATUSES
from volteface.world import CONTEXTS, list_modes, list_types

TYPES = tuple(list_types())
NONE = len(TYPES)
MODES = tuple((type_, mode) for type_ in TYPES for mode in list_modes(type_))
NOBODY = -1
MAX_PIECES = 192
MAX_MENTIONS = 9
HELD_OUT = 0.12
"""Share of trigger lemmas, and of stories, that each of development and test part keeps for itself."""


@dataclass(slots=True)
class Pair:
    """An ordered pair of mentions (indexes, NOBODY for none) and the acts between them."""

    actor: int
    recipient: int
    acts: list[MarkedAct]
    ignored: bool = False  # other mentions of the same actors: neither right nor wrong


@dataclass(slots=True)
class Item:
    """One example in pieces: `spans` are the pieces of each mention, first to last."""

    example: Example
    ids: list[int]
    spans: list[tuple[int, int]]
    ranges: list[tuple[int, int]]  # characters of the sentence for each piece, (0, 0) outside it
    pairs: list[Pair]


def prepare(example: Example, cutter: Cutter) -> Item | None:
    """Cut an example into pieces; None where it is too long or names nobody."""
    text = cutter.cut(example.text)
    before = cutter.cut(example.before).ids[:-1] if example.before else [0]
    shift = len(before)
    ids = [*before, *([2] if example.before else []), *text.ids[1:]]
    shift += 1 if example.before else 0
    ranges = [(0, 0)] * shift + text.ranges[1:]
    spans = []
    for mention in example.mentions[:MAX_MENTIONS]:
        inside = [i for i, (a, b) in enumerate(ranges) if a < mention.end and mention.start < b]
        if not inside:
            return None
        spans.append((inside[0], inside[-1]))
    if not spans or len(ids) > MAX_PIECES:
        return None
    return Item(example, ids, spans, ranges, list(_pair_off(example, len(spans))))


def _pair_off(example: Example, count: int) -> Iterator[Pair]:
    """Give every ordered pair of mentions, and each with nobody, with its acts."""
    gold: dict[tuple[int, int], list[MarkedAct]] = {}
    for act in example.acts:
        actors, recipients = act.actors or (NOBODY,), act.recipients or (NOBODY,)
        for actor in actors:
            for recipient in recipients:
                gold.setdefault((actor, recipient), []).append(act)
                if act.mutual:
                    gold.setdefault((recipient, actor), []).append(act)
        if act.mutual:
            parties = (*act.actors, *act.recipients)
            for a in parties:
                for b in parties:
                    if a != b and act not in gold.get((a, b), []):
                        gold.setdefault((a, b), []).append(act)
    told = {(_code(example, a), _code(example, b)) for a, b in gold}
    for a in range(-1, count):
        for b in range(-1, count):
            if a == b or (a == b == NOBODY):
                continue
            acts = gold.get((a, b), [])
            yield Pair(a, b, acts, not acts and (_code(example, a), _code(example, b)) in told)


def _code(example: Example, mention: int) -> str:
    return example.mentions[mention].code if mention >= 0 else ""


def part_of(example: Example) -> str:
    """Say to which part an example belongs: by its triggers' lemmas, or by its story if it has none.

    An example with a lemma that is kept for test or development goes there, so that training never shows it.
    """
    lemmas = {f"{example.language}:{act.lemma.lower()}" for act in example.acts}
    parts = {_draw(lemma) for lemma in lemmas} if lemmas else {_draw(f"{example.language}@{example.story}")}
    return "test" if "test" in parts else "development" if "development" in parts else "training"


def _draw(key: str) -> str:
    share = int(hashlib.sha256(key.encode()).hexdigest()[:8], 16) / 0x100000000
    return "test" if share < HELD_OUT else "development" if share < 2 * HELD_OUT else "training"


@dataclass(slots=True)
class Batch:
    """Items padded to one length. B items, L pieces, M mentions (the first is nobody), P pairs.

    `places` (B, M, L) averages the pieces of each mention; `pairs` (B, P, 2) are its rows; `types` (B, P, 17) are
    shares that sum to 1; `weights` (B, P) are 0 where a pair is padding or ignored. The lists below run over
    the (item, pair, type) of every act: where its trigger is (pieces), its status, speaker, modes.
    """

    items: list[Item]
    ids: Tensor
    mask: Tensor
    places: Tensor
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


def collate(items: Sequence[Item], none_weight: float = 0.35) -> Batch:
    """Pad items to a batch."""
    length, most = max(len(i.ids) for i in items), max(len(i.spans) for i in items) + 1
    widest = max(len(i.pairs) for i in items)
    size = len(items)
    ids = torch.ones(size, length, dtype=torch.long)
    places = torch.zeros(size, most, length)
    pairs = torch.zeros(size, widest, 2, dtype=torch.long)
    types = torch.zeros(size, widest, len(TYPES) + 1)
    types[:, :, NONE] = 1
    weights = torch.zeros(size, widest)
    contexts = torch.zeros(size, len(CONTEXTS))
    rows: list[tuple[int, int, int]] = []
    details: list[tuple[Item, MarkedAct]] = []
    for b, item in enumerate(items):
        ids[b, : len(item.ids)] = torch.tensor(item.ids)
        for m, (first, last) in enumerate(item.spans):
            places[b, m + 1, first : last + 1] = 1 / (last - first + 1)
        for p, pair in enumerate(item.pairs):
            pairs[b, p] = torch.tensor([pair.actor + 1, pair.recipient + 1])
            weights[b, p] = 0.0 if pair.ignored else 1.0 if pair.acts else none_weight
            if pair.acts:
                types[b, p] = 0
            for act in pair.acts:
                types[b, p, TYPES.index(act.type)] += 1 / len(pair.acts)
                rows.append((b, p, TYPES.index(act.type)))
                details.append((item, act))
        for act in item.example.acts:
            for context in act.contexts:
                contexts[b, CONTEXTS.index(context)] = 1
    triggers = torch.zeros(len(rows), length)
    modes = torch.zeros(len(rows), len(MODES))
    for n, (item, act) in enumerate(details):
        for i, (start, end) in enumerate(item.ranges):
            triggers[n, i] = float(start < act.end and act.start < end)
        for mode in act.modes:
            modes[n, MODES.index((act.type, mode))] = 1
    return Batch(
        items=list(items), ids=ids, mask=ids != 1, places=places, pairs=pairs, types=types, weights=weights,
        acts=torch.tensor(rows, dtype=torch.long).reshape(-1, 3), triggers=triggers, modes=modes, contexts=contexts,
        statuses=torch.tensor([STATUSES.index(act.status) for _, act in details], dtype=torch.long),
        speakers=torch.tensor(
            [act.speaker + 1 if act.speaker < MAX_MENTIONS else 0 for _, act in details], dtype=torch.long
        ),
        mutual=torch.tensor([float(act.mutual) for _, act in details]),
    )  # fmt: skip


def deal(items: Sequence[Item], size: int, order: random.Random) -> Iterator[list[Item]]:
    """Deal items out into batches of about one length, in random order."""
    shuffled = sorted(items, key=lambda item: len(item.ids) + order.random() * 8)
    batches = [list(shuffled[i : i + size]) for i in range(0, len(shuffled), size)]
    order.shuffle(batches)
    yield from batches
