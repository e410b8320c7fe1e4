"""Ukrainian declension of persons' names: given names, surnames, and which surnames are words as well."""

import re

from languages.uk.nouns import HUSHED, VOWELS, palatal


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ALL = frozenset({"nom", "gen", "dat", "acc", "inst", "loc"})
_FIXED = _words("де да ді ду фон цу дер ден ван ла ле лос дос ель аль ібн бін бен ульд ен тер сан ап а")
_GIVEN_O = _words("петро павло дмитро михайло данило марко кирило гаврило андро левко данко сашко")

WORDS = _words("""
сі лі кім мун пак мей чан вен ху ян ма ін ан він ву хан шах мороз коваль ткач рама бек кук дей дек кон грін
буде мала мали рада ради раді раду марін сила лис король королі бойко малий білий чорний лев лева лєв кінг мороза
морозу зима воєвода гончар бондар мельник лисенко литвин літвін кит роса коса лоза стан стана баба бабу бабі баби дід діда сова
шаля шаль келі мол мола бал бала баль перес дан даної дана рада тома томас макс альфред жан поль паскаль
роман романа романи максим ліна діна соня юрій андрій мішель мішеля мартін данило марко петро петра павло карл карла карло
саймон саймона девід давід давида леон леона луї філіп поляк полька чех коса бан бана банк клей рот рота роти роту брід хосе
мережко хата вовк вовка горб козак козака пара пари пару дора жаб нога зоря тур тура туру білл мова мови блок блоку райс вальс
рок року рас рос роса роси стук стон бук кава сон сонце ра ро ре сан аун тан тана тин зе зо ба бо ке до дао
мур мура муру дух духа жук жука шпак волк волка стоун майор майора генерал хук фокс кольт бай бая уоллес вайт кабул кабула париж ліма
бок бока боку боці боко кіма кіму кімі муна муну муні вень веню веня вені форі сата сати сату саті зума зуми зуму зумі коні коно куса куси кусу
кусі рами раму рамі но луго лай лаю лая лаєм лаї юн юна юну юні юном тачі шор шора шору шорі рен рена рену рені бія бії бію бією чеку шапу одор
пасі вака ваки ваку ваці веу зія зії зію зією борисов борисова борисову жолі мерці
""")  # fmt: skip
"""Surnames, or forms of them, that are words, given names or too short to mean anybody."""


def decline_person(name: str, gender: str, *, last_only: bool) -> dict[str, frozenset[str]]:
    """Give every form of a name; of one that puts the family first only the last word inflects."""
    words = name.split()
    tables = []
    for index, word in enumerate(words):
        last = index == len(words) - 1
        if (last_only and not last) or word.lower() in _FIXED:
            tables.append(dict.fromkeys(ALL, (word,)))
        else:
            tables.append(_decline_word(word, gender, surname=last))
    forms: dict[str, frozenset[str]] = {}
    for case in ALL:
        texts = [""]
        for table in tables:
            # Variants must not multiply: long names take the first form of all but the last word.
            forms_here = table[case] if len(tables) < 3 or table is tables[-1] else table[case][:1]
            texts = [f"{text} {form}".strip() for text in texts for form in forms_here]
        for text in texts:
            forms[text] = forms.get(text, frozenset()) | {case}
    return forms


def _decline_word(word: str, gender: str, *, surname: bool) -> dict[str, tuple[str, ...]]:
    head, dash, last = word.rpartition("-")
    if dash:
        return {
            case: tuple(f"{head}-{form}" for form in forms)
            for case, forms in _decline_word(last, gender, surname=surname).items()
        }
    columns = _feminine(word, surname) if gender == "f" else _masculine(word, surname)
    if columns is None:
        return dict.fromkeys(ALL, (word,))
    return {
        case: tuple(column.split())
        for case, column in zip(("nom", "gen", "dat", "acc", "inst", "loc"), columns, strict=True)
    }


