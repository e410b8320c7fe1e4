"""French: verbs by rules, nouns and adjectives in gender and number; names do not inflect."""

from collections.abc import Iterable, Iterator
from itertools import product

from languages import NO_CASES, PersonForms, Spelling, TriggerForms, list_team_names
from languages.fr.verbs import VOWELS, Verb, conjugate
from tables import fold, plain

JOINTS = frozenset(
    {
        "de",
        "du",
        "des",
        "à",
        "au",
        "aux",
        "en",
        "sur",
        "contre",
        "pour",
        "par",
        "sans",
        "avec",
        "dans",
        "le",
        "la",
    }
)
_PLURALS_IN_AUX = frozenset({"travail", "bail", "émail", "corail", "vitrail", "soupirail"})
_PLURALS_IN_ALS = frozenset(
    {"bal", "carnaval", "festival", "naval", "fatal", "final", "récital", "natal", "banal"}
)
_FEMININES = {
    "turc": "turque", "grec": "grecque", "letton": "lettone", "lapon": "lapone", "franc": "franque", "public": "publique",
    "andalou": "andalouse", "hindou": "hindoue", "bref": "brève", "sec": "sèche", "blanc": "blanche", "mandchou": "mandchoue",
    "long": "longue", "québécois": "québécoise", "esquimau": "esquimaude", "tigréen": "tigréenne",
}  # fmt: skip
_FEMININE_ENDINGS = (
    ("ien", "ienne"), ("éen", "éenne"), ("yen", "yenne"), ("el", "elle"), ("eil", "eille"), ("f", "ve"), ("er", "ère"),
    ("on", "onne"), ("eux", "euse"), ("e", "e"),
)  # fmt: skip
_ADVERBS = ("", "également", "aussi", "ensuite", "déjà", "officiellement", "ainsi", "toutefois")
_INSERTED = (
    "", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "hier", "aussitôt", "également",
    "aussi", "de nouveau", "officiellement",
)  # fmt: skip
_BEFORE_TEAM = (
    "équipe de", "équipe nationale de", "sélection de", "coupe de", "championnat de", "championnats de", "grand prix de",
    "fédération de", "supercoupe de", "open de", "tour de", "tournoi de", "stade de",
)  # fmt: skip
_BEFORE_ADJECTIVE = (
    "sélection", "équipe", "sélectionneur", "attaquant", "milieu", "défenseur", "gardien", "entraîneur", "championnat",
    "footballeur", "joueur", "buteur", "fédération", "cycliste", "nageur", "nageuse", "joueuse", "cuisine", "cinéma",
)  # fmt: skip
_SURNAMES_BARRED = frozenset({
    "ban", "barre", "bel", "bon", "blanc", "boni", "cher", "conde", "condé", "dos", "dieu", "fin", "franco", "grand",
    "heine", "hier", "hollande-", "hun", "hu", "jean", "jospin-", "kan", "law", "le", "li", "lasso", "long", "lai",
    "mai", "maire", "marin", "martin", "mars", "may", "merci", "moi", "moon", "noble", "oli", "or", "petit", "pape",
    "park", "pardo", "paul", "pire", "pot", "prince", "rama", "rau", "roi", "roux", "royal", "sa", "saint", "sec",
    "sire", "sor", "sou", "sous", "store", "talon", "tel", "thon", "tout", "trop", "val", "valls-", "vin", "wen",
    "young", "dominique", "philippe", "michel", "simon", "thomas", "laurent", "albert", "alain", "king", "price",
    "rice", "white", "short", "straw", "wall", "banks", "bell", "brown", "burns", "carter", "cook", "day", "fox",
    "gates", "grant", "green", "hill", "hunt", "march", "marks", "smith", "stone", "wood", "saar", "sharp",
})  # fmt: skip
"""Surnames that are words or given names."""


