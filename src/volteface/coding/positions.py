"""Where a party stands in its sentence: the preposition that governs it, and who it is joined with by 'and'."""

import re
from functools import cache

from volteface.coding.grammar import Grammar, load_grammar
from volteface.coding.scenes import NO_CASES, POSSESSED, Party, Scene
from volteface.coding.sentences import Token
from volteface.world.calendar import MONTHS, WEEKDAYS

MAX_ADJECTIVES = 3  # between an article and its noun
PHRASAL_CASES = frozenset({"gen", "inst", "dat"})


def place(party: Party, scene: Scene, grammar: Grammar) -> None:
    """Find the preposition that governs a party, right before it or before the noun that it belongs to."""
    tokens = scene.tokens
    if grammar.verb_final and _postposed(party, scene, grammar):
        return
    at = _before(party, scene, grammar)
    if at < 0:
        return
    slot, width = _preposition_ending_at(tokens, at, grammar)
    if slot in grammar.partitives and _opens_phrase(at, scene, grammar):
        return  # 'Des soldats israéliens ont ouvert le feu'
    if slot and (
        _acts_next(party, scene)
        if slot in grammar.subordinators
        else at - 1 in scene.verbs and slot in grammar.verb_particles
    ):
        return  # 'after police fired': what follows is a clause; 'threw out the diplomats': a part of the verb
    if slot:
        governed = grammar.prepositions[slot] if width == 1 else PHRASAL_CASES
        stands_in = party.kind in ("pair", "same", "pronoun")
        if not grammar.cased or stands_in or width > 1 or party.cases & governed:
            party.preposition, party.direct = slot, True
            party.cases = party.cases & governed or party.cases
            return
    lower_case = not grammar.nouns_capitalised or tokens[at].text[0].islower()
    if at > 0 and lower_case and _is_adjective(tokens[at].lower, grammar):  # 'na południowy Izrael'
        slot, _ = _preposition_ending_at(tokens, at - 1, grammar)
        governed = grammar.prepositions.get(tokens[at - 1].lower, NO_CASES)
        if slot and party.cases & governed:
            party.preposition, party.direct, party.cases = slot, True, party.cases & governed
            return
    own_article = not grammar.cased and tokens[party.first].lower in grammar.determiners
    if grammar.cased or (at == party.first - 1 and not own_article):  # an article opens a phrase of its own
        _look_further(party, scene, grammar, at)


def _before(party: Party, scene: Scene, grammar: Grammar) -> int:
    """Give the token before a party and its articles, adjectives and numerals, which narrow its cases."""
    at = _narrow(party, scene, grammar) if grammar.article_cases else party.first - 1
    while at >= 0 and (
        scene.tokens[at].lower in grammar.articles or _counts(scene.tokens[at], party, grammar)
    ):
        at -= 1
    return at


def _narrow(party: Party, scene: Scene, grammar: Grammar) -> int:
    """Narrow a party's cases by the article and adjective before it; give the token before both.

    `article_cases` has them as "der", "der -en" (article and ending of the adjective) or " -em" (no article).
    """
    tokens, at, ending = scene.tokens, party.first - 1, ""
    if grammar.nouns_capitalised and _is_apposed(party, scene):
        at -= 1
    own = next((e for e in scene.elements if e.first == party.first), None)
    if own is not None and any(sense.kind == "adjective" for sense in own.names):
        ending = _ending(tokens[own.last].lower, grammar)
    for _ in range(MAX_ADJECTIVES):
        word = tokens[at].lower if at >= 0 else ""
        if not word.isalpha() or tokens[at].text[0].isupper() or word in grammar.articles:
            break
        if word in grammar.prepositions or not (found := _ending(word, grammar)):
            break
        ending, at = ending or found, at - 1
    article = tokens[at].lower if at >= 0 and tokens[at].lower in grammar.articles else ""
    if not article and not ending:
        return party.first - 1
    told = grammar.article_cases.get(f"{article} -{ending}") or grammar.article_cases.get(article)
    if told:
        party.cases = party.cases & told or party.cases
    return at if article or told else party.first - 1


