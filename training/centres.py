"""Find the mean of each language's sentence vectors: python training/centres.py (a part of `make model`).

Vectors of one language lie close together, whatever they say. What a sentence says in any language shows in how it
differs from the mean of its own (Libovický, Rosa and Fraser, "On the language neutrality of pre-trained multilingual
representations", 2020).
"""

import argparse
import json
from collections import defaultdict
from pathlib import Path

from export import PACKAGED, write_origin
from notation import read_corpus

from volteface.coding.model import load_model

HERE = Path(__file__).parent
SENTENCES = 700
"""So many of a language, spread over the whole of its corpus."""
DIGITS = 4


def main() -> None:
    """Write the means where the package reads them."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, default=HERE / "corpus")
    parser.add_argument("--to", type=Path, default=PACKAGED)
    options = parser.parse_args()
    texts: defaultdict[str, list[str]] = defaultdict(list)
    for example in read_corpus(options.corpus):
        texts[example.language].append(example.text)
    model, centres = load_model(), {}
    for language, every in sorted(texts.items()):
        some = every[:: max(1, len(every) // SENTENCES)]
        centres[language] = [round(float(value), DIGITS) for value in model.vectors(some).mean(0)]
    (options.to / "coder.centres.json").write_text(
        json.dumps(centres, separators=(",", ":")) + "\n", encoding="utf-8"
    )
    write_origin(options.to)


if __name__ == "__main__":
    main()
