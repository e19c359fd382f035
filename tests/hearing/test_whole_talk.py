"""What a whole talk says about why the buyer fell silent: several faint sentences together, and what came last."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from silentbuyer.hearing.acts_table import acts_table
from silentbuyer.hearing.whole_talk import ALIKE, Turns, chances, told_by_talk
from silentbuyer.model.acts import REASONS, Act
from silentbuyer.testing import case, message

OFFER = (
    message("Please quote 20 pumps.", days_ago=40),
    message("USD 340 each, FOB Ningbo.", sender="seller", days_ago=38),
)
BANK = "The bank refuses dollars since May, our transfer came back."
LEVEL = st.lists(st.floats(-20, 20), min_size=len(acts_table().classes), max_size=len(acts_table().classes))
GROUP = st.lists(LEVEL, max_size=3)


def talk(*texts, days_ago=36, ours="Any news?"):
    """Our offer, and then the buyer's messages, each answered by us."""
    told = list(OFFER)
    for at, text in enumerate(texts):
        told.append(message(text, days_ago=days_ago - 4 * at))
        told.append(message(ours, sender="seller", days_ago=days_ago - 4 * at - 2))
    return case(messages=told)


def test_a_plain_reason_in_the_last_turn_is_likely():
    found = told_by_talk(talk("Thank you.", BANK))

    assert max(found, key=found.get) is Act.MONEY_BLOCKED
    assert found[Act.MONEY_BLOCKED] > 0.5


def test_courtesies_give_no_reason():
    assert max(told_by_talk(talk("Thank you, received.", "Have a nice weekend!")).values()) < 0.3


def test_two_sentences_make_a_reason_likelier_than_one():
    one = told_by_talk(talk("Our client has not signed the contract yet."))
    two = told_by_talk(talk("Our client has not signed the contract yet. Without their order I can do nothing."))

    assert two[Act.END_CUSTOMER] > one[Act.END_CUSTOMER]


def test_what_they_wrote_since_makes_an_older_reason_less_likely():
    plain = "Your price is too high for our market."
    newest, older = (
        talk(plain),
        talk(plain, "Which colours are there?", "And how heavy is it?", "What about the voltage?"),
    )

    assert told_by_talk(older)[Act.PRICE] < told_by_talk(newest)[Act.PRICE]


def test_reasons_that_stand_for_one_cause_are_one():
    found = told_by_talk(talk("Your price is too high for our market."))
    assert all(found[act] == found[other] for act, other in ALIKE.items())


def test_a_log_that_tells_only_days_is_weighed_in_its_own_order():
    told = [BANK, "Sorry to hear that.", "Solved now, thank you. Which colours are there?"]
    senders = ("buyer", "seller", "buyer")
    by_days = case(
        messages=[*OFFER, *(message(text, sender=one, days_ago=5) for text, one in zip(told, senders, strict=True))]
    )
    apart = case(
        messages=[
            *OFFER,
            *(
                message(text, sender=one, days_ago=5 - at)
                for at, (text, one) in enumerate(zip(told, senders, strict=True))
            ),
        ]
    )

    assert told_by_talk(by_days) == told_by_talk(apart)


def test_who_else_wrote_since_takes_no_turn_of_the_buyers():
    log = [*OFFER, message(BANK, days_ago=20), message("ok?", sender="seller", days_ago=10)]
    others = [*log, message("The parcel is on its way.", sender="unknown", days_ago=5)]

    assert told_by_talk(case(messages=others)) == told_by_talk(case(messages=log))


@pytest.mark.parametrize(
    "messages",
    [
        [message(BANK)],
        [message("Please quote 20 pumps.", days_ago=5), message("USD 340", sender="seller", days_ago=1)],
        [message("USD 340", sender="seller")],
        [],
    ],
    ids=["no word of ours", "nothing after it", "nothing of theirs", "nothing"],
)
def test_a_buyer_who_answered_nothing_of_ours_is_not_weighed(messages):
    assert not told_by_talk(case(messages=messages))


def test_a_last_turn_in_a_language_not_read_is_not_weighed():
    assert not told_by_talk(talk("ძალიან ძვირია ჩვენთვის, ბატონო"))


@given(GROUP.filter(bool), GROUP, GROUP, st.integers(1, 12))
def test_the_chances_are_shares_of_one_and_leave_something_for_none(last, before, older, number):
    found = chances(Turns((last, before, older), number))
    once = [chance for act, chance in found.items() if act not in ALIKE]

    assert set(found) == REASONS
    assert all(0 <= chance <= 1 for chance in found.values())
    assert sum(once) <= 1 + 1e-9


@given(GROUP.filter(bool), st.integers(1, 12))
def test_levels_beyond_the_farthest_change_nothing(last, number):
    far = [[max(-30.0, min(30.0, 3 * level)) if abs(level) > 10 else level for level in row] for row in last]
    near = [[max(-10.0, min(10.0, level)) for level in row] for row in far]

    assert chances(Turns((far, (), ()), number)) == pytest.approx(chances(Turns((near, (), ()), number)))
