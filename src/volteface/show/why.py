"""From an event down to its sentences, pages, outlets and origins, and what speaks against it."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa

from volteface.ledger import AGAINST, Snapshot, Told
from volteface.ledger.parts import Row
from volteface.model import Status
from volteface.show.lines import COLUMNS, EventLine, as_line, line_of
from volteface.show.outlets import How
from volteface.show.rulings import RulingLine, RulingsBeside

CONTRARY_DAYS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """What one page says of the event: its own sentence, word for word, and where it stands in the article's text.

    `parent` is the page that it goes back to, as a copy, reprint or translation (`how`), with the part `shared` of its text; "" for
    the first of an account. `weight` is what it alone would make the event count; `rulings` are those on this report, undone ones too.
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
    language: str
    published: str
    seen: str
    parent: str
    how: How
    shared: float
    coder: str
    confidence: float
    weight: float
    rulings: tuple[RulingLine, ...]

    @property
    def is_wrong(self) -> bool:
        """Whether a ruling that holds says so: then it counts for nothing."""
        return any(ruling.holds for ruling in self.rulings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Carriage:
    """How an account was carried, by all of its pages, those too that don't tell of the event.

    `outlets` and `languages` are those of the pages beside the first; `lag_days` is the median from the day on which the first was
    seen, None where there is no other.
    """

    pages: int
    copies: int
    reprints: int
    translations: int
    outlets: tuple[str, ...]
    languages: tuple[str, ...]
    lag_days: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One independent origin, with the pages of it that tell of the event, the first that was seen first; the others are copies.

    `pasted`: only copying outlets carry it.
    """

    origin: str
    first_outlet: str
    pages: tuple[Witness, ...]
    carriage: Carriage
    pasted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """In how many origins, `pasted` ones or others, an event has a status in somebody's word; `speaker` is "" where no one's is given."""

    status: Status
    speaker: str
    pasted: bool
    origins: int


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

    `origins_by_status` counts the accounts with each status, `voices` those with each status and speaker; `outlets` and `languages` are
    those of the pages that the event counts: none of pasted accounts where there are others. `against` are the pages that deny or negate the act,
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
    voices: tuple[Voice, ...]
    outlets: tuple[str, ...]
    languages: tuple[str, ...]


_WITNESSES = """
SELECT
    event.id AS event, page.origin, report.id AS report, report.status, report.claimed_by, report.date,
    report.evidence.text AS sentence, report.evidence.start AS start, report.evidence.end AS end, report.trigger.text AS trigger,
    report.document, page.title, page.outlet, page.url, page.language, page.published, report.seen, page.parent, page.how,
    page.shared::DOUBLE AS shared, report.coder, report.confidence, member.weight::DOUBLE AS weight
FROM (SELECT id, unnest(reports) AS member FROM events WHERE import_key = 0 AND id IN (SELECT unnest($ids))) AS event
JOIN kept_reports AS report ON report.run = member.run AND report.id = member.id
JOIN pages AS page ON page.document = report.document
ORDER BY report.seen, page.parent <> '', report.document, start, report.id
"""
_CARRIAGE = """
WITH page AS MATERIALIZED (
    SELECT *, seen::DATE - min(seen::DATE) OVER (PARTITION BY origin) AS days FROM pages
    WHERE origin IN (SELECT unnest($origins))
)
SELECT origin, count(*) AS pages, count(*) FILTER (how = 'copy') AS copies, count(*) FILTER (how = 'reprint') AS reprints,
    count(*) FILTER (how = 'translation') AS translations,
    coalesce(list(DISTINCT outlet ORDER BY outlet) FILTER (how <> ''), []) AS outlets,
    coalesce(list(DISTINCT language ORDER BY language) FILTER (how <> ''), []) AS languages,
    median(days) FILTER (how <> '')::DOUBLE AS lag_days
FROM page GROUP BY origin
"""
_PASTED = "SELECT origin FROM current_pasted WHERE origin IN (SELECT unnest($origins))"
_SUPERSEDED = """
SELECT document, superseded_by, title, outlet, url, seen FROM current_withdrawals JOIN pages USING (document)
WHERE superseded_by IN (SELECT unnest($documents)) ORDER BY seen, document
"""
_CONTRARY = f"""
SELECT asked_id, {COLUMNS} FROM events JOIN why_asked ON cell = asked_cell
WHERE import_key = 0 AND id <> asked_id AND status IN ('denied', 'negated') AND abs(date_diff('day', events.day, asked_day)) <= $days
ORDER BY events.day, id
"""  # noqa: S608
_TOLD_ALIKE = """
SELECT asked_id, id FROM events JOIN why_asked ON a = asked_a AND b = asked_b AND events.day = asked_day AND type = asked_type
WHERE import_key > 0 AND pairs > 1 AND data_set = asked_set AND id <> asked_id ORDER BY id
"""


def view_why(snapshot: Snapshot, prefix: str) -> WhyView:
    """Give what stands behind the event whose id begins with `prefix`. Raises LedgerError if there is none or several."""
    return view_events(snapshot, [snapshot.find_event(prefix)])[0]


def view_events(snapshot: Snapshot, events: Sequence[Row]) -> list[WhyView]:
    """Give what stands behind each of some events, whole rows of the ledger's view of them."""
    if not events:
        return []
    behind = _Behind(snapshot, events)
    return [_view(event, behind) for event in events]


class _Behind:
    """What stands behind some events, fetched for all at once."""

    def __init__(self, snapshot: Snapshot, events: Sequence[Row]) -> None:
        self.beside = RulingsBeside(snapshot)
        asked = {"ids": [event["id"] for event in events if not event["import_key"]]}
        witnesses = snapshot.rows(_WITNESSES, asked) if asked["ids"] else []
        self.witnesses = _group(witnesses, "event")
        documents = {row["document"] for row in witnesses}
        superseded = snapshot.rows(_SUPERSEDED, {"documents": sorted(documents)}) if documents else []
        self.superseded = [Superseded(**row) for row in superseded]
        origins = {"origins": sorted({row["origin"] for row in witnesses})}
        carried = snapshot.rows(_CARRIAGE, origins) if witnesses else []
        self.carriage = {row.pop("origin"): _as_carriage(row) for row in carried}
        self.pasted = {row["origin"] for row in snapshot.rows(_PASTED, origins)} if witnesses else set()
        snapshot.register("why_asked", _as_table(events))
        self.contrary = _group(snapshot.rows(_CONTRARY, {"days": CONTRARY_DAYS}), "asked_id")
        self.told_again = _tell_again(snapshot, events)


def _tell_again(snapshot: Snapshot, events: Sequence[Row]) -> dict[str, list[Row]]:
    """Give for each imported event the other rows of its story that say the same."""
    asked = {event["id"]: event["origin"] for event in events if event["import_key"]}
    alike = snapshot.rows(_TOLD_ALIKE) if asked else []
    rows = {row["id"]: row for row in snapshot.find_events(row["id"] for row in alike)}
    again: defaultdict[str, list[Row]] = defaultdict(list)
    for pair in alike:
        if rows[pair["id"]]["origin"] == asked[pair["asked_id"]]:
            again[pair["asked_id"]].append(rows[pair["id"]])
    return again


def _group(rows: Sequence[Row], name: str) -> dict[str, list[Row]]:
    """Give rows by one of their columns, without it."""
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row.pop(name)].append(row)
    return groups


