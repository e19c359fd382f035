"""Drafts take up what the buyer said, and ask for nothing that they gave."""

import pytest
from tests.playbook.test_advice_holds import by_kind, diagnosed
from tests.playbook.test_drafts import QUOTES, action
from tests.saying import message

from silentbuyer.playbook.drafts import LANGUAGES

PRICE = "Your price is too high."


def answered(text):
    return diagnosed(message(10, "buyer", text), message(9, "seller", "Quote attached")).actions


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sentence_is_quoted_in_the_marks_of_the_language(language):
    opening, closing = QUOTES[language]
    draft = answered(PRICE)[0].draft(language).replace("\u2068", "").replace("\u2069", "").replace("\u00a0", "")
    assert f"{opening}{PRICE}{closing}" in draft
    assert any(year in draft for year in ("2026", "۲۰۲۶"))


@pytest.mark.parametrize(
    "text",
    [
        "We are still comparing prices with two other suppliers.", "My boss will decide by 20 April 2026.",
        "We have no need at the moment.", "We chose another supplier.", "The customer has not decided yet.",
        "The sample broke after two days.",
    ],
)  # fmt: skip
def test_a_figure_a_date_and_a_reason_come_back_in_the_draft(text):
    assert f"On 10 March 2026 you wrote: “{text}”" in answered(text)[0].draft("en")


def test_an_apology_comes_before_the_quotation():
    lines = answered("The sample broke after two days.")[0].draft("en").splitlines()
    assert lines[2].startswith("I am sorry")
    assert lines[3].startswith("On 10 March 2026 you wrote")


def test_an_open_question_is_quoted_rather_than_what_was_told():
    draft = action("follow-up", draft="price", said=PRICE, said_date="2026-03-10").draft("en")
    assert "Lead time for 40 sets?" in draft
    assert PRICE not in draft


@pytest.mark.parametrize("draft", ["news", "close", "sympathy", "alarm", "verify", "port"])
def test_what_concerns_something_else_quotes_nothing(draft):
    assert PRICE not in action("follow-up", {}, draft=draft, said=PRICE, said_date="2026-03-10").draft("en")


def test_our_own_words_are_never_quoted_as_theirs():
    found = diagnosed(message(10, "buyer", "Hello"), message(9, "seller", PRICE)).actions
    assert not any("said" in one.context for one in found)


def test_who_named_a_figure_is_not_asked_for_one():
    assert "What price or which terms would work" in answered(PRICE)[0].draft("en")
    draft = answered("Your price is too high, our target is 42 USD.")[0].draft("en")
    assert "42 USD" in draft
    assert "would work" not in draft


def test_who_named_the_day_is_not_asked_when_they_decide():
    assert "ask-question" not in by_kind(answered("My boss will decide."))
    asked = by_kind(answered("My boss will decide by 20 April 2026."))["ask-question"]
    assert asked.advice.startswith("Ask for the result.")


def test_a_plugins_date_that_is_none_stays_as_it_is():
    assert "our message of last week" in action("follow-up", {"our_date": "last week"}).draft("en")


def test_a_message_that_was_not_understood_is_quoted_with_a_place_for_the_answer():
    text = "გამარჯობა, ფასი ძალიან მაღალია ჩვენთვის."
    draft = diagnosed(message(10, "buyer", text), message(9, "seller", "Ok."), country="GE").actions[0].draft("en")
    assert "ფასი ძალიან მაღალია ჩვენთვის." in draft
    assert "[our answer]" in draft
    assert "going ahead" not in draft
    assert "sorry for the wait" not in draft


def test_after_a_day_that_passed_the_day_is_taken_up():
    log = [message(30, "buyer", "We will send the purchase order by 28 February."), message(29, "seller", "Thank you.")]
    lead = next(one for one in diagnosed(*log, stage="proforma").actions if one.kind == "follow-up")
    assert "We will send the purchase order by 28 February." in lead.draft("en")
    assert "The time that you named has come" in lead.draft("en")


def test_a_reason_that_sounds_like_a_request_leaves_no_place_for_an_answer():
    text = "Danke, wir brauchten den Preis nur zum Vergleich für unser Budget, ein Kauf ist nicht geplant."
    found = diagnosed(message(10, "buyer", text), message(9, "seller", "Ok."), country="DE")
    assert found.cause == "price-collecting"
    assert "[" not in found.actions[0].draft("de").replace("[Ihr Name]", "")
