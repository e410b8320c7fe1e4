"""Quality of reading and coding on annotated pages, by language, and what went wrong.

python benchmarks/coder.py                     the frozen pages, from the file to the report
python benchmarks/coder.py src/volteface/pages/pl   pages to build on
python benchmarks/coder.py --gold-text         code the annotated text, so that only the coder is measured
python benchmarks/coder.py --coder lexicon     one coder alone; else all three, mistakes of the last
python benchmarks/coder.py FOLDER --errors     list every missed and every false report (not of frozen pages)

The model has learned from four fifths of the pages to build on: of them trust the lexicon's figures at most.
The ceiling is how well the second annotator's events agree with the first's, by the same rules.
"""

import argparse
from collections import Counter, defaultdict
from pathlib import Path

from _mistakes import FALSE, MISSED, tell_false, tell_missed
from _pages import (
    BUILDING,
    FROZEN,
    LEVELS,
    Gold,
    agree,
    check_frozen,
    f1,
    gold_article,
    load_pages,
    overlap,
    pair_off,
    second_opinion,
)
from volteface.coding import CODERS, Coder, code
from volteface.model import Article, Page, Report
from volteface.reading import read

Counts = dict[str, Counter[str]]
"""Tallies by language."""
FIELDS = ("status", "status*", "claimed_by", "date", "mutual", "evidence")


