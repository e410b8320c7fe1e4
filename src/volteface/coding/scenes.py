"""The nouns of coding a sentence: the parties that its noun phrases stand for, and the scene that holds them."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from volteface.coding.grammar import Grammar
from volteface.coding.lexicon import Hit
from volteface.coding.sentences import Sentence, Token
from volteface.world import NameSense, RoleSense

NO_CASES: frozenset[str] = frozenset()
POSSESSED = frozenset({"poss"})  # a noun's ending that says that somebody owns it: "bakanlığı"
ALONE = -1
"""The group of a party that is joined with no other."""


@dataclass(slots=True)
class Party:
    """Tokens `first`..`last` (inclusive) that stand for `code`; "" while nobody knows for whom."""

    code: str
    role: str
    first: int
    last: int
    kind: str  # of its head: name, adjective, people, capital, seat, body, group, person, role, pronoun, pair, same
    cases: frozenset[str] = NO_CASES
    plural: bool = False
    preposition: str = ""
    direct: bool = False  # the preposition stands right before it
    attached: bool = False  # it belongs to a noun before it: "ambasador Rosji", "ports of Ukraine"
    possessive: bool = False  # "Turkey's"
    former: bool = False
    weak: bool = False  # stands for its state only where the page names that elsewhere: 'Congress', 'Bern'
    person: tuple[str, ...] = ()  # name words of the person that it names
    kind_of_role: str = ""  # person, organ, official, group, thing
    role_key: str = ""  # the role as written, to find the same one again
    group: int = ALONE  # parties that are joined by "and" share a number
    certainty: float = 1.0


@dataclass(slots=True)
class Element:
    """One hit of the lexicon at tokens `first`..`last`."""

    first: int
    last: int
    names: tuple[NameSense, ...]
    roles: tuple[RoleSense, ...]
    suffixed: frozenset[str] = NO_CASES  # what the suffix behind an apostrophe tells: "Türkiye'nin"

    def cases(self) -> frozenset[str]:
        """Give every case that one of its senses may have."""
        if self.suffixed:
            return self.suffixed | NO_CASES.union(*(role.cases & POSSESSED for role in self.roles))
        return NO_CASES.union(*(name.cases for name in self.names), *(role.cases for role in self.roles))


@dataclass(slots=True)
class Scene:
    """A sentence with all that is needed to code it."""

    sentence: Sentence
    tokens: list[Token]
    starts: list[int]
    elements: list[Element]
    words: tuple[str, ...]  # of the tokens, in lower case
    verbs: frozenset[int] = frozenset()  # tokens that are verbs of an act or of speech
    finite: frozenset[int] = frozenset()  # last tokens of finite ones among them
    parties: list[Party] = field(default_factory=list)

    def mark_verbs(self, starts: Iterable[int], finite_ends: Iterable[int]) -> None:
        """Mark the verbs of acts and of speech: where in the text each starts, and where finite ones end."""
        self.verbs = frozenset(self.token_at(start) for start in starts)
        self.finite = frozenset(self.token_at(end - 1) for end in finite_ends)

    def has_finite(self, after: int, before: int) -> bool:
        """Whether a finite verb ends between two tokens."""
        return any(after < end < before for end in self.finite)

    def token_at(self, offset: int) -> int:
        """Give the index of the token that holds a character of the text."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Give the half-open character range of tokens first..last."""
        return self.tokens[first].start, self.tokens[last].end


def set_scene(
    sentence: Sentence,
    tokens: list[Token],
    hits: Sequence[Hit[NameSense | RoleSense]],
    day: str,
    grammar: Grammar,
) -> Scene:
    """Lay the hits of a sentence over its tokens; senses that do not hold on `day` (ISO or "") fall away."""
    words = tuple(token.lower for token in tokens)
    scene = Scene(sentence, tokens, [token.start for token in tokens], [], words)
    for hit in hits:
        names = tuple(s for s in hit.senses if isinstance(s, NameSense) and s.holds(day))
        if len({s.code for s in names if s.kind == "person"}) > 1:
            names = tuple(s for s in names if s.kind != "person")  # no day to tell namesakes apart
        roles = tuple(s for s in hit.senses if isinstance(s, RoleSense))
        if names or roles:
            first, last = scene.token_at(hit.start), scene.token_at(hit.end - 1)
            suffixed = suffix_cases(tokens[last], grammar)
            scene.elements.append(Element(first, last, names, roles, suffixed))
    return scene


def suffix_cases(token: Token, grammar: Grammar) -> frozenset[str]:
    """Give the cases that a suffix behind an apostrophe tells; none where there is no such suffix."""
    if not grammar.suffix_cases:
        return NO_CASES
    suffix = token.lower.replace("’", "'").rpartition("'")[2]
    return grammar.suffix_cases.get(suffix, NO_CASES) if len(suffix) < len(token.lower) else NO_CASES
