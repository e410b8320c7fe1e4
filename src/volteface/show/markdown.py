"""A brief as Markdown."""

from collections.abc import Iterator

from volteface.show.brief import Balance, BriefView, Partner, Section
from volteface.show.lines import EventLine
from volteface.show.plain import escape, link, plain

_TITLES = {
    "facts": "What happened",
    "claims": "What is claimed, and by whom",
    "denied": "What is denied",
    "planned": "What is planned or possible",
    "negated": "What is said not to have happened",
    "background": "Background: told more than a year after",
    "ruled": "What was told, and ruled wrong or false",
}
_ALWAYS = ("facts", "claims")  # that there are none is worth saying


def brief_as_markdown(brief: BriefView) -> str:
    """Give a brief as Markdown: relations by change, then the events with their sentences and links."""
    return "\n".join(_lines(brief)) + "\n"


def _lines(brief: BriefView) -> Iterator[str]:
    state = escape(brief.state)
    if not brief.events:
        yield f"# {state}\n\nThe ledger tells nothing of {state}. That is no news, not calm."
        return
    yield f"# {state}: the situation as of {brief.as_of}\n"
    yield (
        f"{_count(brief.events, 'event')} told since {brief.since}, {_places(brief)} of "
        f"{_count(brief.outlets, 'outlet')} that go back to {_count(brief.origins, 'independent origin')}.\n"
    )
    if brief.thin:
        few = _count(brief.origins, "independent origin")
        yield f"> **Thin ground:** {few}. Read this as what those pages say, not as the state of things.\n"
    yield from _relations(brief)
    for section in brief.sections:
        if section.total or section.name in _ALWAYS:
            yield from _section(section)


def _places(brief: BriefView) -> str:
    rows = f"in {_count(brief.rows, 'row')} of {' and '.join(map(escape, brief.data_sets))}"
    pages = f"on {_count(brief.pages, 'page')}"
    return f"{pages} and {rows}" if brief.pages and brief.rows else rows if brief.rows else pages


def _relations(brief: BriefView) -> Iterator[str]:
    if not brief.partners:
        return
    yield "## Relations, the most changed first\n"
    yield (
        f"Acts in the last {brief.window_days} days and in the {brief.window_days} before, each counted once and weighed "
        "by its status. A dash is no news, which is not calm.\n"
    )
    yield "| with | cooperation | conflict | before | change | since | last | origins |"
    yield "| --- | ---: | ---: | ---: | ---: | --- | --- | ---: |"
    for partner in brief.partners:
        yield _partner(partner)
    yield ""


def _partner(partner: Partner) -> str:
    now = partner.now
    cells = (
        escape(partner.code),
        _number(now.cooperation) if now else "–",
        _number(now.conflict) if now else "–",
        _pair(partner.before),
        f"{partner.change:+.3g}",
        partner.since,
        partner.until,
        str(partner.origins),
    )
    return f"| {' | '.join(cells)} |"


def _pair(balance: Balance | None) -> str:
    return f"{_number(balance.cooperation)} / {_number(balance.conflict)}" if balance else "–"


def _section(section: Section) -> Iterator[str]:
    yield f"## {_TITLES[section.name]}\n"
    for event in section.events:
        yield _event(event)
    if section.total > len(section.events):
        yield f"- and {section.total - len(section.events)} earlier"
    if not section.total:
        yield "Nothing in this ledger."
    yield ""


def _event(event: EventLine) -> str:
    when = event.date or f"{event.first_seen} (first seen)"
    where = link(plain(event.outlet) or event.document, event.url)
    origins = _count(event.support, "origin") + (
        f" for it and {event.against} against" if event.against else ""
    )
    counts = f"{origins}, {event.data_set or _count(event.pages, 'page')}"
    voices = (
        ""
        if event.status == "reported" and not (event.denied_by or event.ruled)
        else f", {escape(event.voices)}"
    )
    return (
        f"- **{when}** {escape(event.sides)} **{escape(event.act)}**{voices}: "
        f"“{escape(event.sentence)}” {where} ({counts}; `{event.id[:10]}`)"
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _number(value: float) -> str:
    return f"{value:.3g}"
