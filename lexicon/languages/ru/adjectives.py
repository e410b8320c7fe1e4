"""Declines Russian adjectives, and knows them by their endings."""

from languages.ru.exceptions import ADJECTIVE_NOUNS_IN_OJ, IRREGULAR, NOUNS_LIKE_ADJECTIVES

CASES = ("nom", "gen", "dat", "acc", "inst", "loc")
VOWELS = "аеёиоуыэюя"
HUSHING = "жчшщ"
VELAR = "гкх"
CONSONANTS = "бвгджзклмнпрстфхцчшщ"


def spell(form: str) -> tuple[str, ...]:
    """Give a form with 'ё' and, as most newspapers write it, with 'е'."""
    return (form, form.replace("ё", "е").replace("Ё", "Е")) if "ё" in form.lower() else (form,)


def is_adjective(word: str) -> bool:
    """Whether a word in the nominative goes like an adjective, by its ending."""
    lower = word.rpartition("-")[2].lower()
    if len(lower) < 4 or lower in IRREGULAR or lower in NOUNS_LIKE_ADJECTIVES:
        return False
    if lower.endswith(("ый", "ая", "яя", "ое", "ее", "ые")):
        return True
    if lower.endswith(("ий", "ие")):
        return lower[-3] in "гкхжшщ" or lower.endswith(
            ("жний", "шний", "дний", "тний", "жние", "шние", "дние")
        )
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
