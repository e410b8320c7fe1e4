"""Turkish: suffixes that follow the last vowel, on nouns and on verbs; names keep their form, an apostrophe parts them."""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product

from languages import PersonForms, Spelling, TriggerForms, list_team_names
from tables import fold, plain

NOM = frozenset({"nom"})
VOWELS = "aıoueiöü"
BACK = "aıou"
VOICELESS = "fstkçşhp"
NARROW = {"a": "ı", "ı": "ı", "o": "u", "u": "u", "e": "i", "i": "i", "ö": "ü", "ü": "ü"}

CASES = {"nom": "", "gen": "(n)In", "dat": "(y)A", "acc": "(y)I", "loc": "DA", "abl": "DAn", "inst": "(y)lA"}
POSSESSED = {"nom": "", "gen": "nIn", "dat": "nA", "acc": "nI", "loc": "ndA", "abl": "ndAn", "inst": "ylA"}
"""Behind the possessive ending an n stands before the case: 'bakanı', 'bakanına'."""

OBLIQUE = {
    "af": "aff", "akın": "akın", "akit": "akd", "emir": "emr", "fikir": "fikr", "grup": "grub", "hak": "hakk",
    "hat": "hatt", "hüküm": "hükm", "isim": "ism", "katil": "katil", "kayıp": "kayb", "metin": "metn",
    "nakil": "nakl", "nehir": "nehr", "oğul": "oğl", "renk": "reng", "resim": "resm", "ret": "redd", "sabır": "sabr",
    "sır": "sırr", "şehir": "şehr", "şekil": "şekl", "vakıf": "vakf", "zulüm": "zulm", "kanat": "kanad",
    "maksat": "maksad", "mevcut": "mevcud", "katliam": "katliam", "harp": "harb", "tıp": "tıbb", "cürüm": "cürm",
    "akıl": "akl", "ordu": "ordu", "şart": "şart", "talep": "taleb", "cihat": "cihad", "kayıt": "kayd",
    "ağaç": "ağac", "boykot": "boykot", "ahit": "ahd", "seyir": "seyr", "seçim": "seçim", "üs": "üss",
    "izin": "izn", "keşif": "keşf", "gasp": "gasb", "celp": "celb", "kalp": "kalb", "zarf": "zarf",
    "fesih": "fesh", "vaat": "vaad", "ziyan": "ziyan", "darp": "darb", "kasıt": "kast", "teşvik": "teşvik",
}  # fmt: skip
"""Stems that change before a vowel in a way that their letters don't tell."""
UNSOFTENED = frozenset(
    "hukuk ittifak iştirak infilak ahlak erzak evrak emlak tank blok şok park bank frank müttefik tasdik tahrik "
    "tevkif teşrik terk sevk zevk şark fark tetkik tefrik taarruz taahhüt mülk klik çek ekip prensip takip tayip "
    "tertip rakip tahrip saldırgan ortaklık* muvafık vekalet tebrik ıslık polemik trafik politik atak bombardıman "
    "kök ek yük suç güç kaçak* göç maç koç bağış linç sürgün tehdit protesto fabrik sevkiyat ilhak istimlak hurç iltihak "
    "tahkik tatbik terfik infak iltisak itfak vefk".split()
) - {"ortaklık*", "kaçak*"}
"""Nouns whose final k, ç or p stays before a vowel."""
FRONTED = frozenset(
    "kontrol petrol general amiral mareşal hal saat sembol protokol ihlal işgal iptal ihtilal ithal intikal istiklal kabul "
    "mesul terminal ihtimal misal usul ziraat cemaat itaat seyahat hakikat dikkat şefkat rol gol alkol moral istihbarat* "
    "tümgeneral korgeneral orgeneral tuğgeneral oramiral koramiral tümamiral tuğamiral ihmal istismal muhabbet meşgul "
    "hayal vekil istikbal hilal sual kanal* mal* harf harp faul konsül hamal istiklal kardinal bilanço itidal muhalefet "
    "infial sinyal liberal radikal federal ideal tanker ray* refah ret red".split()
) - {"istihbarat*", "kanal*", "mal*", "ray*"}
"""Nouns that take front vowels though their last vowel is a back one."""
STEMS_IN_S = frozenset(
    "polis meclis konsolos başkonsolos servis ofis üs kulüs virüs otobüs kampüs papas patris rektör temas mahpus casus "
    "reis komis fides ses kurs nefis meclis diplomatis enstitüs abluka* kabus".split()
)
"""Nouns in -s, so that their possessive looks like that of a noun in a vowel: 'polisi' and 'elçisi'."""

