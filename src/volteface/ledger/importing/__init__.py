"""Importers: event data sets that others have coded -> rows of the ledger, a column at a time."""

from collections.abc import Mapping

from volteface.ledger.importing.acled import ACLED
from volteface.ledger.importing.eventset import EventSet
from volteface.ledger.importing.gdelt import GDELT
from volteface.ledger.importing.icews import ICEWS
from volteface.ledger.importing.polecat import POLECAT
from volteface.ledger.importing.run import Tally, import_files
from volteface.ledger.importing.table import ACTOR_SYSTEMS, CODE_SYSTEMS, Columns, describe_table
from volteface.ledger.importing.ucdp import UCDP

SETS: Mapping[str, EventSet] = {one.name: one for one in (GDELT, ICEWS, POLECAT, ACLED, UCDP)}
"""The data sets whose files are known, by name."""

__all__ = [
    "ACTOR_SYSTEMS",
    "CODE_SYSTEMS",
    "SETS",
    "Columns",
    "EventSet",
    "Tally",
    "describe_table",
    "import_files",
]
