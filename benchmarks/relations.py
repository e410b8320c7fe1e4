"""Levels and sides against alliances, militarised disputes and votes in the United Nations; and how fast they are.

    python benchmarks/relations.py [--only truth|forecasts|speed]

Imports ICEWS 2005-2011 and 2018 and KEDS (Levant) from $VOLTEFACE_DATA into temporary ledgers. A pair-year is compared
where it has at least six acts. AUC is the probability that of two pair-years the right one is told to be the more
hostile; its range holds 90 % of 100 resamplings of the pairs.
"""

import argparse
import csv
import gzip
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from volteface.ledger import Ledger, Snapshot
from volteface.ledger.importing import Columns, describe_table, import_files
from volteface.model import Step
from volteface.relations import Channel, Series, SeriesStep, levels, rates, series, sides
from volteface.world import find_state

ROOT = Path(__file__).parents[1]
DATA = Path(os.environ.get("VOLTEFACE_DATA", ROOT.parent / "shared" / "data"))
PAIR_ACTS = 36
YEAR_ACTS = 6
RESAMPLINGS = 100
SIDES = (("USA", "CHN"), ("USA", "RUS"), ("USA", "IRN"), ("GBR", "VEN"))
STATE_ACTS = 500
SIMULATED_STEPS = 80
STREAMS = {
    "ICEWS": ("icews_2005_2011.tsv.gz", "icews_2018.tsv.gz"),
    "KEDS": ("keds_levant_1979_2011.tsv.gz",),
}

Pair = tuple[str, str]
PairYear = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Year:
    """What a pair's year looks like: by levels, and by what one would count without them."""

    pair: Pair
    year: int
    conflict_share: float
    conflict_rate: float
    raw_share: float
    raw_intensity: float


def import_stream(name: str, folder: Path) -> Ledger:
    """Make a ledger of a stream's files."""
    columns = Columns(
        date="date", source="source", target="target", code="code" if name == "KEDS" else "relation"
    )
    kinds = (
        {"actors": "cameo", "codes": "cameo"}
        if name == "KEDS"
        else {"actors": "names", "codes": "cameo-text"}
    )
    ledger = Ledger.create(folder)
    for file in STREAMS[name]:
        path = DATA / "events" / file
        import_files(folder, describe_table(path, columns, **kinds, name=name.lower()), [path])
    return ledger


def list_pairs(snapshot: Snapshot, least: int = PAIR_ACTS) -> list[Pair]:
    """Give the pairs of states with enough acts."""
    rows = snapshot.rows(
        "SELECT least(source, target) AS a, greatest(source, target) AS b FROM events WHERE weight > 0 AND source <> target"
        " GROUP BY ALL HAVING sum(weight) >= ? ORDER BY ALL",
        [least],
    )
    states = states_by_number().values()
    return [(row["a"], row["b"]) for row in rows if {row["a"], row["b"]} <= set(states)]


def states_by_number() -> dict[str, str]:
    """Give the ISO codes of COW's numbers as the truth tables write them ("2.0")."""
    return {f"{number}.0": code for number in range(1000) if (code := find_state(str(number), "cow"))}


def read_truth(name: str) -> Iterator[dict[str, str]]:
    """Give the rows of a truth table."""
    with gzip.open(DATA / "truth" / name, "rt", encoding="utf-8") as file:
        yield from csv.DictReader(file)


def read_dyads(name: str, holds: Callable[[Mapping[str, str]], bool]) -> set[PairYear]:
    """Give the pair-years of a COW table of dyads of which something holds."""
    codes = states_by_number()
    found = set()
    for row in read_truth(name):
        if row["ccode1"] in codes and row["ccode2"] in codes and holds(row):
            a, b = sorted((codes[row["ccode1"]], codes[row["ccode2"]]))
            found.add((a, b, int(float(row["year"]))))
    return found


def read_ideal_points() -> dict[tuple[str, int], float]:
    """Give the ideal points in the General Assembly by state and year (the session that began in it)."""
    return {
        (row["iso3c"], 1945 + int(row["session"])): float(row["IdealPoint"])
        for row in read_truth("un_ideal_points.csv.gz")
    }


