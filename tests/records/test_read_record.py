"""The lenient door: whatever a row looks like, what is understood is read and what is not is told and kept."""

import math
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import silentbuyer as sb
from silentbuyer.data import tables
from silentbuyer.errors import CustomerError, RecordError
from silentbuyer.records.cells import LONGEST_BLANK
from silentbuyer.records.headers import fields_of
from silentbuyer.records.place_names import country_code, language_code, region_code
from silentbuyer.records.read_record import read_record


def notes(customer, field):
    return [remark.note for remark in customer.remarks if remark.field == field]


class TestHeaders:
    @pytest.mark.parametrize(
        "row",
        [
            {
                "ID": "7",
                "Company": "Acme",
                "Contact": "Ana",
                "E-mail": "a@b.example",
                "Country": "Brazil",
                "Phone": "+55 11",
            },
            {
                "客户编号": "7",
                "公司名称": "Acme",
                "联系人": "Ana",
                "邮箱": "a@b.example",
                "国家地区": "巴西",
                "电话": "+55 11",
            },
            {
                "Código de cliente": "7",
                "Empresa": "Acme",
                "Contacto": "Ana",
                "Correo electrónico": "a@b.example",
                "País": "Brasil",
                "Teléfono": "+55 11",
            },
            {
                "Código do cliente": "7",
                "Razão social": "Acme",
                "Contato": "Ana",
                "E-mail": "a@b.example",
                "País": "Brasil",
                "Telefone": "+55 11",
            },
            {
                "N° client": "7",
                "Société": "Acme",
                "Interlocuteur": "Ana",
                "Courriel": "a@b.example",
                "Pays": "Brésil",
                "Téléphone": "+55 11",
            },
            {
                "Kunden-ID": "7",
                "Firma": "Acme",
                "Ansprechpartner": "Ana",
                "E-Mail-Adresse": "a@b.example",
                "Land": "Brasilien",
                "Telefon": "+55 11",
            },
            {
                "Codice cliente": "7",
                "Ragione sociale": "Acme",
                "Referente": "Ana",
                "Indirizzo e-mail": "a@b.example",
                "Paese": "Brasile",
                "Telefono": "+55 11",
            },
            {
                "Код клиента": "7",
                "Компания": "Acme",
                "Контактное лицо": "Ana",
                "Почта": "a@b.example",
                "Страна": "Бразилия",
                "Телефон": "+55 11",
            },
            {
                "رقم العميل": "7",
                "الشركة": "Acme",
                "الاسم": "Ana",
                "البريد الإلكتروني": "a@b.example",
                "الدولة": "البرازيل",
                "الهاتف": "+55 11",
            },
            {
                "MÜŞTERİ NO": "7",
                "FİRMA ADI": "Acme",
                "YETKİLİ": "Ana",
                "E-POSTA": "a@b.example",
                "ÜLKE": "Brezilya",
                "TELEFON NUMARASI": "+55 11",
            },
            {
                "顧客番号": "7",
                "会社名": "Acme",
                "担当者": "Ana",
                "メールアドレス": "a@b.example",
                "国": "ブラジル",
                "電話番号": "+55 11",
            },
            {
                "고객번호": "7",
                "회사명": "Acme",
                "담당자": "Ana",
                "이메일": "a@b.example",
                "국가": "브라질",
                "전화번호": "+55 11",
            },
        ],
    )
    def test_the_same_buyer_in_twelve_languages(self, row):
        found = read_record(row)
        assert (found.id, found.company, found.name, found.email, found.country, found.phone) == (
            "7", "Acme", "Ana", "a@b.example", "BR", "+55 11",
        )  # fmt: skip
        assert not found.extra

    def test_customer_is_the_company_unless_there_is_one(self):
        assert read_record({"id": "1", "Customer": "Acme"}).company == "Acme"
        both = read_record({"id": "1", "Customer": "Ana", "Company": "Acme"})
        assert (both.company, both.name) == ("Acme", "Ana")

    def test_our_own_names_come_before_look_alikes_wherever_they_stand(self):
        found = read_record({"id": "1", "Account": "Old name", "company": "Acme"})
        assert found.company == "Acme"
        assert found.extra == {"Account": "Old name"}

    def test_unknown_columns_are_kept_as_they_came(self):
        found = read_record({"id": "1", "Sales Rep": "Lily", "Score": 3, "When": date(2026, 1, 2), "Odd": 1j})
        assert found.extra == {"Score": 3, "When": "2026-01-02", "Odd": "1j"}
        assert found.owner == "Lily"

    def test_the_users_mapping_wins(self):
        assert read_record({"id": "1", "Nick": "Acme"}, mapping={"company": "Nick"}).company == "Acme"
        with pytest.raises(RecordError, match="is no field"):
            read_record({"id": "1"}, mapping={"colour": "id"})
        with pytest.raises(RecordError, match="there is no column 'Nick'"):
            read_record({"id": "1"}, mapping={"company": "Nick"})


