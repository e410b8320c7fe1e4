"""How well and how fast shifts are found, beside four other methods under the same budget of alarms.

    python benchmarks/shifts.py [--part real|calm|known|sure|speed] [--methods surprise,bocpd]

real   ICEWS 2005-2011 and KEDS Levant, imported as the library imports them, and the known changes of
       $VOLTEFACE_DATA/gold_shifts_dev.csv (default ../shared/data) that can be tested: the share told within 31 and 92 days,
       in the right pair and direction. An alarm counts if it was raised (on the last day of its step) between the date of the
       change, less what the date is uncertain by, and so many days after it, plus the same; one alarm serves one change. The
       first year of a stream is warm-up. Placebo is the share of all later days on which such an alarm would have come
       by chance. The area is recall less placebo, as the mean over the rates and both horizons.
calm   simulated calm (volteface.shifts.calm), with each kind of trouble alone and with all: alarms against the promise.
known  shifts planted into simulated calm: recall and delay.
sure   whether alarms last as often as their probability says, on ICEWS and KEDS.
speed  seconds by parts for ICEWS; seconds and peak memory for 20,000 simulated dyads over 1,000 weeks. To count, it must be
       alone on the machine.

Read with care: there are 28 and 11 changes, some of the same dyads. The constants of all five methods were chosen on them (those
of the other four among about fifty variants), so that no figure of `real` is one of unseen changes. The intervals know
nothing of that, nor of changes that share a dyad. That calm never raises more than was promised can't fail: the budget is an
account that is never overdrawn. What it tells is whether the budget is spent.
"""

import argparse
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import get_args

import numpy as np

from _chances import HORIZONS, RATES, Outcome, compare, try_method
from _history import GOLD, SOURCES, count_active_years, count_untellable, load_changes, load_panels
from _shift_speed import measure_speed
from _simulated import measure_calm, measure_known
from _tables import show
from volteface.model import Method, Step
from volteface.shifts import find_shifts
from volteface.shifts.pace import PACES

STEPS: tuple[Step, ...] = ("week", "month")
OURS: Method = "surprise"
SURE = (0.0, 0.4, 0.6, 0.7, 0.8, 1.01)
Outcomes = Mapping[tuple[str, Step], Mapping[Method, Outcome]]


def measure_real(methods: Sequence[Method]) -> None:
    """Print recall on known changes, and how our area compares."""
    if not GOLD.exists():
        print(f"no {GOLD}; set VOLTEFACE_DATA to the folder that has it. Skipped.\n")
        return
    changes = load_changes()
    outcomes: dict[tuple[str, Step], dict[Method, Outcome]] = {}
    for stream, step, panel in load_panels(STEPS):
        mine = [change for change in changes if change.stream == stream]
        outcomes[stream, step] = found = {method: try_method(panel, mine, method) for method in methods}
        print(
            f"### {stream} by {step}: {len(mine)} changes, {count_active_years(panel):.0f} active dyad-years\n"
        )
        print(f"{count_untellable(panel, mine)} of them have no act of the kind, or too few to be watched.\n")
        print("Recall within 31 / 92 days (placebo) @ alarms spent an active dyad-year\n")
        show(
            ("method", *(f"{rate:g}" for rate in RATES), "area"),
            ((method, *_tell(outcome), f"{outcome.gains.mean():.3f}") for method, outcome in found.items()),
        )
    others = [method for method in methods if method != OURS]
    if OURS not in methods or not others:
        return
    print("### Our area less theirs [95 % of draws of changes], and in how many draws ours is larger\n")
    for step in STEPS:
        show((f"by {step}", *SOURCES, "both"), (_compare(method, step, outcomes) for method in others))


def _tell(outcome: Outcome) -> list[str]:
    cells = []
    for hits, placebo, spent in zip(outcome.hits, outcome.placebo, outcome.spent, strict=True):
        recall = " / ".join(f"{hits[place].mean():.2f}" for place in range(len(HORIZONS)))
        chance = " / ".join(f"{placebo[place].mean():.2f}" for place in range(len(HORIZONS)))
        cells.append(f"{recall} ({chance}) @ {spent:.3f}")
    return cells


def _compare(
    method: Method, step: Step, outcomes: dict[tuple[str, Step], dict[Method, Outcome]]
) -> list[str]:
    ours = [outcomes[stream, step][OURS].gains for stream in SOURCES]
    theirs = [outcomes[stream, step][method].gains for stream in SOURCES]
    scopes = [*zip(ours, theirs, strict=True), (np.concatenate(ours), np.concatenate(theirs))]
    return [method, *(compare(*scope) for scope in scopes)]


def measure_sure(_methods: Sequence[Method]) -> None:
    """Print how often alarms lasted, by the probability that they gave when they were raised."""
    for stream, step, panel in load_panels(STEPS):
        end = panel.starts[-1 - PACES[step].trial].isoformat()
        shifts = [one for one in find_shifts(panel, 0.1) if one.kind == "dyad" and one.raised < end]
        print(f"### {stream} by {step}, R = 0.1: {len(shifts)} alarms whose end can be known\n")
        rows = []
        for low, high in pairwise(SURE):
            inside = [one for one in shifts if low <= one.probability < high]
            if inside:
                said = np.mean([one.probability for one in inside])
                lasted = np.mean([one.stage == "shift" for one in inside])
                rows.append(
                    (f"{low:g} to {min(high, 1):g}", str(len(inside)), f"{said:.2f}", f"{lasted:.2f}")
                )
        show(("probability", "alarms", "mean said", "lasted"), rows)


PARTS: Mapping[str, Callable[[Sequence[Method]], None]] = {
    "real": measure_real,
    "calm": measure_calm,
    "known": measure_known,
    "sure": measure_sure,
    "speed": measure_speed,
}


def main() -> None:
    """Print the tables of one part, or of all."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--part", choices=PARTS, help="only this one")
    parser.add_argument("--methods", default=",".join(get_args(Method)), help="names with commas between")
    options = parser.parse_args()
    methods = options.methods.split(",")
    if unknown := set(methods) - set(get_args(Method)):
        parser.error(f"no method {', '.join(sorted(unknown))}; there are {', '.join(get_args(Method))}")
    for part in [options.part] if options.part else PARTS:
        print(f"## {part}\n")
        PARTS[part](methods)


if __name__ == "__main__":
    main()
