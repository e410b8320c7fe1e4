"""Making one part of many small ones, and letting go of what has been replaced."""

import time
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import duckdb

from volteface.ledger.manifest import Manifest, Part, Retired
from volteface.ledger.parts import part_path, seal_part, sync_parts
from volteface.ledger.views import quote, read_files, reading

GRACE_SECONDS = 3600.0
"""How long a replaced part stays for readers that opened an older manifest."""
TIER_PARTS = 8
"""So many parts of like size are made one: every row is then rewritten once a tier, not once a batch."""
TIER_GROWTH = 8
SMALLEST_TIER_BYTES = 1 << 20
LARGEST_PART_BYTES = 1 << 30

_COPY = "COPY (SELECT part.* FROM {source} AS part {holding}) TO {path} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {group})"
ROWS_TOGETHER, TEXTS_TOGETHER = 20_480, 2_048
"""Of a part so many rows are packed together. To read one text, all of its group are unpacked."""

# Derived rows that a later turn has replaced are dropped; whatever was kept from a page stays for good.
_HOLDING = {
    "events": "SEMI JOIN (SELECT cell, max(turn) AS turn FROM kept_cells GROUP BY cell) USING (cell, turn)",
    "cells": "SEMI JOIN (SELECT cell, max(turn) AS turn FROM kept_cells GROUP BY cell) USING (cell, turn)",
    "withdrawals": "SEMI JOIN (SELECT document, max(turn) AS turn FROM kept_withdrawals GROUP BY document) USING (document, turn)",
    "origins": "SEMI JOIN (SELECT document, max(turn) AS turn FROM kept_origins GROUP BY document) USING (document, turn)",
    "pasted": "SEMI JOIN (SELECT origin, max(turn) AS turn FROM kept_pasted GROUP BY origin) USING (origin, turn)",
}


def compact(folder: Path, manifest: Manifest) -> Manifest:
    """Give the manifest with small parts put together (the same one if there is nothing to do); nothing is swapped."""
    due = {table: _choose(parts) for table, parts in manifest.tables.items()}
    due = {table: parts for table, parts in due.items() if parts}
    if not due:
        return manifest
    tables = dict(manifest.tables)
    with reading(folder, manifest, upto=manifest.last_run) as connection:
        for table, small in due.items():
            merged = _merge(connection, folder, table, small)
            at = tables[table].index(small[0])
            kept = [part for part in tables[table] if part not in small]
            tables[table] = (*kept[:at], merged, *kept[at:])
    sync_parts(folder)
    now = time.time()
    retired = tuple(Retired(file=part.file, since=now) for parts in due.values() for part in parts)
    return replace(
        manifest, version=manifest.version + 1, tables=tables, retired=(*manifest.retired, *retired)
    )


def forget_retired(manifest: Manifest) -> Manifest:
    """Give the manifest without the retired parts whose grace is over (the same one if there are none)."""
    limit = time.time() - GRACE_SECONDS
    young = tuple(part for part in manifest.retired if part.since > limit)
    if len(young) == len(manifest.retired):
        return manifest
    return replace(manifest, version=manifest.version + 1, retired=young)


def _choose(parts: tuple[Part, ...]) -> list[Part]:
    """Give the parts to be put together, in their order: all of the smallest tier that is full and those below it."""
    tiers: defaultdict[int, list[Part]] = defaultdict(list)
    for part in parts:
        if part.bytes < LARGEST_PART_BYTES:
            tiers[_tier(part)].append(part)
    full = min((tier for tier, members in tiers.items() if len(members) >= TIER_PARTS), default=None)
    return [
        part for part in parts if full is not None and part.bytes < LARGEST_PART_BYTES and _tier(part) <= full
    ]


def _tier(part: Part) -> int:
    tier, bytes_ = 0, part.bytes
    while bytes_ > SMALLEST_TIER_BYTES:
        bytes_ //= TIER_GROWTH
        tier += 1
    return tier


def _merge(connection: duckdb.DuckDBPyConnection, folder: Path, table: str, small: list[Part]) -> Part:
    path = part_path(folder, table)
    source = read_files(folder, [part.file for part in small])
    holding = _HOLDING.get(table, "")
    group = TEXTS_TOGETHER if table == "articles" else ROWS_TOGETHER
    filled = _COPY.format(source=source, holding=holding, path=quote(str(path.absolute())), group=group)
    copied = connection.execute(filled).fetchall()
    return seal_part(path, int(copied[0][0]))
