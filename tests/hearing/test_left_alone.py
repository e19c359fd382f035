"""A plain wish to be left alone is near certain; one that only sends us elsewhere, or asks for more, is none."""

import pytest
from tests.logs import told

from silentbuyer.hearing.left_alone import wish
from silentbuyer.model.findings import Cause

PLAIN = (
    "Please remove me", "Please remove me from your list.", "Stop writing to me.", "Unsubscribe", "take me off your mailing list",
    "Bitte löschen Sie meine Daten und schreiben Sie mir nicht mehr.", "Merci de ne plus m'écrire.", "Por favor no me escriban más.",
    "Não me mande mais e-mails, por favor.", "Больше не пишите мне.", "请不要再给我发邮件。", "Lütfen bana bir daha yazmayın.",
    "Proszę mnie usunąć z listy.", "Non scrivetemi più.", "Don't contact us again please.",
)  # fmt: skip
ELSEWHERE = (
    "Please don't send the catalogue again, send only the price of X200.", "stop calling, write email please",
    "Please remove me from cc, Tom will continue: tom@aqua-example.com", "Please remove item 3 from the quotation.",
    "Do not write to my private mail, use purchasing@aqua-example.com", "Bitte streichen Sie Position 3.",
    "We do not need this lamp any more, but send price of tubes", "Please stop production until we confirm the drawing.",
    "Не пишите на этот адрес, пишите на purchasing@aqua-example.com", "Please delete the old PI and send a new one.",
)  # fmt: skip
BEFORE = ("20 B Price for lamps?", "19 S USD 5.", "9 S Any news?")


@pytest.mark.parametrize("words", PLAIN)
def test_a_plain_wish_to_be_left_alone_is_near_certain_and_stops_everything(words):
    found = told(*BEFORE, f"5 B {words}")
    assert found.cause is Cause.NO_CURRENT_NEED
    assert found.causes[0].probability > 0.9
    assert [action.kind for action in found.actions] == ["stop"]


@pytest.mark.parametrize("words", ELSEWHERE)
def test_who_sends_us_elsewhere_or_asks_for_something_is_not_to_be_struck_off(words):
    assert "stop" not in {action.kind for action in told(*BEFORE, f"5 B {words}").actions}


def test_a_wish_on_a_condition_is_only_likely():
    assert wish("If the price stays like this please do not contact us again.", by_phrase=True) == "likely"
    assert wish("Please remove me.", by_phrase=True) == "plain"
    assert wish("Please remove me.", by_phrase=False) == "likely"


def test_who_asks_us_something_later_has_taken_it_back():
    found = told(*BEFORE, "5 B Please remove me from your list.", "2 B What is the price of 500 tubes?")
    assert found.cause is Cause.YOUR_TURN
