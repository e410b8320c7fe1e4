"""Which reports of one cell (one pair, one type) speak of the same act, in whatever language.

First each account is put in order: what its copies and translations tell is what it tells itself, whenever they appear.
Then the accounts' tellings are put together, the likest first, as long as their days fit and no page tells two of
them: a page that tells two acts of a day knows them to be two. What comes out depends on the set of reports alone, not on their
order.
"""

from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from volteface.ledger.likeness import measure
from volteface.ledger.parts import Row
from volteface.ledger.traits import Traits

NEAR_DAYS = 3
NEAR_SEEN_DAYS = 7
DAY, UNDATED, MONTH, YEAR = range(4)
"""How exactly a telling is dated, the surest first. Where nothing is said, the page's own date stands."""

SENSE, WORDS, NAMES, NUMBERS = 2.7, 1.9, 1.2, 1.7
"""What speaks for one act: likeness of the sentences, the part of their words that they share in one language (above what any two do,
ONE_LANGUAGE), each shared name up to MOST_NAMES, a shared number."""
ONE_LANGUAGE, MOST_NAMES = -1.8, 2
OTHER_NAMES, OTHER_NUMBERS, A_DAY, VAGUE = -0.9, -1.8, -1.1, -0.5
"""What speaks against it: names and none shared, numbers and none shared, each day between the two, a date that is no day."""
BIAS = 0.3
UNSENSED = 0.3
"""The likeness that is taken where a coder has made no senses; in one language it is the part of the words shared."""
ONE_ACT, OF_ONE_ACCOUNT = 0.5, -1.0
"""From this sum on it is one act; copies of one account tell other acts than it only where nothing fits.
All of these were fitted to the labelled stories of `benchmarks/stories/dev` (logistic regression, rounded)."""
MOST_LIKE = 32
"""A telling is put with one of so many that follow it, the likest: every pair of a busy week would not fit into memory."""


class When(NamedTuple):
    """A stretch of days (proleptic Gregorian ordinals, both ends included) and how exactly it is known."""

    level: int
    first: int
    last: int


@dataclass(slots=True)
class Telling:
    """What one account tells of one act, in all of its pages; `lead` is the row of the report that was first seen."""

    lead: int
    when: When
    rows: list[int] = field(default_factory=list)
    documents: set[str] = field(default_factory=set)
    pasted: bool = False


def cluster(reports: Sequence[Row], pasted: Container[str] = ()) -> list[list[Row]]:
    """Divide the reports of a cell into acts. Accounts that are `pasted` (origins) can't make one act of two.

    Rows need id, document, language, origin, date, seen, evidence, evidence_start, trigger_start, source_text, target_text, sense.
    """
    ordered = sorted(
        reports, key=lambda r: (r["seen"], r["document"], r["evidence_start"], r["trigger_start"], r["id"])
    )
    traits = Traits(ordered)
    tellings = list(_tell(ordered, traits))
    for telling in tellings:
        telling.pasted = ordered[telling.lead]["origin"] in pasted
    return [
        [ordered[row] for number in act for row in tellings[number].rows] for act in _join(tellings, traits)
    ]


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


def _tell(reports: Sequence[Row], traits: Traits) -> Iterator[Telling]:
    """Put together what the pages of each account tell of one act: page by page, each report with what it is likest.

    An account's act has the date that its first page gives it: a copy that says "yesterday" again means the same day.
    """
    accounts: defaultdict[str, dict[str, list[int]]] = defaultdict(dict)
    for row, report in enumerate(reports):
        accounts[report["origin"]].setdefault(report["document"], []).append(row)
    for pages in accounts.values():
        known: list[Telling] = []
        for document, rows in pages.items():
            _take_page(known, document, rows, reports, traits)
        yield from known


