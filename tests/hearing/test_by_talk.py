"""How much a reason counts by its whole talk, and which sentence is quoted for it."""

import json
from datetime import datetime
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from silentbuyer.hearing.acts_table import reason_places
from silentbuyer.hearing.by_talk import ALARMS, NO_TALK, WholeTalk, bar, is_stated, talk_of, told_most
from silentbuyer.hearing.heard_topics import heard
from silentbuyer.hearing.learned import reading
from silentbuyer.hearing.said_on_topic import Said
from silentbuyer.model.acts import Act
from silentbuyer.testing import case, message

OFFER = (message("Please quote 20 pumps.", days_ago=40), message("USD 340 each.", sender="seller", days_ago=38))
SAID = Said(topic="internal", sentence="The board meets in May.", language="en", at=OFFER[0].at, scale=0.5)
LOGS = Path(__file__).parents[2] / "bench" / "logs"
CHANCES = st.dictionaries(st.sampled_from(sorted(Act)), st.floats(0, 1))


def log(*texts):
    """Our offer, and what the buyer wrote after it, a day after the other."""
    return case(messages=[*OFFER, *(message(text, days_ago=30 - at) for at, text in enumerate(texts))])


def test_the_sentence_is_quoted_that_tells_it_best_and_no_condition_or_question():
    told = "Hi. If the bank refuses, we must wait. Does your bank refuse dollars? The bank refuses dollars since May."
    said = heard(log(told))["money-blocked"]

    assert said.sentence == "The bank refuses dollars since May."


def test_a_reason_that_the_talk_names_counts_as_much_as_it_is_likely():
    weighed = WholeTalk({Act.INTERNAL: 0.65}, {}).weighed(SAID)
    surer = WholeTalk({Act.INTERNAL: 0.8}, {}).weighed(SAID)

    assert SAID.scale < weighed.scale < surer.scale < 1
    assert WholeTalk({Act.INTERNAL: 0.99}, {}).weighed(SAID).scale == 1


def test_a_phrase_that_the_talk_names_loses_nothing():
    sure, learned = attrs.evolve(SAID, scale=0.9), attrs.evolve(SAID, scale=0.9, layer="learned")
    talk = WholeTalk({Act.INTERNAL: 0.65}, {})

    assert talk.weighed(sure).scale == 0.9
    assert talk.weighed(learned).scale < 0.9


def test_a_reason_that_the_talk_doubts_counts_less_and_never_nothing():
    doubted = WholeTalk({Act.INTERNAL: 0.01}, {}).weighed(SAID)
    assert 0 < doubted.scale < SAID.scale


def test_topics_that_are_no_reason_and_talks_that_were_not_weighed_change_nothing():
    assert NO_TALK.weighed(SAID) is SAID
    other = attrs.evolve(SAID, topic="document")
    assert WholeTalk({Act.INTERNAL: 0.9}, {}).weighed(other) is other


def test_who_accuses_must_be_surer_and_is_never_doubted():
    likely = WholeTalk({Act.SWINDLE: 0.7, Act.PRICE: 0.7}, {})

    assert likely.names(Act.PRICE)
    assert not likely.names(Act.SWINDLE)
    assert not WholeTalk({Act.SWINDLE: 0.01}, {}).doubts(Act.SWINDLE)
    assert bar("accuses") > bar("named") > bar("doubted")


def test_a_warning_about_an_account_does_not_hang_on_the_rest_of_the_talk():
    assert ALARMS.isdisjoint(talk_of(log("Thank you.", "Did you really change your bank account?")).chances)


CHAIN = (
    message(
        "Good day, we are the procurement department of a retail group. Kindly quote 3,000 drill kits.", days_ago=9
    ),
    message("USD 31.50 each FOB Ningbo, 30 % deposit.", sender="seller", days_ago=8),
    message(
        "Prices are accepted. We do not pay deposit to any vendor, only net 30 days after invoice. "
        "Goods go to our new consolidation point, our forwarder will collect from your factory.",
        days_ago=7,
    ),
    message("May we call you over the head office?", sender="seller", days_ago=6),
    message(
        "I am travelling, only reach me on mobile. If you are not serious we have other vendors ready.", days_ago=5
    ),
)


