"""Drafts of a page -> its reports: who pairs with whom, what type and status it comes to, one report an act."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from volteface.coding.attribution import Verdict
from volteface.coding.scenes import Party
from volteface.coding.stage import Act
from volteface.model import STATUSES, Article, Mention, Report, Span, Status, make_report_id
from volteface.world import intensity_of, quad_of

CODEBOOK = "PLOVER-2.0"
HISTORICAL_DAYS = 366
FIRST_YEAR = "1900"
MOST_TELLINGS = 5_000
"""Of more pairs of actor and recipient than that a page tells nothing: no page of news comes near it."""
HEADINGS = frozenset({"title", "lead", "subhead"})
FUTURE_TYPE = {
    "CONSULT": "AGREE", "SUPPORT": "AGREE", "COOPERATE": "AGREE", "AID": "AGREE", "RETREAT": "CONCEDE",
}  # fmt: skip
"""What an act that is only announced counts as: a promise (PLOVER 2.0, section on AGREE)."""


@dataclass(slots=True)
class Draft:
    """One trigger's act, before it is paired off and merged."""

    act: Act
    verdict: Verdict
    evidence: Span
    trigger: Span
    date: str
    contexts: tuple[str, ...]
    place: str
    kind: str  # of the block: title, lead, paragraph
    embedded: bool
    confidence: float  # that the act is told so, if its parties are who they seem to be
    joint: tuple[int, int] | None = (
        None  # trigger, in characters, of the act that several drafts are pairs of
    )
    actors: list[tuple[Party, Mention | None]] = field(default_factory=list)
    recipients: list[tuple[Party, Mention | None]] = field(default_factory=list)


Side = tuple[Party, Mention | None] | None
Telling = tuple[Draft, tuple[Side, Side, bool, str]]


def tells_too_much(article: Article, drafts: Sequence[Draft]) -> bool:
    """Whether drafts tell of more pairs than MOST_TELLINGS, so that `merge` leaves some out."""
    if sum((len(draft.actors) + len(draft.recipients) + 2) ** 2 for draft in drafts) <= MOST_TELLINGS:
        return False  # cannot be, and is not worth telling them twice
    return next(islice(_tellings(article, drafts), MOST_TELLINGS, None), None) is not None


def merge(article: Article, drafts: Sequence[Draft], coder: str) -> list[Report]:
    """Give the reports of a page in text order; ids depend on the page's text alone.

    Of a page that tells of more than MOST_TELLINGS pairs only the first are told.
    """
    reports: list[tuple[Report, Draft]] = []
    alike: dict[tuple[str, str, str], list[int]] = {}  # actor, recipient, type -> where in `reports`
    for draft, sides in islice(_tellings(article, drafts), MOST_TELLINGS):
        report = _report(article, draft, coder, sides)
        places = alike.setdefault((report.source, report.target, report.type), [])
        at = next((i for i in places if _same_act(*reports[i], report, draft)), None)
        if at is None:
            places.append(len(reports))
            reports.append((report, draft))
        else:
            reports[at] = _unite(*reports[at], report, draft)
    reports = sorted(_without_vague(reports), key=lambda one: (one[0].evidence.start, one[0].trigger.start))
    seen: dict[str, int] = {}
    finished = []
    for report, _ in reports:
        part = seen[report.id] = seen.get(report.id, -1) + 1
        if part:
            id_ = make_report_id(
                article.document, report.evidence, report.source, report.target, report.type, part
            )
            finished.append(replace(report, id=id_))
        else:
            finished.append(report)
    return finished


def _without_vague(reports: list[tuple[Report, Draft]]) -> list[tuple[Report, Draft]]:
    """Drop what names or implies only half of a pair that another report of the same type names whole."""
    whole = {(r.type, r.source) for r, _ in reports if _is_whole(r)}
    whole |= {(r.type, r.target) for r, _ in reports if _is_whole(r) and r.mutual}
    kept = []
    for report, draft in reports:
        named = {(report.type, m.code) for m in (report.source_mention, report.target_mention) if m}
        if _is_whole(report) or draft.embedded or not named & whole:
            kept.append((report, draft))
    return kept


