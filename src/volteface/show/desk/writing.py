"""Writing to the ledger from the desk, which others write to as well."""

import logging
import time
from collections.abc import Callable
from typing import TypeVar

from fastapi.exceptions import HTTPException

from volteface.errors import LedgerBusyError, LedgerError
from volteface.show.desk.desk import Desk

WAIT_SECONDS = 5.0
_AGAIN_SECONDS = 0.1
_LOG = logging.getLogger("volteface.desk")
Given = TypeVar("Given")


def write(desk: Desk, change: Callable[[], Given], wait_seconds: float = WAIT_SECONDS) -> Given:
    """Give what a change of the desk's ledger gives, when no other writer is at work any more; the desk shows it at once.

    Raises HTTPException (503) if one still is after so many seconds.
    """
    deadline = time.monotonic() + wait_seconds
    while True:
        try:
            given = change()
        except LedgerBusyError:
            if time.monotonic() >= deadline:
                detail = "Somebody else is writing to the ledger; nothing was kept. Try again in a moment."
                raise HTTPException(503, detail, {"Retry-After": "10"}) from None
            time.sleep(_AGAIN_SECONDS)
        else:
            try:
                desk.refresh()
            except LedgerError as error:  # it is kept all the same, and the desk tries again within a second
                _LOG.warning("%s", error)
            return given
