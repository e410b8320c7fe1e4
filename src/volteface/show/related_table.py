"""Related coverage on a terminal: how near, which page, what makes it so."""

from collections.abc import Iterator

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from volteface.show.plain import name_outlet, plain
from volteface.show.related import PageLine, RelatedLine, RelatedView

LIKE = 0.5
"""From this on two senses are called alike."""
SHARED = 0.3
"""From this on names are called shared."""
ACTS_SHOWN = 3


def print_related(view: RelatedView, console: Console | None = None) -> None:
    """Print what was asked about, then the other accounts of the story, the nearest first."""
    console = console or Console()
    if view.page:
        console.print(_headline(view.page))
        console.print(Padding(_place(view.page), (0, 0, 1, 5)))
    elif view.event:
        event = view.event
        console.print(
            Text.assemble(
                (event.sides, "bold"), f"  {event.act}  {event.date or event.day}  ", (event.id, "dim")
            )
        )
        console.print(Padding(Text(plain(event.sentence)), (0, 0, 1, 5)))
    for line in view.related:
        console.print(
            Text.assemble((f"{line.nearness:.0%}".rjust(4), "bold cyan"), " ", _headline(line.page))
        )
        for text in (
            _place(line.page),
            *_tell_others(line),
            Text(_tell_reasons(line, of_event=view.event is not None), style="dim"),
        ):
            console.print(Padding(text, (0, 0, 0, 5)))
    if not view.related:
        console.print("nothing else in this ledger is on this story", style="dim")
    if view.total > len(view.related):
        console.print(
            f"and {view.total - len(view.related)} accounts less near; see --most",
            style="dim",
            highlight=False,
        )


def _headline(page: PageLine) -> Text:
    return Text(plain(page.title) or plain(page.document), style="bold")


def _place(page: PageLine) -> Text:
    parts = (name_outlet(page.outlet), page.language, page.seen, page.url or page.document)
    return Text(" · ".join(plain(part) for part in parts if part), style="dim")


def _tell_others(line: RelatedLine) -> Iterator[Text]:
    if line.others:
        pages = "1 other page" if line.others == 1 else f"{line.others} other pages"
        where = f"{line.outlets} outlets" if line.outlets > 1 else "one outlet"
        yield Text(
            f"and {pages} of this account, in {where} ({', '.join(filter(None, line.languages))})",
            style="magenta",
        )


def _tell_reasons(line: RelatedLine, *, of_event: bool) -> str:
    """Say what makes it near to a page or to an event, the surest first."""
    reasons = []
    acts = [f"{event.sides} {event.type}" for event in line.events]
    if of_event and acts:
        reasons.append("tells it")
    elif line.same_account:
        reasons.append("goes back to an account that tells it" if of_event else "the same account")
    if acts and not of_event:
        more = f" and {len(acts) - ACTS_SHOWN} more" if len(acts) > ACTS_SHOWN else ""
        reasons.append(f"tells too: {', '.join(acts[:ACTS_SHOWN])}{more}")
    if not acts and line.actors:
        reasons.append(f"on {', '.join(line.actors)} too")
    if line.sense is not None and line.sense >= LIKE:
        reasons.append("alike in sense")
    if line.names >= SHARED:
        reasons.append("names shared")
    if line.numbers >= SHARED:
        reasons.append("numbers shared")
    return "; ".join(reasons)
