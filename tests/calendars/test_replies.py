"""The reply model: prior, learning by shrinkage, and messages that were never answered."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from silentbuyer.calendars.replies import ReplyModel, Wait, learn, prior_of, state, usual_prior
from silentbuyer.model.reply_law import starting_law

PRIOR = learn([])
COLD = prior_of(starting_law(), ("stranger", "1", "mail", "unknown", "unknown"))
hours = st.floats(0.0, 5000.0)


@pytest.mark.parametrize(("quantile", "expected"), [(0.5, 2.5), (0.8, 11.4), (0.9, 25.1), (0.95, 48.3), (0.99, 165)])
def test_the_prior_has_the_quantiles_of_the_research(quantile, expected):
    assert PRIOR.hours_at(quantile) == pytest.approx(expected, rel=0.02)
    assert PRIOR.quantile(expected) == pytest.approx(quantile, abs=0.01)


def test_the_worked_figures_of_the_research():
    assert PRIOR.p_reply(25) == pytest.approx(0.23, abs=0.01)
    assert PRIOR.p_reply(48) == pytest.approx(0.13, abs=0.01)
    assert learn([], COLD).p_reply(25) == pytest.approx(0.005, abs=0.002)


def test_nothing_silent_yet_is_the_chance_itself():
    assert PRIOR.p_reply(0) == pytest.approx(0.75)
    assert PRIOR.quantile(0) == 0
    assert ReplyModel(PRIOR.mu, PRIOR.sigma, 0.0).p_reply(5) == 0


@settings(max_examples=150, deadline=None)
@given(hours, hours)
def test_longer_silence_never_makes_a_reply_likelier(a, b):
    a, b = sorted((a, b))
    assert PRIOR.p_reply(b) <= PRIOR.p_reply(a) + 1e-12
    assert PRIOR.quantile(a) <= PRIOR.quantile(b) + 1e-12


@settings(max_examples=100, deadline=None)
@given(st.lists(st.builds(Wait, hours, st.booleans()), max_size=25))
def test_learning_stays_within_bounds(waits):
    model = learn(waits)
    assert 0 < model.pi < 1
    assert model.sigma > 0
    assert math.isfinite(model.mu)
    assert model.own_replies == sum(wait.answered for wait in waits)
    assert 0 <= model.p_reply(10) <= 1


def test_a_fast_buyer_is_learned_and_shrunk():
    fast = learn([Wait(1.0, answered=True)] * 6)
    assert 1.0 < math.exp(fast.mu) < 2.5
    assert fast.quantile(24) > PRIOR.quantile(24)
    assert fast.pi > usual_prior().pi
    faster = learn([Wait(1.0, answered=True)] * 60)
    assert math.exp(faster.mu) == pytest.approx(1.0, abs=0.15)


def test_a_slow_buyer_is_given_more_time():
    slow = learn([Wait(40.0, answered=True)] * 8)
    assert slow.quantile(48) < 0.8 < PRIOR.quantile(48)


def test_unanswered_messages_lower_the_chance_and_do_not_count_as_replies():
    answered = [Wait(2.0, answered=True)] * 5
    both = learn(answered + [Wait(80.0, answered=False)] * 5)
    assert both.pi < learn(answered).pi
    assert both.own_replies == 5


def test_messages_that_were_soon_followed_up_count_as_censored_only():
    answered = [Wait(10.0, answered=True)] * 5
    soon = learn(answered + [Wait(0.5, answered=False)] * 5)
    late = learn(answered + [Wait(300.0, answered=False)] * 5)
    assert soon.pi > late.pi
    assert soon.mu > learn(answered).mu - 1e-9


def test_each_further_message_without_an_answer_lowers_the_chance():
    chances = [learn([Wait(30.0, answered=False)] * times).pi for times in range(6)]
    assert chances[0] == PRIOR.pi
    assert chances == sorted(chances, reverse=True)
    assert chances[3] < 0.75 * PRIOR.pi


def test_an_answer_to_an_easier_letter_says_less():
    plain, easy, hard = (learn([Wait(2.0, answered=True, easier=odds)] * 3).pi for odds in (0.0, 2.0, -2.0))
    assert PRIOR.pi < easy < plain < hard < 1.0
    assert learn([Wait(30.0, answered=False, easier=-3.0)] * 3).pi > learn([Wait(30.0, answered=False)] * 3).pi


def test_a_reply_that_was_expected_to_take_longer_counts_as_a_quicker_one():
    usual, slow = (learn([Wait(8.0, answered=True, slower=factor)] * 4).mu for factor in (0.0, math.log(4.0)))
    assert slow < usual
    assert slow == pytest.approx(learn([Wait(2.0, answered=True)] * 4).mu)


def test_states():
    assert state(0.5, 0.7) == "on-time"
    assert state(0.85, 0.3) == "late"
    assert state(0.97, 0.2) == "abnormal"
    assert state(0.97, 0.05) == "closed"
    assert state(0.3, 0.01) == "on-time"
