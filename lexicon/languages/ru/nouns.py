"""Declines Russian nouns, adjectives and phrases by rule; words that go their own way stand in `exceptions`.

Where the rule does not know the stress it gives both forms ('бойцом', 'бойцем'): what is no word is never met.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product

from languages.ru.exceptions import (
    ADJECTIVE_NOUNS_IN_OJ,
    FEMININE_SOFT,
    FLEETING,
    GENITIVE_WITHOUT_ENDING,
    IRREGULAR,
    KEEPS_EC,
    KEEPS_OK,
    LOCATIVE_IN_U,
    MASCULINE_SOFT,
    PLURAL_IN_A,
    PLURAL_IN_JA,
    ZERO_GENITIVES,
)

CASES = ("nom", "gen", "dat", "acc", "inst", "loc")
VOWELS = "аеёиоуыэюя"
HUSHING = "жчшщ"
VELAR = "гкх"
CONSONANTS = "бвгджзклмнпрстфхцчшщ"
COORDINATION = frozenset({"и", "или", "да"})
MARKERS = frozenset({"sg", "pl", "m", "f", "n", "a", "i", "adj", "p", "b", "noun"})

Cells = dict[tuple[str, str], tuple[str, ...]]
"""(number, case) -> forms."""


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a noun phrase."""

    form: str
    cases: frozenset[str]
    number: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase as written in a table: its words, which of them inflect, and its markers."""

    words: tuple[str, ...]
    inflects: tuple[bool, ...]
    markers: frozenset[str]


def spell(form: str) -> tuple[str, ...]:
    """Give a form with 'ё' and, as most newspapers write it, with 'е'."""
    return (form, form.replace("ё", "е").replace("Ё", "Е")) if "ё" in form.lower() else (form,)


@cache
def parse_phrase(text: str) -> Phrase:
    """Read the notation of the tables; raises ValueError on an unknown marker."""
    body, *markers = text.strip().split("=")
    unknown = set(markers) - MARKERS
    if unknown:
        raise ValueError(f"{text!r}: '={unknown.pop()}' is no marker; use {', '.join(sorted(MARKERS))}")
    fixed = body.endswith("*")
    words: list[str] = []
    inflects: list[bool] = []
    for index, segment in enumerate(body.removesuffix("*").split("|")):
        for word in segment.split():
            words.append(word)
            inflects.append(not fixed and index % 2 == 0 and word not in COORDINATION and word[0].isalpha())
    if not words:
        raise ValueError(f"{text!r} has no words")
    return Phrase(tuple(words), tuple(inflects), frozenset(markers))


def is_adjective(word: str) -> bool:
    """Whether a word in the nominative goes like an adjective, by its ending."""
    lower = word.rpartition("-")[2].lower()
    if len(lower) < 4 or lower in IRREGULAR:
        return False
    if lower.endswith(("ый", "ая", "яя", "ое", "ее", "ые")):
        return True
    if lower.endswith(("ий", "ие")):
        return lower[-3] in "гкхжшщ" or lower.endswith(("жний", "шний", "дний", "тний", "жние", "шние", "дние"))
    if lower.endswith("ой"):
        return lower not in ADJECTIVE_NOUNS_IN_OJ
    return False


def decline_adjective(word: str) -> dict[tuple[str, str], tuple[str, ...]]:
    """Give the forms of an adjective by gender (m, f, n, pl) and case; the accusative of things and persons."""
    stem, end = word[:-2], word[-2:].lower()
    last = stem[-1:].lower()
    soft = end in ("яя", "ее", "ий", "ие") and last not in VELAR + HUSHING
    hushed = last in HUSHING
    o = "е" if soft or (hushed and end != "ой") else "о"
    y = "и" if soft or last in VELAR + HUSHING else "ы"
    a, u = ("я", "ю") if soft else ("а", "у")
    masculine = stem + ("ой" if end == "ой" else y + "й")
    oblique = {"gen": f"{stem}{o}го", "dat": f"{stem}{o}му", "inst": f"{stem}{y}м", "loc": f"{stem}{o}м"}
    feminine = stem + (a + "я")
    neuter = stem + o + "е"
    plural = stem + y + "е"
    forms: dict[tuple[str, str], tuple[str, ...]] = {}
    for case, form in oblique.items():
        forms["m", case] = forms["n", case] = (form,)
        forms["f", case] = (f"{stem}{o}й",)
    forms["m", "nom"], forms["m", "acc"] = (masculine,), (masculine, oblique["gen"])
    forms["n", "nom"] = forms["n", "acc"] = (neuter,)
    forms["f", "nom"], forms["f", "acc"] = (feminine,), (f"{stem}{u}ю",)
    forms["pl", "nom"], forms["pl", "gen"] = (plural,), (f"{stem}{y}х",)
    forms["pl", "acc"] = (plural, f"{stem}{y}х")
    forms["pl", "dat"], forms["pl", "loc"] = (f"{stem}{y}м",), (f"{stem}{y}х",)
    forms["pl", "inst"] = (f"{stem}{y}ми",)
    return forms


def gender_of(word: str) -> str:
    """Guess the gender of a noun in the nominative singular: m, f or n."""
    lower = word.rpartition("-")[2].lower()
    if lower in IRREGULAR:
        return IRREGULAR[lower][0]
    if lower.endswith(("мя", "о", "е", "ё")):
        return "n"
    if lower.endswith(("а", "я")):
        return "f"
    if not lower.endswith("ь"):
        return "m"
    if lower.endswith(("тель", "арь")) or any(lower.endswith(known) for known in MASCULINE_SOFT):
        return "m"
    if any(lower.endswith(known) for known in FEMININE_SOFT):
        return "f"
    return "m" if lower.endswith(("ль", "рь")) else "f"


def decline_noun(word: str, gender: str = "", *, animate: bool = False) -> Cells:
    """Give all forms of a noun; one in a vowel that Russian does not decline keeps its form throughout."""
    head, hyphen, tail = word.rpartition("-")
    if hyphen:
        cells = decline_noun(tail, gender, animate=animate)
        return {key: tuple(f"{head}-{form}" for form in forms) for key, forms in cells.items()}
    lower = word.lower()
    if lower in IRREGULAR:
        cells = _irregular(word, animate=animate)
    elif word.isupper() and len(word) > 1:
        cells = _acronym(word, gender)
    elif is_adjective(word):
        return _as_noun(word, animate=animate)
    else:
        cells = _regular(word, gender or gender_of(word), animate=animate)
    return {key: tuple(dict.fromkeys(s for form in forms for s in spell(form))) for key, forms in cells.items()}


def fixed(word: str) -> Cells:
    """Give the cells of a word that does not change."""
    return {(number, case): (word,) for number in ("sg", "pl") for case in CASES}


def _acronym(word: str, gender: str) -> Cells:
    """'МИД' is declined where '=m' says so: 'МИДа'."""
    if gender != "m":
        return fixed(word)
    endings = {"nom": "", "gen": "а", "dat": "у", "acc": "", "inst": "ом", "loc": "е"}
    return {("sg", case): tuple(dict.fromkeys((word + ending, word))) for case, ending in endings.items()}


def _irregular(word: str, *, animate: bool) -> Cells:
    gender, singular, plural = IRREGULAR[word.lower()]
    cells: Cells = {}
    for number, row in (("sg", singular), ("pl", plural)):
        forms = row.split()
        for case, form in zip(CASES, forms, strict=bool(forms)):
            variants = tuple(word[0] + f[1:] if word[0].isupper() else f for f in form.split("/"))
            cells[number, case] = variants
    if animate and ("pl", "gen") in cells:
        cells["pl", "acc"] = cells["pl", "gen"]
    if animate and gender == "m" and ("sg", "gen") in cells:
        cells["sg", "acc"] = cells["sg", "gen"]
    return cells


def _as_noun(word: str, *, animate: bool) -> Cells:
    """'военный', 'столовая', 'военные': an adjective that stands alone."""
    forms = decline_adjective(word)
    lower = word.lower()
    gender = "f" if lower.endswith(("ая", "яя")) else "n" if lower.endswith(("ое", "ее")) else "m"
    cells: Cells = {("pl", case): forms["pl", case] for case in CASES}
    cells["pl", "acc"] = forms["pl", "gen" if animate else "nom"]
    if lower.endswith(("ые", "ие")):
        return cells
    cells |= {("sg", case): forms[gender, case] for case in CASES}
    if gender == "m":
        cells["sg", "acc"] = forms["m", "gen" if animate else "nom"]
    return cells


def _regular(word: str, gender: str, *, animate: bool) -> Cells:
    lower = word.lower()
    if lower[-1] in "иуюэы" or (lower[-1] in "оеё" and word[0].isupper() and gender != "n"):
        return fixed(word)
    if gender == "n" and lower.endswith("мя"):
        return _in_mja(word)
    if lower[-1] in "ая":
        cells = _in_a(word)
    elif lower[-1] in "оеё":
        cells = _neuter(word)
    elif gender == "f":
        if lower[-1] != "ь":
            return fixed(word)
        cells = _feminine_soft(word)
    else:
        cells = _masculine(word)
        cells["sg", "acc"] = cells["sg", "gen"] if animate else cells["sg", "nom"]
    cells["pl", "acc"] = cells["pl", "gen"] if animate else cells["pl", "nom"]
    return cells


def _row(number: str, forms: dict[str, str]) -> Cells:
    return {(number, case): tuple(form.split("/")) for case, form in forms.items()}


def _ej(stem: str) -> str:
    """'армией', but 'землёй' or 'неделей'."""
    return stem + "ей" if stem[-1] in VOWELS else f"{stem}ей/{stem}ёй"


def _em(stem: str) -> str:
    """'сценарием', but 'рублём' or 'лагерем'."""
    return stem + "ем" if stem[-1] in VOWELS else f"{stem}ем/{stem}ём"


def _plural(stem: str, vowel: str) -> Cells:
    return _row("pl", {"dat": f"{stem}{vowel}м", "inst": f"{stem}{vowel}ми", "loc": f"{stem}{vowel}х"})


def _masculine(word: str) -> Cells:
    lower, stem = word.lower(), _oblique_stem(word)
    end = lower[-1]
    soft = end in "йь"
    a, u = ("я", "ю") if soft else ("а", "у")
    hushed = end in HUSHING + "ц"
    inst = _em(stem) if soft else f"{stem}ом/{stem}ем" if hushed else f"{stem}ом"
    loc = f"{stem}и" if lower.endswith("ий") else f"{stem}е"
    if lower in LOCATIVE_IN_U:
        loc += f"/{stem}{u}"
    cells = _row("sg", {"nom": word, "gen": stem + a, "dat": stem + u, "inst": inst, "loc": loc})
    if lower.endswith(("анин", "янин")) and lower != "гражданин":
        people = word[:-2]
        return cells | _row("pl", {"nom": people + "е", "gen": people}) | _plural(people, "а")
    if lower == "гражданин":
        return cells | _row("pl", {"nom": "граждане", "gen": "граждан"}) | _plural("граждан", "а")
    if lower in ("болгарин", "татарин", "господин", "хозяин"):
        people = word[:-2]
        ending = "а" if lower in ("господин", "хозяин") else "ы"
        return cells | _row("pl", {"nom": people + ending, "gen": people}) | _plural(people, "а")
    if lower in PLURAL_IN_JA:
        return cells | _row("pl", {"nom": stem + "ья", "gen": stem + "ьев"}) | _plural(stem + "ь", "я")
    i = "и" if soft or end in VELAR + HUSHING else "ы"
    if end == "й":
        gen = stem + "ев"
    elif end == "ь" or end in HUSHING:
        gen = stem + "ей"
    else:
        gen = f"{stem}ев/{stem}ов" if end == "ц" else stem + "ов"
    if lower in GENITIVE_WITHOUT_ENDING:
        gen = word + "/" + gen
    nom = stem + i
    if any(lower.endswith(known) for known in PLURAL_IN_A):
        nom += "/" + stem + a
    return cells | _row("pl", {"nom": nom, "gen": gen}) | _plural(stem, a)


def _oblique_stem(word: str) -> str:
    """The stem before endings: 'боец' -> 'бойц', 'рынок' -> 'рынк', 'день' -> 'дн', 'герой' -> 'геро'."""
    lower = word.lower()
    if lower in FLEETING:
        stem = FLEETING[lower]
        return word[0] + stem[1:]
    syllables = sum(letter in VOWELS for letter in lower)
    if lower.endswith("ец") and syllables > 1 and lower not in KEEPS_EC:
        before = lower[-3]
        if before in VOWELS:
            return word[:-2] + "йц"
        return word[:-2] + ("ьц" if before == "л" else "ц")
    if lower.endswith("ок") and syllables > 1 and lower[-3] not in VOWELS and not lower.endswith(KEEPS_OK):
        return word[:-2] + "к"
    return word[:-1] if lower[-1] in "йь" else word


def _in_a(word: str) -> Cells:
    lower, stem = word.lower(), word[:-1]
    before = lower[-2]
    if lower.endswith("я"):
        dat = stem + ("и" if lower.endswith("ия") else "е")
        cells = _row(
            "sg", {"nom": word, "gen": stem + "и", "dat": dat, "acc": stem + "ю", "inst": _ej(stem), "loc": dat}
        )  # fmt: skip
        if before in VOWELS:
            gen = stem + "й"
        elif before == "ь":
            gen = stem[:-1] + "ей"
        else:
            gen = ZERO_GENITIVES.get(lower, stem + "ь")
        return cells | _row("pl", {"nom": stem + "и", "gen": gen}) | _plural(stem, "я")
    i = "и" if before in VELAR + HUSHING else "ы"
    inst = f"{stem}ей/{stem}ой" if before in HUSHING + "ц" else stem + "ой"
    cells = _row(
        "sg", {"nom": word, "gen": stem + i, "dat": stem + "е", "acc": stem + "у", "inst": inst, "loc": stem + "е"}
    )  # fmt: skip
    gen = _known_zero(lower, stem) or _zero(stem)
    return cells | _row("pl", {"nom": stem + i, "gen": gen}) | _plural(stem, "а")


def _known_zero(lower: str, stem: str) -> str:
    for known, form in ZERO_GENITIVES.items():
        if lower.endswith(known) and len(form) > 1:
            cut = len(known) - 1
            return stem[: len(stem) - cut] + form
    return ""


def _zero(stem: str) -> str:
    """The genitive plural without an ending: 'атак', 'бомбёжек', 'высылок', 'строек'."""
    lower = stem.lower()
    if len(lower) > 2 and lower[-1] == "к" and lower[-2] in CONSONANTS + "йь":
        if lower.endswith(("ск", "йск")):
            return stem
        if lower[-2] in "йь":
            return stem[:-2] + "ек"
        return stem[:-1] + ("ек" if lower[-2] in HUSHING + "ц" else "ок")
    return stem


def _feminine_soft(word: str) -> Cells:
    lower, stem = word.lower(), word[:-1]
    stem = FLEETING.get(lower, stem)
    inst = f"{word[:-1]}ью"
    a = "а" if stem[-1].lower() in HUSHING else "я"
    cells = _row(
        "sg", {"nom": word, "gen": stem + "и", "dat": stem + "и", "acc": word, "inst": inst, "loc": stem + "и"}
    )
    return cells | _row("pl", {"nom": stem + "и", "gen": stem + "ей"}) | _plural(stem, a)


def _neuter(word: str) -> Cells:
    lower, stem = word.lower(), word[:-1]
    before = lower[-2]
    if lower.endswith("о"):
        gen = _known_zero(lower, stem) or _zero(stem)
        cells = _row(
            "sg", {"nom": word, "gen": stem + "а", "dat": stem + "у", "acc": word, "inst": stem + "ом", "loc": stem + "е"}
        )  # fmt: skip
        return cells | _row("pl", {"nom": stem + "а", "gen": gen}) | _plural(stem, "а")
    hard = before in HUSHING + "ц"
    a, u = ("а", "у") if hard else ("я", "ю")
    loc = stem + ("и" if before == "и" else "е")
    gen = stem + "й" if before == "и" else stem[:-1] + "ий" if before == "ь" else stem if hard else stem + "ей"
    cells = _row(
        "sg", {"nom": word, "gen": stem + a, "dat": stem + u, "acc": word, "inst": stem + lower[-1] + "м", "loc": loc}
    )  # fmt: skip
    return cells | _row("pl", {"nom": stem + a, "gen": gen}) | _plural(stem, a)


def _in_mja(word: str) -> Cells:
    stem = word[:-1] + "ен"
    cells = _row(
        "sg",
        {"nom": word, "gen": stem + "и", "dat": stem + "и", "acc": word, "inst": stem + "ем", "loc": stem + "и"},
    )
    return cells | _row("pl", {"nom": stem + "а", "gen": stem[:-2] + "ён", "acc": stem + "а"}) | _plural(stem, "а")


@cache
def decline_phrase(text: str, *, animate: bool = False) -> tuple[Form, ...]:
    """Give all forms of a noun phrase that is written in the nominative singular ('=pl': only its plural)."""
    phrase = parse_phrase(text)
    animate = (animate or "a" in phrase.markers) and "i" not in phrase.markers
    gender = next((mark for mark in ("m", "f", "n") if mark in phrase.markers), "")
    nouns = [
        index
        for index, word in enumerate(phrase.words)
        if phrase.inflects[index] and not is_adjective(word)
    ]
    movable = [index for index, inflects in enumerate(phrase.inflects) if inflects]
    if not movable:
        return tuple(Form(s, frozenset(CASES), "") for s in spell(" ".join(phrase.words)))
    heads = nouns or movable[-1:]
    cells = {index: decline_noun(phrase.words[index], gender, animate=animate) for index in heads}
    kind = gender or _gender_of_head(phrase.words[heads[0]])
    found: dict[tuple[str, str], set[str]] = {}
    for number in ("sg", "pl"):
        if ("pl" in phrase.markers and number == "sg") or ("sg" in phrase.markers and number == "pl"):
            continue
        for case in CASES:
            if any((number, case) not in row for row in cells.values()):
                continue
            for form in _combine(phrase, cells, kind, number, case, animate=animate):
                for written in spell(form):
                    found.setdefault((written, number), set()).add(case)
    return tuple(Form(form, frozenset(cases), number) for (form, number), cases in found.items())


def _gender_of_head(word: str) -> str:
    lower = word.lower()
    if is_adjective(word):
        return "f" if lower.endswith(("ая", "яя")) else "n" if lower.endswith(("ое", "ее")) else "m"
    return gender_of(word)


def _combine(
    phrase: Phrase, cells: dict[int, Cells], kind: str, number: str, case: str, *, animate: bool
) -> Iterator[str]:
    """Every spelling of a phrase in one case: its adjectives agree with its head."""
    options: list[tuple[str, ...]] = []
    for index, word in enumerate(phrase.words):
        if not phrase.inflects[index]:
            options.append((word,))
        elif index in cells:
            options.append(cells[index][number, case][:3])
        else:
            forms = _agreeing(word, "pl" if number == "pl" else kind, case, animate=animate)
            options.append(forms)
    for combination in product(*options):
        yield " ".join(combination)


def _agreeing(word: str, kind: str, case: str, *, animate: bool) -> tuple[str, ...]:
    head, hyphen, tail = word.rpartition("-")
    forms = decline_adjective(tail)[kind, case]
    if len(forms) > 1:
        forms = forms[1:] if animate else forms[:1]
    return tuple(f"{head}{hyphen}{form}" for form in forms)
