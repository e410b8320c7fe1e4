"""Verbs that take pages: read, code, add, follow."""

from collections.abc import Iterable
from pathlib import Path

import click

from volteface.cli.options import (
    coder_option,
    complain,
    end_with,
    format_option,
    is_table,
    iterate_pages,
    ledger_option,
    print_json,
    print_problems,
    published_option,
    sources_argument,
)
from volteface.coding import Coder
from volteface.model import Article, Page, Problem, Report, as_record


@click.command()
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
    for page in iterate_pages(sources, published):
        if isinstance(page, Problem):
            print_problems(page.document, [page], form)
            continue
        article = read_page(page)
        articles += bool(article.text)
        for problem in article.problems:
            complain(problem)
        _print_article(article, form)
    end_with(articles)


def _print_article(article: Article, form: str | None) -> None:
    if is_table(form):
        from volteface.show.pages import print_article

        print_article(article)
    else:
        print_json(as_record(article))


@click.command()
@sources_argument
@published_option
@coder_option
@format_option
def code(sources: tuple[str, ...], published: str, coder: str, form: str | None) -> None:
    """Code pages into reports: who did what to whom, when, and who says so.

    Pages in Polish, English, Russian, Ukrainian, German, Turkish, Spanish and French are coded; each tells its
    language by itself.

    \b
    Examples:
      volteface code page.txt --published 2025-07-23
      volteface code pages/ --format jsonl > reports.jsonl
    """
    from volteface.walk import walk

    pages = 0
    rows: list[Report] = []
    for walked in walk(iterate_pages(sources, published), coder):  # type: ignore[arg-type]
        if isinstance(walked, Problem):
            print_problems(walked.document, [walked], form)
            continue
        if not walked.article.text:
            print_problems(walked.article.document, walked.problems, form)
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
    end_with(pages)


@click.command()
@sources_argument
@ledger_option
@published_option
@coder_option
@format_option
def add(sources: tuple[str, ...], ledger: Path, published: str, coder: str, form: str | None) -> None:
    """Read, code and keep pages in a ledger; pages that it holds already change nothing.

    \b
    Examples:
      volteface add pages/ -l ledger
      volteface add archive.warc.gz -l ledger
    """
    add_pages(iterate_pages(sources, published), ledger, coder, form)  # type: ignore[arg-type]


def add_pages(opened: Iterable[Page | Problem], ledger: Path, coder: Coder, form: str | None) -> None:
    """Read, code and keep pages, and print the tally."""
    from volteface.show.progress import progress
    from volteface.walk import keep, walk

    pages = added = reports = problems = 0
    with progress("pages") as advance:
        for one, is_new in keep(walk(opened, coder), ledger, coder):
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
    end_with(pages)


@click.command()
@click.argument("page", metavar="PAGE")
@published_option
@format_option
def follow(page: str, published: str, form: str | None) -> None:
    """Follow one page through the house and print every station of the walk.

    \b
    Example:
      volteface follow page.txt --published 2025-07-23
    """
    follow_page(page, published, form)


def follow_page(page: str, published: str, form: str | None) -> None:
    """Print every station of one page; exit code 1 where it can't be read."""
    from volteface.walk import walk_page

    for one in iterate_pages([page], published):
        if isinstance(one, Problem):
            print_problems(one.document, [one], form)
            continue
        walked = walk_page(one)
        if not walked.article.text:
            print_problems(walked.article.document, walked.problems, form)
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
