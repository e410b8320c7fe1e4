"""Polish: free word order, so that case endings and prepositions tell who does what to whom."""

from volteface.coding.grammar import Clock, Grammar, cases, governing, phrases, stems, words

PREPOSITIONS = governing(
    """
    bez gen; dla gen; do gen; od gen; ode gen; u gen; z gen|inst; ze gen|inst; w acc|loc; we acc|loc;
    na acc|loc; o acc|loc; po acc|loc; przy loc; przeciw dat; przeciwko dat; wbrew dat; dzięki dat; ku dat;
    przez acc; za acc|inst|gen; nad acc|inst; pod acc|inst; przed acc|inst; między inst|acc; pomiędzy inst|acc;
    wobec gen; względem gen; wśród gen; spośród gen; obok gen; koło gen; podczas gen; oprócz gen; poza inst|acc;
    ponad acc|inst; według gen; wedle gen; zdaniem gen; mimo gen; pomimo gen; z_powodu gen; wskutek gen;
    wzdłuż gen; wokół gen; około gen; blisko gen; zamiast gen; spod gen; znad gen; zza gen; sprzed gen
    """
)

CLOCK = Clock(
    numbers={
        "dzień": 1, "dwa": 2, "dwie": 2, "dwóch": 2, "trzy": 3, "trzech": 3, "cztery": 4, "czterech": 4, "pięć": 5,
        "pięciu": 5, "sześć": 6, "siedem": 7, "osiem": 8, "dziewięć": 9, "dziesięć": 10, "kilkanaście": 0,
    },
    day_offsets={
        "dziś": 0, "dzisiaj": 0, "wczoraj": -1, "przedwczoraj": -2, "jutro": 1, "pojutrze": 2, "wczorajszego": -1,
        "wczorajszej": -1, "wczorajszy": -1, "wczorajsze": -1, "dzisiejsze": 0, "dzisiejszy": 0,
    },
    past=r"(?:ubiegł|zeszł|minion|poprzedni)\w*",
    present=r"(?:bieżąc\w*|tego|tym|obecnego|obecnym)",
    future=r"(?:przyszł|nadchodząc|następn)\w*",
    units={"dni|dzień|dnia": "day", r"tydzie\w+|tygodni\w*": "week", r"miesi\w+": "month", r"rok\w*|lat\w*": "year"},
    ago=r"temu",
    earlier=r"(?:wcześniej|przedtem)",
    later=r"później",
    weekday_adjectives={
        "poniedziałkow": 1, "wtorkow": 2, "środow": 3, "czwartkow": 4, "piątkow": 5, "sobotni": 6, "niedzieln": 7,
    },
    before_weekday=r"(?:w|we|od|do|na|z|ze|po|przed)",
    year_words=r"(?:roku|rokiem|r\.|rok)",
    before_month=r"w|we|od|do|po|przed|na początku|początkiem|pod koniec|w połowie|z",
    before_year=r"(?:w|od|do|po|przed|z)",
)  # fmt: skip

