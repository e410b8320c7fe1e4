"""Turkish verbs: every form that news use, by tense with its marks ('past.negated')."""

from functools import cache

from languages.tr.nouns import NARROW, VOWELS, attach
from languages.tr.stems import NARROW_AORIST, SOFT_VERBS

FINITE = {
    ("past", ""): "DI DIlAr mIştI mIşlArdI mIştIr mIşlArdIr mIş mIşlAr",
    ("past", "1"): "DIk DIm mIştIk mIştIm",
    ("present", ""): "mAktA mAktAdIr mAktAdIrlAr mAktAydI mAktAlAr",
    ("future", ""): "(y)AcAk (y)AcAklAr (y)AcAktIr (y)AcAklArdIr (y)AcAktI (y)AcAklArdI",
    ("future", "1"): "(y)AcAğIz (y)AcAğIm",
    ("conditional", ""): (
        "sA sAlAr DIysA mIşsA (y)AcAksA (y)AcAklArsA (y)Abilir (y)Abilirler (y)Abilecek (y)Abilecekler (y)Abiliyor "
        "(y)Abiliyorlar (y)Abilirdi (y)Abilse mAlI mAlIlAr mAlIdIr (y)Ayım (y)AlIm sIn sInlAr"
    ),
    ("past.negated", ""): "mAdI mAdIlAr mAmIştI mAmIştIr mAmIş (y)AmAdI (y)AmAdIlAr mAmIşlArdI",
    ("past.negated", "1"): "mAdIk mAdIm",
    ("present.negated", ""): "mIyor mIyorlAr mAz mAzlAr mAmAktA mAmAktAdIr mIyordu (y)AmIyor (y)AmIyorlAr mIyorlArdI",
    ("present.negated", "1"): "mIyoruz mIyorum mAyIz",
    ("future.negated", ""): "mAyAcAk mAyAcAklAr mAyAcAktIr mAyAcAktI (y)AmAyAcAk",
    ("future.negated", "1"): "mAyAcAğIz mAyAcAğIm",
}  # fmt: skip
NONFINITE = {
    ("nominal", ""): (
        "DIğI DIğInI DIğInA DIğInIn DIğIndAn DIğIndA DIğIylA DIklArI DIklArInI DIklArInA DIklArInIn DIklArIndAn DIklArIndA"
    ),
    ("nominal.future", ""): "(y)AcAğI (y)AcAğInI (y)AcAğInA (y)AcAğInIn (y)AcAğIndAn (y)AcAklArI (y)AcAklArInI (y)AcAklArInA",
    ("nominal.conditional", ""): "(y)Abileceği (y)Abileceğini (y)Abileceğine (y)Abilecekleri (y)Abileceklerini",
    ("nominal.negated", ""): "mAdIğI mAdIğInI mAdIğInA mAdIğIndAn mAdIklArI mAdIklArInI",
    ("nominal.future.negated", ""): "mAyAcAğI mAyAcAğInI mAyAcAğInA mAyAcAklArI mAyAcAklArInI",
    ("nominal.wish", "nom"): "mAsI mAlArI",
    ("nominal.wish", "acc"): "mAsInI mAlArInI",
    ("nominal.wish", "dat"): "mAsInA mAlArInA",
    ("nominal.wish.negated", "nom"): "mAmAsI mAmAlArI",
    ("nominal.wish.negated", "acc"): "mAmAsInI mAmAlArInI",
    ("nominal.wish.negated", "dat"): "mAmAsInA",
    ("nominal", "gen"): "mAsInIn mAlArInIn",
    ("nominal", "abl"): "mAsIndAn mAlArIndAn",
    ("nominal", "loc"): "mAsIndA mAlArIndA",
    ("nominal", "inst"): "mAsIylA mAlArIylA",
    ("infinitive", "nom"): "mAk",
    ("infinitive", "acc"): "mAyI",
    ("infinitive", "dat"): "mAyA",
    ("infinitive", "abl"): "mAktAn",
    ("infinitive", "inst"): "mAklA",
    ("infinitive.negated", "nom"): "mAmAk",
    ("infinitive.negated", "acc"): "mAmAyI",
    ("infinitive.negated", "dat"): "mAmAyA",
    ("infinitive.negated", "inst"): "mAmAklA",
    ("converb", ""): "(y)Ip (y)ArAk",
    ("converb.own", ""): "(y)IncA DIktAn",
    ("converb.negated", ""): "mAdAn mAksIzIn mAyArAk",
    ("active_participle", ""): "(y)An (y)AnlAr (y)AnlArI (y)AnlArIn (y)AnlArA (y)AnlArlA (y)AnI (y)AnIn (y)AnA mIş~olan",
    ("active_participle.negated", ""): "mAyAn mAyAnlAr",
}  # fmt: skip
SHORTENED = frozenset({"çağır", "ayır", "devir", "çevir", "savur", "kavur"})
"""Verbs that lose their last vowel in the passive: 'çağrıldı'."""