def describe_years(found: Series) -> Iterator[Year]:
    """Give a pair's years that have enough acts."""
    known = levels(found)
    steps = list(zip(found.steps, known.steps, strict=True))
    for year in sorted({step.start[:4] for step, _ in steps}):
        told = [
            (step, level)
            for step, level in steps
            if step.start[:4] == year and step.cooperation and step.conflict
        ]
        good = sum(step.cooperation.acts for step, _ in told)
        bad = sum(step.conflict.acts for step, _ in told)
        if good + bad < YEAR_ACTS:
            continue
        intensity = sum(step.cooperation.intensity - step.conflict.intensity for step, _ in told)
        yield Year(
            pair=(found.a, found.b), year=int(year),
            conflict_share=statistics.mean(level.conflict_share for _, level in told),
            conflict_rate=statistics.mean(level.conflict.rate for _, level in told),
            raw_share=bad / (good + bad), raw_intensity=-intensity / (good + bad),
        )  # fmt: skip


def auc(hostile: Sequence[float], friendly: Sequence[float]) -> float:
    """Give the probability that one of the first is above one of the second (Mann and Whitney)."""
    if not len(hostile) or not len(friendly):
        return float("nan")
    order = rank(np.concatenate([hostile, friendly]))
    return float((order[: len(hostile)].mean() - (len(hostile) + 1) / 2) / len(friendly))


def rank(values: np.ndarray) -> np.ndarray:
    """Give ranks from 1, ties sharing theirs."""
    _, place, counts = np.unique(values, return_inverse=True, return_counts=True)
    return (np.cumsum(counts) - (counts - 1) / 2)[place]


def spearman(one: Sequence[float], other: Sequence[float]) -> float:
    """Give the rank correlation."""
    return float(np.corrcoef(rank(np.array(one)), rank(np.array(other)))[0, 1])


def range_of(years: Sequence[Year], measure: Callable[[Sequence[Year]], float]) -> str:
    """Give a figure with the range of resamplings of the pairs."""
    by_pair: dict[Pair, list[Year]] = {}
    for year in years:
        by_pair.setdefault(year.pair, []).append(year)
    pairs = list(by_pair)
    dice = np.random.default_rng(1)
    drawn = [
        measure([year for at in dice.integers(len(pairs), size=len(pairs)) for year in by_pair[pairs[at]]])
        for _ in range(RESAMPLINGS)
    ]
    low, high = np.nanquantile(drawn, [0.05, 0.95])
    return f"{measure(years):.3f} ({low:.3f} to {high:.3f})"


def compare_levels(name: str, snapshot: Snapshot) -> None:
    """Print how well levels, and what one would count without them, tell allies and disputes."""
    pairs = list_pairs(snapshot)
    years = [year for pair in pairs for year in describe_years(series(snapshot, *pair))]
    allied = read_dyads("cow_alliance.csv.gz", lambda row: row["defense"] == "1.0")
    disputed = read_dyads("cow_mid_dirdisps.csv.gz", lambda _: True)
    fought = read_dyads(
        "cow_mid_dirdisps.csv.gz", lambda row: max(float(row["hostlev1"]), float(row["hostlev2"])) >= 4
    )
    points = read_ideal_points()
    print(f"{name}: {len(pairs)} pairs of states, {len(years)} pair-years")
    tests: list[tuple[str, int, Callable[[Year], bool]]] = [
        ("not allied against allied by a defence pact", 2012, lambda year: key(year) not in allied),
        ("in a dispute (MID) against not", 2014, lambda year: key(year) in disputed),
        ("use of force against not", 2014, lambda year: key(year) in fought),
    ]
    for words, last, is_hostile in tests:
        within = [year for year in years if year.year <= last]
        print(f"  {words}: {sum(map(is_hostile, within))} of {len(within)} pair-years; AUC")
        for field in Year.__slots__[2:]:
            print(
                f"    {field:16}{range_of(within, lambda some, f=field, test=is_hostile: auc_of(some, f, test))}"
            )
    voted = [year for year in years if distance(points, *key(year)) is not None]
    print(f"  distance of ideal points: {len(voted)} pair-years; Spearman")
    for field in Year.__slots__[2:]:
        print(
            f"    {field:16}"
            + range_of(
                voted,
                lambda some, f=field: spearman(
                    [getattr(y, f) for y in some], [distance(points, *key(y)) or 0.0 for y in some]
                ),
            )
        )


