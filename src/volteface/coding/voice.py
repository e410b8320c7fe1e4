"""Active or passive: which reading of a verb's form holds, by the auxiliaries and the end of its clause."""

from collections.abc import Iterable

from volteface.coding.lexicon import Hit, TriggerSense
from volteface.coding.stage import Stage

NOMINAL = ("gerund", "noun", "adj")


def choose_senses(stage: Stage, hit: Hit[TriggerSense], first: int, last: int) -> Iterable[TriggerSense]:
    """Give the senses of a trigger that hold here.

    'verurteilt' is a participle where an auxiliary stands in its clause and it closes it, else a finite verb.
    """
    if stage.grammar.nouns_capitalised:
        hit = Hit(hit.start, hit.end, tuple(_as_written(stage, hit.senses, first)))
    tenses = {sense.tense for sense in hit.senses}
    if (
        not stage.grammar.auxiliaries_anywhere
        or "participle" not in tenses
        or tenses <= {"participle", *NOMINAL}
    ):
        return hit.senses
    grammar, tokens = stage.grammar, stage.scene.tokens
    words = set(_words_of_clause(stage, first))
    helped = bool(words & (grammar.passive_auxiliaries | grammar.perfect_auxiliaries))
    follows = tokens[last + 1] if last + 1 < len(tokens) else None
    opens = follows is not None and (follows.lower in grammar.articles or follows.text[0].isupper())
    participle = helped and ("infinitive" in tenses or not opens)
    if not participle and "infinitive" not in tenses:
        participle = closes_clause(stage, last) and first > 0 and not helped
    return [s for s in hit.senses if (s.tense == "participle") == participle or s.tense in NOMINAL]


def _as_written(stage: Stage, senses: tuple[TriggerSense, ...], first: int) -> Iterable[TriggerSense]:
    """Nouns with a capital and verbs without; at the beginning of a sentence or quotation either."""
    tokens = stage.scene.tokens
    if first == 0 or not tokens[first - 1].text[0].isalnum() or tokens[first].text.isupper():
        return senses
    capital = tokens[first].text[0].isupper()
    return [sense for sense in senses if (sense.tense in ("noun", "gerund")) == capital]


def _words_of_clause(stage: Stage, at: int) -> list[str]:
    """The words of the clause that a token stands in."""
    of = stage.structure.of
    return [token.lower for i, token in enumerate(stage.scene.tokens) if of[i] == of[at]]


def closes_clause(stage: Stage, at: int) -> bool:
    """Whether a token is the last of a clause or of one of its parts: what follows is no noun phrase."""
    tokens, grammar, of = stage.scene.tokens, stage.grammar, stage.structure.of
    if at + 1 >= len(tokens) or of[at + 1] != of[at] or not tokens[at + 1].text[0].isalnum():
        return True
    return tokens[at + 1].lower in grammar.coordinators | grammar.adversatives | grammar.complementisers


def tell_voice(stage: Stage, sense: TriggerSense, first: int, last: int) -> str:
    """Give the voice of a trigger: active, passive, impersonal or noun."""
    if sense.tense in NOMINAL:
        return "noun"
    if sense.tense == "impersonal":
        return "impersonal"
    if sense.tense == "passive" or "passive" in sense.marks:
        return "passive"
    if stage.grammar.auxiliaries_anywhere:
        return _voice_by_clause(stage, sense, first)
    finite = sense.tense != "participle" and (sense.tense != "past" or stage.grammar.participles_passive)
    if stage.grammar.cased or finite:
        return "active"
    tokens, grammar = stage.scene.tokens, stage.grammar
    own = {",", *grammar.coordinators}
    joined = first > 0 and tokens[first - 1].lower in own
    for at in range(first - 1, max(-1, first - 5), -1):
        word = tokens[at].lower
        if grammar.participles_passive and at in stage.scene.verbs and not joined:
            break  # 'a arrêté un homme soupçonné': the auxiliary is another's
        if word in grammar.passive_auxiliaries or (
            word.endswith(("n't", "n’t")) and word[:-3] in grammar.passive_auxiliaries
        ):
            before = tokens[at - 1].lower if at else ""
            return "active" if before in grammar.reflexives else "passive"
        if word in grammar.perfect_auxiliaries and grammar.participles_passive:
            return "active"
        if word in grammar.perfect_auxiliaries or not tokens[at].is_word:
            break
    if grammar.participles_passive and sense.tense == "participle":
        return _voice_of_bare(stage, first)
    following = tokens[last + 1].lower if last + 1 < len(tokens) else ""
    return "passive" if following in grammar.agents else "active"


def _voice_of_bare(stage: Stage, first: int) -> str:
    """'arrêtés à Bakou' is passive; behind 'and' a participle goes like the one before: 'a condamné et rappelé'."""
    tokens, grammar, of = stage.scene.tokens, stage.grammar, stage.structure.of
    if first and (tokens[first - 1].lower in grammar.coordinators or tokens[first - 1].text == ","):
        words = [token.lower for i, token in enumerate(tokens[:first]) if of[i] == of[first]]
        if set(words) & grammar.perfect_auxiliaries and not set(words) & grammar.passive_auxiliaries:
            return "active"
    return "passive"


def _voice_by_clause(stage: Stage, sense: TriggerSense, first: int) -> str:
    """'hat ... angegriffen' or 'wurde ... angegriffen': the auxiliary may stand anywhere in the clause."""
    if sense.tense != "participle":
        return "active"
    words = set(_words_of_clause(stage, first))
    return "active" if words & stage.grammar.perfect_auxiliaries else "passive"
