"""Conjugates Russian verbs by rule: the class tells the present, a table of endings what goes its own way."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from languages.ru.adjectives import HUSHING, VOWELS, decline_adjective, spell
from languages.ru.exceptions import FIRST_IN_EVAT, SECOND_IN_AT, SECOND_IN_ET, words
from languages.ru.irregular import IRREGULAR_VERBS, PREFIXES

NOUNS_LIKE_VERBS = (
    "власть",
    "область",
    "часть",
    "ость",
    "совесть",
    "весть",
    "страсть",
    "смерть",
    "нефть",
    "печать",
    "память",
)
"""Endings of nouns that look like infinitives."""
NOUNS = words(
    "сеть нить мать речь ночь печь треть путь суть рать дочь гость ртуть плеть соцсеть честь месть кровать"
)
REFLEXIVE_END = ("ся", "сь")
_ENDINGS = sorted(IRREGULAR_VERBS, key=len, reverse=True)
_ONLY_PREFIXES = re.compile(f"(?:{'|'.join(PREFIXES)}){{0,3}}")
_IN_TI = ("вести", "нести", "везти", "йти", "идти", "расти", "спасти", "мести", "рести", "цвести", "ползти")
_MUTATED = (
    ("ст", ("щ",)), ("сл", ("сл",)), ("б", ("бл",)), ("п", ("пл",)), ("в", ("вл",)), ("м", ("мл",)), ("ф", ("фл",)),
    ("д", ("ж", "жд")), ("т", ("ч", "щ")), ("з", ("ж",)), ("с", ("ш",)),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One form: `tense` as the coder names them, `number` "sg", "pl" or "1", cases of participles."""

    form: str
    tense: str
    number: str = ""
    cases: frozenset[str] = frozenset()


@dataclass(slots=True)
class Stems:
    """What all forms of a verb are made of; 'ё' stands wherever the ending may be stressed."""

    first: str  # я ...
    third: tuple[str, ...]  # он ...
    plural: tuple[str, ...]  # мы ...
    third_plural: str  # они ...
    past: tuple[str, ...]  # он ... (masculine)
    past_stem: tuple[str, ...]  # она ...а, without the vowel
    passive: tuple[str, ...]  # stem of the passive participle, before 'ый'; none where there is none
    walked: str = ""  # stem of the active past participle before 'ший'
    converb: tuple[str, ...] = ()


def is_verb(word: str) -> bool:
    """Whether a word is an infinitive."""
    plain = word[:-2] if word.endswith(REFLEXIVE_END) else word
    if " " in word:
        return False
    if plain.endswith("ти"):
        return plain.endswith(_IN_TI)
    if plain != word and plain.endswith(("ть", "чь")):
        return True
    if not plain.endswith(("ать", "ить", "еть", "ять", "уть", "ыть", "оть", "сть", "зть", "чь")):
        return False
    return plain not in NOUNS and not plain.endswith(NOUNS_LIKE_VERBS)


@cache
def conjugate(lemma: str) -> tuple[VerbForm, ...]:
    """Give all forms of 'задержать=p', 'встречаться/встретиться', 'атаковать' (imperfective first in a pair)."""
    body, *marks = lemma.strip().split("=")
    found: dict[tuple[str, str, str], frozenset[str]] = {}
    for number, verb in enumerate(body.split("/")):
        perfective = number > 0 or "p" in marks
        paired = not perfective and "/" in body
        for form in _forms(verb.strip(), perfective=perfective, paired=paired):
            key = (form.form, form.tense, form.number)
            found[key] = found.get(key, frozenset()) | form.cases
    return tuple(VerbForm(form, tense, number, cases) for (form, tense, number), cases in found.items())


