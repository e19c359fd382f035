"""Messages of ours that tell, confirm or comfort: nobody owes them an answer, and no share of replies is told."""

from datetime import UTC, datetime, timedelta

import pytest

import silentbuyer as sb
from silentbuyer.conversation.our_news import is_news

NOW = datetime(2026, 10, 20, 8, tzinfo=UTC)
US = sb.Seller(company="Ningbo Haorun", timezone="Asia/Shanghai", country="CN")
NEWS = (
    "Oh no, please stay safe Jhun. Take your time.", "Confirmed Giorgos, thank you for the trust!",
    "Dear Giorgos, confirmed, order 6, ETD 12 March.", "Great to hear Giorgos. Have a good season!",
    "Dear Réka, confirmed, PI attached. Ship 15 July.", "Compreendo Tiago, boas vendas!",
    "OK Mr Sherif I understand. We keep the price till end of April.", "Auftrag bestätigt, Versand KW 23.",
    "Подтверждаем заказ, отгрузка 15 мая.", "订单已确认，15号发货。", "承知いたしました。ごゆっくりご検討ください。",
    "Hola Claudia, gracias por la sinceridad. Vamos a corregir el tono y revisar el precio.",
)  # fmt: skip
NO_NEWS = (
    "Confirmed. Please sign the PI and send the deposit.", "Is it confirmed?", "Price confirmed with boss: USD 4.20.",
    "I understand, for 2 sets I can give USD 2,880 each. Our pre-stretch is motor type, saves 40% film.",
    "I understand. Which colours do you prefer?", "Thank you for your inquiry. Our MOQ is 500.", "Hello",
    "Quotation attached. Take your time, but let me know.", "Compreendo, mas consegue dizer a data?",
    "理解，请问贵司目标价是多少？", "Segue a cotação: USD 1,34/par.", "Let me know if you can increase.",
)  # fmt: skip


@pytest.mark.parametrize("text", NEWS)
def test_what_confirms_or_comforts_asks_for_nothing(text):
    assert is_news(text)


@pytest.mark.parametrize("text", NO_NEWS)
def test_a_question_a_price_or_a_request_wants_an_answer(text):
    assert not is_news(text)


@pytest.mark.parametrize(("text", "told"), [(NEWS[2], False), ("Which colour do you want for order 6?", True)])
def test_no_share_of_replies_where_nothing_was_asked(text, told):
    log = [
        sb.Message(at=NOW - timedelta(days=41), sender="buyer", text="Order no 6: 1x40, same chairs."),
        sb.Message(at=NOW - timedelta(days=40), sender="seller", text=text),
    ]
    d = sb.diagnose(sb.Customer(id="C-1", country="GR", messages=log), US, now=NOW, online=False)

    assert ("of replies would have come" in str(d)) is told
