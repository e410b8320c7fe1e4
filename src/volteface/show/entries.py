"""Lines of aligned cells, each with its sentence below: reads well at any width of terminal."""

from collections.abc import Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

ROOMY_COLUMNS = 120
Entry = tuple[tuple[Text, ...], Text]  # the cells of the line, and what stands below it


def print_entries(entries: Sequence[Entry], console: Console) -> None:
    """Print entries; a line that is wider than the terminal is cut, a sentence is wrapped."""
    table = Table.grid(padding=(0, 2))
    for cells, _ in entries:
        table.add_row(*cells)
    lines = console.render_lines(table, console.options.update(width=ROOMY_COLUMNS), pad=False)
    for (_, sentence), line in zip(entries, lines, strict=True):
        text = Text.assemble(*((part.text, part.style or "") for part in line))
        text.rstrip()
        console.print(text, no_wrap=True, crop=True)
        console.print(Padding(sentence, (0, 0, 1, 4), expand=False))
