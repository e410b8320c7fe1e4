"""The verb that tells who is changing sides."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from volteface.cli.options import check_date, find_side, format_option, is_table, ledger_option, print_json
from volteface.model import Method, Shift

if TYPE_CHECKING:
    from volteface.ledger import Snapshot

SHOWN = 20


@click.command()
@ledger_option
@click.option(
    "--step",
    type=click.Choice(["week", "month"]),
    default="week",
    show_default=True,
    help="Length of a step.",
)
@click.option(
    "--budget",
    type=click.FloatRange(min=0, min_open=True),
    default=0.05,
    show_default=True,
    metavar="R",
    help="At most so many alarms an active dyad-year (a pair's year with 12 events in the two years before).",
)
@click.option(
    "--since",
    default="",
    metavar="DATE",
    callback=check_date,
    help="Show alarms raised on this day or later.",
)
@click.option(
    "--until",
    default="",
    metavar="DATE",
    callback=check_date,
    help="Show alarms raised on this day or before.",
)
@click.option(
    "--pair", nargs=2, metavar="A B", help="Show the alarms of two actors, or of a state and a side."
)
@click.option(
    "--kind",
    type=click.Choice(["dyad", "drift"]),
    help="Show changes of pairs, or moves of states between sides.",
)
@click.option(
    "--method",
    type=click.Choice(get_args(Method)),
    default="surprise",
    show_default=True,
    help="What looks for changes; the others are there to be compared with.",
)
@format_option
def shifts(  # noqa: PLR0913, PLR0917  # one parameter an option
    ledger: Path,
    step: str,
    budget: float,
    since: str,
    until: str,
    pair: tuple[str, str] | None,
    kind: str | None,
    method: str,
    form: str | None,
) -> None:
    """Tell whose relations have changed, and who moves between sides, with the acts for and against.

    Every alarm is raised from nothing seen later than its own date, and kept in the ledger as it was raised. What
    is learnt later is added: a shock that has lasted is called a shift, and acts that were denied, withdrawn or ruled on
    since are marked. Sides are WEST, RUS and CHN.

    \b
    Examples:
      volteface shifts -l ledger
      volteface shifts -l ledger --budget 0.013 --since 2024-01-01
      volteface shifts -l ledger --pair ARM RUS --step month
    """
    from volteface.ledger import Ledger, Watch
    from volteface.show.shifts import choose_shifts
    from volteface.walk import watch

    with Ledger.open(ledger).snapshot() as snapshot:
        codes = tuple(find_side(snapshot, name) for name in pair or ())
    found = watch(ledger, Watch(step=step, budget=budget, method=method))  # type: ignore[arg-type]
    chosen = list(choose_shifts(found, since, until, codes or None, kind or ""))  # type: ignore[arg-type]
    write_shifts(ledger, chosen, form, most=len(chosen) if since else SHOWN)


def write_shifts(ledger: Path, shifts: Sequence[Shift], form: str | None, most: int = SHOWN) -> None:
    """Print alarms, with the acts for and against them; of a table the last `most`."""
    from volteface.ledger import Ledger

    with Ledger.open(ledger).snapshot() as snapshot:
        if is_table(form):
            _print_table(snapshot, shifts, most)
        else:
            _print_records(snapshot, shifts)


def _print_table(snapshot: "Snapshot", chosen: Sequence[Shift], most: int) -> None:
    """Print at most so many alarms, the last ones, with how many there are beside them."""
    from volteface.show.notes import print_shifts
    from volteface.show.shifts import view_shifts

    shown = chosen[-most:]
    print_shifts(view_shifts(snapshot, shown), len(chosen) - len(shown))


def _print_records(snapshot: "Snapshot", chosen: Sequence[Shift]) -> None:
    """Print alarms as objects, each with what has come of its acts since."""
    from volteface.ledger import find_marks
    from volteface.model import as_record

    marks = find_marks(snapshot, chosen)
    for shift in chosen:
        print_json(as_record(shift) | {"marks": [asdict(mark) for mark in marks[shift.id]]})
