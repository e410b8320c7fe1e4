"""The `volteface` command: thin verbs over the rooms. stdout is data, stderr is for people."""

import sys
from typing import Any

import click

from volteface.cli.alerts import alerts
from volteface.cli.demo import demo
from volteface.cli.importing import imports
from volteface.cli.ledgers import brief, why
from volteface.cli.options import fail
from volteface.cli.outlets import outlets, related
from volteface.cli.pages import add, code, follow, read
from volteface.cli.relations import relations, sides
from volteface.cli.rulings import rule, rulings
from volteface.cli.serve import serve
from volteface.cli.shifts import shifts
from volteface.errors import VoltefaceError


class Verbs(click.Group):
    """A group whose verbs end with a plain message, not a traceback, when the set-up is bad."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a verb; a VoltefaceError becomes its message and exit code 2."""
        try:
            return super().invoke(ctx)
        except VoltefaceError as error:
            fail(str(error))
        except BrokenPipeError:  # the reader of the pipe has seen enough
            sys.stderr.close()
            raise SystemExit(0) from None


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="volteface")
def main() -> None:
    """Read news pages, write down who did what to whom and who says so, and keep the ledger of it.

    A SOURCE is a file, a folder, a glob, '-' for standard input, a URL, a feed's URL, a .warc(.gz) archive, or
    a .jsonl file of pages ({"id", "url", "published", "html" or "text"}).
    """


for verb in (
    read,
    code,
    add,
    imports,
    follow,
    relations,
    sides,
    shifts,
    alerts,
    brief,
    why,
    related,
    outlets,
    rule,
    rulings,
    serve,
    demo,
):
    main.add_command(verb)
