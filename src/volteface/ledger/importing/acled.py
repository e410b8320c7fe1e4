"""ACLED: comma separated with a header (31 columns, in newer exports more), an event a row, rows revised in place.

An event is known by `event_id_cnty`, its latest version by the largest `timestamp`. Types are read by
world/acled.csv. See the ACLED codebook, acleddata.com.
"""

import re
from collections.abc import Mapping, Sequence

from volteface.ledger.importing.eventset import Deed, EventSet, Layout, Party, choose
from volteface.ledger.importing.groups import read_group
from volteface.ledger.importing.table import read_actor_name
from volteface.world import ACLED_TYPES, find_type

_BETWEEN = "\x1f"
_ARMED = frozenset({"2", "3", "4", "rebel group", "rebel forces", "political militia", "identity militia"})
_YEARS = re.compile(r"\s*\(\d{4}-(?:\d{4})?\)")
_SENTENCE_CHARACTERS = 300


def _select(names: Sequence[str]) -> Mapping[str, str]:
    def column(name: str) -> str:
        return choose(names, name, what="this file of ACLED")

    timestamp, source, day = column("timestamp"), column("source"), column("event_date")
    return {
        "id": column("event_id_cnty"),
        "source": f"concat_ws(chr(31), {column('actor1')}, {column('inter1')})",
        "target": f"concat_ws(chr(31), {column('actor2')}, {column('inter2')})",
        "code": f"concat_ws(chr(31), {column('event_type')}, {column('sub_event_type')})",
        "day": day,
        "origin": f"concat_ws(chr(31), {source}, {day})",
        "outlet": source,
        "sentence": f"left({column('notes')}, {_SENTENCE_CHARACTERS})",
        "version": f"coalesce(try_cast({timestamp} AS DOUBLE), epoch(try_cast({timestamp} AS TIMESTAMP)))::BIGINT",
        "precision": f"CASE WHEN try_cast({column('time_precision')} AS DOUBLE) > 1 THEN 'month' ELSE 'day' END",
    }


def read_acled_actor(text: str) -> Sequence[Party]:
    """Give whom an actor stands for: 'Police Forces of Argentina (2019-)' a state; armed groups are themselves."""
    name, _, kind = text.partition(_BETWEEN)
    name = _YEARS.sub("", name).strip()
    if kind.removesuffix(".0").lower() in _ARMED:
        return (read_group(name),)
    return read_actor_name(name)


def _read_code(text: str) -> Deed | None:
    event_type, _, sub_event_type = text.partition(_BETWEEN)
    found = find_type(ACLED_TYPES, event_type, sub_event_type)
    return Deed(found.type, found.modes, sub_event_type or event_type) if found else None


ACLED = EventSet(
    name="acled",
    layout=Layout(delimiters=",;"),
    select=_select,
    find_parties=read_acled_actor,
    find_deed=_read_code,
    repeats=False,
)
