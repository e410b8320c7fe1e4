"""Spanish: nouns inflect by number, adjectives by gender too, verbs in full."""

from collections.abc import Iterable, Iterator
from functools import cache

from languages import NO_CASES, PersonForms, Spelling, TriggerForms, list_team_names
from languages.es.nouns import inflect_adjective, inflect_noun, words
from languages.es.verbs import HABER, conjugate
from tables import LEXICON, fold, plain, read_rows

BARRED = words(
    "acuerdo acoso ajuste alto ante anuncio apoyo asedio auxilio bajo base bases bloqueo bombardeo cambio cese cobre "
    "cobro como corte cortes cuenta cuento cargo desafío desembarco encuentro entre envío espera espía espías firme "
    "firmes freno informe informes intercambio junto lamento libre mando marco medio mora nombre "
    "nombres pacto para pare parte partes parto paso pese pesa planta porte presente rechazo reclamo recorte recortes "
    "registro repliegue rescate retiro reto saludo sea secuestro seno siega sitio sobre son suma sumo tacho "
    "tema temo tome tomo topo trate trato una uno usa uso vía vino visto voto votos cierre marche regreso "
    "traslado traspaso soborno suspenso sustento adelanto arresto asalto asesinato aumento avance avances asilo "
    "castigo comando consuelo control debate disparo empeño enfado engaño ensayo escudo fallo fuego golpe golpes "
    "indulto juicio lance muestra muestras octavo orden plantón portazo programa rebaja refuerzo respaldo rodeo ruego "
    "saqueo sondeo testigo título tiroteo tregua vuelco vuelo cruce fuera fuese fueran fuesen di ve acusado acusada "
    "acusados acusadas aliado aliada aliados aliadas derribo ataco combato entrada entradas salida salidas llamada llamadas llegada llegadas "
    "caída caídas retirada partida partidas parada paradas dicho dicha estado hecho hechos "
    "puesto puestos parado parados sentido sido avanzada avanzado cerca copa media medias forma prueba siembra mina alerta "
    "esposa esposas carga rota barra"
)  # fmt: skip
"""Verb forms that a page has nearly always as another word: 'entre', 'la Corte', 'el informe'."""

_CLITICS = ("lo", "la", "los", "las", "le", "les", "se", "nos", "me")
_ACCENTED = str.maketrans("ae", "áé")
# Behind these words a reflexive stands before, not behind, its infinitive: 'se va a reunir'.
_AUXILIARIES = {
    "future": ("va a", "van a"),
    "past": ("volvió a", "volvieron a", "pudo", "pudieron", "iba a", "iban a", "empezó a", "comenzó a"),
    "present": ("vuelve a", "vuelven a", "debe", "deben", "puede", "pueden", "podría", "podrían", "acaba de"),
}
_SURNAMES_BARRED = words(
    "alegría alto blanco borja bravo calle campos cano casas castillo cerda cerro chacón conde cortes cruz cuevas "
    "delgado franco frente flores fuentes guerra guerrero hierro iglesias lara león luna madero mar marín mas mata "
    "mayor mesa montes mora moreno nieto oliva palacios paz peña pino prado rato real rey reyes rico ríos rivera "
    "robles rojo salas santos serra sierra soler toledo torre torres valle valencia vega vela vera vivas oli li kim "
    "park moon may king brown ban hu wen saar talon store sol son sale sama rama mina casa costa meta muralla ramos "
    "rosa soria"
)  # fmt: skip
"""Surnames that are words or places."""
_TEAMS = (
    "selección de", "selección nacional de", "selección femenina de", "selección absoluta de", "combinado de",
    "seleccionador de", "seleccionadora de", "delantero de", "portero de", "arquero de", "capitán de la selección de",
    "Gran Premio de", "GP de", "Abierto de", "Copa de", "Supercopa de", "Liga de", "Vuelta a", "Rally de",
    "Federación de Fútbol de", "Copa Davis de", "Maratón de", "Masters de", "Carnaval de", "Miss",
)  # fmt: skip
_SPORTSMEN = (
    "selección", "selección nacional", "equipo", "combinado", "seleccionador", "entrenador", "delantero", "portero",
    "arquero", "mediocampista", "centrocampista", "defensa central", "lateral", "futbolista", "jugador", "jugadora",
    "tenista", "ciclista", "piloto de Fórmula 1", "gimnasta", "atleta", "nadador", "boxeador", "fútbol", "liga",
    "Liga", "Copa", "afición", "club", "Gran Premio", "ajedrecista", "golfista", "patinador", "campeón",
    # What is called after a state without being of it.
    "idioma", "lengua", "cocina", "literatura", "comida", "restaurante", "cine", "película", "novela", "música",
    "actor", "actriz", "cantante", "escritor", "escritora", "poeta", "pintor", "director de cine", "cineasta",
    "cantautor", "músico", "novelista", "modelo", "guitarrista", "serie",
)  # fmt: skip


