"""From an event down to its sentences, pages, outlets and origins, and what speaks against it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from volteface.ledger import AGAINST, Snapshot, Told
from volteface.ledger.parts import Row
from volteface.model import Status
from volteface.show.lines import EventLine, fetch_lines
from volteface.show.rulings import RulingLine, RulingsBeside

CONTRARY_DAYS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """What one page says of the event: its own sentence, word for word, and where it stands in the article's text.

    `weight` is what it alone would make the event count; `rulings` are those on this report, undone ones too.
    """

    report: str
    status: Status
    claimed_by: str
    date: str
    sentence: str
    start: int
    end: int
    trigger: str
    document: str
    title: str
    outlet: str
    url: str
    published: str
    seen: str
    coder: str
    confidence: float
    weight: float
    rulings: tuple[RulingLine, ...]

    @property
    def is_wrong(self) -> bool:
        """Whether a ruling that holds says so: then it counts for nothing."""
        return any(ruling.holds for ruling in self.rulings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One independent origin, with the pages that carry it, the first that was seen first; the others are copies."""

    origin: str
    first_outlet: str
    pages: tuple[Witness, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Superseded:
    """A document of which `superseded_by` is a later version: what it said counts no more."""

    document: str
    superseded_by: str
    title: str
    outlet: str
    url: str
    seen: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyView:
    """An event and all that stands behind it.

    `origins_by_status` counts the accounts with each status. `against` are the pages that deny or negate the act,
    `contrary` other events of the same pair and type, near in time, that are denied or negated. An imported event has
    no accounts of pages; its `told_again` are the other rows of its story that say the same, whose weight it shares. `rulings`
    are those on the event and on the origins of its pages; reports that were ruled wrong are in `accounts` alone. `superseded`
    are earlier versions of the pages behind it.
    """

    event: EventLine
    accounts: tuple[Account, ...]
    origins_by_status: dict[str, int]
    against: tuple[Witness, ...]
    contrary: tuple[EventLine, ...]
    told_again: tuple[EventLine, ...]
    rulings: tuple[RulingLine, ...]
    superseded: tuple[Superseded, ...]


_WITNESSES = """
SELECT
    page.origin, report.id AS report, report.status, report.claimed_by, report.date, report.evidence.text AS sentence,
    report.evidence.start AS start, report.evidence.end AS end, report.trigger.text AS trigger, report.document,
    page.title, page.outlet, page.url, page.published, report.seen, report.coder, report.confidence,
    member.weight::DOUBLE AS weight
FROM (SELECT unnest(reports) AS member FROM events WHERE import_key = 0 AND id = ?)
JOIN reports AS report ON report.run = member.run AND report.id = member.id
JOIN pages AS page ON page.document = report.document
ORDER BY report.seen, report.document, start, report.id
"""
_SUPERSEDED = """
SELECT document, superseded_by, title, outlet, url, seen FROM articles
WHERE superseded_by IN (SELECT unnest($documents)) ORDER BY seen, document
"""
_ITSELF = "WHERE import_key = ? AND id = ?"
_CONTRARY = """
WHERE cell = $cell AND id <> $id AND status IN ('denied', 'negated')
    AND abs(date_diff('day', day, $day)) <= $days
ORDER BY day, id
"""

_SAME = ("id", "data_set", "origin", "day", "type", "source", "target")
_TOLD_AGAIN = """
WHERE data_set = $data_set AND data_set <> '' AND origin = $origin AND day = $day AND type = $type AND id <> $id AND pairs > 1
    AND least(source, target) = least($source, $target) AND greatest(source, target) = greatest($source, $target)
ORDER BY id
"""


def view_why(snapshot: Snapshot, prefix: str) -> WhyView:
    """Give what stands behind the event whose id begins with `prefix`. Raises LedgerError if there is none or several."""
    event = snapshot.find_event(prefix)
    beside = RulingsBeside(snapshot)
    accounts = _by_origin(snapshot.rows(_WITNESSES, [event["id"]]), event, beside)
    pages = [page for account in accounts for page in account.pages]
    documents = sorted({page.document for page in pages})
    near = {"cell": event["cell"], "id": event["id"], "day": event["day"], "days": CONTRARY_DAYS}
    return WhyView(
        event=fetch_lines(snapshot, _ITSELF, [event["import_key"], event["id"]])[0],
        accounts=accounts,
        origins_by_status=_count_statuses(accounts),
        against=tuple(page for page in pages if page.status in AGAINST and not page.is_wrong),
        contrary=fetch_lines(snapshot, _CONTRARY, near),
        told_again=fetch_lines(snapshot, _TOLD_AGAIN, {name: event[name] for name in _SAME}),
        rulings=beside.on_event(
            [_told(page.document, page.start, page.end, event) for page in pages], documents
        ),
        superseded=tuple(Superseded(**row) for row in snapshot.rows(_SUPERSEDED, {"documents": documents})),
    )


def _told(document: str, start: int, end: int, event: Row) -> Told:
    return Told(document, start, end, event["source"], event["target"], event["type"])


def _by_origin(rows: Sequence[Row], event: Row, beside: RulingsBeside) -> tuple[Account, ...]:
    pages: defaultdict[str, list[Witness]] = defaultdict(list)
    for row in rows:
        rulings = beside.on_report(_told(row["document"], row["start"], row["end"], event))
        pages[row.pop("origin")].append(Witness(**row, rulings=rulings))
    return tuple(
        Account(origin=origin, first_outlet=some[0].outlet, pages=tuple(some))
        for origin, some in pages.items()
    )


def _count_statuses(accounts: Sequence[Account]) -> dict[str, int]:
    counts: defaultdict[str, int] = defaultdict(int)
    for account in accounts:
        for status in sorted({page.status for page in account.pages if not page.is_wrong}):
            counts[status] += 1
    return dict(counts)
