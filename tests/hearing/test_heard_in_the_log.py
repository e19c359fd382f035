"""What the layers hear in a log: who speaks of whose delay, and what counts half."""

from datetime import UTC, datetime

import pytest

from silentbuyer.hearing.acts_table import precision_of
from silentbuyer.hearing.heard_learned import BESIDE_OTHERS, HEARD
from silentbuyer.hearing.heard_topics import heard
from silentbuyer.hearing.in_talk import right_there
from silentbuyer.hearing.learned import understood
from silentbuyer.hearing.listening import words_of
from silentbuyer.hearing.said_on_topic import Said
from silentbuyer.hearing.surroundings import with_surroundings
from silentbuyer.language.saying import say
from silentbuyer.model.acts import REASONS, Act
from silentbuyer.model.case import Case
from silentbuyer.testing import case, message

SIGNED = "Náš šéf to ještě nepodepsal, čekáme na schválení."


@pytest.mark.parametrize(
    "text",
    [
        "so sorry for late reply sir", "Entschuldigen Sie die späte Antwort.", "Disculpe la respuesta tardía",
        "Désolé pour ma réponse tardive", "Desculpe a demora em responder", "Scusi il ritardo nella risposta",
        "Извините за поздний ответ", "Przepraszam za późną odpowiedź", "抱歉回复太慢了", "返信が遅くなり申し訳ありません",
        "답장이 늦어서 죄송합니다", "Geç cevap için özür dilerim", "آسف على التأخر في الرد", "Maaf telat balas",
        "Xin lỗi trả lời muộn", "Sorry voor het late antwoord", "apologies for the delayed answer",
    ],
)  # fmt: skip
def test_who_says_sorry_for_a_late_answer_speaks_of_their_own(text: str) -> None:
    assert "slow-us" not in heard(case(messages=[message(text)]))


def chance_in(buyer: Case, text: str) -> float:
    """How likely the decision inside their firm is right that one message of the buyer's speaks of."""
    around = next(around for said, around in with_surroundings(buyer, since_order=True) if said.text == text)
    return right_there(next(one for one in understood(text) if one.act is Act.INTERNAL), around)


def test_a_late_answer_of_ours_is_heard() -> None:
    assert "slow-us" in heard(case(messages=[message("We waited two weeks for your quotation, that is too long.")]))


def test_what_the_learned_layer_hears_is_told_and_shrinks_with_its_chance() -> None:
    buyer = case(messages=[message(SIGNED)])
    said = heard(buyer)["internal"]
    finding = said.finding("internal-decision", "said", "The buyer wrote that a decision is pending")

    assert said.scale == pytest.approx(chance_in(buyer, SIGNED) ** 0.5)
    assert finding.evidence["layer"] == "learned"
    assert ", as far as we understand the words" in finding.because
    assert finding.evidence["sentence"] == SIGNED


@pytest.mark.parametrize(
    "subject", ["Запрос цены", "询价", "Budget price for project", "Preisanfrage", "Muestras", "Bank"]
)
def test_a_subject_is_a_title_and_gives_no_reason(subject: str) -> None:
    inquiry = message("Please quote 20 pumps.", subject=subject)
    found = heard(case(messages=[inquiry]))

    assert not {act.value for act in REASONS} & set(found)


def test_a_phrase_in_a_subject_is_heard() -> None:
    assert "price" in heard(case(messages=[message("See above.", subject="Your price is too high for us")]))


TWO_REASONS = [
    "My client hasn't settled for the lifts and so your thirty percent is lying unpaid.",
    "The contractor has not paid me for the stadium so I cannot clear your balance.",
    "The ministry owes us for the desks, that's why I still owe you for the last two containers.",
    "Ein Anbieter aus Polen ist deutlich billiger, bei Ihnen müsste preislich noch etwas passieren.",
    "You answered too late, the order's gone to somebody faster.",
]


def test_one_sentence_gives_one_reason() -> None:
    acts = [{one.act for one in understood(text) if one.act in REASONS} for text in TWO_REASONS]
    said = (heard(case(messages=[message(text)])).items() for text in TWO_REASONS)
    told = [{topic for topic, one in topics if one.layer == "learned"} for topics in said]

    assert max(map(len, acts)) > 1, "the layer hears two in at least one of them"
    assert all(len(topics) <= 1 for topics, one in zip(told, acts, strict=True) if len(one) > 1)


def test_what_the_end_customer_does_the_buyer_does_not() -> None:
    text = "Our client is still evaluating, no news from their side."
    assert not {"comparing", "sample-test"} & set(heard(case(messages=[message(text)])))


