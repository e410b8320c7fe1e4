"""When a page was published: from what it declares, shows, or has in its address.

Everything gives "YYYY-MM-DD" or "". Dates are taken as written, in the page's own time zone.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import NamedTuple

from volteface.world.calendar import MONTHS

_YEARS = range(1990, 2101)
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_ISO = re.compile(rf"(?<!\d){_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)")
_COMPACT = re.compile(rf"(?<!\d){_YEAR}(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?!\d)")
_DOTTED = re.compile(
    rf"(?<![\d.])(?P<day>\d{{1,2}})(?P<mark>[./-])\s?(?P<month>\d{{1,2}})(?P=mark)\s?{_YEAR}(?!\d)"
)
_BACKWARDS = re.compile(rf"(?<!\d){_YEAR}[./](?P<month>\d{{1,2}})[./](?P<day>\d{{1,2}})(?!\d)")
_IN_URL = (
    re.compile(rf"(?<!\d){_YEAR}[/-](?P<month>0?[1-9]|1[0-2])[/-](?P<day>0?[1-9]|[12]\d|3[01])(?!\d)"),
    _COMPACT,
    re.compile(
        rf"(?<!\d){_YEAR}/(?P<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*/(?P<day>\d{{1,2}})(?!\d)",
        re.I,
    ),
    re.compile(rf"(?<!\d)(?P<day>0[1-9]|[12]\d|3[01])[.-](?P<month>0[1-9]|1[0-2])[.-]{_YEAR}(?!\d)"),
)
# a line that says so is the line of the publication date, wherever it stands
_PUBLISHED_CUE = re.compile(
    r"opublikowan|publikacja|data publikacji|dodan[oy]|utworzon|"
    r"publish|posted|first (?:published|posted)|released|"
    r"опубликован|дата публикации|добавлен|размещен|опубліковано|дата публікації|додано|розміщен|"
    r"veröffentlicht|erstellt|publiziert|yayın|eklenme|giriş tarihi|oluşturulma|"
    r"publicad|publicación|fecha|publié|parution|mis en ligne",
    re.IGNORECASE,
)
_MODIFIED_CUE = re.compile(
    r"aktualiz|zmodyfikowan|updated?|modified|обновлен|оновлен|aktualisiert|güncelle|actualizad|actualización|"
    r"mis à jour|modifié|last edited",
    re.IGNORECASE,
)
_LINE_CHARACTERS = 160
_HEAD_LINES = 12

PUBLISHED_NAMES = (
    "article:published_time", "og:article:published_time", "og:published_time", "og:pubdate", "article:published",
    "article.published", "datepublished", "date_published", "published_time", "publish_date", "publish-date",
    "publishdate", "published-date", "publicationdate", "publication_date", "pubdate", "pub_date", "parsely-pub-date",
    "sailthru.date", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "dc.date.issued", "dcterms.issued",
    "dc.date.created", "dcterms.created", "datecreated", "article:post_date", "article_date_original", "rnews:datepublished",
    "vr:published_time", "analytics:published", "originalpublicationdate", "date.issued", "displaydate", "ptime",
    "dc.date", "dcterms.date", "date", "citation_publication_date", "citation_date", "article_date", "cdate",
)  # fmt: skip
MODIFIED_NAMES = (
    "article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "dc.date.modified",
    "last-modified", "lastmod", "revised",
)  # fmt: skip


_PARTIAL = re.compile(r"(\d{4})(?:-(\d\d))?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_YEAR_SIGN = re.compile(r"(?<=\d)\s?(?:r|r\.|roku|г|г\.|року|р\.)$")


class Clues(NamedTuple):
    """What a page offers of dates, each in page order: declared values, marked elements, lines of its head."""

    published: Iterable[str] = ()
    times: Iterable[str] = ()
    lines: Iterable[str] = ()
    url: str = ""
    modified: Iterable[str] = ()
    month_first: bool = False


def find_published(clues: Clues) -> str:
    """Give the day of publication, from the surest clue on; the day of a change only where nothing else is known."""
    return (
        _first(read_date(value) for value in clues.published)
        or _first(read_date(value) for value in clues.times)
        or find_visible_date("\n".join(clues.lines), month_first=clues.month_first)
        or find_url_date(clues.url)
        or _first(read_date(value) for value in clues.modified)
    )


def settle_date(value: str) -> str:
    """Give a date known from elsewhere as a day, a month or a year of ISO 8601; "" for what is none or is to come."""
    if not value.isascii():
        return ""
    known = _PARTIAL.fullmatch(value)
    day = f"{known[1]}-{known[2] or '01'}-01" if known else value[:10]
    try:
        date.fromisoformat(day)
    except ValueError:
        return read_date(value)
    if is_to_come(day):
        return ""
    return value if known else day if _DAY.fullmatch(day) else read_date(value)


def is_to_come(day: str) -> bool:
    """Whether an ISO day lies behind tomorrow, which is today somewhere: no page was published then."""
    return day > (datetime.now(UTC) + timedelta(days=1)).date().isoformat()


def find_url_date(url: str) -> str:
    """Give the date in an address (/2025/07/23/, 2025-07-23, 20250723, /2025/jul/23/), or ""."""
    path = url.partition("?")[0]
    return _first(_make_date(match) for pattern in _IN_URL for match in pattern.finditer(path))


def find_visible_date(text: str, *, month_first: bool = False) -> str:
    """Give the publication date that stands in `text`, the lines around a headline or a whole dump; or "".

    A line that says 'published' counts wherever it stands; a line of a date and little else counts among the
    first dozen lines; a line that says 'updated' counts last. A date inside a sentence never does.
    `month_first` reads 07/08/2025 as July 8.
    """
    lines = [line for line in (raw.strip() for raw in text.splitlines()) if line]
    in_head, changed = "", ""
    for number, line in enumerate(lines):
        if len(line) > _LINE_CHARACTERS or not any(map(str.isdigit, line)):
            continue
        mentions = list(_find_dates(line, month_first))
        if not mentions:
            continue
        cue, change = _PUBLISHED_CUE.search(line), _MODIFIED_CUE.search(line)
        if cue and _is_label(line, mentions[0][0]):
            return _after(mentions, cue.start())
        if change and _is_label(line, mentions[0][0]):
            before = [found for start, found in mentions if start < change.start()]
            in_head = in_head or (before[0] if before else "")
            changed = changed or mentions[-1][1]
        elif not in_head and number < _HEAD_LINES and _is_date_line(line):
            in_head = mentions[0][1]
    return in_head or changed


def read_date(value: str) -> str:
    """Give the day in a value that is meant as a date: ISO 8601, RFC 822, a Unix time, or words; or ""."""
    value = value.strip()
    if value.isdecimal() and len(value) in (10, 13):
        day = datetime.fromtimestamp(int(value[:10]), UTC).date().isoformat()
        return "" if is_to_come(day) else day
    for pattern in (_ISO, _COMPACT):
        if match := pattern.search(value):
            return _make_date(match)
    return next((found for _, found in _find_dates(value[:_LINE_CHARACTERS], month_first=False)), "")


def _is_label(line: str, date_start: int) -> bool:
    """A cue and a date make a label, not a sentence that tells of something published."""
    return date_start < 60 or len(line.split()) <= 14


def _is_date_line(line: str) -> bool:
    """Little stands on the line but the date: a weekday, an hour, a name, a place."""
    line = _YEAR_SIGN.sub("", line)
    return sum(map(_has_alnum, line.split())) <= 12 and not line.endswith((".", "!", "?", ":", ",", '"', "”"))


def _has_alnum(word: str) -> bool:
    return any(map(str.isalnum, word))


def _after(mentions: list[tuple[int, str]], position: int) -> str:
    return next((found for start, found in mentions if start >= position), mentions[0][1])


def _find_dates(line: str, month_first: bool) -> Iterator[tuple[int, str]]:
    """Give (position, date) of every full date in a line."""
    lowered = line.replace("İ", "i").lower()
    found = []
    for pattern in (_ISO, _COMPACT, _BACKWARDS, _DOTTED, *_written_dates()):
        for match in pattern.finditer(lowered):
            day = _make_date(match, month_first=month_first and "/" in match.group())
            if day:
                found.append((match.start(), day))
    yield from sorted(found)


@cache
def _written_dates() -> tuple[re.Pattern[str], ...]:
    """Dates with the month as a word: '23 lipca 2025', '23 de julio de 2025', 'July 23rd, 2025', '23-Jul-2025'."""
    names = sorted(_month_numbers(), key=len, reverse=True)
    name = rf"(?P<name>{'|'.join(map(re.escape, names))})(?!\w)\.?"
    ordinal = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|-?го|-?е)?\.?"
    until = r"(?:\s?[–-]\s?\d{1,2}\.?)?"  # an issue of several days is dated by the first
    return (
        re.compile(rf"(?<!\d){ordinal}{until}[\s\-/]*(?:de |of )?{name},?[\s\-/]*(?:de |del )?{_YEAR}(?!\d)"),
        re.compile(rf"(?<!\w){name}\s*{ordinal},?\s*{_YEAR}(?!\d)"),
        re.compile(rf"(?<!\d){_YEAR}[\s,\-/]+{name}[\s\-/]*(?P<day>\d{{1,2}})(?!\d)"),
    )


@cache
def _month_numbers() -> dict[str, int]:
    """All languages in one: where one form is two months ('мар', 'lis'), the languages agree, or it is left out."""
    numbers: dict[str, set[int]] = {}
    for forms in MONTHS.values():
        for form, number in forms.items():
            numbers.setdefault(form, set()).add(number)
    return {form: min(found) for form, found in numbers.items() if len(found) == 1}


def _make_date(match: re.Match[str], *, month_first: bool = False) -> str:
    """Give the ISO date of a match with groups year, day and month or name; "" if there is no such day."""
    groups = match.groupdict()
    year, day = int(groups["year"]), int(groups["day"])
    if groups.get("name"):
        month = _month_numbers()[groups["name"].lower()]
    else:
        month = int(groups["month"])
        if month > 12 or (month_first and day <= 12):
            month, day = day, month
    if year not in _YEARS:
        return ""
    try:
        found = date(year, month, day).isoformat()
    except ValueError:
        return ""
    return "" if is_to_come(found) else found


def _first(values: Iterable[str]) -> str:
    return next(filter(None, values), "")
