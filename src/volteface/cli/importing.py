"""Verbs that take data sets that others have coded: import table."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from volteface.cli.options import format_option, is_table, ledger_option, print_json

if TYPE_CHECKING:
    from volteface.ledger.importing import EventSet


@click.group(name="import")
def imports() -> None:
    """Import events that others have coded into a ledger; rows that it holds already change nothing."""


@imports.command()
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@ledger_option
@click.option("--date", required=True, metavar="COLUMN", help="Column with the day of the act.")
@click.option("--source", required=True, metavar="COLUMN", help="Column with who acts.")
@click.option("--target", required=True, metavar="COLUMN", help="Column with to whom it is done.")
@click.option("--code", required=True, metavar="COLUMN", help="Column with what is done.")
@click.option("--seen", default="", metavar="COLUMN", help="Column with the day of the report. [default: that of the act]")
@click.option(
    "--actors",
    type=click.Choice(["iso3", "iso2", "cow", "fips", "cameo", "names"]),
    default="iso3",
    show_default=True,
    help="What actors are written as: country codes, CAMEO actor codes, or names.",
)
@click.option(
    "--codes",
    type=click.Choice(["plover", "cameo", "cameo-text"]),
    default="plover",
    show_default=True,
    help="What acts are written as: PLOVER types, CAMEO codes, or CAMEO's own phrases.",
)
@click.option("--name", default="", metavar="NAME", help="What the data set is called. [default: the file's name]")
@format_option
def table(  # noqa: PLR0913  # one parameter an option
    file: Path, ledger: Path, date: str, source: str, target: str, code: str, seen: str, actors: str, codes: str,
    name: str, form: str | None,
) -> None:  # fmt: skip
    """Import any table of events that has a header: CSV, TSV (also .gz) or Parquet.

    \b
    Example:
      volteface import table icews.tsv.gz --date date --source source --target target --code relation \\
        --actors names --codes cameo-text -l ledger
    """
    from volteface.ledger.importing import Columns, describe_table

    columns = Columns(date=date, source=source, target=target, code=code, seen=seen)
    _import((file,), describe_table(file, columns, actors=actors, codes=codes, name=name), ledger, form)


def _import(files: tuple[Path, ...], event_set: "EventSet", ledger: Path, form: str | None) -> None:
    """Import files and print the tally; why rows were not kept goes to stderr too where people read."""
    from volteface.ledger import Ledger
    from volteface.ledger.importing import import_files
    from volteface.show.progress import progress

    folder = Ledger.open_or_create(ledger).folder
    with progress("rows") as advance:
        tally = import_files(folder, event_set, files, advance)
    for path in tally.rejected:
        click.echo(f"set aside: {path}", err=True)
    if is_table(form):
        click.echo(
            f"{tally.kept} of {tally.rows} rows kept ({tally.revised} of them revised, {tally.one_sided} with one side "
            f"unknown), {tally.known} known already; the ledger is {ledger}"
        )
        for reason, rows in tally.reasons.most_common():
            click.echo(f"{rows:>10} {reason}")
    else:
        counts = {name: getattr(tally, name) for name in ("rows", "kept", "revised", "known", "one_sided")}
        print_json({"set": event_set.name, **counts, "reasons": dict(tally.reasons.most_common())})
