"""Examples of the corpus -> what the model is asked of them, and the pairs with the acts that are right."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from notation import Example, MarkedAct

from volteface.coding.cues import find_cues
from volteface.coding.lexicon import load_lexicon
from volteface.coding.model import NOBODY, Query, list_pairs


def query_of(example: Example, *, cues: bool = True) -> Query:
    """Put an example to the model, with the lexicon's cues or without."""
    hits = load_lexicon(example.language).scan(example.text)
    found = list(find_cues(hits, 0, len(example.text))) if cues else []
    return Query(example.text, [(m.start, m.end) for m in example.mentions], found, example.before)


@dataclass(slots=True)
class Pair:
    """An ordered pair of mentions (indexes, NOBODY for none) and the acts between them."""

    actor: int
    recipient: int
    acts: list[MarkedAct]
    ignored: bool = False  # other mentions of the same actors: neither right nor wrong


def pair_off(example: Example, count: int, open_to: Collection[tuple[str, str]] = ()) -> Iterator[Pair]:
    """Give the pairs that the model is asked for, with their acts: one of the two at least is in the sentence itself."""
    gold: dict[tuple[int, int], list[MarkedAct]] = {}
    for act in example.acts:
        actors, recipients = act.actors or (NOBODY,), act.recipients or (NOBODY,)
        for actor in actors:
            for recipient in recipients:
                gold.setdefault((actor, recipient), []).append(act)
                if act.mutual:
                    gold.setdefault((recipient, actor), []).append(act)
        if act.mutual:
            parties = (*act.actors, *act.recipients)
            for a in parties:
                for b in parties:
                    if a != b and act not in gold.get((a, b), []):
                        gold.setdefault((a, b), []).append(act)
    told = {*open_to, *((_code(example, a), _code(example, b)) for a, b in gold)}
    acting = {a for a, _ in gold}
    named = [i for i in range(count) if example.mentions[i].start >= 0]
    for a, b in list_pairs(count):
        if a in named or b in named:
            acts = gold.get((a, b), [])
            unsure = (_code(example, a), _code(example, b)) in told or (a == b and a in acting)
            yield Pair(a, b, acts, not acts and unsure)


def _code(example: Example, mention: int) -> str:
    return example.mentions[mention].code if mention >= 0 else ""
