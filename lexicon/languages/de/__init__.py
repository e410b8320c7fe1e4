"""German: cases by rule, verbs with separable particles, compounds spelled out in the tables."""

from collections.abc import Iterable, Iterator

from languages import NO_CASES, PersonForms, Spelling, TriggerForms, list_team_names
from languages.de.nouns import (
    ARTICLES,
    Form,
    decline_adjective,
    decline_phrase,
    swiss,
)
from languages.de.verbs import conjugate
from tables import fold, plain

ANY = frozenset({"nom", "gen", "dat", "acc"})
BARE = frozenset({"nom", "dat", "acc"})
_SURNAMES_BARRED = frozenset({
    "abend", "adam", "alt", "arm", "bach", "bauer", "bell", "berg", "berger", "blum", "braun", "brown", "burg", "busch", "dick", "ernst",
    "fall", "fischer", "fuchs", "gates", "glück", "grant", "groß", "gross", "grün", "gut", "hahn", "hall", "hammer", "hase", "heine", "held", "herr",
    "herzog", "hill", "hirsch", "hof", "holt", "jung", "kaiser", "kant", "karl", "keller", "kern", "kim", "klein", "koch", "kohl", "kraft", "kühn",
    "kurz", "lang", "lange", "law", "li", "long", "mai", "mann", "markt", "may", "meister", "moon", "müller", "neumann", "oli", "park", "paul", "recht",
    "reich", "richter", "roth", "ruf", "sander", "sauer", "schäfer", "schmidt", "schneider", "schön", "schwarz", "see", "sommer", "stark", "stein", "stern",
    "strobl", "sturm", "tag", "vogel", "vogt", "wagner", "wahl", "wald", "weber", "weil", "weiß", "weiss", "wen", "wild", "winter", "wolf",
    "wolff", "zimmermann", "zypries", "so", "an", "in", "am", "da", "sie", "mit", "bis", "sor", "store", "hu", "lee", "price", "hunt", "king", "smith", "johnson", "hagel", "rice",
    "saar", "conde", "ban", "le", "lai", "koller", "peter", "rösler", "kreuz", "schulz", "schulze", "graf", "blüm", "dal", "solo", "talon", "dos", "rau", "maurer", "schmid", "sharp", "white", "young",
})  # fmt: skip
"""Surnames that are words, given names, or many people's."""
_NOUNS_TOO = frozenset({"angaben"})
"""Forms of verbs of speech that news hardly use but as nouns: 'nach eigenen Angaben'."""
_TEAM_HEADS = (
    "Nationalmannschaft", "Fußballnationalmannschaft", "Nationalelf", "Auswahl", "Handballer", "Fußballer", "Nationaltrainer",
    "U21", "Frauen-Nationalmannschaft", "Nationalteam", "Meister", "Eishockey-Nationalmannschaft", "Stürmer", "Torhüter", "Mittelfeldspieler",
    "Verteidiger", "Liga", "Tennisprofi", "Skispringer", "Biathletin", "Radprofi", "Fußballverband", "Meisterschaft", "Pokal", "Rekordmeister", "Grand Prix",
)  # fmt: skip


