"""Articles, reports and the walk of one page, for a terminal."""

from collections.abc import Sequence

from rich.console import Console, Group
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from volteface.model import Article, Report

STATUS_STYLE = {
    "reported": "bold", "claimed": "yellow", "denied": "red", "planned": "cyan", "hypothetical": "dim cyan",
    "negated": "dim", "historical": "dim",
}  # fmt: skip
QUAD_STYLE = {1: "green", 2: "bold green", 3: "magenta", 4: "bold red"}


def print_article(article: Article, console: Console | None = None) -> None:
    """Print an article as a reader would see it, then what was told apart from it."""
    console = console or Console()
    facts = [article.outlet, article.author, article.published, article.language]
    console.print(Panel(
        Group(Text(article.title, style="bold"), Text(article.lead, style="italic"), Text(" · ".join(filter(None, facts)), style="dim")),
        title=article.document, title_align="left", border_style="dim",
    ))  # fmt: skip
    for block in article.text.split("\n\n"):
        if block in (article.title, article.lead):
            continue
        console.print(Text(block, style="bold" if block in article.subheads else ""), end="\n\n")
    clutter = {**article.clutter, **({"caption": article.captions} if article.captions else {})}
    if clutter:
        counts = "  ".join(f"{kind} {len(texts)}" for kind, texts in clutter.items())
        console.print(Text(f"told apart: {counts}", style="dim"))


def print_reports(reports: Sequence[Report], console: Console | None = None) -> None:
    """Print reports with the sentence behind each."""
    console = console or Console()
    if not reports:
        console.print("no reports", style="dim")
        return
    table = Table(box=None, show_header=True, header_style="dim", pad_edge=False, expand=True)
    for column in ("actor", "act", "recipient", "status", "date"):
        table.add_column(column, no_wrap=True)
    table.add_column("sentence", ratio=1)
    for report in reports:
        table.add_row(*_cells(report))
    console.print(table)


def _cells(report: Report) -> tuple[Text, ...]:
    act = Text(report.type, style=QUAD_STYLE[report.quad])
    if report.modes:
        act.append(" " + ",".join(report.modes), style="dim")
    status = Text(report.status, style=STATUS_STYLE[report.status])
    if report.claimed_by:
        status.append(f" by {report.claimed_by}", style="dim")
    sentence = Text(report.evidence.text)
    start = report.trigger.start - report.evidence.start
    sentence.stylize("underline", start, start + len(report.trigger.text))
    arrow = "↔ " if report.mutual else ""
    return (
        Text.assemble((report.source or "?", "bold"), (f" {report.source_role}", "dim")),
        act,
        Text.assemble(arrow, (report.target or "–", "bold"), (f" {report.target_role}", "dim")),
        status,
        Text(report.date or "–"),
        sentence,
    )


def print_walk(article: Article, reports: Sequence[Report], console: Console | None = None) -> None:
    """Print every station of one page's walk: what was read, what was set aside, what was coded."""
    console = console or Console()
    console.rule("reading", align="left", style="dim")
    print_article(article, console)
    for kind, texts in article.clutter.items():
        console.print(
            Text(f"  {kind}: ", style="dim").append(" | ".join(dict.fromkeys(texts)), style="dim"),
            overflow="ellipsis",
            no_wrap=True,
        )
    console.rule(f"coding · {len(reports)} reports", align="left", style="dim")
    print_reports(reports, console)
