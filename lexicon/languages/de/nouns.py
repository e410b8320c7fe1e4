"""German nouns, adjectives and noun phrases in all cases, by rule.

A noun's class is a gender (m, f, n) and how it makes its plural: 'e' Tag-e, 'E' Anschläg-e, 'r' Bild-er, 'R' Länd-er,
'n' Rakete-n, 's' Chef-s, 'U' Häfen, '0' Minister, 'w' weak (den Präsident-en), '-' no plural; 'p' has no singular,
'a' goes like an adjective (der Abgeordnete), 'x' never changes. It is told by '=me' behind a lemma, by the noun's last
part in HEADS, or by how it ends.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

Cases = frozenset[str]
SINGULAR_CASES = ("nom", "gen", "dat", "acc")
UMLAUTS = {"a": "ä", "o": "ö", "u": "ü"}
ARTICLES = {
    ("m", "nom"): "der", ("m", "gen"): "des", ("m", "dat"): "dem", ("m", "acc"): "den",
    ("f", "nom"): "die", ("f", "gen"): "der", ("f", "dat"): "der", ("f", "acc"): "die",
    ("n", "nom"): "das", ("n", "gen"): "des", ("n", "dat"): "dem", ("n", "acc"): "das",
    ("p", "nom"): "die", ("p", "gen"): "der", ("p", "dat"): "den", ("p", "acc"): "die",
}  # fmt: skip
ADJECTIVE_CELLS = {
    ("m", "nom"): "e er", ("m", "gen"): "en", ("m", "dat"): "en em", ("m", "acc"): "en",
    ("f", "nom"): "e", ("f", "gen"): "en er", ("f", "dat"): "en er", ("f", "acc"): "e",
    ("n", "nom"): "e es", ("n", "gen"): "en", ("n", "dat"): "en em", ("n", "acc"): "e es",
    ("p", "nom"): "e en", ("p", "gen"): "en er", ("p", "dat"): "en", ("p", "acc"): "e en",
}  # fmt: skip
"""Endings of an adjective by gender and case, whatever article stands before it."""

_HEADS = """
    abbau=m- abbruch=mE abend=me abfang=mE abgang=mE abkommen=n0 abriss=me abschuss=mE abschluss=mE absturz=mE
    abzug=mE akt=me aktivist=mw alarm=me amt=nR angebot=ne angriff=me anhang=mE anhänger=m0 ankläger=m0
    anlass=mE anschlag=mE anspruch=mE anteil=me antrag=mE anwalt=mE apparat=me appell=me arm=me arrest=me
    arsenal=ne arzt=mE asyl=n- attentat=ne aufbau=m- aufenthalt=me aufmarsch=mE aufruf=me aufruhr=m-
    aufschrei=me aufschub=mE aufstand=mE auftrag=mE auftritt=me ausbau=m- ausbruch=mE ausfall=mE ausgang=mE
    ausgleich=me auslöser=m0 ausschluss=mE ausschuss=mE ausstand=mE ausstieg=me ausstoß=m- austausch=m-
    austritt=me ausweg=me bach=mE bahnhof=mE bann=me bataillon=ne bau=mw beamte=a befehl=me beginn=me
    begehren=n0 beistand=mE beitrag=mE beitritt=me bekenntnis=nss bericht=me beruf=me bescheid=me beschluss=mE
    beschuss=m- besuch=me besuche=me betrieb=me bettler=m0 bezirk=me boden=mU bombardement=ns boot=ne bote=mw
    boykott=me brand=mE brief=me bruch=mE buch=nR bund=mE bündnis=nss bunker=m0 bürger=m0 bürgermeister=m0
    büro=ns charta=fs chef=ms dekret=ne delikt=ne demonstrant=mw depot=ns dialog=me diebstahl=mE dienst=me
    diktat=ne disput=me dissident=mw dokument=ne dorf=nR druck=m- durchbruch=mE effekt=me eid=me einbruch=mE
    eingriff=me einmarsch=mE einsatz=mE einschlag=mE einspruch=mE einstieg=me einzug=mE eklat=ms element=ne
    embargo=ns empfang=mE engagement=ns entscheid=me entschluss=mE entwurf=mE entzug=m- erdöl=n- erfolg=me
    erlass=me ersuchen=n0 essen=n0 fahrzeug=ne fall=mE fazit=ns fehler=m0 feind=me feld=nr fest=ne feuer=n0
    finger=m0 flug=mE flugzeug=ne flughafen=mU fluss=mE flüchtling=me fonds=x format=ne frau=fn freund=me
    frieden=m- friede=m- front=fn funktionär=me fürst=mw gas=ne gast=mE gebiet=ne gefangene=a gefängnis=nss
    gefecht=ne gegner=m0 geheimnis=nss geheimdienst=me gehör=n- geheiß=n- geld=nr geleit=ne gemetzel=n0
    general=mE gericht=ne geschäft=ne geschenk=ne geschoss=ne geschütz=ne geschwader=n0 gesetz=ne gespräch=ne
    geständnis=nss gewehr=ne gewalt=f- gewaltakt=me gipfel=m0 graf=mw griff=me grund=mE gouverneur=me grad=me
    gremium=nien gruppe=fn guerilla=fs gut=nR hafen=mU halt=me handel=m- haus=nR heer=ne held=mw herr=mw
    hilfe=fn hinweis=me hof=mE hubschrauber=m0 hunger=m- index=me ingenieur=me insasse=mw interesse=nn
    interview=ns jahr=ne jet=ms jubel=m- kabinett=ne kader=m0 kamerad=mw kampf=mE kanal=mE kandidat=mw
    kanton=me kapitän=me kollege=mw komitee=ns kommando=ns kommentar=me kommissar=me konflikt=me kongress=me
    konsulat=ne konsul=mn kontakt=me konto=nKonten kontrakt=me kontingent=ne konvoi=ms konzern=me kopf=mE
    korps=x kraft=fE kredit=me kreuzer=m0 kreis=me krieg=me krieger=m0 könig=me kurs=me kurswechsel=m0
    lager=n0 land=nR landkreis=me leben=n0 lehrer=m0 leiter=m0 lied=nr lob=n- machthaber=m0 magazin=ne
    mandat=ne mann=mR manöver=n0 marine=fn markt=mE marsch=mE massaker=n0 material=nien maßnahme=fn meer=ne
    meister=m0 memorandum=nMemoranden messer=n0 militär=ns minister=m0 ministerium=nien mitglied=nr
    mitteilung=fn moratorium=nien mord=me moment=me monarch=mw motiv=ne nachbar=mw nachschub=m- netz=ne
    netzwerk=ne notstand=mE objekt=ne offizier=me öl=ne opfer=n0 ordner=m0 ort=me ostblock=m- pakt=me paket=ne
    panzer=m0 papier=ne papst=mE parlament=ne partner=m0 patt=n- pfeil=me pilot=mw plan=mE platz=mE pogrom=ne
    politiker=m0 polizist=mw posten=m0 potenzial=ne präsident=mw prinz=mw problem=ne programm=ne projekt=ne
    protest=me protokoll=ne prozess=me punkt=me putsch=me radar=me rang=mE rat=mE raub=m- recht=ne regime=ns
    reich=ne regiment=nr reporter=m0 respekt=m- ressort=ns referendum=nReferenden rektor=mn rückkehr=f-
    rückruf=me rückschlag=mE rücktritt=me rückzug=mE ruf=me sabotageakt=me satellit=mw satz=mE schaden=mU
    schauplatz=mE schiff=ne schild=nr schlag=mE schritt=me schulterschluss=mE schuss=mE schusswechsel=m0
    schutz=m- schwert=nr see=mn sekretär=me senat=me sender=m0 signal=ne sieg=me sitz=me skandal=me sold=m-
    soldat=mw sohn=mE spion=me sprengsatz=mE sprengstoff=me staat=mn staatsoberhaupt=nR oberhaupt=nR stab=mE
    stand=mE start=ms status=x stopp=ms stoff=me streik=ms streit=me streitigkeit=fn strom=mE student=mw
    sturm=mE stützpunkt=me sturz=mE sujet=ns sultan=me system=ne tag=me tank=ms teil=me telefonat=ne terror=m-
    tod=me tor=ne tote=a transfer=ms transport=me treffen=n0 trakt=me tribunal=ne tritt=me trumpf=mE truppe=fn
    turm=mE überfall=mE übergriff=me übertritt=me ultimatum=nUltimaten umbruch=mE umgang=m- umsturz=mE
    unmut=m- unrecht=n- unterpfand=nR untersuchungsausschuss=mE urteil=ne urlaub=me verband=mE verbot=ne
    verbrechen=n0 verdacht=me verein=me verfahren=n0 verfall=m- vergleich=me verhör=ne verkauf=mE verkehr=m-
    verlust=me versprechen=n0 verstoß=mE versuch=me vertrag=mE vertreter=m0 verzicht=me veto=ns visum=nVisa
    volk=nR vormarsch=mE vorschlag=mE vorsitz=me vorstand=mE vorstoß=mE vorwurf=mE vorfall=mE votum=nVoten
    wahl=fn wald=mR warnung=fn weg=me wechsel=m0 werk=ne wert=me widerstand=mE wille=mw wort=ne zaun=mE
    zentrum=nZentren zeuge=mw ziel=ne zoll=mE zug=mE zugang=mE zugeständnis=nss zusammenbruch=mE
    zusammenstoß=mE zuschuss=mE zustand=mE zuspruch=m- zwang=mE zwist=me zivilist=mw gift=ne tipp=ms wasser=n0
    metall=ne gerät=ne visier=ne wehr=fn macht=fE stadt=fE hand=fE nacht=fE brust=fE flucht=f- luft=fE not=fE
    unterkunft=fE auskunft=fE zukunft=fE ankunft=fE schuld=fn haft=f- acht=f- post=f- zahl=fn frist=fn
    armee=fn firma=fFirmen razzia=fRazzien junta=fs milizionär=me miliz=fn polizei=f0 presse=f- justiz=f-
    pflicht=fn absicht=fn geisel=fn regel=fn insel=fn steuer=fn mauer=fn feier=fn mutter=fU tochter=fU
    schwester=fn person=fn tat=fn fahrt=fn antwort=fn arbeit=fn einheit=fn gefahr=fn schlacht=fn welt=fn
    zeit=fn brigade=fn division=fn waffe=fn rakete=fn drohne=fn bombe=fn granate=fn mine=fn rebell=mw
    bandit=mw terrorist=mw islamist=mw extremist=mw separatist=mw anarchist=mw putschist=mw kommunist=mw
    nationalist=mw bär=mw christ=mw jude=mw muslim=me mullah=ms scheich=ms emir=me imam=me ajatollah=ms
    patriarch=mw bischof=mE kardinal=mE pfarrer=m0 sanktion=fn trainer=m0 team=ns star=ms ceo=ms manager=m0
    boss=me clan=ms mob=ms hooligan=ms hacker=m0 troll=me block=mE wehrdienst=me rechtsakt=me unfall=mE
    totschlag=m- genozid=me exodus=m- völkermord=me dschihad=m- dschihadist=mw ding=ne tier=ne kind=nr bild=nr
    licht=nr nest=nr amtsenthebung=fn impeachment=ns kreml=m- likud=m- bundestag=m- bundesrat=m-
    nationalrat=m- landtag=me reichstag=m- rechnungshof=mE gerichtshof=mE generalstab=mE botschafter=m0
    geschworene=a angeklagte=a vorsitzende=a beauftragte=a gesandte=a verbündete=a alliierte=a abgeordnete=a
    angestellte=a aufständische=a oppositionelle=a verdächtige=a vertriebene=a geflüchtete=a verletzte=a
    verhaftete=a festgenommene=a intellektuelle=a militante=a bewaffnete=a geistliche=a angehörige=a
    demonstrierende=a streikende=a protestierende=a delegierte=a studierende=a gläubige=a kriminelle=a
    staatsbedienstete=a bedienstete=a wehrpflichtige=a liberale=a grüne=a konservative=a freiwillige=a
    radikale=a deutsche=a inhaftierte=a häftling=me lehrling=me zwilling=me lauf=mE missbrauch=mE analyst=mw
    duell=ne aufsicht=fn test=ms gesuch=ne bahn=fn kartell=ne nachricht=fn marschall=mE flut=fn spruch=mE
    garnison=fn tausch=m- gerücht=ne gang=mE unglück=ne privileg=nien portal=ne reform=fn kapitol=n- tuch=nR
    grab=nR milliardär=me million=fn lohn=mE missionar=me gefühl=ne komplott=ne bank=fn elf=fn oligarch=mw
    parlamentarier=m0 partisan=mw jugend=f- plattform=fn provinz=fn palast=mE rekrut=mw stock=mE ballon=ms
    damm=mE tuareg=x uran=n- lokal=ne schrift=fn kunft=fE kammer=fn folter=f- staffel=fn schmuggel=m-
    wandel=m- ment=ne monat=me preis=me dosis=fDosen kompromiss=me raum=mE korridor=me wetter=n0 alter=n0
    mittel=n0 lehen=n0 beben=n0 fang=mE milliarde=fn konsens=me exil=ne fischer=m0 urne=fn wachstum=n-
    strategie=fn virus=nViren
