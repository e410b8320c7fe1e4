import pytest

from world.reading import find

CASES = [
    ("do Turcji", "TUR", "gen"),
    ("z Turcją", "TUR", "inst"),
    ("w Azerbejdżanie", "AZE", "loc"),
    ("Azerbejdżanowi", "AZE", "dat"),
    ("wobec Baku", "AZE", "gen"),
    ("w Niemczech", "DEU", "loc"),
    ("Niemcom", "DEU", "dat"),
    ("na Węgrzech", "HUN", "loc"),
    ("we Włoszech", "ITA", "loc"),
    ("Indii", "IND", "gen"),
    ("ze Stanami Zjednoczonymi", "USA", "inst"),
    ("w USA", "USA", "loc"),
    ("Korei Południowej", "KOR", "gen"),
    ("Wielką Brytanię", "GBR", "acc"),
    ("Bośni i Hercegowiny", "BIH", "gen"),
    ("Republiką Środkowoafrykańską", "CAF", "inst"),
    ("Kremla", "RUS", "gen"),
    ("Kremlowi", "RUS", "dat"),
    ("Bankowej", "UKR", "gen"),
    ("Białym Domem", "USA", "inst"),
    ("w Radzie Najwyższej", "UKR", "loc"),
    ("z Gazpromem", "RUS", "inst"),
    ("Naftohazu", "UKR", "gen"),
    ("Rosjanie", "RUS", "nom"),
    ("Rosjan", "RUS", "acc"),
    ("Turków", "TUR", "gen"),
    ("Czadyjczycy", "TCD", "nom"),
    ("azerbejdżańską", "AZE", "acc"),
    ("tureccy", "TUR", "nom"),
    ("emirackiego", "ARE", "gen"),
    ("w Nikozji", "CYP", "loc"),
    ("Naypyidaw", "MMR", "nom"),
    ("Hezbollahowi", "HEZBOLLAH", "dat"),
    ("talibami", "TALIBAN", "inst"),
    ("Państwem Islamskim", "ISIS", "inst"),
    ("Al-Kaidy", "AL QAEDA", "gen"),
    ("Sojuszowi Północnoatlantyckiemu", "NATO", "dat"),
    ("Unii Europejskiej", "EU", "loc"),
    ("OBWE", "OSCE", "gen"),
    ("PiS-u", "POL", "gen"),
    ("Górskiego Karabachu", "ARTSAKH", "gen"),
    ("Ługańskiej Republiki Ludowej", "LNR", "gen"),
]


@pytest.mark.parametrize(("text", "code", "case"), CASES)
def test_a_form_has_its_state_and_case(text, code, case):
    found = [sense for _, sense in find(text, "pl", "2025-07-23") if sense.kind != "person"]
    assert {sense.code for sense in found} == {code}
    assert any(case in sense.cases for sense in found)


def test_nominative_and_accusative_differ_where_polish_tells_them_apart():
    ((_, nominative),) = find("Turcja", "pl")
    ((_, accusative),) = find("Turcję", "pl")
    assert nominative.cases == {"nom"}
    assert accusative.cases == {"acc"}


def test_numbers_of_inhabitants():
    ((_, singular),) = find("Rosjanin", "pl")
    ((_, plural),) = find("Rosjanami", "pl")
    assert (singular.number, plural.number) == ("sg", "pl")
