"""Polish: seven cases; Morfeusz 2 with the SGJP dictionary (BSD-2-Clause), and rules for names that it lacks."""

from collections.abc import Iterable, Iterator

from languages import PersonForms, Spelling, TriggerForms, list_team_names
from languages.pl.inflect import (
    Form,
    guess_gender,
    inflect_polish,
    inflect_polish_adjective,
    inflect_polish_verb,
)
from languages.pl.persons import decline_person
from languages.pl.places import decline_place
from languages.pl.sgjp import analyse
from tables import fold, plain

EVERYDAY_GERUNDS = ("więzieni", "powołani", "zdani", "pytani", "mieszkani", "ubrani")
"""Beginnings of gerunds that are words of their own: 'więzienie' is a prison."""
CASES = frozenset({"nom", "gen", "dat", "acc", "inst", "loc"})
_LETTERS = frozenset("ąćęłńóśźż")
WORDS_KEPT = frozenset({
    "bush", "buczkowski", "colom", "daniłow", "fiala", "galant", "kac", "kliczko", "krasnosielski",
    "kuczma", "kurz", "lai", "lula", "machar", "monastyrski", "nawalna", "nawalny", "parolin", "paroubek",
    "podolak", "poposki", "radew", "rogozin", "rugowa", "ruto", "sikorski", "staniszew", "szydło",
    "ziobro", "żelazkow",
})  # fmt: skip
"""Polish surnames that stay although the dictionary has them as a word or a given name: news means the leader."""

_SURNAMES_BARRED = frozenset({"kim", "li", "park", "moon"})
_HEADS_WITH_STATE = (
    "reprezentacja=sg", "kadra=sg", "selekcjoner=sg", "trener=sg",
    "piłkarze", "mistrzostwa", "puchar=sg",
)  # fmt: skip
_HEADS_WITH_ADJECTIVE = {
    "f": ("reprezentacja=sg", "kadra=sg", "tenisistka=sg", "liga=sg"),
    "m": ("piłkarz", "bramkarz=sg", "tenisista=sg", "hokeista"),
}


