"""Alerts as an Atom feed (RFC 4287): an alarm is one entry for good, updated when it comes to another stage."""

from collections.abc import Mapping, Sequence
from importlib.metadata import version
from uuid import UUID, uuid5

from lxml import etree
from lxml.builder import ElementMaker

from volteface.model import Shift
from volteface.show.alerts.alert import Alert
from volteface.show.alerts.choosing import choose, find_stage
from volteface.show.alerts.html import alert_as_html
from volteface.show.alerts.rules import STAGES, Rules, Stage
from volteface.show.alerts.text import alert_title, tell_alert

MOST_ENTRIES = 50
ATOM = "http://www.w3.org/2005/Atom"
NAMESPACE = UUID("5bbf3c1a-6a55-4f0c-9d3f-0c1ad3a1f7c2")
"""Of the ids of entries and feeds, made once at random."""
_NEVER = "1970-01-01T00:00:00Z"  # a feed has to say when it was updated, an empty one too
_A = ElementMaker(namespace=ATOM, nsmap={None: ATOM})


def choose_entries(rules: Rules, shifts: Sequence[Shift]) -> list[tuple[Shift, Stage, tuple[str, ...]]]:
    """Give the newest alarms that rules tell, each at the last stage that one of them tells, with the rules' names."""
    found = []
    for shift, told in choose(rules, shifts):
        stages = [stage for rule in told if (stage := find_stage(rule, shift))]
        found.append((shift, max(stages, key=STAGES.index), tuple(rule.name for rule in told)))
    return found[-MOST_ENTRIES:]


def alerts_as_atom(
    title: str, alerts: Sequence[Alert], told: Mapping[str, tuple[str, str]], desk: str = "", own: str = ""
) -> bytes:
    """Give alerts as an Atom feed, the newest first; its id follows from its title.

    `told` has for each alarm when (ISO, with zone) it was kept and when it came to its stage; `desk` is the desk's address,
    `own` that of the feed.
    """
    entries = [(alert, *told.get(alert.shift.id, ("", ""))) for alert in reversed(alerts)]
    times = [_instant(updated, alert.shift.raised) for alert, _, updated in entries]
    feed = _A.feed(
        _A.title(title),
        _A.id(_urn(f"feed {title}")),
        _A.updated(max(times, default=_NEVER)),
        _A.author(_A.name("Volteface")),
        _A.generator("Volteface", version=version("volteface")),
        *([_A.link(rel="alternate", type="text/html", href=desk)] if desk else []),
        *([_A.link(rel="self", type="application/atom+xml", href=own)] if own else []),
        *(_entry(alert, kept, updated) for alert, kept, updated in entries),
    )
    return bytes(etree.tostring(feed, xml_declaration=True, encoding="utf-8", pretty_print=True))


def _entry(alert: Alert, kept: str, updated: str) -> etree._Element:
    shift = alert.shift
    address = alert.address
    return _A.entry(
        _A.title(alert_title(alert.shift, alert.stage)),
        _A.id(_urn(f"alarm {shift.id}")),
        _A.published(_instant(kept, shift.raised)),
        _A.updated(_instant(updated, shift.raised)),
        *([_A.link(rel="alternate", type="text/html", href=address)] if address else []),
        *(_A.category(term=term) for term in dict.fromkeys((alert.stage, shift.kind, *alert.rules))),
        _A.summary(tell_alert(alert)),
        _A.content(alert_as_html(alert), type="html"),
    )


def _urn(name: str) -> str:
    return uuid5(NAMESPACE, name).urn


def _instant(told: str, day: str) -> str:
    """Give a time as Atom has it; older ledgers don't say when an alarm was kept: then it is the alarm's day."""
    return told.replace("+00:00", "Z") if told else f"{day}T00:00:00Z"
