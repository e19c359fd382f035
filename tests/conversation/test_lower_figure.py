"""A price below ours that they named is heard by its figure, in any language, unless we met it or they agreed."""

import pytest
from tests.saying import case, message

from silentbuyer.conversation.lower_figure import lower_figure

BELOW = [
    ("USD 6.85/pc FOB Tianjin", "Dnes kupuji podobný ráfek z Tchaj-wanu za 6,20 včetně loga."),
    ("average USD 2.48 per set FOB Mundra", "Hoje compro de um chinês a 2,05 com selo."),
    ("FOB 890 USD/ton", "Estou com uma proposta de Dubai 848 e o material já está lá em stock"),
    ("CIF Derince 352 USD/m3", "bu parti için Çin'den bağladık 338'e."),
    ("Prijs 21,40 EUR/m2 CIF", "ik zit nu op 19,10 CIF bij mijn huidige leverancier"),
    ("2.62 usd/m CIF Nhava Sheva", "mujhe 2.42 me chahiye"),
    ("Giá 1,72 usd/kg CIF Cát Lái", "bên Yết Dương họ chào 1,55"),
    ("Harga USD 0.75/kg", "supplier lama kasih 0.69 pak"),
    ("Цена 6,55 USD/м2", "у местного завода 5,90 с доставкой"),
    ("Preis 4,10 EUR/Stück", "Wir liegen aktuell bei 3,80 beim Wettbewerb."),
    ("USD 5.90/m FOB", "السوق هنا 5.20"),
    ("单价 USD 4.20", "别家报3.95"),
    ("USD 340 each", "We got an offer of 290 USD each, with ISO 9001 certificate."),
    ("USD 340 each", "Another factory offers USD 290 for the same EN 10204 pump."),
    ("USD 340 each", "OTRO PROVEEDOR OFRECE EN USD 290"),
]
NOT_BELOW = [
    ("USD 612 per set CIF", "Procurement is handled by Faith, 0733 555 029."),
    ("USD 38 per piece", "Please don't keep chasing, I get 30 of these a day."),
    ("USD 6.85/pc", "We need 6 pallets and 5 boxes."),
    ("USD 412 per set", "le code 8708.80 doit figurer sur chaque ligne"),
    ("USD 6.85/pc", "Is 6.50 possible?"),
    ("USD 240 per unit", "weight is 180 kg, voltage 220 V"),
    ("USD 19,500 in all", "Jeszcze raport z badań na EN 14988 aktualny, bo ten co mam z targów jest na stary model."),
    ("USD 10,500 in all", "Please send the report to ISO 9001 as well."),
    ("USD 5,200 in all", "根据GB 4806的检测报告要新的"),
    ("USD 1,400 per ton", "Il certificato EN 1176 è scaduto."),
]


def talk(ours, theirs, *more):
    return case(message(30, "seller", ours), message(20, "buyer", theirs), *more, message(3, "seller", "Any news?"))


@pytest.mark.parametrize(("ours", "theirs"), BELOW)
def test_a_figure_below_ours_is_one(ours, theirs):
    assert lower_figure(talk(ours, theirs)).sentence == theirs


@pytest.mark.parametrize(("ours", "theirs"), NOT_BELOW)
def test_a_number_a_count_a_code_a_question_and_a_measure_are_none(ours, theirs):
    assert lower_figure(talk(ours, theirs)) is None


def test_what_we_met_or_they_agreed_to_is_over():
    met = message(19, "seller", "Boss agree 6.20 for 3000 pcs")
    yes = message(18, "buyer", "Ok agreed, please send the proforma.")
    assert lower_figure(talk(*BELOW[0], met)) is None
    assert lower_figure(talk(*BELOW[0], message(19, "seller", "Best is 6.70"), yes)) is None


def test_what_we_refused_stands():
    refused = message(19, "seller", "6.20 is below our cost. Best we can do is 6.70.")
    assert lower_figure(talk(*BELOW[0], refused)) is not None
