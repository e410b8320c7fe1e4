"""The map: every state is on it, where it should be, and joined from the areas that are its own."""

import json
import re
import sys
from importlib.resources import files
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "lexicon"))

from map import build_map
from volteface.world import MAP_HEIGHT, MAP_WIDTH, REGIONS, STATES, list_shapes, region_of, state

SHAPES = {shape.code: shape for shape in list_shapes()}
LANDS = {"ESH", "FLK", "GRL", "NCL", "PRI"}
STEP = re.compile(r"-?(?:\d+(?:\.\d)?|\.\d)")
PART = re.compile(r"M(\S+) (\S+)l([^z]*)z")


def corners(path: str) -> list[list[tuple[float, float]]]:
    """Give the corners of each part of a path, in units of the map."""
    parts = []
    for x, y, steps in PART.findall(path):
        points = [(float(x), float(y))]
        numbers = [float(step) for step in STEP.findall(steps)]
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            points.append((points[-1][0] + dx, points[-1][1] + dy))
        parts.append(points)
    return parts


def holds(path: str, x: float, y: float) -> bool:
    """Tell whether a point is inside of a path by the even-odd rule."""
    inside = False
    for points in corners(path):
        for (x1, y1), (x2, y2) in zip(points, [*points[1:], points[0]], strict=True):
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                inside = not inside
    return inside


def test_every_state_has_a_shape():
    assert set(SHAPES) == STATES | LANDS
    assert not [code for code in LANDS if state(code)]
    assert not [shape.code for shape in SHAPES.values() if not shape.path and not shape.dot]


def test_paths_are_written_as_svg_has_them():
    for shape in SHAPES.values():
        assert "".join(f"M{x} {y}l{steps}z" for x, y, steps in PART.findall(shape.path)) == shape.path
        assert all(len(points) >= 3 for points in corners(shape.path)), shape.code


def test_everything_is_on_the_map():
    for shape in SHAPES.values():
        for x, y in [(shape.x, shape.y), *(point for part in corners(shape.path) for point in part)]:
            assert -1 <= x <= MAP_WIDTH + 1, shape.code
            assert -1 <= y <= MAP_HEIGHT + 1, shape.code


def test_the_middle_of_a_state_is_inside_of_it():
    visible = [shape for shape in SHAPES.values() if not shape.dot]
    assert len(visible) > 160
    assert not [shape.code for shape in visible if not holds(shape.path, shape.x, shape.y)]


def test_large_states_stand_where_their_capital_is():
    assert SHAPES["RUS"].x < SHAPES["GEO"].x
    assert SHAPES["CHN"].x > SHAPES["MNG"].x
    assert SHAPES["KIR"].x > SHAPES["AUS"].x


def test_every_state_is_in_a_region():
    assert {region_of(code) for code in STATES} == set(REGIONS)
    assert region_of("ARM") == "central-asia"
    assert region_of("NATO") == ""


@pytest.mark.parametrize(
    ("west", "east"),
    [
        ("USA", "FRA"),
        ("FRA", "POL"),
        ("POL", "ARM"),
        ("ARM", "AZE"),
        ("IRN", "CHN"),
        ("CHN", "TWN"),
        ("TWN", "JPN"),
    ],
)
def test_states_stand_west_and_east(west, east):
    assert SHAPES[west].x < SHAPES[east].x


@pytest.mark.parametrize(
    ("north", "south"), [("FIN", "POL"), ("POL", "GRC"), ("GRC", "EGY"), ("EGY", "KEN"), ("KEN", "ZAF")]
)
def test_states_stand_north_and_south(north, south):
    assert SHAPES[north].y < SHAPES[south].y


@pytest.mark.parametrize(
    ("code", "x", "y"),
    [
        ("ECU", 249, 245),
        ("KEN", 573, 241),
        ("SAU", 592, 152),
        ("NZL", 880, 399),
        ("ISL", 441, 28),
        ("DDR", 505, 60),
    ],
)
def test_states_are_where_they_should_be(code, x, y):
    assert SHAPES[code].x == pytest.approx(x, abs=5)
    assert SHAPES[code].y == pytest.approx(y, abs=5)


def test_russia_is_in_one_piece_across_the_date_line():
    main = max(corners(SHAPES["RUS"].path), key=len)
    assert max(x for x, _ in main) - min(x for x, _ in main) > 250
    assert min(x for part in corners(SHAPES["RUS"].path) for x, _ in part) > MAP_WIDTH / 2


def test_disputed_lands_are_told_apart_on_purpose():
    simferopol, hargeisa, north_nicosia, dakhla = (555, 82), (592.4, 205.7), (556.7, 113.7), (432, 154.6)
    assert holds(SHAPES["UKR"].path, *simferopol)
    assert not holds(SHAPES["RUS"].path, *simferopol)
    assert holds(SHAPES["SOM"].path, *hargeisa)
    assert holds(SHAPES["CYP"].path, *north_nicosia)
    assert holds(SHAPES["ESH"].path, *dakhla)
    assert not holds(SHAPES["MAR"].path, *dakhla)
    for own, other in (("XKX", "SRB"), ("PSE", "ISR"), ("TWN", "CHN")):
        assert not holds(SHAPES[other].path, SHAPES[own].x, SHAPES[own].y)


def test_joined_areas_show_no_border_between_them():
    for code in ("UKR", "SOM", "CYP"):
        edges = [
            tuple((round(x, 1), round(y, 1)) for x, y in edge)
            for part in corners(SHAPES[code].path)
            for edge in zip(part, [*part[1:], part[0]], strict=True)
        ]
        assert not [edge for edge in edges if edge[::-1] in edges]


def test_a_former_state_has_the_shape_of_its_heirs():
    for heir in ("CZE", "SVK"):
        assert holds(SHAPES["CSK"].path, SHAPES[heir].x, SHAPES[heir].y)


def test_the_map_is_light():
    assert len((files("volteface.world") / "map.csv").read_bytes()) < 120_000


def test_a_folder_that_is_not_the_atlas_says_what_to_do(tmp_path):
    with pytest.raises(ValueError, match="unpack the npm package world-atlas"):
        build_map(tmp_path)


def test_an_area_that_the_atlas_lacks_is_told(tmp_path):
    empty = {
        "arcs": [],
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "objects": {"countries": {"geometries": []}},
    }
    for scale in ("110m", "50m", "10m"):
        (tmp_path / f"countries-{scale}.json").write_text(json.dumps(empty))
    with pytest.raises(ValueError, match=r"atlas\.csv: AFG is drawn from 004"):
        build_map(tmp_path)
