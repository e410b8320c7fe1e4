"""Making origins and events again where what was kept since has touched them."""

import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import duckdb
import pyarrow as pa

from volteface.ledger.clusters import cluster
from volteface.ledger.events import Judge, event_row
from volteface.ledger.index import Index
from volteface.ledger.manifest import Manifest, Part
from volteface.ledger.origins import Ruled, origin_rows, place_articles
from volteface.ledger.outlets import find_pasted, pasted_rows
from volteface.ledger.parts import Row, sync_parts, write_part
from volteface.ledger.rulings import Rulings, follow_undone, held_pairs, list_rulings
from volteface.ledger.schema import TABLES
from volteface.ledger.versions import find_withdrawals, withdrawal_rows
from volteface.ledger.views import reading

REPORTS_AT_ONCE = 100_000

_TOUCHED = """
CREATE OR REPLACE TEMP TABLE touched AS
    SELECT cell, count(*) AS reports FROM kept_reports
    WHERE cell IN (
        SELECT cell FROM kept_reports
        WHERE document IN (
            SELECT document FROM kept_runs WHERE run > ? UNION SELECT document FROM placed UNION SELECT document FROM withdrawn
            UNION SELECT document FROM newest_origins SEMI JOIN moved_pasted USING (origin)
        )
        UNION
        SELECT cell FROM kept_reports SEMI JOIN ruled USING (document, source, target, type)
    )
    GROUP BY cell
"""
_JOINED = """
SELECT document FROM current_origins
WHERE origin IN (SELECT origin FROM current_origins WHERE document IN (SELECT unnest(?::VARCHAR[])))
"""
_ORIGINS = """
CREATE OR REPLACE TEMP TABLE newest_origins AS
    SELECT document, origin, parent, shared FROM placed UNION ALL
    SELECT document, origin, parent, shared FROM current_origins ANTI JOIN placed USING (document)
"""
# where a ruling has made accounts one, or the index is made again, most rows say what is known
_KNOWN = """
SELECT document FROM proposed SEMI JOIN current_origins USING (document, origin, parent, how, shared)
"""
_WITHDRAWN = """
CREATE OR REPLACE TEMP TABLE newest_withdrawals AS
    SELECT document, superseded_by FROM withdrawn WHERE superseded_by <> '' UNION ALL
    SELECT document, superseded_by FROM current_withdrawals ANTI JOIN withdrawn USING (document)
"""
_REPORTS = """
SELECT
    report.* EXCLUDE (evidence, trigger, source_mention, target_mention, place, confidence, coder, codebook),
    report.evidence.text AS evidence, report.evidence.start AS evidence_start, report.evidence.end AS evidence_end,
    report.trigger.start AS trigger_start,
    coalesce(report.source_mention.text, '') AS source_text, coalesce(report.target_mention.text, '') AS target_text,
    newest_origins.origin, article.outlet, article.url, article.language
FROM current_reports AS report
SEMI JOIN wanted ON wanted.cell = report.cell
ANTI JOIN newest_withdrawals AS withdrawn ON withdrawn.document = report.document
JOIN newest_origins ON newest_origins.document = report.document
JOIN current_articles AS article ON article.document = report.document
ORDER BY report.cell
"""


def derive(folder: Path, manifest: Manifest, index: Index, ruled: Sequence[Row] = ()) -> Manifest:
    """Give the manifest with origins and events that stand for every run kept; parts are written, nothing is swapped.

    `ruled` are the rulings that the manifest has and that events don't follow yet. Cells (a pair and a type) that no new run,
    no moved origin and no ruling touches are left as they are.
    """
    if manifest.last_run == manifest.derived and not ruled:
        return manifest
    turn = manifest.version + 1
    with reading(folder, manifest, upto=manifest.last_run) as connection:
        rulings = list_rulings(connection)
        changed = follow_undone(rulings, ruled)
        _register_ruled(connection, changed)
        accounts = Ruled(
            *held_pairs(connection), (document for row in changed for document in row["documents"])
        )
        placed = _place(connection, index, manifest, accounts)
        connection.register("placed", _as_table("origins", placed))
        connection.execute(_ORIGINS)
        pasted = find_pasted(connection)
        moved = pasted_rows(connection, pasted, turn)
        connection.register("moved_pasted", _as_table("pasted", moved))
        withdrawn = withdrawal_rows(find_withdrawals(connection, manifest.derived), turn)
        connection.register("withdrawn", _as_strings(withdrawn, ("document", "superseded_by")))
        connection.execute(_TOUCHED, [manifest.derived])
        connection.execute(_WITHDRAWN)
        settled = {"origins": placed, "pasted": moved, "withdrawals": withdrawn}
        parts = _write(folder, connection, settled, turn, Judge(Rulings(rulings), pasted))
    sync_parts(folder)
    return manifest.with_parts(parts, derived=manifest.last_run, derivation=os.urandom(8).hex())


