"""Goods that are held by customs, an inspectorate or over a paper; and messages that take up an older talk."""

import pytest

from silentbuyer.conversation.mid_talk import takes_up
from silentbuyer.hearing.held_goods import is_held, is_out


@pytest.mark.parametrize(
    "text",
    [
        "Vessel arrived Mombasa but KEBS is holding the container, they say the CoC doesn't match the invoice.",
        "Customs are holding our goods, they want the original FORM E.",
        "Der Zoll hält den Container fest, weil das Konformitätszertifikat fehlt.",
        "La aduana retuvo el contenedor porque falta el certificado de origen.",
        "La merce è ferma in dogana per il certificato CE.",
        "Груз задержан на таможне, не хватает сертификата.",
        "Kontener stoi na cle, brakuje certyfikatu.",
        "货柜被海关扣了，因为原产地证有问题。",
        "الجمارك تحجز الحاوية بسبب شهادة المطابقة.",
        "Barang ditahan bea cukai karena sertifikat salah.",
    ],
)
def test_goods_are_held(text):
    assert is_held(text)


@pytest.mark.parametrize(
    "text",
    [
        "We hold the order until the duty on containers is clear.",
        "We stopped import because customs duty rose, so no container now.",
        "If customs hold the container we lose money.",
        "Is the container held at customs?",
        "The sample is held by customs.",
        "Wir warten, bis die Containerfrachten fallen.",
        "La mercancía llegó bien al puerto.",
    ],
)
def test_goods_are_not_held(text):
    assert not is_held(text)


def test_goods_are_out_again():
    assert is_out("The container was released yesterday.")
    assert not is_out("I will talk of the next order when the box is out.")
    assert not is_out("The container is not released.")


@pytest.mark.parametrize(
    "text",
    [
        "Bonjour Lily, bien reçu les échantillons des cubes en bois, très jolis !",
        "Danke für Ihr Angebot, wir melden uns.",
        "Gracias por la cotización, la reviso con mi socio.",
        "Спасибо за предложение, изучаем.",
        "报价收到，我们看一下。",
        "Same goods as last time, 2 pallets.",
    ],
)
def test_an_older_talk_is_taken_up(text):
    assert takes_up(text)


@pytest.mark.parametrize(
    "text",
    [
        "We need 500 pcs of steel chairs, CIF Hamburg.",
        "Thank you for a quick offer in advance.",
        "Merci de nous envoyer une offre pour 300 pièces.",
        "We want to order samples of your gloves.",
    ],
)
def test_a_first_inquiry_takes_up_nothing(text):
    assert not takes_up(text)
