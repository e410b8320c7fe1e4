import pytest

from volteface.world import STATES, load_names
from world.reading import find_codes, senses

# What a state's own name or capital is called stands in names.*.csv.
PLACES = [
    ("pl", "w Charkowie", "UKR"),
    ("pl", "pod Bachmutem", "UKR"),
    ("pl", "z Awdijiwki", "UKR"),
    ("pl", "do Kupiańska", "UKR"),
    ("pl", "w Chersoniu", "UKR"),
    ("pl", "Mariupola", "UKR"),
    ("pl", "na Krymie", "UKR"),
    ("pl", "w obwodzie ługańskim", "UKR"),
    ("pl", "w obwodzie donieckim", "UKR"),
    ("pl", "w obwodzie biełgorodzkim", "RUS"),
    ("pl", "w Biełgorodzie", "RUS"),
    ("pl", "w Jekaterynburgu", "RUS"),
    ("pl", "do Petersburga", "RUS"),
    ("pl", "w Kursku", "RUS"),
    ("pl", "w Przewodowie", "POL"),
    ("pl", "w Rzeszowie", "POL"),
    ("pl", "w Brześciu", "BLR"),
    ("pl", "w Kownie", "LTU"),
    ("pl", "w Dżermuku", "ARM"),
    ("pl", "do Gori", "GEO"),
    ("pl", "w Batumi", "GEO"),
    ("pl", "w Mitrowicy", "XKX"),
    ("pl", "w Banja Luce", "BIH"),
    ("pl", "w Stambule", "TUR"),
    ("pl", "w Aleppo", "SYR"),
    ("pl", "w Hajfie", "ISR"),
    ("pl", "w Dżeninie", "PSE"),
    ("pl", "z Rafah", "PSE"),
    ("pl", "w Dubaju", "ARE"),
    ("pl", "w Bengazi", "LBY"),
    ("pl", "w Gao", "MLI"),
    ("pl", "w Darfurze", "SDN"),
    ("pl", "w Gomie", "COD"),
    ("pl", "w Kandaharze", "AFG"),
    ("pl", "w Śrinagarze", "IND"),
    ("pl", "w Szanghaju", "CHN"),
    ("pl", "na Okinawie", "JPN"),
    ("pl", "w Nowym Jorku", "USA"),
    ("pl", "w Karolinie Północnej", "USA"),
    ("pl", "w Guayaquil", "ECU"),
    ("pl", "w Monachium", "DEU"),
    ("en", "in Kharkiv", "UKR"),
    ("en", "near Chasiv Yar", "UKR"),
    ("en", "Crimea", "UKR"),
    ("en", "St. Petersburg", "RUS"),
    ("en", "Belgorod", "RUS"),
    ("en", "Przemysl", "POL"),
    ("en", "Jermuk", "ARM"),
    ("en", "Khan Younis", "PSE"),
    ("en", "Deir ez-Zor", "SYR"),
    ("en", "El Fasher", "SDN"),
    ("en", "Be'er Sheva", "ISR"),
    ("en", "Muzaffarabad", "PAK"),
    ("en", "Kinmen", "TWN"),
    ("en", "New York", "USA"),
    ("en", "Guayaquil", "ECU"),
    ("en", "Belfast", "GBR"),
]
# Names that words, persons or the places of several states share.
LEFT_OUT = [
    ("pl", "kielce i sumy"),
    ("pl", "Krajowa Rada"),
    ("pl", "Bali się wojny"),
    ("pl", "Czyta gazetę"),
    ("pl", "Kaszmir i Wzgórza Golan"),
    ("pl", "stan Georgia"),
    ("en", "Nice weather"),
    ("en", "a GAO report"),
    ("en", "Kashmir and the Golan Heights"),
    ("en", "Hyderabad"),
]


@pytest.mark.parametrize(("language", "text", "code"), PLACES)
def test_places_belong_to_their_states(language, text, code):
    assert find_codes(text, language) == {code}


@pytest.mark.parametrize(("language", "text"), LEFT_OUT)
def test_doubtful_names_are_left_out(language, text):
    assert find_codes(text, language) == set()


@pytest.mark.parametrize("language", ["pl", "en"])
def test_a_place_is_nothing_else(language):
    for form, found in senses(language).items():
        if any(sense.kind == "place" for sense in found):
            assert {sense.kind for sense in found} <= {"place", "person"}, form
            assert len({sense.code for sense in found if sense.kind == "place"}) == 1, form


@pytest.mark.parametrize("language", ["pl", "en"])
def test_there_are_enough_places_of_known_states(language):
    places = [sense for _, sense in load_names(language) if sense.kind == "place"]
    assert len(places) > 2000
    assert {sense.code for sense in places} <= STATES
    assert {sense.number for sense in places} == {"sg"}


def test_polish_places_have_their_cases():
    def cases(form: str) -> set[str]:
        return {case for sense in senses("pl")[form] for case in sense.cases}

    assert cases("charkowa") == {"gen"}
    assert cases("kupiańsk") == {"nom", "acc"}
    assert cases("chmielnickiego") == {"gen"}
    assert cases("odessę") == {"acc"}
    assert cases("suwałkach") == {"loc"}
    assert cases("obwodzie kurskim") == {"loc"}
