"""One pattern of many words: where any of them begins a word, and the longest first."""

import re

from hypothesis import given
from hypothesis import strategies as st

from silentbuyer.text.sentences import any_of, ways_by_letter

WORDS = st.lists(st.text("abc -.^]é价", min_size=1, max_size=4).filter(str.strip), min_size=1, max_size=8)


def test_a_word_is_found_where_it_begins_and_signs_are_found_anywhere():
    pattern = any_of(["price", "价格"])
    assert pattern.search("our prices")
    assert not pattern.search("overpriced")
    assert pattern.search("这个价格")


def test_of_two_words_that_begin_alike_the_longer_one_is_found():
    assert any_of(["order", "order number"]).search("your order number 12").group() == "order number"


def test_no_words_are_found_nowhere():
    assert any_of([]).search("anything") is None


@given(WORDS, st.text("abc -.^]é价", max_size=20))
def test_words_sorted_by_letter_are_found_where_they_are_without(words, text):
    plain = re.compile("|".join(map(re.escape, words)))
    sorted_ones = re.compile(ways_by_letter(words))
    assert [one.span() for one in sorted_ones.finditer(text)] == [one.span() for one in plain.finditer(text)]
