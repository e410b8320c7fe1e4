"""The scorer of pairs on top of the encoder: one pass a sentence, all ordered pairs of its actors together."""

from dataclasses import dataclass

import torch
from base import Base
from data import CHANNELS, MODES, TYPES, Batch
from encoder import DROPOUT, Encoder
from tokens import Vocabulary
from torch import Tensor, nn
from torch.nn import functional

from volteface.model import STATUSES
from volteface.world import CONTEXTS

WIDTH = 64  # of each type's own attention
HEADS = 6
FROZEN_LAYERS = 6
"""Lowest layers that stay as the base has them: they know the languages, and their states can be kept."""


@dataclass(slots=True)
class Scores:
    """What the head gives: types (B, P, 17) as logits, NONE last; attention (B, P, 16, L); what is known of each pair (B,
    P, H), of what each type looks at (B, P, 16, W), and of each mention (B, M, H).
    """

    types: Tensor
    attention: Tensor
    pair: Tensor
    look: Tensor
    mentions: Tensor


class Reading(nn.Module):
    """Lets each pair read the sentence once: attention over its pieces, then a feed-forward net."""

    def __init__(self, hidden: int) -> None:
        """Make one with random weights."""
        super().__init__()
        self.q, self.k, self.v, self.o = (nn.Linear(hidden, hidden) for _ in range(4))
        self.inner, self.outer = nn.Linear(hidden, 2 * hidden), nn.Linear(2 * hidden, hidden)
        self.first, self.second = nn.LayerNorm(hidden), nn.LayerNorm(hidden)
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, pair: Tensor, states: Tensor, bias: Tensor) -> Tensor:
        """Pair (B, P, H), states (B, L, H), bias (B, 1, 1, L) of 0 or very low -> pair."""
        size, count, hidden = pair.shape

        def split(values: Tensor) -> Tensor:
            return values.view(size, -1, HEADS, hidden // HEADS).transpose(1, 2)

        q, k, v = split(self.q(pair)), split(self.k(states)), split(self.v(states))
        weights = (q @ k.transpose(2, 3) / (hidden // HEADS) ** 0.5 + bias).softmax(-1)
        read = self.o((weights @ v).transpose(1, 2).reshape(size, count, hidden))
        pair = self.first(pair + self.dropout(read))
        result: Tensor = self.second(pair + self.dropout(self.outer(functional.gelu(self.inner(pair)))))
        return result


class PairHead(nn.Module):
    """Scores a pair for each type by what that type attends to in the sentence: its possible trigger."""

    def __init__(self, hidden: int) -> None:
        """Make a head with random weights."""
        super().__init__()
        types = len(TYPES)
        self.nobody = nn.Parameter(torch.randn(2, hidden) * 0.02)
        self.actor, self.recipient, self.whole = (nn.Linear(hidden, hidden) for _ in range(3))
        self.reading = Reading(hidden)
        self.query = nn.Linear(hidden, types * WIDTH)
        self.key, self.value = nn.Linear(hidden, types * WIDTH), nn.Linear(hidden, types * WIDTH)
        self.mix = nn.Linear(hidden, types * WIDTH)
        self.out = nn.Parameter(torch.randn(types, WIDTH) * 0.1)
        self.bias = nn.Parameter(torch.full((types,), -2.0))
        # How much the lexicon's word for a type, and that for another, counts where the type looks.
        self.near, self.own, self.other = (nn.Parameter(torch.tensor(value)) for value in (2.0, 2.0, -1.0))
        self.status = nn.Linear(hidden + WIDTH, len(STATUSES))
        self.speaker = nn.Linear(hidden + WIDTH, hidden)
        self.modes = nn.Linear(hidden + WIDTH, len(MODES))
        self.mutual = nn.Linear(hidden + WIDTH, 1)
        self.contexts = nn.Linear(hidden, len(CONTEXTS))
        self.dropout = nn.Dropout(0.15)

    def forward(self, states: Tensor, mask: Tensor, places: Tensor, pairs: Tensor, cues: Tensor) -> Scores:
        """States (B, L, H), mask (B, L), places (B, M, L), pairs (B, P, 2), cues (B, L, C) -> scores."""
        size, length, _ = states.shape
        mentions = places @ states
        index = pairs[..., None].expand(-1, -1, -1, states.shape[-1])
        sides = [torch.gather(mentions, 1, index[:, :, side]) for side in (0, 1)]
        sides = [torch.where(pairs[:, :, side, None] == 0, self.nobody[side], sides[side]) for side in (0, 1)]
        whole = mean(states, mask)
        bias = torch.zeros(mask.shape).masked_fill(~mask, -1e4)[:, None, None, :]
        pair = functional.gelu(self.actor(sides[0]) + self.recipient(sides[1]) + self.whole(whole)[:, None])
        pair = self.dropout(self.reading(pair, states, bias))
        types = len(TYPES)
        query = self.query(pair).view(size, -1, types, WIDTH)
        key = self.key(states).view(size, length, types, WIDTH)
        value = self.value(states).view(size, length, types, WIDTH)
        words = cues[..., :types].transpose(1, 2)  # (B, 16, L)
        drawn = torch.einsum("bptw,bltw->bptl", query, key) / WIDTH**0.5 + self.near * words[:, None]
        attention = (drawn + bias).softmax(-1)
        own = (attention * words[:, None]).sum(-1)
        other = torch.einsum("bptl,bcl->bptc", attention, words).amax(-1)
        look = torch.einsum("bptl,bltw->bptw", attention, value)
        look = torch.tanh(look + self.mix(pair).view(size, -1, types, WIDTH))
        logits = torch.einsum("bptw,tw->bpt", self.dropout(look), self.out) + self.bias
        logits = logits + self.own * own + self.other * (other - own)
        logits = torch.cat([logits, torch.zeros_like(logits[..., :1])], -1)
        return Scores(logits.float(), attention, pair, look, mentions)

    def detail(self, scores: Scores, acts: Tensor) -> Tensor:
        """Give what is known of acts (item, pair, type): (N, H + W)."""
        b, p, t = acts.unbind(1)
        return torch.cat([scores.pair[b, p], scores.look[b, p, t]], -1)


def mean(states: Tensor, mask: Tensor) -> Tensor:
    """Average the states (B, L, H) of the pieces that `mask` (B, L) has."""
    return (states * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)


class Model(nn.Module):
    """Encoder, head, and a vector of the whole that stays what the base would give."""

    def __init__(self, base: Base, vocabulary: Vocabulary) -> None:
        """Begin with the base's weights; embeddings and the lowest layers stay as they are."""
        super().__init__()
        self.encoder = Encoder(base, vocabulary.rows)
        self.cues = nn.Linear(len(CHANNELS), base.hidden, bias=False)
        nn.init.normal_(self.cues.weight, std=0.02)
        self.head = PairHead(base.hidden)
        self.vector = nn.Linear(base.hidden, base.hidden)
        for part in (self.encoder.words, self.encoder.positions, self.encoder.norm):
            part.requires_grad_(False)
        for layer in self.encoder.layers[:FROZEN_LAYERS]:
            layer.requires_grad_(False)

    def lower(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Run the layers that don't learn."""
        return self.encoder.run(self.encoder.embed(ids), mask, range(FROZEN_LAYERS))

    def upper(self, states: Tensor, mask: Tensor, cues: Tensor) -> Tensor:
        """Run the layers that do, with the lexicon's cues (B, L, C) beside what the lower ones gave."""
        return self.encoder.run(
            states + self.cues(cues), mask, range(FROZEN_LAYERS, len(self.encoder.layers))
        )


def loss_of(model: Model, states: Tensor, batch: Batch, vectors: Tensor) -> tuple[Tensor, Scores]:
    """Give the loss of a batch whose lower states are given, and the base's own `vectors` (B, H) of length 1."""
    top = model.upper(states, batch.mask, batch.cues)
    head = model.head
    scores = head(top, batch.mask, batch.places, batch.pairs, batch.cues)
    told = -(batch.types * scores.types.log_softmax(-1)).sum(-1)
    loss = (told * batch.weights).sum() / batch.weights.sum().clamp(min=1)
    whole = mean(top, batch.mask)
    loss = loss + 0.1 * functional.binary_cross_entropy_with_logits(
        head.contexts(whole).float(), batch.contexts
    )
    loss = loss + (1 - functional.cosine_similarity(model.vector(whole).float(), vectors)).mean()
    if not len(batch.acts):
        return loss, scores
    b, p, t = batch.acts.unbind(1)
    seen = (scores.attention[b, p, t] * batch.triggers).sum(-1).clamp(min=1e-6)
    detail = head.detail(scores, batch.acts)
    who = torch.einsum("nh,nmh->nm", head.speaker(detail), scores.mentions[b]) / detail.shape[-1] ** 0.5
    real = batch.places[b].sum(-1) > 0
    real[:, 0] = True
    loss = loss + 0.2 * -seen.log().mean()
    loss = loss + 0.4 * functional.cross_entropy(head.status(detail).float(), batch.statuses)
    loss = loss + 0.2 * functional.cross_entropy(who.float().masked_fill(~real, -1e4), batch.speakers)
    loss = loss + 0.3 * functional.binary_cross_entropy_with_logits(head.modes(detail).float(), batch.modes)
    loss = loss + 0.1 * functional.binary_cross_entropy_with_logits(
        head.mutual(detail)[:, 0].float(), batch.mutual
    )
    return loss, scores
