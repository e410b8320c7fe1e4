"""What the desk stands on: a ledger, read while others write to it, and who may write."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass, field
from pathlib import Path

from volteface.ledger import Snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A ledger's folder, and the `token` without which nothing may be written; "" lets nobody write."""

    ledger: Path
    token: str = ""
    salt: bytes = field(default_factory=lambda: secrets.token_bytes(16))

    def snapshot(self) -> Snapshot:
        """Give the ledger as it is now, a context. Raises LedgerError, with what to do, if it is missing or damaged."""
        return Snapshot(self.ledger)

    @property
    def pass_(self) -> str:
        """What the browser of somebody who has given the token shows from then on; another one at every start."""
        return hashlib.blake2b(self.token.encode(), key=self.salt, digest_size=24).hexdigest()

    def knows_token(self, given: str) -> bool:
        """Tell whether a token is the right one."""
        return bool(self.token) and hmac.compare_digest(given.encode(), self.token.encode())

    def knows_pass(self, given: str) -> bool:
        """Tell whether a pass is the right one."""
        return bool(self.token) and hmac.compare_digest(given.encode(), self.pass_.encode())
