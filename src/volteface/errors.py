"""The errors that Volteface raises.

Bad set-up raises one of these, and its message says what to do. Bad input never raises: it becomes a
`volteface.model.Problem` and the run goes on.
"""


class VoltefaceError(Exception):
    """Base of all errors that Volteface raises on purpose."""


class SourceError(VoltefaceError):
    """A SOURCE that does not exist or is of no known kind."""


class LedgerError(VoltefaceError):
    """A ledger that is missing, locked by another writer, or damaged."""


class LedgerDamagedError(LedgerError):
    """A ledger of which a part is missing or can't be read."""


class LedgerBusyError(LedgerError):
    """A ledger that another writer is at work on."""
