"""Silence runs from a message of ours that wanted an answer, and a courtesy of ours changes nothing, on any channel."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.saying import message

import silentbuyer as sb
from silentbuyer.calendars import measure
from silentbuyer.conversation.acknowledged import trailing
from silentbuyer.conversation.awaiting import waiting_talk
from silentbuyer.hearing.asks_something import asks_back
from silentbuyer.hearing.at_rest import wants_no_answer

NOW = datetime(2026, 6, 17, 9, 0, tzinfo=UTC)
COURTESIES = (
    "Merry Christmas and a happy new year!", "Noted.", "Well noted, take your time.", "👍", "🙏🙏", "Thank you!", "You are welcome.",
    "Eid Mubarak to you and your family", "Schönen Urlaub!", "Gute Besserung!", "Bonnes vacances !", "Merci, bien noté.", "收到，谢谢",
    "中秋快乐！", "承知しました。", "감사합니다", "Feliz Navidad", "Perfecto, gracias.", "Entendido.", "Obrigado!", "С праздником!",
    "Grazie mille", "Teşekkürler", "Terima kasih banyak", "Bedankt!", "Dziękuję", "شكرا جزيلا", "Happy Labour Day!", "धन्यवाद",
    "Dear Ana, thank you. Best regards, Li", "We are so sorry to hear that. Please take care.", "Congratulations on the new plant!",
    "Thank you for contacting us! This is an automatic reply.", "We will send you the drawing tomorrow.", "Good luck with the test.",
)  # fmt: skip
WANTED = (
    "Our quotation is attached.", "Any news?", "Dear Ana, could you tell us the voltage?", "The price is 42 USD.", "Hello?", "Hello",
    "Thank you, looking forward to your reply.", "Danke, wir warten auf Ihre Rückmeldung.", "请问考虑得怎么样了？", "",
    "Merry Christmas! Did you get our offer?", "Noted, the price is 40 USD then.", "Thank you. The sample left today.",
)  # fmt: skip
CHANNELS = st.sampled_from(("email", "whatsapp", "wechat", "alibaba", "sms"))


@pytest.mark.parametrize("text", COURTESIES)
def test_thanks_wishes_thumbs_receipts_promises_and_machines_wait_for_nothing(text):
    assert wants_no_answer(text)


@pytest.mark.parametrize("text", WANTED)
def test_a_reminder_a_question_and_whatever_is_stated_wait_for_an_answer(text):
    assert not wants_no_answer(text)


def test_a_question_back_is_one_and_a_reminder_is_none():
    assert asks_back("Which voltage do you need?")
    assert not asks_back("Any news?")
    assert not asks_back("Thank you.")


def log(*rows):
    """Rows of (days ago, sender, text, channel), the oldest first."""
    return tuple(
        sb.Message(at=NOW - timedelta(days=days), sender=who, text=text, channel=channel)
        for days, who, text, channel in sorted(rows, key=lambda row: -row[0])
    )


def silence(messages):
    customer = sb.Customer(id="C-1", country="ES", email="a@rioja.example", stage="quotation", messages=messages)
    return measure(customer, NOW)


TALKS = st.lists(
    st.tuples(
        st.integers(20, 90),
        st.sampled_from(("buyer", "seller")),
        st.sampled_from((*WANTED[:6], "We compare three offers.")),
        CHANNELS,
    ),
    max_size=5,
    unique_by=lambda row: row[0],
)
KIND_WORDS = st.lists(
    st.tuples(st.integers(1, 15), st.just("seller"), st.sampled_from(COURTESIES), CHANNELS),
    min_size=1,
    max_size=4,
    unique_by=lambda row: row[0],
)


@settings(max_examples=150, deadline=None)
@given(TALKS, KIND_WORDS)
def test_courtesies_after_what_wanted_an_answer_leave_the_silence_as_it_was(talk, kind):
    wanted = (19, "seller", "Could you tell us the voltage?", "email")
    assert silence(log(*talk, wanted, *kind)) == silence(log(*talk, wanted))


@settings(max_examples=100, deadline=None)
@given(TALKS, KIND_WORDS)
def test_where_only_courtesies_follow_the_buyers_word_silence_runs_from_the_first_of_them(talk, kind):
    said = (19, "buyer", "We compare three offers.", "email")
    first = max(days for days, *_ in kind)
    assert silence(log(*talk, said, *kind)).since == NOW - timedelta(days=first)


@settings(max_examples=100, deadline=None)
@given(TALKS, KIND_WORDS)
def test_a_kindness_that_answers_a_kindness_is_no_silence(talk, kind):
    assert silence(log(*talk, (19, "buyer", "Thanks, received.", "email"), *kind)).since is None


@given(st.lists(st.tuples(st.sampled_from(("buyer", "seller", "unknown")), st.sampled_from((*WANTED, *COURTESIES)))))
def test_no_word_of_the_buyers_and_nothing_that_waits_is_ever_taken_out(rows):
    talk = log(*((len(rows) - place, who, text, "email") for place, (who, text) in enumerate(rows)))
    kept = waiting_talk(talk)
    talk = talk[: len(talk) - trailing(talk)]  # who only acknowledges our letter still owes the answer to it
    assert [m for m in kept if m.sender != "seller"] == [m for m in talk if m.sender != "seller"]
    assert [m for m in kept if not wants_no_answer(m.text)] == [m for m in talk if not wants_no_answer(m.text)]
    assert all(m in talk for m in kept)


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        (
            "Dit jaar lukt het niet meer, in het voorjaar pak ik het weer op.",
            "Clear, thank you. I contact you in spring.",
        ),
        ("올해는 예산이 없습니다. 내년 1분기에 다시 검토하겠습니다.", "네, 내년에 다시 연락드리겠습니다."),
        ("Por ahora no lo necesitamos. En marzo lo retomamos.", "Entendido, le escribo en marzo. Saludos."),
    ],
)
def test_who_put_it_off_and_was_told_until_then_is_not_silent(theirs, ours):
    talk = (message(60, "seller", "Our price is USD 21."), message(50, "buyer", theirs), message(50, "seller", ours))

    assert not [one for one in waiting_talk(talk) if one.text == ours]
