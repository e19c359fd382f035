""" "No sign of your sectors" is true whenever it is printed; everything else is unknown, with its reason."""

import warnings

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from silentbuyer import Sector, Seller
from silentbuyer.rules.sector_fit import fit
from silentbuyer.sectors.fit import REASONS
from silentbuyer.sectors.packs import packs, trades

FURNITURE = Seller(sectors=["furniture"], customers=["hotels"])
MACHINES = Seller(sectors=["packaging machinery"])


def answer(text, seller=FURNITURE, field="about"):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return fit({field: text}, seller)


def test_another_trade_in_a_language_that_is_known_is_no_sign():
    assert answer("Wholesale of cosmetics and perfume").because.startswith(
        "no sign of your sectors; the buyer seems to be in"
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "too-little"),
        ("Hello, please send price list", "too-little"),
        ("We had a long meeting about your proposal yesterday and quarrelled", "none-recognised"),
        ("ᓄᓇᕗᑦ ᒪᓕᒐᓕᐅᕐᕕᐊ ᐃᓄᒃᑎᑐᑦ ᐅᖃᐅᓯᖅ ᑲᒪᔨ", "no-script"),
        ("Isang maliit na tindahan ng mga sapatos at sandalyas sa Maynila", "no-words"),
    ],
)
def test_what_says_nothing_is_unknown_with_its_reason(text, reason):
    assert (answer(text).verdict, answer(text).reason) == ("unknown", reason)


def test_the_language_without_words_and_the_trade_are_named():
    read = answer("Isang maliit na tindahan ng mga sapatos at sandalyas sa Maynila")
    assert read.because.endswith("no words are known for your 'hotels' in Filipino")


@pytest.mark.parametrize(
    "text",
    ["We make biscuits and chocolate", "Wir sind eine Brauerei", "Nous produisons des conserves", "瓶装水生产厂"],
)
def test_a_trade_that_often_buys_such_goods_is_unknown_until_the_seller_says_who_buys(text):
    silent = answer(text, MACHINES)
    assert (silent.verdict, silent.reason) == ("unknown", "may-buy")
    assert silent.because.endswith("if they buy your 'packaging machinery', add them to your customers")
    said = Seller(sectors=["packaging machinery"], customers=["food factories", "bottling plants"])
    assert answer(text, said).verdict == "fit"
    other = Seller(sectors=["packaging machinery"], customers=["cosmetics"])
    assert answer(text, other).verdict == "not-fit"


def test_where_only_the_sellers_own_words_are_known_nothing_is_missed():
    seller = Seller(sectors=[Sector("escape rooms", "escape room, 密室逃脱")])
    read = answer("Wholesale of sofas and mattresses", seller)
    assert (read.verdict, read.reason) == ("unknown", "no-words")
    assert "'escape rooms' is known only by the words you gave" in read.because


@pytest.mark.parametrize(
    "text",
    [
        "Our bank will pay on Thursday, the forwarder asks for the carton size",
        "Unsere Bank hat die Überweisung heute gemacht, die Spedition holt ab",
        "El banco pide la factura sellada y el flete está caro",
        "La banque demande la facture, le fret est trop cher",
        "Банк требует инвойс, фрахт дорогой",
        "银行要求发票，运费太贵",
        "Bank fatura istiyor, navlun çok pahalı",
        "Bank meminta faktur, biaya logistik mahal",
        "O banco pediu a fatura e o frete está caro",
        "De bank wil een factuur en de vracht is duur",
        "銀行が請求書を求めています。運賃が高いです。",
        "My grandfather is at the hospital, I will answer on Monday",
    ],
)
def test_a_letter_about_the_deal_names_no_trade(text):
    assert answer(text, field="inquiry").verdict == "unknown"
    assert (
        answer(text, Seller(sectors=["CCTV cameras"], customers=["banks", "hospitals"]), "inquiry").verdict == "unknown"
    )


def test_who_says_we_are_is_believed_in_a_letter():
    seller = Seller(sectors=["software"], customers=["freight forwarders"])
    assert answer("We are a freight forwarder in Mombasa and look for a system", seller, "inquiry").verdict == "fit"


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from([pack.name for pack in trades()]),
    st.text(max_size=80)
    | st.sampled_from(["solar bank park tende gift", "Kurier und Pension", "poste vis vida mama tel"]),
    st.sampled_from(["about", "products", "inquiry", "website", "company"]),
)
def test_whatever_is_read_no_sign_is_said_only_where_it_is_borne_out(trade, text, field):
    read = answer(text, Seller(sectors=[trade]), field)
    assert bool(read.reason) == (read.verdict == "unknown")
    assert read.reason in {"", *REASONS}
    if read.because.startswith("no sign"):
        assert read.trade
        assert read.evidence
        assert read.trade != trade
        assert field != "company"


def test_trades_that_buy_and_everyday_trades_exist():
    known = packs()
    for pack in known.values():
        assert set(pack.buyers) <= {*known, "anyone"}, pack.slug
        assert pack.everyday in {"", "always", "beside"}, pack.slug
