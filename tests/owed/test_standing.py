"""What the buyer wanted and we promised stands open with us until something of ours answers it, over the whole talk."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.saying import case, message, signs

import silentbuyer as sb
from silentbuyer.owed.standing import LOOKED_AT, candidates, likeliest, recent, replies, standing
from silentbuyer.rules.your_turn import YourTurn

PUSH = message(9, "seller", "Dear friend, any news?")


def chances(*log):
    return {one.said.sentence: one.chance for one in standing(case(*log))}


@pytest.mark.parametrize(
    ("asked", "half", "open_one"),
    [
        ("What is your MOQ? And is the cap tamper-evident, our inspector insists on that?", "MOQ is 2000 pieces.", "cap"),
        ("¿El motor es de cobre o aluminio? ¿Y qué garantía manejan?", "Motor is 100% copper wire.", "garantía"),
        ("Quel est le délai ? Et le tissu est-il certifié OEKO-TEX ?", "Délai 30 jours.", "OEKO-TEX"),
        ("Preis für 500 Stück? Sind die Bleche spülmaschinenfest?", "Price 2.10 usd FOB for 500 pcs.", "spülmaschinenfest"),
        ("Какая цена на 300 штук? Есть ли сертификат ЕАС?", "Цена 12 долларов.", "сертификат"),
    ],
)  # fmt: skip
def test_of_two_questions_the_one_without_an_answer_is_the_likelier_to_stand_open(asked, half, open_one):
    found = chances(message(30, "buyer", asked), message(29, "seller", half), PUSH)
    assert open_one in max(found, key=found.__getitem__)
    assert max(found.values()) > 2 * min(found.values())


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("Can you do a lid in white?", "Yes, white lid no problem."),
        ("Which voltage do the ballasts need?", "The ballasts take 230 V."),
        ("Please send the data sheet.", "Here it is."),
        ("Bitte Angebot über 12 Pumpen.", "Anbei unser Angebot."),
        ("¿Cuánto demora la entrega?", "25 days after deposit."),
    ],
)
def test_an_answer_makes_it_less_likely(asked, answer):
    bare = chances(message(30, "buyer", asked), message(29, "seller", "Good day dear friend, how are you?"))
    answered = chances(message(30, "buyer", asked), message(29, "seller", answer))
    assert max(answered.values()) < 0.3 < max(bare.values())


def test_a_text_that_is_missing_may_have_answered():
    asked = message(30, "buyer", "Can you do a lid in white?")
    assert max(chances(asked, message(29, "seller", "")).values()) < 0.3


def test_a_note_of_a_call_tells_what_the_buyer_wants():
    note = message(20, "seller", "[call 4 min] He wants the price list of spare parts and the adjusting video")
    assert [one.is_ours for one in standing(case(message(30, "buyer", "ok thanks a lot"), note))] == [False]


def test_replies_are_counted_from_the_sentence_on():
    talk = [message(9, "buyer", "a?"), message(8, "seller", "b"), message(7, "buyer", "c"), message(6, "seller", "d")]
    assert [(one.rank, one.theirs) for one in replies(0, talk)] == [(0, 0), (1, 1)]
    assert [(one.rank, one.theirs) for one in replies(2, talk)] == [(0, 0)]


def test_what_is_older_than_half_a_year_is_history():
    assert recent(case(message(300, "buyer", "Do you have it in red?"), message(2, "seller", "Hello?"))) == [
        message(2, "seller", "Hello?")
    ]


def test_without_words_nothing_stands_open():
    assert likeliest(case()) is None
    assert likeliest(case(message(3, "buyer", "👍"), message(2, "seller", "Thanks!"))) is None


@settings(max_examples=60)
@given(st.lists(st.tuples(st.sampled_from(("buyer", "seller")), st.text(max_size=60)), max_size=6))
def test_every_chance_is_one_and_nothing_breaks(log):
    given_ = case(*(message(len(log) - place, who, text) for place, (who, text) in enumerate(log)))
    assert all(0 <= one.chance <= 1 for one in standing(given_))
    assert len(standing(given_)) <= len(tuple(candidates(recent(given_))))


def test_what_is_only_likely_is_said_as_far_as_we_can_tell():
    asked = message(
        30,
        "buyer",
        "Noted. The papers must show the HS code. Who is your certifier for FSC, and until when is it valid?",
    )
    log = (message(40, "buyer", "Price for 500 pcs?"), message(39, "seller", "USD 4.10 FOB Ningbo"), asked)
    found = [
        one
        for one in YourTurn().judge(case(*log, message(29, "seller", "HS code is 4411."), PUSH))
        if isinstance(one, sb.Finding)
    ]
    assert [one.sign for one in found] == ["your-turn/likely-open"]
    assert found[0].because.startswith("As far as we can tell, nothing of ours has answered this of ")
    both = message(29, "seller", "HS code is 4411. The FSC number is valid until 2028, SGS is the certifier.")
    assert signs(YourTurn(), case(*log, both, PUSH)) == set()


def test_of_a_log_of_nothing_but_questions_only_the_end_is_weighed():
    asked = " ".join(f"Can you send the drawing of pump {number}?" for number in range(40))
    log = [message(100 - place, ("buyer", "seller")[place % 2], asked) for place in range(40)]
    assert len(standing(case(*log))) == LOOKED_AT
