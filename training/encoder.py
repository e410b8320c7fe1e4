"""The encoder (BERT: 12 layers of 384) in PyTorch, with the base's weights."""

from collections.abc import Sequence

import numpy as np
import torch
from base import Base
from torch import Tensor, nn
from torch.nn import functional

DROPOUT = 0.1


class Layer(nn.Module):
    """Self-attention and a feed-forward net, each followed by its normalisation."""

    def __init__(self, hidden: int, heads: int, inner: int, epsilon: float) -> None:
        """Make a layer with random weights."""
        super().__init__()
        self.heads = heads
        self.q, self.k, self.v = (nn.Linear(hidden, hidden) for _ in range(3))
        self.ao, self.fi, self.fo = (
            nn.Linear(hidden, hidden),
            nn.Linear(hidden, inner),
            nn.Linear(inner, hidden),
        )
        self.aln, self.oln = nn.LayerNorm(hidden, epsilon), nn.LayerNorm(hidden, epsilon)
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """States (batch, pieces, hidden) and mask (batch, 1, 1, pieces) of 0 or minus infinity -> states."""
        batch, length, hidden = states.shape

        def split(values: Tensor) -> Tensor:
            return values.view(batch, length, self.heads, hidden // self.heads).transpose(1, 2)

        attended = functional.scaled_dot_product_attention(
            split(self.q(states)), split(self.k(states)), split(self.v(states)), attn_mask=mask
        )
        attended = self.ao(attended.transpose(1, 2).reshape(batch, length, hidden))
        states = self.aln(states + self.dropout(attended))
        return self.oln(states + self.dropout(self.fo(functional.gelu(self.fi(states)))))


class Encoder(nn.Module):
    """Pieces -> states; the lower layers may be run apart from the upper ones, so that they can be cached."""

    def __init__(self, base: Base, rows: "np.ndarray[tuple[int], np.dtype[np.int64]]") -> None:
        """Take over the base's weights, of its vocabulary the `rows` alone."""
        super().__init__()
        tensors = base.tensors
        self.words = nn.Embedding.from_pretrained(torch.from_numpy(tensors["emb.word"][rows]))
        positions = torch.from_numpy(tensors["emb.pos"].reshape(-1, base.hidden))
        types = torch.from_numpy(tensors["emb.type"].reshape(-1, base.hidden))
        self.positions = nn.Embedding.from_pretrained(positions + types[0])
        self.norm = nn.LayerNorm(base.hidden, base.epsilon)
        self.norm.load_state_dict(
            {"weight": _tensor(tensors["emb.ln.w"]), "bias": _tensor(tensors["emb.ln.b"])}
        )
        self.layers = nn.ModuleList(
            Layer(base.hidden, base.heads, base.inner, base.epsilon) for _ in range(base.layers)
        )
        for number, layer in enumerate(self.layers):
            layer.load_state_dict(
                {
                    f"{name}.{part}": _tensor(tensors[f"l{number}.{name}.{part[0]}"])
                    for name in ("q", "k", "v", "ao", "fi", "fo", "aln", "oln")
                    for part in ("weight", "bias")
                }
            )

    def embed(self, ids: Tensor) -> Tensor:
        """Ids (batch, pieces) -> states before the first layer."""
        states: Tensor = self.norm(self.words(ids) + self.positions.weight[: ids.shape[1]])
        return states

    def run(self, states: Tensor, mask: Tensor, layers: Sequence[int]) -> Tensor:
        """Run some layers; `mask` (batch, pieces) is true where there is a piece."""
        bias = torch.zeros(mask.shape, dtype=states.dtype).masked_fill(~mask, torch.finfo(states.dtype).min)
        for number in layers:
            states = self.layers[number](states, bias[:, None, None, :])
        return states


def _tensor(values: "np.ndarray[tuple[int, ...], np.dtype[np.float32]]") -> Tensor:
    return torch.from_numpy(np.ascontiguousarray(values))
