"""Importers: event data sets that others have coded -> rows of the ledger, a column at a time."""

from volteface.ledger.importing.eventset import EventSet
from volteface.ledger.importing.run import Tally, import_files
from volteface.ledger.importing.table import ACTOR_SYSTEMS, CODE_SYSTEMS, Columns, describe_table

__all__ = ["ACTOR_SYSTEMS", "CODE_SYSTEMS", "Columns", "EventSet", "Tally", "describe_table", "import_files"]
