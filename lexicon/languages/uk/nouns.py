"""Ukrainian nouns, adjectives and phrases of them, by ending; marks on the lemma say what no ending tells."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

CASES = ("nom", "gen", "dat", "acc", "inst", "loc")
VOWELS = "аеиоуяюєії"
HUSHED = "жчшщ"
_NEUTER_YA = re.compile(r"(?:нн|тт|лл|дд|сс|зз|жж|чч|шш)я$|['’]я$")
_SOFT_ADJECTIVE = re.compile(
    r"(?:шн|ближн|верхн|нижн|середн|останн|сусідн|крайн|літн|пізн|дружн|освітн|домашн)$"
)
_HARD_ALL_THE_SAME = ("страшн", "успішн", "смішн", "грішн", "машн")
_ALTERNATING = {
    "хід": "ход", "рік": "рок", "договір": "договор", "вибір": "вибор", "збір": "збор", "набір": "набор",
    "відбір": "відбор", "опір": "опор", "дозвіл": "дозвол", "потік": "поток", "привід": "привод", "провід": "провод",
    "бій": "бо", "вогонь": "вогнь", "корабель": "корабль", "вітер": "вітр", "день": "днь", "посол": "посл",
    "човен": "човн", "Дністер": "Дністр", "камінь": "камень",
}  # fmt: skip
"""Ends of words whose last vowel changes or falls away in all cases but the nominative."""
_ALTERNATING_WHOLE = {
    "міст": "мост", "ніж": "нож", "стіл": "стол", "лід": "льод", "кінь": "конь", "спір": "спор", "орел": "орл",
}  # fmt: skip

Paradigm = dict[tuple[str, str], tuple[str, ...]]
"""(case, number) -> forms."""


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a phrase with all its cases."""

    text: str
    cases: frozenset[str]
    number: str


@dataclass(frozen=True, slots=True)
class Marks:
    """What a lemma's tail ('=f.sg') says: m f n pl sg a(nimate) i(nanimate) adj h (both parts of a compound)."""

    tags: frozenset[str]

    def gender(self) -> str:
        """Give the gender that is marked, or ""."""
        return next((tag for tag in ("m", "f", "n") if tag in self.tags), "")


def inflect(lemma: str, *, animate: bool | None = False, proper: bool = False) -> Iterator[Form]:
    """Give all forms of a noun phrase; `animate` None takes the accusative of both."""
    if lemma.endswith("*"):
        yield Form(lemma[:-1], frozenset(CASES), "")
        return
    body, _, tail = lemma.partition("=")
    marks = Marks(frozenset(filter(None, tail.split("."))))
    if "a" in marks.tags:
        animate = True
    elif "i" in marks.tags:
        animate = False
    segments = body.split("|")
    paradigms = [
        segment if index % 2 else _paradigm_of(segment.strip(), marks, animate, proper)
        for index, segment in enumerate(segments)
    ]
    found: dict[tuple[str, str], set[str]] = {}
    for number in ("sg", "pl"):
        for case in CASES:
            texts = [""]
            for piece in paradigms:
                forms = (piece,) if isinstance(piece, str) else piece.get((case, number), ())
                texts = [_attach(text, form) for text in texts for form in forms]
            for text in texts:
                found.setdefault((text, number), set()).add(case)
    for (text, number), cases in found.items():
        yield Form(text, frozenset(cases), number)


def _attach(text: str, form: str) -> str:
    return f"{text} {form}".strip() if not form.startswith("-") else text + form


def _paradigm_of(segment: str, marks: Marks, animate: bool | None, proper: bool) -> Paradigm:
    """Inflect the words of a segment together: adjectives, then the noun at its end."""
    if not segment:
        return {(case, number): ("",) for case in CASES for number in ("sg", "pl")}
    *before, head = segment.split()
    gender, paradigm = noun(head, marks, animate=animate, proper=proper)
    for word in reversed(before):
        paradigm = _with_modifier(word, paradigm, gender, animate=animate, proper=proper)
    if "sg" in marks.tags:
        return {key: forms for key, forms in paradigm.items() if key[1] == "sg"}
    return paradigm


def _with_modifier(
    word: str, paradigm: Paradigm, gender: str, *, animate: bool | None, proper: bool
) -> Paradigm:
    own = (
        {g: adjective(word, g, animate=animate) for g in (gender, "pl")}
        if _is_adjective(word)
        else {g: noun(word, Marks(frozenset()), animate=animate, proper=proper)[1] for g in (gender, "pl")}
    )
    joined: Paradigm = {}
    for (case, number), forms in paradigm.items():
        table = own["pl" if number == "pl" else gender]
        modifiers = table.get((case, number), ())
        joined[case, number] = tuple(f"{a} {b}" for a in modifiers for b in forms)
    return joined


