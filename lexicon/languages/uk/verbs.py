"""Ukrainian verbs: every form of an infinitive, by its ending or by the base that it is made of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from languages.uk.nouns import Form, adjective_forms, inflect

_PREFIX = re.compile(
    r"(?:за|на|по|при|про|пере|перед|ви|віді|від|розі|роз|зі|із|з|зо|с|обі|об|о|до|ді|у|в|уві|ві|піді|під|наді|над|недо|не|"
    r"зна|спо|спі|між|спів|само|екс|ре|пів)*['’]?"
)
_MUTATED = (
    ("зд", "ждж"),
    ("ст", "щ"),
    ("сл", "шл"),
    ("д", "дж"),
    ("т", "ч"),
    ("з", "ж"),
    ("с", "ш"),
    ("ц", "ч"),
)
_LABIAL = tuple("бпвмф")
HUSHED = tuple("жчшщ")
_SECOND_ATI = (
    "кричати",
    "мовчати",
    "лежати",
    "належати",
    "держати",
    "мчати",
    "стирчати",
    "тремтіти",
    "гарчати",
)
_SECOND_ITI = (
    "сидіти",
    "летіти",
    "терпіти",
    "горіти",
    "кипіти",
    "шуміти",
    "гриміти",
    "веліти",
    "вертіти",
    "видіти",
)
_KEEPS_VA = re.compile(r"(?:^|від|при|пере|здо|за|до|ви|по|на|поз)бувати$|(?:ві|від|по|про)чувати$")
BARRED_GERUNDS = frozenset({
    "видання", "завдання", "питання", "зібрання", "засідання", "положення", "становлення", "утворення",
    "знання", "навчання", "сидіння", "стояння", "бажання", "мання", "мовчання", "послання", "рішення",
    "управління", "рання", "дання", "здання", "подання", "життя", "буття", "читання", "писання", "оточення",
    "звання", "стання", "повстання", "ходіння", "лежання", "братання", "населення", "походження",
    "дослідження", "відділення", "підрозділення", "заняття", "прибуття", "відбуття", "здобуття", "забуття", "поняття",
    "значення", "призначення", "споживання", "скликання", "ставлення", "представлення", "явлення",
    "поставлення", "видавання", "надходження", "вчення", "захворювання", "отримання", "одержання",
})  # fmt: skip
"""Verbal nouns that are ordinary words of another meaning."""


@dataclass(frozen=True, slots=True)
class Base:
    """What no rule gives: present, 3rd person singular and plural; past m. and stem; participle; verbal noun."""

    one: str
    many: str
    he: str
    past: str
    participle: str = ""
    noun: str = ""


def _bases(table: str) -> dict[str, Base]:
    rows = (line.split() for line in table.strip().splitlines())
    return {row[0]: Base(*(("" if cell == "-" else cell) for cell in row[1:])) for row in rows}


_BASES = _bases("""
йти йде йдуть йшов йшл йден
іти іде ідуть ішов ішл -
піти піде підуть пішов пішл -
вести веде ведуть вів вел веден ведення
везти везе везуть віз везл везен везення
нести несе несуть ніс несл несен несення
класти кладе кладуть клав клал кладен -
пасти паде падуть пав пал -
красти краде крадуть крав крал краден крадення
сісти сяде сядуть сів сіл -
лізти лізе лізуть ліз лізл -
лягти ляже ляжуть ліг лягл -
могти може можуть міг могл можен
берегти береже бережуть беріг берегл бережен береження
стерегти стереже стережуть стеріг стерегл стережен стереження
тягти тягне тягнуть тяг тягл тягнут
сягти сягне сягнуть сяг сягл -
бігти біжить біжать біг бігл -
сікти січе січуть сік сікл січен
пекти пече печуть пік пекл печен
бити б'є б'ють бив бил бит биття
вити в'є в'ють вив вил вит -
лити ллє ллють лив лил лит лиття
пити п'є п'ють пив пил пит -
крити криє криють крив крил крит криття
рити риє риють рив рил рит -
жити живе живуть жив жил жит -
шити шиє шиють шив шил шит -
пливти пливе пливуть плив пливл -
дати дасть дадуть дав дал дан дання
давати дає дають давав давал даван давання
ставати стає стають ставав ставал - -
знавати знає знають знавав знавал знаван знавання
стати стане стануть став стал - -
брати бере беруть брав брал бран брання
звати зве звуть звав звал зван -
рвати рве рвуть рвав рвал рван рвання
гнати жене женуть гнав гнал гнан гнання
слати шле шлють слав слал слан слання
писати пише пишуть писав писал писан писання
казати каже кажуть казав казал казан -
в'язати в'яже в'яжуть в'язав в'язал в'язан в'язання
різати ріже ріжуть різав різал різан різання
кликати кличе кличуть кликав кликал кликан кликання
плакати плаче плачуть плакав плакал - -
сипати сипле сиплють сипав сипал сипан сипання
стояти стоїть стоять стояв стоял - -
бояти боїть боять бояв боял - -
їхати їде їдуть їхав їхал - -
бути буде будуть був бул бут -
взяти візьме візьмуть взяв взял взят взяття
узяти візьме візьмуть узяв узял узят узяття
йняти йме ймуть йняв йнял йнят йняття
няти німе німуть няв нял нят няття
почати почне почнуть почав почал почат -
мерти мре мруть мер мерл - -
дерти дере деруть дер дерл -
текти тече течуть тік текл -
терти зітре зітруть тер терл терт -
мати має мають мав мал - -
хотіти хоче хочуть хотів хотіл - -
повісти повість повідять повів повіл - -
бороти боре борють боров борол - -
зустріти зустріне зустрінуть зустрів зустріл зустрінут
діяти діє діють діяв діял - -
сіяти сіє сіють сіяв сіял сіян -
клясти кляне клянуть кляв клял - -
спати спить сплять спав спал - -
їсти їсть їдять їв їл - -
""")
_FLEETING = {"зі": "з", "віді": "від", "розі": "роз", "піді": "під", "обі": "об", "наді": "над"}
_IMPERSONAL = "impersonal"


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One form: its tense as the engine calls it, number ("1" first person) and, of participles, its cases."""

    text: str
    tense: str
    number: str = ""
    cases: frozenset[str] = frozenset()


