"""What the desk's tests share: a ledger, and the desk over it, asked without a browser."""

import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest
import uvicorn
from playwright.sync_api import Browser, sync_playwright
from starlette.testclient import TestClient

from show.desk.shown import make_ledger
from volteface.show.desk import Desk, make_app

CHROMIUM = "/usr/bin/chromium"
ALONE = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
"""A browser that asks nobody for anything of its own; root, as which tests run in a container, has no sandbox."""
TOKEN = "a-token-for-the-tests"


@pytest.fixture(scope="session")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger that no test writes to."""
    folder = tmp_path_factory.mktemp("shown") / "ledger"
    make_ledger(folder)
    return folder


@pytest.fixture
def written(shown: Path, tmp_path: Path) -> Path:
    """A copy of it for a test that writes."""
    return Path(shutil.copytree(shown, tmp_path / "ledger"))


@pytest.fixture(scope="session")
def desk(shown: Path) -> Iterator[TestClient]:
    """A desk that nobody may write through."""
    with TestClient(make_app(Desk(shown)), base_url="http://localhost") as client:
        yield client


@pytest.fixture
def writer(written: Path) -> Iterator[TestClient]:
    """A desk that whoever has TOKEN may write through; nobody has signed in yet."""
    with TestClient(make_app(Desk(written, token=TOKEN)), base_url="http://localhost") as client:
        yield client


@contextmanager
def serving(ledger: Path, token: str = "") -> Iterator[str]:
    """Serve a ledger on a free port of this machine; give the address."""
    listening = socket.create_server(("127.0.0.1", 0))
    app = make_app(Desk(ledger, token=token))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", access_log=False))
    thread = Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(10)
        listening.close()


@pytest.fixture(scope="session")
def address(shown: Path) -> Iterator[str]:
    """The address of a desk that is served and that no test writes through."""
    with serving(shown) as found:
        yield found


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's chromium, without a window."""
    if not Path(CHROMIUM).exists():
        pytest.skip(f"no browser: install Debian's chromium ({CHROMIUM}) to run the tests that look at pages")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ALONE))
        yield browser
        browser.close()
