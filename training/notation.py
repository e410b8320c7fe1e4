"""The notation of the corpus: sentences with actors, acts and what is said of them, quick to write by hand.

    @ story-of-one-event
    ~ The sentence before, where it helps. Plain text.
    In the night [Moscow|RUS.GOV] {recalled|recall} its ambassador from [Chisinau|MDA]. :: SANCTION/withdraw RUS>MDA #diplomatic
    [Kyiv|UKR] said [Russian|RUS.MIL] drones {hit|hit} [Odesa|UKR]. :: ASSAULT/drone RUS>UKR'2 claimed@UKR

`[words|CODE.ROLE]` is a mention of an actor (role as far as the words tell; `_` for an actor without a code),
`{words|lemma}` a trigger. Behind ` :: ` stands an act for each trigger, in their order, parted by `;` (or `-` for a
sentence without acts): type/modes, actor>recipient (`<>` where both act, `+` between several, `_` for none), status
unless it is reported, with `@` who claims or denies, and contexts behind `#`. `RUS'2` is the second mention of RUS.
`2:` before an act gives it another trigger. A line that begins with `#` is a comment.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from volteface.model import STATUSES
from volteface.world import CONTEXTS, list_modes, list_types

MARK = re.compile(
    r"\[(?P<words>[^\[\]{}|]+)\|(?P<actor>[^\[\]{}|]+)\]|\{(?P<trigger>[^\[\]{}|]+)\|(?P<lemma>[^\[\]{}|]+)\}"
)
ACT = re.compile(
    r"(?:(?P<number>\d+):\s*)?(?P<type>[A-Z]+)(?:/(?P<modes>[\w,-]+))?\s+(?P<actors>\S+?)(?P<sign><>|>)(?P<recipients>\S+)"
    r"(?:\s+(?P<status>[a-z]+)(?:@(?P<speaker>\S+))?)?(?:\s+#(?P<contexts>[\w,]+))?"
)  # fmt: skip
ROLES = frozenset(
    ["GOV", "MIL", "LEG", "JUD", "COP", "SPY", "PTY", "OPP", "REB", "IGO", "NGO", "JRN", "BUS", "CVL"]
) | {""}
SPOKEN = frozenset({"claimed", "denied"})


class NotationError(ValueError):
    """A line that does not follow the notation; the message names file and line and says what to write."""


@dataclass(frozen=True, slots=True)
class Marked:
    """An actor's mention: half-open range of characters of the sentence, code ("" unknown) and role."""

    start: int
    end: int
    code: str
    role: str


