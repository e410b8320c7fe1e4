"""The verb that shows the whole way on what ships with Volteface, and the ledger that it makes."""

import json
from collections.abc import Iterator
from contextlib import chdir
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from volteface.cli.ledgers import write_brief
from volteface.cli.options import format_option, is_table, iterate_pages
from volteface.cli.pages import add_pages, follow_page
from volteface.cli.shifts import write_shifts
from volteface.coding import Coder
from volteface.ledger import Ledger, Watch, kept_shifts
from volteface.model import Page, Problem

DEMO_PAGE = "pl/01_armenia_odkb.txt"
DEMO_STATE = "ARM"
DEMO_YEARS = ("2021-01-01", "2025-04-30")
"""The dispatches tell of these days; a page of another year would be all the news of its month."""
DEMO_WATCH = Watch(step="month", budget=0.8)
"""So many alarms at most an active dyad-year: some twenty dyads bear no less, if a drift is to find its share of it."""
DEMO_CODER: Coder = "lexicon"
"""It takes seconds where the model takes a minute."""


def list_pages() -> Iterator[Page | Problem]:
    """Give the pages that ship with Volteface and are of the demo's years, then all dispatches."""
    package = Path(str(files("volteface")))
    for annotation in sorted((package / "pages").rglob("*.json")):
        published = json.loads(annotation.read_text(encoding="utf-8"))["published"]
        if DEMO_YEARS[0] <= published <= DEMO_YEARS[1]:
            [path] = (
                annotation.with_suffix(suffix)
                for suffix in (".txt", ".html")
                if annotation.with_suffix(suffix).exists()
            )
            for page in iterate_pages([str(path)], published):
                yield replace(page, document=path.relative_to(package / "pages").as_posix())
    yield from iterate_pages([str(package / "dispatches")], "")


def make_demo(ledger: Path) -> None:
    """Make the demo's ledger in a folder, with its alarms, unless it is there already; one that was broken off is completed.

    Tells on stderr how far it is. Raises VoltefaceError where the folder holds something else.
    """
    from volteface.show.progress import progress
    from volteface.walk import keep, walk, watch

    with Ledger.open_or_create(ledger).snapshot() as snapshot:
        is_made = bool(kept_shifts(snapshot, DEMO_WATCH))
    if is_made:
        return
    with progress("pages") as advance:
        for _ in keep(walk(list_pages(), DEMO_CODER), ledger, DEMO_CODER):
            advance()
    watch(ledger, DEMO_WATCH)


@click.command()
@click.option(
    "-l",
    "--ledger",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="LEDGER",
    help="Keep the demo's ledger in this folder. [default: it is thrown away]",
)
@format_option
def demo(ledger: Path | None, form: str | None) -> None:
    """Show the whole way, offline, on pages and dispatches that ship with Volteface and are invented.

    One page is followed station by station; then pages and dispatches of more than four years, in eight languages, are
    read, coded and kept; the ledger tells whose relations have changed, and the situation of the state that moves.

    \b
    Examples:
      volteface demo
      volteface demo -l demo-ledger && volteface relations ARM RUS -l demo-ledger
    """
    from volteface.walk import watch

    with TemporaryDirectory() as folder:
        kept = ledger.absolute() if ledger is not None else Path(folder) / "ledger"
        with chdir(str(files("volteface") / "pages")):  # so that the page has a short name
            follow_page(DEMO_PAGE, "", form)
        add_pages(list_pages(), kept, DEMO_CODER, form)
        write_shifts(kept, watch(kept, DEMO_WATCH), form)
        write_brief(DEMO_STATE, kept, "markdown" if is_table(form) else "jsonl")
