"""An event in one line, as every view shows it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from volteface.ledger import Snapshot
from volteface.ledger.parts import Row
from volteface.ledger.snapshot import Parameters
from volteface.model import Status, Step
from volteface.relations import OF_PAIR, following


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLine:
    """One event with the sentence that tells it best, where that stands, and how many independent origins tell it.

    `date` has the digits that are known and is "" where none are; `day` is where the event stands in time all the same.
    `data_set` is "" for an event of pages; the `document` of one that was imported is set and row.
    `weight` is what it counts in a series; `stale` events were first told more than a year after their date. `ruled` is what
    an analyst has ruled: "wrong" (all of its reports), "false", "true", or "" where nobody has.
    """

    id: str
    date: str
    day: str
    first_seen: str
    source: str
    target: str
    mutual: bool
    type: str
    modes: tuple[str, ...]
    quad: int
    status: Status
    claimed_by: tuple[str, ...]
    denied_by: tuple[str, ...]
    support: int
    against: int
    pages: int
    weight: float
    stale: bool
    ruled: str
    sentence: str
    document: str
    outlet: str
    url: str
    data_set: str

    @property
    def act(self) -> str:
        """The type with its modes, as in "SUPPORT (military)"."""
        return f"{self.type} ({', '.join(self.modes)})" if self.modes else self.type

    @property
    def sides(self) -> str:
        """Actor and recipient, as in "AZE → RUS"; a symmetric act has an arrow at both ends."""
        return f"{self.source or '?'} {'↔' if self.mutual else '→'} {self.target or '–'}"

    @property
    def voices(self) -> str:
        """The status with those whose word it is, as in "denied by RUS, claimed by AZE"."""
        words = [_said("denied", self.denied_by), _said("claimed", self.claimed_by)]
        if self.status not in ("denied", "claimed"):
            words = [self.status, *words]
        elif self.status == "claimed":
            words = words[1:] + words[:1]
        voices = [word for word in words if word] or [self.status]
        return ", ".join([*voices, f"ruled {self.ruled}"] if self.ruled else voices)


def _said(verb: str, speakers: Sequence[str]) -> str:
    return f"{verb} by {' and '.join(speakers)}" if speakers else ""


# what an event's line is made of, as SQL over the ledger's view of events
COLUMNS = """
id, date, strftime(day, '%Y-%m-%d') AS day, first_seen, source, target, mutual, type, modes, quad, status, claimed_by,
denied_by, support, against, pages, weight, stale, ruled, sentence, document, outlet, url,
data_set
"""


def fetch_lines(snapshot: Snapshot, rest: str, parameters: Parameters = ()) -> tuple[EventLine, ...]:
    """Give the events that an SQL tail (WHERE, ORDER BY, LIMIT) chooses."""
    rows = snapshot.rows(f"SELECT {COLUMNS} FROM events {rest}", parameters)  # noqa: S608
    return tuple(map(as_line, rows))


def fetch_newest(
    snapshot: Snapshot, where: str, parameters: dict[str, Any], most: int
) -> tuple[EventLine, ...]:
    """Give the latest events, at most so many, that an SQL condition (WHERE) chooses, the latest first."""
    # days alone are quickly looked through; of the other columns only the last days' rows are read
    asked = parameters | {"most": most}
    query = f"SELECT min(day) AS first FROM (SELECT day FROM events {where} ORDER BY day DESC LIMIT $most)"  # noqa: S608
    first = snapshot.rows(query, asked)[0]["first"]
    if first is None:
        return ()
    return fetch_lines(snapshot, f"{where} AND events.day >= $newest {_ORDER}", asked | {"newest": first})


_ORDER = "ORDER BY events.day DESC, id LIMIT $most"


def fetch_by_id(snapshot: Snapshot, ids: Iterable[str]) -> dict[str, EventLine]:
    """Give the events with these ids; those that are not there are left out."""
    return {row["id"]: line_of(row) for row in snapshot.find_events(ids)}


def fetch_latest(snapshot: Snapshot, actor: str, partner: str = "", most: int = 40) -> tuple[EventLine, ...]:
    """Give at most so many events of an actor, or of a pair of actors, the latest first."""
    if partner:
        return fetch_newest(snapshot, f"WHERE {OF_PAIR[False]}", {"a": actor, "b": partner}, most)
    if most <= snapshot.newest:
        query = f"SELECT {COLUMNS} FROM newest AS events WHERE state = $state {_ORDER}"  # noqa: S608
        return tuple(map(as_line, snapshot.rows(query, {"state": actor, "most": most})))
    return fetch_newest(snapshot, "WHERE (a = $state OR b = $state)", {"state": actor}, most)


def fetch_step(
    snapshot: Snapshot, pair: tuple[str, str], start: date, step: Step, most: int = 40
) -> tuple[EventLine, ...]:
    """Give at most so many events of a pair in the step that begins on a day, the latest first."""
    last = following(start, step) - timedelta(days=1)
    where = f"WHERE {OF_PAIR[False]} AND events.day BETWEEN $first AND $last"
    return fetch_newest(snapshot, where, {"a": pair[0], "b": pair[1], "first": start, "last": last}, most)


def as_line(row: Row) -> EventLine:
    """Give the event of a row of COLUMNS."""
    lists = ("modes", "claimed_by", "denied_by")
    return EventLine(**(row | {name: tuple(row[name]) for name in lists}))


def line_of(event: Row) -> EventLine:
    """Give the line of a whole row of the ledger's view of events."""
    return as_line({name: event[name] for name in EventLine.__slots__} | {"day": event["day"].isoformat()})
