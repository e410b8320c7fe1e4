import pytest

from volteface.world import STATES, find_state, list_states, state


def test_today_there_are_198():
    assert len(list_states("2026-11-23")) == 198
    assert {"XKX", "PSE", "TWN", "HKG", "VAT"} <= list_states("2026-11-23")
    assert {"DDR", "CSK"} <= list_states("1985-01-01")
    assert "DDR" not in list_states("2026-11-23")
    assert "DDR" in STATES


@pytest.mark.parametrize(
    ("code", "system", "expected"),
    [
        ("365", "cow", "RUS"),
        ("UKG", "cow_abbreviation", "GBR"),
        ("GM", "fips", "DEU"),
        ("RS", "fips", "RUS"),
        ("RI", "fips", "SRB"),
        ("GZ", "fips", "PSE"),
        ("ROM", "cameo", "ROU"),
        ("KSV", "cameo", "XKX"),
        ("PAL", "cameo", "PSE"),
        ("USR", "cameo", "RUS"),
        ("na", "iso2", "NAM"),
        ("zz", "iso2", ""),
        ("", "cow", ""),
    ],
)
def test_codes_of_other_systems(code, system, expected):
    assert find_state(code, system) == expected


def test_every_state_goes_there_and_back():
    for code in STATES:
        one = state(code)
        assert one is not None
        assert find_state(one.iso2, "iso2") == code
        assert all(find_state(cameo, "cameo") == code for cameo in one.cameo)
        assert all(find_state(fips, "fips") == code for fips in one.fips)
        assert not one.cow or find_state(one.cow, "cow") == code


def test_others_are_no_states():
    assert state("NATO") is None
    assert state("") is None
