"""Inflects Polish words while the lexicon is built; nothing here runs when a page is coded.

Morfeusz 2 with the SGJP dictionary (BSD-2-Clause) decides where it has a word.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product

from languages.pl.endings import VOWELS, decline_acronym, decline_name
from languages.pl.sgjp import CASES, Entry, analyse, generate, pick_fresh
from languages.pl.verbs import VerbForm, inflect_polish_verb

__all__ = [
    "Form",
    "VerbForm",
    "guess_gender",
    "inflect_polish",
    "inflect_polish_adjective",
    "inflect_polish_verb",
]

ADJECTIVES = frozenset({"adj", "ppas", "pact"})
COORDINATION = frozenset({"i", "oraz", "a", "lub"})
DEGREES = frozenset({"pos", "com", "sup"})
GENDERS = frozenset({"m1", "m2", "m3", "f", "n"})
NAME_TYPES = (
    "nazwa_geograficzna",
    "człon_nazwy_geograficznej",
    "nazwa_organizacji",
    "nazwa_instytucji",
    "nazwa_pospolita",
    "imię",
    "nazwisko",
)
PEOPLE_TYPES = ("nazwa_pospolita", "imię", "nazwisko")


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a Polish noun phrase: `number` is "sg" or "pl", `gender` one of m1 m2 m3 f n or ""."""

    form: str
    cases: frozenset[str]
    number: str
    gender: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase as written in a table: its words, which of them inflect, and what its markers ask for."""

    words: tuple[str, ...]
    inflects: tuple[bool, ...]
    number: str = ""
    gender: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand a word of a phrase in the nominative; `lemma` is "" where it stays as it is."""

    word: str
    lemma: str
    part: str
    number: str = ""
    genders: frozenset[str] = frozenset()
    degree: frozenset[str] = frozenset()
    cost: int = 0


def parse_phrase(text: str) -> Phrase:
    """Read the notation of the tables.

    '|' switches inflection off and on again; a final '*' switches it off altogether; '=sg', '=pl' and
    '=m1' .. '=n' at the end fix number and gender. Raises ValueError on another marker.
    """
    body, *markers = text.strip().split("=")
    number = gender = ""
    for marker in markers:
        if marker in ("sg", "pl"):
            number = marker
        elif marker in GENDERS:
            gender = marker
        else:
            raise ValueError(f"{text!r}: '={marker}' is no marker; use sg, pl, m1, m2, m3, f or n")
    fixed = body.endswith("*")
    words: list[str] = []
    inflects: list[bool] = []
    for index, segment in enumerate(body.removesuffix("*").split("|")):
        for word in segment.split():
            words.append(word)
            inflects.append(not fixed and index % 2 == 0 and word not in COORDINATION)
    if not words:
        raise ValueError(f"{text!r} has no words")
    return Phrase(tuple(words), tuple(inflects), number, gender)


@cache
def inflect_polish(text: str, *, people: bool = False) -> tuple[Form, ...]:
    """Give all forms of a Polish noun phrase that is written in the nominative (see `parse_phrase`).

    A phrase in the plural stays in the plural; one in the singular gets both numbers where its nouns have
    them. Words that the dictionary lacks are indeclinable unless '=m1', '=m3', '=f' or '=n' tells their
    gender. `people` prefers the name of an inhabitant to a place or a surname ('Turek').
    """
    phrase = parse_phrase(text)
    readings = _choose(phrase, people)
    nouns = [reading for reading in readings if reading.part == "subst"]
    adjectives = [reading for reading in readings if reading.part in ADJECTIVES]
    if nouns or not adjectives:
        return tuple(_merge(_decline(readings, phrase, "")))
    genders = _lone_genders(adjectives[0], phrase)
    return tuple(_merge(form for gender in genders for form in _decline(readings, phrase, gender)))


def guess_gender(text: str, masculine: str = "m3") -> str:
    """The marker that a name needs of which the dictionary lacks the one word that inflects.

    '=f' for one in -a, that of `masculine` for one in a consonant, "" where nothing is to be added.
    """
    phrase = parse_phrase(text)
    words = [word for word, inflects in zip(phrase.words, phrase.inflects, strict=True) if inflects]
    if len(words) != 1 or phrase.gender or not words[0][0].isupper():
        return ""
    word = words[0]
    if any(letter.isupper() for part in word.split("-") for letter in part[1:]):
        return ""
    if any("nom" in entry.cases for entry in analyse(word, imitate=True)):
        return ""
    return "=f" if word.endswith("a") else "" if word[-1] in VOWELS else f"={masculine}"


