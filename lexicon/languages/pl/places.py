"""Forms of Polish names of towns and regions, also of those that the dictionary lacks."""

from collections.abc import Iterator

from languages.pl.endings import decline_name
from languages.pl.inflect import Form, guess_gender, inflect_polish, parse_phrase
from languages.pl.sgjp import analyse

_GENITIVES_IN_A = ("sk", "ck", "ow", "ew", "burg", "pol")
"""How Slavic and German towns end whose genitive is in -a: 'Kupiańska'."""

_ENDINGS = (
    # how a town ends that the dictionary lacks; the end of its stem; genitive, dative, instrumental, locative
    ("ów", "ow", ("a", "owi", "em", "ie")),
    ("niec", "ńc", ("a", "owi", "em", "u")),
    ("wiec", "wc", ("a", "owi", "em", "u")),
    ("erec", "erc", ("a", "owi", "em", "u")),
    ("ń", "n", ("ia", "iowi", "iem", "iu")),
    ("owo", "ow", ("a", "u", "em", "ie")),
    ("ewo", "ew", ("a", "u", "em", "ie")),
    ("owe", "ow", ("ego", "emu", "em", "em")),
    ("cewe", "cew", ("ego", "emu", "em", "em")),
    ("pacie", "paci", ("a", "u", "em", "u")),
)
_ENDINGS_IN_A = (("ija", "ii"), ("aja", "ai"), ("eja", "ei"), ("ya", "yi"), ("oa", "oi"), ("ua", "ui"))
"""Towns in -ja, -ya, -oa and -ua, and their genitive, dative and locative."""


def decline_place(lemma: str) -> Iterator[tuple[str, frozenset[str]]]:
    """Forms of a place with their cases; an unknown word in the plural ('=pl') goes like 'Czerkasy'."""
    word = lemma.removesuffix("=pl")
    if word != lemma and " " not in word:
        yield from _cells(word, word[:-1], ("", "om", "ami", "ach"))
    elif lemma.startswith(("obwód ", "korytarz ")):
        yield from _district(lemma)
    elif (cells := _by_ending(lemma)) is not None:
        yield from cells
    else:
        yield from _by_dictionary(lemma)


def _cells(word: str, stem: str, endings: tuple[str, ...]) -> Iterator[tuple[str, frozenset[str]]]:
    yield word, frozenset({"nom", "acc"})
    for case, ending in zip(("gen", "dat", "inst", "loc"), endings, strict=True):
        yield stem + ending, frozenset({case})


def _district(lemma: str) -> Iterator[tuple[str, frozenset[str]]]:
    """'obwód ługański': many an adjective of a district is a surname only in the dictionary."""
    head, adjective = lemma.split()
    for form in inflect_polish(f"{head}=sg"):
        for case in form.cases - {"voc"} if form.number == "sg" else ():
            second = adjective if case in ("nom", "acc") else decline_name(adjective, case, "m3")[0]
            yield f"{form.form} {second}", frozenset({case})


def _by_ending(lemma: str) -> Iterator[tuple[str, frozenset[str]]] | None:
    """The forms of a single word that the dictionary lacks, if it ends like a Slavic town; None otherwise."""
    phrase = parse_phrase(lemma)
    word = phrase.words[0]
    alone = len(phrase.words) == 1 and all(phrase.inflects) and not phrase.gender
    if not alone or any("nom" in entry.cases for entry in analyse(word, imitate=True)):
        return None
    for ending, stem, endings in _ENDINGS:
        if word.endswith(ending):
            return _cells(word, word.removesuffix(ending) + stem, endings)
    for ending, oblique in _ENDINGS_IN_A:
        if word.endswith(ending):
            return _in_a(word, word.removesuffix(ending) + oblique)
    return None


def _in_a(word: str, oblique: str) -> Iterator[tuple[str, frozenset[str]]]:
    yield word, frozenset({"nom"})
    yield oblique, frozenset({"gen", "dat", "loc"})
    yield word[:-1] + "ę", frozenset({"acc"})
    yield word[:-1] + "ą", frozenset({"inst"})


def _by_dictionary(lemma: str) -> Iterator[tuple[str, frozenset[str]]]:
    phrase = lemma if "=" in lemma or lemma.endswith("*") else f"{lemma}=sg"
    phrase += guess_gender(lemma, "m2" if lemma.endswith(_GENITIVES_IN_A) else "m3")
    forms = [form for form in inflect_polish(phrase) if form.cases != {"voc"}]
    if any(form.number == "sg" for form in forms):
        forms = [form for form in forms if form.number == "sg"]
    # A town's accusative is its nominative, also where '=m2' gives it the genitive in -a ('Kupiańska') and
    # where the dictionary has a person of that name only ('Chmielnicki').
    lifeless = all(form.gender in ("m1", "m2", "m3", "") for form in forms) and _differs(forms[0].form, forms)
    for form in forms:
        cases = form.cases - {"voc"}
        if lifeless:
            cases = cases | {"acc"} if "nom" in cases else cases - {"acc"}
        if cases:
            yield form.form, cases


def _differs(nominative: str, forms: list[Form]) -> bool:
    return any("gen" in form.cases and form.form != nominative for form in forms)
