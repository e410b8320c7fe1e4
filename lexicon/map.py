"""Draws the states' shapes from the npm package world-atlas, which holds Natural Earth's countries as TopoJSON.

The projection is Equal Earth (Šavrič, Patterson and Jenny 2018, doi:10.1080/13658816.2018.1504949), turned by 11 degrees
so that the map's edge runs through the Bering Strait and cuts no state.
"""

import json
import math
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from tables import LEXICON, WORLD, read_rows, write_rows
from volteface.world import MAP_WIDTH

Point = tuple[float, float]
Ring = tuple[Point, ...]

COLUMNS = ("code", "x", "y", "dot", "path")
SCALES = ("110m", "50m", "10m")
"""The atlas's files, the coarsest first: each state is drawn from the first that has all its areas."""
TURN = 11.0
NORTH = 83.7
"""Latitude of the map's upper edge, in degrees: the north of Greenland."""
SMALL = 6.0
"""A shape whose largest part is smaller than this, in square units, is hard to see and gets a dot."""
LEAST = 0.15
"""Parts smaller than this, in square units, are left out."""
STRIDE = 0.35
"""Corners nearer to each other than this, in units, become one where a finer file is drawn."""
CRIMEA = (32.0, 44.0, 37.0, 46.5)
"""West, south, east and north of the one part of the atlas's Russia that lies there."""
RUSSIA, MOROCCO, WESTERN_SAHARA = "643", "504", "732"


def build_map(atlas: Path) -> int:
    """Write world/map.csv from the unpacked package; returns the number of rows.

    Raises ValueError, which says what to do, where the folder isn't that package.
    """
    scales = [_read_areas(atlas / f"countries-{scale}.json") for scale in SCALES]
    rows = (_draw(row, scales) for row in read_rows(LEXICON / "atlas.csv"))
    return write_rows(WORLD / "map.csv", COLUMNS, rows)


def _read_areas(path: Path) -> dict[str, list[Ring]]:
    """Give the rings of each area in degrees, by ISO numeric code, or by name where it has none."""
    try:
        atlas = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ValueError(
            f"no {path}: unpack the npm package world-atlas 2.0.2 and name its folder"
        ) from error
    arcs = list(_decode_arcs(atlas))
    found: dict[str, list[Ring]] = {}
    for area in atlas["objects"]["countries"]["geometries"]:
        key = area.get("id") or area["properties"]["name"]
        polygons = area["arcs"] if area["type"] == "MultiPolygon" else [area["arcs"]]
        rings = [_join(arcs, indices) for polygon in polygons for indices in polygon]
        found.setdefault(key, []).extend(rings)
    _settle(found)
    return found


def _settle(areas: dict[str, list[Ring]]) -> None:
    """Draw two borders as the United Nations have them, where Natural Earth draws who holds the land."""
    if russia := areas.get(RUSSIA):
        areas["Crimea"] = [ring for ring in russia if _is_in(ring, CRIMEA)]
        areas[RUSSIA] = [ring for ring in russia if not _is_in(ring, CRIMEA)]
    if east := areas.get(WESTERN_SAHARA):
        border = max(y for ring in east for _, y in ring)
        west = [_cut(ring, -border, -1) for ring in areas[MOROCCO]]
        areas[WESTERN_SAHARA] = _merge([*east, *filter(None, west)])
        areas[MOROCCO] = list(filter(None, (_cut(ring, border, 1) for ring in areas[MOROCCO])))


def _cut(ring: Ring, least: float, sign: int) -> Ring:
    """Give the part of a ring where sign * latitude is at least so much, () if there is none."""
    kept: list[Point] = []
    for (x, y), (u, v) in zip(ring, (*ring[1:], ring[0]), strict=True):
        if sign * y >= least:
            kept.append((x, y))
        if (sign * y > least) != (sign * v > least) and least not in (sign * y, sign * v):
            kept.append((x + (u - x) * (sign * least - y) / (v - y), sign * least))
    return tuple(kept) if len(kept) > 2 else ()


def _decode_arcs(atlas: dict[str, Any]) -> Iterator[Ring]:
    """Undo TopoJSON's quantisation: an arc is a first point and steps from each to the next, in whole numbers."""
    (x_scale, y_scale), (x_least, y_least) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    for arc in atlas["arcs"]:
        x = y = 0
        points = []
        for x_step, y_step in arc:
            x, y = x + x_step, y + y_step
            points.append((x * x_scale + x_least, y * y_scale + y_least))
        yield tuple(points)


def _join(arcs: list[Ring], indices: Iterable[int]) -> Ring:
    """Make a ring of arcs, each of which begins where the last one ends; ~i is arc i backwards."""
    return tuple(point for i in indices for point in (arcs[i] if i >= 0 else arcs[~i][::-1])[:-1])


def _is_in(ring: Ring, box: tuple[float, float, float, float]) -> bool:
    west, south, east, north = box
    return all(west <= x <= east and south <= y <= north for x, y in ring)


def _draw(row: dict[str, str], scales: list[dict[str, list[Ring]]]) -> tuple[str, ...]:
    """Give the row of one state: a point that stands for it, whether it needs a dot, and its path."""
    rings = _find_rings(row, scales)
    largest = max(rings, key=_measure, default=())
    if row["place"]:
        longitude, latitude = map(float, row["place"].split())
        x, y = _project((longitude - TURN + 180) % 360 - 180, latitude)
    else:
        x, y = _find_middle(largest)
    path = "".join(_write(ring) for ring in rings if _measure(ring) >= LEAST)
    return row["code"], _tell(_tenths(x)), _tell(_tenths(y)), "yes" if _measure(largest) < SMALL else "", path


