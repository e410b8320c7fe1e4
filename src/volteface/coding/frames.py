"""Triggers in a scene -> acts: who stands in the actor's slot of a trigger's frame, who in the recipient's.

A slot is subj, obj, a bare case (dat, inst, gen), adj ('rosyjski atak'), poss ("Russia's attack") or a
preposition with the case that it governs ('na+acc', 'against'). Each party gets a score for each slot; the
best frame of a trigger is the one whose companions stand beside it and whose slots are filled best.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from volteface.coding.clauses import Structure
from volteface.coding.coreference import Discourse
from volteface.coding.grammar import Grammar
from volteface.coding.lexicon import CompanionSense, Frame, Hit, TriggerSense
from volteface.coding.mentions import Party, Scene
from volteface.world import STATES

COMPANION_REACH = 12  # tokens on either side of a trigger
TOKEN_COST = 0.015
CLAUSE_COST = 0.25
MIN_FIT = 0.3
DETERMINERS = frozenset({"the", "a", "an", "this", "that", "its", "their", "his", "her", "any", "all"})
NOMINAL = ("gerund", "noun", "adj")
BORDERS = frozenset({"granica", "na granicy", "border"})
"""Prepositions of who lives across a border, and so is meant: 'zamknęła granicę z Rosją', 'troops on the border with'."""
SAME_PREPOSITION = {
    "we": "w",
    "ze": "z",
    "ode": "od",
    "przeciwko": "przeciw",
    "pomiędzy": "między",
    "towards": "toward",
}


@dataclass(slots=True)
class Act:
    """A trigger with its frame and the parties that fill it; tokens `first`..`last` (inclusive) name the act."""

    frame: Frame
    tense: str
    voice: str  # active, passive, impersonal, noun
    first: int
    last: int
    clause: int
    actors: list[Party] = field(default_factory=list)
    recipients: list[Party] = field(default_factory=list)
    companion: int = -1  # token of the companion that chose the frame
    score: float = 0.0
    inferred_actor: bool = False
    first_person: bool = False
    bare: bool = False  # nobody fills its slots: it only counts as what somebody is accused of


@dataclass(slots=True)
class Stage:
    """What the functions of this module look at: one scene, its clauses, its page so far."""

    scene: Scene
    structure: Structure
    grammar: Grammar
    discourse: Discourse
    companions: dict[int, list[int]]  # companion id -> token indexes
    verbs: list[tuple[int, int]]  # (token, clause) of every verb of an act or of speech
    speaker: Party | None = None  # who says 'we'


def find_acts(stage: Stage, triggers: Sequence[Hit[TriggerSense]]) -> list[Act]:
    """Find the acts of a scene, in token order; a noun that only names another act's object is none.

    Bare ones are among them, for what is alleged: the caller drops those that stay bare.
    """
    acts: list[Act] = []
    for hit in triggers:
        first, last = stage.scene.token_at(hit.start), stage.scene.token_at(hit.end - 1)
        if any(
            e.first <= first <= e.last and not any(s.kind == "person" for s in e.names)
            for e in stage.scene.elements
            if e.names
        ):
            continue
        found = [act for sense in hit.senses for act in _read(stage, sense, first, last)]
        if found:
            acts.append(max(found, key=lambda act: (not act.bare, act.score)))
    used = {act.companion for act in acts if act.companion >= 0}
    kept = [act for act in acts if not (act.voice == "noun" and act.first in used)]
    governed = {
        id(act): other for act in kept for other in kept if not other.bare and _governs(stage, other, act)
    }
    for act in kept:
        other = governed.get(id(act))
        if other is not None and not other.recipients:
            taken = {party.code for party in other.actors}
            other.recipients = [party for party in act.recipients if party.code not in taken]
    return [act for act in kept if id(act) not in governed]


GOVERNING = frozenset({"REQUEST", "THREATEN", "REJECT", "AGREE", "CONCEDE", "SUPPORT", "ACCUSE"})
GOVERNING_REACH = 10


def _governs(stage: Stage, act: Act, other: Act) -> bool:
    """Whether the other act is only what this one asks, threatens, refuses or promises: 'urged Israel to stop'."""
    if act.frame.type not in GOVERNING or not 0 < other.first - act.last <= GOVERNING_REACH:
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
    if other.voice == "noun" and other.inferred_actor or other.voice == "noun" and not other.actors:
        return stage.structure.of[other.first] == act.clause and not any(
            t.text == "," for t in tokens[act.last : other.first]
        )
    return False


def _read(stage: Stage, sense: TriggerSense, first: int, last: int) -> Iterable[Act]:
    """Give an act for each frame of a trigger that holds here; frames with a companion win over those without."""
    clause = stage.structure.of[first]
    voice = _voice(stage, sense, first, last)
    chosen: list[tuple[Frame, int, int]] = []
    for frame in sense.frames:
        end = _particle(stage, frame, last)
        if end < 0 or _is_noun_here(stage, sense, first):
            continue
        if not frame.companions:
            chosen.append((frame, -1, end))
            continue
        near = _nearest_companion(stage, frame, first, last)
        if near >= 0:
            chosen.append((frame, near, end))
    if any(companion >= 0 for _, companion, _ in chosen):
        chosen = [choice for choice in chosen if choice[1] >= 0]
    for frame, companion, end in chosen:
        act = Act(frame, sense.tense, voice, first, end, clause, companion=companion)
        act.first_person = sense.number == "1"
        _fill(stage, act)
        act.bare = not _holds(act)
        if not act.bare or act.voice == "noun" or act.tense == "ing":
            yield act


def _is_noun_here(stage: Stage, sense: TriggerSense, first: int) -> bool:
    """'the arrest', 'a strike': behind an article or a preposition an English verb form is a noun."""
    if stage.grammar.cased or sense.tense not in ("base", "present", "ing") or first == 0:
        return False
    before = stage.scene.tokens[first - 1].lower
    if before in DETERMINERS:
        return True
    return sense.tense != "ing" and before in stage.grammar.prepositions and before != "to"


def _particle(stage: Stage, frame: Frame, last: int) -> int:
    """Give the last token of a phrasal verb ('shot the plane down'), -1 where its particle is missing."""
    if not frame.particle:
        return last
    tokens = stage.scene.tokens
    for at in range(last + 1, min(last + 7, len(tokens))):
        if tokens[at].lower == frame.particle:
            return at if at == last + 1 else last
        if not tokens[at].text[0].isalnum():
            break
    return -1


def _nearest_companion(stage: Stage, frame: Frame, first: int, last: int) -> int:
    chain = set(stage.structure.ancestors(stage.structure.of[first])[:2])
    best, best_distance = -1, COMPANION_REACH + 1
    for id_ in frame.companions:
        for at in stage.companions.get(id_, ()):
            distance = at - last if at > last else first - at
            if first <= at <= last or stage.structure.of[at] not in chain:
                continue
            if not stage.grammar.cased and at < first and frame.pos == "verb":
                distance += 4  # an English object stands after its verb, but for the passive
            if distance < best_distance:
                best, best_distance = at, distance
    return best


def _voice(stage: Stage, sense: TriggerSense, first: int, last: int) -> str:
    if sense.tense in NOMINAL:
        return "noun"
    if sense.tense == "impersonal":
        return "impersonal"
    if stage.grammar.cased:
        return "passive" if sense.tense == "passive" else "active"
    if sense.tense not in ("past", "participle"):
        return "active"
    tokens, grammar = stage.scene.tokens, stage.grammar
    for at in range(first - 1, max(-1, first - 5), -1):
        word = tokens[at].lower
        if (
            word in grammar.passive_auxiliaries
            or word.endswith(("n't", "n’t"))
            and word[:-3] in grammar.passive_auxiliaries
        ):
            return "passive"
        if word in grammar.perfect_auxiliaries or not word.isalpha():
            break
    following = tokens[last + 1].lower if last + 1 < len(tokens) else ""
    return "passive" if following == "by" else "active"


SELF_MOVED = frozenset({"RETREAT", "MOBILIZE"})
"""Types whose passive subject acts itself: 'French troops were withdrawn', 'wojska postawiono w stan gotowości'."""


# -- filling the slots -----------------------------------------------------------------------------------------


def _fill(stage: Stage, act: Act) -> None:
    frame = act.frame
    recipient_slots = frame.recipient
    if act.voice == "passive":
        actor_slots: tuple[str, ...] = ("przez+acc",) if stage.grammar.cased else ("by",)
        recipient_slots = tuple(
            s for slot in recipient_slots for s in (("subj", "owner") if slot == "obj" else (slot,))
        )
        if frame.type in SELF_MOVED:
            actor_slots, recipient_slots = (
                (*actor_slots, "subj"),
                tuple(s for s in recipient_slots if s != "subj"),
            )
    elif act.voice == "impersonal":
        actor_slots = ("obj",) if frame.type in SELF_MOVED else ()
    elif act.voice == "noun":
        actor_slots = frame.actor or _noun_actor_slots(stage, act)
        if act.tense == "gerund":
            recipient_slots = tuple("owner" if slot == "obj" else slot for slot in recipient_slots)
    else:
        actor_slots = frame.actor or ("subj",)
    actor, actor_fit = _antecedent(stage, act)
    if actor is None:
        actor, actor_fit = _best(stage, act, actor_slots, [])
    if act.first_person:
        actor, actor_fit = stage.speaker, 0.9
    elif actor is None and act.voice in ("active", "noun"):
        actor, actor_fit = _borrow_subject(stage, act)
        act.inferred_actor = actor is not None
    act.actors = _group_of(stage, actor)
    between = {"między+inst", "between"} & set(recipient_slots)
    recipient, recipient_fit = _best(stage, act, recipient_slots, act.actors)
    act.recipients = [party for party in _group_of(stage, recipient) if party not in act.actors]
    if (
        between
        and recipient is not None
        and recipient.preposition in ("między", "between")
        and len(act.recipients) > 1
    ):
        act.actors = []
    _companion_owner(stage, act)
    if not act.actors and frame.type == "PROTEST":
        act.actors = [p for p in stage.scene.parties if p.role == "CVL" and not p.preposition][:1]
    if not act.recipients and recipient_slots and frame.type not in ("CONSULT", "AGREE"):
        act.recipients = [p for p in stage.scene.parties if p.preposition in BORDERS and p not in act.actors][
            :1
        ]
    if not act.recipients and frame.type == "ASSAULT":
        act.recipients = _victim_by_place(stage, act)
    act.score = actor_fit + recipient_fit + (0.5 if act.companion >= 0 else 0.0)


def _noun_actor_slots(stage: Stage, act: Act) -> tuple[str, ...]:
    if not stage.grammar.cased:
        return ("by", "poss", "adj") if "of" in act.frame.recipient else ("by", "poss", "adj", "of")
    owner_is_object = act.tense == "gerund" and "obj" in act.frame.recipient
    return ("przez+acc", "adj") if owner_is_object else ("przez+acc", "adj", "owner", "ze strony+gen")


def _companion_owner(stage: Stage, act: Act) -> None:
    """'wezwał ambasadora Rosji': where no slot gave a recipient, the companion's owner is it."""
    if act.recipients or act.companion < 0 or not {"obj", "gen", "dat", "of"} & set(act.frame.recipient):
        return
    for party in stage.scene.parties:
        beside = (
            party.first - act.companion in (1, 2, 3)
            or act.companion - party.last in (1, 2)
            or party.first <= act.companion <= party.last
        )
        if beside and party not in act.actors and not party.direct:
            act.recipients = _group_of(stage, party)
            return


