"""Plurals and genders of Spanish nouns, adjectives and phrases."""

import re


def words(text: str) -> frozenset[str]:
    """Give the words of a text as a set."""
    return frozenset(text.split())


_PREPOSITIONS = words(
    "a al ante bajo con contra de del desde e en entre hacia hasta o para por sin sobre tras y no"
)
"""What stands behind one of these, or is one, does not inflect: 'ministros de Defensa'."""
_PLAIN = str.maketrans("áéíóú", "aeiou")
_PLURALS = {
    "primer": "primeros", "buen": "buenos", "gran": "grandes", "tercer": "terceros", "régimen": "regímenes",
    "crimen": "crímenes", "joven": "jóvenes", "orden": "órdenes", "imagen": "imágenes", "volumen": "volúmenes",
    "líder": "líderes", "dron": "drones", "cártel": "cárteles", "misil": "misiles", "rehén": "rehenes",
    "vicepresidente": "vicepresidentes", "portavoz": "portavoces", "margen": "márgenes", "origen": "orígenes",
    "examen": "exámenes", "ex": "ex", "vice": "vice",
}  # fmt: skip
_FEMININES = {"primer": "primera", "gran": "gran", "alcalde": "alcaldesa", "príncipe": "princesa", "emperador": "emperatriz",
              "rey": "reina", "actor": "actriz", "héroe": "heroína", "cónsul": "consulesa"}  # fmt: skip


def pluralise(word: str) -> str:
    """Give the plural of one word: 'nación' -> 'naciones', 'francés' -> 'franceses', 'iraní' -> 'iraníes'."""
    if word in _PLURALS:
        return _PLURALS[word]
    if word.endswith("z"):
        return word[:-1] + "ces"
    if re.search(r"[áéíóú][ns]$", word):
        return word[:-2] + word[-2].translate(_PLAIN) + word[-1] + "es"
    if word.endswith(("s", "x")):
        return word
    if word[-1] in "aeioué" or word.endswith(("á", "ó")):
        return word + "s"
    return word + "es"


def feminine(word: str) -> str:
    """Give the feminine of a noun or adjective in the masculine: 'embajador' -> 'embajadora', 'alemán' -> 'alemana'."""
    if word in _FEMININES:
        return _FEMININES[word]
    if word[-1] in "oe":
        return word[:-1] + "a"
    if re.search(r"[áéíóú][ns]$", word):
        return word[:-2] + word[-2].translate(_PLAIN) + word[-1] + "a"
    return word + "a"


def genders(word: str) -> tuple[str, ...]:
    """Give masculine and feminine of an adjective; 'belga', 'iraní' and 'estadounidense' have one form."""
    if re.search(r"(o|[áéó][ns]|ín|ol|uz|or)$", word):
        return word, feminine(word)
    return (word,)


def inflect_adjective(lemma: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give all singulars and all plurals of an adjective; of several words the last inflects."""
    if lemma.endswith("*"):
        return (lemma[:-1],), (lemma[:-1],)
    *first, last = lemma.split(" ")
    singulars = genders(last)
    plurals = [pluralise(form) for form in singulars]
    if last.endswith(("í", "ú")):
        plurals.append(last + "s")
    return (
        tuple(" ".join([*first, form]) for form in singulars),
        tuple(" ".join([*first, form]) for form in plurals),
    )


def inflect_noun(lemma: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the singulars and the plurals of a noun phrase (see `Spanish` for the notation)."""
    if lemma.endswith("*"):
        return (lemma[:-1].replace("|", " "),), ()
    if lemma.endswith("=pl"):
        return (), tuple(_gendered(lemma[:-3].replace("|", " ")))
    only_singular = lemma.endswith("=sg")
    body, _, tail = lemma.removesuffix("=sg").partition("|")
    tail = f" {tail.replace('|', ' ')}" if tail else ""
    singulars = _gendered(body)
    plurals = () if only_singular else tuple(_pluralise_phrase(form) + tail for form in singulars)
    return tuple(form + tail for form in singulars), plurals


def _gendered(phrase: str) -> list[str]:
    """'ministro/a de Defensa' -> 'ministro de Defensa', 'ministra de Defensa'."""
    if "/a" not in phrase:
        return [phrase]
    words = phrase.split(" ")
    return [
        " ".join(word.removesuffix("/a") for word in words),
        " ".join(feminine(word[:-2]) if word.endswith("/a") else word for word in words),
    ]


def _pluralise_phrase(phrase: str) -> str:
    words = phrase.split(" ")
    end = next((at for at, word in enumerate(words) if at and word.lower() in _PREPOSITIONS), len(words))
    return " ".join([*map(pluralise, words[:end]), *words[end:]])