"""
HEADS = dict(pair.split("=") for pair in _HEADS.split())
"""Classes of the nouns that end compounds: 'angriff' tells of 'Raketenangriff'."""

ENDINGS = (
    ("ismus", "m-"), ("ung", "fn"), ("heit", "fn"), ("keit", "fn"), ("schaft", "fn"), ("tion", "fn"), ("sion", "fn"), ("xion", "fn"), ("gion", "fn"), ("nion", "fn"),
    ("tät", "fn"), ("anz", "fn"), ("enz", "fn"), ("ik", "fn"), ("ei", "fn"), ("ie", "fn"), ("ur", "fn"), ("ade", "fn"), ("age", "fn"), ("in", "fi"),
    ("ist", "mw"), ("ent", "mw"), ("ant", "mw"), ("loge", "mw"), ("at", "mw"), ("chen", "n0"), ("lein", "n0"), ("ium", "nien"), ("um", "ns"), ("nis", "nss"),
    ("tum", "nR"), ("ling", "me"), ("or", "mn"), ("eur", "me"), ("är", "me"), ("ier", "me"), ("er", "m0"), ("el", "m0"), ("en", "n0"), ("e", "fn"), ("o", "ms"), ("a", "fs"), ("s", "mx"),
)  # fmt: skip
"""Classes by ending, the first that fits; what fits none is masculine with a plural in -e."""


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a noun phrase; a `bare` one has no article of its own."""

    text: str
    cases: Cases
    number: str
    gender: str = ""


