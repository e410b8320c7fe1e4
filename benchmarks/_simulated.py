"""The budget on simulated calm, and shifts planted into it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from _chances import HORIZONS, RATES
from _history import count_active_years
from _tables import show
from volteface.model import Method, Panel
from volteface.shifts.budget import Surprises, spend
from volteface.shifts.calm import TROUBLES, Planted, Trouble, draw_rates, simulate
from volteface.shifts.pace import PACES
from volteface.shifts.watch import DIRECTIONS, find_surprises, watch_dyads

WEEK = PACES["week"]
DYADS, WEEKS = 4000, 1000
CALM_SEEDS = (1, 2, 3)
KEPT = 0.8
"""Of the promise, that is to be spent."""
SHIFT_SEEDS = (4, 5, 6)
SHIFT_WEEKS = 26
SHIFTS = 72
"""Of each class of volume in a panel, as many of each factor."""
FACTORS = (2.0, 4.0, 8.0, 16.0)
VOLUMES = ((6, 24), (24, 100), (100, 100_000))
"""Acts a year."""
RATE = 0.1
"""At which delays are told."""


def measure_calm(methods: Sequence[Method]) -> None:
    """Print how many alarms calm raises against the promise."""
    print(f"### Simulated calm: {DYADS} dyads x {WEEKS} weeks, seeds {', '.join(map(str, CALM_SEEDS))}\n")
    print(
        "Alarms / (R x active dyad-years), of all seeds (lowest-highest of a seed); kept if .8 to 1 at every R and,"
    )
    print("for every seed, at most the promise\n")
    mixes: Mapping[str, Sequence[Trouble]] = {
        "none": (),
        **{name: (name,) for name in TROUBLES},
        "all": TROUBLES,
    }
    tried = [(method, mix) for method in methods for mix in (mixes if method == methods[0] else ("all",))]
    show(
        ("method, trouble", *(f"R = {rate:g}" for rate in RATES), "promised", "kept"),
        ([f"{method}, {mix}", *_weigh_promise(method, mixes[mix])] for method, mix in tried),
    )


def _weigh_promise(method: Method, troubles: Sequence[Trouble]) -> list[str]:
    raised, promised = np.zeros((2, len(CALM_SEEDS), len(RATES)))
    for row, seed in enumerate(CALM_SEEDS):
        panel = simulate(DYADS, WEEKS, seed, troubles=troubles)
        surprises = find_surprises(panel, WEEK, method)
        raised[row] = [len(spend(surprises, WEEK, rate)) for rate in RATES]
        promised[row] = np.array(RATES) * count_active_years(panel)
    single, whole = raised / promised, raised.sum(0) / promised.sum(0)
    kept = (whole >= KEPT).all() and (raised <= promised).all()
    cells = [
        f"{share:.3f} ({low:.3f}-{high:.3f})"
        for share, low, high in zip(whole, single.min(0), single.max(0), strict=True)
    ]
    return [*cells, " ".join(f"{count:.0f}" for count in promised.sum(0)), "yes" if kept else "NO"]


@dataclass(frozen=True, slots=True, eq=False)
class Trial:
    """Shifts planted into a panel: `factor` of each and `volume`, the acts a year of its dyad; what a method found there."""

    planted: Sequence[Planted]
    volume: NDArray[np.float64]
    surprises: Mapping[Method, Surprises]
    panel: Panel

    def find_delays(self, method: Method, rate: float) -> NDArray[np.float64]:
        """Give the days from each shift to the first alarm on it, infinite without one."""
        steps: dict[tuple[int, int], list[int]] = {}
        for alarm in spend(self.surprises[method], WEEK, rate):
            steps.setdefault((alarm.pair, alarm.channel), []).append(alarm.step)
        delays = np.full(len(self.planted), np.inf)
        for place, shift in enumerate(self.planted):
            later = [step for step in steps.get((shift.dyad, shift.channel), ()) if step >= shift.step]
            if later:
                delays[place] = 7 * (min(later) - shift.step) + 6
        return delays


def measure_known(methods: Sequence[Method]) -> None:
    """Print recall and delay for shifts planted into calm with all its troubles."""
    trials = [_plant(seed, methods) for seed in SHIFT_SEEDS]
    count = sum(len(trial.planted) for trial in trials)
    print(
        f"### {count} shifts of {SHIFT_WEEKS} weeks planted into {len(trials)} x {DYADS} dyads in all troubles\n"
    )
    print(f"Told within {HORIZONS[0]} / {HORIZONS[1]} days, by R; as many of each size and volume\n")
    show(("method", *(f"{rate:g}" for rate in RATES)), (_tell_recall(method, trials) for method in methods))
    print(
        f"Told within {HORIZONS[1]} days (median delay of those, in days) at R = {RATE:g}, by acts of the dyad a year\n"
    )
    for method in methods:
        show(
            (method, *(f"{low} to {high}" for low, high in VOLUMES[:-1]), f"{VOLUMES[-1][0]} and more"),
            _tell_sizes(method, trials),
        )
    if "surprise" in methods:
        shocks, shifts = np.concatenate([_time_stages(trial) for trial in trials]).T
        told = np.isfinite(shocks)
        lasted = told & np.isfinite(shifts)
        print(
            f"Ours, of {told.sum()} told so at R = {RATE:g}: shock after {np.median(shocks[told]):.0f} days (median), "
            f"shift after {np.median(shifts[lasted]):.0f}; {lasted.sum() / told.sum():.2f} became shifts\n"
        )


def _time_stages(trial: Trial) -> NDArray[np.float64]:
    """Give for each planted shift the days from its start to the shock and to the shift (n, 2), infinite where untold."""
    times = np.full((len(trial.planted), 2), np.inf)
    raised = watch_dyads(trial.panel, trial.surprises["surprise"], RATE)
    for row, one in enumerate(trial.planted):
        start = trial.panel.starts[one.step]
        for shift in raised:
            days = (date.fromisoformat(shift.raised) - start).days
            same = (shift.a, shift.b) == trial.panel.pairs[one.dyad] and shift.direction == DIRECTIONS[
                one.channel
            ]
            if same and 0 <= days <= HORIZONS[-1]:
                lasted = (date.fromisoformat(shift.lasted) - start).days if shift.lasted else np.inf
                times[row] = np.minimum(times[row], (days, lasted))
    return times


def _plant(seed: int, methods: Sequence[Method]) -> Trial:
    dice = np.random.default_rng([seed, 99])
    volume = draw_rates(DYADS, seed).sum(0)
    classes = [np.flatnonzero((volume >= low) & (volume < high)) for low, high in VOLUMES]
    chosen = np.concatenate([dice.choice(members, SHIFTS, replace=False) for members in classes])
    planted = [
        Planted(
            dyad=int(dyad),
            channel=int(dice.integers(2)),
            step=int(dice.integers(WEEK.active, WEEKS - SHIFT_WEEKS)),
            factor=FACTORS[number % len(FACTORS)],
            steps=SHIFT_WEEKS,
        )
        for number, dyad in enumerate(chosen)
    ]
    panel = simulate(DYADS, WEEKS, seed, planted=planted)
    found = {method: find_surprises(panel, WEEK, method) for method in methods}
    return Trial(planted, volume[chosen], found, panel)


def _tell_recall(method: Method, trials: Sequence[Trial]) -> list[str]:
    cells = [method]
    for rate in RATES:
        delays = np.concatenate([trial.find_delays(method, rate) for trial in trials])
        cells.append(" / ".join(f"{(delays <= horizon).mean():.3f}" for horizon in HORIZONS))
    return cells


def _tell_sizes(method: Method, trials: Sequence[Trial]) -> Iterator[list[str]]:
    delays = np.concatenate([trial.find_delays(method, RATE) for trial in trials])
    factors = np.array([shift.factor for trial in trials for shift in trial.planted])
    volumes = np.concatenate([trial.volume for trial in trials])
    for factor in FACTORS:
        cells = [f"x {factor:g}"]
        for low, high in VOLUMES:
            chosen = delays[(factors == factor) & (volumes >= low) & (volumes < high)]
            told = chosen[chosen <= HORIZONS[-1]]
            delay = f"{np.median(told):.0f}" if len(told) else "-"
            cells.append(f"{len(told) / len(chosen):.2f} ({delay}) of {len(chosen)}")
        yield cells
