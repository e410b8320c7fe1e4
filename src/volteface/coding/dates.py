"""Dates that a text names, absolute and relative, as ISO dates with no more digits than are known.

Relative dates are resolved against the day the page was published; 'three days earlier' against the day that
the text named last. Where the page has no date of its own, relative dates stay unknown and are left out.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from volteface.coding.grammar import Clock, load_grammar
from volteface.world.calendar import MONTHS, WEEKDAYS
from volteface.world.folding import lower

FUTURE_REACH_DAYS = 75
"""A day and month without a year lies at most so far after publication, else in the past."""
RECENT_DAYS = 14
YEAR = re.compile(r"(?!0000)[0-9]{4}")


@dataclass(frozen=True, slots=True)
class DateMention:
    """Half-open character range and the ISO date it stands for ("2024-12"); a year, month or day."""

    start: int
    end: int
    date: str


@dataclass(frozen=True, slots=True)
class Patterns:
    """The compiled expressions of one language; the group names say what a match means."""

    expression: re.Pattern[str]
    months: dict[str, int]
    weekdays: dict[str, int]
    clock: Clock


@cache
def load_patterns(language: str) -> Patterns:
    """Compile one expression for all the date forms of a language (KeyError for one without a grammar)."""
    grammar = load_grammar(language)
    clock = grammar.clock
    century = "(?:19|20)" if grammar.cased else "(?:1[6-9]|20)"  # 'до 1800 солдат' is no year
    months, weekdays = MONTHS[language], WEEKDAYS[language]
    month, weekday = _either(months), _either(weekdays)
    number = rf"(?:\d{{1,3}}|{_either(clock.numbers)})"
    unit = "|".join(clock.units)
    relation = rf"(?:{clock.past}|{clock.present}|{clock.future})"
    before_month = rf"(?:{clock.before_month}) " if clock.before_month else ""
    before_weekday = rf"(?:{clock.before_weekday}) " if clock.before_weekday else ""
    day = r"(?:3[01]|[12]\d|0?[1-9])"
    following = [  # "el lunes pasado"
        rf"(?:{before_weekday})?(?P<rw2_weekday>{weekday}) (?P<rw2_rel>{relation})",
        rf"(?:{before_month})?(?P<rm2_month>{month}) (?P<rm2_rel>{relation})",
        rf"(?P<ru2_unit>{unit}) (?P<ru2_rel>{relation})",
    ]
    forms = [
        r"(?P<iso>(?:19|20)\d\d-[01]\d-[0-3]\d)",
        rf"(?P<dmy>{day}[./](?:1[0-2]|0?[1-9])[./](?:19|20)\d\d)",
        rf"(?P<dm_day>{day}){clock.day_suffix} (?P<dm_month>{month})(?:{clock.month_suffix} (?P<dm_year>(?:19|20)\d\d))?"
        rf"(?: (?P<dm_rel>{relation}) (?:{clock.year_words}|year))?",
        rf"(?P<md_month>{month})\.? (?P<md_day>{day})(?:st|nd|rd|th)?(?![\d:])(?:,? (?P<md_year>(?:19|20)\d\d))?",
        rf"(?:{before_month})?(?P<my_month>{month}){clock.month_suffix} (?P<my_year>(?:19|20)\d\d)",
        rf"(?:{before_month})?(?P<mr_month>{month}) (?P<mr_rel>{relation}) (?:{clock.year_words}|year)",
        rf"(?P<rm_rel>{relation}) (?P<rm_month>{month})",
        rf"(?P<rw_rel>{relation}) (?P<rw_weekday>{weekday})",
        rf"(?P<ru_rel>{relation}) (?P<ru_unit>{unit})",
        rf"(?P<ago_number>{number}) (?P<ago_unit>{unit}) (?P<ago_way>{clock.ago}|{clock.earlier}|{clock.later})",
        rf"(?P<before_way>{clock.ago_before}) (?P<before_number>{number}) (?P<before_unit>{unit})",
        rf"(?P<one_unit>{unit}) (?P<one_way>{clock.ago}|{clock.earlier}|{clock.later})",
        *(following if clock.relation_follows else ()),
        rf"(?P<offset>{_either(clock.day_offsets)})",
        rf"(?P<anchored>{_either(clock.anchored_offsets)})",
        rf"(?P<then>{clock.then})",
        rf"(?P<year_offset>{_either(clock.year_offsets)})",
        rf"{before_weekday}(?P<weekday>{weekday}){clock.after_weekday}",
        rf"(?P<day_adjective>{_either(clock.weekday_adjectives)})\w{{0,3}}",
        rf"{before_month}(?P<month>{month}){clock.after_month}",
        rf"(?:{clock.before_year}) (?P<year>{century}\d\d)(?![\d.,:-]\d)",
        rf"(?P<year_word>(?:1[6-9]|20)\d\d)(?: |(?=['’]))(?:{clock.year_words})",
    ]
    if clock.bare_years:
        forms.append(r"(?P<bare_year>(?:19[5-9]|20[0-4])\d)(?! ?[%\d.,:-]\d?)")
    return Patterns(re.compile(r"(?<![\w])(?:" + "|".join(forms) + r")(?!\w)"), months, weekdays, clock)


def _either(forms: Iterable[str]) -> str:
    """An expression for any of some forms; for none, one that matches nothing."""
    if not (forms := list(forms)):
        return "(?!x)x"
    return "(?:" + "|".join(sorted(map(re.escape, forms), key=len, reverse=True)) + ")"


def find_dates(text: str, language: str, published: str) -> list[DateMention]:
    """Find the dates of a text in `language`, in text order; `published` is an ISO date or ""."""
    patterns = load_patterns(language)
    today = _parse_day(published)
    anchor = today
    mentions: list[DateMention] = []
    for match in patterns.expression.finditer(lower(text, language)):
        if match.lastgroup == "bare_year" and _counts_something(
            text, match.start(), match.end(), patterns.clock
        ):
            continue
        if match.lastgroup == "then":  # the date that the text named last
            found = mentions[-1].date if mentions else ""
        else:
            found = _resolve_in_reach(match, patterns, today, anchor)
        if found:
            mentions.append(DateMention(match.start(), match.end(), found))
            if len(found) == 10:
                anchor = _parse_day(found)
    return mentions


def _resolve_in_reach(
    match: re.Match[str], patterns: Patterns, today: date | None, anchor: date | None
) -> str:
    """Resolve a date; one before the year 1 or after 9999 is none ('next year' on a page dated 9999-12-31)."""
    try:
        found = _resolve(match, patterns, today, anchor)
    except OverflowError:
        return ""
    return found if YEAR.fullmatch(found.partition("-")[0]) else ""


def _resolve(match: re.Match[str], patterns: Patterns, today: date | None, anchor: date | None) -> str:
    groups = {name.replace("2", ""): value for name, value in match.groupdict().items() if value}
    if "bare_year" in groups:
        return groups["bare_year"]
    if "iso" in groups:
        return groups["iso"] if _parse_day(groups["iso"]) else ""
    if "dmy" in groups:
        day, month, year = (int(part) for part in re.split(r"[./]", groups["dmy"]))
        return _write(year, month, day)
    if "year" in groups or "year_word" in groups:
        return groups.get("year") or groups["year_word"]
    if "my_month" in groups:
        return f"{groups['my_year']}-{patterns.months[groups['my_month']]:02d}"
    if "dm_month" in groups or "md_month" in groups:
        return _day_of_month(groups, patterns, today)
    if today is None or anchor is None:
        return ""
    if "anchored" in groups:
        return (anchor + timedelta(days=patterns.clock.anchored_offsets[groups["anchored"]])).isoformat()
    if {"ago_unit", "one_unit", "before_unit"} & groups.keys():
        return _shifted(groups, patterns, today, anchor)
    return _relative(groups, patterns, today)


def _counts_something(text: str, start: int, end: int, clock: Clock) -> bool:
    """Whether a bare number counts what stands behind it: 'rund 2000 Soldaten', '2000 Soldaten'."""
    before = text[max(0, start - 30) : start].rsplit(maxsplit=1)
    behind = text[end : end + 2].lstrip()[:1]
    return (bool(before) and before[-1].lower() in clock.quantities) or behind.isupper() or behind.isdigit()


def _day_of_month(groups: dict[str, str], patterns: Patterns, today: date | None) -> str:
    month = patterns.months[groups.get("dm_month") or groups["md_month"]]
    day = int(groups.get("dm_day") or groups["md_day"])
    year = groups.get("dm_year") or groups.get("md_year")
    if year:
        return _write(int(year), month, day)
    if today is None:
        return ""
    if "dm_rel" in groups:
        return _write(today.year + _direction(groups["dm_rel"], patterns.clock), month, day)
    for candidate in (today.year + 1, today.year, today.year - 1):
        written = _write(candidate, month, day)
        when = _parse_day(written)
        if when and (when - today).days <= FUTURE_REACH_DAYS:
            return written
    return ""


def _relative(groups: dict[str, str], patterns: Patterns, today: date) -> str:
    clock = patterns.clock
    if "offset" in groups:
        return (today + timedelta(days=clock.day_offsets[groups["offset"]])).isoformat()
    if "year_offset" in groups:
        return str(today.year + clock.year_offsets[groups["year_offset"]])
    if "day_adjective" in groups:
        return _weekday(clock.weekday_adjectives[groups["day_adjective"]], 0, today)
    if "weekday" in groups:
        return _weekday(patterns.weekdays[groups["weekday"]], 0, today)
    if "rw_weekday" in groups:
        return _weekday(patterns.weekdays[groups["rw_weekday"]], _direction(groups["rw_rel"], clock), today)
    if "mr_month" in groups:
        year = today.year + _direction(groups["mr_rel"], clock)
        return f"{year}-{patterns.months[groups['mr_month']]:02d}"
    if "ru_unit" in groups:
        return _move(today, _unit(groups["ru_unit"], clock), _direction(groups["ru_rel"], clock))
    month = patterns.months[groups.get("rm_month") or groups["month"]]
    ahead = "rm_rel" in groups and _direction(groups["rm_rel"], clock) > 0
    if ahead:
        year = today.year + (month <= today.month)
    else:
        year = today.year - (month > today.month or ("rm_rel" in groups and month == today.month))
    return f"{year}-{month:02d}"


def _shifted(groups: dict[str, str], patterns: Patterns, today: date, anchor: date) -> str:
    clock = patterns.clock
    way = groups.get("ago_way") or groups.get("one_way", "")
    written = groups.get("ago_number") or groups.get("before_number", "1")
    number = int(written) if written.isdigit() else clock.numbers.get(written, 0)
    if not number:
        return ""
    unit = _unit(groups.get("ago_unit") or groups.get("one_unit") or groups["before_unit"], clock)
    start = today if "before_way" in groups or re.fullmatch(clock.ago, way) else anchor
    return _move(start, unit, number if re.fullmatch(clock.later, way) else -number)


def _unit(written: str, clock: Clock) -> str:
    return next((unit for form, unit in clock.units.items() if re.fullmatch(form, written)), "day")


def _move(start: date, unit: str, number: int) -> str:
    """Move by days (a day), weeks (a month, unless this week), months (a month) or years (a year)."""
    if unit in ("day", "week"):
        try:
            moved = start + timedelta(days=number * (7 if unit == "week" else 1))
        except OverflowError:
            return ""
        return moved.isoformat() if unit == "day" else moved.isoformat()[:7]
    if unit == "month":
        months = start.year * 12 + start.month - 1 + number
        return f"{months // 12:04d}-{months % 12 + 1:02d}" if 1 <= months // 12 <= 9999 else ""
    return f"{start.year + number:04d}" if 1 <= start.year + number <= 9999 else ""


def _direction(relation: str, clock: Clock) -> int:
    if re.fullmatch(clock.past, relation):
        return -1
    return 1 if re.fullmatch(clock.future, relation) else 0


def _weekday(weekday: int, direction: int, today: date) -> str:
    """A bare weekday is the last one up to today; 'next' is the one after today."""
    back = (today.isoweekday() - weekday) % 7
    if direction > 0:
        return (today + timedelta(days=(7 - back) if back else 7)).isoformat()
    if direction < 0 and back == 0:
        back = 7
    return (today - timedelta(days=back)).isoformat()


def _write(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _parse_day(written: str) -> date | None:
    try:
        return date.fromisoformat(written[:10])
    except ValueError:
        return None


def is_recent(day: str, published: str) -> bool:
    """Whether an ISO day lies in the two weeks up to publication, so that news may still be about it."""
    when, today = _parse_day(day), _parse_day(published)
    return when is not None and today is not None and 0 <= (today - when).days <= RECENT_DAYS
