"""What was ruled, by whom and why; and the door through which rulings come in."""

from dataclasses import asdict, dataclass
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Form, Query, Response
from fastapi.exceptions import HTTPException
from fastapi.responses import RedirectResponse

from volteface.ledger import Snapshot, keep_ruling, make_ruling
from volteface.show.desk.asked import Asking, documented
from volteface.show.desk.forms import Trouble, as_json
from volteface.show.desk.writing import write
from volteface.show.lines import EventLine
from volteface.show.rulings import Balance, RulingLine, Touched, list_rulings, view_touched

router = APIRouter()
Kind = Literal["report", "claim", "origin", "undo"]
Verdict = Literal["wrong", "false", "true", "same", "apart", "undo"]
_VERDICTS: dict[Kind, tuple[Verdict, ...]] = {
    "report": ("wrong",), "claim": ("false", "true"), "origin": ("same", "apart"), "undo": ("undo",),
}  # fmt: skip
MOST_SHOWN = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class RulingsPage:
    """Rulings, the latest first: those `shown` of `total` that fit what was asked for, from number `start` on (0 is the latest).

    Undos stand with what they undo (`undone_by`), not by themselves. `authors` are all who have ruled, by name.
    """

    rulings: tuple[RulingLine, ...]
    total: int
    start: int
    shown: int
    authors: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairChange:
    """What the acts of a pair weigh together over all time, before and after a ruling."""

    a: str
    b: str
    cooperation_before: float
    cooperation: float
    conflict_before: float
    conflict: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruled:
    """A ruling that was kept, and what it has changed. `new` is false where one that holds says the same already.

    `before` and `after` are the events that it is about; `origins` gives each of its documents the account that it goes back to.
    """

    ruling: RulingLine
    new: bool
    before: tuple[EventLine, ...]
    after: tuple[EventLine, ...]
    pairs: tuple[PairChange, ...]
    origins: dict[str, str]


def view_rulings(
    snapshot: Snapshot, *, kind: str = "", holding: bool = False, by: str = "", start: int = 0
) -> RulingsPage:
    """Give the rulings of a kind, those that hold, those of one person, or all."""
    lines = [line for line in reversed(list_rulings(snapshot)) if line.kind != "undo"]
    chosen = [
        line
        for line in lines
        if (not kind or line.kind == kind) and (line.holds or not holding) and (not by or line.by == by)
    ]
    shown = tuple(chosen[start : start + MOST_SHOWN])
    authors = tuple(sorted({line.by for line in lines}))
    return RulingsPage(rulings=shown, total=len(chosen), start=start, shown=len(shown), authors=authors)


@router.get("/rulings", **documented(RulingsPage, "one row a ruling"))
def show_rulings(
    asked: Asking,
    kind: Annotated[
        Literal["report", "claim", "origin", ""], Query(description="What they are on; all for want of it.")
    ] = "",
    holding: Annotated[bool, Query(description="Leave out those that were undone.")] = False,
    by: Annotated[str, Query(max_length=100, description="Who has ruled; all for want of it.")] = "",
    start: Annotated[int, Query(ge=0, le=1_000_000, description="How many of the latest to pass over.")] = 0,
) -> Response:
    """Show what was ruled."""
    with asked.snapshot() as snapshot:
        view = view_rulings(snapshot, kind=kind, holding=holding, by=by, start=start)
    rows = [_as_row(line) for line in view.rulings]
    chosen = {"kind": kind, "holding": holding, "by": by}
    return asked.answer("rulings.html", view, rows=rows, chosen=chosen, most=MOST_SHOWN)


def _as_row(line: RulingLine) -> dict[str, Any]:
    """Give a ruling flat: what it is on by its first report, and how many there are."""
    row = asdict(line)
    reports, undone_by = row.pop("reports"), row.pop("undone_by")
    first = (
        reports[0]
        if reports
        else {"document": "", "start": -1, "end": -1, "source": "", "target": "", "type": ""}
    )
    return row | first | {"reports": len(reports), "undone_by": [undo["id"] for undo in undone_by]}


