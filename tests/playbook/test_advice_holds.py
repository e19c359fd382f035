"""Advice that a salesperson would find silly is not given: contradictions, untrue sentences, messages nobody wants."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.playbook.test_playbook import BERLIN, SILENCE, actions, causes, ours
from tests.saying import NOW, case, message

from silentbuyer.calendars import calendar_for
from silentbuyer.engine.engine import Engine
from silentbuyer.model.customer import Customer, Message, Stage
from silentbuyer.model.findings import Cause
from silentbuyer.model.seller import Seller
from silentbuyer.playbook.advice import advise
from silentbuyer.playbook.desk import Desk

OPT_OUT = "Please remove me from your mailing list"
REACHES = {"phone": "+49 30 1", "contacts": {"whatsapp": "+49170123456"}, "consent": True}


def diagnosed(*messages, now=NOW, **fields):
    customer = Customer(**{"id": "C-1", "email": "ana@aquapura.example", "messages": messages, **BERLIN, **fields})
    return Engine(Seller(), online=False).diagnose(customer, now=now)


def by_kind(found):
    return {action.kind: action for action in found}


class TestAfterAnOptOut:
    @pytest.mark.parametrize("last", ["buyer", "seller"])
    def test_the_first_thing_is_to_stop_and_nothing_reaches_the_buyer(self, last):
        talk = [message(10, "buyer", OPT_OUT), *([message(9, "seller", "Sorry to hear")] if last == "seller" else [])]
        found = diagnosed(*talk, **REACHES).actions
        assert found[0].kind == "stop"
        assert found[0].cause is Cause.NO_CURRENT_NEED
        assert OPT_OUT in found[0].why
        assert {action.channel for action in found} == {None}

    def test_who_asks_again_is_answered(self):
        found = diagnosed(message(30, "buyer", OPT_OUT), message(2, "buyer", "What would 200 lamps cost?")).actions
        assert found[0].kind == "reply-now"
        assert "stop" not in by_kind(found)

    def test_goods_that_wait_at_the_port_are_still_called_about(self):
        arrived = {"stage": Stage.SHIPMENT, "arrival": NOW - timedelta(days=4)}
        found = diagnosed(message(10, "buyer", OPT_OUT), message(3, "seller", "Arrived"), **REACHES, **arrived).actions
        assert ("call", "phone") in {(action.kind, action.channel) for action in found}

    def test_who_refused_marketing_gets_no_limited_time_offer(self):
        dormant = [message(150, "buyer", "Thanks"), message(100, "seller", "News?")]
        assert "offer" not in by_kind(actions(Cause.UNKNOWN, *dormant, consent=False))

    @pytest.mark.parametrize(
        "text",
        [
            "Bitte nehmen Sie mich aus Ihrem Verteiler.", "Schreiben Sie mir nicht mehr.", "Ne nous contactez plus.",
            "Je ne souhaite plus recevoir vos messages.", "No deseo recibir más correos.", "Non scrivetemi più.",
            "Não quero mais receber emails.", "请不要再给我发邮件", "Please don't write to us any more.",
            "I do not wish to receive further emails.", "Please cease all contact.", "Leave us alone.",
        ],
    )  # fmt: skip
    def test_it_is_heard_in_plain_words(self, text):
        assert diagnosed(message(10, "buyer", text), message(9, "seller", "ok")).actions[0].kind == "stop"

    @pytest.mark.parametrize(
        "text",
        [
            "Do not send the goods by air any more.", "I did not receive the mail with the offer.",
            "We do not want to receive the goods before March.", "Nehmen Sie bitte Position 3 aus der Liste.",
            "Por favor retire o item 3 da lista.", "Je n'ai plus reçu de messages.", "不要再给我这么高的价格",
        ],
    )  # fmt: skip
    def test_what_only_sounds_like_it_is_none(self, text):
        assert "stop" not in by_kind(diagnosed(message(10, "buyer", text), message(9, "seller", "ok")).actions)


class TestNothingUntrueIsSaid:
    def test_without_a_message_there_is_no_silence_to_wait_out(self):
        found = diagnosed().actions
        assert "No message is on record" in found[0].advice
        assert not {"wait", "ask-question"} & set(by_kind(found))

    def test_nothing_is_asked_where_nobody_can_be_reached(self):
        found = diagnosed(email=None, country=None, subdivision=None).actions
        assert found[0].kind == "ask-for-contact"
        assert found[0].why in ("There is no address of any kind on record.", "No address of theirs is on record.")
        assert found[0].draft("en").startswith("(No message")
        assert "ask-question" not in by_kind(found)

    def test_the_last_word_is_not_called_the_buyers_when_nobody_knows(self):
        reply = by_kind(diagnosed(message(9, "unknown")).actions)["reply-now"]
        assert "the last word is the buyer" not in reply.advice
        assert "who wrote last" in reply.advice

    def test_an_unanswered_question_is_answered_though_we_wrote_later(self):
        asked = message(9, "buyer", "Thanks. Do you have an NSF 61 certificate?")
        reply = by_kind(diagnosed(asked, message(8, "seller", "We hope you are fine.")).actions)["reply-now"]
        assert reply.cause is Cause.YOUR_TURN
        assert "NSF 61" in reply.advice
        assert "NSF 61" in reply.why
        assert "the last word" not in reply.advice

    def test_no_file_is_closed_on_what_is_merely_usual(self):
        assert "return-to-pool" not in by_kind(diagnosed(*ours(9)[:1], message(9, "seller", "Quote attached")).actions)


class TestWhatIsAskedFor:
    def missing(self, **fields):
        given = case(silence=SILENCE, **{**BERLIN, **fields})
        return Desk(given, causes(given)).missing

    def test_only_what_is_not_on_record(self):
        assert self.missing() == ["a telephone number", "WhatsApp"]
        assert self.missing(phone="+49 30 1") == ["WhatsApp"]
        assert self.missing(contacts={"whatsapp": "+49170123456"}, email=None) == ["an e-mail address"]
        assert self.missing(phone="+49 30 1", contacts={"line": "ana7"}) == ["another contact person"]
        assert self.missing(contacts={"skype": "ana7"}) == ["a telephone number", "WhatsApp"]

    @pytest.mark.parametrize("days", [(9,), (20, 9), (40, 30, 20, 9)])
    def test_beside_a_reason_that_is_known_nobody_is_asked_for_another_way(self, days):
        assert "ask-for-contact" not in by_kind(actions(Cause.NO_CURRENT_NEED, *ours(*days)))

    def test_where_no_reason_is_known_it_is_asked_after_three_messages(self):
        assert "ask-for-contact" not in by_kind(actions(Cause.UNKNOWN, *ours(20, 9)))
        assert "ask-for-contact" in by_kind(actions(Cause.UNKNOWN, *ours(30, 20, 9)))

    def test_before_the_port_it_does_not_wait(self):
        sailing = {"stage": Stage.SHIPMENT, "arrival": NOW + timedelta(days=8)}
        given = case(*ours(9), silence=SILENCE, **BERLIN, **sailing)
        found = advise(given, causes(given, leading=Cause.NO_CURRENT_NEED, bits=14.0))
        assert by_kind(found)["ask-for-contact"].not_before < NOW + timedelta(days=4)


class TestMomentsAgree:
    def test_nothing_is_written_before_a_wait_is_over(self):
        found = actions(Cause.AWAY, *ours(20), bits=6.0)
        assert found[0].kind == "wait"
        assert all(a.not_before >= found[0].not_before for a in found if a.kind in ("follow-up", "ask-question"))

    def test_who_is_parked_is_not_asked_on_monday(self):
        found = actions(Cause.NO_CURRENT_NEED, *ours(9), bits=6.0)
        written = [a for a in found if a.kind in ("follow-up", "ask-question", "offer")]
        assert {a.not_before for a in written} == {found[0].not_before}

    def test_an_answer_now_is_not_followed_by_wait(self):
        found = actions(Cause.YOUR_TURN, message(0, "buyer", "It looks fine to me overall"), bits=2.0)
        assert found[0].kind == "reply-now"
        assert "wait" not in by_kind(found)

    def test_a_promise_of_yesterday_is_given_three_working_days(self):
        promised = Message(at=datetime(2026, 3, 19, 9, 0, tzinfo=UTC), sender="buyer", text="We will get back to you.")
        first = diagnosed(message(4, "seller", "Quote attached"), promised).actions[0]
        assert first.kind == "wait"
        assert first.not_before.date() == calendar_for("DE", "BE").add_days(promised.at.date(), 3)

    @pytest.mark.parametrize("text", ["The project is postponed until September 2026.", "项目推迟到9月"])
    def test_who_names_a_month_is_written_to_then_and_nothing_else_is_planned(self, text):
        (found,) = diagnosed(message(10, "buyer", text), message(9, "seller", "Thanks")).actions
        assert found.kind == "follow-up"
        assert found.cause is Cause.NO_CURRENT_NEED
        assert found.not_before.date().isoformat() == "2026-09-03"
        assert str(found.not_before.tzinfo) == "Europe/Berlin"


class TestTheReasonOfAQuestionForAnotherWay:
    TALK = (
        message(50, "buyer", "Please quote 40 pumps."),
        message(49, "seller", "USD 21 each."),
        message(40, "seller", "Any news?"),
        message(30, "seller", "Any news?"),
    )
    PRICED = (message(30, "buyer", "Your price is too high."), message(29, "seller", "We can do better"))

    def asked(self, **fields):
        return by_kind(diagnosed(*self.TALK, **fields).actions).get("ask-for-contact")

    def test_a_single_way_is_the_reason_and_not_the_price(self):
        assert self.asked().why == "Only one way to reach them is on record (email)."

    def test_where_two_ways_are_on_record_nobody_says_that_there_is_one(self):
        assert self.asked(**REACHES) is None

    def test_a_dead_way_on_record_is_still_a_way_on_record(self):
        found = self.asked(country="CN", contacts={"whatsapp": "+4930123456"})
        assert found is not None
        assert found.why == "Of 2 ways to reach them on record, email is usable."

    def test_once_goods_have_left_the_missing_emergency_contact_is_the_reason(self):
        assert self.asked(stage=Stage.DEPOSIT, **REACHES) is None  # nothing has left us yet
        sent = message(3, "seller", "The goods have left our factory and are on board.")
        found = by_kind(diagnosed(*self.TALK, sent, stage=Stage.DEPOSIT, **REACHES).actions)["ask-for-contact"]
        assert found.why == "No emergency contact is on record."

    def test_the_reason_of_other_advice_is_what_the_buyer_wrote(self):
        first = diagnosed(*self.PRICED).actions[0]
        assert "the buyer wrote about the price" in first.why

    def test_who_has_no_address_on_record_is_not_said_to_have_one(self):
        asked = (message(days, "seller", "News?", "alibaba") for days in (25, 20, 9))
        found = by_kind(diagnosed(message(30, "buyer", "Hello", "alibaba"), *asked, email=None).actions)
        assert found["ask-for-contact"].why == "No address of theirs is on record."

    def test_where_no_reason_is_known_that_is_said(self):
        first = diagnosed(message(30, "buyer", "Hello"), message(9, "seller", "News?")).actions[0]
        assert first.why == "No reason is known; this is what is usual at this stage."


NUMBERS = [
    ("DE", "+49 40 1234567"), ("US", "+1 312 555 0142"), ("BR", "+55 11 3456 7890"), ("IN", "+91 22 2345 6789"),
    ("SA", "+966 11 234 5678"), ("JP", "+81 3 1234 5678"), ("ZA", "+27 11 234 5678"), ("AU", "+61 2 9876 5432"),
]  # fmt: skip


class TestOnlyATelephone:
    """A number and nothing that can be written to: a colleague would call, in their working hours."""

    def advised(self, country, phone, *messages, now=NOW, **fields):
        customer = Customer(id="C-1", country=country, phone=phone, messages=messages, **fields)
        return Engine(Seller(country="CN"), online=False).diagnose(customer, now=now)

    @pytest.mark.parametrize("days", [1, 3, 9, 40])
    @pytest.mark.parametrize(("country", "phone"), NUMBERS)
    def test_after_a_cold_message_of_ours_they_are_called(self, country, phone, days):
        for hours in range(0, 168, 12):  # any hour of any day of a week
            now = NOW + timedelta(hours=hours)
            cold = Message(at=now - timedelta(days=days), sender="seller", text="We make UV lamps for pumps.")
            found = self.advised(country, phone, cold, now=now)
            calls = [action for action in found.actions if action.kind == "call"]
            assert calls or found.actions[0].kind == "wait"
            for call in calls:
                assert (call.channel, call.to) == ("phone", phone)
                assert now <= call.not_before <= now + timedelta(days=14)  # the break of Eid is among these days
                calendar = calendar_for(country, zone=found.silence.zone)
                assert calendar.next_working(call.not_before) == call.not_before

    def test_before_any_word_they_are_called_as_well(self):
        (first, *_) = self.advised("DE", "+49 40 1234567").actions
        assert (first.kind, first.channel) == ("call", "phone")

    def test_who_can_be_written_to_is_written_to(self):
        cold = message(9, "seller", "We make UV lamps for pumps.")
        found = self.advised("DE", "+49 40 1234567", cold, email="ana@acme.example").actions
        assert found[0].kind == "follow-up"

    @pytest.mark.parametrize("refusal", [{"consent": False}, {}])
    def test_who_wants_no_more_is_not_called(self, refusal):
        talk = [message(10, "seller", "We make UV lamps."), *([] if refusal else [message(9, "buyer", OPT_OUT)])]
        assert "call" not in by_kind(self.advised("DE", "+49 40 1234567", *talk, **refusal).actions)
