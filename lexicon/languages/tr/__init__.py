"""Turkish: suffixes that follow the last vowel, on nouns and on verbs; names keep their form, an apostrophe parts them."""

from collections.abc import Iterator
from itertools import product

from languages import PersonForms, Spelling, TriggerForms, list_team_names
from languages.tr.nouns import CASES, NOM, attach, inflect_noun, join_forms, read_noun
from languages.tr.stems import NO_ROLES, SURNAMES_BARRED
from languages.tr.verbs import inflect_verb, passive_of
from tables import fold, plain

_TEAM_TAILS = (
    "Milli Takımı", "Millî Takımı", "A Milli Takımı", "Milli Futbol Takımı", "A Milli Futbol Takımı", "Futbol Federasyonu",
    "Ligi", "Kupası", "Süper Ligi", "Grand Prix", "Grand Prix'si", "Basketbol Ligi", "maçı", "karşılaşması",
    "Voleybol Federasyonu", "Basketbol Federasyonu", "Milli Basketbol Takımı", "teknik direktörü", "Açık",
    "forması", "Bisiklet Turu", "Maratonu", "Rallisi",
)  # fmt: skip


COUNTERPARTS = ("mevkidaş", "muhatap")


class Turkish:
    """Inflects the entries of the Turkish tables.

    In a lemma '/' parts variants and a final '*' switches inflection off. A noun of several words that ends in
    ı, i, u or ü is a compound, which ends in a possessive already ('dışişleri bakanı'); a final '+' says that it is
    none ('silahlı kişi+'), a final '=' that a single word is one. In a verb ('saldırı~ düzenlemek') '~' stands
    behind a noun that may be plural, possessed or accusative. All verbs are given in the infinitive.
    """

    def name(self, lemma: str, kind: str) -> Iterator[Spelling]:
        """Names as they are, since an apostrophe parts their endings; peoples, and bodies also without apostrophe."""
        text = lemma.removesuffix("*")
        if kind == "adjective":
            yield Spelling(text)
            return
        if kind == "people":
            for form, (cases, number) in join_forms(inflect_noun(text, compound=False)).items():
                if "poss" not in cases and not (number == "sg" and "nom" in cases):
                    yield Spelling(form, cases, number)
            return
        yield Spelling(text, NOM, "sg")
        if kind == "trap" or lemma.endswith("*") or text.isupper() or "." in text:
            return
        if " " in text and text[-1] in "ıiuü":
            for form, cases, number in inflect_noun(text, compound=True):
                if number == "sg":
                    yield Spelling(form, cases - {"poss"}, "sg")
        elif text.endswith(("lar", "ler")):  # 'Husilerin'
            for case, ending in CASES.items():
                plural = ending.replace("(n)", "").replace("(y)", "")
                yield Spelling(attach(text, plural) if plural else text, frozenset({case}), "pl")

    def role(self, lemma: str, kind: str) -> Iterator[Spelling]:
        """Every case, plain and possessed, of singular and plural."""
        del kind
        for variant in lemma.split("/"):
            for form, (cases, number) in join_forms(read_noun(variant.strip())).items():
                if form not in NO_ROLES:
                    # A counterpart's state is an adjective ('Rus mevkidaşı'), so that he is owned by nobody.
                    yield Spelling(form, cases - {"poss"} if variant in COUNTERPARTS else cases, number)

    def place(self, lemma: str) -> Iterator[Spelling]:
        """As written."""
        yield Spelling(lemma, NOM, "sg")

    def person(self, name: str, *, gender: str, family_first: bool, foreign: bool) -> PersonForms:
        """As written, and without marks on letters."""
        del gender, family_first, foreign
        return {name: NOM, plain(name): NOM}

    def is_word(self, form: str, *, nominative: bool) -> bool:
        """'Kaya', 'Demir', 'Ali'."""
        del nominative
        return fold(form, "tr") in SURNAMES_BARRED

    def split(self, lemma: str, pos: str) -> tuple[str, str]:
        """A verb of several words is found by its last one; the words before it, in all their forms, are its particle."""
        *words, verb = lemma.split()
        if pos != "verb" or not words or lemma.endswith("*"):
            return lemma, ""
        choices = [_varied(word[:-1]) if word.endswith("~") else (word,) for word in words]
        return verb, "|".join(dict.fromkeys(fold(" ".join(choice), "tr") for choice in product(*choices)))

    def trigger(self, lemma: str, pos: str) -> TriggerForms:
        """Give every form of a trigger by tense with its marks ('past.negated.passive'), cases and number."""
        forms: TriggerForms = {}
        for variant in (part.strip() for part in lemma.split("/")):
            if variant.endswith("*"):
                forms.setdefault(
                    ("adj" if pos == "adj" else "past" if pos == "verb" else "noun", "", ""), set()
                ).add(fold(variant, "tr"))
            elif pos == "verb":
                _add_verb(forms, variant)
            elif pos == "noun":
                for form, (cases, number) in join_forms(read_noun(variant)).items():
                    key = "noun", "|".join(sorted(cases)), number
                    forms.setdefault(key, set()).add(fold(form, "tr"))
            else:
                forms.setdefault(("adj", "", ""), set()).add(fold(variant, "tr"))
        return forms

    def speech(self, lemma: str, kind: str) -> TriggerForms:
        """Give every form of a verb or phrase of speech."""
        if kind == "source":
            return {("source", "", ""): {fold(part, "tr") for part in lemma.replace("*", "").split("/")}}
        return self.trigger(lemma, "verb")

    def companion(self, phrase: str) -> set[str]:
        """Give every form of what a frame asks to stand beside its trigger."""
        verbal = phrase.endswith(("mak", "mek")) and " " not in phrase and phrase not in ("ekmek", "emek")
        return set().union(*self.trigger(phrase, "verb" if verbal else "noun").values())

    def sport_traps(self) -> Iterator[str]:
        """'Türkiye Milli Takımı', 'Fransa Ligi' and their like."""
        for name in list_team_names("tr", "name", 2):
            yield from (f"{name} {tail}" for tail in _TEAM_TAILS)
        for adjective in list_team_names("tr", "adjective", 2):
            yield from (
                f"{adjective} {tail}" for tail in ("futbolcu", "teknik direktör", "tenisçi", "hakem", "ekibi")
            )


def _add_verb(forms: TriggerForms, lemma: str) -> None:
    """Add the forms of a verb and of its passive; a noun before it marked by '~' may change."""
    if not lemma.endswith(("mak", "mek")):
        raise ValueError("a verb is given in the infinitive")
    *words, verb = lemma[:-3].split()
    choices = [_varied(word[:-1]) if word.endswith("~") else (word,) for word in words]
    leads = [" ".join(choice) for choice in product(*choices)]
    for stem, mark in ((verb, ""), (passive_of(verb), ".passive")):
        for (tense, case, number), found in inflect_verb(stem if not words else f"x {stem}").items():
            if mark and number:
                continue
            key = tense + mark, case, number
            bucket = forms.setdefault(key, set())
            for form in found:
                single = form.removeprefix("x ") if words else form
                bucket.update(fold(f"{lead} {single}", "tr") for lead in leads)


def _varied(noun: str) -> tuple[str, ...]:
    """The forms of an object right before its verb: 'saldırı', 'saldırılar', 'saldırısı', 'saldırısını'."""
    noun = noun.replace("_", " ")
    forms = inflect_noun(noun, compound=" " in noun and noun[-1] in "ıiuü")
    return tuple(dict.fromkeys(form for form, cases, _ in forms if cases & {"nom", "acc"}))


LANGUAGE = Turkish()
