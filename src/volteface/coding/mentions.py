"""Names and roles in a sentence -> parties: who is meant, at which tokens, in which grammatical position.

A party is a noun phrase that stands for an actor. Whom a bare role, a surname or a pronoun stands for is decided
in `coreference`, once the whole page has been seen.
"""

from volteface.coding.grammar import Grammar
from volteface.coding.phrases import Builder
from volteface.coding.positions import join_groups, place
from volteface.coding.proforms import find_pro_forms
from volteface.coding.scenes import NO_CASES, Party, Scene


def find_parties(scene: Scene, grammar: Grammar) -> None:
    """Fill in the parties of a scene, in token order, with prepositions and groups."""
    builder = Builder(scene, grammar)
    scene.parties = sorted(
        [*builder.build(), *find_pro_forms(scene, grammar)], key=lambda p: (p.first, -p.last)
    )
    _drop_nested(scene)
    for party in scene.parties:
        if grammar.compounds and _is_stem(party, scene):
            party.kind, party.cases = "compound", NO_CASES
        else:
            place(party, scene, grammar)
    join_groups(scene, grammar)


def _is_stem(party: Party, scene: Scene) -> bool:
    """Whether a party is the first part of a compound: 'Ukraine-Hilfe', 'US-Sanktionen'."""
    tokens, hyphen = scene.tokens, party.last + 1
    if hyphen + 1 >= len(tokens) or tokens[hyphen].text != "-":
        return False
    return tokens[party.last].end == tokens[hyphen].start and tokens[hyphen].end == tokens[hyphen + 1].start


def _drop_nested(scene: Scene) -> None:
    """Of parties that overlap keep the one that starts first and is longest (a pair shares its tokens)."""
    kept: list[Party] = []
    for party in scene.parties:
        before = kept[-1] if kept else None
        same_tokens = before is not None and (before.first, before.last) == (party.first, party.last)
        overlaps = before is not None and party.first <= before.last
        shares = (
            before is not None
            and party.kind == "role"
            and before.kind == "role"
            and before.last == party.last
        )
        if not overlaps or (same_tokens and party.code and before and party.code != before.code) or shares:
            kept.append(party)
    scene.parties = kept
