"""The `volteface` command: thin verbs over the rooms. stdout is data, stderr is for people."""

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any, NoReturn

import click

from volteface.errors import VoltefaceError
from volteface.model import Article, Page, Problem, Report, as_record

FORMATS = click.Choice(["table", "jsonl"])


class Verbs(click.Group):
    """A group whose verbs end with a plain message, not a traceback, when the set-up is bad."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a verb; a VoltefaceError becomes its message and exit code 2."""
        try:
            return super().invoke(ctx)
        except VoltefaceError as error:
            fail(str(error))
        except BrokenPipeError:  # the reader of the pipe has seen enough
            sys.stderr.close()
            raise SystemExit(0) from None


def fail(message: str) -> NoReturn:
    """Say what is wrong and stop with exit code 2."""
    click.echo(f"volteface: {message}", err=True)
    raise SystemExit(2)


def sources_argument(command: Any) -> Any:
    """Take one or more SOURCEs."""
    return click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")(command)


def published_option(command: Any) -> Any:
    """Take the date of pages that don't say."""
    return click.option(
        "--published",
        default="",
        metavar="DATE",
        callback=_check_date,
        help="Date of pages that don't say when they were published (YYYY-MM-DD).",
    )(command)


def format_option(command: Any) -> Any:
    """Take how to print; tables on a terminal and JSON lines in a pipe unless said."""
    return click.option(
        "--format",
        "form",
        type=FORMATS,
        default=None,
        help="Print a table or one JSON object a line. [default: table on a terminal, jsonl in a pipe]",
    )(command)


def ledger_option(command: Any) -> Any:
    """Take the ledger's folder."""
    return click.option(
        "-l",
        "--ledger",
        required=True,
        type=click.Path(path_type=Path, file_okay=False),
        metavar="LEDGER",
        help="The ledger's folder.",
    )(command)


def _check_date(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    from datetime import date

    if value:
        try:
            date.fromisoformat(value)
        except ValueError:
            raise click.BadParameter(f"{value!r} is no date; write it as 2025-07-23") from None
    return value


def is_table(form: str | None) -> bool:
    """Whether to print for people."""
    return form == "table" or (form is None and sys.stdout.isatty())


def print_json(record: Any) -> None:
    """Print one object a line."""
    click.echo(json.dumps(record, ensure_ascii=False, default=str))


def complain(problem: Problem) -> None:
    """Tell people of a problem on stderr."""
    detail = f" ({problem.detail})" if problem.detail else ""
    click.echo(f"{problem.document}: {problem.stage}: {problem.reason}{detail}", err=True)


def _pages(sources: Iterable[str], published: str) -> Iterator[Page | Problem]:
    from volteface.reading.sources import iterate

    return iterate(sources, published=published)


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="volteface")
def main() -> None:
    """Read news pages, write down who did what to whom and who says so, and keep the ledger of it.

    A SOURCE is a file, a folder, a glob, '-' for standard input, a URL, a feed's URL, a .warc(.gz) archive, or
    a .jsonl file of pages ({"id", "url", "published", "html" or "text"}).
    """


@main.command()
@sources_argument
@published_option
@format_option
def read(sources: tuple[str, ...], published: str, form: str | None) -> None:
    """Read pages into articles: title, lead, body, author, date, with the clutter told apart.

    \b
    Examples:
      volteface read page.html
      volteface read pages/ --format jsonl > articles.jsonl
      volteface read https://example.org/news/story.html
    """
    from volteface.reading import read as read_page

    articles = 0
    for page in _pages(sources, published):
        if isinstance(page, Problem):
            _print_problems(page.document, [page], form)
            continue
        article = read_page(page)
        articles += bool(article.text)
        for problem in article.problems:
            complain(problem)
        _print_article(article, form)
    _end(articles)


def _print_problems(document: str, problems: list[Problem], form: str | None) -> None:
    """Tell of a page that gave nothing else: people on stderr, programs on stdout too."""
    for problem in problems:
        complain(problem)
    if not is_table(form):
        print_json({"document": document, "problems": [as_record(problem) for problem in problems]})


def _print_article(article: Article, form: str | None) -> None:
    if is_table(form):
        from volteface.show.pages import print_article

        print_article(article)
    else:
        print_json(as_record(article))


@main.command()
@sources_argument
@published_option
@click.option(
    "--coder", type=click.Choice(["lexicon"]), default="lexicon", show_default=True, help="Which coder codes."
)
@format_option
def code(sources: tuple[str, ...], published: str, coder: str, form: str | None) -> None:
    """Code pages into reports: who did what to whom, when, and who says so.

    \b
    Examples:
      volteface code page.txt --published 2025-07-23
      volteface code pages/ --format jsonl > reports.jsonl
    """
    from volteface.walk import walk

    pages = 0
    rows: list[Report] = []
    for walked in walk(_pages(sources, published), coder):  # type: ignore[arg-type]
        if isinstance(walked, Problem):
            _print_problems(walked.document, [walked], form)
            continue
        if not walked.article.text:
            _print_problems(walked.article.document, walked.problems, form)
            continue
        pages += 1
        for problem in walked.problems:
            complain(problem)
        if is_table(form):
            rows.extend(walked.reports)
        else:
            for report in walked.reports:
                print_json(as_record(report))
    if is_table(form):
        from volteface.show.pages import print_reports

        print_reports(rows)
    _end(pages)