def _softened(stem: str) -> str:
    head, space, word = stem.rpartition(" ")
    return head + space + word[:-1] + "d" if word in SOFT_VERBS else stem


def _put(stem: str, ending: str) -> str:
    """Attach an ending to a verb's stem, whose t may soften before a vowel."""
    before_vowel = ending[0] in "AI" or (ending[0] == "(" and stem[-1] not in VOWELS)
    return attach(_softened(stem) if before_vowel else stem, ending)


def _present(stem: str) -> str:
    if stem.rpartition(" ")[2] in ("de", "ye"):
        return stem[:-1] + "iyor"
    if stem[-1] in VOWELS:
        stem = stem[:-1]
        vowel = next((letter for letter in reversed(stem.rpartition(" ")[2]) if letter in VOWELS), "")
        return stem + NARROW[vowel] + "yor" if vowel else stem + "ıyor"
    return _put(stem, "Iyor")


def _aorist(stem: str) -> str:
    word = stem.rpartition(" ")[2]
    if stem[-1] in VOWELS:
        return stem + "r"
    if sum(letter in VOWELS for letter in word) == 1 and word not in NARROW_AORIST:
        return _put(stem, "Ar")
    return _put(stem, "Ir") if word not in SOFT_VERBS else _put(stem, "Ar")


def passive_of(stem: str) -> str:
    """Give the stem of the passive: 'kına' -> 'kınan', 'al' -> 'alın', 'vur' -> 'vurul'."""
    if stem in SHORTENED:
        return stem[:-2] + stem[-1] + attach("", "Il", stem[-2])
    if stem[-1] in VOWELS:
        return stem + "n"
    return _put(stem, "In" if stem[-1] == "l" else "Il")


@cache
def inflect_verb(stem: str) -> dict[tuple[str, str, str], tuple[str, ...]]:
    """Give the forms of a verb's stem by tense, case and number; the passive is inflected by its own stem."""
    forms: dict[tuple[str, str, str], set[str]] = {}

    def add(tense: str, case: str, number: str, form: str) -> None:
        forms.setdefault((tense, case, number), set()).add(form)

    irregular = stem.rpartition(" ")[2] in ("de", "ye")
    for (tense, number), endings in FINITE.items():
        for ending in endings.split():
            raised = irregular and ending.startswith("(y)")
            add(tense, "", number, _put(stem[:-1] + "i" if raised else stem, ending))
    for (tense, case), endings in NONFINITE.items():
        for ending in endings.split():
            raised = irregular and ending.startswith("(y)")
            add(tense, case, "", _put(stem[:-1] + "i" if raised else stem, ending))
    if " " in stem:  # 'sınır dışı etme kararı'; of a single verb it is a noun or a prohibition
        add("infinitive", "nom", "", _put(stem, "mA"))
    present, aorist = _present(stem), _aorist(stem)
    for ending in ("", "lar", "du", "lardı"):
        add("present", "", "", present + ending)
    for ending in ("uz", "um"):
        add("present", "", "1", present + ending)
    add("present", "", "", aorist)
    add("present", "", "", attach(aorist, "lAr"))
    add("present", "", "1", attach(aorist, "Iz"))
    add("conditional", "", "", present + "sa")
    add("conditional", "", "", attach(aorist, "sA"))
    add("conditional", "", "", attach(aorist, "lArsA"))
    add("converb.own", "", "", aorist + "ken")
    add("converb.own", "", "", present + "ken")
    return {key: tuple(sorted(found)) for key, found in forms.items()}
