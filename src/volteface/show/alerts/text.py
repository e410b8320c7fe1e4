"""An alert as a title and plain text, harmless for terminals, mails and chats."""

import re
from collections.abc import Iterator, Sequence

from volteface.model import Shift
from volteface.show.alerts.alert import MOST_OUTLETS, Act, Alert
from volteface.show.alerts.rules import Stage
from volteface.show.notes import tell_change, tell_how_sure, tell_marks
from volteface.show.plain import plain

MOST_CHARACTERS = 300
"""Of a sentence; chats have little room."""
_CALLS = re.compile(r"(?<=[@<])(?=[^\s\d=])")


def still(text: str) -> str:
    """Give a stranger's text in one line in which nobody is called (@everyone, <!channel>): a word joiner keeps the sign and its word apart."""
    return _CALLS.sub("\u2060", plain(text))


def alert_title(shift: Shift, stage: Stage) -> str:
    """Give an alert in a few words, as in "Shock: more conflict between Georgia and Russia"."""
    return still(f"{stage.capitalize()}: {tell_change(shift)}")


def alert_as_text(alert: Alert) -> str:
    """Give an alert with its evidence, without its title, the most important first: what is too long for a service is cut."""
    return "\n".join(_lines(alert)) + "\n"


def tell_alert(alert: Alert) -> str:
    """Say when the alarm was raised, since when it holds and how sure it is."""
    return f"Raised on {alert.shift.raised}; {tell_how_sure(alert.shift)}."


def tell_marks_of(alert: Alert) -> list[str]:
    """Say what has come of the alarm's acts since it was raised."""
    return [still(f"{line[0].upper()}{line[1:]}.") for line in tell_marks(alert.note)]


def tell_support(alert: Alert) -> str:
    """Say on how much ground the acts that speak for it stand."""
    pages = f"{_count(alert.origins, 'independent origin')}" if alert.origins else ""
    rows = f"{_count(alert.rows, 'row')} of {' and '.join(alert.data_sets)}" if alert.rows else ""
    ground = " and ".join(filter(None, (pages, rows)))
    return f"Its acts stand on {ground}." if ground else "None of its acts is told any more."


def tell_act(act: Act) -> str:
    """Say who did what to whom on which day, and whose word it is where it is no plain fact."""
    event = act.event
    told = "" if event.status == "reported" and not (event.denied_by or event.ruled) else f", {event.voices}"
    return still(f"{event.date or event.day} {event.sides} {event.act}{told}")


def tell_sources(act: Act) -> str:
    """Say who published an act, and how many independent origins tell or deny it."""
    shown = [still(name) for name in act.outlets[:MOST_OUTLETS]]
    more = len(act.outlets) - len(shown)
    names = ", ".join(shown) + (f" and {more} more" if more else "")
    against = f", {act.event.against} against it" if act.event.against else ""
    return f"{names or 'unknown outlet'}; {_count(act.event.support, 'origin')}{against}"


def shorten(sentence: str) -> str:
    """Give a sentence, cut at a word where it is long."""
    text = still(sentence)
    if len(text) <= MOST_CHARACTERS:
        return text
    return text[:MOST_CHARACTERS].rsplit(None, 1)[0] + " …"


def _lines(alert: Alert) -> Iterator[str]:
    yield tell_alert(alert)
    yield tell_support(alert)
    yield from tell_marks_of(alert)
    yield f"Alarm {alert.shift.id[:12]}{': ' + alert.address if alert.address else ''}"
    yield from _acts("For", alert.evidence, alert.named_for)
    yield from _acts("Against", alert.counter, alert.named_against)


def _acts(label: str, acts: Sequence[Act], named: int) -> Iterator[str]:
    yield ""
    if not acts:
        yield f"{label}: nothing in this ledger."
        return
    yield f"{label} (the largest of {named}):" if named > len(acts) else f"{label}:"
    for act in acts:
        yield (
            f"- {tell_act(act)}: “{shorten(act.event.sentence)}”"
            if act.event.sentence
            else f"- {tell_act(act)}"
        )
        yield f"  {tell_sources(act)}{'; ' + act.url if act.url else ''}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
