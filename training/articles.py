"""Annotated articles -> examples: sentences as the coder meets them, with the parties that it finds in them."""

import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.append(str(Path(__file__).parent.parent / "benchmarks"))

from data import Item, prepare
from notation import Example, Marked, MarkedAct

from _pages import Gold, gold_article
from volteface.coding.asking import Asked, ask
from volteface.coding.coder import Coding
from volteface.coding.grammar import load_grammar
from volteface.coding.lexicon import load_lexicon
from volteface.coding.pieces import Cutter
from volteface.world import CONTEXTS, list_modes

DEVELOPMENT = 0.2


def read_articles(folder: Path) -> Iterator[Gold]:
    """Give the annotations in `folder`/LANGUAGE/*.json."""
    for path in sorted(folder.glob("??/*.json")):
        yield json.loads(path.read_text(encoding="utf-8"))


def is_for_development(gold: Gold) -> bool:
    """Whether an article is kept from training, to choose thresholds on."""
    digest = hashlib.sha256(f"{gold['lang']}/{gold['document']}".encode()).hexdigest()
    return int(digest[:8], 16) / 0x100000000 < DEVELOPMENT


def items_of(gold: Gold, cutter: Cutter) -> Iterator[Item]:
    """Give an item for each sentence of an article that goes to the model.

    An act is annotated at the first sentence that tells it; where its pair comes again, nothing is known.
    """
    coding = Coding(
        gold_article(Path(gold["document"]), gold), load_grammar(gold["lang"]), load_lexicon(gold["lang"])
    )
    list(coding.drafts())  # resolves the parties as it goes
    for asked in ask(coding):
        own = [event for event in gold["events"] if event["evidence"] == asked.part.text]
        example, lost = _example(gold, asked, own)
        item = prepare(example, cutter, asked.query.cues, _open_to(gold["events"], own, lost))
        if item is not None:
            yield item


def _open_to(events: list[Gold], own: list[Gold], lost: list[Gold]) -> set[tuple[str, str]]:
    """Give the pairs of codes of which nothing is known in a sentence that tells its `own` events.

    Those are pairs of events that other sentences tell, and of own ones that are `lost`, for nothing there names a side.
    """
    told = {(event["source"], event["target"]) for event in own}
    told |= {(target, source) for source, target in told}
    unknown = {(event["source"], event["target"]) for event in events} - told
    unknown |= {(event["target"], event["source"]) for event in events if event["mutual"]}
    for event in lost:
        a, b = event["source"], event["target"]
        unknown |= {(a, b), (b, a), (a, ""), ("", b)}
    return unknown


def _example(gold: Gold, asked: Asked, events: list[Gold]) -> tuple[Example, list[Gold]]:
    """Give the example of a sentence, and the events of it that could not be placed."""
    query = asked.query
    mentions = tuple(
        Marked(start, end, party.code, party.role)
        for (start, end), party in zip(query.mentions, asked.parties, strict=True)
    )
    placed = [(event, _act(event, query.text, mentions)) for event in events]
    acts = tuple(act for _, act in placed if act)
    example = Example(gold["lang"], gold["document"], query.context, query.text, mentions, acts)
    return example, [event for event, act in placed if not act]


def _act(event: Gold, text: str, mentions: Sequence[Marked]) -> MarkedAct | None:
    """Place an event in its sentence; None where a side of it is named neither there nor in the context."""
    at = text.find(event["trigger"])
    if at < 0:
        return None
    actor = _nearest(event["source"], event["source_role"], at, mentions)
    recipient = _nearest(event["target"], event["target_role"], at, mentions, actor)
    if event["source"] == event["target"]:
        actor = actor or recipient
        recipient = recipient or actor  # within one state, of which the sentence names one side
    if bool(event["source"]) != bool(actor) or bool(event["target"]) != bool(recipient):
        return None
    if not any(mentions[i].start >= 0 for i in (*actor, *recipient)):
        return None
    speaker = _nearest(event["claimed_by"], "", at, mentions)
    modes = tuple(mode for mode in event["modes"] if mode in list_modes(event["type"]))
    contexts = tuple(context for context in event["contexts"] if context in CONTEXTS)
    return MarkedAct(
        event["type"], modes, actor, recipient, bool(event["mutual"] and actor and recipient), at,
        at + len(event["trigger"]), event["trigger"].lower(), event["status"], *(speaker or (-1,)), contexts,
    )  # fmt: skip


def _nearest(
    code: str, role: str, at: int, mentions: Sequence[Marked], taken: tuple[int, ...] = ()
) -> tuple[int, ...]:
    """Give the mention of a code that stands nearest to the trigger, in the same role rather than another."""
    fitting = [i for i, mention in enumerate(mentions) if code and mention.code == code and i not in taken]
    order = sorted(
        fitting,
        key=lambda i: (
            mentions[i].start < 0,
            (mentions[i].role or "GOV") != (role or "GOV"),
            abs(mentions[i].start - at),
        ),
    )
    return tuple(order[:1])
