import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from volteface.relations.gamma import NORMAL_SHAPE, gamma_quantile, log_gamma, trigamma


@pytest.mark.parametrize(
    ("shape", "mass", "value"),
    [  # half of the tabled quantiles of chi-squared with 2 x shape degrees of freedom
        (0.5, 0.95, 3.841459 / 2),
        (0.5, 0.05, 0.003932 / 2),
        (5, 0.95, 18.307038 / 2),
        (5, 0.05, 3.940299 / 2),
        (15, 0.95, 43.772972 / 2),
        (50, 0.05, 77.929465 / 2),
        (100, 0.95, 233.994269 / 2),
    ],
)
def test_quantiles_as_tabled(shape: float, mass: float, value: float) -> None:
    assert gamma_quantile(np.array([shape]), np.array([1.0]), mass)[0] == pytest.approx(value, rel=3e-4)
    assert gamma_quantile(np.array([shape]), np.array([4.0]), mass)[0] == pytest.approx(value / 4, rel=3e-4)


@given(st.floats(0.01, 0.99))
def test_shape_one_is_the_exponential(mass: float) -> None:
    assert gamma_quantile(np.array([1.0]), np.array([1.0]), mass)[0] == pytest.approx(
        -math.log1p(-mass), rel=1e-6
    )


def test_both_ways_meet_at_the_limit() -> None:
    below, above = gamma_quantile(np.array([NORMAL_SHAPE, NORMAL_SHAPE + 1e-9]), np.ones(2), 0.05)
    assert below == pytest.approx(above, rel=1e-3)


@given(st.floats(1e-4, 1e5))
def test_log_gamma(value: float) -> None:
    assert log_gamma(np.array([value]))[0] == pytest.approx(math.lgamma(value), rel=1e-9, abs=1e-9)


@given(st.floats(1e-3, 1e4))
def test_trigamma_is_the_slope_of_its_recurrence(value: float) -> None:
    one, next_ = trigamma(np.array([value, value + 1]))
    assert one - next_ == pytest.approx(1 / value**2, rel=1e-6, abs=1e-12)


def test_trigamma_of_one() -> None:
    assert trigamma(np.array([1.0]))[0] == pytest.approx(math.pi**2 / 6, rel=1e-7)