def _lone_genders(adjective: Reading, phrase: Phrase) -> list[str]:
    """Genders of an adjective without a noun: all of one in -y or -i, only its own of 'Bankowa'."""
    if phrase.gender:
        return [phrase.gender]
    if adjective.number == "pl" or "m1" in adjective.genders:
        return sorted(GENDERS)
    return sorted(adjective.genders)


@cache
def inflect_polish_adjective(word: str) -> tuple[Form, ...]:
    """Give all forms of a Polish adjective, and its first part of a compound ('polsko-') without cases.

    Of 'bośniacko-hercegowiński' the last part inflects; an adjective in -ski or -cki that the dictionary
    lacks goes like one that it has. Raises ValueError for any other word.
    """
    cut = max(word.rfind("-"), word.rfind(" ")) + 1
    first, last = word[:cut], word[cut:]
    lemma = next((entry.lemma for entry in analyse(last, imitate=True) if entry.part == "adj"), "")
    if not lemma:
        raise ValueError(f"{word!r} is no adjective of the dictionary")
    forms: list[Form] = []
    for entry in pick_fresh(generate(lemma)):
        if entry.part == "adja":
            forms.append(Form(first + entry.form, frozenset(), "", ""))
        elif entry.part == "adj" and "pos" in entry.rest:
            forms += [
                Form(first + entry.form, entry.cases, number, gender)
                for number in sorted(entry.numbers)
                for gender in sorted(entry.genders)
            ]
    return tuple(_merge(forms))


def _choose(phrase: Phrase, people: bool) -> list[Reading]:
    """Pick for every word the reading with which the whole phrase agrees at the least cost."""
    options = [
        _readings(word, phrase, people) if inflects else [Reading(word, "", "fixed")]
        for word, inflects in zip(phrase.words, phrase.inflects, strict=True)
    ]
    best = min(product(*options), key=lambda choice: _cost(choice, phrase))
    return list(best)


def _readings(word: str, phrase: Phrase, people: bool) -> list[Reading]:
    """Every nominative noun or adjective that `word` may be; a word that is neither stays as it is."""
    readings: list[Reading] = []
    types = PEOPLE_TYPES if people else NAME_TYPES if word[0].isupper() else ("nazwa_pospolita",)
    for entry in analyse(word, imitate=True):
        if "nom" not in entry.cases or entry.part not in {"subst", *ADJECTIVES} or "neg" in entry.rest:
            continue
        if phrase.gender and entry.part == "subst" and phrase.gender not in entry.genders:
            continue
        if _is_acronym(word) and not _is_acronym(entry.base):
            continue  # 'OWI' is no form of 'ów', 'LOT' none of 'Lot'
        cost = 0
        if entry.part == "subst":
            cost += min((types.index(name) for name in entry.types if name in types), default=6)
            cost += 6 if len(entry.cases) == len(CASES) and not word.isupper() else 0
            cost += 3 if entry.labels else 0
            cost += 1 if "m2" in entry.genders else 0
            cost += 2 if entry.base.lower() != word.lower() else 0
        elif entry.part != "adj":
            cost += 1
        for number in entry.numbers:
            # An indeclinable word counts as singular unless told otherwise.
            extra = 1 if number == "pl" and "sg" in entry.numbers else 0
            degree = entry.rest & DEGREES
            readings.append(
                Reading(word, entry.lemma, entry.part, number, entry.genders, degree, cost + extra)
            )
    return readings or [Reading(word, "", "unknown")]


def _cost(choice: tuple[Reading, ...], phrase: Phrase) -> int:
    cost = sum(reading.cost for reading in choice)
    nouns = [reading for reading in choice if reading.part == "subst"]
    cost += 3 * max(0, len(nouns) - 1)
    for index, reading in enumerate(choice):
        if reading.part not in ADJECTIVES:
            continue
        noun = _governor(choice, index)
        if noun is None:
            cost += 15 if reading.number in ("sg", phrase.number) else 16
        elif noun.number != reading.number or not noun.genders & reading.genders:
            cost += 50
    if phrase.number == "pl":
        cost += sum(20 for noun in nouns if noun.number != "pl")
    return cost


