"""Particles of verbs: 'shot the plane down', 'griff das Dorf an', 'spotkał się'."""

from volteface.coding.stage import Stage
from volteface.coding.voice import closes_clause


def find_particle(stage: Stage, particle: str, first: int, last: int) -> int:
    """Give the last token of a phrasal verb ('shot the plane down'), -1 where its particle is missing.

    `first` and `last` are the tokens of the verb; "" asks for no particle.
    """
    if not particle:
        return last
    if stage.grammar.auxiliaries_anywhere:
        return _find_closing(stage, particle, first, last)
    tokens = stage.scene.tokens
    for at in range(last + 1, min(last + 1 + stage.grammar.particle_reach, len(tokens))):
        if tokens[at].lower == particle:
            return at if at == last + 1 else last
        if not tokens[at].text[0].isalnum() and tokens[at].text != "-":
            break
    return -1


def _find_closing(stage: Stage, particle: str, first: int, last: int) -> int:
    """'griff ... an', 'angegriffen': the particle of a German verb stands at the end of its clause, or is joined."""
    tokens, of = stage.scene.tokens, stage.structure.of
    if tokens[first].lower.startswith(particle):
        return last
    for at in range(last + 1, min(last + 1 + stage.grammar.particle_reach, len(tokens))):
        if of[at] != of[first]:
            continue  # a clause put in: 'griff die Stadt, die ..., an'
        if tokens[at].text in (";", ":", "!", "?") or (at in stage.scene.verbs and at != last + 1):
            break
        if tokens[at].lower == particle and closes_clause(stage, at):
            return at if at == last + 1 else last
    return -1
