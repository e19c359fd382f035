"""Whether the buyer waits for us, by the whole of the talk and not by one sentence of it."""

import math
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.saying import case, message

from silentbuyer.data.tables import toml
from silentbuyer.hearing.sums import pairs_of
from silentbuyer.owed.our_turn import is_likely, is_unlikely, our_turn, traits

PUSH = message(2, "seller", "Dear friend, shall we book the next container?")


def chance(*log):
    return our_turn(case(*log))


def test_the_table_weighs_every_trait_and_no_other() -> None:
    told = pairs_of("turn", "turn.toml")
    assert set(told.names) == set(traits(case(message(9, "buyer", "Price?"))))
    assert [len(row) for row in told.pairs] == list(range(len(told.names), 0, -1))


def test_the_bars_are_in_order() -> None:
    bars = toml("turn.toml")["bars"]
    assert 0 < bars["unlikely"] < bars["likely"] < bars["surely"] < 1
    assert 0 < bars["faint-matter"] < bars["matter"] < 1


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("Can you send the drawing with the new hole pattern? And the price for 500?", "Drawing attached. Price for 500 is USD 3.20."),
        ("¿Me mandas la ficha técnica? ¿Y cuánto pesa la caja?", "Adjunto la ficha. La caja pesa 12 kg."),
        ("Bitte um Angebot über 300 Stück. Liefern Sie auch nach Graz?", "Anbei das Angebot über 300 Stück, frei Graz."),
        ("Сколько весит ящик? И пришлите сертификат.", "Ящик весит 12 кг, сертификат во вложении."),
    ],
)  # fmt: skip
def test_it_is_likelier_before_an_answer_than_after_it(asked: str, answer: str) -> None:
    talk = (message(30, "buyer", "Hello, we make pumps in Graz."), message(29, "seller", "Good day!"))
    bare = chance(*talk, message(20, "buyer", asked), message(19, "seller", "Dear friend, how are you?"), PUSH)
    answered = chance(*talk, message(20, "buyer", asked), message(19, "seller", answer), PUSH)
    assert answered < bare


@pytest.mark.parametrize(
    "reason",
    [
        "Our director must sign it first, he is back in April.", "El banco no suelta los dólares todavía.",
        "Wir haben noch genug am Lager, im Herbst wieder.", "Клиент ещё не утвердил проект.",
    ],
)  # fmt: skip
def test_a_reason_of_their_own_makes_it_less_likely(reason: str) -> None:
    asked = (message(30, "buyer", "Price for 500?"), message(29, "seller", "USD 3.20. I send the sample next week."))
    told = chance(*asked, message(20, "buyer", reason), PUSH)
    untold = chance(*asked, message(20, "buyer", "Is the sample on its way? I wait for it."), PUSH)
    assert told < untold


def test_what_is_likely_is_not_unlikely() -> None:
    for log in ([message(9, "buyer", "Price? Sample? Drawing?"), PUSH], [message(9, "buyer", "Thanks!"), PUSH], []):
        given_case = case(*log)
        assert not (is_likely(given_case) and is_unlikely(given_case))


LINE = st.tuples(st.sampled_from(("buyer", "seller")), st.text(max_size=60))


@settings(max_examples=60, deadline=None)
@given(st.lists(LINE, max_size=8))
def test_any_talk_has_finite_traits_and_a_chance(lines: list[tuple[str, str]]) -> None:
    log = [message(40 - number, sender, text) for number, (sender, text) in enumerate(lines)]
    known = traits(case(*log))
    assert all(math.isfinite(float(value)) for value in known.values())
    assert 0 < our_turn(case(*log)) < 1


def test_a_message_of_27000_wishes_is_read_in_a_moment() -> None:
    wishes = "Please send the certificate of pump. " * 27_000
    begun = time.perf_counter()
    chance(message(40, "buyer", "Hi"), message(30, "seller", "USD 3"), message(20, "buyer", wishes), PUSH)

    assert time.perf_counter() - begun < 20  # 39 s where each candidate had the whole message read again; now one
