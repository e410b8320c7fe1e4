"""The interface for programs, questioned by its own OpenAPI document."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
import schemathesis
from hypothesis import HealthCheck
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from volteface.show.desk import Desk, make_app

CHECKS = (not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance)


APP = make_app(Desk(ledger=Path("not-yet")))
schema = schemathesis.openapi.from_asgi("/openapi.json", APP, headers={"host": "localhost"})


@pytest.fixture(scope="module", autouse=True)
def _ledger(shown: Path) -> Iterator[None]:
    """Let the desk whose document made the tests show a ledger: questions are made when tests are collected."""
    APP.state.desk = Desk(shown, may_fetch=False)
    yield
    APP.state.desk.close()


@schema.parametrize()
@hypothesis.settings(max_examples=5, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_answers_are_as_documented(case: Any) -> None:
    case.headers.update({"accept": "application/json", "host": "localhost"})
    case.call_and_validate(checks=CHECKS)
