"""Quality of the coder on annotated pages: precision, recall and F1 by language, and what went wrong.

    python benchmarks/coder.py [PAGES...] [--gold-text] [--errors]

PAGES are folders of pages with their annotation beside them (NAME.txt or NAME.html and NAME.json); the default is
the golden pages of the tests. `--gold-text` codes the annotated text, so that only the coder is measured;
`--errors` lists every missed and every false report.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from volteface.coding import code
from volteface.model import Article, Block, Page, Report, Run
from volteface.reading import read
from volteface.reading.article import Particulars, assemble
from volteface.world import quad_of

GOLDEN = Path(__file__).parent.parent / "tests" / "golden"
Gold = dict[str, Any]


def load_pages(folders: Iterable[Path]) -> Iterator[tuple[Path, Gold]]:
    """Give every page that has an annotation beside it."""
    for folder in folders:
        for annotation in sorted(folder.glob("*.json")):
            page = next(
                (annotation.with_suffix(s) for s in (".txt", ".html") if annotation.with_suffix(s).exists()),
                None,
            )
            if page:
                yield page, json.loads(annotation.read_text(encoding="utf-8"))


def gold_article(page: Path, gold: Gold) -> Article:
    """Build the article that a perfect reader would give."""
    parts = [("title", gold["title"]), ("lead", gold["lead"])]
    parts += [("paragraph", text) for text in gold["body_paragraphs"]]
    blocks = [
        Block(kind=kind, text=text, runs=(Run(start=0, source=0, length=len(text)),))  # type: ignore[arg-type]
        for kind, text in parts
        if text
    ]
    particulars = Particulars(published=gold["published"], language=gold["lang"])
    return assemble(Page(document=page.name, content="", published=gold["published"]), blocks, particulars)


def pair_off(gold: list[Gold], reports: list[Report], level: str) -> list[tuple[Gold, Report]]:
    """Match each annotated event to at most one report that agrees in pair and type (or quad class, or nothing)."""
    left, pairs = list(reports), []
    for event in gold:
        found = [report for report in left if agrees(event, report, level)]
        if found:
            best = max(
                found,
                key=lambda r: (r.status == event["status"], r.type == event["type"], r.date == event["date"]),
            )
            left.remove(best)
            pairs.append((event, best))
    return pairs


def agrees(event: Gold, report: Report, level: str) -> bool:
    """Whether a report is the annotated event: same pair (in any order where mutual) and same type."""
    if level == "triple" and event["type"] != report.type:
        return False
    if level == "quad" and quad_of(event["type"]) != quad_of(report.type):
        return False
    pair, other = (event["source"], event["target"]), (report.source, report.target)
    return pair == other or (event["mutual"] and sorted(pair) == sorted(other))


def f1(hits: int, found: int, wanted: int) -> tuple[float, float, float]:
    """Precision, recall and their harmonic mean."""
    precision, recall = hits / found if found else 0.0, hits / wanted if wanted else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if hits else 0.0


def main() -> None:
    """Print one table by language and, if asked, every error."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pages", nargs="*", type=Path, default=[GOLDEN])
    parser.add_argument("--gold-text", action="store_true")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for path, gold in load_pages(options.pages):
        if options.gold_text:
            article = gold_article(path, gold)
        else:
            article = read(Page(document=path.name, content=path.read_bytes(), published=gold["published"]))
        reports = code(article)
        for bag in (counts[gold["lang"]], counts["all"]):
            tally(bag, gold, reports)
        if options.errors:
            show_errors(path, gold, reports)
    print(
        f"{'':5}{'pages':>6}{'events':>7}{'found':>6}"
        + "".join(f"{n:>18}" for n in ("triple P/R/F1", "quad", "dyad"))
    )
    for language, bag in counts.items():
        cells = "".join(
            "   "
            + "/".join(
                f"{x:.3f}"[1:] if x < 1 else "1.0" for x in f1(bag[level], bag["found"], bag["events"])
            )
            + "   "
            for level in ("triple", "quad", "dyad")
        )
        print(f"{language:5}{bag['pages']:6}{bag['events']:7}{bag['found']:6}{cells}")
        fields = ("status", "status*", "claimed_by", "date", "mutual", "evidence")
        print(
            "     "
            + "  ".join(f"{n} {bag[n]}/{bag[n + ' of']}" for n in fields)
            + f"  false on event-less {bag['empty']}/{bag['empty pages']}"
        )


def tally(bag: Counter[str], gold: Gold, reports: list[Report]) -> None:
    """Count one page into a table row."""
    bag.update(pages=1, events=len(gold["events"]), found=len(reports))
    if not gold["events"]:
        bag.update({"empty": len(reports), "empty pages": 1})
    for level in ("triple", "quad", "dyad"):
        pairs = pair_off(gold["events"], reports, level)
        bag[level] += len(pairs)
        if level != "triple":
            continue
        for event, report in pairs:
            for field in ("status", "claimed_by", "mutual", "date"):
                if field != "date" or event["date"]:
                    bag[field] += getattr(report, field) == event[field]
                    bag[f"{field} of"] += 1
            if event["status"] != "reported":
                bag["status*"] += report.status == event["status"]
                bag["status* of"] += 1
            wanted, got = set(event["evidence"].split()), set(report.evidence.text.split())
            bag["evidence"] += len(wanted & got) >= 0.5 * len(wanted | got)
            bag["evidence of"] += 1


def show_errors(path: Path, gold: Gold, reports: list[Report]) -> None:
    """Print what was missed and what was made up on a page."""
    pairs = pair_off(gold["events"], reports, "triple")
    print(f"== {path.name}: {len(pairs)} of {len(gold['events'])} events, {len(reports)} reports")
    for event in gold["events"]:
        if not any(event is other for other, _ in pairs):
            print(
                f"   - {event['source'] or '?'}>{event['target'] or '?'} {event['type']} {event['status']} | {event['trigger']} | {event['evidence']}"
            )
    for report in reports:
        if not any(report is other for _, other in pairs):
            print(
                f"   + {report.source or '?'}>{report.target or '?'} {report.type} {report.status} | {report.trigger.text} | {report.evidence.text}"
            )
    for event, report in pairs:
        wrong = [f for f in ("status", "claimed_by", "mutual") if getattr(report, f) != event[f]]
        wrong += ["date"] if event["date"] and event["date"] != report.date else []
        if wrong:
            said = ", ".join(f"{f}: {getattr(report, f)!r} for {event[f]!r}" for f in wrong)
            print(f"   ~ {event['source']}>{event['target']} {event['type']} | {event['trigger']} | {said}")


if __name__ == "__main__":
    main()
