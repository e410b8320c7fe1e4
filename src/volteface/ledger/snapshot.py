"""Reading a ledger: one manifest, held, so that all answers are of one state."""

import re
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pyarrow as pa

from volteface.errors import LedgerError
from volteface.ledger.events import name_event
from volteface.ledger.manifest import load_manifest
from volteface.ledger.parts import Row
from volteface.ledger.status import WEIGHTS
from volteface.ledger.views import connect, telling_damage

_WEIGHT = " ".join(f"WHEN '{status}' THEN {weight}" for status, weight in WEIGHTS.items())
_VIEWS = """
CREATE VIEW derived_articles AS SELECT * FROM kept_articles WHERE run <= {upto};
CREATE VIEW derived_runs AS SELECT * FROM kept_runs WHERE run <= {upto};
CREATE VIEW articles AS
    SELECT article.* EXCLUDE (fingerprint, address), coalesce(superseded_by, '') AS superseded_by
    FROM current_articles AS article LEFT JOIN current_withdrawals USING (document);
CREATE VIEW runs AS
    SELECT run, document, coder, codebook, coded_at, reports, run IN (SELECT run FROM current_runs) AS holds
    FROM derived_runs;
CREATE VIEW reports AS
    SELECT * EXCLUDE (group_pairs, sense) FROM current_reports ANTI JOIN current_withdrawals USING (document);
CREATE VIEW problems AS SELECT * EXCLUDE (key) FROM kept_problems;
CREATE VIEW events AS
    SELECT * EXCLUDE (turn), '' AS data_set, '' AS origin, 0::BIGINT AS import_key
    FROM current_events
    UNION ALL BY NAME
    SELECT
        source || '>' || target || ' ' || type AS cell, format('{{:016x}}', key) AS id,
        source, source_role, target, target_role, type, modes, []::VARCHAR[] AS contexts, quad, intensity,
        false AS mutual, status, []::VARCHAR[] AS claimed_by, []::VARCHAR[] AS denied_by,
        left(day::VARCHAR, CASE precision WHEN 'day' THEN 10 WHEN 'month' THEN 7 ELSE 4 END) AS date,
        precision AS date_precision, day, '' AS ruled, false AS stale, seen::VARCHAR AS first_seen,
        1::INTEGER AS support, 0::INTEGER AS against, 1::INTEGER AS pages, pairs, sentence,
        set || ':' || id AS document, outlet, url, []::STRUCT(run BIGINT, id VARCHAR, weight FLOAT)[] AS reports,
        (CASE status {weight} END) / pairs AS weight, set AS data_set,
        format('{{:016x}}', origin) AS origin, key AS import_key
    FROM current_imports;
CREATE VIEW rulings AS SELECT * EXCLUDE (holds), holds FROM current_rulings;
CREATE VIEW pages AS
    SELECT document, origin, parent, how, shared, outlet, language, url, title, published, seen FROM current_origins JOIN current_articles USING (document);
CREATE VIEW origins AS
    SELECT origin AS id, count(*) AS pages, list(document ORDER BY seen, document) AS documents,
        list(outlet ORDER BY seen, document)[1] AS first_outlet, min(seen) AS first_seen,
        origin IN (SELECT origin FROM current_pasted) AS pasted
    FROM pages GROUP BY origin;
CREATE VIEW dyads AS
    SELECT least(source, target) AS a, greatest(source, target) AS b, day, count(*) AS events, sum(support)::BIGINT AS origins,
        coalesce(sum(weight) FILTER (quad = 1), 0) AS verbal_cooperation,
        coalesce(sum(weight) FILTER (quad = 2), 0) AS material_cooperation,
        coalesce(sum(weight) FILTER (quad = 3), 0) AS verbal_conflict,
        coalesce(sum(weight) FILTER (quad = 4), 0) AS material_conflict,
        coalesce(sum(weight * abs(intensity)) FILTER (quad <= 2), 0) AS cooperation_intensity,
        coalesce(sum(weight * abs(intensity)) FILTER (quad >= 3), 0) AS conflict_intensity
    FROM events WHERE weight > 0 AND source <> '' AND target <> '' AND source <> target GROUP BY ALL;
CREATE VIEW shifts AS
    -- the first row is the alarm as it was raised; only its stage may change
    SELECT arg_min(columns(* EXCLUDE (id, step, budget, method, stage, lasted, turn)), turn), id, step, budget, method,
        arg_max(stage, turn) AS stage, arg_max(lasted, turn) AS lasted
    FROM kept_shifts GROUP BY id, step, budget, method;
"""


# an imported event's id is its key: numbers are compared many times as fast as what is written of them
_FIND = """
SELECT * FROM events
WHERE (import_key BETWEEN $low AND $high) OR (import_key = 0 AND starts_with(id, $prefix)) ORDER BY id LIMIT 6
"""
_KEY_DIGITS = 16
_HEX = re.compile(rf"[0-9a-f]{{0,{_KEY_DIGITS}}}")
_ID = re.compile(r"[0-9a-f]+")  # what is no beginning of an id is not looked for among all that ever were