def _is_apposed(party: Party, scene: Scene) -> bool:
    """Whether a name only tells which: 'in der Hauptstadt Kinshasa', 'auf dem Flughafen Tiflis'."""
    before = scene.tokens[party.first - 1] if party.first > 1 else None
    if before is None or party.kind not in ("name", "place", "capital") or not before.text[0].isupper():
        return False
    taken = any(element.first <= party.first - 1 <= element.last for element in scene.elements)
    return before.is_word and not taken


def _ending(word: str, grammar: Grammar) -> str:
    """The longest ending of an adjective that a word has."""
    fitting = [ending for ending in grammar.adjective_endings if len(word) > 4 and word.endswith(ending)]
    return max(fitting, key=len, default="")


def _counts(token: Token, party: Party, grammar: Grammar) -> bool:
    """Whether a numeral stands before a party, so that its genitive is a subject or object: 'пять дипломатов'."""
    if not grammar.numerals or not (token.text.isdigit() or token.lower in grammar.numerals):
        return False
    if "gen" in party.cases:
        party.cases |= {"nom", "acc"}
    return True


def _opens_phrase(at: int, scene: Scene, grammar: Grammar) -> bool:
    """Whether nothing that it could belong to stands before a word: a mark, a verb, a preposition, an auxiliary."""
    if at == 0 or at - 1 in scene.verbs:
        return True
    before = scene.tokens[at - 1]
    words = grammar.prepositions.keys() | grammar.coordinators | grammar.passive_auxiliaries
    return not before.is_word or before.lower in words | grammar.perfect_auxiliaries


def _acts_next(party: Party, scene: Scene) -> bool:
    """Whether a verb follows a party within a few words."""
    for at in range(party.last + 1, min(party.last + 4, len(scene.tokens))):
        if at in scene.verbs:
            return True
        if not scene.tokens[at].text[0].isalpha():
            return False
    return False


def _is_adjective(word: str, grammar: Grammar) -> bool:
    """Whether a word may be an adjective, by its ending."""
    return len(word) > 4 and word.endswith(grammar.adjective_endings)


def _postposed(party: Party, scene: Scene, grammar: Grammar) -> bool:
    """Find the postposition right behind a party: 'Rusya tarafından', 'İsrail'e karşı'."""
    for width in (3, 2, 1):
        words = tuple(token.lower for token in scene.tokens[party.last + 1 : party.last + 1 + width])
        slot = grammar.phrasal_prepositions.get(words) or (words[0] if width == 1 and words else "")
        governed = grammar.postpositions.get(slot)
        if governed is not None and (not governed or party.cases & governed):
            party.preposition, party.direct = slot, True
            party.cases = party.cases & governed or party.cases
            return True
    told = party.cases - POSSESSED
    if len(told) == 1:  # 'Suriye'de': a case that does as much
        party.preposition = next((grammar.case_slots.get(case, "") for case in told), "")
    party.direct = bool(party.preposition)
    return party.direct


def _look_further(party: Party, scene: Scene, grammar: Grammar, at: int) -> None:
    """Find the preposition before the noun that a party belongs to: 'na terytorium Ukrainy', 'on ports of Ukraine'."""
    tokens = scene.tokens
    if grammar.cased and "gen" not in party.cases and party.kind != "adjective":
        return  # what belongs to a noun stands in the genitive
    for back in range(at, max(-1, at - 4), -1):
        word = tokens[back].lower
        blocked = (
            not (word[0].isalpha() or word in "\"'„”“«»")
            or word in grammar.coordinators
            or back in scene.verbs
        )
        if (
            blocked
            or word in grammar.relatives
            or word in grammar.complementisers
            or word in _calendar(grammar.language)
            or _is_unit(word, grammar)
        ):
            return
        if any(e.first <= back <= e.last and e.names for e in scene.elements):
            return
        slot, _ = _preposition_ending_at(tokens, back, grammar)
        if slot:
            governed = grammar.prepositions.get(word, NO_CASES)
            if party.kind != "adjective" or not grammar.cased or party.cases & governed:
                party.preposition, party.attached = slot, back < at
            return
        if len(word) > 4 and word.endswith(grammar.finite_endings):
            return


def _is_unit(word: str, grammar: Grammar) -> bool:
    """Whether a word is a unit of time: 'через час ФСБ открыла дело'."""
    return _units(grammar.language).fullmatch(word) is not None


