"""Variants of the corpus' sentences that are as right as what was written: what pages have and single sentences lack."""

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from notation import Example, Marked, MarkedAct

from volteface.coding.model import NOBODY

REMEMBERED = 3
SHARE_REMEMBERED, SHARE_HIDDEN = 0.6, 0.5

Named = tuple[str, Marked]
"""A mention's words, and the mention."""


def names_by_story(examples: Iterable[Example]) -> dict[tuple[str, str], list[Named]]:
    """Give the actors that each story names, each code once, by language and story."""
    found: dict[tuple[str, str], dict[str, Named]] = defaultdict(dict)
    for example in examples:
        names = found[example.language, example.story]
        for mention in example.mentions:
            words = example.text[mention.start : mention.end]
            # Of an actor's mentions the bare name, as pages are asked about.
            if mention.code and (
                mention.code not in names or (names[mention.code][1].role and not mention.role)
            ):
                names[mention.code] = (words, mention)
    return {story: list(names.values()) for story, names in found.items()}


def vary(example: Example, neighbours: Sequence[Named], chosen: random.Random) -> Example:
    """Give a sentence as a page might show it: with actors that its page names elsewhere, or without a mark on its people."""
    if chosen.random() < SHARE_HIDDEN:
        example = hide_nameless(hide_people(example))
    if chosen.random() < SHARE_REMEMBERED:
        here = {mention.code for mention in example.mentions}
        others = [one for one in neighbours if one[1].code not in here]
        example = remember(example, chosen.sample(others, min(len(others), chosen.randint(1, REMEMBERED))))
    return example


def hide_people(example: Example) -> Example:
    """Take the mark off whom a state acts on at home, where he does nothing else: the act is then one on its own people."""
    for act in example.acts:
        if len(act.actors) == len(act.recipients) == 1 and not act.mutual:
            (actor,), (recipient,) = act.actors, act.recipients
            mentions = example.mentions
            others = [other for other in example.acts if other is not act]
            alone = (
                not any(recipient in (*o.actors, *o.recipients, o.speaker) for o in others)
                and act.speaker != recipient
            )
            if (
                alone
                and actor != recipient
                and mentions[actor].code
                and mentions[actor].code == mentions[recipient].code
            ):
                acts = [_without(o, recipient, recipient) for o in others]
                acts.append(_without(act, recipient, actor))
                kept = tuple(m for i, m in enumerate(mentions) if i != recipient)
                return replace(example, mentions=kept, acts=tuple(acts))
    return example


def hide_nameless(example: Example) -> Example:
    """Take the mark off actors without a code, whom the coder does not find: what they do is done by nobody."""
    for index, mention in enumerate(example.mentions):
        if not mention.code:
            acts = tuple(_without(act, index, NOBODY) for act in example.acts)
            if any(not act.actors and not act.recipients for act in acts):
                return example
            kept = tuple(m for i, m in enumerate(example.mentions) if i != index)
            return hide_nameless(replace(example, mentions=kept, acts=acts))
    return example


def _without(act: MarkedAct, hidden: int, stand_in: int) -> MarkedAct:
    """Number an act's mentions anew when one is hidden; another, or NOBODY, stands in for it."""

    def at(index: int) -> int:
        index = stand_in if index == hidden else index
        return index - (index > hidden)

    return replace(
        act,
        actors=tuple(number for index in act.actors if (number := at(index)) != NOBODY),
        recipients=tuple(number for index in act.recipients if (number := at(index)) != NOBODY),
        speaker=at(act.speaker),
    )


def remember(example: Example, names: Sequence[Named]) -> Example:
    """Put actors in front of a sentence that have no part in it; not where an act may be theirs for all that is told."""
    if not names or any(not (act.actors and act.recipients) for act in example.acts):
        return example
    memory = ", ".join(words for words, _ in names) + "."
    context = f"{memory} {example.before}".strip()
    at = -len(context) - 1
    mentions = list(example.mentions)
    for words, mention in names:
        mentions.append(Marked(at, at + len(words), mention.code, mention.role))
        at += len(words) + len(", ")
    return replace(example, before=context, mentions=tuple(mentions))
