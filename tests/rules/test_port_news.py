"""Our word that goods have arrived is an alarm only while something is open there."""

from datetime import UTC, datetime, timedelta

import pytest

import silentbuyer as sb

NOW = datetime(2026, 10, 20, 8, tzinfo=UTC)
US = sb.Seller(company="Ningbo Haorun", timezone="Asia/Shanghai", country="CN")
CASES = [
    (False, 50, "Dear Réka, the goods arrived Koper on 27 Aug, hope all is fine with the tape."),
    (True, 50, "Dear Réka, the goods arrived Koper on 27 Aug and demurrage is running."),
    (True, 8, "Dear Paul, the container has arrived in Mombasa."),
    (False, 60, "Dear Paul, the container has arrived in Mombasa."),
    (True, 40, "Dear Paul, the container arrived, please collect it before the free time ends."),
    (False, 5, "Hola Ana, la mercancía llegó ayer, espero que todo esté bien. Buenas ventas!"),
    (False, 45, "Guten Tag, die Ware ist angekommen, wir hoffen alles passt."),
    (True, 20, "Der Container ist im Hafen angekommen. Bitte holen Sie ihn ab, Standgeld läuft."),
    (False, 80, "Груз прибыл. Надеемся, всё в порядке."),
    (True, 30, "Контейнер прибыл, нужно растаможить, демередж капает."),
    (True, 10, "货柜已到港，请尽快清关提货。"),
    (False, 90, "货已到港，祝一切顺利"),
]


@pytest.mark.parametrize(("alarm", "days", "text"), CASES)
def test_costs_papers_pick_up_or_news_of_these_days_are_an_alarm_and_old_news_is_none(alarm, days, text):
    log = [
        sb.Message(at=NOW - timedelta(days=days + 60), sender="buyer", text="We confirm the order of 20 pallets."),
        sb.Message(at=NOW - timedelta(days=days), sender="seller", text=text),
    ]
    d = sb.diagnose(sb.Customer(id="C-1", country="KE", messages=log), US, now=NOW, online=False)

    assert any(one.sign == "goods-at-port/we-wrote" for one in d.findings) is alarm
    assert alarm or not any("every day there" in action.advice for action in d.actions)


HELD = (
    "Vessel arrived Mombasa but KEBS is holding the container, they say the CoC is wrong. Demurrage is running now",
    "Customs is holding our container, they want another certificate of origin.",
    "El contenedor llegó pero aduana lo retiene por la factura, corren demoras.",
    "Der Container steht im Zoll, die Papiere stimmen nicht, Standgeld läuft.",
    "Le conteneur est bloqué à la douane, il manque un document.",
    "O contentor está parado na alfândega, falta um documento.",
    "Контейнер стоит на таможне, не хватает документа, капает простой.",
    "货柜被海关扣住了，文件不对，滞港费在涨",
    "Container tertahan di bea cukai, dokumen kurang.",
    "الحاوية محجوزة في الجمارك والمستندات ناقصة",
)


@pytest.mark.parametrize("text", HELD)
def test_goods_that_are_held_do_not_wait_for_freight_to_fall(text):
    log = [
        sb.Message(at=NOW - timedelta(days=20), sender="buyer", text=text),
        sb.Message(at=NOW - timedelta(days=12), sender="seller", text="Sorry, we were away. How about the next order?"),
    ]
    found = {one.sign for one in sb.diagnose(sb.Customer(id="C-1", messages=log), US, now=NOW, online=False).findings}

    assert {"goods-at-port/trouble", "goods-at-port/held"} & set(found)
    assert "cost-wait/said" not in found


@pytest.mark.parametrize("text", ["We hold the order until freight comes down.", "We wait until the dollar falls."])
def test_who_waits_for_freight_or_currency_still_does(text):
    log = [sb.Message(at=NOW - timedelta(days=20), sender="buyer", text=text)]
    found = sb.diagnose(sb.Customer(id="C-1", messages=log), US, now=NOW, online=False).findings

    assert any(one.sign == "cost-wait/said" for one in found)
