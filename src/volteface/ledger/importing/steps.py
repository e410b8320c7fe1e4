"""From rows as a set has them to rows of the ledger: SQL from end to end, each distinct name and code read once."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import duckdb
import pyarrow as pa

from volteface.ledger.importing.eventset import EventSet, Party
from volteface.ledger.views import quote
from volteface.world import intensity_of, quad_of

UNREADABLE = "line that can't be read"
LEFT_OUT = "type that PLOVER leaves out"
NOBODY = "nobody known on either side"
_ONE_DAY = 1  # a date line apart

_RAW = """
CREATE OR REPLACE TEMP TABLE raw AS
SELECT * EXCLUDE (version), {day} AS on_day, {seen} AS seen_day, coalesce(try_cast(version AS BIGINT), 0) AS version
FROM ({rows})
"""
_DATE = """(CASE
    WHEN {0} LIKE '____-__-__%' THEN try_cast(left({0}, 10) AS DATE)
    ELSE coalesce(try_strptime(left({0}, 8), '%Y%m%d'), try_strptime({0}, '%d %B %Y'))::DATE
END)"""

# numbers stand for rows of the tables `raw`, `parties` and `deeds` until the very end: text is moved once
_CODED = """
CREATE OR REPLACE TEMP TABLE coded AS
SELECT
    raw.rowid AS row, version, deed.deed, on_day AS day, greatest(coalesce(seen_day, on_day), on_day) AS seen,
    CASE WHEN deed.turned THEN recipient.party ELSE actor.party END AS actor,
    CASE WHEN deed.turned THEN actor.party ELSE recipient.party END AS recipient,
    CASE
        WHEN on_day IS NULL OR (seen_day IS NULL AND raw.seen <> '') THEN 'date that is none'
        WHEN on_day > seen_day + {one_day} THEN 'date after that of the report'
        WHEN greatest(on_day, seen_day) > current_date + {one_day} THEN 'date that is to come'
        WHEN deed.type IS NULL THEN 'code that is none'
        WHEN deed.type = '' THEN '{left_out}'
        WHEN coalesce(actor.code, '') = '' AND coalesce(recipient.code, '') = '' THEN '{nobody}'
        ELSE ''
    END AS reason,
    CASE WHEN reason = '' THEN {key} END AS key,
    CASE WHEN reason <> '' THEN NULL WHEN raw.origin <> '' THEN {origin} WHEN raw.url <> '' THEN {url} ELSE key END
        AS origin
FROM raw
LEFT JOIN deeds AS deed ON deed.told = raw.code
LEFT JOIN parties AS actor ON actor.told = raw.source AND on_day BETWEEN actor.since AND actor.until
LEFT JOIN parties AS recipient ON recipient.told = raw.target AND on_day BETWEEN recipient.since AND recipient.until
"""

_HASH = "(md5_number_lower(concat_ws(chr(31), {name}, {column})) >> 1)::BIGINT"
_ONCE = """
CREATE OR REPLACE TEMP TABLE once AS
SELECT * EXCLUDE (reason) FROM coded
WHERE rowid IN (SELECT arg_max(rowid, version) FROM coded WHERE reason = '' GROUP BY key)
"""
_KNOWN = """
CREATE OR REPLACE TEMP TABLE known AS
SELECT key, arg_max(version, turn) AS version FROM kept_imports SEMI JOIN once USING (key) GROUP BY key
"""
_NEW = """
CREATE OR REPLACE TEMP TABLE new AS
SELECT once.*, known.key IS NOT NULL AS revises, {same} AS same
FROM once LEFT JOIN known ON known.key = once.key JOIN deeds AS deed USING (deed)
LEFT JOIN parties AS actor ON actor.party = once.actor LEFT JOIN parties AS recipient ON recipient.party = once.recipient
WHERE known.key IS NULL OR once.version {is_newer} known.version
"""
# a meeting has no direction: both rows of it are one act
_SAME = """hash(
    once.origin, once.day, deed.type,
    CASE WHEN deed.type = 'CONSULT' AND actor.code < recipient.code THEN (recipient.code, actor.code)
        ELSE (coalesce(actor.code, ''), coalesce(recipient.code, '')) END
)"""

IMPORTED = """
SELECT
    key, {turn}::BIGINT AS turn, new.version, {name} AS set, raw.id,
    coalesce(actor.code, '') AS source, coalesce(actor.role, '') AS source_role,
    coalesce(recipient.code, '') AS target, coalesce(recipient.role, '') AS target_role,
    deed.type, deed.modes, deed.quad, deed.intensity,
    CASE WHEN new.seen - new.day > {historical_days} THEN 'historical' ELSE 'reported' END AS status,
    new.day, raw.precision, new.seen, new.origin, pairs, raw.url,
    CASE WHEN raw.sentence = '' THEN deed.text ELSE raw.sentence END AS sentence,
    CASE WHEN raw.outlet = '' THEN {name} ELSE raw.outlet END AS outlet