_SAID_BY_ONE = words(
    "condenar exigir pedir denunciar acusar agradecer felicitar prometer invitar advertir renunciar dimitir reconocer "
    "celebrar respaldar repudiar aplaudir ordenar declarar decir creer asegurar afirmar negar"
)  # fmt: skip
"""Verbs whose 'yo' is quoted and is no noun: 'condeno', not 'asesino'."""
_ARTICLED = {
    "armada": "la", "marina": "la", "justicia": "la", "diario": "el", "periódico": "el",
    "fiscal": "el", "general": "el", "militares": "los", "medios": "los", "pleno": "el", "comunidad": "la", "capitán": "el",
    "pueblo": "el", "militar": "el", "legislativo": "el", "ejecutivo": "el", "fiscales": "los", "generales": "los",
}  # fmt: skip
"""Roles that are found only behind their article; a longer phrase with the same head needs it too, to be longer."""


class Spanish:
    """Inflects the entries of the Spanish tables.

    A lemma's variants are parted by '/' ('/a' behind a word gives it a feminine too: 'ministro/a de Defensa').
    A noun phrase inflects up to its first preposition or to '|' ('coche|bomba'); a final '*' leaves a phrase as it
    is, '=sg' and '=pl' say that there is no other number. Of a verb phrase the first word inflects; 'reunirse' is
    written with its 'se' and has the forms 'se reunió', 'reunirse', 'se van a reunir'.
    A trigger whose companion is 'zzz', which no page has, is there to hide the words in it: 'guerra civil'.
    """

    def name(self, lemma: str, kind: str) -> Iterator[Spelling]:
        """Adjectives and peoples in all forms, other names as written."""
        if kind not in ("adjective", "people"):
            yield Spelling(lemma)
            return
        singulars, plurals = inflect_adjective(lemma)
        yield from (Spelling(form, number="sg") for form in singulars)
        yield from (Spelling(form, number="pl") for form in plurals)

    def role(self, lemma: str, kind: str) -> Iterator[Spelling]:
        """Singular and plural, of persons masculine and feminine."""
        del kind
        for variant in _variants(lemma):
            singulars, plurals = inflect_noun(variant)
            yield from (Spelling(form, number="sg") for form in (*singulars, *_articled(*singulars)))
            yield from (Spelling(form, number="pl") for form in plurals)

    def place(self, lemma: str) -> Iterator[Spelling]:
        """As written."""
        yield Spelling(lemma, number="sg")

    def person(self, name: str, *, gender: str, family_first: bool, foreign: bool) -> PersonForms:
        """As written, and without marks on letters."""
        del gender, family_first, foreign
        return {name: NO_CASES, plain(name): NO_CASES}

    def is_word(self, form: str, *, nominative: bool) -> bool:
        """'Paz', 'Castillo'."""
        del nominative
        return fold(form, "es") in _SURNAMES_BARRED

    def split(self, lemma: str, pos: str) -> tuple[str, str]:
        """Spanish verbs have no particles."""
        del pos
        return lemma, ""

    def trigger(self, lemma: str, pos: str) -> TriggerForms:
        """Give every form of a trigger by tense (or part of speech) and number."""
        forms: TriggerForms = {}
        for variant in _variants(lemma):
            if pos == "verb":
                for (tense, number), written in _verb(variant).items():
                    kept = {fold(form, "es") for form in written} - BARRED
                    forms.setdefault((tense, "", number), set()).update(kept)
            elif pos == "noun":
                for number, nouns in zip(("sg", "pl"), inflect_noun(variant), strict=True):
                    forms.setdefault(("noun", "", number), set()).update(fold(noun, "es") for noun in nouns)
            else:
                for adjectives in inflect_adjective(variant):
                    forms.setdefault(("adj", "", ""), set()).update(fold(form, "es") for form in adjectives)
        return {key: found for key, found in forms.items() if found}

    def speech(self, lemma: str, kind: str) -> TriggerForms:
        """Give every form of a verb of speech but its participle ('dicho acuerdo'); a source stays as written."""
        if kind == "source":
            return {("source", "", ""): {fold(variant, "es") for variant in _variants(lemma)}}
        return {key: forms for key, forms in self.trigger(lemma, "verb").items() if key[0] != "participle"}

    def companion(self, phrase: str) -> set[str]:
        """Give every form of what a frame asks to stand beside its trigger."""
        singulars, plurals = inflect_noun(phrase)
        return {fold(form, "es") for form in (*singulars, *plurals)}

    def sport_traps(self) -> Iterable[str]:
        """'selección de Polonia', 'tenista rusa', 'en francés' and their like."""
        for name in list_team_names("es", "name", 1):
            yield from (f"{head} {name}" for head in _TEAMS)
            yield f"selección del {name}"
        for adjective in list_team_names("es", "adjective", 1):
            forms = inflect_adjective(adjective)
            for form in {*forms[0], *forms[1]}:
                yield from (f"{head} {form}" for head in _SPORTSMEN)
            yield from (f"{head} {forms[0][0]}" for head in ("en", "habla", "hablan", "traducido al", "del"))
        for capital in list_team_names("es", "capital", 1):
            yield from (
                f"{head} de {capital}" for head in ("Maratón", "Festival de Cine", "Bolsa", "Masters")
            )


