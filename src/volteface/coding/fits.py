"""How well a party fits a slot, from 0 (it cannot) to 1: by case where a language has cases, else by position."""

from bisect import bisect_left

from volteface.coding.grammar import Grammar
from volteface.coding.scenes import Party
from volteface.coding.stage import Act, Stage
from volteface.world.calendar import MONTHS, WEEKDAYS

CASES = frozenset({"nom", "gen", "dat", "acc", "inst", "loc", "abl"})
TOKEN_COST = 0.015
CLAUSE_COST = 0.25
MODIFIERS = frozenset({"adjective", "name", "seat", "capital", "body", "group"})
CROSSING_COST = 0.2


def fit(stage: Stage, act: Act, party: Party, slot: str) -> float:
    """Score a party for a slot, from 0 (impossible) to 1; distance and clause borders cost."""
    if party.first <= act.first <= party.last:  # 'Russian drone' holds the 'drone' of 'drone attack'
        return 0.95 if party.first < act.first and slot in ("adj", "poss") else 0.0
    if party.kind == "compound":
        return _fit_stem(stage, act, party, slot)
    base = (
        _fit_cased(stage, act, party, slot)
        if stage.grammar.cased
        else _fit_by_position(stage, act, party, slot)
    )
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
    if stage.grammar.verb_final and before:
        return base - TOKEN_COST * distance - _crossing_cost(stage, party, act, slot)
    crossed = max(0, bisect_left(stage.verbs, (high,)) - bisect_left(stage.verbs, (low + 1,)))
    return base - TOKEN_COST * distance - CROSSING_COST * crossed


def _fit_stem(stage: Stage, act: Act, party: Party, slot: str) -> float:
    """'Ukraine-Hilfe' is for it, 'US-Sanktionen' are by them: an acronym acts, a name is acted on."""
    if party.last + 2 not in (act.first, act.companion):
        return 0.0
    acts = party.role == "IGO" or stage.scene.tokens[party.last].text.isupper()
    return 0.95 if slot == ("adj" if acts else "stem") else 0.0


def _crossing_cost(stage: Stage, party: Party, act: Act, slot: str) -> float:
    """In a verb-final language what stands before a verb belongs to that verb, but for the subject of a later one."""
    finite = sum(party.last < end < act.first for end in stage.scene.finite)
    crossed = sum(party.last < verb < act.first for verb, _ in stage.verbs)
    if slot == "subj":
        return CROSSING_COST * finite + 0.05 * (crossed - min(finite, crossed))
    return (CROSSING_COST if slot in ("gen", "owner") else 0.5) * crossed


def _fit_cased(stage: Stage, act: Act, party: Party, slot: str) -> float:
    grammar = stage.grammar
    name, _, governed = slot.partition("+")
    before = party.last < act.first
    if "body" in (name, governed) and party.kind != "body":
        return 0.0
    if "+" in slot:
        both = (
            0.3 if name in grammar.between and before else 0.0
        )  # 'rozmowy między': the parties stand behind
        return (1.0 if party.direct else 0.8) - both if _same(party.preposition, name, grammar) else 0.0
    if name in ("adj", "owner"):
        return _fit_noun(stage, act, party, name)
    if name == "obj" and party.preposition in grammar.object_prepositions and not before:
        # whose people they are: 'dyplomatów z Argentyny'
        return grammar.object_prepositions[party.preposition] if "gen" in party.cases else 0.0
    if party.preposition:
        return 0.0
    if name == "body":
        return 0.9 if not before and party.cases & {"acc", "gen"} else 0.0
    if name == "subj":
        return _fit_subject(stage, act, party, before)
    if name == "obj" and _is_second(stage, act, party):
        if "acc" in party.cases:
            return 0.85 if "nom" in party.cases else 1.0
        return 0.6 if "gen" in party.cases else 0.0  # 'hat Stellungen der Hisbollah bombardiert'
    if act.voice == "noun" and name == "inst" and (before or "nom" in party.cases):
        return 0.0  # 'ЄС закликав ... приєднатися до санкцій': an undeclined name is not who imposes them
    return _fit_object(party, name, before)


def _fit_subject(stage: Stage, act: Act, party: Party, before: bool) -> float:
    """How well a party in the nominative is the subject: one that may be the object too fits less."""
    if "nom" not in party.cases or (stage.grammar.verb_final and not before):
        return 0.0
    if act.tense == "nominal":
        return 0.6  # 'saldırdığını kabul etti': the subject of the verb that governs it
    if "acc" not in party.cases:
        return 0.4 if stage.grammar.verb_final and _is_second(stage, act, party) else 1.0
    return (0.4 if _is_second(stage, act, party) else 0.85) if before else 0.5


def _same(written: str, slot: str, grammar: Grammar) -> bool:
    """Whether a preposition is that of a slot, or a variant of it ('ze' of 'z')."""
    return grammar.variants.get(written, written) == grammar.variants.get(slot, slot)


def _is_second(stage: Stage, act: Act, party: Party) -> bool:
    """'dass Russland die Ukraine angegriffen hat': of two bare nouns before a verb the first is the subject."""
    if not stage.grammar.object_precedes or party.last > act.first:
        return False
    of = stage.structure.of
    return any(
        other.last < party.first and not other.preposition and "nom" in other.cases
        and other.group != party.group and of[other.first] == of[party.first]
        for other in stage.scene.parties
    )  # fmt: skip


