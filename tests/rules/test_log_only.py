"""What rules share that read nothing but the log."""

from tests.saying import case, message, said

from silentbuyer.rules.cost_wait import CostWait
from silentbuyer.rules.fake_email import FakeEmail
from silentbuyer.rules.log_only import asks_nothing, nothing_outside, told

WAITS = "We wait until the freight rates come down."


def test_a_rule_of_the_log_asks_nothing_outside():
    assert nothing_outside(CostWait(), case().customer) == ()
    assert CostWait().needs(case().customer) == ()


def test_the_engine_knows_it_beforehand_and_asks_every_other_rule():
    assert asks_nothing(CostWait())
    assert not asks_nothing(FakeEmail())
    assert not asks_nothing(object())


def test_the_newest_sentence_on_the_topic_is_quoted_under_the_rule():
    given = case(message(20, "buyer", "Freight is too high now, we wait."), message(10, "buyer", WAITS))
    (finding,) = told(given, "cost-wait", "cost-wait", "On {day} the buyer wrote that they wait")
    assert finding.sign == "cost-wait/said"
    assert finding.because == f'On 2026-03-10 the buyer wrote that they wait: "{WAITS}"'


def test_nothing_heard_is_nothing_said():
    assert tuple(told(said("Thank you, the goods are fine."), "cost-wait", "cost-wait", "x")) == ()
