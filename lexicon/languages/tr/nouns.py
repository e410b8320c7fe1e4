"""Turkish nouns: endings that follow the last vowel, bare and behind a possessive."""

from collections.abc import Iterable

from languages.tr.stems import FRONTED, OBLIQUE, STEMS_IN_S, UNSOFTENED

NOM = frozenset({"nom"})
VOWELS = "aıoueiöü"
BACK = "aıou"
VOICELESS = "fstkçşhp"
NARROW = {"a": "ı", "ı": "ı", "o": "u", "u": "u", "e": "i", "i": "i", "ö": "ü", "ü": "ü"}

CASES = {"nom": "", "gen": "(n)In", "dat": "(y)A", "acc": "(y)I", "loc": "DA", "abl": "DAn", "inst": "(y)lA"}
POSSESSED = {"nom": "", "gen": "nIn", "dat": "nA", "acc": "nI", "loc": "ndA", "abl": "ndAn", "inst": "ylA"}
"""Behind the possessive ending an n stands before the case: 'bakanı', 'bakanına'."""


def last_vowel(stem: str) -> str:
    """Give the vowel that the endings follow."""
    word = stem.rpartition(" ")[2]
    vowel = next((letter for letter in reversed(word) if letter in VOWELS), "e")
    if word in FRONTED:
        return {"a": "e", "o": "ö", "u": "ü", "ı": "i"}.get(vowel, vowel)
    return vowel


def attach(stem: str, ending: str, vowel: str = "") -> str:
    """Attach an ending: A and I are vowels, D a d or t that follow the stem, (y) stands only behind a vowel."""
    written = stem
    vowel = vowel or last_vowel(stem)
    rest = ending.replace("~", " ")
    if rest.startswith("("):
        buffer, rest = rest[1], rest[3:]
        ends_in_vowel = written[-1] in VOWELS
        if buffer in VOWELS or buffer in "AI":
            rest = rest if ends_in_vowel else buffer + rest
        elif ends_in_vowel:
            written += buffer
    for sign in rest:
        letter = sign
        if sign == "A":
            letter = "a" if vowel in BACK else "e"
        elif sign == "I":
            letter = NARROW[vowel]
        elif sign == "D":
            letter = "t" if written[-1] in VOICELESS else "d"
        vowel = letter if letter in VOWELS else vowel
        written += letter
    return written


def soften(noun: str) -> str:
    """Give the stem of a noun before a vowel: 'uçak' -> 'uçağ', 'şehir' -> 'şehr'."""
    head, space, word = noun.rpartition(" ")
    if word in OBLIQUE:
        return head + space + OBLIQUE[word]
    syllables = sum(letter in VOWELS for letter in word)
    if word in UNSOFTENED or syllables < 2 or word[-2:] in ("nk", "rk", "sk", "lk"):
        return noun
    return noun[:-1] + {"k": "ğ", "ç": "c", "p": "b"}.get(noun[-1], noun[-1])


def bare_of(possessed: str) -> str:
    """Give the noun of a possessive form: 'bakanlığı' -> 'bakanlık', 'ordusu' -> 'ordu'."""
    stem = possessed[:-1]
    word = stem.rpartition(" ")[2]
    if word.endswith("s") and len(word) > 2 and word[-2] in VOWELS and word not in STEMS_IN_S:
        return stem[:-1]
    if word.endswith("ss") and word[:-1] in STEMS_IN_S:
        return stem[:-1]
    for noun, oblique in OBLIQUE.items():
        if word == oblique and noun != oblique:
            return stem[: -len(word)] + noun
    if word[-1] == "ğ":
        return stem[:-1] + "k"
    if word[-1] in "bc" and len(word) > 3:
        return stem[:-1] + {"b": "p", "c": "ç"}[word[-1]]
    return stem


Form = tuple[str, frozenset[str], str]
"""A form of a noun, its cases ("poss" among them behind a possessive ending), its number."""


def inflect_noun(lemma: str, *, compound: bool) -> list[Form]:
    """Give the forms of a noun; a `compound` ends in a possessive already ('dışişleri bakanı')."""
    if lemma.isupper():  # 'İHA', 'İHA'yı'
        low = lemma.replace("I", "ı").replace("İ", "i").lower()
        forms = _inflect(low, low, low, compound=False)
        return [
            (lemma + ("'" + form[len(low) :]) * (form != low), cases, number) for form, cases, number in forms
        ]
    bare = bare_of(lemma) if compound else lemma
    return _inflect(lemma, bare, soften(bare), compound=compound)


def _inflect(lemma: str, bare: str, oblique: str, *, compound: bool) -> list[Form]:
    """Give the forms of a noun whose stem before a vowel is `oblique`."""
    vowel = last_vowel(bare)
    forms: list[Form] = []
    for case, ending in {} if compound else CASES.items():
        stem = oblique if ending in ("(n)In", "(y)A", "(y)I") else bare
        forms.append((attach(stem, ending, vowel) if ending else bare, frozenset({case}), "sg"))
    if not compound:
        forms.append((attach(bare, "DAki", vowel), frozenset({"loc"}), "sg"))
    one = lemma if compound else attach(oblique, "(s)I", vowel)
    many = attach(bare, "lAr", vowel)
    for case, ending in POSSESSED.items():
        forms.append((attach(one, ending), frozenset({case, "poss"}), "sg"))
        if not compound:
            plural = CASES[case].replace("(n)", "").replace("(y)", "")
            forms.append((attach(many, plural), frozenset({case}), "pl"))
        forms.append((attach(attach(many, "I"), ending), frozenset({case, "poss"}), "pl"))
    forms.append((attach(one, "ndAki"), frozenset({"loc", "poss"}), "sg"))
    return forms


def join_forms(forms: Iterable[Form]) -> dict[str, tuple[frozenset[str], str]]:
    """One entry a form: 'saldırıları' is accusative and possessive."""
    joined: dict[str, tuple[frozenset[str], str]] = {}
    for form, cases, number in forms:
        known = joined.get(form, (frozenset(), number))
        joined[form] = known[0] | cases, known[1]
    return joined


def read_noun(lemma: str) -> list[Form]:
    """Inflect a lemma as it is noted: '*' as it is, '+' no compound though it ends in a narrow vowel."""
    if lemma.endswith("*"):
        return [(lemma[:-1], NOM, "sg")]
    if lemma.endswith("+"):
        return inflect_noun(lemma[:-1], compound=False)
    if lemma.endswith("="):
        return inflect_noun(lemma[:-1], compound=True)
    return inflect_noun(lemma, compound=" " in lemma and lemma[-1] in "ıiuü")
