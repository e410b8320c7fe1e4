"""Names and roles side by side -> noun phrases, one party each (or one for each state that is named in it).

'rosyjskie władze', 'the president of Azerbaijan, Ilham Aliyev', 'ministrowie obrony Turcji i Azerbejdżanu'.
"""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import cache

from volteface.coding.grammar import Grammar, load_grammar
from volteface.coding.lexicon import load_lexicon
from volteface.coding.scenes import Element, Party, Scene, suffix_cases
from volteface.coding.sentences import Token
from volteface.world import NameSense, RoleSense
from volteface.world.calendar import MONTHS, WEEKDAYS

KIND_ORDER = {"trap": 0, "name": 1, "person": 2, "capital": 4}
NOMINATIVE = frozenset({"nom"})
MAX_GAP = 3  # words between a role and its state: "minister obrony narodowej Ukrainy"


class Builder:
    """Links the elements of one scene into noun phrases."""

    def __init__(self, scene: Scene, grammar: Grammar) -> None:
        self.tokens = scene.tokens
        self.elements = scene.elements
        self.grammar = grammar
        self.verbs = scene.verbs
        self.taken = {i for e in scene.elements for i in range(e.first, e.last + 1)}

    def build(self) -> Iterator[Party]:
        """Give the parties of the scene's names and roles, in token order."""
        k = 0
        while k < len(self.elements):
            element = self.elements[k]
            if element.roles and not element.names:
                parties, used = self._from_role(k)
            else:
                parties, used = self._from_name(k)
            for party in parties:
                self._mark_end(party)
                yield party
            k += used

    def _mark_end(self, party: Party) -> None:
        """Where suffixes tell the case, that of a phrase stands at its end: 'Cumhurbaşkanı Erdoğan'ı'."""
        if self.grammar.suffix_cases and not any(party.last == element.last for element in self.elements):
            party.cases = suffix_cases(self.tokens[party.last], self.grammar) or NOMINATIVE
        elif self.grammar.suffix_cases:
            party.cases = next(e.cases() for e in self.elements if e.last == party.last)

    # -- phrases that open with a name ------------------------------------------------------------------

    def _from_name(self, k: int) -> tuple[list[Party], int]:
        """'rosyjskie władze', 'Turkey's defence minister', 'Russian and Chinese diplomats', 'Rosja'."""
        run = [k]
        while len(run) < 4 and self._coordinated(run[-1], run[-1] + 1):
            run.append(run[-1] + 1)
        after = run[-1] + 1
        if self._is_abroad(run[-1], after):  # 'Rusya'nın Ankara Büyükelçisi': where, not whose
            after += 1
        elif after >= len(self.elements) or not self._modifies(run[-1], after):
            return self._bare_name(k), 1
        if self.elements[
            after
        ].names:  # 'the Maldivian Democratic Party': whose party it is, the adjective tells
            party = self._bare_name(after)
            return [
                replace(
                    one,
                    code=self._choose_name(self.elements[k]).code,
                    first=self.elements[k].first,
                    weak=False,
                )
                for one in party
            ], after - k + 1
        roles, used = self._from_role(after, owned=True)  # with a person: 'rosyjski minister Siergiej Ławrow'
        codes = {self._choose_name(self.elements[index]).code for index in run}
        if roles and roles[0].code and roles[0].code not in codes:
            return self._bare_name(k), 1  # whoever stands behind the name is somebody else's
        return self._modified(run, roles), after - k + used

    def _is_abroad(self, k: int, after: int) -> bool:
        """Whether the name at `after` stands between an owner and its role: 'ABD'nin Irak'taki üssü'."""
        if (
            not self.grammar.owners_precede
            or not self.grammar.nouns_modify
            or after + 1 >= len(self.elements)
        ):
            return False
        owner, place, role = self.elements[k : k + 1] + self.elements[after : after + 2]
        if not place.names or place.roles or role.names or not role.roles:
            return False
        side_by_side = place.first == owner.last + 1 and role.first - place.last <= 2
        located = "loc" in place.cases() or "nom" in place.cases()
        return side_by_side and located and ("gen" in owner.cases() or "nom" in owner.cases())

    def _modified(self, run: list[int], roles: list[Party]) -> list[Party]:
        """Give the party of each state in `run` whose role stands behind it; none, if the role is no actor's."""
        if not roles or not roles[0].role:
            return []
        lead = roles[0]
        last = self.elements[run[-1]]
        parties = []
        for index in run:
            element = self.elements[index]
            name = self._choose_name(element)
            if name.code:
                former = lead.former or self._is_former(self.elements[run[0]].first)
                person = lead.person if len(run) == 1 else ()
                agrees = self._choose_name(last).kind == "adjective"  # 'Kenias Minister' does not
                cases = (lead.cases & last.cases() or lead.cases) if agrees else lead.cases
                parties.append(
                    replace(
                        lead, code=name.code, first=element.first, cases=cases, former=former, person=person
                    )
                )
        return parties

    def _bare_name(self, k: int) -> list[Party]:
        element = self.elements[k]
        name = self._choose_name(element)
        if not name.code or self._is_surname(element, name):
            return []
        token = self.tokens[element.last]
        party = Party(
            name.code, name.role, element.first, element.last, name.kind, cases=element.cases(),
            plural="pl" in name.number and name.kind == "people",
            possessive=token.lower.endswith(self.grammar.possessive_endings),
        )  # fmt: skip
        if name.kind == "person":
            while party.first > 0 and element.first - party.first < 3 and self._is_name_word(party.first - 1):
                party.first -= 1
        if name.kind in ("seat", "body", "person"):
            self._take_person(party)
        party.former = self._is_former(element.first) or (name.kind == "person" and "former" in name.flags)
        party.weak = "weak" in name.flags
        return [party]

    def _choose_name(self, element: Element) -> NameSense:
        """Of several senses take a trap first (it is there to say no), then a plain name; a capital last."""
        return min(element.names, key=lambda sense: KIND_ORDER.get(sense.kind, 3))

    def _is_surname(self, element: Element, name: NameSense) -> bool:
        """'Dana Jordan', 'Chad Ellison': an ambiguous name beside another capitalised word is a person's."""
        if "ambiguous" not in name.flags:
            return False
        beside = [element.first - 1] if element.first > 1 else []
        beside += [element.last + 1] if element.last + 1 < len(self.tokens) else []
        return any(
            i not in self.taken and self.tokens[i].text.istitle() and self._is_name_word(i) for i in beside
        )

    def _modifies(self, k: int, after: int) -> bool:
        """Whether the name at k is a modifier of the role at `after`."""
        name, role = self.elements[k], self.elements[after]
        sense = self._choose_name(name)
        if role.names:
            weak = "weak" in self._choose_name(role).flags
            return weak and sense.kind == "adjective" and role.first == name.last + 1
        if not role.roles:
            return False
        gap = self.tokens[name.last + 1 : role.first]
        if any(i in self.verbs for i in range(name.last + 1, role.first)):
            return False
        if self.grammar.nouns_capitalised and any(t.text[0].isupper() for t in gap):
            return False  # 'nahe der malischen Grenze töteten Kämpfer'
        if gap and self.grammar.adjectives_follow:
            return False  # 'L'attaque israélienne tue deux soldats'
        if [t.text for t in gap] == ["-"] and gap[0].start == self.tokens[name.last].end:
            return True  # 'US-Präsident', 'EU-Kommission'
        if len(gap) > 2 or not all(t.is_word and t.lower not in self._barriers() for t in gap):
            return False
        if self.grammar.cased:
            if sense.kind == "adjective":
                return not gap or bool(name.cases() & role.cases())
            return self._owns_before(name, role, gap)
        short = len(gap) == 1 and gap[0].text.islower() and role.roles[0].kind in ("person", "official")
        bare = self.grammar.nouns_modify and (not gap or short)
        modifier = sense.kind in ("adjective", "people") or bare  # 'UN rights chief'
        possessive = self.tokens[name.last].lower.endswith(self.grammar.possessive_endings)
        return modifier or possessive

    def _owns_before(self, name: Element, role: Element, gap: list[Token]) -> bool:
        """'Russlands Präsident', 'Türkiye'nin savunma bakanı', 'Rusya Devlet Başkanı': the state before its role."""
        if len(gap) > (2 if "gen" in name.cases() else 1):
            return False
        if self.grammar.suffix_cases and "poss" not in role.cases():
            return False  # 'Polonya sınırına asker yığdı': nobody's soldier
        bare = self.grammar.nouns_modify and "nom" in name.cases()
        return bare or (self.grammar.owners_precede and "gen" in name.cases())

    # -- phrases that open with a role ------------------------------------------------------------------

    def _from_role(self, k: int, *, owned: bool = False) -> tuple[list[Party], int]:
        """Build the phrase of a role; `owned` says that the state stands before it, so that only roles may follow.

        'prezydent Azerbejdżanu Ilham Alijew', 'szef MSZ Turcji', 'the presidents of Armenia and Georgia'.
        """
        element = self.elements[k]
        base = Party(
            "", _role_of(element.roles), element.first, element.last, "role", cases=element.cases(),
            plural=any("pl" in role.number for role in element.roles), former=self._is_former(element.first),
            role_key=" ".join(
                token.lower[:6]
                for token in self.tokens[element.first : element.last + 1]
                if token.lower not in self.grammar.articles
            ),
            kind_of_role=element.roles[0].kind,
        )  # fmt: skip
        owners, reach = self._take_owners(base, k, owned)
        known = self._known_person(base, reach)
        if known is not None:
            reach += 1
            owners = owners or [known]
            base.former = base.former or "former" in known.flags
        used = reach - k
        self._take_person(base)
        if not any(role.role for role in element.roles):
            return [], used  # the national team, a film director: named after a state, but not acting for it
        words = tuple(token.lower for token in self.tokens[base.first : base.last + 1])
        if not owners:
            if base.plural and (self._is_both(base.first) or words in self.grammar.pairs):
                base.kind = "pair"
            return [base], used
        named = [
            owner for owner in owners if owner.code
        ]  # none: the owner is a trap, as a national team's manager
        return [replace(base, code=name.code, role=base.role or name.role) for name in named], used

    def _take_owners(self, base: Party, k: int, owned: bool) -> tuple[list[NameSense], int]:
        """Take in the states that own a role, and roles between ('szef MSZ Turcji'); give the next element too."""
        owners: list[NameSense] = []
        reach = k + 1
        while reach < len(self.elements) and self._owned_by(base.last, reach, nested=True):
            owner = self.elements[reach]
            if owned and owner.names:
                break
            base.last = owner.last
            reach += 1
            if owner.names:
                owners.append(self._choose_name(owner))
                while base.plural and self._coordinated(reach - 1, reach):
                    owners.append(self._choose_name(self.elements[reach]))
                    base.last = self.elements[reach].last
                    reach += 1
                if reach < len(self.elements) and self._modifies(reach - 1, reach):
                    base.last = self.elements[reach].last  # 'szef unijnej dyplomacji'
                    reach += 1
                break
            if base.kind_of_role in ("person", "official") or not base.role:
                base.role = _role_of(owner.roles)
        return owners, reach

    def _known_person(self, party: Party, k: int) -> NameSense | None:
        """The well-known name right after a role: 'prezydent Ilham Alijew'; the party takes it in."""
        if k >= len(self.elements):
            return None
        element = self.elements[k]
        sense = self._choose_name(element) if element.names else None
        if sense is None or sense.kind != "person":
            return None
        start = party.last + 1
        start += start < element.first and self.tokens[start].text == ","
        between = range(start, element.first)
        if len(between) > 4 or not all(self._is_name_word(i) or self.tokens[i].text == "-" for i in between):
            return None
        party.person = tuple(t.text for t in self.tokens[element.first : element.last + 1])
        party.last = element.last
        return sense

    def _owned_by(self, last: int, k: int, *, nested: bool) -> bool:
        """Whether the element at k is the state (or the body) that owns the role ending at token `last`."""
        owner = self.elements[k]
        between = range(last + 1, owner.first)
        gap = [self.tokens[i].lower for i in between]
        if len(gap) > MAX_GAP or any(not self.tokens[i].is_word or i in self.verbs for i in between):
            return False
        if any(self.tokens[i].text[0].isupper() for i in between):
            return False
        if self.grammar.cased:
            return self._owned_cased(owner, gap, nested)
        if gap[:1] == ["from"] and self.tokens[max(0, last - 1)].lower in self.grammar.possessives:
            return False  # 'recalled its ambassador from Australia'
        if self.grammar.adjectives_follow:
            if any(sense.kind == "adjective" for sense in owner.names):
                return len(gap) <= 2 and not any(word in self._barriers() for word in gap[:1])
            while len(gap) > 1 and gap[0] not in self._barriers():
                del gap[0]  # 'presidente electo de Argentina'
        return self._owned_by_preposition(owner, gap, last, nested)

    def _owned_by_preposition(self, owner: Element, gap: list[str], last: int, nested: bool) -> bool:
        """'minister of defence of', 'policía en Minsk', but no 'tropas en Ucrania'."""
        if (
            not gap
            or gap[0] not in self.grammar.owner_prepositions
            or any(w in self._barriers() for w in gap[1:])
        ):
            return False
        role = next((e.roles[0] for e in self.elements if e.last == last and e.roles), None)
        if gap[0] in self.grammar.organs_abroad and (role is None or role.kind not in ("organ", "official")):
            return False
        return bool(owner.names) or (nested and gap[0] not in ("from", "to"))

    def _owned_cased(self, owner: Element, gap: list[str], nested: bool) -> bool:
        cases = owner.cases()
        if gap and gap[-1] in self.grammar.inside and len(gap) == 1:
            kinds = {sense.kind for sense in owner.names}
            return self.grammar.locative in cases and bool(kinds & {"capital", "name"})
        if any(word in self._barriers() for word in gap):
            return False
        if owner.names:
            sense = self._choose_name(owner)
            if sense.kind == "adjective":
                return not gap or (len(gap) <= 1 and "gen" in cases)
            return "gen" in cases
        return nested and "gen" in cases and len(gap) <= 1

    def _is_both(self, first: int) -> bool:
        return first > 0 and self.tokens[first - 1].lower in self.grammar.both

    # -- shared -----------------------------------------------------------------------------------------

    def _coordinated(self, k: int, after: int) -> bool:
        """Whether two names follow each other with only 'and' or a comma (and an article) between."""
        if after >= len(self.elements) or not self.elements[after].names or not self.elements[k].names:
            return False
        gap = [token.lower for token in self.tokens[self.elements[k].last + 1 : self.elements[after].first]]
        passed = self.grammar.articles | (
            self.grammar.owner_prepositions if self.grammar.adjectives_follow else set()
        )
        joints = [word for word in gap if word not in passed]
        if len(joints) != 1 or joints[0] not in self.grammar.coordinators | {",", "-", "–"}:
            return False
        if (
            self.grammar.suffix_cases
            and joints == [","]
            and self.elements[k].cases() != self.elements[after].cases()
        ):
            return False  # 'Pakistan, Hindistan'ın uçağını düşürdü'
        kinds = [self._choose_name(self.elements[i]).kind == "adjective" for i in (k, after)]
        return kinds[0] == kinds[1]

    def _barriers(self) -> AbstractSet[str]:
        return self.grammar.prepositions.keys() | self.grammar.coordinators | self.grammar.relatives

    def _is_former(self, first: int) -> bool:
        return any(t.lower in self.grammar.former for t in self.tokens[max(0, first - 1) : first + 1])

    def _take_person(self, party: Party) -> None:
        """Take in the name of a person after the phrase ('Ilham Alijew', ', Ilham Aliyev,') or before a comma."""
        if party.person:
            return
        start = party.last + 1
        if start < len(self.tokens) and self.tokens[start].text == ",":
            end = self._name_words(start + 1)
            closed = (end < len(self.tokens) and self.tokens[end].text in ",.") or end == len(self.tokens)
            if end - start > 2 and closed:
                party.person = tuple(t.text for t in self.tokens[start + 1 : end])
                party.last = end - 1
                return
        end = self._name_words(start)
        alone = end - start == 1 and self.grammar.nouns_capitalised and start not in self.taken
        if end > start and not alone:
            party.person = tuple(t.text for t in self.tokens[start:end])
            party.last = end - 1
            return
        self._take_person_before(party)

    def _take_person_before(self, party: Party) -> None:
        comma = party.first - 1
        if comma < 2 or self.tokens[comma].text != ",":
            article = (
                comma >= 2
                and self.tokens[comma].lower in self.grammar.articles
                and self.tokens[comma - 1].text == ","
            )
            if not article:
                return
            comma -= 1
        begin = comma
        while begin > 0 and comma - begin < 3 and self._is_name_word(begin - 1):
            begin -= 1
        if comma - begin >= 2:
            party.person = tuple(t.text for t in self.tokens[begin:comma])
            party.first = begin
            known = next((e for e in self.elements if e.first >= begin and e.last == comma - 1), None)
            if known is not None and not party.code:
                party.code = self._choose_name(known).code

    def _name_words(self, start: int) -> int:
        end = start
        while end < len(self.tokens) and end - start < 4 and self._is_name_word(end, inside=end > start):
            end += 1
            hyphen = self.tokens[end : end + 2]  # 'Rendi-Wagner'
            if len(hyphen) == 2 and hyphen[0].text == "-" and hyphen[0].end == hyphen[1].start:
                end += 2 * (hyphen[0].start == self.tokens[end - 1].end and hyphen[1].text[0].isupper())
        while end > start and self.tokens[end - 1].lower in self.grammar.particles:
            end -= 1
        return end

    def _is_name_word(self, index: int, *, inside: bool = True) -> bool:
        token = self.tokens[index]
        if index in self.taken:
            return any(
                e.first <= index <= e.last and any(s.kind == "person" for s in e.names) for e in self.elements
            )
        if inside and token.lower in self.grammar.particles:
            return True
        if self.grammar.nouns_capitalised and self._is_noun(token):
            return False
        return token.text[0].isupper() and token.text[0].isalpha() and not token.text.isupper()

    def _is_noun(self, token: Token) -> bool:
        """Whether a capitalised word is a common noun: a word of the lexicon, a month, or one by its ending."""
        grammar, word = self.grammar, token.lower
        if word in grammar.no_names or word.endswith(grammar.noun_endings) or token.text.isupper():
            return True
        calendar = word in MONTHS[grammar.language] or word in WEEKDAYS[grammar.language]
        return calendar or load_lexicon(grammar.language).is_common(word)