@cache
def _units(language: str) -> re.Pattern[str]:
    return re.compile("|".join(load_grammar(language).clock.units))


@cache
def _calendar(language: str) -> frozenset[str]:
    """Names of months and days, which end what a preposition governs: 'on Tuesday Trump lifted'."""
    return frozenset(MONTHS[language]) | frozenset(WEEKDAYS[language])


def _preposition_ending_at(tokens: list[Token], at: int, grammar: Grammar) -> tuple[str, int]:
    """Give the slot name of the (phrasal) preposition that ends at a token and its width; ("", 0) for none."""
    for width in (4, 3, 2):
        if at - width + 1 >= 0:
            words = tuple(token.lower for token in tokens[at - width + 1 : at + 1])
            if words in grammar.phrasal_prepositions:
                return grammar.phrasal_prepositions[words], width
    word = tokens[at].lower
    return (word, 1) if word in grammar.prepositions else ("", 0)


def join_groups(scene: Scene, grammar: Grammar) -> None:
    """Number the parties that are joined by 'and' or commas; the later ones take over the first's preposition."""
    parties = scene.parties
    if grammar.suffix_cases:
        _join_suffixed(scene, grammar)
        return
    for number, party in enumerate(parties):
        party.group = number + 1
        if number and _joined(parties[number - 1], party, scene, grammar):
            _follow(party, parties[number - 1])


def _join_suffixed(scene: Scene, grammar: Grammar) -> None:
    """Join parties where only the last of a list has a suffix: 'Rusya ve Belarus'a', 'Bakü ile Erivan arasında'.

    In 'ABD, Rusya ve Çin'e yaptırım uyguladı' the comma parts the subject from the list.
    """
    parties = scene.parties
    for number, party in enumerate(parties):
        party.group = number + 1
    for number in range(len(parties) - 1, 0, -1):
        before, party = parties[number - 1], parties[number]
        gap = [token.lower for token in scene.tokens[before.last + 1 : party.first]]
        comma = gap == [","] and party.cases == before.cases == {"nom"} and not party.preposition
        joined = len(gap) == 1 and gap[0] in grammar.coordinators and before.cases >= {"nom"}
        joined = joined or (before.kind == party.kind == "role" and before.last == party.last)
        if gap[:1] == ["ile"] and party.preposition in grammar.case_slots.values():
            joined = False  # 'Rusya ile Suriye'de anlaştı'
        if joined or comma:
            before.cases, before.direct = party.cases, party.direct
            before.preposition = party.preposition
            before.group = party.group


def _joined(before: Party, party: Party, scene: Scene, grammar: Grammar) -> bool:
    """Whether two parties in a row stand in one phrase or in one list."""
    if (before.first, before.last) == (party.first, party.last):
        return True
    if before.kind == party.kind == "role" and before.last == party.last:
        return True  # the two states of 'ministrowie Polski i Litwy'
    gap = [token.lower for token in scene.tokens[before.last + 1 : party.first]]
    if party.direct:
        while gap and gap[-1] in grammar.articles:
            gap.pop()
        written = [
            grammar.variants.get(word, word) for word in (party.preposition, before.preposition, *gap[-1:])
        ]
        if len(set(written)) > 1 or not gap:
            return False
        gap.pop()
    joints = grammar.coordinators | grammar.articles | {",", "-", "–"}
    if not gap or len(gap) > 3 or any(word not in joints for word in gap) or set(gap) <= grammar.articles:
        return False
    if grammar.cased and not party.cases & before.cases:
        return False
    if set(gap) & grammar.coordinators or "," not in gap:
        return True
    if before.first - 1 in scene.verbs:
        return False  # 'jak twierdzi Moskwa, ukraińska artyleria': speaker and actor, not a list
    following = scene.tokens[party.last + 1].lower if party.last + 1 < len(scene.tokens) else ""
    return following == "," or following in grammar.coordinators  # a comma alone: the list must go on


def _follow(party: Party, before: Party) -> None:
    party.group = before.group
    party.cases = party.cases & before.cases or party.cases
    party.preposition, party.direct, party.attached = before.preposition, before.direct, before.attached
