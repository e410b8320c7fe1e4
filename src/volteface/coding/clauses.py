"""Sentence -> clauses: which tokens share a subject. No parser: punctuation and closed word classes decide."""

from dataclasses import dataclass
from functools import cache

from volteface.coding.grammar import Grammar, load_grammar
from volteface.coding.scenes import Scene

COMMAS = frozenset(",;.:!?")
DASHES = frozenset("-–—")
OPENERS, CLOSERS = frozenset("(["), frozenset(")]")
MIN_FINITE = 4  # letters of a word that its ending tells to be a finite verb
MAX_CONTENT_GAP = 12  # tokens from a verb of speech to what it says
MAX_SUBJECT_GAP = 3  # tokens from a verb of speech to its subject
QUOTES = frozenset('"„“”«»')


@dataclass(slots=True)
class Clause:
    """Tokens with one subject. kind: main, relative, content ('that ...'), subordinate, coordinate, aside."""

    kind: str
    parent: int  # index of the clause that it hangs on, -1 for the first
    start: int  # its first token
    opener: str = ""  # the word that opened it
    antecedent: int = -1  # for a relative clause: the token before its comma


@dataclass(slots=True)
class Structure:
    """The clauses of a scene: `of[i]` is the index in `clauses` of token i's clause; `quoted[i]` its quotation."""

    clauses: list[Clause]
    of: list[int]
    quoted: list[bool]

    def ancestors(self, clause: int) -> list[int]:
        """Give a clause and all that it hangs on, innermost first."""
        chain = []
        while clause >= 0:
            chain.append(clause)
            clause = self.clauses[clause].parent
        return chain


def divide(scene: Scene, grammar: Grammar) -> Structure:
    """Divide the tokens of a scene into clauses."""
    tokens = scene.tokens
    structure = Structure([Clause("main", -1, 0)], [], _quotations(scene))
    stack = [0]
    skip_until = -1
    parting = _parting_words(grammar.language)
    for at, token in enumerate(tokens):
        word = token.lower
        if word in parting and at > skip_until:
            skip_until = _step(at, word, stack, structure, scene, grammar)
        structure.of.append(stack[-1])
    return structure


@cache
def _parting_words(language: str) -> frozenset[str]:
    """The words and marks that can open or close a clause; all others are passed over."""
    grammar = load_grammar(language)
    marks = DASHES | OPENERS | CLOSERS | {",", ";", ":"}
    if grammar.verb_final:
        marks = marks | grammar.coordinators | grammar.adversatives
    return marks | grammar.subordinators | grammar.conditionals | grammar.complementisers | grammar.relatives


def _step(at: int, word: str, stack: list[int], structure: Structure, scene: Scene, grammar: Grammar) -> int:
    """Open or close clauses at a token; give the token up to which nothing more is to be opened."""
    clauses = structure.clauses
    if grammar.verb_final and (word == "," or word in grammar.coordinators | grammar.adversatives):
        if _ends_clause(at - 1, scene, grammar):
            clauses.append(Clause("coordinate", stack[-1], at + 1, word))
            stack[-1] = len(clauses) - 1
        return at
    if word == ",":
        return _comma(at, stack, structure, scene, grammar)
    if word in OPENERS:
        clauses.append(Clause("aside", stack[-1], at))
        stack.append(len(clauses) - 1)
    elif word in CLOSERS:
        while len(stack) > 1 and clauses[stack.pop()].kind != "aside":
            pass
    elif (word in DASHES and _stands_alone(at, scene)) or word in (";", ":"):
        del stack[1:]
        clauses.append(Clause("coordinate", stack[0], at + 1, word))
        stack[:] = [len(clauses) - 1]
    elif word in grammar.subordinators | grammar.conditionals and (at == 0 or not grammar.commas):
        clauses.append(Clause("subordinate", stack[-1], at, word))
        stack.append(len(clauses) - 1)
    elif (
        word in grammar.complementisers
        and not grammar.commas
        and at > 0
        and _opens_content(at, scene, grammar)
    ):
        clauses.append(Clause("content", stack[-1], at, word))
        stack.append(len(clauses) - 1)
    elif word in grammar.relatives and not grammar.commas and at > 0:
        clauses.append(Clause("relative", stack[-1], at, word, at - 1))
        stack.append(len(clauses) - 1)
    return at


def _ends_clause(at: int, scene: Scene, grammar: Grammar) -> bool:
    """Whether a finite verb ends at a token: one of an act or of speech, or another by its ending."""
    if at < 0 or at in scene.finite:
        return at >= 0
    word = scene.tokens[at].lower
    return len(word) > MIN_FINITE and "'" not in word and word.endswith(grammar.finite_endings)