def _role_of(senses: tuple[RoleSense, ...]) -> str:
    return senses[0].role if senses else ""


def find_pro_forms(scene: Scene, grammar: Grammar) -> Iterator[Party]:
    """'both countries', 'the country', 'he', 'we': what stands for parties that are named elsewhere."""
    forms = _pro_forms(grammar.language)
    words = tuple(token.lower for token in scene.tokens)
    for at, word in enumerate(words):
        for kind, phrase, cases in forms.get(word, ()):
            last = at + len(phrase) - 1
            if last > at and words[at : last + 1] != phrase:
                continue
            plural = kind in ("pair", "speaker") or phrase[0] in grammar.plural_pronouns
            yield Party("", "", at, last, kind, cases=cases, plural=plural)


@cache
def _pro_forms(language: str) -> dict[str, list[tuple[str, tuple[str, ...], frozenset[str]]]]:
    """The pro-forms of a language by their first word: what kind of party, all its words, its cases."""
    grammar = load_grammar(language)
    index: dict[str, list[tuple[str, tuple[str, ...], frozenset[str]]]] = {}
    for kind, phrases in (("pair", grammar.pairs), ("same", grammar.same)):
        for phrase in phrases:
            index.setdefault(phrase[0], []).append((kind, phrase, frozenset({"nom", "acc", "gen"})))
    for word in grammar.first_person:
        index.setdefault(word, []).append(("speaker", (word,), frozenset({"nom"})))
    for word, cases in grammar.pronouns.items():
        index.setdefault(word, []).append(("pronoun", (word,), cases))
    return index