@dataclass(frozen=True, slots=True)
class MarkedAct:
    """An act of a sentence; actors, recipients and speaker are indexes of its mentions (-1: nobody named)."""

    type: str
    modes: tuple[str, ...]
    actors: tuple[int, ...]
    recipients: tuple[int, ...]
    mutual: bool
    start: int  # of the trigger
    end: int
    lemma: str
    status: str
    speaker: int
    contexts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence of the corpus with all that it tells; `before` is the sentence before it or ""."""

    language: str
    story: str
    before: str
    text: str
    mentions: tuple[Marked, ...]
    acts: tuple[MarkedAct, ...]


def read_corpus(folder: Path) -> Iterator[Example]:
    """Give the examples of `folder`/LANGUAGE/*.txt. Raises NotationError at the first line that is wrong."""
    for path in sorted(folder.glob("??/*.txt")):
        yield from read_examples(path)


def read_examples(path: Path) -> Iterator[Example]:
    """Give the examples of one file; its folder names the language."""
    story, before = path.stem, ""
    lines = map(str.strip, path.read_text(encoding="utf-8").splitlines())
    for number, line in enumerate(lines, 1):
        if not line or line.startswith("#"):
            continue
        if line.startswith("@"):
            story = f"{path.stem}/{line[1:].strip()}"
        elif line.startswith("~"):
            before = line[1:].strip()
        else:
            try:
                yield parse(line, path.parent.name, story, before)
            except ValueError as error:
                raise NotationError(f"{path.parent.name}/{path.name}:{number}: {error}") from None
            before = ""


def parse(line: str, language: str, story: str = "", before: str = "") -> Example:
    """Read one sentence with its acts; ValueError tells what is wrong with it."""
    marked, separator, told = line.rpartition(" :: ")
    if not separator:
        raise ValueError("no ' :: ' before the acts; write ' :: -' for a sentence without any")
    text, mentions, triggers = _strip(marked)
    acts = [] if told.strip() == "-" else [part.strip() for part in told.split(";")]
    numbered = [_parse_act(part, position, mentions, triggers) for position, part in enumerate(acts)]
    unused = set(range(len(triggers))) - {number for number, _ in numbered}
    if unused:
        lemmas = ", ".join(triggers[index][2] for index in sorted(unused))
        raise ValueError(f"no act for the trigger {lemmas}; give one, or take its braces off")
    return Example(language, story, before, text, tuple(mentions), tuple(act for _, act in numbered))


Trigger = tuple[int, int, str]


def _strip(marked: str) -> tuple[str, list[Marked], list[Trigger]]:
    """Take the marks off a sentence and give where they stood."""
    parts: list[str] = []
    mentions: list[Marked] = []
    triggers: list[Trigger] = []
    length = cursor = 0
    for match in MARK.finditer(marked):
        plain = marked[cursor : match.start()]
        words = match["words"] or match["trigger"]
        parts += [plain, words]
        start = length + len(plain)
        length = start + len(words)
        cursor = match.end()
        if match["trigger"]:
            triggers.append((start, length, match["lemma"].strip()))
            continue
        code, _, role = match["actor"].partition(".")
        if role not in ROLES:
            raise ValueError(
                f"{role!r} in [{words}|...] is no role; use one of {' '.join(sorted(ROLES - {''}))}"
            )
        mentions.append(Marked(start, length, "" if code == "_" else code.replace("~", " "), role))
    parts.append(marked[cursor:])
    text = "".join(parts)
    if any(sign in text for sign in "[]{}|"):
        raise ValueError("a bracket is not closed, or lacks its '|'")
    if "  " in text or text != text.strip():
        raise ValueError("two spaces in a row, or a space at an end")
    return text, mentions, triggers


def _parse_act(
    part: str, position: int, mentions: list[Marked], triggers: list[Trigger]
) -> tuple[int, MarkedAct]:
    """Read one act; gives the index of its trigger too."""
    match = ACT.fullmatch(part)
    if match is None:
        raise ValueError(f"{part!r} is no act; write TYPE/mode ACTOR>RECIPIENT status@WHO #context")
    number = int(match["number"]) - 1 if match["number"] else position
    if not 0 <= number < len(triggers):
        raise ValueError(f"{part!r} has no trigger; mark the words that name it: {{words|lemma}}")
    status = match["status"] or "reported"
    modes = tuple(filter(None, (match["modes"] or "").split(",")))
    contexts = tuple(filter(None, (match["contexts"] or "").split(",")))
    _check_words(match["type"], modes, status, match["speaker"], contexts)
    actors = _find(match["actors"], mentions)
    recipients = _find(match["recipients"], mentions)
    if not actors and not recipients:
        raise ValueError(f"{part!r} has neither actor nor recipient")
    speaker = _find(match["speaker"], mentions) if match["speaker"] else ()
    start, end, lemma = triggers[number]
    mutual = match["sign"] == "<>"
    act = MarkedAct(
        match["type"], modes, actors, recipients, mutual, start, end, lemma, status, *(speaker or (-1,)), contexts
    )  # fmt: skip
    return number, act


def _check_words(
    type_: str, modes: tuple[str, ...], status: str, speaker: str | None, contexts: tuple[str, ...]
) -> None:
    if type_ not in list_types():
        raise ValueError(f"{type_!r} is no type; there are {' '.join(list_types())}")
    if unknown := set(modes) - set(list_modes(type_)):
        raise ValueError(
            f"{', '.join(unknown)} is no mode of {type_}; there are {' '.join(list_modes(type_))}"
        )
    if status not in STATUSES:
        raise ValueError(f"{status!r} is no status; there are {' '.join(STATUSES)}")
    if speaker and status not in SPOKEN:
        raise ValueError(f"only claimed and denied have a speaker, not {status}")
    if unknown := set(contexts) - set(CONTEXTS):
        raise ValueError(f"{', '.join(unknown)} is no context of PLOVER")


def _find(written: str, mentions: list[Marked]) -> tuple[int, ...]:
    """Give the mentions that 'RUS+BLR', "RUS'2", '_' (nobody) or '_.REB' (a nameless actor with a role) mean."""
    found: list[int] = []
    for one in written.split("+"):
        if one == "_":
            continue
        name, _, nth = one.partition("'")
        code, _, role = name.partition(".")
        code = "" if code == "_" else code.replace("~", " ")
        fitting = [i for i, m in enumerate(mentions) if m.code == code and role in ("", m.role)]
        index = int(nth) - 1 if nth else 0
        if not 0 <= index < len(fitting):
            raise ValueError(f"{one!r} is no mention of the sentence; mark it: [words|{name}]")
        found.append(fitting[index])
    return tuple(found)
