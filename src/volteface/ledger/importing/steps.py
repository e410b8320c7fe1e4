"""From rows as a set has them to rows of the ledger: SQL from end to end, each distinct name and code read once."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import duckdb
import pyarrow as pa

from volteface.ledger.importing.eventset import EventSet, Party
from volteface.world import intensity_of, quad_of

HISTORICAL_DAYS = 31
"""An act told so many days after it is no news of the day that it is told on."""
UNREADABLE = "line that can't be read"
LEFT_OUT = "type that PLOVER leaves out"
NOBODY = "nobody known on either side"
_ONE_DAY = 1  # a date line apart

_RAW = """
CREATE OR REPLACE TEMP TABLE raw AS
SELECT
    * EXCLUDE (day, seen, version), day AS told_day, seen AS told_seen, {day} AS day,
    CASE WHEN seen = '' THEN {day} ELSE {seen} END AS seen, coalesce(try_cast(version AS BIGINT), 0) AS version
FROM ({rows})
"""
_DATE = "coalesce(try_strptime(left({0}, 8), '%Y%m%d'), try_cast(left({0}, 10) AS DATE), try_strptime({0}, '%d %B %Y'))::DATE"

_CODED = """
CREATE OR REPLACE TEMP TABLE coded AS
SELECT
    raw.* EXCLUDE (source, target, code, seen, sentence),
    raw.source AS told_source, raw.target AS told_target, raw.code AS told_code,
    CASE WHEN deed.turned THEN recipient.code ELSE actor.code END AS source,
    CASE WHEN deed.turned THEN recipient.role ELSE actor.role END AS source_role,
    CASE WHEN deed.turned THEN actor.code ELSE recipient.code END AS target,
    CASE WHEN deed.turned THEN actor.role ELSE recipient.role END AS target_role,
    deed.type, deed.modes, deed.quad, deed.intensity,
    CASE WHEN raw.sentence = '' THEN deed.text ELSE raw.sentence END AS sentence,
    greatest(seen, day) AS seen,
    CASE
        WHEN day IS NULL OR seen IS NULL THEN 'date that is none'
        WHEN day > seen + {one_day} THEN 'date after that of the report'
        WHEN day > current_date + {one_day} THEN 'date that is to come'
        WHEN deed.type IS NULL THEN 'code that is none'
        WHEN deed.type = '' THEN '{left_out}'
        WHEN coalesce(actor.code, '') = '' AND coalesce(recipient.code, '') = '' THEN '{nobody}'
        ELSE ''
    END AS reason
FROM raw
LEFT JOIN deeds AS deed ON deed.told = raw.code
LEFT JOIN parties AS actor ON actor.told = raw.source AND raw.day BETWEEN actor.since AND actor.until
LEFT JOIN parties AS recipient ON recipient.told = raw.target AND raw.day BETWEEN recipient.since AND recipient.until
"""

_KEY = "(md5_number_lower({}) >> 1)::BIGINT"
_NEW = """
CREATE OR REPLACE TEMP TABLE new AS
WITH keyed AS (
    SELECT * EXCLUDE (source, target), coalesce(source, '') AS source, coalesce(target, '') AS target, {key} AS key
    FROM coded WHERE reason = ''
), once AS (
    SELECT * FROM keyed QUALIFY row_number() OVER (PARTITION BY key ORDER BY version DESC) = 1
), known AS (
    SELECT key, arg_max(version, turn) AS version FROM kept_imports SEMI JOIN keyed USING (key) GROUP BY key
)
SELECT
    once.*, CASE WHEN origin = '' THEN key ELSE {origin} END AS origin_key,
    hash(origin_key, day, type, {pair}) AS same, known.key IS NOT NULL AS revises
