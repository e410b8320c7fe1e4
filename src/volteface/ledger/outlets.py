"""Which accounts are pasted: carried by many pages, and by no outlet that has shown work of its own.

What a network of copying outlets tells weighs as little as a claim, however often it is told; it is never left out. An account that one
outlet with work of its own carries can't be made lighter by whoever pastes it elsewhere.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter

import duckdb
import numpy as np
import pyarrow as pa

from volteface.ledger.copies import Hashes, keep_level, read_fingerprint
from volteface.ledger.parts import Row

MOST_COPIES = 10
"""An account that no more pages repeat is nobody's flood."""
OWN_PART = 1 / 3
"""A page with so much that doesn't stand in the one that it goes back to is own work; so is an outlet with so many such pages."""
SURE_PAGES = 3
"""An outlet with so many pages of its own beside an account vouches for it alone."""
ADDED_PART = 0.1
"""A page with so much that no other outlet's pages of its account have adds to it: about a paragraph."""
VOUCHING_PART, VOUCHING_OUTLETS = 1 / 4, 10
"""Where no outlet vouches alone, so many of those that carry an account have to have work of their own, or to add to it: this part
of them, or this number, which nobody can make too few by pasting it elsewhere."""
COPYING_PAGES, COPYING_OWN = 3, 0.15
"""An outlet with so many pages, and no more of them its own work, does nothing but copy; of one with fewer pages nothing is known."""
COPYING_BESIDE = 5
"""What outlets alone carry that have so many other pages, and do nothing but copy in these, is pasted too, however few pages it has."""
COPYING_PART = 1 / 2
"""So many of a pasted account's pages stand with such outlets."""
MOST_ROUNDS = 8
MOST_LOOKED_AT = 1_000
"""Of an account's pages so many are looked at for what they add, the first that were seen."""

# An outlet that can't be told is taken for one of its own.
_CARRIED = """
CREATE OR REPLACE TEMP TABLE carried AS
    SELECT origin, coalesce(nullif(outlet, ''), document) AS outlet, count(*) AS pages,
        bool_or(parent = '' OR shared <= $least) AS own
    FROM newest_origins JOIN current_articles USING (document) GROUP BY ALL;
CREATE OR REPLACE TEMP TABLE many AS
    SELECT origin FROM carried GROUP BY origin HAVING sum(pages) > $most + 1
"""
_PAGES = """
SELECT origin, coalesce(nullif(outlet, ''), document) AS outlet, fingerprint
FROM newest_origins JOIN current_articles USING (document) SEMI JOIN many USING (origin)
QUALIFY row_number() OVER (PARTITION BY origin ORDER BY seen, document) <= $most ORDER BY origin
"""
# Of an account's pages at one outlet at most one is own work: who posts a story ten times has not worked ten times. An account
# does not vouch for itself, but for what an outlet adds to it.
_JUDGED = """
WITH worked AS (
    SELECT origin, outlet, carried.pages,
        (coalesce(added.own, carried.own AND many.origin IS NULL) AND judged.origin IS NULL)::INTEGER AS own,
        coalesce(added.adds, false)::INTEGER AS adds, many.origin IS NOT NULL AS asked
    FROM carried LEFT JOIN added USING (origin, outlet) LEFT JOIN many USING (origin) LEFT JOIN judged USING (origin)
), outlets AS (
    SELECT outlet, sum(pages) AS pages, sum(own) AS own FROM worked GROUP BY outlet
), beside AS (
    SELECT origin, asked, worked.pages, outlets.pages AS all_pages, outlets.own - worked.own AS own, adds
    FROM worked JOIN outlets USING (outlet)
)
SELECT origin, sum(pages)::INTEGER AS pages FROM beside GROUP BY origin
HAVING bool_and(all_pages - pages >= $beside AND own <= $copying_own * (all_pages - pages)) OR (
    bool_and(asked)
    AND count(*) FILTER (own >= $sure AND own >= $part * (all_pages - pages)) = 0
    AND count(*) FILTER (own + adds > 0 AND own + adds >= $part * all_pages) < least($outlets, $vouching * count(*))
    AND sum(pages) FILTER (all_pages >= $copying AND own + adds <= $copying_own * all_pages) >= $copying_part * sum(pages)
)
"""
_ADDED = pa.schema(
    [("origin", pa.string()), ("outlet", pa.string()), ("own", pa.bool_()), ("adds", pa.bool_())]
)


