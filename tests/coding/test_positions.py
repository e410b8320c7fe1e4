"""Phrases with their parties: '[preposition] code', those that are joined by 'and' bracketed together."""

from itertools import groupby

import pytest

from coding.telling import scene_of
from volteface.coding.scenes import Party

ENGLISH = {
    "Turkey signed a deal with Syria": "TUR | with SYR",
    "an attack on ports of Ukraine": "of UKR",
    "talks between Armenia and Turkey": "between ARM, between TUR",
    "the ambassador of Chile in Peru": "CHL | in PER",
    "killed at the hands of the Taliban": "by TALIBAN",
    "spoke on behalf of NATO": "for NATO",
    "a base near the border with Iran": "border IRN",
    "Turkey's attack on the Syrian army": "TUR | on SYR",
    "sanctions against Russia, Belarus and Iran": "against RUS, against BLR, against IRN",
    "Estonia, Latvia and Lithuania expelled Russia": "EST, LVA, LTU | RUS",
    "Turkey and the European Union met with Iran": "TUR, EU | with IRN",
}
POLISH = {
    "Polska podpisała z Litwą umowę": "POL | z LTU",
    "umowa między Polską a Ukrainą": "między POL, między UKR",
    "sankcje na Rosję, Białoruś i Iran": "na RUS, na BLR, na IRN",
    "atak na południowy Izrael": "na ISR",
    "ostrzał na terytorium Ukrainy": "na UKR",
    "groźby pod adresem Łotwy": "pod adresem LVA",
    "wojska na granicy z Iranem": "border IRN",
    "w stosunku do Chin": "wobec CHN",
    "przez Turcję": "przez TUR",
    "rozmowy prezydenta Serbii z premierem Kosowa": "SRB | z XKX",
    "w Rosji i na Białorusi": "w RUS | na BLR",
    "Estonia i Łotwa oskarżyły Rosję": "EST, LVA | RUS",
}


def show(parties: list[Party]) -> str:
    named = [party for party in parties if party.code]
    return " | ".join(
        ", ".join(f"{party.preposition} {party.code}".strip() for party in group)
        for _, group in groupby(named, key=lambda party: party.group)
    )


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [("en", *row) for row in ENGLISH.items()] + [("pl", *row) for row in POLISH.items()],
)
def test_prepositions_and_groups(language: str, text: str, expected: str) -> None:
    assert show(scene_of(text, language).parties) == expected


@pytest.mark.parametrize(
    ("text", "cases"),
    [
        ("Turcja zaatakowała Grecję", ["nom", "acc"]),
        ("Turcję zaatakowała Grecja", ["acc", "nom"]),
        ("Turcji zagroziła Grecja", ["dat|gen|loc", "nom"]),
        ("rozmowa z Turcją", ["inst"]),
        ("rozmowa w Turcji", ["loc"]),
    ],
)
def test_cases_of_polish_names(text: str, cases: list[str]) -> None:
    assert ["|".join(sorted(party.cases)) for party in scene_of(text, "pl").parties] == cases