def _adjectival(stem: str, *, soft: bool) -> tuple[str, ...]:
    if soft:
        return f"{stem}ій", f"{stem}ього", f"{stem}ьому", f"{stem}ього", f"{stem}ім", f"{stem}ьому"
    return f"{stem}ий", f"{stem}ого", f"{stem}ому", f"{stem}ого", f"{stem}им", f"{stem}ому {stem}ім"


def _feminine(word: str, surname: bool) -> tuple[str, ...] | None:
    lowered = word.lower()
    if surname and re.search(r"(?:ськ|цьк|зьк|ов|ев|єв|ин|ін|їн|льн|йн)а$", lowered):
        stem = word[:-1]
        return word, f"{stem}ої", f"{stem}ій", f"{stem}у", f"{stem}ою", f"{stem}ій"
    return _first(word) if lowered[-1] in "ая" else None


def _first(word: str) -> tuple[str, ...]:
    stem = word[:-1]
    if word[-1] == "а" and stem[-1:].lower() not in HUSHED:
        soft = palatal(stem) + "і" if stem else word
        return word, stem + "и", soft, stem + "у", stem + "ою", soft
    if word[-1] == "а":
        return word, stem + "і", stem + "і", stem + "у", stem + "ею", stem + "і"
    i, e = ("ї", "єю") if stem[-1:].lower() in VOWELS + "'’" else ("і", "ею")
    return word, stem + i, stem + i, stem + "ю", stem + e, stem + i


def _masculine(word: str, surname: bool) -> tuple[str, ...] | None:
    lowered = word.lower()
    if lowered.endswith(("ський", "цький", "зький", "ий")) and len(word) > 3:
        return _adjectival(word[:-2], soft=False)
    if lowered[-1] in "ая":
        return _first(word) if len(word) > 2 else None
    if lowered[-1] == "о":
        slavic = lowered in _GIVEN_O or (surname and lowered.endswith(("ко", "цо", "ло")))
        if not slavic:
            return None
        stem = word[:-1]
        also = "" if lowered.endswith("ко") or lowered in _GIVEN_O else f" {word}"
        return (
            word, f"{stem}а{also}", f"{stem}у {stem}ові{also}", f"{stem}а{also}", f"{stem}ом{also}", f"{stem}у {stem}ові{also}",
        )  # fmt: skip
    if lowered[-1] in VOWELS or not lowered[-1].isalpha():
        return None
    return _consonant(word, lowered)


def _consonant(word: str, lowered: str) -> tuple[str, ...]:
    """'Путін', 'Вучич', 'Шольц', 'Андрій', 'Ігор', 'Кравець'."""
    if lowered == "ігор":
        return _endings(word, "Ігор", "я", "ю", "ем")
    if lowered == "лев":
        return _endings(word, word, "а", "у", "ом")
    if lowered.endswith("й"):
        return _endings(word, word[:-1], "я", "ю", "єм")
    if lowered.endswith("ець") and len(word) > 5:
        return _endings(word, word[:-3] + ("ьц" if lowered[-4] == "л" else "ц"), "я", "ю", "ем")
    if lowered.endswith("ь"):
        return _endings(word, word[:-1], "я", "ю", "ем")
    if lowered[-1] in HUSHED:
        return _endings(word, word, "а", "у", "ем")
    if lowered[-1] == "ц":
        return _endings(word, word, "а", "у", "ом", f"{word}ем")
    if lowered.endswith(("ов", "ев", "єв", "ін", "ин", "їн")):
        return _endings(word, word, "а", "у", "им", f"{word}ом")
    return _endings(word, word, "а", "у", "ом")


def _endings(word: str, stem: str, a: str, u: str, inst: str, more: str = "") -> tuple[str, ...]:
    e = {"ом": "ові", "им": "ові", "ем": "еві", "єм": "єві"}[inst]
    dative = f"{stem}{u} {stem}{e}"
    locative = f"{dative} {palatal(stem)}{'ї' if inst == 'єм' else 'і'}"
    return word, stem + a, dative, stem + a, f"{stem}{inst} {more}".strip(), locative
