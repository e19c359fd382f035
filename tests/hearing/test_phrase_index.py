"""Which phrases a text may hold: none that it holds is left out, and few are left that it does not."""

import pytest

from silentbuyer.hearing.phrasebook import Lexicon, book_of, phrase_of

SAID = [
    "too expensive", "not * received|arrived * bank|account", "no|not budget*", "approvazione", "dell* banca", "wait* * board|boss",
    "银行*退|拒", "等老板|领导", "休", "价*",
]  # fmt: skip


@pytest.fixture(scope="module")
def book() -> Lexicon:
    return book_of(phrase_of("price", "en", said) for said in SAID)


@pytest.mark.parametrize(
    ("tokens", "found"),
    [
        ("it is too expensive", [(2, "too expensive")]),
        ("too much", []),
        ("not arrived on our account", [(0, "not * received|arrived * bank|account")]),
        ("not yet on our account", []),
        ("we have no budgets", [(2, "no|not budget*")]),
        ("manca l'approvazione", [(1, "approvazione")]),
        ("waiting for my boss", [(0, "wait* * board|boss")]),
        ("waiting", []),
    ],
)
def test_words_begin_the_phrases_whose_other_parts_stand_there(book, tokens, found):
    possible = book.by_word.possible(tuple(tokens.split()))
    assert [(place, phrase.said) for place, phrase in possible] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("银行又退回来", [("银行", "银行*退|拒")]),
        ("银行又来", []),
        ("等领导", [("领导", "等老板|领导")]),
        ("价格休", [("价", "价*"), ("休", "休")]),
        ("", []),
    ],
)
def test_pieces_begin_the_phrases_whose_other_pieces_stand_there(book, text, found):
    assert sorted((head, phrase.said) for head, phrase in book.by_piece.possible(text)) == sorted(found)


def test_a_word_begins_its_phrases_in_their_order_however_often_it_is_asked(book):
    tokens = ("not", "budget", "arrived", "account")
    said = [phrase.said for _, phrase in book.by_word.possible(tokens)]
    assert said == ["not * received|arrived * bank|account", "no|not budget*"]
    assert [phrase.said for _, phrase in book.by_word.possible(tokens)] == said


def test_pieces_come_in_the_order_of_the_text_single_signs_last(book):
    heads = [head for head, _ in book.by_piece.possible("价银行退，等老板来了")]
    assert heads == ["银行", "等老板", "价"]