def key(year: Year) -> PairYear:
    """Give the key of a pair-year in the truth tables."""
    return (*year.pair, year.year)


def auc_of(years: Iterable[Year], field: str, is_hostile: Callable[[Year], bool]) -> float:
    """Give the AUC of a figure."""
    groups: dict[bool, list[float]] = {True: [], False: []}
    for year in years:
        groups[is_hostile(year)].append(getattr(year, field))
    return auc(groups[True], groups[False])


def distance(points: Mapping[tuple[str, int], float], a: str, b: str, year: int) -> float | None:
    """Give how far two states' votes are apart."""
    if (a, year) not in points or (b, year) not in points:
        return None
    return abs(points[a, year] - points[b, year])


def compare_sides(snapshot: Snapshot) -> None:
    """Print how positions between two states go with how near the votes are to each, over states and over years."""
    points = read_ideal_points()
    rows = snapshot.rows(
        "SELECT unnest([source, target]) AS state, sum(weight) AS acts FROM events GROUP BY 1"
    )
    states = sorted(row["state"] for row in rows if row["acts"] >= STATE_ACTS)
    print(
        "ICEWS: position between two states and nearness of votes; Spearman over state-years, and over states' means"
    )
    for one, other in SIDES:
        places: dict[str, list[tuple[float, float]]] = {}
        for state in states:
            if state in (one, other):
                continue
            found = sides(snapshot, state, one, other)
            for year in sorted({step.start[:4] for step in found.steps}):
                near, far = (distance(points, state, side, int(year)) for side in (one, other))
                place = [step.position for step in found.steps if step.start[:4] == year and step.known]
                if near is not None and far is not None and place and year > found.steps[0].start[:4]:
                    places.setdefault(state, []).append((statistics.mean(place), far - near))
        yearly = [place for listed in places.values() for place in listed]
        means = [
            (statistics.mean(a for a, _ in listed), statistics.mean(b for _, b in listed))
            for listed in places.values()
        ]
        print(
            f"  {one} {other}: {spearman(*zip(*yearly, strict=True)):.3f} over {len(yearly)} state-years, "
            f"{spearman(*zip(*means, strict=True)):.3f} over {len(means)} states"
        )


def compare_forecasts(name: str, snapshot: Snapshot, step: Step) -> None:
    """Print how probable the counts of the next step were, by the paces that ship and by single ones, and the coverage."""
    pairs = list_pairs(snapshot, 60)[::4]
    found = [series(snapshot, *pair, step) for pair in pairs]
    shipped = rates.HALF_LIVES_DAYS
    print(f"{name} by {step}: mean log score a count of {len(pairs)} pairs' next steps")
    for paces in (shipped, (60.0,), (180.0,), (365.0,)):
        rates.HALF_LIVES_DAYS = paces
        print(f"  half-lives {paces}: {forecast_score(found):.4f}")
    rates.HALF_LIVES_DAYS = shipped


def forecast_score(found: Sequence[Series]) -> float:
    """Give the mean logarithm of the probability of each count that came, by the forecast of the step before."""
    scores: list[float] = []
    for one in found:
        known = levels(one)
        belief = rates.RateFilter(channels=2, step=one.step)
        for number, (step, level) in enumerate(zip(one.steps, known.steps, strict=True)):
            belief.forget()
            if step.cooperation and step.conflict:
                score = belief.see(np.array([step.cooperation.acts, step.conflict.acts]), level.exposure)
                scores += score.tolist() if number > 6 else []
    return statistics.mean(scores)


