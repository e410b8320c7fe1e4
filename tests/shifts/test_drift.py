import numpy as np

from shifts.streams import Weeks, crowd, make_panel
from volteface.model import Panel, Shift
from volteface.shifts import find_shifts

WEEKS = 364
TURN = 208
DICE = np.random.default_rng(5)


def rates(before: float, after: float) -> Weeks:
    return DICE.poisson(np.where(np.arange(WEEKS) < TURN, before, after)).astype(float)


def turning(with_russia: tuple[Weeks, Weeks], with_france: tuple[Weeks, Weeks]) -> Panel:
    """Give a panel in which ARM changes among peers that don't: their relations with both sides stay as they are."""
    peers = {
        pair: (rates(2, 2), rates(1, 1))
        for state in ("AZE", "KAZ", "UZB", "KGZ", "TJK", "TKM", "MNG", "SRB", "IND", "VNM")
        for pair in (tuple(sorted((state, "RUS"))), tuple(sorted((state, "FRA"))))
    }
    own = {("ARM", "RUS"): with_russia, ("ARM", "FRA"): with_france}
    return make_panel(crowd(WEEKS) | peers | own)  # type: ignore[arg-type]


def drifts(panel: Panel) -> list[Shift]:
    """Give the drifts of ARM in the year after TURN."""
    days = [panel.starts[TURN + after].isoformat() for after in (0, 52)]
    found = find_shifts(panel, 0.3)
    return [
        shift
        for shift in found
        if shift.kind == "drift" and shift.a == "ARM" and days[0] <= shift.raised < days[1]
    ]


def test_a_state_that_cools_with_one_side_and_warms_to_the_other_drifts() -> None:
    [drift, *_] = drifts(turning((rates(4, 2), rates(0.5, 3)), (rates(1, 4), rates(1, 0.3))))
    assert (drift.from_side, drift.to_side, drift.b, drift.direction) == ("RUS", "WEST", "", "")
    assert drift.probability > 0.3


def test_a_busier_state_does_not_drift() -> None:
    busier = drifts(turning((rates(2, 6), rates(1, 3)), (rates(2, 6), rates(1, 3))))
    assert all(drift.probability < 0.1 for drift in busier)


def test_the_power_that_leads_a_side_does_not_drift_from_it() -> None:
    panel = turning((rates(4, 2), rates(0.5, 3)), (rates(1, 4), rates(1, 0.3)))
    for shift in find_shifts(panel, 2.0):
        if shift.kind == "drift":
            assert shift.a not in (shift.from_side, shift.to_side)