@cache
def class_of(noun: str) -> str:
    """Give the class of a noun by its last part, or by how it ends."""
    lowered = noun.lower()
    for start in range(len(lowered)):
        if lowered[start:] in HEADS:
            return HEADS[lowered[start:]]
    return next((kind for ending, kind in ENDINGS if lowered.endswith(ending)), "me")


def umlaut(noun: str) -> str:
    """'Anschlag' -> 'Anschläg': the last back vowel changes, of 'au' its first letter."""
    for at in range(len(noun) - 1, -1, -1):
        low = noun[at].lower()
        if low in UMLAUTS:
            double = low == "u" and at > 0 and noun[at - 1].lower() == "a"
            where, changed = (at - 1, "ä") if double else (at, UMLAUTS[low])
            return noun[:where] + (changed.upper() if noun[where].isupper() else changed) + noun[where + 1 :]
    return noun


def plural_of(noun: str, kind: str) -> str:
    """Give the nominative plural of a noun of some class."""
    how = kind[1:]
    if how[:1].isupper() and len(how) > 1:  # spelled out: 'nMemoranden'
        return noun[: -len(noun)] + _join(noun, how)
    if how in ("e", "E"):
        return (umlaut(noun) if how == "E" else noun) + "e"
    if how in ("r", "R"):
        return (umlaut(noun) if how == "R" else noun) + "er"
    if how in ("n", "w"):
        light = noun.endswith("e") or (how == "n" and noun.endswith(("el", "er")))
        return noun + ("n" if light else "en")
    table = {"s": noun + "s", "ss": noun + "se", "U": umlaut(noun), "0": noun, "x": noun, "i": noun + "nen"}
    if how == "ien":
        return noun[:-2] + "en" if noun.endswith("um") else noun + "ien"
    return table.get(how, "")


