"""The seller's profile, strict and loadable."""

import pytest

from silentbuyer import Sector, Seller
from silentbuyer.errors import SellerError


def test_one_window_or_several():
    assert Seller(hours=("08:30", "17:30")).hours == (("08:30", "17:30"),)
    assert Seller(hours=[["08:30", "12:00"], ["13:30", "18:00"]]).hours == (("08:30", "12:00"), ("13:30", "18:00"))


@pytest.mark.parametrize("hours", ["9-5", ("18:00", "09:00"), (("9:00", "17:00"),), 5, (("09:00",),), [("09:00", 5)]])
def test_hours_that_are_no_windows_are_refused(hours):
    with pytest.raises(SellerError, match="windows of local time"):
        Seller(hours=hours)


def test_sectors_are_names_or_own_words():
    seller = Seller(sectors=["aquaculture", Sector("breweries", "beer, Brauerei、啤酒厂; cervecería")])

    assert seller.sectors == (Sector("aquaculture"), Sector("breweries", ("beer", "Brauerei", "啤酒厂", "cervecería")))


@pytest.mark.parametrize("sectors", ["aquaculture", 3, [3], [{"name": "x", "wordz": []}]])
def test_sectors_of_another_shape_are_refused(sectors):
    with pytest.raises(SellerError):
        Seller.from_dict({"sectors": sectors})


def test_a_toml_file_is_read(tmp_path):
    file = tmp_path / "seller.toml"
    file.write_text(
        'country = "CN"\ncompany = "UV Co"\nhours = [["08:30", "12:00"]]\n'
        'sectors = ["aquaculture", { name = "breweries", words = ["beer"] }]\n',
        encoding="utf-8-sig",
    )

    seller = Seller.load(file)

    assert seller.company == "UV Co"
    assert seller.sectors[1] == Sector("breweries", ("beer",))


@pytest.mark.parametrize("text", [b"\xff\xfe", b"= 3", b'colour = "red"', b'country = "China"'])
def test_a_broken_file_is_named(tmp_path, text):
    file = tmp_path / "seller.toml"
    file.write_bytes(text)

    with pytest.raises(SellerError):
        Seller.load(file)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(SellerError, match=r"missing\.toml"):
        Seller.load(tmp_path / "missing.toml")


def test_the_example_of_the_source_article_ships():
    assert any(sector.name == "aquaculture" for sector in Seller.example("uv-germicidal").sectors)
    with pytest.raises(SellerError, match="one of"):
        Seller.example("nothing")
