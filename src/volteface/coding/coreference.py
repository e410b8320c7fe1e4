"""Whom a surname, a bare role, a pronoun or 'both countries' stands for on this page.

Names are learned from the whole page first ('prezydent Azerbejdżanu Ilham Alijew' makes 'Alijew' AZE above and
below it); then the parties of each sentence are resolved in reading order.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from volteface.coding.grammar import Grammar
from volteface.coding.positions import join_groups, place
from volteface.coding.scenes import Party, Scene, suffix_cases
from volteface.coding.sentences import Token
from volteface.world import STATES

MIN_STEM = 4
VOWELS = "aeiouyąęóаеиоуыэюяіїєьйı"
"""What a surname may end in that changes with its case."""
LEARNED, INFERRED, GUESSED = 0.95, 0.75, 0.55
"""How sure a party is: by a name that the page explains, by what was named just before, by the page at large."""

HEADING_WEIGHT = 3
HOME_SHARE = 0.2
MAIN_SHARE = 0.34


@dataclass(slots=True)
class Discourse:
    """What a page has said so far."""

    grammar: Grammar
    aliases: dict[str, tuple[str, Party]] = field(default_factory=dict)  # stem -> surname, who it is
    groups: Counter[str] = field(
        default_factory=Counter
    )  # armed and political groups, by how often they are named
    counts: Counter[str] = field(default_factory=Counter)
    role_owners: dict[str, tuple[str, str]] = field(default_factory=dict)  # role as written -> code, role
    subject: Party | None = None  # who acted last
    acts: list[tuple[list[Party], list[Party]]] = field(default_factory=list)  # actors and recipients
    recent: list[str] = field(default_factory=list)  # codes in the order of their last mention

    @property
    def main(self) -> str:
        """The state that the page is about, if one stands out."""
        states = [(code, count) for code, count in self.counts.most_common() if code in STATES]
        if not states:
            return self.grammar.home
        code, count = states[0]
        return code if count >= MAIN_SHARE * sum(count for _, count in states) else ""

    @property
    def default(self) -> str:
        """The state that 'the government' stands for: the readers' own, where the page is about it, or the page's."""
        home = self.grammar.home
        return home if home and self.share(home) >= HOME_SHARE else self.main

    def share(self, code: str) -> float:
        """The share of a state in all that the page names."""
        total = self.counts.total()
        return self.counts[code] / total if total else float(code == self.main)

    def counterpart(self, codes: set[str]) -> str:
        """The party that the page names most beside `codes`, if it names it more than once; "" for none."""
        others = [(count, code) for code, count in self.counts.items() if code not in codes and count > 1]
        return max(others)[1] if others else ""

    def learn(self, scenes: Iterable[Scene]) -> None:
        """Take in every name that comes with its state, and how often each state is named."""
        unexplained: list[Party] = []
        for scene in scenes:
            for party in scene.parties:
                if party.code and not party.former and not party.weak:
                    self.counts[party.code] += (
                        HEADING_WEIGHT if scene.sentence.kind in ("title", "lead") else 1
                    )
                    self.groups[party.code] += party.kind == "group"
                if party.person and not party.former:
                    if party.code:
                        self._learn_name(party)
                    else:
                        unexplained.append(party)
        for party in unexplained:
            if self.default and not self.match(party.person[-1]):
                self._learn_name(replace(party, code=self.default, certainty=GUESSED))

    def _learn_name(self, party: Party) -> None:
        surname = party.person[-1]
        stem = _stem(surname, self.grammar)
        if len(stem) >= MIN_STEM:
            certainty = min(LEARNED, party.certainty)
            self.aliases.setdefault(stem, (surname, replace(party, certainty=certainty)))

    def match(self, word: str) -> tuple[str, Party] | None:
        """Give the surname, and whose it is, of a learned name that `word` is a form of."""
        for size in range(MIN_STEM, len(word) + 1):
            found = self.aliases.get(word[:size])
            if found and len(word) - size <= 4:
                return found
        return None


def _stem(surname: str, grammar: Grammar) -> str:
    stem = surname
    for ending in grammar.possessive_endings:
        stem = stem.removesuffix(ending)
    if grammar.suffix_cases:
        stem = stem.replace("’", "'").partition("'")[0]
    while len(stem) > MIN_STEM and stem[-1] in VOWELS:
        stem = stem[:-1]
    return stem


def resolve(scene: Scene, discourse: Discourse, grammar: Grammar) -> None:
    """Give every party of a scene its code where the page tells it; drop those that nobody stands for."""
    _add_surnames(scene, discourse, grammar)
    resolved: list[Party] = []
    for party in scene.parties:
        if party.weak and not discourse.counts[party.code]:
            party.code, party.kind, party.kind_of_role = "", "role", "organ"
        if party.code or party.kind == "speaker":
            resolved.append(party)
        elif party.kind == "pair":
            resolved.extend(_resolve_pair(party, scene, discourse))
        elif party.kind == "role":
            resolved.extend(_resolve_role(party, scene, discourse))
        else:
            resolved.extend(_resolve_pronoun(party, resolved, discourse))
    scene.parties = resolved
    for party in resolved:
        if not party.code or party.kind == "place":
            continue
        if party.code in discourse.recent:
            discourse.recent.remove(party.code)
        discourse.recent.append(party.code)
        if party.kind == "role" and party.role_key and party.certainty > GUESSED:
            discourse.role_owners[party.role_key] = (party.code, party.role)


def _add_surnames(scene: Scene, discourse: Discourse, grammar: Grammar) -> None:
    taken = {i for party in scene.parties for i in range(party.first, party.last + 1)}
    taken |= {i for element in scene.elements for i in range(element.first, element.last + 1)}
    added = []
    for at, token in enumerate(scene.tokens):
        if at in taken or not token.text[0].isupper() or len(token.text) < MIN_STEM:
            continue
        found = discourse.match(token.text)
        if not found:
            continue
        surname, known = found
        first = at
        while first > 0 and first - 1 not in taken and at - first < 2 and _is_first_name(scene, first - 1):
            first -= 1
        added.append(
            Party(
                known.code, known.role, first, at, "person", cases=_name_cases(token, surname, grammar),
                possessive=token.lower.endswith(grammar.possessive_endings), person=(token.text,), certainty=known.certainty,
            )
        )  # fmt: skip
    if added:
        for party in added:
            place(party, scene, grammar)
        scene.parties = sorted([*scene.parties, *added], key=lambda p: (p.first, -p.last))
        join_groups(scene, grammar)


def _is_first_name(scene: Scene, at: int) -> bool:
    token = scene.tokens[at]
    return (token.text[0].isupper() and token.text.isalpha() and at > 0) or (
        at == 0 and len(token.text) > 3 and token.text.istitle()
    )


def _name_cases(token: Token, surname: str, grammar: Grammar) -> frozenset[str]:
    written = token.text
    if written == surname:
        return frozenset({"nom"})
    if grammar.suffix_cases:
        return suffix_cases(token, grammar) or frozenset({"nom"})
    for ending, cases in grammar.surname_endings:
        if written.endswith(ending):
            return cases
    return frozenset()


def _resolve_pair(party: Party, scene: Scene, discourse: Discourse) -> list[Party]:
    """'both countries' are the two states that were named last."""
    before = [p.code for p in scene.parties if p.code in STATES and p.last < party.first]
    recent = [code for code in reversed(discourse.recent) if code in STATES]
    if len(set(before)) < 2:  # 'Turkey congratulated both countries': one that stands before them is a third
        recent = [code for code in recent if code not in before]
        before = []
    order = list(dict.fromkeys([*reversed(before), *recent]))
    if len(order) < 2:
        return []
    certainty = INFERRED if before else GUESSED
    return [replace(party, code=code, role="GOV", certainty=certainty) for code in sorted(order[:2])]


def _resolve_role(party: Party, scene: Scene, discourse: Discourse) -> list[Party]:
    """A role without a state: by its person's name, as before, by the place in the sentence, by the page."""
    namesake = next(
        (
            p
            for p in scene.parties
            if p.kind == "person" and p.code and _apposed(p, party, scene, discourse.grammar)
        ),
        None,
    )
    if namesake is not None:
        return [replace(party, code=namesake.code, certainty=LEARNED)]
    if party.person:
        found = discourse.match(party.person[-1])
        if found:
            known = found[1]
            return [replace(party, code=known.code, role=party.role or known.role, certainty=known.certainty)]
    if party.role == "REB":
        return [replace(party, code=code, certainty=INFERRED) for code, _ in discourse.groups.most_common(1)]
    if party.first and scene.tokens[party.first - 1].lower in discourse.grammar.possessives:
        owner = (
            _subject_before(party, scene) or discourse.subject
        )  # 'ihr Verteidigungsminister', 'a sus ciudadanos'
        if owner is not None and owner.code:
            return [replace(party, code=owner.code, certainty=INFERRED)]
    if party.role_key in discourse.role_owners:
        code, _ = discourse.role_owners[party.role_key]
        return [replace(party, code=code, certainty=INFERRED)]
    if not party.person and party.kind_of_role in ("thing", "group"):
        return []  # 'rakiety', 'bojownicy': whose they are, only the sentence can tell
    if not party.person and party.role == "MIL" and party.preposition:
        return []
    grammar = discourse.grammar
    places = [
        p.code
        for p in scene.parties
        if p.preposition in grammar.inside and p.code in STATES
        and (not grammar.cased or grammar.locative in p.cases)
    ]  # fmt: skip
    if places:
        return [replace(party, code=places[0], certainty=INFERRED)]
    code = discourse.default
    if not code and discourse.subject is not None:
        code = discourse.subject.code
    return [replace(party, code=code, certainty=GUESSED)] if code else []