def _governor(choice: "tuple[Reading, ...] | list[Reading]", index: int) -> Reading | None:
    """The noun with which the adjective at `index` agrees: the nearest, the one before it first."""
    nouns = [place for place, reading in enumerate(choice) if reading.part == "subst"]
    if not nouns:
        return None
    return choice[min(nouns, key=lambda place: (abs(place - index), place > index))]


def _decline(readings: list[Reading], phrase: Phrase, gender: str) -> list[Form]:
    """Decline a phrase whose readings are chosen; `gender` is that of an adjective without a noun."""
    nouns = [reading for reading in readings if reading.part == "subst"]
    head = nouns[0] if nouns else None
    leader = head or next((reading for reading in readings if reading.part in ADJECTIVES), None)
    given = leader.number if leader else phrase.number or "sg"
    numbers = [given]
    if leader and given == "sg" and not phrase.number and all(noun.number == "sg" for noun in nouns):
        numbers.append("pl")
    head_gender = min(head.genders) if head else gender or phrase.gender
    forms: list[Form] = []
    for number in numbers:
        for case in CASES:
            cells = [
                _cell(readings, index, number if number != given else "", case, head_gender, phrase)
                for index in range(len(readings))
            ]
            forms += [
                Form(" ".join(words), frozenset({case}), number, head_gender) for words in product(*cells)
            ]
    return forms


def _cell(
    readings: list[Reading], index: int, number: str, case: str, gender: str, phrase: Phrase
) -> list[str]:
    """The forms of one word of the phrase in one case; `number` "" keeps the number as written."""
    reading = readings[index]
    if reading.part == "fixed":
        return [reading.word]
    if reading.part == "unknown":
        return _unknown(reading.word, number or phrase.number or "sg", case, phrase.gender)
    if reading.part == "subst":
        return _noun_cell(reading, number or reading.number, case)
    noun = _governor(readings, index)
    wanted = noun.genders if noun else frozenset({gender})
    target = number or reading.number
    entries = [
        entry
        for entry in generate(reading.lemma)
        if entry.part == reading.part
        and {case} <= entry.cases
        and target in entry.numbers
        and wanted & entry.genders
        and "neg" not in entry.rest
        and entry.rest & DEGREES == reading.degree
    ]
    return _spell(reading.word, pick_fresh(entries))


def _noun_cell(reading: Reading, number: str, case: str) -> list[str]:
    acronym = _is_acronym(reading.word)
    entries = [
        entry
        for entry in generate(reading.lemma)
        if entry.part == "subst"
        and case in entry.cases
        and number in entry.numbers
        # An acronym may be declined or left as it is, in any gender: 'MSZ' and 'MSZ-etu' are both genitives.
        and (acronym or entry.genders & reading.genders)
    ]
    forms = _spell(reading.word, pick_fresh(entries))
    return sorted({reading.word, *forms}) if acronym and number == reading.number else forms


def _spell(word: str, entries: Iterable[Entry]) -> list[str]:
    """Forms with the capital letter of the phrase ('Stany Zjednoczone', although 'zjednoczone' is an adjective)."""
    if _is_acronym(word):
        return sorted({entry.form for entry in entries})
    # The dictionary has 'EUROPOL-u' only, newspapers write 'Europolu'.
    forms = {
        entry.form.replace("-", "").lower() if _is_acronym(entry.base) else entry.form for entry in entries
    }
    return sorted({form[0].upper() + form[1:] if word[0].isupper() else form for form in forms})


def _is_acronym(word: str) -> bool:
    return sum(letter.isupper() for letter in word) > 1 and "-" not in word


def _unknown(word: str, number: str, case: str, gender: str) -> list[str]:
    if number == "pl" and not gender:
        return [word]
    if word.isupper() and word.isalpha() and len(word) > 1:
        return decline_acronym(word, case)
    return decline_name(word, case, gender) if gender and number == "sg" else [word]


def _merge(forms: Iterable[Form]) -> Iterator[Form]:
    """Join the cases of forms that are spelled alike."""
    cases: dict[tuple[str, str, str], frozenset[str]] = {}
    for form in forms:
        key = (form.form, form.number, form.gender)
        cases[key] = cases.get(key, frozenset()) | form.cases
    for (text, number, gender), joined in cases.items():
        yield Form(text, joined, number, gender)
