"""Sentences that come near to a reason are for a person to read; questions, conditions and denials are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from silentbuyer.hearing.faintly import faint_reasons
from silentbuyer.hearing.heard_topics import heard
from silentbuyer.model.acts import REASONS
from silentbuyer.testing import case, message

OFFER = (message("Please quote 20 pumps.", days_ago=30), message("USD 340 each.", sender="seller", days_ago=28))
SIDEWAYS = (
    "Dziękuję ale już poszło zamówienie w poniedziałek, nie mogłem czekać.",
    "Had to lock in with a local crowd last week to hit the date, sorry.",
    "Landlord is dragging on the second building so the taproom is now a 2027 thing.",
    "agora é o banco comprar as divisas, o gestor falou 4 a 6 semanas",
    "i tell director. he will decide.",
    "Il comitato si riunisce a fine mese, prima non si muove niente.",
    "Der Einkauf hat das Budget auf nächstes Jahr geschoben.",
    "Our client has still not signed with us, so we sit and wait.",
    "Клиент наш молчит, без него заказывать не можем.",
    "Numune hâlâ laboratuvarda, rapor çıkmadı.",
)


def log(text):
    return case(messages=[*OFFER, message(text, days_ago=20), message("Any news?", sender="seller", days_ago=9)])


def shown(text):
    """Whether a reason is heard in a text, or it is to be read by a person."""
    found = log(text)
    return not REASONS.isdisjoint(heard(found)) or any(faint_reasons(found))


def test_most_reasons_told_sideways_are_heard_or_are_to_be_read():
    assert sum(map(shown, SIDEWAYS)) >= 6


@pytest.mark.parametrize(
    "text",
    [
        "Thank you, received. Have a nice weekend.",
        "230 V, single phase, blue.",
        "Did the client decide, you ask?",
        "If the bank refuses, we would have to buy elsewhere.",
    ],
)
def test_courtesies_figures_questions_and_conditions_come_near_to_none(text):
    assert not list(faint_reasons(log(text)))


def test_our_own_words_are_never_taken_for_theirs():
    told = [message(one, sender="seller", days_ago=20 - at) for at, one in enumerate(SIDEWAYS)]
    assert not list(faint_reasons(case(messages=[*OFFER, *told])))


@given(st.lists(st.sampled_from((*SIDEWAYS, "ok", "Noted, thanks.", "")), max_size=4))
def test_each_sentence_stands_in_a_message_of_the_buyer(texts):
    found = case(messages=[*OFFER, *(message(one, days_ago=20 - at) for at, one in enumerate(texts))])
    for one in faint_reasons(found):
        assert one.message.sender == "buyer"
        assert one.sentence in one.message.text
