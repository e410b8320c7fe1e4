"""Synthetic articles by the million, as fingerprints and senses: what placing them costs, and what it takes of memory and disk."""

import resource
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from _tables import show
from volteface.ledger.copies import take_from_words
from volteface.ledger.index import Index
from volteface.ledger.likeness import Entry
from volteface.ledger.origins import Ruled, settle

VOCABULARY = 200_000
"""Words of a language; drawn by Zipf's law."""
LANGUAGES = ("pl", "en", "ru", "uk", "de", "tr", "es", "fr")
COPIES, TRANSLATIONS = 0.2, 0.08
A_DAY = 5_000
FLOOD = 0.02
"""So many pages paste one story."""
BATCH = 500
FIRST_DAY = 738_000  # 2021-07-25
SENTENCES = 10
NOTHING = np.empty(0, np.uint32)
FLIPPED = 0.27
"""Bits of a sentence that its translation has otherwise, as measured on the labelled stories."""


class Press:
    """Writes articles of random words; the same seed gives the same ones."""

    def __init__(self, seed: int) -> None:
        self._dice = np.random.default_rng(seed)
        weights = 1 / np.arange(1, VOCABULARY + 1)
        self._cumulated = np.cumsum(weights) / weights.sum()
        self._recent: list[tuple[str, np.ndarray, np.ndarray]] = []

    def write(self, count: int) -> Iterator[Entry]:
        """Give so many articles in the order of their days."""
        flooding = self._write_new("en")
        for number in range(count):
            kind = self._dice.random()
            if kind < FLOOD:
                language, words, senses = self._edit(*flooding)
            elif kind < COPIES and self._recent:
                language, words, senses = self._edit(*self._recent[self._dice.integers(len(self._recent))])
            elif kind < COPIES + TRANSLATIONS and self._recent:
                of, _, said = self._recent[self._dice.integers(len(self._recent))]
                language, words, senses = self._translate(of, said)
            else:
                language, words, senses = self._write_new(str(self._dice.choice(LANGUAGES)))
            self._recent = (
                [*self._recent[-A_DAY:], (language, words, senses)] if kind >= FLOOD else self._recent
            )
            yield self._entry(number, language, words, senses)

    def _entry(self, number: int, language: str, words: np.ndarray, senses: np.ndarray) -> Entry:
        hashed = words.astype(np.uint64) + np.uint64(1_000_003 * LANGUAGES.index(language))
        place = (FIRST_DAY + number // A_DAY << 40) | number
        outlet = f"{self._dice.integers(400)}.example"
        return Entry(place, f"d{number}", outlet, language, take_from_words(hashed, NOTHING, NOTHING), senses)

    def _write_new(self, language: str) -> tuple[str, np.ndarray, np.ndarray]:
        words = np.searchsorted(self._cumulated, self._dice.random(self._dice.integers(60, 500)))
        return language, words, self._dice.integers(0, 1 << 63, (SENTENCES + 1, 6), np.uint64)

    def _edit(
        self, language: str, words: np.ndarray, senses: np.ndarray
    ) -> tuple[str, np.ndarray, np.ndarray]:
        changed = words.copy()
        changed[self._dice.integers(0, len(words), 4)] = self._dice.integers(0, VOCABULARY, 4)
        return language, changed[int(self._dice.integers(0, len(words) // 4)) :], senses

    def _translate(self, language: str, senses: np.ndarray) -> tuple[str, np.ndarray, np.ndarray]:
        other = LANGUAGES[(LANGUAGES.index(language) + int(self._dice.integers(1, 8))) % 8]
        flips = np.packbits(self._dice.random((len(senses), 384)) < FLIPPED, axis=1).view(np.uint64)
        return other, self._write_new(other)[1], senses ^ flips


def measure_placing(count: int, every: int) -> None:
    """Print what it costs to place so many articles, after each `every`."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        index = Index(Path(folder))
        press, start, placed = Press(1).write(count), time.process_time(), 0
        spent, slowest = 0.0, 0.0
        while placed < count:
            batch = [entry for _, entry in zip(range(BATCH), press, strict=False)]
            start = time.process_time()
            for entry in batch:
                index.put(entry)
            list(settle(index, {entry.place for entry in batch}, Ruled((), (), ())))
            index.commit(f"{placed}")
            took = time.process_time() - start
            spent, slowest, placed = spent + took, max(slowest, took / len(batch)), placed + len(batch)
            if placed % every == 0:
                size = sum(path.stat().st_size for path in Path(folder).iterdir())
                memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
                rows.append(
                    (
                        f"{placed:,}",
                        f"{1e3 * spent / every:.2f}",
                        f"{1e3 * slowest:.2f}",
                        f"{size / 1e6:,.0f}",
                        f"{memory / 1e3:,.0f}",
                    )
                )
                print(rows[-1], flush=True)
                spent, slowest = 0.0, 0.0
        one = list(Press(2).write(200))
        alone = []
        first = FIRST_DAY + count // A_DAY << 40
        for number, written in enumerate(one):
            entry = written._replace(place=first + number, document=f"alone{number}")
            start = time.process_time()
            index.put(entry)
            list(settle(index, {entry.place}, Ruled((), (), ())))
            alone.append(time.process_time() - start)
        index.close()
    print(
        f"\none by one, at {count:,}: median {1e3 * float(np.median(alone)):.2f} ms, 95th percentile {1e3 * float(np.percentile(alone, 95)):.2f} ms"
    )
    show(("articles", "CPU ms an article", "slowest batch", "MB on disk", "MB of memory"), rows)


if __name__ == "__main__":
    measure_placing(20_000, 5_000)
