"""What stands behind an event or an alarm, for a terminal: accounts with their sentences, copies folded, and what speaks against it."""

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from volteface.show.chain import AlarmView
from volteface.show.entries import print_entries
from volteface.show.notes import headline, tell_how_sure, tell_marks
from volteface.show.pages import QUAD_STYLE, STATUS_STYLE
from volteface.show.plain import name_outlet, plain
from volteface.show.rulings_table import describe_ruling, print_rulings_beside
from volteface.show.tables import as_entry
from volteface.show.why import Account, Carriage, Voice, WhyView, Witness

FOR_SHOWN, AGAINST_SHOWN = 5, 3
"""So many events of an alarm are shown, unless all are asked for."""
DENIALS_SHOWN = CONTRARY_SHOWN = 2
NAMED_LANGUAGES = 6


def print_why(view: WhyView, console: Console | None = None, *, every: bool = False) -> None:
    """Print an event, every account of it with its sentences, pages and outlets, and what speaks against it.

    Pages that say what their account's first page says are only counted, unless `every` is asked for.
    """
    console = console or Console()
    event = view.event
    console.print(Text.assemble(
        (event.sides, "bold"), "  ", (event.act, QUAD_STYLE[event.quad]), "  ",
        (event.voices, STATUS_STYLE[event.status]), "  ", event.date or f"~{event.first_seen}", "  ", (event.id, "dim"),
    ))  # fmt: skip
    if event.data_set:
        _print_imported(view, console)
        return
    console.print(tell_voices(view.voices), style="bold", highlight=False)
    console.print(tell_spread(view), style="dim", highlight=False)
    print_rulings_beside(view.rulings, console)
    for number, account in enumerate(view.accounts, 1):
        console.print()
        _print_account(number, account, console, every=every)
    for page in view.superseded:
        words = f"{plain(page.document)}, seen {page.seen}, counts no more: {plain(page.superseded_by)} is a later version"
        console.print(Padding(Text(words, style="dim"), (0, 0, 0, 2)))
    console.print()
    console.rule("against", align="left", style="dim")
    _print_against(view, console)


def _print_against(view: WhyView, console: Console) -> None:
    """Print what speaks against an event: denials, rulings, contrary events."""
    ruled = [ruling for ruling in view.rulings if ruling.holds and ruling.verdict == "false"]
    wrong = sum(page.is_wrong for account in view.accounts for page in account.pages)
    if not (view.against or view.contrary or ruled or wrong):
        console.print("nothing in this ledger speaks against it", style="dim")
    for ruling in ruled:
        console.print(Padding(describe_ruling(ruling), (0, 0, 0, 2)))
    if wrong:
        reports = "1 report was" if wrong == 1 else f"{wrong} reports were"
        console.print(f"  {reports} ruled wrong, see above", highlight=False)
    denying = {page.document for page in view.against}
    for number, account in enumerate(view.accounts, 1):
        pages = [page for page in account.pages if page.document in denying]
        if pages:
            more = f", and on {_count(len(pages) - 1, 'other page')} of it" if len(pages) > 1 else ""
            console.print(Padding(_tell_said(pages[0], f"  origin {number}{more}"), (0, 0, 0, 2)))
    if view.contrary:
        print_entries([as_entry(event) for event in view.contrary], console)


def tell_voices(voices: Sequence[Voice]) -> str:
    """Say what statuses stand side by side, as in "reported in 3 origins, claimed by AZE in 4, denied by RUS in 2"."""
    if not voices:
        return "all reports were ruled wrong"
    first, *others = voices
    words = [f"{_tell_status(first)} in {_count(first.origins, 'origin')}"]
    return ", ".join([*words, *(f"{_tell_status(voice)} in {voice.origins}" for voice in others)])


def _tell_status(voice: Voice) -> str:
    status = "said not to have happened" if voice.status == "negated" else voice.status
    return f"{status} by {voice.speaker}" if voice.speaker else status


