"""Rule unheard-words: what was not understood is said, and no reason is made up beside it."""

import pytest

from silentbuyer.hearing.unheard import unheard
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
    assert list(UnheardWords().judge(judged("Kirjutame teile pärast 15. aprilli uuesti."))) == []


def test_a_script_that_no_layer_reads_is_named():
    (unknown,) = UnheardWords().judge(
        judged(
            "\u10db\u10d0\u10d3\u10da\u10dd\u10d1\u10d0, \u10e9\u10d5\u10d4\u10dc \u10ef\u10d4\u10e0 \u10d5\u10e4\u10d8\u10e5\u10e0\u10dd\u10d1\u10d7"
        )
    )

    assert "written in Georgian, which no layer reads" in unknown.detail


def written(*texts):
    """A log of the buyer's messages, the oldest first, and our question behind them."""
    log = [message(text, days_ago=60 - place) for place, text in enumerate(texts)]
    return case(messages=[*log, message("Any news?", days_ago=5, sender="seller")], stage="quotation")


def test_an_earlier_message_that_was_not_understood_is_named_by_its_day():
    log = written("Bodega gurea suntsituta dago, barkatu.", "The price is too high for us.")

    (unknown,) = UnheardWords().judge(log)

    day = log.talk[0].at.date().isoformat()
    assert unknown.about == f"what the buyer wrote on {day}"
    assert "Bodega gurea" in unknown.detail


def test_many_messages_are_named_by_their_number():
    strange = [f"Bodega gurea suntsituta dago {place}, barkatu." for place in range(9)]

    *named, rest = UnheardWords().judge(written(*strange))

    assert named[0].about == "what the buyer wrote last"
    assert len(named) == 3
    assert rest.detail.startswith("no layer understood 6 more of the buyer's messages, from ")


def test_the_same_words_twice_are_named_once():
    twice = "Bodega gurea suntsituta dago, barkatu."

    assert len(list(UnheardWords().judge(written(twice, twice)))) == 1


def test_a_long_sentence_beside_what_was_heard_is_named_where_no_reason_was():
    text = (
        "Hi Frank, thanks. The zorbil was grumbled by the flanking of our quemby. Once it is through I place the order."
    )
    (part,) = unheard(case(messages=[message(text, days_ago=3)]))
    assert part.sentence == "The zorbil was grumbled by the flanking of our quemby."


def test_where_a_reason_was_heard_the_rest_is_not_named():
    text = "Your price is too high. The zorbil was grumbled by the flanking of our quemby."
    assert unheard(case(messages=[message(text, days_ago=3)])) == ()
