"""What a snapshot offers, as SQL over what holds of the ledger (`current_*`).

The sums are views of a plain snapshot. The shelf has them as tables and makes again what a change has touched, by the same SQL over the
touched rows alone: so both give the same.
"""

from collections.abc import Mapping

from volteface.ledger.status import NEWS, WEIGHTS

_WEIGHT = " ".join(f"WHEN '{status}' THEN {weight}" for status, weight in WEIGHTS.items())

EVENTS = f"""
    SELECT * EXCLUDE (turn), '' AS data_set, '' AS origin, 0::BIGINT AS import_key
    FROM {{events}}
    UNION ALL BY NAME
    SELECT
        source || '>' || target || ' ' || type AS cell, format('{{{{:016x}}}}', key) AS id,
        source, source_role, target, target_role, type, modes, []::VARCHAR[] AS contexts, quad, intensity,
        false AS mutual, status, []::VARCHAR[] AS claimed_by, []::VARCHAR[] AS denied_by,
        left(day::VARCHAR, CASE precision WHEN 'day' THEN 10 WHEN 'month' THEN 7 ELSE 4 END) AS date,
        precision AS date_precision, day, '' AS ruled, false AS stale, seen::VARCHAR AS first_seen,
        1::INTEGER AS support, 0::INTEGER AS against, 1::INTEGER AS pages, pairs, sentence,
        set || ':' || id AS document, outlet, url, []::STRUCT(run BIGINT, id VARCHAR, weight FLOAT)[] AS reports,
        (CASE status {_WEIGHT} END) / pairs AS weight, a, b, set AS data_set,
        format('{{{{:016x}}}}', origin) AS origin, key AS import_key
    FROM {{imports}}
"""
"""All events, of `events` that pages tell and of imported rows (`imports`)."""

ARTICLE = "run, document, text_hash, url, outlet, title, author, published, language, added, seen"
"""The columns of an article without its texts."""
ALL_PAGES = f"""
CREATE VIEW kept_pages AS SELECT {ARTICLE} FROM kept_articles;
CREATE VIEW articles AS
    SELECT article.* EXCLUDE (fingerprint, address), coalesce(superseded_by, '') AS superseded_by
    FROM current_articles AS article LEFT JOIN current_withdrawals USING (document);
CREATE VIEW pages AS
    SELECT document, origin, parent, how, shared, outlet, language, url, title, published, seen FROM current_origins JOIN current_articles USING (document);
CREATE VIEW reports AS
    SELECT * EXCLUDE (group_pairs, sense) FROM current_reports ANTI JOIN current_withdrawals USING (document);
CREATE VIEW clock AS
    SELECT coalesce(greatest((SELECT max(seen) FROM pages), (SELECT max(seen)::VARCHAR FROM kept_imports)), '') AS as_of;
"""
"""Views that the shelf makes of tables of its own: what pages there are, and the day of the newest page or imported row."""

_SECTION = """CASE
    WHEN ruled IN ('wrong', 'false') THEN 'ruled'
    WHEN stale OR status = 'historical' THEN 'background'
    WHEN status = 'reported' OR ruled = 'true' THEN 'facts'
    WHEN status = 'claimed' THEN 'claims'
    WHEN status = 'hypothetical' THEN 'planned'
    ELSE status
END"""
SECTIONED = f"SELECT *, {_SECTION} AS section FROM ({EVENTS})"
"""All events with the section of a brief that they stand in."""
_DERIVED = """
CREATE OR REPLACE VIEW derived_articles AS SELECT * FROM kept_articles WHERE run <= {upto};
CREATE OR REPLACE VIEW derived_pages AS SELECT * FROM kept_pages WHERE run <= {upto};
CREATE OR REPLACE VIEW derived_runs AS SELECT * FROM kept_runs WHERE run <= {upto};
"""
_VIEWS = """
CREATE VIEW runs AS
    SELECT run, document, coder, codebook, coded_at, reports, run IN (SELECT run FROM current_runs) AS holds
    FROM derived_runs;
CREATE VIEW problems AS SELECT * EXCLUDE (key) FROM kept_problems;
CREATE VIEW rulings AS SELECT * EXCLUDE (holds), holds FROM current_rulings;
CREATE VIEW origins AS
    SELECT origin AS id, count(*) AS pages, list(document ORDER BY seen, document) AS documents,
        list(outlet ORDER BY seen, document)[1] AS first_outlet, min(seen) AS first_seen,
        origin IN (SELECT origin FROM current_pasted) AS pasted
    FROM pages GROUP BY origin;
CREATE VIEW dyads AS
    SELECT a, b, day, count(*) AS events, sum(support)::BIGINT AS origins,
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

ACTS = f"""
    SELECT day, source, target, a, b, mutual, quad, data_set, date_precision, 1::BIGINT AS told, weight::DOUBLE AS weight,
        (weight * abs(intensity))::DOUBLE AS strength, CASE WHEN weight > 0 THEN support ELSE 0 END::BIGINT AS origins
    FROM ({EVENTS}) WHERE {NEWS}
"""
# who tells of the events: pages, and rows of data sets; accounts, pages and events as 64-bit numbers, counted in half the time
_TOLD_BY_PAGES = f"""
    SELECT event.a, event.b, hash(event.id) AS event, hash(page.origin) AS account, hash(page.document) AS page, page.outlet,
        event.first_seen, coalesce(nullif(event.date, ''), event.first_seen) AS told_date, event.news
    FROM (SELECT a, b, id, date, first_seen, {NEWS} AS news, unnest(reports) AS member FROM {{events}}) AS event
    JOIN kept_runs AS run ON run.run = event.member.run JOIN pages AS page ON page.document = run.document
