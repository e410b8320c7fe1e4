"""What the coder must know of a language's grammar; one small file a language, found by its ISO 639-1 code."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

LANGUAGES = tuple(sorted(module.name for module in iter_modules(__path__)))
"""The languages that the lexicon coder can code: those that have a file here."""


NO_WORDS: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """What a language says for days, weeks, months and years: regular expressions, lower case."""

    numbers: dict[str, int]
    day_offsets: dict[str, int]
    year_offsets: dict[str, int] = field(default_factory=dict)  # "торік"
    past: str  # "ubiegły"
    present: str
    future: str
    units: dict[str, str]  # expression -> day | week | month | year
    ago: str = r"(?!x)x"  # behind number and unit: "temu", "önce"
    ago_before: str = r"(?!x)x"  # before number and unit: "vor", "hace", "il y a"
    earlier: str = r"(?!x)x"
    later: str = r"(?!x)x"
    before_weekday: str  # "" where a weekday needs nothing before it
    after_weekday: str = ""  # what it needs behind it then, with its space: "(?: günü)"
    after_month: str = ""  # what a month without day and year needs behind it, if nothing before: "(?: ayı)"
    anchored_offsets: dict[str, int] = field(default_factory=dict)  # from the day named last: "la veille"
    then: str = r"(?!x)x"  # the date named last: "damals"
    weekday_adjectives: dict[str, int] = field(default_factory=dict)  # stem -> 1..7: "wtorkowy ranek"
    year_words: str = r"(?!x)x"  # after a number it is a year: "2008 roku"
    before_month: str
    before_year: str  # before a number it is a year: "in 2008"
    day_suffix: str = r"\.?"  # behind the number of a day, before the space and its month: r"(?: de)?"
    month_suffix: str = r"\.?,?"  # behind a month, before the space and its year: r"(?: de)?"
    relation_follows: bool = False  # "el lunes pasado", "la semaine dernière"
    quantities: frozenset[str] = NO_WORDS  # a bare number behind one is no year: "rund 2000"
    bare_years: bool = False  # "2008 griff Russland an": a number before no noun is a year


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """Closed word classes and switches of one language. All words are lower-case single tokens unless said.

    `cased` languages mark subject and object by case (Polish), the others by position (English). A slot is
    written as in the table of triggers: "by", "przez+acc", "inst", "owner".
    """

    language: str
    home: str = ""  # code of the state whose 'government' a page means that names no other
    cased: bool
    clock: Clock
    # -- sentences and clauses ----------------------------------------------------------------------------
    ordinal_stop: bool  # "17." is an ordinal, not the end of a sentence
    abbreviations: frozenset[str]
    elisions: tuple[str, ...] = ()  # what an apostrophe parts from the word behind it: "l'Ukraine"
    commas: bool  # a comma stands before every subordinate clause
    coordinators: frozenset[str]
    adversatives: frozenset[str]  # behind a comma they open a clause with a subject of its own
    relatives: frozenset[str]
    subject_relatives: frozenset[str]  # those that can be the subject of their clause
    complementisers: frozenset[str]
    subordinators: frozenset[str]
    conditionals: frozenset[str]
    content_stems: tuple[str, ...] = ()  # of verbs behind which "que" opens what is said
    # -- noun phrases -------------------------------------------------------------------------------------
    determiners: frozenset[str] = NO_WORDS  # the word behind one is a noun
    partitives: frozenset[str] = NO_WORDS  # prepositions that are articles too: "des soldats"
    articles: frozenset[str] = NO_WORDS  # these and other small words may open a noun phrase
    article_cases: Mapping[str, frozenset[str]] = field(default_factory=dict)  # what German "dem" tells
    nouns_capitalised: bool = False  # a capital tells a noun from a verb (German)
    compounds: bool = False  # "Ukraine-Hilfe": a name before a hyphen is neither subject nor object
    nouns_modify: bool = False  # "Turkey defence minister", "Rusya Devlet Başkanı": a bare name before a role
    adjectives_follow: bool = False  # "le président russe", "ataque aéreo ruso"
    possessive_endings: tuple[str, ...] = ()  # "'s"
    owner_prepositions: frozenset[str] = NO_WORDS  # between a role and its state: "of", "de"
    organs_abroad: frozenset[str] = (
        NO_WORDS  # of owner_prepositions, those of organs alone: "policía en Minsk"
    )
    owners_precede: bool = False  # "Türkiye'nin saldırısı", "Russlands Angriff"
    adjective_endings: tuple[str, ...] = ()  # of words that may stand between a preposition and a name
    finite_endings: tuple[str, ...] = ()  # of verbs, which end what a preposition governs
    particles: frozenset[str] = NO_WORDS  # of names: "van", "bin"
    surname_endings: tuple[tuple[str, frozenset[str]], ...] = ()
    case_slots: Mapping[str, str] = field(default_factory=dict)  # a case that is a preposition elsewhere
    numerals: frozenset[str] = NO_WORDS  # behind one a genitive is a subject or object: "пять дипломатов"
    suffix_cases: Mapping[str, frozenset[str]] = field(default_factory=dict)  # behind an apostrophe: "nin"
    former: frozenset[str]
    both: frozenset[str]  # before a plural role: "both ministers"
    pairs: tuple[tuple[str, ...], ...]  # "both countries": the two states named last
    same: tuple[tuple[str, ...], ...]  # "the country": the state named last
    pronouns: Mapping[str, frozenset[str]]  # subject or object pronouns -> cases
    plural_pronouns: frozenset[str]
    first_person: frozenset[str]  # "we": whoever is quoted
    possessives: frozenset[str]
    # -- prepositions -------------------------------------------------------------------------------------
    prepositions: Mapping[str, frozenset[str]]  # word -> cases that it governs (empty where not cased)
    postpositions: Mapping[str, frozenset[str]] = field(default_factory=dict)  # "karşı", "tarafından"
    phrasal_prepositions: Mapping[
        tuple[str, ...], str
    ]  # ("pod", "adresem") -> slot; "border" for a neighbour
    variants: Mapping[str, str] = field(default_factory=dict)  # of one preposition: "we" -> "w"
    locative: str = "loc"  # the case of a place, where the language has cases
    places: frozenset[str]  # those of place
    inside: frozenset[str]  # those of a place that an actor is at home in: "in", "w"
    between: frozenset[str] = NO_WORDS
    # -- verbs --------------------------------------------------------------------------------------------
    agents: tuple[str, ...]  # slots of who acts in the passive
    noun_actors: tuple[str, ...]  # slots of who does what a noun names
    object_prepositions: Mapping[str, float] = field(
        default_factory=dict
    )  # of objects too: "a", with how surely
    verb_final: bool = False  # what stands before a verb belongs to it, up to the verb before (Turkish)
    subject_follows: bool = False  # "Condenó México el ataque": behind its verb where none stands before
    object_precedes: bool = False  # of two bare nouns before a verb the first is the subject
    drops_subject: bool = False
    indefinite_plural: bool = False  # "В Киеве сообщили": who acts is told by the place
    emphatics: frozenset[str] = NO_WORDS  # between a particle and its verb: "de", "bile"
    verb_particles: frozenset[str] = NO_WORDS  # "out", "auf": also prepositions, unless a verb stands before
    noun_after_verb: bool = False  # what may be verb or noun is a noun right behind a verb: "pidió ayuda"
    noun_endings: tuple[str, ...] = ()  # of capitalised words that are no names: "ung", "heit"
    no_names: frozenset[str] = NO_WORDS  # capitalised words that open no person's name: "Dutzende"
    particle_reach: int = 6  # tokens from a verb to its particle
    companion_reach: int = 12  # tokens on either side of a trigger
    complement_tenses: frozenset[str] = frozenset({"ing"})  # of what somebody is accused of
    passive_auxiliaries: frozenset[str]
    perfect_auxiliaries: frozenset[str]
    participles_passive: bool = False  # a participle without auxiliary: "arrêtés à Bakou"
    reflexives: frozenset[str] = NO_WORDS  # before an auxiliary they make the active: "s'est rendu"
    auxiliaries_anywhere: bool = False  # in the clause, with particle or participle at its end (German)
    rumour: frozenset[str] = NO_WORDS  # "aurait": told by the source, if there is one
    speaker_reach: int = 4  # tokens from a verb of speech to a speaker behind it
    reported_moods: frozenset[str] = NO_WORDS  # "habe": told as what somebody said
    light_verbs: tuple[str, ...]  # stems that lend their subject to an act noun: "launch", "przeprowadz"
    negations: frozenset[str]
    happening: frozenset[str]  # verbs that say only whether something took place: "nie doszło do"
    negating_verbs: frozenset[str]  # "refused to", "failed to": the act did not happen
    possibility: frozenset[str]
    future: frozenset[str]
    not_negating: frozenset[str] = NO_WORDS  # behind a negation: "nicht nur"
    conditional_particles: frozenset[str] = NO_WORDS  # beside a verb: "атаковала бы"
    announcing: frozenset[str] = NO_WORDS  # what they govern in the infinitive is planned
    reported_future: frozenset[str] = NO_WORDS  # "would"
    conditional_tells_future: bool = False  # "anunció que enviaría"
    intention: frozenset[str]  # "plans to", "zamierza"
    infinitive_markers: frozenset[str] = NO_WORDS  # "to": a preposition before a noun, but not before a verb
    # -- pages --------------------------------------------------------------------------------------------
    sport: frozenset[str]  # words of sport and games: a page that has many of them tells of no acts


def words(text: str) -> frozenset[str]:
    """Give the words of a text as a set."""
    return frozenset(text.split())


def stems(text: str) -> tuple[str, ...]:
    """Give the words of a text in order, for `str.startswith`."""
    return tuple(text.split())


def cases(text: str) -> frozenset[str]:
    """Give the cases of a text, parted by '|', as a set."""
    return frozenset(text.split("|"))


def governing(text: str) -> dict[str, frozenset[str]]:
    """Read prepositions with the cases that they govern: 'bez gen; z gen|inst' (no cases: 'by; with')."""
    lines = [line.split() for line in text.replace("\n", " ").split(";")]
    return {line[0]: cases(line[1]) if line[1:] else frozenset() for line in lines if line}


def phrases(text: str) -> tuple[tuple[str, ...], ...]:
    """Give the phrases of a text, parted by '|', as tuples of words."""
    return tuple(tuple(phrase.split()) for phrase in text.split("|"))


@cache
def load_grammar(language: str) -> Grammar:
    """Give the grammar of a language; raises KeyError for one that the lexicon coder does not know."""
    if language not in LANGUAGES:
        raise KeyError(language)
    grammar: Grammar = import_module(f"volteface.coding.grammar.{language}").GRAMMAR
    return grammar
