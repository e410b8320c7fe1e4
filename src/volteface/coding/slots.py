"""Fills the slots of an act's frame: who is its actor, who its recipient.

A slot is subj, obj, a bare case (dat, inst, gen), owner (whose the thing is), adj ('rosyjski atak'), poss ("Russia's
attack"), body (an organisation), or a preposition with the case that it governs ('na+acc', 'against').
"""

from collections.abc import Sequence

from volteface.coding.fits import fit
from volteface.coding.scenes import ALONE, Party
from volteface.coding.stage import Act, Stage
from volteface.world import STATES

MIN_FIT = 0.3
SLOT_ORDER_COST = 0.05
GUESS_COST = 0.4
VERBAL = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
"""Types that are words themselves: whoever tells of them, they were said."""
SPOKEN = frozenset({"ACCUSE", "THREATEN", "REQUEST", "REJECT"})
COMPANION_BONUS = 0.5
FIRST_PERSON_FIT = 0.9
BORDER = "border"
"""The slot of who lives across a border, and so is meant: 'zamknęła granicę z Rosją', 'troops on the border with'."""
AT_HOME = frozenset({"MOBILIZE", "CONSULT", "AGREE", "AID", "COOPERATE"})
PLACES = frozenset({"place", "capital", "name", "adjective"})
SELF_MOVED = frozenset({"RETREAT", "MOBILIZE"})
"""Types whose passive subject acts itself: 'French troops were withdrawn', 'wojska postawiono w stan gotowości'."""


def fill(stage: Stage, act: Act) -> None:
    """Find the parties that act and that are acted on, and score how well they fit the act's frame."""
    actor_slots, recipient_slots = _slots(stage, act)
    actor, actor_fit = _find_actor(stage, act, actor_slots)
    act.actors = _group_of(stage, actor)
    recipient, recipient_fit = _best(stage, act, recipient_slots, act.actors)
    act.recipients = [party for party in _group_of(stage, recipient) if party not in act.actors]
    if recipient is not None and recipient.preposition in stage.grammar.between and len(act.recipients) > 1:
        act.actors = []  # 'rozmowy między Polską a Ukrainą': both sides stand in one slot
    _look_beside(stage, act, recipient_slots)
    if act.frame.type in AT_HOME:  # 'a déployé des renforts près de Kidal': a place, not a recipient
        codes = {party.code for party in act.actors}
        act.recipients = [p for p in act.recipients if p.code not in codes or p.kind not in PLACES]
    act.score = actor_fit + recipient_fit + (COMPANION_BONUS if act.companion >= 0 else 0.0)


def _slots(stage: Stage, act: Act) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The slots of actor and recipient as the act's voice turns them."""
    frame, recipient = act.frame, act.frame.recipient
    subject = ("gen", "subj") if act.tense == "nominal" else ("subj",)  # 'Rusya'nın saldırdığını'
    if act.voice == "passive":
        agents = (*stage.grammar.agents, *(slot for slot in frame.actor if slot != "subj"))
        if frame.type in SELF_MOVED:
            return (*agents, "subj"), tuple(slot for slot in recipient if slot != "obj")
        turned = [(*subject, "owner") if slot == "obj" else (slot,) for slot in recipient]
        return agents, tuple(slot for slots in turned for slot in slots)
    if act.voice == "impersonal":
        return (("obj",) if frame.type in SELF_MOVED else stage.grammar.agents), recipient
    if act.voice == "noun":
        if act.tense == "gerund":
            recipient = tuple("owner" if slot == "obj" else slot for slot in recipient)
        # 'the bombing of Syria': where the owner is who suffers, it is not who acts.
        return frame.actor or tuple(s for s in stage.grammar.noun_actors if s not in recipient), recipient
    return frame.actor or subject, recipient


def _find_actor(stage: Stage, act: Act, slots: tuple[str, ...]) -> tuple[Party | None, float]:
    """The actor in its slot, before a relative clause, as the speaker of 'we', or borrowed from elsewhere."""
    if act.number == "1":
        return stage.speaker, FIRST_PERSON_FIT
    actor, actor_fit = _antecedent(stage, act) if act.tense != "active_participle" else _described(stage, act)
    if actor is None:
        actor, actor_fit = _best(stage, act, slots)
    told_by_place = stage.grammar.indefinite_plural and act.frame.type != "PROTEST"
    if actor is None and told_by_place and act.voice == "active" and act.number == "pl":
        host = find_host(stage, act.clause)
        if host is not None and (host.kind != "name" or act.frame.type in VERBAL):
            return host, 0.6
    if actor is None and act.voice in ("active", "noun"):
        actor, actor_fit = _borrow_subject(stage, act)
        act.inferred_actor = actor is not None
    return actor, actor_fit


def find_host(stage: Stage, clause: int) -> Party | None:
    """'В Кремле осудили удар': where a verb in the plural has no subject, the place tells who acts or speaks."""
    parties = [p for p in stage.scene.parties if stage.structure.of[p.first] == clause]
    if any("nom" in p.cases and not p.preposition for p in parties):
        return None
    for party in parties:
        at_home = (
            party.direct
            and party.preposition in stage.grammar.inside
            and stage.grammar.locative in party.cases
        )
        organ = party.kind == "role" and party.kind_of_role == "organ"
        if at_home and (organ or party.kind in ("capital", "seat", "body", "name")):
            return party
    return None


