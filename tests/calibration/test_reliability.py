"""How good probabilities are: bits lost, said against right, and what a rule adds."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from silentbuyer.calibration.fitting import LabelledCase, table_of
from silentbuyer.calibration.reliability import bins, lift_of, loss
from silentbuyer.model.findings import Cause, Finding

PRICE, CHOSE = Cause.PRICE_OR_TERMS, Cause.CHOSE_OTHER_SUPPLIER


def case(truth, *findings):
    """One labelled case of two causes that are as likely before anything is heard."""
    heard = {cause: tuple(f for f in findings if cause in f.weights) for cause in (PRICE, CHOSE)}
    return LabelledCase({PRICE: 0.0, CHOSE: 0.0}, tuple(findings), heard, truth)


def says(cause, rule="ear", bits=2.0):
    return Finding(weights={cause: bits}, because="heard", rule=rule)


def guess(price):
    return {PRICE: price, CHOSE: 1.0 - price}


def test_certainty_costs_nothing_a_coin_one_bit_and_a_false_certainty_thirty_at_most():
    assert loss([guess(1.0)], [case(PRICE)]) == 0.0
    assert loss([guess(0.5), guess(0.5)], [case(PRICE), case(CHOSE)]) == 1.0
    assert loss([guess(1.0)], [case(CHOSE)]) == pytest.approx(30.0, abs=0.2)


def test_what_was_said_stands_beside_how_often_it_was_right():
    low, high = bins([guess(0.55), guess(0.55), guess(0.9)], [case(PRICE), case(CHOSE), case(PRICE)])

    assert (low.low, low.high, low.count, low.said, low.right) == (0.4, 0.6, 2, pytest.approx(0.55), 0.5)
    assert (high.count, high.said, high.right) == (1, 0.9, 1.0)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.floats(0.0, 1.0), st.booleans()), min_size=1, max_size=30))
def test_every_case_is_in_one_bin_whose_bounds_hold_what_was_said(seen):
    found = bins([guess(p) for p, _ in seen], [case(PRICE if hit else CHOSE) for _, hit in seen])

    assert sum(one.count for one in found) == len(seen)
    assert all(one.low - 1e-9 <= one.said <= one.high + 1e-9 for one in found)


def test_a_rule_that_is_right_saves_bits_and_one_that_is_wrong_costs_them():
    right, wrong = says(PRICE, "ear"), says(CHOSE, "rumour")
    cases = [case(PRICE, right, wrong), case(PRICE, right), case(CHOSE), case(CHOSE)]
    table = table_of(cases)

    ear, rumour = (lift_of(rule, cases, table) for rule in ("ear", "rumour"))

    assert (ear.spoke, ear.right, ear.usual, ear.lift) == (2, 1.0, 0.5, 2.0)
    assert ear.gain > 0.0 > rumour.gain
    assert 0.0 <= ear.low < ear.right <= ear.high + 1e-9


def test_a_rule_that_never_spoke_for_a_cause_has_no_lift_and_an_open_interval():
    cases = [case(PRICE, says(PRICE, "ear", bits=-1.0)), case(CHOSE)]

    silent = lift_of("ear", cases, table_of(cases))

    assert (silent.spoke, silent.right, silent.lift, silent.low, silent.high) == (0, 0.0, 0.0, 0.0, 1.0)
    assert math.isfinite(silent.gain)
