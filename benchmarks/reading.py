"""Quality and speed of reading real HTML pages, beside trafilatura's bare extraction of the same pages.

The pages and their body texts are those of scrapinghub/article-extraction-benchmark, read from
$VOLTEFACE_DATA/reading (default ../shared/data). Quality is that benchmark's: 4-gram shingles of words, as a
multiset, precision and recall averaged over pages. Speed is pages a second of CPU time on one core.

    python benchmarks/reading.py
"""

import gzip
import json
import logging
import os
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

import trafilatura
from rich.console import Console
from rich.table import Table

from volteface.model import Article, Page
from volteface.reading import read

REPEATS = 5
SHINGLE_WORDS = 4
MAX_RATIO = 1.5
DATA = (
    Path(os.environ.get("VOLTEFACE_DATA", Path(__file__).resolve().parents[2] / "shared" / "data"))
    / "reading"
)
_WORD = re.compile(r"\w+")


class Sample(NamedTuple):
    """A page with the body that a person marked in it."""

    name: str
    url: str
    content: bytes
    body: str


class Quality(NamedTuple):
    """Means over pages, and the harmonic mean of the two."""

    precision: float
    recall: float
    f1: float


def load_samples(folder: Path) -> list[Sample]:
    """Read the benchmark's pages."""
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    return [
        Sample(
            name,
            row["url"],
            gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes()),
            row["articleBody"],
        )
        for name, row in truth.items()
    ]


def shingle(text: str) -> Counter[tuple[str, ...]]:
    """Count a text's word 4-grams; a text shorter than that is one shingle."""
    words = _WORD.findall(text)
    last = max(1, len(words) - SHINGLE_WORDS + 1)
    return (
        Counter(tuple(words[start : start + SHINGLE_WORDS]) for start in range(last)) if words else Counter()
    )


def rate(pairs: Iterable[tuple[str, str]]) -> Quality:
    """Rate (extracted, true) texts."""
    precisions, recalls = [], []
    for extracted, true in pairs:
        found, wanted = shingle(extracted), shingle(true)
        hits = (found & wanted).total()
        precisions.append(hits / found.total() if found else 0.0)
        recalls.append(hits / wanted.total() if wanted else 1.0)
    precision, recall = statistics.mean(precisions), statistics.mean(recalls)
    return Quality(precision, recall, 2 * precision * recall / (precision + recall))


def read_page(sample: Sample) -> Article:
    """Read a page as the library does."""
    return read(Page(document=sample.name, content=sample.content, url=sample.url, kind="html"))


def extract_bare(sample: Sample) -> str:
    """Extract a page with trafilatura's defaults, without metadata."""
    document = trafilatura.bare_extraction(sample.content)
    return getattr(document, "text", "") or ""


def time_each(samples: list[Sample], ways: dict[str, Callable[[Sample], object]]) -> dict[str, list[float]]:
    """Give the CPU seconds of each way over all samples, repeat by repeat, the ways taking turns."""
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for way in ways.values():
        way(samples[0])  # imports and models are loaded once a process
    for _ in range(REPEATS):
        for name, way in ways.items():
            started = time.process_time()
            for sample in samples:
                way(sample)
            seconds[name].append(time.process_time() - started)
    return seconds


def count_fields(articles: list[Article]) -> str:
    """Tell on how many pages each field was found."""
    fields = ("title", "lead", "author", "published", "outlet", "language", "captions")
    return ", ".join(
        f"{field} {sum(1 for article in articles if getattr(article, field))}" for field in fields
    )


def main() -> int:
    """Print the table. Exit status 0 also without data; 1 if reading takes more than its share."""
    console = Console()
    if not (DATA / "ground-truth.json").exists():
        console.print(
            f"no pages in {DATA}; set VOLTEFACE_DATA to the folder that has reading/ in it. Skipped."
        )
        return 0
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    samples = load_samples(DATA)
    articles = [read_page(sample) for sample in samples]
    bodies = {
        "volteface read": [
            "\n".join(article.text.split("\n\n")[1 if article.title else 0 :]) for article in articles
        ],
        "trafilatura bare": [extract_bare(sample) for sample in samples],
    }
    seconds = time_each(samples, {"volteface read": read_page, "trafilatura bare": extract_bare})
    table = Table(title=f"{len(samples)} pages, {REPEATS} repeats")
    for heading in ("", "precision", "recall", "F1", "pages/CPU s (median)", "spread"):
        table.add_column(heading, justify="right" if heading else "left")
    for name, texts in bodies.items():
        quality = rate(zip(texts, (sample.body for sample in samples), strict=True))
        speeds = [len(samples) / taken for taken in seconds[name]]
        spread = f"{min(speeds):.1f}-{max(speeds):.1f}"
        table.add_row(
            name, *(f"{value:.3f}" for value in quality), f"{statistics.median(speeds):.1f}", spread
        )
    console.print(table)
    ratios = [ours / theirs for ours, theirs in zip(*seconds.values(), strict=True)]
    ratio = statistics.median(ratios)
    console.print(
        f"time of read / time of bare extraction: {ratio:.2f} ({min(ratios):.2f}-{max(ratios):.2f}), at most {MAX_RATIO}"
    )
    console.print(f"found on pages: {count_fields(articles)}")
    return 0 if ratio <= MAX_RATIO else 1


if __name__ == "__main__":
    sys.exit(main())
