"""Armed groups as ACLED and UCDP name them: actors of their own, under the names that news know them by."""

from volteface.ledger.importing.eventset import Party
from volteface.ledger.importing.table import read_actor_name
from volteface.world import STATES


def read_group(name: str) -> Party:
    """Give the party of an armed group, 'AQIM: Al Qaeda in the Islamic Maghreb' or 'Taleban'; never a state.

    A group that isn't known otherwise goes by its own name in capitals.
    """
    short, colon, long = name.partition(":")
    for one in (name, long, short) if colon else (name,):
        known = read_actor_name(one.strip())[0] if one.strip() else Party("", "")
        if known.code and known.code not in STATES:
            return known
    return Party(" ".join((short if colon else name).split()).upper(), "REB")