class French:
    """Inflects the entries of the French tables.

    In a lemma '/' parts variants (of an adjective: masculine/feminine), '|' switches inflection off and on, a final
    '*' switches it off, '=sg' or '=pl' at the end fix the number. A verb that opens with "se " or "s'" is reflexive;
    ' _ ' stands before a particle that may follow the object: 'appeler _ à'.
    """

    def name(self, lemma: str, kind: str) -> Iterator[Spelling]:
        """Adjectives and peoples have genders and numbers; all others stand as written."""
        if kind not in ("adjective", "people") or lemma.endswith(("*", "-")):
            number = "pl" if kind == "people" else ""
            yield from (
                Spelling(text, number=number, prefix=lemma.endswith("-"))
                for text in respell(lemma.rstrip("*-"))
            )
            return
        masculine, _, feminine = lemma.partition("/")
        for word in (masculine, feminine or feminise(masculine)):
            for text in respell(word):
                yield Spelling(text, number="sg")
            for text in respell(pluralise(word)):
                yield Spelling(text, number="pl" if kind == "people" or pluralise(word) != word else "sg")

    def role(self, lemma: str, kind: str) -> Iterator[Spelling]:
        """Singular and plural of each variant, and with 'ex-' before a person's."""
        for text, number in noun_forms(lemma):
            for written in respell(text):
                yield Spelling(written, number=number)
                if kind in ("person", "official") and " " not in written[:3]:
                    yield Spelling(f"ex-{written}", number=number)

    def place(self, lemma: str) -> Iterator[Spelling]:
        """As written, and without an accent on a capital."""
        yield from (Spelling(text, number="sg") for text in respell(lemma))

    def person(self, name: str, *, gender: str, family_first: bool, foreign: bool) -> PersonForms:
        """As written, and without marks on letters."""
        del gender, family_first, foreign
        return {name: NO_CASES, plain(name): NO_CASES}

    def is_word(self, form: str, *, nominative: bool) -> bool:
        """'Maire', 'Royal'."""
        del nominative
        return fold(form, "fr") in _SURNAMES_BARRED

    def split(self, lemma: str, pos: str) -> tuple[str, str]:
        """'appeler _ à': the particle may stand behind the object."""
        head, _, particle = lemma.partition(" _ ")
        return (head, particle) if pos == "verb" else (lemma, "")

    def trigger(self, lemma: str, pos: str) -> TriggerForms:
        """Give every form of a trigger by tense (or part of speech) and number."""
        forms: TriggerForms = {}
        for variant in lemma.split("/"):
            written = variant.strip()
            if pos == "verb":
                for (tense, number), phrases in verb_forms(written).items():
                    found = {fold(p, "fr") for phrase in phrases for p in respell(phrase, inside=True)}
                    forms.setdefault((tense, "", number), set()).update(found)
            elif pos == "noun":
                for text, number in noun_forms(written):
                    found = {fold(p, "fr") for p in respell(text, inside=True)}
                    forms.setdefault(("noun", "", number), set()).update(found)
            else:
                found = {fold(p, "fr") for p in adjective_forms(written)}
                forms.setdefault(("adj", "", ""), set()).update(found)
        return forms

    def speech(self, lemma: str, kind: str) -> TriggerForms:
        """Give every form of a verb or phrase of speech."""
        if kind == "source":
            return {
                ("source", "", ""): {fold(p, "fr") for v in lemma.split("/") for p in respell(v, inside=True)}
            }
        return self.trigger(lemma, "verb")

    def companion(self, phrase: str) -> set[str]:
        """Give every form of what a frame asks to stand beside its trigger."""
        forms = {fold(p, "fr") for p in respell(phrase, inside=True)}
        for found in self.trigger(phrase, "noun").values():
            forms |= found
        if phrase.endswith(("er", "ir", "re")) and " " not in phrase:
            try:
                infinitive = self.trigger(phrase, "verb")
            except ValueError:
                return forms
            return forms | infinitive[("infinitive", "", "")]
        return forms

    def sport_traps(self) -> Iterable[str]:
        """'équipe de France', 'le milieu brésilien' and their like."""
        for name in list_team_names("fr", "name", 1):
            for before in _BEFORE_TEAM:
                joints = ("d'",) if name[0].lower() in VOWELS else (" ", "u ", "es ", " la ")
                yield from (
                    f"{before[:-2]}d{'' if j == chr(39) else 'e'}{j}{name}"
                    for j in joints
                    if len(j) != 2 or j == "d'"
                )
                yield from (f"{before[:-1]}{j}{name}" for j in ("u ", "es "))
        for adjective in list_team_names("fr", "adjective", 1):
            masculine, _, feminine = adjective.partition("/")
            for word in {masculine, feminine or feminise(masculine)}:
                yield from (f"{before} {word}" for before in _BEFORE_ADJECTIVE)