FROM new
JOIN (SELECT same, count(*)::INTEGER AS pairs FROM new GROUP BY same) USING (same)
JOIN raw ON raw.rowid = new.row
JOIN deeds AS deed USING (deed)
LEFT JOIN parties AS actor ON actor.party = new.actor
LEFT JOIN parties AS recipient ON recipient.party = new.recipient
"""

_ONE_SIDED = """
SELECT count(*) FROM new
LEFT JOIN parties AS actor ON actor.party = new.actor LEFT JOIN parties AS recipient ON recipient.party = new.recipient
WHERE coalesce(actor.code, '') = '' OR coalesce(recipient.code, '') = ''
"""
_REASONS = "SELECT reason, count(*) FROM coded WHERE reason <> '' GROUP BY reason"
_FOREIGN = """
SELECT DISTINCT file_path FROM reject_errors JOIN reject_scans USING (scan_id, file_id)
WHERE error_type = 'INVALID ENCODING'
"""
_LINES = "SELECT count(DISTINCT (scan_id, file_id, line)) FROM reject_errors"


def read_raw(connection: duckdb.DuckDBPyConnection, rows: str) -> None:
    """Make the table `raw` of a SELECT with the columns of every set."""
    connection.execute("DROP TABLE IF EXISTS reject_errors; DROP TABLE IF EXISTS reject_scans")
    connection.execute(_RAW.format(rows=rows, day=_DATE.format("day"), seen=_DATE.format("seen")))


def code_rows(connection: duckdb.DuckDBPyConnection, event_set: EventSet) -> None:
    """Make the table `coded` of `raw`: who, what and to whom, or the reason why a row can't be used."""
    told = connection.execute("SELECT source FROM raw UNION SELECT target FROM raw").fetchall()
    parties = _tabulate_parties((text, event_set.find_parties(text)) for (text,) in told if text)
    connection.register("parties", parties)
    codes = connection.execute("SELECT DISTINCT code FROM raw").fetchall()
    connection.register("deeds", _tabulate_deeds(event_set, [text for (text,) in codes]))
    name = quote(event_set.name)
    key, origin, url = (_HASH.format(name=name, column=f"raw.{column}") for column in ("id", "origin", "url"))
    filled = {"left_out": LEFT_OUT, "nobody": NOBODY, "one_day": _ONE_DAY}
    connection.execute(_CODED.format(key=key, origin=origin, url=url, **filled))


def choose_new(connection: duckdb.DuckDBPyConnection, event_set: EventSet) -> None:
    """Make the table `new` of those rows of `coded` that the ledger doesn't hold, each once, the latest version."""
    connection.execute(_ONCE)
    connection.execute(_KNOWN)
    same = _SAME if event_set.repeats else "once.key"
    connection.execute(_NEW.format(same=same, is_newer=event_set.is_newer))


def count_kept(connection: duckdb.DuckDBPyConnection) -> tuple[int, int, int]:
    """Count the rows of `new`, those that replace an older version, and those with one side unknown."""
    kept, revised = connection.execute("SELECT count(*), count(*) FILTER (revises) FROM new").fetchall()[0]
    return kept, revised, connection.execute(_ONE_SIDED).fetchall()[0][0]


def count_reasons(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Count the rows that can't be used by why that is so, lines that could not be read among them."""
    counts = dict(connection.execute(_REASONS).fetchall())
    unread = connection.execute(_LINES).fetchall()[0][0] if has_rejects(connection) else 0
    return counts | ({UNREADABLE: unread} if unread else {})


def find_foreign(connection: duckdb.DuckDBPyConnection) -> set[str]:
    """Give the paths of the files that have been read as UTF-8 and are not."""
    return {path for (path,) in connection.execute(_FOREIGN).fetchall()} if has_rejects(connection) else set()


def has_rejects(connection: duckdb.DuckDBPyConnection) -> bool:
    """Tell whether any text file has been read, so that there is a table of its bad lines."""
    found = connection.execute(
        "SELECT count(*) FROM duckdb_tables() WHERE table_name = 'reject_errors'"
    ).fetchall()
    return bool(found[0][0])


def _tabulate_parties(parties: Iterable[tuple[str, Sequence[Party]]]) -> pa.Table:
    rows = list(_flatten(parties))
    told, codes, roles, since, until = zip(*rows, strict=True) if rows else ((), (), (), (), ())
    return pa.table(
        {
            "party": pa.array(range(len(rows)), pa.int32()),
            "told": pa.array(told, pa.string()),
            "code": pa.array(codes, pa.string()),
            "role": pa.array(roles, pa.string()),
            "since": pa.array(since, pa.date32()),
            "until": pa.array(until, pa.date32()),
        }
    )


def _flatten(parties: Iterable[tuple[str, Sequence[Party]]]) -> Iterator[tuple[str, str, str, date, date]]:
    for text, some in parties:
        for party in some:
            yield (text, *party)


def _tabulate_deeds(event_set: EventSet, codes: Sequence[str]) -> pa.Table:
    deeds = [(code, deed) for code in codes if (deed := event_set.find_deed(code))]
    return pa.table(
        {
            "deed": pa.array(range(len(deeds)), pa.int32()),
            "told": pa.array([code for code, _ in deeds], pa.string()),
            "type": pa.array([deed.type for _, deed in deeds], pa.string()),
            "modes": pa.array([list(deed.modes) for _, deed in deeds], pa.list_(pa.string())),
            "text": pa.array([deed.text for _, deed in deeds], pa.string()),
            "turned": pa.array([deed.turned for _, deed in deeds], pa.bool_()),
            "quad": pa.array([quad_of(deed.type) if deed.type else None for _, deed in deeds], pa.int8()),
            "intensity": pa.array(
                [intensity_of(deed.type, deed.modes) if deed.type else None for _, deed in deeds],
                pa.float64(),
            ),
        }
    )
