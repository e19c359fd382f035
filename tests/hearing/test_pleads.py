"""Our own pleas want an answer though nothing is asked in them; assurances and our own needs want none."""

import pytest

from silentbuyer.hearing.asks_something import wants_an_answer

PLEAS = [
    "Ok but demurrage is running, pls do something fast",
    "pls hurry",
    "We are serious sir, only need verification or L/C at sight.",
    "We need the deposit to start.",
    "请尽快付款。",
    "برجاء تأكيد الطلب.",
    "Please arrange the balance.",
]
NONE = [
    "Please rest assured the goods are fine.",
    "Please be assured.",
    "Please trust us, quality is good.",
    "Please take good care of yourself!",
    "Please be informed that the goods have left.",
    "Please find our catalogue attached.",
    "We need to pay our supplier first.",
    "We need 3 days to sign the documents on our side.",
    "We need to make the documents first, then we ship.",
    "If you need anything, please write to us.",
    "You need not send the sample.",
    "No need to hurry, take your time please.",
    "The vessel sailed today.",
]


@pytest.mark.parametrize("text", PLEAS)
def test_a_plea_wants_an_answer(text):
    assert wants_an_answer(text)


@pytest.mark.parametrize("text", NONE)
def test_an_assurance_or_a_need_of_our_own_wants_none(text):
    assert not wants_an_answer(text)
