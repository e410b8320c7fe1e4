"""UCDP's Georeferenced Event Dataset: comma separated with a header, an event of deadly violence a row.

An event that took more than a day stands on its last, when all of it could first be known. A later release replaces the
rows that it has changed. Types are read by world/ucdp.csv. See the UCDP GED codebook, ucdp.uu.se.
"""

import re
from collections.abc import Mapping, Sequence

from volteface.ledger.importing.eventset import Deed, EventSet, Layout, Party, choose, quote_name
from volteface.ledger.importing.groups import read_group
from volteface.ledger.importing.table import read_actor_name
from volteface.world import UCDP_TYPES, find_type

_BETWEEN = "\x1f"
_GOVERNMENT = re.compile(r"Government of (.+?)(?:\s*\(.*\))?(?:, Government of .*)?")
_SOURCES = ("source_original", "source_article", "source_office")
_SENTENCES = ("source_headline", "dyad_name")


def _select(names: Sequence[str]) -> Mapping[str, str]:
    def column(name: str, *others: str) -> str:
        return choose(names, name, *others, what="this file of UCDP GED")

    day, source, country = column("date_end"), column(*_SOURCES), column("country")
    whole = ", ".join(f"coalesce({quote_name(name)}, '')" for name in names)
    exact = f"try_cast({column('date_prec')} AS DOUBLE)"
    return {
        "id": column("id"),
        "source": f"concat_ws(chr(31), {column('side_a')}, {country})",
        "target": f"concat_ws(chr(31), {column('side_b')}, {country})",
        "code": column("type_of_violence"),
        "day": day,
        "origin": f"concat_ws(chr(31), {source}, {day})",
        "outlet": source,
        "sentence": column(*_SENTENCES),
        "version": f"(md5_number_lower(concat_ws(chr(31), {whole})) >> 1)::BIGINT",
        "precision": f"CASE WHEN {exact} > 4 THEN 'year' WHEN {exact} > 1 THEN 'month' ELSE 'day' END",
    }


def read_ucdp_actor(text: str) -> Sequence[Party]:
    """Give whom a side stands for: 'Government of Syria' a state, 'Civilians' those of the country, others themselves."""
    name, _, country = text.partition(_BETWEEN)
    if name.strip() == "Civilians":
        return tuple(party._replace(role="CVL") for party in read_actor_name(country) if party.code)
    if government := _GOVERNMENT.fullmatch(name.strip()):
        return tuple(party._replace(role="GOV") for party in read_actor_name(government[1]))
    return (read_group(name.strip()),)


def _read_code(text: str) -> Deed | None:
    found = find_type(UCDP_TYPES, text.removesuffix(".0"))
    return Deed(found.type, found.modes, found.text) if found else None


UCDP = EventSet(
    name="ucdp",
    layout=Layout(delimiters=",;"),
    select=_select,
    find_parties=read_ucdp_actor,
    find_deed=_read_code,
    is_newer="<>",
    repeats=False,
)
