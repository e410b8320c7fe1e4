"""Where a state stands between two sides, for a terminal."""

from rich.console import Console
from rich.table import Table
from rich.text import Text

from volteface.relations import Sides, SidesStep, Stance

CELLS = 21


def print_sides(sides: Sides, console: Console | None = None) -> None:
    """Print a step a line: a mark between the two sides within its interval, and the acts with each."""
    console = console or Console()
    title = Text(f"{sides.state} between {sides.one} and {sides.other}", style="bold")
    console.print(title, Text(f"by {sides.step}", style="dim"))
    if not sides.steps:
        console.print(f"no news of {sides.state} in this ledger", style="dim")
        return
    table = Table(box=None, header_style="dim", pad_edge=False)
    table.add_column("from", no_wrap=True)
    table.add_column(
        f"{sides.other[:9]}{sides.one[:9]:>{CELLS - len(sides.other[:9])}}", width=CELLS, no_wrap=True
    )
    for name in ("position", "90 %"):
        table.add_column(name, justify="right", no_wrap=True)
    for side in (sides.one, sides.other):
        table.add_column(side, justify="right", style="dim", no_wrap=True)
    for step in sides.steps:
        table.add_row(*_row(sides, step))
    console.print(table)
    words = (
        f"1 is wholly with {sides.one}, -1 with {sides.other}, 0 as states do that are told of as much; "
        "to the right: acts with each, cooperation + conflict"
    )
    console.print(words, style="dim", highlight=False)


def _row(sides: Sides, step: SidesStep) -> tuple[str | Text, ...]:
    start = step.start[:7] if sides.step == "month" else step.start
    acts = (_acts(step.one), _acts(step.other)) if step.known else ("unknown", "unknown")
    return start, _scale(step), f"{step.position:+.2f}", f"{step.low:+.2f} {step.high:+.2f}", *acts


def _acts(stance: Stance) -> str:
    return (
        f"{stance.cooperation:.3g} + {stance.conflict:.3g}" if stance.cooperation or stance.conflict else ""
    )


def _scale(step: SidesStep) -> Text:
    """Draw the line from one side to the other: the interval in dashes, the middle and the position on it."""
    low, high, place, middle = (
        round((value + 1) / 2 * (CELLS - 1)) for value in (step.low, step.high, step.position, 0)
    )
    text = Text()
    for cell in range(CELLS):
        if cell == place:
            text.append("●", style="bold")
        elif cell == middle:
            text.append("│", style="dim")
        else:
            text.append("─" if low <= cell <= high else " ", style="blue")
    return text
