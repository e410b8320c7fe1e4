"""A ledger's parts as DuckDB views: what was kept, row by row, and what of it holds now."""

import glob
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from volteface.ledger.manifest import PARTS, Manifest
from volteface.ledger.parts import check_parts, damaged
from volteface.ledger.rulings import settle_rulings
from volteface.ledger.schema import TABLES

# no network, ever
SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}

_KEPT = "CREATE VIEW kept_{table} AS SELECT * FROM {parts}"
_CURRENT = """
CREATE VIEW current_runs AS
    SELECT document, max(run) AS run FROM kept_runs WHERE run <= {upto} GROUP BY document;
CREATE VIEW current_articles AS
    SELECT article.* FROM kept_articles AS article
    JOIN (SELECT document, max(run) AS run FROM kept_articles WHERE run <= {upto} GROUP BY document) USING (document, run);
CREATE VIEW current_reports AS
    SELECT report.* FROM kept_reports AS report SEMI JOIN current_runs USING (run);
CREATE VIEW current_origins AS
    SELECT origin.* EXCLUDE (turn) FROM kept_origins AS origin
    JOIN (SELECT document, max(turn) AS turn FROM kept_origins GROUP BY document) USING (document, turn);
CREATE VIEW current_pasted AS
    SELECT origin, pages FROM (SELECT origin, arg_max(pages, turn) AS pages FROM kept_pasted GROUP BY origin) WHERE pages > 0;
CREATE VIEW current_withdrawals AS
    SELECT document, superseded_by FROM (
        SELECT document, arg_max(superseded_by, turn) AS superseded_by FROM kept_withdrawals GROUP BY document)
    WHERE superseded_by <> '';
CREATE VIEW current_events AS
    SELECT event.*, least(source, target) AS a, greatest(source, target) AS b FROM kept_events AS event
    JOIN (SELECT cell, max(turn) AS turn FROM kept_cells GROUP BY cell) USING (cell, turn);
CREATE VIEW current_imports AS
    SELECT row.*, least(source, target) AS a, greatest(source, target) AS b FROM kept_imports AS row
    ANTI JOIN kept_revisions AS revised ON revised.key = row.key AND revised.turn > row.turn;
"""

_DAMAGE = (
    duckdb.IOException,
    duckdb.InvalidInputException,
    duckdb.SerializationException,
    duckdb.InternalException,
)


@contextmanager
def reading(folder: Path, manifest: Manifest, upto: int) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a state of a ledger as `connect` does, for a while. Raises LedgerError when a damaged part is met."""
    with telling_damage(folder), connect(folder, manifest, upto) as connection:
        yield connection


def connect(folder: Path, manifest: Manifest, upto: int) -> duckdb.DuckDBPyConnection:
    """Open a state of a ledger: views `kept_*` on all rows and `current_*` on those that hold, runs up to `upto`.

    Raises LedgerError if a part is missing or damaged.
    """
    check_parts(folder, manifest)
    connection = duckdb.connect(config=SETTINGS)
    try:
        with telling_damage(folder):
            for table in TABLES:
                if manifest.tables.get(table):
                    connection.execute(_KEPT.format(table=table, parts=read_parts(folder, manifest, table)))
                else:  # a ledger that is older than this table
                    connection.register(f"kept_{table}", TABLES[table].empty_table())
            make_views(connection, upto)
    except BaseException:
        connection.close()
        raise
    return connection


def make_views(connection: duckdb.DuckDBPyConnection, upto: int) -> None:
    """Make the views `current_*` of a connection that has `kept_*`."""
    connection.execute(_CURRENT.format(upto=upto))
    settle_rulings(connection)


@contextmanager
def telling_damage(folder: Path) -> Iterator[None]:
    """Turn what DuckDB raises on a damaged part into a LedgerError; errors in the query itself pass through."""
    try:
        yield
    except duckdb.Error as error:
        # what the Parquet reader itself throws comes as the bare base class
        if isinstance(error, _DAMAGE) or type(error) is duckdb.Error:
            raise damaged(folder, error) from error
        raise


def read_parts(folder: Path, manifest: Manifest, table: str) -> str:
    """Give the SQL that reads a table's parts, in the order in which they were written."""
    return read_files(folder, [part.file for part in manifest.tables[table]])


def read_files(folder: Path, files: list[str]) -> str:
    """Give the SQL that reads parts by name."""
    paths = [quote(glob.escape(str(folder.absolute() / PARTS / file))) for file in files]
    return f"read_parquet([{', '.join(paths)}])"


def quote(text: str) -> str:
    """Give an SQL string."""
    return "'" + text.replace("'", "''") + "'"
