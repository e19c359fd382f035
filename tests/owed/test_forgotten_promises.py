"""What we promised and then passed over: a push for the order, a greeting or a notice keeps no word of ours."""

from datetime import timedelta

import pytest
from tests.saying import case, message

from silentbuyer.owed.our_promise import open_promise
from silentbuyer.owed.promised import promised_in

FORGOTTEN = [
    ("¿De qué marca es el rodamiento? Favor plano firmado.", "Consulto con el ingeniero y mañana le mando el plano con todo.",
     "Hola Ing. Milagros, soy Lucy de Jutong! ¿Qué dice mantenimiento de nuestra oferta?"),
    ("Пришлите код ТН ВЭД, вес и размеры коробок.", "OK, I check with warehouse and reply you tomorrow.",
     "How about the order? Can we make PI for you? Price valid only until end of this month."),
    ("What is the weight of a carton?", "Let me ask the warehouse, I come back tomorrow.",
     "Dear friend, please be informed our office will be closed 4-6 April for Qingming holiday. Wish you happy days!"),
    ("Was wiegt eine Palette?", "Ich frage im Lager nach und melde mich morgen.",
     "Guten Tag Herr Kern, hier ist Lily von Jutong. Wie sieht es mit der Bestellung aus?"),
    ("Quel est le poids d'un carton ?", "Je demande à l'usine et je reviens vers vous demain.",
     "Bonjour Monsieur, avez-vous décidé pour la commande ? Le prix augmente en juin."),
    ("Qual o peso da caixa?", "Vou verificar com a fábrica e amanhã respondo.",
     "Bom dia Paulo! Aqui é a Lucy. Alguma novidade do pedido?"),
    ("Quanto pesa un cartone?", "Chiedo in fabbrica e le rispondo domani.", "Buongiorno, novità sull'ordine? Lo sconto scade venerdì."),
    ("Kolinin ağırlığı nedir?", "Fabrikaya soruyorum, yarın dönüş yaparım.", "Merhaba Ahmet Bey, sipariş ne oldu? Fiyatlar artacak."),
    ("Thùng nặng bao nhiêu em?", "Dạ để em hỏi kho rồi mai em báo anh ạ.", "Anh ơi đơn hàng sao rồi ạ? Tháng này bên em giảm giá 3%."),
    ("Ile waży karton?", "Zapytam w fabryce i jutro odpowiem.", "Dzień dobry, co z zamówieniem? Ceny stali rosną."),
    ("Berapa berat kartonnya?", "Saya cek ke gudang dulu, besok saya kabari.", "Pagi Pak, gimana ordernya? Harga naik bulan depan."),
    ("箱重多少?", "我问一下仓库,明天回复您。", "您好，订单确定了吗？月底前有优惠。"),
    ("Wat weegt een doos?", "Ik vraag het na en mail morgen.", "Goedemorgen, hoe staat het met de bestelling? De prijs geldt tot vrijdag."),
    ("Could you make the logo on the handle?", "I will ask the engineer and tell you on Monday.",
     "Hello Peter, this is Tom. Happy Mid-Autumn Festival to you and your family!"),
]  # fmt: skip

FORGOTTEN += [
    ("Агент просит договор с печатью.", "Хорошо, сделаем, пришлю восьмого.", "Сергей, добрый день! Ждем оплату, материалы уже готовы"),
    ("Necesito que corrijas la proforma.", "Ok Mariana, le paso a contabilidad", "Hola Mariana, estamos esperando el depósito para empezar"),
]  # fmt: skip

