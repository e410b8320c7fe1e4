import pytest

from volteface.world import STATES, list_bodies, members, memberships

DESIGN = [
    "NATO",
    "EU",
    "UN",
    "CSTO",
    "CIS",
    "OSCE",
    "AU",
    "ASEAN",
    "SCO",
    "BRICS",
    "EAEU",
    "GCC",
    "ECOWAS",
    "OAS",
    "ICC",
    "IAEA",
    "IMF",
    "WTO",
]


@pytest.mark.parametrize(
    ("body", "state", "before", "after"),
    [
        ("NATO", "FIN", "2023-04-03", "2023-04-04"),
        ("NATO", "SWE", "2024-03-06", "2024-03-07"),
        ("NATO", "MNE", "2017-06-04", "2017-06-05"),
        ("NATO", "MKD", "2020-03-26", "2020-03-27"),
        ("EU", "HRV", "2013-06-30", "2013-07-01"),
        ("SCO", "IND", "2017-06-08", "2017-06-09"),
        ("BRICS", "IDN", "2025-01-05", "2025-01-06"),
        ("EAEU", "KGZ", "2015-08-11", "2015-08-12"),
        ("AU", "MAR", "2017-01-29", "2017-01-30"),
        ("ASEAN", "TLS", "2025-10-25", "2025-10-26"),
        ("CSTO", "UZB", "2006-08-15", "2006-08-16"),
        ("WTO", "CHN", "2001-12-10", "2001-12-11"),
    ],
)
def test_entries(body, state, before, after):
    assert state not in members(body, before)
    assert state in members(body, after)


@pytest.mark.parametrize(
    ("body", "state", "last", "after"),
    [
        ("EU", "GBR", "2020-01-31", "2020-02-01"),
        ("CSTO", "AZE", "1999-04-02", "1999-04-03"),
        ("CSTO", "GEO", "1999-04-02", "1999-04-03"),
        ("CSTO", "UZB", "2012-12-19", "2012-12-20"),
        ("ECOWAS", "MLI", "2025-01-29", "2025-01-30"),
        ("CIS", "GEO", "2009-08-18", "2009-08-19"),
        ("COE", "RUS", "2022-03-16", "2022-03-17"),
        ("OPEC", "AGO", "2023-12-31", "2024-01-01"),
    ],
)
def test_exits(body, state, last, after):
    assert state in members(body, last)
    assert state not in members(body, after)


@pytest.mark.parametrize(
    ("body", "day", "size"),
    [
        ("NATO", "1949-08-24", 12),
        ("NATO", "2025-01-01", 32),
        ("EU", "2019-01-01", 28),
        ("EU", "2025-01-01", 27),
        ("UN", "2025-01-01", 193),
        ("OSCE", "2025-01-01", 57),
        ("AU", "2025-01-01", 54),
        ("COE", "2025-01-01", 46),
        ("IMF", "2025-01-01", 191),
        ("ICC", "2025-06-01", 124),  # and the Cook Islands, which are no state of the list
        ("GCC", "2025-01-01", 6),
        ("CSTO", "2025-01-01", 6),
        ("BRICS", "2023-01-01", 5),
    ],
)
def test_sizes(body, day, size):
    assert len(members(body, day)) == size


def test_a_year_or_month_means_any_day_of_it():
    assert "FIN" in members("NATO", "2023")
    assert "FIN" not in members("NATO", "2023-03")
    assert "GBR" in members("EU", "2020")
    assert "GBR" not in members("EU", "2020-02")
    assert "GBR" not in members("EU", "")


def test_bodies_of_the_design_have_members_and_names():
    for code in DESIGN:
        assert members(code, "2025-01-01"), code
        assert list_bodies()[code].name_pl, code
    assert {state for code in list_bodies() for state in members(code, "")} <= STATES


def test_memberships_of_a_state():
    assert {"CIS", "OTS", "OSCE"} <= memberships("AZE", "2025-07-23")
    assert "CSTO" not in memberships("AZE", "2025-07-23")


def test_unknown_bodies_are_refused():
    with pytest.raises(ValueError, match="no body"):
        members("NATOO", "2025-01-01")
