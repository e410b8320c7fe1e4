"""What went wrong with each annotated event that was missed and each report that is false."""

from collections import Counter
from collections.abc import Iterable

from _pages import Gold, agrees, pair_off
from volteface.coding.lexicon import load_lexicon
from volteface.model import Article, Report

MISSED = (
    "trigger missed", "actor missed", "wrong actor", "wrong type", "wrong direction", "merged act",
)  # fmt: skip
FALSE = ("no event", "wrong actor", "wrong type", "wrong direction", "split act", "clutter")


def tell_missed(gold: Gold, reports: list[Report], article: Article) -> Counter[str]:
    """Count the missed events of a page by what came in their place."""
    pairs = pair_off(gold["events"], reports, "triple")
    found = [event for event, _ in pairs]
    left = [report for report in reports if all(report is not other for _, other in pairs)]
    known = load_lexicon(article.language).scan(article.text).triggers if article.language else []
    counts: Counter[str] = Counter()
    for event in gold["events"]:
        if any(event is other for other in found):
            continue
        kind = _confused(event, left)
        if not kind and any(agrees(event, report, "triple") for _, report in pairs):
            kind = "merged act"
        if not kind:
            start = article.text.find(event["evidence"])
            at = start + event["evidence"].find(event["trigger"])
            end = at + len(event["trigger"])
            hit = start >= 0 and any(hit.start < end and at < hit.end for hit in known)
            kind = "actor missed" if hit else "trigger missed"
        counts[kind] += 1
    return counts


def tell_false(gold: Gold, reports: list[Report]) -> Counter[str]:
    """Count the false reports of a page by what they should have been."""
    pairs = pair_off(gold["events"], reports, "triple")
    missed = [event for event in gold["events"] if all(event is not other for other, _ in pairs)]
    told = [gold["title"], gold["lead"], *gold["body_paragraphs"], *gold["subheads"]]
    counts: Counter[str] = Counter()
    for report in reports:
        if any(report is other for _, other in pairs):
            continue
        if not any(report.evidence.text in part for part in told):
            kind = "clutter"
        elif any(agrees(event, report, "triple") for event, _ in pairs):
            kind = "split act"
        else:
            kind = next(filter(None, (_confused(event, [report]) for event in missed)), "no event")
        counts[kind] += 1
    return counts


def _confused(event: Gold, reports: Iterable[Report]) -> str:
    """What a report has wrong that otherwise is the event; "" where none is."""
    told = list(reports)
    pair = (event["source"], event["target"])
    if any(r.type == event["type"] and (r.target, r.source) == pair for r in told):
        return "wrong direction"
    if any(agrees(event, r, "dyad") for r in told):
        return "wrong type"
    same = [r for r in told if r.type == event["type"] and _same_sentence(event["evidence"], r)]
    return "wrong actor" if same else ""


def _same_sentence(evidence: str, report: Report) -> bool:
    return evidence in report.evidence.text or report.evidence.text in evidence