def respell(text: str, *, inside: bool = False) -> set[str]:
    """Give a text as written, with bare first letters ('Egypte', 'Etat'; `inside` only 'etat'), and with 'oe'."""
    words = text.split(" ")
    bare = []
    for word in words:
        parts = word.replace("'", " ").replace("-", " ").split()
        changed = word
        for part in parts:
            if (not inside and part[0] in "ÉÈÊÀÂÎÔÇéÎ") or part.lower() in ("état", "états"):
                changed = changed.replace(part, plain(part[0]) + part[1:])
        bare.append(changed)
    spelled = {text, " ".join(bare)}
    return spelled | {form.replace("œ", "oe") for form in spelled}


def pluralise(word: str) -> str:
    """Give the plural of a noun or adjective, of a compound that of its last part."""
    head, dash, last = word.rpartition("-")
    low = last.lower()
    if low.endswith(("s", "x", "z")):
        return word
    if low.endswith(("au", "eu")):
        return word + "x"
    if low.endswith("al") and low not in _PLURALS_IN_ALS:
        return head + dash + last[:-1] + "ux"
    if low in _PLURALS_IN_AUX:
        return head + dash + last[:-2] + "ux"
    return word + "s"


def feminise(word: str) -> str:
    """Give the feminine of an adjective."""
    head, dash, last = word.rpartition("-")
    if last.lower() in _FEMININES:
        found = _FEMININES[last.lower()]
        return head + dash + (found.capitalize() if last[0].isupper() else found)
    for ending, feminine in _FEMININE_ENDINGS:
        if last.endswith(ending):
            return word.removesuffix(ending) + feminine
    return word + "e"


def noun_forms(lemma: str) -> Iterator[tuple[str, str]]:
    """Give the singular and the plural of each variant of a noun phrase: its words up to the first joint inflect."""
    for variant in lemma.split("/"):
        text, _, fixed = variant.strip().partition("=")
        if text.endswith("*"):
            yield text[:-1].replace("|", ""), "sg"
            continue
        head, bar, rest = text.partition("|")
        words = head.split()
        stop = next(
            (i for i, word in enumerate(words) if word in JOINTS or word[:2] in ("d'", "l'")), len(words)
        )
        plural = [pluralise(word) if i < stop else word for i, word in enumerate(words)]
        tail = f" {rest.replace('|', '').strip()}" if bar and rest.strip() else ""
        if fixed != "pl":
            yield " ".join(words) + tail, "sg"
        if fixed != "sg":
            yield " ".join(plural) + tail, "pl"


def adjective_forms(lemma: str) -> set[str]:
    """Give the four forms of an adjective; of a phrase its first word inflects."""
    if lemma.endswith("*"):
        return {lemma[:-1]}
    head, _, rest = lemma.partition(" ")
    forms = {head, pluralise(head), feminise(head), pluralise(feminise(head))}
    return {f"{form} {rest}".strip() for form in forms}


def verb_forms(lemma: str) -> dict[tuple[str, str], set[str]]:
    """Give the forms of a verb or of a phrase that opens with one, by tense and number."""
    reflexive = lemma.startswith(("se ", "s'"))
    pronoun = "s'en " if lemma.startswith("s'en ") else "se " if lemma.startswith("se ") else "s'"
    head, _, rest = (lemma.removeprefix(pronoun) if reflexive else lemma).partition(" ")
    verb = conjugate(head)
    simple = _plain(verb) if not reflexive else _with_en(verb) if "en" in pronoun else _reflexive(verb)
    if not rest:
        return simple
    # 'a présenté lundi sa démission': a word of time stands inside most phrases of news.
    return {
        key: {" ".join(filter(None, (form, between, rest))) for form in forms for between in _betweens(*key)}
        for key, forms in simple.items()
    }


