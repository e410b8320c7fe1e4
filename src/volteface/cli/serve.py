"""The verb that opens the desk."""

import secrets
from pathlib import Path
from typing import TYPE_CHECKING

import click

from volteface.cli.options import ledger_option
from volteface.errors import VoltefaceError

if TYPE_CHECKING:
    from volteface.show.desk import Desk

LOOPBACK = ("127.0.0.1", "localhost", "::1")


@click.command()
@ledger_option
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    metavar="ADDRESS",
    help="The address to listen at; this machine's own alone unless said.",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="The port to listen at; 0 takes a free one.",
)
@click.option(
    "--name",
    "names",
    multiple=True,
    metavar="HOST",
    help="A name under which browsers reach the desk, where it listens elsewhere than on this machine alone (may be repeated).",
)
@click.option(
    "--alerts",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Show the rules of this file, what they would send, and a feed of each (see 'alerts').",
)
@click.option(
    "--write",
    is_flag=True,
    help="Let whoever has the token rule and keep pages. It is taken from VOLTEFACE_TOKEN, or made up and printed.",
)
@click.option(
    "--no-fetch",
    is_flag=True,
    help="Fetch no page whose address a visitor gives to try it; texts can be tried all the same.",
)
def serve(  # noqa: PLR0913, PLR0917  # one parameter an option
    ledger: Path,
    host: str,
    port: int,
    names: tuple[str, ...],
    alerts: Path | None,
    write: bool,
    no_fetch: bool,
) -> None:
    """Open the desk: the ledger in a browser, and as JSON, CSV and Parquet from the same addresses.

    It asks nothing of any other machine, but for the page whose address a visitor gives to try it (public sites alone, and
    none with --no-fetch). Nobody can change the ledger through it without --write; others may add to it meanwhile.

    \b
    Examples:
      volteface serve -l ledger
      volteface serve -l ledger --port 0 --write
      volteface serve -l ledger --alerts alerts.toml
      volteface serve -l ledger --host 0.0.0.0 --name desk.example.org
    """
    from volteface.ledger import Ledger
    from volteface.show.desk import Desk

    with Ledger.open(ledger).snapshot() as snapshot:
        if alerts:
            from volteface.show.alerts.rules import load_rules_of

            load_rules_of(snapshot, alerts)  # what is wrong with them is better told now
    serve_desk(
        Desk(ledger.absolute(), _token(write), may_fetch=not no_fetch, alerts=alerts), host, port, names
    )


def _token(write: bool) -> str:
    """Give the token of those who may write, "" where nobody may."""
    import os

    if not write:
        return ""
    given = os.environ.get("VOLTEFACE_TOKEN", "")
    if given and len(given) < 16:
        raise VoltefaceError("VOLTEFACE_TOKEN is short; use at least 16 characters that nobody can guess")
    token = given or secrets.token_urlsafe(18)
    if not given:
        click.echo(f"the token for ruling: {token}", err=True)
    return token


def serve_desk(desk: "Desk", host: str, port: int, names: tuple[str, ...]) -> None:
    """Serve a ledger until Ctrl-C. Raises VoltefaceError where the port is taken."""
    import socket

    import uvicorn

    from volteface.show.desk import make_app
    from volteface.show.desk.app import LOOPBACK as ALLOWED

    if host not in LOOPBACK and not names:
        raise VoltefaceError(f"say by --name under which name browsers reach the desk at {host}")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # named as TCP, so that asyncio lets small answers go at once: they wait 40 ms for their acknowledgement otherwise
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(2048)  # who asks as soon as the address is told waits, and is not refused
    except OSError as error:
        raise VoltefaceError(
            f"the desk can't listen at {host} port {port} ({error.strerror}); choose another --port"
        ) from None
    click.echo("opening the ledger; the first time takes some seconds a million events", err=True)
    desk.refresh()
    app = make_app(desk, (*ALLOWED, *names))
    settings = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, proxy_headers=False
    )
    shown = f"[{host}]" if ":" in host else host
    click.echo(f"the desk is at http://{shown}:{listening.getsockname()[1]}/ (Ctrl-C closes it)", err=True)
    uvicorn.Server(settings).run(sockets=[listening])