def _is_adjective(word: str) -> bool:
    return word.endswith(("ий", "ій", "а", "я", "е", "є", "і", "ї")) and not word.isupper()


def is_adjective_lemma(word: str) -> bool:
    """Whether a single word is an adjective by its looks: 'російський'."""
    return word.endswith("ий")


def noun(word: str, marks: Marks, *, animate: bool | None, proper: bool) -> tuple[str, Paradigm]:
    """Give the gender ("pl" for one that has no singular) and the paradigm of a noun with its marks ('~', '^')."""
    base, _, plural_genitive = word.partition("^")
    nominative, _, stem = base.partition("~")
    if "h" in marks.tags and "-" in nominative:
        first, _, second = nominative.partition("-")
        plain = Marks(frozenset())
        gender, one = noun(first, plain, animate=animate, proper=proper)
        _, two = noun(second, plain, animate=animate, proper=proper)
        return gender, {k: tuple(f"{a}-{b}" for a in one[k] for b in two.get(k, ())) for k in one}
    head, dash, last = nominative.rpartition("-")
    if dash and last:
        gender, table = noun(
            last + (f"~{stem}" if stem else "") + (f"^{plural_genitive}" if plural_genitive else ""),
            marks, animate=animate, proper=proper,
        )  # fmt: skip
        return gender, {key: tuple(f"{head}-{form}" for form in forms) for key, forms in table.items()}
    lowered = nominative.lower()
    if "pl" in marks.tags:
        return "pl", _plural_only(nominative, plural_genitive, marks, animate)
    if lowered.endswith("ий") or "adj" in marks.tags:
        gender = _adjective_gender(lowered)
        return gender, adjective(nominative, gender, animate=animate) | (
            {} if gender == "pl" else adjective(nominative, "pl", animate=animate)
        )
    gender = marks.gender() or guess_gender(lowered)
    if not gender or nominative.isupper():
        return gender or "m", {(case, number): (nominative,) for case in CASES for number in ("sg", "pl")}
    if lowered[-1] in "ая" and gender != "n":
        table = _first(nominative, plural_genitive)
    elif gender == "f":
        table = _third(nominative, stem, plural_genitive)
    elif gender == "n":
        table = _neuter(nominative, plural_genitive)
    else:
        table = _masculine(nominative, stem, plural_genitive, proper=proper, animate=animate)
    return gender, _with_accusative(table, gender, animate)


def guess_gender(word: str) -> str:
    """By the ending; "" for a foreign word that does not inflect."""
    if word.endswith("сть"):
        return "f"
    if word[-1] == "я":
        return "n" if _NEUTER_YA.search(word) else "f"
    if word[-1] == "а":
        return "f"
    if word[-1] in "ое":
        return "n"
    return "" if word[-1] in VOWELS or not word[-1].isalpha() else "m"


def _with_accusative(table: Paradigm, gender: str, animate: bool | None) -> Paradigm:
    """The accusative of a masculine and of every plural is the genitive of what lives, else the nominative."""
    for number in ("sg", "pl"):
        if ("acc", number) in table or ("nom", number) not in table:
            continue
        nominative, genitive = table["nom", number], table["gen", number]
        if gender == "n" and number == "sg":
            table["acc", number] = nominative
        elif animate is None:
            table["acc", number] = (*nominative, *genitive)
        else:
            table["acc", number] = genitive if animate else nominative
    return table


# -- adjectives -------------------------------------------------------------------------------------------

_HARD = {
    "m": ("ий", "ого", "ому", "", "им", "ому ім"),
    "f": ("а", "ої", "ій", "у", "ою", "ій"),
    "n": ("е", "ого", "ому", "е", "им", "ому ім"),
    "pl": ("і", "их", "им", "", "ими", "их"),
}
_SOFT = {
    "m": ("ій", "ього", "ьому", "", "ім", "ьому"),
    "f": ("я", "ьої", "ій", "ю", "ьою", "ій"),
    "n": ("є", "ього", "ьому", "є", "ім", "ьому"),
    "pl": ("і", "іх", "ім", "", "іми", "іх"),
}


def _adjective_gender(word: str) -> str:
    return {"й": "m", "а": "f", "я": "f", "е": "n", "є": "n"}.get(word[-1], "pl")


def adjective(word: str, gender: str, *, animate: bool | None) -> Paradigm:
    """Give the forms of one gender (or "pl") of an adjective, written in any of its nominatives."""
    stem = word[:-2] if word.endswith(("ий", "ій")) else word[:-1]
    soft = word.endswith(("ій", "я", "є")) or (
        word.endswith("і") and _SOFT_ADJECTIVE.search(stem) and not stem.endswith(_HARD_ALL_THE_SAME)
    )
    number = "pl" if gender == "pl" else "sg"
    endings = (_SOFT if soft else _HARD)[gender]
    table = {
        (case, number): tuple(stem + ending for ending in column.split())
        for case, column in zip(CASES, endings, strict=True)
        if column
    }
    return _with_accusative(table, gender, animate)


