"""A reason that a buyer states leads, however rare it is; what is misheard at an impossible stage does not."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from silentbuyer.data.tables import toml
from silentbuyer.model.causes import priors
from silentbuyer.model.customer import Stage
from silentbuyer.model.diagnosis import Silence
from silentbuyer.model.findings import NOTHING_WRONG, Cause, Finding
from silentbuyer.model.signs import sign
from silentbuyer.weighing.stated import SUREST, bits_needed, lifted
from silentbuyer.weighing.weigh import weigh

STATED = [
    (rule, name) for rule, signs in toml("weights.toml").items() for name, row in signs.items() if "stated" in row
]


def main_cause(rule, name):
    weights = sign(rule, name).weights
    return max(weights, key=weights.__getitem__)


def said(rule, name, sentence="they wrote it", scale=1.0):
    return sign(rule, name).finding("They wrote it.", {"sentence": sentence}, scale=scale)


def share(findings, cause, stage=Stage.PROFORMA):
    causes = weigh(lifted(findings, stage), stage=stage, silence=Silence(), turn="buyer")
    return next(score.probability for score in causes if score.cause is cause)


@pytest.mark.parametrize(("rule", "name"), STATED)
def test_a_stated_reason_gets_the_share_that_its_row_tells_among_the_reasons(rule, name):
    cause, row = main_cause(rule, name), sign(rule, name)
    stage = max(Stage, key=lambda one: priors(one)[cause])
    (finding,) = lifted([said(rule, name)], stage)
    prior = priors(stage)[cause]
    odds = prior / (1 - prior) * 2 ** finding.weights[cause]
    surest = prior / (1 - prior) * 2**SUREST
    assert odds / (1 + odds) >= min(row.stated, surest / (1 + surest)) - 1e-9


def test_a_rare_reason_that_is_stated_leads():
    assert share([said("money-blocked", "said")], Cause.MONEY_BLOCKED) > 0.6


def test_a_debt_that_is_heard_before_any_order_does_not():
    heard = [said("balance-owed", "said")]
    assert share(heard, Cause.BALANCE_OWED, Stage.INQUIRY) < 0.4 < share(heard, Cause.BALANCE_OWED, Stage.SHIPMENT)


def test_what_counts_in_part_is_lifted_to_a_part():
    whole = share([said("money-blocked", "said")], Cause.MONEY_BLOCKED)
    half = share([said("money-blocked", "said", scale=0.5)], Cause.MONEY_BLOCKED)
    assert 0.1 < half < 0.7 * whole


def test_one_sentence_that_is_heard_as_two_reasons_is_lifted_once_for_both():
    both = [said("price-or-terms", "terms"), said("balance-owed", "said")]
    before = both[1].weights[Cause.BALANCE_OWED] - both[0].weights[Cause.PRICE_OR_TERMS]
    terms, owed = lifted(both, Stage.QUOTATION)
    assert owed.weights[Cause.BALANCE_OWED] - terms.weights[Cause.PRICE_OR_TERMS] == pytest.approx(before)
    apart = [said("price-or-terms", "terms", "one"), said("balance-owed", "said", "another")]
    assert lifted(apart, Stage.QUOTATION)[1].weights[Cause.BALANCE_OWED] > owed.weights[Cause.BALANCE_OWED]


def test_what_is_no_statement_is_left_alone():
    others = [
        sign("your-turn", "last-word").finding("b"),
        Finding(weights={Cause.FAKE_BUYER: 2.0}, because="b", rule="mine"),
    ]
    assert lifted(others, Stage.INQUIRY) == tuple(others)


def test_a_denial_that_mirrors_the_row_is_left_alone():
    mirrored = said("money-blocked", "said", scale=-0.5)
    assert lifted([mirrored], Stage.PROFORMA) == (mirrored,)


@given(
    st.lists(st.tuples(st.sampled_from(STATED), st.floats(0.05, 1.0), st.sampled_from("abc")), max_size=6),
    st.sampled_from(list(Stage)),
)
def test_lifting_takes_nothing_away_and_stays_below_the_surest(heard, stage):
    findings = [said(*key, sentence, scale) for key, scale, sentence in heard]
    for old, new in zip(findings, lifted(findings, stage), strict=True):
        assert new.because == old.because
        for cause, bits in old.weights.items():
            assert bits <= new.weights[cause] <= max(bits, SUREST) + 1e-9


@given(
    st.floats(0.01, 0.99),
    st.sampled_from([one for one in Cause if one not in NOTHING_WRONG]),
    st.sampled_from(list(Stage)),
)
def test_the_bits_needed_lead_from_the_prior_to_the_share(wanted, cause, stage):
    prior = priors(stage)[cause]
    odds = prior / (1 - prior) * 2 ** bits_needed(wanted, cause, stage)
    assert math.isclose(odds / (1 + odds), wanted, rel_tol=1e-6)
