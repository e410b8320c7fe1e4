"""Verbs that look into a ledger: brief, why."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from volteface.cli.options import find_actor, format_option, is_table, ledger_option, print_json

if TYPE_CHECKING:
    from volteface.show.shifts import ShiftNote


@click.command()
@click.argument("state", metavar="STATE")
@ledger_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["markdown", "jsonl"]),
    default="markdown",
    show_default=True,
    help="Print Markdown or one JSON object.",
)
def brief(state: str, ledger: Path, form: str) -> None:
    """Write one state's situation: who, what, since when, with sentences and links, claims apart from facts.

    STATE is a code (AZE) or a name in a language that is coded.

    \b
    Example:
      volteface brief AZE -l ledger > azerbaijan.md
    """
    write_brief(state, ledger, form)


def write_brief(state: str, ledger: Path, form: str) -> None:
    """Print one state's situation as Markdown or as one JSON object ("jsonl")."""
    from volteface.ledger import Ledger
    from volteface.show.brief import view_brief
    from volteface.show.markdown import brief_as_markdown

    with Ledger.open(ledger).snapshot() as snapshot:
        view = view_brief(snapshot, find_actor(snapshot, state))
    if form == "markdown":
        click.echo(brief_as_markdown(view))
    else:
        print_json(asdict(view))


@click.command()
@click.argument("id", metavar="ID")
@ledger_option
@format_option
def why(id: str, ledger: Path, form: str | None) -> None:  # noqa: A002  # click passes the argument by its name
    """Show what stands behind an event or an alarm: sentences, pages, outlets, origins, and what speaks against it.

    ID is that of an event, as `relations` and `brief` show it, or of an alarm, as `shifts` does; its beginning is enough. An
    alarm is shown with all the events that it carries; go on with the id of one.

    \b
    Example:
      volteface why 3f9c -l ledger
    """
    from volteface.ledger import Ledger, find_shift
    from volteface.show.shifts import view_shifts
    from volteface.show.why import view_why

    with Ledger.open(ledger).snapshot() as snapshot:
        alarm = find_shift(snapshot, id)
        if alarm:
            _print_alarm(view_shifts(snapshot, [alarm], len(alarm.evidence), len(alarm.counter))[0], form)
            return
        view = view_why(snapshot, id)
    if is_table(form):
        from volteface.show.tables import print_why

        print_why(view)
    else:
        print_json(asdict(view))


def _print_alarm(note: "ShiftNote", form: str | None) -> None:
    from volteface.model import as_record

    if is_table(form):
        from volteface.show.notes import print_shifts

        print_shifts([note])
    else:
        acts = {"for": note.evidence, "against": note.counter}
        events = {name: [asdict(event) for event in some] for name, some in acts.items()}
        shift = as_record(note.shift) | {"marks": [asdict(mark) for mark in note.marks]}
        print_json({"shift": shift, "events": events})
