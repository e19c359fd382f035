"""What a draft is filled from: the language of the buyer's own last message, and only what the log bears out."""

import pytest
from tests.saying import case, message

from silentbuyer.playbook.context import draft_context


@pytest.mark.parametrize(
    ("texts", "fields", "language"),
    [
        (["السعر مرتفع جدا بالنسبة لنا."], {"country": "SA"}, "ar"),
        (["請報價吊燈 60 盞。"], {"country": "TW"}, "zh"),
        (["Dzień dobry, proszę o proformę na 5000 zawiasów."], {"country": "PL"}, "pl"),
        (["Dzień dobry, czy moglibyście przesłać cenę na 40 pomp?"], {"country": "PL", "languages": ("en",)}, "pl"),
        (["Kindly share your best price for 400 nos valve body."], {"country": "IN", "languages": ("hi",)}, "en"),
        (["Goedendag, kunt u een offerte maken voor 500 meter kant?", "Hello, could you also quote the cotton lace in ivory?"], {"country": "BE"}, "en"),
        (["Buongiorno, mi serve un preventivo per 300 montature in acetato.", "Ok"], {"country": "IT"}, "it"),
        (["ok"], {"languages": ("pt",)}, "pt"),
        (["Good afternoon, please quote 200 drills of 18V, with 2 batteries each."], {"country": "UA", "languages": ("uk", "ru")}, "en"),
        (["견적 부탁드립니다."], {"country": "KR"}, "ko"),
        (["Cena je pre nás príliš vysoká."], {"country": "SK"}, "sk"), (["Cena je pro nás příliš vysoká."], {"country": "CZ"}, "cs"),
        (["Vi trenger ikke mer akkurat nå, takk."], {"country": "NO"}, "nb"), (["Vi venter på beslutning."], {"country": "DK"}, "da"),
        (["Cena nam je previsoka."], {"country": "RS"}, "sr"), (["Цена нам је превисока."], {"country": "RS"}, "sr-Cyrl"), (["Nažalost, izabrali smo drugog dobavljača."], {"country": "HR"}, "hr"),
    ],
)  # fmt: skip
def test_the_language_is_that_of_their_own_last_message(texts, fields, language):
    log = [message(20 - place, "buyer", text) for place, text in enumerate(texts)]
    assert draft_context(case(*log, **fields))["languages"] == language


def test_a_product_that_the_talk_does_not_name_may_be_what_they_make():
    named = case(
        message(9, "buyer", "Please quote the irrigation valves."), products=("bottled water", "irrigation valve")
    )
    assert draft_context(named)["product"] == "irrigation valve"
    assert "product" not in draft_context(case(message(9, "buyer", "Please quote."), products=("bottled water",)))
    assert draft_context(case(products=("bottled water",)))["product"] == "bottled water"


def test_a_long_quotation_is_cut_between_words():
    asked = "Could you tell us " + "whether the pump " * 14 + "runs?"
    quoted = draft_context(case(message(9, "buyer", asked)))["question"]
    assert len(quoted) <= 200
    assert quoted.endswith(("the…", "pump…", "whether…"))
