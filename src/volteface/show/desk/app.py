"""The desk as a web application: its pages, its guard, and what it says when something goes wrong."""

import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from http import HTTPStatus
from importlib.metadata import version
from importlib.resources import files

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import HTTPException, RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException as StarletteHTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from volteface.errors import LedgerDamagedError, VoltefaceError
from volteface.show.desk import (
    alerts,
    article,
    event,
    finding,
    front,
    network,
    pair,
    related,
    rulings,
    shift,
    signing,
    state,
    trying,
)
from volteface.show.desk.asked import Asked
from volteface.show.desk.desk import Desk
from volteface.show.desk.forms import Trouble
from volteface.show.desk.guard import HEADERS, Guard

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
"""The names under which a desk is reached on its own machine; a page elsewhere that resolves to it by another is refused."""
_PAGES = (
    alerts,
    article,
    event,
    finding,
    front,
    network,
    pair,
    related,
    rulings,
    shift,
    signing,
    state,
    trying,
)
_LOG = logging.getLogger("volteface.desk")


def make_app(desk: Desk, hosts: Sequence[str] = LOOPBACK) -> FastAPI:
    """Give the application that shows a ledger to browsers which reach it under one of the names `hosts`."""
    app = FastAPI(
        title="Volteface",
        version=version("volteface"),
        summary="Who did what to whom, who says so, and who is changing sides.",
        docs_url=None,  # their pages fetch scripts from elsewhere
        redoc_url=None,
        openapi_url="/openapi.json",
        lifespan=_follow,
        responses={422: {"model": Trouble, "description": "The address asks for something that can't be."}},
    )
    app.state.desk = desk
    for page in _PAGES:
        app.include_router(page.router)
    app.mount("/static", _Static(directory=str(files("volteface.show.desk") / "static")), name="static")
    app.add_exception_handler(RequestValidationError, _tell_bad_question)
    app.add_exception_handler(StarletteHTTPException, _tell)
    app.add_exception_handler(VoltefaceError, _tell_missing)
    app.add_exception_handler(Exception, _tell_fault)
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=5)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False)
    app.add_middleware(Guard)
    return app


@asynccontextmanager
async def _follow(app: FastAPI) -> AsyncIterator[None]:
    """Follow the ledger for as long as the desk is open."""
    desk: Desk = app.state.desk
    with desk.following(state.prepare):
        yield


class _Static(StaticFiles):
    """Files that ship with the desk; their addresses name their content, so browsers may keep them."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Give a file under `<version>/<name>`."""
        answer = await super().get_response(path.partition("/")[2], scope)
        answer.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return answer


def _trouble(request: Request, status: int, detail: str) -> Response:
    """Say what went wrong, to a browser as a page; never how the program came there."""
    if (
        "text/html" not in request.headers.get("accept", "")
        or request.query_params.get("format", "html") != "html"
    ):
        return JSONResponse({"detail": detail}, status)
    phrase = HTTPStatus(status).phrase
    return Asked(request, request.app.state.desk, "html").page(
        "trouble.html", status, phrase=phrase, detail=detail
    )


def _tell(request: Request, error: Exception) -> Response:
    assert isinstance(error, (HTTPException, StarletteHTTPException))
    answer = _trouble(request, error.status_code, str(error.detail))
    for name, value in (error.headers or {}).items():
        answer.headers[name] = value
    return answer


def _tell_missing(request: Request, error: Exception) -> Response:
    """A damaged ledger is the desk's own trouble, and where it lies nobody's business; any other VoltefaceError is in what was asked."""
    if isinstance(error, LedgerDamagedError):
        _LOG.error("%s", error)
        return _trouble(
            request, 503, "A part of the ledger can't be read; what is wrong is in the desk's log."
        )
    return _trouble(request, 404, str(error))


def _tell_bad_question(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    words = "; ".join(f"{one['loc'][-1]}: {one['msg']}" for one in error.errors())
    return _trouble(request, 422, words)


def _tell_fault(request: Request, error: Exception) -> Response:
    _LOG.error("%s %s failed", request.method, request.url.path, exc_info=error)
    answer = _trouble(request, 500, "The desk has failed at this; what happened is in its log.")
    answer.headers.update(HEADERS)  # what fails so far down passes the guard no more
    return answer
