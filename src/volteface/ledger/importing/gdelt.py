"""GDELT events: 1.0 (57 columns to March 2013, then 58) and 2.0 (61), tab separated, without a header.

Columns as in GDELT's codebooks of events, versions 1.03 and 2.0. Of two dates, SQLDATE is the day of the act and
DATEADDED that of the file in which it was first told. GDELT's quad class and Goldstein score are not taken over.
"""

from collections.abc import Mapping, Sequence

from volteface.ledger.importing.eventset import EventSet, Layout
from volteface.ledger.importing.table import deed_of, read_cameo_actor
from volteface.world import find_act

_ACTOR = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code",
    "Type2Code", "Type3Code",
)  # fmt: skip
_PLACE = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
_BEGINNING = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"Actor1{name}" for name in _ACTOR), *(f"Actor2{name}" for name in _ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions",
    "NumSources", "NumArticles", "AvgTone",
)  # fmt: skip


def _name_columns(*, districts: bool, address: bool) -> tuple[str, ...]:
    places = (
        f"{whose}Geo_{name}"
        for whose in ("Actor1", "Actor2", "Action")
        for name in _PLACE
        if districts or name != "ADM2Code"
    )
    return (*_BEGINNING, *places, "DATEADDED", *(["SOURCEURL"] if address else []))


_VERSIONS = (
    _name_columns(districts=False, address=False),
    _name_columns(districts=False, address=True),
    _name_columns(districts=True, address=True),
)


def _select(names: Sequence[str]) -> Mapping[str, str]:
    address = {"url": "SOURCEURL", "outlet": _OUTLET} if "SOURCEURL" in names else {}
    return {
        "id": "GLOBALEVENTID",
        "source": "Actor1Code",
        "target": "Actor2Code",
        "code": "EventCode",
        "day": "SQLDATE",
        "seen": "DATEADDED",
        **address,
    }


# the host of the page's address, without what comes before the name
_OUTLET = "replace(split_part(SOURCEURL, '/', 3), 'www.', '')"

GDELT = EventSet(
    name="gdelt",
    layout=Layout(names={len(names): names for names in _VERSIONS}),
    select=_select,
    find_parties=read_cameo_actor,
    find_deed=lambda code: deed_of(find_act(code)),
)
