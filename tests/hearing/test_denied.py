"""What did not happen is no reason, in sentences that hold all its words."""

import pytest

from silentbuyer.hearing.denied import denied_in
from silentbuyer.hearing.learned import understood
from silentbuyer.model.acts import Act


@pytest.mark.parametrize(
    "text",
    [
        "The test report has not arrived yet.", "Der Prüfbericht ist noch nicht angekommen.", "試験成績書が届いておりません。",
        "El informe de ensayo no ha llegado.", "Numune raporu henüz gelmedi.", "시험 성적서가 아직 도착하지 않았습니다.",
        "检测报告还没收到。", "Протокол испытаний ещё не пришёл.",
    ],
)  # fmt: skip
def test_what_has_not_come_is_not_being_tested(text: str) -> None:
    assert Act.SAMPLE_TEST in denied_in(text)
    assert Act.SAMPLE_TEST not in {one.act for one in understood(text)}


@pytest.mark.parametrize(
    "text",
    [
        "The project was not cancelled.", "Le projet n'a pas été annulé.", "計画は延期されておりません。", "Şirketimiz kapanmadı.",
        "주문이 취소되지 않았습니다.", "Проект не отменили.", "项目没有取消。", "El proyecto no se ha cancelado.",
    ],
)  # fmt: skip
def test_what_was_not_called_off_is_no_end(text: str) -> None:
    assert {Act.NO_NEED, Act.CLOSING_DOWN} <= denied_in(text)
    assert {Act.NO_NEED, Act.CLOSING_DOWN}.isdisjoint({one.act for one in understood(text)})


@pytest.mark.parametrize(
    "text", ["The sample arrived, we test it now.", "The project was cancelled.", "注文は中止になりました。", ""]
)
def test_what_did_happen_is_not_denied(text: str) -> None:
    assert denied_in(text) == frozenset()
