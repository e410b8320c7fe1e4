"""One request: in which language and form it is answered, and who asks."""

from collections.abc import Sequence
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from fastapi import Depends, Query, Request, Response
from fastapi.exceptions import HTTPException

from volteface.ledger import Snapshot
from volteface.show.desk.desk import Desk
from volteface.show.desk.forms import Trouble, as_csv, as_json, as_parquet
from volteface.show.desk.templates import render
from volteface.show.desk.wording import Wording, choose_language, wording

Form = Literal["html", "json", "csv", "parquet"]
_TYPES: dict[str, Form] = {
    "text/html": "html",
    "application/json": "json",
    "text/csv": "csv",
    "application/vnd.apache.parquet": "parquet",
}
PASS = "pass"  # noqa: S105 - a cookie's name


class Asked:
    """A request, and how it is answered."""

    def __init__(self, request: Request, desk: Desk, form: Form) -> None:
        self.request = request
        self.desk = desk
        self.form = form
        chosen = request.query_params.get("lang") or request.cookies.get("lang", "")
        language = choose_language(chosen, request.headers.get("accept-language", ""))
        self.wording: Wording = wording(language)

    @property
    def may_write(self) -> bool:
        """Whether who asks has shown the token, by a header or by the pass that the browser got for it."""
        kind, _, given = self.request.headers.get("authorization", "").partition(" ")
        if kind.lower() == "bearer":
            return self.desk.knows_token(given.strip())
        return self.desk.knows_pass(self.request.cookies.get(PASS, ""))

    @property
    def theme(self) -> str:
        """The colours that who asks has chosen: light, dark, or "" for those of the system."""
        chosen = self.request.cookies.get("theme", "")
        return chosen if chosen in ("light", "dark") else ""

    def here(self, **changes: str | int) -> str:
        """Give this page's address with some of its query changed ("" leaves a name out)."""
        query = dict(self.request.query_params) | {name: str(value) for name, value in changes.items()}
        kept = urlencode({name: value for name, value in query.items() if value})
        path = "/" + self.request.url.path.lstrip("/")  # two slashes would lead to another machine
        return f"{path}?{kept}" if kept else path

    def require_writer(self) -> None:
        """Raises HTTPException (403) where who asks may not write, or where another site sends them."""
        if not self.may_write:
            raise HTTPException(
                403, "Only who has the token may do this; 'volteface serve --write' prints it."
            )
        self.refuse_others()

    def refuse_others(self) -> None:
        """Raises HTTPException (403) where a page of another site asks through the visitor's browser."""
        origin = self.request.headers.get("origin")
        if origin and origin.partition("://")[2] != self.request.headers.get("host", ""):
            raise HTTPException(403, "This came from another site.")

    def snapshot(self) -> Snapshot:
        """Give the ledger as it is now, a context."""
        return self.desk.snapshot()

    def answer(self, template: str, view: Any, rows: Sequence[Any] = (), **beside: Any) -> Response:
        """Give a view, a frozen dataclass, as a page, as JSON, or its `rows` (dataclasses or dicts) as CSV or Parquet.

        `beside` are things that the template alone needs.
        """
        if self.form == "json":
            return Response(as_json(view), media_type="application/json")
        name = template.removesuffix(".html")
        if self.form == "csv":
            return Response(as_csv(rows), media_type="text/csv", headers=_attach(f"{name}.csv"))
        if self.form == "parquet":
            kind = "application/vnd.apache.parquet"
            return Response(as_parquet(rows), media_type=kind, headers=_attach(f"{name}.parquet"))
        return self.page(template, view=view, **beside)

    def page(self, template: str, status: int = 200, **values: Any) -> Response:
        """Give a page alone."""
        answer = Response(
            render(template, self.wording.language, values | {"asked": self}), status, media_type="text/html"
        )
        if self.request.query_params.get("lang") == self.wording.language:  # from now on
            answer.set_cookie("lang", self.wording.language, max_age=31_536_000, samesite="lax", path="/")
        return answer


def _attach(file: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{file}"'}


def choose_form(asked: str | None, accepted: str) -> Form:
    """Give the form that the address asks for, or the first that an Accept header names; a page for want of either."""
    if asked:
        return asked  # type: ignore[return-value]
    for part in accepted.split(","):
        form = _TYPES.get(part.split(";")[0].strip().lower())
        if form:
            return form
    return "html"


def ask(
    request: Request,
    format: Annotated[  # noqa: A002 - the name in the address
        Form | None,
        Query(description="How to answer: as a page, as JSON, or the page's main table as CSV or Parquet."),
    ] = None,
) -> Asked:
    """Take a request in."""
    desk: Desk = request.app.state.desk
    return Asked(request, desk, choose_form(format, request.headers.get("accept", "")))


Asking = Annotated[Asked, Depends(ask)]
"""The request, as an argument of a page's function."""


def documented(model: Any, table: str = "") -> dict[str, Any]:
    """Give what OpenAPI says of a page: `model` is the dataclass of its JSON, `table` what a row of its CSV and Parquet is."""
    content: dict[str, Any] = {"text/html": {"schema": {"type": "string"}}}
    if table:
        content["text/csv"] = {"schema": {"type": "string", "description": table}}
        binary = {"type": "string", "format": "binary", "description": table}
        content["application/vnd.apache.parquet"] = {"schema": binary}
    return {
        "response_model": None,
        "responses": {
            200: {"model": model, "content": content, "description": "The page, as the `format` asked for."},
            404: {"model": Trouble, "description": "Nothing goes by that name."},
        },
    }
