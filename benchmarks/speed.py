"""Speed of the lexicon coder and of the whole walk, on one core: pages a CPU second, with their spread.

python benchmarks/speed.py
"""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from _pages import BUILDING, gold_article, load_pages
from volteface.coding import code
from volteface.model import Page
from volteface.walk import walk_page

REPEATS = 7


def measure(work: Callable[[Any], object], items: Sequence[Any]) -> list[float]:
    """Give items a CPU second of each repeat, after one to warm up."""
    rates = []
    for repeat in range(REPEATS + 1):
        start = time.process_time()
        for item in items:
            work(item)
        if repeat:
            rates.append(len(items) / (time.process_time() - start))
    return rates


def main() -> None:
    """Print one line for each of coding, walking and starting."""
    pages = list(load_pages(BUILDING))
    articles = [gold_article(path, gold) for path, gold in pages]
    sources = [Page(document=path.name, content=path.read_bytes()) for path, _ in pages]
    characters = statistics.mean(len(article.text) for article in articles)
    print(f"{len(pages)} pages of {characters:.0f} characters of text on average, {REPEATS} repeats")
    for what, rates in (
        ("coding alone", measure(partial(code, coder="lexicon"), articles)),
        ("reading and coding", measure(partial(walk_page, coder="lexicon"), sources)),
    ):
        print(
            f"{what:20}{statistics.median(rates):7.0f} pages a CPU second ({min(rates):.0f}-{max(rates):.0f})"
        )
    for language in ("pl", "en"):
        program = f"from volteface.coding.lexicon import load_lexicon; load_lexicon({language!r})"
        seconds = []
        for _ in range(REPEATS):
            start = time.perf_counter()
            subprocess.run([sys.executable, "-c", program], check=True)
            seconds.append(time.perf_counter() - start)
        print(
            f"{'start, ' + language:20}{statistics.median(seconds):7.2f} s ({min(seconds):.2f}-{max(seconds):.2f})"
        )


if __name__ == "__main__":
    main()
