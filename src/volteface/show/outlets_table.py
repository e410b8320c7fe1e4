"""Outlets on a terminal: who copies, who is copied, and one outlet's pages with what each goes back to."""

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from volteface.show.outlets import FEW_PAGES, OutletLine, OutletPage, OutletView, Partner
from volteface.show.plain import name_outlet, plain

SHOWN = 50
NAME_COLUMNS = 25
_COLUMNS = ("pages", "own", "copied", "transl.", "reprints", "own text", "after", "first", "later")


def print_outlets(lines: Sequence[OutletLine], console: Console | None = None) -> None:
    """Print outlets, those that carry or are carried most first, each with whose text it carries and who carries its text."""
    console = console or Console()
    if not lines:
        console.print("no pages in these days", style="dim")
        return
    telling = [line for line in lines if line.pages >= FEW_PAGES or line.carries or line.carried_by]
    if telling:
        _print_lines(telling[:SHOWN], console)
        console.print()
    for note in _explain(lines, telling):
        console.print(note, style="dim", highlight=False)


def _explain(lines: Sequence[OutletLine], telling: Sequence[OutletLine]) -> Iterator[str]:
    """Say what is not shown, which figures say little, and what the columns are."""
    more = max(len(telling) - SHOWN, 0)
    if more:
        yield f"and {more} more that carry text of others, or are carried; --format jsonl gives all"
    if quiet := len(lines) - len(telling):
        yield f"and {quiet} of fewer than {FEW_PAGES} pages each that carry nobody's text, nor anybody theirs"
    if few := sum(line.pages < FEW_PAGES for line in telling):
        yield f"{few} of these have fewer than {FEW_PAGES} pages (dim): that says little of them"
    if telling:
        yield "own text: what does not stand in the pages they go back to; after: median time to copy, translate"
        yield "first, later: own accounts whose acts others told on later days, or had told on earlier ones"


def print_outlet(view: OutletView, console: Console | None = None) -> None:
    """Print one outlet, then its pages with what each goes back to, the latest first."""
    console = console or Console()
    _print_lines([view.line], console)
    console.print()
    for page in view.pages[:SHOWN]:
        console.print(Text.assemble((page.seen, "dim"), f"  {plain(page.title) or plain(page.document)}"))
        for line in _tell_page(page):
            console.print(Padding(line, (0, 0, 0, 12)))
    if len(view.pages) > SHOWN:
        console.print(
            f"and {len(view.pages) - SHOWN} earlier pages; see --until, or --format jsonl", style="dim"
        )


def _print_lines(lines: Sequence[OutletLine], console: Console) -> None:
    """Print a line of figures for each outlet, under it whom it carries and who carries it."""
    table = Table(box=None, header_style="dim", pad_edge=False, padding=(0, 1))
    table.add_column("outlet", width=NAME_COLUMNS, no_wrap=True, overflow="ellipsis")
    for name in _COLUMNS:
        table.add_column(name, justify="right", no_wrap=True)
    for line in lines:
        table.add_row(*_figures(line), style="dim" if line.pages < FEW_PAGES else "")
    head, *rows = console.render_lines(
        table, console.options.update(width=max(console.width, 100)), pad=False
    )
    for number, parts in enumerate([head, *rows]):
        text = Text.assemble(*((part.text, part.style or "") for part in parts))
        text.rstrip()
        console.print(text, no_wrap=True, crop=True)
        if number:
            for below in _tell_partners(lines[number - 1]):
                console.print(Text("    ").append_text(below), no_wrap=True, overflow="ellipsis")


def _figures(line: OutletLine) -> Iterator[Text]:
    yield Text(name_outlet(line.outlet), style="bold")
    yield Text(str(line.pages))
    yield Text(_count(line.own))
    yield Text(_count(line.copied), style="magenta")
    yield Text(_count(line.translated), style="magenta")
    yield Text(_count(line.reprinted))
    yield Text(f"{line.own_part:.0%}")
    yield Text(_tell_lag(line))
    yield Text(_count(line.told_first))
    yield Text(_count(line.told_later))


def _count(number: int) -> str:
    return str(number) if number else "·"


def _tell_lag(line: OutletLine) -> str:
    """Say how fast: in hours where times are known, else in days, which are all that is known."""
    if line.lag_hours is not None:
        return f"{line.lag_hours:.0f} h" if abs(line.lag_hours) >= 1 else f"{line.lag_hours * 60:.0f} min"
    return "·" if line.lag_days is None else f"{line.lag_days:.3g} d"


def _tell_partners(line: OutletLine) -> Iterator[Text]:
    if line.carries:
        carried = line.copied + line.translated
        yield Text.assemble(("carries ", "dim"), _list_partners(line.carries, carried))
    if line.carried_by:
        yield Text.assemble(("is carried by ", "dim"), _list_partners(line.carried_by, line.pages_carried))
    if line.pasted:
        accounts = "1 of its accounts" if line.pasted == 1 else f"{line.pasted} of its accounts"
        yield Text(f"pasted: only copying outlets carry {accounts}", style="red")


def _list_partners(partners: Sequence[Partner], total: int) -> Text:
    named = ", ".join(f"{name_outlet(partner.outlet)} {partner.pages}" for partner in partners)
    rest = total - sum(partner.pages for partner in partners)
    return Text(f"{named}, others {rest}" if rest > 0 else named)


def _tell_page(page: OutletPage) -> Iterator[Text]:
    if page.how:
        after = "" if page.lag_days is None else f", {_tell_days(page.lag_days)}"
        source = f"{name_outlet(page.parent_outlet)}: {plain(page.parent_title) or plain(page.parent)}"
        yield Text.assemble(
            (f"{page.how} of ", "magenta"), source, (f"  {page.shared:.0%} of it{after}", "dim")
        )
        yield Text(plain(page.parent_url or page.parent), style="dim")
    else:
        yield Text("its own", style="dim")


def _tell_days(days: int) -> str:
    if not days:
        return "the same day"
    return f"{abs(days)} day{'' if abs(days) == 1 else 's'} {'later' if days > 0 else 'earlier'}"
