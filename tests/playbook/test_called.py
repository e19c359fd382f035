"""Names in a draft: as the talk has them, in the letters and titles of the draft's language."""

import pytest

from silentbuyer.playbook.called import called, signers


@pytest.mark.parametrize(
    ("fields", "language", "name"),
    [
        ({"name": "Jens Brandt", "address": "Mr. Brandt", "country": "DE"}, "de", "Herr Brandt"),
        ({"name": "Jens Brandt", "address": "Mr. Brandt", "country": "DE"}, "en", "Mr Brandt"),
        ({"name": "Jens Brandt", "address": "Jens"}, "de", "Jens"),
        ({"name": "Ayşe Demir", "address": "Ms. Ayşe", "country": "TR"}, "tr", "Ayşe Hanım"),
        ({"name": "Marek Nowak", "address": "Mr. Nowak", "country": "PL"}, "pl", ""),
        ({"name": "Marek Nowak", "address": "Marek", "country": "PL"}, "pl", "Marek"),
        ({"name": "山本 太郎", "address": "Mr. Yamamoto", "country": "JP"}, "ja", "山本"),
        ({"name": "山本 太郎", "address": "Mr. Yamamoto", "country": "JP"}, "en", "Mr Yamamoto"),
        ({"name": "Ольга Ситникова", "address": "Ольга"}, "ru", "Ольга"),
        ({"name": "Ольга Ситникова"}, "en", "Ольга Ситникова"),
        ({"name": "Lars Larsen", "address": "Mr. Larsen", "country": "DK"}, "da", ""),
        ({"name": "Hr. Jens Larsen", "country": "DK"}, "da", "Jens Larsen"),
        ({"name": "Hr. Larsen", "country": "DK"}, "da", ""),
        ({"name": "Matti Virtanen", "address": "Matti", "country": "FI"}, "fi", "Matti"),
        ({"name": "Anna Nagy", "address": "Ms. Nagy", "country": "HU"}, "hu", "Nagy asszony"),
        ({"name": "נועה כהן", "address": "Noa", "country": "IL"}, "he", "נועה"),
        ({"name": "Kees Bakker", "address": "Mr Bakker", "country": "NL"}, "nl", "heer Bakker"),
    ],
)
def test_the_name_fits_the_language(fields, language, name):
    assert called(fields, language)["name"] == name


def test_who_signs_short_signs_without_the_firm():
    ours = {"seller": "Frank Xu", "seller_company": "Cells Co"}
    assert signers(ours) == ("Frank Xu", "Cells Co")
    assert signers({**ours, "sign": "Frank"}) == ("Frank",)
    assert signers({**ours, "sign": "Frank Xu"}) == ("Frank Xu", "Cells Co")
    assert signers({"seller_company": "Cells Co", "sign": "Frank"}) == ("Frank", "Cells Co")


def test_a_name_in_other_letters_signs_only_where_they_are_read():
    ours = {"name": "Ольга", "seller": "Denis Ying", "sign": "Денис"}
    assert signers(called(ours, "ru")) == ("Денис",)
    assert signers(called(ours, "en")) == ("Denis Ying",)
