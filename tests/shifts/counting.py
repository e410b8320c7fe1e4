"""Counts of a few pairs, made for tests."""

import numpy as np

from volteface.shifts.counts import Array, Counts
from volteface.shifts.pace import PACES

WEEK = PACES["week"]
MONTH = PACES["month"]


def count(acts: Array, known: np.ndarray | None = None) -> Counts:
    """Give acts (2, S, n) as counts; in steps that are not `known` (S) there is nothing."""
    acts = np.asarray(acts, float)
    _, steps, pairs = acts.shape
    known = np.ones(steps, bool) if known is None else known
    news = known.astype(float)[:, None]
    return Counts(
        acts=acts * news,
        exposure=np.broadcast_to(news, acts.shape).copy(),
        pooled=np.full((2, steps), 0.5),
        active=np.broadcast_to(known[:, None], (steps, pairs)),
        pairs=np.arange(pairs),
    )


def cut(counts: Counts, steps: int) -> Counts:
    """Give the first steps."""
    return Counts(
        acts=counts.acts[:, :steps],
        exposure=counts.exposure[:, :steps],
        pooled=counts.pooled[:, :steps],
        active=counts.active[:steps],
        pairs=counts.pairs,
    )
