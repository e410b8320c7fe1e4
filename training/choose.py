"""Chooses the settings of the exported model on development parts: calibration, thresholds, weight of the lexicon.

    python training/choose.py [--to src/volteface/coding]

Temperature and the shift of none are fitted on corpus sentences whose triggers training has not seen; how the two coders are joined, on
articles kept from training: the settings of the best F1 over all of them among those that keep precision.
"""

import argparse
import itertools
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from articles import is_for_development, read_articles
from data import NONE, TYPES
from export import write_origin, write_settings
from notation import Example, read_corpus
from pairing import pair_off, query_of
from split import part_of
from train import ARTICLES

from _pages import Gold, gold_article
from _pages import pair_off as pair_off_events
from volteface.coding import joining
from volteface.coding.asking import Asked
from volteface.coding.coder import Coding, is_sport
from volteface.coding.grammar import load_grammar
from volteface.coding.lexicon import load_lexicon
from volteface.coding.merge import Draft, merge
from volteface.coding.model import Scored, Settings, load_model

HERE = Path(__file__).parent
PACKAGED = HERE.parent / "src" / "volteface" / "coding"
START = Settings(temperature=1.0, none=0.0, threshold=0.5, lift=1.0, threshold_both=0.5)
TEMPERATURES = np.arange(0.6, 3.01, 0.1)
SHIFTS = np.arange(-1.0, 3.01, 0.25)
THRESHOLDS = np.arange(0.2, 0.96, 0.05)
LIFTS = np.arange(0.0, 5.01, 0.5)
LEAST_PRECISION = {"model": 0.5, "both": 0.6}
"""What a coder must keep; `both`, which people get unasked, more than the other."""


@dataclass(slots=True)
class Coded:
    """A development article that has been coded by the lexicon and scored by the model."""

    gold: Gold
    coding: Coding
    known: list[Draft]
    scored: list[tuple[Asked, Scored]]


def main() -> None:
    """Choose, write the settings, and tell what they give."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, default=HERE / "corpus")
    parser.add_argument("--to", type=Path, default=PACKAGED)
    options = parser.parse_args()
    write_settings(START, options.to)
    load_model.cache_clear()
    examples = [example for example in read_corpus(options.corpus) if part_of(example) == "development"]
    temperature, none = calibrate(examples)
    write_settings(replace(START, temperature=temperature, none=none), options.to)
    load_model.cache_clear()
    scenes = list(score_articles())
    tell_lexicon(scenes)
    alone = choose(scenes, [0.0], with_lexicon=False)
    both = choose(scenes, LIFTS, with_lexicon=True)
    write_settings(Settings(temperature, none, alone.threshold, both.lift, both.threshold), options.to)
    write_origin(options.to)


def tell(text: str) -> None:
    """Tell people how it goes."""
    print(text, file=sys.stderr, flush=True)


def calibrate(examples: Sequence[Example]) -> tuple[float, float]:
    """Fit temperature and shift of none: least surprise at pairs that have one act, and at pairs without any."""
    chances, right = [], []
    scores = load_model().score([query_of(example) for example in examples])
    for example, scored in zip(examples, scores, strict=True):
        if scored is None:
            continue
        known = {(p.actor, p.recipient): p for p in pair_off(example, len(example.mentions)) if not p.ignored}
        for pair, row in zip(scored.pairs, scored.types, strict=True):
            if pair in known and len(types := {act.type for act in known[pair].acts}) < 2:
                chances.append(row)
                right.append(TYPES.index(next(iter(types))) if types else NONE)
    logits = np.log(np.maximum(np.array(chances), 1e-9))
    index = np.arange(len(right))

    def surprise(temperature: float, none: float) -> float:
        shifted = logits + none * (np.arange(NONE + 1) == NONE)
        scaled = shifted / temperature
        scaled = scaled - np.log(np.exp(scaled).sum(-1, keepdims=True))
        return float(-scaled[index, right].mean())

    best = min(itertools.product(TEMPERATURES, SHIFTS), key=lambda one: surprise(*one))
    tell(
        f"temperature {best[0]:.1f}, none {best[1]:+.1f}: surprise {surprise(*best):.3f} from {surprise(1, 0):.3f}"
    )
    return float(best[0]), float(best[1])


def score_articles() -> Iterator[Coded]:
    """Code and score the development articles."""
    for folder in ARTICLES:
        for gold in read_articles(folder):
            if is_for_development(gold):
                article, grammar = gold_article(Path(gold["document"]), gold), load_grammar(gold["lang"])
                coding = Coding(article, grammar, load_lexicon(gold["lang"]))
                known = list(coding.drafts())
                sport = is_sport(article.text, grammar)  # of which the coder gives nothing
                yield Coded(gold, coding, [] if sport else known, [] if sport else joining.score(coding))


def choose(
    scenes: Sequence[Coded], lifts: "Sequence[float] | np.ndarray", *, with_lexicon: bool
) -> joining.Weighing:
    """Give the weighing of best F1 over the articles among those of enough precision, or else of best precision."""
    name, tried = "both" if with_lexicon else "model", []
    for lift, threshold in itertools.product(lifts, THRESHOLDS):
        weighing = joining.Weighing(float(lift), float(threshold))
        precision, recall, f1 = measure(scenes, weighing, with_lexicon=with_lexicon)
        tried.append((precision >= LEAST_PRECISION[name], f1, precision, recall, weighing))
    _, f1, precision, recall, best = max(tried, key=lambda one: (one[0], one[1] if one[0] else one[2]))
    tell(
        f"{name}: lift {best.lift:.1f}, threshold {best.threshold:.2f}: P {precision:.3f} R {recall:.3f} F1 {f1:.3f}"
    )
    return best


def tell_lexicon(scenes: Sequence[Coded]) -> None:
    """Tell what the lexicon coder alone reaches on the same articles."""
    reports = [merge(scene.coding.article, scene.known, "trial") for scene in scenes]
    hits = sum(
        len(pair_off_events(scene.gold["events"], told, "triple"))
        for scene, told in zip(scenes, reports, strict=True)
    )
    found, wanted = sum(map(len, reports)), sum(len(scene.gold["events"]) for scene in scenes)
    f1 = 2 * hits / ((found + wanted) or 1)
    tell(
        f"{len(scenes)} articles; lexicon: P {hits / (found or 1):.3f} R {hits / (wanted or 1):.3f} F1 {f1:.3f}"
    )


def measure(
    scenes: Sequence[Coded], weighing: joining.Weighing, *, with_lexicon: bool
) -> tuple[float, float, float]:
    """Give precision, recall and F1 of (actor, recipient, type) over all articles."""
    hits = found = wanted = 0
    for scene in scenes:
        drafts = joining.join(scene.coding, scene.scored, scene.known if with_lexicon else (), weighing)
        reports = merge(scene.coding.article, drafts, "trial")
        hits += len(pair_off_events(scene.gold["events"], reports, "triple"))
        found += len(reports)
        wanted += len(scene.gold["events"])
    precision, recall = hits / (found or 1), hits / (wanted or 1)
    return precision, recall, 2 * precision * recall / ((precision + recall) or 1)


if __name__ == "__main__":
    main()
