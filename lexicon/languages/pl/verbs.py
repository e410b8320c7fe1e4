"""Inflects Polish verbs with the SGJP dictionary while the lexicon is built."""

from dataclasses import dataclass
from functools import cache

from languages.pl.sgjp import Entry, generate

_TENSES = {
    "praet": "past",
    "cond": "conditional",
    "impt": "imperative",
    "inf": "infinitive",
    "imps": "impersonal",
    "ger": "gerund",
    "ppas": "passive",
    "pact": "active_participle",
    "pcon": "converb",
    "pant": "converb",
}
# Homonyms that news of politics do not mean: to fodder, to spread bedding, to graze, to become.
_UNWANTED_LEXEMES = frozenset({"napaść:Vp~sę", "paść:Vi", "słać:Vi~cielę", "spaść:Vp~sę", "stać:Vp"})


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One form of a Polish verb, without 'się'.

    `tense` is past, present, future, imperative, infinitive, conditional, impersonal, gerund, passive,
    active_participle or converb; `person` "1".."3" or ""; `gender` such as "m1|m2|m3" or ""; `cases` are
    those of gerunds and participles; `aspect` is "perf", "imperf" or "imperf|perf".
    """

    form: str
    tense: str
    lemma: str
    aspect: str
    person: str = ""
    number: str = ""
    gender: str = ""
    cases: frozenset[str] = frozenset()
    reflexive: bool = False


@cache
def inflect_polish_verb(lemma: str) -> tuple[VerbForm, ...]:
    """Give all forms of a verb: 'podpisać', 'spotkać się', an aspect pair 'oskarżać/oskarżyć', 'paść:Vp'.

    A final 'się' counts for both verbs of a pair. Raises ValueError for a verb that the dictionary lacks.
    """
    body = lemma.strip()
    reflexive = body.endswith(" się")
    body = body.removesuffix(" się")
    forms: dict[tuple[str, ...], VerbForm] = {}
    for verb in body.split("/"):
        for form in _forms_of(verb.strip().removesuffix(" się"), reflexive):
            key = (form.form, form.tense, form.person, form.number, form.gender, form.lemma)
            known = forms.get(key)
            if known is not None and known.cases:
                form = VerbForm(  # noqa: PLW2901  # the same cell again, with one more case
                    form.form, form.tense, form.lemma, form.aspect, form.person, form.number, form.gender,
                    known.cases | form.cases, form.reflexive,
                )  # fmt: skip
            forms[key] = form
    return tuple(forms.values())


def _forms_of(verb: str, reflexive: bool) -> list[VerbForm]:
    entries = [entry for entry in generate(verb) if _is_wanted(entry, reflexive)]
    if not entries:
        raise ValueError(f"{verb!r} is no verb of the dictionary")
    fresh = [entry for entry in entries if not entry.stale] or entries
    complete = {(entry.form, entry.part) for entry in fresh if entry.person}
    return [
        _verb_form(entry, reflexive, number)
        for entry in fresh
        # The past is listed with and without its person; one is enough.
        if entry.person or entry.part != "praet" or (entry.form, entry.part) not in complete
        for number in sorted(entry.numbers) or [""]
    ]


def _is_wanted(entry: Entry, reflexive: bool) -> bool:
    if entry.lemma in _UNWANTED_LEXEMES or "neg" in entry.rest:
        return False
    if reflexive and entry.part == "ppas":
        return False
    return entry.part in _TENSES or entry.part in ("fin", "bedzie")


def _verb_form(entry: Entry, reflexive: bool, number: str) -> VerbForm:
    aspects = sorted(entry.rest & {"perf", "imperf"})
    tense = _TENSES.get(entry.part) or ("present" if "imperf" in aspects else "future")
    return VerbForm(
        form=entry.form,
        tense="future" if entry.part == "bedzie" else tense,
        lemma=entry.base,
        aspect="|".join(aspects),
        person=entry.person,
        number=number,
        gender="|".join(sorted(entry.genders)) if entry.part != "ger" else "",
        cases=entry.cases,
        reflexive=reflexive,
    )
