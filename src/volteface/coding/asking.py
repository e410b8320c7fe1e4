"""Sentences of an article -> what the model is asked: who is in them, and whom the page was just about."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from volteface.coding.coder import Coding, Slice
from volteface.coding.coreference import INFERRED
from volteface.coding.cues import find_cues
from volteface.coding.model import MOST_MENTIONS, NOBODY, Query, list_pairs
from volteface.coding.scenes import ALONE, Party

REMEMBERED = 4  # of those that a page is about, but the sentence does not name
MOST_NAMED = MOST_MENTIONS - REMEMBERED  # parties of a sentence that the model is told of
ENOUGH = 2
"""A sentence that names so many actors mostly names all that act in it."""
POINTS_BACK = frozenset({"pronoun", "role", "pair", "same"})


@dataclass(frozen=True, slots=True)
class Asked:
    """A sentence as it is put to the model: `parties` are the query's mentions, those of the context implied."""

    part: Slice
    parties: list[Party]
    query: Query


def ask(coding: Coding) -> Iterator[Asked]:
    """Put to the model the sentences that can hold an act, each with those whom the page was just about."""
    names: dict[str, tuple[Party, str]] = {}  # code -> who it is and as what it is written
    recent: list[str] = []
    main = [code for code, _ in coding.discourse.counts.most_common(REMEMBERED)]
    for part in coding.slices:
        for party in part.scene.parties:
            if party.code and (party.code not in names or _is_plain(party) > _is_plain(names[party.code][0])):
                start, end = part.scene.span(party.first, party.last)
                names[party.code] = party, coding.text[start:end]
    for part in coding.slices:
        if can_hold_act(part):
            here = {party.code for party in part.scene.parties}
            order = [code for code in dict.fromkeys([*reversed(recent), *main]) if code in names]
            yield make_query(part, [names[code] for code in order if code not in here][:REMEMBERED])
        for party in part.scene.parties:
            if party.code:
                recent = [*(code for code in recent if code != party.code), party.code]


def _is_plain(party: Party) -> bool:
    """Whether a party is the bare name of its state, body or group."""
    return party.kind in ("name", "body", "group") and not party.person


def can_hold_act(part: Slice) -> bool:
    """Whether a sentence goes to the model: it names two parties, or one and what may be an act."""
    codes = {party.code for party in part.scene.parties if party.code}
    return len(codes) > 1 or bool(codes and part.hits.triggers)


def make_query(part: Slice, remembered: Sequence[tuple[Party, str]]) -> Asked:
    """Put a sentence to the model, with whom the page was just about, and the sentence before if words point back."""
    begin, parties = part.sentence.start, parties_of(part)
    points_back = len({p.code for p in parties}) < ENOUGH or any(p.kind in POINTS_BACK for p in parties)
    memory = ", ".join(written for _, written in remembered)
    context = " ".join(filter(None, (memory and f"{memory}.", part.before if points_back else "")))
    spans = [part.scene.span(party.first, party.last) for party in parties]
    mentions = [(start - begin, end - begin) for start, end in spans]
    at = -len(context) - 1
    for party, written in remembered:
        mentions.append((at, at + len(written)))
        parties.append(replace(party, kind="implied", certainty=INFERRED, group=ALONE))
        at += len(written) + len(", ")
    cues = find_cues(part.hits, begin, part.sentence.end)
    named = len(spans)
    pairs = [
        (a, b)
        for a, b in list_pairs(len(parties))
        if (a == b < named) or ((a in range(named) or b in range(named)) and _are_two(parties, a, b))
    ]
    query = Query(
        text=part.text,
        mentions=mentions,
        cues=[cue._replace(start=cue.start - begin, end=cue.end - begin) for cue in cues],
        context=context,
        pairs=pairs,
    )
    return Asked(part, parties, query)


def parties_of(part: Slice) -> list[Party]:
    """Give the parties of a sentence that the model is told of: in text order; of too many, not the same ones again."""
    parties = [party for party in part.scene.parties if party.code]
    if len(parties) <= MOST_NAMED:
        return parties
    first = {(party.code, party.role): index for index, party in reversed(list(enumerate(parties)))}
    order = sorted(range(len(parties)), key=lambda i: (i not in first.values(), i))
    return [parties[i] for i in sorted(order[:MOST_NAMED])]


def _are_two(parties: Sequence[Party], a: int, b: int) -> bool:
    """Whether two parties may act on each other: of two states, or of one in different roles, or one is nobody."""
    if NOBODY in (a, b):
        return True
    first, second = parties[a], parties[b]
    return first.code != second.code or (first.role or "GOV") != (second.role or "GOV")
