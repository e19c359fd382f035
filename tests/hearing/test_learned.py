"""What a sentence does, heard behind the phrases."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from silentbuyer.hearing.acts_table import precision_of
from silentbuyer.hearing.features import USUAL_LENGTH, features_of, longness
from silentbuyer.hearing.learned import MOST_SENTENCES, heard_in, meant_hits, understood
from silentbuyer.hearing.phrases import find
from silentbuyer.model.acts import REASONS, Act


def acts(text: str) -> set[Act]:
    return {one.act for one in understood(text)}


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Our bank sent the money back again, they need more papers.", Act.MONEY_BLOCKED),
        ("Die Bank hat unsere Überweisung zurückgeschickt, Dollar gibt es nicht.", Act.MONEY_BLOCKED),
        ("Банк вернул наш платёж, валюту не пропускают.", Act.MONEY_BLOCKED),
        ("A bankunk visszautalta a pénzt, nem engedik ki a devizát.", Act.MONEY_BLOCKED),
        ("Naše banka platbu vrátila, dolary nepustí.", Act.MONEY_BLOCKED),
        ("Estamos comparando su oferta con la de otros dos proveedores.", Act.COMPARING),
        ("Vi jämför er offert med två andra leverantörer.", Act.COMPARING),
        ("Receveu um e-mail de vocês com nova conta bancária, é verdade?", Act.PAY_DIVERTED),
    ],
)
def test_a_reason_is_heard_in_words_that_no_phrase_lists(text: str, act: Act) -> None:
    assert act in acts(text)


@pytest.mark.parametrize(
    "text",
    [
        "If our bank refuses the transfer we will have to buy from another supplier.",
        "Did your bank send the transfer back?",
        "Wenn die Bank die Überweisung ablehnt, müssen wir woanders kaufen.",
        "Jeśli bank odrzuci przelew, kupimy u innego dostawcy.",
        "The pump goes into a bank of four, painted blue.",
        "Thank you and have a nice weekend!",
        "",
    ],
)
def test_conditions_questions_and_talk_of_the_trade_are_no_reasons(text: str) -> None:
    assert REASONS.isdisjoint(acts(text))


def test_the_sentence_is_quoted_and_the_language_named() -> None:
    heard = understood(
        "Dear Lily, good morning. Our bank sent the money back again, they need more papers. Regards, Ali"
    )
    one = next(one for one in heard if one.act is Act.MONEY_BLOCKED)
    assert (one.sentence, one.language) == ("Our bank sent the money back again, they need more papers.", "en")


def test_a_phrase_of_the_topic_makes_an_act_surer() -> None:
    plain = "ship it with the other goods"
    assert features_of(plain, ("en",), {"price"}).concepts - features_of(plain, ("en",)).concepts == {"phrase:price"}


@pytest.mark.parametrize(
    ("text", "topic", "act"),
    [
        ("Unser Kunde ist abgesprungen.", "no-need", Act.END_CUSTOMER),
        ("The supervisory board postponed its session to January.", "later", Act.INTERNAL),
        ("Müşterimiz siparişi iptal etti.", "no-need", Act.END_CUSTOMER),
    ],
)
def test_a_phrase_that_stands_in_a_sentence_of_another_reason_counts_no_more(text: str, topic: str, act: Act) -> None:
    assert topic in {hit.topic for hit in find(text)}
    assert topic not in {hit.topic for hit in meant_hits(text)}
    assert act in acts(text)


@pytest.mark.parametrize(
    "text",
    [
        "We hold stock for other shops in the region, that's our service.",
        "Our bank made trouble last winter but that is settled now.",
        "How do you test the sample before it goes out?",
        "Two of our clients are in insolvency law, they need shredders.",
        "Our old buyer retired, I have taken over and you'll deal with me.",
    ],
)
def test_what_only_holds_the_words_of_a_reason_gives_none(text: str) -> None:
    assert REASONS.isdisjoint({hit.topic for hit in meant_hits(text)} | acts(text))


def test_a_phrase_that_is_meant_counts_as_before() -> None:
    text = "We have enough stock until spring, no need now."
    assert {"no-need", "stock"} <= {hit.topic for hit in meant_hits(text)}


@pytest.mark.parametrize(
    "text", ["Please put me on your mailing list.", "Add us to your newsletter please", "Keep us posted on new models."]
)
def test_who_asks_to_be_put_on_a_list_does_not_ask_for_silence(text: str) -> None:
    assert Act.OPT_OUT not in acts(text)


@pytest.mark.parametrize("act", sorted(Act))
def test_an_act_that_is_heard_was_right_in_three_of_four_sentences_left_out(act: Act) -> None:
    assert 0.75 <= precision_of(act) <= 1


def test_only_the_first_sentences_are_read() -> None:
    assert Act.MONEY_BLOCKED not in acts("Fine. " * MOST_SENTENCES + "Our bank sent the money back, they need papers.")


@settings(max_examples=40)
@given(st.text(max_size=600))
def test_any_text_is_heard_without_a_fault_and_the_same_twice(text: str) -> None:
    assert heard_in(text, ("en", "zh")) == heard_in(text, ("en", "zh"))


PAIRS = (
    ("We spoke to the ministry about your goods.", "They did not renew it this year."),
    ("I talked with my client yesterday.", "He has not made up his mind."),
    ("Ich habe Ihr Angebot dem Chef gezeigt.", "Er will es erst im Januar ansehen."),
    ("The boss saw it.", "Next week they meet about it."),
    ("I asked our accountant about the transfer.", "She says it came back again."),
)


def test_two_sentences_tell_together_what_neither_does_alone() -> None:
    told_together = 0
    for one, then in PAIRS:
        alone = acts(one) | acts(then)
        for found in understood(f"{one}\n{then}"):
            if found.act in REASONS - alone:
                assert found.sentence == f"{one} {then}"
                told_together += 1
    assert told_together


def test_neighbours_of_which_one_asks_tell_nothing_together() -> None:
    assert Act.END_CUSTOMER not in acts("I talked with my client yesterday. Has he not made up his mind?")


@given(st.text(max_size=200))
def test_a_sentence_is_the_longer_the_more_signs_it_has(text: str) -> None:
    assert longness(text + "x") > longness(text) or not text
    assert longness("x" * USUAL_LENGTH) == 0
    assert longness("价" * 20) == longness("x" * 40)
