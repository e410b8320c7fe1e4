"""What tests of alerts share: a ledger with alarms, a file of rules, and a service on this machine that takes alerts."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from ledger.making import events, made_of, page
from volteface.ledger import Ledger, Watch, keep_shifts
from volteface.model import Shift

HOSTILE = 'Troops <script>alert(1)</script> of "Georgia" & @everyone <!channel> <@U1> \x1b[31m\u202e shot at Russia\ufffe.'
PAGES = [
    page("clash", HOSTILE, "GEO ASSAULT RUS", date="2025-05-02", published="2025-05-03", outlet="<b>outlet</b>.example"),
    page("duel", "Russian tanks shelled a village in Georgia.", "RUS ASSAULT GEO", date="2025-05-04", published="2025-05-05"),
    page("talks", "Russia and Georgia held talks on gas.", "RUS CONSULT GEO", date="2025-05-04", published="2025-05-05"),
]  # fmt: skip
WAR = Shift(
    id="aaaa000011112222", kind="dyad", a="GEO", b="RUS", direction="conflict", starts=("2025-05-01", "2025-05-04"),
    raised="2025-05-10", stage="shock", probability=0.9,
)  # fmt: skip
DRIFT = Shift(
    id="bbbb000011112222", kind="drift", a="ARM", b="", direction="", from_side="RUS", to_side="WEST",
    starts=("2025-01-01", "2025-04-01"), raised="2025-05-17", stage="shift", lasted="2025-06-07", probability=0.7,
)  # fmt: skip
LASTING = replace(WAR, stage="shift", lasted="2025-07-05")


def make_ledger(folder: Path) -> Ledger:
    """Make a ledger with a war and a drift; the war names its acts."""
    made = made_of(folder, PAGES)
    ids = [event["id"] for event in events(made)]
    kinds = {event["id"]: event["type"] for event in events(made)}
    war = replace(
        WAR,
        evidence=tuple(name for name in ids if kinds[name] == "ASSAULT"),
        counter=tuple(name for name in ids if kinds[name] == "CONSULT"),
    )
    keep_shifts(folder, [war, DRIFT], Watch())
    return made


def let_it_last(ledger: Ledger) -> None:
    """Make a shift of the shock."""
    keep_shifts(ledger.folder, [LASTING, DRIFT], Watch())


class Service(ThreadingHTTPServer):
    """A chat on this machine: keeps what it is sent, and answers as `statuses` say, first 200, or hangs where one is 0."""

    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.got: list[dict[str, Any]] = []
        self.statuses: list[int] = []
        self.arrived = threading.Event()
        self.go_on = threading.Event()

    @property
    def url(self) -> str:
        """Give its Apprise URL, with a secret in it."""
        return f"json://user:sesame-secret@127.0.0.1:{self.server_address[1]}/"


class _Answer(BaseHTTPRequestHandler):
    server: Service

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.got.append(json.loads(body))
        status = self.server.statuses.pop(0) if self.server.statuses else 200
        self.server.arrived.set()
        if not status:
            self.server.go_on.wait(60)
            status = 200
        self.send_response(status)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - http.server's name
        """Print nothing."""


@contextmanager
def serving() -> Iterator[Service]:
    """Run a service as long as the context lasts."""
    service = Service()
    thread = threading.Thread(target=service.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield service
    finally:
        service.go_on.set()
        service.shutdown()
        thread.join()
        service.server_close()
