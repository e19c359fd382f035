"""The last words of the buyer's stand in a report that knows no cause, so that a person may hear what we did not."""

from datetime import timedelta

import pytest
from made_by_hand import NOW, diagnosis, scores

import silentbuyer as sb
from silentbuyer.model.findings import Cause, Finding
from silentbuyer.model.parties import Buyer
from silentbuyer.show.last_words import last_words

NONE_LEADS = scores((Cause.UNKNOWN, 0.6), (Cause.INTERNAL_DECISION, 0.4))


def said(*texts, sender="buyer", causes=NONE_LEADS, **more):
    log = [
        sb.Message(at=NOW - timedelta(days=30 - at), sender=sender, channel="email", text=text, **more)
        for at, text in enumerate(texts)
    ]
    return last_words(diagnosis(causes=causes, buyer=Buyer(messages=log), actions=()))


def test_they_are_quoted_with_their_day_and_in_full():
    assert said("i tell director. he will decide.") == (
        'The buyer wrote on 2026-07-22: "i tell director. he will decide."'
    )


@pytest.mark.parametrize(
    "courtesy", ["Thanks!", "🙏", "God bless 🙏🎄", "ok", "[photo] [photo]", "[รูปภาพ] [รูปภาพ]", "Merci, bonne journée"]
)
def test_a_courtesy_hides_nothing_that_was_said_before(courtesy):
    assert "he will decide" in said("i tell director. he will decide.", courtesy)


def test_what_we_have_answered_since_is_not_brought_up_again():
    asked = sb.Message(at=NOW - timedelta(days=9), sender="buyer", channel="email", text="Please send the colour card.")
    sent = sb.Message(at=NOW - timedelta(days=8), sender="seller", channel="email", text="Attached.")
    thanks = sb.Message(at=NOW - timedelta(days=7), sender="buyer", channel="email", text="Thanks!")
    for log, shown in (((asked, sent, thanks), False), ((asked, thanks), True), ((asked, sent), True)):
        found = last_words(diagnosis(causes=NONE_LEADS, buyer=Buyer(messages=log), actions=()))
        assert bool(found) == shown


def test_what_the_evidence_calls_a_mere_courtesy_is_no_riddle():
    closing = Finding(
        weights={Cause.YOUR_TURN: -7.0}, because="It asks for nothing.", rule="your-turn", sign="your-turn/closing-word"
    )
    log = [sb.Message(at=NOW - timedelta(days=9), sender="buyer", channel="email", text="早速のご回答を拝見しました。")]
    for findings, shown in (((), True), ((closing,), False)):
        d = diagnosis(causes=NONE_LEADS, buyer=Buyer(messages=log), actions=(), findings=findings)
        assert bool(last_words(d)) == shown


def test_what_a_letter_quotes_is_not_theirs():
    answer = "We wait for the committee of May.\n\nOn 3 May 2026, Amy wrote:\n> Dear Mr Ito, any news?"
    assert "any news" not in said(answer)


@pytest.mark.parametrize("sender", ["seller", "unknown"])
def test_nobody_elses_words_are_taken_for_theirs(sender):
    assert said("We wait for the committee of May.", sender=sender) == ""


def test_no_machine_is_quoted():
    assert said("I am out of the office until 4 May.", kind="auto-reply") == ""


def test_nothing_is_quoted_where_a_cause_leads():
    sure = scores((Cause.AWAY, 0.8), (Cause.UNKNOWN, 0.2))
    assert said("i tell director. he will decide.", causes=sure) == ""


def test_hostile_words_are_shortened_and_made_safe():
    shown = said("we decide\x1b[31m \u202e" + "never " * 10_000)
    assert len(shown) < 400
    assert "\x1b" not in shown
    assert "\u202e" not in shown
