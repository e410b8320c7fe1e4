"""Verbs that look at relations over time: relations, sides."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import click

from volteface.cli.options import find_actor, find_side, format_option, is_table, ledger_option, print_json
from volteface.errors import VoltefaceError


def _period_options(command: Any) -> Any:
    """Take the length of a step and the days between which to look."""
    for name, words in (
        ("until", "Leave out steps after this day."),
        ("since", "Leave out steps before this day."),
    ):
        command = click.option(
            f"--{name}", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", callback=_as_date, help=words
        )(command)
    return click.option(
        "--step",
        type=click.Choice(["day", "week", "month"]),
        default="month",
        show_default=True,
        help="Length of a step.",
    )(command)


def _as_date(_context: click.Context, _parameter: click.Parameter, value: Any) -> date | None:
    return value.date() if value else None


def _plot_option(command: Any) -> Any:
    """Take the file of a picture."""
    return click.option(
        "--plot",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        callback=_check_plot,
        help="Draw a picture too, to a .png or .svg file.",
    )(command)


def _check_plot(_context: click.Context, _parameter: click.Parameter, value: Path | None) -> Path | None:
    from volteface.show.picture import check_picture

    if value:
        check_picture(value)
    return value


@click.command()
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@ledger_option
@_period_options
@click.option("--directed", is_flag=True, help="Only what A does to B, with what they do together.")
@_plot_option
@format_option
def relations(  # noqa: PLR0913  # one parameter an option
    *, a: str, b: str, ledger: Path, step: Any, since: date | None, until: date | None, directed: bool, plot: Path | None,
    form: str | None,
) -> None:  # fmt: skip
    """Show how two actors stand: cooperation and conflict step by step, with the events behind them.

    A and B are codes (AZE, NATO, HEZBOLLAH) or names in a language that is coded.

    \b
    Examples:
      volteface relations AZE RUS -l ledger
      volteface relations AZE RUS -l ledger --since 2024-01-01 --plot aze-rus.png
    """
    from volteface.ledger import Ledger, shifts_of_pair
    from volteface.relations import Period, series
    from volteface.show.relations import view_series

    period = Period(since=since, until=until)
    with Ledger.open(ledger).snapshot() as snapshot:
        found = series(snapshot, find_actor(snapshot, a), find_actor(snapshot, b), step, directed)
        view = view_series(snapshot, found, period)
        alarms = shifts_of_pair(snapshot, found.a, found.b) if plot else []
    if is_table(form):
        from volteface.show.tables import print_relations

        print_relations(view)
    else:
        print_json(asdict(view))
    if plot:
        from volteface.show.relations_picture import draw_relations

        _draw(lambda: draw_relations(view.series, view.levels, alarms), view.series.steps, plot)


@click.command()
@click.argument("state", metavar="STATE")
@click.argument("one", metavar="ONE")
@click.argument("other", metavar="OTHER")
@ledger_option
@_period_options
@_plot_option
@format_option
def sides(  # noqa: PLR0913  # one parameter an option
    *, state: str, one: str, other: str, ledger: Path, step: Any, since: date | None, until: date | None, plot: Path | None,
    form: str | None,
) -> None:  # fmt: skip
    """Show where a state stands between two others, or two bodies with their members, step by step.

    1 is wholly with ONE, -1 with OTHER, 0 as states do that are told of as much. All three are codes (ARM, NATO) or
    names in a language that is coded; WEST is NATO, the EU and their partners in America and the Pacific.

    \b
    Examples:
      volteface sides ARM RUS WEST -l ledger
      volteface sides SRB EU RUS -l ledger --since 2020-01-01 --plot serbia.svg
    """
    from volteface.ledger import Ledger
    from volteface.relations import Period
    from volteface.relations import sides as find_sides

    with Ledger.open(ledger).snapshot() as snapshot:
        who = find_actor(snapshot, state)
        left, right = find_side(snapshot, one), find_side(snapshot, other)
        found = find_sides(snapshot, who, left, right, step, Period(since=since, until=until))
    if is_table(form):
        from volteface.show.sides_table import print_sides

        print_sides(found)
    else:
        print_json(asdict(found))
    if plot:
        from volteface.show.sides_picture import draw_sides

        _draw(lambda: draw_sides(found), found.steps, plot)


def _draw(describe: Any, steps: Sequence[Any], plot: Path) -> None:
    """Save a picture and say so. Raises VoltefaceError where there is nothing to draw."""
    from volteface.show.picture import save_picture

    if not steps:
        raise VoltefaceError(f"there is no news of them in these steps, so {plot} was not drawn")
    save_picture(describe(), plot)
    click.echo(f"drawn: {plot}", err=True)
