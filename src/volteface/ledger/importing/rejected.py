"""Rows that could not be used, set aside where a person can look at them."""

from collections.abc import Sequence
from pathlib import Path

import duckdb

from volteface.ledger.importing.steps import LEFT_OUT, NOBODY, UNREADABLE, has_rejects
from volteface.ledger.views import quote

REJECTED = "rejected"
_ROWS = f"""
SELECT '' AS file, NULL::UBIGINT AS line, reason, concat_ws(chr(9), id, day, seen, source, target, code) AS row
FROM (SELECT row, reason FROM coded WHERE reason NOT IN ('', '{LEFT_OUT}', '{NOBODY}')) AS bad
JOIN raw ON raw.rowid = bad.row
"""  # noqa: S608 - our own text
_LINES = f"""
SELECT
    file_path AS file, line, '{UNREADABLE.replace("'", "''")}: ' || lower(min(error_type)::VARCHAR) AS reason,
    any_value(csv_line) AS row
FROM reject_errors JOIN reject_scans USING (scan_id, file_id) GROUP BY file_path, line
"""  # noqa: S608 - our own text; DuckDB tells of each missing cell
_NAMES = """
SELECT told AS name, count(*) AS rows
FROM (SELECT source AS told, on_day FROM raw UNION ALL SELECT target, on_day FROM raw)
JOIN parties USING (told) WHERE code = '' AND on_day BETWEEN since AND until
GROUP BY told ORDER BY rows DESC, name
"""


def set_aside(
    connection: duckdb.DuckDBPyConnection, folder: Path, name: str, files: Sequence[Path]
) -> list[Path]:
    """Write what could not be used beside a ledger's parts: bad rows with the reason, and names that nobody goes by.

    Files are called after the first file of the batch, so that importing it again writes the same ones anew.
    """
    folder = folder / REJECTED
    stem = f"{name.replace('/', '-')}-{files[0].name}" + (
        f"-and-{len(files) - 1}-more" if len(files) > 1 else ""
    )
    rows = f"SELECT * FROM ({_ROWS}{f' UNION ALL {_LINES}' if has_rejects(connection) else ''}) ORDER BY file, line, row"  # noqa: S608
    written = []
    for query, kind in ((rows, "rows"), (_NAMES, "names")):
        path = folder / f"{stem}.{kind}.csv"
        if connection.execute(f"SELECT 1 FROM ({query}) LIMIT 1").fetchall():  # noqa: S608
            folder.mkdir(exist_ok=True)
            connection.execute(f"COPY ({query}) TO {quote(str(path.absolute()))} (FORMAT csv, HEADER)")
            written.append(path)
        else:
            path.unlink(missing_ok=True)
    return written
