"""The seller's sectors, customers and exclusions as trades."""

import warnings

import pytest

from silentbuyer import Engine, Sector, Seller
from silentbuyer.errors import SellerError
from silentbuyer.rules.sector_fit import fit
from silentbuyer.sectors.targets import SectorWarning, profile


def test_a_customer_that_is_not_understood_is_an_error_that_offers_the_nearest():
    seller = Seller(sectors=["furniture"], customers=["submarine cable layers"])
    with pytest.raises(SellerError, match=r"customers.*lighting and electrical goods.*submarine cable layers"):
        profile(seller)


def test_an_engine_says_so_at_once_and_not_for_every_buyer():
    with pytest.raises(SellerError, match="umbrella polishers"):
        Engine(Seller(customers=["umbrella polishers of the moon"]), plugins=())


def test_a_customer_in_the_sellers_own_words_is_taken_as_given():
    seller = Seller(sectors=["furniture"], customers=[Sector("escape rooms of the test", "escape room")])
    with pytest.warns(SectorWarning, match="escape rooms of the test"):
        answer = fit({"about": "We run an escape room in Riga"}, seller)
    assert answer.sector == "escape rooms of the test"
    assert "a trade that buys from you" in answer.because


def test_a_sector_that_is_not_understood_is_a_warning_that_offers_the_nearest():
    with pytest.warns(SectorWarning, match=r"no built-in terms.*nearest trades are lighting"):
        profile(Seller(sectors=["submarine cable laying of the test"]))


def test_a_part_of_a_trade_is_read_as_the_whole_and_says_so():
    answer = fit({"about": "tyres and batteries for lorries"}, Seller(sectors=["brake pads"]))
    assert answer.sector == "brake pads"
    assert answer.because.startswith("words that fit your trade, vehicles and auto parts (your 'brake pads'): ")
    assert answer.notes == ("'brake pads' is read as vehicles and auto parts",)


def test_a_part_that_is_excluded_does_not_exclude_the_whole():
    seller = Seller(sectors=["furniture"], excluded=["mattresses of the test"])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SectorWarning)
        assert fit({"about": "sofas and chairs"}, seller).verdict == "fit"
        assert fit({"about": "mattresses of the test"}, seller).excluded


def test_who_serves_a_customers_trade_is_none():
    seller = Seller(sectors=["kitchen equipment"], customers=["restaurants"])
    assert fit({"about": "Restaurant and bar in the old town"}, seller).verdict == "fit"
    assert fit({"about": "Uniforms and aprons for restaurants and cafes"}, seller).verdict == "not-fit"


def test_naming_end_markets_or_customers_says_who_buys():
    assert profile(Seller(sectors=["water treatment"], customers=["bottlers"])).says_who_buys
    assert profile(Seller(sectors=["water treatment", "hospitals"])).says_who_buys
    assert not profile(Seller(sectors=["water treatment"])).says_who_buys


def test_customers_come_from_toml_too(tmp_path):
    file = tmp_path / "seller.toml"
    file.write_text(
        'sectors = ["packaging machinery"]\ncustomers = ["food factories", { name = "pet food", words = ["petfood"] }]\n'
    )
    seller = Seller.load(file)
    assert seller.customers == (Sector("food factories"), Sector("pet food", ("petfood",)))
    assert fit({"about": "We bake biscuits and bread"}, seller).sector == "food factories"


def test_a_hospital_that_tells_its_beds_is_a_hospital():
    seller = Seller(sectors=["hospital beds"], customers=["hospitals"])
    assert fit({"about": "Krankenhaus der Grundversorgung mit 240 Betten"}, seller).verdict == "fit"
    assert fit({"about": "Linen and uniforms for hospitals"}, seller).verdict == "not-fit"
    assert (
        fit(
            {"about": "Hospital furniture and uniforms, own factory"},
            Seller(sectors=["pharmacy"], customers=["hospitals"]),
        ).verdict
        != "fit"
    )