def _victim_by_place(stage: Stage, act: Act) -> list[Party]:
    """'opened fire on cars in southern Lebanon': violence without a named victim hits the state where it happens."""
    codes = {party.code for party in act.actors}
    for party in stage.scene.parties:
        near = act.clause in stage.structure.ancestors(stage.structure.of[party.first])
        at_place = not stage.grammar.cased or "loc" in party.cases or party.attached and "gen" in party.cases
        located = near and party.preposition in stage.grammar.places and at_place
        if located and party.code not in codes and party.code in STATES:
            return [party]
    return []


def _best(stage: Stage, act: Act, slots: Sequence[str], taken: list[Party]) -> tuple[Party | None, float]:
    best: Party | None = None
    best_score = MIN_FIT
    for order, slot in enumerate(slots):
        for party in stage.scene.parties:
            if (party.former and not taken) or any(party.group == other.group for other in taken):
                continue
            score = _fit(stage, act, party, slot) - 0.05 * order
            if any(party.code == other.code for other in taken):
                score -= 0.3 if party.certainty == 1.0 else 0.6
            if score > best_score:
                best, best_score = party, score
    return best, best_score if best is not None else 0.0


def _group_of(stage: Stage, party: Party | None) -> list[Party]:
    if party is None:
        return []
    if party.group < 0:
        return [party]
    return [other for other in stage.scene.parties if other.group == party.group]