def _tellings(article: Article, drafts: Sequence[Draft]) -> Iterator[Telling]:
    """Give every pair of every draft, in text order."""
    # What is dated before is told of the states of another age.
    recent = (draft for draft in drafts if not draft.date or draft.date >= FIRST_YEAR)
    for draft in sorted(recent, key=lambda d: d.trigger.start):
        pairs = list(_pairs(draft))
        group = ""
        if len(pairs) > 1 or draft.joint:
            start, end = draft.joint or (draft.trigger.start, draft.trigger.end)
            shared = Span(text=article.text[start:end], start=start, end=end)
            group = make_report_id(article.document, shared, "", "", draft.act.frame.type)
        for source, target, mutual in pairs:
            yield draft, (source, target, mutual, group)


def _pairs(draft: Draft) -> Iterator[tuple[Side, Side, bool]]:
    """Pair each actor with each recipient; where the act is mutual, each party with each other, ordered by code."""
    if draft.act.frame.mutual:
        parties: dict[str, tuple[Party, Mention | None]] = {}
        for side in (*draft.actors, *draft.recipients):
            if side[0].code:
                parties.setdefault(side[0].code, side)
        codes = sorted(parties)
        if len(codes) > 1:
            for i, a in enumerate(codes):
                for b in codes[i + 1 :]:
                    yield parties[a], parties[b], True
        return
    sources: list[Side] = list(_by_code(draft.actors)) or [None]
    targets: list[Side] = list(_by_code(draft.recipients)) or [None]
    for source in sources:
        for target in targets:
            if source and target and source[0].code == target[0].code and not _domestic(source[0], target[0]):
                continue
            yield source, target, False


def _by_code(sides: Sequence[tuple[Party, Mention | None]]) -> Iterator[tuple[Party, Mention | None]]:
    seen = set()
    for side in sides:
        if side[0].code not in seen:
            seen.add(side[0].code)
            yield side


def _domestic(source: Party, target: Party) -> bool:
    """Whether two actors of one state stand against each other, as a government and an opposition do."""
    return (source.role or "GOV") != (target.role or "GOV")


def _report(article: Article, draft: Draft, coder: str, sides: tuple[Side, Side, bool, str]) -> Report:
    source, target, mutual, group = sides
    act = draft.act
    type_, status = _settle(article, draft)
    modes = tuple(mode for mode in act.frame.modes if type_ == act.frame.type)
    source_code, target_code = (source[0].code if source else ""), (target[0].code if target else "")
    certainty = min([side[0].certainty for side in (source, target) if side] or [0.5])
    precision: dict[int, str] = {4: "year", 7: "month", 10: "day"}
    return Report(
        id=make_report_id(article.document, draft.evidence, source_code, target_code, type_),
        document=article.document,
        source=source_code,
        source_role=_role(source),
        target=target_code,
        target_role=_role(target),
        type=type_,
        modes=modes,
        quad=quad_of(type_),
        intensity=intensity_of(type_, modes),
        mutual=mutual,
        group=group,
        status=status,
        claimed_by=draft.verdict.claimed_by,
        date=draft.date,
        date_precision=precision.get(len(draft.date), ""),  # type: ignore[arg-type]
        seen=known_by(article.published),
        place=draft.place,
        contexts=draft.contexts,
        evidence=draft.evidence,
        trigger=draft.trigger,
        source_mention=source[1] if source else None,
        target_mention=target[1] if target else None,
        confidence=round(draft.confidence * certainty, 3),
        coder=coder,
        codebook=CODEBOOK,
    )


def known_by(published: str) -> str:
    """Give the day since which a page could be known; a day to come is not believed."""
    return min(published[:10], datetime.datetime.now(datetime.UTC).date().isoformat())


def _role(side: Side) -> str:
    if side is None:
        return ""
    return side[0].role or ("GOV" if side[0].code else "")


