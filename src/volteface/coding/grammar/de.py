"""German: cases told mostly by articles, verbs split round their clause ('griff ... an', 'hat ... angegriffen')."""

from volteface.coding.grammar import Clock, Grammar, cases, governing, phrases, stems, words

PREPOSITIONS = governing(
    """
    ab dat; abseits gen; ans acc; an acc|dat; am dat; anlässlich gen; angesichts gen; anstelle gen; auf acc|dat; aufs acc;
    aufgrund gen; aus dat; außer dat; ausser dat; außerhalb gen; ausserhalb gen; bei dat; beim dat; bezüglich gen; binnen dat;
    bis acc; dank gen|dat; diesseits gen; durch acc; durchs acc; einschließlich gen; entgegen dat; entlang gen|acc|dat;
    entsprechend dat; für acc; fürs acc; gegen acc; gegenüber dat; gemäß dat; gemäss dat; hinsichtlich gen; hinter acc|dat;
    im dat; in acc|dat; infolge gen; inklusive gen; inmitten gen; innerhalb gen; ins acc; jenseits gen; kontra acc; laut dat|gen;
    mit dat; mithilfe gen; mittels gen; nach dat; nahe dat; namens gen; neben acc|dat; oberhalb gen; ohne acc; per acc; pro acc;
    samt dat; seit dat; seitens gen; südlich gen; nördlich gen; östlich gen; westlich gen; trotz gen|dat; über acc|dat; übers acc; um acc; ums acc;
    ungeachtet gen; unter acc|dat; unterhalb gen; unweit gen; versus acc; vom dat; von dat; vor acc|dat; vorm dat; während gen|dat;
    wegen gen|dat; wider acc; zu dat; zum dat; zur dat; zugunsten gen; zulasten gen; zuliebe dat; zwischen acc|dat; mitsamt dat;
    als nom|acc|dat
    """
)

CLOCK = Clock(
    numbers={
        "ein": 1, "einem": 1, "einer": 1, "eine": 1, "einen": 1, "eins": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5,
        "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12, "wenigen": 0, "einigen": 0,
        "mehreren": 0, "vierzehn": 14, "zwanzig": 20, "dreißig": 30, "dreissig": 30, "hundert": 100,
    },
    day_offsets={
        "heute": 0, "gestern": -1, "vorgestern": -2, "morgen früh": 1, "übermorgen": 2, "heutige": 0, "heutigen": 0,
        "heutiger": 0, "gestrigen": -1, "gestrige": -1, "gestriger": -1, "morgigen": 1, "tags zuvor": -1,
    },
    past=r"(?:vergangen|vorig|letzt|zurückliegend|verflossen|abgelaufen)(?:e[mnrs]?)",
    present=r"(?:diese[mnrs]?|laufenden?|de[rnsm] laufenden|heurigen?)",
    future=r"(?:kommend|nächst|folgend|anstehend)(?:e[mnrs]?)",
    units={
        r"tage?n?|tages": "day", r"wochen?|wochenendes?": "week", r"monate?n?|monats": "month", r"jahre?n?|jahres": "year",
    },
    ago_before=r"vor(?: rund| etwa| knapp| gut| über| mehr als)?",
    bare_years=True,
    quantities=words("rund etwa knapp über fast mindestens circa ca um höchstens gut insgesamt als bis zirka auf"),
    then=r"(?:damals|seinerzeit|im selben (?:monat|jahr)|noch im selben (?:monat|jahr)|zu jener zeit)",
    earlier=r"(?:zuvor|davor|früher|vorher)",
    later=r"(?:später|danach|darauf)",
    before_weekday=r"(?:am|seit|bis|vom|zum|ab|von|für|bis zum|am späten|am frühen|de[nms]|noch am|auf)",
    weekday_adjectives={
        "montagabend": 1, "montagmorgen": 1, "montagnachmittag": 1, "montagnacht": 1, "montagvormittag": 1,
        "montagmittag": 1, "montagfrüh": 1, "dienstagabend": 2, "dienstagmorgen": 2, "dienstagnachmittag": 2,
        "dienstagnacht": 2, "dienstagvormittag": 2, "dienstagmittag": 2, "mittwochabend": 3, "mittwochmorgen": 3,
        "mittwochnachmittag": 3, "mittwochnacht": 3, "mittwochvormittag": 3, "mittwochmittag": 3, "donnerstagabend": 4,
        "donnerstagmorgen": 4, "donnerstagnachmittag": 4, "donnerstagnacht": 4, "donnerstagvormittag": 4,
        "donnerstagmittag": 4, "freitagabend": 5, "freitagmorgen": 5, "freitagnachmittag": 5, "freitagnacht": 5,
        "freitagvormittag": 5, "freitagmittag": 5, "samstagabend": 6, "samstagmorgen": 6, "samstagnachmittag": 6,
        "samstagnacht": 6, "samstagvormittag": 6, "samstagmittag": 6, "sonntagabend": 7, "sonntagmorgen": 7,
        "sonntagnachmittag": 7, "sonntagnacht": 7, "sonntagvormittag": 7, "sonntagmittag": 7, "montäg": 1,
        "dienstäg": 2, "mittwöch": 3, "donnerstäg": 4, "freitäg": 5, "samstäg": 6, "sonntäg": 7,
    },
    before_month=(
        r"(?:seit |bis |ab |schon |bereits |noch )?(?:anfang|mitte|ende)|im|seit|bis|ab|vom|zum|von|beginn|des|"
        r"im vergangenen|im letzten|im vorigen|den"
    ),
    before_year=(
        r"(?:(?:im|des|vom|zum|seit dem|das|dem|bis zum)? ?jahre?s?|seit|bis|von|ab|anfang|mitte|ende|herbst|sommer|frühjahr|"
        r"frühling|winter|sommers|herbstes|erst|bereits|schon|zuletzt|erstmals|und|damals|hatten?|wurden?|waren?|war|"
        r"es|sie|er|sich|noch|denn|dass|die|der|vor|nach|zwischen|aus dem jahr)"
    ),
)  # fmt: skip

