"""How people call each other in the middle of a message is how they are called in the next one."""

import pytest
from tests.saying import case, message

from silentbuyer.conversation.forms_of_address import our_form
from silentbuyer.playbook.called import called


@pytest.mark.parametrize(
    ("name", "text", "form"),
    [
        ("Muhammad Usman Ghani", "Usman brother very sorry, ocean freight go up", "Usman brother"),
        ("Katarzyna Wójtowicz", "Dzień dobry Pani Kasiu,\nkontener z marca już w sprzedaży?", "Pani Kasiu"),
        ("Katarzyna Wrona", "Dzień dobry Pani Katarzyno, bardzo przepraszam.", "Pani Katarzyno"),
        ("أبو فهد - ناصر العتيبي", "أعتذر أستاذ ناصر، أعدل الفاتورة", "أستاذ ناصر"),
        ("Hesham Abdel Aziz", "حسنا أستاذ هشام. كم أسبوع تقريبا؟", "أستاذ هشام"),
        ("Serkan Yıldıran", "Serkan bey iyi günler, deneme nasıl geçti?", "Serkan Bey"),
        ("Deepak Agarwal", "2.42 really impossible Deepak ji, 2.52 is zero profit", "Deepak ji"),
        ("Hendra Wijaya", "Pak Hendra, harga turun USD 1,140", "Pak Hendra"),
        ("陈伟杰", "好的陈总，不急，慢慢试。", "陈总"),
        ("林柏翰", "抱歉林先生,交期25天。", "林先生"),
        ("Julio Mamani", "Don Julio que decidió?", "Don Julio"),
        ("عبد السلام الفيتوري", "وعليكم السلام أخي عبد السلام، نعم عندنا", "أخي عبد السلام"),
        ("Usman Ghani", "Brother how about the offer?", ""),
        ("Anna Nowak", "Pan Kowalski z magazynu pyta o termin.", ""),
        ("Serkan Polat", "Mehmet bey ile konuştum, tamam.", ""),
        ("Hesham Abdel Aziz", "أستاذ هل وصلت الفاتورة", ""),
    ],
)
def test_the_buyer_is_called_as_in_the_talk(name, text, form):
    assert our_form(case(message(9, "buyer", "Price?"), message(8, "seller", text), name=name)) == form


@pytest.mark.parametrize(
    ("name", "form", "language", "country", "greeted"),
    [
        ("Katarzyna Wójtowicz", "Pani Kasiu", "pl", "PL", "Pani Kasiu"),
        ("Jan Kowalski", "Panie Kowalski", "pl", "PL", ""),
        ("Петя Илиева", "Petya", "bg", "BG", "Петя"),
        ("инж. Калоян Дюлгеров", "Kaloyan", "bg", "BG", "Калоян"),
        ("Nguyễn Thị Hiền", "", "vi", "VN", "Hiền"),
        ("Kim Nguyen", "", "vi", "US", "Kim Nguyen"),
        ("مهدی کریمی", "Mr Karimi", "fa", "IR", "مهدی کریمی"),
    ],
)
def test_a_draft_calls_them_by_the_form_of_the_talk(name, form, language, country, greeted):
    assert called({"name": name, "address": form, "country": country}, language)["name"] == greeted
