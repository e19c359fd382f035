"""However a log looks: one action leads, three at most follow, none is contrary, none is due when an office is shut."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.saying import NOW

from silentbuyer.calendars import calendar_for
from silentbuyer.engine.engine import Engine
from silentbuyer.model.customer import Customer, Message, Stage
from silentbuyer.model.seller import Seller

SAID = (
    "", "Your price is too high.", "Thanks, we will decide next month.", "What would 200 lamps cost?",
    "I am on vacation until 10 April.", "The sample broke after two days.", "We have no need at the moment.",
    "We chose another supplier.", "Please remove me from your mailing list", "The customer has not decided yet.",
)  # fmt: skip
PLACES = (("DE", "BE"), ("US", "NY"), ("SA", None), ("IN", None), ("CN", None), ("BR", None))
SELLERS = ("CN", "DE", "AE", "TR")
_ANY_DAY = ("reply-now",)
"""What is owed within the day, whatever day it is."""

logs = st.lists(st.tuples(st.integers(1, 120), st.sampled_from(["buyer", "seller"]), st.sampled_from(SAID)), max_size=6)


def diagnosed(log, place, country, stage, days):
    now = NOW + timedelta(days=days)
    talk = [Message(at=now - timedelta(days=ago), sender=who, text=text, channel="email") for ago, who, text in log]
    talk.sort(key=lambda message: message.at)
    customer = Customer(
        id="C-1", email="ana@aquapura.example", country=place[0], subdivision=place[1], phone="+49 30 1234567",
        messages=tuple(talk), stage=stage,
    )  # fmt: skip
    return Engine(Seller(country=country), online=False).diagnose(customer, now=now)


cases = given(
    logs, st.sampled_from(PLACES), st.sampled_from(SELLERS), st.sampled_from(list(Stage)), st.integers(0, 300)
)


@cases
@settings(max_examples=40, deadline=None)
def test_one_leads_and_three_at_most_follow(log, place, country, stage, days):
    found = diagnosed(log, place, country, stage, days).actions
    assert 1 <= len(found) <= 4
    assert len({(action.kind, action.channel) for action in found}) == len(found)


@cases
@settings(max_examples=40, deadline=None)
def test_nothing_is_due_while_an_office_of_either_side_is_shut(log, place, country, stage, days):
    diagnosis = diagnosed(log, place, country, stage, days)
    theirs = calendar_for(*place)
    ours = calendar_for(country)
    for action in diagnosis.actions:
        if action.kind not in _ANY_DAY and action.cause.value not in ("goods-at-port", "payment-diverted"):
            assert theirs.works_on(action.due.date()), action
            assert ours.works_on(action.due.date()), action


@cases
@settings(max_examples=40, deadline=None)
def test_none_is_contrary_to_another(log, place, country, stage, days):
    found = diagnosed(log, place, country, stage, days).actions
    kinds = {action.kind for action in found}
    assert not {"stop", "follow-up"} <= kinds
    assert not any(action.kind == "wait" for action in found[1:] if found[0].channel)
    assert all(action.due is None or action.not_before <= action.due for action in found)
    if found[0].kind == "wait":
        written = [action for action in found[1:] if action.kind in ("follow-up", "offer", "market")]
        assert all(action.not_before >= found[0].not_before for action in written)