KEPT = [
    ("What is the weight of a carton?", "Let me ask the warehouse, I come back tomorrow.", "A carton weighs 14.2 kg gross."),
    ("Was wiegt eine Palette?", "Ich frage im Lager nach und melde mich morgen.", "Guten Tag Herr Kern, die Palette wiegt 412 kg."),
    ("¿De qué marca es el rodamiento? Favor plano firmado.", "Consulto con el ingeniero y mañana le mando el plano con todo.",
     "Buenos días, adjunto el plano firmado. El rodamiento es SKF."),
    ("Could you make the logo on the handle?", "I will ask the engineer and tell you on Monday.",
     "Hello Peter, the engineer says the logo is possible, laser only."),
    ("Thùng nặng bao nhiêu em?", "Dạ để em hỏi kho rồi mai em báo anh ạ.", "Dạ thùng nặng 14 kg anh ạ."),
    ("Пришлите вес и размеры коробок.", "OK, I check with warehouse and reply you tomorrow.",
     "Gross 14.2 kg, box 60x40x35 cm. How about the order?"),
    ("Quel est le poids d'un carton ?", "Je demande à l'usine et je reviens vers vous demain.", "Bonjour, 14 kg brut par carton. Pouvons-nous lancer ?"),
    ("箱重多少?", "我问一下仓库,明天回复您。", "您好,每箱毛重14公斤。"),
]  # fmt: skip


def owed(asked, promised, later):
    log = (message(20, "buyer", asked), message(19, "seller", promised), message(12, "seller", later))
    return open_promise(case(*log), timedelta(days=3))


@pytest.mark.parametrize(("asked", "promised", "later"), FORGOTTEN)
def test_a_push_or_a_notice_keeps_no_promise(asked, promised, later):
    assert owed(asked, promised, later) is not None


@pytest.mark.parametrize(("asked", "promised", "later"), KEPT)
def test_what_tells_the_thing_keeps_it(asked, promised, later):
    assert owed(asked, promised, later) is None


def test_they_wait_for_what_the_promise_does_not_name():
    log = (
        message(30, "buyer", "Em quay cho anh video chạy chỉ PVC trên ván MDF. Xem xong anh chốt"),
        message(29, "seller", "Dạ thứ năm tuần sau em quay gửi anh nhé"),
        message(22, "seller", "[file] Catalogue 2026.pdf Anh xem thêm máy khoan CNC bên em"),
        message(22, "buyer", "ừ anh chờ cái video"),
        message(9, "seller", "Anh ơi?"),
    )
    assert open_promise(case(*log), timedelta(days=3)) is not None


@pytest.mark.parametrize(
    "text",
    [
        "Primero cerremos lo que queda pendiente y luego vemos la reposición.",
        "First let us settle the open point, then we speak of new orders.",
        "No hurry but we would like it sorted before next order.",
        "Erst die offene Sache klären, dann bestellen wir wieder.",
        "Сначала закроем вопрос по браку, потом новый заказ.",
        "D'abord on règle le problème en cours, ensuite la commande.",
        "Primeiro vamos resolver o que está pendente, depois o pedido.",
        "Prima chiudiamo la questione aperta, poi ordiniamo.",
        "Önce açık konuyu kapatalım, sonra sipariş.",
        "先把之前的问题解决了,再谈新订单。",
    ],
)
def test_who_wants_the_old_matter_settled_first_still_waits(text):
    log = (
        message(40, "buyer", "17 of the 120 sets have loose rattan."),
        message(35, "seller", "We will send you the credit note this week."),
        message(14, "seller", "How are you? Here is our 2027 catalogue. When will you reorder?"),
        message(12, "buyer", text),
    )
    assert open_promise(case(*log), timedelta(days=3)) is not None


@pytest.mark.parametrize(
    "text",
    [
        "Danke für die Rückmeldung, dann warte ich bis KW 40.", "Ok, I will wait until Monday.",
        "D'accord, j'attends votre retour la semaine prochaine.", "Хорошо, жду до пятницы.", "Espero su respuesta el lunes.",
        "Tamam, pazartesiye kadar bekliyorum.",
    ],
)  # fmt: skip
def test_who_waits_promises_nothing(text):
    assert promised_in(text) == ""


def test_who_waits_and_sends_promises():
    text = "I wait for the factory and send you the drawing on Friday."
    assert promised_in(text) == text
