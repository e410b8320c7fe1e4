"""Articles, reports and the walk of one page, for a terminal."""

from collections.abc import Sequence

from rich.console import Console, Group
from rich.panel import Panel
from rich.text import Text

from volteface.model import Article, Report
from volteface.show.entries import print_entries
from volteface.show.plain import masked, plain

STATUS_STYLE = {
    "reported": "bold", "claimed": "yellow", "denied": "red", "planned": "cyan", "hypothetical": "dim cyan",
    "negated": "dim", "historical": "dim",
}  # fmt: skip
QUAD_STYLE = {1: "green", 2: "bold green", 3: "magenta", 4: "bold red"}


def print_article(article: Article, console: Console | None = None) -> None:
    """Print an article as a reader would see it, then what was told apart from it."""
    console = console or Console()
    facts = map(plain, (article.outlet, article.author, article.published, article.language))
    console.print(Panel(
        Group(Text(plain(article.title), style="bold"), Text(plain(article.lead), style="italic"), Text(" · ".join(filter(None, facts)), style="dim")),
        title=Text(plain(article.document)), title_align="left", border_style="dim",
    ))  # fmt: skip
    for block in article.text.split("\n\n"):
        if block in (article.title, article.lead):
            continue
        console.print(Text(plain(block), style="bold" if block in article.subheads else ""), end="\n\n")
    clutter = {**article.clutter, **({"caption": article.captions} if article.captions else {})}
    if clutter:
        counts = "  ".join(f"{kind} {len(texts)}" for kind, texts in clutter.items())
        console.print(Text(f"told apart: {counts}", style="dim"))


def print_reports(reports: Sequence[Report], console: Console | None = None) -> None:
    """Print each report in a line, with the sentence behind it below and the words that name the act underlined."""
    console = console or Console()
    if not reports:
        console.print("no reports", style="dim")
        return
    print_entries([(_cells(report), _sentence(report)) for report in reports], console)


def _cells(report: Report) -> tuple[Text, ...]:
    """Actor, arrow, recipient, act, status and date."""
    act = Text(report.type, style=QUAD_STYLE[report.quad])
    if report.modes:
        act.append(" " + ",".join(report.modes), style="dim")
    status = Text(report.status, style=STATUS_STYLE[report.status])
    if report.claimed_by:
        status.append(f" by {report.claimed_by}", style="dim")
    return (
        Text.assemble((report.source or "?", "bold"), (f" {report.source_role}", "dim")),
        Text("↔" if report.mutual else "→"),
        Text.assemble((report.target or "–", "bold"), (f" {report.target_role}", "dim")),
        act,
        status,
        Text(report.date or "–"),
    )


def _sentence(report: Report) -> Text:
    sentence = Text(masked(report.evidence.text))
    start = report.trigger.start - report.evidence.start
    sentence.stylize("underline", start, start + len(report.trigger.text))
    return sentence


def print_walk(article: Article, reports: Sequence[Report], console: Console | None = None) -> None:
    """Print every station of one page's walk: what was read, what was set aside, what was coded."""
    console = console or Console()
    console.rule("reading", align="left", style="dim")
    print_article(article, console)
    for kind, texts in article.clutter.items():
        console.print(
            Text(f"  {kind}: ", style="dim").append(
                " | ".join(dict.fromkeys(map(plain, texts))), style="dim"
            ),
            overflow="ellipsis",
            no_wrap=True,
        )
    console.rule(f"coding · {len(reports)} reports", align="left", style="dim")
    print_reports(reports, console)
