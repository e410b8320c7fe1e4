"""The lexicon coder: Article -> drafts. Fast, explainable, and the safety net of the trained model.

One automaton pass finds every name, role, trigger and cue; sentences that hold a trigger are divided into clauses,
frames are filled with parties, and what several sentences say of one act becomes one report.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from volteface.coding.acts import companions_of, find_acts
from volteface.coding.attribution import Utterance, Verdict, embed, find_utterances, judge
from volteface.coding.clauses import divide
from volteface.coding.coreference import Discourse, resolve
from volteface.coding.counterparts import complete
from volteface.coding.dates import DateMention, find_dates, is_recent
from volteface.coding.grammar import Grammar
from volteface.coding.lexicon import Hit, Hits, Lexicon, TriggerSense
from volteface.coding.mentions import find_parties
from volteface.coding.merge import Draft
from volteface.coding.scenes import ALONE, Party, Scene, set_scene
from volteface.coding.sentences import Sentence, split, tokenise
from volteface.coding.stage import Act, Stage
from volteface.coding.voice import NOMINAL
from volteface.model import Article, Mention, Span
from volteface.world.folding import lower

WORD = re.compile(r"\w+(?:-\w+)?")
FINITE = frozenset({"past", "present", "future", "conditional"})
SPORT_SHARE, SPORT_WORDS = 0.02, 5


def is_sport(text: str, grammar: Grammar) -> bool:
    """Whether a page is about sport, whose 'attacks', 'defence' and 'victories' over countries are no events."""
    lowered = lower(text, grammar.language)
    # Split at spaces alone, a page lacks the words that a comma ends.
    if len(grammar.sport.intersection(lowered.split())) < SPORT_WORDS - 2:
        return False
    words = WORD.findall(lowered)
    found = [word for word in words if word in grammar.sport]
    return len(set(found)) >= SPORT_WORDS and len(found) >= SPORT_SHARE * len(words)


@dataclass(slots=True)
class Slice:
    """A sentence that names or does something: its hits, and the scene that they make."""

    sentence: Sentence
    text: str
    hits: Hits
    scene: Scene
    before: str  # the sentence before it in its paragraph


class Coding:
    """The coding of one article."""

    def __init__(self, article: Article, grammar: Grammar, lexicon: Lexicon) -> None:
        self.article, self.grammar = article, grammar
        self.text = article.text
        self.lowered = lower(article.text, article.language)
        self.dates = find_dates(article.text, article.language, article.published)
        self.days = [mention for mention in self.dates if len(mention.date) == 10]
        self.discourse = Discourse(grammar)
        self.claims: dict[str, list[Draft]] = {}  # by who is said to act
        self.speaker: Party | None = None
        self.slices = list(self._slice(lexicon.scan(article.text)))
        self.discourse.learn(part.scene for part in self.slices)

    def _slice(self, hits: Hits) -> Iterator[Slice]:
        """Deal the hits out to their sentences; sentences that name or do nothing are passed over."""
        sentences = split(self.article, self.grammar)
        starts = [sentence.start for sentence in sentences]
        dealt: dict[int, Hits] = {}
        for name in ("actors", "triggers", "speech", "companions", "contexts"):
            for hit in getattr(hits, name):
                number = bisect_right(starts, hit.start) - 1
                if number >= 0 and hit.start < sentences[number].end:
                    getattr(dealt.setdefault(number, Hits()), name).append(hit)
        for number in sorted(dealt):
            own, sentence = dealt[number], sentences[number]
            if own.actors or own.triggers:
                tokens = tokenise(self.text, self.lowered, sentence, self.grammar)
                scene = set_scene(sentence, tokens, own.actors, self.article.published, self.grammar)
                self._mark_verbs(scene, own)
                find_parties(scene, self.grammar)
                before = sentences[number - 1] if number else sentence
                near = before.block == sentence.block and before is not sentence
                own_text, text_before = self.quote(sentence), self.quote(before) if near else ""
                yield Slice(sentence, own_text, own, scene, text_before)

    def quote(self, sentence: Sentence) -> str:
        """Give the words of a sentence as the page has them."""
        return self.text[sentence.start : sentence.end]

    def _mark_verbs(self, scene: Scene, hits: Hits) -> None:
        speech = [hit for hit in hits.speech if hit.senses[0].tense != "source"]
        triggers = [hit for hit in hits.triggers if self._is_verb(hit)]
        starts = [hit.start for hit in speech] + [hit.start for hit in triggers]
        ends = [hit.end for hit in hits.speech if hit.senses[0].tense in FINITE]
        ends += [hit.end for hit in hits.triggers if hit.senses[0].tense in FINITE]
        scene.mark_verbs(starts, ends)

    def _is_verb(self, hit: Hit[TriggerSense]) -> bool:
        """Whether a trigger that may be verb or noun ('visita') is a verb here: behind no article."""
        verbal = [sense.tense not in NOMINAL for sense in hit.senses]
        if all(verbal) or not any(verbal):
            return verbal[0]
        if self.grammar.nouns_capitalised:
            return self.text[hit.start].islower()
        before = self.lowered[max(0, hit.start - 12) : hit.start].split()
        return not before or before[-1] not in self.grammar.determiners

    def drafts(self) -> Iterator[Draft]:
        """Code the sentences in reading order."""
        for part in self.slices:
            resolve(part.scene, self.discourse, self.grammar)
            drafts = list(self._sentence(part)) if part.hits.triggers or part.hits.speech else []
            self.discourse.acts += [(d.act.actors, d.act.recipients) for d in drafts]
            yield from drafts
            self._remember_subject(part.scene, drafts)

    def _sentence(self, part: Slice) -> Iterator[Draft]:
        scene = part.scene
        structure = divide(scene, self.grammar)
        verbs = [(at, structure.of[at]) for at in sorted(scene.verbs)]
        stage = Stage(
            scene, structure, self.grammar, self.discourse, companions_of(scene, part.hits.companions), verbs
        )
        utterances = find_utterances(stage, part.hits.speech)
        speaker = next((u.speaker for u in utterances if u.speaker is not None and u.kind != "source"), None)
        stage.speaker = speaker = (speaker and replace(speaker, kind="implied", group=ALONE)) or self.speaker
        self.speaker = speaker
        for party in scene.parties:
            if party.kind == "speaker" and speaker is not None:
                party.code, party.role, party.certainty = speaker.code, speaker.role, speaker.certainty
        scene.parties = [party for party in scene.parties if party.code]
        acts = find_acts(stage, part.hits.triggers)
        accusers = embed(stage, acts)
        contexts = tuple(dict.fromkeys(s.context for h in part.hits.contexts for s in h.senses))
        drafts = []
        for index, act in enumerate(acts):
            accuser = accusers.get(index)
            if accuser is not None and not accuser.code:
                continue  # alleged by nobody that the sentence names
            if act.bare and accuser is None:
                continue
            verdict = judge(stage, act, utterances, accuser)
            if index not in accusers and not complete(act, scene.parties, self.discourse):
                continue
            others = [
                scene.tokens[other.first].start for other in acts if other is not act and not other.bare
            ]
            date = self.date_of(part, scene.tokens[act.first].start, others)
            drafts.append(self.draft(part, act, verdict, contexts, date, embedded=index in accusers))
        for draft in drafts:
            if draft.verdict.status == "claimed":
                for code in {party.code for party, _ in draft.actors}:
                    self.claims.setdefault(code, []).append(draft)
        self._deny(utterances)
        yield from drafts

    def _deny(self, utterances: Sequence[Utterance]) -> None:
        """'Islamabad denied it': what was claimed of the speaker before is denied."""
        for utterance in utterances:
            if utterance.kind == "deny" and utterance.speaker is not None and utterance.speaker.code:
                for claim in self.claims.pop(utterance.speaker.code, ()):
                    claim.verdict = Verdict("denied", utterance.speaker.code)

    def draft(
        self, part: Slice, act: Act, verdict: Verdict, contexts: Sequence[str], date: str, *, embedded: bool
    ) -> Draft:
        """Write down an act with what the page quotes for it."""
        scene, sentence = part.scene, part.sentence
        start, end = scene.span(act.first, act.last)
        return Draft(
            act=act,
            verdict=verdict,
            evidence=Span(text=part.text, start=sentence.start, end=sentence.end),
            trigger=Span(text=self.text[start:end], start=start, end=end),
            date=date,
            contexts=tuple(dict.fromkeys([*act.frame.contexts, *contexts])),
            place=self._place_of(scene, act),
            kind=sentence.kind,
            embedded=embedded,
            actors=[(p, self._mention(scene, p)) for p in act.actors],
            recipients=[(p, self._mention(scene, p)) for p in act.recipients],
            confidence=min(0.99, max(0.05, 0.35 + 0.25 * min(2.0, act.score))),
        )

    def _mention(self, scene: Scene, party: Party) -> Mention | None:
        if party.kind == "implied":
            return None
        start, end = scene.span(party.first, party.last)
        return Mention(code=party.code, role=party.role, text=self.text[start:end], start=start, end=end)

    def date_of(self, part: Slice, start: int, others: Sequence[int]) -> str:
        """The date nearest to a trigger with no other act's between; one before all acts; the day named last."""
        first, last = (bisect_left(self.dates, at, key=_start) for at in part.sentence.span)
        inside = self.dates[first:last]
        free = [
            d
            for d in inside
            if not any(min(start, d.start) < other < max(start, d.start) for other in others)
        ]
        if free:
            return min(free, key=lambda d: abs(d.start - start)).date
        opening = [d for d in inside if d.start < min([start, *others])]
        return opening[-1].date if opening else self._last_day(part)

    def _last_day(self, part: Slice) -> str:
        """The recent day that the page named last before a sentence: what follows mostly goes on about it."""
        before = bisect_left(self.days, part.sentence.start, key=_start)
        day = self.days[before - 1].date if before else ""
        return day if is_recent(day, self.article.published) else ""

    def _place_of(self, scene: Scene, act: Act) -> str:
        """The place as written: a name behind a preposition of place in the sentence."""
        for party in scene.parties:
            written = party.direct and party.kind in ("place", "capital", "name")
            if written and party.preposition in self.grammar.places and party not in act.recipients:
                start, end = scene.span(party.first, party.last)
                return self.text[start:end]
        return ""

    def _remember_subject(self, scene: Scene, drafts: Sequence[Draft]) -> None:
        """Who acts or stands first in the sentence is who the next one goes on about."""
        acting = [
            party
            for draft in drafts
            for party, mention in draft.actors[:1]
            if mention and draft.act.voice == "active"
        ]
        named = [
            party
            for party in scene.parties
            if not party.preposition and not party.attached and not party.possessive
            and (not self.grammar.cased or (party.cases >= {"nom"} and party.kind != "adjective")) and party.kind not in ("pronoun", "place")
        ]  # fmt: skip
        self.discourse.subject = next(iter((*acting, *named)), self.discourse.subject)


def _start(mention: DateMention) -> int:
    return mention.start
