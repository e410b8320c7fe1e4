"""Declines names of persons in Polish: given name and surname together, foreign ones included.

SGJP decides where it has the name; the rules for the rest follow the Polish Academy's dictionary of
spelling (WSO PWN, rules 51-77) and, where newspapers waver, give both variants ('Fica' and 'Fico').
"""

from collections.abc import Iterator
from functools import cache
from itertools import product

from languages.pl.endings import decline_name
from languages.pl.sgjp import CASES, Entry, analyse, generate, pick_fresh

PARTICLES = frozenset({
    "abd", "abdal", "abdel", "abdul", "abu", "ag", "al", "as", "bar", "ben", "bin", "bint", "da", "de",
    "del", "della", "den", "der", "di", "do", "dos", "du", "e", "el", "ibn", "la", "le", "los", "lo", "of",
    "ould", "ter", "uld", "van", "vel", "vom", "von", "y", "zu", "zur",
})  # fmt: skip
_ARTICLES = frozenset({"al", "el", "as", "asz", "at", "ad", "an", "ar", "az", "ul", "abd"})
_VOWELS = "aeiouyąęóáéíúýôöüäëãõåøæœ"
_FEMININE_ADJECTIVES = ("ska", "cka", "dzka", "zka", "owa", "ewa", "ova", "eva", "lna")
_SOFT = {"ć": "ci", "ń": "ni", "ś": "si", "ź": "zi"}
_HUSHED = (
    "sz",
    "cz",
    "rz",
    "dz",
    "dż",
    "sh",
    "ch",
    "š",
    "č",
    "ž",
    "ż",
    "tz",
    "lz",
    "nz",
    "c",
    "l",
    "j",
    "h",
    "k",
    "g",
)
_FLEETING = {"Pavel": "Pavl", "Karel": "Karl"}
MAX_VARIANTS = 3
"""How many forms of one word in one case are kept."""

Forms = dict[str, frozenset[str]]


def decline_person(name: str, gender: str, *, last_only: bool = False) -> Forms:
    """Give the forms of a name in the nominative singular, each with its cases; `gender` is "m" or "f".

    A single word counts as a surname. `last_only` leaves all words but the last as they are, as in names
    that put the family first ('Xi Jinpinga').
    """
    words = name.split()
    names = [index for index, word in enumerate(words) if not _is_fixed(word)]
    last = names[-1] if names else -1
    forms: Forms = {}
    for case in CASES:
        cells = []
        for index, word in enumerate(words):
            if index not in names or (last_only and index != last):
                cells.append([word])
            elif word[0].islower() and "-" not in word:  # a title: 'król Salman'
                cells.append(_title(word, case))
            else:
                cells.append(_word(word, case, gender, index == last and not last_only))
        combinations = [" ".join(combination) for combination in product(*cells)]
        # Of a name that may stay bare one part shows the case: 'Nicolasa Maduro', but not 'Hugo Maduro'.
        shown = [form for form in combinations if form != name or case == "nom" or len(words) == 1]
        for form in shown or combinations:
            forms[form] = forms.get(form, frozenset()) | {case}
    return forms


def _is_fixed(word: str) -> bool:
    if word.lower() in PARTICLES and (
        word[0].islower() or word.lower() in ("abd", "abdul", "abdel", "abu", "al", "ould")
    ):
        return True
    return "." in word or len(word) == 1 or word.isupper() or word in ("La", "Le", "Van", "De", "Di", "Ben")


def _title(word: str, case: str) -> list[str]:
    entries = [e for e in generate(word) if e.part == "subst" and case in e.cases and "sg" in e.numbers]
    return sorted({e.form for e in pick_fresh(entries)}) or [word]


@cache
def _word(word: str, case: str, gender: str, surname: bool) -> list[str]:
    """The forms of one word in one case, at most `MAX_VARIANTS`, the likeliest first."""
    head, hyphen, tail = word.rpartition("-")
    if hyphen:
        inflected = [f"{head}-{form}" for form in _word(_capital(tail), case, gender, surname)]
        if tail[0].islower():
            inflected = [f"{head}-{form[len(head) + 1 :].lower()}" for form in inflected]
        if surname and head.lower() not in _ARTICLES and head[0].isupper():
            both = [
                f"{h}-{t}"
                for h in _word(head, case, gender, surname)
                for t in _word(_capital(tail), case, gender, surname)
            ]
            inflected = both[:2] + inflected
        return list(dict.fromkeys(inflected))[:MAX_VARIANTS]
    if case == "nom":
        return [word]
    known = _known(word, case, gender, surname)
    rules = _feminine(word, case, surname) if gender == "f" else list(_masculine(word, case, surname))
    if known:  # the dictionary's form, and the bare one where newspapers waver
        rules = known + [form for form in rules if form == word]
    return list(dict.fromkeys(rules))[:MAX_VARIANTS]


def _capital(word: str) -> str:
    return word[0].upper() + word[1:]


def _known(word: str, case: str, gender: str, surname: bool) -> list[str]:
    """What the dictionary says of a given name or a surname."""
    wanted = "nazwisko" if surname else "imię"
    return _dictionary_forms(word, case, gender, wanted) or (
        _dictionary_forms(word, case, gender, "imię") if surname else []
    )


def _dictionary_forms(word: str, case: str, gender: str, wanted: str) -> list[str]:
    tag = "m1" if gender == "m" else "f"
    lemmas = {
        entry.lemma
        for entry in analyse(word)
        if entry.part == "subst" and wanted in entry.types and "nom" in entry.cases
        and "sg" in entry.numbers and tag in entry.genders and entry.base == word
    }  # fmt: skip
    entries: list[Entry] = [
        entry
        for lemma in sorted(lemmas)
        for entry in generate(lemma)
        if entry.part == "subst" and case in entry.cases and "sg" in entry.numbers
        and tag in entry.genders and wanted in entry.types
    ]  # fmt: skip
    return sorted({entry.form for entry in pick_fresh(entries)})