def adjective_forms(lemma: str) -> Iterator[Form]:
    """Give all forms of an adjective in all genders; words before it or after '|' stay as they are."""
    body, _, rest = lemma.partition("|")
    found: dict[tuple[str, str], set[str]] = {}
    for gender in ("m", "f", "n", "pl"):
        for (case, number), forms in adjective(body, gender, animate=None).items():
            for form in forms:
                found.setdefault((f"{form} {rest}".strip(), number), set()).add(case)
    for (text, number), cases in found.items():
        yield Form(text, frozenset(cases), number)


# -- nouns ------------------------------------------------------------------------------------------------


def _table(singular: tuple[str, ...], plural: tuple[str, ...]) -> Paradigm:
    """Put forms, parted by spaces, into a paradigm; the column of the accusative may be empty."""
    return {
        (case, number): tuple(column.split())
        for number, columns in (("sg", singular), ("pl", plural))
        for case, column in zip(CASES, columns, strict=True)
        if column
    }


def palatal(stem: str) -> str:
    """Change the last consonant before 'і': 'Америка' -> 'Америці'."""
    return stem[:-1] + {"г": "з", "ґ": "з", "к": "ц", "х": "с"}.get(stem[-1], stem[-1])


def _first(word: str, plural_genitive: str) -> Paradigm:
    """'країна', 'площа', 'земля', 'партія', 'суддя'."""
    stem, ending = word[:-1], word[-1]
    genitive = plural_genitive or _bare(stem, soft=ending == "я")
    if ending == "а" and stem[-1].lower() not in HUSHED:
        singular = (word, stem + "и", palatal(stem) + "і", stem + "у", stem + "ою", palatal(stem) + "і")
        plural = (stem + "и", genitive, stem + "ам", "", stem + "ами", stem + "ах")
    elif ending == "а":
        singular = (word, stem + "і", stem + "і", stem + "у", stem + "ею", stem + "і")
        plural = (stem + "і", genitive, stem + "ам", "", stem + "ами", stem + "ах")
    else:
        i, e = ("ї", "єю") if stem[-1].lower() in VOWELS + "'’" else ("і", "ею")
        singular = (word, stem + i, stem + i, stem + "ю", stem + e, stem + i)
        plural = (stem + i, genitive, stem + "ям", "", stem + "ями", stem + "ях")
    return _table(singular, plural)


def _bare(stem: str, *, soft: bool) -> str:
    """The genitive plural without an ending: 'розвідка' -> 'розвідок', 'партія' -> 'партій', 'пісня' -> 'пісень'."""
    last, before = stem[-1].lower(), stem[-2:-1].lower()
    if last in VOWELS:
        return stem + "й"
    if last == "к" and before and before not in VOWELS + "ьс'":
        return stem[:-1] + "ок"
    if soft and last in "нл" and before not in VOWELS:
        return stem[:-1] + "е" + last + "ь"
    return stem + ("ь" if soft and last in "днтлсзц" else "")


def _third(word: str, stem: str, plural_genitive: str) -> Paradigm:
    """'область', 'зустріч', 'незалежність', 'кров'."""
    if not stem:
        stem = word.removesuffix("ь")
        if word.endswith("ість"):
            stem = word[:-4] + "ост"
    written = word.removesuffix("ь")
    last, before = written[-1].lower(), written[-2:-1].lower()
    if last in "бпвмфр":
        inst = written + "'ю"
    elif before in VOWELS and last in "дтзсцлнжчш":
        inst = written + written[-1] + "ю"
    else:
        inst = written + "ю"
    a = "а" if last in HUSHED else "я"
    return _table(
        (word, stem + "і", stem + "і", word, inst, stem + "і"),
        (stem + "і", plural_genitive or stem + "ей", f"{stem}{a}м", "", f"{stem}{a}ми", f"{stem}{a}х"),
    )


