"""Particles of verbs: 'shot the plane down', 'griff das Dorf an', 'spotkał się', 'saldırı düzenledi'."""

from volteface.coding.stage import Stage
from volteface.coding.voice import closes_clause


def find_particle(stage: Stage, particles: frozenset[str], first: int, last: int) -> tuple[int, int] | None:
    """Give the tokens of a verb with its particle, as far as they stand side by side; None where it is missing.

    `first` and `last` are the tokens of the verb; an empty set asks for no particle.
    """
    if not particles:
        return first, last
    if stage.grammar.verb_final:
        begin = next((at for at, words in stage.phrases_before(first) if words in particles), -1)
        return None if begin < 0 else (begin, last)
    find = _find_closing if stage.grammar.auxiliaries_anywhere else _find_behind
    end = find(stage, next(iter(particles)), first, last)
    return None if end < 0 else (first, end)


def _find_behind(stage: Stage, particle: str, first: int, last: int) -> int:
    """'shot the plane down': within reach behind the verb."""
    del first
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
