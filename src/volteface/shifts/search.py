"""All alarms of a panel: those of dyads and of states between sides, under one budget."""

from collections.abc import Iterable
from dataclasses import replace

from volteface.model import Method, Panel, Shift
from volteface.shifts.drift import watch_drifts
from volteface.shifts.pace import PACES
from volteface.shifts.watch import find_surprises, watch_dyads

DRIFT_SHARE = 0.05
"""Of the budget, for drifts: there are far fewer states than dyads, and they move slowly."""


def find_shifts(
    panel: Panel, budget: float, method: Method = "surprise", raised: Iterable[Shift] = ()
) -> list[Shift]:
    """Give the alarms of a panel in order of their dates, at most `budget` an active dyad-year, drifts among them.

    An alarm rests on nothing seen after its own date; whether a shock has become a shift is told by all steps of the panel.
    Those of `raised` count against the budget, and keep what they said when they were raised but for that.
    """
    before = {shift.id: shift for shift in raised}
    surprises = find_surprises(panel, PACES[panel.unit], method)
    old = before.values()
    dyads = watch_dyads(
        panel, surprises, budget * (1 - DRIFT_SHARE), [one for one in old if one.kind == "dyad"]
    )
    drifts = watch_drifts(
        panel, budget * DRIFT_SHARE, surprises.active, [one for one in old if one.kind == "drift"]
    )
    found = [_follow_up(before.get(shift.id, shift), shift) for shift in (*dyads, *drifts)]
    seen = {shift.id for shift in found}
    lost = [shift for shift in old if shift.id not in seen]  # their pairs are no more, but they were raised
    return sorted([*found, *lost], key=lambda shift: (shift.raised, shift.id))


def _follow_up(before: Shift, now: Shift) -> Shift:
    """Give an alarm as it was raised, with the stage that it has come to; a shift stays one."""
    return replace(before, stage=now.stage, lasted=now.lasted) if before.stage == "shock" else before