class German:
    """Inflects the entries of the German tables.

    A noun phrase: 'oberst~ Gerichtshof|für Menschenrechte' - '~' marks an adjective, '|' ends what inflects, a final
    '*' leaves the phrase as it is, '=me' tells the noun's class (see `nouns`), '=sg' or '=pl' keep to one number.
    '/' parts variants. Names: '=m', '=f', '=n', '=p' for those that have an article ('die Türkei'), which is then
    spelled with them, as it tells their case. A verb: 'an|greifen' parts its particle, a word before 'sich' is none.
    Every form with ß is given with ss too.
    """

    def name(self, lemma: str, kind: str) -> Iterator[Spelling]:
        """Adjectives with all endings, peoples in both numbers, names with their article where they have one."""
        for variant in lemma.split("/"):
            yield from _swissed(self._name(variant, kind))

    def _name(self, lemma: str, kind: str) -> Iterator[Spelling]:
        if kind == "trap":
            texts = (
                {form.text for form in decline_phrase(lemma)}
                if "=" in lemma or "~" in lemma
                else {lemma.rstrip("*")}
            )
            yield from (Spelling(text) for text in texts)
        elif kind == "adjective":
            yield from _adjective_name(lemma)
        elif kind == "people":
            yield from _merge(decline_phrase(lemma))
        elif "=" in lemma or "~" in lemma:
            yield from _with_article(lemma)
        else:
            yield from _plain_name(lemma)

    def role(self, lemma: str, kind: str) -> Iterator[Spelling]:
        """All cases in both numbers; feminines also with 'der', which tells genitive and dative.

        Before a name a title need not be declined: 'mit Präsident Macron'.
        """
        for variant in lemma.split("/"):
            forms = list(decline_phrase(variant))
            if kind in ("person", "official"):
                forms += _as_titles(forms)
            yield from _swissed(_merge(forms))
            yield from _swissed(_merge(_with_der(forms)))

    def place(self, lemma: str) -> Iterator[Spelling]:
        """As names: 'Charkiw', 'die Krim'."""
        yield from self.name(lemma, "name")

    def person(self, name: str, *, gender: str, family_first: bool, foreign: bool) -> PersonForms:
        """As written, without marks on letters, and with the -s of the genitive."""
        del gender, family_first
        forms: PersonForms = {}
        written = {name, name.replace("ß", "ss")} | ({plain(name, frozenset("äöü"))} if foreign else set())
        for text in written:
            if text.endswith(("s", "x", "z", "ß", "ce")):
                forms[text] = ANY
            else:
                forms[text] = BARE
                forms[text + "s"] = frozenset({"gen"})
        return forms

    def is_word(self, form: str, *, nominative: bool) -> bool:
        """'Kurz', 'Koch', 'Mai'."""
        del nominative
        folded = fold(form, "de")
        return folded in _SURNAMES_BARRED or folded.removesuffix("s") in _SURNAMES_BARRED

    def split(self, lemma: str, pos: str) -> tuple[str, str]:
        """The particle of 'an|greifen' stands at the end of the clause, or is joined with its verb."""
        if pos == "verb" and "|" in lemma:
            return lemma, fold(lemma.partition("|")[0], "de")
        return lemma, ""

    def trigger(self, lemma: str, pos: str) -> TriggerForms:
        """Give every form of a trigger by tense (or part of speech); where two tenses share a form, both."""
        forms: TriggerForms = {}
        for variant in lemma.split("/"):
            if pos == "verb":
                for written, tense in conjugate(variant):
                    _put(forms, (tense, "", ""), written)
            elif pos == "adj":
                for written in _adjective_forms(variant):
                    _put(forms, ("adj", "", ""), written)
            else:
                for form in decline_phrase(variant):
                    _put(forms, ("noun", "", form.number), form.text)
        _settle(forms)
        return forms

    def speech(self, lemma: str, kind: str) -> TriggerForms:
        """Give every form of a verb or phrase of speech; a phrase is left as it is."""
        first = lemma.partition("/")[0]
        if kind == "source" or lemma.endswith("*") or " " in first or not first.endswith("n"):
            return {("source", "", ""): {fold(v.rstrip("*"), "de") for v in lemma.split("/")}}
        forms: TriggerForms = {}
        for variant in lemma.split("/"):
            for written, tense in conjugate(variant):
                if written not in _NOUNS_TOO:
                    _put(forms, (tense, "", ""), written)
        _settle(forms)
        return forms

    def companion(self, phrase: str) -> set[str]:
        """Give every form of what a frame asks to stand beside its trigger."""
        if phrase.endswith("*") or (" " in phrase and phrase[0].islower() and "~" not in phrase):
            forms = {phrase.rstrip("*")}
        elif phrase[0].islower() and "~" not in phrase:
            forms = set(_adjective_forms(phrase))
        else:
            forms = {form.text for variant in phrase.split("/") for form in decline_phrase(variant)}
        return {fold(form, "de") for form in forms | {swiss(form) for form in forms}}

    def sport_traps(self) -> Iterable[str]:
        """'deutsche Nationalmannschaft', 'Team Polen' and their like."""
        for name in list_team_names("de", "name", 1):
            base = name.partition("=")[0].replace("~", "e")
            yield f"Team {base}"
            yield f"Nationalmannschaft {base}s"
            yield f"Grand Prix von {base}"
        for adjective in list_team_names("de", "adjective", 1):
            for form in decline_adjective(adjective.rstrip("*").partition("=")[0]):
                yield from (f"{form} {head}" for head in _TEAM_HEADS)


def _put(forms: TriggerForms, key: tuple[str, str, str], written: str) -> None:
    forms.setdefault(key, set()).update({fold(written, "de"), fold(swiss(written), "de")})


