"""Rules for Polish names that the dictionary lacks, and the verbs' counterpart for acronyms.

They cover names in the singular that end in a consonant, -a, -o, or like an adjective in -ski, -cki, -y;
others are indeclinable, which is also what Polish newspapers do with them.
"""

_SOFTENED = {
    "st": "ście", "t": "cie", "d": "dzie", "ł": "le", "r": "rze", "n": "nie", "s": "sie", "z": "zie",
    "w": "wie", "b": "bie", "p": "pie", "m": "mie", "f": "fie", "v": "vie",
}  # fmt: skip
_SOFTENED_FEMININE = {**_SOFTENED, "ch": "sze", "k": "ce", "g": "dze", "h": "że"}
VOWELS = "aeiouyąęóéáíýôöü"
# Letters whose Polish names end in a consonant (el, em, en, er, es, ef, zet): such acronyms take endings.
_DECLINED_LETTERS = "LMNRSFZ"
_ACRONYM_ENDINGS = {"gen": "u", "dat": "owi", "inst": "em", "loc": "ie"}
_IRREGULAR_LOCATIVES = {"L": "u", "Z": "ecie"}


def decline_name(word: str, case: str, gender: str) -> list[str]:
    """Give the forms of an unknown singular name in one case; `gender` is m1, m2, m3, f or n.

    An inanimate name whose genitive ends in -a ('Azowa') is given as m2.
    """
    if case == "nom" or gender == "n":
        return [word]
    if gender == "f":
        return [_feminine(word, case)] if word.endswith("a") else [word]
    if word[-1] == "a" or (word[-1] == "o" and gender == "m1"):
        return [_feminine(word[:-1] + "a", case)]
    if word[-2:] in ("ki", "gi") or word[-1] == "y":
        return [_adjectival(word, case)]
    if word[-1].lower() in VOWELS:
        return [word]
    return [_consonantal(word, case, gender)]


def decline_acronym(word: str, case: str) -> list[str]:
    """An unknown acronym stays as it is and, where its last letter's name allows, also takes endings."""
    if word[-1] not in _DECLINED_LETTERS or case not in _ACRONYM_ENDINGS:
        return [word]
    ending = _ACRONYM_ENDINGS[case]
    if case == "loc":
        ending = _IRREGULAR_LOCATIVES.get(word[-1], ending)
    return [word, f"{word}-{ending}"]


def _consonantal(word: str, case: str, gender: str) -> str:
    if case == "acc":
        case = "gen" if gender in ("m1", "m2") else "nom"
    hard_k = word[-1] in "kg"
    if case == "nom":
        return word
    if case == "gen":
        return word + ("u" if gender == "m3" else "a")
    if case == "dat":
        return word + "owi"
    if case == "inst":
        return word + ("iem" if hard_k else "em")
    return _soften(word, _SOFTENED) or word + "u"


def _feminine(word: str, case: str) -> str:
    stem = word[:-1]
    if case in ("acc", "inst", "voc"):
        return stem + {"acc": "ę", "inst": "ą", "voc": "o"}[case]
    soft = stem[-1:] in ("j", "l", "i", "ć", "ś", "ź", "ń")
    if case == "gen":
        return stem + ("i" if soft or stem[-1:] in ("k", "g") else "y")
    if soft:
        return stem + "i"
    return _soften(stem, _SOFTENED_FEMININE) or stem + "y"


def _adjectival(word: str, case: str) -> str:
    stem = word[:-1]
    joint = "i" if word[-1] == "i" else ""
    endings = {"gen": "ego", "acc": "ego", "dat": "emu", "inst": "m", "loc": "m", "voc": ""}
    ending = endings[case]
    if case in ("inst", "loc", "voc"):
        return word + ending
    return stem + joint + ending


def _soften(stem: str, table: dict[str, str]) -> str:
    if stem[-2:] in ("sz", "cz", "rz", "dz", "dż", "sh"):
        return ""
    for size in (2, 1):
        if stem[-size:] in table:
            return stem[:-size] + table[stem[-size:]]
    return ""