def _take_page(
    known: list[Telling], document: str, rows: Sequence[int], reports: Sequence[Row], traits: Traits
) -> None:
    """Put each report of a page with the telling that it is likest, no two with the same; what fits none is a new one."""
    free = list(rows)
    if known:
        leads = np.array([telling.lead for telling in known])
        likeness = np.array([_compare(traits, row, leads) for row in rows])
        for place in np.argsort(-likeness, axis=None, kind="stable"):
            which, number = divmod(int(place), len(known))
            if likeness[which, number] < OF_ONE_ACCOUNT:
                break
            if rows[which] in free and document not in known[number].documents:
                free.remove(rows[which])
                known[number].rows.append(rows[which])
                known[number].documents.add(document)
    for row in free:
        when = read_when(reports[row]["date"], reports[row]["seen"])
        known.append(Telling(row, when, [row], {document}))


def _join(tellings: Sequence[Telling], traits: Traits) -> list[list[int]]:
    """Give acts as lists of tellings."""
    acts = [
        _Act([number], set(telling.documents), _list_days(telling.when), telling.pasted)
        for number, telling in enumerate(tellings)
    ]
    of = list(range(len(tellings)))
    pairs = _list_pairs(tellings, traits)
    pairs.sort(
        key=lambda pair: tellings[pair[0]].pasted or tellings[pair[1]].pasted
    )  # stable: likest first in both
    for left, right in pairs:
        one, other = acts[of[left]], acts[of[right]]
        bridged = (tellings[left].pasted or tellings[right].pasted) and not (one.pasted or other.pasted)
        if one is not other and not bridged and one.fits(other):
            if len(one.members) < len(other.members):
                one, other = other, one
            to = of[one.members[0]]
            one.take(other)
            for number in other.members:
                of[number] = to
    return [sorted(acts[number].members) for number in sorted(set(of))]


class _Days(NamedTuple):
    """Where an act's dates put it: the first and last day of those given exactly, of these and the days on which undated pages
    were seen, and of what all months and years given have in common. The first two end before they begin where there are none.
    """

    exact: tuple[int, int]
    told: tuple[int, int]
    common: tuple[int, int]

    def join(self, other: "_Days") -> "_Days":
        """Give the days of both together."""
        return _Days(
            _span(self.exact, other.exact),
            _span(self.told, other.told),
            (max(self.common[0], other.common[0]), min(self.common[1], other.common[1])),
        )

    def are_near(self) -> bool:
        """Tell whether one act can have all of these dates: a vague date must not make one act of two."""
        first, last = self.common
        return (
            self.exact[1] - self.exact[0] <= NEAR_DAYS
            and self.told[1] - self.told[0] <= NEAR_SEEN_DAYS
            and first <= last
            and first <= self.exact[0]
            and self.exact[1] <= last
            and first - NEAR_SEEN_DAYS <= self.told[0]
            and self.told[1] <= last + NEAR_SEEN_DAYS
        )


_NO_DAYS = (date.max.toordinal(), date.min.toordinal())
_ANY_DAYS = (date.min.toordinal(), date.max.toordinal())


def _span(left: tuple[int, int], right: tuple[int, int]) -> tuple[int, int]:
    return min(left[0], right[0]), max(left[1], right[1])


def _list_days(when: When) -> _Days:
    """Give where a date puts its act."""
    days = when.first, when.last
    if when.level >= MONTH:
        return _Days(_NO_DAYS, _NO_DAYS, days)
    return _Days(days if when.level == DAY else _NO_DAYS, days, _ANY_DAYS)


@dataclass(slots=True)
class _Act:
    """Tellings of one act so far, the pages that tell it, its days, and whether all tellings are of pasted accounts."""

    members: list[int]
    documents: set[str]
    days: _Days
    pasted: bool

    def fits(self, other: "_Act") -> bool:
        undated = self.pasted and other.pasted  # who pastes "on Monday" for months dates nothing
        return (undated or self.days.join(other.days).are_near()) and self.documents.isdisjoint(
            other.documents
        )

    def take(self, other: "_Act") -> None:
        self.members += other.members
        self.documents |= other.documents
        self.days = self.days.join(other.days)
        self.pasted &= other.pasted