def _articled(*phrases: str) -> list[str]:
    """Give phrases with the article that their head is otherwise found with: 'la Corte Penal Internacional'."""
    heads = ((phrase, _ARTICLED.get(phrase.split(" ")[0].lower())) for phrase in phrases if " " in phrase)
    return [f"{article} {phrase}" for phrase, article in heads if article]


def _variants(lemma: str) -> list[str]:
    """Part the variants of a lemma at '/', but not 'ministro/a'."""
    return [v.strip().replace("\0", "/a") for v in _mask(lemma).split("/")]


def _mask(lemma: str) -> str:
    words = lemma.split(" ")
    return " ".join(word[:-2] + "\0" if word.endswith("/a") else word for word in words)


@cache
def _reflexives() -> frozenset[str]:
    """The verbs that the table of triggers has with 'se', so that 'se retiró' is no passive of 'retirar'."""
    heads = (
        variant.split(" ")[0]
        for row in read_rows(LEXICON / "triggers_es.csv")
        if row["pos"] == "verb"
        for variant in _variants(row["lemma"])
    )
    return frozenset(
        head.removesuffix("se") for head in heads if head.endswith(("arse", "erse", "irse", "írse"))
    )


def _verb(phrase: str) -> dict[tuple[str, str], set[str]]:
    """Give the forms of a verb phrase by tense and number ("1": 'we' and 'I')."""
    head, _, rest = phrase.partition(" ")
    reflexive = head.endswith(("arse", "erse", "irse", "írse"))
    verb = head.removesuffix("se") if reflexive else head
    table = conjugate(verb)
    forms: dict[tuple[str, str], set[str]] = {}
    for kind, written in _finite(verb, table).items():
        tense = kind.removesuffix("1")
        number = "1" if kind.endswith("1") else ""
        for form in written:
            if reflexive:
                clitics = ("se",) if not number else ("nos",) if form.endswith("mos") else ("me",)
                forms.setdefault((tense, number), set()).update(f"{clitic} {form}" for clitic in clitics)
            else:
                forms.setdefault((tense, number), set()).add(form)
                _add_passive(forms, verb, tense, number, form)
    _add_infinitives(forms, table, reflexive=reflexive)
    if not reflexive:
        forms["participle", ""] = {f for both in inflect_adjective(table["participle"][0]) for f in both}
    if not rest:
        return forms
    return {key: {f"{form} {rest}" for form in found} for key, found in forms.items()}


def _finite(verb: str, table: dict[str, tuple[str, ...]]) -> dict[str, list[str]]:
    """Simple tenses, and 'ha condenado', 'habría condenado' as forms of their own: nothing ever stands between."""
    finite = {
        kind: list(forms) for kind, forms in table.items() if kind not in ("infinitive", "ing", "participle")
    }
    if verb not in _SAID_BY_ONE:
        finite["present1"] = [form for form in finite["present1"] if form.endswith("mos")]
    for kind in ("past", "past1", "future"):  # 'habría atacado' stays apart: a rumour
        finite.setdefault(kind, []).extend(f"{has} {table['participle'][0]}" for has in HABER[kind])
    return finite


def _add_passive(
    forms: dict[tuple[str, str], set[str]], verb: str, tense: str, number: str, form: str
) -> None:
    """'se firmó', 'se le impusieron': nobody says who."""
    if tense in ("present", "past") and not number and verb not in _reflexives():
        forms.setdefault(("impersonal", ""), set()).update({f"se {form}", f"se le {form}", f"se les {form}"})
    # A plural article is no subject of a singular verb, nor 'lo' ever: these are pronouns, 'los acusa'.
    if tense == "present" and not number:
        clitics = ("lo", "los", "las", "le", "les") if not form.endswith("n") else ("lo", "la", "le", "les")
        forms.setdefault((tense, number), set()).update(f"{clitic} {form}" for clitic in clitics)


def _add_infinitives(
    forms: dict[tuple[str, str], set[str]], table: dict[str, tuple[str, ...]], *, reflexive: bool
) -> None:
    infinitive, ing, participle = table["infinitive"][0], table["ing"][0], table["participle"][0]
    stem, end = ing[:-3], ing[-3:]
    accented = stem[:-1] + stem[-1].translate(_ACCENTED) + end
    if reflexive:
        forms["infinitive", ""] = {infinitive + "se", f"haberse {participle}", infinitive + "nos"}
        forms["ing", ""] = {accented + "se", f"habiéndose {participle}"}
        for tense, auxiliaries in _AUXILIARIES.items():
            forms.setdefault((tense, ""), set()).update(f"se {aux} {infinitive}" for aux in auxiliaries)
        return
    forms["infinitive", ""] = {
        infinitive,
        *(infinitive + clitic for clitic in _CLITICS),
        f"haber {participle}",
    }
    forms["ing", ""] = {ing, *(accented + clitic for clitic in _CLITICS), f"habiendo {participle}"}


LANGUAGE = Spanish()
