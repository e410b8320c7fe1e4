"""Verbs that look into a ledger: brief, why."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from volteface.cli.options import find_actor, format_option, is_table, ledger_option, print_json

if TYPE_CHECKING:
    from volteface.show.chain import AlarmView


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
@click.option(
    "--all", "every", is_flag=True, help="Open copies that are folded, and show all events of an alarm."
)
@format_option
def why(id: str, ledger: Path, every: bool, form: str | None) -> None:  # noqa: A002  # click's name of it
    """Show what stands behind an event or an alarm: sentences, pages, outlets, origins, and what speaks against it.

    ID is that of an event, as `relations` and `brief` show it, or of an alarm, as `shifts` does; its beginning is enough. An
    event is shown account by account; pages that repeat their account are counted. An alarm is shown with its largest
    events, for and against it; go on with the id of one. JSON has all of it.

    \b
    Examples:
      volteface why 3f9c -l ledger
      volteface why 3f9c -l ledger --all
    """
    from volteface.ledger import Ledger, find_shift
    from volteface.show.chain import view_alarm
    from volteface.show.why import view_why

    with Ledger.open(ledger).snapshot() as snapshot:
        shift = find_shift(snapshot, id)
        if shift:
            _print_alarm(view_alarm(snapshot, shift), form, every=every)
            return
        view = view_why(snapshot, id)
    if is_table(form):
        from volteface.show.why_table import print_why

        print_why(view, every=every)
    else:
        print_json(asdict(view))


def _print_alarm(view: "AlarmView", form: str | None, *, every: bool) -> None:
    from volteface.model import as_record

    if is_table(form):
        from volteface.show.why_table import print_alarm

        print_alarm(view, every=every)
        return
    note = view.note
    shift = as_record(note.shift) | {"marks": [asdict(mark) for mark in note.marks]}
    events = {"for": note.evidence, "against": note.counter}
    chain = {"for": view.evidence, "against": view.counter}
    print_json({
        "shift": shift,
        "events": {name: [asdict(event) for event in some] for name, some in events.items()},
        "chain": {name: [asdict(one) for one in some] for name, some in chain.items()},
    })  # fmt: skip
