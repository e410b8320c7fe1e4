"""Declines names of persons and places in Russian: 'Ангелы Меркель', 'Си Цзиньпина', 'в Одессе', 'под Бахмутом'."""

from collections.abc import Iterator
from functools import cache
from itertools import product

from languages.ru.adjectives import CASES, VOWELS, decline_adjective, spell
from languages.ru.exceptions import words
from languages.ru.nouns import decline_noun
from languages.ru.phrases import decline_phrase, parse_phrase

PARTICLES = words(
    "де ди да дю дос ду ван фон бин бен ибн аль эль ад аз ас ат аш ан ар ага абу абд абдель абдул уль у лос ле ла оф эт тер дер ден "
    "ули оглы кызы заде паша хан бек шах уд эд эн эт эш"
    ""
)
_FLEETING = {"Павел": "Павл", "Лев": "Льв", "Пётр": "Петр", "Петр": "Петр", "Орёл": "Орл"}

PersonForms = dict[str, frozenset[str]]


def decline_person(name: str, gender: str, *, last_only: bool = False) -> PersonForms:
    """Give the forms of a name in the nominative; `last_only` leaves all words but the last ('Си Цзиньпина')."""
    words = name.split()
    movable = [i for i, word in enumerate(words) if not _is_fixed(word)]
    last = movable[-1] if movable else -1
    forms: dict[str, set[str]] = {}
    for case in CASES:
        cells = [
            _word(word, case, gender, (index == last and index > 0) or len(words) == 1)
            if index in movable and (index == last or not last_only)
            else (word,)
            for index, word in enumerate(words)
        ]
        for combination in product(*cells):
            for written in spell(" ".join(combination)):
                forms.setdefault(written, set()).add(case)
    return {form: frozenset(cases) for form, cases in forms.items()}


def _is_fixed(word: str) -> bool:
    return (
        word.lower() in PARTICLES
        or "." in word
        or len(word) == 1
        or word.isupper()
        or (word[0].islower() and "-" not in word)
    )


@cache
def _word(word: str, case: str, gender: str, surname: bool) -> tuple[str, ...]:
    """The forms of one word in one case."""
    head, hyphen, tail = word.rpartition("-")
    if hyphen:
        return tuple(f"{head}-{form}" for form in _word(tail, case, gender, surname))
    if case == "nom":
        return (word,)
    lower = word.lower()
    if gender == "f":
        return _feminine(word, lower, case, surname)
    if surname and lower.endswith(("ов", "ев", "ёв", "ин", "ын")) and len(lower) > 3:
        ending = {"gen": "а", "acc": "а", "dat": "у", "inst": "ым", "loc": "е"}[case]
        forms = (word + ending,)
        return (*forms, word + "ом") if case == "inst" else forms  # 'Дарвином'
    if surname and lower.endswith(("ский", "цкий", "ой", "ый", "кий", "жий")) and lower[-3] not in VOWELS:
        return _accusative_of(word, case)
    if (lower[-1] in "ая" and len(lower) > 2 and lower[-2] not in "уоаи") or lower.endswith(
        ("ия", "уа", "оа")
    ):
        return tuple(decline_noun(word, "f")["sg", case][:1]) if not lower.endswith("уа") else (word,)
    if lower[-1] in VOWELS:
        return (word,)
    stem = _FLEETING.get(word, word[:-1] if lower[-1] in "йь" else word)
    soft = lower[-1] in "йь"
    hushed = lower[-1] in "жчшщц"
    loc = "и" if lower.endswith("ий") else "е"
    ending = {
        "gen": "я" if soft else "а", "acc": "я" if soft else "а", "dat": "ю" if soft else "у",
        "inst": "ем" if soft or hushed else "ом", "loc": loc,
    }[case]  # fmt: skip
    forms = (stem + ending,)
    if lower.endswith(("ец", "ек", "ок")) and len(lower) > 4 and lower[-3] not in VOWELS:
        forms = (
            stem[:-2] + ("ьц" if lower[-3:-2] == "л" and lower.endswith("ец") else lower[-1]) + ending,
            *forms,
        )
    return forms


def _accusative_of(word: str, case: str) -> tuple[str, ...]:
    forms = decline_adjective(word)["m", case]
    return forms[-1:] if case == "acc" else forms


def _feminine(word: str, lower: str, case: str, surname: bool) -> tuple[str, ...]:
    if surname and lower.endswith(("ова", "ева", "ёва", "ина", "ына")):
        return (word[:-1] + ("у" if case == "acc" else "ой"),)
    if lower.endswith(("ая", "яя")):
        return decline_adjective(word)["f", case][:1]
    if lower[-1] in "ая" and not lower.endswith(("уа", "оа")):
        return tuple(decline_noun(word, "f")["sg", case][:1])
    if lower.endswith("ь") and not surname:
        return tuple(decline_noun(word, "f")["sg", case][:1])
    return (word,)


_SLAVIC_NEUTER = ("ово", "ево", "ёво", "ино", "ыно")


def decline_place(lemma: str) -> Iterator[tuple[str, frozenset[str]]]:
    """Forms of a town, region or state with their cases; '=pl' for 'Сумы', '*' for what does not change."""
    phrase = parse_phrase(lemma)
    words = [word for word, inflects in zip(phrase.words, phrase.inflects, strict=True) if inflects]
    marked = phrase.markers & {"m", "f", "n", "pl"}
    if len(words) == 1 and words[0].lower().endswith(_SLAVIC_NEUTER) and not marked:
        yield words[0], frozenset(CASES)  # 'в Сараево' as often as 'в Сараеве'
        for (number, case), forms in decline_noun(words[0], "n").items():
            for form in forms if number == "sg" else ():
                if case not in ("nom", "acc"):
                    yield form, frozenset({case})
        return
    number = "" if "pl" in phrase.markers or lemma.endswith("*") or "sg" in phrase.markers else "=sg"
    for form in decline_phrase(lemma + number):
        yield form.form, form.cases