def _write(
    folder: Path,
    connection: duckdb.DuckDBPyConnection,
    settled: Mapping[str, list[Row]],
    turn: int,
    judge: Judge,
) -> dict[str, list[Part]]:
    """Write what has been settled, the cells that it touches and their events; give the parts by table."""
    parts = {table: [write_part(folder, table, rows)] if rows else [] for table, rows in settled.items()}
    parts |= {"cells": [], "events": []}
    touched = connection.execute("SELECT cell, reports FROM touched ORDER BY cell").fetchall()
    for cells in _in_portions(touched):
        parts["cells"].append(write_part(folder, "cells", [{"cell": cell, "turn": turn} for cell in cells]))
        events = list(_derive_events(connection, cells, turn, judge))
        if events:
            parts["events"].append(write_part(folder, "events", events))
    return parts


def _place(
    connection: duckdb.DuckDBPyConnection, index: Index, manifest: Manifest, accounts: Ruled
) -> list[Row]:
    """Give the rows of origins that are new or others than before. An index that is new, damaged, of another state of the
    ledger, or that a writer was killed over, is made again.
    """
    rows = _propose(connection, index, manifest, accounts)
    connection.register("proposed", _as_table("origins", rows))
    known = {row[0] for row in connection.execute(_KNOWN).fetchall()}
    return [row for row in rows if row["document"] not in known]


def _propose(
    connection: duckdb.DuckDBPyConnection, index: Index, manifest: Manifest, accounts: Ruled
) -> list[Row]:
    """Give the rows of all articles that may stand otherwise than before."""
    turn = manifest.version + 1
    ruled = [document for pair in accounts.same for document in pair]
    joined = [row[0] for row in connection.execute(_JOINED, [ruled]).fetchall()]
    try:
        with index.telling_trouble():
            index.discard()  # what a derivation has left that came to no end
            if manifest.derivation and index.derivation == manifest.derivation:
                changed = place_articles(connection, index, accounts, after=manifest.derived)
                return origin_rows(index, changed, accounts, joined, turn)
    except sqlite3.DatabaseError:  # damaged
        pass
    with index.telling_trouble():
        index.clear()
        changed = place_articles(connection, index, accounts, after=0)
        return origin_rows(index, changed, accounts, joined, turn)


def _register_ruled(connection: duckdb.DuckDBPyConnection, changed: Sequence[Row]) -> None:
    """Let queries read what the changed rulings are on: reports as `ruled`."""
    reports = [report for row in changed for report in row["reports"]]
    connection.register("ruled", _as_strings(reports, ("document", "source", "target", "type")))


def _as_table(table: str, rows: list[Row]) -> pa.Table:
    return pa.Table.from_pylist(rows, schema=TABLES[table])


def _as_strings(rows: list[Row], columns: tuple[str, ...]) -> pa.Table:
    return pa.table({name: pa.array([row[name] for row in rows], pa.string()) for name in columns})


def _in_portions(touched: list[tuple[str, int]]) -> Iterator[list[str]]:
    """Divide cells into portions of about REPORTS_AT_ONCE reports, so that memory stays bounded."""
    portion: list[str] = []
    size = 0
    for cell, reports in touched:
        portion.append(cell)
        size += reports
        if size >= REPORTS_AT_ONCE:
            yield portion
            portion, size = [], 0
    if portion:
        yield portion


def _derive_events(
    connection: duckdb.DuckDBPyConnection, cells: list[str], turn: int, judge: Judge
) -> Iterator[Row]:
    connection.register("wanted", pa.table({"cell": pa.array(cells, pa.string())}))
    rows = connection.sql(_REPORTS).to_arrow_table().to_pylist()
    start = 0
    for end in range(1, len(rows) + 1):
        if end == len(rows) or rows[end]["cell"] != rows[start]["cell"]:
            acts = [event_row(act, turn, judge) for act in cluster(rows[start:end], judge.pasted)]
            yield from sorted(acts, key=lambda event: (event["day"], event["id"]))
            start = end
