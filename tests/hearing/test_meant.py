"""How likely a phrase of a reason is meant in its sentence."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from silentbuyer.hearing.acts_table import acts_table
from silentbuyer.hearing.in_talk import meant_there
from silentbuyer.hearing.learned import meant_hits, reading
from silentbuyer.hearing.meant import ACTS_OF, MEANT, MEANT_OF, meant_in
from silentbuyer.hearing.surroundings import Surroundings
from silentbuyer.hearing.talk_place import TalkPlace
from silentbuyer.model.acts import REASONS

SCORE = st.floats(-50, 50)
PLACES = [Surroundings(TalkPlace(*signs)) for signs in product((True, False), repeat=3)]
TOPICS = sorted({*ACTS_OF, *(act.value for act in REASONS)})


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Your price is too high.", "price"), ("Nous n'avons pas de budget.", "no-budget"), ("Kein Budget.", "no-budget"),
        ("We are testing the sample.", "sample-test"), ("Das entscheidet bei uns der Vorstand.", "internal"),
    ],
)  # fmt: skip
def test_what_is_said_plainly_is_meant(text, topic):
    assert topic in {hit.topic for hit in meant_hits(text)}


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Un caro saluto alla signora Xu.", "price"), ("¿Me mandan el informe del laboratorio?", "sample-test"),
        ("在庫表ください。", "stock"), ("De buurman is failliet maar wij niet hoor.", "closing-down"),
        ("Arrivato tutto in magazzino, cartoni integri.", "stock"),
    ],
)  # fmt: skip
def test_words_in_another_sense_are_not(text, topic):
    assert topic not in {hit.topic for hit in meant_hits(text)}


@given(st.lists(SCORE, min_size=30, max_size=30), st.sets(st.sampled_from(TOPICS)), st.text(max_size=30))
def test_a_chance_is_a_share_and_only_reasons_have_one(scores, topics, sentence):
    senses = dict(meant_in(sentence, frozenset(topics), scores[: len(acts_table().classes)]))
    assert senses.keys() <= topics
    assert all(0 <= sense.chance <= 1 for sense in senses.values())
    shares = [meant_there(topic, sentence, sense, place) for topic, sense in senses.items() for place in PLACES]
    assert all(0 <= share <= 1 for share in shares)


@given(SCORE, st.floats(0, 20))
def test_the_likelier_a_reason_the_likelier_its_phrase_is_meant(score, more):
    def chance(own):
        scores = [own if name == "price" else -2.0 for name in acts_table().classes]
        return dict(meant_in("the price", frozenset({"price"}), scores))["price"]

    assert chance(score).chance <= chance(score + more).chance + 1e-9
    for place in PLACES:
        less, surer = (meant_there("price", "the price", chance(own), place) for own in (score, score + more))
        assert less <= surer + 1e-9


def test_a_complaint_is_believed_sooner():
    assert MEANT_OF["product-trouble"] < MEANT
    assert reading("Das Muster ist bei uns durchgefallen.").meant
