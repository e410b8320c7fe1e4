"""What the model says of an article's sentences -> drafts, weighed against the lexicon coder's."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

import numpy as np

from volteface.coding.asking import Asked, ask, can_hold_act
from volteface.coding.attribution import Verdict
from volteface.coding.coder import Coding
from volteface.coding.cues import TYPES
from volteface.coding.lexicon import Frame
from volteface.coding.merge import Draft
from volteface.coding.model import EVEN, NOBODY, Scored, load_model
from volteface.coding.scenes import Party
from volteface.coding.stage import Act
from volteface.model import STATUSES
from volteface.world import CONTEXTS

SPOKEN = ("claimed", "denied")
NEAR_PEAK = 0.4
"""Pieces beside the one that a type attends to most belong to its trigger if it attends this much of that to them."""
PALE = 0.5
"""Of an act with several actors or recipients none is told that is less sure than this share of the surest."""
UNLIKELY = 0.02
"""Less likely findings are not looked at further; what the model was not asked counts as this."""
SUREST = 0.99
MOST_ASKED = 1_000
"""Sentences of a page that are put to the model, the first ones; of those behind the lexicon coder's word stands alone."""

Key = tuple[str, str, str]
"""Actor's and recipient's code ("" nobody), and type."""


def draft_by_model(coding: Coding, known: Sequence[Draft] | None) -> list[Draft]:
    """Give the drafts of an article: the model's alone, or weighed with `known`, those of the lexicon coder."""
    settings = load_model().settings
    threshold = settings.threshold if known is None else settings.threshold_both
    return join(coding, score(coding), known or (), Weighing(settings.lift, threshold))


def asks_too_much(coding: Coding) -> bool:
    """Whether more sentences of an article can hold an act than are put to the model."""
    return len(coding.slices) > MOST_ASKED and sum(map(can_hold_act, coding.slices)) > MOST_ASKED


def score(coding: Coding) -> list[tuple[Asked, Scored]]:
    """Let the model score the sentences of an article that can hold an act."""
    asked = list(islice(ask(coding), MOST_ASKED))
    scored = load_model().score([one.query for one in asked])
    return [(one, scores) for one, scores in zip(asked, scored, strict=True) if scores is not None]


def join(
    coding: Coding, scored: Iterable[tuple[Asked, Scored]], known: Iterable[Draft], weighing: "Weighing"
) -> list[Draft]:
    """Join what the model scored with the lexicon coder's drafts, sentence by sentence."""
    told: dict[int, list[Draft]] = {}
    for draft in known:
        told.setdefault(draft.evidence.start, []).append(draft)
    drafts: list[Draft] = []
    for asked, scores in scored:
        own = told.pop(asked.part.sentence.start, [])
        drafts += Answer(coding, asked, scores, weighing).join(own)
    # Of sentences that the model was not asked about the lexicon coder's word stands alone.
    return drafts + [draft for some in told.values() for draft in some]


@dataclass(frozen=True, slots=True)
class Finding:
    """An act that the model sees in a sentence: a pair (row of `scored`) and a type (its column)."""

    scored: Scored
    row: int
    column: int
    actor: Party | None
    recipient: Party | None

    @property
    def probability(self) -> float:
        """How likely the act is, for the model alone."""
        return float(self.scored.types[self.row, self.column])

    @property
    def key(self) -> Key:
        """Who does what to whom."""
        actor, recipient = (
            self.actor.code if self.actor else "",
            self.recipient.code if self.recipient else "",
        )
        return actor, recipient, TYPES[self.column]

    @property
    def is_mutual(self) -> bool:
        """Whether both sides do it to each other."""
        return (
            self.actor is not None
            and self.recipient is not None
            and self.actor.code != self.recipient.code
            and bool(self.scored.mutual[self.row, self.column] > EVEN)
        )

    @property
    def gaps(self) -> int:
        """On how many sides nobody stands whom the sentence names."""
        return sum(side is None or side.kind == "implied" for side in (self.actor, self.recipient))

    def verdict(self, parties: Sequence[Party]) -> Verdict:
        """Give status and speaker."""
        status = STATUSES[int(self.scored.statuses[self.row, self.column].argmax())]
        speaker = self.scored.likely_speaker(self.row, self.column)
        said = parties[speaker].code if speaker != NOBODY and status in SPOKEN else ""
        return Verdict(status, said)

    def trigger(self) -> tuple[int, int]:
        """Give the characters of the sentence that its type attends to most, half-open."""
        attention = self.scored.attention[self.row, self.column]
        inside = np.array([end > start >= 0 for start, end in self.scored.ranges])
        attention = np.where(inside, attention, 0)
        first = last = int(attention.argmax())
        least = NEAR_PEAK * attention[first]
        while first > 0 and inside[first - 1] and attention[first - 1] >= least:
            first -= 1
        while last + 1 < len(attention) and inside[last + 1] and attention[last + 1] >= least:
            last += 1
        return self.scored.ranges[first][0], self.scored.ranges[last][1]


