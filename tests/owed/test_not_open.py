"""What stands open wrongly: a deed told, a thing declined, a notice of leave, a question granted in other words."""

from pathlib import Path

import pytest
from tests.saying import case, message

from silentbuyer.conversation.declined import declines
from silentbuyer.hearing.urgent_elsewhere import sends_urgent_elsewhere
from silentbuyer.mailbox.notices import tells_absence
from silentbuyer.owed.promised import promised_in
from silentbuyer.rules.your_turn import YourTurn

PROMISED = {"our-promise", "promise-missed", "likely-promised"}
ASKED = {"left-open", "thing-left-open", "thing-missed", "terms-left-open", "likely-open", "open-question"}


def lines(name):
    text = (Path(__file__).parent / f"not_open_{name}.tsv").read_text(encoding="utf-8")
    return text.splitlines()


def found(*messages):
    return {one.sign.partition("/")[2] for one in YourTurn().judge(case(*messages)) if hasattr(one, "sign")}


@pytest.mark.parametrize("told", lines("past"))
def test_what_we_did_is_no_promise(told):
    asked, priced = message(30, "buyer", "Please quote 500 caps."), message(29, "seller", "USD 0.30 per piece.")
    push, thanks = message(10, "seller", "Any news?"), message(19, "buyer", "ok thanks")

    assert not found(asked, priced, message(10, "seller", told)) & PROMISED
    assert not found(asked, priced, message(20, "seller", told), thanks, push) & PROMISED
    assert not promised_in(told)


@pytest.mark.parametrize("declined", lines("declined"))
def test_what_is_not_wanted_is_not_owed(declined):
    asked = message(30, "buyer", "We look for 500 pillar candles, price please.")
    offered = message(29, "seller", "USD 3.20 per piece FOB. Shall we send a sample?")
    pushes = message(26, "seller", "Any news from your side?"), message(10, "seller", "Hope for your order")

    assert not found(asked, offered, message(10, "buyer", declined)) & ASKED
    assert not found(asked, offered, message(27, "buyer", declined), *pushes) & ASKED


@pytest.mark.parametrize(
    "wanted",
    [
        "We don't need a quotation, we need the sample.", "Don't we need a certificate for customs?",
        "No hace falta descuento, pero mándeme la muestra.", "Wir brauchen keinen Rabatt, aber bitte schicken Sie uns das Muster.",
        "Каталог не нужен, пришлите образец.", "Katalog niepotrzebny, proszę o próbkę.", "Katalog gerek yok, numune gönderin.",
        "We need the certificate, no need for photos.", "Bitte Muster schicken, Katalog brauchen wir nicht.",
        "Please do not ship before you send the packing list.",
    ],
)  # fmt: skip
def test_what_is_wanted_beside_it_stands_open(wanted):
    asked = message(30, "buyer", "We look for 500 pillar candles, price please.")
    offered = message(29, "seller", "USD 3.20 per piece FOB. Shall we send a sample?")
    pushes = message(26, "seller", "Any news from your side?"), message(10, "seller", "Hope for your order")

    assert not declines(wanted)
    assert found(asked, offered, message(27, "buyer", wanted), *pushes) & ASKED


@pytest.mark.parametrize("notice", lines("away"))
def test_who_tells_their_leave_and_where_urgent_things_go_asks_nothing(notice):
    asked, priced = message(30, "buyer", "We look for 500 pillar candles."), message(29, "seller", "USD 3.20 FOB.")
    push, again = message(12, "seller", "Any news?"), message(4, "seller", "Are you back?")

    assert not found(asked, priced, push, message(11.9, "buyer", notice)) & ASKED
    assert not found(asked, priced, push, message(11.9, "buyer", notice), again) & ASKED


def test_a_notice_that_a_log_holds_as_a_message_is_one():
    told = "Ich bin vom 09.03. bis 20.03. im Urlaub. In dringenden Fällen wenden Sie sich bitte an einkauf@example.de."

    assert tells_absence(message(10, "buyer", told))
    assert not tells_absence(message(10, "buyer", f"{told} Bitte schicken Sie mir vorher die Zeichnung."))


@pytest.mark.parametrize(
    "asked",
    [
        "급하니 도면을 오늘 보내 주시기 바랍니다.", "比较急，请今天把图纸发过来。", "It is urgent: please contact our forwarder.",
        "Es ist dringend, bitte schicken Sie das Zertifikat an einkauf@example.de.", "Срочно пришлите счёт на мой адрес a@b.ru.",
        "Mi mandi il preventivo prima, è urgente.", "급한 건이니 오늘 연락 부탁드립니다.",
    ],
)  # fmt: skip
def test_what_is_urgent_itself_is_asked_of_us(asked):
    assert not sends_urgent_elsewhere(asked)


@pytest.mark.parametrize("pair", lines("granted"))
def test_what_was_granted_in_other_words_is_answered(pair):
    asked, ours = pair.split("\t")
    priced, push = message(30, "seller", "Our price is 4 EUR each."), message(5, "seller", "Any news?")

    assert not found(priced, message(12, "buyer", asked), message(11.8, "seller", ours), push) & ASKED


@pytest.mark.parametrize(
    ("asked", "ours"),
    [
        ("Können Sie uns die Zeichnung schicken?", "Kein Problem"), ("Can you send the test report?", "No problem sir"),
        ("What is your price for 500 pcs?", "Fine"), ("Can we mix colours?", "I will check"), ("When can you ship?", "Of course dear"),
        ("Can you do 50 pcs at 3.20 each?", "No problem, I will check with my boss"), ("颜色可以混装吗？", "我问一下工厂"),
        ("Kan ni göra 100 per färg?", "Jag kollar"), ("Можно смешать цвета?", "Уточню у завода"), ("Can you accept 60 days?", "We hope you are fine."),
    ],
)  # fmt: skip
def test_what_was_not_granted_stands_open(asked, ours):
    priced, push = message(30, "seller", "Our price is 4 EUR each."), message(5, "seller", "Any news?")

    assert found(priced, message(12, "buyer", asked), message(11.8, "seller", ours), push) & (ASKED | PROMISED)