def _feminine(word: str, case: str, surname: bool) -> list[str]:
    if surname and word.endswith(("ová", "ská")):
        return _feminine(word[:-1] + "a", case, surname)
    if not word.endswith("a"):
        return [word]
    stem = word[:-1]
    if surname and word.endswith("aja"):  # 'Cichanouskaja'
        return _feminine(word[:-2], case, surname)
    if surname and word.endswith(_FEMININE_ADJECTIVES):
        joint = "i" if stem[-1:] in "kg" else ""
        return [stem + {"acc": "ą", "inst": "ą", "voc": "a"}.get(case, joint + "ej")]
    return _a_noun(word, case)


def _a_noun(word: str, case: str) -> list[str]:
    """'Fotyga', 'Maria', 'Maja', and men such as 'Duda'."""
    stem = word[:-1]
    if case in ("acc", "inst", "voc"):
        return [stem + {"acc": "ę", "inst": "ą", "voc": "o"}[case]]
    if stem.endswith("i"):
        return [stem if stem[-2:-1] in tuple(_VOWELS) else stem + "i"]
    if stem.endswith("j"):
        return [stem[:-1] + "i" if stem[-2:-1] in tuple(_VOWELS) else stem + "i"]
    if stem[-1:] in tuple(_VOWELS):
        return [stem + "i", word]
    if stem.endswith("c") and not stem.endswith(("cz", "dz")) and case == "gen":
        return [stem[:-1] + "ki", stem + "y"]
    return decline_name(word, case, "f")


def _masculine(word: str, case: str, surname: bool) -> Iterator[str]:
    end = word[-1]
    if word.endswith(("skyj", "ckyj")):
        yield from _adjective(word[:-2] + "i", case)
    elif word.endswith(("nyj", "łyj", "ryj")):
        yield from _adjective(word[:-1], case)
    elif end == "a":
        yield from _a_noun(word, case)
    elif end == "o":
        yield from _o_noun(word, case, surname)
    elif end == "e":
        yield from _e_noun(word, case)
    elif end in "iy":
        yield from _adjective(word, case)
        if not word.endswith(("ski", "cki", "dzki", "ny")):
            yield word
    elif end in _VOWELS:
        yield word
    else:
        yield from _consonant(word, case)


def _o_noun(word: str, case: str, surname: bool) -> Iterator[str]:
    slavic = word.endswith(("ko", "ło"))
    if not slavic:
        yield word
    if word[-2] in "ie":  # 'Silvio', 'Matteo'
        yield word[:-1] + {"gen": "a", "acc": "a", "dat": "owi", "inst": "em", "loc": "u", "voc": "u"}[case]
    elif slavic or (surname and word[-2] != "u"):
        yield from _a_noun(word[:-1] + "a", case)
    else:
        yield from _consonant(word[:-1], case)
    if slavic:
        yield word


def _e_noun(word: str, case: str) -> Iterator[str]:
    """'Conte' like an adjective, 'Mike' with an apostrophe: spelling alone does not tell which."""
    yield word[:-1] + {"gen": "ego", "acc": "ego", "dat": "emu", "inst": "em", "loc": "em", "voc": "e"}[case]
    stem = word[:-1]
    if case in ("gen", "acc", "dat"):
        yield word + "'" + ("owi" if case == "dat" else "a")
    elif stem[-1] not in _VOWELS:
        yield from _consonant(stem, case)
    yield word


def _adjective(word: str, case: str) -> Iterator[str]:
    if word[-2:-1] in tuple(_VOWELS):  # 'Chamenei', 'Bagheriy'
        yield word + {"gen": "ego", "acc": "ego", "dat": "emu", "inst": "m", "loc": "m", "voc": ""}[case]
        yield word + {"gen": "a", "acc": "a", "dat": "owi", "inst": "em", "loc": "u", "voc": ""}[case]
        return
    stem = word[:-1] + ("i" if word.endswith("i") else "")
    ending = {"gen": "ego", "acc": "ego", "dat": "emu", "inst": "", "loc": "", "voc": ""}[case]
    if not ending:
        yield word + ("" if case == "voc" else "m")
        return
    yield stem + ending
    if word.endswith("y") and not word.endswith(("ny", "ły")):
        yield f"{word}'{ending}"


def _consonant(word: str, case: str) -> Iterator[str]:
    if word in _FLEETING:
        word = _FLEETING[word]
    elif word.endswith("ek") and not word.endswith(("bek", "rek")) and len(word) > 4:
        yield from _consonant(word[:-2] + "k", case)
    if word[-1] in _SOFT:
        stem = word[:-1] + _SOFT[word[-1]]
        yield stem + {"gen": "a", "acc": "a", "dat": "owi", "inst": "em", "loc": "u", "voc": "u"}[case]
        return
    if case == "inst" and word.endswith("c") and word[-2:-1] in tuple("aiou") and len(word) > 4:
        yield word[:-1] + "kiem"
    if case in ("loc", "voc") and word.endswith(_HUSHED):
        yield word + "u"
    if case in ("loc", "voc") and word.endswith(("s", "x")):
        yield word + "ie"
        return
    if case not in ("loc", "voc") or not word.endswith(_HUSHED) or word.endswith(("lz", "tz", "nz")):
        yield from decline_name(word, case, "m1")
