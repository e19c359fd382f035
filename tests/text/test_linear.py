"""A learned table: packed, read back, and added up like the plain sum."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from silentbuyer.text import linear
from silentbuyer.text.linear import Linear, load, packed


def table(rows: list[list[int]], bias: list[float]) -> Linear:
    def number(row: list[int]) -> int:
        return int.from_bytes(b"".join(bytes((weight + 128, 0, 0, 0)) for weight in row), "little")

    classes = tuple(f"c{at}" for at in range(len(bias)))
    named = {f"f{at}": number(row) for at, row in enumerate(rows)}
    return Linear(classes=classes, rows=named, scale=0.5, bias=tuple(bias), told={})


@given(st.lists(st.lists(st.integers(-127, 127), min_size=3, max_size=3), min_size=1, max_size=30))
def test_scores_are_the_plain_sum_over_the_root_of_the_number_of_features(rows: list[list[int]]) -> None:
    scores = table(rows, [0.25, 0.0, -1.0]).scores({*(f"f{at}" for at in range(len(rows))), "never seen"})
    sums = [sum(column) * 0.5 / len(rows) ** 0.5 for column in zip(*rows, strict=True)]
    assert scores == pytest.approx([bias + total for bias, total in zip([0.25, 0.0, -1.0], sums, strict=True)])


def test_nothing_known_leaves_the_bias() -> None:
    assert table([[1, 2]], [0.5, -0.5]).scores({"else"}) == [0.5, -0.5]


def test_what_was_packed_is_read_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    head = {"classes": ["a", "b"], "features": ["x", "ü"], "scale": 0.1, "bias": [0.0, 1.0], "marks": [3, 4]}
    (tmp_path / "table.bin").write_bytes(packed(head, bytes([128, 138, 118, 128])))
    monkeypatch.setattr(linear, "resource", lambda name: tmp_path / name)
    read = load("table.bin")
    assert (read.classes, read.told) == (("a", "b"), {"marks": [3, 4]})
    assert read.scores({"x"}) == pytest.approx([0.0, 2.0])
    assert read.scores({"ü"}) == pytest.approx([-1.0, 1.0])
