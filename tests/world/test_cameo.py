"""CAMEO codes and actors, names that stand alone, and the codes of other systems."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from volteface.world import (
    ACLED_TYPES,
    UCDP_TYPES,
    find_act,
    find_act_by_text,
    find_cameo_actor,
    find_home,
    find_role,
    find_type,
    intensity_of,
    list_acts,
    list_bodies,
    list_states,
    list_types,
    list_violence_types,
    resolve_name,
)

MANUAL = {
    "03": "AGREE", "04": "CONSULT", "05": "SUPPORT", "06": "COOPERATE", "07": "AID", "09": "ACCUSE", "10": "REQUEST",
    "11": "ACCUSE", "12": "REJECT", "13": "THREATEN", "14": "PROTEST", "15": "MOBILIZE", "16": "SANCTION", "17": "COERCE",
    "18": "ASSAULT", "19": "ASSAULT", "20": "ASSAULT",
}  # fmt: skip
"""The manual's table of CAMEO equivalents; 08 is divided, 01 and 02 are dropped."""


def test_every_act_has_the_type_of_the_manual() -> None:
    for code, act in list_acts().items():
        if code in ("015", "016"):
            assert act.type == {"015": "AGREE", "016": "REJECT"}[code]
        elif code.startswith("08"):
            assert act.type == ("RETREAT" if code[:3] in ("084", "085", "086", "087") else "CONCEDE")
        else:
            assert act.type == MANUAL.get(code[:2], "")


def test_every_act_has_modes_of_its_type_only() -> None:
    for act in list_acts().values():
        assert not (act.modes and not act.type)
        if act.type:
            intensity_of(act.type, act.modes)  # raises for a mode that is none


@pytest.mark.parametrize(
    ("code", "type_", "modes"),
    [
        ("163", "SANCTION", ("discontinue",)), ("195", "ASSAULT", ("aerial",)), ("204", "ASSAULT", ("unconventional",)),
        ("202", "ASSAULT", ()), ("0841", "RETREAT", ("release",)), ("1246", "REJECT", ("yield",)), ("0330", "AGREE", ()),
    ],
)  # fmt: skip
def test_acts_that_are_easily_got_wrong(code: str, type_: str, modes: tuple[str, ...]) -> None:
    act = find_act(code)
    assert act
    assert (act.type, act.modes) == (type_, modes)


@pytest.mark.parametrize("code", ["", "99", "9999", "abc", "41", "1"])
def test_what_is_no_code_is_no_act(code: str) -> None:
    assert find_act(code) is None


def test_acts_are_found_by_phrase_however_it_is_punctuated() -> None:
    for code, act in list_acts().items():
        found = find_act_by_text(act.text.upper().replace(",", ""))
        assert found
        assert found.code.startswith(code[:2])
        assert found.type == act.type
    assert find_act_by_text("Refuse to allow international involvement (non-mediation)") == find_act("1245")
    assert find_act_by_text("relation") is None


@pytest.mark.parametrize(
    ("code", "actor", "role"),
    [
        ("EGYGOV", "EGY", "GOV"), ("ISRMIL", "ISR", "MIL"), ("PALPLO", "PSE", "PTY"), ("MOSREB", "MOSREB", "REB"),
        ("PSEREBHMS", "HAMAS", "REB"), ("LBNREBHEZ", "HEZBOLLAH", "REB"), ("LBNREB", "LEBANON REBELS", "REB"),
        ("IGOUNO", "UN", "IGO"), ("IGOUNOIAE", "IAEA", "IGO"), ("IGOEUREEC", "EU", "IGO"), ("IGONAT", "NATO", "IGO"),
        ("USR", "RUS", ""), ("GMWGOV", "DEU", "GOV"), ("YMS", "YMD", ""), ("ROM", "ROU", ""), ("SCGKSV", "XKX", ""),
        ("MNCUSAMED", "USA", "BUS"), ("NGOISR", "ISR", "NGO"), ("BMU", "GBR", ""), ("kur", "KURDS", ""), ("alg", "", ""),
        ("GOV", "", "GOV"), ("REB", "", "REB"), ("MEA", "", ""), ("", "", ""), ("MOZSEPOPP", "MOZAMBIQUE REBELS", "REB"),
    ],
)  # fmt: skip
def test_actor_codes_are_state_and_role(code: str, actor: str, role: str) -> None:
    assert find_cameo_actor(code) == (actor, role)


