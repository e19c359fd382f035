"""A second step is a true plan, or there is none: one touch, then patience."""

from datetime import timedelta

import pytest
from tests.saying import NOW, message

import silentbuyer as sb
from silentbuyer.calendars import calendar_for

WAYS = {"email": "ana@aquapura.com.br", "phone": "+55 11 3456 7890", "contacts": {"whatsapp": "+55 11 98555 0101"}}
OFFER = (message(30, "buyer", "Please quote 40 pumps."), message(29, "seller", "USD 21 each, FOB Ningbo."))


def planned(*words, stage="quotation", log=OFFER, **fields):
    said = [message(20, "buyer", one) for one in words]
    ours = [message(19, "seller", "Noted, thank you.")] if words else []
    customer = sb.Customer(
        id="C-1", name="Ana Souza", country="BR", messages=[*log, *said, *ours], **{**WAYS, "stage": stage, **fields}
    )
    return sb.diagnose(customer, sb.Seller(), now=NOW, online=False).actions


@pytest.mark.parametrize(
    "words",
    [
        "Our board decides on this in the next meeting.",
        "My boss has to decide.",
        "Our own customer has not decided yet.",
        "Our end customer has not placed the order with us yet.",
        "We wait until the new tariff is settled.",
        "Our bank cannot transfer dollars.",
        "We have no budget this year.",
        "We have chosen another supplier, thank you.",
        "The flood destroyed our warehouse.",
        "I do not trust this, there are many swindlers.",
        "The price is too high for us.",
        "We will decide by 20 April 2026.",
        "Nuestro comité decide.",
        "Wir haben dieses Jahr kein Budget.",
        "我们老板要决定。",
    ],
)
def test_who_waits_refuses_or_is_held_up_is_not_pushed(words):
    assert len(planned(words)) == 1


@pytest.mark.parametrize("stage", ["inquiry", "quotation", "proforma", "deposit"])
def test_where_no_reason_was_recognised_there_is_one_step(stage):
    assert len([one for one in planned(stage=stage) if one.kind != "ask-for-contact"]) == 1


@pytest.mark.parametrize("words", ["We are comparing three suppliers.", "Wir vergleichen drei Anbieter."])
def test_one_gentle_touch_comes_ten_of_their_working_days_later(words):
    first, second = planned(words)
    least = calendar_for("BR", "SP").add_days(first.not_before.date(), 10)
    assert second.kind == "ask-question"
    assert second.not_before.date() >= least


def test_a_complaint_is_taken_up_once_more_and_not_at_once():
    first, second = planned("12 of the pumps leak, we are angry.", stage="repeat")
    assert second.not_before - first.not_before >= timedelta(days=14)
    assert second.kind == "call"


def test_an_alarm_keeps_all_its_steps():
    found = planned(stage="shipment", arrival=NOW - timedelta(days=6))
    assert len(found) >= 3
    assert len({one.not_before.date() for one in found}) == 1


def test_an_alarm_writes_one_letter_on_each_way():
    said = "We have paid the deposit to your new bank account in Lisbon as your mail said."
    letters = [one.channel for one in planned(said) if one.kind in ("switch-channel", "reply-now", "follow-up")]
    assert len(letters) == len(set(letters))


@pytest.mark.parametrize("stage", ["inquiry", "quotation", "sample", "proforma", "deposit", "shipment", "repeat"])
@pytest.mark.parametrize(
    "words", ["We are comparing three suppliers.", "My boss decides.", "The price is too high.", ""]
)
def test_steps_stand_in_the_order_of_their_days(stage, words):
    days = [one.not_before.date() for one in planned(*filter(None, [words]), stage=stage) if one.not_before]
    assert days == sorted(days)


@pytest.mark.parametrize(
    "words",
    [
        "We will decide by 20 April 2026.",
        "The committee meets on 15 April 2026.",
        "Wir entscheiden bis zum 20. April 2026.",
        "Decidimos el 20 de abril de 2026.",
        "Nous décidons le 20 avril 2026.",
    ],
)
def test_a_word_after_their_day_leaves_them_a_few_working_days(words):
    (found,) = planned(words)
    day = NOW.replace(month=4, day=15 if "15" in words else 20).date()
    assert found.not_before.date() >= calendar_for("BR", "SP").add_days(day, 3)


@pytest.mark.parametrize("until", ["2 April 2026", "8 April 2026", "30 March 2026"])
def test_no_step_lies_after_the_end_of_our_own_price(until):
    log = (
        message(30, "buyer", "Please quote 40 pumps."),
        message(29, "seller", f"USD 21 each. The price is valid until {until}."),
    )
    lead = planned("We wait until the new tariff is settled.", log=log)[0]
    assert lead.not_before.date().isoformat() <= f"2026-{'03' if 'March' in until else '04'}-{int(until.split()[0]):02}"
    assert "Our price ends on " in lead.advice


def test_on_one_day_an_alarm_begins_with_the_call_and_not_with_our_manager():
    said = "We have paid the deposit to your new bank account in Lisbon as your mail said."
    assert planned(said)[0].kind == "call"


def test_whoever_wants_silence_gets_no_letter_from_a_plugin_or_a_rule_either():
    left = sb.Message(
        at=NOW - timedelta(days=7), sender="buyer", channel="email", kind="auto-reply",
        text="I am no longer responsible for this, please contact sales@rioja.example.",
    )  # fmt: skip
    log = (message(9, "buyer", "Please remove me from your mailing list."), message(8, "seller", "Noted."), left)
    lead, *others = planned(log=log)
    assert lead.kind == "stop"
    assert all(action.channel is None for action in (lead, *others))
