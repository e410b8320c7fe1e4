"""Ukrainian: six cases that count, aspect pairs, forms in -но/-то; own rules, no dictionary."""

from collections.abc import Iterable, Iterator

from languages import PersonForms, Spelling, TriggerForms, list_team_names
from languages.uk.nouns import CASES, Form, adjective_forms, inflect, is_adjective_lemma
from languages.uk.persons import WORDS, decline_person
from languages.uk.verbs import conjugate
from tables import fold

_AFTER_STATE = ("збірна", "національна збірна", "чемпіонат=i", "кубок=i", "чемпіон=a", "прем'єр-ліга")
_AFTER_ADJECTIVE = (
    "футболіст=a", "воротар=a", "тенісист=a", "форвард=a", "півзахисник=a", "хокеїст=a", "боксер=a", "біатлоніст=a",
    "гімнаст=a", "плавець=a", "клуб=i", "тренер=a",
)  # fmt: skip
_AFTER_FEMININE = ("збірна=adj", "тенісистка", "прем'єр-ліга", "команда", "кухня", "мова", "література")
_NOT_DOUBLED = (
    "вкласт", "вклада", "укласт", "уклада", "вступ", "уступ", "управля", "врод", "увага", "участ", "уповноваж", "уточн",
    "впа", "упа", "усун", "усува", "втіка", "утік", "вечер", "угод", "увір",
)  # fmt: skip
"""Beginnings of verbs in which 'в' and 'у' are not the same: 'укласти' угоду, but 'вкласти' гроші."""


class Ukrainian:
    """Inflects the entries of the Ukrainian tables.

    In a phrase '|' switches inflection off and on again, a final '*' switches it off; the last inflected word is the
    noun and those before it agree with it. '=' opens marks parted by stops: m f n gender; sg no plural; pl the
    lemma is a plural; a, i living or not; adj an adjective used as noun; c (of an adjective) without
    the form that is a city's locative ('мінську'); h both parts of a hyphenated word inflect.
    'договір~договор' gives the stem of the other cases ('секретар~секретарь' a soft one), 'сторона^сторін' the
    genitive plural. Of verbs parted by '/' the 1st, 3rd ... are imperfective, the 2nd, 4th ... perfective, so that
    '/поцілити' is perfective alone. Verbs in 'в'/'у' before a consonant are built with both.
    """

    def name(self, lemma: str, kind: str) -> Iterator[Spelling]:
        """Adjectives in all genders, peoples in both numbers, other names in the singular unless marked."""
        if kind == "adjective":
            if lemma.endswith("-"):
                yield Spelling(lemma[:-1], prefix=True)
                return
            body, _, city = lemma.partition("=")
            for form in adjective_forms(body):
                if not (city and form.text == body[:-2] + "у"):
                    yield Spelling(form.text, form.cases, form.number)
            if body.endswith("ий"):
                yield Spelling(body[:-2] + "о", prefix=True)
            return
        people = kind == "people"
        body = lemma if people or kind == "trap" or "=" in lemma or lemma.endswith("*") else f"{lemma}=sg"
        for form in inflect(body, animate=people, proper=not people):
            if form.number == "pl" and not (people or kind == "trap" or "=pl" in lemma or ".pl" in lemma):
                continue
            yield Spelling(form.text) if kind == "trap" else Spelling(form.text, form.cases, form.number)

    def role(self, lemma: str, kind: str) -> Iterator[Spelling]:
        """All cases in both numbers."""
        for form in inflect(lemma, animate=kind in ("person", "official", "group")):
            yield Spelling(form.text, form.cases, form.number)

    def place(self, lemma: str) -> Iterator[Spelling]:
        """All cases of a town or region."""
        for form in inflect(lemma, proper=True):
            if form.number != "pl" or "=pl" in lemma:
                yield Spelling(form.text, form.cases, "sg")

    def person(self, name: str, *, gender: str, family_first: bool, foreign: bool) -> PersonForms:
        """All cases; 'ґ' also as 'г'."""
        del foreign
        forms: PersonForms = {}
        for form, cases in decline_person(name, gender, last_only=family_first).items():
            for written in {form, form.replace("ґ", "г").replace("Ґ", "Г")}:
                forms[written] = forms.get(written, frozenset()) | cases
        return forms

    def is_word(self, form: str, *, nominative: bool) -> bool:
        """Whether a form of a surname is also a word, a given name or a place."""
        del nominative
        return fold(form, "uk") in WORDS

    def split(self, lemma: str, pos: str) -> tuple[str, str]:
        """No verb has a particle that stands elsewhere."""
        del pos
        return lemma, ""

    def trigger(self, lemma: str, pos: str) -> TriggerForms:
        """Give every form of a trigger by tense (or part of speech), cases and number."""
        cells: dict[tuple[str, str, str], set[str]] = {}
        if pos == "verb":
            for variant, perfective in _verbs(lemma):
                body, _, rest = variant.partition("|")
                for form in conjugate(body.strip(), perfective=perfective):
                    key = form.tense, form.number
                    cells.setdefault((fold(f"{form.text} {rest}", "uk"), *key), set()).update(form.cases)
        else:
            for form in _entries(lemma, pos):
                cells.setdefault((fold(form.text, "uk"), pos, form.number), set()).update(form.cases)
        forms: TriggerForms = {}
        for (written, tense, number), cases in cells.items():
            key = tense, "|".join(case for case in CASES if case in cases), number
            forms.setdefault(key, set()).add(written)
        return forms

    def speech(self, lemma: str, kind: str) -> TriggerForms:
        """Give every form of a verb or phrase of speech."""
        first = lemma.partition("|")[0].strip("/").split("/")[-1].split()[0]
        if kind == "source" or not _is_verb(first):
            return {("source", "", ""): {fold(part, "uk") for part in lemma.replace("|", " ").split("/")}}
        return self.trigger(lemma, "verb")

    def companion(self, phrase: str) -> set[str]:
        """Give every form of what a frame asks to stand beside its trigger."""
        if phrase.endswith("*"):
            return {fold(phrase[:-1], "uk")}
        if _is_verb(phrase.partition("|")[0].strip("/").split("/")[-1].split()[0]):
            return {form for forms in self.trigger(phrase, "verb").values() for form in forms}
        if " " not in phrase and is_adjective_lemma(phrase):
            return {fold(form.text, "uk") for form in adjective_forms(phrase)}
        return {fold(form.text, "uk") for form in inflect(phrase, animate=None)}

    def sport_traps(self) -> Iterator[str]:
        """'збірна Польщі', 'чемпіонат Європи', 'турецький футболіст', 'англійська прем'єр-ліга' and their like."""
        for name in list_team_names("uk", "name", 1):
            genitive = next(form.text for form in inflect(name, proper=True) if "gen" in form.cases)
            for head in _AFTER_STATE:
                body, _, marks = head.partition("=")
                adjectival = ".adj" if body.endswith("збірна") else ""
                for form in inflect(f"{body}|{genitive}={marks or 'i'}{adjectival}"):
                    yield form.text
        for adjective in list_team_names("uk", "adjective", 1):
            if not adjective.endswith(("ий", "ій")):
                continue
            for head in _AFTER_ADJECTIVE:
                yield from (form.text for form in inflect(f"{adjective} {head}"))
            for head in _AFTER_FEMININE:
                yield from (form.text for form in inflect(f"{adjective[:-2]}а {head}"))