def _settle(article: Article, draft: Draft) -> tuple[str, Status]:
    """Turn what is only announced into the promise that it is, and what is long past into history."""
    type_, status = draft.act.frame.type, draft.verdict.status
    if status == "planned" and type_ in FUTURE_TYPE:
        type_, status = FUTURE_TYPE[type_], "reported"
    elif status == "planned" and type_ in ("AGREE", "CONCEDE", "THREATEN", "REQUEST", "ACCUSE", "REJECT"):
        status = "reported"
    if status in ("reported", "claimed", "denied") and _is_old(draft.date, article.published):
        status = "historical"
    return type_, status


def _is_old(date: str, published: str) -> bool:
    """Whether a date lies wholly more than a year before publication."""
    if not date or len(published) < 10:
        return False
    latest = date + {4: "-12-31", 7: "-28"}.get(len(date), "")
    try:
        age = datetime.date.fromisoformat(published[:10]) - datetime.date.fromisoformat(latest)
    except ValueError:  # an article that was not read here may carry anything
        return False
    return age.days > HISTORICAL_DAYS


def _same_act(kept: Report, kept_draft: Draft, new: Report, draft: Draft) -> bool:
    """Whether two reports of a page tell of one act: same pair and type, and nothing that sets them apart."""
    if kept.type != new.type or kept.mutual != new.mutual:
        return False
    if (kept.source, kept.target) != (new.source, new.target):
        return False
    if kept.group and kept.group == new.group:
        return False
    heading = {kept_draft.kind, draft.kind} & HEADINGS
    if kept.source == kept.target and not heading and kept_draft.act.frame.lemma != draft.act.frame.lemma:
        return False  # within one state many acts of a type stand side by side
    if kept.date and new.date and not (kept.date.startswith(new.date) or new.date.startswith(kept.date)):
        return False
    aside = {"negated", "hypothetical", "historical"}
    if (kept.status in aside or new.status in aside) and kept.status != new.status:
        return False
    if (
        kept.modes
        and new.modes
        and not set(kept.modes) & set(new.modes)
        and kept.type != "ACCUSE"
        and not heading
    ):
        return False
    return not (
        kept.type == "ACCUSE"
        and kept.source_role != new.source_role
        and kept_draft.evidence != draft.evidence
    )


def _unite(kept: Report, kept_draft: Draft, new: Report, draft: Draft) -> tuple[Report, Draft]:
    """Keep the first telling that names both sides, a headline last; take date and speaker from either."""
    better = (_is_whole(new), draft.kind != "title") > (_is_whole(kept), kept_draft.kind != "title")
    best, best_draft, other = (new, draft, kept) if better else (kept, kept_draft, new)
    status = _united_status((kept, kept_draft), (new, draft))
    claimed_by = next((r.claimed_by for r in (best, other) if r.status == status and r.claimed_by), "")
    date = max(kept.date, new.date, key=len)
    precision = kept.date_precision if date == kept.date else new.date_precision
    modes = tuple(dict.fromkeys([*best.modes, *other.modes]))
    united = replace(
        best,
        intensity=intensity_of(best.type, modes),
        status=status,
        claimed_by=claimed_by,
        date=date,
        date_precision=precision,
        modes=modes,
        contexts=tuple(dict.fromkeys([*best.contexts, *other.contexts])),
        confidence=round(min(0.99, 1 - (1 - best.confidence) * (1 - other.confidence * 0.5)), 3),
    )
    return united, best_draft


def _united_status(*tellings: tuple[Report, Draft]) -> Status:
    """A denial holds; a claim gives way to a sentence of the body that tells the act as fact, not to a headline."""
    told = {report.status for report, _ in tellings}
    if not told <= {"denied", "claimed", "reported"}:
        return tellings[0][0].status
    as_fact = any(r.status == "reported" and d.kind not in HEADINGS for r, d in tellings)
    return "reported" if "denied" not in told and as_fact else min(told, key=STATUSES.index)


def _is_whole(report: Report) -> bool:
    """Whether the sentence itself names who acts and on whom."""
    return report.source_mention is not None and report.target_mention is not None
