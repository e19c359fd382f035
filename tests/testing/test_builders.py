"""Builders: what a test does not care about is filled in, what it names is kept."""

from datetime import UTC, datetime

import attrs
import pytest

import silentbuyer as sb
from silentbuyer import Experience
from silentbuyer.model.reply_law import starting_law
from silentbuyer.testing import NOW, case, customer, facts, message, seller


def test_a_customer_is_an_unremarkable_buyer_with_the_named_fields_replaced():
    assert customer().email
    assert customer(country="BR", email=None).country == "BR"
    assert customer(email=None).email is None
    assert customer() == customer()


def test_a_wrong_field_is_refused_as_the_constructor_refuses_it():
    with pytest.raises(sb.errors.CustomerError, match=r"Customer\.country"):
        customer(country="Brazil")


def test_a_seller_sells_water_treatment_from_shanghai():
    assert (seller().timezone, seller(country="DE", timezone=None).country) == ("Asia/Shanghai", "DE")


def test_a_message_is_told_by_days_ago_or_by_its_moment():
    assert (NOW - message("hello", days_ago=9).at).days == 9
    assert message("hello").sender == "buyer"
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    said = message("hi", sender="seller", at=moment, channel="whatsapp")
    assert (said.at, said.sender, said.channel) == (moment, "seller", "whatsapp")


def test_facts_are_written_as_values_or_as_answers():
    known = facts(
        {
            ("mail-domain", "acme.example"): {"verdict": "can_receive"},
            sb.Question("website", "https://acme.example/"): sb.Unknown("timeout"),
        }
    )
    assert known.known(sb.Question("mail-domain", "acme.example"))["verdict"] == "can_receive"
    assert known.answer(sb.Question("website", "https://acme.example/")) == sb.Unknown("timeout")
    assert facts() == sb.Facts()


def test_a_case_takes_a_customer_or_its_fields_and_measures_the_silence():
    waiting = case(messages=[message("Quotation attached", sender="seller", days_ago=9)])
    assert waiting.now == NOW
    assert waiting.turn == "buyer"
    assert waiting.silence.effective_hours > 20
    given = case(customer(id="X"), seller=seller(country="VN", timezone=None), silence=sb.Silence(state="late"))
    assert (given.customer.id, given.seller.country, given.silence.state) == ("X", "VN", "late")
    assert case(customer=customer(id="Y"), facts={("a", "b"): 1}).known(sb.Question("a", "b")) == 1


def test_a_case_may_be_judged_by_an_experience():
    law = attrs.evolve(starting_law(), chance=0.1)
    letters = [message("Our offer", sender="seller", days_ago=2)]
    plain, learned = case(messages=letters), case(messages=letters, experience=Experience(law=law))
    assert learned.silence.p_reply < plain.silence.p_reply