ARTICLE_CASES = {
    "der": "nom|gen|dat", "die": "nom|acc", "das": "nom|acc", "den": "acc|dat", "dem": "dat", "des": "gen",
    "ein": "nom|acc", "eine": "nom|acc", "einen": "acc", "einem": "dat", "einer": "gen|dat", "eines": "gen",
    "kein": "nom|acc", "keine": "nom|acc", "keinen": "acc|dat", "keinem": "dat", "keiner": "gen|dat", "keines": "gen",
    "dieser": "nom|gen|dat", "diese": "nom|acc", "dieses": "nom|acc|gen", "diesen": "acc|dat", "diesem": "dat",
    "jener": "nom|gen|dat", "jene": "nom|acc", "jenes": "nom|acc|gen", "jenen": "acc|dat", "jenem": "dat",
    "jeder": "nom|gen|dat", "jede": "nom|acc", "jedes": "nom|acc|gen", "jeden": "acc", "jedem": "dat",
    "sein": "nom|acc", "seine": "nom|acc", "seinen": "acc|dat", "seinem": "dat", "seiner": "gen|dat", "seines": "gen",
    "ihr": "nom|acc", "ihre": "nom|acc", "ihren": "acc|dat", "ihrem": "dat", "ihrer": "gen|dat", "ihres": "gen",
    "unser": "nom|acc", "unsere": "nom|acc", "unseren": "acc|dat", "unserem": "dat", "unserer": "gen|dat",
    "viele": "nom|acc", "vielen": "dat", "vieler": "gen", "mehrere": "nom|acc", "mehreren": "dat", "mehrerer": "gen",
    "beide": "nom|acc", "beiden": "nom|acc|gen|dat", "beider": "gen", "zahlreiche": "nom|acc", "zahlreichen": "dat",
    "zahlreicher": "gen", "einige": "nom|acc", "einigen": "dat", "einiger": "gen", "alle": "nom|acc", "allen": "dat",
    "aller": "gen", "zwei": "nom|acc|dat", "zweier": "gen", "dreier": "gen",
    # behind an article and an adjective the ending of the adjective tells more
    "der -e": "nom", "der -en": "gen|dat", "die -e": "nom|acc", "die -en": "nom|acc", "das -e": "nom|acc",
    "den -en": "acc|dat", "dem -en": "dat", "des -en": "gen", "ein -er": "nom", "ein -es": "nom|acc",
    "eine -e": "nom|acc", "einen -en": "acc", "einem -en": "dat", "einer -en": "gen|dat", "eines -en": "gen",
    "dieser -e": "nom", "dieser -en": "gen|dat", "diese -e": "nom|acc", "diese -en": "nom|acc",
    "dieses -e": "nom|acc", "dieses -en": "gen", "diesen -en": "acc|dat", "diesem -en": "dat", "sein -er": "nom",
    "sein -es": "nom|acc", "seine -e": "nom|acc", "seine -en": "nom|acc", "seiner -en": "gen|dat",
    "ihr -er": "nom", "ihr -es": "nom|acc", "ihre -e": "nom|acc", "ihre -en": "nom|acc", "ihrer -en": "gen|dat",
}  # fmt: skip

