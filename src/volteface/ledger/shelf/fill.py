"""Bringing the shelf's tables to a manifest: what came after the last one, and the sums that it touches."""

from pathlib import Path

import duckdb

from volteface.ledger.manifest import Manifest
from volteface.ledger.offered import ARTICLE, SUMS, WHOLE
from volteface.ledger.rulings import find_holding
from volteface.ledger.schema import TABLES as PARTS
from volteface.ledger.shelf.tables import EVENTS, IMPORTS, KINDS, NEWEST_KEYS, RUNS, TABLES, Kind
from volteface.ledger.views import read_parts

FEWEST_STRAYS, MOST_STRAYS = 200_000, 0.2
"""Rows put in later stand behind the sorted ones. From so many on, and this part of all, events are sorted again."""

_KEPT = {
    "kept_runs": f"SELECT {RUNS} FROM part_runs WHERE run > $last_run",
    "kept_reports": "SELECT * EXCLUDE (sense) FROM part_reports WHERE run > $last_run",
    "kept_pages": f"SELECT {ARTICLE} FROM part_articles WHERE run > $last_run",
}  # fmt: skip
_MOVED = """
CREATE TEMP TABLE moved AS
    SELECT document FROM kept_runs WHERE run > $derived AND run <= $upto
    UNION SELECT document FROM part_origins WHERE turn > $version
"""
_RUNS = "SELECT document, max(run) AS run FROM kept_runs SEMI JOIN moved USING (document) WHERE run <= $upto GROUP BY document"
_PLACED = f"""
SELECT {ARTICLE}, origin, parent, how, shared, turn
FROM (
    SELECT * FROM kept_pages SEMI JOIN moved USING (document) WHERE run <= $upto
    QUALIFY run = max(run) OVER (PARTITION BY document)
) JOIN (
    SELECT * FROM part_origins SEMI JOIN moved USING (document) QUALIFY turn = max(turn) OVER (PARTITION BY document)
) USING (document)
"""
_SMALL = {
    "kept_shifts": ("shifts", "SELECT * FROM part_shifts"),
    "kept_rulings": ("rulings", "SELECT * FROM part_rulings"),
    "current_withdrawals": ("withdrawals", """
        SELECT document, superseded_by FROM (
            SELECT document, arg_max(superseded_by, turn) AS superseded_by FROM part_withdrawals GROUP BY document)
        WHERE superseded_by <> ''"""),
    "current_pasted": ("pasted", """
        SELECT origin, pages FROM (SELECT origin, arg_max(pages, turn) AS pages FROM part_pasted GROUP BY origin)
        WHERE pages > 0"""),
}  # fmt: skip
"""Tables that are made again whole where parts of theirs have come: people, or few pages, make their rows."""
_CELLS = "CREATE TEMP TABLE fresh_cells AS SELECT cell, max(turn) AS turn FROM part_cells WHERE turn > $version GROUP BY cell"
_EVENTS = f"SELECT {EVENTS} FROM part_events SEMI JOIN fresh_cells USING (cell, turn) WHERE turn > $version ORDER BY a, b, day"
_REVISED = "key IN (SELECT key FROM part_revisions WHERE turn > $version)"
_IMPORTS = f"""
SELECT {IMPORTS} FROM part_imports AS row
ANTI JOIN part_revisions AS revised ON revised.key = row.key AND revised.turn > row.turn WHERE turn > $version ORDER BY a, b, day
"""
_CLOCK = """
SELECT greatest((SELECT coalesce(max(seen), '') FROM placed), imported) AS as_of, imported FROM (
    SELECT greatest(
        (SELECT coalesce(max(imported), '') FROM old_clock),
        (SELECT coalesce(max(seen)::VARCHAR, '') FROM part_imports WHERE turn > $version)
    ) AS imported)
"""

