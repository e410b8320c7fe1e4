"""How good a model is on a part of the corpus: acts found, types told when the pair is given, statuses, direction."""

from collections import Counter
from collections.abc import Callable, Sequence

import torch
from data import NONE, TYPES, Item, collate
from pairing import Pair
from torch import Tensor

from model import Model
from volteface.coding.model import NOBODY
from volteface.model import STATUSES

BATCH = 32
THRESHOLD = 0.4


def measure(
    model: Model,
    items: Sequence[Item],
    states: Callable[[list[Item]], Tensor],
    threshold: float = THRESHOLD,
    *,
    blind: bool = False,
) -> dict[str, dict[str, float]]:
    """Give figures by language and for all: f1 of (pair, type); accuracy of the type with the pair given; NONE."""
    model.eval()
    bags: dict[str, Counter[str]] = {"all": Counter()}
    for start in range(0, len(items), BATCH):
        chunk = list(items[start : start + BATCH])
        batch = collate(chunk, blind=range(len(chunk)) if blind else ())
        with torch.no_grad():
            top = model.upper(states(chunk), batch.mask, batch.cues)
            scores = model.head(top, batch.mask, batch.places, batch.pairs, batch.cues)
            told = scores.types.softmax(-1)
            status = (
                model.head.status(model.head.detail(scores, batch.acts)).argmax(-1).tolist()
                if len(batch.acts)
                else []
            )
        for (b, _, t), given, right in zip(batch.acts.tolist(), status, batch.statuses.tolist(), strict=True):
            del t
            for bag in _bags(bags, chunk[b]):
                bag.update({"statuses": 1, "status right": given == right})
                if STATUSES[right] != "reported":
                    bag.update({"statuses*": 1, "status* right": given == right})
        for b, item in enumerate(chunk):
            for bag in _bags(bags, item):
                _count(bag, item.pairs, told[b], threshold)
    return {name: _figures(bag) for name, bag in bags.items()}


def _bags(bags: dict[str, Counter[str]], item: Item) -> list[Counter[str]]:
    return [bags["all"], bags.setdefault(item.example.language, Counter())]


def _count(bag: Counter[str], pairs: Sequence[Pair], told: Tensor, threshold: float) -> None:
    gold = {(p.actor, p.recipient) for p in pairs if p.acts}
    for index, pair in enumerate(pairs):
        if pair.ignored:
            continue
        row = told[index]
        wanted = {TYPES.index(act.type) for act in pair.acts}
        found = {t for t in range(NONE) if row[t] > threshold}
        bag.update({"hits": len(wanted & found), "found": len(found), "wanted": len(wanted)})
        if wanted:
            bag.update({"typed": 1, "type right": int(row[:NONE].argmax()) in wanted})
            bag.update({"missed": 1 if not found else 0})
            if NOBODY not in (pair.actor, pair.recipient) and (pair.recipient, pair.actor) not in gold:
                swapped = next(
                    i for i, p in enumerate(pairs) if (p.actor, p.recipient) == (pair.recipient, pair.actor)
                )
                best = max(wanted, key=lambda t: float(row[t]))
                bag.update({"swaps": 1, "swaps told": bool(told[swapped][best] < row[best])})
        else:
            bag.update({"none": 1, "none right": not found})


def _figures(bag: Counter[str]) -> dict[str, float]:
    precision = bag["hits"] / (bag["found"] or 1)
    recall = bag["hits"] / (bag["wanted"] or 1)
    return {
        "p": round(precision, 3),
        "r": round(recall, 3),
        "f1": round(2 * precision * recall / ((precision + recall) or 1), 3),
        "type": round(bag["type right"] / (bag["typed"] or 1), 3),
        "none": round(bag["none right"] / (bag["none"] or 1), 3),
        "swap": round(bag["swaps told"] / (bag["swaps"] or 1), 3),
        "status": round(bag["status right"] / (bag["statuses"] or 1), 3),
        "status*": round(bag["status* right"] / (bag["statuses*"] or 1), 3),
        "n": bag["wanted"],
    }
