"""What coding a sentence works on: its scene with clauses, grammar and page (Stage), and one act of it (Act)."""

from dataclasses import dataclass, field

from volteface.coding.clauses import Structure
from volteface.coding.coreference import Discourse
from volteface.coding.grammar import Grammar
from volteface.coding.lexicon import Frame
from volteface.coding.scenes import Party, Scene

MAX_PHRASE = 4  # words of what stands before a light verb


@dataclass(slots=True)
class Act:
    """A trigger with its frame and the parties that fill it; tokens `first`..`last` (inclusive) name the act."""

    frame: Frame
    tense: str
    voice: str  # active, passive, impersonal, noun
    first: int
    last: int
    clause: int
    cases: frozenset[str] = frozenset()  # of a noun
    marks: frozenset[str] = frozenset()  # see TriggerSense
    actors: list[Party] = field(default_factory=list)
    recipients: list[Party] = field(default_factory=list)
    companion: int = -1  # token of the companion that chose the frame
    score: float = 0.0
    inferred_actor: bool = False
    number: str = ""  # of a finite verb
    bare: bool = False  # nobody fills its slots: it only counts as what somebody is accused of


@dataclass(slots=True)
class Stage:
    """What the functions of this module look at: one scene, its clauses, its page so far."""

    scene: Scene
    structure: Structure
    grammar: Grammar
    discourse: Discourse
    companions: dict[int, list[int]]  # companion id -> token indexes
    verbs: list[tuple[int, int]]  # (token, clause) of every verb of an act or of speech, in order
    speaker: Party | None = None  # who says 'we'
    phrases: dict[int, list[tuple[int, str]]] = field(default_factory=dict)  # see `phrases_before`

    def phrases_before(self, first: int) -> list[tuple[int, str]]:
        """Give what may be the particle of a light verb at token `first`, the longest first: its token, its words."""
        found = self.phrases.get(first)
        if found is None:
            tokens = self.scene.tokens
            end = first - (first > 0 and tokens[first - 1].lower in self.grammar.emphatics)
            words = [token.lower for token in tokens[max(0, end - MAX_PHRASE) : end]]
            found = [(end - size, " ".join(words[-size:])) for size in range(len(words), 0, -1)]
            self.phrases[first] = found
        return found
