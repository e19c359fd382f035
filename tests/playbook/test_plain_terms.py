"""What is said of price and terms is short: a figure is answered, freight is spoken of as freight, else one question."""

import pytest
from tests.playbook.test_advice_holds import diagnosed
from tests.playbook.test_drafts import action
from tests.saying import message

QUOTED = (message(30, "buyer", "Please quote 40 pumps."), message(28, "seller", "The pump costs USD 186 FOB Ningbo."))


def lead(*said, **fields):
    return diagnosed(*QUOTED, *said, message(20, "seller", "Any news?"), stage="quotation", **fields).actions[0]


def test_a_figure_that_was_named_is_answered():
    found = lead(message(25, "buyer", "Your price is too high. We need USD 171.50 to buy it."))
    assert found.advice.startswith("Answer the figure that they named")
    assert "this is what we can do: [our offer on these terms]" in found.draft("en")
    assert "what is your target" not in found.draft("en")


def test_without_a_figure_one_thing_is_asked():
    found = lead(message(25, "buyer", "Your price is too high."))
    assert found.advice.startswith("Ask in one line what price or which terms would work")
    assert "What price or which terms would work for you?" in found.draft("en")
    assert "Where do you have room" not in found.draft("en")


def test_who_finds_the_freight_too_dear_is_told_of_the_freight():
    found = lead(message(25, "buyer", "With this freight it is too expensive for us."))
    assert found.advice.startswith("It is the freight or the duty")
    assert "[freight rate, sailing, arrival]" in found.draft("en")


@pytest.mark.parametrize(
    ("asked", "quoted"),
    [
        ("Could you send us the motor data sheet?", True),
        ("Before we go on I need:", False),
        ("Is it 60 Hz? Could you send us the motor data sheet?", False),  # one of them may have been answered
    ],
)
def test_a_promise_names_what_was_asked_for_and_never_our_own_words(asked, quoted):
    promise = "Our engineer is away, I will send it to you tomorrow."
    talk = (message(20, "buyer", asked), message(18, "seller", promise), message(15, "buyer", "Ok, waiting."))
    found = diagnosed(*QUOTED, *talk, stage="quotation").actions[0]
    draft = found.draft("en")
    assert promise not in draft
    assert "[what we promised" in draft
    assert (asked in draft) == quoted
    assert ("We still owe you what we promised" in draft) != quoted


def test_who_wrote_of_our_offer_since_is_not_asked_for_a_point_again():
    sent = message(28, "seller", "Our offer: USD 186 FOB Ningbo, 30 days. [file] offer.pdf")
    found = diagnosed(message(30, "buyer", "Please quote 40 pumps."), sent, stage="quotation")
    drafts = [one.draft("en") for one in found.actions if one.context.get("draft") == "offered"]
    assert all("If one point stands in the way" in draft for draft in drafts)


def test_who_has_ordered_before_is_offered_no_smaller_first_quantity():
    known = {"draft": "undecided", "said": "We have not decided.", "said_date": "2026-03-03"}
    assert "smaller first quantity" in action("follow-up", **known).draft("en")
    assert "smaller first quantity" not in action("follow-up", given="repeat", **known).draft("en")


def test_a_day_on_which_something_happens_is_no_day_for_which_they_promised_a_word():
    known = {"draft": "named", "said": "We must open in March.", "said_date": "2026-03-03"}
    assert "The time that you named has come" in action("follow-up", **known).draft("en")
    assert "The time that you named has come" not in action("follow-up", event="yes", **known).draft("en")


def test_a_deadline_of_theirs_is_not_waited_for():
    log = (*QUOTED, message(6, "buyer", "Thanks. We must open the shop before the end of May 2026."))
    found = diagnosed(*log, message(5, "seller", "Noted, we look forward to it."), stage="quotation")
    assert "words point to" not in " ".join(one.advice for one in found.actions)


def test_nobody_is_written_to_about_a_lapsed_price_before_the_day_that_is_waited_for():
    log = (*QUOTED, message(6, "buyer", "Our board decides on 20 May 2026."))
    found = diagnosed(*log, message(5, "seller", "Noted."), stage="quotation")
    assert "extend it now" not in " ".join(one.advice for one in found.actions)


def test_who_bought_elsewhere_is_not_said_to_have_put_it_off():
    lost = "For 2027 we have placed the order at another supplier, so this one you have missed."
    found = diagnosed(*QUOTED, message(9, "buyer", lost), message(8, "seller", "Thank you for telling us."))
    assert "put it off" not in found.actions[0].advice
