"""The scorer of pairs on top of the encoder: one pass a sentence, all ordered pairs of its actors together."""

from dataclasses import dataclass

import torch
from base import Base
from data import MODES, NONE, TYPES, Batch
from encoder import Encoder
from tokens import Vocabulary
from torch import Tensor, nn
from torch.nn import functional

from volteface.model import STATUSES
from volteface.world import CONTEXTS

FROZEN_LAYERS = 6
WIDTH = 64  # of each type's own attention


@dataclass(slots=True)
class Scores:
    """What the head gives: types (B, P, 17) as logits, NONE last; attention (B, P, 16, L); `look` (B, P, 16, W)."""

    types: Tensor
    attention: Tensor
    pair: Tensor
    look: Tensor
    mentions: Tensor


class PairHead(nn.Module):
    """Scores a pair for each type by what that type attends to in the sentence: its possible trigger."""

    def __init__(self, hidden: int) -> None:
        """Make a head with random weights."""
        super().__init__()
        types = len(TYPES)
        self.nobody = nn.Parameter(torch.randn(2, hidden) * 0.02)
        self.actor, self.recipient, self.whole = (nn.Linear(hidden, hidden) for _ in range(3))
        self.query = nn.Linear(hidden, types * WIDTH)
        self.key, self.value = nn.Linear(hidden, types * WIDTH), nn.Linear(hidden, types * WIDTH)
        self.mix = nn.Linear(hidden, types * WIDTH)
        self.out = nn.Parameter(torch.randn(types, WIDTH) * 0.1)
        self.bias = nn.Parameter(torch.full((types,), -2.0))
        self.status = nn.Linear(hidden + WIDTH, len(STATUSES))
        self.speaker = nn.Linear(hidden + WIDTH, hidden)
        self.modes = nn.Linear(hidden + WIDTH, len(MODES))
        self.mutual = nn.Linear(hidden + WIDTH, 1)
        self.contexts = nn.Linear(hidden, len(CONTEXTS))
        self.dropout = nn.Dropout(0.15)

    def forward(self, states: Tensor, mask: Tensor, places: Tensor, pairs: Tensor) -> Scores:
        """States (B, L, H), mask (B, L), places (B, M, L), pairs (B, P, 2) -> scores."""
        size, length, _ = states.shape
        mentions = places @ states
        whole = (states * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        index = pairs[..., None].expand(-1, -1, -1, states.shape[-1])
        sides = [torch.gather(mentions, 1, index[:, :, side]) for side in (0, 1)]
        sides = [torch.where(pairs[:, :, side, None] == 0, self.nobody[side], sides[side]) for side in (0, 1)]
        pair = functional.gelu(self.actor(sides[0]) + self.recipient(sides[1]) + self.whole(whole)[:, None])
        pair = self.dropout(pair)
        types = len(TYPES)
        query = self.query(pair).view(size, -1, types, WIDTH)
        key = self.key(states).view(size, length, types, WIDTH)
        value = self.value(states).view(size, length, types, WIDTH)
        weights = torch.einsum("bptw,bltw->bptl", query, key) / WIDTH**0.5
        weights = weights.masked_fill(~mask[:, None, None, :], -1e4)
        attention = weights.softmax(-1)
        look = torch.einsum("bptl,bltw->bptw", attention, value)
        look = torch.tanh(look + self.mix(pair).view(size, -1, types, WIDTH))
        logits = torch.einsum("bptw,tw->bpt", self.dropout(look), self.out) + self.bias
        logits = torch.cat([logits, torch.zeros_like(logits[..., :1])], -1)
        return Scores(logits, attention, pair, look, mentions)

    def detail(self, scores: Scores, acts: Tensor) -> Tensor:
        """Give what is known of acts (item, pair, type): (N, H + W)."""
        b, p, t = acts.unbind(1)
        return torch.cat([scores.pair[b, p], scores.look[b, p, t]], -1)


class Model(nn.Module):
    """Encoder and head."""

    def __init__(self, base: Base, vocabulary: Vocabulary) -> None:
        """Begin with the base's weights; embeddings and lower layers stay as they are."""
        super().__init__()
        self.encoder = Encoder(base, vocabulary.rows)
        self.head = PairHead(base.hidden)
        for part in (self.encoder.words, self.encoder.positions, self.encoder.norm):
            part.requires_grad_(False)
        for layer in self.encoder.layers[:FROZEN_LAYERS]:
            layer.requires_grad_(False)

    def lower(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Run the layers that don't learn."""
        return self.encoder.run(self.encoder.embed(ids), mask, range(FROZEN_LAYERS))

    def upper(self, states: Tensor, mask: Tensor) -> Tensor:
        """Run the layers that do."""
        return self.encoder.run(states, mask, range(FROZEN_LAYERS, len(self.encoder.layers)))


def loss_of(model: Model, states: Tensor, batch: Batch) -> tuple[Tensor, Scores]:
    """Give the loss of a batch whose lower states are given."""
    top = model.upper(states, batch.mask)
    head = model.head
    scores = head(top, batch.mask, batch.places, batch.pairs)
    told = -(batch.types * scores.types.log_softmax(-1)).sum(-1)
    loss = (told * batch.weights).sum() / batch.weights.sum().clamp(min=1)
    whole = (top * batch.mask[..., None]).sum(1) / batch.mask.sum(1, keepdim=True)
    loss = loss + 0.1 * functional.binary_cross_entropy_with_logits(head.contexts(whole), batch.contexts)
    if not len(batch.acts):
        return loss, scores
    b, p, t = batch.acts.unbind(1)
    seen = (scores.attention[b, p, t] * batch.triggers).sum(-1).clamp(min=1e-6)
    detail = head.detail(scores, batch.acts)
    who = torch.einsum("nh,nmh->nm", head.speaker(detail), scores.mentions[b]) / detail.shape[-1] ** 0.5
    real = batch.places[b].sum(-1) > 0
    real[:, 0] = True
    loss = loss + 0.2 * -seen.log().mean()
    loss = loss + 0.4 * functional.cross_entropy(head.status(detail), batch.statuses)
    loss = loss + 0.2 * functional.cross_entropy(who.masked_fill(~real, -1e4), batch.speakers)
    loss = loss + 0.3 * functional.binary_cross_entropy_with_logits(head.modes(detail), batch.modes)
    loss = loss + 0.1 * functional.binary_cross_entropy_with_logits(head.mutual(detail)[:, 0], batch.mutual)
    return loss, scores


__all__ = ["FROZEN_LAYERS", "NONE", "Model", "PairHead", "Scores", "loss_of"]
