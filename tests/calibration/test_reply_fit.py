"""Whether the starting figures are shown to be off: a test that needs many outcomes and does not cry wolf."""

import random

import pytest

from silentbuyer.calibration.reply_fit import is_off, put_right
from silentbuyer.model.reply_law import starting_law


def outcomes(count, *, factor=1.0, seed=1):
    """Probabilities said, and what came by chances that are `factor` times as high."""
    rng = random.Random(seed)  # noqa: S311 - figures, no secret
    said = [rng.uniform(0.05, 0.6) for _ in range(count)]
    return [(p, rng.random() < min(1.0, p * factor)) for p in said]


def test_right_figures_are_hardly_ever_called_off():
    assert sum(is_off(outcomes(800, seed=seed)) for seed in range(40)) <= 5


@pytest.mark.parametrize("factor", [0.6, 1.4])
def test_figures_that_are_too_high_or_too_low_are(factor):
    assert all(is_off(outcomes(800, factor=factor, seed=seed)) for seed in range(10))


def test_a_few_outcomes_show_nothing():
    assert sum(is_off(outcomes(24, factor=0.8, seed=seed)) for seed in range(20)) <= 4


def test_putting_right_brings_said_nearer_to_what_came():
    said = outcomes(2000, factor=0.5)
    right = put_right(starting_law(), said)
    told = sum(right.put_right(p) for p, _ in said) / len(said)
    came = sum(came for _, came in said) / len(said)
    assert abs(told - came) < 0.02
