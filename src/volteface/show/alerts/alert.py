"""What an alert carries: the alarm with its acts for and against, where they stand, and what came since."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from volteface.ledger import AGAINST, Snapshot
from volteface.model import Shift
from volteface.show.alerts.rules import Stage
from volteface.show.chain import AlarmView, view_alarms
from volteface.show.lines import EventLine
from volteface.show.plain import plain
from volteface.show.shifts import ShiftNote
from volteface.show.why import WhyView

MOST_FOR = 3
MOST_AGAINST = 2
MOST_OUTLETS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """An event of an alarm: in which outlets it stands (a data set where it was imported), and the web address of its page, or ""."""

    event: EventLine
    outlets: tuple[str, ...]
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """An alarm as it is told at a stage by rules, with its largest acts.

    `named_for` and `named_against` count all that the alarm names. What speaks for it stands on `origins` (independent ones, not
    those that copying outlets alone carry) and on `rows` of `data_sets`. `address` is that of the alarm on the desk, or "".
    """

    shift: Shift
    stage: Stage
    rules: tuple[str, ...]
    note: ShiftNote
    evidence: tuple[Act, ...]
    counter: tuple[Act, ...]
    named_for: int
    named_against: int
    origins: int
    rows: int
    data_sets: tuple[str, ...]
    address: str


def view_alerts(
    snapshot: Snapshot, wanted: Sequence[tuple[Shift, Stage, tuple[str, ...]]], desk: str = ""
) -> list[Alert]:
    """Give alerts of alarms, each at a stage and by some rules; `desk` is the address of the desk, "" if there is none."""
    views = view_alarms(snapshot, [shift for shift, _, _ in wanted])
    return [_alert(view, stage, rules, desk) for view, (_, stage, rules) in zip(views, wanted, strict=True)]


def _alert(view: AlarmView, stage: Stage, rules: tuple[str, ...], desk: str) -> Alert:
    imported = [one.event for one in view.evidence if one.event.data_set]
    shift = view.note.shift
    return Alert(
        shift=shift,
        stage=stage,
        rules=rules,
        note=view.note,
        evidence=tuple(map(_act, view.evidence[:MOST_FOR])),
        counter=tuple(map(_act, view.counter[:MOST_AGAINST])),
        named_for=len(view.evidence),
        named_against=len(view.counter),
        origins=len({origin for one in view.evidence for origin in _find_origins(one)}),
        rows=len(imported),
        data_sets=tuple(sorted({event.data_set for event in imported})),
        address=f"{desk.rstrip('/')}/shift/{shift.id}" if desk else "",
    )


def _find_origins(view: WhyView) -> set[str]:
    """Give the independent origins that tell of an act and don't deny it."""
    return {
        account.origin
        for account in view.accounts
        if not account.pasted
        and any(page.status not in AGAINST and not page.is_wrong for page in account.pages)
    }


def _act(view: WhyView) -> Act:
    event = view.event
    own = tuple(filter(None, (event.outlet, event.data_set)))
    outlets = tuple(dict.fromkeys((*own[:1], *view.outlets)))
    return Act(event=event, outlets=outlets, url=_web_address(event.url))


def _web_address(url: str) -> str:
    """Give a page's address where it is one of the web, harmless in any text, or nothing."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    is_web = parts.scheme in ("http", "https") and parts.netloc
    return quote(plain(url), safe="/:?#&+,;=%~-._") if is_web else ""
