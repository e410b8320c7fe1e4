"""Which accounts are pasted: carried by many pages, and by no outlet that has shown work of its own.

What a network of copying outlets tells weighs as little as a claim, however often it is told; it is never left out. An account that one
outlet with work of its own carries can't be made lighter by whoever pastes it elsewhere.
"""

from collections.abc import Mapping

import duckdb

from volteface.ledger.parts import Row

MOST_COPIES = 10
"""An account that no more pages repeat is nobody's flood."""
OWN_PART = 1 / 3
"""A page with so much that doesn't stand in the one that it goes back to has something of its own; so has an outlet with so many such
pages among its pages."""
SURE_PAGES = 3
"""An outlet with so many pages of its own beside an account vouches for it alone."""
VOUCHING_OUTLETS = 1 / 4
"""Where outlets have fewer, so many of those that carry an account have to have some: it is enough that they add to it."""

# An outlet that can't be told is taken for one of its own. Of an account's pages at one outlet at most one is own work: who posts a story ten
# times has not worked ten times; and its first page does not vouch for itself.
_PASTED = """
WITH carried AS (
    SELECT origin, coalesce(nullif(outlet, ''), document) AS outlet, count(*) AS pages, bool_or(parent = '') AS first,
        bool_or(parent <> '' AND shared <= $least) AS adds
    FROM newest_origins JOIN current_articles USING (document) GROUP BY ALL
), outlets AS (
    SELECT outlet, sum(pages) AS pages, count(*) FILTER (first OR adds) AS own FROM carried GROUP BY outlet
), beside AS (
    SELECT origin, carried.pages, outlets.pages - first::INTEGER AS all_pages,
        own - (first OR adds)::INTEGER + adds::INTEGER AS own
    FROM carried JOIN outlets USING (outlet)
    SEMI JOIN (SELECT origin FROM carried GROUP BY origin HAVING sum(pages) > $most + 1) USING (origin)
), judged AS (
    SELECT origin, sum(pages)::INTEGER AS pages, count(*)::INTEGER AS outlets,
        coalesce(bool_or(own >= $sure AND own >= $part * all_pages), false) AS vouched,
        count(*) FILTER (own > 0 AND own >= $part * all_pages) AS vouching
    FROM beside GROUP BY origin
)
SELECT origin, pages, outlets FROM judged WHERE NOT vouched AND vouching < $vouching * outlets
"""


def find_pasted(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Give the number of pages of each pasted account, by its origin, from `newest_origins` and `current_articles`."""
    limits = {
        "least": 1 - OWN_PART,
        "most": MOST_COPIES,
        "sure": SURE_PAGES,
        "part": OWN_PART,
        "vouching": VOUCHING_OUTLETS,
    }
    return {origin: pages for origin, pages, _ in connection.execute(_PASTED, limits).fetchall()}


def pasted_rows(connection: duckdb.DuckDBPyConnection, pasted: Mapping[str, int], turn: int) -> list[Row]:
    """Give the rows of accounts that have become pasted, have more or fewer pages, or are pasted no more (0 pages)."""
    before = dict(connection.execute("SELECT origin, pages FROM current_pasted").fetchall())
    now = {**dict.fromkeys(before, 0), **pasted}
    return [
        {"origin": origin, "pages": pages, "turn": turn}
        for origin, pages in sorted(now.items())
        if pages != before.get(origin, 0)
    ]
