"""Trains the model on the corpus.

    python training/train.py [--seed N] [--out FOLDER] [--epochs N] [--share F]

Goes on from the last checkpoint in FOLDER. Stops early where the development part no longer improves.
"""

import argparse
import json
import math
import random
import sys
import time
from pathlib import Path
from typing import Any

import torch
from base import fetch, read
from data import Item, collate, deal, part_of, prepare
from measure import measure
from model import Model, loss_of
from notation import read_corpus
from tokens import Cutter, cut
from torch import Tensor

HERE = Path(__file__).parent
BATCH = 16
PATIENCE = 2  # epochs without a gain on the development part


def main() -> None:
    """Train one seed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, default=HERE / "runs" / "default")
    parser.add_argument(
        "--base", type=Path, default=HERE / "runs" / "base", help="folder of the base's weights"
    )
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--share", type=float, default=1.0, help="of the training part, for a learning curve")
    parser.add_argument("--minutes", type=float, default=60.0, help="stop after so many")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    random.seed(options.seed)
    torch.manual_seed(options.seed)
    base = read(fetch(options.base))
    vocabulary = cut(base)
    parts = load(Cutter(vocabulary), options.share)
    tell(f"{', '.join(f'{name} {len(items)}' for name, items in parts.items())} sentences")
    model = Model(base, vocabulary)
    Run(model, parts, options).train()


def load(cutter: Cutter, share: float) -> dict[str, list[Item]]:
    """Give the items of each part."""
    parts: dict[str, list[Item]] = {"training": [], "development": [], "test": []}
    for example in read_corpus(HERE / "corpus"):
        item = prepare(example, cutter)
        if item is not None:
            parts[part_of(example)].append(item)
    kept = random.Random(0).sample(parts["training"], int(len(parts["training"]) * share))  # noqa: S311
    return {**parts, "training": kept}


def tell(text: str) -> None:
    """Tell people how it goes."""
    print(f"{time.strftime('%H:%M:%S')} {text}", file=sys.stderr, flush=True)


class Run:
    """One seed's training, with what it needs to go on after a stop."""

    def __init__(self, model: Model, parts: dict[str, list[Item]], options: argparse.Namespace) -> None:
        """Set up optimiser and schedule, and take over the last checkpoint if there is one."""
        self.model, self.parts, self.options = model, parts, options
        self.lower: dict[int, Tensor] = {}
        steps = math.ceil(len(parts["training"]) / BATCH) * options.epochs
        encoder = [p for p in model.encoder.parameters() if p.requires_grad]
        self.optimiser = torch.optim.AdamW(
            [{"params": encoder, "lr": 2e-4}, {"params": model.head.parameters(), "lr": 1e-3}],
            weight_decay=0.01,
        )
        warm = max(1, steps // 10)
        self.schedule = torch.optim.lr_scheduler.LambdaLR(
            self.optimiser, lambda n: min((n + 1) / warm, max(0.0, (steps - n) / max(1, steps - warm)))
        )
        self.epoch, self.best, self.stale = 0, -1.0, 0
        self.log: list[dict[str, Any]] = []
        last = options.out / "last.pt"
        if last.exists():
            kept = torch.load(last, weights_only=True)
            model.load_state_dict(kept["model"])
            self.optimiser.load_state_dict(kept["optimiser"])
            self.schedule.load_state_dict(kept["schedule"])
            self.epoch, self.best, self.stale = kept["epoch"], kept["best"], kept["stale"]
            self.log = json.loads((options.out / "log.json").read_text(encoding="utf-8"))
            tell(f"going on behind epoch {self.epoch}")

    def train(self) -> None:
        """Train epoch by epoch; the best on the development part is kept as best.pt."""
        start = time.monotonic()
        while self.epoch < self.options.epochs and self.stale < PATIENCE:
            loss = self._one_epoch()
            figures = measure(self.model, self.parts["development"], self.states)
            self.epoch += 1
            tell(f"epoch {self.epoch}: loss {loss:.3f}, {figures}")
            self.log.append({"epoch": self.epoch, "loss": loss, **figures})
            self.stale = 0 if figures["all"]["f1"] > self.best else self.stale + 1
            if not self.stale:
                self.best = figures["all"]["f1"]
                torch.save(self.model.state_dict(), self.options.out / "best.pt")
            self._checkpoint()
            if (time.monotonic() - start) / 60 > self.options.minutes * self.epoch / (self.epoch + 1):
                tell("no time for another epoch")
                break

    def states(self, items: list[Item]) -> Tensor:
        """Give the lower states of a batch, run once and then kept in half precision."""
        new = [item for item in items if id(item) not in self.lower]
        if new:
            batch = collate(new)
            with torch.no_grad():
                found = self.model.lower(batch.ids, batch.mask)
            for item, states in zip(new, found, strict=True):
                self.lower[id(item)] = states[: len(item.ids)].half()
        kept = [self.lower[id(item)].float() for item in items]
        return torch.nn.utils.rnn.pad_sequence(kept, batch_first=True)

    def _one_epoch(self) -> float:
        self.model.train()
        total = count = 0.0
        order = random.Random(self.options.seed * 1000 + self.epoch)  # noqa: S311
        for items in deal(self.parts["training"], BATCH, order):
            batch = collate(items)
            loss, _ = loss_of(self.model, self.states(items), batch)
            self.optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
            self.optimiser.step()
            self.schedule.step()
            total, count = total + loss.item(), count + 1
            if count % 100 == 0:
                tell(f"  {int(count)} batches, loss {total / count:.3f}")
        return total / count

    def _checkpoint(self) -> None:
        kept = {
            "model": self.model.state_dict(), "optimiser": self.optimiser.state_dict(),
            "schedule": self.schedule.state_dict(), "epoch": self.epoch, "best": self.best, "stale": self.stale,
        }  # fmt: skip
        fresh = self.options.out / "last.new"
        torch.save(kept, fresh)
        fresh.replace(self.options.out / "last.pt")
        (self.options.out / "log.json").write_text(json.dumps(self.log, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
