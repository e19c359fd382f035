"""While an order is made or on its way the step is about that order, and nobody waits for the next one."""

import pytest
from tests.logs import told
from tests.saying import order

import silentbuyer as sb

SHIPPED = [
    ("30 S Deposit received, thank you.", "10 S The container left Ningbo today, B/L attached."),
    (
        "40 B Virement de l'acompte fait.",
        "39 S Acompte reçu, merci.",
        "6 S Le camion est parti ce soir, CMR et facture en pièce jointe.",
    ),
    ("40 B Anzahlung ist überwiesen.", "9 S Die Ware wurde heute verschifft, Frachtpapiere anbei."),
    ("40 B Ya transferí el anticipo.", "9 S La mercancía salió hoy, adjunto BL."),
    ("40 S Deposit received.", "12 S Vessel left Shantou, ETA Jan 14. B/L copy attached.", "11 B BL ok, thank you"),
    ("40 B Аванс оплатили.", "9 S Товар отгружен, документы во вложении."),
]
MADE = [
    ("20 B Deposit paid today, swift attached.", "19 S Deposit received, production starts."),
    ("20 B Anticipo transferido.", "19 S Recibimos su anticipo, gracias. Empezamos la producción."),
    ("20 B Anzahlung überwiesen.", "19 S Wir haben Ihre Anzahlung erhalten, danke."),
    ("20 B 定金已付", "19 S 定金收到，谢谢，安排生产"),
]


def found(*log):
    customer = {"orders": (order(380, amount=1), order(720, amount=1)), "stage": "repeat"}
    return told(*log, **customer)


@pytest.mark.parametrize("log", [*SHIPPED, *MADE])
def test_nobody_waits_for_a_reorder(log):
    d = found(*log)
    assert d.cause not in (sb.Cause.NOT_DUE_TO_REORDER, sb.Cause.OVERDUE_REORDER)
    assert "reorder" not in {one.context.get("draft") for one in d.actions}


@pytest.mark.parametrize("log", SHIPPED)
def test_the_letter_asks_after_the_goods(log):
    lead = found(*log).actions[0]
    assert "everything in order" in lead.draft("en") or lead.kind == "reply-now"


@pytest.mark.parametrize("log", MADE)
def test_the_letter_reports_on_the_order(log):
    assert "on your order: [" in found(*log).actions[0].draft("en")


@pytest.mark.parametrize(
    "text",
    [
        "The goods are ready, please pay the balance of USD 4,300.",
        "Die Ware ist fertig, Restzahlung bitte.",
        "大货已完成，请付尾款",
    ],
)
def test_goods_that_are_only_ready_are_not_on_their_way(text):
    d = found("40 S Deposit received.", f"9 S {text}")
    assert d.cause is not sb.Cause.NOT_DUE_TO_REORDER
    assert "on their way" not in d.actions[0].advice


@pytest.mark.parametrize(
    "log",
    [
        ("200 S The container left Ningbo.", "150 B Goods arrived, all is fine, thank you."),
        ("20 S Deposit received.", "9 S Our new offer: USD 4.10 FOB."),
    ],
)
def test_after_goods_that_came_or_a_newer_offer_no_order_is_under_way(log):
    assert "everything in order" not in found(*log).actions[0].draft("en")
