"""The lexicon of one language as one automaton: every name, role, trigger and cue in one pass over a text.

`lexicon.<language>.tsv` is compiled by `lexicon/build.py`; its rows are
    F id lemma pos type modes actor recipient with mutual contexts flags particle    a frame
    T tense cases number frame-ids forms                                           forms of triggers
    W id forms                                                                     what a frame asks to stand beside
    S kind tense particle forms                                                    verbs and phrases of speech
    C context forms                                                                words of a PLOVER context
with tabs between columns and '|' between the members of a list. Forms are folded (see `volteface.world.folding`).
"""

import gc
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, Generic, NamedTuple, TypeVar

from ahocorasick_rs import AhoCorasick, Implementation

from volteface.world import NameSense, RoleSense, load_names, load_roles
from volteface.world.folding import fold

INITIAL = re.compile(r"\b(\w) (?=\w)|\b(\w{2}) (?=\w{1,2}\b)")


@dataclass(frozen=True, slots=True)
class Frame:
    """What a trigger means, and in which grammatical slots its actor and recipient stand."""

    lemma: str
    pos: str
    type: str
    modes: tuple[str, ...]
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    companions: frozenset[int]  # one of these must stand in the same clause
    mutual: bool
    contexts: tuple[str, ...]
    flags: frozenset[str]
    particles: frozenset[str]  # one of these must stand near: "down", "się", "saldırı"


@dataclass(frozen=True, slots=True)
class TriggerSense:
    """One reading of a trigger's form: its frames and its grammar."""

    frames: tuple[Frame, ...]
    tense: str
    cases: frozenset[str]
    number: str
    asked: frozenset[int]  # companions of which one must stand near for any of the frames to hold
    marks: frozenset[str]  # passive, negated, future, wish: what suffixes add to a tense


@dataclass(frozen=True, slots=True)
class SpeechSense:
    """A verb or phrase of speech: kind is say, think, deny or source."""

    kind: str
    tense: str
    particles: frozenset[str]


@dataclass(frozen=True, slots=True)
class CompanionSense:
    """A word that a frame may ask for."""

    id: int


@dataclass(frozen=True, slots=True)
class ContextSense:
    """A word that puts its sentence in a PLOVER context."""

    context: str


Sense = NameSense | RoleSense | TriggerSense | SpeechSense | CompanionSense | ContextSense


S = TypeVar("S")


class Hit(NamedTuple, Generic[S]):
    """Half-open character range of a text and the senses that its words may have there."""

    start: int
    end: int
    senses: tuple[S, ...]


@dataclass(slots=True)
class Hits:
    """What the automaton found in a text, each kind in text order."""

    actors: list[Hit[NameSense | RoleSense]] = field(default_factory=list)  # no two overlap: the longest won
    triggers: list[Hit[TriggerSense]] = field(default_factory=list)
    speech: list[Hit[SpeechSense]] = field(default_factory=list)
    companions: list[Hit[CompanionSense]] = field(default_factory=list)
    contexts: list[Hit[ContextSense]] = field(default_factory=list)


class Lexicon:
    """The words of a language and the automaton that finds them."""

    def __init__(self, language: str) -> None:
        """Load the tables of `language` ("pl", "en"); FileNotFoundError where there are none."""
        self._language = language
        senses: dict[str, tuple[Sense, ...]] = {}
        with _without_collection():
            for sense, forms in _load_compiled(language):
                for form in forms:
                    senses[form] = (*senses.get(form, ()), sense)
            for form, name in load_names(language):
                senses[form] = (*senses.get(form, ()), name)
                for spaced in _spaced(form, name):
                    senses[spaced] = (*senses.get(spaced, ()), name)
            for form, role in load_roles(language):
                senses[form] = (*senses.get(form, ()), role)
            self._words = frozenset(
                form for form, found in senses.items() if any(isinstance(sense, COMMON) for sense in found)
            )
            self._senses = [_by_list(found) for found in senses.values()]
            self._automaton = AhoCorasick(
                [f" {form} " for form in senses], implementation=Implementation.ContiguousNFA
            )

    def is_common(self, word: str) -> bool:
        """Whether a word is a trigger, role, companion or context word, and so hardly a person's name."""
        return word in self._words

    def scan(self, text: str) -> Hits:
        """Find every word of the lexicon in a text in one pass; overlapping actors are resolved."""
        hits = Hits()
        actors: list[Hit[NameSense | RoleSense]] = []
        lists: tuple[list[Hit[Any]], ...] = (
            actors,
            hits.triggers,
            hits.speech,
            hits.companions,
            hits.contexts,
        )
        folded = f" {fold(text, self._language)} "
        for pattern, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            for index, senses in self._senses[pattern]:
                # The padding space before the text shifts by one what the space in the pattern shifts back.
                lists[index].append(Hit(start, end - 2, senses))
        hits.actors = list(_longest(_fitting(actors, text)))
        hits.triggers = list(_longest(hits.triggers))
        hits.speech = list(_longest(hits.speech))
        hits.companions.sort(key=_start)
        return hits


