"""Verbs of coverage: outlets, related."""

from dataclasses import asdict
from pathlib import Path

import click

from volteface.cli.options import check_date, format_option, is_table, ledger_option, print_json


@click.command()
@ledger_option
@click.option("--outlet", metavar="NAME", help="Show one outlet's pages, each with what it goes back to.")
@click.option(
    "--since", default="", metavar="DATE", callback=check_date, help="Leave out pages seen before this day."
)
@click.option(
    "--until", default="", metavar="DATE", callback=check_date, help="Leave out pages seen after this day."
)
@format_option
def outlets(ledger: Path, outlet: str | None, since: str, until: str, form: str | None) -> None:
    """Show whose text each outlet carries, how fast, and how much of its own; those that copy or are copied most first.

    A page is an outlet's own if it is the first of an account; the others are copies, translations, or reprints of the
    outlet's own pages. Nothing is left out of the ledger for it: copies are weighed, not deleted.

    \b
    Examples:
      volteface outlets -l ledger
      volteface outlets -l ledger --outlet kurier.example --since 2025-01-01
    """
    from volteface.ledger import Ledger
    from volteface.show.outlets import view_outlet, view_outlets
    from volteface.show.outlets_table import print_outlet, print_outlets

    with Ledger.open(ledger).snapshot() as snapshot:
        if outlet is not None:
            view = view_outlet(snapshot, outlet, since, until)
            print_outlet(view) if is_table(form) else print_json(asdict(view))
            return
        lines = view_outlets(snapshot, since, until)
    if is_table(form):
        print_outlets(lines)
        return
    for line in lines:
        print_json(asdict(line))


@click.command()
@click.argument("id", metavar="ID")
@ledger_option
@click.option(
    "--days", type=click.IntRange(min=0), default=7, show_default=True, metavar="N",
    help="Look at pages seen at most so many days before or after.",
)  # fmt: skip
@click.option(
    "--most", type=click.IntRange(min=1), default=20, show_default=True, metavar="N", help="Show at most so many accounts."
)  # fmt: skip
@format_option
def related(id: str, ledger: Path, days: int, most: int, form: str | None) -> None:  # noqa: A002  # click's name of it
    """Show what else was published on the story of an article or an event, in any language, the nearest first.

    ID is a document, its URL, or the id of an event; its beginning is enough. Pages of one account are one line: the nearest of them,
    and how many others there are. Each line says what makes it near.

    \b
    Examples:
      volteface related https://example.org/news/story.html -l ledger
      volteface related 3f9c -l ledger --days 14
    """
    from volteface.ledger import Ledger
    from volteface.show.related import view_related
    from volteface.show.related_table import print_related

    with Ledger.open(ledger).snapshot() as snapshot:
        view = view_related(snapshot, id, days, most)
    if is_table(form):
        print_related(view)
    else:
        print_json(asdict(view))
