"""English: fixed word order, so that position and prepositions tell who does what to whom."""

from volteface.coding.grammar import Clock, Grammar, governing, phrases, stems, words

NO_CASES: frozenset[str] = frozenset()

CLOCK = Clock(
    numbers={
        "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
        "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
    },
    day_offsets={"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0},
    past=r"(?:last|past|previous)",
    present=r"(?:this|the current)",
    future=r"(?:next|the coming|coming)",
    units={"days?": "day", "weeks?": "week", "months?": "month", "years?": "year"},
    ago=r"ago",
    earlier=r"(?:earlier|before|previously)",
    later=r"later",
    weekday_adjectives={"monday's": 1, "tuesday's": 2, "wednesday's": 3, "thursday's": 4, "friday's": 5,
                        "saturday's": 6, "sunday's": 7, "monday’s": 1, "tuesday’s": 2, "wednesday’s": 3,
                        "thursday’s": 4, "friday’s": 5, "saturday’s": 6, "sunday’s": 7},
    before_weekday=r"(?:on|late on|early on|late|early|since|until|by|from)",
    year_words=r"(?!x)x",
    before_month=r"(?:(?:in|since|until|by|from|during|of) )?(?:early|late|mid)|in|since|until|by|from|during",
    day_suffix=r"(?:st|nd|rd|th)?\.?(?: of)?",
    month_suffix=r"\.?,?(?: of)?",
    before_year=r"(?:in|since|of|until|by|during|from|after|before|early|late|mid)",
)  # fmt: skip

GRAMMAR = Grammar(
    language="en",
    cased=False,
    clock=CLOCK,
    commas=False,
    ordinal_stop=False,
    abbreviations=words(
        "mr mrs ms dr prof gen col lt sgt capt maj adm brig sen rep gov pres rev hon st no vs etc e.g i.e inc ltd co "
        "corp jr sr u.s u.n u.k u.s.a e.u d.c a.m p.m jan feb mar apr jun jul aug sep sept oct nov dec fig art para"
    ),
    prepositions=governing(
        """
        about; above; across; after; against; along; alongside; amid; among; around; as; at; before; behind;
        below; between; beyond; by; despite; during; for; from; in; inside; into; like; near; of; off; on;
        onto; out; outside; over; past; since; through; throughout; till; to; toward; towards; under; until;
        upon; via; with; within; without; versus; per
        """
    ),
    phrasal_prepositions={
        ("on", "behalf", "of"): "for",
        ("because", "of"): "because of",
        ("in", "support", "of"): "for",
        ("in", "response", "to"): "in response to",
        ("in", "retaliation", "for"): "in response to",
        ("along", "with"): "along with",
        ("together", "with"): "with",
        ("at", "the", "hands", "of"): "by",
        ("on", "the", "border", "with"): "border",
        ("border", "with"): "border",
        ("border", "between"): "border",
        ("according", "to"): "according to",
        ("such", "as"): "like",
        ("as", "well", "as"): "as well as",
        ("instead", "of"): "instead of",
        ("ahead", "of"): "before",
        ("on", "the", "part", "of"): "by",
        ("against", "the", "backdrop", "of"): "amid",
    },
    coordinators=words("and or as_well_as & plus nor"),
    adversatives=words("but yet while whereas however and"),
    relatives=words("which who whose whom where"),
    subject_relatives=words("which who"),
    complementisers=words("that whether"),
    subordinators=words("when because although though if unless after before since once while as until so"),
    conditionals=words("if unless should whether"),
    negations=words(
        "not never n't no neither nor without hardly don't doesn't didn't won't wouldn't hasn't haven't hadn't "
        "isn't aren't wasn't weren't cannot can't couldn't don’t doesn’t didn’t won’t wouldn’t hasn’t haven’t hadn’t isn’t "
        "aren’t wasn’t weren’t can’t couldn’t"
    ),
    happening=words(""),
    negating_verbs=words("refused refuses refusing failed fails declined declines avoided stopped"),
    possibility=words(
        "may might could should possible possibly potential potentially perhaps likely considering considers "
        "mulls mulling mulled weighs weighing hypothetical consider possibility prospect"
    ),
    future=words("will shall won't 'll"),
    intention=words(
        "plans planned planning intends intended vows vowed pledges pledged promises promised agreed agrees set due "
        "expected ready prepared prepares preparing wants wanted hopes hoped aims offers offered scheduled going poised "
        "seeks sought committed plan intention willing"
    ),
    passive_auxiliaries=words("is are was were be been being get got gets"),
    perfect_auxiliaries=words("has have had having 've"),
    light_verbs=stems(
        "launch carr conduct stag mount began begin start held hold resum made make undertak perform commit "
        "pursue announc order impos open wage waging suspend continu intensif deliver give gave provid "
        "offer express lodg "
    ),
    former=words(
        "deposed ousted toppled former ex-president ex-minister ex-prime ex onetime erstwhile retired late"
    ),
    pairs=phrases(
        "both countries|both sides|both states|both nations|both governments|the two countries|"
        "the two sides|the two nations|the two states|the two leaders|the two presidents|"
        "the two ministers|the two governments|the two men|both leaders|the two neighbours|"
        "the two neighbors|the pair|the sides|both parties|two sides|two countries|the parties|"
        "both capitals|the two capitals|the two foreign ministers|the leaders|the two allies|"
        "both armies|the two parties|the two prime ministers|their leaders"
    ),
    both=words("both two"),
    same=phrases(
        "the country|the nation|the former soviet republic|the former soviet state|his country|"
        "her country|its government|his government|her government|the ministry|his ministry|its army|"
        "the country 's government"
    ),
    pronouns={
        "he": NO_CASES,
        "she": NO_CASES,
        "it": NO_CASES,
        "they": NO_CASES,
        "him": NO_CASES,
        "them": NO_CASES,
    },
    plural_pronouns=words("they them"),
    first_person=words("we"),
    possessives=words("its their his her our"),
    articles=words("the a an its their several two three"),
    determiners=words("the a an this that its their his her any all"),
    nouns_modify=True,
    possessive_endings=("'s", "’s", "s'", "s’"),
    owner_prepositions=words("of for in at from to"),
    variants={"towards": "toward"},
    inside=words("in"),
    between=words("between"),
    agents=("by",),
    noun_actors=("by", "poss", "adj", "of"),
    object_prepositions={"of": 0.8, "from": 0.5},
    verb_particles=words("out off down up over away back"),
    reported_future=words("would"),
    infinitive_markers=words("to"),
    places=words("in near at on over inside across outside"),
    sport=words(
        "game games gamer gamers dice boardgame gameplay multiplayer playthrough console tokens deck "
        "match matches goal goals goalkeeper keeper coach league cup tournament striker midfielder defender stadium fans "
        "half-time championship final semi-final quarter-final penalty kick header referee team teams squad innings wicket "
        "over overs batsman bowler medal medals race lap podium player players scored equaliser substitute touchline set "
        "serve season qualifier quarterback touchdown"
    ),
    particles=words("de van von der bin al el ibn ben da dos"),
)
