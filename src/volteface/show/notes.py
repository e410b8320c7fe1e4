"""Alarms on a terminal, a note each."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from volteface.ledger import Mark
from volteface.model import Shift
from volteface.show.lines import EventLine
from volteface.show.names import name_of
from volteface.show.pages import QUAD_STYLE
from volteface.show.plain import plain
from volteface.show.shifts import ShiftNote

STYLE = {"cooperation": "green", "conflict": "magenta", "": "cyan"}


def print_shifts(notes: Sequence[ShiftNote], earlier: int = 0, console: Console | None = None) -> None:
    """Print alarms in order of their dates; `earlier` counts those that are left out."""
    console = console or Console()
    if not notes:
        console.print("no alarm; that is no proof of calm: see --budget, --since and --until", style="dim")
        return
    if earlier:
        console.print(f"{earlier} earlier alarms are not shown; see --since\n", style="dim", highlight=False)
    for note in notes:
        console.print(headline(note.shift))
        console.print(Padding(Text(tell_how_sure(note.shift), style="dim"), (0, 0, 0, 2)))
        for event in note.evidence:
            console.print(Padding(_act("for", event), (0, 0, 0, 2)))
        for event in note.counter:
            console.print(Padding(_act("against", event), (0, 0, 0, 2)))
        if not note.counter:
            console.print(Padding(Text("against  nothing in this ledger", style="dim"), (0, 0, 0, 2)))
        for line in tell_marks(note):
            console.print(Padding(Text(line, style="bold red"), (0, 0, 0, 2)))
        console.print()


def tell_change(shift: Shift) -> str:
    """Say in one sentence who has changed how."""
    if shift.kind == "drift":
        return f"{name_of(shift.a)} moves from {name_of(shift.from_side)} to {name_of(shift.to_side)}"
    turn = "more conflict between" if shift.direction == "conflict" else "more cooperation between"
    return f"{turn} {name_of(shift.a)} and {name_of(shift.b)}"


def tell_how_sure(shift: Shift) -> str:
    """Say since when, how sure, and whether it has lasted."""
    early, late = shift.starts
    since = f"since {early}" if early == late else f"since some day from {early} to {late}"
    lasted = f"it had lasted by {shift.lasted}" if shift.lasted else "it may pass"
    return f"{since}; a change that stays with a probability of {shift.probability:.0%}, {lasted}"


def tell_marks(note: ShiftNote) -> Iterator[str]:
    """Say what has come of the alarm's acts since it was raised, as in "since then 2 of its 6 events were ruled wrong (3f9c1a2b)"."""
    for side, named in (("evidence", note.shift.evidence), ("counter", note.shift.counter)):
        fates: defaultdict[str, list[str]] = defaultdict(list)
        for mark in note.marks:
            if mark.side == side:
                fates[_tell_fate(mark)].append((mark.now or mark.event)[:8])
        whose = "its" if side == "evidence" else "the"
        rest = "" if side == "evidence" else " against it"
        for fate, ids in fates.items():
            count = f"{len(ids)} of {whose} {len(named)} events{rest}"
            yield f"since then {count}: {fate} ({', '.join(ids)})"


def _tell_fate(mark: Mark) -> str:
    """Say what has become of an event: the first that fits."""
    if not mark.now:
        return "told by no page any more"
    if mark.ruled:
        return f"ruled {mark.ruled}"
    if mark.status != mark.was_status:
        return f"{mark.status}, no longer {mark.was_status}"
    if mark.weight != mark.was_weight:
        return f"counting {'more' if mark.weight > mark.was_weight else 'less'}"
    return "with rulings on its reports"


def headline(shift: Shift) -> Text:
    """Give an alarm's day, what it tells, its stage and its id."""
    text = Text(shift.raised, style="dim")
    sentence = tell_change(shift)
    text.append(f"  {sentence[0].upper()}{sentence[1:]}", style=f"bold {STYLE[shift.direction]}")
    text.append(f"  {shift.stage}", style="bold" if shift.stage == "shift" else "")
    return text.append(f"  {shift.id}", style="dim")


def _act(label: str, event: EventLine) -> Text:
    text = Text(f"{label:<8} ", style="dim")
    text.append(f"{event.date or event.day}  ").append(event.sides, style="bold")
    text.append(f"  {event.act}", style=QUAD_STYLE[event.quad])
    text.append(f"  {plain(event.sentence)}")
    return text.append(f"  {plain(event.outlet or event.document)}  {event.id[:8]}", style="dim")