def _neuter(word: str, plural_genitive: str) -> Paradigm:
    """'військо', 'прізвище', 'море', 'затримання', 'здоров'я'."""
    stem, ending = word[:-1], word[-1]
    if ending == "о":
        genitive = plural_genitive or _bare(stem, soft=False)
        return _table(
            (
                word,
                stem + "а",
                f"{stem}у {stem}ові",
                word,
                stem + "ом",
                f"{palatal(stem)}і {stem}у {stem}ові",
            ),
            (stem + "а", genitive, stem + "ам", stem + "а", stem + "ами", stem + "ах"),
        )
    if ending == "е":
        hushed = stem[-1] in HUSHED
        a, u = ("а", "у") if hushed else ("я", "ю")
        genitive = plural_genitive or (stem if hushed else stem + "ів")
        return _table(
            (word, stem + a, stem + u, word, stem + "ем", f"{stem}і {stem}{u}"),
            (stem + a, genitive, f"{stem}{a}м", stem + a, f"{stem}{a}ми", f"{stem}{a}х"),
        )
    i = "ї" if stem[-1] in "'’" else "і"
    genitive = plural_genitive or (stem[:-1] + "ь" if stem[-1] in "нтлдсз" else stem)
    return _table(
        (word, word, stem + "ю", word, stem + "ям", f"{stem}{i} {stem}ю"),
        (word, genitive, stem + "ям", word, stem + "ями", stem + "ях"),
    )


def masculine_stem(word: str, *, proper: bool) -> str:
    """The stem of the other cases; a soft one ends in 'ь', one of 'й' in a vowel."""
    lowered = word.lower()
    if proper and lowered.endswith("їв"):
        return word[:-2] + "єв"
    if proper and lowered.endswith("ів") and len(word) > 4:
        return word[:-2] + ("ев" if lowered[-3] in HUSHED + "ц" else "ов")
    if lowered.endswith("єць"):
        return word[:-3] + "йць"
    if lowered.endswith("лець") and len(word) > 5:
        return word[:-3] + "ьць"
    if lowered.endswith("ець"):
        return word[:-3] + "ць"
    if lowered.endswith("ень") and not proper and len(word) > 4:
        return word[:-3] + "нь"
    if not proper and lowered in _ALTERNATING_WHOLE:
        return _ALTERNATING_WHOLE[lowered]
    for nominative, stem in () if proper else _ALTERNATING.items():
        if lowered.endswith(nominative):
            return word[: -len(nominative)] + stem
    syllables = sum(letter in VOWELS for letter in lowered)
    if lowered.endswith("ок") and not proper and syllables > 1 and lowered[-3] not in "р" + VOWELS:
        return word[:-2] + "к"
    return word


def _masculine(word: str, stem: str, plural_genitive: str, *, proper: bool, animate: bool | None) -> Paradigm:
    """'удар', 'вантаж', 'житель', 'край', 'батько', 'росіянин'."""
    stem = stem or masculine_stem(word.removesuffix("о"), proper=proper)
    if re.search(r"(?:а|я|ар|ен)нин$|(?:ян|ан|ар|ен)ин$", stem.lower()) and not proper:
        plural_stem = stem[:-2]
        plural_genitive = plural_genitive or plural_stem
    else:
        plural_stem = stem
    last = stem[-1].lower()
    if last in VOWELS + "й":
        stem = plural_stem = stem.removesuffix("й")
        a, u, e, i = "я", "ю", "є", "ї"
    elif last == "ь":
        stem = plural_stem = stem[:-1]
        a, u, e, i = "я", "ю", "е", "і"
    elif last in HUSHED:
        a, u, e, i = "а", "у", "е", "і"
    else:
        a, u, e, i = "а", "у", "о", "и"
    genitive = stem + a if animate and not proper else f"{stem}{a} {stem}{u}"
    locative = f"{palatal(stem)}{'ї' if i == 'ї' else 'і'} {stem}{u} {stem}{e}ві"
    accusative = f"{word} {stem}{a}" if animate is None else stem + a if animate else word
    many = "їв" if i == "ї" else "ів"
    return _table(
        (word, genitive, f"{stem}{u} {stem}{e}ві", accusative, f"{stem}{e}м", locative),
        (plural_stem + i, plural_genitive or plural_stem + many, f"{plural_stem}{a}м", "", f"{plural_stem}{a}ми",
         f"{plural_stem}{a}х"),
    )  # fmt: skip


def _plural_only(word: str, genitive: str, marks: Marks, animate: bool | None) -> Paradigm:
    """'Афіни', 'Нідерланди', 'збройні сили', 'військові=pl.adj': written in the nominative plural."""
    if "adj" in marks.tags:
        return adjective(word, "pl", animate=animate)
    stem, ending = word[:-1], word[-1]
    soft = ending in "їя" or (ending == "і" and stem[-1] not in HUSHED)
    a = "я" if soft else "а"
    if not genitive:
        if word.endswith(("ії", "еї")):
            genitive = stem + "й"
        elif ending in "ая":
            genitive = stem + ("ь" if ending == "я" else "")
        else:
            genitive = stem + ("їв" if ending == "ї" else "ів")
    table = {
        (case, "pl"): (form,)
        for case, form in zip(
            CASES, (word, genitive, f"{stem}{a}м", "", f"{stem}{a}ми", f"{stem}{a}х"), strict=True
        )
        if form
    }
    return _with_accusative(table, "pl", animate)
