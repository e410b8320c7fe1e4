"""Names and roles side by side -> noun phrases, one party each (or one for each state that is named in it).

'rosyjskie władze', 'the president of Azerbaijan, Ilham Aliyev', 'ministrowie obrony Turcji i Azerbejdżanu'.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from volteface.coding.grammar import Grammar, load_grammar
from volteface.coding.names import Names, choose_name
from volteface.coding.scenes import Element, Party, Scene, suffix_cases
from volteface.coding.sentences import Token
from volteface.world import NameSense, RoleSense

NOMINATIVE = frozenset({"nom"})
MAX_GAP = 3  # words between a role and its state: "minister obrony narodowej Ukrainy"


class Builder:
    """Links the elements of one scene into noun phrases."""

    def __init__(self, scene: Scene, grammar: Grammar) -> None:
        self.tokens = scene.tokens
        self.elements = scene.elements
        self.grammar = grammar
        self.verbs = scene.verbs
        self.names = Names(scene, grammar)

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
                    code=choose_name(self.elements[k]).code,
                    first=self.elements[k].first,
                    weak=False,
                )
                for one in party
            ], after - k + 1
        roles, used = self._from_role(after, owned=True)  # with a person: 'rosyjski minister Siergiej Ławrow'
        codes = {choose_name(self.elements[index]).code for index in run}
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
            name = choose_name(element)
            if name.code:
                former = lead.former or self._is_former(self.elements[run[0]].first)
                person = lead.person if len(run) == 1 else ()
                agrees = choose_name(last).kind == "adjective"  # 'Kenias Minister' does not
                cases = (lead.cases & last.cases() or lead.cases) if agrees else lead.cases
                parties.append(
                    replace(
                        lead, code=name.code, first=element.first, cases=cases, former=former, person=person
                    )
                )
        return parties

    def _bare_name(self, k: int) -> list[Party]:
        element = self.elements[k]
        name = choose_name(element)
        if not name.code or self._is_surname(element, name):
            return []
        token = self.tokens[element.last]
        party = Party(
            name.code, name.role, element.first, element.last, name.kind, cases=element.cases(),
            plural="pl" in name.number and name.kind == "people",
            possessive=token.lower.endswith(self.grammar.possessive_endings),
        )  # fmt: skip
        if name.kind == "person":
            while party.first > 0 and element.first - party.first < 3 and self.names.is_word(party.first - 1):
                party.first -= 1
        if name.kind in ("seat", "body", "person"):
            self.names.take(party)
        party.former = self._is_former(element.first) or (name.kind == "person" and "former" in name.flags)
        party.weak = "weak" in name.flags
        return [party]

    def _is_surname(self, element: Element, name: NameSense) -> bool:
        """'Dana Jordan', 'Chad Ellison': an ambiguous name beside another capitalised word is a person's."""
        if "ambiguous" not in name.flags:
            return False
        beside = [element.first - 1] if element.first > 1 else []
        beside += [element.last + 1] if element.last + 1 < len(self.tokens) else []
        return any(
            i not in self.names.taken and self.tokens[i].text.istitle() and self.names.is_word(i)
            for i in beside
        )

    def _modifies(self, k: int, after: int) -> bool:
        """Whether the name at k is a modifier of the role at `after`."""
        name, role = self.elements[k], self.elements[after]
        sense = choose_name(name)
        if role.names:
            weak = "weak" in choose_name(role).flags
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
        self.names.take(base)
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
                owners.append(choose_name(owner))
                while base.plural and self._coordinated(reach - 1, reach):
                    owners.append(choose_name(self.elements[reach]))
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
        sense = choose_name(element) if element.names else None
        if sense is None or sense.kind != "person":
            return None
        start = party.last + 1
        start += start < element.first and self.tokens[start].text == ","
        between = range(start, element.first)
        if len(between) > 4 or not all(self.names.is_word(i) or self.tokens[i].text == "-" for i in between):
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
            sense = choose_name(owner)
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
        kinds = [choose_name(self.elements[i]).kind == "adjective" for i in (k, after)]
        return kinds[0] == kinds[1]

    def _barriers(self) -> frozenset[str]:
        return _barriers(self.grammar.language)

    def _is_former(self, first: int) -> bool:
        return any(t.lower in self.grammar.former for t in self.tokens[max(0, first - 1) : first + 1])


@cache
def _barriers(language: str) -> frozenset[str]:
    """Words that end a noun phrase."""
    grammar = load_grammar(language)
    return frozenset(grammar.prepositions) | grammar.coordinators | grammar.relatives


def _role_of(senses: tuple[RoleSense, ...]) -> str:
    return senses[0].role if senses else ""
