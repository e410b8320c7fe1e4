import numpy as np
import pytest

from volteface.model import Panel, Step
from volteface.shifts.budget import spend
from volteface.shifts.calm import OUTAGE_LEAVES, SEASON, TROUBLES, Planted, draw_rates, simulate
from volteface.shifts.counts import Array
from volteface.shifts.pace import PACES
from volteface.shifts.watch import find_surprises


def spread(panel: Panel) -> Array:
    """Give the counts of each pair and step (2, pairs, S)."""
    counts = np.zeros((2, len(panel.pairs), len(panel.world)))
    counts[0, panel.pair, panel.step] = panel.cooperation
    counts[1, panel.pair, panel.step] = panel.conflict
    return counts


def test_a_seed_gives_one_panel() -> None:
    first, again, other = (simulate(80, 120, seed) for seed in (1, 1, 2))
    for name in ("pair", "step", "cooperation", "conflict", "events", "world", "attention", "sides", "known"):
        assert np.array_equal(getattr(first, name), getattr(again, name))
    assert not np.array_equal(first.world, other.world)


@pytest.mark.parametrize("unit", ["week", "month"])
def test_a_panel_holds_together(unit: Step) -> None:
    panel = simulate(1200, 60, 3, unit)
    counts = spread(panel)
    assert panel.unit == unit
    assert len(panel.starts) == 61
    assert len(set(panel.pairs)) == 1200
    assert all(a < b for a, b in panel.pairs)
    assert (np.diff(panel.pair * 60 + panel.step) > 0).all()
    assert np.array_equal(panel.events, panel.cooperation + panel.conflict)
    assert np.array_equal(panel.world, counts.sum((0, 1)))
    assert np.array_equal(panel.attention.sum(0), 2 * panel.world)
    alone = counts.sum(0)[(panel.sides == 0).any(1)].sum(0)
    assert np.array_equal(panel.attention[0], alone)


def test_without_trouble_counts_are_poisson() -> None:
    counts = spread(simulate(600, 500, 1, troubles=()))
    means = counts.mean(2)
    assert means.sum() == pytest.approx(draw_rates(600, 1).sum() / PACES["week"].steps_a_year, rel=0.02)
    busy = means > 0.5
    assert (counts.var(2)[busy] / means[busy]).mean() == pytest.approx(1, abs=0.05)


def test_overdispersion_is_that_of_k_1() -> None:
    counts = spread(simulate(600, 500, 1, troubles=["overdispersion"]))
    mean, variance = counts.mean(2), counts.var(2)
    busy = mean > 0.5
    assert (mean[busy] ** 2).sum() / (variance - mean)[busy].sum() == pytest.approx(1, abs=0.15)


def test_season_is_that_of_the_year() -> None:
    panel = simulate(1000, 240, 1, "month", troubles=["season"])
    months = panel.world.reshape(20, 12).mean(0)
    assert np.mean(SEASON) == pytest.approx(1, abs=0.005)
    np.testing.assert_allclose(months / months.mean(), SEASON, rtol=0.03)


def test_outages_are_known_where_nothing_is_left() -> None:
    calm = simulate(400, 800, 2, troubles=[])
    panel = simulate(400, 800, 2, troubles=["outages"])
    assert calm.known.all()
    assert np.array_equal(panel.known, panel.world > 0)
    assert 0 < (~panel.known).sum() < 80
    left = panel.world / calm.world.mean()
    assert ((left > 0) & (left < max(OUTAGE_LEAVES) + 0.1)).sum() > 3


@pytest.mark.parametrize("trouble", ["bursts", "leaders"])
def test_what_moves_a_state_moves_its_dyads_in_both_channels(trouble: str) -> None:
    def couple(troubles: list[str]) -> float:
        panel = simulate(800, 400, 1, "month", troubles=troubles)
        counts = spread(panel)
        chosen = (counts.mean(2) > 2).all(0)
        roots = np.sqrt(counts[:, chosen])
        return float(np.mean([np.corrcoef(*pair)[0, 1] for pair in roots.transpose(1, 0, 2)]))

    assert abs(couple([])) < 0.05
    assert couple([trouble]) > 0.15


def test_visits_are_weeks_of_cooperation() -> None:
    calm, visited = (spread(simulate(600, 400, 1, troubles=mix)) for mix in ([], ["visits"]))
    assert visited[0].sum() > 1.05 * calm[0].sum()
    assert visited[1].sum() == pytest.approx(calm[1].sum(), rel=0.02)
    quiet = calm[0].mean(1) < 0.05
    assert (visited[0][quiet] >= 3).sum() > 5 * max(1, (calm[0][quiet] >= 3).sum())


def test_a_planted_shift_is_where_it_was_put() -> None:
    dyad = int(draw_rates(600, 5)[1].argmax())
    shift = Planted(dyad=dyad, channel=1, step=200, factor=5.0, steps=100)
    counts = spread(simulate(600, 400, 5, troubles=[], planted=[shift]))
    conflict = counts[1, dyad]
    usual = np.concatenate((conflict[:200], conflict[300:])).mean()
    assert conflict[200:300].mean() == pytest.approx(5 * usual, rel=0.2)
    assert counts[0, dyad, 200:300].mean() < 2 * counts[0, dyad].mean()


@pytest.mark.parametrize("seed", [1, 2])
def test_the_promise_is_kept_in_calm(seed: int) -> None:
    pace = PACES["week"]
    surprises = find_surprises(simulate(1200, 400, seed, troubles=TROUBLES), pace)
    years = surprises.active[pace.warm_up :].sum() / pace.steps_a_year
    assert 0.1 * years > 300
    for rate in (0.1, 0.25):
        assert 0.8 * rate * years <= len(spend(surprises, pace, rate)) <= rate * years
