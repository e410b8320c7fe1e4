"""POLECAT weekly files: tab separated with a header, columns by name, since releases differ in number and order.

Acts are PLOVER's already. 'None' is nothing, and several values in a cell stand apart by '; ', of which the first is
taken. Files are UTF-8 or Latin-1. See Halterman et al., "PLOVER and POLECAT" (2023), doi:10.7910/DVN/AJGVIT.
"""

from collections.abc import Mapping, Sequence

from volteface.ledger.importing.eventset import EventSet, Layout, Party, choose, quote_name
from volteface.ledger.importing.table import read_actor_name, read_plover
from volteface.world import STATES, find_home, name_rebels

_BETWEEN = "\x1f"
_ARMED = frozenset({"REB", "UAF", "PRM", "SEP"})
_OPTIONAL: Mapping[str, tuple[str, ...]] = {
    "sentence": ("event text", "headline"),
    "origin": ("story id",),
    "outlet": ("source",),
    "seen": ("publication date",),
}
"""Columns that not every release has, in small letters."""


def _select(names: Sequence[str]) -> Mapping[str, str]:
    own = {name.casefold(): quote_name(name) for name in names}

    def column(name: str) -> str:
        return _first(choose(names, name, what="this file of POLECAT"))

    def actor(side: str) -> str:
        more = (own.get(name.casefold(), "''") for name in (f"{side} COW", f"Primary {side} Sector"))
        parts = [column(f"{side} Name"), column(f"{side} Country"), *map(_first, more)]
        return f"concat_ws(chr(31), {', '.join(parts)})"

    mode = own.get("event mode", "''")
    found = {name: next((own[one] for one in wanted if one in own), "") for name, wanted in _OPTIONAL.items()}
    return {
        "id": column("Event ID"),
        "source": actor("Actor"),
        "target": actor("Recipient"),
        "code": f"concat_ws(' ', {column('Event Type')}, {mode})",
        "day": column("Event Date"),
        **{name: _first(one) for name, one in found.items() if one},
    }


def _first(column: str) -> str:
    return f"coalesce(nullif(split_part({column}, '; ', 1), 'None'), '')"


def read_polecat_actor(text: str) -> Sequence[Party]:
    """Give whom an actor stands for: its country with its sector; groups and bodies by name; rebels apart."""
    name, country, cow, sector = (text + 3 * _BETWEEN).split(_BETWEEN)[:4]
    home = find_home(country, "iso3") or find_home(cow, "cow") or find_home(cow, "cow_abbreviation")
    named = read_actor_name(name) if name else ()
    apart = tuple(party for party in named if party.code and party.code not in STATES)
    if apart and (not home or sector in _ARMED):
        return apart
    if home and sector in _ARMED:
        return (Party(name_rebels(home), "REB"),)
    if home:
        return (Party(home, _ROLES.get(sector, sector)),)
    return named or (Party("", ""),)


_ROLES = {"UNK": "", "OTH": ""}

POLECAT = EventSet(
    name="polecat",
    layout=Layout(),
    select=_select,
    find_parties=read_polecat_actor,
    find_deed=lambda text: read_plover(text.replace("None", "")),
)
