"""Russian: six cases, aspect pairs, participles long and short; all by rule, with tables of what goes its own way."""

from collections.abc import Iterator

from languages import PersonForms, Spelling, TriggerForms, list_team_names
from languages.ru.adjectives import CASES, decline_adjective, is_adjective, spell
from languages.ru.exceptions import words
from languages.ru.persons import decline_person, decline_place
from languages.ru.phrases import decline_phrase, parse_phrase
from languages.ru.verbs import conjugate, is_verb
from tables import fold

_ALL = frozenset(CASES)
_HEADS_WITH_STATE = (
    "сборная|{}",
    "тренер|{}",
    "нападающий|{}",
    "вратарь|{}",
    "чемпионат|{}",
    "кубок|{}",
    "футболист|{}",
)
_HEADS_WITH_ADJECTIVE = {
    "f": ("сборная", "теннисистка", "лига", "кухня", "премьер-лига"),
    "m": ("футболист", "теннисист", "хоккеист", "тренер", "нападающий", "клуб"),
}
WORDS = words(
    "мир май роман лев вера надежда любовь роза слава мороз гроза сила дели мали нигер ли ким пак мун рау пан сан дан"
    " сор рей мэй грант кук стоун прайс мур уайт блэк хант хилл форд бел лай воля вече кофе волк заяц кузнец коваль мельник но бок бока боке боку боком бренде вальс вальса вальсе"
    " вальсом вальсу лае лаем лаю лая колом кони ливни дуке куса кусе кусу кусы бегая бегаем бегаю бурите норов норова норове норову норовом"
    " перец перца перце перцем перцу се севера севере северу северы синьора синьоре синьорой синьору синьоры юном юна милее барака бараке"
    " бараком бараку"
)
"""Surnames and forms of surnames that are words, given names or places."""


