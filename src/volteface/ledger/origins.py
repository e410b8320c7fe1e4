"""Which articles go back to one account: copies, found by their fingerprints, put together in components.

An origin is a connected component of the copies of each other, whatever the order of arrival. Its id is the
smallest hash of its documents, so it changes only when a smaller one joins or a text is changed.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from volteface.ledger.components import Components
from volteface.ledger.copies import PERMUTATIONS, resemble

_AFFECTED = """
CREATE OR REPLACE TEMP TABLE fresh AS SELECT DISTINCT document FROM kept_articles WHERE run > ?;
CREATE OR REPLACE TEMP TABLE affected AS
    SELECT document FROM fresh UNION
    SELECT document FROM current_origins
    WHERE origin IN (SELECT origin FROM current_origins SEMI JOIN fresh USING (document))
"""
# a changed text may have been what held its origin together, so that all of it is placed anew
_BUCKETS = """
WITH keys AS MATERIALIZED (SELECT document, unnest(bands) AS key FROM current_articles)
SELECT DISTINCT list(document ORDER BY document) FROM keys
WHERE key IN (SELECT key FROM keys SEMI JOIN affected USING (document))
GROUP BY key HAVING count(*) > 1
"""
_SIGNATURES = "SELECT document, signature FROM current_articles SEMI JOIN wanted USING (document)"
_ORIGINS = "SELECT document, origin FROM current_origins SEMI JOIN wanted USING (document) ANTI JOIN affected USING (document)"
_MEMBERS = "SELECT document, origin FROM current_origins WHERE origin IN (SELECT document FROM wanted)"
_PAIRS_AT_ONCE = 50_000

Pair = tuple[str, str]


def place_articles(connection: duckdb.DuckDBPyConnection, derived: int) -> dict[str, str]:
    """Give the origin of every document whose origin is new or another than before.

    Fresh are the articles with a text kept after run `derived`. Only texts that share a band are compared, and
    those that are in one component already are not compared again, so that a flood of copies costs no more than its length.
    """
    for statement in _AFFECTED.strip().split(";"):
        connection.execute(statement, [derived] if "?" in statement else [])
    affected = {row[0] for row in connection.execute("SELECT document FROM affected").fetchall()}
    if not affected:
        return {}
    buckets = [row[0] for row in connection.execute(_BUCKETS).fetchall()]
    bucketed = sorted({document for bucket in buckets for document in bucket})
    before: dict[str, str] = dict(_fetch(connection, _ORIGINS, bucketed))
    components: Components[str] = Components()
    for document, origin in before.items():
        components.join(document, _node(origin))
    _join_copies(components, buckets, affected, _Signatures(connection, bucketed))
    return _name_origins(connection, components, affected, set(before.values()))


def hash_document(document: str) -> str:
    """Hash a document's name, as origins are named."""
    return hashlib.blake2b(document.encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()


def _node(origin: str) -> str:
    """Give the node of an origin that holds already; no document's name begins so."""
    return "\x00" + origin


class _Signatures:
    """The signatures of some documents, to be compared in pairs."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, documents: Sequence[str]) -> None:
        rows = _fetch(connection, _SIGNATURES, documents)
        self._places = {document: place for place, (document, _) in enumerate(rows)}
        joined = b"".join(signature for _, signature in rows)
        self._matrix: NDArray[np.uint32] = np.frombuffer(joined, "<u4").reshape(-1, PERMUTATIONS)

    def copies(self, pairs: Iterable[Pair]) -> Iterator[Pair]:
        """Give those pairs of documents that are copies."""
        every = list(pairs)
        for start in range(0, len(every), _PAIRS_AT_ONCE):
            some = every[start : start + _PAIRS_AT_ONCE]
            places = np.array([(self._places[left], self._places[right]) for left, right in some])
            same = resemble(self._matrix[places[:, 0]], self._matrix[places[:, 1]])
            for at in np.flatnonzero(same):
                yield some[at]


def _join_copies(
    components: Components[str], buckets: Sequence[Sequence[str]], affected: set[str], signatures: _Signatures
) -> None:
    """Join what is a copy. Neighbours first: in a flood that joins nearly all, and little is left to compare."""
    tried: set[Pair] = set()
    for candidates in (_neighbours, _others):
        pairs = {
            (left, right)
            for bucket in buckets
            for left, right in candidates(components, bucket)
            if left in affected or right in affected
        }
        for left, right in signatures.copies(sorted(pairs - tried)):
            components.join(left, right)
        tried |= pairs


def _neighbours(components: Components[str], bucket: Sequence[str]) -> Iterator[Pair]:
    for left, right in pairwise(bucket):
        if components.find(left) != components.find(right):
            yield left, right


def _others(components: Components[str], bucket: Sequence[str]) -> Iterator[Pair]:
    """Give all pairs of a bucket that are not in one component yet."""
    apart: defaultdict[str, list[str]] = defaultdict(list)
    for document in bucket:
        apart[components.find(document)].append(document)
    groups = list(apart.values())
    for at, group in enumerate(groups):
        for other in groups[at + 1 :]:
            for one in group:
                for two in other:
                    yield (one, two) if one < two else (two, one)


def _name_origins(
    connection: duckdb.DuckDBPyConnection, components: Components[str], affected: set[str], before: set[str]
) -> dict[str, str]:
    """Name each component by its smallest hash, and give the documents to which that is news."""
    names: dict[str, str] = {}
    hashes = {document: hash_document(document) for document in affected}
    for node, name in (*hashes.items(), *((_node(origin), origin) for origin in before)):
        root = components.find(node)
        names[root] = min(name, names.get(root, name))
    renamed = {origin: names[components.find(_node(origin))] for origin in before}
    renamed = {origin: name for origin, name in renamed.items() if origin != name}
    placed: dict[str, str] = {
        document: renamed[origin]
        for document, origin in _fetch(connection, _MEMBERS, sorted(renamed))
        if document not in affected
    }
    return placed | {document: names[components.find(document)] for document in affected}


def _fetch(connection: duckdb.DuckDBPyConnection, query: str, wanted: Sequence[str]) -> list[tuple[str, Any]]:
    """Run a query that speaks of `wanted`, a table with the column `document`."""
    connection.register("wanted", pa.table({"document": pa.array(wanted, pa.string())}))
    return connection.execute(query).fetchall()


def origin_rows(placed: Mapping[str, str], turn: int) -> list[dict[str, object]]:
    """Give the rows of placed documents."""
    return [
        {"document": document, "origin": origin, "turn": turn} for document, origin in sorted(placed.items())
    ]