def _forms(verb: str, *, perfective: bool, paired: bool) -> Iterator[VerbForm]:
    reflexive = verb.endswith(REFLEXIVE_END)
    plain = verb[:-2] if reflexive else verb
    stems = stems_of(plain)
    if paired and plain.endswith(("ать", "ять")) and not plain.endswith("овать"):
        stems.passive = ()  # 'задерживать' has none of its own: it is 'задержан'
    now = "future" if perfective else "present"
    cells: list[tuple[str, str, str]] = [(plain, "infinitive", ""), (stems.first, now, "1")]
    cells += [(form, now, "sg") for form in stems.third]
    cells += [(form, now, "1") for form in stems.plural]
    cells += [(stems.third_plural, now, "pl")]
    cells += [(form, "past", "sg") for form in stems.past]
    for stem in stems.past_stem:
        cells += [(stem + "а", "past", "sg"), (stem + "о", "past", "sg"), (stem + "и", "past", "pl")]
    converbs = stems.converb or (_perfect_converbs(stems) if perfective else _lasting_converb(stems))
    cells += [(form, "converb", "") for form in converbs]
    for form, tense, number in cells:
        if not form:
            continue
        for written in spell(form):
            yield VerbForm(_reflex(written) if reflexive else written, tense, number)
    if not perfective and not reflexive:
        yield from _reflexive_passives(stems)
    yield from _participles(stems, perfective=perfective, reflexive=reflexive)


def _reflex(form: str) -> str:
    if form.endswith(("ши",)):
        return form + "сь"
    if form.endswith("в") and len(form) > 2:
        return form + "шись"
    return form + ("сь" if form[-1] in VOWELS else "ся")


def _reflexive_passives(stems: Stems) -> Iterator[VerbForm]:
    """'сёла обстреливаются армией': the imperfective passive."""
    cells = [(form, "sg") for form in stems.third] + [(stems.third_plural, "pl")]
    cells += [(form, "sg") for form in stems.past]
    for stem in stems.past_stem:
        cells += [(stem + "а", "sg"), (stem + "о", "sg"), (stem + "и", "pl")]
    for form, number in cells:
        if form:
            for written in spell(form):
                yield VerbForm(_reflex(written), "passive", number)


def _participles(stems: Stems, *, perfective: bool, reflexive: bool) -> Iterator[VerbForm]:
    tail = "ся" if reflexive else ""
    active = [stem + "ш" for stem in _walked(stems)]
    if not perfective:
        active.append(stems.third_plural[:-1] + "щ")
    for stem in active:
        for form in _adjectival(stem + "ий"):
            for written in spell(form.form):
                yield VerbForm(written + tail, "active_participle", form.number, form.cases)
    if not reflexive:
        yield from _passives(stems)
    lasting = not perfective and stems.plural and stems.plural[0].endswith("ем")
    if lasting and not reflexive and stems.plural[0][-3:-2] in tuple(VOWELS):
        for form in _adjectival(stems.plural[0] + "ый"):
            yield VerbForm(form.form, "passive", form.number, form.cases)


def _passives(stems: Stems) -> Iterator[VerbForm]:
    """The passive past participle, long (with cases) and short (without): 'задержанный', 'задержан'."""
    for stem in stems.passive:
        for form in _adjectival(stem + "ый"):
            for written in spell(form.form):
                yield VerbForm(written, "passive", form.number, form.cases)
        short = stem.removesuffix("н") if stem.endswith("нн") else stem
        for ending, number in (("", "sg"), ("а", "sg"), ("о", "sg"), ("ы", "pl")):
            for written in spell(short + ending):
                yield VerbForm(written, "passive", number)
            if ending and "ён" in short:
                yield VerbForm(short.replace("ён", "ен") + ending, "passive", number)


def _adjectival(word: str) -> Iterator[VerbForm]:
    cells: dict[tuple[str, str], set[str]] = {}
    for (gender, case), forms in decline_adjective(word).items():
        for form in forms:
            cells.setdefault((form, "pl" if gender == "pl" else "sg"), set()).add(case)
    for (form, number), cases in cells.items():
        yield VerbForm(form, "", number, frozenset(cases))


def _walked(stems: Stems) -> tuple[str, ...]:
    """Stems of the active past participle: 'напав', 'нёс', 'вошед'."""
    if stems.walked:
        return (stems.walked,)
    return tuple(past[:-1] + "в" if past.endswith("л") else past for past in stems.past)


def _perfect_converbs(stems: Stems) -> tuple[str, ...]:
    found: list[str] = []
    for stem in _walked(stems):
        found += [stem, stem + "ши"] if stem.endswith("в") else [stem + "ши"]
    return tuple(found)


def _lasting_converb(stems: Stems) -> tuple[str, ...]:
    stem = stems.third_plural[:-2]
    if not stem or stem[-1] not in VOWELS + "лнрдтвзсжчшщбмпгк":
        return ()
    return (stem + ("а" if stem[-1] in HUSHING else "я"),)