def _spaced(form: str, name: NameSense) -> Iterator[str]:
    """Give a name with the two spaces that a full stop or a quotation mark folds to: 'EE. UU.', 'партия «Шор»'."""
    if INITIAL.search(form):
        yield INITIAL.sub(r"\1\2  ", form)
    elif name.kind in ("body", "group") and " " in form:
        head, _, tail = form.rpartition(" ")
        yield f"{head}  {tail}"


COMMON = (RoleSense, TriggerSense, CompanionSense, ContextSense)

LISTS = {NameSense: 0, RoleSense: 0, TriggerSense: 1, SpeechSense: 2, CompanionSense: 3, ContextSense: 4}
"""Where in `Lexicon.scan` hits of each kind of sense are gathered."""


def _by_list(senses: tuple[Sense, ...]) -> tuple[tuple[int, tuple[Sense, ...]], ...]:
    """Part the senses of a form by the list that their hits go to."""
    indexes = dict.fromkeys(LISTS[type(sense)] for sense in senses)
    if len(indexes) == 1:
        return ((next(iter(indexes)), senses),)
    return tuple((i, tuple(sense for sense in senses if LISTS[type(sense)] == i)) for i in indexes)


def _start(hit: Hit[Any]) -> int:
    return hit.start


def _longest(hits: Iterable[Hit[S]]) -> Iterator[Hit[S]]:
    """Keep of overlapping hits the leftmost, and of those the longest."""
    end = -1
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if hit.start >= end:
            yield hit
            end = hit.end


def _fitting(hits: Iterable[Hit[NameSense | RoleSense]], text: str) -> Iterator[Hit[NameSense | RoleSense]]:
    """Drop the senses of names that are not written as such names are: 'turkey', 'Polish' the verb, 'us'."""
    for hit in hits:
        written = text[hit.start : hit.end]
        senses = tuple(sense for sense in hit.senses if sense.fits(written))
        if senses:
            yield hit if len(senses) == len(hit.senses) else Hit(hit.start, hit.end, senses)


@cache
def load_lexicon(language: str) -> Lexicon:
    """Give the lexicon of a language, built once a process."""
    return Lexicon(language)


def _members(column: str) -> tuple[str, ...]:
    return tuple(column.split("|")) if column else ()


@contextmanager
def _without_collection() -> Iterator[None]:
    """Keep the garbage collector from walking, again and again, over hundreds of thousands of objects that all stay."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _load_compiled(language: str) -> Iterator[tuple[Sense, list[str]]]:
    frames: dict[str, Frame] = {}
    table = files("volteface.coding") / f"lexicon.{language}.tsv"
    for line in table.read_text(encoding="utf-8").splitlines():
        kind, *columns = line.split("\t")
        if kind == "F":
            frames[columns[0]] = _frame(columns[1:])
            continue
        sense: Sense
        if kind == "T":
            tense, cases, number, ids, forms = columns
            readings = tuple(frames[id_] for id_ in ids.split("|"))
            tense, *marks = tense.split(".")
            free = any(not frame.companions for frame in readings)
            asked = frozenset[int]().union(*(frame.companions for frame in readings if not free))
            sense = TriggerSense(readings, tense, frozenset(_members(cases)), number, asked, frozenset(marks))
        elif kind == "W":
            id_, forms = columns
            sense = CompanionSense(int(id_))
        elif kind == "S":
            speech, tense, particle, forms = columns
            sense = SpeechSense(speech, tense, frozenset(_members(particle)))
        else:
            context, forms = columns
            sense = ContextSense(context)
        yield sense, forms.split("|")


def _frame(columns: list[str]) -> Frame:
    lemma, pos, type_, modes, actor, recipient, companions, mutual, contexts, flags, particle = columns
    return Frame(
        lemma=lemma,
        pos=pos,
        type=type_,
        modes=_members(modes),
        actor=_members(actor),
        recipient=_members(recipient),
        companions=frozenset(map(int, _members(companions))),
        mutual=mutual == "yes",
        contexts=_members(contexts),
        flags=frozenset(_members(flags)),
        particles=frozenset(_members(particle)),
    )