@given(st.text(alphabet="ABCEGIMNORSTUVabz0 ", max_size=12))
def test_an_armed_actor_is_never_a_state(code: str) -> None:
    actor, role = find_cameo_actor(code)
    assert role != "REB" or actor not in list_states()


@pytest.mark.parametrize(
    ("name", "code", "role"),
    [
        ("Government (Syria)", "SYR", "GOV"), ("Citizen (India)", "IND", "CVL"), ("Foreign Affairs (Bangladesh)", "BGD", "GOV"),
        ("South Korea", "KOR", ""), ("Armed Gang (Palestinian Territory, Occupied)", "PALESTINE REBELS", "REB"),
        ("Hezbollah", "HEZBOLLAH", "REB"), ("Men (Holy See (Vatican City State))", "VAT", "CVL"),
        ("Member of Legislative (Govt) (Nigeria)", "NGA", "LEG"), ("Militant (Taliban)", "TALIBAN", "REB"),
        ("Royal Thai Army", "THA", "MIL"), ("UN Security Council", "UN", "IGO"), ("Gibraltar", "GBR", ""),
        ("Communist Party of India (Marxist)", "IND", "PTY"), ("Unspecified Actor", "", ""), ("Zofia Nikt", "", ""), ("", "", ""),
        ("()", "", ""), (")(", "", ""), ("(India)", "IND", ""),
    ],
)  # fmt: skip
def test_names_that_stand_alone(name: str, code: str, role: str) -> None:
    assert [(one.code, one.role) for one in resolve_name(name)] == [(code, role)]


@pytest.mark.parametrize("name", ["Dmitry Anatolyevich Medvedev", "Dmitri Medvedev", "Medvedev Dmitry"])
def test_a_person_is_found_by_other_spellings(name: str) -> None:
    (in_office,) = [one for one in resolve_name(name) if one.since <= date(2009, 1, 1) <= one.until]
    assert (in_office.code, in_office.role) == ("RUS", "GOV")


def test_who_led_a_body_stands_for_nobody_out_of_office() -> None:
    told = {one.code for one in resolve_name("António Guterres")}
    assert told == {"UN", ""}


@given(
    st.sampled_from(
        ["Barack Obama", "Javier Solana", "Mahmoud Abbas", "Vladimir Putin (Russia)", "Japan", "x"]
    )
)
def test_standings_cover_all_time_once(name: str) -> None:
    told = resolve_name(name)
    assert (told[0].since, told[-1].until) == (date.min, date.max)
    assert all(after.since - before.until == timedelta(days=1) for before, after in pairwise(told))


def test_roles_are_those_of_the_first_words_that_fit() -> None:
    assert find_role("Military Police") == "COP"
    assert find_role("Opposition Newspaper") == "JRN"
    assert find_role("Police") == "COP"
    assert find_role("Policeman") == ""


@pytest.mark.parametrize(
    ("system", "code", "home"),
    [
        ("iso3", "KOS", "XKX"), ("iso3", "PRI", "USA"), ("iso3", "HKG", "HKG"), ("iso2", "GL", "DNK"), ("fips", "RS", "RUS"),
        ("fips", "GZ", "PSE"), ("cow", "365", "RUS"), ("cow_abbreviation", "GMY", "DEU"), ("cameo", "YUG", "SRB"), ("iso3", "ZZZ", ""),
    ],
)  # fmt: skip
def test_a_code_leads_to_the_state_that_answers_for_it(system: str, code: str, home: str) -> None:
    assert find_home(code, system) == home  # type: ignore[arg-type]


@pytest.mark.parametrize("table", [ACLED_TYPES, UCDP_TYPES])
def test_types_of_violence_are_plover(table: str) -> None:
    for one in list_violence_types(table).values():
        assert one.type in {"", *list_types()}
        assert not one.type or intensity_of(one.type, one.modes) is not None
    assert find_type(table, "no such type") is None


def test_a_detail_that_is_unknown_is_left_aside() -> None:
    found = find_type(ACLED_TYPES, "Battles", "Something new")
    assert found
    assert found.type == "ASSAULT"


def test_bodies_that_actor_codes_name_are_known() -> None:
    codes = (
        "IGOUNO",
        "IGOARL",
        "IGOGCC",
        "IGOOIC",
        "IGOOPC",
        "IGOIMF",
        "IGOUNOWBK",
        "IGOICC",
        "IGOAFU",
        "IGOSCE",
        "IGOCOE",
    )
    assert {find_cameo_actor(code)[0] for code in codes} <= set(list_bodies())