def conjugate(infinitive: str, *, perfective: bool) -> Iterator[VerbForm]:
    """Give every form of a verb. Raises ValueError for what is no infinitive."""
    reflexive = infinitive.endswith(("тися", "тись"))
    if not reflexive and not infinitive.endswith("ти"):
        raise ValueError("no infinitive")
    plain = infinitive[:-2] if reflexive else infinitive
    base = _base(plain) or _regular(plain)
    for form in _active(plain, base, perfective=perfective):
        yield from _reflexive(form) if reflexive else (form,)
    if base.participle and not reflexive:
        for entry in adjective_forms(base.participle + "ий"):
            yield VerbForm(entry.text, "passive", entry.number, entry.cases)
        yield VerbForm(base.participle + "о", _IMPERSONAL)
        if base.participle.endswith("уван"):
            yield VerbForm(base.participle[:-4] + "овано", _IMPERSONAL)
            for entry in adjective_forms(base.participle[:-4] + "ований"):
                yield VerbForm(entry.text, "passive", entry.number, entry.cases)
    if base.noun and base.noun not in BARRED_GERUNDS:
        for found in _verbal_noun(base.noun):
            yield VerbForm(found.text, "gerund", found.number, found.cases)


def _verbal_noun(word: str) -> Iterator[Form]:
    return inflect(word + "=n")


def _base(plain: str) -> Base | None:
    """The forms of a verb that is a prefix and an irregular base: 'розірвати', 'надіслати', 'знайти'."""
    for stem, found in _BASES.items():
        if not plain.endswith(stem):
            continue
        prefix = plain[: -len(stem)]
        if not _PREFIX.fullmatch(prefix) or (stem == "няти" and prefix in ("", "при", "за", "чи", "ви")):
            continue
        present = _FLEETING.get(prefix, prefix) if stem in ("брати", "гнати", "звати") else prefix
        if stem == "терти":
            present = "" if prefix == "с" else prefix
        return Base(
            present + found.one,
            present + found.many,
            prefix + found.he,
            prefix + found.past,
            prefix + found.participle if found.participle else "",
            prefix + found.noun if found.noun else "",
        )
    return None


