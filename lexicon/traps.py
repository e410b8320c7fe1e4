"""Phrases of sport in which a state's name is a team: made from patterns, swallowed by the longest match."""

from collections.abc import Iterator

from inflect import inflect_polish
from tables import LEXICON, read_rows

# States whose teams fill the sport pages of Polish and English newspapers.
_TEAM_STATES = (
    "ARG", "AUS", "AUT", "AZE", "BEL", "BLR", "BRA", "CAN", "CHE", "CHN", "CZE", "DEU", "DNK", "ESP", "FIN", "FRA",
    "GBR", "GEO", "GRC", "HRV", "HUN", "ISR", "ITA", "JPN", "KAZ", "NLD", "NOR", "POL", "PRT", "RUS", "SRB", "SVK",
    "SVN", "SWE", "TUR", "UKR", "USA",
)  # fmt: skip
_POLISH_HEADS_WITH_STATE = (
    "reprezentacja=sg", "kadra=sg", "selekcjoner=sg", "trener=sg",
    "piłkarze", "mistrzostwa", "puchar=sg",
)  # fmt: skip
_POLISH_HEADS_WITH_ADJECTIVE = {
    "f": ("reprezentacja=sg", "kadra=sg", "tenisistka=sg", "liga=sg"),
    "m": ("piłkarz", "bramkarz=sg", "tenisista=sg", "hokeista"),
}
_ENGLISH_AFTER_NAME = (
    "national team", "national football team", "national soccer team", "squad", "Under-21s", "U21", "U20",
    "coach", "striker", "midfielder", "goalkeeper", "captain", "Football Association", "Grand Prix",
)  # fmt: skip
_ENGLISH_AFTER_ADJECTIVE = (
    "national team", "national football team", "Grand Prix", "Football Federation", "Football Association",
    "Premier League", "league title", "striker", "midfielder", "goalkeeper", "footballer", "winger", "Open",
    "tennis player", "champion", "swimmer", "sprinter", "cyclist", "figure skater", "hockey player",
)  # fmt: skip


def polish_sport_traps() -> Iterator[str]:
    """Every form of 'reprezentacja Polski', 'polscy piłkarze' and their like."""
    for name in _first_lemmas("pl", "name", 1):
        genitive = next(form.form for form in inflect_polish(name) if "gen" in form.cases)
        for head in _POLISH_HEADS_WITH_STATE:
            body, _, marker = head.partition("=")
            yield from _forms(f"{body}|{genitive}" + (f"={marker}" if marker else ""))
    for adjective in _first_lemmas("pl", "adjective", 1):
        feminine = adjective[:-1] + "a"
        for head in _POLISH_HEADS_WITH_ADJECTIVE["f"]:
            yield from _forms(f"{feminine} {head}")
        for head in _POLISH_HEADS_WITH_ADJECTIVE["m"]:
            yield from _forms(f"{adjective} {head}")


def _forms(phrase: str) -> Iterator[str]:
    return (form.form for form in inflect_polish(phrase) if form.cases != {"voc"})


def english_sport_traps() -> Iterator[str]:
    """'Poland national team', 'Turkish Grand Prix', 'Team USA' and their like."""
    for name in _first_lemmas("en", "name", 2):
        yield f"Team {name}"
        yield f"national team of {name}"
        yield from (f"{name} {tail}" for tail in _ENGLISH_AFTER_NAME)
    for adjective in _first_lemmas("en", "adjective", 2):
        yield from (f"{adjective} {tail}" for tail in _ENGLISH_AFTER_ADJECTIVE)
    for capital in _first_lemmas("en", "capital", 1):
        yield from (f"{capital} {tail}" for tail in ("Marathon", "Olympics", "Film Festival", "Open"))


def _first_lemmas(language: str, kind: str, most: int) -> Iterator[str]:
    """The first lemmas of a kind for each team's state; acronyms and former names make no traps."""
    seen: dict[str, int] = {}
    for row in read_rows(LEXICON / f"names_{language}.csv"):
        code = row["code"]
        if row["kind"] != kind or code not in _TEAM_STATES or "former" in row["flags"] or "(" in row["lemma"]:
            continue
        seen[code] = seen.get(code, 0) + 1
        if seen[code] <= most and "-" not in row["lemma"]:
            yield row["lemma"]