@dataclass(frozen=True, slots=True)
class Weighing:
    """The rule that joins the two coders, chosen on the development part: what the lexicon tells adds to the log odds."""

    lift: float
    threshold: float

    def weigh(self, probability: float, *, told: bool) -> float:
        """Give the confidence in an act that the model finds so likely, and that the lexicon coder tells or not."""
        odds = math.log(max(probability, 1e-6) / max(1 - probability, 1e-6)) + self.lift * told
        return min(SUREST, 1 / (1 + math.exp(-odds)))


@dataclass(slots=True)
class Answer:
    """What the model says of one sentence."""

    coding: Coding
    asked: Asked
    scored: Scored
    weighing: Weighing

    def join(self, known: Iterable[Draft]) -> list[Draft]:
        """Give the acts of the sentence that hold, the surest first, less those that a surer one rules out."""
        findings = self._find()
        candidates = [candidate for draft in known if (candidate := self._recall(draft, findings))]
        told = {key for candidate in candidates for key in candidate.keys}
        for finding in findings.values():
            confidence = self.weighing.weigh(finding.probability, told=False)
            if finding.key not in told and confidence >= self.weighing.threshold:
                start, end = finding.trigger()
                begin = self.asked.part.sentence.start
                keys = frozenset(_both_ways(finding.key) if finding.is_mutual else [finding.key])
                candidates.append(
                    Candidate(
                        keys,
                        (begin + start, begin + end),
                        confidence,
                        finding.is_mutual,
                        finding.gaps,
                        finding,
                    )
                )
        kept: list[Candidate] = []
        for candidate in sorted(candidates, key=lambda one: (one.gaps, -one.confidence)):
            if not any(surer.rules_out(candidate) for surer in kept):
                kept.append(candidate)
        return [self._write(candidate, kept) for candidate in kept]

    def _recall(self, draft: Draft, findings: "dict[Key, Finding]") -> "Candidate | None":
        """Weigh a draft of the lexicon coder by what the model says of its pairs, one with the other."""
        keys = frozenset(_keys_of(draft))
        found = [_match(key, findings) for key in keys]
        seen = sum(one.probability if one else UNLIKELY for one in found) / max(1, len(found))
        confidence = self.weighing.weigh(seen, told=True)
        if not keys or confidence < self.weighing.threshold:
            return None
        trigger = (draft.trigger.start, draft.trigger.end)
        gaps = sum(not any(mention for _, mention in side) for side in (draft.actors, draft.recipients))
        return Candidate(keys, trigger, confidence, draft.act.frame.mutual, gaps, draft)

    def _find(self) -> dict[Key, Finding]:
        """Give the likeliest finding of each key."""
        parties = self.asked.parties
        best: dict[Key, Finding] = {}
        rows, columns = np.nonzero(self.scored.types[:, : len(TYPES)] > UNLIKELY)
        for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
            a, b = self.scored.pairs[row]
            actor, recipient = (parties[i] if i != NOBODY else None for i in (a, b))
            if actor is not None and a == b:
                recipient = replace(actor, role="GOV" if actor.role == "CVL" else "CVL", kind="implied")
            finding = Finding(self.scored, row, column, actor, recipient)
            if finding.key not in best or best[finding.key].probability < finding.probability:
                best[finding.key] = finding
        return best

    def _write(self, candidate: "Candidate", kept: Sequence["Candidate"]) -> Draft:
        """Write a candidate down; `kept` are all of the sentence."""
        joint = next(other.trigger for other in kept if other.shares_act(candidate))
        shared = sum(other.shares_act(candidate) for other in kept) > 1
        told = candidate.told
        draft = told if isinstance(told, Draft) else self._draft(told, candidate.trigger, kept)
        return replace(draft, confidence=candidate.confidence, joint=joint if shared else None)

    def _draft(self, finding: Finding, trigger: tuple[int, int], kept: Sequence["Candidate"]) -> Draft:
        scene = self.asked.part.scene
        first, last = scene.token_at(trigger[0]), scene.token_at(trigger[1] - 1)
        contexts = [CONTEXTS[i] for i in np.flatnonzero(self.scored.contexts > EVEN)]
        frame = Frame(
            lemma=" ".join(scene.words[first : last + 1]), pos="", type=TYPES[finding.column],
            modes=self.scored.likely_modes(finding.row, finding.column), actor=(), recipient=(), companions=frozenset(),
            mutual=finding.is_mutual, contexts=tuple(contexts), flags=frozenset(), particles=frozenset(),
        )  # fmt: skip
        act = Act(frame, "", "active", first, last, 0)
        act.actors = [finding.actor] if finding.actor else []
        act.recipients = [finding.recipient] if finding.recipient else []
        others = [other.trigger[0] for other in kept if other.trigger[0] != trigger[0]]
        date = self.coding.date_of(self.asked.part, scene.tokens[first].start, others)
        verdict = finding.verdict(self.asked.parties)
        return self.coding.draft(self.asked.part, act, verdict, (), date, embedded=verdict.status in SPOKEN)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An act that may hold in a sentence: by the lexicon coder (a draft) or by the model (a finding)."""

    keys: frozenset[Key]
    trigger: tuple[int, int]  # half-open characters of the text
    confidence: float
    mutual: bool
    gaps: int  # sides on which nobody stands whom the sentence names
    told: Draft | Finding

    def shares_act(self, other: "Candidate") -> bool:
        """Whether two candidates are pairs of one act: of one type, on one trigger."""
        same = {type_ for _, _, type_ in self.keys} & {type_ for _, _, type_ in other.keys}
        return bool(same) and self._touches(other)

    def rules_out(self, other: "Candidate") -> bool:
        """Whether another candidate is this act seen wrongly: same trigger, but turned round, halved or of another type."""
        if not self._touches(other):
            return False
        if self.keys & other.keys:
            return True
        for actor, recipient, type_ in self.keys:
            for a, b, t in other.keys:
                if t != type_:
                    if (a, b) == (actor, recipient):
                        return True
                    continue
                turned = actor != recipient and (a == recipient != "" or b == actor != "")
                if self.mutual != other.mutual and {a, b} & {actor, recipient} - {""}:
                    return True  # among each other, or together towards somebody else
                half = other.gaps > self.gaps and (a == actor != "" or b == recipient != "")
                weak = other.confidence < PALE * self.confidence
                if half or weak or (turned and not (self.mutual or other.mutual)):
                    return True
        return False

    def _touches(self, other: "Candidate") -> bool:
        return self.trigger[0] < other.trigger[1] and other.trigger[0] < self.trigger[1]


def _both_ways(key: Key) -> list[Key]:
    actor, recipient, type_ = key
    return [key, (recipient, actor, type_)]


def _match(key: Key, findings: dict[Key, Finding]) -> Finding | None:
    """Find what the model says of an act; where it sees no such pair, of half of it, for a side may be implied."""
    actor, recipient, type_ = key
    return findings.get(key) or findings.get((actor, "", type_)) or findings.get(("", recipient, type_))


def _keys_of(draft: Draft) -> Iterator[Key]:
    """Give who does what to whom by a draft, both ways where it is mutual."""
    actors = {party.code for party, _ in draft.actors} or {""}
    recipients = {party.code for party, _ in draft.recipients} or {""}
    mutual = draft.act.frame.mutual
    if mutual:
        actors = recipients = (actors | recipients) - {""}
    for a in actors:
        for b in recipients:
            if a != b or not mutual:
                yield a, b, draft.act.frame.type
