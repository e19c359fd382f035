"""A fee that we are to pay before the buyer does decides alone, in whatever words and however long the talk goes on."""

from datetime import timedelta

import pytest
from tests.logs import NOW, told

import silentbuyer as sb
from silentbuyer.model.findings import Cause


def after(demand):
    return told(
        "40 B Dear Sir, we need 60 units 500kVA generators for a project. Send best price CIF Lagos.",
        "39 S Price is USD 46,500 per unit. Spec attached.",
        f"38 B Price is accepted. {demand}",
        "37 S Can it be deducted from your payment?",
        "36 B It cannot be deducted, it is the rule.",
        "35 S Sorry, we cannot.",
        "34 B You are losing big business.",
        "33 S Sorry.",
        "20 S Any news?",
    )


@pytest.mark.parametrize(
    "demand",
    [
        "Before release of payment your company must register as foreign contractor, fee is USD 4,850, refundable. My lawyer will assist you.",
        "Your company must be registered as vendor with the Tender Board, the fee is USD 3,850 only, refundable with the first payment.",
        "The ministry requires a bid bond of 2,500 USD from your side, send it to our agent by MoneyGram and the contract is signed.",
        "Kindly pay 900 euro for the contract notarisation at the high court so that the first payment can be released.",
        "Votre société doit s'inscrire comme fournisseur agréé, les frais de dossier sont de 1 850 euros, remboursables.",
        "A sua empresa tem de pagar a taxa de registo de 1.100 dólares antes da assinatura do contrato.",
        "Ваша компания должна оплатить регистрационный сбор 1500 долларов, потом мы переведём аванс.",
        "贵司需要先交公证费3000美元，合同才能生效，我的律师会协助你们。",
        "La vostra azienda deve versare 1.300 euro per la registrazione al ministero, poi arriva l'anticipo.",
    ],
)
def test_who_wants_money_from_us_first_is_no_buyer(demand):
    found = after(demand)
    assert found.cause is Cause.FAKE_BUYER
    assert "fake-inquiry/long-talk" not in {one.sign for one in found.findings}, "the swindler writes often too"


@pytest.mark.parametrize(
    "text",
    [
        "Please deduct the DHL fee of 65 USD from the first invoice.",
        "We pay the registration fee of USD 1,200 for the product licence here ourselves.",
        "The sample fee of 50 USD is fine, please send PI.",
        "Bank fee is on our side.",
        "Our customs charge an import licence fee of 300 USD, we will pay it.",
        "What is the mould fee?",
        "The fair charges us 3,000 euro for the stand.",
        "Your company must be registered in our vendor portal, please fill in the form, it is free.",
        "Die Gebühr für das Ursprungszeugnis übernehmen Sie, oder?",
        "Registration of your product at our ministry costs 4,000 USD, who pays?",
    ],
)
def test_fees_of_everyday_business_accuse_nobody(text):
    found = told(
        "40 B Dear Sir, we need 60 units 500kVA generators for a project. Send best price CIF Lagos.",
        "39 S Price is USD 46,500 per unit. Spec attached.",
        f"38 B Price is accepted. {text}",
        "37 S Noted, we come back to it.",
        "36 B Thank you. Which alternator do you use?",
        "35 S Stamford.",
        "20 S Any news?",
    )
    assert found.cause is not Cause.FAKE_BUYER
    assert "fake-inquiry/whole-talk" not in {one.sign for one in found.findings}


def test_of_a_buyer_who_has_ordered_nobody_says_so():
    order = sb.Order(at=NOW - timedelta(days=200), amount=9000, currency="USD")
    found = told(
        "9 B Your company must be registered as vendor with the Tender Board, the fee is USD 3,850 only.",
        orders=[order],
    )
    assert not {"fake-inquiry/fee", "fake-inquiry/fee-word", "fake-inquiry/swindle"} & {
        one.sign for one in found.findings
    }
