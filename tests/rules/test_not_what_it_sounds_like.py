"""A certificate's laboratory is no test of our sample, an order held for a complaint no want of need, a yes settles."""

import pytest
from tests.playbook.test_advice_holds import diagnosed
from tests.saying import message

from silentbuyer.model.findings import Cause


def rules_that_speak(*talk, **more):
    return {finding.sign.partition("/")[0] for finding in diagnosed(*talk, **more).findings}


@pytest.mark.parametrize(
    "text",
    [
        "Masih antri di lab pak, katanya 2-3 bulan baru keluar. Nanti kalo sertifikat SNI udah keluar langsung kami DP",
        "La muestra ya está en el laboratorio para el certificado INEN, sin el certificado no podemos importar.",
        "Numune TSE laboratuvarında, belge çıkmadan ithal edemeyiz.",
        "The samples are in the lab for SASO, we can only import when the certificate is issued.",
        "L'échantillon est au laboratoire pour l'homologation, on attend le certificat pour importer.",
        "样品送去做CCC认证检测了，证书下来就打定金",
    ],
)
def test_what_is_tested_for_a_certificate_is_an_import_barrier(text):
    spoken = rules_that_speak(message(20, "buyer", text), message(12, "seller", "Any news?"), stage="proforma")
    assert "import-barrier" in spoken
    assert "internal-decision" not in spoken


@pytest.mark.parametrize("text", ["We are testing the samples in our lab.", "Las muestras están en prueba."])
def test_a_test_of_our_sample_stays_one(text):
    talk = message(20, "buyer", text), message(12, "seller", "Any news?")
    assert "internal-decision" in rules_that_speak(*talk, stage="sample")


@pytest.mark.parametrize(
    ("complaint", "held"),
    [
        ("86 szt. doniczek jest potłuczonych, kartony zgniecione.", "Zamówienie jesienne wstrzymuję do wyjaśnienia sprawy."),
        ("30 pots came broken.", "Until you solve the broken pots we hold the new order."),
        ("Llegaron 20 cajas dañadas.", "Hasta que no me resuelvan el reclamo no hago el siguiente pedido."),
        ("12 pièces défectueuses.", "Nous suspendons la commande jusqu'à la résolution du litige."),
        ("Пришёл брак.", "Пока не решите вопрос с браком, новый заказ не размещаем."),
        ("Barang rusak 10 pcs.", "Sebelum klaim selesai, order berikutnya kami tahan dulu."),
    ],
)  # fmt: skip
def test_an_order_held_until_our_matter_is_settled_is_no_want_of_need(complaint, held):
    spoken = rules_that_speak(
        message(30, "buyer", complaint),
        message(29, "seller", "We check with the factory."),
        message(28, "buyer", held),
        message(12, "seller", "Our new catalogue is attached."),
    )
    assert "product-trouble" in spoken
    assert "no-current-need" not in spoken


@pytest.mark.parametrize(
    ("dear", "ours", "yes"),
    [
        ("غالي والله.. السوق هنا ارخص", "لكم 5.6 دولار آخر سعر", "تمام توكلنا على الله. ارسلي الفاتورة"),
        ("My friend the price very high.", "Last price 3.90 usd", "Ok agreed. total 12000 set. i send you order sheet"),
        ("Price some high but my MD like it.", "L/C at sight ok sir", "MD agrees for 2 sets with L/C."),
        ("Der Preis ist uns zu hoch.", "Wir prüfen das.", "Die Geschäftsleitung hat zugestimmt, bitte schicken Sie die Proforma."),
        ("El precio está muy alto.", "Le ofrezco 4.10 USD.", "Ok de acuerdo, mándeme la proforma por favor."),
        ("Fiyat yüksek.", "Son 346 yapabiliriz.", "Tamam anlaştık, proforma gönderin."),
        ("Harganya kemahalan pak.", "Bisa 0.69 pak", "Oke setuju pak, tolong buatkan PI."),
        ("价格太高了", "最低4.2", "可以，就按这个价，请发PI"),
    ],
)  # fmt: skip
def test_a_price_to_which_they_said_yes_is_settled(dear, ours, yes):
    talk = (
        message(30, "buyer", dear),
        message(29, "seller", ours),
        message(28, "buyer", yes),
        message(27, "seller", "[file] PI.pdf"),
        message(12, "seller", "Any news?"),
    )
    assert "price-or-terms" not in rules_that_speak(*talk)


def test_a_price_that_is_taken_up_again_is_not():
    again = message(28, "buyer", "Ok but still too high for us, we need 3.90.")
    talk = message(30, "buyer", "Price too high."), message(29, "seller", "4.10 is last."), again
    assert "price-or-terms" in rules_that_speak(*talk, message(12, "seller", "Any news?"))


@pytest.mark.parametrize(
    "text",
    [
        "Your company must pay notary and vendor registration USD 2,850 by Western Union to our board lawyer.",
        "Your price accepted by the tender board. You must send 1,200 usd to procurement officer by MoneyGram for stamp duty.",
        "Vous devez régler les timbres fiscaux de 2.850 euros par Western Union au nom du greffier.",
        "Para firmar el contrato debe pagar USD 900 al notario por Western Union.",
    ],
)
def test_an_advance_fee_is_a_fraud_and_pressure_no_other_supplier(text):
    found = diagnosed(
        message(20, "seller", "Price USD 168 CIF."),
        message(19, "buyer", text),
        message(18, "buyer", "Other vendor are ready. Decide today."),
        message(10, "seller", "We cannot pay any fee."),
    )
    assert found.cause is Cause.FAKE_BUYER
