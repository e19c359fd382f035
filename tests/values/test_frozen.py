"""Read-only values hash, compare, pickle and survive JSON."""

import json
import pickle
from datetime import UTC, date, datetime
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from silentbuyer.values.frozen import DEEPEST, FrozenMap, freeze, thaw

scalars = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
trees = st.recursive(scalars, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=20)


@given(trees)
def test_a_frozen_tree_survives_json_and_thaws_to_what_it_was(tree):
    frozen = freeze(tree)

    assert thaw(frozen) == tree
    assert freeze(json.loads(json.dumps(thaw(frozen)))) == frozen


@given(trees)
def test_equal_trees_hash_alike_and_pickle(tree):
    one, two = freeze(tree), freeze(tree)

    assert hash(one) == hash(two)
    assert pickle.loads(pickle.dumps(one)) == two


def test_a_frozen_map_reads_like_a_dict_and_cannot_be_changed():
    found = FrozenMap({"a": 1, "b": 2})

    assert found == {"a": 1, "b": 2}
    assert found["a"] == 1
    assert list(found) == ["a", "b"]
    assert "c" not in found
    assert len(found) == 2
    assert repr(found) == "{'a': 1, 'b': 2}"
    assert found != 3
    with pytest.raises(TypeError):
        found["a"] = 2


def test_dates_enumerations_and_sets_become_text_and_tuples():
    class Colour(StrEnum):
        RED = "red"

    value = {"day": date(2026, 3, 1), "at": datetime(2026, 3, 1, tzinfo=UTC), "colour": Colour.RED, "set": {2, 1}}

    assert freeze(value) == {"day": "2026-03-01", "at": "2026-03-01T00:00:00+00:00", "colour": "red", "set": (1, 2)}


@pytest.mark.parametrize("value", [object(), b"bytes", {"a": object()}])
def test_what_json_cannot_hold_is_refused(value):
    with pytest.raises(TypeError, match="expected text"):
        freeze(value)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), [float("-inf")], {"a": {"b": float("nan")}}])
def test_numbers_that_json_does_not_know_are_refused(value):
    with pytest.raises(TypeError, match="finite"):
        freeze(value)


def test_what_is_nested_too_deeply_is_refused_long_before_python_gives_up():
    value = ()
    for level in range(DEEPEST + 1):
        value = [value] if level % 2 else {"a": value}
    with pytest.raises(TypeError, match="nested at most 100"):
        freeze(value)
