"""Inflects English words with LemmInflect while the lexicon is built."""

from dataclasses import dataclass
from functools import cache

import lemminflect  # type: ignore[import-untyped]


@dataclass(frozen=True, slots=True)
class EnglishForm:
    """One form of an English word; `kind` is base, third, past, past_participle, gerund, singular or plural."""

    form: str
    kind: str


_ENGLISH_TAGS = {"VB": "base", "VBZ": "third", "VBD": "past", "VBN": "past_participle", "VBG": "gerund"}
# LemmInflect knows only the regular past of these, or a rare one.
_EXTRA_ENGLISH: dict[str, dict[str, tuple[str, ...]]] = {
    "broadcast": {"past": ("broadcast",)},
    "burn": {"past_participle": ("burned", "burnt")},
    "forecast": {"past": ("forecast",), "past_participle": ("forecast",)},
    "hang": {"past_participle": ("hung", "hanged")},
    "quit": {"past_participle": ("quit",)},
    "travel": {"past_participle": ("travelled", "traveled")},
}


@cache
def inflect_english_verb(lemma: str) -> tuple[EnglishForm, ...]:
    """Give base, third person, past, past participle and gerund; of a phrasal verb its first word inflects."""
    verb, _, rest = lemma.partition(" ")
    found = lemminflect.getAllInflections(verb, upos="VERB") or lemminflect.getAllInflectionsOOV(verb, "VERB")
    table = {_ENGLISH_TAGS[tag]: tuple(forms) for tag, forms in found.items() if tag in _ENGLISH_TAGS}
    if len(table.get("past_participle", ())) <= 1 and _is_regular(verb, table.get("past", ())):
        table["past_participle"] = table["past"]
    for kind, forms in _EXTRA_ENGLISH.get(verb, {}).items():
        table[kind] = tuple(dict.fromkeys((*forms, *table.get(kind, ()))))
    ending = f" {rest}" if rest else ""
    return tuple(
        EnglishForm(form + ending, kind) for kind in _ENGLISH_TAGS.values() for form in table.get(kind, ())
    )


def _is_regular(verb: str, past: tuple[str, ...]) -> bool:
    """Whether every past form is made with -ed, so that the participle is the same."""
    return bool(past) and all(form.endswith("ed") and form[:2] == verb[:2] for form in past)


# Plurals without an -s of their own, and words that LemmInflect spells in ways that news never do.
_ENGLISH_PLURALS = {
    "aircraft": "aircraft",
    "chief of staff": "chiefs of staff",
    "fish": "fish",
    "intelligence": "",
    "people": "peoples",
    "person": "persons",
    "personnel": "",
    "police": "",
    "sanction": "sanctions",
    "staff": "staffs",
}


@cache
def inflect_english_noun(lemma: str) -> tuple[EnglishForm, ...]:
    """Give singular and plural; the last word before '|' or a preposition inflects ('ministers of defence').

    A final '*' leaves the phrase as it is; '=pl' says that it is a plural already.
    """
    if lemma.endswith("*"):
        return (EnglishForm(lemma[:-1].replace("|", " "), "singular"),)
    if lemma.endswith("=pl"):
        return (EnglishForm(lemma[:-3].replace("|", " "), "plural"),)
    body, _, tail = lemma.removesuffix("=sg").partition("|")
    if not tail:
        body, tail = _split_preposition(body)
    *first, noun = body.split(" ")
    singular = " ".join([*first, noun, *([tail] if tail else [])])
    plural = _ENGLISH_PLURALS.get(noun, _plural(noun))
    if lemma.endswith("=sg") or not plural:
        return (EnglishForm(singular, "singular"),)
    joined = " ".join([*first, plural, *([tail] if tail else [])])
    return (EnglishForm(singular, "singular"), EnglishForm(joined, "plural"))


def _split_preposition(phrase: str) -> tuple[str, str]:
    words = phrase.split(" ")
    for index, word in enumerate(words):
        if index and word in {"of", "for", "to", "in", "at", "on", "from"}:
            return " ".join(words[:index]), " ".join(words[index:])
    return phrase, ""


def _plural(noun: str) -> str:
    known = lemminflect.getAllInflections(noun, upos="NOUN").get("NNS", ())
    if known:
        return str(known[0])
    if noun[-1:] in "sxz" or noun[-2:] in ("ch", "sh"):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"
