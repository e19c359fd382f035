"""A folder of mixed chats, put into the logs of the buyers they are with, or asked about."""

import json
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import silentbuyer as sb
from silentbuyer.errors import RecordError
from silentbuyer.mailbox.chat_matching import place_chats
from silentbuyer.mailbox.chats import is_chat, read_chats
from silentbuyer.mailbox.telegram import read_telegram

ANA = "13/08/2026, 15:20 - Ana Riva: Any news?\n13/08/2026, 16:02 - Lin: The quotation comes today.\n"
MINE = ["Lin"]
HEAD = "localId,TalkerId,Type,SubType,IsSender,CreateTime,Status,StrContent,StrTime,Remark,NickName,Sender\n"


def buyers():
    return [
        sb.Customer(id="C-1", company="Acquaviva", name="Ana Riva", phone="+39 333 555 0100"),
        sb.Customer(id="C-2", company="Bolt AB", name="Bo Ek", contacts={"whatsapp": "+46 70 123 4567"}),
    ]


def placed(path, wanted=None, customers=None):
    found = ((wanted, one) for one in read_chats(path, zone="Asia/Shanghai", mine=MINE))
    return place_chats(found, customers or buyers(), MINE)


def written(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_folder_of_all_kinds(tmp_path):
    written(tmp_path / "a" / "chat.txt", ANA)
    with ZipFile(tmp_path / "WhatsApp Chat - Bo.zip", "w") as archive:
        archive.writestr("_chat.txt", "[03.08.2026, 15:20:31] +46 70 123 45 67: Hej\n[03.08.2026, 15:21:31] Lin: Hej")
        archive.writestr("PHOTO.jpg", b"\xff")
    written(
        tmp_path / "line.txt",
        "[LINE] Ana Rivaとのトーク履歴\n\n2026/08/04(火)\n10:00\tAna Riva\tここに\n10:01\tLin\tはい",
    )
    message = {"type": "message", "date": "2026-08-05T10:00:00", "from": "Bo Ek", "text": "Hi"}
    written(tmp_path / "result.json", json.dumps({"name": "Bo Ek", "messages": [message, {**message, "from": "Lin"}]}))
    written(tmp_path / "notes.txt", "Dear diary")
    found = placed(tmp_path)
    ana, bo = found.customers
    assert sorted(m.channel for m in ana.messages) == ["line", "line", "whatsapp", "whatsapp"]
    assert [(m.channel, m.sender) for m in bo.messages] == [
        ("whatsapp", "buyer"),
        ("whatsapp", "seller"),
        ("telegram", "buyer"),
        ("telegram", "seller"),
    ]
    assert len(found.told) == 4
    assert len(found.open) == 1
    assert "notes.txt: this is no chat" in found.open[0]


def test_a_message_comes_in_once_and_one_that_was_said_twice_twice(tmp_path):
    path = written(tmp_path / "chat.txt", ANA + "14/08/2026, 9:00 - Ana Riva: ok\n" * 2)
    once = placed(path).customers
    assert len(once[0].messages) == 4
    assert placed(path, customers=once).customers == once
    written(tmp_path / "again.txt", ANA + "14/08/2026, 9:00 - Ana Riva: ok\n" * 2 + "15/08/2026, 9:00 - Ana Riva: hi\n")
    assert len(placed(tmp_path).customers[0].messages) == 5


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("WhatsApp Chat with Ana Riva.txt", "13/08/2026, 16:02 - Lin: Anybody there?\n"),
        ("WhatsApp-Chat mit Acquaviva.txt", "13/08/2026, 15:20 - Sales office: hi\n13/08/2026, 16:02 - Lin: hi\n"),
        ("x.txt", "13/08/2026, 15:20 - +39 333 5550100: hi\n13/08/2026, 16:02 - Lin: hi\n"),
        ("x.txt", "13/08/2026, 15:20 - ANA RIVA: hi\n13/08/2026, 16:02 - Lin: hi\n"),
    ],
)
def test_a_chat_finds_its_buyer_by_people_numbers_or_the_name_of_the_file(tmp_path, name, text):
    found = placed(written(tmp_path / name, text))
    assert found.customers[0].messages
    assert not found.open


def test_in_a_group_only_known_people_are_the_buyer(tmp_path):
    text = "13/08/2026, 15:20 - Ana Riva: hi\n13/08/2026, 15:21 - Forwarder: when?\n13/08/2026, 16:02 - Lin: hi\n"
    found = placed(written(tmp_path / "x.txt", text))
    assert [m.sender for m in found.customers[0].messages] == ["buyer", "unknown", "seller"]


