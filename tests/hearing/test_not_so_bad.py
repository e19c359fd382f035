"""What befell only the box, a threat, and a word of assent are not what they sound like."""

import pytest

from silentbuyer.hearing.denied import denied_in
from silentbuyer.hearing.learned import understood
from silentbuyer.model.acts import Act


@pytest.mark.parametrize(
    "text",
    [
        "One carton is dented, the goods are not damaged.", "Ein Karton ist verbeult, die Ware ist nicht beschädigt.",
        "Una caja llegó golpeada, sin daños.", "Un carton abîmé mais intacts dedans.", "ของถึงแล้ว กล่องบุบ 1 กล่องแต่ของไม่เสีย ขอบคุณครับ",
        "箱子破了，货没有损坏", "箱はへこんでいましたが、破損はありません", "박스만 찌그러졌고 파손은 없습니다",
    ],
)  # fmt: skip
def test_goods_that_are_whole_are_no_complaint(text: str) -> None:
    assert Act.PRODUCT_TROUBLE in denied_in(text)


@pytest.mark.parametrize(
    "text", ["The goods are not damaged but the colour is wrong.", "Nicht beschädigt, aber die Farbe stimmt nicht."]
)
def test_what_is_said_against_them_behind_it_stays(text: str) -> None:
    assert Act.PRODUCT_TROUBLE not in denied_in(text)


@pytest.mark.parametrize(
    "text",
    ["Pay within 48 hours or contract go to other vendor.", "Zahlen Sie bis Freitag, sonst bekommt es ein anderer Lieferant.",
     "Pague hoy o si no se lo damos a otro proveedor."],
)  # fmt: skip
def test_an_order_that_may_go_elsewhere_has_not_gone(text: str) -> None:
    assert Act.CHOSE_OTHER in denied_in(text)


@pytest.mark.parametrize("text", ["dados ok.", "ok acha", "okay bhai", "todo ok"])
def test_assent_is_no_wish_for_silence(text: str) -> None:
    assert Act.OPT_OUT not in {one.act for one in understood(text)}
