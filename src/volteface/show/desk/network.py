"""The network: who stands with whom in some months, and how that has moved within a year."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Response

from volteface.show.desk.asked import Asking, documented
from volteface.show.desk.matrix import CELL, HEADS, LABELS, draw_matrix
from volteface.show.network import NetworkView, shift_month, view_network

router = APIRouter()
MONTHS = (1, 3, 12)
MOST = (12, 24, 40)


@router.get("/network", **documented(NetworkView, "one pair of the busiest states and bodies"))
def show_network(
    asked: Asking,
    month: Annotated[
        str,
        Query(
            pattern=r"^((19|20)\d\d-(0[1-9]|1[0-2]))?$",
            description="The last month shown, YYYY-MM; the newest unless said.",
        ),
    ] = "",
    months: Annotated[Literal["1", "3", "12"], Query(description="How many months are put together.")] = "3",
    most: Annotated[
        Literal["12", "24", "40"], Query(description="How many states and bodies, the busiest.")
    ] = "24",
) -> Response:
    """Tell who stands with whom in some months, in groups, and whose relation has moved since a year before."""
    with asked.snapshot() as snapshot:
        view = view_network(snapshot, month, int(months), int(most))
    return asked.answer(
        "network.html",
        view,
        rows=view.dealings,
        matrix=draw_matrix(view),
        cell=CELL,
        heads=HEADS,
        labels=LABELS,
        most=int(most),
        choices={"months": MONTHS, "most": MOST},
        ways=_find_ways(view),
    )


def _find_ways(view: NetworkView) -> dict[str, str]:
    """Give the months to which one may go from here, "" where the ledger tells nothing of them."""
    steps = {"year_back": -12, "back": -1, "on": 1, "year_on": 12}
    found = {name: shift_month(view.month, by) for name, by in steps.items()}
    return {
        name: month if view.oldest and view.oldest <= month <= view.newest else ""
        for name, month in found.items()
    }
