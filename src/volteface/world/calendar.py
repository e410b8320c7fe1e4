"""Names of months and weekdays in eight languages, in every case and abbreviation that news uses.

`MONTHS[language][lower-case form]` is 1..12, `WEEKDAYS[language][lower-case form]` is 1 (Monday)..7 (Sunday).
Abbreviations stand without their full stop; some are ordinary words too ("may", "so"), which context must tell apart. Turkish forms with a suffix stand with and without the apostrophe.
"""


def _number(*groups: str) -> dict[str, int]:
    """Number groups of space-separated forms from 1. A form of two groups belongs to the first."""
    numbered: dict[str, int] = {}
    for number, forms in enumerate(groups, start=1):
        for form in forms.split():
            numbered.setdefault(form, number)
    return numbered


def _inflect_turkish(*groups: str) -> dict[str, int]:
    """Add locative, ablative, dative, accusative and genitive to the first form of each group.

    A group is "name locative dative accusative genitive short..."; the ablative is the locative and an n.
    """
    grown = []
    for group in groups:
        name, locative, dative, accusative, genitive, *short = group.split()
        suffixed = [locative, locative + "n", dative, accusative, genitive]
        apostrophes = [
            f"{form[: len(name)]}{mark}{form[len(name) :]}"
            for form in suffixed
            if form.startswith(name)
            for mark in ("'", "’")
        ]
        grown.append(" ".join([name, *suffixed, *apostrophes, *short]))
    return _number(*grown)


MONTHS: dict[str, dict[str, int]] = {
    "pl": _number(
        "styczeń stycznia styczniowi styczniem styczniu sty stycz",
        "luty lutego lutemu lutym lut",
        "marzec marca marcowi marcem marcu mar",
        "kwiecień kwietnia kwietniowi kwietniem kwietniu kwi kwiec",
        "maj maja majowi majem maju",
        "czerwiec czerwca czerwcowi czerwcem czerwcu cze czerw",
        "lipiec lipca lipcowi lipcem lipcu lip",
        "sierpień sierpnia sierpniowi sierpniem sierpniu sie sierp",
        "wrzesień września wrześniowi wrześniem wrześniu wrz wrzes",
        "październik października październikowi październikiem październiku paź paźdz",
        "listopad listopada listopadowi listopadem listopadzie lis listop",
        "grudzień grudnia grudniowi grudniem grudniu gru grudz",
    ),
    "en": _number(
        "january january's jan", "february february's feb", "march march's mar", "april april's apr", "may may's",
        "june june's jun", "july july's jul", "august august's aug", "september september's sept sep",
        "october october's oct", "november november's nov", "december december's dec",
    ),
    "ru": _number(
        "январь января январю январем январём январе янв",
        "февраль февраля февралю февралем февралём феврале фев февр",
        "март марта марту мартом марте мар",
        "апрель апреля апрелю апрелем апреле апр",
        "май мая маю маем мае",
        "июнь июня июню июнем июне июн",
        "июль июля июлю июлем июле июл",
        "август августа августу августом августе авг",
        "сентябрь сентября сентябрю сентябрем сентябрём сентябре сен сент",
        "октябрь октября октябрю октябрем октябрём октябре окт",
        "ноябрь ноября ноябрю ноябрем ноябрём ноябре ноя нояб",
        "декабрь декабря декабрю декабрем декабрём декабре дек",
    ),
    "uk": _number(
        "січень січня січню січневі січнем січні січ",
        "лютий лютого лютому лютим лют",
        "березень березня березню березневі березнем березні бер",
        "квітень квітня квітню квітневі квітнем квітні квіт кві",
        "травень травня травню травневі травнем травні трав тра",
        "червень червня червню червневі червнем червні черв чер",
        "липень липня липню липневі липнем липні лип",
        "серпень серпня серпню серпневі серпнем серпні серп сер",
        "вересень вересня вересню вересневі вереснем вересні вер верес",
        "жовтень жовтня жовтню жовтневі жовтнем жовтні жовт жов",
        "листопад листопада листопаду листопадові листопадом листопаді лист лис",
        "грудень грудня грудню грудневі груднем грудні груд гру",
    ),
    "de": _number(
        "januar januars jänner jänners jan jän", "februar februars feber feb febr", "märz märzes mär mrz",
        "april aprils apr", "mai mais", "juni junis jun", "juli julis jul", "august augusts aug",
        "september septembers sept sep", "oktober oktobers okt", "november novembers nov",
        "dezember dezembers dez",
    ),
    "tr": _inflect_turkish(
        "ocak ocakta ocağa ocağı ocağın oca", "şubat şubatta şubata şubatı şubatın şub",
        "mart martta marta martı martın mar", "nisan nisanda nisana nisanı nisanın nis",
        "mayıs mayısta mayısa mayısı mayısın may", "haziran haziranda hazirana haziranı haziranın haz",
        "temmuz temmuzda temmuza temmuzu temmuzun tem", "ağustos ağustosta ağustosa ağustosu ağustosun ağu",
        "eylül eylülde eylüle eylülü eylülün eyl", "ekim ekimde ekime ekimi ekimin eki",
        "kasım kasımda kasıma kasımı kasımın kas", "aralık aralıkta aralığa aralığı aralığın ara",
    ),
    "es": _number(
        "enero ene", "febrero feb", "marzo mar", "abril abr", "mayo may", "junio jun", "julio jul", "agosto ago",
        "septiembre setiembre sept sep set", "octubre oct", "noviembre nov", "diciembre dic",
    ),
    "fr": _number(
        "janvier janv jan", "février fevrier févr fév fevr", "mars", "avril avr", "mai", "juin", "juillet juil",
        "août aout", "septembre sept", "octobre oct", "novembre nov", "décembre decembre déc dec",
    ),
}  # fmt: skip

