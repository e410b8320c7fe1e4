"""Where the walk falls short of a golden page's annotation; `python tests/golden_pages.py` writes it down anew.

`golden/short.toml` keeps it, so that a page can't get worse, nor better unnoticed.
"""

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from volteface.coding import Coder
from volteface.model import Page, Report
from volteface.walk import Walked, walk_page

GOLDEN = Path(__file__).parent / "golden"
SHORT = GOLDEN / "short.toml"
Gold = dict[str, Any]
Short = dict[str, list[str]]


def load_golden(coder: Coder) -> Iterator[tuple[str, Gold, Walked]]:
    """Give each golden page's name, annotation and walk with a coder."""
    for annotation in sorted(GOLDEN.glob("*.json")):
        gold = json.loads(annotation.read_text(encoding="utf-8"))
        content = annotation.with_name(gold["document"]).read_bytes()
        page = Page(document=gold["document"], content=content, default_published=gold["published"])
        yield annotation.stem, gold, walk_page(page, coder)


def load_short() -> dict[str, Short]:
    """Give what is known to be short of each page."""
    return tomllib.loads(SHORT.read_text(encoding="utf-8"))


def fall_short(gold: Gold, walked: Walked) -> Short:
    """Give the fields that are read wrongly, the events that are missed and the reports that are none."""
    article, reports, _ = walked
    fields = {
        "title": article.title == gold["title"],
        "lead": article.lead == gold["lead"],
        "body": list(article.paragraphs) == gold["body_paragraphs"],
        "author": article.author == gold["author"],
        "published": article.published[:10] == gold["published"],
        "language": article.language == gold["lang"],
    }
    wanted, got = (
        [describe_event(event) for event in gold["events"]],
        [describe(report) for report in reports],
    )
    short = {
        "read": [name for name, right in fields.items() if not right],
        "missed": _without(wanted, got),
        "made_up": _without(got, wanted),
    }
    return {name: found for name, found in short.items() if found}


def _without(these: list[str], those: list[str]) -> list[str]:
    left = list(those)
    return [one for one in these if one not in left or left.remove(one)]  # type: ignore[func-returns-value]


def describe(report: Report) -> str:
    """Who did what to whom, with which status, says who."""
    joint = "=" if report.mutual else ">"
    return f"{report.source}{joint}{report.target} {report.type} {report.status} {report.claimed_by}".strip()


def describe_event(event: Gold) -> str:
    """The same of an annotated event."""
    joint = "=" if event["mutual"] else ">"
    return f"{event['source']}{joint}{event['target']} {event['type']} {event['status']} {event['claimed_by']}".strip()


def main() -> None:
    """Write down where each page falls short."""
    lines = ["# What does not yet come of the golden pages; written by tests/golden_pages.py"]
    for name, gold, walked in load_golden("lexicon"):
        short = fall_short(gold, walked)
        if short:
            lines += ["", f"[{name}]"]
            lines += [f"{what} = {json.dumps(found, ensure_ascii=False)}" for what, found in short.items()]
    SHORT.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