def _betweens(tense: str, number: str) -> tuple[str, ...]:
    if number:
        return ("",)
    if tense in ("participle", "present"):
        return _INSERTED
    return ("", "aussitôt", "également") if tense in ("finite", "conditional", "future") else ("",)


def _simple(verb: Verb) -> dict[tuple[str, str], set[str]]:
    """The tenses of one word, but participles; 'finite' are those that tell of the past."""
    stem, future = verb.imperfect, verb.future
    return {
        ("present", ""): {verb.singular, verb.plural},
        ("present", "1"): {verb.we},
        ("finite", ""): {stem + "ait", stem + "aient", *verb.preterites, verb.subjunctive} - {verb.singular},
        ("finite", "1"): {stem + "ions"},
        ("future", ""): {future + "a", future + "ont"},
        ("future", "1"): {future + "ons"},
        ("conditional", ""): {future + "ait", future + "aient"},
        ("conditional", "1"): {future + "ions"},
    }


def _plain(verb: Verb) -> dict[tuple[str, str], set[str]]:
    """'signe', 'signait', 'signé', 'ayant signé', 'sans signer'."""
    forms = _simple(verb)
    participles = verb.participles()
    forms[("participle", "")] = participles
    forms[("ing", "")] = {verb.imperfect + "ant"}
    forms[("infinitive", "")] = {verb.infinitive, f"avoir {verb.participle}"}
    forms[("negated", "")] = {f"sans {verb.infinitive}", f"sans avoir {verb.participle}"}
    forms[("perfect", "1")] = {f"{auxiliary} {verb.participle}" for auxiliary in ("ai", "avons")}
    return forms


def _reflexive(verb: Verb) -> dict[tuple[str, str], set[str]]:
    """'se retire', "s'est également retiré", "ne s'est pas retiré", 'nous retirons'."""
    us = {"3": "se", "1": "nous"}
    forms = {
        (tense, number): {_bind(us[number or "3"], form) for form in found}
        for (tense, number), found in _simple(verb).items()
    }
    participles = verb.participles()
    forms[("ing", "")] = {_bind("se", verb.imperfect + "ant")} | {f"s'étant {p}" for p in participles}
    forms[("infinitive", "")] = {_bind("se", verb.infinitive)} | {f"s'être {p}" for p in participles}
    forms[("negated", "")] = {f"sans {_bind('se', verb.infinitive)}"} | {
        f"{auxiliary} pas {p}"
        for auxiliary, p in product(("s'est", "se sont", "s'était", "s'étaient"), participles)
    }
    forms[("perfect", "")] = {
        " ".join(filter(None, (auxiliary, adverb, p)))
        for auxiliary, adverb, p in product(
            ("s'est", "se sont", "s'était", "s'étaient"), _ADVERBS, participles
        )
        if p.endswith("s") == ("nt" in auxiliary) or verb.participle.endswith("s")
    }
    forms[("conditional", "")] |= {
        f"{aux} {p}" for aux, p in product(("se serait", "se seraient"), participles)
    }
    forms[("future", "")] |= {f"{aux} {p}" for aux, p in product(("se sera", "se seront"), participles)}
    forms[("perfect", "1")] = {f"{aux} {p}" for aux, p in product(("nous sommes", "me suis"), participles)}
    return forms


def _with_en(verb: Verb) -> dict[tuple[str, str], set[str]]:
    """'s'en prend', "s'en est pris", "s'en prendre"."""
    forms = {key: {f"s'en {form}" for form in found} for key, found in _simple(verb).items() if not key[1]}
    participles = verb.participles()
    forms[("infinitive", "")] = {f"s'en {verb.infinitive}"}
    forms[("ing", "")] = {f"s'en {verb.imperfect}ant"}
    forms[("perfect", "")] = {
        f"s'en {auxiliary} {p}" for auxiliary, p in product(("est", "sont", "était", "étaient"), participles)
    }
    return forms


def _bind(pronoun: str, form: str) -> str:
    """'se rend', "s'engage"."""
    return f"s'{form}" if pronoun == "se" and form[0] in VOWELS else f"{pronoun} {form}"


LANGUAGE = French()
