"""Tells whether a sentence gives an act as done, planned, possible, not done, or as hearsay."""

from itertools import pairwise

from volteface.coding.stage import Act, Stage
from volteface.model import Status

CUE_REACH = 6  # tokens before a trigger in which "nie", "may", "will" speak of it


def tell_mood(stage: Stage, act: Act) -> Status | None:
    """Give the status that the words around a trigger tell; None where they tell it as done."""
    grammar = stage.grammar
    if act.tense == "negated" or "negated" in act.marks:  # 'imzalamadı'
        return "negated"
    if "conditional" in act.marks or grammar.conditional_particles & set(_beside(stage, act)):
        return "hypothetical"
    own = stage.scene.tokens[act.first].lower  # 'mulls sanctions', 'plans to impose sanctions'
    if own in grammar.possibility or own in grammar.intention:
        return "hypothetical" if own in grammar.possibility else "planned"
    if grammar.auxiliaries_anywhere:
        return _mood_of_bracket(stage, act)
    return _mood_by_cues(
        stage, act, _cues_behind(stage, act) if grammar.verb_final else _cues_before(stage, act)
    )


def _beside(stage: Stage, act: Act) -> list[str]:
    """The words right before and right behind a trigger."""
    tokens = stage.scene.tokens
    return [
        t.lower for t in (*tokens[max(0, act.first - 1) : act.first], *tokens[act.last + 1 : act.last + 2])
    ]


def _cues_before(stage: Stage, act: Act) -> list[str]:
    """The words before a trigger that speak of it."""
    return [
        token.lower
        for at, token in enumerate(stage.scene.tokens[: act.first])
        if act.first - at <= CUE_REACH and _near(stage, act, at)
    ]


def _cues_behind(stage: Stage, act: Act) -> list[str]:
    """The words behind a trigger that speak of it, up to the next finite verb: 'saldırmayı planlıyor'."""
    finite = act.voice != "noun" and act.tense not in ("infinitive", "nominal")
    words = []
    for at in range(act.last + 1, min(act.last + 1 + (1 if finite else CUE_REACH), len(stage.scene.tokens))):
        words.append(stage.scene.tokens[at].lower)
        if at in stage.scene.finite:
            break
    return words


def _mood_by_cues(stage: Stage, act: Act, window: list[str]) -> Status | None:
    """The mood by the words that speak of the act."""
    grammar = stage.grammar
    if _is_negated(stage, act, window):
        return "negated"
    words = set(window)
    if words & grammar.rumour and not _is_conditional(stage, act):
        return "claimed"
    if act.tense == "conditional":  # 'anunció que enviaría': a plan told afterwards
        told = grammar.conditional_tells_future and _is_content(stage, act)
        return "planned" if told else "hypothetical"
    if _is_conditional(stage, act):
        return "hypothetical"
    if words & grammar.reported_future:  # 'said that it would'
        return "planned" if _is_content(stage, act) else "hypothetical"
    if words & grammar.possibility:
        return "hypothetical"
    future = act.tense == "future" or "future" in act.marks
    return "planned" if future or words & (grammar.future | grammar.intention) else None


def _is_negated(stage: Stage, act: Act, window: list[str]) -> bool:
    grammar = stage.grammar
    if window and (
        window[-1] in grammar.negations or (not grammar.cased and set(window) & grammar.negations)
    ):
        return True
    if grammar.cased and act.voice == "passive" and set(window[-2:]) & grammar.negations:
        return True  # 'nie został podpisany'
    if any(a in grammar.negations and b in grammar.happening for a, b in pairwise(window)):
        return True  # 'nie doszło do spotkania'
    return bool(set(window) & grammar.negating_verbs)


def _is_content(stage: Stage, act: Act) -> bool:
    """Whether an act stands in what somebody said or decided: 'that ...'."""
    return any(stage.structure.clauses[c].kind == "content" for c in stage.structure.ancestors(act.clause))


def _is_conditional(stage: Stage, act: Act) -> bool:
    """Whether an act stands in or under a clause that opens with 'if'."""
    clauses = stage.structure.clauses
    openers = {clauses[c].opener for c in stage.structure.ancestors(act.clause)}
    return bool(openers & stage.grammar.conditionals)


def _near(stage: Stage, act: Act, at: int) -> bool:
    """Whether a token is in the act's clause with no comma between."""
    if stage.structure.of[at] != act.clause:
        return False
    return all(token.text not in ",;:" for token in stage.scene.tokens[at : act.first])


def _mood_of_bracket(stage: Stage, act: Act) -> Status | None:
    """The mood of a German clause, whose negation, modal or auxiliary may stand at either end of it."""
    grammar, of, tokens = stage.grammar, stage.structure.of, stage.scene.tokens
    words = [token.lower for at, token in enumerate(tokens) if of[at] == act.clause]
    told = set(words)
    if act.tense in ("participle", "infinitive"):  # it closes its bracket: what follows speaks of others
        words = [t.lower for at, t in enumerate(tokens[: act.last + 3]) if of[at] == act.clause]
    negations = [i for i, word in enumerate(words) if word in grammar.negations]
    truly = any(not {*words[i + 1 : i + 2]} & grammar.not_negating for i in negations)
    if truly or told & grammar.negating_verbs:
        return "negated"
    if act.tense == "conditional" or _is_conditional(stage, act):
        return "hypothetical"
    if told & grammar.reported_future:
        return "planned"
    if act.tense == "reported" or told & grammar.reported_moods:
        return "claimed"
    return _mood_of_modal(stage, act, told)


def _mood_of_modal(stage: Stage, act: Act, told: set[str]) -> Status | None:
    """'soll beschossen haben' is hearsay, 'soll abgezogen werden' and 'will abziehen' are plans."""
    grammar, tokens = stage.grammar, stage.scene.tokens
    after = tokens[act.last + 1].lower if act.last + 1 < len(tokens) else ""
    modals = told & (grammar.possibility | grammar.intention)
    if act.tense == "participle":
        if modals and after in grammar.perfect_auxiliaries:
            return "claimed"
        if after not in grammar.passive_auxiliaries:
            return None
    elif act.tense == "infinitive" and told & (grammar.future | grammar.announcing):
        return "planned"
    if not modals:
        return None
    return "hypothetical" if modals & grammar.possibility else "planned"
