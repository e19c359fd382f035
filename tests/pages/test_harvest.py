"""What a company's page offers a salesperson."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from silentbuyer.pages.announcements import farewell
from silentbuyer.pages.document import Document, read_document
from silentbuyer.pages.harvest import closed_until, harvest

TODAY = date(2026, 11, 21)


def found(body):
    return harvest(read_document(body.encode()), TODAY)


def test_phones_are_linked_or_named_or_international():
    page = found(
        "<a href='tel:+49-40-1234567'>call</a><p>Tel: 040 / 765 43 21</p><p>+55 (11) 3456-7890</p>"
        "<p>Order 1234567890</p><p>1998 - 2026 2027</p>"
    )

    assert page.phones == ("+49-40-1234567", "040 / 765 43 21", "+55 (11) 3456-7890")


def test_mail_addresses_are_linked_or_written_and_pictures_are_none():
    page = found(
        "<a href='mailto:Sales@Acme.example?subject=x'>m</a> info@acme.example. logo@2x.png a@b <a href='mailto:x'>"
    )

    assert page.emails == ("sales@acme.example", "info@acme.example")


def test_covered_addresses_are_uncovered():
    page = found(
        "<a href='/cdn-cgi/l/email-protection#1e777078715e7f7d737b30726a'>x</a><span data-cfemail='00'></span>"
        "<p>sales [at] acme.example, export(at)acme(dot)example, hr＠acme.example"
        "<a href='mailto:Info%40acme.example,service@acme.example'>"
    )

    assert set(page.emails) == {
        "info@acme.lt", "sales@acme.example", "export@acme.example", "hr@acme.example", "info@acme.example",
        "service@acme.example",
    }  # fmt: skip


def test_phones_are_read_in_other_digits_and_dashes():
    page = found("<p>هاتف: ٠٢٣٢٥٥٥١٢٣٤</p><p>電話：０３−１２３４−５６７８</p><p>Tel: 0232–555–12–34</p>")

    assert page.phones == ("02325551234", "03-1234-5678", "0232-555-12-34")


@pytest.mark.parametrize(
    ("link", "channel"),
    [
        ("https://wa.me/%2B905551234567", ("whatsapp", "+905551234567")),
        ("//wa.me/905551234567", ("whatsapp", "+905551234567")),
        ("//www.linkedin.com/company/acme/", ("linkedin", "linkedin.com/company/acme")),
    ],
)
def test_links_are_read_in_all_their_forms(link, channel):
    assert found(f"<a href='{link}'>").channels == (channel,)


def test_messengers_and_profiles_are_channels():
    page = found(
        "<a href='https://wa.me/5511999998888'></a><a href='https://www.linkedin.com/company/acme/'></a>"
        "<a href='https://t.me/acme'></a><a href='weixin://contacts'></a><a href='viber://chat?number=%2B380501234567'></a>"
        "<a href='https://www.facebook.com/sharer.php?u=x'></a><a href='https://m.facebook.com/acme'></a>"
        "<a href='http://[bad'></a><a href='https://example.com/'></a><p>微信：acme_sales2026</p>"
    )

    assert dict(page.channels) == {
        "whatsapp": "+5511999998888", "linkedin": "linkedin.com/company/acme", "telegram": "t.me/acme",
        "wechat": "acme_sales2026", "viber": "+380501234567", "facebook": "m.facebook.com/acme",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("link", "number"),
    [
        ("https://api.whatsapp.com/send?phone=49401234567&text=hi", "+49401234567"),
        ("https://web.whatsapp.com/send?phone=%2B49401234567", "+49401234567"),
        ("whatsapp://send?phone=49401234567", "49401234567"),
        ("https://wa.me/message/ABC", None),
    ],
)
def test_whatsapp_links_carry_a_number(link, number):
    assert dict(found(f"<a href='{link}'>w</a>").channels).get("whatsapp") == number


def test_languages_are_the_pages_own_and_its_translations():
    page = found("<html lang=pt-BR><head><link rel=alternate hreflang=en href=/en><link hreflang=x-default></head><p>a")

    assert page.languages == ("pt", "en")


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Our office is closed until 5 January 2027. Merry Christmas!", date(2027, 1, 5)),
        ("Welcome. Betriebsferien: geschlossen vom 20. Dezember bis 6. Januar.", date(2027, 1, 6)),
        ("We make pumps. Founded on 5 January 1998.", None),
        ("Closed until 5 January 2024.", None),
        ("Open Monday to Friday, closed from 12:00 to 13:00.", None),
        ("Vi har stängt 23 december - 6 januari", date(2027, 1, 6)),
        ("Vi holder lukket fra 23. december til 2. januar", date(2027, 1, 2)),
        ("Suljettu 23.12.2026–6.1.2027", date(2027, 1, 6)),
        ("Είμαστε κλειστά από 24 Δεκεμβρίου έως 4 Ιανουαρίου", date(2027, 1, 4)),
        ("We are closed on Sundays and public holidays, 2 doors down.", None),
        ("", None),
    ],
)
def test_a_holiday_notice_says_when_the_closure_ends(text, last):
    answer = closed_until(text, TODAY)

    assert (answer is None) == (last is None)
    assert last is None or abs((answer - last).days) <= 1


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "Thank you for 30 years. Old Mill Filters has ceased trading. Goodbye.",
            "Old Mill Filters has ceased trading.",
        ),
        ("Wir haben den Geschäftsbetrieb eingestellt.", "Wir haben den Geschäftsbetrieb eingestellt."),
        ("公司已注销。谢谢。", "公司已注销。"),
        ("We are closed until 5 January 2027.", ""),
        ("", ""),
    ],
)
def test_a_company_may_say_goodbye_for_good(text, sentence):
    assert farewell(text) == sentence


@pytest.mark.parametrize(
    "text",
    [
        "We buy used machines from companies in liquidation.",
        "The bypass valve is permanently closed in normal operation.",
        "Our Berlin branch is permanently closed; please visit Hamburg.",
        "Since Foo Ltd ceased operations we also supply its spare parts.",
        "If your supplier is no longer in business, talk to us.",
        "Maschinen aus Geschäftsaufgabe günstig kaufen.",
        "Auction: presses of Foo SA, liquidation judiciaire.",
        "폐업 정리, 중고 주방기기 매입합니다.",
    ],
)
def test_the_end_of_others_is_no_farewell_of_a_company(text):
    assert farewell(f"{text} We have made pumps since 1974.") == ""


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=300), st.lists(st.text(max_size=60), max_size=5))
def test_any_page_can_be_harvested(text, links):
    page = harvest(Document(text=text, links=tuple(links)), TODAY)

    assert len(page.phones) <= 10
    assert len(page.emails) <= 10