_OF_PAIR = "SELECT * FROM {} SEMI JOIN touched_pairs USING (a, b)"
_PAIR = "(a, b) IN (SELECT (a, b) FROM touched_pairs)"
_OF_DAY = "SELECT * FROM {} SEMI JOIN touched_days USING (day)"
_OF_ACTOR = "SELECT * FROM {{}} WHERE a IN ({actors}) OR b IN ({actors})"
_BY_PAGES, _BY_ROWS = (
    "SELECT actor FROM touched_actors WHERE NOT imported",
    "SELECT actor FROM touched_actors WHERE imported",
)
_BOTH = frozenset((False, True))
_TOUCHED = {
    **dict.fromkeys(("month_acts", "days", "partners", "sections"), (_OF_PAIR, _PAIR, _BOTH)),
    "attention": (_OF_DAY, "day IN (SELECT day FROM touched_days)", _BOTH),
    **dict.fromkeys(
        ("page_standings", "page_outlets"),
        (_OF_ACTOR.format(actors=_BY_PAGES), f"state IN ({_BY_PAGES})", {False}),
    ),
    **dict.fromkeys(
        ("row_standings", "row_outlets"),
        (_OF_ACTOR.format(actors=_BY_ROWS), f"state IN ({_BY_ROWS})", {True}),
    ),
}
"""For each sum the events that it has to be made of again, which of its rows these are, and whether it is of imported events."""
_ORDERED = {
    "month_acts": "ORDER BY a, b, day",
    "days": "ORDER BY day, a, b",
    "attention": "ORDER BY actor, day",
}
"""Tables in which rows are found by where they stand."""
_TOUCHED_TABLES = """
CREATE TEMP TABLE touched_pairs AS SELECT DISTINCT a, b FROM touched;
CREATE TEMP TABLE touched_actors AS SELECT a AS actor, imported FROM touched UNION SELECT b, imported FROM touched;
CREATE TEMP TABLE touched_days AS SELECT DISTINCT day FROM touched;
"""


def open_parts(connection: duckdb.DuckDBPyConnection, folder: Path, manifest: Manifest) -> None:
    """Make the temporary views `part_*` on a ledger's parts."""
    for table, schema in PARTS.items():
        if manifest.tables.get(table):
            connection.execute(
                f"CREATE TEMP VIEW part_{table} AS SELECT * FROM {read_parts(folder, manifest, table)}"
            )
        else:  # a ledger that is older than this table
            connection.register(f"part_{table}", schema.empty_table())


def show_parts(connection: duckdb.DuckDBPyConnection, folder: Path, manifest: Manifest) -> None:
    """Make the views that read parts themselves: texts, and what is seldom asked for."""
    for table in ("articles", "problems"):
        parts = read_parts(folder, manifest, table)
        connection.execute(f"CREATE OR REPLACE VIEW kept_{table} AS SELECT * FROM {parts}")


