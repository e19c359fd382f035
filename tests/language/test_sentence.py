"""A sentence is plain text that can be said again in another language."""

import pickle
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from silentbuyer.language import Catalogue, Sentence, plural, say, told
from silentbuyer.language.catalogues import ENGLISH, catalogue
from silentbuyer.language.sentence import from_data, language_of, to_data

ZH = catalogue("zh")
WORDS = st.text(max_size=20)
VALUES = st.recursive(
    WORDS | st.integers() | st.dates() | st.datetimes(timezones=st.just(UTC)),
    lambda inner: st.lists(inner, max_size=3).map(tuple) | inner.map(lambda one: say("so {a}", a=one)),
    max_leaves=6,
)


def test_it_is_the_english_text():
    arrived = say("The goods reached the port on {day}.", day=date(2026, 3, 1))

    assert arrived == "The goods reached the port on 2026-03-01."
    assert hash(arrived) == hash("The goods reached the port on 2026-03-01.")
    assert isinstance(arrived, str)


def test_it_counts():
    assert [plural("{n} day ago", "{n} days ago", n=n) for n in (0, 1, 2)] == ["0 days ago", "1 day ago", "2 days ago"]


def test_dates_moments_and_lists_are_written_as_the_language_writes_them():
    at = datetime(2026, 8, 24, 9, 30, tzinfo=UTC)
    said = say("{day}; {at}; {those}", day=at.date(), at=at, those=("a", "b"))

    assert said == "2026-08-24; Mon 24 Aug 2026, 09:30; a, b"
    assert told(said, ZH) == "2026年8月24日; 2026年8月24日（周一）09:30; a、b"


def test_what_is_quoted_is_never_translated():
    words = Catalogue("zh", {"call": ("打电话",), 'They wrote "{quote}"': ("对方写道“{quote}”",)})

    assert told(say('They wrote "{quote}"', quote="call"), words) == "对方写道“call”"


def test_a_sentence_within_a_sentence_is_said_in_the_same_language():
    words = Catalogue("zh", {"{one} {two}": ("{one}{two}",), "Yes.": ("是。",), "No.": ("否。",)})

    assert told(say("{one} {two}", one=say("Yes."), two=say("No.")), words) == "是。否。"


def test_there_and_back():
    arrived = plural("{n} day ago", "{n} days ago", n=3)
    words = Catalogue("zh", {"{n} day ago": ("{n}天前",)})

    assert told(arrived, words) == "3天前"
    assert told(told(arrived, words), ENGLISH) == "3 days ago"
    assert [language_of(one) for one in (arrived, told(arrived, words), "plain")] == ["en", "zh", "en"]


def test_plain_text_is_looked_up_as_it_stands_and_else_left():
    assert told("goods at port", ZH) == "货到港"
    assert told("no such sentence {in} the catalogue", ZH) == "no such sentence {in} the catalogue"


def test_a_translation_that_asks_for_what_is_not_there_gives_way_to_the_english():
    words = Catalogue("zh", {"On {day}.": ("{nobody}。",)})

    assert told(say("On {day}.", day="Monday"), words) == "On Monday."


@given(st.dictionaries(st.sampled_from("abcd"), VALUES, max_size=4))
def test_it_survives_pickle_and_plain_data(values):
    said = say("{a} and {b:.1f}, {c}", **values)
    again = from_data(str(said), to_data(said))

    assert pickle.loads(pickle.dumps(said)) == said == again
    assert isinstance(again, Sentence)
    assert again.values == said.values == pickle.loads(pickle.dumps(said)).values
    assert told(again, ENGLISH) == told(said, ENGLISH)


@given(st.text(max_size=60), st.dictionaries(WORDS, WORDS | st.floats() | st.integers() | st.none(), max_size=4))
def test_no_template_of_a_stranger_raises(template, values):
    told(from_data("text", {"message": template, "values": values}), ZH)


@pytest.mark.parametrize("template", ["{a.__class__}", "{a[0]}", "{a!r}", "{a:>999999999}", "{a:.99f}", "{0}", "{}"])
def test_a_template_looks_nothing_up_in_a_value_and_obeys_no_width(template):
    assert told(from_data("text", {"message": template, "values": {"a": 1.5}}), ENGLISH) == template


def test_sentences_that_swell_when_they_are_said_are_bounded():
    data = {"text": "", "message": "x" * 30}
    for _ in range(7):
        data = {"text": "", "message": "{a}" * 1000, "values": {"a": data}}

    assert len(told(from_data("text", data), ENGLISH)) <= 50_000


def test_deep_nests_stay_the_text_that_was_saved():
    data = {"text": "", "message": "x"}
    for _ in range(40):
        data = {"text": "deep", "message": "{a}", "values": {"a": data}}

    assert told(from_data("text", data), ENGLISH) in {"text", "deep"}


@pytest.mark.parametrize("data", [None, [], "x", {}, {"message": "x", "values": 3}])
def test_rubbish_in_place_of_a_message_leaves_the_text(data):
    assert from_data("the text", data) == "the text"
