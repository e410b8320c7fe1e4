"""Declines Russian nouns by rule; words that go their own way stand in `exceptions`.

Where the rule does not know the stress it gives both forms ('бойцом', 'бойцем'): what is no word is never met.
"""

from languages.ru.adjectives import (
    CASES,
    CONSONANTS,
    HUSHING,
    VELAR,
    VOWELS,
    decline_adjective,
    is_adjective,
    spell,
)
from languages.ru.exceptions import (
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

Cells = dict[tuple[str, str], tuple[str, ...]]
"""(number, case) -> forms."""


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
    return {
        key: tuple(dict.fromkeys(s for form in forms for s in spell(form))) for key, forms in cells.items()
    }


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
            sounds = lower[-2] == "н" and lower[-3] in CONSONANTS + "йь"  # 'песня', 'башня'
            gen = ZERO_GENITIVES.get(lower) or (stem[:-1].replace("ь", "") + "ен" if sounds else stem + "ь")
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
        "sg",
        {"nom": word, "gen": stem + "и", "dat": stem + "и", "acc": word, "inst": inst, "loc": stem + "и"},
    )
    return cells | _row("pl", {"nom": stem + "и", "gen": stem + "ей"}) | _plural(stem, a)


def _neuter(word: str) -> Cells:
    lower, stem = word.lower(), word[:-1]
    before = lower[-2]
    if lower.endswith("о"):
        gen = _known_zero(lower, stem) or (stem if lower.endswith("ско") else _zero(stem))
        cells = _row(
            "sg", {"nom": word, "gen": stem + "а", "dat": stem + "у", "acc": word, "inst": stem + "ом", "loc": stem + "е"}
        )  # fmt: skip
        return cells | _row("pl", {"nom": stem + "а", "gen": gen}) | _plural(stem, "а")
    hard = before in HUSHING + "ц"
    a, u = ("а", "у") if hard else ("я", "ю")
    loc = stem + ("и" if before == "и" else "е")
    gen = (
        stem + "й" if before == "и" else stem[:-1] + "ий" if before == "ь" else stem if hard else stem + "ей"
    )
    cells = _row(
        "sg", {"nom": word, "gen": stem + a, "dat": stem + u, "acc": word, "inst": stem + lower[-1] + "м", "loc": loc}
    )  # fmt: skip
    return cells | _row("pl", {"nom": stem + a, "gen": gen}) | _plural(stem, a)


def _in_mja(word: str) -> Cells:
    stem = word[:-1] + "ен"
    cells = _row(
        "sg",
        {
            "nom": word,
            "gen": stem + "и",
            "dat": stem + "и",
            "acc": word,
            "inst": stem + "ем",
            "loc": stem + "и",
        },
    )
    return (
        cells
        | _row("pl", {"nom": stem + "а", "gen": stem[:-2] + "ён", "acc": stem + "а"})
        | _plural(stem, "а")
    )
