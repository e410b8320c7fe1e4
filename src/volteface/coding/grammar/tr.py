"""Turkish: the verb stands at the end; case endings, behind an apostrophe on names, tell who does what to whom."""

from volteface.coding.grammar import Clock, Grammar, cases, governing, phrases, words

POSTPOSITIONS = governing(
    """
    tarafından nom|gen; ile nom|gen; karşı dat; göre dat; için nom|gen; hakkında nom|gen; hakkındaki nom|gen; arasında nom|gen;
    arasındaki nom|gen; üzerine nom|gen; üzerinde nom|gen; üzerindeki nom|gen; üzerinden nom|gen; konusunda nom|gen;
    yönelik dat; doğru dat; kadar dat; rağmen dat; karşısında nom|gen; dolayı abl; önce abl; sonra abl; beri abl|loc;
    gibi nom|gen; olarak nom; adına nom|gen; lehine nom|gen; aleyhine nom|gen; aleyhindeki nom|gen; yanında nom|gen;
    yakınında nom|gen; yakınlarında nom|gen; eliyle nom|gen; ait dat; dair dat; ilişkin dat; nezdinde nom|gen;
    sayesinde nom|gen; yüzünden nom|gen; dışında nom|gen|abl; dışındaki nom|gen|abl; içinde nom|gen; içindeki nom|gen;
    boyunca nom; öncülüğünde nom|gen; öncülüğündeki nom|gen; liderliğinde nom|gen; liderliğindeki nom|gen; karşıtı nom;
    yanlısı nom; destekli nom; yapımı nom; asıllı nom; doğumlu nom; merkezli nom; kaynaklı nom; bayraklı nom; menşeli nom;
    himayesinde nom|gen; nedeniyle nom|gen; sırasında nom|gen; nazaran dat; bağlı dat; desteğiyle nom|gen;
    aracılığıyla nom|gen; yönetimindeki nom|gen; kontrolündeki nom|gen; işgalindeki nom|gen; işgali_altındaki nom; çevresinde nom|gen;
    açıklarında nom|gen; açıklarındaki nom|gen; semalarında nom|gen; civarında nom|gen; topraklarında nom|gen;
    topraklarındaki nom|gen; topraklarına nom|gen; topraklarından nom|gen; genelinde nom|gen; kıyılarında nom|gen;
    kıyısında nom|gen; kırsalında nom|gen; kırsalındaki nom|gen; merkezinde nom|gen; yerine nom|gen; başta abl|nom;
    itibaren abl; ötürü abl; dek dat; değin dat; özgü dat; aykırı dat; dahil nom|dat; hariç nom; odaklı nom;
    border nom|gen
    """
)

CLOCK = Clock(
    numbers={
        "bir": 1, "iki": 2, "üç": 3, "dört": 4, "beş": 5, "altı": 6, "yedi": 7, "sekiz": 8, "dokuz": 9, "on": 10,
        "on bir": 11, "on iki": 12, "on beş": 15, "yirmi": 20, "otuz": 30,
    },
    day_offsets={
        "bugün": 0, "bugünkü": 0, "dün": -1, "dünkü": -1, "önceki gün": -2, "evvelki gün": -2, "yarın": 1, "yarınki": 1,
        "öbür gün": 2, "bu sabah": 0, "bu akşam": 0, "bu gece": 0, "dün gece": -1,
        "dün akşam": -1, "dün sabah": -1,
    },
    past=r"(?:geçen|geçtiğimiz|önceki)",
    present=r"(?:bu|içinde bulunduğumuz)",
    future=r"(?:gelecek|önümüzdeki)",
    units={
        r"gün\w*": "day", r"hafta\w*": "week", r"ay|ayın|ayda|aydan|ayki": "month",
        r"yıl\w*|sene\w*": "year",
    },
    ago=r"(?:önce|evvel|önceki)",
    earlier=r"(?:öncesinde|öncesi)",
    later=r"sonra",
    before_weekday="",
    # 'pazar' is a market and 'cuma' a name as well: these need a word behind them.
    after_weekday=r"(?: günü| sabahı| akşamı| gecesi| öğleden| bağlayan|(?<=pazartesi)|(?<=salı)|(?<=çarşamba)|(?<=perşembe)"
    r"|(?<=cumartesi))",
    year_words=r"['’](?:de|da|te|ta|den|dan|ten|tan|nin|nın|nun|nün|in|ın|deki|daki|teki|taki)|yılında|yılından|yılındaki|"
    r"yılının|yılı|senesinde|baharında|yazında|kışında|sonbaharında|ilkbaharında|seçiminde|seçimlerinde|savaşında",
    before_month="",
    after_month=r"(?: ayında| ayından| ayı| ayının| ayındaki| başında| sonunda| ortasında|(?<=[dt][ae])|(?<=[dt][ae]n))",
    before_year=r"(?:yıl)",
)  # fmt: skip