def _fit(stage: Stage, act: Act, party: Party, slot: str) -> float:
    """Score a party for a slot, from 0 (impossible) to 1; distance and clause borders cost."""
    if party.first <= act.first <= party.last:  # 'Russian drone' holds the 'drone' of 'drone attack'
        return 0.95 if party.first < act.first and slot in ("adj", "poss") else 0.0
    base = _fit_cased(act, party, slot) if stage.grammar.cased else _fit_by_position(stage, act, party, slot)
    if base <= 0:
        return 0.0
    before = party.last < act.first
    distance = act.first - party.last - 1 if before else party.first - act.last - 1
    clause = stage.structure.of[party.first]
    if clause != act.clause:
        chain = stage.structure.ancestors(act.clause)
        if slot != "subj" and clause not in chain:
            return 0.0
        base -= CLAUSE_COST * (chain.index(clause) if clause in chain else 4)
    low, high = (party.last, act.first) if before else (act.last, party.first)
    crossed = sum(low < verb < high for verb, _ in stage.verbs)
    return base - TOKEN_COST * distance - 0.2 * crossed


def _fit_cased(act: Act, party: Party, slot: str) -> float:
    name, _, governed = slot.partition("+")
    if "body" in (name, governed) and party.kind != "body":
        return 0.0
    before = party.last < act.first
    if slot == "body":
        return 0.9 if not party.preposition and not before and party.cases & {"acc", "gen"} else 0.0
    if "+" in slot:
        written = SAME_PREPOSITION.get(party.preposition, party.preposition)
        both = 0.3 if name == "między" and before else 0.0  # 'rozmowy między': the parties stand behind
        return (1.0 if party.direct else 0.8) - both if written == SAME_PREPOSITION.get(name, name) else 0.0
    if name == "obj" and party.preposition in ("z", "ze") and "gen" in party.cases and not before:
        return 0.5  # whose people they are: 'dyplomatów z Argentyny'
    adjacent = party.first - act.last <= 4 if not before else act.first - party.last <= 2
    if name == "adj":  # 'w izraelskich nalotach': the preposition governs both
        return 1.0 if party.kind == "adjective" and adjacent else 0.0
    if name == "owner" and not party.direct:  # 'od napaści Hamasu': the preposition governs the act
        owns = "gen" in party.cases or party.kind == "adjective"
        return 0.9 if owns and adjacent and not before else 0.0
    if party.preposition:
        return 0.0
    if name == "subj":
        if "nom" not in party.cases:
            return 0.0
        return 1.0 if "acc" not in party.cases else 0.85 if before else 0.5
    if name == "obj":
        if party.kind == "pair":
            return 0.0
        if "acc" in party.cases:
            return 1.0 if "nom" not in party.cases or not before else 0.45
        return 0.75 if "gen" in party.cases and not before else 0.0
    if name == "dat" and "dat" not in party.cases and "gen" in party.cases and not before:
        return 0.5  # 'pracownikom ambasady Rosji': whose people they are
    return 0.95 if name in party.cases else 0.0


