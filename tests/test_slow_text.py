"""Strangers' text costs in proportion to its length, at every door (600 seeds a door: ``python bench/slow_text.py``).

Not timed against a clock, which a busy machine would spoil: of each door and seed, eight times the text may take at most
three times as much as eight times the time. What grows with the square of the text takes sixty-four times as much.
"""

import importlib.util
import itertools
from pathlib import Path

import pytest

PATH = Path(__file__).resolve().parents[1] / "bench" / "slow_text.py"
SPEC = importlib.util.spec_from_file_location("slow_text", PATH)
slow_text = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(slow_text)

pytestmark = pytest.mark.no_cover  # what is measured here is time
MARKS = itertools.count()
SHORT, TIMES = 8_000, 8
LITTLE = 0.15
"""Seconds below which nothing can be told from the noise."""
SEEDS = (
    "<head>",
    "<",
    "le 17 ",
    "17号",
    "(",
    ";",
    "\n",
    "\r",
    "=\n",
    "a@b.example, ",
    "> ",
    "ﷺ",
    ' "',
    "http://a.b/ ",
    "1.",
    " ,.",
    "On ",
    "? ",
)


@pytest.mark.parametrize("name", slow_text.DOORS)
def test_grows_no_faster_than_the_text(name):
    door = slow_text.DOORS[name]
    slow_text.spent(door, "warm up")
    fast = {seed: grown for seed in SEEDS if (grown := surely(door, seed)) > 3 * TIMES}
    assert fast == {}


def surely(door, seed):
    """The growth, measured up to three times: other work of the machine only ever makes one measurement worse."""
    grown = growth(door, seed)
    for _ in range(2):
        if grown > 3 * TIMES:
            grown = min(grown, growth(door, seed))
    return grown


def growth(door, seed):
    """How many times longer a text of eight times the length takes; 0 where both take next to nothing."""
    long = spent(door, seed, SHORT * TIMES)
    if long < LITTLE:
        return 0
    return long / max(min(spent(door, seed, SHORT) for _ in range(3)), 0.001)


def spent(door, seed, length):
    # A mark of its own, for what was read once is remembered.
    return slow_text.spent(door, f"{slow_text.of_length(seed, length)} {next(MARKS)}")


def test_the_benchmark_sees_what_is_quadratic():
    def quadratic(text):
        for place in range(len(text) // 8):
            text.count("never", place)

    assert growth(quadratic, "a") > 3 * TIMES
