"""Relations, for a terminal."""

from itertools import groupby

from rich.console import Console
from rich.table import Table
from rich.text import Text

from volteface.relations import Channel, Series, SeriesStep
from volteface.show.entries import Entry, print_entries
from volteface.show.lines import EventLine
from volteface.show.pages import QUAD_STYLE, STATUS_STYLE
from volteface.show.plain import plain
from volteface.show.relations import RelationsView

BAR_CELLS = 12
_BLOCKS = " ▏▎▍▌▋▊▉█"


def print_relations(view: RelationsView, console: Console | None = None) -> None:
    """Print a pair's series, a step a line with a bar for each channel, then its events."""
    console = console or Console()
    series = view.series
    title = Text(f"{series.a} {'→' if series.directed else '–'} {series.b}", style="bold")
    console.print(title, Text(f"by {series.step}", style="dim"))
    if not view.events_total:
        console.print(f"no news of {series.a} and {series.b} in this ledger; that is not calm", style="dim")
        return
    if series.steps:
        console.print(_series_table(series))
        attention = (
            f"to the right: the pair's events, and all events of {series.a}, of {series.b} and of the world"
        )
        console.print(attention, style="dim", highlight=False)
    if series.unplaced:
        console.print(
            f"{series.unplaced} events are dated too vaguely to stand in a {series.step}", style="dim"
        )
    console.print()
    print_entries([as_entry(event) for event in view.events], console)
    if view.events_total > len(view.events):
        console.print(f"and {view.events_total - len(view.events)} earlier events", style="dim")


def _series_table(series: Series) -> Table:
    channels = [channel for step in series.steps for channel in (step.cooperation, step.conflict) if channel]
    most = max((channel.acts for channel in channels), default=0.0) or 1.0
    table = Table(box=None, header_style="dim", pad_edge=False)
    table.add_column("from", no_wrap=True)
    table.add_column("cooperation", width=BAR_CELLS + 5, no_wrap=True)
    table.add_column("conflict", width=BAR_CELLS + 5, no_wrap=True)
    for name in ("events", series.a, series.b, "world"):
        table.add_column(name, justify="right", style="dim", no_wrap=True)
    for _, run in groupby(
        enumerate(series.steps), lambda one: one[0] if one[1].cooperation else -1 - one[1].known
    ):
        steps = [step for _, step in run]
        attention = (
            sum(getattr(step, f"attention_{side}") for step in steps) for side in ("a", "b", "world")
        )
        table.add_row(
            _span(series, steps),
            _bar(steps[0], "cooperation", most, "blue"),
            _bar(steps[0], "conflict", most, "dark_orange"),
            str(steps[0].events or ""),
            *(f"{value:.0f}" for value in attention),
        )
    return table


def _span(series: Series, steps: list[SeriesStep]) -> str:
    """Name a step, or the whole of a stretch without news, which is one row."""
    first, last = (step.start[:7] if series.step == "month" else step.start for step in (steps[0], steps[-1]))
    return first if first == last else f"{first} – {last}"


def _bar(step: SeriesStep, name: str, most: float, style: str) -> Text:
    channel: Channel | None = getattr(step, name)
    if channel is None:
        return Text("no news" if step.known else "unknown", style="dim")
    eighths = round(channel.acts / most * BAR_CELLS * 8)
    bar = "█" * (eighths // 8) + (_BLOCKS[eighths % 8] if eighths % 8 else "")
    return Text.assemble((bar, style), (f" {channel.acts:.3g}", "bold" if channel.acts else "dim"))


def as_entry(event: EventLine) -> Entry:
    """Give an event's cells and its sentence."""
    origins = Text(f"{event.support} origin{'' if event.support == 1 else 's'}", style="bold")
    origins.append(f", {event.against} against" if event.against else "", style="red")
    cells = (
        Text(event.date or f"~{event.first_seen}"),
        Text(event.sides, style="bold"),
        Text(event.act, style=QUAD_STYLE[event.quad]),
        Text(event.voices, style=STATUS_STYLE[event.status]),
        origins,
        Text(event.id[:8], style="dim"),
    )
    return cells, Text(plain(event.sentence)).append(
        f"  {plain(event.outlet or event.document)}", style="dim"
    )
