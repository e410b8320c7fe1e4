"""Turkish words whose endings their letters do not tell, and forms that mean something else."""


def words(text: str) -> frozenset[str]:
    """Give the words of a text as a set."""
    return frozenset(text.split())


OBLIQUE = {
    "af": "aff", "akit": "akd", "emir": "emr", "fikir": "fikr", "grup": "grub", "hak": "hakk",
    "hat": "hatt", "hüküm": "hükm", "isim": "ism", "kayıp": "kayb", "metin": "metn", "nakil": "nakl",
    "nehir": "nehr", "oğul": "oğl", "renk": "reng", "resim": "resm", "ret": "redd", "sabır": "sabr",
    "sır": "sırr", "şehir": "şehr", "şekil": "şekl", "vakıf": "vakf", "zulüm": "zulm", "kanat": "kanad",
    "maksat": "maksad", "mevcut": "mevcud", "harp": "harb", "tıp": "tıbb", "cürüm": "cürm",
    "akıl": "akl", "talep": "taleb", "cihat": "cihad", "kayıt": "kayd", "ağaç": "ağac", "ahit": "ahd",
    "seyir": "seyr", "üs": "üss", "izin": "izn", "keşif": "keşf", "gasp": "gasb", "celp": "celb",
    "kalp": "kalb", "fesih": "fesh", "vaat": "vaad", "darp": "darb", "kasıt": "kast",
}  # fmt: skip
"""Stems that change before a vowel in a way that their letters don't tell."""
UNSOFTENED = words(
    """
    hukuk ittifak iştirak infilak ahlak erzak evrak emlak tank blok şok park bank frank müttefik tasdik
    tahrik tevkif teşrik terk sevk zevk şark fark tetkik tefrik taarruz taahhüt mülk klik çek ekip
    prensip takip tertip rakip tahrip tebrik ıslık polemik trafik
    politik atak bombardıman kök ek yük suç güç göç maç koç bağış linç sürgün tehdit protesto
    sevkiyat ilhak istimlak iltihak tahkik tatbik terfik infak iltisak itfak
    """
)
"""Nouns whose final k, ç or p stays before a vowel."""

FRONTED = words(
    """
    kontrol petrol general amiral mareşal hal saat sembol protokol ihlal işgal iptal ihtilal ithal
    intikal istiklal kabul mesul terminal ihtimal misal usul ziraat cemaat itaat seyahat hakikat dikkat
    şefkat rol gol alkol moral tümgeneral korgeneral orgeneral tuğgeneral oramiral koramiral tümamiral
    tuğamiral ihmal istismal muhabbet meşgul hayal vekil istikbal hilal sual harf harp faul konsül hamal
    kardinal bilanço itidal muhalefet infial sinyal liberal radikal federal ideal
    """
)
"""Nouns that take front vowels though their last vowel is a back one."""

STEMS_IN_S = words(
    """
    polis meclis konsolos başkonsolos servis ofis üs virüs otobüs kampüs papas rektör temas
    mahpus casus reis ses kurs nefis kabus
    """
)
"""Nouns in -s, so that their possessive looks like that of a noun in a vowel: 'polisi' and 'elçisi'."""

SOFT_VERBS = words(
    """
    et git güt tat reddet kaydet affet hisset seyret kaybet emret bahset hallet zannet hükmet keşfet
    naklet katlet azlet devret fethet methet lütfet sabret cezbet defet feshet haczet hapset menet akdet
    gasbet kastet kahret mahvet neşret resmet vadet vaadet zapdet şükret darbet kesbet celbet
    """
)
"""Verb stems whose t becomes d before a vowel."""

NARROW_AORIST = words(
    """
    al bil bul dur gel gör kal ol öl san var ver vur yen
    """
)
"""Verbs of one syllable with -ır where others have -ar."""

SURNAMES_BARRED = words(
    """
    ak akar akın aksoy alan alkan altın arap aslan ata atlı avcı ay aydın baba bacı balkan ban bar barış
    baş başaran bay bayram bey bilgi bilir boz bulut can cengiz çakır çelik çetin çınar dağ dalga demir
    deniz derin deve doğan doğru dost duman durak duran dursun ege ekim ekinci elçi er erdem eren ergin
    eser et fil gelin genç gök gül gün güneş güler gür gürel güven hac hal han harp hasta hayır iç in
    inan is işler kale kalın kan kar kara kaya kaygı kaynak kılıç kır kırık kısa kız koç korkmaz koru
    kurt kurtulmuş kuş kutlu lale li mal man mert mesut nal nehir nur oğuz ok on or oral orhan ot otel
    oya öncü önal örnek öz özal özel özer özgür pan par pars pas pek polat rasan rama sağ sağlam sarı
    sayın sel sert ses sevim sever sezer sol son soylu soy su süt şahin şan şen şener şeker şimşek tan
    tar taş taşkın tek temel ten ton top toprak tuna tunç turan tür türk türkeş uçar un usta uyar uzun
    ülke ün ürün varank yavuz yalçın yaz yazıcı yel yıldırım yıldız yıldızhan yılmaz yol yücel yurt
    zaman zafer zeybek kim lee day may king hun sen abbas hamas ali hasan ahmed ahmet muhammed mehmet
    mustafa hüseyin ibrahim ismail abdullah ömer osman salih said
    """
)
"""Surnames that are Turkish words or given names."""

NO_ROLES = words("askeri birlikte üste üsten üsle devletten sivil hakimi")
"""Forms of roles that are another, more frequent word: 'askeri' is 'military'."""