def test_a_talk_may_sound_like_a_swindlers_where_no_sentence_demands_anything():
    told = told_most(case(messages=CHAIN), Act.SWINDLE)

    assert told is not None
    assert told.sentence == "Goods go to our new consolidation point, our forwarder will collect from your factory."
    assert told.at == CHAIN[2].at
    assert told_most(case(messages=CHAIN[:2]), Act.SWINDLE) is None
    assert told_most(case(messages=CHAIN), Act.PRICE) is None


def test_a_topic_is_named_by_any_act_it_stands_for():
    assert WholeTalk({Act.TERMS: 0.7, Act.PRICE: 0.1}, {}).names_topic("price")
    assert not WholeTalk({Act.NO_NEED: 0.1}, {}).names_topic("later")


@given(CHANCES, st.floats(0.05, 1))
def test_what_was_said_keeps_its_words_and_counts_between_nothing_and_one(chances, scale):
    said = attrs.evolve(SAID, scale=scale)
    weighed = WholeTalk(chances, {}).weighed(said)

    assert 0 < weighed.scale <= 1
    assert attrs.evolve(weighed, scale=scale) == said


@pytest.mark.parametrize(
    ("sentence", "act", "stated"),
    [
        ("The board has not signed yet.", Act.INTERNAL, True),
        ("If the board does not sign, we can't order.", Act.INTERNAL, False),
        ("Has your board signed?", Act.INTERNAL, False),
        ("Is this really your new bank account?", Act.PAY_DIVERTED, True),
        ("The sample has not arrived yet.", Act.SAMPLE_TEST, False),
    ],
)
def test_a_reason_is_stated_without_condition_denial_or_question(sentence, act, stated):
    assert is_stated(sentence, act) is stated


def test_the_best_sentences_stand_in_the_messages_they_are_kept_for():
    found = log("Thank you.", "The board meets in May, they have to sign it. Without the signature nothing moves.")
    talk = talk_of(found)
    assert talk.told
    for one in found.talk:
        assert all(best.sentence in one.text for best in talk.best(one))


def test_a_reason_that_only_a_condition_tells_is_not_named():
    stated = talk_of(log("We have ordered from another supplier, in Poland."))
    threat = talk_of(log("If you do not lower it, we will order from another supplier, in Poland."))

    assert stated.names(Act.CHOSE_OTHER)
    assert Act.CHOSE_OTHER not in threat.chances or not threat.names(Act.CHOSE_OTHER)


def test_what_somebody_unknown_wrote_does_not_count_in_full():
    told = "The bank refuses dollars since May, our transfer came back."
    theirs = case(messages=[*OFFER, message(told, days_ago=30)])
    unknown = case(messages=[*OFFER, message("Thanks.", days_ago=31), message(told, sender="unknown", days_ago=30)])

    assert heard(unknown)["money-blocked"].scale < heard(theirs)["money-blocked"].scale


def test_many_usual_sentences_together_sound_like_a_swindlers_though_none_is_near():
    log = json.loads((LOGS / "bg" / "28.json").read_text(encoding="utf-8"))
    talk = case(
        messages=[
            attrs.evolve(message(one["text"], sender=one["sender"]), at=datetime.fromisoformat(one["at"]))
            for one in log["customer"]["messages"]
        ],
        now=datetime.fromisoformat(log["now"]),
    )
    levels = [
        row[reason_places()[Act.SWINDLE]]
        for one in talk.talk
        if one.sender == "buyer"
        for _, row in reading(one.text).levels
    ]

    assert max(levels) < 0
    assert told_most(talk, Act.SWINDLE) is not None
