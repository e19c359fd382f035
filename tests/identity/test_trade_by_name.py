"""A firm's name alone tells no trade, unless it holds a plain word of a trade that the seller sells to."""

import pytest
from tests.saying import NOW, message

import silentbuyer as sb

LIGHTS = sb.Seller(sectors=("LED lights", "lighting"))


def trades(company, seller=LIGHTS, **fields):
    talk = (message(9, "buyer", "Please quote 40 lamps."), message(8, "seller", "USD 4 each."))
    customer = sb.Customer(id="C-1", company=company, email="a@x.example", messages=talk, **fields)
    profile = sb.diagnose(customer, seller, now=NOW, online=False).profile
    return [str(one) for one in profile.social if str(one).startswith("trade:")]


@pytest.mark.parametrize(
    "company",
    [
        "Studio Lumen", "Salons Tazi SARL", "Chocolaterie Dupont", "Garden Contractors Ltd", "University Road Trading",
        "Marcenaria Boa Vista", "Garcia Logistik", "حلويات الشام", "Fenster Huber GmbH", "Coffee Roasters Hub",
    ],
)  # fmt: skip
def test_a_name_of_another_trade_tells_none(company):
    assert not trades(company)


@pytest.mark.parametrize("company", ["Nordic Lighting AB", "Iluminaciones Sol SA", "Yıldız Aydınlatma"])
def test_a_plain_word_of_the_sellers_own_sector_does(company):
    assert trades(company)


def test_what_they_say_of_themselves_tells_their_trade_whatever_it_is():
    assert trades("Studio Lumen", about="We are a bakery in Lyon and make bread and cakes.")
