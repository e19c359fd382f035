"""Rule unheard-words: what was not understood is said, and no reason is made up beside it."""

import pytest

from silentbuyer.model.facts import Unknown
from silentbuyer.rules.comparing_quotes import ComparingQuotes
from silentbuyer.rules.unheard_words import UnheardWords
from silentbuyer.testing import case, message


def judged(text):
    log = [message("Offer please", days_ago=60), message("Here it is", days_ago=50, sender="seller")]
    log += [message(text, days_ago=40), message("Any news?", days_ago=30, sender="seller")]
    return case(messages=log, stage="quotation")


@pytest.mark.parametrize(
    "text",
    [
        "Bodega gurea suntsituta dago, barkatu.",
        "Projekts pagaidām ir apturēts, atvainojiet.",
        "Verkefninu var frestað fram á næsta ár.",
        "Meie ladu on üle ujutatud, vabandust.",
        "მადლობა, ჩვენ ჯერ ვფიქრობთ ამაზე",
    ],
)
def test_a_language_that_is_not_read_is_said_and_no_reason_claimed(text):
    (unknown,) = UnheardWords().judge(judged(text))

    assert isinstance(unknown, Unknown)
    assert unknown.reason == "not understood"
    assert text[:20] in unknown.detail
    assert list(ComparingQuotes().judge(judged(text))) == []


@pytest.mark.parametrize(
    "text", ["The price is too high for us.", "Can you do 3 % less?", "ok", "👍", "Thanks, noted.", ""]
)
def test_what_was_understood_or_says_nothing_is_not_named(text):
    assert list(UnheardWords().judge(judged(text))) == []


def test_where_the_day_was_understood_the_message_was():
    assert list(UnheardWords().judge(judged("Projekts ir atlikts uz nākamo gadu."))) == []
