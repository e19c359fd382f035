"""A last word of the buyer's that tells something and wants nothing leaves nothing with us."""

import pytest
from tests.saying import case, message, signs

from silentbuyer.owed.last_word import leaves_nothing
from silentbuyer.rules.your_turn import YourTurn

ASKED = message(6, "seller", "Has the bank released the documents?")


def rests(text):
    given = case(ASKED, message(3, "buyer", text))
    return leaves_nothing(given, given.talk[-1])


@pytest.mark.parametrize(
    "text",
    [
        "Our board decides in June.", "Not yet, banks hey", "la banque traîne, la semaine prochaine",
        "Verstehe. Wir besprechen das intern.", "e in concediu pana la sfarsitul lunii", "she is travelling sorryyy",
        "Tasting moved to October, chef changed. Will revert", "todavia nada, mucha burocracia",
    ],
)  # fmt: skip
def test_who_only_tells_leaves_nothing(text):
    assert rests(text)
    assert "last-word" not in signs(YourTurn(), case(ASKED, message(3, "buyer", text)))


@pytest.mark.parametrize(
    "text",
    [
        "Payment done, swift copy attached", "<voice message omitted>", "Still nothing received from you.",
        "I wrote you two weeks ago for the pump curve and nothing.", "Please send the contract.", "In attesa di un vostro riscontro.",
        "До сих пор не получили трек-номер образца", "御社からの契約書をお待ちしております。", "Chốt nhé, gửi thông tin ngân hàng cho anh",
        "ok fammi sapere", "ok avísame", "ditunggu pak", "Two of the pumps arrived broken.", "გამარჯობა, მივიღე", "PI.pdf",
    ],
)  # fmt: skip
def test_what_is_for_us_to_act_on_does_not_rest(text):
    assert not rests(text)


def test_an_inquiry_that_nobody_answered_does_not_rest():
    given = case(message(3, "buyer", "We plan a hotel in Split."))
    assert not leaves_nothing(given, given.talk[-1])


def test_what_no_layer_understood_is_no_request_and_no_closing_word():
    assert signs(YourTurn(), case(ASKED, message(3, "buyer", "todavia nada, mucha burocracia"))) == {"last-word-plain"}


def test_whoever_is_always_at_their_service_promised_nothing():
    log = (
        message(40, "buyer", "tới rồi chị, đủ hàng, đẹp."),
        message(39, "seller", "Cảm ơn anh, lần sau cần gì cứ nhắn em nhé 🌹"),
    )
    assert not signs(YourTurn(), case(*log)) & {"likely-promised", "our-promise"}