class TestNothing:
    @pytest.mark.parametrize("word", ["NaN", "None", "null", "-", "—", "N/A", "#N/A", "\\N", "无", "暂无", "NA"])
    def test_words_for_nothing_are_remarked(self, word):
        found = read_record({"id": "1", "company": word})
        assert found.company is None
        assert notes(found, "company") == ["read as nothing"]

    @pytest.mark.parametrize("value", [None, math.nan, "", "   ", [], {}])
    def test_real_nothing_needs_no_word(self, value):
        found = read_record({"id": "1", "company": value, "Foo": value})
        assert (found.company, found.remarks, found.extra) == (None, (), {})

    def test_missing_values_of_data_frames(self):
        class NAType:
            """pandas.NA, which refuses every comparison."""

            def __ne__(self, other):
                raise TypeError("boolean value of NA is ambiguous")

            __hash__ = None

        found = read_record({"id": "1", "company": NAType(), "name": b"Ana"})
        assert (found.company, found.name, found.remarks) == (None, "Ana", ())

    def test_cells_that_only_look_like_json(self):
        assert read_record({"id": "1", "products": "[UV lamps"}).products == ("[UV lamps",)
        assert read_record({"id": "1", "orders": "[2026"}).extra == {"orders": "[2026"}

    def test_na_is_a_country_and_a_name(self):
        found = read_record({"id": "1", "country": "NA", "name": "NA"})
        assert (found.country, found.name) == ("NA", "NA")
        assert "Namibia" in notes(found, "country")[0]

    def test_no_id_is_an_error_that_names_the_field(self):
        with pytest.raises(CustomerError) as caught:
            read_record({"company": "Acme", "id": "-"})
        assert caught.value.field == "Customer.id"
        assert read_record({"company": "Acme"}, default_id="row-2").id == "row-2"

    def test_a_record_is_a_mapping(self):
        with pytest.raises(CustomerError, match="mapping of column to value"):
            read_record(["a"])


