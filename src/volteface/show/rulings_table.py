"""Rulings on a terminal: beside what they are on, as a list, and what one has changed."""

from collections.abc import Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from volteface.show.lines import EventLine
from volteface.show.plain import plain
from volteface.show.rulings import Balance, RulingLine, Touched


def describe_ruling(ruling: RulingLine) -> Text:
    """Say in one line what was ruled, by whom, when and why, and what has undone it."""
    text = Text(_say(ruling), style="bold" if ruling.holds else "strike")
    text.append(f" by {plain(ruling.by)} on {ruling.at[:10]}: {plain(ruling.why)}", style="not bold")
    text.append(f"  {ruling.id[:8]}", style="dim not bold not strike")
    for undo in ruling.undone_by:
        text.append(" · ", style="not strike").append_text(describe_ruling(undo))
    return text


def _say(ruling: RulingLine) -> str:
    if ruling.kind == "undo":
        return "undone"
    if ruling.kind == "origin":
        first, second = map(plain, ruling.documents)
        return (
            f"ruled of {'one origin' if ruling.verdict == 'same' else 'two origins'}: {first} and {second},"
        )
    return f"ruled {ruling.verdict}"


def print_rulings_beside(rulings: Sequence[RulingLine], console: Console) -> None:
    """Print rulings below the event that they are on."""
    for ruling in rulings:
        console.print(Padding(describe_ruling(ruling), (0, 0, 0, 2)))


def print_rulings(rulings: Sequence[RulingLine], console: Console | None = None) -> None:
    """Print rulings in order, two lines each: what was ruled, and what it is on."""
    console = console or Console()
    if not rulings:
        console.print("no rulings; 'volteface rule' makes one", style="dim")
    for ruling in rulings:
        console.print(describe_ruling(ruling))
        console.print(Padding(Text(_describe_aim(ruling), style="dim"), (0, 0, 0, 2)))


def _describe_aim(ruling: RulingLine) -> str:
    if ruling.undoes:
        return f"undoes {ruling.undoes[:8]}"
    if ruling.documents:
        return " and ".join(map(plain, ruling.documents))
    first = ruling.reports[0]
    more = f" and {len(ruling.reports) - 1} more" if len(ruling.reports) > 1 else ""
    where = f"{plain(first.document)}, characters {first.start} to {first.end}{more}"
    return f"{first.source or '?'} {first.type} {first.target or '–'} in {where}"


def print_change(ruling: RulingLine, before: Touched, after: Touched, console: Console | None = None) -> None:
    """Print a ruling and what it has changed: events, the balances of their pairs, and origins."""
    console = console or Console()
    console.print(describe_ruling(ruling))
    for name in sorted(before.events.keys() | after.events.keys()):
        old, new = before.events.get(name), after.events.get(name)
        shown = new or old
        assert shown
        console.print(Text.assemble((shown.sides, "bold"), f"  {shown.act}  ", (name[:8], "dim")))
        console.print(Padding(Text.assemble(_describe(old), (" → ", "dim"), _describe(new)), (0, 0, 0, 2)))
    for pair, was in before.pairs.items():
        now = after.pairs.get(pair, Balance(0.0, 0.0))
        console.print(
            Text(
                f"{' – '.join(one or '?' for one in pair)} weighs {_weigh(was)} → {_weigh(now)}", style="dim"
            )
        )
    for document, origin in before.origins.items():
        now_origin = after.origins.get(document, "")
        console.print(Text(f"{plain(document)}: origin {origin[:8]} → {now_origin[:8]}", style="dim"))


def _describe(event: EventLine | None) -> str:
    if event is None:
        return "not there"
    return f"{event.voices}, counts {event.weight:.3g}, {event.support} for, {event.against} against"


def _weigh(balance: Balance) -> str:
    return f"{balance.cooperation:.4g} cooperation, {balance.conflict:.4g} conflict"