def _join(noun: str, plural: str) -> str:
    """'Waffenkonto' with 'Konten' -> 'Waffenkonten': the plural replaces what it shares its beginning with."""
    at = noun.lower().rfind(plural[:3].lower())
    return noun[:at] + (plural if at == 0 else plural.lower()) if at >= 0 else plural


def _genitives(noun: str) -> set[str]:
    if noun.endswith(("s", "ß", "x", "z")):
        return {noun + "ses"} if noun.endswith("nis") else {noun + "es", noun}
    light = noun.endswith(("e", "el", "er", "en", "em", "a", "o", "i", "u", "y", "um", "ling"))
    return {noun + "s"} if light else {noun + "s", noun + "es"}


@cache
def decline_noun(noun: str, kind: str = "") -> tuple[Form, ...]:
    """Give every form of a single noun with its cases, number and gender."""
    kind = kind or class_of(noun)
    gender, how = kind[0], kind[1:]
    if gender == "x" or how == "x" or gender == "p":
        number = "pl" if gender == "p" else "sg"
        return (*(_cell(noun, case, number, gender if gender in "mfnp" else "m") for case in SINGULAR_CASES),)
    if gender == "a":
        return tuple(_adjectival(noun.removesuffix("e")))
    forms = []
    for case in SINGULAR_CASES:
        written = {noun}
        if how == "w" and case != "nom":
            written = {noun + ("n" if noun.endswith("e") else "en")}
        elif gender in "mn" and case == "gen":
            written = _genitives(noun)
        forms += [_cell(text, case, "sg", gender) for text in sorted(written)]
    plural = plural_of(noun, kind)
    if plural:
        dative = plural if plural.endswith(("n", "s")) else plural + "n"
        forms += [_cell(dative if case == "dat" else plural, case, "pl", "p") for case in SINGULAR_CASES]
    return tuple(forms)


