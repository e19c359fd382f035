"""A last word in a language that nobody reads is ours to read, before any waiting."""

import pytest
from tests.logs import told

from silentbuyer.model.findings import Cause

WE = "30 S Our quotation: USD 12.40 FOB Ningbo."

UNREAD = (
    "გთხოვთ გამოგვიგზავნოთ ხარისხის სერტიფიკატი, ამის გარეშე საბაჟო არ გაატარებს.",
    "Дүүргийн хүмүүс хуванцар нь -40 хэмд хагарахгүй гэсэн лабораторийн дүгнэлт нэхээд байна. Танайд байгаа юу?",
    "Խնդրում ենք ուղարկել որակի հավաստագիրը և լաբորատոր եզրակացությունը",
)
PUSHES = ("6 S Did you receive our quotation?", "2 S Dear friend, we have 3% discount this month.")


@pytest.mark.parametrize("text", UNREAD)
@pytest.mark.parametrize("ours", [(), PUSHES])
def test_it_is_our_turn_to_read_it_whatever_we_pushed_since(text, ours):
    found = told(WE, f"9 B {text}", *ours)
    assert found.cause is Cause.YOUR_TURN
    assert str(found.actions[0].advice).startswith("Read first what the buyer wrote on 2026-11-09")


@pytest.mark.parametrize("text", UNREAD)
def test_what_we_answered_somebody_has_read(text):
    assert told(WE, f"9 B {text}", "8 S The certificate is attached.", *PUSHES).cause is not Cause.YOUR_TURN
