"""Which reports of one cell (one pair, one type) speak of the same act.

Two tellings belong together if their dates are near and their sentences share words. Exact dates are joined first;
vaguer tellings then go to the one telling that they are most like, so that "in 2024" does not make one act of two.
What comes out depends on the set of reports alone, not on their order.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from volteface.ledger.components import Components
from volteface.ledger.parts import Row

NEAR_DAYS = 3
NEAR_SEEN_DAYS = 7
WORD_LETTERS = 4
STEM_LETTERS = 5
SHARED_WORDS = 2
OVERLAP = 1 / 3
"""Words shared, of the words of the shorter sentence. Pair, type and time agree already, so little more is needed."""

_WORD = re.compile(r"[^\W_]+")
DAY, UNDATED, MONTH, YEAR = range(4)
"""How exactly a telling is dated, the surest first. Where nothing is said, the page's own date stands."""


class When(NamedTuple):
    """A stretch of days (proleptic Gregorian ordinals, both ends included) and how exactly it is known."""

    level: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Telling:
    """One sentence of one origin on one act, with every report that repeats it."""

    reports: tuple[Row, ...]
    words: frozenset[str]
    when: When
    documents: frozenset[str]

    @property
    def key(self) -> tuple[str, str]:
        """Order tellings by when they could first be known, then by id."""
        return self.reports[0]["seen"], self.reports[0]["id"]


def cluster(reports: Sequence[Row]) -> list[list[Row]]:
    """Divide the reports of a cell into acts.

    Rows need id, document, origin, date, seen, evidence, evidence_start, trigger_start, source_text and target_text.
    """
    tellings = list(_tell(reports))
    acts: Components[int] = Components()
    surer: list[int] = []
    for level in (DAY, UNDATED, MONTH, YEAR):
        own = [number for number, telling in enumerate(tellings) if telling.when.level == level]
        if not own:
            continue
        loose = []
        index = _Index(tellings, surer)
        for number in own:
            acts.find(number)
            best = min(index.matches(number), default=None)
            if best:
                acts.join(number, best.number)
            else:
                loose.append(number)
        index = _Index(tellings, loose)
        for number in loose:
            for match in index.matches(number):
                acts.join(number, match.number)
        surer += own
    return [[report for number in act for report in tellings[number].reports] for act in acts.sets()]


def read_when(date_text: str, seen: str) -> When:
    """Give the stretch of days that an ISO date of any precision names; `seen` (a day) where it names none."""
    try:
        if len(date_text) == 10:
            day = date.fromisoformat(date_text).toordinal()
            return When(DAY, day, day)
        if len(date_text) == 7:
            first = date.fromisoformat(date_text + "-01")
            following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
            return When(MONTH, first.toordinal(), following.toordinal() - 1)
        if len(date_text) == 4:
            year = int(date_text)
            return When(YEAR, date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal())
    except ValueError:  # no such day: as good as none
        pass
    day = date.fromisoformat(seen).toordinal()
    return When(UNDATED, day, day)


def _tell(reports: Sequence[Row]) -> Iterator[Telling]:
    """Put together the reports that repeat one sentence within an origin: whenever a copy appears, its act is the same.

    Two reports of one sentence of one page are two acts, or the coder would have made one of them: the first is put
    with the first of each copy, the second with the second.
    """
    in_text_order = sorted(
        reports, key=lambda r: (r["document"], r["evidence_start"], r["trigger_start"], r["id"])
    )
    repeated: Counter[tuple[str, str]] = Counter()
    tellings: defaultdict[tuple[str, str, int], list[Row]] = defaultdict(list)
    for report in in_text_order:
        sentence = " ".join(_WORD.findall(report["evidence"].casefold()))
        repeated[report["document"], sentence] += 1
        tellings[report["origin"], sentence, repeated[report["document"], sentence]].append(report)
    for same in tellings.values():
        same.sort(key=lambda r: (r["seen"], r["id"]))
        first = same[0]
        documents = frozenset(report["document"] for report in same)
        yield Telling(tuple(same), _content_words(first), read_when(first["date"], first["seen"]), documents)


def _content_words(report: Row) -> frozenset[str]:
    """Give the stems of a sentence's longer words, but for the names of the two sides: all of the cell share them."""
    names = set(_stems(report["source_text"])) | set(_stems(report["target_text"]))
    return frozenset(_stems(report["evidence"])) - names


def _stems(text: str) -> Iterator[str]:
    """Cut words to their first letters: crude, but it takes off the endings of all eight languages alike."""
    for word in _WORD.findall(text.casefold()):
        if len(word) >= WORD_LETTERS:
            yield word[:STEM_LETTERS]


class _Match(NamedTuple):
    """A telling that another one agrees with; the smallest is the likest."""

    unlikeness: float
    key: tuple[str, str]
    number: int


class _Index:
    """Tellings by word and time, so that each is compared only with what it shares words and days with."""

    def __init__(self, tellings: Sequence[Telling], members: Iterable[int]) -> None:
        self._tellings = tellings
        self._numbers = sorted(
            members, key=lambda number: (tellings[number].when.first, tellings[number].key)
        )
        self._firsts = [tellings[number].when.first for number in self._numbers]
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for place, number in enumerate(self._numbers):
            for word in tellings[number].words:
                self._places[word].append(place)

    def matches(self, number: int) -> Iterator[_Match]:
        """Give every member that can be of the same act as a telling."""
        telling = self._tellings[number]
        low = bisect_left(self._firsts, telling.when.first - NEAR_SEEN_DAYS)
        high = bisect_right(self._firsts, telling.when.last + NEAR_SEEN_DAYS)
        shared: Counter[int] = Counter()
        for word in telling.words if low < high else ():
            places = self._places.get(word, [])
            shared.update(places[bisect_left(places, low) : bisect_left(places, high)])
        for place, count in shared.items():
            other = self._tellings[self._numbers[place]]
            words = min(len(telling.words), len(other.words))
            enough = count >= min(SHARED_WORDS, words) and count >= OVERLAP * words
            if enough and _near(telling.when, other.when) and telling.documents.isdisjoint(other.documents):
                yield _Match(-count / words, other.key, self._numbers[place])


def _near(left: When, right: When) -> bool:
    gap = max(left.first - right.last, right.first - left.last, 0)
    levels = {left.level, right.level}
    if UNDATED in levels:
        return gap <= NEAR_SEEN_DAYS
    return gap <= (NEAR_DAYS if levels == {DAY} else 0)
