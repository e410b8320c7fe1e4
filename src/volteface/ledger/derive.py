"""Making origins and events again where what was kept since has touched them."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pyarrow as pa

from volteface.ledger.clusters import cluster
from volteface.ledger.events import event_row
from volteface.ledger.index import Index
from volteface.ledger.manifest import Manifest, Part
from volteface.ledger.origins import Ruled, origin_rows, place_articles
from volteface.ledger.parts import Row, sync_parts, write_part
from volteface.ledger.views import reading

REPORTS_AT_ONCE = 100_000

_TOUCHED = """
CREATE OR REPLACE TEMP TABLE touched AS
    SELECT cell, count(*) AS reports FROM kept_reports
    WHERE cell IN (
        SELECT cell FROM kept_reports
        WHERE document IN (SELECT document FROM kept_runs WHERE run > ? UNION SELECT document FROM placed)
    )
    GROUP BY cell
"""
_ORIGINS = """
CREATE OR REPLACE TEMP TABLE newest_origins AS
    SELECT document, origin FROM placed UNION ALL
    SELECT document, origin FROM current_origins ANTI JOIN placed USING (document)
"""
_REPORTS = """
SELECT
    report.* EXCLUDE (evidence, trigger, source_mention, target_mention, place, confidence, coder, codebook),
    report.evidence.text AS evidence, report.evidence.start AS evidence_start, report.trigger.start AS trigger_start,
    coalesce(report.source_mention.text, '') AS source_text, coalesce(report.target_mention.text, '') AS target_text,
    newest_origins.origin, article.outlet, article.url, article.language
FROM current_reports AS report
SEMI JOIN wanted ON wanted.cell = report.cell
JOIN newest_origins ON newest_origins.document = report.document
JOIN current_articles AS article ON article.document = report.document
ORDER BY report.cell
"""


def derive(folder: Path, manifest: Manifest, index: Index) -> Manifest:
    """Give the manifest with origins and events that stand for every run kept; parts are written, nothing is swapped.

    Cells (a pair and a type) that no new run and no moved origin touches are left as they are.
    """
    turn = manifest.last_run
    if turn == manifest.derived:
        return manifest
    with reading(folder, manifest, upto=turn) as connection:
        if index.turn > manifest.derived:  # the parts are those of an older state: it was put back from a copy
            index.clear()
        ruled = Ruled((), (), ())
        placed = origin_rows(index, place_articles(connection, index, ruled), ruled, turn)
        connection.register("placed", _as_strings(placed, ("document", "origin")))
        connection.execute(_TOUCHED, [manifest.derived])
        connection.execute(_ORIGINS)
        touched = connection.execute("SELECT cell, reports FROM touched ORDER BY cell").fetchall()
        parts: dict[str, list[Part]] = {"origins": [], "cells": [], "events": []}
        if placed:
            parts["origins"].append(write_part(folder, "origins", placed))
        for cells in _in_portions(touched):
            parts["cells"].append(
                write_part(folder, "cells", [{"cell": cell, "turn": turn} for cell in cells])
            )
            events = list(_derive_events(connection, cells, turn))
            if events:
                parts["events"].append(write_part(folder, "events", events))
    sync_parts(folder)
    return manifest.with_parts(parts, derived=turn)


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


def _derive_events(connection: duckdb.DuckDBPyConnection, cells: list[str], turn: int) -> Iterator[Row]:
    connection.register("wanted", pa.table({"cell": pa.array(cells, pa.string())}))
    rows = connection.sql(_REPORTS).to_arrow_table().to_pylist()
    start = 0
    for end in range(1, len(rows) + 1):
        if end == len(rows) or rows[end]["cell"] != rows[start]["cell"]:
            acts = [event_row(act, turn) for act in cluster(rows[start:end])]
            yield from sorted(acts, key=lambda event: (event["day"], event["id"]))
            start = end
