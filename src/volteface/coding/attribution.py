"""Who says so, and does the page say that it happened: status and speaker of each act of a scene."""

from collections.abc import Sequence
from dataclasses import dataclass

from volteface.coding.coreference import GUESSED, INFERRED
from volteface.coding.lexicon import Hit, SpeechSense
from volteface.coding.mood import tell_mood
from volteface.coding.particles import find_particle
from volteface.coding.scenes import Party
from volteface.coding.slots import VERBAL, find_host
from volteface.coding.stage import Act, Stage
from volteface.model import Status

EMBED_REACH = 16
NOBODY = Party("", "", -1, -1, "implied")
IN_CUSTODY = frozenset({"torture", "beat", "sexual", "abduct", "arrest", "censor", "deport"})
"""Modes of what is done to people within reach of the one who does it."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """A verb or phrase of speech at a token, with its speaker."""

    at: int
    kind: str
    clause: int
    speaker: Party | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """The status of an act, and the code of who claims or denies it."""

    status: Status
    claimed_by: str


def find_utterances(stage: Stage, hits: Sequence[Hit[SpeechSense]]) -> list[Utterance]:
    """Find the speech of a scene and who speaks."""
    utterances = []
    for hit in hits:
        first, last = stage.scene.token_at(hit.start), stage.scene.token_at(hit.end - 1)
        if any(e.first <= first <= e.last for e in stage.scene.elements):
            continue
        senses = [s for s in hit.senses if find_particle(stage, s.particles, first, last)]
        if not senses:
            continue
        sense = senses[0]
        before = stage.scene.tokens[first - 1].lower if first else ""
        if sense.kind == "deny" and before in stage.grammar.reflexives:
            continue  # 'se negó a': a refusal
        clause = stage.structure.of[first]
        speaker = (
            _source(stage, first, last) if sense.kind == "source" else _speaker(stage, first, last, clause)
        )
        utterances.append(Utterance(first, sense.kind, clause, speaker))
    return utterances


def _source(stage: Stage, first: int, last: int) -> Party | None:
    """'zdaniem Kijowa', 'according to Ankara', "Kiev'e göre": the party right beside the phrase."""
    if stage.grammar.verb_final:
        return next(
            (p for p in stage.scene.parties if 0 < first - p.last <= 2 or p.first <= first <= p.last), None
        )
    for party in stage.scene.parties:
        if 0 < party.first - last <= 4:
            return party
    return None


def _speaker(stage: Stage, first: int, last: int, clause: int) -> Party | None:
    """The subject of a verb of speech stands before it or, after a quotation, behind it."""
    chain = stage.structure.ancestors(clause)
    best: Party | None = None
    best_score = 0.0
    said = stage.structure.quoted[first]
    for party in stage.scene.parties:
        if party.preposition or (stage.grammar.cased and "nom" not in party.cases):
            continue
        if party.kind == "place" or party.kind_of_role == "thing":
            continue  # neither towns nor drones speak
        if stage.structure.quoted[party.first] and not said:
            continue  # whom a quotation names does not say it
        where = stage.structure.of[party.first]
        if where not in chain:
            continue
        distance = first - party.last if party.last < first else party.first - last
        score = 1.0 - 0.03 * distance - 0.25 * chain.index(where) - (0.1 if party.first > last else 0.0)
        if party.first > last and distance > stage.grammar.speaker_reach:
            continue
        if score > best_score:
            best, best_score = party, score
    if best is None and stage.grammar.indefinite_plural:
        return find_host(stage, clause)
    if best is None and stage.structure.clauses[clause].kind == "relative":
        edge = stage.structure.clauses[clause].antecedent
        return next((p for p in stage.scene.parties if 0 <= edge - p.last <= 1), None)
    return best


def embed(stage: Stage, acts: list[Act]) -> dict[int, Party]:
    """Give the actor of what is alleged: 'A accuses B of shooting down its plane' says that B did it, says A.

    Changes the acts in the complement of an accusation in place; gives accuser by index of the act, NOBODY where
    the sentence does not name one.
    """
    accusers: dict[int, Party] = {}
    for index, act in enumerate(acts):
        if act.frame.type != "ACCUSE" or not act.recipients:
            continue
        if not ("embed" in act.frame.flags or "allege" in act.frame.modes):
            continue
        for later, other in enumerate(acts):
            if later == index or not _complements(stage, act, other):
                continue
            accused = act.recipients
            accuser = act.actors[0] if act.actors else NOBODY
            own = other.actors and not other.inferred_actor and other.actors[0].code != accuser.code
            if not own or other.voice == "noun":
                other.actors = list(accused)
            other.recipients = [p for p in other.recipients if p.code not in {a.code for a in accused}]
            if accuser.code and not other.recipients and _against_accuser(stage, other, accused):
                other.recipients = [accuser]
            accusers[later] = accuser
            break
    return accusers


def _complements(stage: Stage, act: Act, other: Act) -> bool:
    """Whether the other act stands in what the accusation says, not beside it."""
    if stage.grammar.verb_final:
        near = 0 < act.first - other.last <= EMBED_REACH and not stage.scene.has_finite(other.last, act.first)
        return near and (other.voice == "noun" or other.tense in stage.grammar.complement_tenses)
    if not 0 < other.first - act.last <= EMBED_REACH:
        return False
    between = stage.scene.tokens[act.last + 1 : other.first]
    words = {token.lower for token in between}
    told = other.tense in stage.grammar.complement_tenses
    if other.tense == "participle" and other.last + 1 < len(stage.scene.tokens):  # 'beschossen zu haben'
        told = stage.scene.tokens[other.last + 1].lower in stage.grammar.infinitive_markers
    if other.voice == "noun" or told:
        return not any(token.text == ";" for token in between)
    return bool(words & stage.grammar.complementisers)


def _against_accuser(stage: Stage, act: Act, accused: Sequence[Party]) -> bool:
    """What is alleged without a victim hits the accuser: 'aggression', 'shelling a village', 'downing its plane'.

    Not so what a power does to people in its hands ('torture'), or within its own borders.
    """
    if act.frame.type not in ("ASSAULT", "COERCE", "THREATEN", "MOBILIZE"):
        return False
    codes = {party.code for party in accused}
    at_home = any(
        p.code in codes and p.preposition in stage.grammar.places and p.first > act.last
        for p in stage.scene.parties
    )
    return not at_home and not IN_CUSTODY & set(act.frame.modes)


def judge(stage: Stage, act: Act, utterances: Sequence[Utterance], accuser: Party | None) -> Verdict:
    """Give the status of an act by the wording around it; 'historical' is left to its date."""
    status = tell_mood(stage, act)
    if accuser is not None:
        return Verdict(status if status in ("negated", "hypothetical") else "claimed", accuser.code)
    utterance = _utterance_over(stage, act, utterances)
    if status == "claimed":
        return _hearsay(stage, act, utterance)
    if utterance is None or utterance.speaker is None or not utterance.speaker.code:
        return Verdict(status or "reported", "")
    hit = any(party.code == utterance.speaker.code for party in act.recipients)
    sure = utterance.speaker.certainty > (GUESSED if hit else INFERRED)
    if not sure and utterance.kind != "deny":
        return Verdict(status or "reported", "")  # 'the ministry said': nobody but the actor's own people
    speaker = utterance.speaker.code
    if utterance.kind == "deny" and status != "negated":
        return Verdict("denied", speaker)
    own = any(party.code == speaker for party in act.actors)
    if status:
        return Verdict(status, "" if own else speaker)
    if own or utterance.speaker.role == "JRN" or act.frame.type in VERBAL:
        return Verdict("reported", "")
    return Verdict("claimed", speaker)


def _hearsay(stage: Stage, act: Act, utterance: Utterance | None) -> Verdict:
    """'Die Armee habe das Dorf beschossen': what whoever spoke last says, unless of an act of his own."""
    speaker = utterance.speaker if utterance is not None and utterance.speaker is not None else stage.speaker
    code = speaker.code if speaker is not None else ""
    if not code and stage.grammar.rumour:
        return Verdict("hypothetical", "")
    own = any(party.code == code for party in act.actors)
    if own or act.frame.type in VERBAL or (speaker is not None and speaker.role == "JRN"):
        return Verdict("reported", "")
    return Verdict("claimed", code)


def _utterance_over(stage: Stage, act: Act, utterances: Sequence[Utterance]) -> Utterance | None:
    """Find the speech in whose scope an act stands, the nearest first."""
    structure = stage.structure
    chain = structure.ancestors(act.clause)
    best: Utterance | None = None
    for utterance in utterances:
        if act.first <= utterance.at <= act.last:
            continue
        content = any(
            structure.clauses[c].kind == "content" and structure.clauses[c].parent in (utterance.clause,)
            and structure.clauses[c].start > utterance.at
            for c in chain
        )  # fmt: skip
        trailing = (utterance.at > act.last and utterance.clause not in chain) or _follows_comma(
            stage, act, utterance
        )
        quoted = structure.quoted[act.first]
        bare = (
            not stage.grammar.cased
            and utterance.at < act.first
            and utterance.clause == act.clause
            and utterance.kind in ("say", "think", "deny")
            and (act.actors and not act.inferred_actor and act.actors[0].first > utterance.at)
        )  # "Kyiv said Russia attacked": no "that"
        denial = utterance.kind == "deny" and utterance.at < act.first
        content = content or _is_said_behind(stage, act, utterance)
        if (content or trailing or quoted or bare or denial or utterance.kind == "source") and (
            best is None or abs(utterance.at - act.first) < abs(best.at - act.first)
        ):
            best = utterance
    return best


def _is_said_behind(stage: Stage, act: Act, utterance: Utterance) -> bool:
    """'saldırdığını söyledi': in a verb-final language the speech stands behind what is said."""
    behind = stage.grammar.verb_final and utterance.at > act.last
    return behind and not stage.scene.has_finite(act.last, utterance.at)


def _follows_comma(stage: Stage, act: Act, utterance: Utterance) -> bool:
    """'..., said the minister': speech behind the act and a comma, dash or closing quote."""
    if utterance.at <= act.last:
        return False
    before = stage.scene.tokens[max(0, utterance.at - 6) : utterance.at]
    return any(token.text in ',-–—"”»' for token in before)
