"""The other coverage of an article's or an event's story. It weighs every page of the days around, so it is asked for by itself."""

from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Query, Response

from volteface.show.desk.asked import Asking, documented
from volteface.show.related import DAYS, RelatedLine, RelatedView, view_related

router = APIRouter()


def list_rows(view: RelatedView) -> list[dict[str, Any]]:
    """Give the accounts as flat rows."""
    return [_as_row(line) for line in view.related]


def _as_row(line: RelatedLine) -> dict[str, Any]:
    names = ("document", "title", "outlet", "url", "language", "seen")
    measured = ("origin", "nearness", "same_account", "sense", "names", "numbers", "others", "outlets")
    return (
        {name: getattr(line.page, name) for name in names}
        | {name: getattr(line, name) for name in measured}
        | {"events": [event.id for event in line.events], "actors": list(line.actors)}
    )


@router.get("/related", **documented(RelatedView, "one row an account, by its nearest page"))
def show_related(
    asked: Asking,
    of: Annotated[
        str, Query(min_length=1, max_length=4000, description="A document, or the id of an event.")
    ],
    days: Annotated[int, Query(ge=1, le=60, description="So many days before and after.")] = DAYS,
) -> Response:
    """Show the accounts of the story of a document, or those of an event's story that don't tell of the event itself."""
    with asked.snapshot() as snapshot:
        view = view_related(snapshot, of, days=days)
    if view.event:  # its own accounts stand on its page
        others = tuple(line for line in view.related if not line.same_account)
        total = view.total - (len(view.related) - len(others))
        view = replace(view, related=others, total=total)
    return asked.answer("related.html", view, rows=list_rows(view))