def _fit_noun(stage: Stage, act: Act, party: Party, name: str) -> float:
    """Whose act a noun names: 'w izraelskich nalotach', 'od napaści Hamasu'; a preposition governs the act itself."""
    grammar = stage.grammar
    before = party.last < act.first
    adjacent = act.first - party.last <= 2 if before else party.first - act.last <= 4
    if name == "adj":
        if party.kind == "adjective":
            return 1.0 if adjacent else 0.0
        joined = grammar.nouns_modify and before and adjacent and "poss" in act.cases  # 'İsrail saldırısı'
        between = any(party.last < other.first < act.first for other in stage.scene.parties)
        return 0.9 if joined and "nom" in party.cases and not party.preposition and not between else 0.0
    owns = "gen" in party.cases or party.kind == "adjective"
    placed = not before or (grammar.owners_precede and "gen" in party.cases)
    return 0.9 if owns and adjacent and placed and not party.direct else 0.0


def _fit_object(party: Party, name: str, before: bool) -> float:
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
        preposition = "" if name == "body" else name
        return 0.9 if party.kind == "body" and not before and party.preposition == preposition else 0.0
    if slot == "subj":
        if not before:
            return _fit_behind(stage, act, party)
        if party.preposition or _is_object(stage, act, party):
            return 0.5 if _is_head_of_subject(stage, act, party) else 0.0
        return 0.6 if party.possessive and party.kind != "role" else 1.0
    if slot in ("obj", "owner"):
        if before or not party.preposition:
            return 0.0 if before else 1.0
        return stage.grammar.object_prepositions.get(party.preposition, 0.0)
    if slot == "poss":
        return 1.0 if party.possessive and before and act.first - party.last <= 4 else 0.0
    if slot == "adj":
        return 0.9 if _modifies(stage, act, party) else 0.0
    if not _same(party.preposition, slot, stage.grammar):
        return 0.0
    grammar = stage.grammar
    if grammar.adjectives_follow and act.voice != "noun" and slot in grammar.owner_prepositions:
        between = stage.scene.tokens[act.last + 1 : party.first]
        if before or any(token.text == "," or token.lower in grammar.coordinators for token in between):
            return 0.0  # 'Las tropas se marcharon y la misión de la ONU': whose it is, not what was left
    return (1.0 if party.direct else 0.8) - (0.5 if before else 0.0)


def _is_head_of_subject(stage: Stage, act: Act, party: Party) -> bool:
    """'La aviación de la OTAN bombardeó': what a state owns acts for it, where nobody else stands before the verb."""
    grammar, of = stage.grammar, stage.structure.of
    owned = grammar.adjectives_follow and party.preposition in grammar.owner_prepositions
    if not owned or act.first - party.last > 2 or of[party.first] != act.clause or act.voice != "active":
        return False
    return not any(
        other.last < party.first and not other.preposition and of[other.first] == act.clause
        for other in stage.scene.parties
    )


def _fit_behind(stage: Stage, act: Act, party: Party) -> float:
    """'Se reunieron los presidentes', 'el acuerdo que firmó Rusia': the subject behind its verb."""
    grammar, of = stage.grammar, stage.structure.of
    finite = act.voice == "active" and act.tense not in ("infinitive", "base", "ing", "converb")
    if not grammar.subject_follows or not finite or party.preposition or of[party.first] != act.clause:
        return 0.0
    if any(token.text == "," for token in stage.scene.tokens[act.last : party.first]):
        return 0.0
    if _opens_with_noun(stage, act):
        return 0.0
    parties = [other for other in stage.scene.parties if of[other.first] == act.clause]
    if any(other.last < act.first and not other.preposition for other in parties):
        return 0.0
    marked = act.companion >= 0 or any(other.preposition in grammar.object_prepositions for other in parties)
    return 0.75 if "obj" not in act.frame.recipient or marked else 0.35


def _opens_with_noun(stage: Stage, act: Act) -> bool:
    """Whether a noun phrase that names nobody stands before a verb in its clause: 'Una columna ... entró'."""
    grammar, of, tokens = stage.grammar, stage.structure.of, stage.scene.tokens
    calendar = MONTHS[grammar.language].keys() | WEEKDAYS[grammar.language].keys()
    for at in range(act.first - 1, -1, -1):
        word = tokens[at].lower
        if of[at] != act.clause or word == "," or word in grammar.coordinators:
            return False
        following = tokens[at + 1].lower
        if word in grammar.determiners and following not in calendar:
            return at == 0 or tokens[at - 1].lower not in grammar.prepositions
        if at == 0 and following in grammar.owner_prepositions and word not in grammar.prepositions:
            return True  # 'Cazas de Israel atacaron'
    return False


def _modifies(stage: Stage, act: Act, party: Party) -> bool:
    """Whether a party is the modifier of an act's noun: 'Russian drone attack', 'Hezbollah rocket fire'."""
    behind = party.first > act.last  # 'ataque aéreo ruso', 'frappe de drones russe'
    if behind and (not stage.grammar.adjectives_follow or party.kind != "adjective" or party.direct):
        return False
    if not behind and not stage.grammar.nouns_modify and party.kind != "adjective":
        return False  # 'Rusia condena': no modifier of a noun 'condena'
    low, high = (act.last, party.first) if behind else (party.last, act.first)
    gap = stage.scene.tokens[low + 1 : high]
    parting = stage.grammar.determiners | (stage.grammar.prepositions.keys() if behind else set())
    if len(gap) > 2 or not all(t.is_word and t.lower not in parting for t in gap):
        return False
    if any(low < verb < high for verb, _ in stage.verbs):
        return False
    return party.kind in MODIFIERS and not party.possessive


def _is_object(stage: Stage, act: Act, party: Party) -> bool:
    """Whether a verb before it in the same clause has the party as object: 'attacked Ukraine and annexed'."""
    between = [t.lower for t in stage.scene.tokens[party.last + 1 : act.first]]
    if not any(word in stage.grammar.coordinators or word == "," for word in between):
        return False
    clause = stage.structure.of[party.first]
    return any(verb < party.first and where == clause for verb, where in stage.verbs)
