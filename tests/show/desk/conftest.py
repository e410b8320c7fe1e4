"""What the desk's tests share: a ledger, and the desk over it, asked without a browser."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from show.desk.shown import make_ledger
from volteface.show.desk import Desk, make_app

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
    with TestClient(make_app(Desk(ledger=shown)), base_url="http://localhost") as client:
        yield client


@pytest.fixture
def writer(written: Path) -> Iterator[TestClient]:
    """A desk that whoever has TOKEN may write through; nobody has signed in yet."""
    with TestClient(make_app(Desk(ledger=written, token=TOKEN)), base_url="http://localhost") as client:
        yield client