def _described(stage: Stage, act: Act) -> tuple[Party | None, float]:
    """'Ukrayna'ya saldıran Rusya': whom a participle describes stands right behind it."""
    if not stage.grammar.verb_final:
        return None, 0.0
    for party in stage.scene.parties:
        gap = stage.scene.tokens[act.last + 1 : party.first]
        if party.first > act.last and len(gap) <= 3 and all(token.is_word for token in gap):
            return party, 0.9
    return None, 0.0


def _look_beside(stage: Stage, act: Act, recipient_slots: tuple[str, ...]) -> None:
    """Where a slot stayed empty, take who stands beside: the companion's owner, across the border, at the place."""
    type_ = act.frame.type
    _companion_owner(stage, act)
    if not act.actors and type_ == "PROTEST":
        act.actors = [p for p in stage.scene.parties if p.role == "CVL" and not p.preposition][:1]
    if not act.recipients and recipient_slots and type_ not in ("CONSULT", "AGREE"):
        across = [p for p in stage.scene.parties if p.preposition == BORDER and p not in act.actors]
        act.recipients = across[:1]
    if not act.recipients and type_ in SPOKEN:
        act.recipients = _spoken_of(stage, act)
    if not act.recipients and type_ in ("ASSAULT", "MOBILIZE"):
        act.recipients = _victim_by_place(stage, act)


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
        if beside and not party.direct and all(party.code != actor.code for actor in act.actors):
            act.recipients = _group_of(stage, party)
            return


def _spoken_of(stage: Stage, act: Act) -> list[Party]:
    """'warned that Kyiv would regret it': whom the clause that hangs on a threat or a charge speaks of."""
    codes = {party.code for party in act.actors}
    for party in stage.scene.parties:
        clause = stage.structure.clauses[stage.structure.of[party.first]]
        hangs = clause.kind == "content" and clause.parent == act.clause and party.first > act.last
        if hangs and party.code not in codes and party.certainty == 1.0:
            return [party]
    return []


def _victim_by_place(stage: Stage, act: Act) -> list[Party]:
    """'opened fire on cars in southern Lebanon': what force does without a named victim is done to the state where it happens."""
    codes = {party.code for party in act.actors}
    for party in stage.scene.parties:
        near = act.clause in stage.structure.ancestors(stage.structure.of[party.first])
        at_place = (
            not stage.grammar.cased
            or stage.grammar.locative in party.cases
            or (party.attached and "gen" in party.cases)
        )
        located = near and party.preposition in stage.grammar.places and at_place
        if located and party.code not in codes and party.code in STATES:
            return [party]
    return []


def _best(
    stage: Stage, act: Act, slots: Sequence[str], actors: list[Party] | None = None
) -> tuple[Party | None, float]:
    """Find who fits one of the slots best: as actor, or, where the `actors` are known, as recipient."""
    best: Party | None = None
    best_score = MIN_FIT
    groups = {other.group for other in actors or ()}
    roles: dict[str, set[str]] = {}
    for other in actors or ():
        roles.setdefault(other.code, set()).add(other.role)
    for party in stage.scene.parties:
        if actors is None and (party.former or party.kind == "place"):
            continue  # who is out of office, and a town, suffer but do not act
        if party.group in groups:
            continue
        cost = GUESS_COST * (1 - party.certainty)
        if party.code in roles:  # a state's government and its opposition, or only one party named twice
            apart = bool(party.role) and party.role not in roles[party.code]
            cost += 0.3 if party.certainty == 1.0 or apart else 0.6
        for order, slot in enumerate(slots):
            score = fit(stage, act, party, slot) - SLOT_ORDER_COST * order - cost
            if score > best_score:
                best, best_score = party, score
    return best, best_score if best is not None else 0.0


def _group_of(stage: Stage, party: Party | None) -> list[Party]:
    if party is None:
        return []
    if party.group == ALONE:
        return [party]
    return [other for other in stage.scene.parties if other.group == party.group]


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
        if stage.structure.of[p.first] in parents and p.last < act.first and not p.preposition and not p.former and p.kind != "place"
        and (not stage.grammar.cased or "nom" in p.cases)
    ]  # fmt: skip
    if candidates:
        return candidates[0], 0.7
    dropped = (
        stage.grammar.drops_subject
        and act.tense in ("past", "present", "future")
        and stage.discourse.subject is not None
    )
    own_subject = any(
        not p.preposition and ("nom" in p.cases if stage.grammar.cased else p.last < act.first)
        for p in stage.scene.parties
    )
    if dropped and not own_subject and clause.kind != "relative" and _opens_clause(stage, act):
        subject = stage.discourse.subject
        assert subject is not None
        return Party(subject.code, subject.role, act.first, act.first, "pronoun", certainty=0.6), 0.5
    return None, 0.0


def _opens_clause(stage: Stage, act: Act) -> bool:
    """Whether nothing before a verb in its clause can be its subject: 'Podpisał też ...', '... i zamknęła'."""
    if stage.grammar.verb_final:
        return True  # all that belongs to a verb stands before it
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
        if word.startswith(grammar.light_verbs):
            verb = Act(act.frame, "past", "active", at, at, act.clause)
            subject, fit = _best(stage, verb, ("subj",))
            return subject, fit * 0.9
    return None, 0.0