def find_pasted(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Give the number of pages of each pasted account, by its origin, from `newest_origins` and `current_articles`."""
    carried, many = _CARRIED.split(";")
    connection.execute(carried, {"least": 1 - OWN_PART})
    connection.execute(many, {"most": MOST_COPIES})
    pages = groupby(_read_pages(connection), key=itemgetter(0))
    rows = [row for origin, some in pages for row in _find_work(origin, [page[1:] for page in some])]
    connection.register("added", pa.Table.from_pylist(rows, schema=_ADDED))
    limits = {
        "sure": SURE_PAGES, "part": OWN_PART, "vouching": VOUCHING_PART, "outlets": VOUCHING_OUTLETS,
        "copying": COPYING_PAGES, "beside": COPYING_BESIDE, "copying_own": COPYING_OWN, "copying_part": COPYING_PART,
    }  # fmt: skip
    judged: dict[str, int] = {}
    # what is pasted is nobody's work: whoever told it vouches for less than before
    for _ in range(MOST_ROUNDS):
        connection.register("judged", pa.table({"origin": pa.array(sorted(judged), pa.string())}))
        found = dict(connection.execute(_JUDGED, limits).fetchall())
        if found.keys() <= judged.keys():
            break
        judged |= found
    return judged


def _read_pages(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[str, str, bytes]]:
    """Give origin, outlet and fingerprint of the pages of accounts of many pages, account by account."""
    cursor = connection.execute(_PAGES, {"most": MOST_LOOKED_AT})
    while rows := cursor.fetchmany(MOST_LOOKED_AT):
        yield from rows


def _find_work(origin: str, pages: Sequence[tuple[str, bytes]]) -> list[Row]:
    """Tell for each outlet that carries an account whether a page of it is own work, or adds something that no other outlet has."""
    fingerprints = [read_fingerprint(content) for _, content in pages]
    level = max(fingerprint.level for fingerprint in fingerprints)
    hashes = [keep_level(fingerprint.hashes, level) for fingerprint in fingerprints]
    by_outlet: defaultdict[str, list[Hashes]] = defaultdict(list)
    for (outlet, _), some in zip(pages, hashes, strict=True):
        by_outlet[outlet].append(some)
    had = [np.unique(np.concatenate(some)) for some in by_outlet.values()]
    every, counts = np.unique(np.concatenate(had), return_counts=True)
    alone = every[counts == 1]
    own: defaultdict[str, float] = defaultdict(float)
    for (outlet, _), some in zip(pages, hashes, strict=True):
        own[outlet] = max(own[outlet], int(np.isin(some, alone).sum()) / max(1, len(some)))
    return [
        {"origin": origin, "outlet": outlet, "own": part >= OWN_PART, "adds": part >= ADDED_PART}
        for outlet, part in own.items()
    ]


def pasted_rows(connection: duckdb.DuckDBPyConnection, pasted: Mapping[str, int], turn: int) -> list[Row]:
    """Give the rows of accounts that have become pasted, have more or fewer pages, or are pasted no more (0 pages)."""
    before = dict(connection.execute("SELECT origin, pages FROM current_pasted").fetchall())
    now = {**dict.fromkeys(before, 0), **pasted}
    return [
        {"origin": origin, "pages": pages, "turn": turn}
        for origin, pages in sorted(now.items())
        if pages != before.get(origin, 0)
    ]
