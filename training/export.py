"""Writes a trained model down as the package carries it: int8 ONNX, vocabulary and settings, and their origin.

    python training/export.py FOLDER [--to src/volteface/coding]

FOLDER is what training/train.py filled. training/choose.py then chooses the settings.
"""

import argparse
import hashlib
import json
import tempfile
from dataclasses import asdict
from datetime import date
from pathlib import Path

import torch
from base import PACKAGE, SHA256, fetch, read
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from tokens import Vocabulary, cut
from torch import Tensor, nn
from torch.nn import functional

from model import Model, Scores, mean
from volteface.coding import CODERS
from volteface.coding.model import Settings
from volteface.coding.pieces import PAD

HERE = Path(__file__).parent
PACKAGED = HERE.parent / "src" / "volteface" / "coding"
INPUTS = ("ids", "cues", "places", "pairs")
OUTPUTS = ("types", "attention", "statuses", "speakers", "modes", "mutual", "contexts", "vectors")


class Packaged(nn.Module):
    """The model as one graph: what `volteface.coding.model` feeds and reads."""

    def __init__(self, model: Model) -> None:
        """Wrap a model that has learnt."""
        super().__init__()
        self.model = model

    def forward(self, ids: Tensor, cues: Tensor, places: Tensor, pairs: Tensor) -> tuple[Tensor, ...]:
        """Ids (B, L), cues (B, L, C), places (B, M, L), pairs (B, P, 2) -> OUTPUTS, types as logits."""
        model, head = self.model, self.model.head
        mask = ids != PAD
        top = model.upper(model.lower(ids, mask), mask, cues)
        scores = head(top, mask, places, pairs, cues)
        whole = mean(top, mask)
        who = self._point(head.speaker, scores) / head.speaker.in_features**0.5
        real = places.sum(-1) > 0
        nobody = torch.arange(places.shape[1]) == 0
        who = who.masked_fill(~(real | nobody)[:, None, None, :], -1e4)
        return (
            scores.types,
            scores.attention,
            self._of(head.status, scores.pair, scores.look).softmax(-1),
            who.softmax(-1),
            self._of(head.modes, scores.pair, scores.look).sigmoid(),
            self._of(head.mutual, scores.pair, scores.look)[..., 0].sigmoid(),
            head.contexts(whole).sigmoid(),
            functional.normalize(model.vector(whole), dim=-1),
        )

    @staticmethod
    def _of(layer: nn.Linear, pair: Tensor, look: Tensor) -> Tensor:
        """Apply a layer on (pair, look) to every type of every pair: (B, P, 16, out), without joining the two."""
        hidden = pair.shape[-1]
        shared = functional.linear(pair, layer.weight[:, :hidden], layer.bias)[:, :, None, :]
        return shared + functional.linear(look, layer.weight[:, hidden:])

    @staticmethod
    def _point(layer: nn.Linear, scores: Scores) -> Tensor:
        """Give how well each mention answers what a layer of (pair, look) asks for, without the large tensor between."""
        hidden = scores.pair.shape[-1]
        by_pair, by_look = (
            scores.mentions @ layer.weight[:, :hidden],
            scores.mentions @ layer.weight[:, hidden:],
        )
        shared = (
            torch.einsum("bph,bmh->bpm", scores.pair, by_pair)
            + (scores.mentions * layer.bias).sum(-1)[:, None]
        )
        return shared[:, :, None, :] + torch.einsum("bptw,bmw->bptm", scores.look, by_look)


def main() -> None:
    """Export one model."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument(
        "--base", type=Path, default=HERE / "runs" / "base", help="folder of the base's weights"
    )
    parser.add_argument("--to", type=Path, default=PACKAGED)
    options = parser.parse_args()
    base = read(fetch(options.base))
    vocabulary = cut(base)
    model = Model(base, vocabulary)
    model.load_state_dict(torch.load(options.folder / "best.pt", weights_only=True))
    write_network(model.eval(), options.to / "coder.onnx")
    write_vocabulary(vocabulary, options.to / "coder.pieces.json")
    write_settings(
        Settings(temperature=1.0, none=0.0, threshold=0.5, lift=1.0, threshold_both=0.5), options.to
    )
    write_origin(options.to)


def write_network(model: Model, path: Path) -> None:
    """Write the graph with weights of 8 bits."""
    batch, length, mentions, pairs = 2, 24, 4, 12
    example = (
        torch.full((batch, length), 5),
        torch.zeros(batch, length, model.cues.in_features),
        torch.full((batch, mentions, length), 1 / length),
        torch.zeros(batch, pairs, 2, dtype=torch.long),
    )
    axes: dict[str, dict[int, str]] = {
        "ids": {0: "B", 1: "L"}, "cues": {0: "B", 1: "L"}, "places": {0: "B", 1: "M", 2: "L"}, "pairs": {0: "B", 1: "P"},
        "types": {0: "B", 1: "P"}, "attention": {0: "B", 1: "P", 3: "L"}, "statuses": {0: "B", 1: "P"},
        "speakers": {0: "B", 1: "P", 3: "M"}, "modes": {0: "B", 1: "P"}, "mutual": {0: "B", 1: "P"},
        "contexts": {0: "B"}, "vectors": {0: "B"},
    }  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        whole, ready = Path(folder) / "whole.onnx", Path(folder) / "ready.onnx"
        torch.onnx.export(
            Packaged(model), example, str(whole), input_names=list(INPUTS), output_names=list(OUTPUTS),
            dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
        quant_pre_process(str(whole), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(
            str(ready), str(path), per_channel=True, weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        )  # fmt: skip


def write_vocabulary(vocabulary: Vocabulary, path: Path) -> None:
    """Write pieces with their scores, and what odd code points become."""
    told = {
        "normalised": {str(point): text for point, text in vocabulary.normalised.items()},
        "pieces": vocabulary.pieces,
    }
    path.write_text(json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


def write_settings(settings: Settings, folder: Path) -> None:
    """Write settings where the package reads them."""
    rounded = {name: round(float(value), 3) for name, value in asdict(settings).items()}
    (folder / "coder.settings.json").write_text(json.dumps(rounded, indent=1) + "\n", encoding="utf-8")


def write_origin(folder: Path) -> None:
    """Write where the model comes from, and the checksum of each of its files; the version is that of its reports."""
    version = CODERS["model"].rpartition("-")[2]
    files = sorted(path for path in folder.glob("coder.*") if path.suffix in (".onnx", ".json"))
    sums = "".join(f'"{path.name}" = "{hashlib.sha256(path.read_bytes()).hexdigest()}"\n' for path in files)
    (folder / "coder.origin.toml").write_text(
        'what = "trained model that scores the pairs of actors in a sentence (int8 ONNX), its vocabulary and settings"\n'
        f"version = {version}\n"
        f'facts = "base: intfloat/multilingual-e5-small (MIT), from {PACKAGE} (MIT), file SHA-256 {SHA256}; '
        'fine-tuned on training/corpus, training/articles and the pages in volteface/pages"\n'
        'made = "by training/train.py, export.py and choose.py (make model); docs/explanation/coder.md is its card"\n'
        'licence = "CC BY 4.0"\n'
        f"date = {date.today().isoformat()}\n\n[sha256]\n{sums}",
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
