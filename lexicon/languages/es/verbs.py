"""Conjugates Spanish verbs in the forms that news uses: the third person, 'nosotros', and 'yo' where it is no noun."""

from functools import cache

from languages.es.nouns import words

Conjugation = dict[str, tuple[str, ...]]
"""present, present1, past, past1, future, future1, conditional, conditional1, infinitive, ing, participle."""

_STEMS: dict[str, frozenset[str]] = {
    # The vowel that changes where it is stressed (and, in -ir, in some other forms).
    "e>ie": words(
        "acertar concertar encomendar plegar reventar injerir alentar apretar arrendar ascender asentar atender atravesar calentar cegar cerrar comenzar confesar "
        "defender denegar desalentar descender desmentir desplegar despertar desterrar empezar encender encerrar enmendar "
        "entender extender fregar gobernar manifestar mentir merendar negar pensar perder quebrar querer recomendar regar "
        "renegar replegar restregar sembrar sentar subarrendar temblar tender verter "
        "adherir advertir arrepentir asentir conferir consentir convertir diferir disentir divertir herir hervir inferir "
        "ingerir interferir invertir preferir proferir referir requerir resentir revertir sentir sugerir transferir "
        "discernir malherir"
    ),
    "o>ue": words(
        "absolver colar degollar demoler denostar acordar acostar almorzar apostar aprobar colgar comprobar concordar consolar contar costar demostrar desaprobar "
        "descolgar desolar despoblar devolver disolver doler encontrar envolver esforzar forzar llover morder mostrar "
        "mover conmover poblar poder probar promover recordar reforzar remover renovar repoblar reprobar resolver revolver "
        "rodar rogar soltar sonar soñar torcer volar sobrevolar volcar volver dormir morir avergonzar retorcer "
        "remorder"
    ),
    "e>i": words(
        "competir embestir concebir despedir elegir expedir gemir impedir investir medir pedir perseguir conseguir proseguir "
        "seguir reelegir rendir repetir servir vestir corregir regir derretir"
    ),
    "u>ue": frozenset({"jugar"}),
    "i>ie": frozenset({"adquirir", "inquirir"}),
    "í": words(
        "aliar ampliar confiar contrariar criar desafiar desconfiar desviar enfriar enviar espiar expiar fiar fotografiar "
        "guiar hastiar reenviar rociar vaciar variar prohibir cohibir aislar extraviar"
    ),
    "ú": words(
        "actuar acentuar atenuar continuar desvirtuar efectuar evacuar evaluar exceptuar graduar insinuar perpetuar "
        "puntuar reunir situar rehusar aunar"
    ),
}
_ALTERED = {
    "e>ie": ("e", "ie"), "o>ue": ("o", "ue"), "e>i": ("e", "i"), "u>ue": ("u", "ue"), "i>ie": ("i", "ie"),
    "í": ("i", "í"), "ú": ("u", "ú"),
}  # fmt: skip