def tell_spread(view: WhyView) -> str:
    """Say since when, where and in which languages an event is told, and what it counts."""
    event = view.event
    pages = f"on {_count(event.pages, 'page')}"
    if view.outlets:
        pages += f" of {_count(len(view.outlets), 'outlet')}"
    if view.languages:
        pages += f" in {', '.join(view.languages)}"
    stale = "; told more than a year after it" if event.stale else ""
    return f"first seen {event.first_seen} · {pages} · counts {event.weight:.3g} in the series{stale}"


def _count(number: int, noun: str, plural: str = "") -> str:
    return f"1 {noun}" if number == 1 else f"{number} {plural or noun + 's'}"


def _print_imported(view: WhyView, console: Console) -> None:
    """Print where an imported event comes from: nothing of its page is known but what its set says."""
    event = view.event
    console.print(f"counts {event.weight:.3g} in the series", style="dim", highlight=False)
    row = f"from the data set {event.data_set}, row {plain(event.document.partition(':')[2])}"
    console.print(Text(row, style="bold"))
    place = " · ".join(filter(None, (event.outlet, f"seen {event.first_seen}", event.url)))
    console.print(Padding(Text(plain(event.sentence)), (0, 0, 0, 2)))
    console.print(Padding(Text(plain(place), style="dim"), (0, 0, 0, 2)))
    if view.told_again:
        console.rule("the same story says it again in", align="left", style="dim")
        print_entries([as_entry(other) for other in view.told_again], console)
    if view.contrary:
        console.rule("against", align="left", style="dim")
        print_entries([as_entry(other) for other in view.contrary], console)


def _print_account(number: int, account: Account, console: Console, *, every: bool) -> None:
    """Print an account: its first page that tells of the event, then those that say something else, the others in number."""
    first = account.pages[0]
    head = Text(f"origin {number}: {name_outlet(account.first_outlet)}, {first.seen}", style="bold")
    if account.pasted:
        head.append("  pasted: only copying outlets carry it", style="red")
    console.print(head.append(f"  {account.origin[:8]}", style="dim not bold"))
    shown = account.pages if every else _choose_pages(account.pages)
    for page in shown:
        _print_witness(page, console)
    if carried := tell_carriage(account.carriage):
        console.print(Padding(Text(carried, style="magenta"), (0, 0, 0, 2)))


def _choose_pages(pages: Sequence[Witness]) -> list[Witness]:
    """Give the first page and those that say something else than the ones before, or were ruled on."""
    said = set()
    chosen = []
    for page in pages:
        voice = page.status, page.claimed_by
        if voice not in said or page.rulings:
            chosen.append(page)
        said.add(voice)
    return chosen


def tell_carriage(carriage: Carriage) -> str:
    """Say how an account was carried, as in "carried by 57 copies and 2 translations (fr, ru) in 41 outlets, half of them by the next
    day"; "" where nobody has.
    """
    counts = [
        (carriage.copies, "copy", "copies"),
        (carriage.translations, "translation", ""),
        (carriage.reprints, "reprint", ""),
    ]
    kinds = [_count(number, *names) for number, *names in counts if number]
    if not kinds:
        return ""
    many = ", ".join(kinds[:-1]) + " and " + kinds[-1] if len(kinds) > 1 else kinds[0]
    named = carriage.languages[:NAMED_LANGUAGES]
    languages = f" ({', '.join(filter(None, named))}{' ...' if len(carriage.languages) > len(named) else ''})"
    where = f" in {_count(len(carriage.outlets), 'outlet')}"
    return f"carried by {many}{where}{languages}, {_tell_speed(carriage)}"


def _tell_speed(carriage: Carriage) -> str:
    alone = carriage.copies + carriage.translations + carriage.reprints == 1
    days = carriage.lag_days or 0.0
    when = "on the same day" if not days else f"within {_count(round(days + 0.49), 'day')}"
    return when if alone else f"half of them {when}"


