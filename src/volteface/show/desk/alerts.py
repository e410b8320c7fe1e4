"""The alerts: the rules of the desk's file, what each would send now, what was sent, and a feed of each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

from fastapi import APIRouter, Response
from fastapi.exceptions import HTTPException

from volteface.errors import VoltefaceError
from volteface.ledger import Snapshot, find_told, kept_shifts
from volteface.model import Shift
from volteface.show.alerts.alert import view_alerts
from volteface.show.alerts.choosing import Due, choose, find_day, find_due
from volteface.show.alerts.feed import alerts_as_atom, choose_entries
from volteface.show.alerts.record import NAME, Fate, read_record
from volteface.show.alerts.rules import STAGES, Rule, Rules, Stage, load_rules_of
from volteface.show.desk.asked import Asked, Asking, documented
from volteface.show.desk.forms import Trouble

router = APIRouter()
MOST_SENT = 50
MOST_DUE = 20
ATOM = "application/atom+xml"


@dataclass(frozen=True, slots=True, kw_only=True)
class DueLine:
    """An alert that the next round would send: an alarm at the `stage` to which it came on `day`, to the place of that name.

    `waits` says till when quiet hours keep it back, ISO with zone, "" where it goes out at once.
    """

    shift: Shift
    stage: Stage
    day: str
    place: str
    waits: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleLine:
    """A rule: the names of the places to which it sends, its conditions as in the file (empty lets all pass), and quiet hours in words.

    `alarms` counts those in the ledger that it tells, `due_total` what the next round would send by it; `due` has the newest of these. `feed` is the
    path of its Atom feed.
    """

    name: str
    to: tuple[str, ...]
    states: tuple[str, ...]
    pairs: tuple[tuple[str, ...], ...]
    sides: tuple[str, ...]
    kinds: tuple[str, ...]
    directions: tuple[str, ...]
    stages: tuple[str, ...]
    probability: float
    quiet: str
    alarms: int
    due_total: int
    due: tuple[DueLine, ...]
    feed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SentLine:
    """What became of an alert at a time (ISO, in UTC): "sent", "failed" (tried again by the next round), or "unsure" or "begun" where a round was
    broken off. `shift` is its alarm, None where this ledger and these rules know none with that id.
    """

    at: str
    fate: Fate
    place: str
    rule: str
    alarm: str
    stage: str
    shift: Shift | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertsPage:
    """The rules of a file, "" where the desk was started without one; `trouble` says what is wrong with it, or with the record of what was sent.

    Alarms before the day `since` are not told ("": all are). They are looked for by `step`, `budget` (alarms an active dyad-year) and
    `method`; `kept` counts those in the ledger. `sent` has what was sent last, the newest first.
    """

    file: str
    trouble: str
    since: str
    step: str
    budget: float
    method: str
    kept: int
    rules: tuple[RuleLine, ...]
    sent: tuple[SentLine, ...]


_NOTHING = AlertsPage(
    file="", trouble="", since="", step="", budget=0.0, method="", kept=0, rules=(), sent=()
)  # fmt: skip


def view_alerts_page(snapshot: Snapshot, ledger: Path, file: Path | None) -> AlertsPage:
    """Give the rules of a file with what each would send, by the alarms that the ledger has now."""
    if file is None:
        return _NOTHING
    try:
        rules = load_rules_of(snapshot, file)
        record = read_record(ledger / NAME)
    except VoltefaceError as error:
        return replace(_NOTHING, file=file.name, trouble=str(error))
    shifts = kept_shifts(snapshot, rules.watch)
    due = find_due(rules, shifts, {line.key: line.fate for line in record}, datetime.now(UTC))
    known = {shift.id: shift for shift in shifts}
    last = {line.key: line for line in record}  # of each alert what became of it in the end
    return AlertsPage(
        file=file.name,
        trouble="",
        since=rules.since,
        step=rules.watch.step,
        budget=rules.watch.budget,
        method=rules.watch.method,
        kept=len(shifts),
        rules=tuple(_rule_line(rule, rules, shifts, due) for rule in rules.rules),
        sent=tuple(
            SentLine(
                at=line.at,
                fate=line.fate,
                rule=line.rule,
                shift=known.get(line.key.alarm),
                **line.key._asdict(),
            )
            for line in sorted(last.values(), reverse=True)[:MOST_SENT]
        ),
    )


def _rule_line(rule: Rule, rules: Rules, shifts: Sequence[Shift], due: Sequence[Due]) -> RuleLine:
    own = [one for one in due if one.rule.name == rule.name]
    quiet = rule.quiet
    return RuleLine(
        name=rule.name,
        to=rule.to,
        **{name: tuple(sorted(getattr(rule, name))) for name in ("states", "sides", "kinds", "directions")},
        pairs=tuple(tuple(sorted(pair)) for pair in rule.pairs),
        stages=tuple(stage for stage in STAGES if stage in rule.stages),
        probability=rule.probability,
        quiet=f"{quiet.since:%H:%M}–{quiet.until:%H:%M} {quiet.zone.key}" if quiet else "",
        alarms=len(list(choose(replace(rules, rules=(rule,)), shifts))),
        due_total=len(own),
        due=tuple(_due_line(one) for one in reversed(own[-MOST_DUE:])),
        feed=f"/alerts/{quote(rule.name, safe='')}.atom",
    )


def _due_line(due: Due) -> DueLine:
    waits = due.waits.isoformat(timespec="minutes") if due.waits else ""
    return DueLine(
        shift=due.shift, stage=due.stage, day=find_day(due.shift, due.stage), place=due.place, waits=waits
    )


def _rows(page: AlertsPage) -> list[dict[str, Any]]:
    return [
        {
            "rule": rule.name, "place": due.place, "alarm": due.shift.id, "kind": due.shift.kind, "a": due.shift.a,
            "b": due.shift.b, "from": due.shift.from_side, "to": due.shift.to_side, "direction": due.shift.direction,
            "stage": due.stage, "day": due.day, "probability": due.shift.probability, "waits": due.waits,
        }
        for rule in page.rules
        for due in rule.due
    ]  # fmt: skip


@router.get("/alerts", **documented(AlertsPage, "one alert that the next round would send"))
def show_alerts(asked: Asking) -> Response:
    """Tell by which rules alarms are told, what each would send now, and what was sent."""
    with asked.snapshot() as snapshot:
        page = view_alerts_page(snapshot, asked.desk.ledger, asked.desk.alerts)
    return asked.answer("alerts.html", page, rows=_rows(page))


@router.get(
    "/alerts/{rule:path}.atom",
    response_class=Response,
    responses={
        200: {
            "content": {ATOM: {"schema": {"type": "string"}}},
            "description": "An Atom feed, the newest alarm first.",
        },
        404: {"model": Trouble, "description": "There is no such rule."},
    },
)
def give_feed(rule: str, asked: Asking) -> Response:
    """Give the newest 50 alarms that a rule tells, with their acts for and against, as an Atom feed."""
    with asked.snapshot() as snapshot:
        return Response(_write_feed(snapshot, asked, rule), media_type=ATOM)


def _write_feed(snapshot: Snapshot, asked: Asked, name: str) -> bytes:
    file = asked.desk.alerts
    if file is None:
        raise HTTPException(404, "This desk has no rules: start it with 'volteface serve --alerts FILE'.")
    rules = load_rules_of(snapshot, file)
    chosen = [rule for rule in rules.rules if rule.name == name]
    if not chosen:
        raise HTTPException(404, f"No rule is named {name!r}; see /alerts for those that there are.")
    desk = str(asked.request.base_url).rstrip("/")
    shifts = kept_shifts(snapshot, rules.watch)
    viewed = view_alerts(snapshot, choose_entries(replace(rules, rules=tuple(chosen)), shifts), desk)
    told = find_told(snapshot, rules.watch)
    return alerts_as_atom(
        f"{rules.title}: {name}", viewed, told, desk, f"{desk}/alerts/{quote(name, safe='')}.atom"
    )
