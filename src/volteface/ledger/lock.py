"""One writer at a time: a lock that the operating system takes back when its holder dies."""

import fcntl
import os
import socket
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from volteface.errors import LedgerBusyError, LedgerError

LOCK = "lock"


class WriterLock:
    """The exclusive right to write to a ledger's folder, held as a context.

    The lock is on the open file (flock(2)), not in its content, so that a killed writer leaves none behind; the
    content only tells the next one who is writing.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / LOCK
        self._file = -1

    def __enter__(self) -> Self:
        """Take the lock. Raises LedgerBusyError at once if another writer holds it, LedgerError if the folder can't be written to."""
        try:
            self._file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            folder = self._path.parent
            raise LedgerError(
                f"{folder} can't be written to ({error.strerror}); check its permissions."
            ) from None
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.read(self._file, 200).decode("utf-8", "replace") or "another process"
            os.close(self._file)
            raise LedgerBusyError(
                f"{self._path.parent} is being written to by {holder}; wait until it ends, or stop it. "
                "Reading goes on meanwhile."
            ) from None
        os.ftruncate(self._file, 0)
        since = datetime.now(UTC).isoformat(timespec="seconds")
        os.write(self._file, f"process {os.getpid()} on {socket.gethostname()} since {since}".encode())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Give the lock back."""
        os.ftruncate(self._file, 0)
        os.close(self._file)