def _fit_by_position(stage: Stage, act: Act, party: Party, slot: str) -> float:
    before = party.last < act.first
    name, _, governed = slot.partition("+")
    if "body" in (name, governed):
        fitting = (
            party.kind == "body" and not before and party.preposition == ("" if name == "body" else name)
        )
        return 0.9 if fitting else 0.0
    if slot == "subj":
        if not before or party.preposition or _is_object(stage, act, party):
            return 0.0
        return 0.6 if party.possessive and party.kind != "role" else 1.0
    if slot in ("obj", "owner"):
        if before:
            return 0.0
        return {"": 1.0, "of": 0.8, "from": 0.5}.get(party.preposition, 0.0)
    if slot == "poss":
        return 1.0 if party.possessive and before and act.first - party.last <= 4 else 0.0
    if slot == "adj":
        gap = stage.scene.tokens[party.last + 1 : act.first]
        near = before and len(gap) <= 2 and all(t.text.isalpha() and t.lower not in DETERMINERS for t in gap)
        near = near and not any(party.last < verb < act.first for verb, _ in stage.verbs)
        return (
            0.9
            if near
            and party.kind in ("adjective", "name", "seat", "capital", "body", "group")
            and not party.possessive
            else 0.0
        )
    written = SAME_PREPOSITION.get(party.preposition, party.preposition)
    if written != SAME_PREPOSITION.get(slot, slot):
        return 0.0
    return (1.0 if party.direct else 0.8) - (0.5 if before else 0.0)


def _is_object(stage: Stage, act: Act, party: Party) -> bool:
    """Whether a verb before it in the same clause has the party as object: 'attacked Ukraine and annexed'."""
    between = [t.lower for t in stage.scene.tokens[party.last + 1 : act.first]]
    if not any(word in stage.grammar.coordinators or word == "," for word in between):
        return False
    clause = stage.structure.of[party.first]
    return any(verb < party.first and where == clause for verb, where in stage.verbs)


