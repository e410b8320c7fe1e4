"""The nouns of Volteface: frozen, keyword-only, without any input or output.

Offsets are half-open ranges of Python characters. Dates are ISO 8601 strings with no more digits than are
known ("2024", "2024-12", "2024-12-25"), or "" where nothing is known.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:  # numpy is slow to import, and most verbs don't need it
    import numpy as np
    from numpy.typing import NDArray

Status = Literal["negated", "hypothetical", "planned", "historical", "denied", "claimed", "reported"]
STATUSES: tuple[Status, ...] = (
    "negated",
    "hypothetical",
    "planned",
    "historical",
    "denied",
    "claimed",
    "reported",
)
"""Every status, in the order in which the first that fits is taken."""

BlockKind = Literal[
    "title", "lead", "subhead", "paragraph",  # these make up `Article.text`
    "caption", "byline", "date",  # kept in fields of their own
    "credit", "source", "teaser", "recommended", "notice", "menu", "tags", "share", "comment", "ad", "other",
]  # fmt: skip
TEXT_KINDS: frozenset[str] = frozenset({"title", "lead", "subhead", "paragraph"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A quoted piece of an article: `article.text[start:end] == text`, always."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something that could not be read, coded or kept; the run goes on without it."""

    stage: Literal["fetch", "read", "code", "keep"]
    reason: str
    document: str
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What comes in, before anything is understood.

    `content` is raw bytes (a file, a download) or text that is decoded already (a JSONL row). `published` is
    known from elsewhere and overrides what the page says; `default_published` only dates a page that does not
    say. `kind` forces a reader; None lets reading decide.
    """

    document: str
    content: bytes | str
    url: str = ""
    published: str = ""
    default_published: str = ""
    kind: Literal["html", "text"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """`length` characters of a text from `start` stand in the decoded input from `source`, one for one."""

    start: int
    source: int
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One piece of a page with what it is; `runs` tell where its characters stand in the decoded input."""

    kind: BlockKind
    text: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What a reader would call the text, with its clutter told apart.

    `text` is title, lead, sub-heads and paragraphs in page order, joined by blank lines. `clutter` has the
    texts of what was left out, by kind. `runs` map `text` back to the decoded input (see `locate`).
    """

    document: str
    url: str = ""
    title: str = ""
    lead: str = ""
    paragraphs: tuple[str, ...] = ()
    subheads: tuple[str, ...] = ()
    text: str = ""
    author: str = ""
    published: str = ""
    language: str = ""
    captions: tuple[str, ...] = ()
    outlet: str = ""
    clutter: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    runs: tuple[Run, ...] = ()

    def locate(self, offset: int) -> int:
        """Give the place in the decoded input of the character at `offset` of `text`.

        A blank line that joins two blocks belongs to the end of the block before it.
        Raises IndexError if `offset` is not inside `text`.
        """
        if not 0 <= offset < len(self.text):
            raise IndexError(f"offset {offset} is outside a text of {len(self.text)} characters")
        low, high = 0, len(self.runs)
        while high - low > 1:
            middle = (low + high) // 2
            if self.runs[middle].start <= offset:
                low = middle
            else:
                high = middle
        run = self.runs[low]
        return run.source + min(offset - run.start, run.length - 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A state, body or group named in a text: `code` and PLOVER sector `role` at a span."""

    code: str
    role: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What one page says of one act. Bound to its page and never changed.

    `source` acts on `target`; a symmetric act is one report with `mutual` and source < target. An act of N
    parties is one report a pair, all with the same `group`. `date` is when the act took place, `seen` when
    it could first be known.
    """

    id: str
    document: str
    source: str
    source_role: str
    target: str
    target_role: str
    type: str
    modes: tuple[str, ...] = ()
    quad: int
    intensity: float
    mutual: bool = False
    group: str = ""
    status: Status = "reported"
    claimed_by: str = ""
    date: str = ""
    date_precision: Literal["day", "month", "year", ""] = ""
    seen: str = ""
    place: str = ""
    contexts: tuple[str, ...] = ()
    evidence: Span
    trigger: Span
    source_mention: Mention | None = None
    target_mention: Mention | None = None
    confidence: float
    coder: str
    codebook: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Senses:
    """What an article says, in no language: signs of its vectors, each 48 bytes of 8 bits, the first one highest.

    `article` is that of the whole (b"" where there is none), `sentences` those of its first sentences, `quotes` those of the
    sentences that its reports quote, by the report's id.
    """

    article: bytes = b""
    sentences: tuple[bytes, ...] = ()
    quotes: Mapping[str, bytes] = field(default_factory=dict)


Step = Literal["day", "week", "month"]
Direction = Literal["cooperation", "conflict"]
Method = Literal["surprise", "moving-average", "cusum", "bocpd", "pelt"]
"""What looks for changes of relations: ours, and those to compare it with."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Panel:
    """The relations of all pairs at once, step by step, by when their acts could first be known.

    Step s runs from `starts[s]` to the day before `starts[s + 1]`: S steps, S + 1 starts. `pairs` are codes, a < b.
    Entry k of the arrays of length K is one pair in one step: `pair` and `step` are its indices, `cooperation` and
    `conflict` what the acts of each kind weigh together, `events` how many they are. A pair without an entry in a step had
    no news then. `world` (S) is the weight of all acts of the step, `attention` (actors, S) that of each actor's, `sides`
    (pairs, 2) the actors of a pair as rows of it, `known` (S) false where the sources themselves fell silent.
    """

    unit: Step
    starts: tuple[date, ...]
    pairs: tuple[tuple[str, str], ...]
    pair: "NDArray[np.int32]"
    step: "NDArray[np.int32]"
    cooperation: "NDArray[np.float32]"
    conflict: "NDArray[np.float32]"
    events: "NDArray[np.float32]"
    world: "NDArray[np.float64]"
    attention: "NDArray[np.float32]"
    sides: "NDArray[np.int32]"
    known: "NDArray[np.bool_]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """An alarm: a relation (kind "dyad", a < b) or a state's side ("drift": `a` is the state) has changed.

    `starts` are the first and the last day on which the change may have begun, `raised` is the day of the alarm: nothing seen
    later made it. A "shock" becomes a "shift" on the day `lasted`, "" before. `probability` is that of a change by half or
    more. `from_side` and `to_side` of a drift are where it leads from and to. `evidence` and `counter` are ids of
    events, the largest first.
    """

    id: str
    kind: Literal["dyad", "drift"]
    a: str
    b: str
    direction: Direction | Literal[""]
    from_side: str = ""
    to_side: str = ""
    starts: tuple[str, str]
    raised: str
    stage: Literal["shock", "shift"]
    lasted: str = ""
    probability: float
    evidence: tuple[str, ...] = ()
    counter: tuple[str, ...] = ()


def make_report_id(document: str, evidence: Span, source: str, target: str, type_: str, part: int = 0) -> str:
    """Hash what makes a report itself; `part` tells apart reports that agree in all of it."""
    key = "\x1f".join((document, str(evidence.start), str(evidence.end), source, target, type_, str(part)))
    return hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()


def as_record(noun: Article | Report | Problem | Shift) -> dict[str, Any]:
    """Give a noun as the JSON object of the contract (tuples as lists; an article's runs as `map`)."""
    record = asdict(noun)
    if isinstance(noun, Shift):
        record["from"], record["to"] = record.pop("from_side"), record.pop("to_side")
    if isinstance(noun, Article):
        del record["runs"]
        record["map"] = [(run.start, run.source, run.length) for run in noun.runs]
    return record
