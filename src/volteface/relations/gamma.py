"""The gamma distribution, as far as rates of counts need it: quantiles, and the variance of its logarithm.

Written here, in a page of numpy, rather than taken from a library of statistics several times the size of Volteface.
"""

from math import ceil, sqrt
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
NORMAL_SHAPE = 50.0
"""From this shape on the cube root of a gamma variate is normal to four digits (Wilson and Hilferty 1931)."""
_HALVINGS = 60
_CLOSE = 1e-9
_NOTHING = 1e-17


def gamma_quantile(shape: Floats, rate: Floats, mass: float) -> Floats:
    """Give the values below which `mass` (0 to 1) of Gamma(shape, rate) lies, to about four digits.

    Source: series for the incomplete gamma function, Abramowitz and Stegun 1964, 6.5.29, halved in; for shapes above
    `NORMAL_SHAPE` the cube-root approximation of Wilson and Hilferty, PNAS 17 (1931).
    """
    shape, rate = np.broadcast_arrays(np.asarray(shape, float), np.asarray(rate, float))
    score = NormalDist().inv_cdf(mass)
    cube = np.maximum(1 - 1 / (9 * shape) + score / (3 * np.sqrt(shape)), 0.0) ** 3
    found = shape * cube
    small = shape <= NORMAL_SHAPE
    if small.any():
        found[small] = _halve_in(shape[small], mass)
    quantiles: Floats = found / rate
    return quantiles


def _halve_in(shape: Floats, mass: float) -> Floats:
    """Give the quantiles of Gamma(shape, 1) by Newton's steps between bounds, which are halved where a step leads out of them.

    All in logarithms, since quantiles of small shapes lie many powers of ten apart.
    """
    constant = log_gamma(shape + 1)
    low = np.full(shape.shape, -700.0)
    high = np.log(shape + 12 * np.sqrt(shape) + 40)
    middle = np.clip(
        (np.log(mass) + constant) / shape, low, high
    )  # where the series' first term alone has the mass
    moving = np.ones(shape.shape, bool)  # each stops by itself, so that it does not depend on its neighbours
    for _ in range(_HALVINGS):
        value = np.exp(middle)
        first = np.exp(shape * middle - value - constant)
        excess = _mass_below(shape, value, first) - mass
        low, high = np.where(excess < 0, middle, low), np.where(excess < 0, high, middle)
        # the density of the logarithm is shape times the first term
        step = middle - excess / np.maximum(shape * first, 1e-300)
        there = np.where((step > low) & (step < high), step, (low + high) / 2)
        before, middle = middle, np.where(moving, there, middle)
        moving &= np.abs(middle - before) >= _CLOSE
        if not moving.any():
            break
    found: Floats = np.exp(middle)
    return found


def _mass_below(shape: Floats, value: Floats, first: Floats) -> Floats:
    """Give the regularised lower incomplete gamma function; `first` is the first term of its series."""
    term, total = first, first.copy()
    most = float(value.max(initial=1.0))
    for number in range(1, ceil(most + 12 * sqrt(most) + 40)):
        term = term * value / (shape + number)
        total += term
        if number % 16 == 0 and bool((term <= _NOTHING * total).all()):
            break
    return total


def log_gamma(value: Floats) -> Floats:
    """Give the logarithm of the gamma function of positive numbers (Stirling's series after shifting up by eight)."""
    shifted = value + 8
    product = np.ones_like(value)
    for number in range(8):
        product = product * (value + number)
    series = 1 / (12 * shifted) - 1 / (360 * shifted**3) + 1 / (1260 * shifted**5)
    found: Floats = (
        (shifted - 0.5) * np.log(shifted) - shifted + 0.5 * np.log(2 * np.pi) + series - np.log(product)
    )
    return found


def trigamma(value: Floats) -> Floats:
    """Give the variance of the logarithm of a gamma variate of this shape (asymptotic series after shifting up by six).

    Source: Abramowitz and Stegun 1964, 6.4.6 and 6.4.12.
    """
    steps = sum(1 / (value + number) ** 2 for number in range(6))
    shifted = value + 6
    found: Floats = steps + 1 / shifted + 1 / (2 * shifted**2) + 1 / (6 * shifted**3) - 1 / (30 * shifted**5)
    return found
