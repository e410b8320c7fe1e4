"""German verbs: every form that news use, of weak verbs by rule, of strong ones by the principal parts of their root.

'an|greifen' parts: its finite forms stand as 'greift' (with 'an' at the end of the clause) and as 'angreift'.
"""

from collections.abc import Iterator
from functools import cache

STRONG = {
    line.split()[0]: tuple(line.split()[1:])
    for line in """
    backen backt backte gebacken; befehlen befiehlt befahl befohlen; beginnen beginnt begann begonnen; beißen beißt biss gebissen
    bergen birgt barg geborgen; bersten birst barst geborsten; betrügen betrügt betrog betrogen; biegen biegt bog gebogen; bieten bietet bot geboten
    binden bindet band gebunden; bitten bittet bat gebeten; blasen bläst blies geblasen; bleiben bleibt blieb geblieben; brechen bricht brach gebrochen
    brennen brennt brannte gebrannt; bringen bringt brachte gebracht; denken denkt dachte gedacht; dringen dringt drang gedrungen; dürfen darf durfte gedurft
    empfehlen empfiehlt empfahl empfohlen; erlöschen erlischt erlosch erloschen; erschrecken erschrickt erschrak erschrocken; essen isst aß gegessen
    fahren fährt fuhr gefahren; fallen fällt fiel gefallen; fangen fängt fing gefangen; fechten ficht focht gefochten; finden findet fand gefunden; fliegen fliegt flog geflogen
    fliehen flieht floh geflohen; fließen fließt floss geflossen; fressen frisst fraß gefressen; frieren friert fror gefroren; geben gibt gab gegeben
    gehen geht ging gegangen; gelingen gelingt gelang gelungen; gelten gilt galt gegolten; genießen genießt genoss genossen; geschehen geschieht geschah geschehen
    gewinnen gewinnt gewann gewonnen; gießen gießt goss gegossen; graben gräbt grub gegraben; greifen greift griff gegriffen; haben hat hatte gehabt
    halten hält hielt gehalten; hängen hängt hing gehangen; heben hebt hob gehoben; heißen heißt hieß geheißen; helfen hilft half geholfen; hauen haut haute gehauen
    kennen kennt kannte gekannt; klingen klingt klang geklungen; kommen kommt kam gekommen; kriechen kriecht kroch gekrochen; laden lädt lud geladen; lassen lässt ließ gelassen
    laufen läuft lief gelaufen; leiden leidet litt gelitten; leihen leiht lieh geliehen; lesen liest las gelesen; liegen liegt lag gelegen; lügen lügt log gelogen
    meiden meidet mied gemieden; messen misst maß gemessen; nehmen nimmt nahm genommen; nennen nennt nannte genannt; pfeifen pfeift pfiff gepfiffen; preisen preist pries gepriesen
    raten rät riet geraten; reiben reibt rieb gerieben; reißen reißt riss gerissen; rennen rennt rannte gerannt; ringen ringt rang gerungen; rufen ruft rief gerufen
    schaffen schafft schuf geschaffen; scheiden scheidet schied geschieden; scheinen scheint schien geschienen; schieben schiebt schob geschoben; schießen schießt schoss geschossen
    schlafen schläft schlief geschlafen; schlagen schlägt schlug geschlagen; schleichen schleicht schlich geschlichen; schließen schließt schloss geschlossen; schmeißen schmeißt schmiss geschmissen
    schneiden schneidet schnitt geschnitten; schreiben schreibt schrieb geschrieben; schreien schreit schrie geschrien; schreiten schreitet schritt geschritten; schweigen schweigt schwieg geschwiegen
    schwimmen schwimmt schwamm geschwommen; schwinden schwindet schwand geschwunden; schwören schwört schwor geschworen; sehen sieht sah gesehen; sein ist war gewesen
    senden sendet sandte gesandt; singen singt sang gesungen; sinken sinkt sank gesunken; sitzen sitzt saß gesessen; spalten spaltet spaltete gespalten; sprechen spricht sprach gesprochen; springen springt sprang gesprungen
    stechen sticht stach gestochen; stehen steht stand gestanden; stehlen stiehlt stahl gestohlen; steigen steigt stieg gestiegen; sterben stirbt starb gestorben; stoßen stößt stieß gestoßen
    streichen streicht strich gestrichen; streiten streitet stritt gestritten; tragen trägt trug getragen; treffen trifft traf getroffen; treiben treibt trieb getrieben; treten tritt trat getreten
    trinken trinkt trank getrunken; tun tut tat getan; verderben verdirbt verdarb verdorben; verdrießen verdrießt verdross verdrossen; vergessen vergisst vergaß vergessen; verlieren verliert verlor verloren
    wachsen wächst wuchs gewachsen; waschen wäscht wusch gewaschen; weichen weicht wich gewichen; weisen weist wies gewiesen; wenden wendet wandte gewandt; werben wirbt warb geworben
    werden wird wurde geworden; werfen wirft warf geworfen; wiegen wiegt wog gewogen; wissen weiß wusste gewusst; zeihen zeiht zieh geziehen; ziehen zieht zog gezogen; zwingen zwingt zwang gezwungen
    rächen rächt rächte gerächt; heuern heuert heuerte geheuert; melden meldet meldete gemeldet
    """.replace("\n", ";").split(";")
    if line.strip()
}
"""Root -> third person, past, participle."""
MORE = {
    "senden": ("sendete", "gesendet"),
    "wenden": ("wendete", "gewendet"),
    "hängen": ("hängte", "gehängt"),
    "schaffen": ("schaffte", "geschafft"),
}
"""Weak pasts that stand beside the strong ones."""
INSEPARABLE = (
    "miss", "wider", "hinter", "über", "unter", "ver", "zer", "ent", "emp", "be", "er", "ge", "um", "durch", "voll",
)  # fmt: skip
WEAK_AFTER_PREFIX = frozenset(
    {
        "beauftragen",
        "beantragen",
        "veranlassen",
        "bereiten",
        "begleiten",
        "beschaffen",
        "verschaffen",
        "vermelden",
    }
)
"""Weak verbs whose end looks like a strong root."""
NO_PREFIX = frozenset({"beten", "betteln", "ernten", "erben", "ehren", "entern", "beugen", "beben"})
"""Verbs that only look as if they had a prefix."""


