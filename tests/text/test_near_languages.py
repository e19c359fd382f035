"""A few words of Slovak pass for Czech: what tells near languages apart is a letter, else the buyer's country."""

import pytest

from silentbuyer.text.near_languages import home_languages, told_apart


@pytest.mark.parametrize(
    ("found", "text", "country", "languages"),
    [
        (("cs",), "Tovar ešte neprišiel do skladu.", "SK", ("sk",)), (("cs",), "Pošleme vám to v pondělí.", "SK", ("cs",)),
        (("sk", "cs"), "Čakáme na odpoveď od kolegov, ďakujem, ľutujem.", None, ("sk",)), (("cs",), "Cena je dobrá.", None, ("cs",)),
        (("da",), "Vi venter på svar.", "NO", ("nb",)), (("nb",), "Vi venter på svar.", "DK", ("da",)), (("da", "nb"), "Ja takk", "NO", ("nb",)),
        (("hr",), "Javite se sutra.", "RS", ("sr",)), (("sr",), "Javite se sutra.", "HR", ("hr",)), (("sr",), "Јавите се сутра.", "BA", ("sr",)),
        (("bg",), "Ќе платиме утре.", None, ("mk",)), (("bg",), "Ще платим утре.", "MK", ("bg",)), (("uk",), "Мы заплацім заўтра.", None, ("be",)),
        (("de",), "Wir warten.", "SK", ("de",)), ((), "", "CZ", ()),
    ],
)  # fmt: skip
def test_the_letters_decide_and_then_the_country(found, text, country, languages):
    assert told_apart(found, text, country) == languages


def test_a_country_writes_one_of_the_near_languages():
    assert home_languages("NO") == {"nb"}
    assert home_languages("DE") == home_languages(None) == frozenset()