def _bound_keys(prefix: str) -> dict[str, int]:
    """Give the smallest and the largest key that begins with some digits; there is none between them if no key can."""
    if not _HEX.fullmatch(prefix):
        return {"low": 1, "high": 0}
    low, high = (int(prefix.ljust(_KEY_DIGITS, digit), 16) for digit in "0f")
    return {"low": max(1, low), "high": min(high, (1 << 63) - 1)} if low < 1 << 63 else {"low": 1, "high": 0}


Parameters = list[Any] | tuple[Any, ...] | dict[str, Any]
"""Values for a query's `?` in order, or its `$name` by name."""


class Snapshot:
    """A ledger as it was when the snapshot was taken, up to the last pages that events have been made of.

    Its views, for `rows` and `table`:
    - articles: the latest text of each document, with the document that has superseded it or ""; pages: the same in short, with
      the origin of each
    - reports: those of each document's latest run that none has superseded, with all fields of a report; runs: every run, and
      whether it holds
    - events: with status, day, support (independent origins), weight (what it counts in a series) and its reports;
      `data_set` names the set that an event was imported from and `origin` its account, both "" for one of pages; `import_key` is its
      id as a number, 0 for one of pages
    - origins: independent accounts, with their documents, first outlet first
    - dyads: what the events of a pair (a < b) weigh together on a day, by quad class, with intensity and origins
    - shifts: alarms as they were raised, with the stage that each has come to; step, budget and method name the watch
    - rulings: what analysts have ruled, undone ones too, and whether each `holds`
    - problems: what could not be read, coded or kept
    - derived_articles, derived_runs: every row kept, up to the last pages that events have been made of

    A snapshot may be used by one thread. Writers delete the parts that it reads an hour after replacing them.
    """

    def __init__(self, folder: Path) -> None:
        """Raises LedgerError, with what to do, if the ledger is missing or damaged."""
        self.folder = folder
        manifest = load_manifest(folder)
        self._connection = connect(folder, manifest, upto=manifest.derived)
        self._connection.execute(_VIEWS.format(upto=manifest.derived, weight=_WEIGHT))

    def __enter__(self) -> Self:
        """Give the snapshot itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the snapshot."""
        self.close()

    def close(self) -> None:
        """Let go of the files."""
        self._connection.close()

    def execute(self, statement: str) -> None:
        """Run a statement that makes or changes a temporary table of this snapshot. Raises LedgerError on a damaged part."""
        with telling_damage(self.folder):
            self._connection.execute(statement)

    def register(self, name: str, table: pa.Table) -> None:
        """Let queries of this snapshot read an Arrow table under a name."""
        self._connection.register(name, table)

    def table(self, query: str, parameters: Parameters = ()) -> pa.Table:
        """Run a SELECT over the views and give an Arrow table. Raises LedgerError if a part is damaged."""
        with telling_damage(self.folder):
            return self._connection.sql(query, params=parameters).to_arrow_table()

    def rows(self, query: str, parameters: Parameters = ()) -> list[Row]:
        """Run a SELECT over the views and give its rows as dicts. Raises LedgerError if a part is damaged."""
        rows: list[Row] = self.table(query, parameters).to_pylist()
        return rows

    def find_event(self, prefix: str) -> Row:
        """Give the event whose id is or was, or alone begins with, `prefix`. Raises LedgerError if there is none or many."""
        prefix = prefix.lower()
        rows = self.rows(_FIND, {"prefix": prefix, **_bound_keys(prefix)})
        if not rows and _ID.fullmatch(prefix) and (moved := set(self.trace_events([prefix]).values())):
            rows = self.rows(
                "SELECT * FROM events WHERE id IN (SELECT unnest($ids)) ORDER BY id", {"ids": sorted(moved)}
            )
        if not rows:
            raise LedgerError(
                f"no event's id begins with {prefix!r}; 'volteface relations' and 'brief' show ids."
            )
        if len(rows) > 1:
            ids = ", ".join(row["id"] for row in rows[:5])
            raise LedgerError(
                f"{prefix!r} begins several ids ({ids}{' ...' if len(rows) > 5 else ''}); give more of one."
            )
        return rows[0]

    def trace_events(self, prefixes: Iterable[str]) -> dict[str, str]:
        """Give, for ids that events have had and that begin with some prefix, the ids of the events that they are now.

        An event's id is that of its smallest report: those that an alarm has named may have been joined by others since.
        """
        begins = tuple(prefixes)
        members = self.table("SELECT id, unnest(reports).id AS report FROM events WHERE len(reports) > 1")
        pairs = zip(members["id"].to_pylist(), members["report"].to_pylist(), strict=True)
        named = ((name_event(report), now) for now, report in pairs)
        return {old: now for old, now in named if old.startswith(begins)}
