"""Conjugates French verbs by rules: the third person and 'nous' of every tense that news use."""

from dataclasses import dataclass

VOWELS = "aàâeéèêiîïoôuûüyhœ"
# Third person singular and plural, 'nous', participle, stem of the future, preterite (singular and plural), and
# the subjunctive where it differs from the present. A verb that ends so is conjugated so.
_IRREGULAR = {
    "prendre": "prend prennent prenons pris prendr prit prirent prenne",
    "mettre": "met mettent mettons mis mettr mit mirent mette",
    "tenir": "tient tiennent tenons tenu tiendr tint tinrent tienne",
    "venir": "vient viennent venons venu viendr vint vinrent vienne",
    "faire": "fait font faisons fait fer fit firent fasse",
    "dire": "dit disent disons dit dir dit dirent dise",
    "maudire": "maudit maudissent maudissons maudit maudir maudit maudirent maudisse",
    "nuire": "nuit nuisent nuisons nui nuir nuisit nuisirent nuise",
    "luire": "luit luisent luisons lui luir luisit luisirent luise",
    "uire": "uit uisent uisons uit uir uisit uisirent uise",
    "battre": "bat battent battons battu battr battit battirent batte",
    "rompre": "rompt rompent rompons rompu rompr rompit rompirent rompe",
    "aindre": "aint aignent aignons aint aindr aignit aignirent aigne",
    "eindre": "eint eignent eignons eint eindr eignit eignirent eigne",
    "oindre": "oint oignent oignons oint oindr oignit oignirent oigne",
    "soudre": "sout solvent solvons solu soudr solut solurent solve",
    "dissoudre": "dissout dissolvent dissolvons dissous dissoudr dissolut dissolurent dissolve",
    "dre": "d dent dons du dr dit dirent de",
    "vrir": "vre vrent vrons vert vrir vrit vrirent vre",
    "frir": "fre frent frons fert frir frit frirent fre",
    "partir": "part partent partons parti partir partit partirent parte",
    "répartir": "répartit répartissent répartissons réparti répartir répartit répartirent répartisse",
    "sortir": "sort sortent sortons sorti sortir sortit sortirent sorte",
    "sentir": "sent sentent sentons senti sentir sentit sentirent sente",
    "mentir": "ment mentent mentons menti mentir mentit mentirent mente",
    "servir": "sert servent servons servi servir servit servirent serve",
    "asservir": "asservit asservissent asservissons asservi asservir asservit asservirent asservisse",
    "dormir": "dort dorment dormons dormi dormir dormit dormirent dorme",
    "courir": "court courent courons couru courr courut coururent coure",
    "mourir": "meurt meurent mourons mort mourr mourut moururent meure",
    "quérir": "quiert quièrent quérons quis querr quit quirent quière",
    "cevoir": "çoit çoivent cevons çu cevr çut çurent çoive",
    "voir": "voit voient voyons vu verr vit virent voie",
    "prévoir": "prévoit prévoient prévoyons prévu prévoir prévit prévirent prévoie",
    "devoir": "doit doivent devons dû devr dut durent doive",
    "pouvoir": "peut peuvent pouvons pu pourr put purent puisse",
    "mouvoir": "meut meuvent mouvons mu mouvr mut murent meuve",
    "vouloir": "veut veulent voulons voulu voudr voulut voulurent veuille",
    "savoir": "sait savent savons su saur sut surent sache",
    "valoir": "vaut valent valons valu vaudr valut valurent vaille",
    "asseoir": "assoit assoient assoyons assis assoir assit assirent assoie",
    "crire": "crit crivent crivons crit crir crivit crivirent crive",
    "lire": "lit lisent lisons lu lir lut lurent lise",
    "rire": "rit rient rions ri rir rit rirent rie",
    "suivre": "suit suivent suivons suivi suivr suivit suivirent suive",
    "vivre": "vit vivent vivons vécu vivr vécut vécurent vive",
    "croire": "croit croient croyons cru croir crut crurent croie",
    "boire": "boit boivent buvons bu boir but burent boive",
    "traire": "trait traient trayons trait trair trait trairent traie",
    "plaire": "plaît plaisent plaisons plu plair plut plurent plaise",
    "taire": "tait taisent taisons tu tair tut turent taise",
    "clure": "clut cluent cluons clu clur clut clurent clue",
    "clore": "clôt closent closons clos clor clôt clorent close",
    "inclure": "inclut incluent incluons inclus inclur inclut inclurent inclue",
    "vaincre": "vainc vainquent vainquons vaincu vaincr vainquit vainquirent vainque",
    "naître": "naît naissent naissons né naîtr naquit naquirent naisse",
    "connaître": "connaît connaissent connaissons connu connaîtr connut connurent connaisse",
    "paraître": "paraît paraissent paraissons paru paraîtr parut parurent paraisse",
    "croître": "croît croissent croissons cru croîtr crut crurent croisse",
    "fuir": "fuit fuient fuyons fui fuir fuit fuirent fuie",
    "saillir": "saille saillent saillons sailli saillir saillit saillirent saille",
    "cueillir": "cueille cueillent cueillons cueilli cueiller cueillit cueillirent cueille",
    "haïr": "hait haïssent haïssons haï haïr haït haïrent haïsse",
    "vêtir": "vêt vêtent vêtons vêtu vêtir vêtit vêtirent vête",
    "aller": "va vont allons allé ir alla allèrent aille",
    "être": "est sont sommes été ser fut furent soit",
    "avoir": "a ont avons eu aur eut eurent ait",
    "envoyer": "envoie envoient envoyons envoyé enverr envoya envoyèrent envoie",
}
_DOUBLING = ("appeler", "jeter", "épeler", "niveler", "morceler", "renouveler", "ensorceler", "ruisseler")
"""Verbs in -eler and -eter that double their consonant: 'appelle'; the others take an accent: 'gèle'."""