class TestCells:
    def test_a_decimal_id_is_whole_again(self):
        assert read_record({"id": 12.0}).id == "12"
        assert read_record({"id": 12}).id == "12"
        assert "leading zeros" in notes(read_record({"id": 12.0}), "id")[0]

    def test_markup_in_a_telephone_number(self):
        found = read_record({"id": "1", "phone": '<a href="tel:+911234">+91&nbsp;1234</a>'})
        assert found.phone == "+91 1234"
        assert "markup" in notes(found, "phone")[0]

    def test_an_address_in_angle_brackets_is_no_markup(self):
        assert read_record({"id": "1", "email": "Ana Souza <ana@acme.example>"}).email == "ana@acme.example"
        assert read_record({"id": "1", "email": "mailto:ana@acme.example"}).email == "ana@acme.example"

    def test_several_addresses_and_numbers_become_contacts(self):
        found = read_record(
            {"id": "1", "email": "a@x.example; b@x.example", "phone": "+49 1 / +49 2", "Mobile": "+49 3"}
        )
        assert (found.email, found.phone) == ("a@x.example", "+49 1")
        assert {(c.channel, c.value) for c in found.contacts} == {
            ("email", "b@x.example"),
            ("phone", "+49 2"),
            ("phone", "+49 3"),
        }

    def test_an_address_with_a_word_beside_it_keeps_both(self):
        found = read_record({"id": "1", "email": "ana@x.example (private)"})
        assert found.email == "ana@x.example"
        assert found.extra == {"email": "ana@x.example (private)"}

    def test_broken_addresses_are_kept_for_the_rules_to_judge(self):
        assert read_record({"id": "1", "email": "not-an-address"}).email == "not-an-address"

    def test_a_number_without_digits_is_kept_aside(self):
        found = read_record({"id": "1", "phone": "ask Ana"})
        assert found.phone is None
        assert found.extra == {"phone": "ask Ana"}

    def test_numbers_that_a_spreadsheet_has_shortened(self):
        found = read_record({"id": "1.00234E+11", "phone": "5.51199E+12"})
        assert (found.id, found.phone, found.extra) == ("1.00234E+11", None, {"phone": "5.51199E+12"})
        assert "digits are lost" in notes(found, "id")[0]

    def test_one_contact_as_a_mapping(self):
        assert read_record({"id": "1", "contacts": {"channel": "WA", "value": "+1"}}).channels == {"whatsapp": "+1"}

    def test_full_width_and_spreadsheet_marks(self):
        found = read_record(
            {"id": "1", "email": "ａｎａ＠ｘ．example", "phone": '="+55 11"', "fax": "x", "website": "'=x"}
        )
        assert (found.email, found.phone, found.website) == ("ana@x.example", "+55 11", "=x")

    def test_nul_bytes_and_endless_cells(self):
        found = read_record({"id": "1\x00", "about": "x" * 50_000})
        assert found.id == "1"
        assert len(found.about) == 20_000
        assert "cut" in notes(found, "about")[0]

    def test_channels_in_columns_and_in_one_cell(self):
        found = read_record(
            {
                "id": "1",
                "phone": "+55 1",
                "WhatsApp": "是",
                "微信": "ana_w",
                "contacts": "Skype: ana; 电话：+86 1; what",
            }
        )
        assert found.channels == {"phone": "+55 1", "whatsapp": "+55 1", "wechat": "ana_w", "skype": "ana"}
        assert found.extra == {"contacts": "Skype: ana; 电话：+86 1; what"}

    def test_channels_as_json(self):
        rows = '[{"channel": "whatsapp", "value": "+1", "role": "emergency", "person": "Bo"}, ["line", "bo"], {"channel": "x"}]'
        found = read_record({"id": "1", "contacts": rows})
        assert [(c.channel, c.value, c.role) for c in found.contacts] == [
            ("whatsapp", "+1", "emergency"),
            ("line", "bo", ""),
        ]
        assert read_record({"id": "1", "contacts": {"wechat": "w"}}).channels == {"wechat": "w"}
        assert read_record({"id": "1", "WhatsApp": "no"}).extra == {"WhatsApp": "no"}

    def test_lists_in_a_cell(self):
        assert read_record({"id": "1", "products": "泵、阀门；UV lamps|filters, pipes"}).products == (
            "泵",
            "阀门",
            "UV lamps",
            "filters",
            "pipes",
        )
        assert read_record({"id": "1", "products": ["a", "b; c", None]}).products == ("a", "b", "c")

    def test_languages(self):
        found = read_record({"id": "1", "languages": "Portuguese/en; 葡萄牙语; Klingon"})
        assert found.languages == ("pt", "en")
        assert found.extra == {"languages": "Klingon"}

    @pytest.mark.parametrize(
        ("text", "amount", "currency"),
        [
            ("12000", 12000, None), ("USD 12,000.50", 12000.5, "USD"), ("12.000,50 €", 12000.5, "EUR"), ("1 234,5 руб", 1234.5, "RUB"),
            ("1'234'567", 1234567, None), ("12,000", 12000, None), ("12.5", 12.5, None), ("1,5", 1.5, None), ("R$ 10", 10, "BRL"),
            ("$ 10", 10, None), ("-3", -3, None), ("12,34,567", 1234567, None), ("12.000", 12, None),
        ],
    )  # fmt: skip
    def test_amounts(self, text, amount, currency):
        found = read_record({"id": "1", "amount": text})
        assert (found.amount, found.currency) == (amount, currency)

    @pytest.mark.parametrize("text", ["about ten", "12 or 13", "1.2.3,4,5", "1,2,3", math.inf])
    def test_amounts_that_are_none(self, text):
        found = read_record({"id": "1", "amount": text})
        assert found.amount is None
        assert notes(found, "amount")

    def test_a_currency_of_its_own_and_one_that_is_not_certain(self):
        assert read_record({"id": "1", "amount": 5, "currency": "美元"}).currency == "USD"
        assert read_record({"id": "1", "currency": "¥"}).extra == {"currency": "¥"}

    @pytest.mark.parametrize(
        ("word", "stage"),
        [
            ("Quotation", "quotation"),
            ("已报价", "quotation"),
            ("样品", "sample"),
            ("Customer", "repeat"),
            ("repeat", "repeat"),
        ],
    )
    def test_stages(self, word, stage):
        assert read_record({"id": "1", "stage": word}).stage == stage

    def test_an_unknown_stage_is_kept(self):
        found = read_record({"id": "1", "stage": "Limbo"})
        assert (found.stage, found.extra) == (None, {"stage": "Limbo"})

    def test_consent_and_opt_out(self):
        assert read_record({"id": "1", "consent": "yes"}).consent is True
        assert read_record({"id": "1", "consent": "是", "opt out": "1"}).consent is False
        assert read_record({"id": "1", "opt out": "0"}).consent is None
        assert read_record({"id": "1", "consent": "perhaps"}).extra == {"consent": "perhaps"}

    def test_zones(self):
        assert read_record({"id": "1", "timezone": "America/Sao_Paulo"}).timezone == "America/Sao_Paulo"
        hint = read_record({"id": "1", "timezone": "8"})
        assert (hint.timezone, hint.extra) == (None, {"timezone": "8"})

    def test_regions(self):
        assert read_record({"id": "1", "country": "Brazil", "state": "São Paulo"}).subdivision == "SP"
        assert read_record({"id": "1", "country": "BR", "state": "BR-SP"}).subdivision == "SP"
        assert read_record({"id": "1", "state": "Somewhere"}).extra == {"state": "Somewhere"}

    def test_names_in_two_parts(self):
        assert read_record({"id": "1", "First Name": "Ana", "Last Name": "Souza"}).name == "Ana Souza"

    def test_a_second_column_for_one_field_is_kept_aside(self):
        found = read_record({"id": "1", "website": "a.example b.example", "city": "Rio", "about": "x", "industry": "y"})
        assert found.website == "a.example"
        assert found.extra == {"website": "a.example b.example", "industry": "y"}

    def test_signals_are_namespaced(self):
        found = read_record(
            {
                "id": "1",
                "alibaba.junk_marks": "3",
                "mic.list": "blocked",
                "signals": '{"alibaba": {"level": "L2"}}',
            }
        )
        assert found.signals == {"alibaba": {"junk_marks": 3, "level": "L2"}, "made-in-china": {"list": "blocked"}}
        assert read_record({"id": "1", "signals": "x"}).extra == {"signals": "x"}


