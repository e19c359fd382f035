"""Short answers to a plain question of ours give no reason, and need not be understood to be answers."""

from datetime import UTC, datetime, timedelta

import pytest

import silentbuyer as sb
from silentbuyer.conversation.answers_ours import answers_ours
from silentbuyer.testing import case as a_case

START = datetime(2027, 4, 20, 9, tzinfo=UTC)


def answered(question, answer, days=1):
    messages = [
        sb.Message(at=START, sender="seller", channel="email", text=f"Dear Sir, USD 12.50 FOB. {question}"),
        sb.Message(at=START + timedelta(days=days), sender="buyer", channel="whatsapp", text=answer),
    ]
    case = a_case(sb.Customer(id="x", company="Muster", messages=messages), now=START + timedelta(days=days + 1))
    return answers_ours(case, case.talk[-1])


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Which voltage do you need, 110 or 230?", "Yes 230V single phase"),
        ("What colour temperature and IP class?", "IP65, 4000K"),
        ("Which colour do you like?", "blue one"),
        ("How many samples do you want?", "2 pcs"),
        ("Welche Wandstärke und welches Material?", "3 mm, 1.4404, gebürstet"),
        ("¿De qué color la quiere?", "la azul"),
        ("Lo volete zincato o verniciato?", "zincato a caldo"),
        ("Quelle tension ? Mono ou triphasé ?", "400 V triphasé, prise CEE 32 A"),
        ("Czy logo ma być wypukłe?", "tak, wypukłe 0,6 mm"),
        ("Какое напряжение и какая мощность?", "380 В, 5,5 кВт"),
        ("Hangi renk ve hangi ölçü?", "beyaz, 60x40"),
        ("请问要什么电压?", "220V 单相"),
        ("電圧はいくつでしょうか？", "AC100V 50/60Hzです"),
        ("Anh dùng điện mấy pha ạ?", "3 pha 380V em nhé"),
        ("Brauchen Sie Stecker Typ J?", "ja, Typ J bitte"),
    ],
)
def test_an_answer_in_figures_or_a_few_words_answers(question, answer):
    assert answered(question, answer)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Which voltage do you need?", "boss says no budget"),
        ("Welche Farbe?", "Projekt ist gestorben"),
        ("Which plug do you need?", "A főnök kórházban van, nem tudom"),
        ("When can you order?", "in 3 months maybe"),
        ("Any news about the order?", "still with customs 3 weeks"),
        ("Which colour do you like?", "send PI pls"),
        ("Which colour do you like?", "blue one. And your price for 500?"),
        ("Thank you and best regards.", "2 pcs"),
    ],
)
def test_what_may_be_a_reason_or_asks_for_something_is_none(question, answer):
    assert not answered(question, answer)


def test_what_comes_much_later_answers_nothing():
    assert not answered("Which colour do you like?", "blue one", days=90)
