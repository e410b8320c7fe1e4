"""ICEWS coded events: tab separated, 20 named columns, one event told by one sentence of a story a row.

Event IDs repeat within a year's file; with the day they don't. Only the day of the story is given, which stands for
the day of the act. See Boschee et al., "ICEWS Coded Event Data", doi:10.7910/DVN/28075.
"""

from collections.abc import Mapping, Sequence

from volteface.ledger.importing.eventset import Deed, EventSet, Layout, Party, choose
from volteface.ledger.importing.table import deed_of, read_actor_name
from volteface.world import ARMED, STATES, find_act, find_act_by_text, find_role, name_rebels, resolve_name

_BETWEEN = "\x1f"
_MISSING = ("", "NA", "None")
_TELLING = (ARMED, "MIL", "COP", "SPY", "GOV", "JUD", "LEG", "OPP", "PTY")
"""Roles that say most of an actor with several sectors, which ICEWS lists in no order."""


def _select(names: Sequence[str]) -> Mapping[str, str]:
    def column(name: str) -> str:
        return choose(names, name, what="this file of ICEWS")

    def actor(side: str) -> str:
        parts = (column(f"{side} {name}") for name in ("Name", "Sectors", "Country"))
        return f"concat_ws(chr(31), {', '.join(parts)})"

    return {
        "id": f"concat_ws('/', {column('Event ID')}, {column('Event Date')})",
        "source": actor("Source"),
        "target": actor("Target"),
        "code": f"concat_ws(chr(31), {column('CAMEO Code')}, {column('Event Text')})",
        "day": column("Event Date"),
        "origin": column("Story ID"),
        "sentence": column("Event Text"),
        "outlet": column("Publisher"),
    }


def read_icews_actor(text: str) -> Sequence[Party]:
    """Give whom an actor of ICEWS stands for: by its name where that agrees with its country, else its country.

    The role is then that of its sectors. Armed people of a country are never the country.
    """
    name, sectors, country = (text + 2 * _BETWEEN).split(_BETWEEN)[:3]
    if name in _MISSING:
        return (Party("", ""),)
    named = read_actor_name(name)
    home = "" if country in _MISSING else resolve_name(country)[0].code
    agrees = all(party.code == home or party.code not in STATES for party in named if party.code)
    if not home or (agrees and any(party.code for party in named)):
        return named
    return (_find_people(sectors, home),)


def _find_people(sectors: str, home: str) -> Party:
    """Give the people of a country that sectors name; 'Government' stands beside most of the others."""
    roles = [find_role(sector) for sector in sectors.split(",") if sector != "Government"]
    role = next((one for one in _TELLING if one in roles), next(filter(None, roles), ""))
    if role == ARMED:
        return Party(name_rebels(home), "REB")
    return Party(home, role or ("GOV" if "Government" in sectors else ""))


def _read_code(text: str) -> Deed | None:
    """Read the code, or the phrase where a spreadsheet has eaten the code's first zero."""
    code, _, phrase = text.partition(_BETWEEN)
    return deed_of(find_act_by_text(phrase) or find_act(code))


ICEWS = EventSet(
    name="icews", layout=Layout(), select=_select, find_parties=read_icews_actor, find_deed=_read_code
)
