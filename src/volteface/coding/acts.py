"""Triggers in a scene -> acts: which frame holds, and whether enough of its slots is filled to believe it."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from volteface.coding.lexicon import CompanionSense, Frame, Hit, TriggerSense
from volteface.coding.particles import find_particle
from volteface.coding.scenes import Party, Scene
from volteface.coding.slots import fill
from volteface.coding.stage import Act, Stage
from volteface.coding.voice import NOMINAL, choose_senses, tell_voice

GOVERNING = frozenset({"REQUEST", "THREATEN", "REJECT", "AGREE", "CONCEDE", "SUPPORT", "ACCUSE"})
GOVERNING_REACH = 10
OBJECT_REACH = 5  # tokens from a verb to the act that it judges
JUDGING = frozenset({"ACCUSE", "SUPPORT", "REJECT"})
AUXILIARY_REACH = 6
FINITE_FORMS = ("base", "present", "ing")
NEEDS_RECIPIENT = frozenset({"COOPERATE", "AID", "SUPPORT", "CONSULT"})
MATERIAL_CONFLICT = frozenset({"SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "PROTEST"})


def find_acts(stage: Stage, triggers: Sequence[Hit[TriggerSense]]) -> list[Act]:
    """Find the acts of a scene, in token order; a noun that only names another act's object is none.

    Bare ones are among them, for what is alleged: the caller drops those that stay bare.
    """
    acts: list[Act] = []
    named = {
        i
        for e in stage.scene.elements
        if e.names and not any(sense.kind == "person" for sense in e.names)
        for i in range(e.first, e.last + 1)
    }
    for hit in triggers:
        first, last = stage.scene.token_at(hit.start), stage.scene.token_at(hit.end - 1)
        if first in named:
            continue
        if not stage.grammar.cased and _is_name(stage, first, last):
            continue
        senses = list(choose_senses(stage, hit, first, last))
        ambiguous = any(s.tense in NOMINAL for s in senses) and any(s.tense not in NOMINAL for s in senses)
        found = [act for s in senses for act in _read(stage, s, first, last, ambiguous=ambiguous)]
        if found:
            acts.append(max(found, key=lambda act: (not act.bare, act.score)))
    acts = [act for act in acts if not any(_lies_in(act, other) for other in acts)]
    kept = [act for act in acts if not any(_takes_in(stage, other, act) for other in acts)]
    for act in kept:
        _aim_at_doer(stage, act, kept)
    governed = {
        id(act): other for act in kept for other in kept if not other.bare and _governs(stage, other, act)
    }
    for act in kept:
        other = governed.get(id(act))
        if other is not None and not other.recipients:
            taken = {party.code for party in other.actors}
            other.recipients = [party for party in act.recipients if party.code not in taken]
    return [act for act in kept if id(act) not in governed]


def _aim_at_doer(stage: Stage, act: Act, acts: Sequence[Act]) -> None:
    """'condamné l'invasion de l'Ukraine par la Russie': who is condemned or praised for an act is who did it."""
    if act.frame.type not in JUDGING or "allege" in act.frame.modes or act.voice == "noun":
        return
    if not {"obj", "subj"} & {*act.frame.recipient, "subj" if act.voice == "passive" else ""}:
        return
    codes = {party.code for party in act.actors}
    for other in acts:
        doers = [party for party in other.actors if party.code not in codes]
        if other.voice != "noun" or other.inferred_actor or not doers or other.clause != act.clause:
            continue
        victims = {party.code for party in other.recipients}
        free = all(party.code in victims for party in act.recipients)
        behind = 0 < other.first - act.last <= OBJECT_REACH
        ahead = other.last < act.first and (stage.grammar.cased or act.voice == "passive")
        before = stage.scene.tokens[other.first - 1].lower if other.first else ""
        if free and (behind or ahead) and before not in stage.grammar.prepositions:
            act.recipients = doers
            act.bare = act.bare and not act.actors
            return


def _takes_in(stage: Stage, act: Act, noun: Act) -> bool:
    """Whether a noun only names another act's object: 'suspended the military agreement'.

    A light verb has less to say than its noun: 'held joint drills'.
    """
    if noun.voice != "noun" or not noun.first <= act.companion <= noun.last:
        return False
    light = stage.scene.tokens[act.first].lower.startswith(stage.grammar.light_verbs)
    return act.companion == noun.first or not light


def _lies_in(act: Act, other: Act) -> bool:
    """Whether an act is only a part of the words of another: 'saldırı' in 'saldırı düzenledi'."""
    wider = other.last - other.first > act.last - act.first
    return wider and other.first <= act.first and act.last <= other.last and not other.bare


def _is_name(stage: Stage, first: int, last: int) -> bool:
    """Whether a trigger's word is part of a name: 'Ban Ki-moon', 'Daniel Strike'."""
    tokens = stage.scene.tokens
    if (
        stage.scene.sentence.kind == "title"
        or first != last
        or first == 0
        or not tokens[first].text.istitle()
    ):
        return False
    beside = tokens[first - 1 : first] + tokens[last + 1 : last + 2]
    return any(token.text.istitle() for token in beside)