def _verbs(lemma: str) -> Iterator[tuple[str, bool]]:
    """Give the verbs of a lemma with their aspect: imperfective and perfective take turns."""
    body, bar, rest = lemma.partition("|")
    seen: set[str] = set()
    for index, verb in enumerate(body.split("/")):
        if not verb.strip() or verb in seen:  # 'атакувати' is both: 'атакує' is then now rather than to come
            continue
        seen.add(verb)
        yield f"{verb}{bar}{rest}", bool(index % 2)
        twin = _twin(verb.strip())
        if twin:
            yield f"{twin}{bar}{rest}", bool(index % 2)


def _twin(verb: str) -> str:
    """'вбити' and 'убити' are one verb; before a vowel and where the meaning differs there is no twin."""
    if len(verb) < 5 or verb[1] in "аеиоуяюєії'’" or verb.startswith(_NOT_DOUBLED):
        return ""
    return {"в": "у", "у": "в"}.get(verb[0], "") and {"в": "у", "у": "в"}[verb[0]] + verb[1:]


def _is_verb(word: str) -> bool:
    return word.endswith(("ати", "яти", "ити", "іти", "їти", "нути", "сти", "зти", "йти", "гти", "ути", "оти", "кти", "тися", "тись", "ерти"))  # fmt: skip


def _entries(lemma: str, pos: str) -> Iterator[Form]:
    for variant in lemma.split("/"):
        if pos == "adj" and not variant.endswith("*"):
            yield from adjective_forms(variant)
        else:
            yield from inflect(variant)


def forms_of(words: Iterable[str]) -> frozenset[str]:
    """Give every folded form of some nouns, for lists that are checked by form."""
    return frozenset(fold(form.text, "uk") for word in words for form in inflect(word, animate=None))


LANGUAGE = Ukrainian()