GRAMMAR = Grammar(
    language="pl",
    home="POL",
    cased=True,
    clock=CLOCK,
    commas=True,
    ordinal_stop=True,
    abbreviations=words(
        "m.in al bp br dr dyr doc gen godz hab im inż itd itp kard kmdr kpt ks lek mec mgr min mjr np nr ok p pkt "
        "płk por pow ppłk prof ppor r red rtm s san sp st str św tel tj tys tzn tzw ul ur ust w wg ww zob zł "
        "mld mln dol prok sen pos adm sierż plut chor marsz bł dn hr ob poz prez przew wiceprem woj zm"
    ),
    prepositions=PREPOSITIONS,
    phrasal_prepositions={
        ("pod", "adresem"): "pod adresem",
        ("w", "kierunku"): "w kierunku",
        ("w", "stronę"): "w stronę",
        ("na", "rzecz"): "na rzecz",
        ("na", "cześć"): "na cześć",
        ("ze", "strony"): "ze strony",
        ("w", "stosunku", "do"): "wobec",
        ("w", "relacjach", "z"): "z",
        ("na", "terytorium"): "na",
        ("na", "terytorium", "państwowe"): "na",
        ("na", "terenie"): "na terenie",
        ("w", "sprawie"): "w sprawie",
        ("z", "udziałem"): "z udziałem",
        ("za", "pośrednictwem"): "za pośrednictwem",
        ("przy", "pomocy"): "przy pomocy",
        ("w", "imieniu"): "w imieniu",
        ("na", "granicy", "z"): "border",
        ("przy", "granicy", "z"): "border",
        ("granicę", "z"): "border",
        ("granicy", "z"): "border",
        ("granica", "z"): "border",
    },
    coordinators=words("i oraz a także tudzież lub czy albo ani jak również"),
    adversatives=words("ale lecz jednak natomiast zaś tymczasem więc zatem toteż a"),
    relatives=words(
        "który która które którzy którego której któremu którą którym których którymi jaki jaka jakie gdzie skąd dokąd"
    ),
    subject_relatives=words("który która które którzy jaki jaka jakie"),
    complementisers=words("że iż żeby aby by jakoby ażeby"),
    subordinators=words(
        "gdy kiedy ponieważ bo gdyż choć chociaż dopóki zanim odkąd skoro jeśli jeżeli gdyby"
    ),
    conditionals=words("jeśli jeżeli gdyby jeżeliby jeśliby czy"),
    negations=words("nie"),
    happening=words("doszło dojdzie dochodzi odbyło odbyła odbyły odbędzie było będzie nastąpiło"),
    negating_verbs=words("odmówił odmówiła odmówili odmówiły odmawia odmawiają uniknął uniknęła"),
    possibility=words(
        "może mogą mógł mogła mogło mogli mogły mógłby mogłaby mogłoby mogliby mogłyby możliwe możliwość niewykluczone "
        "prawdopodobnie ewentualny ewentualna ewentualne ewentualnego ewentualnej rzekomo rozważa rozważają rozważał "
        "rozważała powinien powinna powinno powinni powinny warto ewentualność gdyby"
    ),
    future=words("będzie będą będziemy będę"),
    intention=words(
        "ma mają miał miała miało mieli miały zamierza zamierzają planuje planują planował planowała planowali chce chcą "
        "chciał chciała chcieli zapowiada zapowiadają zapowiedział zapowiedziała zapowiedzieli zapowiedziały zapowiedziano "
        "obiecuje obiecał obiecała obiecali zobowiązał zobowiązała zobowiązali zobowiązały gotów gotowa gotowe gotowi "
        "gotowość plan plany zamiar zapowiedź dąży dążą szykuje szykują przygotowuje przygotowują"
    ),
    passive_auxiliaries=words(
        "został została zostało zostali zostały zostaje zostają zostanie zostaną jest są był była było byli były "
        "będzie będą bywa być zostać"
    ),
    perfect_auxiliaries=frozenset(),
    light_verbs=stems(
        "przeprowadz przeprowadzi dokona dokonuj rozpocz rozpoczyna prowadz prowadzi kontynu wznowi wznawia "
        "podj podejm zorganiz organiz odby złoż składa wyra udziel zada dopuśc stosu wyda uruchom inicj "
        "zainicj przypuśc nasil wszcz zarządzi ogłos ogłasza wprowadz wprowadzi zapowied zapowiada wspier "
        "popar przygotow planuj "
    ),
    former=words(
        "obalony obalonego obalonemu były była byłego byłemu byłym byłej byłą byli byłych ekspremier eksprezydent eks-prezydent ekspremiera "
        "eksprezydenta exprezydent niegdysiejszy dawny dawna dawnego"
    ),
    pairs=phrases(
        "oba kraje|oba państwa|obydwa kraje|obydwa państwa|obie strony|obydwie strony|obu krajów|"
        "obu państw|obu stron|oboma krajami|oboma państwami|obu krajom|obu państwom|obiema stronami|"
        "strony|dwa kraje|dwa państwa|przywódcy obu krajów|obaj przywódcy|obaj prezydenci|"
        "obaj ministrowie|obaj politycy|obaj premierzy|szefowie dyplomacji obu państw|obaj szefowie|"
        "oba rządy|obydwie stolice|obie stolice|politycy|przywódcy obu państw|prezydenci obu państw|"
        "ministrowie obu krajów|sąsiedzi|oba narody|obie armie"
    ),
    both=words("obaj oba obie obu oboma obydwaj obydwa obydwie obydwu dwaj dwóch"),
    same=phrases(
        "kraj|ten kraj|państwo|to państwo|była republika|była republika radziecka|były sojusznik|"
        "kraj ten|była republika związku radzieckiego|była republika sowiecka|dawna republika radziecka|"
        "jego resort|jej resort|resort|strona|ta strona|republika|tamtejsze władze|tamtejszy rząd|"
        "tamtejsza armia|jego rząd|jego kraj|jej kraj|jego kraju|jej kraju|jego krajowi|jej krajowi|"
        "jego krajem|jej krajem"
    ),
    pronouns={
        "on": cases("nom"),
        "ona": cases("nom"),
        "oni": cases("nom"),
        "ono": cases("nom"),
        "jego": cases("gen|acc"),
        "go": cases("acc|gen"),
        "mu": cases("dat"),
        "jemu": cases("dat"),
        "nim": cases("inst|loc"),
        "niego": cases("gen|acc"),
        "niemu": cases("dat"),
    },
    plural_pronouns=words("oni"),
    first_person=words("my"),
    possessives=words(
        "swój swoje swoją swojego swojej swojemu swoim swoich swoimi jego jej ich własny własnego"
    ),
    adjective_endings=("y", "i", "ego", "emu", "ym", "im", "ą", "ej", "ych", "ich", "ymi", "imi"),
    finite_endings=("ł", "ła", "ło", "li", "ły", "ują", "uje", "ają"),
    variants={"we": "w", "ze": "z", "ode": "od", "przeciwko": "przeciw", "pomiędzy": "między"},
    inside=words("w we"),
    between=words("między pomiędzy"),
    agents=("przez+acc",),
    noun_actors=("przez+acc", "adj", "owner", "ze strony+gen"),
    object_prepositions={"z": 0.5, "ze": 0.5},
    drops_subject=True,
    places=words("w we na pod koło przy nad"),
    sport=words(
        "gra grę gry gracz gracze graczy gracza planszówka planszówki planszy plansza kostka kostki "
        "kostkami pionki pionków rozgrywka rozgrywki rozgrywce tura turę turze konsola konsolę "
        "mecz meczu meczem meczach gol gola bramka bramkę bramki bramkarz trener trenera liga ligi lidze turniej turnieju "
        "piłkarz piłkarze piłkarzy piłkarski mistrzostw mistrzostwach mundial finał finału półfinał ćwierćfinał napastnik "
        "napastnika obrońca pomocnik stadion stadionie kibice kibiców selekcjoner reprezentacja reprezentacji set seta "
        "punkt punktów gem rzut karny karnego medal medale zawodnik zawodnicy zawodników siatkarze siatkarki koszykarze "
        "skoczek skoczkowie wyścig wyścigu rywal rywala dogrywka dogrywce połowie minucie"
    ),
    particles=words("de van von der bin al el ibn ben da dos"),
    surname_endings=tuple(
        (ending, cases(governed))
        for ending, governed in (
            ("ego", "gen|acc"),
            ("emu", "dat"),
            ("owi", "dat"),
            ("owie", "nom"),
            ("ami", "inst"),
            ("em", "inst|loc"),
            ("im", "inst|loc"),
            ("ym", "inst|loc"),
            ("ie", "loc|dat"),
            ("ę", "acc"),
            ("ą", "inst"),
            ("ej", "gen|dat|loc"),
            ("ów", "gen|acc"),
            ("a", "gen|acc|nom"),
            ("y", "gen|nom"),
            ("i", "gen|nom"),
            ("u", "loc"),
            ("", "nom"),
        )
    ),
)