def _settle(forms: TriggerForms) -> None:
    """A form that is an infinitive is read as one; 'verurteilt' stays both present and participle."""
    finite = ("present", "past")
    drop = {
        "present": ("infinitive",),
        "past": ("infinitive",),
        "reported": ("infinitive", *finite),
        "passive": ("infinitive", *finite, "reported"),
    }
    for tense, others in drop.items():
        for other in others:
            forms.get((tense, "", ""), set()).difference_update(forms.get((other, "", ""), ()))


def _adjective_forms(stem: str) -> set[str]:
    return {stem, *decline_adjective(stem)}


def _merge(forms: Iterable[Form]) -> Iterator[Spelling]:
    """Join the cells that share a spelling."""
    cells: dict[tuple[str, str], frozenset[str]] = {}
    for form in forms:
        key = form.text, form.number
        cells[key] = cells.get(key, NO_CASES) | form.cases
    for (text, number), told in cells.items():
        yield Spelling(text, told, number)


def _swissed(spellings: Iterable[Spelling]) -> Iterator[Spelling]:
    for spelling in spellings:
        yield spelling
        if "ß" in spelling.text:
            yield Spelling(swiss(spelling.text), spelling.cases, spelling.number, spelling.prefix)


def _with_der(forms: Iterable[Form]) -> Iterator[Form]:
    """'der Regierung' is genitive or dative, though 'der' may be a nominative's article."""
    for form in forms:
        if form.gender == "f" and form.number == "sg" and form.cases & {"gen", "dat"}:
            yield Form(f"der {form.text}", form.cases, "sg", "f")


def _as_titles(forms: Iterable[Form]) -> list[Form]:
    """The nominative of a weak noun is also a title in any case: 'mit Ministerpräsident Irakli Kobachidse'."""
    nominatives = [f for f in forms if f.number == "sg" and f.gender == "m" and "nom" in f.cases]
    return [Form(f.text, frozenset({case}), "sg", "m") for f in nominatives for case in ("dat", "acc")]


def _adjective_name(lemma: str) -> Iterator[Spelling]:
    """'russisch' with all endings; 'Moskauer*' never changes."""
    if lemma.endswith("*"):
        yield Spelling(lemma[:-1], ANY)
        return
    for text, told in decline_adjective(lemma).items():
        yield Spelling(text, told)
    yield Spelling(lemma, NO_CASES, prefix=True)


def _with_article(lemma: str) -> Iterator[Spelling]:
    """'Türkei' may be any case, 'die Türkei' and 'der Türkei' tell it; 'des Iran' has no ending."""
    cells: dict[str, frozenset[str]] = {}
    number = "sg"
    for form in decline_phrase(lemma):
        number = form.number
        (case,) = form.cases
        if form.text.endswith("es") and case == "gen" and not form.text.endswith(("ses", "zes", "ßes")):
            continue  # 'Irans', not 'Iranes'
        cells[form.text] = cells.get(form.text, NO_CASES) | form.cases
        article = ARTICLES.get((form.gender, case))
        if article and _agrees(lemma, form.text, form.gender, case):
            told = f"{article} {form.text}"
            cells[told] = cells.get(told, NO_CASES) | form.cases
        if article == "des" and "~" not in lemma:
            cells[f"des {lemma.partition('=')[0]}"] = form.cases
    for text, told_cases in cells.items():
        yield Spelling(text, told_cases, number)


def _agrees(lemma: str, text: str, gender: str, case: str) -> bool:
    """Behind an article an adjective is weak: 'der Vereinigten Staaten', 'das Weiße Haus'."""
    if "~" not in lemma:
        return True
    first = text.split(maxsplit=1)[0]
    weak = "e" if (case == "nom" and gender != "p") or (case == "acc" and gender in "fn") else "en"
    return first.endswith(weak)


def _plain_name(lemma: str) -> Iterator[Spelling]:
    """'Polen', 'Polens'; what ends in a hiss has no ending in the genitive."""
    if lemma.endswith("*"):
        yield Spelling(lemma[:-1], ANY, "sg")
    elif lemma.endswith(("s", "x", "z", "ß")):
        yield Spelling(lemma, ANY, "sg")
    else:
        yield Spelling(lemma, BARE, "sg")
        yield Spelling(lemma + "s", frozenset({"gen"}), "sg")


LANGUAGE = German()