class TestLog:
    def test_a_bare_date_has_no_direction(self):
        found = read_record({"id": "1", "Last Activity Date": "2026-03-02T09:00:00+01:00"})
        (only,) = found.messages
        assert (only.sender, only.kind) == ("unknown", "message")
        assert any("direction unknown" in note for note in notes(found, "last_contact"))

    def test_last_activity_that_repeats_a_known_reply_is_not_told_twice(self):
        row = {
            "id": "1",
            "last reply": "2026-03-02T09:00:00+00:00",
            "last contact": "2026-03-02",
            "last sent": "2026-02-01",
        }
        assert [m.sender for m in read_record(row).messages] == ["seller", "buyer"]

    def test_1970_is_no_date(self):
        found = read_record({"id": "1", "最近联系时间": "1970-01-01 00:00:00"})
        assert found.messages == ()
        assert "empty date" in notes(found, "last_contact")[0]

    def test_naive_dates_take_the_buyers_clock_and_say_so(self):
        row = {"id": "1", "last contact": "2026-03-02 09:00", "timezone": "Asia/Kolkata"}
        found = read_record(row)
        assert found.messages[0].at == datetime(2026, 3, 2, 3, 30, tzinfo=UTC)
        assert any("Asia/Kolkata" in note for note in notes(found, "last_contact"))
        assert read_record(row, zone="Asia/Shanghai").messages[0].at == datetime(2026, 3, 2, 1, 0, tzinfo=UTC)

    def test_an_inquiry_with_its_date_is_a_message_of_the_buyer(self):
        found = read_record({"id": "1", "询盘时间": "2026-03-02T09:00:00+08:00", "询盘内容": "price?", "主题": "UV"})
        (only,) = found.messages
        assert (only.sender, only.subject, only.text) == ("buyer", "UV", "price?")
        undated = read_record({"id": "1", "inquiry": "price?"})
        assert (undated.messages, undated.extra) == ((), {"inquiry": "price?"})

    def test_a_bounce_with_its_date(self):
        found = read_record({"id": "1", "Bounce Date": "2026-03-02T09:00:00Z", "Bounce Reason": "550 5.7.1"})
        assert [(m.kind, m.text) for m in found.messages] == [("bounce", "550 5.7.1")]
        assert read_record({"id": "1", "Bounce Reason": "550"}).extra == {"Bounce Reason": "550"}

    def test_messages_as_a_list(self):
        good = {"at": "2026-03-02T09:00:00Z", "sender": "them", "channel": "WA", "text": "hi"}
        bad = {"at": "2026-03-02T09:00:00Z", "sender": "the cat"}
        found = read_record(
            {"id": "1", "messages": [good, bad, {}, "x", sb.Message(at=datetime(2026, 1, 1, tzinfo=UTC))]}
        )
        assert [(m.sender, m.channel) for m in found.messages] == [("unknown", "email"), ("buyer", "whatsapp")]
        assert len(notes(found, "messages")) == 3
        assert "one of buyer, seller, unknown" in notes(found, "messages")[0]

    def test_orders_as_text_as_a_list_and_as_one_date(self):
        found = read_record({"id": "1", "orders": "2026-01-03T00:00:00Z USD 12,000; 2026-04-01 10:00 9000 EUR; soon"})
        assert [(o.amount, o.currency) for o in found.orders] == [(12000, "USD"), (9000, "EUR")]
        assert "orders" in found.extra
        listed = read_record(
            {
                "id": "1",
                "orders": [
                    {"at": "2026-01-03", "amount": 5, "currency": "usd", "id": "A"},
                    sb.Order(at=datetime(2026, 1, 1, tzinfo=UTC)),
                ],
            }
        )
        assert [(o.id, o.amount, o.currency) for o in listed.orders] == [("", None, None), ("A", 5.0, "USD")]
        last = read_record({"id": "1", "Last Order": "2026-01-03", "Last order amount": "7"})
        assert last.orders[0].amount == 7
        assert read_record({"id": "1", "Last order amount": "7"}).extra == {"Last order amount": "7"}

    def test_a_date_that_cannot_be_read_is_kept(self):
        found = read_record({"id": "1", "ETA": "next week"})
        assert found.arrival is None
        assert found.extra == {"ETA": "next week"}

    def test_a_customer_written_out_comes_back(self):
        first = read_record({"id": "1", "Foo": "x", "country": "Brazil"})
        again = read_record(
            {"id": "1", "country": "BR", "extra": {"Foo": "x"}, "remarks": [{"field": "country", "note": "read as BR"}]}
        )
        assert again.extra == first.extra
        assert notes(again, "country") == ["read as BR"]