def _antecedent(stage: Stage, act: Act) -> tuple[Party | None, float]:
    """'Ankara, która podpisała': the subject of a relative clause that opens with its subject stands before it."""
    clause = stage.structure.clauses[act.clause]
    if (
        act.voice != "active"
        or clause.kind != "relative"
        or clause.opener not in stage.grammar.subject_relatives
    ):
        return None, 0.0
    if not stage.grammar.cased and any(
        clause.start <= p.first < act.first and not p.preposition for p in stage.scene.parties
    ):
        return None, 0.0  # 'the town which Russia attacked'
    before = [p for p in stage.scene.parties if 0 <= clause.antecedent - p.last <= 1]
    return (before[-1], 0.85) if before else (None, 0.0)


def _borrow_subject(stage: Stage, act: Act) -> tuple[Party | None, float]:
    """Find the subject outside the clause: a relative's antecedent, the main clause's, or who acted last."""
    clauses = stage.structure.clauses
    clause = clauses[act.clause]
    if act.voice == "noun":
        return _light_verb_subject(stage, act)
    parents = stage.structure.ancestors(act.clause)[1:]
    candidates = [
        p
        for p in stage.scene.parties
        if stage.structure.of[p.first] in parents and p.last < act.first and not p.preposition and not p.former
        and (not stage.grammar.cased or "nom" in p.cases)
    ]  # fmt: skip
    if candidates:
        return candidates[0], 0.7
    dropped = (
        stage.grammar.cased
        and act.tense in ("past", "present", "future")
        and stage.discourse.subject is not None
    )
    own_subject = any("nom" in p.cases and not p.preposition for p in stage.scene.parties)
    if dropped and not own_subject and clause.kind != "relative" and _opens_clause(stage, act):
        subject = stage.discourse.subject
        assert subject is not None
        return Party(
            subject.code, subject.role, act.first, act.first, "pronoun", group=-2, certainty=0.6
        ), 0.5
    return None, 0.0


def _opens_clause(stage: Stage, act: Act) -> bool:
    """Whether nothing before a verb in its clause can be its subject: 'Podpisał też ...', '... i zamknęła'."""
    tokens, start = stage.scene.tokens, act.first
    while start > 0 and stage.structure.of[start - 1] == act.clause and tokens[start - 1].text != ",":
        start -= 1
    before = [t.lower for t in tokens[start : act.first] if t.text[0].isalnum()]
    return len(before) <= 1 or before[-1] in stage.grammar.coordinators | stage.grammar.negations


def _light_verb_subject(stage: Stage, act: Act) -> tuple[Party | None, float]:
    """'Turkey launched an attack': the noun's actor is the subject of the light verb that governs it."""
    tokens, grammar = stage.scene.tokens, stage.grammar
    for at in range(act.first - 1, max(-1, act.first - 6), -1):
        word = tokens[at].lower
        if not word[0].isalpha() or stage.structure.of[at] != act.clause:
            break
        if any(
            word.startswith(stem) and len(word) - len(stem) <= 6
            for stem in grammar.light_verbs
            if len(stem) > 3
        ):
            verb = Act(act.frame, "past", "active", at, at, act.clause)
            subject, fit = _best(stage, verb, ("subj",), [])
            return subject, fit * 0.9
    return None, 0.0


# -- which acts count ------------------------------------------------------------------------------------------

NEEDS_RECIPIENT = frozenset({"COOPERATE", "AID", "SUPPORT", "CONSULT"})
MATERIAL_CONFLICT = frozenset({"SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "PROTEST"})


def _holds(act: Act) -> bool:
    """Whether enough of a frame is filled to believe that the words mean the act."""
    frame = act.frame
    if frame.mutual and len(act.actors) + len(act.recipients) >= 2:
        return True
    if frame.type == "PROTEST" and (act.companion >= 0 or "weak" not in frame.flags):
        return True
    if "weak" in frame.flags:
        return bool(act.actors) and bool(act.recipients)
    if act.actors:
        if frame.type in NEEDS_RECIPIENT and not act.recipients:
            return act.companion >= 0 and frame.type not in ("COOPERATE", "AID", "CONSULT")
        return True
    return (
        bool(act.recipients)
        and act.voice != "active"
        and frame.type in MATERIAL_CONFLICT
        or "nostate" in frame.flags
    )


def companions_of(scene: Scene, hits: Sequence[Hit[CompanionSense]]) -> dict[int, list[int]]:
    """Give the tokens at which each companion of a scene stands."""
    found: dict[int, list[int]] = {}
    for hit in hits:
        for sense in hit.senses:
            found.setdefault(sense.id, []).append(scene.token_at(hit.start))
    return found
