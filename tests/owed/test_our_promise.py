"""What we promise in a message, and what is done as it is said."""

import pytest

from silentbuyer.owed.our_promise import promised_in


@pytest.mark.parametrize(
    "text", ["검사 데이터 첨부드립니다.", "Anbei das Datenblatt.", "検査データを添付いたします。", "Прилагаю протокол."]
)
def test_what_is_attached_is_promised_no_more(text: str) -> None:
    assert not promised_in(text)


@pytest.mark.parametrize(
    "text", ["Attached is the test report, I will send the original by DHL tomorrow.", "检测报告明天发给您。"]
)
def test_what_is_to_follow_is_promised(text: str) -> None:
    assert promised_in(text) == text