class Russian:
    """Inflects the entries of the Russian tables.

    In a lemma '|' switches inflection off and on, '*' at the end leaves it as it is, '/' parts aspect partners (imperfective
    first) or variants of a phrase of speech; at the end '=pl' gives only the plural of a noun that is written in the singular
    ('санкция=pl', 'Филиппина=pl'), '=sg' only its singular, '=m =f =n' its gender, '=a =i' make it animate or not, '=p' says
    that a lone verb is perfective. All other lone verbs are imperfective or both, as 'атаковать'. 'ё' is written in both ways.
    """

    def name(self, lemma: str, kind: str) -> Iterator[Spelling]:
        """Adjectives in all genders and as first part of a compound, peoples in both numbers, other names in one."""
        if kind == "adjective":
            yield from _adjective_name(lemma)
            return
        if kind == "people":
            for form in decline_phrase(lemma, animate=True):
                yield Spelling(form.form, form.cases, form.number or "pl")
            return
        if kind == "trap":
            for form in decline_phrase(lemma):
                yield Spelling(form.form)
            return
        for text, cases in decline_place(lemma):
            yield Spelling(text, cases, "sg")

    def role(self, lemma: str, kind: str) -> Iterator[Spelling]:
        """All cases in both numbers; persons have the accusative of the genitive."""
        for form in decline_phrase(lemma, animate=kind in ("person", "official")):
            if lemma == "сторона" and not form.cases & {"nom", "inst"}:
                continue  # 'со стороны', 'в сторону' are prepositions
            yield Spelling(form.form, form.cases, form.number or "sg")

    def place(self, lemma: str) -> Iterator[Spelling]:
        """All cases of a town or region."""
        for text, cases in decline_place(lemma):
            yield Spelling(text, cases, "sg")

    def person(self, name: str, *, gender: str, family_first: bool, foreign: bool) -> PersonForms:
        """All cases; of a name with the family first only the last word changes."""
        del foreign
        return decline_person(name, gender, last_only=family_first)

    def is_word(self, form: str, *, nominative: bool) -> bool:
        """Whether a form of a surname is also a word or a given name."""
        del nominative
        return fold(form, "ru") in WORDS

    def split(self, lemma: str, pos: str) -> tuple[str, str]:
        """Russian verbs have no particle that parts from them."""
        del pos
        return lemma, ""

    def trigger(self, lemma: str, pos: str) -> TriggerForms:
        """Give every form of a trigger by tense (or part of speech), cases and number."""
        forms: TriggerForms = {}
        if pos == "verb":
            verb, _, rest = lemma.partition("|")
            marks = "=p" if "=p" in rest else ""
            rest = rest.partition("=")[0]
            before = "не " if verb.startswith("не ") else ""  # 'не пускать/не пустить': to refuse
            for cell in conjugate(verb.strip().removeprefix("не ").replace("/не ", "/") + marks):
                key = (cell.tense, "|".join(sorted(cell.cases)), cell.number)
                for end in spell(rest.strip()):
                    forms.setdefault(key, set()).add(fold(f"{before}{cell.form} {end}", "ru"))
            return forms
        for variant in lemma.split("/"):
            for text, cases, number in _phrase_cells(variant, pos):
                forms.setdefault((pos, "|".join(sorted(cases)), number), set()).add(fold(text, "ru"))
        return forms

    def speech(self, lemma: str, kind: str) -> TriggerForms:
        """Give every form of a verb or phrase of speech."""
        head = lemma.partition("|")[0].partition("/")[0].strip()
        if kind != "source" and is_verb(head.partition("=")[0]):
            return self.trigger(lemma, "verb")
        if kind == "source":
            return {
                ("source", "", ""): {
                    fold(s, "ru") for part in lemma.split("/") for s in spell(part.replace("|", " "))
                }
            }
        return self.trigger(lemma, "adj" if is_adjective(head) else "noun")

    def companion(self, phrase: str) -> set[str]:
        """Give every form of what a frame asks to stand beside its trigger."""
        head = phrase.partition("|")[0].partition("/")[0].partition("=")[0].strip()
        pos = "verb" if is_verb(head) else "adj" if is_adjective(phrase) and " " not in phrase else "noun"
        return {form for forms in self.trigger(phrase, pos).values() for form in forms}

    def sport_traps(self) -> Iterator[str]:
        """Every form of 'сборная России', 'российские футболисты' and their like."""
        for name in list_team_names("ru", "name", 1):
            genitive = next(
                (f.form for f in decline_phrase(name + ("" if "=" in name else "=sg")) if "gen" in f.cases),
                name,
            )
            for head in _HEADS_WITH_STATE:
                yield from _forms(head.format(genitive))
        for adjective in list_team_names("ru", "adjective", 1):
            if adjective.endswith("*"):
                continue
            for head in _HEADS_WITH_ADJECTIVE["f"]:
                yield from _forms(f"{adjective[:-2]}ая {head}")
            for head in _HEADS_WITH_ADJECTIVE["m"]:
                yield from _forms(f"{adjective} {head}=a")


def _adjective_name(lemma: str) -> Iterator[Spelling]:
    if not is_adjective(lemma):
        for text in spell(lemma.removesuffix("*")):
            yield Spelling(text, _ALL, "")
        return
    cells: dict[tuple[str, str], set[str]] = {}
    for (gender, case), forms in decline_adjective(lemma).items():
        for form in forms:
            for text in spell(form):
                cells.setdefault((text, "pl" if gender == "pl" else "sg"), set()).add(case)
    for (text, number), cases in cells.items():
        yield Spelling(text, frozenset(cases), number)
    if lemma.endswith("кий"):
        for text in spell(lemma[:-2] + "о"):
            yield Spelling(text, prefix=True)


def _phrase_cells(lemma: str, pos: str) -> Iterator[tuple[str, frozenset[str], str]]:
    if pos == "adj" and is_adjective(lemma) and " " not in lemma:
        for spelling in _adjective_name(lemma):
            if spelling.cases:
                yield spelling.text, spelling.cases, spelling.number
        return
    for form in decline_phrase(lemma):
        yield form.form, form.cases, form.number


def _forms(phrase: str) -> Iterator[str]:
    parse_phrase(phrase)
    return (form.form for form in decline_phrase(phrase))


LANGUAGE = Russian()
