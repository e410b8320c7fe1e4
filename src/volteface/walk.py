"""READ THIS FIRST: one page from door to desk, one call a room.

    page --reading--> Article --coding--> Reports --ledger--> Events, origins --relations--> Series --shifts--> Shifts --show--> people

`docs/walk.md` follows one page through this file.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from volteface.coding import CODERS, DEFAULT, Coder, can_code, code_with_problems, sense
from volteface.ledger import Ledger, Watch, keep_shifts, kept_shifts
from volteface.model import Article, Page, Problem, Report, Senses, Shift
from volteface.reading import read


class Walked(NamedTuple):
    """A page that has been read and coded, with what went wrong on the way."""

    article: Article
    reports: list[Report]
    problems: list[Problem]


def walk(pages: Iterable[Page | Problem], coder: Coder = DEFAULT) -> Iterator[Walked | Problem]:
    """Read and code pages one by one; a page that could not even be opened comes through as its Problem."""
    for page in pages:
        yield page if isinstance(page, Problem) else walk_page(page, coder)


def bring(text: str, url: str = "", published: str = "", *, may_fetch: bool = True) -> Page | Problem:
    """Give the page that a visitor brings: a text or HTML, or for want of one what a public site has at an address.

    A page goes by its address, a text without one by its own hash. `published` dates a page that doesn't say.
    """
    from volteface.reading.strangers import bring_page

    return bring_page(text, url, published, may_fetch=may_fetch)


def walk_page(page: Page, coder: Coder = DEFAULT, *, most_characters: int | None = None) -> Walked:
    """Take one page through reading and coding. Bad input never raises: it becomes a Problem.

    An article of more than `most_characters` is not coded, for those who can't wait for it.
    """
    article = read(page)
    problems = list(article.problems)
    if most_characters is not None and len(article.text) > most_characters:
        detail = f"only articles of up to {most_characters:,} characters are coded here"
        problems.append(Problem(stage="code", reason="too long", document=article.document, detail=detail))
        return Walked(article, [], problems)
    if article.text and not can_code(article.language):
        detail = f"language {article.language!r}" if article.language else "no language was told for sure"
        problems.append(
            Problem(
                stage="code",
                reason="language that can not be coded",
                document=article.document,
                detail=detail,
            )
        )
    coded = code_with_problems(article, coder)
    return Walked(article, coded.reports, [*problems, *coded.problems])


def keep(
    walked: Iterable[Walked | Problem], ledger: Path, coder: Coder = DEFAULT
) -> Iterator[tuple[Walked | Problem, bool]]:
    """Keep what was walked in the ledger at a path, made if need be; give each with whether it was new there."""
    with Ledger.open_or_create(ledger).writer() as writer:
        for one in walked:
            if isinstance(one, Problem):
                writer.problem(one)
                yield one, False
                continue
            for problem in one.problems:
                writer.problem(problem)
            if not one.article.text:  # nothing to keep but what went wrong
                yield one, False
                continue
            # the model tells translations too; the word lists, which are there for speed, do without
            senses = sense(one.article, one.reports) if coder != "lexicon" else Senses()
            yield one, writer.add(one.article, one.reports, coder=CODERS[coder], senses=senses)


def watch(ledger: Path, how: Watch) -> list[Shift]:
    """Look for changes of relations in the ledger at a path and keep the new alarms; give all that were raised so.

    Alarms that were raised before stand, whatever has become known since.
    """
    # numpy and all that follows from it are slow to load, and no page needs them
    from volteface.relations.acts import find_acts
    from volteface.relations.panel import panel
    from volteface.shifts import find_shifts

    with Ledger.open(ledger).snapshot() as snapshot:
        seen = panel(snapshot, how.step)
        raised = kept_shifts(snapshot, how)
        found = find_shifts(seen, how.budget, how.method, raised) if seen else raised
        known = {shift.id for shift in raised}
        new = {
            shift.id: shift for shift in find_acts(snapshot, [one for one in found if one.id not in known])
        }
    shifts = [new.get(shift.id, shift) for shift in found]
    if shifts != raised:  # a reader that has learnt nothing waits for no writer
        keep_shifts(ledger, shifts, how)
    return shifts