def main() -> None:
    """Print one table by language and, if asked, every error."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pages", nargs="*", type=Path)
    parser.add_argument("--building", action="store_true", help="all pages that are there to build on")
    parser.add_argument("--gold-text", action="store_true")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--coder", choices=list(CODERS), action="append")
    options = parser.parse_args()
    folders = options.pages or (BUILDING if options.building else [FROZEN])
    if any(folder.resolve() == FROZEN for folder in folders):
        check_frozen()
        options.errors = False
    coders: list[Coder] = options.coder or list(CODERS)
    counts: dict[Coder, Counts] = {coder: defaultdict(Counter) for coder in coders}
    for path, gold in load_pages(folders):
        page = Page(document=path.name, content=path.read_bytes(), default_published=gold["published"])
        article = gold_article(path, gold) if options.gold_text else read(page)
        for coder in coders:
            reports = code(article, coder)
            tally_page(counts[coder], path, gold, article, reports)
            if options.errors and coder == coders[-1]:
                show_errors(path, gold, reports)
    if not counts[coders[-1]]:
        raise SystemExit(f"no annotated pages in {', '.join(map(str, folders))}")
    print_reading(counts[coders[-1]])
    for coder in coders:
        print_coding(coder, counts[coder])
    print_mistakes(counts[coders[-1]])
    print_agreement(counts[coders[-1]])


def tally_page(counts: Counts, path: Path, gold: Gold, article: Article, reports: list[Report]) -> None:
    """Count all of one page and one coder."""
    second = second_opinion(path)
    missed, false = tell_missed(gold, reports, article), tell_false(gold, reports)
    for bag in (counts[gold["lang"]], counts["all"]):
        tally_reading(bag, gold, article)
        tally(bag, gold, reports)
        tally_agreement(bag, gold, second)
        bag.update({f"missed: {kind}": n for kind, n in missed.items()})
        bag.update({f"false: {kind}": n for kind, n in false.items()})


def tally_reading(bag: Counter[str], gold: Gold, article: Article) -> None:
    """Count what was read of one page."""
    bag["title"] += article.title.strip() == gold["title"].strip()
    bag["body F1"] += overlap(gold, article)
    bag["language"] += article.language == gold["lang"]
    if gold["author"]:
        bag.update({"author": gold["author"] in article.author, "author of": 1})
    if gold["published_shown"]:
        bag.update({"published": article.published[:10] == gold["published"], "published of": 1})


def tally(bag: Counter[str], gold: Gold, reports: list[Report]) -> None:
    """Count what was coded of one page."""
    bag.update(pages=1, events=len(gold["events"]), found=len(reports))
    if not gold["events"]:
        bag.update({"empty": len(reports), "empty pages": 1})
    for level in LEVELS:
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


def tally_agreement(bag: Counter[str], gold: Gold, second: list[Gold] | None) -> None:
    """Count on what two annotators of one page agree."""
    if second is None:
        return
    bag.update({"first": len(gold["events"]), "second": len(second)})
    for level in LEVELS:
        pairs = agree(gold["events"], second, level)
        bag[f"both {level}"] += len(pairs)
        if level == "triple":
            bag["both status"] += sum(a["status"] == b["status"] for a, b in pairs)


def print_reading(counts: Counts) -> None:
    """Print how well titles, bodies and particulars were read."""
    print("reading     pages   title  author  published  language  body F1")
    for language, bag in counts.items():
        author, published = (bag[n] / (bag[f"{n} of"] or 1) for n in ("author", "published"))
        n = bag["pages"]
        print(
            f"{language:9}{n:8}{bag['title'] / n:8.3f}{author:8.3f}{published:11.3f}"
            f"{bag['language'] / n:10.3f}{bag['body F1'] / n:9.3f}"
        )


def print_coding(coder: Coder, counts: Counts) -> None:
    """Print precision, recall and F1 of a coder, and the fields of its reports that are right."""
    print(f"\n{coder:10} events  reports   " + "".join(f"{level + ' P   R   F1':22}" for level in LEVELS))
    for language, bag in counts.items():
        cells = "".join(
            "  ".join(f"{x:.3f}" for x in f1(bag[level], bag["found"], bag["events"])) + "   "
            for level in LEVELS
        )
        print(f"{language:9}{bag['events']:8}{bag['found']:9}   {cells}")
    print("\nfields of right reports (status*: of those that are not plainly reported)")
    for language, bag in counts.items():
        cells = "  ".join(f"{field} {bag[field]}/{bag[field + ' of']}" for field in FIELDS)
        print(f"{language:9}{cells}  false on {bag['empty pages']} event-less pages: {bag['empty']}")


def print_mistakes(counts: Counts) -> None:
    """Print missed events and false reports by kind of mistake; wrong status is counted among the right ones."""
    for what, kinds in (("missed", MISSED), ("false", FALSE)):
        print(f"\n{what:9}" + "".join(f"{kind:>17}" for kind in (*kinds, "wrong status")))
        for language, bag in counts.items():
            wrong = bag["status of"] - bag["status"]
            cells = "".join(f"{bag[f'{what}: {kind}']:17}" for kind in kinds)
            print(f"{language:9}{cells}{wrong:17}")


def print_agreement(counts: Counts) -> None:
    """Print F1 between two annotators: the ceiling of what a coder can reach here."""
    if not counts["all"]["first"]:
        return
    print("\ntwo annotators  first  second   " + "".join(f"{level:9}" for level in LEVELS) + "status")
    for language, bag in counts.items():
        cells = "".join(
            f"{f1(bag[f'both {level}'], bag['second'], bag['first'])[2]:<9.3f}" for level in LEVELS
        )
        print(
            f"{language:14}{bag['first']:7}{bag['second']:8}   {cells}{bag['both status'] / (bag['both triple'] or 1):.3f}"
        )


def show_errors(path: Path, gold: Gold, reports: list[Report]) -> None:
    """Print what was missed and what was made up on a page."""
    pairs = pair_off(gold["events"], reports, "triple")
    print(f"== {path.name}: {len(pairs)} of {len(gold['events'])} events, {len(reports)} reports")
    for event in gold["events"]:
        if not any(event is other for other, _ in pairs):
            what = f"{event['source'] or '?'}>{event['target'] or '?'} {event['type']} {event['status']}"
            print(f"   - {what} | {event['trigger']} | {event['evidence']}")
    for report in reports:
        if not any(report is other for _, other in pairs):
            what = f"{report.source or '?'}>{report.target or '?'} {report.type} {report.status}"
            print(f"   + {what} | {report.trigger.text} | {report.evidence.text}")
    for event, report in pairs:
        wrong = [f for f in ("status", "claimed_by", "mutual") if getattr(report, f) != event[f]]
        wrong += ["date"] if event["date"] and event["date"] != report.date else []
        if wrong:
            said = ", ".join(f"{f}: {getattr(report, f)!r} for {event[f]!r}" for f in wrong)
            print(f"   ~ {event['source']}>{event['target']} {event['type']} | {event['trigger']} | {said}")


if __name__ == "__main__":
    main()
