import pytest
from local_site import run_site


@pytest.fixture
def site():
    with run_site() as server:
        yield server
