"""Who may write: whoever shows the token gets a pass for the browser."""

from typing import Annotated

from fastapi import APIRouter, Form, Response
from fastapi.exceptions import HTTPException
from fastapi.responses import RedirectResponse

from volteface.show.desk.asked import PASS, Asking

router = APIRouter(include_in_schema=False)


@router.get("/sign-in")
def show_sign_in(asked: Asking) -> Response:
    """Ask for the token."""
    return asked.page("sign_in.html")


@router.post("/sign-in")
def sign_in(asked: Asking, token: Annotated[str, Form(max_length=200)]) -> Response:
    """Give a pass for the right token."""
    if not asked.desk.knows_token(token.strip()):
        raise HTTPException(403, "That is not the token; 'volteface serve --write' prints it.")
    answer = RedirectResponse("/", 303)
    # no script can read it, and no other site's page can send it
    answer.set_cookie(PASS, asked.desk.pass_, httponly=True, samesite="strict", path="/")
    return answer


@router.post("/sign-out")
def sign_out() -> Response:
    """Take the pass back."""
    answer = RedirectResponse("/", 303)
    answer.delete_cookie(PASS, path="/")
    return answer
