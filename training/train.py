"""Trains the model on the corpus.

    python training/train.py [--seeds N] [--out FOLDER] [--epochs N] [--share F]

Each seed has a folder of its own in FOLDER, and goes on from its last checkpoint there. Stops early where the development part no longer improves.
"""

import argparse
import copy
import json
import math
import random
import shutil
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from articles import is_for_development, items_of, read_articles
from base import fetch, read
from data import Item, collate, deal, prepare
from measure import measure
from notation import read_corpus
from split import part_of, shows, triggers_held_out
from tokens import cut
from torch import Tensor
from torch.nn import functional
from variants import names_by_story, vary

from model import FROZEN_LAYERS, Model, loss_of, mean
from volteface.coding.pieces import Cutter

HERE = Path(__file__).parent
ARTICLES = (HERE.parent / "src" / "volteface" / "pages", HERE / "articles")
BATCH = 16
PATIENCE = 2  # epochs without a gain on the development part
BLIND = 0.15
"""Share of sentences that are shown without the lexicon's cues, so that the model learns to do without."""


def main() -> None:
    """Train the seeds one after another."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--first", type=int, default=1, help="number of the first seed")
    parser.add_argument("--out", type=Path, default=HERE / "runs" / "default")
    parser.add_argument(
        "--base", type=Path, default=HERE / "runs" / "base", help="folder of the base's weights"
    )
    parser.add_argument("--corpus", type=Path, default=HERE / "corpus")
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--share", type=float, default=1.0, help="of the training part, for a learning curve")
    parser.add_argument("--minutes", type=float, default=60.0, help="stop after so many")
    parser.add_argument(
        "--half", action="store_true", help="compute in bfloat16: faster where the machine has it"
    )
    parser.add_argument("--rate", type=float, default=2e-4, help="learning rate of the encoder")
    parser.add_argument(
        "--blind", type=float, default=BLIND, help="share of sentences without the lexicon's cues"
    )
    options = parser.parse_args()
    base = read(fetch(options.base))
    vocabulary = cut(base)
    parts = load(options.corpus, vocabulary.cutter(), options.share)
    tell(f"{', '.join(f'{name} {len(items)}' for name, items in parts.items())} sentences")
    teacher = Teacher(Model(base, vocabulary))
    for seed in range(options.first, options.first + options.seeds):
        tell(f"seed {seed}")
        random.seed(seed)
        torch.manual_seed(seed)
        Run(Model(base, vocabulary), teacher, parts, options, seed).train()
    keep_best(options.out)


def keep_best(folder: Path) -> None:
    """Copy the seed that is best on the development part to best.pt, and tell how far the seeds lie apart."""
    scores = {}
    for log in folder.glob("seed-*/log.json"):
        scores[log.parent] = max(epoch["all"]["f1"] for epoch in json.loads(log.read_text(encoding="utf-8")))
    best = max(scores, key=lambda seed: scores[seed])
    shutil.copy(best / "best.pt", folder / "best.pt")
    told = ", ".join(f"{seed.name} {score:.3f}" for seed, score in sorted(scores.items()))
    tell(f"F1 on the development part: {told}; kept {best.name}")


def load(corpus: Path, cutter: Cutter, share: float) -> dict[str, list[Item]]:
    """Give the items of each part; training has variants of some sentences, and sentences of articles."""
    parts: dict[str, list[Item]] = {"training": [], "development": [], "test": []}
    examples = list(read_corpus(corpus))
    chosen = random.Random(0)  # noqa: S311
    neighbours, held = names_by_story(examples), triggers_held_out(examples)
    for example in examples:
        part = part_of(example)
        shown = example
        if part == "training":
            shown = vary(example, neighbours[example.language, example.story], chosen)
        item = prepare(shown, cutter)
        if item is not None:
            parts[part].append(item)
    for folder in ARTICLES:
        for gold in read_articles(folder):
            if not is_for_development(gold):
                parts["training"] += items_of(gold, cutter)
    open_ = [item for item in parts["training"] if not shows(item.example, held)]
    parts["training"] = chosen.sample(open_, int(len(open_) * share))
    return parts


def tell(text: str) -> None:
    """Tell people how it goes."""
    print(f"{time.strftime('%H:%M:%S')} {text}", file=sys.stderr, flush=True)


class Average:
    """The model with the average of its weights over the last steps, over fewer at the beginning."""

    def __init__(self, model: Model) -> None:
        """Begin with a model's own weights; what doesn't learn is shared with it."""
        kept = {id(value): value for value in model.parameters() if not value.requires_grad}
        self.model = copy.deepcopy(model, memo=kept)
        self.count = 0

    def update(self, model: Model) -> None:
        """Take in the weights of a step."""
        self.count += 1
        share = min(0.995, (1 + self.count) / (10 + self.count))
        with torch.no_grad():
            for average, now in zip(self.model.parameters(), model.parameters(), strict=True):
                if now.requires_grad:
                    average.lerp_(now, 1 - share)


class Teacher:
    """The base as it was: lower states, and the vector that it gives a sentence. Each sentence is run once and kept."""

    def __init__(self, model: Model) -> None:
        """Keep the layers of a model that has not learnt yet."""
        self.encoder = model.encoder.eval()
        self.kept: dict[int, tuple[Tensor, Tensor]] = {}

    def read(self, items: Sequence[Item]) -> tuple[Tensor, Tensor]:
        """Items -> states (B, L, H) behind the frozen layers, padded; vectors (B, H) of length 1."""
        new = [item for item in items if id(item) not in self.kept]
        if new:
            batch = collate(new)
            with torch.no_grad():
                lower = self.encoder.run(self.encoder.embed(batch.ids), batch.mask, range(FROZEN_LAYERS))
                top = self.encoder.run(lower, batch.mask, range(FROZEN_LAYERS, len(self.encoder.layers)))
                vectors = functional.normalize(mean(top, batch.mask), dim=-1)
            for item, states, vector in zip(new, lower, vectors, strict=True):
                # Half precision: the states of all sentences take half a gigabyte.
                self.kept[id(item)] = states[: len(item.ids)].half(), vector
        states = [self.kept[id(item)][0].float() for item in items]
        vectors = torch.stack([self.kept[id(item)][1] for item in items])
        return torch.nn.utils.rnn.pad_sequence(states, batch_first=True), vectors


class Run:
    """One seed's training, with what it needs to go on after a stop."""

    def __init__(
        self,
        model: Model,
        teacher: Teacher,
        parts: dict[str, list[Item]],
        options: argparse.Namespace,
        seed: int,
    ) -> None:
        """Set up optimiser and schedule, and take over the last checkpoint if there is one."""
        self.model, self.teacher, self.parts, self.options, self.seed = model, teacher, parts, options, seed
        self.folder = options.out / f"seed-{seed}"
        self.folder.mkdir(parents=True, exist_ok=True)
        self.average = Average(model)
        steps = math.ceil(len(parts["training"]) / BATCH) * options.epochs
        encoder = [p for p in model.encoder.parameters() if p.requires_grad]
        fresh = [*model.head.parameters(), *model.cues.parameters(), *model.vector.parameters()]
        self.optimiser = torch.optim.AdamW(
            [{"params": encoder, "lr": options.rate}, {"params": fresh, "lr": 1e-3}],
            weight_decay=0.01,
            fused=True,
        )
        warm = max(1, steps // 10)
        self.schedule = torch.optim.lr_scheduler.LambdaLR(
            self.optimiser, lambda n: min((n + 1) / warm, max(0.0, (steps - n) / max(1, steps - warm)))
        )
        self.epoch, self.best, self.stale = 0, -1.0, 0
        self.log: list[dict[str, Any]] = []
        last = self.folder / "last.pt"
        if last.exists():
            kept = torch.load(last, weights_only=True)
            model.load_state_dict(kept["model"])
            self.average.model.load_state_dict(kept["average"])
            self.average.count = kept["steps"]
            self.optimiser.load_state_dict(kept["optimiser"])
            self.schedule.load_state_dict(kept["schedule"])
            self.epoch, self.best, self.stale = kept["epoch"], kept["best"], kept["stale"]
            self.log = json.loads(kept["log"])
            tell(f"going on behind epoch {self.epoch}")

    def train(self) -> None:
        """Train epoch by epoch; the best on the development part is kept as best.pt."""
        start, before = time.monotonic(), self.epoch
        while self.epoch < self.options.epochs and self.stale < PATIENCE:
            loss = self._one_epoch()
            figures = measure(
                self.average.model, self.parts["development"], lambda items: self.teacher.read(items)[0]
            )
            self.epoch += 1
            tell(f"epoch {self.epoch}: loss {loss:.3f}, {figures}")
            self.log.append({"epoch": self.epoch, "loss": loss, **figures})
            self.stale = 0 if figures["all"]["f1"] > self.best else self.stale + 1
            if not self.stale:
                self.best = figures["all"]["f1"]
                torch.save(self.average.model.state_dict(), self.folder / "best.pt")
            self._checkpoint()
            if (time.monotonic() - start) / 60 > self.options.minutes * (done := self.epoch - before) / (
                done + 1
            ):
                tell("no time for another epoch")
                break

    def _one_epoch(self) -> float:
        self.model.train()
        total = count = 0.0
        order = random.Random(self.seed * 1000 + self.epoch)  # noqa: S311
        for items in deal(self.parts["training"], BATCH, order):
            blind = [i for i in range(len(items)) if order.random() < self.options.blind]
            batch = collate(items, blind=blind)
            states, vectors = self.teacher.read(items)
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.options.half):
                loss, _ = loss_of(self.model, states, batch, vectors)
            self.optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
            self.optimiser.step()
            self.schedule.step()
            self.average.update(self.model)
            total, count = total + loss.item(), count + 1
            if count % 100 == 0:
                tell(f"  {int(count)} batches, loss {total / count:.3f}")
        return total / count

    def _checkpoint(self) -> None:
        kept = {
            "model": self.model.state_dict(), "average": self.average.model.state_dict(), "steps": self.average.count, "optimiser": self.optimiser.state_dict(),
            "schedule": self.schedule.state_dict(), "epoch": self.epoch, "best": self.best, "stale": self.stale, "log": json.dumps(self.log, indent=1),
        }  # fmt: skip
        fresh = self.folder / "last.new"
        torch.save(kept, fresh)
        fresh.replace(self.folder / "last.pt")
        (self.folder / "log.json").write_text(kept["log"], encoding="utf-8")


if __name__ == "__main__":
    main()
