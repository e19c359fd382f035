"""What is known of a word beside its concepts."""

from silentbuyer.hearing.word_pieces import pieces_of


def test_a_word_is_known_by_how_it_begins() -> None:
    assert pieces_of("certificates")[0] == pieces_of("certify")[0] == "=certi"


def test_words_that_mean_the_same_in_several_languages_share_a_group() -> None:
    groups = [
        {piece for piece in pieces_of(word) if piece[0] == "@"} for word in ("yesterday", "вчера", "ieri", "gestern")
    ]
    assert all(len(group) == 1 for group in groups)
    assert len(set.union(*groups)) < len(groups)


def test_a_number_and_a_single_letter_say_nothing() -> None:
    assert (pieces_of("40"), pieces_of("x")) == ((), ())