def stems_of(verb: str) -> Stems:
    """Find the stems of a verb without -ся; ValueError for what is no infinitive."""
    for ending in _ENDINGS:
        if verb.endswith(ending) and _ONLY_PREFIXES.fullmatch(verb[: len(verb) - len(ending)]):
            return _from_table(verb[: len(verb) - len(ending)], IRREGULAR_VERBS[ending])
    if verb.endswith(("овать", "евать")) and not verb.endswith(FIRST_IN_EVAT):
        root = verb[:-5] + ("у" if verb.endswith("овать") or verb[-6] in HUSHING + "ц" else "ю")
        return _first(root, verb[:-2], verb[:-2] + "нн")
    if verb.endswith(("давать", "знавать", "ставать")):
        root = verb[:-4]
        stems = _first(root, verb[:-2], verb[:-2] + "нн", stressed=True)
        stems.converb = (verb[:-2] + "я",)
        return stems
    if verb.endswith("нуть"):
        return _in_nut(verb)
    if verb.endswith(("ить",)) or verb.endswith(SECOND_IN_ET):
        return _second(verb)
    if verb.endswith(SECOND_IN_AT):
        root = verb[:-3]
        y = "у" if root[-1] in HUSHING else "ю"
        third = "ат" if root[-1] in HUSHING else "ят"
        return Stems(
            root + y, (root + "ит",), (root + "им",), root + third, (verb[:-2] + "л",), (verb[:-2] + "л",), (verb[:-2] + "нн",)
        )  # fmt: skip
    if verb.endswith(("ать", "ять")):
        return _first(verb[:-2], verb[:-2], verb[:-2] + "нн")
    if verb.endswith("еть"):
        return _first(verb[:-2], verb[:-2], "")
    if verb.endswith("ыть"):
        root = verb[:-3] + "о"
        return _first(root, verb[:-2], verb[:-2] + "т")
    raise ValueError(f"{verb!r} is no verb that the rules know")


def _first(root: str, past: str, passive: str, *, stressed: bool = False) -> Stems:
    """The first conjugation: 'обвиняю, обвиняет'; `past` is the infinitive without -ть."""
    e = "ё" if stressed else "е"
    return Stems(
        root + "ю", (f"{root}{e}т",), (f"{root}{e}м",), root + "ют", (past + "л",), (past + "л",), (passive,) if passive else ()
    )  # fmt: skip


def _second(verb: str) -> Stems:
    """The second conjugation: 'осужу, осудит, осудят', 'осуждён'."""
    root, past = verb[:-3], verb[:-2]
    mutated: tuple[str, ...] = (root,)
    for end, ones in _MUTATED:
        if root.endswith(end):
            mutated = tuple(root[: len(root) - len(end)] + one for one in ones)
            break
    hushed = root[-1] in HUSHING
    first = mutated[0] + ("у" if mutated[0][-1] in HUSHING else "ю")
    third_plural = root + ("ат" if hushed else "ят")
    passive = tuple(one + "ённ" for one in mutated)
    return Stems(first, (root + "ит",), (root + "им",), third_plural, (past + "л",), (past + "л",), passive)


def _in_nut(verb: str) -> Stems:
    root, past = verb[:-3], verb[:-2]
    pasts, rests = [past + "л"], [past + "л"]
    if verb[:-4].endswith(("г", "к", "х", "б", "з", "рж")) and not verb.endswith(("кинуть",)):
        pasts.append(verb[:-4])
        rests.append(verb[:-4] + "л")
    return Stems(
        root + "у", (root + "ёт",), (root + "ём",), root + "ут", tuple(pasts), tuple(rests), (past + "т",)
    )


def _from_table(prefix: str, row: str) -> Stems:
    first, third, third_plural, past, rest, passive, *more = (row + " - - -").split()
    stem = third[:-1]
    plural = stem + "м" if third.endswith("т") else "-"
    if past == "дал":
        plural = "дадим"
    walked, converb = [*more, "-", "-"][:2]

    def join(part: str) -> str:
        return "" if part == "-" else prefix + part

    return Stems(
        join(first), tuple(filter(None, [join(third)])), tuple(filter(None, [join(plural)])), join(third_plural),
        tuple(filter(None, [join(past)])), tuple(filter(None, [join(rest)])), tuple(join(p) for p in passive.split("/") if p != "-"),
        join(walked), tuple(filter(None, [join(converb)])),
    )  # fmt: skip