class Polish:
    """Inflects the entries of the Polish tables."""

    def name(self, lemma: str, kind: str) -> Iterator[Spelling]:
        """Adjectives in all genders, peoples in both numbers, other names in the singular."""
        if kind == "adjective":
            for form in inflect_polish_adjective(lemma):
                yield Spelling(form.form, form.cases, form.number, prefix=not form.cases)
            return
        plural_wanted = kind in ("people", "trap")
        phrase = lemma if plural_wanted or "=" in lemma or lemma.endswith("*") else f"{lemma}=sg"
        if kind != "people":
            # The clubs among the traps go like 'Spartaka', most other names like 'Gazpromu'.
            phrase += guess_gender(lemma, "m2" if kind == "trap" else "m3")
        for form in inflect_polish(phrase, people=kind == "people"):
            if form.number == "pl" and not plural_wanted and _has_singular(phrase):
                continue
            cases = form.cases - {"voc"}
            if cases:
                # What a trap is swallows its cases with it.
                yield Spelling(form.form) if kind == "trap" else Spelling(form.form, cases, form.number)

    def role(self, lemma: str, kind: str) -> Iterator[Spelling]:
        """All cases in both numbers."""
        for form in inflect_polish(lemma, people=kind in ("person", "official")):
            cases = form.cases - {"voc"}
            if cases:
                yield Spelling(form.form, cases, form.number)

    def place(self, lemma: str) -> Iterator[Spelling]:
        """All cases of a town or region."""
        for text, cases in decline_place(lemma):
            yield Spelling(text, cases, "sg")

    def person(self, name: str, *, gender: str, family_first: bool, foreign: bool) -> PersonForms:
        """All cases, of a foreigner also without the marks on letters that Polish lacks."""
        written = {name}
        if foreign:
            written.add(plain(name, _LETTERS))
            if plain(name, _LETTERS) != name:
                written.add(plain(name))
        last_only = family_first and not _opens_with_given_name(name)
        forms: PersonForms = {}
        for text in written:
            for form, cases in decline_person(text, gender, last_only=last_only).items():
                forms[form] = forms.get(form, frozenset()) | cases
        return {form: cases - {"voc"} for form, cases in forms.items() if cases != {"voc"}}

    def is_word(self, form: str, *, nominative: bool) -> bool:
        """Whether a form is also a given name or a place ('Adama') or, in the nominative, a word ('Duda')."""
        if fold(form, "pl") in _SURNAMES_BARRED:
            return True
        if not form.isalpha() or fold(form, "pl") in WORDS_KEPT:
            return False
        named = {name for entry in analyse(form) for name in entry.types} & {"imię", "nazwa_geograficzna"}
        common = nominative and any(entry.base[:1].islower() for entry in analyse(form.lower()))
        return common or bool(named)

    def split(self, lemma: str, pos: str) -> tuple[str, str]:
        """Give a lemma and the particle that must stand near its forms."""
        if pos == "verb" and lemma.endswith(" się"):
            return lemma, "się"
        return lemma, ""

    def trigger(self, lemma: str, pos: str) -> TriggerForms:
        """Give every form of a trigger by tense (or part of speech), cases and number."""
        cells: dict[tuple[str, str, str], frozenset[str]] = {}  # (form, tense, number) -> cases
        if pos == "verb":
            verb, _, rest = lemma.partition("|")
            for form in inflect_polish_verb(verb):
                if form.tense == "gerund" and form.form.startswith(EVERYDAY_GERUNDS):
                    continue
                if form.person != "2" and form.tense != "imperative":
                    number = "1" if form.person == "1" else form.number
                    key = (fold(f"{form.form} {rest}", "pl"), form.tense, number)
                    cells[key] = cells.get(key, frozenset()) | form.cases
        else:
            for entry in _adjective(lemma) if pos == "adj" else inflect_polish(lemma):
                if entry.cases & CASES or pos == "adj":
                    key = (fold(entry.form, "pl"), pos, entry.number)
                    cells[key] = cells.get(key, frozenset()) | entry.cases
        forms: TriggerForms = {}
        for (written, tense, number), cases in cells.items():
            forms.setdefault((tense, "|".join(sorted(cases & CASES)), number), set()).add(written)
        return forms

    def speech(self, lemma: str, kind: str) -> TriggerForms:
        """Give every form of a verb or phrase of speech."""
        if kind == "source" or not _is_verb(lemma.partition("|")[0].partition("/")[0].removesuffix(" się")):
            return {("source", "", ""): {fold(lemma.replace("|", " "), "pl")}}
        return self.trigger(lemma, "verb")

    def companion(self, phrase: str) -> set[str]:
        """Give every form of what a frame asks to stand beside its trigger."""
        head = phrase.partition("|")[0].strip().removesuffix(" się")
        if _is_verb(head):
            return {
                form for forms in self.trigger(phrase.removesuffix(" się"), "verb").values() for form in forms
            }
        return {fold(form.form, "pl") for form in inflect_polish(phrase)}

    def sport_traps(self) -> Iterator[str]:
        """Every form of 'reprezentacja Polski', 'polscy piłkarze' and their like."""
        for name in list_team_names("pl", "name", 1):
            genitive = next(form.form for form in inflect_polish(name) if "gen" in form.cases)
            for head in _HEADS_WITH_STATE:
                body, _, marker = head.partition("=")
                yield from _forms(f"{body}|{genitive}" + (f"={marker}" if marker else ""))
        for adjective in list_team_names("pl", "adjective", 1):
            feminine = adjective[:-1] + "a"
            for head in _HEADS_WITH_ADJECTIVE["f"]:
                yield from _forms(f"{feminine} {head}")
            for head in _HEADS_WITH_ADJECTIVE["m"]:
                yield from _forms(f"{adjective} {head}")


def _forms(phrase: str) -> Iterator[str]:
    return (form.form for form in inflect_polish(phrase) if form.cases != {"voc"})


def _has_singular(phrase: str) -> bool:
    return any(form.number == "sg" for form in inflect_polish(phrase))


def _opens_with_given_name(text: str) -> bool:
    return any("imię" in entry.types for entry in analyse(text.split(maxsplit=1)[0]))


def _adjective(lemma: str) -> Iterable[Form]:
    try:
        return inflect_polish_adjective(lemma)
    except ValueError:  # a short form such as 'gotów', or an adjective with what it governs
        return inflect_polish(lemma)


def _is_verb(word: str) -> bool:
    return any(entry.part == "inf" for entry in analyse(word))


LANGUAGE = Polish()
