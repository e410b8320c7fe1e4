"""Spanish: position tells subject from object, but the subject may stand behind the verb, and people as objects take 'a'."""

from volteface.coding.grammar import Clock, Grammar, governing, phrases, stems, words

NO_CASES: frozenset[str] = frozenset()

CLOCK = Clock(
    numbers={
        "un": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8,
        "nueve": 9, "diez": 10, "once": 11, "doce": 12, "quince": 15, "veinte": 20,
    },
    day_offsets={"hoy": 0, "ayer": -1, "anoche": -1, "anteayer": -2, "antier": -2, "antes de ayer": -2, "mañana": 1,
                 "pasado mañana": 2, "esta noche": 0, "esta mañana": 0, "esta tarde": 0, "esta madrugada": 0},
    past=r"(?:pasad[oa]|últim[oa]|anterior)",
    present=r"(?:est[ea]|en curso|actual|corriente)",
    future=r"(?:próxim[oa]|que viene|entrante)",
    units={"días?": "day", "semanas?": "week", "mes(?:es)?": "month", "años?": "year"},
    ago=r"(?:atrás|pasad[oa])",
    ago_before=r"(?:desde )?hace(?: ya| casi| apenas| unos| unas| más de)?",
    earlier=r"(?:antes|anterior(?:es)?)",
    later=r"(?:después|más tarde)",
    before_weekday=r"(?:el(?: mismo| pasado| próximo)?|este(?: mismo| pasado| próximo)?|del?|al|los|ayer|hoy|la noche del|la madrugada del|desde el|hasta el|para el)",
    weekday_adjectives={"dominical": 7, "sabatin": 6},
    year_words=r"(?:año)",
    before_month=(
        r"(?:en|desde|hasta|durante|de|a|para)(?: el)?(?: (?:pasado|próximo|mes de|último))?"
        r"|(?:a |desde )?(?:comienzos|principios|inicios|mediados|finales|fines) de|el pasado"
    ),
    before_year=(
        r"(?:en|desde|de|del|hasta|durante|para|el año|del año|en el año|a (?:comienzos|principios|mediados|finales|fines) de)"
    ),
    day_suffix=r"(?:\.?[º°])?(?: de)?",
    month_suffix=r"\.?(?: del?|,)?",
    relation_follows=True,
)  # fmt: skip