_PRETERITES = {
    "tener": "tuv", "poder": "pud", "poner": "pus", "saber": "sup",
    "hacer": "hic", "facer": "fic", "querer": "quis", "venir": "vin", "decir": "dij", "traer": "traj",
    "ducir": "duj", "haber": "hub", "caber": "cup",
}  # fmt: skip
"""By the end of a verb: 'detener' goes like 'tener'."""
_FUTURES = {
    "tener": "tendr", "poner": "pondr", "venir": "vendr", "salir": "saldr", "poder": "podr", "querer": "querr",
    "saber": "sabr", "haber": "habr", "valer": "valdr", "caber": "cabr", "hacer": "har", "facer": "far",
}  # fmt: skip
_FIRSTS = {
    "tener": "teng", "poner": "pong", "venir": "veng", "salir": "salg", "valer": "valg", "decir": "dig",
    "hacer": "hag", "facer": "fag", "traer": "traig", "caer": "caig", "oír": "oig", "caber": "quep",
    "prever": "preve", "entrever": "entreve", "ver": "ve",
}  # fmt: skip
"""The stem of 'yo' and of the subjunctive."""
_STRESSED = {"tener": "tien", "venir": "vien", "decir": "dic"}
_PARTICIPLES = {
    "poner": "puesto", "decir": "dicho", "hacer": "hecho", "facer": "fecho", "abrir": "abierto", "cubrir": "cubierto",
    "escribir": "escrito", "scribir": "scrito", "volver": "vuelto", "solver": "suelto", "morir": "muerto",
    "romper": "roto", "ver": "visto", "imprimir": "impreso", "proveer": "provisto", "bendecir": "bendecido",
}  # fmt: skip
_BARE_VER = frozenset({"ver", "prever", "entrever"})
_WHOLE: dict[str, Conjugation] = {
    "ser": {
        "present": ("es", "son", "sea", "sean"), "present1": ("somos", "soy"),
        "past": ("fue", "fueron", "era", "eran", "fuera", "fueran", "fuese", "fuesen"), "past1": ("fuimos", "fui"),
        "future": ("será", "serán"), "future1": ("seremos", "seré"), "conditional": ("sería", "serían"),
        "infinitive": ("ser",), "ing": ("siendo",), "participle": ("sido",),
    },
    "ir": {
        "present": ("va", "van", "vaya", "vayan"), "present1": ("vamos", "voy"),
        "past": ("fue", "fueron", "iba", "iban", "fuera", "fueran", "fuese", "fuesen"), "past1": ("fuimos", "fui"),
        "future": ("irá", "irán"), "future1": ("iremos", "iré"), "conditional": ("iría", "irían"),
        "infinitive": ("ir",), "ing": ("yendo",), "participle": ("ido",),
    },
    "dar": {
        "present": ("da", "dan", "dé", "den"), "present1": ("damos", "doy"),
        "past": ("dio", "dieron", "daba", "daban", "diera", "dieran", "diese", "diesen"), "past1": ("dimos", "di"),
        "future": ("dará", "darán"), "future1": ("daremos", "daré"), "conditional": ("daría", "darían"),
        "infinitive": ("dar",), "ing": ("dando",), "participle": ("dado",),
    },
    "estar": {
        "present": ("está", "están", "esté", "estén"), "present1": ("estamos", "estoy"),
        "past": ("estuvo", "estuvieron", "estaba", "estaban", "estuviera", "estuvieran"), "past1": ("estuvimos",),
        "future": ("estará", "estarán"), "future1": ("estaremos", "estaré"), "conditional": ("estaría", "estarían"),
        "infinitive": ("estar",), "ing": ("estando",), "participle": ("estado",),
    },
}  # fmt: skip
HABER = {
    "past": (
        "ha", "han", "había", "habían", "haya", "hayan", "hubiera", "hubieran", "hubiese", "hubiesen", "hubo",
        "hubieron",
    ),
    "past1": ("hemos", "he", "habíamos"),
    "future": ("habrá", "habrán"),
    "conditional": ("habría", "habrían"),
    "infinitive": ("haber",),
    "ing": ("habiendo",),
}  # fmt: skip


def _family(verb: str, table: dict[str, str]) -> tuple[str, str] | None:
    """Give what comes before a listed ending of a verb and what the table has for it, the longest ending first."""
    for size in range(len(verb), 1, -1):
        found = table.get(verb[-size:])
        if found is not None and (verb[-size:] != "ver" or verb in _BARE_VER):
            return verb[:-size], found
    return None


def _change(stem: str, change: str) -> str:
    old, new = _ALTERED[change]
    at = stem.rfind(old)
    if change == "ú" and stem.endswith("un"):  # 'reunir'
        at = stem.rfind("u")
    altered = stem[:at] + new + stem[at + 1 :]
    return altered.replace("gue", "güe") if change == "o>ue" and "go" in stem else altered


@cache
def conjugate(verb: str) -> Conjugation:
    """Conjugate an infinitive; ValueError for a word that is none."""
    if verb in _WHOLE:
        return _WHOLE[verb]
    ending = verb[-2:].replace("í", "i")
    if ending not in ("ar", "er", "ir") or len(verb) < 3:
        raise ValueError(f"{verb!r} is no Spanish infinitive")
    stem = verb[:-2]
    change = next((kind for kind, verbs in _STEMS.items() if verb in verbs), "")
    present, present1, subjunctive = _present(verb, stem, ending, change)
    past, past1, plural = _past(verb, stem, ending, change)
    future = _whole_future(verb)
    imperfect = ("aba", "aban") if ending == "ar" else ("ía", "ían")
    if verb in ("ver", "prever", "entrever"):
        imperfect = ("eía", "eían")
    return {
        "present": (*present, *subjunctive),
        "present1": present1,
        "past": (
            *past,
            *(stem + end for end in imperfect),
            *(plural + end for end in ("ra", "ran", "se", "sen")),
        ),
        "past1": past1,
        "future": (future + "á", future + "án"),
        "future1": (future + "emos", future + "é"),
        "conditional": (future + "ía", future + "ían"),
        "conditional1": (future + "íamos",),
        "infinitive": (verb,),
        "ing": (_gerund(verb, stem, ending, change),),
        "participle": (_participle(verb, stem, ending),),
    }


