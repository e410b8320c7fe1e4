"""English: nouns and verbs inflect little, names not at all."""

from collections.abc import Iterable, Iterator

from languages import NO_CASES, PersonForms, Spelling, TriggerForms, list_team_names
from languages.en.inflect import inflect_english_noun, inflect_english_verb
from tables import fold, plain

TENSES = {
    "base": "base",
    "third": "present",
    "past": "past",
    "past_participle": "participle",
    "gerund": "ing",
}
_AFTER_NAME = (
    "national team", "national football team", "national soccer team", "squad", "Under-21s", "U21", "U20",
    "coach", "striker", "midfielder", "goalkeeper", "captain", "Football Association", "Grand Prix",
)  # fmt: skip
_AFTER_ADJECTIVE = (
    "national team", "national football team", "Grand Prix", "Football Federation", "Football Association",
    "Premier League", "league title", "striker", "midfielder", "goalkeeper", "footballer", "winger", "Open",
    "tennis player", "champion", "swimmer", "sprinter", "cyclist", "figure skater", "hockey player",
)  # fmt: skip
_SURNAMES_BARRED = frozenset({
    "ban", "banks", "bell", "brown", "burns", "carter", "chance", "conde", "condé", "cook", "day",
    "fox", "gates", "grant", "green", "heine", "hill", "hu", "hunt", "kenny", "king", "lasso", "law",
    "li", "long", "march", "marks", "may", "moon", "oli", "park", "price", "rau", "reason", "rice",
    "saar", "sharp", "short", "smith", "sor", "stone", "store", "straw", "talon", "wall", "wen",
    "white", "wood", "young",
})  # fmt: skip
"""Surnames that are words."""


class English:
    """Inflects the entries of the English tables."""

    def name(self, lemma: str, kind: str) -> Iterator[Spelling]:
        """Only peoples have a plural: 'Pole', 'Poles', 'the Dutch'."""
        if kind != "people":
            yield Spelling(lemma)
            return
        for form in inflect_english_noun(lemma):
            # 'the Dutch' are many; of the others the plural has a form of its own.
            number = "pl" if lemma.endswith("*") else "sg" if form.kind == "singular" else "pl"
            yield Spelling(form.form, number=number)

    def role(self, lemma: str, kind: str) -> Iterator[Spelling]:
        """Singular and plural."""
        del kind
        for form in inflect_english_noun(lemma):
            yield Spelling(form.form, number="sg" if form.kind == "singular" else "pl")

    def place(self, lemma: str) -> Iterator[Spelling]:
        """As written."""
        yield Spelling(lemma, number="sg")

    def person(self, name: str, *, gender: str, family_first: bool, foreign: bool) -> PersonForms:
        """As written, and without marks on letters."""
        del gender, family_first, foreign
        return {name: NO_CASES, plain(name): NO_CASES}

    def is_word(self, form: str, *, nominative: bool) -> bool:
        """'May', 'King'."""
        del nominative
        return fold(form, "en") in _SURNAMES_BARRED

    def split(self, lemma: str, pos: str) -> tuple[str, str]:
        """A phrasal verb of two words is found by its verb; its particle may stand behind the object."""
        words = lemma.partition("/")[0].split()
        if pos == "verb" and len(words) == 2 and "/" not in lemma:
            return words[0], words[1]
        return lemma, ""

    def trigger(self, lemma: str, pos: str) -> TriggerForms:
        """Give every form of a trigger by tense (or part of speech) and number."""
        forms: TriggerForms = {}
        for variant in lemma.replace("|", " ").split("/"):
            if pos == "verb":
                head, _, rest = variant.strip().partition(" ")
                kinds: dict[str, str] = {}
                for form in inflect_english_verb(head):
                    kinds.setdefault(form.form, TENSES[form.kind])
                for written, tense in kinds.items():
                    forms.setdefault((tense, "", ""), set()).add(fold(f"{written} {rest}", "en"))
            elif pos == "noun":
                for noun in inflect_english_noun(variant.strip()):
                    number = "pl" if noun.kind == "plural" else "sg"
                    forms.setdefault(("noun", "", number), set()).add(fold(noun.form, "en"))
            else:
                forms.setdefault(("adj", "", ""), set()).add(fold(variant, "en"))
        return forms

    def speech(self, lemma: str, kind: str) -> TriggerForms:
        """Give every form of a verb or phrase of speech."""
        if kind == "source":
            return {("source", "", ""): {fold(v, "en") for v in lemma.replace("|", " ").split("/")}}
        return self.trigger(lemma, "verb")

    def companion(self, phrase: str) -> set[str]:
        """Give every form of what a frame asks to stand beside its trigger."""
        forms = {fold(phrase, "en")}
        for found in self.trigger(phrase, "noun").values():
            forms |= found
        return forms

    def sport_traps(self) -> Iterable[str]:
        """'Poland national team', 'Turkish Grand Prix', 'Team USA' and their like."""
        for name in list_team_names("en", "name", 2):
            yield f"Team {name}"
            yield f"national team of {name}"
            yield from (f"{name} {tail}" for tail in _AFTER_NAME)
        for adjective in list_team_names("en", "adjective", 2):
            yield from (f"{adjective} {tail}" for tail in _AFTER_ADJECTIVE)
        for capital in list_team_names("en", "capital", 1):
            yield from (f"{capital} {tail}" for tail in ("Marathon", "Olympics", "Film Festival", "Open"))


LANGUAGE = English()