def _as_carriage(row: Row) -> Carriage:
    return Carriage(**(row | {name: tuple(row[name]) for name in ("outlets", "languages")}))


def _as_table(events: Sequence[Row]) -> pa.Table:
    """Give what events are asked by: their cells and days, and the story of imported ones."""
    texts = {
        "asked_id": "id",
        "asked_cell": "cell",
        "asked_set": "data_set",
        "asked_type": "type",
    }
    columns = {to: pa.array([event[name] for event in events], pa.string()) for to, name in texts.items()}
    sides = [sorted((event["source"], event["target"])) for event in events]
    columns |= {
        f"asked_{side}": pa.array([two[at] for two in sides], pa.string()) for at, side in enumerate("ab")
    }
    return pa.table(columns | {"asked_day": pa.array([event["day"] for event in events], pa.date32())})


def _view(event: Row, behind: _Behind) -> WhyView:
    accounts = _by_origin(event, behind)
    pages = [page for account in accounts for page in account.pages]
    documents = {page.document for page in pages}
    told = [_told(page.document, page.start, page.end, event) for page in pages]
    counted = [page for account in accounts if not account.pasted for page in account.pages] or pages
    return WhyView(
        event=line_of(event),
        accounts=accounts,
        origins_by_status=_count_statuses(accounts),
        against=tuple(page for page in pages if page.status in AGAINST and not page.is_wrong),
        contrary=tuple(as_line(row) for row in behind.contrary.get(event["id"], ())),
        told_again=tuple(line_of(row) for row in behind.told_again.get(event["id"], ())),
        rulings=behind.beside.on_event(told, sorted(documents)),
        superseded=tuple(page for page in behind.superseded if page.superseded_by in documents),
        voices=_count_voices(accounts),
        outlets=tuple(sorted({page.outlet for page in counted} - {""})),
        languages=tuple(sorted({page.language for page in counted} - {""})),
    )


def _told(document: str, start: int, end: int, event: Row) -> Told:
    return Told(document, start, end, event["source"], event["target"], event["type"])


def _by_origin(event: Row, behind: _Behind) -> tuple[Account, ...]:
    pages: defaultdict[str, list[Witness]] = defaultdict(list)
    for row in behind.witnesses.get(event["id"], ()):
        rulings = behind.beside.on_report(_told(row["document"], row["start"], row["end"], event))
        page = {name: value for name, value in row.items() if name != "origin"}
        pages[row["origin"]].append(Witness(**page, rulings=rulings))
    return tuple(
        Account(
            origin=origin,
            first_outlet=some[0].outlet,
            pages=tuple(some),
            carriage=behind.carriage[origin],
            pasted=origin in behind.pasted,
        )
        for origin, some in pages.items()
    )


def _count_statuses(accounts: Sequence[Account]) -> dict[str, int]:
    counts: defaultdict[str, int] = defaultdict(int)
    for account in accounts:
        for status in sorted({page.status for page in account.pages if not page.is_wrong}):
            counts[status] += 1
    return dict(counts)


def _count_voices(accounts: Sequence[Account]) -> tuple[Voice, ...]:
    """Count the accounts with each status and speaker, in the order in which statuses are told, the most first; pasted ones last."""
    counts: Counter[tuple[bool, Status, str]] = Counter()
    for account in accounts:
        counts.update(
            {(account.pasted, page.status, page.claimed_by) for page in account.pages if not page.is_wrong}
        )
    ordered = sorted(
        counts.items(), key=lambda one: (one[0][0], _TOLD_ORDER.index(one[0][1]), -one[1], one[0][2])
    )
    return tuple(
        Voice(status=status, speaker=who, pasted=pasted, origins=count)
        for (pasted, status, who), count in ordered
    )


_TOLD_ORDER: tuple[Status, ...] = (
    "reported", "claimed", "denied", "negated", "planned", "hypothetical", "historical",
)  # fmt: skip
