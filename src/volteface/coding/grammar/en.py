"""English: fixed word order, so that position and prepositions tell who does what to whom."""

from volteface.coding.grammar import Grammar, phrases, stems, words

NO_CASES: frozenset[str] = frozenset()

GRAMMAR = Grammar(
    language="en",
    cased=False,
    ordinal_stop=False,
    abbreviations=words(
        "mr mrs ms dr prof gen col lt sgt capt maj adm brig sen rep gov pres rev hon st no vs etc e.g i.e inc ltd co "
        "corp jr sr u.s u.n u.k u.s.a e.u d.c a.m p.m jan feb mar apr jun jul aug sep sept oct nov dec fig art para"
    ),
    prepositions=dict.fromkeys(
        [
            "about",
            "above",
            "across",
            "after",
            "against",
            "along",
            "alongside",
            "amid",
            "among",
            "around",
            "as",
            "at",
            "before",
            "behind",
            "below",
            "between",
            "beyond",
            "by",
            "despite",
            "during",
            "for",
            "from",
            "in",
            "inside",
            "into",
            "like",
            "near",
            "of",
            "off",
            "on",
            "onto",
            "out",
            "outside",
            "over",
            "past",
            "since",
            "through",
            "throughout",
            "till",
            "to",
            "toward",
            "towards",
            "under",
            "until",
            "upon",
            "via",
            "with",
            "within",
            "without",
            "versus",
            "per",
        ],
        NO_CASES,
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
    adversatives=words("but yet while whereas however"),
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
    places=words("in near at on over inside across outside"),
    sport=words(
        "match matches goal goals goalkeeper keeper coach league cup tournament striker midfielder defender stadium fans "
        "half-time championship final semi-final quarter-final penalty kick header referee team teams squad innings wicket "
        "over overs batsman bowler medal medals race lap podium player players scored equaliser substitute touchline set "
        "serve season qualifier quarterback touchdown"
    ),
    particles=words("de van von der bin al el ibn ben da dos"),
)