def _regular(plain: str) -> Base:
    stem = plain[:-2]
    if plain.endswith(("увати", "ювати")) and not _KEEPS_VA.search(plain):
        root, vowel = plain[:-5], plain[-5]
        one = root + vowel + "є"
        many = root + vowel + "ють"
        participle = root + ("уван" if vowel == "у" else ("йован" if root[-1:] in "аеиоуяюєії" else "ьован"))
        return Base(one, many, stem + "в", stem + "л", participle, root + vowel + "вання")
    if plain.endswith(_SECOND_ATI):
        return Base(stem[:-1] + "ить", stem[:-1] + "ать", stem + "в", stem + "л", stem + "н", stem + "ння")
    if plain.endswith(("ати", "яти")):
        return Base(stem + "є", stem + "ють", stem + "в", stem + "л", stem + "н", stem + "ння")
    if plain.endswith("нути"):
        root = stem[:-1]
        return Base(root + "е", root + "уть", stem + "в", stem + "л", stem + "т", root + "ення")
    root = stem[:-1]
    if plain.endswith("їти"):
        return Base(root + "їть", root + "ять", stem + "в", stem + "л", root + "єн", root + "єння")
    if plain.endswith("ити") or plain.endswith(_SECOND_ITI):
        many = root + ("лять" if root.endswith(_LABIAL) else "ать" if root.endswith(HUSHED) else "ять")
        mutated = mutate(root) + "ен"
        return Base(root + "ить", many, stem + "в", stem + "л", mutated, mutated + "ня")
    if plain.endswith("іти"):
        return Base(stem + "є", stem + "ють", stem + "в", stem + "л")
    raise ValueError("no rule for this infinitive")


def mutate(root: str) -> str:
    """Change the last consonants before the participle's ending: 'засудити' -> 'засуджений'."""
    if root.endswith(_LABIAL):
        return root + "л"
    for plain, changed in _MUTATED:
        if root.endswith(plain):
            return root[: -len(plain)] + changed
    return root


def _active(plain: str, base: Base, *, perfective: bool) -> Iterator[VerbForm]:
    nonpast = "future" if perfective else "present"
    yield VerbForm(plain, "infinitive")
    yield VerbForm(base.one, nonpast, "sg")
    yield VerbForm(base.many, nonpast, "pl")
    for text in _first_person(base):
        yield VerbForm(text, nonpast, "1")
    if not perfective:
        yield VerbForm(plain + "ме", "future", "sg")
        yield VerbForm(plain + "муть", "future", "pl")
        yield VerbForm(plain + "мемо", "future", "1")
    past = base.past
    for text, number in ((base.he, "sg"), (past + "а", "sg"), (past + "о", "sg"), (past + "и", "pl")):
        yield VerbForm(text, "past", number)
    if perfective:
        stem_in_l = base.he.endswith("в") and not past.endswith("шл")
        yield VerbForm(past[:-1] + "вши" if stem_in_l else base.he + "ши", "converb")
    else:
        yield VerbForm(base.many[:-2] + "чи", "converb")


def _first_person(base: Base) -> Iterator[str]:
    if base.one.endswith("сть"):
        yield base.one[:-3] + "мо"
    elif base.one.endswith("ить"):
        root = base.one[:-3]
        yield root + "имо"
        yield mutate(root) + ("у" if mutate(root).endswith(HUSHED) else "ю")
    elif base.one.endswith("їть"):
        yield base.one[:-2] + "мо"
    else:
        yield base.one + "мо"
        if base.many.endswith(("уть", "ють")):
            yield base.many[:-2]


def _reflexive(form: VerbForm) -> Iterator[VerbForm]:
    text = form.text
    if form.tense in ("present", "future") and form.number == "sg":
        variants = [text + ("ться" if text[-1] in "еє" else "ся")]
    elif text.endswith(("ть", "в", "г", "з", "с", "к", "р", "б")):
        variants = [text + "ся"]
    else:
        variants = [text + "ся", text + "сь"]
    for variant in variants:
        yield VerbForm(variant, form.tense, form.number, form.cases)
