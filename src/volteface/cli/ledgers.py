"""Verbs that look into a ledger: brief, why."""

from dataclasses import asdict
from pathlib import Path

import click

from volteface.cli.options import find_actor, format_option, is_table, ledger_option, print_json


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
    """Show what stands behind an event: sentences, pages, outlets, origins, and what speaks against it.

    ID is an event's id or the beginning of one, as `relations` and `brief` show it.

    \b
    Example:
      volteface why 3f9c -l ledger
    """
    from volteface.ledger import Ledger
    from volteface.show.why import view_why

    with Ledger.open(ledger).snapshot() as snapshot:
        view = view_why(snapshot, id)
    if is_table(form):
        from volteface.show.tables import print_why

        print_why(view)
    else:
        print_json(asdict(view))
