"""A sentence is quoted back without its greeting and closing, letter by letter."""

import pytest

from silentbuyer.text.bare_quote import bare


@pytest.mark.parametrize(
    ("sentence", "quoted"),
    [
        ("Hi Linda, can you do 24 oz in walnut?", "can you do 24 oz in walnut?"),
        ("Dear Li, our bank has no dollars now.", "our bank has no dollars now."),
        ("Guten Tag Frau Li, wir brauchen das Prüfzeugnis.", "wir brauchen das Prüfzeugnis."),
        ("Bonjour Monsieur Li, quel est le délai ?", "quel est le délai ?"),
        ("Hola Li, ¿cuál es el pedido mínimo?", "¿cuál es el pedido mínimo?"),
        ("Bom dia Li, vocês têm em preto?", "vocês têm em preto?"),
        ("Добрый день, Ли! Какой срок поставки?", "Какой срок поставки?"),
        ("Merhaba Li bey, fiyat nedir acaba?", "fiyat nedir acaba?"),
        ("Chào chị Wei, máy này chạy chai tròn không?", "máy này chạy chai tròn không?"),
        ("Pak, mohon harga untuk 50 unit.", "mohon harga untuk 50 unit."),
        ("山田様、納期は30日です。", "納期は30日です。"),
        ("黃小姐，每盞 32 美元。", "每盞 32 美元。"),
        ("안녕하세요, 내일 견적서를 보내드리겠습니다.", "내일 견적서를 보내드리겠습니다."),
        ("What is the lead time? Best regards, Ana Souza", "What is the lead time?"),
        ("Please send the price. Mit freundlichen Grüßen Eva", "Please send the price."),
    ],
)
def test_greeting_and_closing_are_left_out(sentence, quoted):
    assert bare(sentence) == quoted
    assert quoted in sentence


@pytest.mark.parametrize(
    "sentence",
    ["Hello!", "Dear Ana,", "Your price, sadly, is too high.", "The goods, Ana, are wet.", "Hi, ok", "您好，", ""],
)
def test_what_is_no_greeting_or_would_leave_little_stands(sentence):
    assert bare(sentence) == sentence
