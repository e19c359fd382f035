"""What an engine is told to go by is looked through before the first buyer, and faults name the nearest right word."""

import pytest

from silentbuyer import Engine, Finding
from silentbuyer.calibration.calibration import load_weights
from silentbuyer.errors import CalibrationError
from silentbuyer.model.findings import Cause
from silentbuyer.model.rule import rule

PRICE = "price-or-terms/price"


@rule(name="my-rule")
def mine(case):
    """A rule of one's own."""
    yield Finding(weights={Cause.AWAY: 1.0}, because="It is so.")


@pytest.mark.parametrize(
    ("weights", "said"),
    [
        ({PRICE: {"sulking": 1.0}}, "'sulking' is no cause"),
        ({PRICE: {"price-or-term": 1.0}}, "did you mean 'price-or-terms'"),
        ({"price-or-terms/pricee": {"away": 1.0}}, "is no sign and no rule; did you mean 'price-or-terms/price'"),
        ({"nosuch/rule": {"away": 1.0}}, "'nosuch/rule' is no sign"),
        ({PRICE: {"away": "much"}}, "must be numbers of bits, got 'much'"),
        ({"x": 5}, "weights must map signs to mappings"),
    ],
)
def test_unknown_words_are_named_before_a_batch_begins(weights, said):
    with pytest.raises(CalibrationError, match=said):
        Engine(online=False, weights=weights)


def test_an_experience_of_another_kind_is_named(tmp_path):
    with pytest.raises(CalibrationError, match=r"what sb\.learn gave"):
        Engine(online=False, experience=5)
    with pytest.raises(CalibrationError, match=r"none\.toml"):
        Engine(online=False, experience=tmp_path / "none.toml")


def test_keys_of_signs_rules_and_kinds_are_known():
    keys = {PRICE: {"price-or-terms": 1.0}, "my-rule": {"away": 2.0}, "my-rule/away +1": {"away": 3.0}}
    with Engine(online=False, plugins=[mine], weights=keys) as engine:
        assert set(engine.experience.weights) == set(keys)


def test_weights_stand_above_those_of_an_experience(tmp_path):
    (tmp_path / "w.toml").write_text('["price-or-terms"."price"]\nweights = { price-or-terms = 1.25 }\n', "utf-8")
    with Engine(online=False, weights=load_weights(tmp_path / "w.toml")) as engine:
        assert engine.experience.weights[PRICE][Cause.PRICE_OR_TERMS] == 1.25
