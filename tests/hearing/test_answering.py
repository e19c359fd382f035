"""What answers, what only reminds, and what asks for nothing, in many languages."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from silentbuyer.hearing.answering import answers_something, asks_nothing, is_automatic

ANSWERS = [
    "Yes it is.", "25 days.", "The cover is part of every set.", "Siehe Anhang.", "见附件", "We hold CE and EAC.", "",
    "Dear Ana, the housing is stainless steel.", "Thank you for your question. It runs on 60 Hz.", "Да, есть.", "可以。",
    "Sí, incluye.", "Oui, nous livrons à Dakar.", "はい、可能です。", "네, 가능합니다.", "نعم، متوفر.", "Ja, ist dabei.",
]  # fmt: skip
REMINDERS = [
    "Any news?", "Just following up. Looking forward to your reply.", "Dear Sir, thank you for your interest.",
    "您好，请问考虑得怎么样了？", "期待您的回复。", "Quedo atento a sus comentarios.", "Fico no aguardo do seu retorno.",
    "Ich freue mich auf Ihre Rückmeldung.", "Ждём вашего ответа.", "Dans l'attente de votre retour.", "Alguma novidade?",
    "Hello Ana, we hope you are fine. Best regards, Li", "We will send you the drawing tomorrow.", "お返事をお待ちしております。",
    "Ringrazio e resto in attesa del vostro riscontro.", "Hoor graag van u.", "Czekam na odpowiedź.", "회신 기다리겠습니다.",
]  # fmt: skip
NOTHING = [
    "👍", "ok thanks", "Thanks!!", "Danke, erhalten.", "Merci, bien reçu.", "спасибо", "收到，谢谢", "🙏🙏",
    "Same to you Cindy!! Happy Christmas and all the best for 2027 🎅", "Frohe Weihnachten und ein gutes neues Jahr",
    "Feliz Navidad y próspero año 2027", "عيد مبارك", "新年快乐！", "Teşekkürler", "Terima kasih banyak, pak", "Cảm ơn em",
    "Wesołych Świąt", "Buon Natale a tutti", "ありがとうございます", "감사합니다", "धन्यवाद", "Noted with thanks. Best regards, Tom",
]  # fmt: skip
MACHINES = [
    "Thank you for contacting us! How can we help you?", "Ticket #4213 has been created.", "Bitte nicht antworten.",
    "Your message could not be delivered. Mailbox full.", "自动回复：您的消息已收到", "Merci de nous avoir contactés.",
    "Спасибо за обращение! Мы ответим.", "Gracias por comunicarse con nosotros.", "Otomatik yanıt: mesajınız alındı.",
]  # fmt: skip
SOMETHING = [
    "ok 400 V", "Thanks, please send the PI.", "Thank you, our budget is 5000.", "Received, but two pumps are broken.",
    "Danke, und die Lieferzeit?", "Looks good, go ahead please.", "До сих пор ничего не получили.", "???", "", "We met in 2027.",
    "Merci, mais c'est trop cher.", "谢谢，但是太贵了。", "Gracias, ya compramos a otro proveedor.", "Obrigado, manda a fatura",
]  # fmt: skip


@pytest.mark.parametrize("text", ANSWERS)
def test_a_figure_an_attachment_a_yes_or_a_statement_answers(text):
    assert answers_something(text)


@pytest.mark.parametrize("text", REMINDERS)
def test_greetings_reminders_questions_and_promises_answer_nothing(text):
    assert not answers_something(text)


@pytest.mark.parametrize("text", NOTHING + MACHINES)
def test_thanks_thumbs_wishes_and_machines_ask_for_nothing(text):
    assert asks_nothing(text)


@pytest.mark.parametrize("text", SOMETHING)
def test_whoever_says_more_than_thanks_waits_for_us(text):
    assert not asks_nothing(text)


@pytest.mark.parametrize("text", MACHINES)
def test_a_machine_is_known_by_its_own_words(text):
    assert is_automatic(text)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_survived(text):
    assert answers_something(text) in (True, False)
    assert not (asks_nothing(text) and text.rstrip().endswith("?") and not is_automatic(text))


FORM_LETTERS = (
    ("What is the price, MOQ, and is it 220V?", "We are a professional manufacturer. Please see attached catalogue."),
    ("Pls send price and details for 500 tubes", "Please find our company profile and catalogue attached."),
    ("Was kostet die Maschine, CE?", "Wir sind ein professioneller Hersteller. Im Anhang finden Sie unseren Katalog."),
    (
        "¿Cuál es el precio FOB?",
        "Somos un fabricante profesional con 20 años de experiencia. Adjunto nuestro catálogo.",
    ),
    ("Quel est le prix pour 10 unités ?", "Nous sommes un fabricant professionnel. Ci-joint notre catalogue."),
    ("Qual o preço e o MOQ?", "Obrigado pelo contato. Segue em anexo nosso catálogo."),
    ("Какая цена и минимальный заказ?", "Мы профессиональный производитель. Каталог во вложении."),
    ("请问价格多少？最小起订量？", "我们是专业生产厂家，请见附件产品目录。"),
    ("Fiyatı ne kadar?", "Profesyonel bir üreticiyiz. Kataloğumuz ektedir."),
    (
        "Price for 2 containers, and do you have stock?",
        "Our website shows all. We have good quality and competitive price.",
    ),
)
TRUE_ANSWERS = (
    ("Price for 300 sets?", "We are a professional manufacturer. Price is USD 40 per set FOB."),
    ("Please send your catalogue.", "Please see our attached catalogue."),
    ("Can you send the price list and catalogue?", "Please find attached the price list and catalogue."),
    ("Was kostet die Maschine?", "Anbei unser Angebot mit Preisen."),
    ("请问价格多少？", "附件是报价单，请查收。"),
    ("Is it 220V?", "Yes it is. Catalogue attached."),
    ("What models do you have?", "Catalogue attached, all models inside."),
)


@pytest.mark.parametrize(("asked", "text"), FORM_LETTERS)
def test_a_form_letter_of_a_seller_answers_no_question_of_a_buyer(asked, text):
    assert not answers_something(text, asked)
    assert answers_something(text)


@pytest.mark.parametrize(("asked", "text"), TRUE_ANSWERS)
def test_a_catalogue_answers_who_asked_for_it_and_a_price_answers_beside_any_praise(asked, text):
    assert answers_something(text, asked)


@pytest.mark.parametrize(
    "text",
    ["Dewenati ! Merci mon frère", "Tabaski! Merci beaucoup", "Super! Danke", "Genial! Muchas gracias", "Aalhamdulillah! Thanks", "Bravo! Grazie mille"],
)  # fmt: skip
def test_a_word_that_is_called_out_beside_thanks_asks_nothing(text):
    assert asks_nothing(text)


@pytest.mark.parametrize("text", ["Urgent!", "Problem! Thanks", "Price! Thanks", "Stop!"])
def test_a_call_alone_or_of_a_matter_does(text):
    assert not asks_nothing(text)
