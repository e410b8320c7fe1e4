"""French: by position; articles and 'que' elide, 'de' and 'à' melt into articles, adjectives follow their noun."""

from volteface.coding.grammar import Clock, Grammar, governing, phrases, stems, words

NO_CASES: frozenset[str] = frozenset()


def elided(text: str) -> frozenset[str]:
    """Give the words of a text, those that end in an apostrophe with the typographic one as well."""
    return words(text + " " + text.replace("'", "’"))


def phrasal(text: str) -> dict[tuple[str, ...], str]:
    """Read 'à l'encontre DE -> contre': DE stands for 'de', 'du', 'des' and "d'", À for 'à', 'au' and 'aux'."""
    found = {}
    for line in text.strip().splitlines():
        written, _, slot = line.partition("->")
        for joint in ("de", "du", "des", "d'"):
            for direction in ("à", "au", "aux"):
                phrase = written.replace("DE", joint).replace("À", direction).replace("'", "' ").split()
                found[tuple(phrase)] = slot.strip()
                found[tuple(word.replace("'", "’") for word in phrase)] = slot.strip()
    return found


def within(text: str) -> dict[tuple[str, ...], str]:
    """Give 'contre la ville de -> contre' and its like for nouns with their article: what is done there is done to its owner."""
    lines = []
    for noun in text.replace("\n", " ").split(";"):
        lines += [
            f"{slot} {noun.strip()} DE -> {slot}"
            for slot in ("contre", "sur", "dans", "vers", "en", "depuis")
        ]
        lines.append(f"à {noun.strip()} DE -> a")
        if noun.strip().startswith("le "):
            lines.append(f"au {noun.strip()[3:]} DE -> a")
    return phrasal("\n".join(lines))


CLOCK = Clock(
    numbers={
        "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9,
        "dix": 10, "onze": 11, "douze": 12, "quinze": 15, "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50,
    },
    day_offsets={
        "aujourd'hui": 0, "aujourd’hui": 0, "hier": -1, "avant-hier": -2, "demain": 1, "après-demain": 2,
        "ce matin": 0, "ce soir": 0, "cette nuit": 0, "ce midi": 0, "cet après-midi": 0, "dans la nuit d'hier": -1,
    },
    anchored_offsets={
        "la veille": -1, "l'avant-veille": -2, "l’avant-veille": -2, "le lendemain": 1, "le surlendemain": 2,
        "le jour même": 0, "la veille au soir": -1, "dès le lendemain": 1,
    },
    past=r"(?:dernier|dernière|passée?|écoulée?)",
    present=r"(?:ce|cet|cette|en cours)",
    future=r"(?:prochaine?|qui vient|à venir)",
    units={"jours?|journées?": "day", "semaines?|week-ends?": "week", "mois": "month", "ans?|années?": "year"},
    ago_before=r"(?:il y a|voici|voilà|il y a (?:environ|près de|plus de|presque|à peine|déjà))",
    earlier=r"(?:plus tôt|auparavant)",
    later=r"(?:plus tard)",
    relation_follows=True,
    before_weekday="",
    before_month=(
        r"(?:en|fin|début|mi|courant|depuis|dès|jusqu'en|d'ici|avant|après|à la mi|au mois de|au mois d'|du mois de|"
        r"à la fin|au début|de|du|le|mois de)"
    ),
    before_year=(
        r"(?:en|de|depuis|dès|jusqu'en|fin|début|mi|avant|après|année|l'an|an|entre|et|courant|vers|d'ici|"
        r"printemps|été|automne|hiver|élections de|guerre de|accord de)"
    ),
    day_suffix=r"(?:er)?",
    month_suffix=r"\.?",
)  # fmt: skip

