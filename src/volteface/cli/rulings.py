"""Verbs of an analyst's rulings: rule, rulings."""

from dataclasses import asdict
from getpass import getuser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from volteface.cli.options import format_option, is_table, ledger_option, print_json

if TYPE_CHECKING:
    from volteface.show.rulings import Touched


@click.command()
@click.argument("id", metavar="ID")
@click.option("--wrong", is_flag=True, help="A report is wrong: it counts for nothing.")
@click.option("--false", "false", is_flag=True, help="What an event's reports tell has not happened.")
@click.option("--true", "true", is_flag=True, help="What they claim has happened: it counts as a fact.")
@click.option("--same-as", metavar="ID2", help="A document goes back to one account with another.")
@click.option("--apart-from", metavar="ID2", help="A document goes back to another account than another.")
@click.option("--undo", is_flag=True, help="A ruling holds no more.")
@click.option("--why", required=True, metavar="TEXT", help="The reason, for those who read it later.")
@click.option("--by", metavar="NAME", help="Who rules.  [default: the name that you are logged in by]")
@ledger_option
@format_option
def rule(  # noqa: PLR0913, PLR0917  # one parameter an option
    id: str,  # noqa: A002  # click passes the argument by its name
    wrong: bool,
    false: bool,
    true: bool,
    same_as: str | None,
    apart_from: str | None,
    undo: bool,
    why: str,
    by: str | None,
    ledger: Path,
    form: str | None,
) -> None:
    """Rule on a report, a claim or an origin, and show what that changes; undo a ruling.

    ID is that of a report (--wrong), of an event (--false, --true), of a document (--same-as, --apart-from), or of a ruling
    (--undo); its beginning is enough. `why` shows those of reports, events and documents. What was coded and what alarms
    were raised stays as it is: a ruling stands beside it, and relations and new alarms follow.

    \b
    Examples:
      volteface rule 3f9c --false --why "The ministry has withdrawn it." -l ledger
      volteface rule 8ab2 --wrong --why "The sentence is about 1993." --by anna -l ledger
      volteface rule d41d --undo --why "It is about 2025 after all." -l ledger
    """
    flags = {"wrong": wrong, "false": false, "true": true, "undo": undo, "same": same_as, "apart": apart_from}
    verdicts = [name for name, value in flags.items() if value]
    if len(verdicts) != 1:
        raise click.UsageError("give one of --wrong, --false, --true, --same-as, --apart-from and --undo.")
    if not why.strip():
        raise click.UsageError("--why is blank; give the reason.")
    _rule(
        ledger,
        {"name": id, "verdict": verdicts[0], "other": same_as or apart_from or ""},
        (by or _user(), why),
        form,
    )


def _user() -> str:
    try:
        return getuser()
    except (KeyError, OSError):  # a process without an entry among the system's users
        raise click.UsageError("your name isn't known here; give it with --by.") from None


def _rule(ledger: Path, target: dict[str, str], said: tuple[str, str], form: str | None) -> None:
    """Keep a ruling and print what it changes."""
    from volteface.ledger import Ledger, keep_ruling, make_ruling
    from volteface.show.rulings import list_rulings, view_touched

    opened = Ledger.open(ledger)
    with opened.snapshot() as snapshot:
        ruling = make_ruling(
            snapshot, target["name"], target["verdict"], other=target["other"], by=said[0], why=said[1]
        )
        before = view_touched(snapshot, ruling)
    name, is_new = keep_ruling(ledger, ruling)
    if not is_new:
        click.echo("volteface: this was ruled before, and holds; nothing has changed.", err=True)
    with opened.snapshot() as snapshot:
        after = view_touched(snapshot, ruling)
        [line] = [line for line in list_rulings(snapshot) if line.id == name]
    if is_table(form):
        from volteface.show.rulings_table import print_change

        print_change(line, before, after)
    else:
        print_json(
            {"ruling": asdict(line), "new": is_new, "before": _record(before), "after": _record(after)}
        )


def _record(touched: "Touched") -> dict[str, Any]:
    pairs = [{"a": a, "b": b, **balance._asdict()} for (a, b), balance in touched.pairs.items()]
    return {
        "events": [asdict(event) for event in touched.events.values()],
        "pairs": pairs,
        "origins": touched.origins,
    }


@click.command()
@click.option("--all", "every", is_flag=True, help="Undone ones too, and what has undone them.")
@ledger_option
@format_option
def rulings(every: bool, ledger: Path, form: str | None) -> None:
    """List what was ruled and holds, in order.

    \b
    Example:
      volteface rulings -l ledger --all
    """
    from volteface.ledger import Ledger
    from volteface.show.rulings import list_rulings

    with Ledger.open(ledger).snapshot() as snapshot:
        lines = list_rulings(snapshot)
    chosen = [line for line in lines if every or (line.holds and line.kind != "undo")]
    if is_table(form):
        from volteface.show.rulings_table import print_rulings

        print_rulings(chosen)
        return
    for line in chosen:
        print_json(asdict(line))
