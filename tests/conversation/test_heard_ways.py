"""Numbers in the buyer's own messages are ways to reach them; ours and those on record are not new."""

import pytest
from tests.saying import NOW, case, message

from silentbuyer.conversation.heard_ways import with_heard_ways
from silentbuyer.model.channels import NOTICED, UNRECORDED


def heard(*messages, **fields):
    customer = with_heard_ways(case(*messages, **fields).customer, NOW)
    return [(contact.channel, contact.value) for contact in customer.contacts if contact.role in UNRECORDED]


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("Ok.\n\n--\nNils Olsen\nMob: +47 905 55 010", ("phone", "+47 905 55 010")),
        ("Olá\n\nAtenciosamente,\nPaulo\nCel/WhatsApp: +55 11 98555-0101", ("whatsapp", "+55 11 98555-0101")),
        ("Zalo của em: 0903 555 010.", ("zalo", "0903 555 010")),
        ("Mi whatsapp es 11 5555-0101 por cualquier cosa", ("whatsapp", "11 5555-0101")),
        ("Viele Grüße\nEva\nTel. 0711 555 0101", ("phone", "0711 555 0101")),
        ("有事打我手机：138 0013 8000", ("phone", "138 0013 8000")),
        ("携帯 090-5550-1010 までお願いします", ("phone", "090-5550-1010")),
        ("Мой тел: 8 495 555 01 01", ("phone", "8 495 555 01 01")),
        ("هاتف: 050 555 0101", ("phone", "050 555 0101")),
        ("Call me: 0032 2 555 01 01", ("phone", "0032 2 555 01 01")),
    ],
)
def test_a_number_in_text_or_signature_is_a_way(text, way):
    assert heard(message(5, "buyer", text)) == [way]


def test_a_notice_names_a_number_with_its_areas_zero():
    notice = message(5, "buyer", "In urgent cases: Frau Scholz, 0201 555 0101.", kind="auto-reply")
    assert heard(notice) == [("phone", "0201 555 0101")]
    assert with_heard_ways(case(notice).customer, NOW).contacts[0].role == NOTICED
    assert heard(message(5, "buyer", "Frau Scholz, 0201 555 0101.")) == []


@pytest.mark.parametrize(
    "text",
    [
        "We need 3,000,000 pcs of HS 8543.70.90",
        "Order 2026-03-20 no 12345678",
        "EUR 12.500.000",
        "ISBN 978-3-16-148410-0",
    ],
)
def test_other_figures_are_no_numbers_to_call(text):
    assert heard(message(5, "buyer", text)) == []


def test_what_is_ours_quoted_on_record_or_later_is_not_new():
    assert (
        heard(message(6, "seller", "Call +86 574 8855 0101"), message(5, "buyer", "I called +86 574 8855 0101")) == []
    )
    assert heard(message(5, "buyer", "Yes.\n> Li, +86 574 8855 0101")) == []
    assert heard(message(5, "buyer", "Tel +47 905 55 010"), phone="+47 90555010") == []
    assert heard(message(-2, "buyer", "Tel +47 905 55 010")) == []
    assert heard(message(5, "seller", "My number: +47 905 55 010")) == []
