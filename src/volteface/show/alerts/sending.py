"""Sending what is due: each alert once at each place, one after another, with a record of every step."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from volteface.ledger import Ledger
from volteface.model import Shift
from volteface.show.alerts.alert import Alert, view_alerts
from volteface.show.alerts.choosing import Due, find_due
from volteface.show.alerts.delivery import Post
from volteface.show.alerts.record import Fate, Key, Record
from volteface.show.alerts.rules import Rules
from volteface.show.alerts.text import alert_as_text, alert_title

MOST = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One run of sending: by which rules, from which alarms, at most how many, at which time; `again` is an alarm to send once more."""

    ledger: Path
    rules: Rules
    shifts: tuple[Shift, ...]
    most: int = MOST
    desk: str = ""
    again: str = ""
    time: datetime = field(default_factory=lambda: datetime.now(UTC))


What = Literal["due", "sent", "failed", "unsure", "waits"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What has come of an alert at a place: "due" in a dry run, "unsure" where a run was broken off while it sent it.

    `title` says it in a few words, "" where the ledger has its alarm no more. `until` says till when it waits, ISO with zone; "" where it
    waits for the next run. `reason` says why it failed.
    """

    what: What
    place: str
    rule: str
    alarm: str
    stage: str
    title: str = ""
    until: str = ""
    reason: str = ""
    alert: Alert | None = None


def preview(now: Round, fates: Mapping[Key, Fate]) -> Iterator[Outcome]:
    """Give what would be sent, each with its alert, and what would wait; nothing is sent."""
    due, later = _split(now, fates)
    for one, alert in zip(due, _view(now, due), strict=True):
        yield _outcome(one, "due", alert=alert)
    yield from later


def send_round(now: Round, posts: Mapping[str, Post], record: Record) -> Iterator[Outcome]:
    """Send alerts one by one and give what has come of each, then what waits. One that fails is tried again by the next round."""
    yield from _tell_broken_off(now, record)
    due, later = _split(now, record.fates)
    for one, alert in zip(due, _view(now, due), strict=True):
        record.write(one.key, "begun", one.rule.name)
        reason = posts[one.place].deliver(alert)
        what: Literal["sent", "failed"] = "failed" if reason else "sent"
        record.write(one.key, what, one.rule.name)
        yield _outcome(one, what, alert=alert, reason=reason)
    yield from later


def tell_outcome(outcome: Outcome) -> str:
    """Say in one line what has come of an alert."""
    what = outcome.title or outcome.stage
    where = f"{what} ({outcome.alarm[:12]}, {outcome.place})"
    if outcome.what == "unsure":
        return (
            f"unsure: {what} ({outcome.alarm[:12]}) was on its way to {outcome.place} when a run was broken off; it is not sent again unless "
            f"you say --again {outcome.alarm[:12]}"
        )
    if outcome.what == "failed":
        return f"failed: {where}: {outcome.reason}; the next run tries again"
    if outcome.what == "waits":
        return f"waits {'until ' + outcome.until if outcome.until else 'for the next run'}: {where}"
    return f"{outcome.what}: {where}"


def as_record(outcome: Outcome) -> dict[str, Any]:
    """Give an outcome as a JSON object; with its texts where there is an alert."""
    fields = {name: getattr(outcome, name) for name in Outcome.__slots__ if name != "alert"}
    alert = outcome.alert
    return fields | {"text": alert_as_text(alert)} if alert else fields


def _tell_broken_off(now: Round, record: Record) -> Iterator[Outcome]:
    """Give the alerts that an earlier round had begun to send when it was killed, and record that they were told of."""
    known = {shift.id: shift for shift in now.shifts}
    for key in [key for key, fate in record.fates.items() if fate == "begun"]:
        record.write(key, "unsure", "")
        shift = known.get(key.alarm)
        title = alert_title(shift, "shift" if key.stage == "shift" else "shock") if shift else ""
        yield Outcome(what="unsure", rule="", title=title, **key._asdict())


def _split(now: Round, fates: Mapping[Key, Fate]) -> tuple[list[Due], list[Outcome]]:
    """Give what goes out now, the oldest first, and what waits."""
    known = {key: fate for key, fate in fates.items() if key.alarm != now.again}
    due = find_due(now.rules, now.shifts, known, now.time)
    open_ = [one for one in due if one.waits is None]
    held = [one for one in due if one.waits]
    waiting = [
        _outcome(one, "waits", until=one.waits.isoformat(timespec="minutes")) for one in held if one.waits
    ]
    return open_[: now.most], [_outcome(one, "waits") for one in open_[now.most :]] + waiting


def _view(now: Round, due: Sequence[Due]) -> list[Alert]:
    with Ledger.open(now.ledger).snapshot() as snapshot:
        return view_alerts(snapshot, [(one.shift, one.stage, (one.rule.name,)) for one in due], now.desk)


def _outcome(due: Due, what: What, until: str = "", alert: Alert | None = None, reason: str = "") -> Outcome:
    return Outcome(
        what=what, place=due.place, rule=due.rule.name, alarm=due.shift.id, stage=due.stage,
        title=alert_title(due.shift, due.stage), until=until, reason=reason, alert=alert,
    )  # fmt: skip
