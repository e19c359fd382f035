"""What keeps a promise of ours: no greeting, no wish, no notice of our holiday, and no push for the order."""

import pytest
from tests.saying import case, message

from silentbuyer.owed.our_promise import promise_made

PROMISE = "I check with the warehouse and reply to you tomorrow."
NOTHING = [
    "Dear friend, please be informed our office will be closed 4-6 April for Qingming holiday. Wish you happy days!",
    "Hi Ana, long time no see! How is the season?", "How about the order? Price valid only until end of this month.",
    "Hola Ana, soy Lucy de Jutong. ¿Qué dice mantenimiento?", "Our production for January is nearly full.",
    "Buenos días Ana, ¿alguna novedad? El precio del acero sube.", "Happy Easter to you and your family!",
    "Guten Tag Ana, wie geht es Ihnen? Die Preise steigen.",
]  # fmt: skip
KEPT = [
    "The cartons are 60 x 40 x 40 cm and weigh 18 kg.",
    "The warehouse says no, it cannot be done.",
    "Red is fine, no extra charge from 500 pcs.",
]


def made(ours, theirs=None):
    between = [message(17, "buyer", theirs)] if theirs else []
    log = (message(20, "buyer", "Which weight and size have the cartons?"), message(18, "seller", PROMISE), *between)
    return promise_made(case(*log, message(15, "seller", ours)))


@pytest.mark.parametrize("ours", NOTHING)
def test_what_states_nothing_of_it_leaves_the_promise_open(ours):
    assert made(ours) is not None


@pytest.mark.parametrize("ours", KEPT)
def test_the_answer_keeps_it(ours):
    assert made(ours) is None


@pytest.mark.parametrize(
    "theirs",
    ["Fine, thanks. No hurry but we would like it sorted before the next order.", "Perfecto, gracias. Buen servicio como siempre", "ok", "Danke. Wir brauchen es vor der nächsten Bestellung."],
)  # fmt: skip
def test_who_takes_our_word_still_waits(theirs):
    assert made("Any news?", theirs) is not None


@pytest.mark.parametrize("theirs", ["Thanks, got it. All clear now.", "Thank you, it is no longer needed."])
def test_who_has_it_or_needs_it_no_more_does_not(theirs):
    assert made("Any news?", theirs) is None


@pytest.mark.parametrize(
    ("promise", "theirs"),
    [
        ("I will send shade approval lap dips by courier.", "Lap dip approved, option B. Go ahead with bulk. Send inspection date when you have it."),
        ("We will send the samples on Monday.", "Samples received, they look fine."),
        ("I send you the drawing tomorrow.", "The drawing is accepted, please start."),
    ],
)  # fmt: skip
def test_what_they_have_accepted_is_not_owed_any_more(promise, theirs):
    log = (message(20, "buyer", "PO attached."), message(18, "seller", promise), message(12, "buyer", theirs))
    found = promise_made(case(*log, message(11, "seller", "Thank you.")))
    assert found is None or found.sentence != promise
