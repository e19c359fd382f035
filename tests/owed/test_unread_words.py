"""What nobody understood is named, however long ago, where no reason was heard; names, figures and courtesies are not."""

import pytest

from silentbuyer.owed.unread_words import to_be_read, unread_words
from silentbuyer.testing import case, message


def unread(*texts, **fields):
    log = [
        message("Please quote 200 valves.", days_ago=60),
        message("USD 4.10, FOB Ningbo.", days_ago=59, sender="seller"),
    ]
    log += [message(text, days_ago=50 - place) for place, text in enumerate(texts)]
    log += [message("Any news?", days_ago=3, sender="seller")]
    return [one.sentence or one.message.text for one in unread_words(case(messages=log, stage="quotation", **fields))]


STRANGE = "The zorbil was grumbled by the flanking of our quemby."


def test_an_earlier_message_counts_as_the_last_does():
    assert unread(f"Thanks. {STRANGE}", "Which colours are there?") == [STRANGE]


@pytest.mark.parametrize(
    "text",
    [
        "Thank you very much for your kind message.",
        "Hi this is Daniel from Eldoret",
        "Grooved panel of WPC, the length 2.9 m and the width 160 mm.",
        "Which colours do you have in the warehouse at the moment?",
        "ok noted",
    ],
)
def test_courtesies_names_figures_and_questions_are_not_named(text):
    assert unread(text, "👍", name="Daniel Kiprono") == []


def test_where_a_reason_was_heard_nothing_more_is_named():
    assert unread(STRANGE + " Thanks.", "Your price is too high.") in ([], [STRANGE + " Thanks."])
    assert unread(f"Good day, Ben. Thanks. {STRANGE}", "Your price is too high. Can you do better?") == []


def test_the_newest_comes_first():
    other = "My quandle has been frostled since the weekend by them."
    assert unread(f"Thanks. {STRANGE}", f"Hello. {other}") == [other, STRANGE]


def test_a_question_that_we_passed_over_is_to_be_read_though_it_was_understood():
    log = [
        message("Please quote 6 pumps.", days_ago=40), message("USD 1,240 each.", days_ago=39, sender="seller"),
        message("At 32 m3/h the table gives 78 m. Is it the 32-10?", days_ago=38),
        message("Yes our quality is very good.", days_ago=37, sender="seller"),
    ]  # fmt: skip
    (one,) = to_be_read(case(messages=log, stage="quotation"))

    assert one.sentence == "Is it the 32-10?"
    assert unread_words(case(messages=log, stage="quotation")) == ()


@pytest.mark.parametrize("answer", ["The 32-10 gives 95 m.", "Please find it attached.", "Which pressure do you need?"])
def test_what_may_be_answered_or_hangs_on_them_is_not(answer):
    log = [
        message("Please quote 6 pumps.", days_ago=40), message("USD 1,240 each.", days_ago=39, sender="seller"),
        message("Is it the 32-10?", days_ago=38), message(answer, days_ago=37, sender="seller"),
    ]  # fmt: skip
    assert to_be_read(case(messages=log, stage="quotation")) == ()
