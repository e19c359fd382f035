"""Marks of pictures are nothing to be read; words in brackets that are none stay."""

import pytest

from silentbuyer.text.pictures import without_pictures


@pytest.mark.parametrize(
    "mark",
    ["[photo]", "[Foto]", "[image]", "[VIDEO]", "[sticker]", "[photos]", "[รูปภาพ]", "[фото]", "[图片]", "[चित्र]"],
)
def test_the_mark_of_a_picture_is_left_out(mark):
    assert without_pictures(f"{mark} rust on 12 cartons {mark}").strip() == "rust on 12 cartons"


@pytest.mark.parametrize("text", ["[see the photo]", "photo", "", "[1]", "[x]"])
def test_all_else_stays(text):
    assert without_pictures(text) == text