def _opens_content(at: int, scene: Scene, grammar: Grammar) -> bool:
    """'dijo el ministro que', not 'el ataque que lanzó': where one word is both, a verb stands before, or its subject."""
    word = scene.tokens[at].lower
    if word not in grammar.relatives or at - 1 in scene.verbs:
        return True
    if scene.tokens[at - 1].lower in grammar.prepositions:
        return True
    if any(
        scene.tokens[verb].lower.startswith(grammar.content_stems)
        for verb in scene.verbs
        if 0 < at - verb <= MAX_CONTENT_GAP
    ):
        return True  # 'comunicaron el 22 de septiembre que abandonarán'
    party = next((p for p in scene.parties if p.last == at - 1), None)
    return party is not None and any(0 < party.first - verb <= MAX_SUBJECT_GAP for verb in scene.verbs)


def _comma(at: int, stack: list[int], structure: Structure, scene: Scene, grammar: Grammar) -> int:
    tokens, clauses = scene.tokens, structure.clauses
    after = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    second = tokens[at + 2].lower if at + 2 < len(tokens) else ""
    relative = at + 1 if after in grammar.relatives else at + 2
    double = grammar.relatives & grammar.articles & {after, second}
    main = grammar.auxiliaries_anywhere and _opens_main(at, structure, scene, grammar)
    if double and not main and grammar.nouns_capitalised and not _closes_with_verb(relative, scene, grammar):
        return at  # ', der russische Präsident,', ', die Waffen niederzulegen', ', in der Nacht'
    if main:
        clauses.append(Clause("coordinate", stack[-1], at + 1, ","))
    elif after in grammar.relatives or (after in grammar.prepositions and second in grammar.relatives):
        opener = after if after in grammar.relatives else second
        clauses.append(Clause("relative", stack[-1], at + 1, opener, at - 1))
    elif after in grammar.complementisers:
        clauses.append(Clause("content", stack[-1], at + 1, after))
    elif after in grammar.subordinators | grammar.conditionals:
        clauses.append(Clause("subordinate", stack[-1], at + 1, after))
    elif after in grammar.adversatives:
        while len(stack) > 1 and clauses[stack[-1]].kind in ("relative", "subordinate"):
            stack.pop()
        clauses.append(Clause("coordinate", stack[-1], at + 1, after))
    else:
        if (
            len(stack) > 1
            and clauses[stack[-1]].kind in ("relative", "subordinate")
            and not _lists(at, scene)
        ):
            stack.pop()
        return at
    stack.append(len(clauses) - 1)
    return at + 2 if after in grammar.prepositions else at + 1


def _opens_main(at: int, structure: Structure, scene: Scene, grammar: Grammar) -> bool:
    """'..., Polen verlegte Truppen': a subject and its verb right behind a bare comma, a verb before it."""
    party = next((p for p in scene.parties if p.first in (at + 1, at + 2) and not p.preposition), None)
    if party is None or "nom" not in party.cases:
        return False
    verbs = (
        grammar.passive_auxiliaries | grammar.perfect_auxiliaries | grammar.possibility | grammar.intention
    )
    behind = range(party.last + 1, min(party.last + 3, len(scene.tokens)))
    has_verb = any(i in scene.finite or scene.tokens[i].lower in verbs for i in behind)
    clause = structure.of[at - 1] if at else 0
    before = [i for i in range(at) if structure.of[i] == clause]
    return has_verb and any(i in scene.verbs or scene.tokens[i].lower in verbs for i in before)


def _closes_with_verb(at: int, scene: Scene, grammar: Grammar) -> bool:
    """Whether the stretch from a token up to the next mark closes with a German verb, as relative clauses do."""
    tokens = scene.tokens
    end = next((i for i in range(at, len(tokens)) if tokens[i].text in COMMAS), len(tokens)) - 1
    if end <= at or not tokens[end].text[0].islower():
        return False
    word, before = tokens[end].lower, tokens[end - 1].lower
    joined = any(marker in word[2:-2] for marker in grammar.infinitive_markers)  # 'anzugreifen'
    return before not in grammar.infinitive_markers and not (joined and word.endswith("en"))


def _lists(at: int, scene: Scene) -> bool:
    """Whether a comma stands between two members of a list of parties."""
    ends = any(party.last == at - 1 for party in scene.parties)
    return ends and any(party.first in (at + 1, at + 2) for party in scene.parties)


def _stands_alone(at: int, scene: Scene) -> bool:
    """Whether a dash has space on both sides, so that it parts clauses rather than words."""
    tokens = scene.tokens
    before = at == 0 or tokens[at - 1].end < tokens[at].start
    return before and at + 1 < len(tokens) and tokens[at].end < tokens[at + 1].start


def _quotations(scene: Scene) -> list[bool]:
    if not any(token.text in QUOTES for token in scene.tokens):
        return [False] * len(scene.tokens)
    inside = False
    quoted = []
    for token in scene.tokens:
        if token.text in QUOTES:
            inside = not inside if token.text == '"' else token.text in "„«“"
        quoted.append(inside)
    return quoted
