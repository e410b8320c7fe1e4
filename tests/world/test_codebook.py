import pytest

from volteface.world import CONTEXTS, intensity_of, list_modes, list_types, quad_of

TYPES = [
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]


def test_types_stand_in_codebook_order():
    assert list(list_types()) == TYPES


def test_quads():
    assert [quad_of(name) for name in TYPES] == [1, 1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 4]


@pytest.mark.parametrize(
    ("type_", "modes", "score"),
    [
        ("AGREE", (), 2.5),
        ("SUPPORT", (), 5),
        ("CONCEDE", (), 4.5),
        ("COOPERATE", (), 9.5),
        ("AID", (), 10),
        ("ACCUSE", (), -3),
        ("REQUEST", (), 0),
        ("REQUEST", ("assist",), 0.5),
        ("CONSULT", ("visit",), 4),
        ("CONSULT", ("phone",), 1.5),
        ("RETREAT", ("resign",), 4.5),
        ("PROTEST", ("vandalize",), -5),
        ("SANCTION", ("expel",), -5.5),
        ("ASSAULT", ("torture",), -8.5),
        ("ASSAULT", ("torture", "drone"), -9.5),
        ("ASSAULT", ("unconventional",), -10),
    ],
)
def test_intensity(type_, modes, score):
    assert intensity_of(type_, modes) == score


def test_modes():
    assert not any(list_modes(name) for name in ("AGREE", "SUPPORT", "CONCEDE", "COOPERATE", "AID"))
    assert len(list_modes("ASSAULT")) == 15
    assert all(-10 <= score <= 10 for name in TYPES for score in list_modes(name).values())


def test_recipients_are_required_where_the_sections_say_so():
    assert {name for name, one in list_types().items() if one.recipient_required} == {
        "COOPERATE",
        "AID",
        "SANCTION",
    }


def test_contexts():
    assert len(CONTEXTS) == len(set(CONTEXTS)) == 37
    assert {"military", "cyber", "trafficking"} <= set(CONTEXTS)


def test_unknown_types_and_modes_are_refused():
    with pytest.raises(ValueError, match="no event type"):
        quad_of("FIGHT")
    with pytest.raises(ValueError, match="no mode"):
        intensity_of("AID", ("military",))