"""
_TOLD_BY_ROWS = """
    SELECT a, b, origin::UBIGINT AS account, outlet, set, seen AS first_seen,
        left(day::VARCHAR, CASE precision WHEN 'day' THEN 10 WHEN 'month' THEN 7 ELSE 4 END) AS told_date,
        status <> 'historical' AS news
    FROM {imports}
"""
_BOTH_SIDES = "SELECT a AS state, * FROM ({0}) WHERE a <> '' UNION ALL SELECT b, * FROM ({0}) WHERE b <> a"
_BY_PAGES, _BY_ROWS = _BOTH_SIDES.format(_TOLD_BY_PAGES), _BOTH_SIDES.format(_TOLD_BY_ROWS)

SUMS: Mapping[str, str] = {
    "month_acts": f"""
        SELECT date_trunc('month', day)::DATE AS day, source, target, a, b, mutual, quad, data_set, date_precision,
            sum(told)::BIGINT AS told, sum(weight) AS weight, sum(strength) AS strength, sum(origins)::BIGINT AS origins
        FROM ({ACTS}) GROUP BY ALL
    """,
    "days": f"""
        SELECT day, a, b, quad <= 2 AS friendly, date_precision, sum(told)::BIGINT AS told, sum(weight) AS weight,
            sum(origins)::BIGINT AS origins
        FROM ({ACTS}) WHERE a <> '' AND a <> b GROUP BY ALL
    """,
    "attention": f"""
        SELECT day, actor, data_set, date_precision, sum(told)::BIGINT AS told, sum(weight) AS weight FROM (
            SELECT day, '' AS actor, data_set, date_precision, told, weight FROM ({ACTS})
            UNION ALL SELECT day, a, data_set, date_precision, told, weight FROM ({ACTS}) WHERE a <> ''
            UNION ALL SELECT day, b, data_set, date_precision, told, weight FROM ({ACTS}) WHERE b <> a
        ) GROUP BY ALL
    """,
    "partners": f"""
        SELECT a, b, sum(origins)::BIGINT AS origins, sum(events)::BIGINT AS events, min(since) AS since, max(until) AS until FROM (
            SELECT a, b, count(DISTINCT account) AS origins, count(DISTINCT event) AS events, min(told_date) AS since,
                max(told_date) AS until
            FROM ({_TOLD_BY_PAGES}) WHERE news AND a <> '' AND a <> b GROUP BY a, b
            UNION ALL
            SELECT a, b, count(DISTINCT account), count(*), min(told_date), max(told_date)
            FROM ({_TOLD_BY_ROWS}) WHERE news AND a <> '' AND a <> b GROUP BY a, b
        ) GROUP BY a, b
    """,
    "page_standings": f"""
        SELECT state, count(DISTINCT event) AS events, count(DISTINCT page) AS pages, count(DISTINCT account) AS origins,
            min(first_seen) AS since
        FROM ({_BY_PAGES}) GROUP BY state
    """,
    "row_standings": f"""
        SELECT state, count(*) AS rows, list(DISTINCT set) AS data_sets, count(DISTINCT account) AS origins,
            min(first_seen)::VARCHAR AS since
        FROM ({_BY_ROWS}) GROUP BY state
    """,
    "page_outlets": f"SELECT DISTINCT state, outlet FROM ({_BY_PAGES}) WHERE outlet <> ''",
    "row_outlets": f"SELECT DISTINCT state, outlet FROM ({_BY_ROWS}) WHERE outlet <> ''",
    "sections": f"""
        SELECT a, b, {_SECTION} AS section, count(*) AS total FROM ({EVENTS}) GROUP BY ALL
    """,
}  # fmt: skip
"""What the desk asks often, of `events` that pages tell and of imported rows (`imports`):

- month_acts: the acts of a month, a pair and a kind in one row; days: those of a day and a pair, in two kinds
- attention: how often and how weighty each actor was told of on a day, ""
  being all the world
- partners: of each pair (a < b), accounts, events, and first and last date told
- page_standings and row_standings: of each actor, what tells of it, by pages and by rows of data sets; page_outlets and row_outlets: who
- sections: how many events of a pair stand in each section of a brief
"""


WHOLE: Mapping[str, str] = {"events": "current_events", "imports": "current_imports"}
"""Where all events stand."""


def bound_runs(upto: int) -> str:
    """Give the statements that make the views of what was kept up to the last run that events have been made of."""
    return _DERIVED.format(upto=upto)


def list_views() -> str:
    """Give the statements that make the views which are the same everywhere; `pages`, `reports` and those of `bound_runs` have to be there."""
    events = {"events": EVENTS, "sectioned": SECTIONED, "acts": ACTS}
    made = [f"CREATE VIEW {name} AS {select.format(**WHOLE)};" for name, select in events.items()]
    return "\n".join((*made, _VIEWS))


def list_sums() -> str:
    """Give the statements that make the sums as views; `month_acts` is left out, since `acts` does for it where nothing is kept."""
    return "".join(
        f"CREATE VIEW {name} AS {select.format(**WHOLE)};"
        for name, select in SUMS.items()
        if name != "month_acts"
    )
