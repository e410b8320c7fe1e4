import pytest

from volteface.world import STATES, list_bodies, list_states, load_names, load_roles
from world.reading import find_codes, senses

KINDS = {"name", "adjective", "people", "capital", "place", "seat", "body", "group", "trap", "person"}
SECTORS = {
    "", "GOV", "MIL", "LEG", "JUD", "COP", "SPY", "PTY", "OPP", "REB", "CVL", "BUS", "JRN", "IGO", "NGO", "REL",
    "REF", "CRM",
}  # fmt: skip
# States whose adjective or inhabitants have no name of their own: they share that of a namesake.
SHARED = {
    "pl": {("COG", "adjective")},
    "en": {("DMA", "adjective"), ("DMA", "people"), ("VAT", "people")},
}
# Forms with two codes, and why both stay.
TWO_CODES = {
    "pl": {"bruksela", "brukseli", "brukselę", "brukselą", "sana"},  # Belgium and the EU; Yemen and an agency
    "en": {"brussels"},
}
# Names with several bearers, each decided for the one that news mean.
DECIDED = [
    ("pl", "Gwinea", "GIN"),
    ("pl", "Kongo", "COD"),
    ("pl", "kongijski", "COD"),
    ("pl", "Korea", "KOR"),
    ("pl", "koreański", "KOR"),
    ("pl", "Macedonia", "MKD"),
    ("pl", "Izba Reprezentantów", "USA"),
    ("pl", "Ameryka", "USA"),
    ("en", "Guinea", "GIN"),
    ("en", "Congo", "COD"),
    ("en", "Congolese", "COD"),
    ("en", "Korea", "KOR"),
    ("en", "Korean", "KOR"),
    ("en", "Dominican", "DOM"),
    ("en", "Georgia", "GEO"),
    ("en", "America", "USA"),
]


@pytest.mark.parametrize("language", ["pl", "en"])
def test_every_state_of_today_has_its_names(language):
    kinds: dict[str, set[str]] = {}
    for _, sense in load_names(language):
        kinds.setdefault(sense.code, set()).add(sense.kind)
    missing = {
        (code, kind)
        for code in list_states("2026-11-23")
        for kind in ("name", "adjective", "people", "capital")
        if kind not in kinds.get(code, set())
    }
    assert missing == SHARED[language]


@pytest.mark.parametrize("language", ["pl", "en"])
def test_no_form_has_two_codes_without_a_decision(language):
    ambiguous = {
        form
        for form, found in senses(language).items()
        if len({sense.code for sense in found if sense.kind not in ("trap", "person")}) > 1
    }
    assert ambiguous == TWO_CODES[language]


@pytest.mark.parametrize(("language", "name", "code"), DECIDED)
def test_names_with_several_bearers_are_decided(language, name, code):
    assert find_codes(name, language) == {code}


@pytest.mark.parametrize("language", ["pl", "en"])
def test_no_trap_hides_a_name(language):
    for form, found in senses(language).items():
        kinds = {sense.kind for sense in found}
        assert "trap" not in kinds or kinds == {"trap"}, form


@pytest.mark.parametrize("language", ["pl", "en"])
def test_codes_kinds_and_roles_are_known(language):
    groups = {sense.code for _, sense in load_names(language) if sense.kind == "group"}
    for form, sense in load_names(language):
        assert sense.kind in KINDS, form
        assert sense.role in SECTORS, form
        assert (sense.code == "") == (sense.kind == "trap"), form
        if sense.kind not in ("trap", "person"):
            assert sense.code in STATES | set(list_bodies()) | groups, form


@pytest.mark.parametrize("language", ["pl", "en"])
def test_there_are_enough_traps(language):
    assert sum(sense.kind == "trap" for _, sense in load_names(language)) > 200


def test_former_names_hold_until_their_end():
    assert find_codes("Związek Radziecki", "pl", "1988-05-01") == {"RUS"}
    assert find_codes("Związek Radziecki", "pl", "2025-05-01") == set()
    assert find_codes("USSR", "en", "1991-01-01") == {"RUS"}


@pytest.mark.parametrize("language", ["pl", "en"])
def test_forms_are_normalised(language):
    for load in (load_names, load_roles):
        for form, sense in load(language):
            if sense.kind == "person" and "İ" in form:
                continue  # the one capital whose small letter is two characters
            assert form == " ".join(form.lower().split())
            assert all(sign.isalnum() or sign == " " for sign in form), form


def test_roles():
    polish, english = (dict(load_roles(language)) for language in ("pl", "en"))
    assert polish["ministrem spraw zagranicznych"].role == "GOV"
    assert "inst" in polish["ministrem spraw zagranicznych"].cases
    assert polish["prokuratury generalnej"].role == "JUD"
    assert polish["siłami zbrojnymi"].number == "pl"
    assert polish["rebelianci"].kind == "group"
    assert polish["msz"].fits("MSZ")
    assert not polish["msz"].fits("msz")
    assert english["armed forces"].role == "MIL"
    assert english["opposition leaders"].number == "pl"
    assert english["footballers"].role == ""
    assert {sense.role for sense in (*polish.values(), *english.values())} <= SECTORS