def _subject_before(party: Party, scene: Scene) -> Party | None:
    """Whoever stands as a subject before a party in its sentence."""
    for other in scene.parties:
        bare = other.last < party.first and other.code and not other.preposition and not other.possessive
        if bare and (not other.cases or "nom" in other.cases):
            return other
    return None


def _apposed(person: Party, party: Party, scene: Scene, grammar: Grammar) -> bool:
    """Whether a role explains the person right before it: 'Ali Velayati, an adviser'."""
    between = [token.lower for token in scene.tokens[person.last + 1 : party.first]]
    return between[:1] == [","] and all(word in grammar.articles for word in between[1:])


def _resolve_pronoun(party: Party, before: list[Party], discourse: Discourse) -> list[Party]:
    """A pronoun or 'the country' is the subject earlier in the sentence, or who acted last."""
    nominal = [
        p
        for p in before
        if p.code and not p.preposition and not p.possessive and (not p.cases or "nom" in p.cases)
    ]
    subject = nominal[0] if nominal and party.kind == "pronoun" else discourse.subject
    if (
        subject is None
        or not subject.code
        or (party.plural and not subject.plural and party.kind == "pronoun")
    ):
        return []
    role = "GOV" if party.kind == "same" else subject.role
    return [replace(party, code=subject.code, role=role, certainty=GUESSED)]
