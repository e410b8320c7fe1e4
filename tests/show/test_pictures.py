"""Pictures are drawn for real; what is in them is read from the SVG and from the description that it was drawn from."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from relations.tables import Act, acts_of, imported, months
from volteface.errors import VoltefaceError
from volteface.ledger import Ledger
from volteface.relations import Series, Sides, levels, series, sides
from volteface.show.picture import save_picture, wrap
from volteface.show.relations_picture import draw_relations
from volteface.show.sides_picture import draw_sides

PNG = b"\x89PNG\r\n"
OUT, SILENT = "2021-04", "2020-06"


@dataclass(frozen=True)
class Alarm:
    direction: str
    starts: tuple[str, str]
    raised: str
    stage: str
    probability: float


def acts() -> Iterator[Act]:
    for month in months(2020, 24):
        if month == OUT:
            continue
        yield from acts_of(month, "CHN JPN", "CONSULT", 28)
        if month != SILENT:
            yield from acts_of(month, "FRA DEU", "CONSULT", 6)
            yield from acts_of(month, "FRA DEU", "ACCUSE", 20 if month == "2021-09" else 2)
        yield from acts_of(month, "FRA ITA", "CONSULT", 3)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    return imported(tmp_path_factory.mktemp("pictures") / "ledger", acts())


@pytest.fixture(scope="module")
def pair(ledger: Ledger) -> Series:
    with ledger.snapshot() as snapshot:
        return series(snapshot, "FRA", "DEU")


@pytest.fixture(scope="module")
def way(ledger: Ledger) -> Sides:
    with ledger.snapshot() as snapshot:
        return sides(snapshot, "FRA", "DEU", "ITA")


def texts(spec: dict[str, Any], folder: Path) -> list[str]:
    """Give all words of a picture as drawn."""
    file = folder / "picture.svg"
    save_picture(spec, file)
    svg = file.read_text(encoding="utf-8")
    return [
        " ".join(re.sub(r"<[^>]+>", " ", found).split())
        for found in re.findall(r"<text.*?</text>", svg, re.DOTALL)
    ]


def values_of(spec: Any, colour: str) -> list[list[dict[str, Any]]]:
    """Give the data of every layer whose mark has a colour."""
    if isinstance(spec, list):
        return [found for one in spec for found in values_of(one, colour)]
    if not isinstance(spec, dict):
        return []
    mark = spec.get("mark")
    own = (
        [spec["data"]["values"]]
        if isinstance(mark, dict) and mark.get("color") == colour and "data" in spec
        else []
    )
    return own + [found for one in spec.values() for found in values_of(one, colour)]


@pytest.mark.parametrize("width", [390, 900])
def test_relation_says_what_it_shows(pair: Series, tmp_path: Path, width: int) -> None:
    words = " ".join(texts(draw_relations(pair, levels(pair), width=width), tmp_path))
    for said in (
        "Germany and France",
        "cooperation",
        "conflict",
        "no news of the two",
        "the sources were out",
        "by Volteface",
    ):
        assert said in words
    assert f"{sum(step.events for step in pair.steps)} of the pair, told by wire" in words


def test_relation_draws_neither_silence_nor_outage_as_acts(pair: Series) -> None:
    spec = draw_relations(pair, levels(pair))
    for colour in ("#0072B2", "#D55E00"):
        bars = values_of(spec, colour)[0]
        assert {f"{SILENT}-01", f"{OUT}-01"}.isdisjoint(bar["start"] for bar in bars)
        assert len(bars) == 22
    assert [{"start": "2021-04-01", "end": "2021-05-01"}] in values_of(spec, "#E4E4E4")
    dotted = values_of(spec, "#6B6B6B")[0]
    assert [span["start"] for span in dotted] == [f"{SILENT}-01"]


def test_relation_marks_shifts_within_it(pair: Series, tmp_path: Path) -> None:
    alarms = [
        Alarm("conflict", ("2021-08-20", "2021-09-10"), "2021-09-20", "shock", 0.97),
        Alarm("cooperation", ("2019-01-01", "2019-02-01"), "2019-02-10", "shift", 0.8),
    ]
    words = texts(draw_relations(pair, levels(pair), alarms), tmp_path)
    assert "shock 97%" in words
    assert not [one for one in words if one.startswith("shift:")]


def test_directed_relation_says_so(ledger: Ledger, tmp_path: Path) -> None:
    with ledger.snapshot() as snapshot:
        found = series(snapshot, "FRA", "DEU", directed=True)
    assert "France towards Germany" in texts(draw_relations(found, levels(found)), tmp_path)


def test_war_gets_a_square_root_scale(tmp_path: Path) -> None:
    storm = [
        act for type_ in ("ASSAULT", "THREATEN", "COERCE") for act in acts_of("2020-05", "FRA DEU", type_, 28)
    ]
    with imported(
        tmp_path / "ledger", [*acts_of("2020-04", "FRA DEU", "CONSULT", 2), *storm]
    ).snapshot() as snapshot:
        found = series(snapshot, "FRA", "DEU")
    assert "square-root" in " ".join(texts(draw_relations(found, levels(found)), tmp_path))


@pytest.mark.parametrize("width", [390, 900])
def test_sides_say_what_they_show(way: Sides, tmp_path: Path, width: int) -> None:
    words = " ".join(texts(draw_sides(way, width), tmp_path))
    for said in (
        "France between Germany and Italy",
        "with Germany",
        "with Italy",
        "90 % intervals",
        "the sources were out",
    ):
        assert said in words


@pytest.mark.parametrize("kind", ["png", "svg"])
def test_files(pair: Series, tmp_path: Path, kind: str) -> None:
    file = tmp_path / f"picture.{kind.upper()}"
    save_picture(draw_relations(pair, levels(pair)), file)
    assert file.read_bytes().startswith(PNG if kind == "png" else b"<svg")


def test_bad_files(way: Sides, tmp_path: Path) -> None:
    with pytest.raises(VoltefaceError, match=r"\.svg or a \.png"):
        save_picture(draw_sides(way), tmp_path / "picture.pdf")
    with pytest.raises(VoltefaceError, match="can't be written"):
        save_picture(draw_sides(way), tmp_path / "nowhere" / "picture.svg")


def test_small_print_fits() -> None:
    assert max(map(len, wrap("word " * 60, 390))) * 5.8 <= 390


@pytest.mark.parametrize("step", ["day", "week"])
def test_short_steps(ledger: Ledger, tmp_path: Path, step: Any) -> None:
    with ledger.snapshot() as snapshot:
        found = series(snapshot, "FRA", "DEU", step)
    words = " ".join(texts(draw_relations(found, levels(found)), tmp_path))
    assert f"Acts a {step}" in words
    assert date.fromisoformat(found.steps[0].start).year == (2019 if step == "week" else 2020)