SOFT_VERBS = frozenset(
    "et git güt tat reddet kaydet affet hisset seyret kaybet emret bahset hallet zannet hükmet keşfet naklet katlet azlet "
    "devret fethet methet lütfet sabret cezbet defet feshet haczet hapset menet akdet gasbet kastet kahret mahvet "
    "neşret resmet vadet vaadet zapdet şükret ihdas darbet kesbet celbet".split()
)
"""Verb stems whose t becomes d before a vowel."""
NARROW_AORIST = frozenset("al bil bul dur gel gör kal ol öl san var ver vur yen".split())
"""Verbs of one syllable with -ır where others have -ar."""

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
    ("converb", ""): "(y)Ip (y)ArAk (y)IncA DIktAn",
    ("converb.negated", ""): "mAdAn mAksIzIn mAyArAk",
    ("active_participle", ""): "(y)An (y)AnlAr (y)AnlArI (y)AnlArIn (y)AnlArA (y)AnlArlA (y)AnI (y)AnIn (y)AnA mIş~olan",
    ("active_participle.negated", ""): "mAyAn mAyAnlAr",
}  # fmt: skip

_TEAM_TAILS = (
    "Milli Takımı", "Millî Takımı", "A Milli Takımı", "Milli Futbol Takımı", "A Milli Futbol Takımı", "Futbol Federasyonu",
    "Ligi", "Kupası", "Süper Ligi", "Grand Prix", "Grand Prix'si", "Basketbol Ligi", "maçı", "karşılaşması",
    "Voleybol Federasyonu", "Basketbol Federasyonu", "Milli Basketbol Takımı", "teknik direktörü", "Açık",
    "forması", "Bisiklet Turu", "Maratonu", "Rallisi",
)  # fmt: skip
_SURNAMES_BARRED = frozenset(
    "ak akar akın aksoy alan alkan altın arap aslan ata atlı avcı ay aydın baba bacı balkan ban bar barış baş başaran "
    "bay bayram bey bilgi bilir boz bulut can cengiz çakır çelik çetin çınar dağ dalga demir deniz derin deve doğan doğru "
    "dost duman durak duran dursun ege ekim ekinci elçi er erdem eren ergin eser et fil gelin genç gök gül gün güneş "
    "güler gür gürel güven hac hal han harp hasta hayır iç in inan is işler kale kalın kan kar kara kaya kaygı kaynak kılıç "
    "kır kırık kısa kız koç korkmaz koru kurt kurtulmuş kuş kutlu lale li mal man mert mesut nal nehir nur oğuz ok on or "
    "oral orhan ot otel oya öncü önal örnek öz özal özel özer özgür pan par pars pas pek polat rasan rama sağ sağlam "
    "sarı sayın sel sert ses sevim sever sezer sol son soylu soy su süt şahin şan şen şener şeker şimşek tan tar taş taşkın tek "
    "temel ten ton top toprak tuna tunç turan tür türk türkeş uçar un usta uyar uzun ülke ün ürün varank yavuz "
    "yalçın yaz yazıcı yel yıldırım yıldız yıldızhan yılmaz yol yücel yurt zaman zafer zeybek kim lee day may king hun sen "
    "hamas ali hasan ahmed ahmet muhammed mehmet mustafa hüseyin ibrahim ismail abdullah ömer osman salih said".split()
)
"""Surnames that are Turkish words or given names."""


def last_vowel(stem: str) -> str:
    """Give the vowel that the endings follow."""
    word = stem.rpartition(" ")[2].rpartition("'")[0] or stem.rpartition(" ")[2]
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
        ends_in_vowel = written.rstrip("'")[-1] in VOWELS
        if buffer in VOWELS or buffer in "AI":
            rest = rest if ends_in_vowel else buffer + rest
        elif ends_in_vowel:
            written += buffer
    for letter in rest:
        if letter == "A":
            letter = vowel = "a" if vowel in BACK else "e"
        elif letter == "I":
            letter = vowel = NARROW[vowel]
        elif letter == "D":
            letter = "t" if written.rstrip("'")[-1] in VOICELESS else "d"
        elif letter in VOWELS:
            vowel = letter
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
        return [(lemma + ("'" + form[len(low) :]) * (form != low), cases, number) for form, cases, number in forms]
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
    add("converb", "", "", aorist + "ken")
    add("converb", "", "", present + "ken")
    return {key: tuple(sorted(found)) for key, found in forms.items()}


