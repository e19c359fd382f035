"""Message logs of other systems: whose a message is, who wrote it and when, however the columns spread that out."""

import json

import pytest

from silentbuyer.batch import read_customers, read_messages
from silentbuyer.batch.log_rows import end_key, is_end
from silentbuyer.batch.provenance import BadRow
from silentbuyer.errors import RecordError

BUYERS = (
    "id,company,name,email,phone\nC-1,Acme,Ana Riva,ana@acme.example,+39 333 555 0100\nC-2,Bolt,Bo,bo@bolt.example,\n"
)
BOTH = [("2026-08-14T10:00:00+00:00", "buyer", "hello"), ("2026-08-14T11:00:00+00:00", "seller", "offer")]


def joined(tmp_path, name, log, **more):
    (tmp_path / "buyers.csv").write_text(BUYERS, encoding="utf-8")
    (tmp_path / name).write_text(log, encoding="utf-8")
    rows = list(read_customers(tmp_path / "buyers.csv", messages=tmp_path / name, zone="UTC", **more))
    customers = [row for row in rows if not isinstance(row, BadRow)]
    said = [[(m.at.isoformat(), m.sender, m.text) for m in customer.messages] for customer in customers]
    return said, [str(row) for row in rows if isinstance(row, BadRow)]


@pytest.mark.parametrize(
    ("name", "log"),
    [
        ("x.csv", "From,To,Body,DateSent\nwhatsapp:+393335550100,whatsapp:+8613800000000,hello,2026-08-14 10:00:00 UTC\nwhatsapp:+8613800000000,whatsapp:+393335550100,offer,2026-08-14 11:00:00 UTC\n"),
        ("x.json", json.dumps({"messages": [{"contact": {"id": "C-1"}, "createdAt": "2026-08-14T10:00:00Z", "direction": "inbound", "body": "hello"}, {"contact": {"id": "C-1"}, "createdAt": "2026-08-14T11:00:00Z", "direction": "outbound", "body": "offer"}]})),
        ("x.csv", "email,date,direction,text\nAna@acme.example,2026-08-14 10:00,in,hello\nana@acme.example,2026-08-14 11:00,out,offer\n"),
        ("x.csv", "phone,date,direction,text\n+39 333 555 0100,2026-08-14 10:00,in,hello\n393335550100,2026-08-14 11:00,out,offer\n"),
        ("x.csv", "customer,time,sender,text\nAna Riva,2026-08-14 10:00,customer,hello\nACME,2026-08-14 11:00,me,offer\n"),
        ("x.csv", "from,to,date,text\nana@acme.example,lin@uv.example,2026-08-14 10:00,hello\nlin@uv.example,ana@acme.example,2026-08-14 11:00,offer\n"),
        ("x.csv", "From,To,Body,Sent Date\n+393335550100,+8613800000000,hello,2026-08-14 10:00\n+8613800000000,+393335550100,offer,2026-08-14 11:00\n"),
        ("x.csv", "customer_id,timestamp,is_from_me,text\nC-1,2026-08-14 10:00,0,hello\nC-1,2026-08-14 11:00,true,offer\n"),
        ("x.csv", "customer_id,date,time,sender,text\nC-1,2026-08-14,10:00,buyer,hello\nC-1,2026-08-14,11:00,seller,offer\n"),
        ("x.csv", "客户编号,日期,时间,方向,内容\nC-1,2026-08-14,10:00,收,hello\nC-1,2026-08-14,11:00,发,offer\n"),
        ("x.json", json.dumps({"messages": [
            {"wa_id": "393335550100", "timestamp": 1786701600, "direction": "inbound", "body": "hello"},
            {"wa_id": "393335550100", "timestamp": 1786705200, "direction": "outbound", "body": "offer"},
        ]})),
    ],
)  # fmt: skip
def test_a_log_of_another_system_finds_its_buyers(tmp_path, name, log):
    said, faults = joined(tmp_path, name, log)
    assert said == [BOTH, []]
    assert faults == []


def test_any_other_columns_are_named_by_the_user(tmp_path):
    log = "Konto,Zeitpunkt,Richtung,Inhalt\nC-1,2026-08-14 10:00,in,hello\nC-1,2026-08-14 11:00,out,offer\n"
    wanted = {"customer_id": "Konto", "at": "Zeitpunkt", "sender": "Richtung", "text": "Inhalt"}
    assert joined(tmp_path, "x.csv", log, messages_mapping=wanted)[0] == [BOTH, []]
    with pytest.raises(RecordError, match=r"--map messages\.customer_id=COLUMN"):
        joined(tmp_path, "x.csv", log)


def test_a_name_that_two_buyers_bear_is_the_firsts(tmp_path):
    (tmp_path / "buyers.csv").write_text("id,company\nC-1,Acme\nC-2,Acme\n", encoding="utf-8")
    (tmp_path / "x.csv").write_text("customer,date,sender,text\nAcme,2026-08-14,buyer,hi\n", encoding="utf-8")
    rows = list(read_customers(tmp_path / "buyers.csv", messages=tmp_path / "x.csv", zone="UTC"))
    assert [len(row.messages) for row in rows] == [1, 0]


def test_read_alone_a_row_is_its_writers(tmp_path):
    (tmp_path / "x.csv").write_text("from,to,date,text\na@b.example,c@d.example,2026-08-14,hi\n", encoding="utf-8")
    ((whose, message),) = read_messages(tmp_path / "x.csv", zone="UTC")
    assert (whose, message.sender, message.address) == ("a@b.example", "unknown", "a@b.example")


def test_ends_are_compared_in_one_form():
    assert end_key("+39 333 555-0100") == end_key("393335550100@c.us") == end_key("0039 333 5550100")
    assert end_key("Ana <ANA@acme.example>") == "ana@acme.example"
    assert end_key("no@address@at all") == "no@address@at all"
    assert end_key("Ana  Riva") == end_key("ANA RIVA")
    assert not is_end("buyer")
    assert is_end("+39 333 555 0100")