FROM once LEFT JOIN known USING (key)
WHERE known.key IS NULL OR once.version > known.version
"""
# a meeting has no direction: both rows of it are one act
_PAIR = """CASE WHEN type = 'CONSULT' THEN least(source, target) || '=' || greatest(source, target)
    ELSE source || '>' || target END"""

IMPORTED = """
SELECT
    key, {turn}::BIGINT AS turn, version, {name} AS set, id, source, source_role, target, target_role, type, modes,
    quad, intensity, CASE WHEN seen - day > {historical_days} THEN 'historical' ELSE 'reported' END AS status,
    day, precision, seen, origin_key AS origin, pairs, url, sentence,
    CASE WHEN outlet = '' THEN {name} ELSE outlet END AS outlet
FROM new JOIN (SELECT same, count(*)::INTEGER AS pairs FROM new GROUP BY same) USING (same)
"""

_REASONS = "SELECT reason, count(*) FROM coded WHERE reason <> '' GROUP BY reason"
_LINES = "SELECT count(DISTINCT (scan_id, file_id, line)) FROM reject_errors"


def read_raw(connection: duckdb.DuckDBPyConnection, rows: str) -> None:
    """Make the table `raw` of a SELECT with the columns of every set."""
    connection.execute(_RAW.format(rows=rows, day=_DATE.format("day"), seen=_DATE.format("seen")))


def code_rows(connection: duckdb.DuckDBPyConnection, event_set: EventSet) -> None:
    """Make the table `coded` of `raw`: who, what and to whom, or the reason why a row can't be used."""
    told = connection.execute("SELECT source FROM raw UNION SELECT target FROM raw").fetchall()
    connection.register("parties", _tabulate_parties((text, event_set.find_parties(text)) for (text,) in told if text))
    codes = connection.execute("SELECT DISTINCT code FROM raw").fetchall()
    connection.register("deeds", _tabulate_deeds(event_set, [text for (text,) in codes]))
    filled = {"left_out": LEFT_OUT, "nobody": NOBODY, "one_day": _ONE_DAY}
    connection.execute(_CODED.format(**filled))


def choose_new(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    """Make the table `new` of those rows of `coded` that the ledger doesn't hold, each once, the latest version."""
    key = _KEY.format(f"concat_ws(chr(31), {name}, id)")
    origin = _KEY.format(f"concat_ws(chr(31), {name}, origin)")
    connection.execute(_NEW.format(key=key, origin=origin, pair=_PAIR))


def count_reasons(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Count the rows that can't be used by why that is so, lines that could not be read among them."""
    counts = dict(connection.execute(_REASONS).fetchall())
    unread = connection.execute(_LINES).fetchall()[0][0] if has_rejects(connection) else 0
    return counts | ({UNREADABLE: unread} if unread else {})


def has_rejects(connection: duckdb.DuckDBPyConnection) -> bool:
    """Tell whether any text file has been read, so that there is a table of its bad lines."""
    found = connection.execute("SELECT count(*) FROM duckdb_tables() WHERE table_name = 'reject_errors'").fetchall()
    return bool(found[0][0])


def _tabulate_parties(parties: Iterable[tuple[str, Sequence[Party]]]) -> pa.Table:
    rows = list(_flatten(parties))
    told, codes, roles, since, until = zip(*rows, strict=True) if rows else ((), (), (), (), ())
    return pa.table(
        {
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
            "told": pa.array([code for code, _ in deeds], pa.string()),
            "type": pa.array([deed.type for _, deed in deeds], pa.string()),
            "modes": pa.array([list(deed.modes) for _, deed in deeds], pa.list_(pa.string())),
            "text": pa.array([deed.text for _, deed in deeds], pa.string()),
            "turned": pa.array([deed.turned for _, deed in deeds], pa.bool_()),
            "quad": pa.array([quad_of(deed.type) if deed.type else None for _, deed in deeds], pa.int8()),
            "intensity": pa.array(
                [intensity_of(deed.type, deed.modes) if deed.type else None for _, deed in deeds], pa.float64()
            ),
        }
    )