def _list_pairs(tellings: Sequence[Telling], traits: Traits) -> list[tuple[int, int]]:
    """Give the pairs of tellings that may be of one act, the likest first."""
    order = sorted(range(len(tellings)), key=lambda number: (tellings[number].when.first, number))
    leads = np.array([tellings[number].lead for number in order], np.int64)
    firsts = np.array([tellings[number].when.first for number in order], np.int64)
    lasts = np.array([tellings[number].when.last for number in order], np.int64)
    levels = np.array([tellings[number].when.level for number in order], np.int64)
    found: list[tuple[float, int, int]] = []
    for at, number in enumerate(order):
        end = int(np.searchsorted(firsts, lasts[at] + NEAR_SEEN_DAYS, "right"))
        later = np.arange(at + 1, end)
        gaps = np.maximum(firsts[later] - lasts[at], 0)
        near = _may_be_near(gaps, levels[later], int(levels[at]))
        later, gaps = later[near], gaps[near]
        if not len(later):
            continue
        vague = (levels[later] >= MONTH).astype(np.float64) + (levels[at] >= MONTH)
        likeness = (
            _compare(traits, tellings[number].lead, leads[later])
            + A_DAY * np.minimum(gaps, 4)
            + VAGUE * vague
        )
        for place in _likest(likeness):
            left, right = sorted((number, order[int(later[place])]))
            found.append((-float(likeness[place]), left, right))
    found += _list_pasted(tellings, traits)
    return [(left, right) for _, left, right in sorted(found)]


def _list_pasted(tellings: Sequence[Telling], traits: Traits) -> Iterator[tuple[float, int, int]]:
    """Give the pairs of tellings of pasted accounts that may be of one act, whatever their dates."""
    pasted = [number for number, telling in enumerate(tellings) if telling.pasted]
    leads = np.array([tellings[number].lead for number in pasted], np.int64)
    for at, number in enumerate(pasted[:-1], 1):
        likeness = _compare(traits, tellings[number].lead, leads[at:])
        for place in _likest(likeness):
            yield -float(likeness[place]), number, pasted[at + int(place)]


def _likest(likeness: NDArray[np.float64]) -> NDArray[np.int64]:
    """Give the places of the MOST_LIKE likest that can be of one act: in a crowd they hold together all the same."""
    places = np.flatnonzero(likeness >= ONE_ACT)
    return places[np.argsort(-likeness[places], kind="stable")[:MOST_LIKE]]


def _may_be_near(gaps: NDArray[np.int64], levels: NDArray[np.int64], level: int) -> NDArray[np.bool_]:
    """Tell which dates are near enough to one, by how exact they are."""
    undated = (levels == UNDATED) | (level == UNDATED)
    exact = (levels == DAY) & (level == DAY)
    near: NDArray[np.bool_] = gaps <= np.where(undated, NEAR_SEEN_DAYS, np.where(exact, NEAR_DAYS, 0))
    return near


def _compare(traits: Traits, row: int, others: NDArray[np.int64]) -> NDArray[np.float64]:
    """Give what speaks for one act less what speaks against it, but for the dates, of one report and n others."""
    one_language = traits.languages[others] == traits.languages[row]
    common = np.bitwise_count(traits.words[others] & traits.words[row]).sum(axis=1, dtype=np.int64)
    fewest = np.maximum(np.minimum(traits.word_counts[others], traits.word_counts[row]), 1)
    words = np.where(one_language, common / fewest, 0.0)
    sensed = traits.sensed[others] & traits.sensed[row]
    senses = measure(traits.senses[others], traits.senses[row])
    sense = np.where(sensed, senses, np.where(one_language, words, UNSENSED))
    names = np.bitwise_count(traits.names[others] & traits.names[row]).astype(np.int64)
    both_named = (traits.names[others] != 0) & (traits.names[row] != 0)
    told_apart = both_named & (names == 0) & ~(traits.capitalising[others] | traits.capitalising[row])
    numbers = (traits.numbers[others] & traits.numbers[row]) != 0
    both_numbered = (traits.numbers[others] != 0) & (traits.numbers[row] != 0)
    total: NDArray[np.float64] = (
        BIAS
        + SENSE * sense
        + WORDS * words
        + ONE_LANGUAGE * one_language
        + NAMES * np.minimum(names, MOST_NAMES)
        + NUMBERS * numbers
        + OTHER_NAMES * told_apart
        + OTHER_NUMBERS * (both_numbered & ~numbers)
    )
    return total