@main.command()
@sources_argument
@ledger_option
@published_option
@click.option(
    "--coder", type=click.Choice(["lexicon"]), default="lexicon", show_default=True, help="Which coder codes."
)
@format_option
def add(sources: tuple[str, ...], ledger: Path, published: str, coder: str, form: str | None) -> None:
    """Read, code and keep pages in a ledger; pages that it holds already change nothing.

    \b
    Examples:
      volteface add pages/ -l ledger
      volteface add archive.warc.gz -l ledger
    """
    from volteface.show.progress import progress
    from volteface.walk import keep, walk

    pages = added = reports = problems = 0
    with progress("pages") as advance:
        for one, is_new in keep(walk(_pages(sources, published), coder), ledger, coder):  # type: ignore[arg-type]
            advance()
            if isinstance(one, Problem):
                complain(one)
                problems += 1
                continue
            for problem in one.problems:
                complain(problem)
            pages += bool(one.article.text)
            problems += len(one.problems)
            added += is_new
            reports += len(one.reports) if is_new else 0
    tally = {"pages": pages, "added": added, "known": pages - added, "reports": reports, "problems": problems}
    if is_table(form):
        click.echo(
            f"{added} pages added with {reports} reports, {pages - added} known already, {problems} problems; "
            f"the ledger is {ledger}"
        )
    else:
        print_json(tally)
    _end(pages)


@main.command()
@click.argument("page", metavar="PAGE")
@published_option
@format_option
def follow(page: str, published: str, form: str | None) -> None:
    """Follow one page through the house and print every station of the walk.

    \b
    Example:
      volteface follow page.txt --published 2025-07-23
    """
    from volteface.walk import walk_page

    for one in _pages([page], published):
        if isinstance(one, Problem):
            _print_problems(one.document, [one], form)
            continue
        walked = walk_page(one)
        if not walked.article.text:
            _print_problems(walked.article.document, walked.problems, form)
            continue
        for problem in walked.problems:
            complain(problem)
        if is_table(form):
            from volteface.show.pages import print_walk

            print_walk(walked.article, walked.reports)
        else:
            print_json({"station": "reading", "article": as_record(walked.article)})
            for report in walked.reports:
                print_json({"station": "coding", "report": as_record(report)})
        return
    raise SystemExit(1)


def _end(done: int) -> None:
    """Stop with exit code 1 where not a single page could be read."""
    if not done:
        raise SystemExit(1)


@main.command()
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@ledger_option
@click.option(
    "--step",
    type=click.Choice(["day", "week", "month"]),
    default="month",
    show_default=True,
    help="Length of a step.",
)
@format_option
def relations(a: str, b: str, ledger: Path, step: str, form: str | None) -> None:
    """Show how two actors stand: cooperation and conflict step by step, with the events behind them.

    A and B are codes (AZE, NATO, HEZBOLLAH) or names in English or Polish.

    \b
    Example:
      volteface relations AZE RUS -l ledger
    """
    from volteface.ledger import Ledger
    from volteface.show.relations import view_relations
    from volteface.world import find_code

    with Ledger.open(ledger).snapshot() as snapshot:
        view = view_relations(snapshot, find_code(a), find_code(b), step)  # type: ignore[arg-type]
    if is_table(form):
        from volteface.show.tables import print_relations

        print_relations(view)
    else:
        print_json(asdict(view))


@main.command()
@click.argument("state", metavar="STATE")
@ledger_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["markdown", "jsonl"]),
    default="markdown",
    show_default=True,
    help="Print Markdown or one JSON object.",
)
def brief(state: str, ledger: Path, form: str) -> None:
    """Write one state's situation: who, what, since when, with sentences and links, claims apart from facts.

    STATE is a code (AZE) or a name in English or Polish.

    \b
    Example:
      volteface brief AZE -l ledger > azerbaijan.md
    """
    from volteface.ledger import Ledger
    from volteface.show.brief import view_brief
    from volteface.show.markdown import brief_as_markdown
    from volteface.world import find_code

    with Ledger.open(ledger).snapshot() as snapshot:
        view = view_brief(snapshot, find_code(state))
    if form == "markdown":
        click.echo(brief_as_markdown(view))
    else:
        print_json(asdict(view))


@main.command()
@click.argument("id", metavar="ID")
@ledger_option
@format_option
def why(id: str, ledger: Path, form: str | None) -> None:  # noqa: A002  # click passes the argument by its name
    """Show what stands behind an event: sentences, pages, outlets, origins, and what speaks against it.

    ID is an event's id or the beginning of one, as `relations` and `brief` show it.

    \b
    Example:
      volteface why 3f9c -l ledger
    """
    from volteface.ledger import Ledger
    from volteface.show.why import view_why

    with Ledger.open(ledger).snapshot() as snapshot:
        view = view_why(snapshot, id)
    if is_table(form):
        from volteface.show.tables import print_why

        print_why(view)
    else:
        print_json(asdict(view))
