"""A word on the price is no reason any more once we gave way and the buyer went on to something else."""

import pytest
from tests.playbook.test_advice_holds import diagnosed
from tests.saying import message

HIGH = ("The price is too high for us.", "Wait, your price is a bit high, can you do 3% less?")
SETTLED = [
    ("Your price is too high.", "OK, 4% less if it is one truck.", "Fine, accepted. Please prepare the proforma."),
    ("Cena za antracit je malo visoka", "OK, -4% na foliju ako je jedan kamion", "Moze. Pripremi predracun"),
    ("Дорого. В прошлом году 18.9 было", "Для вас 19.3, последняя.", "Ладно, договорились, делайте инвойс в юанях"),
    ("El precio está muy alto.", "Le bajo a 4.10 USD.", "De acuerdo, mande la proforma por favor."),
    ("Der Preis ist uns zu hoch.", "Wir können 5 % nachlassen.", "Einverstanden, bitte schicken Sie die Proforma."),
    ("円安のため単価が少し厳しいです。", "We can do 3%. Revised quotation attached.", "この条件で社内稟議に上げました。部長の決裁のあと決まります。"),
    ("Le prix est trop élevé.", "Nous pouvons faire 4,10 EUR.", "D'accord, envoyez la proforma."),
    ("价格太高了", "可以给您优惠到4.1美元", "好的，可以，请做PI"),
]  # fmt: skip
OPEN = [
    ("Your price is too high.", "890 is our limit.", "ok"),
    ("Your price is too high.", "We can do 4.10.", "Still too high for us."),
    ("Your price is too high.", "Quality is good.", "Ok we will see."),
    ("El precio está muy alto.", "Le bajo a 4.10 USD.", "Gracias."),
    ("Der Preis ist uns zu hoch.", "Wir können 5 % nachlassen.", "Das ist immer noch zu teuer."),
]


def signs(told):
    first, ours, then = told
    found = diagnosed(
        message(20, "buyer", first), message(19, "seller", ours), message(18, "buyer", then), message(9, "seller", "News?"),
        stage="quotation",
    )  # fmt: skip
    return {one.sign for score in found.causes for one in score.findings}


@pytest.mark.parametrize("told", SETTLED)
def test_what_was_agreed_is_no_reason(told):
    assert not {"price-or-terms/price", "price-or-terms/target"} & signs(told)


@pytest.mark.parametrize("told", OPEN)
def test_what_was_not_agreed_still_is(told):
    assert {"price-or-terms/price", "price-or-terms/target"} & signs(told)