@dataclass(frozen=True, slots=True)
class Verb:
    """The parts of a verb from which all its forms are made."""

    infinitive: str
    singular: str  # il ...
    plural: str  # ils ...
    we: str  # nous ...
    participle: str
    future: str  # without ending
    preterites: tuple[str, str]
    subjunctive: str

    @property
    def imperfect(self) -> str:
        """The stem of the imperfect and of the present participle."""
        return {"sommes": "ét", "avons": "av"}.get(self.we) or self.we.removesuffix("ons")

    def participles(self) -> set[str]:
        """Masculine and feminine, singular and plural: 'signé', 'signée', 'signés', 'signées'."""
        masculine = self.participle
        feminine = {"dû": "due", "dissous": "dissoute"}.get(masculine, masculine + "e")
        return {
            masculine,
            masculine if masculine.endswith("s") else masculine + "s",
            feminine,
            feminine + "s",
        }


def conjugate(infinitive: str) -> Verb:
    """Give the parts of a verb; ValueError for a word that is no infinitive."""
    model = max((m for m in _IRREGULAR if infinitive.endswith(m)), key=len, default="")
    if model and (model != "dire" or infinitive not in ("reverdire",)):
        stem = infinitive.removesuffix(model)
        one, many, we, participle, future, past, pasts, wish = _IRREGULAR[model].split()
        return Verb(
            infinitive, stem + one, stem + many, stem + we, stem + participle, stem + future,
            (stem + past, stem + pasts), stem + wish,
        )  # fmt: skip
    if infinitive.endswith("er"):
        return _first_group(infinitive)
    if infinitive.endswith("ir"):
        stem = infinitive[:-2]
        return Verb(
            infinitive, stem + "it", stem + "issent", stem + "issons", stem + "i", infinitive,
            (stem + "it", stem + "irent"), stem + "isse",
        )  # fmt: skip
    raise ValueError(f"{infinitive!r} is no French infinitive known here")


def _first_group(infinitive: str) -> Verb:
    stem = infinitive[:-2]
    soft = stem + "e" if stem.endswith("g") else stem[:-1] + "ç" if stem.endswith("c") else stem
    stressed = _stressed(infinitive, stem)
    future = stem if "é" in stem[-3:] and stressed != stem else stressed
    return Verb(
        infinitive, stressed + "e", stressed + "ent", soft + "ons", stem + "é", future + "er",
        (soft + "a", stem + "èrent"), stressed + "e",
    )  # fmt: skip


def _stressed(infinitive: str, stem: str) -> str:
    """The stem before a mute ending: 'mèn-', 'appell-', 'cèd-', 'emploi-'."""
    if infinitive.endswith(_DOUBLING):
        return stem + stem[-1]
    if stem.endswith("y") and not stem.endswith("ay"):
        return stem[:-1] + "i"
    for back in (2, 3):
        vowel, rest = stem[-back : len(stem) - back + 1], stem[len(stem) - back + 1 :]
        clustered = back == 2 or rest in ("gu", "qu", "gn", "tr", "br", "gr", "dr", "vr", "fr", "cr", "ch")
        if vowel in ("e", "é") and clustered and not any(letter in VOWELS[:-2] for letter in rest[:1]):
            return stem[:-back] + "è" + rest
    return stem