GRAMMAR = Grammar(
    language="tr",
    home="TUR",
    cased=True,
    verb_final=True,
    complement_tenses=frozenset({"infinitive", "nominal"}),
    case_slots={"loc": "de", "inst": "ile"},
    clock=CLOCK,
    commas=False,
    ordinal_stop=True,
    abbreviations=words(
        "dr prof doç av sn bkz vb vs yy m.ö m.s no tel st org gen kor tuğg tümg korg alb yrb bnb yzb tğm müh op "
        "uzm yrd cad sok mah apt a.ş ltd şti hz bn mr mrs örn yak nu inş san tic çev haz ed"
    ),
    prepositions={},
    postpositions=POSTPOSITIONS,
    phrasal_prepositions={
        ("ile", "birlikte"): "ile",
        ("ile", "beraber"): "ile",
        ("ile", "ortaklaşa"): "ile",
        ("ile", "arasında"): "arasında",
        ("sınırında",): "border",
        ("sınırındaki",): "border",
        ("sınırına",): "border",
        ("sınırını",): "border",
        ("sınırından",): "border",
        ("sınır", "hattında"): "border",
        ("sınır", "hattına"): "border",
        ("ile", "sınırında"): "border",
        ("ile", "sınırını"): "border",
        ("ile", "olan", "sınırını"): "border",
        ("ile", "olan", "sınırına"): "border",
        ("ile", "sınırına"): "border",
        ("ile", "sınırındaki"): "border",
        ("işgali", "altındaki"): "içindeki",
        ("kontrolü", "altındaki"): "içindeki",
        ("adı", "verilen"): "gibi",
        ("sponsorluğunda",): "aracılığıyla",
    },
    coordinators=words("ve ile veya yahut ya_da hem ne"),
    adversatives=words("ancak ama fakat oysa oysaki lakin ne_var_ki"),
    relatives=frozenset(),
    subject_relatives=frozenset(),
    complementisers=words("ki"),
    subordinators=words("çünkü zira"),
    conditionals=words("eğer şayet"),
    negations=words("değil"),
    happening=frozenset(),
    negating_verbs=words(
        "reddetti reddediyor reddetmişti reddetmesi kaçındı kaçınıyor vazgeçti vazgeçtiğini engellendi önlendi önledi "
        "başarısız önlemek engellemek durdurmak önleme"
    ),
    possibility=words(
        "ihtimali ihtimalini ihtimaline olasılığı olasılığını olası muhtemel muhtemelen belki mümkün düşünüyor "
        "değerlendiriyor tartışıyor tartışılıyor gündemde değerlendirdiği değerlendirdiğini düşündüğü düşündüğünü "
        "seçeneği seçeneğini iddiası riski riskine tehlikesi tehlikesine halinde durumunda takdirde gerekiyor gerekir "
        "gerektiğini gerektiği lazım olabilir olabileceğini"
    ),
    future=words("üzere"),
    intention=words(
        "planlıyor planladı planladığını planladığı planlanıyor planlanan planlandığını planlandı bekleniyor beklenen "
        "bekleniyordu bekleniyordur hazırlanıyor hazırlandığını hazırlandığı hazırlanan niyetinde niyetinin kararlı hazır "
        "istiyor istediğini istedi hedefliyor hedeflediğini amaçlıyor amaçlayan öngörülüyor öngörüyor öngören planı planını "
        "planları hazırlığı hazırlığında hazırlıkları niyeti niyetini sözü vaadi vaadinde umuyor umduğunu arzuluyor taahhüt "
        "planlayan hedefleyen kararlılığını hazırlık çalışıyor çalıştı"
    ),
    emphatics=words("da de bile bir kez"),
    passive_auxiliaries=frozenset(),
    perfect_auxiliaries=frozenset(),
    light_verbs=("düzenle", "gerçekleştir", "başlat", "yap", "uygula", "yürüt", "sürdür"),
    former=words("eski devrik sabık görevden_alınan eski_"),
    pairs=phrases(
        "iki ülke|iki ülkenin|iki ülkeye|iki ülkeyi|her iki ülke|her iki ülkenin|her iki ülkeye|iki taraf|iki tarafın|iki tarafa|"
        "iki tarafı|her iki taraf|her iki tarafın|taraflar|tarafların|taraflara|tarafları|iki lider|iki liderin|iki lideri|"
        "iki bakan|iki bakanın|iki başkan|iki başkanın|iki komşu|iki komşunun|iki komşu ülke|iki devlet|iki devletin|"
        "iki cumhurbaşkanı|iki başbakan|iki mevkidaş|iki ordu|iki orduyu|iki orduya|iki başkent|liderler|iki müttefik|"
        "iki hükümet|iki heyet|ikili"
    ),
    both=words("iki her_iki"),
    same=phrases("ülke|ülkenin|ülkesi|ülkesinin|adı geçen ülke|söz konusu ülke"),
    pronouns={
        "o": cases("nom"),
        "kendisi": cases("nom"),
        "onun": cases("gen"),
        "onu": cases("acc"),
        "ona": cases("dat"),
    },
    plural_pronouns=frozenset(),
    first_person=words("biz"),
    possessives=words("kendi"),
    nouns_modify=True,
    owners_precede=True,
    object_precedes=True,
    drops_subject=True,
    finite_endings=(
        "dı", "di", "du", "dü", "tı", "ti", "tu", "tü", "yor", "yorlar", "dılar", "diler", "dular", "düler", "tılar",
        "tiler", "tular", "tüler", "mıştı", "mişti", "muştu", "müştü", "dır", "dir", "dur", "dür", "tır", "tir", "tur",
        "tür", "acak", "ecek", "maz", "mez",
    ),
    suffix_cases={
        suffix: cases(case)
        for case, suffixes in (
            ("gen", "ın in un ün nın nin nun nün"),
            ("dat", "a e ya ye na ne"),
            ("acc", "ı i u ü yı yi yu yü nı ni nu nü"),
            ("loc", "da de ta te nda nde daki deki taki teki ndaki ndeki"),
            ("abl", "dan den tan ten ndan nden"),
            ("inst", "la le yla yle"),
            ("nom", "lı li lu lü dır dir dur dür tır tir tur tür ydı ydi ydu ydü lılar liler lular lüler ın_da"),
        )
        for suffix in suffixes.split()
    },
    variants={
        "arasındaki": "arasında",
        "hakkındaki": "hakkında",
        "üzerindeki": "üzerinde",
        "içindeki": "içinde",
        "aleyhindeki": "aleyhine",
        "topraklarındaki": "topraklarında",
    },
    inside=words("de"),
    between=words("arasında arasındaki"),
    agents=("tarafından+nom", "abl"),
    noun_actors=("tarafından+nom", "owner", "adj", "gen", "abl"),
    places=words("de içinde topraklarında topraklarındaki semalarında kırsalında kırsalındaki açıklarında yakınlarında yakınında"),
    sport=words(
        "oyun oyunu oyunun oyuncu oyuncular oyuncunun kartlar kartları zar zarlar hamle konsol kutu "
        "oyunda "
        "maç maçı maçın maçta maçında gol golü gole goller kaleci kalecisi teknik direktör lig ligi liginde ligde turnuva futbolcu "
        "futbolcular futbolcusu basketbolcu voleybol basketbol futbol forvet stoper stadyum stadı tribün tribünler taraftar "
        "taraftarlar şampiyonluk şampiyon şampiyona şampiyonası finalde final finali yarı çeyrek penaltı hakem set sette setti sayı "
        "manşet servis kupa kupayı kupası milliler sultanlar sultanları filenin madalya madalyası sporcu rakip rakibini deplasman averaj "
        "puan puanla transfer transferi dakikada devre raket korner ofsayt kırmızı_kart grupta galibiyet mağlubiyet beraberlik"
    ),
    particles=words("de van von der bin al el ibn ben da dos bint"),
)  # fmt: skip
