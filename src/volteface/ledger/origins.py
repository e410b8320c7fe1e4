"""Whose account each article is: the earliest page that it was copied, reworded or translated from, and so on to the first.

An article goes back to the earliest of those before it that `likeness.compare` holds for what it was made from; the account is named
by the page at the end of that chain. Articles are ordered by when they could first be known, not by when they came, so
what comes out depends on the articles alone: one that comes late makes the later ones be looked at again.
"""

import hashlib
import heapq
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import Any

import duckdb

from volteface.ledger.components import Components
from volteface.ledger.copies import read_fingerprint
from volteface.ledger.index import Index, Standing, is_shown, read_senses, share_keys
from volteface.ledger.likeness import Entry, compare, is_akin
from volteface.ledger.parts import Row

_FRESH = """
SELECT article.document, article.outlet, article.language, article.seen, article.fingerprint, run.senses
FROM current_articles AS article JOIN current_runs USING (document) JOIN kept_runs AS run ON run.run = current_runs.run
SEMI JOIN (SELECT document FROM kept_runs WHERE run > ?) AS fresh ON fresh.document = article.document ORDER BY article.seen, article.document
"""
_AT_ONCE = 10_000

Pair = tuple[str, str]


def place_articles(
    connection: duckdb.DuckDBPyConnection, index: Index, ruled: "Ruled", *, after: int
) -> dict[int, Standing]:
    """Put the articles of the runs after one in the index, and give the standing of each that is new or has another than before.

    `ruled` is what analysts have decided about pairs of documents. Nothing is committed.
    """
    waiting: set[int] = set()
    cursor = connection.execute(_FRESH, [after])
    while rows := cursor.fetchmany(_AT_ONCE):
        for row in rows:
            _put(index, row, waiting)
    for document in ruled.fresh:
        entry = index.find(document)
        if entry:
            waiting.add(entry.place)
    return dict(settle(index, waiting, ruled))


class Ruled:
    """What analysts have ruled on origins: documents of one account, documents of different ones, and those of new rulings."""

    def __init__(self, same: Sequence[Pair], apart: Sequence[Pair], fresh: Iterable[str]) -> None:
        self.same, self.fresh = tuple(same), frozenset(fresh)
        self.apart: dict[str, set[str]] = {}
        for left, right in apart:
            self.apart.setdefault(left, set()).add(right)
            self.apart.setdefault(right, set()).add(left)

    def part(self, index: Index, entry: Entry, root: int) -> bool:
        """Tell whether an article may not be of the account that began at a place."""
        return any(
            place < entry.place and index.root_of(place) == root for place in self.apart_from(index, entry)
        )

    def apart_from(self, index: Index, entry: Entry) -> list[int]:
        """Give the articles that may not be of an article's account. Of two the later one has to leave it."""
        others = map(index.find, self.apart.get(entry.document, ()))
        return [other.place for other in others if other]


def _put(index: Index, row: Sequence[Any], waiting: set[int]) -> None:
    """Take in an article, and let the places wait that have to be looked at for it: its own, and of what went back to its old
    text.
    """
    document, outlet, language, seen, fingerprint, senses = row
    known = index.find(document)
    place = known.place if known and index.is_day(known.place, seen) else index.choose_place(document, seen)
    entry = Entry(place, document, outlet, language, read_fingerprint(fingerprint), read_senses(senses))
    if known:
        if known.place == place and _is_same(known, entry):
            return
        waiting |= _list_bound(index, known.place)
        waiting.discard(known.place)  # another may have gone back to it, and have changed at the same time
        index.remove(known)
    index.put(entry)
    waiting.add(place)


def _list_bound(index: Index, place: int) -> set[int]:
    """Give the articles that stand as they do for the text at a place: what goes back to it, at whatever remove, and
    what could go back to one of these if the account had begun with another text.
    """
    bound = {*index.children(place), *index.members(place)} - {place}
    return bound.union(*(index.later(index.entry(one)) for one in bound)) if index.root_of(place) == place else bound


def _is_same(left: Entry, right: Entry) -> bool:
    return left[:4] == right[:4] and (
        left.fingerprint.to_bytes() == right.fingerprint.to_bytes() and left.senses.tobytes() == right.senses.tobytes()
    )