class Turkish:
    """Inflects the entries of the Turkish tables.

    In a lemma '/' parts variants and a final '*' switches inflection off. A noun of several words that ends in
    ı, i, u or ü is a compound, which ends in a possessive already ('dışişleri bakanı'); a final '+' says that it is
    none ('silahlı kişi+'), a final '=' that a single word is one. In a verb ('saldırı~ düzenlemek') '~' stands
    behind a noun that may be plural, possessed or accusative. All verbs are given in the infinitive.
    """

    def name(self, lemma: str, kind: str) -> Iterator[Spelling]:
        """Names as they are, since an apostrophe parts their endings; peoples, and bodies also without apostrophe."""
        text = lemma.removesuffix("*")
        if kind == "adjective":
            yield Spelling(text)
            return
        if kind == "people":
            for form, (cases, number) in join_forms(inflect_noun(text, compound=False)).items():
                if "poss" not in cases and not (number == "sg" and "nom" in cases):
                    yield Spelling(form, cases, number)
            return
        yield Spelling(text, NOM, "sg")
        if kind == "trap" or lemma.endswith("*") or text.isupper() or "." in text:
            return
        if " " in text and text[-1] in "ıiuü":
            for form, cases, number in inflect_noun(text, compound=True):
                if number == "sg":
                    yield Spelling(form, cases - {"poss"}, "sg")

    def role(self, lemma: str, kind: str) -> Iterator[Spelling]:
        """Every case, plain and possessed, of singular and plural."""
        del kind
        for variant in lemma.split("/"):
            for form, (cases, number) in join_forms(read_noun(variant.strip())).items():
                yield Spelling(form, cases - {"poss"}, number)

    def place(self, lemma: str) -> Iterator[Spelling]:
        """As written."""
        yield Spelling(lemma, NOM, "sg")

    def person(self, name: str, *, gender: str, family_first: bool, foreign: bool) -> PersonForms:
        """As written, and without marks on letters."""
        del gender, family_first, foreign
        return {name: NOM, plain(name): NOM}

    def is_word(self, form: str, *, nominative: bool) -> bool:
        """'Kaya', 'Demir', 'Ali'."""
        del nominative
        return fold(form, "tr") in _SURNAMES_BARRED

    def split(self, lemma: str, pos: str) -> tuple[str, str]:
        """No verb is parted from a particle."""
        del pos
        return lemma, ""

    def trigger(self, lemma: str, pos: str) -> TriggerForms:
        """Give every form of a trigger by tense with its marks ('past.negated.passive'), cases and number."""
        forms: TriggerForms = {}
        for variant in (part.strip() for part in lemma.split("/")):
            if variant.endswith("*"):
                forms.setdefault(("adj" if pos == "adj" else "past" if pos == "verb" else "noun", "", ""), set()).add(
                    fold(variant, "tr")
                )
            elif pos == "verb":
                _add_verb(forms, variant)
            elif pos == "noun":
                for form, (cases, number) in join_forms(read_noun(variant)).items():
                    key = "noun", "|".join(sorted(cases)), number
                    forms.setdefault(key, set()).add(fold(form, "tr"))
            else:
                forms.setdefault(("adj", "", ""), set()).add(fold(variant, "tr"))
        return forms

    def speech(self, lemma: str, kind: str) -> TriggerForms:
        """Give every form of a verb or phrase of speech."""
        if kind == "source":
            return {("source", "", ""): {fold(part, "tr") for part in lemma.replace("*", "").split("/")}}
        return self.trigger(lemma, "verb")

    def companion(self, phrase: str) -> set[str]:
        """Give every form of what a frame asks to stand beside its trigger."""
        verbal = phrase.endswith(("mak", "mek")) and " " not in phrase and phrase not in ("ekmek", "emek")
        return set().union(*self.trigger(phrase, "verb" if verbal else "noun").values())

    def sport_traps(self) -> Iterator[str]:
        """'Türkiye Milli Takımı', 'Fransa Ligi' and their like."""
        for name in list_team_names("tr", "name", 2):
            yield from (f"{name} {tail}" for tail in _TEAM_TAILS)
        for adjective in list_team_names("tr", "adjective", 2):
            yield from (f"{adjective} {tail}" for tail in ("futbolcu", "teknik direktör", "tenisçi", "hakem", "ekibi"))


def _add_verb(forms: TriggerForms, lemma: str) -> None:
    """Add the forms of a verb and of its passive; a noun before it marked by '~' may change."""
    if not lemma.endswith(("mak", "mek")):
        raise ValueError("a verb is given in the infinitive")
    *words, verb = lemma[:-3].split()
    choices = [_varied(word[:-1]) if word.endswith("~") else (word,) for word in words]
    leads = [" ".join(choice) for choice in product(*choices)]
    for stem, mark in ((verb, ""), (passive_of(verb), ".passive")):
        for (tense, case, number), found in inflect_verb(stem if not words else f"x {stem}").items():
            if mark and number:
                continue
            key = tense + mark, case, number
            bucket = forms.setdefault(key, set())
            for form in found:
                single = form.removeprefix("x ") if words else form
                bucket.update(fold(f"{lead} {single}", "tr") for lead in leads)


def _varied(noun: str) -> tuple[str, ...]:
    """The forms of an object right before its verb: 'saldırı', 'saldırılar', 'saldırısı', 'saldırısını'."""
    noun = noun.replace("_", " ")
    forms = inflect_noun(noun, compound=" " in noun and noun[-1] in "ıiuü")
    return tuple(dict.fromkeys(form for form, cases, _ in forms if cases & {"nom", "acc"}))


LANGUAGE = Turkish()
