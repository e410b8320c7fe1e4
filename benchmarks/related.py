"""How well the other articles on a story are found: python benchmarks/related.py [dev|test] [--coder both|lexicon].

The stories of `benchmarks/stories` are set to one week, day 1 of each on the same day, so that the date tells nothing; and once
more as they are dated, a few a year. For each article all others that are at most 7 days away are put in order. Those of
its story are right, those labelled with an account or an act of its own too. Told are the part that is right of the first 5 (of as many
as there are), of the first k where k are right, and how many of those that are right stand among the first 10 (of 10 at most); then
what part of the articles that `volteface related` would show is right, and what part of those that are right it would show.
"""

import argparse
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from _stories import PARTS, STORIES, Told, read_stories
from volteface.coding import CODERS, Coder, code, sense
from volteface.ledger import Ledger
from volteface.ledger.related import find_related
from volteface.model import Senses
from volteface.show.related import LEAST

DAYS = 7
FIRST_DAY = date(2026, 3, 2)
SHOWN = 5
RECALLED = 10
Figures = dict[str, float]


def main() -> None:
    """Print the figures of both datings."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("part", nargs="?", choices=PARTS, default="dev")
    parser.add_argument("--coder", choices=("both", "lexicon"), default="both")
    asked = parser.parse_args()
    told = list(read_stories(asked.part))
    if not told:
        print(f"no stories in {STORIES / asked.part}: skipped")
        return
    for name, some in (("in one week", list(set_together(told))), ("as dated", told)):
        with tempfile.TemporaryDirectory() as folder:
            figures = measure(keep(some, Path(folder) / "ledger", asked.coder), some)
        line = "  ".join(f"{figure} {value:.3f}" for figure, value in figures.items())
        print(f"{asked.part}, {name}: {len(some)} articles  {line}")


def set_together(told: Sequence[Told]) -> Iterator[Told]:
    """Move each story to the same week."""
    first = {
        one.story: min(other.article.published for other in told if other.story == one.story) for one in told
    }
    for one in told:
        days = date.fromisoformat(one.article.published) - date.fromisoformat(first[one.story])
        moved = FIRST_DAY + timedelta(days=days.days)
        yield replace(one, article=replace(one.article, published=moved.isoformat()))


def keep(told: Sequence[Told], folder: Path, coder: Coder) -> Ledger:
    """Code the articles and keep them."""
    ledger = Ledger.create(folder)
    with ledger.writer() as writer:
        for one in told:
            reports = code(one.article, coder)
            senses = sense(one.article, reports) if coder == "both" else Senses()
            writer.add(one.article, reports, coder=CODERS[coder], senses=senses)
    return ledger


def measure(ledger: Ledger, told: Sequence[Told]) -> Figures:
    """Give the figures over all articles that have others of their story near; those of what is shown over all pairs."""
    precision, of_k, recall = [], [], []
    shown = right_shown = right = 0
    days = {one.article.document: date.fromisoformat(one.article.published) for one in told}
    with ledger.snapshot() as snapshot:
        for one in told:
            document = one.article.document
            others = {
                other.article.document
                for other in told
                if other is not one
                and abs((days[other.article.document] - days[document]).days) <= DAYS
                and is_related(one, other)
            }
            found = find_related(snapshot, [document], DAYS)
            hits = [near.document in others for near in found]
            listed = sum(near.nearness >= LEAST for near in found)
            shown, right_shown, right = shown + listed, right_shown + sum(hits[:listed]), right + len(others)
            if others:
                precision.append(sum(hits[:SHOWN]) / min(SHOWN, len(others)))
                of_k.append(sum(hits[: len(others)]) / len(others))
                recall.append(sum(hits[:RECALLED]) / min(RECALLED, len(others)))
    return {
        "first 5": mean(precision),
        "first k": mean(of_k),
        "recall of 10": mean(recall),
        "shown right": right_shown / max(shown, 1),
        "right shown": right_shown / max(right, 1),
    }


def is_related(one: Told, other: Told) -> bool:
    """Whether two articles are of one story, or labelled with the same account or act."""
    acts = {act["event"] for act in one.acts} & {act["event"] for act in other.acts}
    return one.story == other.story or one.account == other.account or bool(acts)


def mean(values: Sequence[float]) -> float:
    """Give the mean."""
    return sum(values) / max(len(values), 1)


if __name__ == "__main__":
    main()