def settle(index: Index, waiting: Set[int], ruled: Ruled) -> Iterator[tuple[int, Standing]]:
    """Find out the standing of the waiting articles, the earliest first, and of the later ones that this may change."""
    heap, seen = sorted(waiting), set(waiting)
    last = index.last_place()  # behind it stand only articles that are waiting themselves
    while heap:
        place = heapq.heappop(heap)
        entry, before = index.entry(place), index.standing(place)
        now = _find_standing(index, entry, ruled)
        if now == before:
            continue
        index.stand(entry, now)
        yield place, now
        if before is None or before.root != now.root or is_shown(before) != is_shown(now):
            for later in _list_dependents(index, entry, ruled, seen) if place < last else ():
                seen.add(later)
                heapq.heappush(heap, later)


def _find_standing(index: Index, entry: Entry, ruled: Ruled) -> Standing:
    for place in _list_candidates(index, entry):
        likeness = compare(index.entry(place), entry)
        if likeness is None:
            continue
        root = index.root_of(place)
        begun = index.entry(root)
        if ruled.part(index, entry, root) or not (root == place or is_akin(begun, entry)):
            continue
        return Standing(place, root, likeness.how, round(likeness.shared, 3))
    return Standing(None, entry.place, None, 0.0)


def _list_candidates(index: Index, entry: Entry) -> Iterator[int]:
    """Give what an article may have been made from: first what shares words with it, the earliest first, then what says the same."""
    yield from index.earlier(entry)
    yield from index.earlier_in_sense(entry)


def _list_dependents(index: Index, entry: Entry, ruled: Ruled, seen: Set[int]) -> Iterator[int]:
    """Give the later articles that may go back to one by another way, now that it stands otherwise."""
    told_apart = (place for place in ruled.apart_from(index, entry) if place > entry.place)
    yield from (place for place in {*index.children(entry.place), *told_apart} if place not in seen)
    for place in {*index.later(entry), *index.later_in_sense(entry)} - seen:
        standing = index.standing(place)
        if standing and _is_open(index, standing, entry, place) and compare(entry, index.entry(place)):
            yield place


def _is_open(index: Index, standing: Standing, entry: Entry, place: int) -> bool:
    """Tell whether the later article at a place may go back to an earlier one instead of what it goes back to now: not where
    that is earlier still and shares its words.
    """
    if standing.parent is None or standing.parent > entry.place:
        return True
    return not share_keys(index.entry(standing.parent), index.entry(place))


def origin_rows(
    index: Index, changed: Mapping[int, Standing], ruled: Ruled, joined: Iterable[str], turn: int
) -> list[Row]:
    """Give the rows of articles whose standing has changed, and of accounts that a ruling has made one or parted; `joined` are the
    documents of such accounts so far.
    """
    accounts = _join_accounts(index, ruled)
    places = dict(changed)
    entries = map(index.find, {*joined, *ruled.fresh, *(document for pair in ruled.same for document in pair)})
    for root in {index.root_of(entry.place) for entry in entries if entry}:
        for member in index.members(root):
            standing = index.standing(member)
            if standing:
                places.setdefault(member, standing)
    rows = []
    for place, standing in sorted(places.items()):
        parent = index.entry(standing.parent).document if standing.parent is not None else ""
        first = index.entry(accounts.get(standing.root, standing.root)).document
        rows.append({
            "document": index.entry(place).document, "origin": hash_document(first), "parent": parent,
            "how": standing.how or "", "shared": standing.shared, "turn": turn,
        })  # fmt: skip
    return rows


def _join_accounts(index: Index, ruled: Ruled) -> dict[int, int]:
    """Give, for the beginnings of accounts that were ruled to be one, the earliest of them."""
    components: Components[int] = Components()
    for pair in ruled.same:
        entries = [entry for document in pair if (entry := index.find(document))]
        roots = [index.root_of(entry.place) for entry in entries]
        if len(roots) == len(pair):
            components.join(*roots)
    return {root: min(roots) for roots in components.sets() for root in roots}


def hash_document(document: str) -> str:
    """Hash a document's name, as origins are named."""
    return hashlib.blake2b(document.encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()
