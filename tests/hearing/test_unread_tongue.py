"""Whether a message is in a language that no layer reads."""

import pytest

from silentbuyer.hearing.unread_tongue import is_unread


@pytest.mark.parametrize("text", ["ගුණාත්මක සහතිකය එවන්න", "Сізде зертхана қорытындысы бар ма?", "የጥራት የምስክር ወረቀት ላኩልን"])
def test_a_script_or_letters_of_no_language_that_is_read(text):
    assert is_unread(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ok",
        "Price?",
        "Пришлите чертеж",
        "Надішліть, будь ласка, рахунок",
        "请发证书",
        "Cena je v redu, orodje tudi.",
    ],
)
def test_what_is_read_or_too_short_to_tell_is_not_unread(text):
    assert not is_unread(text)