GRAMMAR = Grammar(
    language="es",
    cased=False,
    clock=CLOCK,
    commas=False,
    ordinal_stop=False,
    abbreviations=words(
        "sr sra srta sres dr dra d dña da prof ing lic gral gen cnel cap tte sgto mons st sto sta núm num no nº pág vol art "
        "aprox etc ej p.ej ee ee.uu. av avda c cía s.a ene feb mar abr jun jul ago sep sept oct nov dic ud uds vs fig "
        "hnos ff rr a.m p.m a.c d.c lcdo arq dip sen gob mtro"
    ),
    prepositions=governing(
        """
        a; al; ante; bajo; con; contra; de; del; desde; durante; en; entre; hacia; hasta; mediante; para; por;
        según; sin; sobre; tras; vía; excepto; salvo; versus; incluso
        """
    ),
    phrasal_prepositions={
        ("por", "parte", "de"): "por",
        ("por", "parte", "del"): "por",
        ("a", "manos", "de"): "por",
        ("a", "manos", "del"): "por",
        ("en", "manos", "de"): "en manos de",
        ("en", "contra", "de"): "contra",
        ("en", "contra", "del"): "contra",
        ("a", "favor", "de"): "para",
        ("a", "favor", "del"): "para",
        ("en", "favor", "de"): "para",
        ("en", "favor", "del"): "para",
        ("en", "apoyo", "de"): "para",
        ("en", "apoyo", "a"): "para",
        ("en", "apoyo", "al"): "para",
        ("en", "beneficio", "de"): "para",
        ("con", "destino", "a"): "a",
        ("rumbo", "a"): "a",
        ("frente", "a"): "frente a",
        ("frente", "al"): "frente a",
        ("junto", "a"): "con",
        ("junto", "al"): "con",
        ("junto", "con"): "con",
        ("así", "como"): "así como",
        ("además", "de"): "además de",
        ("además", "del"): "además de",
        ("a", "diferencia", "de"): "a diferencia de",
        ("en", "lugar", "de"): "en lugar de",
        ("en", "vez", "de"): "en lugar de",
        ("en", "nombre", "de"): "en nombre de",
        ("en", "nombre", "del"): "en nombre de",
        ("a", "través", "de"): "a través de",
        ("a", "través", "del"): "a través de",
        ("a", "causa", "de"): "a causa de",
        ("a", "raíz", "de"): "a raíz de",
        ("a", "raíz", "del"): "a raíz de",
        ("debido", "a"): "a causa de",
        ("debido", "al"): "a causa de",
        ("gracias", "a"): "gracias a",
        ("gracias", "al"): "gracias a",
        ("pese", "a"): "pese a",
        ("pese", "al"): "pese a",
        ("a", "pesar", "de"): "pese a",
        ("a", "pesar", "del"): "pese a",
        ("en", "respuesta", "a"): "en respuesta a",
        ("en", "respuesta", "al"): "en respuesta a",
        ("como", "respuesta", "a"): "en respuesta a",
        ("en", "represalia", "por"): "en respuesta a",
        ("respecto", "a"): "sobre",
        ("respecto", "de"): "sobre",
        ("con", "respecto", "a"): "sobre",
        ("en", "relación", "con"): "sobre",
        ("acerca", "de"): "sobre",
        ("en", "torno", "a"): "sobre",
        ("en", "torno", "al"): "sobre",
        ("de", "acuerdo", "con"): "según",
        ("de", "acuerdo", "a"): "según",
        ("en", "medio", "de"): "en medio de",
        ("antes", "de"): "antes de",
        ("antes", "del"): "antes de",
        ("después", "de"): "tras",
        ("después", "del"): "tras",
        ("luego", "de"): "tras",
        ("luego", "del"): "tras",
        ("dentro", "de"): "en",
        ("fuera", "de"): "fuera de",
        ("cerca", "de"): "cerca de",
        ("cerca", "del"): "cerca de",
        ("alrededor", "de"): "cerca de",
        ("encima", "de"): "sobre",
        ("a", "bordo", "de"): "en",
        ("a", "cargo", "de"): "por",
        ("a", "cargo", "del"): "por",
        ("al", "frente", "de"): "al frente de",
        ("de", "parte", "de"): "por",
        ("la", "frontera", "con"): "border",
        ("la", "frontera", "entre"): "border",
        ("frontera", "con"): "border",
        ("fronteriza", "con"): "border",
        ("fronterizo", "con"): "border",
        ("límite", "con"): "border",
    },
    variants={"al": "a", "del": "de"},
    coordinators=words("y e o u ni &"),
    adversatives=words("pero sino mientras aunque y e"),
    relatives=words("que quien quienes cual cuales cuyo cuya cuyos cuyas donde"),
    subject_relatives=words("que quien quienes cual cuales"),
    complementisers=words("que"),
    content_stems=stems(
        "dij dic dir afirm asegur declar señal indic inform manifest explic agreg añad sosten sostuv sostien subray destac "
        "recalc insist reiter precis detall coment apunt expres anunci comunic confirm revel admit admití reconoc aclar "
        "argument aleg advert advirt adviert alert avis promet jur record recuerd relat escrib publicó respond replic "
        "conclu denunci opin lament vaticin adelant sugir sugier cre cree pens piens consider estim tem sospech esper "
        "neg nieg desment desminti desmient pid pidi ped exig inst urg rog rueg ruegu solicit suplic orden recomend "
        "propus propon propuso acord acuerd decid sab sup garantiz exhort llam not reclam demand quier quis acus"
    ),
    subordinators=words(
        "cuando porque aunque mientras pues conforme apenas"
    ),
    conditionals=words("si"),
    negations=words("no ni nunca jamás sin tampoco nadie ningún ninguna ninguno"),
    happening=words(""),
    negating_verbs=words(
        "rehusó rehusaron rehúsa rehúsan evitó evitaron evita evitan declinó declinaron "
        "frustró frustraron frustra impidió impidieron impide"
    ),
    possibility=words(
        "puede pueden podría podrían pudo pudiera pudieran pudiese quizá quizás posible posibles posiblemente posibilidad "
        "probable probablemente eventual hipotético hipotética sopesa sopesan estudia estudian valora "
        "baraja barajan contempla contemplan evalúa evalúan plantea plantean debería deberían acaso "
        "riesgo potencial"
    ),
    future=words("va van será serán estará estarán vamos"),
    reported_future=words("iba iban sería serían"),
    intention=words(
        "planea planean planeaba planeaban prevé prevén prevista previsto previstas previstos preveía pretende pretenden "
        "pretendía quiere quieren quería querían busca buscan buscaba espera esperan esperaba desea intención intenciones "
        "dispuesto dispuesta dispuestos dispuestas listo listos alista alistan prepara preparan "
        "preparaba propone proponen aspira aspiran programada programado programadas aspira confía confían "
        "comprometió_no piensa piensan pensaba"
    ),
    passive_auxiliaries=words(
        "es son fue fueron era eran ser sido siendo será serán sería serían sea sean fuera fueran está están estaba estaban "
        "quedó quedaron queda quedan resultó resultaron"
    ),
    perfect_auxiliaries=words("ha han había habían haber habiendo he hemos habrá habrán habría habrían haya hayan"),
    light_verbs=stems(
        "lanz realiz llev perpetr ejecut inici comenz comienz empez empiez emprend efectu mantuv mantien manten sostuv "
        "sostien sosten celebr hizo hace hicier hará hacer protagoniz intensific reanud suspend orden anunci impus impon "
        "ofrec dio da dieron dará dar prest brind otorg conced expres manifest present cometi comet continu prosigu desencaden "
        "recib prepar prorrog ampli extend ratific confirm dict decret respond formul dirig desat libr tuvo tien tuvier registr"
    ),
    former=words(
        "ex expresidente expresidenta expresidentes exprimer exprimera exministro exministra exministros exministras "
        "excanciller excancilleres exmandatario exmandataria exmandatarios exvicepresidente exvicepresidenta exgobernador "
        "exgobernadora exalcalde exalcaldesa exembajador exembajadora exjefe exjefa exdirector exdirectora exgeneral "
        "exdiputado exdiputada exsenador exsenadora exdictador exlíder exfiscal exjuez exsecretario exsecretaria antiguo "
        "antigua antiguos derrocado derrocada depuesto depuesta difunto difunta fallecido fallecida otrora"
    ),
    both=words("ambos ambas dos"),
    pairs=phrases(
        "ambos países|los dos países|ambas naciones|las dos naciones|ambos gobiernos|los dos gobiernos|ambas partes|"
        "las dos partes|ambos estados|los dos estados|ambos líderes|los dos líderes|ambos presidentes|los dos presidentes|"
        "ambos mandatarios|los dos mandatarios|ambos ministros|los dos ministros|ambos cancilleres|los dos cancilleres|"
        "ambos jefes|los dos jefes|ambas capitales|ambas cancillerías|ambos lados|ambos bandos|los dos vecinos|"
        "ambos vecinos|los dos aliados|ambos ejércitos|ambas delegaciones|las partes|las dos potencias|ambas potencias|"
        "ambos dirigentes|los dos dirigentes|los mandatarios|ambos jefes de estado|ambos diplomáticos|los dos bandos"
    ),
    same=phrases(
        "el país|la nación|el país centroamericano|el país sudamericano|el país caribeño|"
        "el país andino|el país africano|el país asiático|el país|el país árabe|"
        "el país latinoamericano|el país europeo|el país balcánico|el país norteafricano|la nación caribeña"
    ),
    pronouns={
        "él": NO_CASES,
        "ella": NO_CASES,
        "ellos": NO_CASES,
        "ellas": NO_CASES,
    },
    plural_pronouns=words("ellos ellas"),
    first_person=words("nosotros nosotras"),
    possessives=words("su sus"),
    articles=words("el la los las lo un una unos unas su sus este esta estos estas dos tres varios varias"),
    determiners=words(
        "el la los las un una unos unas su sus este esta estos estas ese esa esos esas aquel aquella nuestro nuestra "
        "nuestros nuestras cualquier cada ningún ninguna algún alguna algunos algunas otro otra otros otras dicho dicha "
        "primer primera segundo segunda nuevo nueva nuevos nuevas gran presunto presunta tal mayor último última próximo "
        "próxima fuerte breve mutuo mutua mismo misma varios varias"
    ),
    adjectives_follow=True,
    owner_prepositions=words("de del"),
    organs_abroad=words("en"),
    inside=words("en"),
    places=words("en sobre contra") | {"cerca de", "fuera de"},
    between=words("entre"),
    agents=("por",),
    noun_actors=("por", "adj", "de"),
    object_prepositions={"a": 1.0, "al": 1.0, "de": 0.7, "del": 0.7},
    drops_subject=True,
    subject_follows=True,
    speaker_reach=9,
    complement_tenses=frozenset({"infinitive"}),
    participles_passive=True,
    reflexives=words("se"),
    rumour=words("habría habrían"),
    conditional_tells_future=True,
    not_negating=words("solo sólo solamente únicamente"),
    finite_endings=(
        "ó", "aron", "ieron", "aban", "aba", "arán", "erán", "irán", "ará", "erá", "irá", "jeron", "uvo", "uvieron",
    ),
    particles=words("da do van von der bin ibn"),
    sport=words(
        "juego juegos jugador jugadores tablero dados fichas turno turnos partida partidas consola "
        "videojuego mazo "
        "partido partidos gol goles portero portera arquero arquera guardameta entrenador técnico dt liga copa torneo "
        "delantero delantera mediocampista centrocampista volante defensa lateral estadio afición hinchas hinchada "
        "eliminatorias eliminatoria mundial mundialista campeonato campeón subcampeón semifinal semifinales final cuartos "
        "octavos penalti penal penales tiro cabezazo árbitro arbitraje fútbol futbolista futbolistas seleccionador selección "
        "club clubes goleador goleada empate empató marcador tiempo minuto tanto tantos jugador jugadores jugadora jugadoras "
        "cancha balón pelota tarjeta set sets tenis tenista raqueta baloncesto básquet canasta triple medalla medallas podio "
        "carrera vuelta piloto escudería etapa pelotón ciclista temporada fichaje fichajes clasificación plantel convocatoria "
        "banquillo visitante locales amistoso zaga córner descuento"
    ),
)  # fmt: skip
