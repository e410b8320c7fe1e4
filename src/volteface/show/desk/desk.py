"""What the desk stands on: a ledger, read while others write to it, and who may write."""

import hashlib
import hmac
import logging
import secrets
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from volteface.errors import LedgerError
from volteface.ledger import Shelf, Snapshot

REFRESH_SECONDS = 1.0
_LOG = logging.getLogger("volteface.desk")


class Desk:
    """A ledger's folder, and the `token` without which nothing may be written; "" lets nobody write.

    `may_fetch`: visitors may have pages fetched from public sites, to try them. `alerts` is the file
    of rules by which alarms are told.
    """

    def __init__(
        self, ledger: Path, token: str = "", may_fetch: bool = True, alerts: Path | None = None
    ) -> None:
        self.ledger = ledger
        self.token = token
        self.may_fetch = may_fetch
        self.alerts = alerts
        self._opening = threading.Lock()
        self._shelf: Shelf | None = None
        self._salt = secrets.token_bytes(16)

    def _open(self) -> Shelf:
        with self._opening:
            if self._shelf is None:
                self._shelf = Shelf(self.ledger)
            return self._shelf

    def close(self) -> None:
        """Let go of the ledger."""
        with self._opening:
            if self._shelf is not None:
                self._shelf.close()
                self._shelf = None

    def snapshot(self) -> Snapshot:
        """Give the ledger as it was at the last refresh, a context. Raises LedgerError, with what to do, if it can't be read."""
        return self._open().snapshot()

    def refresh(self) -> None:
        """Take in what has been added to the ledger. Raises LedgerError if it is missing or damaged."""
        self._open().refresh()

    @contextmanager
    def following(self, prepare: Callable[[Snapshot], None]) -> Iterator[None]:
        """Take in every second, for a while, what others add to the ledger; let go of it afterwards.

        `prepare` is called once before, beside the first questions.
        """
        over = threading.Event()

        def follow() -> None:
            try:
                with self.snapshot() as snapshot:
                    prepare(snapshot)
            except LedgerError as error:
                _LOG.warning("%s", error)
            while not over.wait(REFRESH_SECONDS):
                try:
                    self.refresh()
                except LedgerError as error:  # pages go on showing what was there
                    _LOG.warning("%s", error)
                except Exception:  # noqa: BLE001 - whatever it was: a desk that follows no more would show old days as new
                    _LOG.exception("the desk could not take in what was added")

        follower = threading.Thread(target=follow, name="desk", daemon=True)
        follower.start()
        try:
            yield
        finally:
            over.set()
            follower.join()
            self.close()

    @property
    def pass_(self) -> str:
        """What the browser of somebody who has given the token shows from then on; another one at every start."""
        return hashlib.blake2b(self.token.encode(), key=self._salt, digest_size=24).hexdigest()

    def knows_token(self, given: str) -> bool:
        """Tell whether a token is the right one."""
        return bool(self.token) and hmac.compare_digest(given.encode(), self.token.encode())

    def knows_pass(self, given: str) -> bool:
        """Tell whether a pass is the right one."""
        return bool(self.token) and hmac.compare_digest(given.encode(), self.pass_.encode())
