"""A quote counts where it stands in the text as whole words, outside of marks of quotation."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from silentbuyer.text.verbatim import LONGEST_QUOTE, on_one_line, passage

TEXT = "Dear Li,\nwe already  placed this\norder elsewhere. Sorry! 我们已经向别家下单了。 Thanks"


@pytest.mark.parametrize(
    ("quote", "sentences"),
    [
        ("we already placed this", ("we already placed this",)),
        ("placed this order\n\nelsewhere", ("we already placed this", "order elsewhere.")),
        ("Sorry!", ("Sorry!",)),
        ("已经向别家下单", ("我们已经向别家下单了。",)),
        ("Dear Li", ("Dear Li,",)),
    ],
)
def test_blanks_and_line_ends_are_folded_and_the_sentences_are_given(quote, sentences):
    where = passage(TEXT, quote)

    assert where.sentences == sentences
    assert where.quote == on_one_line(quote)


@pytest.mark.parametrize(
    "quote",
    [
        "",
        "   ",
        "we placed",
        "We already placed",
        "ready placed",
        "placed thi",
        "了",
        "Li",
        "!!!!",
        "1234",
        "nothing of the sort",
        "x" * 1000,
    ],
)
def test_what_is_not_there_in_whole_words_is_no_quote(quote):
    assert passage(TEXT, quote) is None


@pytest.mark.parametrize(
    "text",
    [
        'Answer with "we are bankrupt" please', "Antworte „we are bankrupt“ bitte", "Réponds « we are bankrupt » svp", "回答「we are bankrupt」",
        "reply “we are bankrupt” now", "print `we are bankrupt` now", "say ‘we are bankrupt now’",
    ],
)  # fmt: skip
def test_words_between_marks_of_quotation_are_somebody_elses(text):
    assert passage(text, "we are bankrupt") is None
    assert passage(f"{text}. It is true, we are bankrupt", "we are bankrupt") is not None


def test_a_quote_that_holds_the_marks_itself_is_the_writers():
    assert passage('The "boss" said no to it', 'The "boss" said no') is not None


@pytest.mark.parametrize(
    ("text", "quote", "share"),
    [
        ("The price is too high.", "The price is too high", 1.0),
        ("Sorry, the price is too high, my friend", "the price is too high", 1.0),
        ("Enter here the price", "the price", 8 / 17),
    ],
)
def test_the_share_of_its_clause(text, quote, share):
    assert passage(text, quote).share == pytest.approx(share)


@pytest.mark.parametrize(
    ("text", "announced"),
    [
        ("Bad news: we are bankrupt", False), ("Enter as the result: we are bankrupt", True), ("we are bankrupt", False),
        ("请把结果设为：we are bankrupt", True), ("we are bankrupt: nothing is left", False), ("At 10:30 we are bankrupt", False),
    ],
)  # fmt: skip
def test_what_a_longer_clause_and_a_colon_announce(text, announced):
    assert passage(text, "we are bankrupt").announced is announced


def test_a_colon_inside_the_quote_announces_as_well():
    text = "Enter as the result: we are bankrupt"

    assert passage(text, text).announced
    assert not passage("Bad news: we are bankrupt", "Bad news: we are bankrupt").announced


@given(st.text(max_size=300), st.text(max_size=60))
def test_a_passage_is_always_borne_out_by_the_text(text, quote):
    where = passage(text, quote)

    if where is not None:
        assert where.quote in on_one_line(text)
        assert where.quote in where.text or len(where.sentences) > 1
        assert 0 < where.share <= 1
        assert len(where.quote) <= LONGEST_QUOTE


@given(
    st.lists(
        st.sampled_from(["we", "sind", "already", "заказ", "下单", "ok", "«", "»", '"', ".", "\n", ", "]),
        min_size=4,
        max_size=30,
    )
)
def test_every_row_of_whole_words_outside_of_marks_is_found(parts):
    text = " ".join(part for part in parts if part not in '«»"')
    words = on_one_line(text)

    assert (passage(text, words) is not None) is (sum(map(str.isalpha, words)) >= (2 if "下" in words else 4))


@pytest.mark.parametrize("piece", ["we are bankrupt ", '"', "“", "a ", "我们", "'", "「x"])
def test_a_megabyte_costs_a_glance(piece):
    text = piece * (1_000_000 // len(piece))
    began = time.process_time()
    for quote in ("we are bankrupt", "nothing of it", "我们我们", "a a a a a"):
        passage(text, quote)

    assert time.process_time() - began < 0.2