GRAMMAR = Grammar(
    language="fr",
    cased=False,
    clock=CLOCK,
    commas=False,
    ordinal_stop=False,
    abbreviations=words(
        "m mm mme mlle mgr me dr pr st ste gén col lt cdt cap cne adj sgt amb av bd boul art al cf etc ex env p pp no "
        "n° vol fig chap éd rév ann réf tél hab av j-c apr c-à-d janv févr fév avr juil sept oct nov déc u.s n.b i.e"
    ),
    elisions=(
        "l", "d", "s", "n", "c", "j", "m", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "presqu",
    ),
    prepositions=governing(
        """
        à; au; aux; a; après; avant; avec; chez; concernant; contre; dans; de; du; des; d'; d’; depuis; derrière; dès;
        devant; durant; en; entre; envers; excepté; hormis; hors; jusqu'; jusqu’; malgré; moyennant; nonobstant; outre;
        par; parmi; pendant; pour; sans; sauf; selon; sous; suivant; sur; vers; via; versus; visant; lors; aupres; face;
        touchant; ciblant; voici; voilà; comme
        """
    ),
    phrasal_prepositions=within(
        """
        la ville; le village; la région; la province; la localité; le district; le camp; l'aéroport; le port; le quartier;
        le territoire; le sol; la banlieue; la capitale; la zone; le gouvernorat; la centrale; la base; la péninsule; l'île;
        la bande; le nord; le sud; l'est; l'ouest; le centre; l'enclave; la périphérie; les environs; la commune; le secteur;
        l'aérodrome; la cité; la vallée; le cercle; le département; le comté; l'oblast; la gare; l'hôpital; la prison;
        le littoral; la côte; les côtes; le ciel; les eaux; le nord-est; le nord-ouest; le sud-est; le sud-ouest; la frontière;
        les positions; les villes; les villages; les ports; la direction; la raffinerie; le pont; le consulat; l'ambassade
        """
    )
    | phrasal(
        """
        à l'encontre DE -> contre
        à l'égard DE -> envers
        vis - à - vis DE -> envers
        à l'endroit DE -> envers
        auprès DE -> aupres
        à l'adresse DE -> a
        à destination DE -> vers
        en direction DE -> vers
        au profit DE -> pour
        en faveur DE -> pour
        au bénéfice DE -> pour
        au nom DE -> pour
        à l'appui DE -> pour
        en soutien À -> pour
        face À -> face
        grâce À -> grace
        suite À -> apres
        à la suite DE -> apres
        en réponse À -> reponse
        en représailles À -> reponse
        en riposte À -> reponse
        en raison DE -> cause
        à cause DE -> cause
        du fait DE -> cause
        au sujet DE -> propos
        à propos DE -> propos
        de la part DE -> par
        des mains DE -> par
        aux mains DE -> mains
        par l'intermédiaire DE -> via
        par le biais DE -> via
        à travers -> dans
        au sein DE -> dans
        à l'intérieur DE -> dans
        à l'extérieur DE -> hors
        sur le sol DE -> sur
        sur le territoire DE -> sur
        à bord DE -> sur
        au large DE -> dans
        au large -> dans
        près DE -> pres
        à proximité DE -> pres
        aux abords DE -> pres
        non loin DE -> pres
        autour DE -> pres
        au nord DE -> dans
        au sud DE -> dans
        à l'est DE -> dans
        à l'ouest DE -> dans
        le long DE -> pres
        à la frontière avec -> border
        à la frontière DE -> border
        frontière avec -> border
        frontières avec -> border
        frontière commune avec -> border
        aux frontières DE -> border
        aux côtés DE -> avec
        en compagnie DE -> avec
        de concert avec -> avec
        conjointement avec -> avec
        en présence DE -> avec
        ainsi que -> ainsi que
        au lieu DE -> au lieu
        à l'instar DE -> comme
        tels que -> comme
        par rapport À -> rapport
        d'après -> selon
        """
    ),
    coordinators=words("et ou ni & puis"),
    adversatives=words("mais tandis or cependant toutefois néanmoins"),
    relatives=words(
        "qui dont où lequel laquelle lesquels lesquelles duquel desquels desquelles auquel auxquels auxquelles"
    ),
    subject_relatives=words("qui lequel laquelle lesquels lesquelles"),
    complementisers=elided("que qu'"),
    subordinators=elided(
        "quand lorsque lorsqu' puisque puisqu' quoique quoiqu' si tandis parce alors"
    ),
    conditionals=words("si"),
    negations=elided("ne n' pas jamais aucun aucune ni nul nulle"),
    not_negating=words("seulement uniquement moins que moindre"),
    happening=words(""),
    negating_verbs=words(
        "refuse refusent refusé refusait refusaient refusant refusera renonce renoncent renoncé renonçant échoué échoue "
        "évité évite éviter évitant empêché empêche empêcher abstenu abstient abstenir abstenus "
        "incapable incapables failli faillit"
    ),
    possibility=words(
        "pouvons peut peuvent pourrait pourraient pouvait pouvaient puisse puissent possible possibles possibilité éventuel "
        "éventuelle éventuels éventuelles éventualité potentiel potentielle potentiels potentielles probable probablement "
        "hypothétique hypothèse envisage envisagent envisagé envisageait envisageaient envisagerait envisager étudie "
        "étudient réfléchit réfléchissent risque risquent susceptible susceptibles peut-être imminente imminent"
    ),
    future=words(
        "va vont vais allons allez allait allaient devra devront sera seront aura auront ira iront prochainement bientôt prochaine prochain"
    ),
    intention=words(
        "devons voulons souhaitons comptons doit doivent devrait devraient veut veulent voulait voulaient souhaite souhaitent souhaitait entend entendent "
        "compte comptent comptait prévoit prévoient prévoyait prévu prévue prévus prévues projette projettent ambitionne "
        "promet promettent promis promettant devait devaient apprête apprêtent "
        "apprêtait apprêtaient prépare préparent préparait prêt prête prêts prêtes disposé disposée disposés intention "
        "projet projets planifie planifient cherche cherchent cherchait espère espèrent propose proposent proposé proposait"
    ),
    passive_auxiliaries=elided(
        "est sont était étaient sera seront serait seraient soit soient fut furent fût été être étant fus suis sommes"
    ),
    perfect_auxiliaries=words(
        "a ont avait avaient aura auront aurait auraient ait aient eut eurent eût avoir ayant ai avons avez eu"
    ),
    complement_tenses=frozenset({"ing", "infinitive"}),
    conditional_tells_future=True,
    rumour=words("aurait auraient serait seraient"),
    participles_passive=True,
    partitives=words("des"),
    reflexives=elided("s' se"),
    speaker_reach=9,
    light_verbs=stems(
        "lanc mèn men mené conduit conduis effectu perpétr command commett commis procéd déclench entam engag entrepr "
        "organis tien tenu tenai poursui poursuiv repr mult intensif annonc décrèt décrét ordonn impos décid adopt prend "
        "pris prenn prononc émi émet formul exprim réitér adress apport fourni accord octroy appos donn inflig orchestr "
        "réalis lançai multipl ripost achèv achev amorc confirm promet préconis exig réclam demand ratif scell conclu "
        "subi mett mis met mettr ouvr ouvert suspend opér exécut dépos notifi présent rend"
    ),
    former=words(
        "ex ancien ancienne anciens anciennes ex-président ex-ministre défunt feu déchu déchue renversé renversée "
        "précédent précédente éphémère"
    ),
    pairs=phrases(
        "les deux pays|les deux états|les deux etats|les deux parties|les deux camps|les deux capitales|les deux nations|"
        "les deux gouvernements|les deux dirigeants|les deux présidents|les deux ministres|les deux hommes|les deux voisins|"
        "les deux alliés|les deux armées|les deux chefs d' état|les deux chefs d’ état|les deux chefs de la diplomatie|"
        "les deux chefs d' etat|les deux responsables|les deux puissances|les deux délégations|les deux leaders|"
        "les deux belligérants|les deux pays voisins|les deux premiers ministres|les deux rivaux|les deux côtés|"
        "des deux pays|des deux états|des deux parties|des deux camps|des deux gouvernements|des deux nations|"
        "aux deux pays|deux pays voisins|leurs dirigeants|leurs présidents|les deux diplomates|les belligérants"
    ),
    both=words("lesdits lesdites"),
    same=phrases(
        "le pays|ce pays|son pays|son gouvernement|son armée|leur pays|le pays hôte|"
        "cet état|l' ex - république soviétique|"
        "l’ ex - république soviétique|le géant asiatique|sa diplomatie|son ministère|la partie adverse"
    ),
    pronouns={
        "il": NO_CASES,
        "elle": NO_CASES,
        "ils": NO_CASES,
        "elles": NO_CASES,
        "celui-ci": NO_CASES,
        "celle-ci": NO_CASES,
    },
    plural_pronouns=words("ils elles"),
    first_person=words("nous"),
    possessives=words("son sa ses leur leurs notre nos mon ma mes"),
    determiners=elided("le la les l' un une ce cet cette ces son sa ses leur leurs notre nos aucune aucun toute tout nouvelle nouveau nouvel première premier deuxième troisième seconde second dernière dernier grande grand vaste autre énième violente violent ultime prochaine prochain telle tel quelque chaque large double triple énorme immense récente récent future vive vif ferme brève longue importante simple véritable vaine prétendue présumée présumé"),
    articles=elided(
        "le la les l' un une ce cet cette ces son sa ses leur leurs notre nos deux trois quatre cinq plusieurs chaque "
        "m mm mme mr . quelques tous toutes"
    ),
    adjectives_follow=True,
    owner_prepositions=elided("de du des d'"),
    variants={
        "du": "de", "des": "de", "d'": "de", "d’": "de", "au": "a", "aux": "a", "à": "a",
        "derrière": "derriere", "jusqu'": "jusque", "jusqu’": "jusque", "après": "apres",
    },
    places=words("à au aux a en dans sur près pres vers sous hors entre contre chez"),
    inside=words("à au aux a en dans"),
    between=words("entre"),
    agents=("par",),
    noun_actors=("par", "adj", "de"),
    object_prepositions={"des": 0.9, "de": 0.5, "du": 0.5, "d'": 0.5, "d’": 0.5},
    particle_reach=9,
    sport=words(
        "jeu jeux joueur joueurs plateau dés pions tour tours partie parties console gameplay "
        "match matchs match-retour but buts gardien entraîneur entraineur sélectionneur ligue coupe tournoi attaquant "
        "milieu défenseur stade supporters mi-temps championnat finale demi-finale demi-finales quart quarts penalty pénalty "
        "coup-franc tirs arbitre équipe équipes bleus joueur joueurs buteur victoire défaite nul set sets manche manches raquette "
        "podium médaille médailles course étape peloton maillot pilote circuit essai essais mêlée xv rugby football basket "
        "handball tennis cyclisme club clubs vestiaire transfert mercato saison classement score prolongation qualification "
        "qualifications éliminatoires égalisation capitaine remplaçant banc champion champions championne tour poule groupe"
    ),
    particles=words("de van von der bin al el ibn ben da dos du ould"),
)  # fmt: skip