GRAMMAR = Grammar(
    language="de",
    home="DEU",
    cased=True,
    locative="dat",
    clock=CLOCK,
    commas=True,
    ordinal_stop=True,
    abbreviations=words(
        "abs allg art bd best bzw ca chr d.h dr etc ev evtl f ff frh fr gen ggf hr hrsg i.d.r inkl jan jhdt jr kap lt max med min mio mrd "
        "mr mrs ms nr o.ä od prof s sog sr st std str tel u u.a u.s usf usw v v.a vgl vol vs z z.b zt z.t zit zzt bspw dipl ing mag "
        "feb febr jän jun jul aug sept okt nov dez mo di mi do sa so rd tsd bgm abg lat geb gest insb resp urspr"
    ),
    prepositions=PREPOSITIONS,
    phrasal_prepositions={
        ("im", "namen"): "im namen",
        ("im", "auftrag"): "im auftrag",
        ("von", "seiten"): "von",
        ("auf", "seiten"): "auf seiten",
        ("an", "der", "seite"): "an der seite",
        ("in", "richtung"): "in richtung",
        ("richtung",): "in richtung",
        ("auf", "dem", "gebiet"): "in",
        ("auf", "dem", "territorium"): "in",
        ("auf", "dem", "boden"): "in",
        ("im", "vergleich", "zu"): "im vergleich zu",
        ("im", "gegensatz", "zu"): "im vergleich zu",
        ("in", "bezug", "auf"): "in bezug auf",
        ("mit", "blick", "auf"): "in bezug auf",
        ("mit", "bezug", "auf"): "in bezug auf",
        ("unter", "berufung", "auf"): "unter berufung auf",
        ("mit", "hilfe"): "mithilfe",
        ("als", "reaktion", "auf"): "als reaktion auf",
        ("in", "reaktion", "auf"): "als reaktion auf",
        ("als", "antwort", "auf"): "als reaktion auf",
        ("als", "vergeltung", "für"): "als reaktion auf",
        ("aus", "solidarität", "mit"): "für",
        ("an", "der", "grenze", "zu"): "border",
        ("an", "der", "grenze", "zum"): "border",
        ("an", "der", "grenze", "zur"): "border",
        ("an", "die", "grenze", "zu"): "border",
        ("an", "die", "grenze", "zum"): "border",
        ("an", "die", "grenze", "zur"): "border",
        ("grenze", "zu"): "border",
        ("grenze", "zum"): "border",
        ("grenze", "zur"): "border",
        ("grenzen", "zu"): "border",
        ("grenzen", "zum"): "border",
        ("grenzen", "zur"): "border",
        ("grenze", "mit"): "border",
        ("nahe", "der", "grenze", "zu"): "border",
        ("gemeinsam", "mit"): "mit",
        ("zusammen", "mit"): "mit",
        ("in", "zusammenarbeit", "mit"): "mit",
        ("unter", "vermittlung"): "unter vermittlung",
        ("rund", "um"): "um",
        ("bis", "nach"): "nach",
        ("bis", "zu"): "zu",
    },
    coordinators=words("und sowie oder beziehungsweise bzw"),
    adversatives=words("aber doch jedoch sondern während wohingegen hingegen allerdings"),
    relatives=words(
        "der die das den dem dessen deren denen welcher welche welches welchen welchem wo woher wohin wer wen wem was worauf "
        "womit wodurch woraufhin wobei wofür wogegen worin worüber"
    ),
    subject_relatives=words("der die das welcher welche welches wer"),
    complementisers=words("dass daß ob wie wonach"),
    subordinators=words(
        "als nachdem weil da wenn falls obwohl obgleich obschon bevor ehe während bis seit seitdem sobald solange sofern "
        "indem damit sodass zumal wenngleich um ohne statt anstatt"
    ),
    conditionals=words("wenn falls sofern sollte sollten ob"),
    articles=words(
        "der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner keines dieser diese "
        "dieses diesen diesem jener jene jenes jenen jenem jeder jede jedes jeden jedem sein seine seinen seinem seiner "
        "seines ihr ihre ihren ihrem ihrer ihres unser unsere unseren unserem unserer viele vielen vieler mehrere "
        "mehreren mehrerer beide beiden beider zahlreiche zahlreichen zahlreicher einige einigen einiger alle allen "
        "aller zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zweier dreier etliche etlichen manche manchen"
    ),
    article_cases={article: cases(told) for article, told in ARTICLE_CASES.items()},
    owners_precede=True,
    adjective_endings=("e", "en", "er", "em", "es"),
    finite_endings=("te", "ten", "iert", "ieren"),
    particles=words("von van de der den zu zur vom und bin al el as ibn ben da dos di du la le"),
    surname_endings=(
        ("s", cases("gen")),
        ("'", cases("gen")),
        ("’", cases("gen")),
        ("", cases("nom|acc|dat")),
    ),
    former=words(
        "ehemaliger ehemalige ehemaligen ehemaligem früherer frühere früheren früherem einstiger einstige einstigen einstige "
        "ex exminister expräsident exkanzler exregierungschef altkanzler altkanzlerin altbundeskanzler altbundespräsident vormaliger vormalige vormaligen "
        "gestürzter gestürzte gestürzten abgesetzter abgesetzte abgesetzten entmachteter entmachtete entmachteten entmachteten "
        "abgewählter abgewählte abgewählten verstorbene verstorbenen verstorbener damaliger ehem zurückgetretene zurückgetretenen"
    ),
    both=words("beide beiden beider"),
    pairs=phrases(
        "beide länder|beide staaten|beide seiten|beide regierungen|die beiden länder|die beiden staaten|die beiden seiten|"
        "die beiden regierungen|die beiden nachbarn|die beiden nachbarländer|die beiden nachbarstaaten|beider länder|"
        "beider staaten|beider seiten|der beiden länder|der beiden staaten|der beiden seiten|beiden ländern|beiden staaten|"
        "beiden seiten|den beiden ländern|den beiden staaten|den beiden seiten|die beiden präsidenten|beide präsidenten|"
        "die beiden staatschefs|beide staatschefs|die beiden regierungschefs|beide regierungschefs|die beiden minister|"
        "beide minister|die beiden außenminister|beide außenminister|die beiden aussenminister|die beiden verteidigungsminister|"
        "die beiden politiker|beide politiker|die beiden staatsoberhäupter|beide staatsoberhäupter|die beiden armeen|"
        "beide armeen|beide hauptstädte|die beiden hauptstädte|die konfliktparteien|beide konfliktparteien|"
        "die nachbarländer|die nachbarstaaten|beide nachbarländer|beide parteien|die kriegsparteien|die erzfeinde|"
        "die rivalen|die zwei länder|die zwei staaten|die staatschefs beider länder|die außenminister beider länder|"
        "die delegationen beider länder|die beiden verbündeten|die beiden ministerpräsidenten|die zwei seiten"
    ),
    same=phrases(
        "das land|das westafrikanische land|das ostafrikanische land|das nordafrikanische land|das südamerikanische land|"
        "das mittelamerikanische land|das zentralasiatische land|das südostasiatische land|das eu-land|das nato-land|"
        "die ehemalige sowjetrepublik|die frühere sowjetrepublik|die ex-sowjetrepublik|die südkaukasusrepublik|"
        "das nachbarland|der staat|der inselstaat|das königreich|das golfemirat|das emirat|die republik|"
        "seine regierung|ihre regierung|sein land|ihr land|seinem land|ihrem land|seines landes|ihres landes|"
        "die dortige regierung|die dortigen behörden|die dortige armee"
    ),
    pronouns={
        "er": cases("nom"),
        "sie": cases("nom|acc"),
        "es": cases("nom|acc"),
        "ihn": cases("acc"),
        "ihm": cases("dat"),
        "ihnen": cases("dat"),
    },
    plural_pronouns=words("ihnen"),
    first_person=words("wir ich"),
    possessives=words(
        "sein seine seinen seinem seiner seines ihr ihre ihren ihrem ihrer ihres unser unsere unseren unserem unserer "
        "eigene eigenen dessen deren"
    ),
    variants={
        "im": "in",
        "ins": "in",
        "am": "an",
        "ans": "an",
        "aufs": "auf",
        "vom": "von",
        "zum": "zu",
        "zur": "zu",
        "beim": "bei",
        "durchs": "durch",
        "fürs": "für",
        "übers": "über",
        "ums": "um",
        "seitens": "von",
        "gemäss": "gemäß",
        "ausserhalb": "außerhalb",
        "mitsamt": "mit",
        "samt": "mit",
    },
    inside=words("in im ins"),
    between=words("zwischen"),
    places=words(
        "in im an am auf bei beim nahe über vor um unweit östlich westlich nördlich südlich innerhalb nach"
    ),
    agents=("von+dat", "durch+acc"),
    noun_actors=("durch+acc", "adj", "owner", "von+dat"),
    object_precedes=True,
    particle_reach=25,
    companion_reach=22,
    nouns_capitalised=True,
    compounds=True,
    noun_endings=(
        "ung",
        "ungen",
        "heit",
        "heiten",
        "keit",
        "keiten",
        "schaft",
        "schaften",
        "tion",
        "tionen",
        "nisse",
        "ismus",
    ),
    no_names=words("dutzende hunderte tausende zehntausende hunderttausende millionen anfang mitte ende"),
    complement_tenses=frozenset({"infinitive"}),
    reported_moods=words("habe sei werde wolle solle könne müsse dürfe möge seien"),
    not_negating=words("nur zuletzt allein einmal erst weit"),
    passive_auxiliaries=words(
        "wird werden wurde wurden worden werde würde würden ist sind war waren sei seien sein wäre wären bleibt bleiben blieb blieben"
    ),
    perfect_auxiliaries=words("hat haben habe hatte hatten hätte hätten gehabt"),
    auxiliaries_anywhere=True,
    light_verbs=stems(
        "führ führt geführt durchgeführt flog flogen fliegt flieg begann begannen beginn begonnen startet gestartet "
        "start setz fortgesetzt unternahm unternehm unternommen verüb verübt nahm nimmt üb übte üben übt geübt "
        "äußer äusser geäußert legt leg gelegt stell gestellt leist geleistet gewähr verhäng erließ erlassen kündig "
        "angekündigt verstärk intensiv weitete ausgeweitet eröffn eröffnet richt gerichtet ordn erhob erhoben erheb erhebt zog "
        "erklär zeig bekund sprach gab geben gibt bot bietet angeboten plan geplant plant droht stopp beend brach einstell "
        "schickt entsandt"
    ),
    negations=words(
        "nicht nie niemals kein keine keinen keinem keiner keines keinerlei keineswegs weder nirgends mitnichten nichts"
    ),
    happening=words("kam gekommen kommt gab gegeben fand stattgefunden stattfindet gibt"),
    negating_verbs=words(
        "vermied vermieden vermeidet unterließ unterlassen verzichtet verzichtete "
        "verzichteten verhindert verhinderte verhinderten vereitelt vereitelte vereitelten scheiterte gescheitert scheitern"
    ),
    possibility=words(
        "kann können könnte könnten könne dürfte dürften mag möglich möglicherweise möglichen mögliche möglicher eventuell eventuelle womöglich "
        "vielleicht wahrscheinlich vermutlich denkbar erwägt erwägen erwog erwogen "
        "sollte sollten müsste müssten drohender potenziell potenzielle erwogene hypothetisch "
    ),
    future=words("wird werden werde"),
    reported_future=words("würde würden"),
    intention=words(
        "will wollen wolle wollte wollten soll sollen solle plant planen plante planten geplant geplante geplanten beabsichtigt beabsichtigen "
        "beabsichtigte vorhat angekündigt angekündigte angekündigten "
        "möchte möchten strebt streben anstrebt gedenkt "
        "entschlossen hofft hoffen vorsehen vorgesehen plane"
    ),
    announcing=words(
        "kündigt kündigte kündigten angekündigt verspricht versprach versprochen beschließt beschloss beschlossen verpflichtet "
        "verpflichtete verpflichteten gelobt gelobte schwor geschworen plant bereit"
    ),
    infinitive_markers=words("zu"),
    sport=words(
        "spieler spielern brettspiel brettspiele spielbrett würfel würfeln spielkarten spielplan "
        "spielzug testpartie spielfigur spielfiguren strategiespiel videospiel computerspiel konsole "
        "gamer spielwelt mehrspieler "
        "spiel trainer tore torwart torhüter liga bundesliga champions-league pokal turnier stürmer "
        "verteidiger mittelfeldspieler stadion fans halbzeit meisterschaft halbfinale halbfinal viertelfinale viertelfinal achtelfinale "
        "elfmeter freistoß schiedsrichter kader unentschieden medaille medaillen goldmedaille "
        "weltmeister titelverteidiger weltmeisterschaft wm em nati nationalmannschaft nationaltrainer nationalelf spieler spielerin match "
        "matchball podest podestplatz tabelle goalie spieltag "
        "gegentor doppelpack eishockey fußball fussball handball tennis skirennen slalom weltcup "
        "olympia olympiasieger anpfiff abpfiff nachspielzeit gruppenphase bundestrainer fehlstart "
    ),
)
