"""Blocks of a page, in page order -> Article."""

from collections.abc import Iterable
from typing import NamedTuple

from volteface.model import TEXT_KINDS, Article, Block, Page, Problem, Run

JOINT = "\n\n"


class Particulars(NamedTuple):
    """What a page says of itself."""

    author: str = ""
    published: str = ""
    language: str = ""
    outlet: str = ""
    url: str = ""


def assemble(
    page: Page, blocks: Iterable[Block], particulars: Particulars, problems: Iterable[Problem] = ()
) -> Article:
    """Join the text blocks by blank lines, keep the rest by kind, and map every character to the input."""
    by_kind: dict[str, list[str]] = {}
    pieces: list[str] = []
    runs: list[Run] = []
    length = 0
    for block in blocks:
        by_kind.setdefault(block.kind, []).append(block.text)
        if block.kind not in TEXT_KINDS:
            continue
        if pieces:
            length += len(JOINT)
        pieces.append(block.text)
        runs.extend(Run(start=length + run.start, source=run.source, length=run.length) for run in block.runs)
        length += len(block.text)
    fields = TEXT_KINDS | {"caption"}
    return Article(
        document=page.document,
        url=page.url or particulars.url,
        title=(by_kind.get("title") or [""])[0],
        lead=" ".join(by_kind.get("lead", ())),
        paragraphs=tuple(by_kind.get("paragraph", ())),
        subheads=tuple(by_kind.get("subhead", ())),
        text=JOINT.join(pieces),
        author=particulars.author,
        published=page.published or particulars.published or page.default_published,
        language=particulars.language,
        captions=tuple(dict.fromkeys(by_kind.get("caption", ()))),
        outlet=particulars.outlet,
        clutter={kind: tuple(texts) for kind, texts in by_kind.items() if kind not in fields},
        problems=tuple(problems),
        runs=tuple(runs),
    )