class TestNames:
    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("Brazil", "BR"), ("BRASIL", "BR"), ("巴西", "BR"), ("BRA", "BR"), ("br", "BR"), ("Brazil (BR)", "BR"), ("巴西/Brazil", "BR"),
            ("UK", "GB"), ("U.S.A.", "US"), ("Holland", "NL"), ("Türkiye", "TR"), ("Turkey", "TR"), ("Côte d'Ivoire", "CI"), ("Ivory Coast", "CI"),
            ("Korea, Republic of", "KR"), ("Hong Kong, China", "HK"), ("中国台湾", "TW"), ("Россия", "RU"), ("アメリカ合衆国", "US"), ("Niger", "NE"),
            ("Nigeria", "NG"), ("Guinea", "GN"), ("Dominica", "DM"), ("Dominican Republic", "DO"), ("الإمارات", "AE"), ("Deutschland", "DE"),
        ],
    )  # fmt: skip
    def test_countries(self, text, code):
        assert country_code(text) == code

    @pytest.mark.parametrize("text", ["", "Atlantis", "Asia", "XX", "Brazil / Peru"])
    def test_no_country(self, text):
        assert country_code(text) is None

    def test_languages_and_regions(self):
        assert [language_code(x) for x in ("pt_BR", "zh-Hans", "German", "немецкий", "xx")] == [
            "pt",
            "zh",
            "de",
            "de",
            None,
        ]
        assert region_code("US", "California") == "CA"
        assert region_code(None, "CA") == "CA"
        assert region_code("DE", "Nowhere land") is None


