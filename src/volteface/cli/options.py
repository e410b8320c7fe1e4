"""What the verbs share: options, and how they print. stdout is data, stderr is for people."""

import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from volteface.model import Page, Problem, as_record

if TYPE_CHECKING:
    from volteface.ledger import Snapshot

_TURNING = re.compile(r"[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
FORMATS = click.Choice(["table", "jsonl"])


def fail(message: str) -> NoReturn:
    """Say what is wrong and stop with exit code 2."""
    click.echo(f"volteface: {message}", err=True)
    raise SystemExit(2)


def sources_argument(command: Any) -> Any:
    """Take one or more SOURCEs."""
    return click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")(command)


def published_option(command: Any) -> Any:
    """Take the date of pages that don't say."""
    return click.option(
        "--published",
        default="",
        metavar="DATE",
        callback=check_past,
        help="Date of pages that don't say when they were published (YYYY-MM-DD).",
    )(command)


def format_option(command: Any) -> Any:
    """Take how to print; tables on a terminal and JSON lines in a pipe unless said."""
    return click.option(
        "--format",
        "form",
        type=FORMATS,
        default=None,
        help="Print a table or one JSON object a line. [default: table on a terminal, jsonl in a pipe]",
    )(command)


def ledger_option(command: Any) -> Any:
    """Take the ledger's folder."""
    return click.option(
        "-l",
        "--ledger",
        required=True,
        type=click.Path(path_type=Path, file_okay=False),
        metavar="LEDGER",
        help="The ledger's folder.",
    )(command)


def coder_option(command: Any) -> Any:
    """Take the coder's name."""
    return click.option(
        "--coder",
        type=click.Choice(["lexicon", "model", "both"]),
        default="both",
        show_default=True,
        help="What codes: word lists (fast), the trained model, or the one weighed against the other (best).",
    )(command)


def check_date(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    """Give an ISO day as it is compared with others (20250723 as 2025-07-23), or nothing; let nothing else pass."""
    from datetime import date

    try:
        return date.fromisoformat(value).isoformat() if value else ""
    except ValueError:
        raise click.BadParameter(f"{value!r} is no date; write it as 2025-07-23") from None


def check_past(context: click.Context, parameter: click.Parameter, value: str) -> str:
    """Give a day as `check_date` does, but none that is still to come."""
    from volteface.reading.published import is_to_come

    day = check_date(context, parameter, value)
    if is_to_come(day):
        raise click.BadParameter(f"{value} is still to come; give the day on which the pages were published")
    return day


def find_actor(snapshot: "Snapshot", name: str) -> str:
    """Give the code of an actor by code or name, as `volteface.show.names.find_actor` does."""
    from volteface.show import names

    return names.find_actor(snapshot, name)


def is_table(form: str | None) -> bool:
    """Whether to print for people."""
    return form == "table" or (form is None and sys.stdout.isatty())


def print_json(record: Any) -> None:
    """Print one object a line; what would steer or turn a terminal is written as JSON escapes it."""
    line = json.dumps(record, ensure_ascii=False, default=str)
    click.echo(_TURNING.sub(lambda found: f"\\u{ord(found.group()):04x}", line))


def complain(problem: Problem) -> None:
    """Tell people of a problem on stderr."""
    from volteface.show.plain import plain

    detail = f" ({problem.detail})" if problem.detail else ""
    click.echo(plain(f"{problem.document}: {problem.stage}: {problem.reason}{detail}"), err=True)


def iterate_pages(sources: Iterable[str], published: str) -> Iterator[Page | Problem]:
    """Give the pages of some sources, and a Problem for each that can't be opened."""
    from volteface.reading.sources import iterate

    return iterate(sources, published=published)


def print_problems(document: str, problems: list[Problem], form: str | None) -> None:
    """Tell of a page that gave nothing else: people on stderr, programs on stdout too."""
    for problem in problems:
        complain(problem)
    if not is_table(form):
        print_json({"document": document, "problems": [as_record(problem) for problem in problems]})


def end_with(done: int) -> None:
    """Stop with exit code 1 where not a single page could be read."""
    if not done:
        raise SystemExit(1)


def find_side(snapshot: "Snapshot", name: str) -> str:
    """Give the code of an actor or side, as `volteface.show.names.find_side` does."""
    from volteface.show import names

    return names.find_side(snapshot, name)
