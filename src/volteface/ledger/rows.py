"""Nouns -> rows of the ledger's tables, and the hashes that tell them apart."""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from datetime import UTC, date, datetime, timedelta

from volteface.ledger.copies import take_fingerprint
from volteface.ledger.parts import Row
from volteface.ledger.versions import find_address
from volteface.model import Article, Mention, Problem, Report, Span


def hash_text(text: str) -> str:
    """Hash a text: articles of one document with the same hash are the same version."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def make_key(*parts: str) -> int:
    """Hash strings to a signed 64-bit number, small enough to hold one for every document kept."""
    joined = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(joined, digest_size=8).digest(), "little", signed=True)


def known_on(published: str, added: str) -> str:
    """Give the day on which a page could first be known: published, or added where that is unknown or later.

    A page without a day ("2025-07") could be known by the end of that month. Dates to come are mistakes or tricks.
    """
    day = _last_day(published)
    return min(day, added[:10]) if day else added[:10]


def _last_day(published: str) -> str:
    try:
        if len(published) == 4:
            return date(int(published), 12, 31).isoformat()
        if len(published) == 7:
            following = date.fromisoformat(published + "-28") + timedelta(days=4)
            return (following - timedelta(days=following.day)).isoformat()
        return date.fromisoformat(published[:10]).isoformat()
    except (ValueError, OverflowError):
        return ""


def read_clock(seen_at: str) -> str:
    """Check the time at which a page is added (ISO 8601, at least a day); "" is now. Raises ValueError."""
    if not seen_at:
        return datetime.now(UTC).isoformat(timespec="seconds")
    if (
        datetime.fromisoformat(seen_at).date().isoformat() != seen_at[:10]
    ):  # weeks and bare digits don't sort as days
        raise ValueError(f"{seen_at!r} does not begin with a day such as 2025-07-23")
    return seen_at


def article_row(article: Article, run: int, added: str) -> Row:
    """Give an article's row, with the fingerprints by which copies of it are found."""
    plain = {
        name: getattr(article, name)
        for name in ("document", "url", "outlet", "title", "lead", "text", "author", "published", "language")
    }
    address = find_address(article.document, article.url)
    return {
        **plain,
        "run": run,
        "address": make_key(address) if address else 0,
        "text_hash": hash_text(article.text),
        "captions": list(article.captions),
        "clutter": json.dumps({kind: list(texts) for kind, texts in article.clutter.items()}),
        "problems": json.dumps([asdict(problem) for problem in article.problems]),
        "added": added,
        "seen": known_on(article.published, added),
        "fingerprint": take_fingerprint(article.text, article.title).to_bytes(),
    }


def report_rows(reports: Sequence[Report], run: int, seen: str, quotes: Mapping[str, bytes]) -> list[Row]:
    """Give the rows of one run's reports; `seen` is their page's, which the ledger knows best, `quotes` their senses by id."""
    group_pairs = Counter(report.group for report in reports if report.group)
    rows = []
    for report in reports:
        row: Row = {
            name: getattr(report, name) for name in _PLAIN
        }  # asdict would copy deeply, at ten times the cost
        row |= {name: _record(getattr(report, name)) for name in _NESTED}
        row |= {"run": run, "cell": name_cell(report), "seen": seen}
        row |= {"modes": list(report.modes), "contexts": list(report.contexts)}
        row["group_pairs"] = group_pairs.get(report.group, 1)
        row["sense"] = quotes.get(report.id, b"")
        rows.append(row)
    return rows


_SPAN = tuple(one.name for one in fields(Span))
_MENTION = tuple(one.name for one in fields(Mention))
_NESTED = ("evidence", "trigger", "source_mention", "target_mention")
_PLAIN = tuple(one.name for one in fields(Report) if one.name not in _NESTED)


def _record(noun: Span | Mention | None) -> Row | None:
    if noun is None:
        return None
    return {name: getattr(noun, name) for name in (_SPAN if isinstance(noun, Span) else _MENTION)}


def name_cell(report: Report) -> str:
    """Name the cell of a report: only reports of one cell can be of one event."""
    return f"{report.source}{'=' if report.mutual else '>'}{report.target} {report.type}"


def problem_row(problem: Problem, added: str) -> Row:
    """Give a problem's row; the same problem of the same document has the same key."""
    key = make_key(problem.stage, problem.reason, problem.document, problem.detail)
    return {"key": key, **asdict(problem), "added": added}
