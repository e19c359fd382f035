"""Exports of each system, made from its published field list: recognised, mapped aloud, their traps known."""

import csv
import io
import json
from datetime import UTC, datetime

import pytest

from silentbuyer.batch import BadRow, read_customers
from silentbuyer.data import tables
from silentbuyer.errors import RecordError
from silentbuyer.model.reader import Reader
from silentbuyer.readers import choosing as readers
from silentbuyer.records.headers import fields_of
from silentbuyer.testing import check_reader

PLATFORMS = {
    "HubSpot": "hubspot", "Salesforce": "salesforce", "Odoo": "odoo", "EspoCRM": "espocrm", "Frappe CRM": "frappe",
    "IndiaMART": "indiamart", "TradeIndia": "tradeindia", "OKKI (XiaoMan)": "okki",
}  # fmt: skip


@pytest.fixture
def export(tmp_path):
    def write(rows, name="export.csv"):
        path = tmp_path / name
        if name.endswith(".json"):
            path.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
            return path
        text = io.StringIO(newline="")
        writer = csv.DictWriter(text, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
        path.write_text(text.getvalue(), encoding="utf-8", newline="")
        return path

    return write


def one(path, **how):
    with read_customers(path, **how) as reading:
        (found,) = list(reading)
    assert not isinstance(found, BadRow), found
    return found, reading.source


class TestDetection:
    @pytest.mark.parametrize("platform", PLATFORMS)
    def test_a_full_export_is_known_by_its_columns(self, shared_facts, platform):
        rows = csv.DictReader((shared_facts / "export_fields.csv").read_text(encoding="utf-8").splitlines())
        columns = [r["field"] for r in rows if r["platform"] == platform and r["field"].isidentifier()]
        reader, sure = readers.detect(columns)
        assert reader.name == PLATFORMS[platform]
        assert sure > 0.9

    @pytest.mark.parametrize("platform", PLATFORMS)
    def test_no_column_name_is_invented(self, shared_facts, platform):
        facts = csv.DictReader((shared_facts / "export_fields.csv").read_text(encoding="utf-8").splitlines())
        seen = {name for row in facts if row["platform"] == platform for name in (row["field"], row["label"])}
        table = tables.toml(f"readers/{PLATFORMS[platform]}.toml")
        # A label may be followed by its options: "Email Quality correct/incorrect".
        unseen = [
            n for n in (*table["fields"], *table["signature"]) if not any(s == n or s.startswith(f"{n} ") for s in seen)
        ]
        assert unseen == []

    @pytest.mark.parametrize("platform", PLATFORMS)
    def test_every_table_points_at_fields_that_exist(self, platform):
        fields = tables.toml(f"readers/{PLATFORMS[platform]}.toml")["fields"].values()
        assert {f for f in fields if not f.startswith(("signals.", "channel:"))} <= fields_of("headers")

    def test_a_table_of_our_own_is_generic(self):
        assert (
            readers.detect(["id", "company", "name", "email", "phone", "website", "country", "status"])[0].name
            == "generic"
        )
        assert readers.detect([]) == (readers.GENERIC, 0.0)

    def test_a_plugins_reader_takes_part(self):
        class Siebel:
            name = "siebel"

            def confidence(self, columns):
                return 1.0

            def columns(self, columns):
                return {"ROW_ID": "id"}

            def record(self, row):
                return {"id": row["ROW_ID"]}

        assert isinstance(Siebel(), Reader)
        assert readers.detect(["ROW_ID"], [Siebel()])[0].name == "siebel"
        assert readers.choose("siebel", ["ROW_ID"], [Siebel()])[1] == 1.0
        assert readers.choose(Siebel(), [])[1] == 1.0
        with pytest.raises(RecordError, match="there is no reader"):
            readers.choose("siebel", ["ROW_ID"])

    @pytest.mark.parametrize("reader", readers.CORE, ids=lambda reader: reader.name)
    def test_each_is_a_reader_that_survives_an_empty_row(self, reader):
        assert isinstance(reader, Reader)
        assert isinstance(dict(reader.record({})), dict)
        assert 0 <= reader.confidence(["Email"]) < readers.SURE or reader.name == "generic"

    def test_a_broken_plugins_reader_costs_its_vote_or_its_row_only(self, export):
        class Broken:
            name = "broken"

            def __init__(self, sure):
                self.sure = sure

            def confidence(self, columns):
                return self.sure[0]

            def columns(self, columns):
                return {"id": "id"} if self.sure[0] < 5 else 1 / 0

            def record(self, row):
                return {"id": row["id"], "age": 1 / int(row["id"])}

        path = export([{"id": "0"}, {"id": "1"}])
        with read_customers(path, readers=[Broken([])]) as reading:
            assert [c.id for c in reading] == ["0", "1"]
        assert any("the reader 'broken' failed and was left out (IndexError" in note for note in reading.source.notes)
        with read_customers(path, readers=[Broken([7])]) as reading:
            assert reading.source.reader == "generic"
        with read_customers(path, readers=[Broken([0.9])]) as reading:
            bad, good = list(reading)
        assert "must be a row that the reader 'broken' can read, got 'ZeroDivisionError" in str(bad)
        assert good.extra == {"age": 1.0}
        with pytest.raises(RecordError, match="failed on these columns"):
            read_customers(path, reader=Broken([9]))

    @pytest.mark.parametrize("name", sorted(PLATFORMS.values()))
    def test_each_keeps_the_contract_that_plugins_keep(self, name):
        reader, _ = readers.choose(name, [])
        check_reader(reader, dict.fromkeys(tables.toml(f"readers/{name}.toml")["signature"], "x1"))

    def test_the_generic_table_keeps_it_too(self):
        check_reader(readers.GENERIC, {"id": "1", "company": "Acme"})
        assert readers.GENERIC.columns(["Firma"]) == {"Firma": "company"}

    def test_an_empty_first_column_gives_way_to_the_second(self, export):
        row = {
            "Record ID": "1",
            "Lifecycle Stage": "",
            "Contact owner": "",
            "Phone Number": "",
            "Mobile Phone Number": "+49 1",
        }
        assert one(export([row]))[0].phone == "+49 1"

    def test_mapping_and_confidence_are_told(self, export):
        _, source = one(
            export(
                [
                    {
                        "Record ID": "1",
                        "Lifecycle Stage": "lead",
                        "Contact owner": "Lily",
                        "Email": "a@b.example",
                        "Zodiac": "Leo",
                    }
                ]
            )
        )
        assert "reader hubspot (confidence 80%)" in source.report()
        assert "Record ID -> id" in source.report()
        assert source.unknown == ("Zodiac",)


def test_hubspot(export):
    row = {
        "Record ID": "101", "First Name": "Ana", "Last Name": "Souza", "Email": "ana@aquapura.example", "Company Name": "AquaPura",
        "Phone Number": "+55 11", "Mobile Phone Number": "+55 9", "Country/Region": "Brazil", "IP Country Code": "pt", "Lifecycle Stage": "Customer",
        "Lead Status": "Open deal", "Last Activity Date": "2026-03-05 10:00", "Last Contacted": "2026-03-05 10:00", "Contact owner": "Lily",
        "Recent Sales Email Replied Date": "2026-02-01 09:30", "Unsubscribed from all email": "true", "Recent Deal Close Date": "2025-12-01",
        "Recent Deal Amount": "9000", "WhatsApp": "+55 9 1", "Preferred language": "Portuguese - Brazil",
    }  # fmt: skip
    found, source = one(export([row]), zone="Asia/Shanghai")
    assert (source.reader, found.id, found.name, found.company, found.country) == (
        "hubspot",
        "101",
        "Ana Souza",
        "AquaPura",
        "BR",
    )
    assert [(m.sender, m.at.date().isoformat()) for m in found.messages] == [
        ("buyer", "2026-02-01"),
        ("unknown", "2026-03-05"),
    ]
    assert (found.stage, found.consent, found.orders[0].amount, found.languages) == ("repeat", False, 9000, ("pt",))
    assert found.channels["whatsapp"] == "+55 9 1"
    assert found.signals["hubspot"] == {"lead_status": "Open deal", "ip_country": "pt"}
    assert found.owner == "Lily"
    assert found.extra["Last Contacted"] == "2026-03-05 10:00"


def test_salesforce_dates_have_no_time_and_no_direction(export):
    row = {
        "Id": "00Q1", "FirstName": "Ana", "LastName": "Souza", "Company": "AquaPura", "Email": "a@b.example", "Country": "", "CountryCode": "BR",
        "Status": "Nurturing", "LastActivityDate": "2026-03-05", "EmailBouncedDate": "2026-02-01T09:30:00.000+0000",
        "EmailBouncedReason": "550 5.1.1", "HasOptedOutOfEmail": "0", "LeadSource": "Web", "Description": "nice",
    }  # fmt: skip
    found, source = one(export([row]))
    assert source.reader == "salesforce"
    assert [(m.sender, m.kind) for m in found.messages] == [("unknown", "bounce"), ("unknown", "message")]
    assert (found.country, found.consent, found.stage) == ("BR", None, None)
    assert found.extra == {"stage": "Nurturing"}
    assert found.about == "nice"


def test_odoo_links_are_pairs_and_empty_is_false(export):
    row = {
        "id": 7, "name": "UV for plant", "partner_name": "AquaPura", "contact_name": "Ana", "email_from": "a@b.example", "country_id": [31, "Brazil"],
        "lang_id": [3, "Portuguese (BR) / Português (BR)"], "stage_id": [2, "Proposition"], "phone": False, "expected_revenue": 1200.0,
        "date_action_last": "2026-03-05 10:00:00", "partner_is_blacklisted": False, "probability": 20.0, "user_id": [2, "Lily"],
    }  # fmt: skip
    found, source = one(export([row], "leads.json"))
    assert (source.reader, found.id, found.company, found.country, found.stage) == (
        "odoo",
        "7",
        "AquaPura",
        "BR",
        "quotation",
    )
    assert (found.languages, found.phone, found.amount, found.consent) == (("pt",), None, 1200.0, None)
    assert found.signals["odoo"] == {"probability": 20}
    assert (found.extra["name"], found.extra["user_id"]) == ("UV for plant", "Lily")


def test_espocrm_a_changed_record_is_no_contact(export):
    row = {
        "id": "5f", "firstName": "Ana", "lastName": "Souza", "accountName": "AquaPura", "emailAddress": "a@b.example", "phoneNumber": "+55",
        "addressCountry": "Brazil", "status": "In Process", "modifiedAt": "2026-03-05 10:00:00", "targetListIsOptedOut": "0", "website": "b.example",
    }  # fmt: skip
    found, source = one(export([row]))
    assert (source.reader, found.company, found.country, found.stage, found.messages) == (
        "espocrm",
        "AquaPura",
        "BR",
        "inquiry",
        (),
    )
    assert found.extra["modifiedAt"] == "2026-03-05 10:00:00"


def test_frappe_our_own_last_answer_is_ours(export):
    row = {
        "Full Name": "Ana Souza", "Organization": "AquaPura", "Email": "a@b.example", "Mobile No.": "+55", "Lead Owner": "lily", "SLA Status": "Failed",
        "Last Responded On": "2026-03-05 10:00:00", "Territory": "Brazil", "Status": "New", "LinkedIn": "in/ana", "Lost Reason": "",
    }  # fmt: skip
    found, source = one(export([row]))
    assert (source.reader, found.id, found.country, found.stage) == ("frappe", "row-2", "BR", "inquiry")
    assert [m.sender for m in found.messages] == ["seller"]
    assert found.channels["linkedin"] == "in/ana"
    assert found.signals["frappe"] == {"sla_status": "Failed"}


def test_indiamart_a_lead_is_a_message_of_the_buyer(export):
    row = {
        "UNIQUE_QUERY_ID": "9001", "QUERY_TYPE": "W", "QUERY_TIME": "2026-03-05 10:00:00", "SENDER_NAME": "Ana", "SENDER_MOBILE": "+91-98",
        "SENDER_MOBILE_ALT": "+91-97", "SENDER_EMAIL": "a@b.example", "SENDER_EMAIL_ALT": "c@b.example", "SUBJECT": "UV", "SENDER_COUNTRY_ISO": "IN",
        "SENDER_STATE": "Andhra Pradesh", "QUERY_PRODUCT_NAME": "UV lamp", "QUERY_MCAT_NAME": "Lamps", "QUERY_MESSAGE": "price?",
    }  # fmt: skip
    found, source = one(export({"CODE": 200, "RESPONSE": [row]}, "pull.json"), zone="Asia/Kolkata")
    assert (source.reader, found.id, found.country, found.email, found.phone) == (
        "indiamart",
        "9001",
        "IN",
        "a@b.example",
        "+91-98",
    )
    assert found.messages[0].at == datetime(2026, 3, 5, 4, 30, tzinfo=UTC)
    assert (found.messages[0].sender, found.messages[0].subject, found.messages[0].text) == ("buyer", "UV", "price?")
    assert {c.value for c in found.contacts} == {"+91-97", "c@b.example"}
    assert found.products == ("UV lamp", "Lamps")


@pytest.mark.parametrize(
    ("time", "wanted"),
    [
        ("10:30:00", "2026-03-05T10:30:00+00:00"),
        ("", "2026-03-05T00:00:00+00:00"),
        ("noon", "2026-03-05T00:00:00+00:00"),
    ],
)
def test_tradeindia_markup_and_two_fields_for_one_moment(export, time, wanted):
    row = {
        "rfi_id": "55", "sender_name": "Ana", "sender_co": "AquaPura", "sender_email": "a@b.example", "sender_country": "Brazil",
        "sender_mobile": '<a href="tel:+5511">+55 11</a>', "generated_date": "5 March 2026", "generated_time": time, "message": "price?",
    }  # fmt: skip
    found, source = one(export([row], "my_inquiry.json"))
    assert (source.reader, found.phone, found.country, found.messages[0].at.isoformat()) == (
        "tradeindia",
        "+55 11",
        "BR",
        wanted,
    )
    assert (found.extra.get("generated_time") == "noon") == (time == "noon")


class TestOkki:
    def test_nested_people_dates_and_hints(self, export):
        row = {
            "company_id": 31, "name": "AquaPura", "serial_id": "C31", "country": "BR", "timezone": -3, "trail_status": {"status_id": 1, "status_name": "已报价"},
            "order_time": "2026-03-01 10:00:00", "recent_follow_up_time": "2026-03-05 10:00:00", "next_move_to_public_date": "2026-04-01", "deal_time": "1970-01-01 00:00:00",
            "category_ids": ["1102", "77"], "archive_type": 4, "tag": [{"tag_id": 1, "tag_name": "VIP"}], "tel": [["86", "139"], "+55 11"], "star": 3,
            "customers": [
                {"name": "Bo", "email": "bo@b.example", "main_customer_flag": 0, "contact": [{"type": "WhatsApp", "value": "+55 9"}, {"type": "", "value": "x"}]},
                {"name": "Ana", "email": "ana@b.example", "main_customer_flag": 1, "tel_list": [{"tel_area_code": "55", "tel": "11 22"}]},
            ],
        }  # fmt: skip
        found, source = one(export({"data": {"list": [row]}}, "okki.json"))
        assert (source.reader, found.id, found.company, found.name, found.email) == (
            "okki",
            "31",
            "AquaPura",
            "Ana",
            "ana@b.example",
        )
        assert [(m.sender, m.at.day) for m in found.messages] == [("unknown", 5)]
        assert (found.timezone, found.extra["timezone"], found.stage) == (None, -3, "quotation")
        assert (found.products, found.extra["category_ids"], found.orders) == ((), ("1102", "77"), ())
        assert found.channels["whatsapp"] == "+55 9"
        assert {c.value for c in found.contacts} >= {"bo@b.example", "+55 11 22"}
        assert found.signals["okki"]["next_move_to_public_date"] == "2026-04-01"
        assert found.signals["okki"]["tags"] == ("VIP",)
        assert found.signals["alibaba"]["source"] == "customer-pass"

    def test_a_flat_table_with_chinese_labels(self, export):
        row = {
            "客户编号": "C31", "公司名称": "AquaPura", "国家地区": "巴西", "最近联系时间": "1970-01-01 00:00:00", "客户状态": "样品", "公海分组": "A", "下次移入公海时间": "2026-04-01",
            "主营产品": "水处理设备", "客户星级": "5", "联系人邮箱": "a@b.example", "昵称": "Ana", "微信": "ana_w",
        }  # fmt: skip
        found, source = one(export([row]))
        assert (source.reader, found.id, found.country, found.stage, found.messages) == (
            "okki",
            "C31",
            "BR",
            "sample",
            (),
        )
        assert (found.products, found.channels["wechat"]) == (("水处理设备",), "ana_w")
        assert found.signals["okki"]["star"] == 5

    def test_telephones_in_odd_shapes(self, export):
        found, _ = one(
            export(
                [
                    {
                        "company_id": 1,
                        "name": "A",
                        "serial_id": 1,
                        "trail_status": None,
                        "order_time": None,
                        "tel": {"number": "+86 1"},
                        "customers": [],
                    }
                ],
                "o.json",
            )
        )
        assert found.phone == "+86 1"


class TestUnseenExports:
    """Alibaba and Made-in-China: no export was ever seen, so names are matched by meaning, told, and asked for."""

    def test_what_is_known_is_mapped_and_what_is_not_is_asked(self, export):
        path = export(
            [
                {
                    "买家ID": "7",
                    "公司名称": "AquaPura",
                    "国家/地区": "巴西",
                    "买家等级": "L2",
                    "询盘内容": "price?",
                    "询盘时间": "2026-03-05T10:00:00+08:00",
                }
            ]
        )
        found, source = one(path)
        assert (source.reader, found.id, found.country, found.messages[0].text) == ("generic", "7", "BR", "price?")
        assert source.unknown == ("买家等级",)
        assert "--map FIELD='买家等级'" in source.report()
        mapped, source = one(path, mapping={"signals.alibaba.buyer_level": "买家等级"})
        assert mapped.signals["alibaba"]["buyer_level"] == "L2"
        assert source.unknown == ()

    def test_the_users_word_beats_a_named_reader(self, export):
        row = {
            "Record ID": "1",
            "Lifecycle Stage": "lead",
            "Contact owner": "Lily",
            "Company Name": "AquaPura",
            "Shop": "Acme",
        }
        assert one(export([row]), mapping={"company": "Shop"})[0].company == "Acme"

    @pytest.mark.parametrize("row", [{"Telefon": "+49 1"}, {"姓名": "李雷"}, {"Company": "Acme", "Note": "no mail"}])
    def test_thin_rows_are_kept(self, export, row):
        found, _ = one(export([row]))
        assert found.label in {"李雷", "Acme", "row-2"}
