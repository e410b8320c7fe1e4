"""Verbs that take data sets that others have coded: import gdelt, icews, polecat, acled, ucdp, table."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from volteface.cli.options import format_option, is_table, ledger_option, print_json

if TYPE_CHECKING:
    from volteface.ledger.importing import EventSet


@click.group(name="import")
def imports() -> None:
    """Import events that others have coded into a ledger; rows that it holds already change nothing."""


def _files_argument(command: Any) -> Any:
    return click.argument(
        "files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path)
    )(command)


@imports.command()
@_files_argument
@ledger_option
@format_option
def gdelt(files: tuple[Path, ...], ledger: Path, form: str | None) -> None:
    """Import GDELT events, 1.0 or 2.0: .CSV, .zip or .gz as they are downloaded.

    \b
    Example:
      volteface import gdelt 20191024143000.export.CSV.zip -l ledger
    """
    _import_set("gdelt", files, ledger, form)


@imports.command()
@_files_argument
@ledger_option
@format_option
def icews(files: tuple[Path, ...], ledger: Path, form: str | None) -> None:
    """Import ICEWS coded events: .tab files, also zipped.

    \b
    Example:
      volteface import icews events.2018.*.tab.zip -l ledger
    """
    _import_set("icews", files, ledger, form)


@imports.command()
@_files_argument
@ledger_option
@format_option
def polecat(files: tuple[Path, ...], ledger: Path, form: str | None) -> None:
    """Import POLECAT's weekly files of PLOVER events.

    \b
    Example:
      volteface import polecat ngecEvents.*.txt -l ledger
    """
    _import_set("polecat", files, ledger, form)


@imports.command()
@_files_argument
@ledger_option
@format_option
def acled(files: tuple[Path, ...], ledger: Path, form: str | None) -> None:
    """Import ACLED exports; a later export replaces the rows that ACLED has revised.

    \b
    Example:
      volteface import acled 2022-01-01-2022-12-31-Argentina.csv -l ledger
    """
    _import_set("acled", files, ledger, form)


@imports.command()
@_files_argument
@ledger_option
@format_option
def ucdp(files: tuple[Path, ...], ledger: Path, form: str | None) -> None:
    """Import UCDP's Georeferenced Event Dataset; a later release replaces the rows that it has changed.

    \b
    Example:
      volteface import ucdp GEDEvent_v24_1.csv -l ledger
    """
    _import_set("ucdp", files, ledger, form)


@imports.command()
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@ledger_option
@click.option("--date", required=True, metavar="COLUMN", help="Column with the day of the act.")
@click.option("--source", required=True, metavar="COLUMN", help="Column with who acts.")
@click.option("--target", required=True, metavar="COLUMN", help="Column with to whom it is done.")
@click.option("--code", required=True, metavar="COLUMN", help="Column with what is done.")
@click.option(
    "--seen",
    default="",
    metavar="COLUMN",
    help="Column with the day of the report. [default: that of the act]",
)
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
@click.option(
    "--name", default="", metavar="NAME", help="What the data set is called. [default: the file's name]"
)
@format_option
def table(
    file: Path, ledger: Path, actors: str, codes: str, name: str, form: str | None, **columns: str
) -> None:
    """Import any table of events that has a header: CSV, TSV (also .gz) or Parquet.

    \b
    Example:
      volteface import table icews.tsv.gz --date date --source source --target target --code relation \\
        --actors names --codes cameo-text -l ledger
    """
    from volteface.ledger.importing import Columns, describe_table

    described = describe_table(file, Columns(**columns), actors=actors, codes=codes, name=name)
    _import((file,), described, ledger, form)


def _import_set(name: str, files: tuple[Path, ...], ledger: Path, form: str | None) -> None:
    from volteface.ledger.importing import SETS

    _import(files, SETS[name], ledger, form)


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