def _governs(stage: Stage, act: Act, other: Act) -> bool:
    """Whether the other act is only what this one asks, threatens, refuses or promises: 'urged Israel to stop'."""
    if act.frame.type not in GOVERNING:
        return False
    if stage.grammar.verb_final:
        return _governs_before(stage, act, other)
    if not 0 < other.first - act.last <= GOVERNING_REACH:
        return False
    if act.frame.type == "ACCUSE" and "allege" in act.frame.modes:
        return False  # what is alleged is an act of its own
    tokens = stage.scene.tokens
    if other.tense in ("infinitive", "base"):
        return (
            stage.structure.of[other.first] == act.clause
            or stage.structure.clauses[other.clause].kind == "content"
        )
    if stage.structure.clauses[other.clause].kind == "content" and act.frame.type in (
        "REQUEST",
        "THREATEN",
        "AGREE",
        "CONCEDE",
    ):
        return stage.structure.clauses[other.clause].parent == act.clause and other.first > act.first
    if (other.voice == "noun" and other.inferred_actor) or (other.voice == "noun" and not other.actors):
        return stage.structure.of[other.first] == act.clause and not any(
            t.text == "," for t in tokens[act.last : other.first]
        )
    return False


def _governs_before(stage: Stage, act: Act, other: Act) -> bool:
    """'İsrail'i saldırıları durdurmaya çağırdı': what is asked stands before the asking."""
    if not 0 < act.first - other.last <= GOVERNING_REACH or stage.scene.has_finite(other.last, act.first):
        return False
    if act.frame.type == "ACCUSE" and "allege" in act.frame.modes:
        return False
    wished = other.tense == "infinitive" or "wish" in other.marks
    return wished or (other.voice == "noun" and (other.inferred_actor or not other.actors))


def _read(stage: Stage, sense: TriggerSense, first: int, last: int, *, ambiguous: bool) -> Iterable[Act]:
    """Give an act for each frame of a trigger that holds here; frames with a companion win over those without."""
    voice = tell_voice(stage, sense, first, last)
    for choice in _choose(stage, sense, first, last, ambiguous=ambiguous):
        moved = voice == "passive" and "active" in choice.frame.flags  # 'ist gereist', 's'est rendu'
        act = Act(
            choice.frame, sense.tense, "active" if moved else voice, choice.first, choice.last,
            stage.structure.of[first], companion=choice.companion,
        )  # fmt: skip
        act.cases, act.marks, act.number = sense.cases, sense.marks, sense.number
        fill(stage, act)
        act.bare = not _holds(act) or (not act.actors and _is_attribute(stage, act))
        if not act.bare or act.voice == "noun" or act.tense in stage.grammar.complement_tenses:
            yield act


class _Choice(NamedTuple):
    """A frame that holds at tokens `first`..`last`, with the token of its companion (-1 for none)."""

    frame: Frame
    companion: int
    first: int
    last: int


def _choose(stage: Stage, sense: TriggerSense, first: int, last: int, *, ambiguous: bool) -> list[_Choice]:
    """The frames of a trigger that hold; more words of its own, then a companion, win over fewer or none."""
    if sense.asked and sense.asked.isdisjoint(stage.companions.keys()):
        return []
    if _is_noun_here(stage, sense, first, ambiguous=ambiguous):
        return []
    chosen: list[_Choice] = []
    present = stage.companions.keys()
    reflexive = _is_reflexive(stage, first)
    for frame in sense.frames:
        if reflexive and not (frame.mutual or "active" in frame.flags or _has_pronoun(frame, stage)):
            continue  # 's'arrêter' is not 'arrêter'
        if "trap" in frame.flags or (frame.companions and frame.companions.isdisjoint(present)):
            continue  # 'guerra civil', 'panic attack': words that only look like an act
        found = find_particle(stage, frame.particles, first, last)
        if found is None:
            continue
        near = _nearest_companion(stage, frame, first, last) if frame.companions else -1
        if near >= 0 or not frame.companions:
            chosen.append(_Choice(frame, near, *found))
    widest = min((choice.first for choice in chosen), default=0)
    chosen = [choice for choice in chosen if choice.first == widest]
    if any(choice.companion >= 0 for choice in chosen):
        chosen = [choice for choice in chosen if choice.companion >= 0]
    return chosen


