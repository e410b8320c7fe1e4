"""Names of persons beside a phrase: 'prezydent Ilham Alijew', 'the president, Ilham Aliyev,'."""

from volteface.coding.grammar import Grammar
from volteface.coding.lexicon import load_lexicon
from volteface.coding.scenes import Element, Party, Scene
from volteface.coding.sentences import Token
from volteface.world import NameSense
from volteface.world.calendar import MONTHS, WEEKDAYS

KIND_ORDER = {"trap": 0, "name": 1, "person": 2, "capital": 4}


def choose_name(element: Element) -> NameSense:
    """Of several senses take a trap first (it is there to say no), then a plain name; a capital last."""
    return min(element.names, key=lambda sense: KIND_ORDER.get(sense.kind, 3))


class Names:
    """Tells the words of names in one scene."""

    def __init__(self, scene: Scene, grammar: Grammar) -> None:
        self.tokens, self.elements, self.grammar = scene.tokens, scene.elements, grammar
        self.taken = {i for e in scene.elements for i in range(e.first, e.last + 1)}

    def take(self, party: Party) -> None:
        """Take in the name of a person after the phrase ('Ilham Alijew', ', Ilham Aliyev,') or before a comma."""
        if party.person:
            return
        start = party.last + 1
        if start < len(self.tokens) and self.tokens[start].text == ",":
            end = self.words(start + 1)
            closed = (end < len(self.tokens) and self.tokens[end].text in ",.") or end == len(self.tokens)
            if end - start > 2 and closed:
                party.person = tuple(t.text for t in self.tokens[start + 1 : end])
                party.last = end - 1
                return
        end = self.words(start)
        alone = end - start == 1 and self.grammar.nouns_capitalised and start not in self.taken
        if end > start and not alone:
            party.person = tuple(t.text for t in self.tokens[start:end])
            party.last = end - 1
            return
        self._take_before(party)

    def _take_before(self, party: Party) -> None:
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
        while begin > 0 and comma - begin < 3 and self.is_word(begin - 1):
            begin -= 1
        if comma - begin >= 2:
            party.person = tuple(t.text for t in self.tokens[begin:comma])
            party.first = begin
            known = next((e for e in self.elements if e.first >= begin and e.last == comma - 1), None)
            if known is not None and not party.code:
                party.code = choose_name(known).code

    def words(self, start: int) -> int:
        """Give the token behind a name that begins at `start`; `start` itself where none does."""
        end = start
        while end < len(self.tokens) and end - start < 4 and self.is_word(end, inside=end > start):
            end += 1
            hyphen = self.tokens[end : end + 2]  # 'Rendi-Wagner'
            if len(hyphen) == 2 and hyphen[0].text == "-" and hyphen[0].end == hyphen[1].start:
                end += 2 * (hyphen[0].start == self.tokens[end - 1].end and hyphen[1].text[0].isupper())
        while end > start and self.tokens[end - 1].lower in self.grammar.particles:
            end -= 1
        return end

    def is_word(self, index: int, *, inside: bool = True) -> bool:
        """Whether a token is a word of a name; `inside` one, particles such as 'van' are."""
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