class Filling:
    """One way from a manifest, or from nothing, to a later one, in a transaction of a connection that has `part_*`."""

    def __init__(
        self, connection: duckdb.DuckDBPyConnection, before: Manifest | None, manifest: Manifest
    ) -> None:
        self._connection = connection
        self._before, self._manifest = before, manifest
        self._known = {
            "last_run": before.last_run if before else 0,
            "derived": before.derived if before else 0,
            "version": before.version if before else 0,
            "upto": manifest.derived,
        }

    def fill(self) -> int:
        """Bring all tables to the manifest; give how many rows of events have been put in."""
        if self._before is None:
            for name in (*TABLES, *SUMS, "newest"):
                self._run(f"DELETE FROM {name}")
        for name, select in _KEPT.items():
            self._run(f"INSERT INTO {name} {select}")
        self._place_pages()
        self._copy_small()
        self._run("CREATE TEMP TABLE touched (a VARCHAR, b VARCHAR, day DATE, imported BOOLEAN)")
        rows = self._change_events() + self._change_imports()
        self._run("CREATE TEMP TABLE old_clock AS SELECT * FROM clock")
        self._run("DELETE FROM clock")
        self._run(f"INSERT INTO clock {_CLOCK}")
        if self._before is None:
            self._sum_all()
        elif rows or self._count("touched"):
            self._sum_touched()
        return rows

    def _place_pages(self) -> None:
        self._run(_MOVED)
        for name, select in (("current_runs", _RUNS), ("placed", _PLACED)):
            self._run(f"DELETE FROM {name} WHERE document IN (SELECT document FROM moved)")
            self._run(f"INSERT INTO {name} BY NAME {select}")

    def _copy_small(self) -> None:
        for name, (table, select) in _SMALL.items():
            if self._has_changed(table):
                self._run(f"DELETE FROM {name}")
                self._run(f"INSERT INTO {name} {select}")
        if self._has_changed("rulings"):
            rows = self._run("SELECT id, undoes FROM kept_rulings ORDER BY turn").fetchall()
            self._run("DELETE FROM current_rulings")
            self._connection.execute(
                "INSERT INTO current_rulings SELECT *, id IN (SELECT unnest(?::VARCHAR[])) FROM kept_rulings ORDER BY turn",
                [sorted(find_holding(rows))],
            )

    def _has_changed(self, table: str) -> bool:
        return self._before is None or self._before.tables.get(table) != self._manifest.tables.get(table)

    def _change_events(self) -> int:
        self._run(_CELLS)
        if self._before:
            self._run(
                "INSERT INTO touched SELECT a, b, day, false FROM current_events SEMI JOIN fresh_cells USING (cell)"
            )
            self._run("DELETE FROM current_events WHERE cell IN (SELECT cell FROM fresh_cells)")
        rows = self._put(f"INSERT INTO current_events {_EVENTS}")
        if self._before:
            self._run(
                "INSERT INTO touched SELECT a, b, day, false FROM current_events SEMI JOIN fresh_cells USING (cell)"
            )
        return rows

    def _change_imports(self) -> int:
        if self._before is None:
            return self._put(f"INSERT INTO current_imports {_IMPORTS}")
        if not (self._has_changed("imports") or self._has_changed("revisions")):
            return 0
        self._run(f"INSERT INTO touched SELECT a, b, day, true FROM current_imports WHERE {_REVISED}")
        self._run(f"DELETE FROM current_imports WHERE {_REVISED}")
        self._run(f"CREATE TEMP TABLE fresh_imports AS {_IMPORTS}")
        self._run("INSERT INTO touched SELECT a, b, day, true FROM fresh_imports")
        return self._put("INSERT INTO current_imports SELECT * FROM fresh_imports")

    def _sum_all(self) -> None:
        for name, select in SUMS.items():
            self._run(f"INSERT INTO {name} {select.format(**WHOLE)} {_ORDERED.get(name, '')}")
        for kind in KINDS:
            self._choose_newest(kind, "SELECT unnest([a, b]) FROM sections")

    def _sum_touched(self) -> None:
        self._run(_TOUCHED_TABLES)
        kinds = {kind for (kind,) in self._run("SELECT DISTINCT imported FROM touched").fetchall()}
        for name, select in SUMS.items():
            events, rows, of_kinds = _TOUCHED[name]
            if kinds.isdisjoint(of_kinds):
                continue
            some = {kind: f"({events.format(table)})" for kind, table in WHOLE.items()}
            self._run(f"DELETE FROM {name} WHERE {rows}")
            again = f"SELECT * FROM ({select.format(**some)}) WHERE {rows}"
            self._run(f"INSERT INTO {name} {again} {_ORDERED.get(name, '')}")
        for kind in KINDS:
            if kind.imported in kinds:
                actors = f"SELECT actor FROM touched_actors WHERE imported = {kind.imported}"
                self._run(f"DELETE FROM newest WHERE imported = {kind.imported} AND state IN ({actors})")
                self._choose_newest(kind, actors)

    def _choose_newest(self, kind: Kind, actors: str) -> None:
        self._run(NEWEST_KEYS.format(key=kind.key, kind=kind.condition, actors=actors))
        self._run(f"INSERT INTO newest BY NAME {kind.newest}")

    def _count(self, table: str) -> int:
        return int(self._run(f"SELECT count(*) FROM {table}").fetchall()[0][0])

    def _put(self, statement: str) -> int:
        return int(self._run(statement).fetchall()[0][0])

    def _run(self, statement: str) -> duckdb.DuckDBPyConnection:
        used = {name: value for name, value in self._known.items() if f"${name}" in statement}
        return self._connection.execute(statement, used) if used else self._connection.execute(statement)


def sort_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Put the rows in order again: of events by pair and day, of sums as they were made."""
    for name, order in (*((name, "ORDER BY a, b, day") for name in WHOLE.values()), *_ORDERED.items()):
        connection.execute(f"CREATE OR REPLACE TEMP TABLE sorted AS SELECT * FROM {name} {order}")
        connection.execute(f"DELETE FROM {name}")
        connection.execute(f"INSERT INTO {name} SELECT * FROM sorted")