def _find_rings(row: dict[str, str], scales: list[dict[str, list[Ring]]]) -> list[Ring]:
    """Give the projected rings of a state, none for a former one that the atlas doesn't have."""
    names = [name for name in row["atlas"].split("|") if name]
    areas = next((areas for areas in scales if areas.keys() >= set(names)), None)
    if areas is None:
        raise ValueError(f"atlas.csv: {row['code']} is drawn from {row['atlas']}, which the atlas lacks")
    rings = [_project_ring(ring) for name in names for ring in areas[name]]
    if areas is not scales[0]:
        rings = [_thin(ring) for ring in rings]
    return _merge(rings) if len(names) > 1 else rings


def _project_ring(ring: Ring) -> Ring:
    """Project a ring as a whole: one that crosses the date line goes on beyond it, so that it stays in one piece."""
    unrolled = [ring[0][0] - TURN]
    for (before, _), (after, _) in pairwise(ring):
        step = (after - before + 180) % 360 - 180
        unrolled.append(unrolled[-1] + step)
    middle = (min(unrolled) + max(unrolled)) / 2
    turns = 360 * math.floor((middle + 180) / 360)
    return tuple(_project(x - turns, y) for x, (_, y) in zip(unrolled, ring, strict=True))


def _project(longitude: float, latitude: float) -> Point:
    """Give the units from the map's left and upper edge of a place in degrees."""
    x, y = _equal_earth(longitude, latitude)
    scale = MAP_WIDTH / (2 * _equal_earth(180, 0)[0])
    return MAP_WIDTH / 2 + x * scale, (_equal_earth(0, NORTH)[1] - y) * scale


def _equal_earth(longitude: float, latitude: float) -> Point:
    a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
    theta = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    square, sixth = theta**2, theta**6
    slope = a1 + 3 * a2 * square + sixth * (7 * a3 + 9 * a4 * square)
    x = 2 * math.radians(longitude) * math.cos(theta) / (math.sqrt(3) * slope)
    return x, theta * (a1 + a2 * square + sixth * (a3 + a4 * square))


def _thin(ring: Ring) -> Ring:
    kept = [ring[0]]
    for point in ring[1:]:
        if math.dist(point, kept[-1]) >= STRIDE:
            kept.append(point)
    return tuple(kept)


def _merge(rings: list[Ring]) -> list[Ring]:
    """Join rings that share a border: take away each edge that another ring has the other way, and chain the rest."""
    edges = {edge for ring in rings for edge in zip(ring, (*ring[1:], ring[0]), strict=True)}
    following = {start: end for start, end in edges if (end, start) not in edges}
    merged = []
    while following:
        start, point = following.popitem()
        chain = [start]
        while point != start:
            chain.append(point)
            point = following.pop(point)
        merged.append(tuple(chain))
    return sorted(merged)


def _measure(ring: Ring) -> float:
    """Give the area of a ring in square units (the shoelace formula)."""
    return abs(sum(x * v - u * y for (x, y), (u, v) in zip(ring, (*ring[1:], *ring[:1]), strict=True))) / 2


def _find_middle(ring: Ring) -> Point:
    """Give about the point inside of a ring that is farthest from its edges: the best of a grid, made finer twice."""
    (left, right), (top, bottom) = ((min(axis), max(axis)) for axis in zip(*ring, strict=True))
    best = (left + right) / 2, (top + bottom) / 2
    width, height = right - left, bottom - top
    for _ in range(3):
        x, y = best
        grid = [(x + width * i / 24, y + height * j / 24) for i in range(-12, 13) for j in range(-12, 13)]
        best = max((best, *grid), key=lambda point: _measure_depth(point, ring))
        width, height = width / 12, height / 12
    return best


def _measure_depth(point: Point, ring: Ring) -> float:
    """Give how far inside of a ring a point lies; less than 0 outside of it."""
    x, y = point
    inside, nearest = False, math.inf
    for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
        square = (x2 - x1) ** 2 + (y2 - y1) ** 2
        along = max(0.0, min(1.0, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / square)) if square else 0.0
        nearest = min(nearest, math.dist(point, (x1 + along * (x2 - x1), y1 + along * (y2 - y1))))
    return nearest if inside else -nearest


def _write(ring: Ring) -> str:
    """Write a ring as a part of an SVG path: its first point, then steps, to a tenth of a unit."""
    points = [(_tenths(x), _tenths(y)) for x, y in ring]
    written = f"M{_tell(points[0][0])} {_tell(points[0][1])}l"
    for (x1, y1), (x2, y2) in pairwise(points):
        if (x1, y1) != (x2, y2):
            for step in (_tell(x2 - x1), _tell(y2 - y1)):
                written += step if step[0] == "-" or written[-1] == "l" else f" {step}"
    return f"{written}z"


def _tenths(value: float) -> int:
    return round(value * 10)


def _tell(tenths: int) -> str:
    """Write a number of tenths as SVG takes it in the fewest signs: 1203 -> "120.3", -4 -> "-.4", 30 -> "3"."""
    whole, rest = divmod(abs(tenths), 10)
    digits = (str(whole) if whole or not rest else "") + (f".{rest}" if rest else "")
    return f"-{digits}" if tenths < 0 else digits
