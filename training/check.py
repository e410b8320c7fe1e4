"""Checks the corpus and counts what it has: `python training/check.py [LANGUAGE...]`.

Exit code 1 where a line is wrong or a name stands for another actor than the tables of world/ say.
"""

import sys
from collections import Counter, defaultdict
from pathlib import Path

from notation import Example, NotationError, read_examples

from volteface.coding.grammar import LANGUAGES
from volteface.coding.lexicon import load_lexicon
from volteface.model import STATUSES
from volteface.world import STATES, NameSense, list_types

CORPUS = Path(__file__).parent / "corpus"


def main(languages: list[str]) -> int:
    """Check the files of some languages, or of all; gives the exit code."""
    wrong = 0
    for language in languages or sorted(path.name for path in CORPUS.glob("??")):
        examples: list[Example] = []
        for path in sorted((CORPUS / language).glob("*.txt")):
            try:
                examples += read_examples(path)
            except NotationError as error:
                print(error, file=sys.stderr)
                wrong += 1
        seen = Counter(example.text for example in examples)
        for text, times in seen.items():
            if times > 1:
                print(f"{language}: stands {times} times: {text}", file=sys.stderr)
                wrong += 1
        for complaint in list_strangers(language, examples):
            print(complaint, file=sys.stderr)
            wrong += 1
        report(language, examples)
    return int(wrong > 0)


def list_strangers(language: str, examples: list[Example]) -> list[str]:
    """Tell of mentions of states whose words the tables give to other actors alone."""
    if language not in LANGUAGES:
        return []
    lexicon = load_lexicon(language)
    complaints = []
    for example in examples:
        for mention in example.mentions:
            words = example.text[mention.start : mention.end]
            senses = [s for hit in lexicon.scan(words).actors for s in hit.senses if isinstance(s, NameSense)]
            codes = {sense.code for sense in senses if sense.kind in ("name", "adjective", "people")}
            if mention.code in STATES and codes and mention.code not in codes:
                told = ", ".join(sorted(codes))
                complaints.append(
                    f"{example.story}: [{words}|{mention.code}] is {told} by the tables of names"
                )
    return complaints


def report(language: str, examples: list[Example]) -> None:
    """Print how many sentences, types, triggers and statuses a language has."""
    empty = sum(not example.acts for example in examples)
    acts = [act for example in examples for act in example.acts]
    statuses = Counter(act.status for act in acts)
    lemmas: dict[str, set[str]] = defaultdict(set)
    sentences: Counter[str] = Counter()
    for example in examples:
        sentences.update({act.type for act in example.acts})
        for act in example.acts:
            lemmas[act.type].add(act.lemma)
    total = len(examples) or 1
    print(f"{language}: {len(examples)} sentences, {empty / total:.0%} without an act, {len(acts)} acts")
    print("   " + ", ".join(f"{status} {statuses[status] / (len(acts) or 1):.0%}" for status in STATUSES))
    for type_ in list_types():
        print(f"   {type_:10}{sentences[type_]:5} sentences, {len(lemmas[type_]):4} triggers")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
