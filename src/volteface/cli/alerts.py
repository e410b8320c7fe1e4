"""Verbs that tell of alarms by mail and chat, and in a feed: alerts send, alerts feed."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from volteface.cli.options import format_option, is_table, ledger_option, print_json

if TYPE_CHECKING:
    from volteface.model import Shift
    from volteface.show.alerts.rules import Rules
    from volteface.show.alerts.sending import Outcome


@click.group()
def alerts() -> None:
    """Tell of alarms by mail and chat, and in a feed, by rules of your own."""


def rules_option(command: Any) -> Any:
    """Take the file of rules."""
    return click.option(
        "--rules",
        "rules_file",
        required=True,
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help="TOML file of rules: which alarms are told, where, and when not.",
    )(command)


def desk_option(command: Any) -> Any:
    """Take the address of the desk."""
    return click.option(
        "--desk",
        default="",
        metavar="URL",
        callback=check_address,
        help="Address of the desk, to which alerts then link.",
    )(command)


def check_address(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    """Let only addresses of the web pass, or nothing."""
    if value and not value.startswith(("http://", "https://")):
        raise click.BadParameter(f"{value!r} is no address of a desk; write it as http://127.0.0.1:8000")
    return value


@alerts.command()
@ledger_option
@rules_option
@desk_option
@click.option(
    "--state",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Record of what was sent. [default: alerts.jsonl in the ledger's folder]",
)
@click.option("--dry-run", is_flag=True, help="Show what would be sent, and send and record nothing.")
@click.option(
    "--most",
    type=click.IntRange(min=1),
    default=20,
    show_default=True,
    metavar="N",
    help="Send at most so many in this run, the oldest first; the rest waits for the next one.",
)
@click.option(
    "--again", default="", metavar="ID", help="Send this alarm again, though it was or may have been sent."
)
@format_option
def send(  # noqa: PLR0913, PLR0917  # one parameter an option
    ledger: Path,
    rules_file: Path,
    desk: str,
    state: Path | None,
    dry_run: bool,
    most: int,
    again: str,
    form: str | None,
) -> None:
    """Send what hasn't been sent, each alert once at each place, with the acts for and against.

    Looks for alarms first, as `shifts` does. What comes up in a rule's quiet hours waits until they are over. What a
    service doesn't take is told and tried again by the next run. An alert that was being sent when the run was killed is told
    and not sent again, since it may have arrived: --again sends it.

    \b
    Examples:
      volteface alerts send -l ledger --rules alerts.toml --dry-run
      volteface alerts send -l ledger --rules alerts.toml --desk https://desk.example.org
    """
    from volteface.show.alerts.delivery import Post
    from volteface.show.alerts.record import NAME, Record, read_fates
    from volteface.show.alerts.sending import Round, preview, send_round

    rules, shifts = _watch(ledger, rules_file)
    path = state or ledger / NAME
    now = Round(
        ledger=ledger,
        rules=rules,
        shifts=tuple(shifts),
        most=most,
        desk=desk,
        again=_find_alarm(ledger, again),
    )
    if dry_run:
        _print_outcomes(preview(now, read_fates(path)), form)
        return
    posts = {name: Post(rules.places[name]) for rule in rules.rules for name in rule.to}
    with Record(path) as record:
        failed = _print_outcomes(send_round(now, posts, record), form)
    if failed:
        raise SystemExit(1)


@alerts.command()
@ledger_option
@rules_option
@desk_option
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write the feed to this file, at one stroke. [default: standard output]",
)
def feed(ledger: Path, rules_file: Path, desk: str, output: Path | None) -> None:
    """Write an Atom feed of the newest 50 alarms that the rules tell, with the acts for and against.

    Looks for alarms first, as `shifts` does. An alarm is one entry, which is updated when a shock has become a shift.
    Quiet hours and what was sent don't matter here, and rules need no places.

    \b
    Example:
      volteface alerts feed -l ledger --rules alerts.toml -o public/alerts.atom
    """
    from volteface.ledger import Ledger, find_told
    from volteface.show.alerts.alert import view_alerts
    from volteface.show.alerts.feed import alerts_as_atom, choose_entries

    rules, shifts = _watch(ledger, rules_file)
    with Ledger.open(ledger).snapshot() as snapshot:
        told = find_told(snapshot, rules.watch)
        viewed = view_alerts(snapshot, choose_entries(rules, shifts), desk)
    content = alerts_as_atom(rules.title, viewed, told, desk)
    if output:
        _replace(output, content)
    else:
        click.echo(content.decode(), nl=False)


def _watch(ledger: Path, rules_file: Path) -> "tuple[Rules, list[Shift]]":
    """Read the rules, look for alarms as they say, and give all that there are."""
    from volteface.ledger import Ledger
    from volteface.show.alerts.rules import load_rules_of
    from volteface.walk import watch

    with Ledger.open(ledger).snapshot() as snapshot:
        rules = load_rules_of(snapshot, rules_file)
    return rules, watch(ledger, rules.watch)


def _find_alarm(ledger: Path, prefix: str) -> str:
    """Give the id of the alarm that begins so, "" for none."""
    from volteface.errors import VoltefaceError
    from volteface.ledger import Ledger, find_shift

    if not prefix:
        return ""
    with Ledger.open(ledger).snapshot() as snapshot:
        found = find_shift(snapshot, prefix)
    if not found:
        raise VoltefaceError(
            f"no alarm, or more than one, has an id that begins with {prefix!r}; see 'shifts'"
        )
    return found.id


def _print_outcomes(outcomes: "Iterable[Outcome]", form: str | None) -> int:
    """Print what comes of each alert as it comes; gives how many didn't arrive for sure."""
    from volteface.show.alerts.sending import as_record, tell_outcome
    from volteface.show.alerts.text import alert_as_text

    failed = 0
    for outcome in outcomes:
        line = tell_outcome(outcome)
        if outcome.what in ("failed", "unsure"):
            failed += 1
            click.echo(line, err=True)
        if not is_table(form):
            print_json(as_record(outcome))
        elif outcome.what == "due" and outcome.alert:
            click.echo(f"{line}\n{alert_as_text(outcome.alert)}")
        elif outcome.what in ("sent", "waits"):
            click.echo(line)
    return failed


def _replace(path: Path, content: bytes) -> None:
    """Write a file at one stroke: its readers see the old one or the new one."""
    import os

    from volteface.errors import VoltefaceError

    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        temporary.write_bytes(content)
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise VoltefaceError(f"{path} can't be written ({error.strerror})") from None
