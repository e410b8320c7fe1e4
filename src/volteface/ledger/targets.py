"""What the beginning of an id names, and the ruling on it."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from volteface.errors import LedgerError
from volteface.ledger.parts import Row
from volteface.ledger.rulings import VERDICTS, Kind, Ruling, Told
from volteface.ledger.snapshot import Snapshot
from volteface.ledger.status import LIFTED

KIND_OF = {verdict: kind for kind, verdicts in VERDICTS.items() for verdict in verdicts}
_TOLD = "document, evidence.start AS start, evidence.end AS end, source, target, type"
_REPORT = f"SELECT id, {_TOLD} FROM reports WHERE starts_with(id, lower($name)) ORDER BY id LIMIT 2"  # noqa: S608 - ours
_MEMBERS = f"""
SELECT {_TOLD}, status FROM (SELECT unnest(reports) AS member FROM events WHERE import_key = 0 AND id = $name)
JOIN kept_reports AS report ON report.run = member.run AND report.id = member.id
"""  # noqa: S608 - ours
_DOCUMENT = """
SELECT document AS id FROM articles WHERE starts_with(document, $name) ORDER BY document <> $name, document LIMIT 2
"""
_RULING = "SELECT id FROM rulings WHERE starts_with(id, lower($name)) ORDER BY id LIMIT 2"
_EVENT = "SELECT id FROM events WHERE starts_with(id, lower($name)) ORDER BY id LIMIT 2"


class _Noun(NamedTuple):
    """What a kind of ruling is on: its name, how it is looked up, and where its ids are shown."""

    name: str
    query: str
    shown: str


_NOUNS: dict[Kind, _Noun] = {
    "report": _Noun("report", _REPORT, "'volteface why EVENT' shows those of reports"),
    "claim": _Noun("event", _EVENT, "'volteface relations' and 'brief' show those of events"),
    "origin": _Noun("document", _DOCUMENT, "'volteface why EVENT' shows documents"),
    "undo": _Noun("ruling", _RULING, "'volteface rulings' shows those of rulings"),
}


def make_ruling(snapshot: Snapshot, name: str, verdict: str, *, other: str = "", by: str, why: str) -> Ruling:
    """Give the ruling with a verdict on what `name` is, or the id of which it begins: a report (wrong), an event (false, true),
    a document (same, apart; `other` is the second one) or a ruling (undo).

    Raises LedgerError where there is no such thing or several, or where the verdict says nothing of it.
    """
    kind = KIND_OF[verdict]
    said = {"kind": kind, "verdict": verdict, "by": " ".join(by.split()), "why": " ".join(why.split())}
    make: Callable[..., Ruling] = Ruling
    if kind == "report":
        row = _find(snapshot, name, "report")
        ruling = make(**said, reports=_list_told([row]))
    elif kind == "claim":
        ruling = make(**said, reports=_list_told(_find_claim(snapshot, name, verdict)))
    elif kind == "origin":
        ruling = make(**said, documents=tuple(_find(snapshot, one, kind)["id"] for one in (name, other)))
    else:
        ruling = make(**said, undoes=_find(snapshot, name, "undo")["id"])
    ruling.check()
    return ruling


def _find(snapshot: Snapshot, name: str, kind: Kind) -> Row:
    """Give the one thing of a kind whose id is `name`, or alone begins so."""
    noun = _NOUNS[kind]
    rows = snapshot.rows(noun.query, {"name": name}) if name else []
    if rows and (len(rows) == 1 or rows[0]["id"] == name):
        return rows[0]
    if rows:
        raise LedgerError(f"{name!r} begins the ids of several {noun.name}s; give more of one.")
    for other in _NOUNS.values():
        if name and other is not noun and snapshot.rows(other.query, {"name": name}):
            raise LedgerError(
                f"{name!r} is {_with_article(other.name)}, and this is ruled on {_with_article(noun.name)}; {noun.shown}."
            )
    raise LedgerError(f"no {noun.name}'s id begins with {name!r}; {noun.shown}.")


def _with_article(noun: str) -> str:
    return f"an {noun}" if noun == "event" else f"a {noun}"


def _find_claim(snapshot: Snapshot, name: str, verdict: str) -> Sequence[Row]:
    """Give the reports of an event, by the id that it has or had."""
    try:
        event = snapshot.find_event(name)
    except LedgerError:
        _find(snapshot, name, "claim")  # says what else it is
        raise
    if event["data_set"]:
        raise LedgerError(f"{name!r} was imported from {event['data_set']}; only what pages say is ruled on.")
    rows = snapshot.rows(_MEMBERS, {"name": event["id"]})
    if verdict == "true" and not any(row["status"] in LIFTED for row in rows):
        raise LedgerError(
            f"{name!r} is {event['status']}: only what is claimed or denied can be ruled true. "
            "Rule on its reports where they are wrong."
        )
    return rows


def _list_told(rows: Sequence[Row]) -> tuple[Told, ...]:
    return tuple(sorted({Told(*(row[name] for name in Told.__slots__)) for row in rows}))