TALK = (message("Please find our quotation attached.", sender="seller", days_ago=38), message("Thanks.", days_ago=36))
MORE = (message("Any news?", sender="seller", days_ago=20), message("Which colour is it?", days_ago=19))
LATER = (message("Grey.", sender="seller", days_ago=18), message("And the weight?", days_ago=17))


@pytest.mark.parametrize("text", [SIGNED, "The director needs to sign it first, she is away", "我们还在等总部批复。"])
def test_a_reason_is_heard_where_it_is_likely_right_at_the_place_of_its_message(text: str) -> None:
    opening = case(messages=[message(text, days_ago=40), *TALK])
    earlier = case(messages=[message("Hi", days_ago=41), TALK[0], message(text, days_ago=37), *MORE])
    newest = case(messages=[*TALK, *MORE, message("Grey.", sender="seller", days_ago=9), message(text)])

    for buyer in (opening, earlier, newest):
        assert ("internal" in heard(buyer)) == (chance_in(buyer, text) >= HEARD)


def test_what_two_later_turns_have_settled_is_not_told_and_one_makes_it_count_less() -> None:
    told = [message("Hi", days_ago=41), TALK[0], message(SIGNED, days_ago=37)]
    newest, one, two = (heard(case(messages=[*told, *more])) for more in ((), MORE, (*MORE, *LATER)))
    assert newest["internal"].scale > one["internal"].scale > 0
    assert "internal" not in two


def test_a_turn_is_all_that_they_write_before_our_next_word() -> None:
    told = [message("Hi", days_ago=41), TALK[0], message(SIGNED, days_ago=37), message("And the weight?", days_ago=36)]
    assert heard(case(messages=told))["internal"].scale > 0.7


def test_what_nothing_settles_stays() -> None:
    told = [message("Hi", days_ago=41), TALK[0], message("We have ordered from another supplier.", days_ago=37)]
    assert "chose-other" in heard(case(messages=[*told, *MORE, *LATER]))


def test_a_message_that_asks_waits_for_us_first() -> None:
    text = "Ministerstvo nám neobnovilo dovozní licenci."
    alone = heard(case(messages=[message(text)]))["import-barrier"]
    asking = heard(case(messages=[message(f"{text} Kolik to váží?")]))["import-barrier"]

    assert (alone.layer, asking.layer) == ("learned", "learned")
    assert asking.scale == pytest.approx(BESIDE_OTHERS * alone.scale, rel=0.1)


def test_a_wish_to_be_left_alone_is_heard_in_words_that_no_phrase_lists() -> None:
    text = "Je vous prie de bien vouloir cesser vos relances."
    said = heard(case(messages=[message(text)]))["opt-out"]

    assert (said.layer, said.sentence) == ("learned", text)
    assert said.scale == pytest.approx(precision_of(Act.OPT_OUT))


def test_who_hands_us_over_to_somebody_else_does_not_ask_for_silence() -> None:
    assert "opt-out" not in heard(case(messages=[message("Não sou mais responsável por isso, fale com o Rogério.")]))


def test_who_demands_a_fee_gives_no_other_reason_in_the_same_sentence() -> None:
    said = heard(case(messages=[message("Перед подписанием просим оплатить нотариальный сбор 1800 долларов.")]))

    assert {topic for topic, one in said.items() if one.layer == "learned"} <= {"swindle"}


@pytest.mark.parametrize(
    "because",
    ["On {day} the buyer wrote that the company closes", "The buyer put it off {n} times, and last wrote on {day}"],
)
def test_the_day_stands_where_the_sentence_wants_it(because: str) -> None:
    said = Said(topic="x", sentence="We close.", language="en", at=datetime(2026, 9, 17, tzinfo=UTC), scale=1.0)
    finding = said.finding("no-current-need", "closing-down", say(because, n=2))
    assert finding.because == because.format(day="2026-09-17", n=2) + ': "We close."'


@pytest.mark.parametrize(
    "sign",
    [
        "Re: ",
        "AW: ",
        "Odp: ",
        "Vá: ",
        "RIF: ",
        "RES: ",
        "Отв: ",
        "ΑΠ: ",
        "답장: ",
        "返信: ",
        "回复：",
        "رد: ",
        "Re[2]: ",
        "YNT: ",
    ],
)
def test_the_subject_of_a_reply_is_not_the_writers_own(sign: str) -> None:
    reply = message("Thank you, received.", days_ago=3, subject=f"{sign}Is our price too high for you?")
    assert "price" not in words_of(reply)


@pytest.mark.parametrize("text", ["Ждём расчёт.", "We are waiting for your calculation.", "Wir warten auf die Zahlen."])
def test_who_waits_for_our_figures_waits_for_no_freight_rate(text: str) -> None:
    assert "cost-wait" not in heard(case(messages=[message(text)]))
