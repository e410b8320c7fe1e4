"""An alert as a piece of HTML, for mails and feeds: built as a tree, so that no text can become markup."""

from collections.abc import Sequence

from lxml import etree
from lxml.builder import E

from volteface.show.alerts.alert import Act, Alert
from volteface.show.alerts.text import (
    shorten,
    tell_act,
    tell_alert,
    tell_marks_of,
    tell_sources,
    tell_support,
)


def alert_as_html(alert: Alert) -> str:
    """Give an alert with its evidence, without its title, the most important first."""
    name = f"Alarm {alert.shift.id[:12]}"
    parts = [
        E.p(tell_alert(alert), " ", tell_support(alert)),
        *(E.p(E.strong(line)) for line in tell_marks_of(alert)),
        E.p(E.a(name, href=alert.address) if alert.address else name),
        *_acts("For", alert.evidence, alert.named_for),
        *_acts("Against", alert.counter, alert.named_against),
    ]
    return "".join(etree.tostring(part, encoding="unicode", method="html") for part in parts)


def _acts(label: str, acts: Sequence[Act], named: int) -> list[etree._Element]:
    if not acts:
        return [E.p(f"{label}: nothing in this ledger.")]
    title = f"{label} (the largest of {named}):" if named > len(acts) else f"{label}:"
    return [E.p(title), E.ul(*map(_act, acts))]


def _act(act: Act) -> etree._Element:
    item = E.li(E.strong(tell_act(act)))
    if act.event.sentence:
        item.append(E.blockquote(shorten(act.event.sentence)))
    else:
        item.append(E.br())
    sources = tell_sources(act)
    item.append(E.a(sources, href=act.url, rel="noreferrer") if act.url else E.span(sources))
    return item