def _tell_said(page: Witness, where: str) -> Text:
    status = f"{page.status} by {page.claimed_by}" if page.claimed_by else page.status
    return Text.assemble((status, STATUS_STYLE[page.status]), "  ", plain(page.sentence), (where, "dim"))


def _print_witness(page: Witness, console: Console) -> None:
    how = f"{page.how}, {page.shared:.0%} of it" if page.how else ""
    place = (
        name_outlet(page.outlet),
        page.published or page.seen,
        page.language,
        how,
        page.url or page.document,
        page.coder,
    )
    console.print(Padding(_tell_said(page, ""), (0, 0, 0, 2)))
    words = " · ".join(plain(part) for part in place if part)
    console.print(Padding(Text(f"{words}  {page.report[:8]}", style="dim"), (0, 0, 0, 4)))
    for ruling in page.rulings:
        console.print(Padding(describe_ruling(ruling), (0, 0, 0, 4)))


def print_alarm(view: AlarmView, console: Console | None = None, *, every: bool = False) -> None:
    """Print the whole chain behind an alarm: its events for and against, the largest first, each with its sentence, page, origins and
    copies, and what speaks against it; the first few of each, unless `every` is asked for.
    """
    console = console or Console()
    shift = view.note.shift
    console.print(headline(shift))
    console.print(Padding(Text(tell_how_sure(shift), style="dim"), (0, 0, 0, 2)))
    for line in tell_marks(view.note):
        console.print(Padding(Text(line, style="bold red"), (0, 0, 0, 2)))
    for title, chain, most in (("for", view.evidence, FOR_SHOWN), ("against", view.counter, AGAINST_SHOWN)):
        console.print()
        console.rule(title, align="left", style="dim")
        if not chain:
            console.print("nothing in this ledger", style="dim")
        for number, one in enumerate(chain if every else chain[:most]):
            if number:
                console.print()
            _print_link(one, console)
        if len(chain) > most and not every:
            console.print(
                f"\nand {len(chain) - most} smaller ones; --all shows them", style="dim", highlight=False
            )


def _print_link(view: WhyView, console: Console) -> None:
    """Print one event of an alarm with what stands behind it and against it."""
    event = view.event
    console.print(Text.assemble(
        event.date or event.day, "  ", (event.sides, "bold"), "  ", (event.act, QUAD_STYLE[event.quad]), "  ",
        (event.voices, STATUS_STYLE[event.status]), "  ", (event.id[:8], "dim"),
    ))  # fmt: skip
    source = f"{event.data_set}, row {event.document.partition(':')[2]}" if event.data_set else ""
    place = (name_outlet(event.outlet), source, event.url or event.document)
    console.print(Padding(Text(plain(event.sentence)), (0, 0, 0, 2)))
    console.print(Padding(Text(" · ".join(plain(part) for part in place if part), style="dim"), (0, 0, 0, 4)))
    for text in _tell_behind(view):
        console.print(Padding(text, (0, 0, 0, 4)))


def _tell_behind(view: WhyView) -> Iterator[Text]:
    if view.event.data_set:
        return
    yield Text.assemble(tell_voices(view.voices), (f" · {tell_spread(view)}", "dim"))
    for account in view.accounts:
        if carried := tell_carriage(account.carriage):
            pasted = "; pasted: only copying outlets carry it" if account.pasted else ""
            yield Text(f"{name_outlet(account.first_outlet)} is {carried}{pasted}", style="magenta")
    for page in view.against[:DENIALS_SHOWN]:
        yield _tell_said(page, f"  {name_outlet(page.outlet)}")
    for ruling in view.rulings:
        yield describe_ruling(ruling)
    for other in view.contrary[:CONTRARY_SHOWN]:
        words = f"  {other.date or other.day}  {other.act}  {other.voices}  {other.id[:8]}"
        yield Text.assemble(("contrary ", "red"), (other.sides, "bold"), words)