@pytest.mark.parametrize("field", sorted(fields_of("headers")))
def test_no_field_swallows_what_it_cannot_use(field):
    found = read_record({"id": "1", field: "qqq zzz"} if field != "id" else {"id": "qqq zzz"})
    told = "".join(
        f"{getattr(found, name)!r}{getattr(found, name)}"
        for name in ("extra", "messages", "contacts", "products", "signals")
    )
    assert "qqq" in told + "".join(
        str(getattr(found, a)) for a in ("id", "company", "name", "email", "website", "city", "about", "owner")
    )


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30) | st.dates() | st.datetimes(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=5,
)
WORDS = """company name email phone website country state city timezone contacts languages products about stage amount currency
orders messages arrival consent signals extra remarks WhatsApp 询盘时间 询盘内容"""
COLUMNS = st.sampled_from(WORDS.split()) | st.text(max_size=12)


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(COLUMNS, JSON, max_size=8))
def test_no_record_whatever_breaks_the_door(row):
    found = read_record({**row, "id": "C-1"})
    assert isinstance(found, sb.Customer)
    hash(found)


@pytest.mark.parametrize(
    "name", ["a/" * 500 + "a", "../../etc/passwd", "//", "Europe/Berlin/" * 3, "é", "a" * 5000, "Etc/../Etc/UTC", "."]
)
def test_what_is_no_name_of_a_zone_is_never_looked_for(name):
    found = sb.Customer.from_record({"id": "1", "timezone": name})
    assert found.timezone is None
    assert [remark.field for remark in found.remarks] == ["timezone"]


@pytest.mark.parametrize(
    ("cell", "first", "others"),
    [
        ("anna @acme.example", "anna@acme.example", []),
        ("anna@ acme.example", "anna@acme.example", []),
        ("anna @ acme.example", "anna@acme.example", []),
        ("anna@acme .example", "anna@acme.example", []),
        ("Anna Riva <anna @acme.example>", "anna@acme.example", []),
        ("a@x.example / b @y.example", "a@x.example", ["b@y.example"]),
        ("a@x.example b@y.example", "a@x.example", ["b@y.example"]),
    ],
)
def test_an_address_that_blanks_have_parted_is_one(cell, first, others):
    made = read_record({"id": "1", "email": cell})
    assert (made.email, [contact.value for contact in made.contacts]) == (first, others)
    assert any(remark.note.startswith("read as") for remark in made.remarks)


def test_no_word_for_nothing_is_longer_than_what_is_looked_at():
    assert max(map(len, tables.toml("records/values.toml")["blank"]["words"])) <= LONGEST_BLANK
