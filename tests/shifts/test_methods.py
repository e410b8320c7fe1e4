from itertools import combinations, pairwise
from math import exp, inf, lgamma, log

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shifts.counting import MONTH, WEEK, count, cut
from volteface.model import Method
from volteface.shifts.bocpd import PRIOR_ACTS
from volteface.shifts.budget import FLOOR
from volteface.shifts.counts import Array
from volteface.shifts.pace import PACES, Pace
from volteface.shifts.pelt import PENALTY, find_changes
from volteface.shifts.watch import METHODS

methods = pytest.mark.parametrize("method", METHODS)
paces = pytest.mark.parametrize("pace", PACES.values(), ids=PACES)


def draw(seed: int, steps: int, pairs: int, rate: float = 2.0) -> Array:
    return np.random.default_rng(seed).poisson(rate, (2, steps, pairs)).astype(float)


# --- what all methods hold to -----------------------------------------------------------------------------------


@methods
@paces
@pytest.mark.parametrize("steps", [1, 5, 60])
def test_scores_are_finite_and_not_negative(method: Method, pace: Pace, steps: int) -> None:
    acts = draw(0, steps, 7)
    acts[:, :, 0] = 0
    acts[1, steps // 2, 1] = 5000
    acts[0, :, 2] += 0.25  # acts of many parties weigh less than one
    scores = METHODS[method](count(acts), pace)
    assert scores.shape == acts.shape
    assert np.isfinite(scores).all()
    assert (scores >= 0).all()


@methods
@given(
    seed=st.integers(0, 10**6),
    known=st.lists(st.sampled_from([True, True, True, False]), min_size=4, max_size=60),
    share=st.floats(0.1, 0.9),
)
@settings(max_examples=30, deadline=None)
def test_scores_rest_on_nothing_later(method: Method, seed: int, known: list[bool], share: float) -> None:
    acts = draw(seed, len(known), 3)
    steps = max(1, int(share * len(known)))
    changed = acts.copy()
    changed[:, steps:] = draw(seed + 1, len(known) - steps, 3, rate=9.0)
    seen = np.array(known)
    scores = METHODS[method](cut(count(acts, seen), steps), MONTH)
    for later in (acts, changed):
        np.testing.assert_allclose(METHODS[method](count(later, seen), MONTH)[:, :steps], scores, atol=1e-7)


@methods
@paces
def test_silence_scores_nothing(method: Method, pace: Pace) -> None:
    assert not METHODS[method](count(np.zeros((2, 150, 2))), pace).any()


@methods
@pytest.mark.parametrize("channel", [0, 1])
def test_a_rise_scores_highest_where_it_is(method: Method, channel: int) -> None:
    begin, pair = 156, 3
    acts = draw(1, 208, 6)
    acts[channel, begin : begin + 8, pair] += 16
    scores = METHODS[method](count(acts), WEEK)[:, WEEK.warm_up :]
    where, when, who = np.unravel_index(scores.argmax(), scores.shape)
    assert (where, who) == (channel, pair)
    assert 0 <= when + WEEK.warm_up - begin < WEEK.start
    raised = np.flatnonzero(scores[channel, :, pair] > 4 * FLOOR)[0] + WEEK.warm_up
    assert begin <= raised <= begin + 3


@methods
@pytest.mark.parametrize("gap", [1, 6, 30])
def test_an_outage_raises_nothing(method: Method, gap: int) -> None:
    acts = np.full((2, 220, 1), 3.0)
    known = np.ones(220, bool)
    known[150 : 150 + gap] = False
    scores = METHODS[method](count(acts, known), WEEK)[:, WEEK.warm_up :]
    assert (scores < FLOOR).all()


@methods
def test_an_outage_hides_no_rise(method: Method) -> None:
    acts = draw(2, 220, 1)
    acts[1, 160:] += 16
    known = np.ones(220, bool)
    known[150:158] = False
    scores = METHODS[method](count(acts, known), WEEK)
    assert scores[1, 160:164, 0].max() > 4 * FLOOR


@methods
def test_scores_of_a_pair_are_its_own(method: Method) -> None:
    acts = draw(3, 130, 5)
    acts[0, 100:110, 2] += 9
    order = np.array([3, 0, 4, 2, 1])
    scores = METHODS[method](count(acts), WEEK)
    np.testing.assert_allclose(
        METHODS[method](count(acts[:, :, order]), WEEK), scores[:, :, order], atol=1e-9
    )
    np.testing.assert_allclose(METHODS[method](count(acts[:, :, [2]]), WEEK), scores[:, :, [2]], atol=1e-9)


# --- each against a plain account of itself ---------------------------------------------------------------------


def price_plainly(acts: list[float], news: list[float]) -> float:
    return sum(acts) * log(sum(news) / sum(acts)) if sum(acts) else 0.0


def segment_plainly(acts: list[float], news: list[float], penalty: float) -> float:
    """Try every set of changes."""
    best = inf
    for changes in range(len(acts)):
        for cuts in combinations(range(1, len(acts)), changes):
            edges = [0, *cuts, len(acts)]
            parts = list(pairwise(edges))
            cost = sum(price_plainly(acts[a:b], news[a:b]) for a, b in parts) + penalty * changes
            best = min(best, cost)
    return best


@given(
    st.lists(
        st.tuples(st.sampled_from([0, 0, 0, 1, 2, 7]), st.sampled_from([0.5, 1.0, 2.0])),
        min_size=1,
        max_size=9,
    ),
    st.sampled_from([0.1, 1.0, 4.0]),
)
@settings(max_examples=150, deadline=None)
def test_pelt_finds_the_best_of_all_segmentations(series: list[tuple[int, float]], penalty: float) -> None:
    acts, news = (list(map(float, column)) for column in zip(*series, strict=True))
    other = [1.0] * len(acts)
    path = find_changes(np.array([acts, other]).T, np.array([news, other]).T, penalty)
    for steps in range(1, len(acts) + 1):
        least = segment_plainly(acts[:steps], news[:steps], penalty)
        assert path.cost[steps, 0] == pytest.approx(least, abs=1e-9)
        edges, changes = [steps], -1
        while edges[-1]:
            edges.append(int(path.last[edges[-1], 0]))
            changes += 1
        parts = [(start, end) for end, start in pairwise(edges)]
        told = sum(price_plainly(acts[a:b], news[a:b]) for a, b in parts) + penalty * changes
        assert told == pytest.approx(least, abs=1e-9)


def test_pelt_tells_what_a_rise_gains() -> None:
    acts = np.zeros((2, 60, 1))
    acts[1, :50], acts[1, 50:] = 1.0, 20.0
    scores = METHODS["pelt"](count(acts), WEEK)
    gain = 250 * log(60 / 250) - 50 * log(50 / 50) - 200 * log(10 / 200)
    assert scores[1, 59, 0] == pytest.approx(gain)
    assert gain > PENALTY * log(WEEK.active)


def test_pelt_leaves_falls_and_old_rises_alone() -> None:
    acts = np.ones((2, 120, 1))
    acts[0, 50:], acts[1, :50] = 20.0, 20.0
    scores = METHODS["pelt"](count(acts), WEEK)
    assert scores[0, 50 + WEEK.start - 1, 0] > 0
    assert not scores[0, 50 + WEEK.start :].any()
    assert not scores[1].any()


def test_cusum_is_that_of_the_book() -> None:
    series = draw(4, 90, 1)[0, :, 0]
    series[60:64] = 12
    known = np.ones(90, bool)
    known[30:33] = False
    acts = np.zeros((2, 90, 1))
    acts[0, :, 0] = series
    kept = 0.5 ** (1 / MONTH.memory)
    total = told = squares = weight = 0.0
    expected = []
    for step, seen in enumerate(series):
        mean = (told + 0.5 * MONTH.prior) / (weight + MONTH.prior)
        square = (squares + (0.5 + 0.25) * MONTH.prior) / (weight + MONTH.prior)
        before = total
        if known[step]:
            total = max(0.0, total + (seen - mean) / max(square - mean**2, mean, 1.0) ** 0.5 - 1)
        expected.append(2 * total if total > before else 0.0)
        told, squares, weight = (
            kept * old + new * known[step] for old, new in ((told, seen), (squares, seen**2), (weight, 1))
        )
    np.testing.assert_allclose(METHODS["cusum"](count(acts, known), MONTH)[0, :, 0], expected, atol=1e-9)
    assert max(expected) > FLOOR


def follow_plainly(series: list[float], pace: Pace) -> list[float]:
    """Adams and MacKay's recursion, one run length at a time, without a cut: for series shorter than two years."""
    hazard = 1 / pace.active
    rate = series_mean = 0.5
    runs = [(pace.active, 1.0, PRIOR_ACTS, PRIOR_ACTS / rate, inf)]  # length, probability, a, b, rate before
    told, weight, scores = 0.0, 0.0, []
    for seen in series:
        series_mean = (told + rate * pace.prior) / (weight + pace.prior)
        believed = sum(p * a / b for _, p, a, b, _ in runs)
        runs = [(r + 1, p * (1 - hazard), a, b, before) for r, p, a, b, before in runs]
        runs.append((1, hazard, PRIOR_ACTS, PRIOR_ACTS / series_mean, believed))
        runs = [
            (
                r,
                p
                * exp(
                    lgamma(a + seen) - lgamma(a) - lgamma(seen + 1) + a * log(b / (b + 1)) - seen * log(b + 1)
                ),
                a + seen,
                b + 1,
                before,
            )
            for r, p, a, b, before in runs
        ]
        total = sum(p for _, p, *_ in runs)
        runs = [(r, p / total, a, b, before) for r, p, a, b, before in runs]
        risen = sum(p for r, p, a, b, before in runs if r <= pace.start and a / b > before)
        others = sum(p for r, p, a, b, before in runs if not (r <= pace.start and a / b > before))
        stayed = (1 - hazard) ** pace.start
        scores.append(max(0.0, log(risen / others) - log((1 - stayed) / stayed)) if risen else 0.0)
        kept = 0.5 ** (1 / pace.memory)
        told, weight = told * kept + seen, weight * kept + 1
    return scores


def test_bocpd_is_that_of_the_paper() -> None:
    series = draw(5, 60, 1)[0, :, 0]
    series[40:43] = [9, 14.5, 11]
    acts = np.zeros((2, 60, 1))
    acts[1, :, 0] = series
    expected = follow_plainly(series.tolist(), WEEK)
    assert max(expected[40:46]) > FLOOR
    np.testing.assert_allclose(METHODS["bocpd"](count(acts), WEEK)[1, :, 0], expected, atol=1e-6)


def test_bocpd_remembers_a_long_run_for_two_years() -> None:
    acts = np.full((2, 5 * 24, 1), 2.0)
    acts[0, 100:] = 8
    scores = METHODS["bocpd"](count(acts), MONTH)[0, :, 0]
    assert (scores[:100] < FLOOR).all()
    assert scores[101] > FLOOR
    assert (scores[100 + MONTH.start + 1 :] < FLOOR).all()


def test_moving_average_is_a_z_statistic() -> None:
    acts = np.zeros((2, 15, 1))
    acts[0, :12, 0] = [2, 4] * 6
    acts[0, 12:, 0] = [10, 12, 11]
    mean = (36 + 0.5 * MONTH.prior) / (12 + MONTH.prior)
    square = (6 * 4 + 6 * 16 + 0.75 * MONTH.prior) / (12 + MONTH.prior)
    z = (11 - mean) / (max(square - mean**2, mean, 1) * (1 / 3 + 1 / (12 + MONTH.prior))) ** 0.5
    scores = METHODS["moving-average"](count(acts), MONTH)
    assert scores[0, 14, 0] == pytest.approx(z**2 / 2)
    assert not scores[1].any()