RATES: Mapping[str, Callable[[np.random.Generator], np.ndarray]] = {
    "constant": lambda _: np.zeros(SIMULATED_STEPS),
    "jumping (one step in 33, to e^-1 to e^1)": lambda dice: np.cumsum(
        dice.normal(0, 1, SIMULATED_STEPS) * (dice.random(SIMULATED_STEPS) < 0.03)
    ),
    "wandering by 10 % a step": lambda dice: np.cumsum(dice.normal(0, 0.1, SIMULATED_STEPS)),
    "wandering by 30 % a step": lambda dice: np.cumsum(dice.normal(0, 0.3, SIMULATED_STEPS)),
}


def measure_coverage() -> None:
    """Print how often the intervals of levels hold the rate from which counts were drawn; they claim 90 %."""
    print(
        "simulated: share of the intervals that hold the rate, at 3 and 20 acts a step, one by one and in bursts of 3"
    )
    for name, logarithms in RATES.items():
        dice = np.random.default_rng(5)
        shares = [
            statistics.mean(
                held for _ in range(8) for held in _hold(mean * np.exp(logarithms(dice)), burst, dice)
            )
            for mean in (3.0, 20.0)
            for burst in (1, 3)
        ]
        print(f"  {name}: {', '.join(f'{share:.2f}' for share in shares)}")


def _hold(rate: np.ndarray, burst: int, dice: np.random.Generator) -> Iterator[bool]:
    steps = []
    for month, counts in enumerate(dice.poisson(rate[:, None] / burst, (len(rate), 2)) * burst):
        channels = [Channel(verbal=float(count), material=0, intensity=0) for count in counts]
        steps.append(SeriesStep(
            start=f"{2000 + month // 12}-{month % 12 + 1:02d}-01", known=True, cooperation=channels[0], conflict=channels[1],
            events=int(counts.sum()), origins=0, attention_a=0, attention_b=0, attention_world=1,
        ))  # fmt: skip
    found = Series(a="A", b="B", directed=False, step="month", steps=tuple(steps), unplaced=0, data_sets=())
    for level, true in list(zip(levels(found).steps, rate, strict=True))[8:]:
        yield from (bool(one.low <= true <= one.high) for one in (level.cooperation, level.conflict))


def time_of(task: Callable[[], object], times: int = 7) -> str:
    """Give a task's median time with the range."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        task()
        taken.append((time.perf_counter() - start) * 1000)
    return f"{statistics.median(taken):.0f} ms ({min(taken):.0f}-{max(taken):.0f})"


def measure_speed(name: str, snapshot: Snapshot, pair: Pair, between: tuple[str, str, str]) -> None:
    """Print how long the questions take."""
    events = snapshot.rows("SELECT count(*) AS n FROM events")[0]["n"]
    print(f"{name}: {events} events")
    for step in ("month", "week"):
        found = series(snapshot, *pair, step)  # type: ignore[arg-type]
        print(
            f"  series {' '.join(pair)} by {step}: {time_of(lambda step=step: series(snapshot, *pair, step))}"
        )
        print(f"  its levels: {time_of(lambda found=found: levels(found))}")
        print(
            f"  sides {' '.join(between)} by {step}: {time_of(lambda step=step: sides(snapshot, *between, step))}"
        )


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--only", choices=["truth", "forecasts", "speed"])
    only = parser.parse_args().only
    if not (DATA / "events" / STREAMS["ICEWS"][0]).exists():
        print(
            f"{DATA} has no event data: set VOLTEFACE_DATA to the folder that holds events/ and truth/",
            file=sys.stderr,
        )
        return
    with tempfile.TemporaryDirectory() as root:
        ledgers = {name: import_stream(name, Path(root) / name) for name in STREAMS}
        with ledgers["ICEWS"].snapshot() as icews, ledgers["KEDS"].snapshot() as keds:
            if only in (None, "truth"):
                compare_levels("ICEWS", icews)
                compare_levels("KEDS", keds)
                compare_sides(icews)
            if only in (None, "forecasts"):
                compare_forecasts("ICEWS", icews, "month")
                compare_forecasts("KEDS", keds, "week")
                measure_coverage()
            if only in (None, "speed"):
                measure_speed("ICEWS", icews, ("CHN", "JPN"), ("TUR", "ISR", "IRN"))
                measure_speed("KEDS", keds, ("ISR", "LBN"), ("JOR", "ISR", "IRQ"))


if __name__ == "__main__":
    main()