_REFUSALS: dict[int | str, dict[str, Any]] = {
    400: {"model": Trouble, "description": "The form can't be read."},
    403: {"model": Trouble, "description": "Only who has the token may do this."},
    404: {"model": Trouble, "description": "Nothing goes by that id, or it can't be ruled on so."},
    503: {"model": Trouble, "description": "Somebody else is writing to the ledger; try again."},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Aim:
    kind: Kind
    verdict: Verdict
    id: str
    other: str


@router.post(
    "/rulings",
    response_model=None,
    responses={
        200: {"model": Ruled, "description": "The ruling; a browser is sent to `back`."},
        303: {"description": "To `back`."},
        **_REFUSALS,
    },
)
def rule(  # noqa: PLR0913, PLR0917 - one parameter a field
    asked: Asking,
    kind: Annotated[Kind, Form(description="What is ruled on.")],
    verdict: Annotated[
        Verdict, Form(description="report: wrong; claim: false, true; origin: same, apart; undo.")
    ],
    id: Annotated[  # noqa: A002 - the field's name
        str,
        Form(
            min_length=1,
            max_length=4000,
            description="Of a report, an event (claim), a document (origin), a ruling (undo).",
        ),
    ],
    why: Annotated[
        str, Form(max_length=500, pattern=r"\S", description="The reason, for those who read it later.")
    ],
    by: Annotated[str, Form(max_length=100, pattern=r"\S", description="Who rules.")],
    other: Annotated[str, Form(max_length=4000, description="The second document of an origin.")] = "",
    back: Annotated[
        str,
        Form(
            max_length=5000,
            pattern=r"^/([^/\\\x00-\x1f][^\x00-\x1f]*)?$",
            description="The desk's page to go back to.",
        ),
    ] = "/rulings",
) -> Response:
    """Keep a ruling on a report, a claim or an origin, or undo one; relations follow, alarms that were raised stand."""
    asked.require_writer()
    if verdict not in _VERDICTS[kind]:
        raise HTTPException(
            422, f"Nothing of the kind {kind} can be ruled {verdict}: {' or '.join(_VERDICTS[kind])}."
        )
    aim = _Aim(kind=kind, verdict=verdict, id=id, other=other)
    if asked.form == "html":
        write(asked.desk, lambda: _keep(asked, aim, by, why))
        return RedirectResponse(back, 303)
    return Response(
        as_json(write(asked.desk, lambda: _keep_and_tell(asked, aim, by, why))), media_type="application/json"
    )


def _keep(asked: Asking, aim: _Aim, by: str, why: str) -> tuple[str, bool]:
    with asked.snapshot() as snapshot:
        ruling = make_ruling(snapshot, aim.id, aim.verdict, other=aim.other, by=by, why=why)
    return keep_ruling(asked.desk.ledger, ruling)


def _keep_and_tell(asked: Asking, aim: _Aim, by: str, why: str) -> Ruled:
    """Keep a ruling and tell what it has changed: for programs, since it looks at the events before and after."""
    with asked.snapshot() as snapshot:
        ruling = make_ruling(snapshot, aim.id, aim.verdict, other=aim.other, by=by, why=why)
        before = view_touched(snapshot, ruling)
    name, is_new = keep_ruling(asked.desk.ledger, ruling)
    asked.desk.refresh()
    with asked.snapshot() as snapshot:
        after = view_touched(snapshot, ruling)
        [line] = [line for line in list_rulings(snapshot) if line.id == name]
    return Ruled(
        ruling=line,
        new=is_new,
        before=tuple(before.events.values()),
        after=tuple(after.events.values()),
        pairs=_compare(before, after),
        origins=dict(after.origins),
    )


def _compare(before: Touched, after: Touched) -> tuple[PairChange, ...]:
    nothing = Balance(0.0, 0.0)
    changes = []
    for a, b in sorted({*before.pairs, *after.pairs}):
        was, now = before.pairs.get((a, b), nothing), after.pairs.get((a, b), nothing)
        changes.append(
            PairChange(
                a=a,
                b=b,
                cooperation_before=was.cooperation,
                cooperation=now.cooperation,
                conflict_before=was.conflict,
                conflict=now.conflict,
            )
        )
    return tuple(changes)
