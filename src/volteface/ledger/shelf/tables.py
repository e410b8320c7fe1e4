"""The shelf's tables and views. Rows are put in and taken out, tables are never dropped: whoever reads an older state still needs them."""

from volteface.ledger.likeness import SENSE_BITS
from volteface.ledger.offered import SUMS, WHOLE, bound_runs, list_views

FORMAT = 2
"""Of the file; another one is made anew. To be raised with every change of what stands in the tables."""
NEWEST = 40
"""So many of the newest events of each actor and section are kept whole."""

RUNS = f"run, document, text_hash, coder, codebook, coded_at, reports, array_slice(senses, 1, {SENSE_BITS // 8}) AS senses"
"""Of the signs of an article's vectors those of the article itself: the first."""
PAGES = "run, document, text_hash, url, outlet, title, author, published, language, added, seen"
"""Articles without their texts, which stay in the ledger's parts."""
EVENTS = "*, least(source, target) AS a, greatest(source, target) AS b"
IMPORTS = "* EXCLUDE (turn, version), least(source, target) AS a, greatest(source, target) AS b"

TABLES = {
    "kept_runs": f"SELECT {RUNS} FROM part_runs",
    "kept_reports": "SELECT * EXCLUDE (sense) FROM part_reports",
    "kept_pages": f"SELECT {PAGES} FROM part_articles",
    "kept_shifts": "SELECT * FROM part_shifts",
    "kept_rulings": "SELECT * FROM part_rulings",
    "current_runs": "SELECT document, run FROM part_runs",
    "placed": f"SELECT {PAGES}, origin, parent, how, shared, turn FROM part_articles JOIN part_origins USING (document)",
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

NEWEST_EVENTS = f"""
WITH held AS (
    SELECT a AS state, section, day FROM sectioned WHERE a <> '' AND {{a}}
    UNION ALL SELECT b, section, day FROM sectioned WHERE b <> a AND {{b}}
), days AS (
    SELECT state, section, day, count(*) AS events FROM held GROUP BY ALL
), edges AS (
    SELECT state, section, min(day) AS first FROM (
        SELECT *, sum(events) OVER (PARTITION BY state, section ORDER BY day DESC) - events AS later FROM days
    ) WHERE later < {NEWEST} GROUP BY ALL
), chosen AS (
    SELECT edges.state, event.* FROM sectioned AS event
    JOIN edges ON event.a = edges.state AND event.section = edges.section AND event.day >= edges.first
    UNION ALL
    SELECT edges.state, event.* FROM sectioned AS event
    JOIN edges ON event.b = edges.state AND event.section = edges.section AND event.day >= edges.first AND event.b <> event.a
)
SELECT *, row_number() OVER (PARTITION BY state, section ORDER BY day DESC, id) AS place FROM chosen
QUALIFY place <= {NEWEST}
"""
"""The newest events of each actor and section whole, for actors of which the conditions `a` and `b` hold."""


def list_tables() -> str:
    """Give the statements that make the tables and views, empty, where `part_*` and `kept_articles` are."""
    made = [f"CREATE TABLE {name} AS {select} LIMIT 0;" for name, select in TABLES.items()]
    made += [_VIEWS, bound_runs(0), list_views()]
    made += [
        f"CREATE TABLE {name} AS SELECT * FROM ({select.format(**WHOLE)}) LIMIT 0;"
        for name, select in SUMS.items()
    ]
    made.append(f"CREATE TABLE newest AS SELECT * FROM ({NEWEST_EVENTS.format(a='true', b='true')}) LIMIT 0;")
    made.append("CREATE TABLE state (name VARCHAR, format INTEGER, manifest VARCHAR, strays BIGINT);")
    return "\n".join(made)