WEEKDAYS: dict[str, dict[str, int]] = {
    "pl": _number(
        "poniedziałek poniedziałku poniedziałkowi poniedziałkiem poniedziałki pon pn",
        "wtorek wtorku wtorkowi wtorkiem wtorki wt wto",
        "środa środy środzie środę środą śr śro",
        "czwartek czwartku czwartkowi czwartkiem czwartki czw cz",
        "piątek piątku piątkowi piątkiem piątki pt pią",
        "sobota soboty sobocie sobotę sobotą sob sb",
        "niedziela niedzieli niedzielę niedzielą niedziele niedz ndz nd",
    ),
    "en": _number(
        "monday mondays monday's mon", "tuesday tuesdays tuesday's tue tues", "wednesday wednesdays wednesday's wed",
        "thursday thursdays thursday's thu thur thurs", "friday fridays friday's fri",
        "saturday saturdays saturday's sat", "sunday sundays sunday's sun",
    ),
    "ru": _number(
        "понедельник понедельника понедельнику понедельником понедельнике понедельники понедельникам пн",
        "вторник вторника вторнику вторником вторнике вторники вторникам вт",
        "среда среды среде среду средой средам средам ср",
        "четверг четверга четвергу четвергом четверге четверги четвергам чт",
        "пятница пятницы пятнице пятницу пятницей пятницам пт",
        "суббота субботы субботе субботу субботой субботам сб",
        "воскресенье воскресенья воскресенью воскресеньем воскресеньям вс",
    ),
    "uk": _number(
        "понеділок понеділка понеділку понеділкові понеділком понеділки понеділках пн",
        "вівторок вівторка вівторку вівторкові вівторком вівторки вт",
        "середа середи середі середу середою ср",
        "четвер четверга четвергу четвергові четвергом четверги чт",
        "п'ятниця п'ятниці п'ятницю п'ятницею п’ятниця п’ятниці п’ятницю п’ятницею пт",
        "субота суботи суботі суботу суботою сб",
        "неділя неділі неділю неділею нд",
    ),
    "de": _number(
        "montag montags montage mo mon", "dienstag dienstags di", "mittwoch mittwochs mi",
        "donnerstag donnerstags do", "freitag freitags fr", "samstag samstags sonnabend sonnabends sa",
        "sonntag sonntags so",
    ),
    "tr": _inflect_turkish(
        "pazartesi pazartesinde pazartesiye pazartesiyi pazartesinin pzt", "salı salıda salıya salıyı salının sal",
        "çarşamba çarşambada çarşambaya çarşambayı çarşambanın çar çrş",
        "perşembe perşembede perşembeye perşembeyi perşembenin per prş", "cuma cumada cumaya cumayı cumanın cum",
        "cumartesi cumartesinde cumartesiye cumartesiyi cumartesinin cmt", "pazar pazarda pazara pazarı pazarın paz",
    ),
    "es": _number(
        "lunes lun", "martes mar", "miércoles miercoles mié mie", "jueves jue", "viernes vie",
        "sábado sabado sábados sáb sab", "domingo domingos dom",
    ),
    "fr": _number(
        "lundi lundis lun", "mardi mardis mar", "mercredi mercredis mer", "jeudi jeudis jeu", "vendredi vendredis ven",
        "samedi samedis sam", "dimanche dimanches dim",
    ),
}  # fmt: skip
