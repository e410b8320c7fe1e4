"""Names and roles in a sentence -> parties: who is meant, at which tokens, in which grammatical position.

A party is a noun phrase that stands for an actor. Whom a bare role, a surname or a pronoun stands for is decided
in `coreference`, once the whole page has been seen.
"""

from volteface.coding.grammar import Grammar
from volteface.coding.phrases import Builder, find_pro_forms
from volteface.coding.positions import join_groups, place
from volteface.coding.scenes import Party, Scene


def find_parties(scene: Scene, grammar: Grammar) -> None:
    """Fill in the parties of a scene, in token order, with prepositions and groups."""
    builder = Builder(scene, grammar)
    scene.parties = sorted(
        [*builder.build(), *find_pro_forms(scene, grammar)], key=lambda p: (p.first, -p.last)
    )
    _drop_nested(scene)
    for party in scene.parties:
        place(party, scene, grammar)
    join_groups(scene, grammar)


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
