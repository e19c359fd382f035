"""Copies of one message in a log: counted once, whatever way they came in twice."""

from datetime import UTC, datetime, timedelta

import attrs
from hypothesis import given
from hypothesis import strategies as st

import silentbuyer as sb
from silentbuyer.model.repeated import distinct

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
ONE = sb.Message(at=AT, sender="seller", text="Our quotation", message_id="<1@x.example>")


def test_one_message_id_is_one_message_whatever_the_copy_looks_like():
    copy = attrs.evolve(
        ONE, at=AT + timedelta(seconds=3), text="Our quotation\n-- \nsignature", message_id="1@x.example"
    )
    assert distinct([ONE, copy]) == (ONE,)


def test_one_moment_sender_and_text_is_one_message():
    assert distinct([ONE, attrs.evolve(ONE, message_id=None, text=" Our  quotation\n", channel="crm")]) == (ONE,)


def test_other_moments_senders_and_words_are_other_messages():
    plain = attrs.evolve(ONE, message_id=None)
    others = [
        plain,
        attrs.evolve(plain, at=AT + timedelta(minutes=1)),
        attrs.evolve(plain, sender="buyer"),
        attrs.evolve(plain, text="Our second quotation"),
    ]
    assert distinct(others) == tuple(others)


def test_without_words_two_entries_of_one_midnight_are_told_apart_by_channel():
    call, mail = sb.Message(at=AT, sender="seller", channel="phone"), sb.Message(at=AT, sender="seller")
    assert distinct([call, mail, mail]) == (call, mail)


messages = st.builds(
    sb.Message,
    at=st.integers(0, 5).map(lambda n: AT + timedelta(hours=n)),
    sender=st.sampled_from(["buyer", "seller"]),
    text=st.sampled_from(["a", "b", ""]),
    message_id=st.sampled_from([None, "1", "2"]),
)


@given(st.lists(messages, max_size=8))
def test_copies_change_nothing_in_what_is_kept(log):
    kept = distinct(log)
    assert distinct(kept) == kept
    assert distinct([*log, *log]) == kept


def test_a_log_in_which_everything_stands_thrice_gives_the_same_diagnosis():
    log = [
        sb.Message(at=AT, sender="buyer", text="Please quote 20 units"),
        sb.Message(at=AT + timedelta(days=1), sender="seller", text="Here is the quotation"),
    ]
    now = AT + timedelta(days=9)

    def judged(messages):
        buyer = sb.Customer(id="1", country="DE", stage="quotation", messages=messages)
        return sb.diagnose(buyer, sb.Seller(country="CN"), now=now, online=False)

    once, thrice = judged(log), judged(log * 3)
    assert (once.causes, once.silence, once.actions) == (thrice.causes, thrice.silence, thrice.actions)
    assert "4 of 6 are copies" in str(thrice.remarks[0])