def _is_uir(verb: str) -> bool:
    return verb.endswith("uir") and not verb.endswith(("guir", "quir"))


def _present(
    verb: str, stem: str, ending: str, change: str
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """The indicative, 'nosotros' and 'yo', and the subjunctive."""
    stressed = _change(stem, change) if change else stem
    if _is_uir(verb):
        stressed = stem + "y"
    told = _family(verb, _STRESSED)
    if told:
        stressed = told[0] + told[1]
    thematic = "a" if ending == "ar" else "e"
    third = (stressed + thematic, stressed + thematic + "n")
    if verb in ("prever", "entrever"):
        third = (stem + "é", stem + "én")
    first = _before_o(stressed, verb, ending)
    irregular = _family(verb, _FIRSTS)
    if irregular:
        first = irregular[0] + irregular[1]
    if ending == "ar":
        soft = _before_e(stressed)
        subjunctive = (soft + "e", soft + "en")
    else:
        subjunctive = (first + "a", first + "an")
    we = stem + {"ar": "amos", "er": "emos", "ir": "imos"}[ending]
    return third, (we, first + "o"), subjunctive


def _before_e(stem: str) -> str:
    """'atac' -> 'ataqu', 'lanz' -> 'lanc', 'lleg' -> 'llegu', 'averigu' -> 'averigü'."""
    for old, new in (("gu", "gü"), ("c", "qu"), ("g", "gu"), ("z", "c")):
        if stem.endswith(old):
            return stem[: -len(old)] + new
    return stem


def _before_o(stem: str, verb: str, ending: str) -> str:
    """'proteg' -> 'protej', 'segu' -> 'sig', 'conoc' -> 'conozc', 'venc' -> 'venz'."""
    if ending == "ar":
        return stem
    if verb.endswith(("cer", "cir")):
        return stem[:-1] + ("zc" if stem[-2] in "aeiou" and verb != "cocer" else "z")
    if verb.endswith(("ger", "gir")):
        return stem[:-1] + "j"
    if verb.endswith("guir"):
        return stem[:-1]
    return stem


def _weak(stem: str, ending: str, change: str) -> str:
    """The stem of 'pidió', 'sintió', 'murió'."""
    if ending != "ir":
        return stem
    if change in ("e>i", "e>ie"):
        return _change(stem, "e>i")
    if change == "o>ue":
        at = stem.rfind("o")
        return stem[:at] + "u" + stem[at + 1 :]
    return stem


def _past(verb: str, stem: str, ending: str, change: str) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    """The preterite of the third person, that of the first, and the plural without '-ron'."""
    strong = _family(verb, _PRETERITES)
    if strong:
        root = strong[0] + strong[1]
        plural = root + ("e" if root.endswith("j") else "ie")
        singular = root[:-1] + "zo" if root.endswith(("hic", "fic")) else root + "o"
        return (singular, plural + "ron"), (root + "imos",), plural
    if ending == "ar":
        return (stem + "ó", stem + "aron"), (stem + "amos", _before_e(stem) + "é"), stem + "a"
    if verb == "ver":
        return ("vio", "vieron"), ("vimos",), "vie"
    if verb in ("prever", "entrever"):
        return (stem + "ió", stem + "ieron"), (stem + "imos",), stem + "ie"
    if _is_uir(verb) or stem[-1] in "aeo":
        return (stem + "yó", stem + "yeron"), (stem + ("imos" if _is_uir(verb) else "ímos"),), stem + "ye"
    weak = _weak(stem, ending, change)
    return (weak + "ió", weak + "ieron"), (stem + "imos", stem + "í"), weak + "ie"


def _whole_future(verb: str) -> str:
    if verb == "decir":
        return "dir"
    told = _family(verb, _FUTURES)
    return told[0] + told[1] if told else verb.replace("í", "i") if verb.endswith("ír") else verb


def _gerund(verb: str, stem: str, ending: str, change: str) -> str:
    if ending == "ar":
        return stem + "ando"
    if _is_uir(verb) or stem[-1] in "aeo":
        return stem + "yendo"
    if verb.endswith("decir") or verb.endswith("venir"):
        return stem[:-2] + "i" + stem[-1] + "iendo"
    return _weak(stem, ending, change) + "iendo"


def _participle(verb: str, stem: str, ending: str) -> str:
    told = _family(verb, _PARTICIPLES)
    if told and verb not in ("proveer",):
        return told[0] + told[1]
    if ending == "ar":
        return stem + "ado"
    return stem + ("ído" if stem[-1] in "aeo" else "ido")