@cache
def conjugate(lemma: str) -> tuple[tuple[str, str], ...]:
    """Give (form, tense) of a verb; the finite forms of a separable one once split, once joined."""
    particle, _, verb = lemma.rpartition("|")
    forms: list[tuple[str, str]] = [(particle + verb, "infinitive")]
    if particle:
        forms.append((f"{particle}zu{verb}", "infinitive"))
    for written, tense in _finite(verb):
        forms.append((written, tense))
        if particle:
            forms.append((particle + written, tense))
    if particle:
        forms.append((verb, "present"))  # 'sie greifen ... an'
    for participle in _participles(verb):
        joined = particle + participle
        forms.append((joined, "participle"))
        stem = joined.removesuffix("e")
        forms += [(stem + ending, "passive") for ending in ("e", "en", "er", "es", "em")]
    return tuple(dict.fromkeys(forms))


def _stem(verb: str) -> str:
    return verb.removesuffix("en") if verb.endswith("en") else verb.removesuffix("n")


def _root(verb: str) -> tuple[str, str]:
    """Split an inseparable prefix off a verb where what is left is a known strong root or the prefix is plain."""
    if verb in STRONG or verb in NO_PREFIX:
        return "", verb
    for prefix in INSEPARABLE:
        rest = verb.removeprefix(prefix)
        if rest != verb and len(rest) > 3:
            return prefix, rest
    return "", verb


def _needs_e(stem: str) -> bool:
    if stem.endswith(("d", "t", "chn")):
        return True
    return stem.endswith(("m", "n")) and stem[-2:-1] not in (
        "a",
        "e",
        "i",
        "o",
        "u",
        "ä",
        "ö",
        "ü",
        "l",
        "r",
        "h",
        "m",
        "n",
    )


def _finite(verb: str) -> Iterator[tuple[str, str]]:
    prefix, root = _root(verb)
    stem = _stem(verb)
    third, pasts = stem + ("et" if _needs_e(stem) else "t"), [stem + ("ete" if _needs_e(stem) else "te")]
    if root in STRONG and verb not in WEAK_AFTER_PREFIX:
        third, past, _ = STRONG[root]
        third = prefix + third
        pasts = [prefix + past, *([prefix + MORE[root][0]] if root in MORE else [])]
    yield third, "present"
    for past in pasts:
        yield past, "past"
        yield past + ("n" if past.endswith("e") else "en"), "past"
    if not verb.endswith(("eln", "ern")):
        yield stem + "e", "reported"


def _participles(verb: str) -> Iterator[str]:
    prefix, root = _root(verb)
    stem = _stem(verb)
    weak = stem + ("et" if _needs_e(stem) else "t")
    if root in STRONG and verb not in WEAK_AFTER_PREFIX:
        participle = STRONG[root][2]
        # 'vergeben', but 'gegeben'; 'begonnen' has no other prefix
        bare = participle if not prefix else prefix + participle.removeprefix("ge")
        yield bare
        if root in MORE:
            yield prefix + MORE[root][1].removeprefix("ge") if prefix else MORE[root][1]
    elif prefix or verb.endswith("ieren"):
        yield weak
    else:
        yield "ge" + weak