def test_a_chat_called_by_a_person_is_theirs_under_an_earlier_name_as_well(tmp_path):
    text = "13/08/2026, 15:20 - +39 02 1234567: hi\n13/08/2026, 15:21 - Ana Riva: when?\n14/08/2026, 16:02 - Lin: hi\n"
    found = placed(written(tmp_path / "WhatsApp Chat with Ana Riva.txt", text))
    assert [m.sender for m in found.customers[0].messages] == ["buyer", "buyer", "seller"]


def test_an_order_of_day_and_month_that_nothing_tells_is_a_question(tmp_path):
    found = placed(written(tmp_path / "x.txt", ANA.replace("13/", "3/")))
    assert found.customers[0].messages
    assert "say --day-first or --month-first" in found.open[0]


@pytest.mark.parametrize(
    ("text", "wanted", "question"),
    [
        ("13/08/2026, 15:20 - Who: hi\n13/08/2026, 16:02 - Lin: hi\n", None, "no one buyer of the file is 'Who'"),
        (
            "13/08/2026, 15:20 - Ana Riva: hi\n13/08/2026, 16:02 - L: hi\n",
            None,
            "nothing in it is by .Lin..*--mine NAME",
        ),
        ("13/08/2026, 15:20 - Ana Riva: a\n13/08/2026, 15:20 - Bo Ek: b\n13/08/2026, 16:02 - Lin: c\n", None, "no one"),
        (ANA, "C-9", "there is no buyer 'C-9'"),
    ],
)
def test_what_cannot_be_placed_is_a_question(tmp_path, text, wanted, question):
    found = placed(written(tmp_path / "x.txt", text), wanted)
    assert [customer.messages for customer in found.customers] == [(), ()]
    with pytest.raises(RecordError, match=question):
        raise RecordError(found.open[0])


def test_the_user_may_say_whose_chat_it_is(tmp_path):
    path = written(tmp_path / "x.txt", "13/08/2026, 15:20 - Who: hi\n13/08/2026, 16:02 - Lin: hi\n")
    assert [m.sender for m in placed(path, "C-2").customers[1].messages] == ["buyer", "seller"]


def test_what_is_broken_or_not_there_is_said(tmp_path):
    (tmp_path / "x.zip").write_bytes(b"PK\x03\x04 broken")
    with pytest.raises(RecordError, match="cannot be read"):
        list(read_chats(tmp_path / "x.zip", zone="UTC", mine=MINE))
    with pytest.raises(RecordError, match="neither a file nor a folder"):
        list(read_chats(tmp_path / "none.txt", zone="UTC", mine=MINE))


def test_a_page_is_told_and_a_folder_without_chats_refused(tmp_path):
    written(tmp_path / "a" / "messages.html", "<!DOCTYPE html><html>")
    assert "export it as JSON" in placed(tmp_path / "a").open[0]
    written(tmp_path / "b" / "photo.jpg", "x")
    with pytest.raises(RecordError, match="no chat lies in the folder"):
        list(read_chats(tmp_path / "b", zone="UTC", mine=MINE))


def test_encodings_of_chat_files(tmp_path):
    for codec in ("utf-8-sig", "utf-16", "gb18030"):
        (tmp_path / "x.txt").write_bytes("13/08/2026, 15:20 - 王喆: 报价单请发给我们公司\n".encode(codec))
        (found,) = read_chats(tmp_path / "x.txt", zone="UTC", mine=MINE)
        assert found.chat.people == ("王喆",)


def test_a_table_of_messages_is_no_chat(tmp_path):
    log = written(tmp_path / "log.csv", "customer_id,at,sender\nC-1,2026-08-03 15:20:00,buyer\n")
    assert not is_chat(log)
    assert is_chat(written(tmp_path / "chat.txt", ANA))
    assert is_chat(tmp_path)
    assert not is_chat(tmp_path / "none.txt")
    assert not is_chat(written(tmp_path / "x.zip", "no archive"))


PIECES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["type", "text", "from", "date", "date_unixtime", "messages", "chats", "list"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=20,
)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.sampled_from(["messages", "chats", "name", "personal_information"]), PIECES, max_size=4))
def test_no_export_of_telegram_is_too_strange(data):
    try:
        chats = list(read_telegram(json.dumps(data), zone="UTC", mine=MINE))
    except RecordError:
        return
    assert all(len(chat.messages) == len(chat.writers) for chat in chats)


@settings(max_examples=150, deadline=None)
@given(
    st.text(max_size=300),
    st.sampled_from(["[LINE] x\n2026/08/03\n", "2026-08-03 15:20:00 Ana\n", "3/8/2026, 9:00 - Ana: hi\n", HEAD]),
)
def test_no_text_of_a_chat_is_too_strange(tmp_path_factory, text, head):
    path = tmp_path_factory.mktemp("chat") / "x.txt"
    path.write_text(head + text, encoding="utf-8", errors="replace")
    for found in read_chats(path, zone="UTC", mine=MINE):
        assert (found.chat is None) == bool(found.fault)
