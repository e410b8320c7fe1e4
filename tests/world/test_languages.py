"""What holds for the names, roles and leaders of every language that is coded."""

from collections import Counter

import pytest

from volteface.coding.grammar import LANGUAGES
from volteface.coding.lexicon import load_lexicon
from volteface.errors import VoltefaceError
from volteface.world import STATES, NameSense, find_code, list_bodies, list_states, load_names, load_roles

TODAY = "2026-11-23"
SECTORS = frozenset(
    [
        "GOV",
        "MIL",
        "LEG",
        "JUD",
        "COP",
        "SPY",
        "PTY",
        "OPP",
        "REB",
        "CVL",
        "BUS",
        "JRN",
        "IGO",
        "NGO",
        "REL",
        "REF",
        "CRM",
    ]
) | {""}
LEADERS = [
    ("ru", "Алиева", "2015-05-01", "AZE"),
    ("ru", "Лаврову", "2015-05-01", "RUS"),
    ("ru", "Зеленским", "2022-05-01", "UKR"),
    ("uk", "Алієва", "2015-05-01", "AZE"),
    ("uk", "Порошенком", "2016-05-01", "UKR"),
    ("uk", "Путіну", "2022-05-01", "RUS"),
    ("de", "Alijew", "2015-05-01", "AZE"),
    ("de", "Selenskyj", "2022-05-01", "UKR"),
    ("de", "Merkels", "2015-05-01", "DEU"),
    ("tr", "Aliyev", "2015-05-01", "AZE"),
    ("tr", "Zelenskiy", "2022-05-01", "UKR"),
    ("tr", "Paşinyan", "2022-05-01", "ARM"),
    ("es", "Zelenski", "2022-05-01", "UKR"),
    ("es", "Maduro", "2019-05-01", "VEN"),
    ("es", "Lukashenko", "2020-09-01", "BLR"),
    ("fr", "Poutine", "2022-05-01", "RUS"),
    ("fr", "Pachinian", "2022-05-01", "ARM"),
    ("fr", "Macron", "2022-05-01", "FRA"),
]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state_of_today_has_its_names(language: str) -> None:
    kinds: dict[str, set[str]] = {}
    for _, sense in load_names(language):
        kinds.setdefault(sense.code, set()).add(sense.kind)
    states = list_states(TODAY)
    for kind, least in (("name", 1.0), ("capital", 0.95), ("adjective", 0.9), ("people", 0.9)):
        having = sum(kind in kinds.get(code, set()) for code in states)
        assert having >= least * len(states), (kind, having, len(states))


@pytest.mark.parametrize("language", LANGUAGES)
def test_codes_and_roles_are_known(language: str) -> None:
    groups = {sense.code for _, sense in load_names(language) if sense.kind == "group"}
    codes = STATES | set(list_bodies()) | groups
    for form, sense in load_names(language):
        assert (sense.code == "") == (sense.kind == "trap"), form
        assert sense.role in SECTORS, form
        assert sense.kind in ("trap", "person") or sense.code in codes, (form, sense.code)
    assert {sense.role for _, sense in load_roles(language)} <= SECTORS


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_trap_is_a_name_too(language: str) -> None:
    kinds: dict[str, set[str]] = {}
    for form, sense in load_names(language):
        kinds.setdefault(form, set()).add(sense.kind)
    assert [form for form, found in kinds.items() if "trap" in found and len(found) > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_sixteen_types_have_triggers(language: str) -> None:
    lexicon = load_lexicon(language)
    types = Counter(
        frame.type
        for senses in lexicon._senses
        for _, found in senses
        for sense in found
        for frame in getattr(sense, "frames", ())
    )
    assert len(types) == 16
    assert min(types.values()) >= 10


@pytest.mark.parametrize(("language", "surname", "day", "code"), LEADERS)
def test_a_surname_alone_resolves_by_date(language: str, surname: str, day: str, code: str) -> None:
    found = {
        sense.code
        for hit in load_lexicon(language).scan(f"x {surname} x").actors
        for sense in hit.senses
        if isinstance(sense, NameSense) and sense.holds(day)
    }
    assert found == {code}


def test_a_name_is_found_in_every_language() -> None:
    for name in ("Грузия", "Грузія", "Georgien", "Gürcistan", "Géorgie", "Gruzja", "GEO"):
        assert find_code(name) == "GEO"
    with pytest.raises(VoltefaceError, match="nobody goes by"):
        find_code("Ruritania")
