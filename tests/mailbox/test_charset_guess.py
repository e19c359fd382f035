"""Bytes without a charset, told apart by whether somebody could have written what they say."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from silentbuyer.mailbox.charset_guess import best_guess, worth


@pytest.mark.parametrize(
    ("text", "charset"),
    [
        ("询价", "gb18030"),
        ("您好，请问报价单什么时候可以发？", "gb18030"),
        ("订单确认", "gb18030"),
        ("自動回覆：報價單", "big5hkscs"),
        ("請問何時可以出貨？", "big5hkscs"),
        ("見積依頼", "cp932"),
        ("お見積りをお願いいたします。", "cp932"),
        ("ありがとうございます", "euc_jp"),
        ("안녕하세요, 견적서를 보내 주세요", "cp949"),
        ("Добрый день, пришлите цену", "cp1251"),
        ("Прайс-лист на светильники", "koi8_r"),
        ("Ζητήστε προσφορά", "cp1253"),
        ("תשובה אוטומטית", "cp1255"),
        ("السلام عليكم", "cp1256"),
        ("ตอบกลับอัตโนมัติ", "cp874"),
        ("Größe für Küche", "cp1252"),
        ("Año, señor: precio según plano", "cp1252"),
        ("Réponse à votre offre", "cp1252"),
        ("Książka zamówień", "cp1250"),
        ("Příští týden", "cp1250"),
        ("Teşekkürler, ışık", "cp1254"),
    ],
)
def test_the_reading_that_somebody_wrote_wins(text, charset):
    name, value = best_guess(text.encode(charset))
    assert text.encode(charset).decode(name) == text
    assert 0.5 <= value <= 1


def test_noise_is_worth_nothing():
    assert worth("\x80\x9f\ue000") == 0
    assert best_guess(bytes(range(0x80, 0xA0)))[0] == "cp1252"


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_are_too_strange(raw):
    name, value = best_guess(raw)
    assert isinstance(raw.decode(name, "replace"), str)
    assert 0 <= value <= 1
