"""What stands for parties that are named elsewhere: 'both countries', 'the country', 'he', 'we'."""

from collections.abc import Iterator
from functools import cache

from volteface.coding.grammar import Grammar, load_grammar
from volteface.coding.scenes import Party, Scene


def find_pro_forms(scene: Scene, grammar: Grammar) -> Iterator[Party]:
    """'both countries', 'the country', 'he', 'we': what stands for parties that are named elsewhere."""
    forms = _pro_forms(grammar.language)
    words = scene.words
    if forms.keys().isdisjoint(words):
        return
    for at, word in enumerate(words):
        for kind, phrase, cases in forms.get(word, ()):
            last = at + len(phrase) - 1
            if last > at and words[at : last + 1] != phrase:
                continue
            plural = kind in ("pair", "speaker") or phrase[0] in grammar.plural_pronouns
            yield Party("", "", at, last, kind, cases=cases, plural=plural)


@cache
def _pro_forms(language: str) -> dict[str, list[tuple[str, tuple[str, ...], frozenset[str]]]]:
    """The pro-forms of a language by their first word: what kind of party, all its words, its cases."""
    grammar = load_grammar(language)
    index: dict[str, list[tuple[str, tuple[str, ...], frozenset[str]]]] = {}
    for kind, phrases in (("pair", grammar.pairs), ("same", grammar.same)):
        for phrase in phrases:
            index.setdefault(phrase[0], []).append((kind, phrase, frozenset({"nom", "acc", "gen"})))
    for word in grammar.first_person:
        index.setdefault(word, []).append(("speaker", (word,), frozenset({"nom"})))
    for word, cases in grammar.pronouns.items():
        index.setdefault(word, []).append(("pronoun", (word,), cases))
    return index