def _cell(text: str, case: str, number: str, gender: str) -> Form:
    return Form(text, frozenset({case}), number, gender)


def _adjectival(stem: str) -> Iterator[Form]:
    for (gender, case), endings in ADJECTIVE_CELLS.items():
        if gender != "n":
            for ending in endings.split():
                yield _cell(stem + ending, case, "pl" if gender == "p" else "sg", gender)


def decline_adjective(stem: str) -> dict[str, Cases]:
    """Give the forms of an attributive adjective with every case that they may have."""
    forms: dict[str, Cases] = {}
    for (_, case), endings in ADJECTIVE_CELLS.items():
        for ending in endings.split():
            text = (stem.removesuffix("e") if stem.endswith("e") else stem) + ending
            forms[text] = forms.get(text, frozenset()) | {case}
    return forms


def decline_phrase(lemma: str) -> Iterator[Form]:
    """Give every form of a phrase: words in '~' are adjectives, the last before '|' is its noun, '*' leaves it be."""
    if lemma.endswith("*"):
        yield Form(lemma[:-1].replace("|", " "), frozenset(SINGULAR_CASES), "sg", "x")
        return
    body, _, tail = lemma.partition("|")
    body, _, kind = body.partition("=")
    tail, _, other = tail.partition("=")
    kind = kind or other
    *before, noun = body.split(" ")
    only = ""
    if kind in ("m", "f", "n"):
        kind, only = kind + "-", "sg"
    if kind in ("sg", "pl"):
        kind, only = "", kind
    if kind == "p":
        only = "pl"
    for form in _noun_cells(noun, kind):
        if only and form.number != only:
            continue
        (case,) = form.cases
        for opening in _openings(before, form.gender, case):
            yield Form(
                " ".join(filter(None, (*opening, form.text, tail))), form.cases, form.number, form.gender
            )


def _noun_cells(noun: str, kind: str) -> Iterator[Form]:
    if kind == "p":  # a plural already: 'Staaten', 'Philippinen', 'Blauhelme'
        for case in SINGULAR_CASES:
            text = noun if case != "dat" or noun.endswith(("n", "s")) or noun.isupper() else noun + "n"
            yield _cell(text, case, "pl", "p")
        return
    yield from decline_noun(noun, kind)


def _openings(before: list[str], gender: str, case: str) -> Iterator[tuple[str, ...]]:
    """The words before a noun; its adjectives agree with it."""
    if not any(word.endswith("~") for word in before):
        yield tuple(before)
        return
    endings = ADJECTIVE_CELLS.get((gender, case), "e en er es em").split()
    for ending in endings:
        yield tuple(word[:-1] + ending if word.endswith("~") else word for word in before)


def swiss(text: str) -> str:
    """Swiss papers write no ß."""
    return text.replace("ß", "ss")
