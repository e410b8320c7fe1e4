"""The shelf's tables and views. Rows are put in and taken out, tables are never dropped: whoever reads an older state still needs them."""

from typing import NamedTuple

from volteface.ledger.likeness import SENSE_BITS
from volteface.ledger.offered import ARTICLE, SECTIONED, SUMS, WHOLE, bound_runs, list_views

FORMAT = 3
"""Of the file; another one is made anew. To be raised with every change of what stands in the tables."""
NEWEST = 40
"""So many of the newest events of each actor and section are kept whole."""

RUNS = f"run, document, text_hash, coder, codebook, coded_at, reports, array_slice(senses, 1, {SENSE_BITS // 8}) AS senses"
"""Of the signs of an article's vectors those of the article itself: the first."""
EVENTS = "*, least(source, target) AS a, greatest(source, target) AS b"
IMPORTS = "* EXCLUDE (turn, version), least(source, target) AS a, greatest(source, target) AS b"

TABLES = {
    "kept_runs": f"SELECT {RUNS} FROM part_runs",
    "kept_reports": "SELECT * EXCLUDE (sense) FROM part_reports",
    "kept_pages": f"SELECT {ARTICLE} FROM part_articles",
    "kept_shifts": "SELECT * FROM part_shifts",
    "kept_rulings": "SELECT * FROM part_rulings",
    "current_runs": "SELECT document, run FROM part_runs",
    "placed": f"SELECT {ARTICLE}, origin, parent, how, shared, turn FROM part_articles JOIN part_origins USING (document)",
    "current_withdrawals": "SELECT document, superseded_by FROM part_withdrawals",
    "current_pasted": "SELECT origin, pages FROM part_pasted",
    "current_rulings": "SELECT *, true AS holds FROM part_rulings",
    "current_events": f"SELECT {EVENTS} FROM part_events",
    "current_imports": f"SELECT {IMPORTS} FROM part_imports",
    "clock": "SELECT '' AS as_of, '' AS imported",
}  # fmt: skip
"""What each table is made like; `part_*` are the ledger's parts."""

_VIEWS = """
CREATE VIEW kept_origins AS SELECT document, origin, parent, how, shared, turn FROM placed;
CREATE VIEW current_origins AS SELECT document, origin, parent, how, shared FROM placed;
CREATE VIEW pages AS SELECT document, origin, parent, how, shared, outlet, language, url, title, published, seen FROM placed;
CREATE VIEW articles AS
    SELECT page.run, page.document, page.text_hash, page.url, page.outlet, page.title, article.lead, article.text, page.author,
        page.published, page.language, article.captions, article.clutter, article.problems, page.added, page.seen,
        coalesce(superseded_by, '') AS superseded_by
    FROM placed AS page JOIN kept_articles AS article ON article.run = page.run
    LEFT JOIN current_withdrawals AS withdrawn ON withdrawn.document = page.document;
CREATE VIEW reports AS
    SELECT * EXCLUDE (group_pairs) FROM kept_reports SEMI JOIN current_runs USING (run) ANTI JOIN current_withdrawals USING (document);
"""

NEWEST_KEYS = f"""
CREATE OR REPLACE TEMP TABLE chosen AS
WITH kind AS (
    SELECT a, b, section, day, {{key}} AS key FROM sectioned WHERE {{kind}}
), held AS (
    SELECT a AS state, * EXCLUDE (a, b) FROM kind WHERE a <> '' AND a IN ({{actors}})
    UNION ALL SELECT b, * EXCLUDE (a, b) FROM kind WHERE b <> a AND b IN ({{actors}})
), days AS (
    SELECT state, section, day, count(*) AS events FROM held GROUP BY ALL
), edges AS (
    SELECT state, section, min(day) AS first FROM (
        SELECT *, sum(events) OVER (PARTITION BY state, section ORDER BY day DESC) - events AS later FROM days
    ) WHERE later < {NEWEST} GROUP BY ALL
)
SELECT state, key FROM held JOIN edges USING (state, section) WHERE day >= first
QUALIFY row_number() OVER (PARTITION BY state, section ORDER BY day DESC, key) <= {NEWEST}
"""
"""The newest events of each section of some actors, by their keys: of rows, numbers stand in the order of ids."""
_CHOSEN = "(SELECT * FROM {} WHERE {} IN (SELECT key FROM chosen))"
_NONE = "(SELECT * FROM {} LIMIT 0)"
_NEWEST_ROWS = "SELECT state, {imported} AS imported, event.* FROM chosen JOIN ({events}) AS event ON event.{key} = chosen.key"


class Kind(NamedTuple):
    """Events of pages or imported ones: where one kind has changed the newest of the other stay."""

    imported: bool
    key: str
    condition: str
    newest: str


KINDS = (
    Kind(False, "id", "import_key = 0", _NEWEST_ROWS.format(imported=False, key="id", events=SECTIONED.format(
        events=_CHOSEN.format(WHOLE["events"], "id"), imports=_NONE.format(WHOLE["imports"])))),
    Kind(True, "import_key", "import_key > 0", _NEWEST_ROWS.format(imported=True, key="import_key", events=SECTIONED.format(
        events=_NONE.format(WHOLE["events"]), imports=_CHOSEN.format(WHOLE["imports"], "key")))),
)  # fmt: skip


def list_tables() -> str:
    """Give the statements that make the tables and views, empty, where `part_*` and `kept_articles` are."""
    made = [f"CREATE TABLE {name} AS {select} LIMIT 0;" for name, select in TABLES.items()]
    made += [_VIEWS, bound_runs(0), list_views()]
    made += [
        f"CREATE TABLE {name} AS SELECT * FROM ({select.format(**WHOLE)}) LIMIT 0;"
        for name, select in SUMS.items()
    ]
    made.append("CREATE TABLE newest AS SELECT '' AS state, false AS imported, * FROM sectioned LIMIT 0;")
    made.append("CREATE TABLE state (name VARCHAR, format INTEGER, manifest VARCHAR, strays BIGINT);")
    return "\n".join(made)