def _is_reflexive(stage: Stage, first: int) -> bool:
    """Whether a reflexive pronoun stands before a verb, or before its auxiliary: 's'est divisé'."""
    tokens, grammar = stage.scene.tokens, stage.grammar
    before = [token.lower for token in tokens[max(0, first - 2) : first]]
    if before[-1:] and before[-1] in grammar.reflexives:
        return True
    return len(before) == 2 and before[0] in grammar.reflexives and before[1] in grammar.passive_auxiliaries


def _has_pronoun(frame: Frame, stage: Stage) -> bool:
    """Whether a lemma is reflexive itself: 'se retirer'."""
    return frame.lemma.replace("’", "'").startswith(tuple(stage.grammar.reflexives))


def _is_attribute(stage: Stage, act: Act) -> bool:
    """'uwięzieni dziennikarze', 'the wounded soldiers': a participle that describes somebody tells no news."""
    finite = act.tense != "participle" and (stage.grammar.cased or act.tense != "past")
    if (act.voice != "passive" and finite) or "passive" in act.marks:
        return False
    if stage.grammar.auxiliaries_anywhere and act.voice != "passive":
        return False
    if act.tense == "passive" and not act.cases:
        return False  # 'задержаны': a short participle is a predicate
    if not stage.grammar.passive_auxiliaries:
        return act.tense == "active_participle"
    tokens, grammar = stage.scene.tokens, stage.grammar
    if not grammar.cased:
        return act.first > 0 and tokens[act.first - 1].lower in grammar.determiners
    near = range(max(0, act.first - AUXILIARY_REACH), min(len(tokens), act.last + AUXILIARY_REACH + 1))
    return not any(
        tokens[i].lower in grammar.passive_auxiliaries for i in near if stage.structure.of[i] == act.clause
    )


def _is_noun_here(stage: Stage, sense: TriggerSense, first: int, *, ambiguous: bool) -> bool:
    """'the arrest', 'a strike': behind an article or a preposition what looks like a verb is a noun."""
    grammar = stage.grammar
    if ambiguous and grammar.noun_after_verb and first - 1 in stage.scene.verbs:
        return True  # 'pidió ayuda'
    if not grammar.determiners or sense.tense not in FINITE_FORMS or first == 0:
        return False
    before = stage.scene.tokens[first - 1].lower
    if before in grammar.determiners:
        return True
    governed = before in grammar.prepositions and before not in grammar.infinitive_markers
    return sense.tense != "ing" and governed


def _nearest_companion(stage: Stage, frame: Frame, first: int, last: int) -> int:
    chain = set(stage.structure.ancestors(stage.structure.of[first])[:2])
    if frame.pos == "verb":  # 'advirtió de que responderá'
        clauses = stage.structure.clauses
        chain |= {
            i for i, c in enumerate(clauses) if c.kind == "content" and c.parent == stage.structure.of[first]
        }
    best, best_distance = -1, stage.grammar.companion_reach + 1
    for id_ in frame.companions & stage.companions.keys():
        for at in stage.companions[id_]:
            distance = at - last if at > last else first - at
            if first <= at <= last or stage.structure.of[at] not in chain:
                continue
            if not stage.grammar.cased and at < first and frame.pos == "verb":
                distance += 4  # an English object stands after its verb, but for the passive
            if distance < best_distance:
                best, best_distance = at, distance
    return best


def _holds(act: Act) -> bool:
    """Whether enough of a frame is filled to believe that the words mean the act."""
    frame = act.frame
    if frame.mutual and len(act.actors) + len(act.recipients) >= 2:
        return True
    if frame.type == "PROTEST" and act.companion < 0 and any(_is_power(party) for party in act.actors):
        return False  # 'China protestiert bei Japan': no demonstration
    if frame.type == "PROTEST" and (act.companion >= 0 or "weak" not in frame.flags):
        return True
    if any("body" in slot for slot in frame.recipient) and not act.recipients:
        return False  # 'left' means an exit only where it is an organisation that is left
    if "weak" in frame.flags:
        return bool(act.actors) and bool(act.recipients)
    if act.actors:
        if frame.type in NEEDS_RECIPIENT and not act.recipients:
            return act.companion >= 0 and frame.type not in ("COOPERATE", "AID", "CONSULT")
        return True
    return (
        bool(act.recipients) and act.voice != "active" and frame.type in MATERIAL_CONFLICT
    ) or "nostate" in frame.flags


def _is_power(party: Party) -> bool:
    """Whether a party is a state or an organ of it, which complains rather than demonstrates."""
    return party.kind in ("name", "capital", "seat", "body") or party.role in ("GOV", "MIL", "IGO")


def companions_of(scene: Scene, hits: Sequence[Hit[CompanionSense]]) -> dict[int, list[int]]:
    """Give the tokens at which each companion of a scene stands."""
    found: dict[int, list[int]] = {}
    for hit in hits:
        for sense in hit.senses:
            found.setdefault(sense.id, []).append(scene.token_at(hit.start))
    return found
