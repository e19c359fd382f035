"""A learned network: packed, read back, and added up like the plain sums."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from silentbuyer.hearing import two_layers
from silentbuyer.hearing.two_layers import MOST_FEATURES, MOST_STEPS, Network, key_of, load_network, packed_network

CELLS, CLASSES = 4, 2
WEIGHTS = st.integers(-127, 127)
STEPS = st.integers(-MOST_STEPS, MOST_STEPS)
ROWS = st.lists(st.lists(STEPS, min_size=CELLS, max_size=CELLS), min_size=1, max_size=20)
SECOND = st.lists(st.lists(WEIGHTS, min_size=CLASSES, max_size=CLASSES), min_size=CELLS, max_size=CELLS)
INNER, BIAS = [0.5, 0.0, -0.25, 0.1], [1.0, -2.0]


def in_bytes(rows: list[list[int]]) -> bytes:
    return bytes(128 + weight for row in rows for weight in row)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("networks")


def written(folder: Path, rows: list[list[int]], second: list[list[int]]) -> Network:
    head: dict[str, Any] = {
        "classes": ["a", "b"], "scale": 0.05, "inner": INNER, "second_scale": 0.01, "bias": BIAS, "marks": [3, 4],
    }  # fmt: skip
    told = sorted((key_of(f"f{at}"), row) for at, row in enumerate(rows))
    packed = packed_network(head, [key for key, _ in told], in_bytes([row for _, row in told]), in_bytes(second))
    (folder / "net.bin").write_bytes(packed)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(two_layers, "resource", lambda name: folder / name)
        return load_network("net.bin")


def plain(rows: list[list[int]], second: list[list[int]]) -> list[float]:
    """The scores by the book, from all rows at once."""
    root = len(rows) ** 0.5
    cells = [
        max(0.0, bias + 0.05 * sum(column) / root) for bias, column in zip(INNER, zip(*rows, strict=True), strict=True)
    ]
    columns = zip(*second, strict=True)
    return [
        bias + 0.01 * sum(cell * weight for cell, weight in zip(cells, column, strict=True))
        for bias, column in zip(BIAS, columns, strict=True)
    ]


@given(ROWS, SECOND)
def test_scores_are_the_plain_sums_through_the_cells(
    folder: Path, rows: list[list[int]], second: list[list[int]]
) -> None:
    features = {*(f"f{at}" for at in range(len(rows))), "never seen"}
    # The bias of a cell is told to half a step.
    assert written(folder, rows, second).scores(features) == pytest.approx(
        plain(rows, second), abs=127 * 0.01 * 3 * 0.05 / 2
    )


def test_features_that_come_together_count_like_those_that_come_alone_and_twice_where_given_twice(folder: Path) -> None:
    rows, second = [[1, 2, 3, 0], [3, -1, 0, 2], [1, 2, 3, 0]], [[10, 0], [5, 50], [50, 5], [0, 1]]
    net = written(folder, rows, second)
    assert net.scores({"f0"}, [("f1", "f2", "never seen")]) == net.scores({"f0", "f1", "f2"})
    assert net.scores({"f0"}, [("f1",), ("f0",)]) == net.scores({"f0", "f1", "f2"})


def test_nothing_known_leaves_what_the_cells_biases_say(folder: Path) -> None:
    assert written(folder, [[1, 2, 3, 1]], [[10, 0], [50, 50], [50, 50], [0, 0]]).scores({"else"}) == pytest.approx(
        [1.05, -2.0]
    )


def test_what_the_trainer_wrote_down_is_kept(folder: Path) -> None:
    net = written(folder, [[1, 2, 3, 1]], [[1, 2], [3, 4], [5, 6], [7, 8]])
    assert (net.classes, net.told) == (("a", "b"), {"marks": [3, 4]})


def test_more_features_than_a_sentence_has_are_left_out_and_the_same_ones_each_time(folder: Path) -> None:
    rows = [[3, 3, 3, 3]] * (MOST_FEATURES + 40)
    features = {f"f{at}" for at in range(len(rows))}
    net = written(folder, rows, [[1, 0], [0, 1], [0, 0], [0, 0]])
    assert (
        net.scores(features)
        == net.scores(features)
        == pytest.approx(plain(rows[:MOST_FEATURES], [[1, 0], [0, 1], [0, 0], [0, 0]]), abs=0.1)
    )


@given(st.text())
def test_every_feature_has_a_key_of_three_bytes_also_one_that_is_no_proper_text(feature: str) -> None:
    assert 0 <= key_of(feature) < 1 << 24
    assert key_of(feature + "\ud800") == key_of(feature + "\ud800")
