"""A folder of mixed chats, as a salesperson keeps them: WhatsApp of several phones, Telegram, LINE, WeChat, and the rest."""

import json
import zipfile

import pytest

from silentbuyer.cli.commands import main

BUYERS = (
    "id,company,name,phone,country\n1,Acme,Anna Riva,+39 333 555 0100,IT\n2,Bolt,Bo Ek,+46 70 555 01 00,SE\n"
    "3,Chai,Chandra Rao,+91 98 5550 0100,IN\n4,Dong,董娜,+86 138 0000 0000,CN\n5,Eki,山田太郎,,JP\n6,Fado,Filipa Gil,,PT\n"
)
ANDROID = "13/08/2026, 15:20 - Anna Riva: What is the price?\n13/08/2026, 15:22 - Li Wei: USD 5\n"
IPHONE = "[13.08.2026, 15:20:00] Bo Ek: Vad kostar det?\n[13.08.2026, 15:22:00] Li Wei: USD 5\n"
TELEGRAM = {
    "name": "Chandra Rao",
    "type": "personal_chat",
    "messages": [
        {"type": "message", "date": "2026-08-13T15:20:00", "date_unixtime": "1786605600", "from": "Chandra Rao", "text": "Price?"},
        {"type": "message", "date": "2026-08-13T15:22:00", "date_unixtime": "1786605720", "from": "Li Wei", "text": "USD 5"},
    ],
}  # fmt: skip
WECHAT = "2026-08-13 15:20:31 董娜\n多少钱？\n\n2026-08-13 15:22:00 Li Wei\n5美元\n"
LINE = "[LINE] 山田太郎とのトーク履歴\n保存日時：2026/08/14 10:00\n\n2026/08/13(木)\n15:20\t山田太郎\t値段は？\n15:22\tLi Wei\t5ドル\n"
PAGE = (
    '<!DOCTYPE html><html><body><div class="page_wrap"><div class="page_header"><div class="content">'
    '<div class="text bold">Filipa Gil</div></div></div><div class="page_body chat_page"><div class="history">'
    '<div class="message default clearfix" id="message1"><div class="body">'
    '<div class="pull_right date details" title="13.08.2026 15:20:00 UTC+01:00">15:20</div>'
    '<div class="from_name">Filipa Gil</div><div class="text">Qual o preço?</div></div></div>'
    '<div class="message default clearfix" id="message2"><div class="body">'
    '<div class="pull_right date details" title="13.08.2026 15:22:00 UTC+01:00">15:22</div>'
    '<div class="from_name">Li Wei</div><div class="text">USD 5</div></div></div></div></div></div></body></html>'
)


@pytest.fixture
def folder(tmp_path):
    chats = tmp_path / "chats"
    (chats / "ChatExport_2026-08-14").mkdir(parents=True)
    (chats / "WhatsApp Chat with Anna.txt").write_text(ANDROID, encoding="utf-8")
    with zipfile.ZipFile(chats / "WhatsApp Chat - Bo.zip", "w") as packed:
        packed.writestr("_chat.txt", IPHONE)
        packed.writestr("00000001-PHOTO.jpg", b"\xff\xd8")
    (chats / "result.json").write_text(json.dumps(TELEGRAM), encoding="utf-8")
    (chats / "wechat.txt").write_text(WECHAT, encoding="utf-8")
    (chats / "[LINE] 山田太郎.txt").write_text(LINE, encoding="utf-8")
    (chats / "ChatExport_2026-08-14" / "messages.html").write_text(PAGE, encoding="utf-8")
    (chats / "photo.jpg").write_bytes(b"\xff\xd8")
    (tmp_path / "buyers.csv").write_text(BUYERS, encoding="utf-8")
    return tmp_path


def run(folder, capsys):
    arguments = ["diagnose", str(folder / "buyers.csv"), "--offline", "--now", "2026-08-20T10:00:00+08:00"]
    chats = ["--chat", str(folder / "chats"), "--mine", "Li Wei", "--zone", "Asia/Shanghai"]
    code = main([*arguments, *chats, "--format", "jsonl", "--reading", str(folder / "r.json")])
    told = capsys.readouterr()
    talks = json.loads((folder / "r.json").read_text(encoding="utf-8"))["talks"]
    return code, [json.loads(line) for line in told.out.splitlines()], talks, told.err


def test_every_chat_finds_its_buyer(folder, capsys):
    code, diagnoses, talks, told = run(folder, capsys)
    assert code == 0, told
    assert sorted((talk["channel"], talk["taken"], talk["others"]) for talk in talks) == sorted(
        [
            ("whatsapp", 2, 0),
            ("whatsapp", 2, 0),
            ("telegram", 2, 0),
            ("telegram", 2, 0),
            ("line", 2, 0),
            ("wechat", 2, 0),
        ]
    )
    assert all(diagnosis["silence"] is not None for diagnosis in diagnoses)


def test_what_is_no_chat_is_named_and_costs_nothing_else(folder, capsys):
    (folder / "chats" / "shopping.txt").write_text("milk\neggs\n", encoding="utf-8")
    (folder / "chats" / "WhatsApp Chat with Nobody.txt").write_text(ANDROID.replace("Anna Riva", "Nobody Here"))
    code, diagnoses, talks, told = run(folder, capsys)
    assert code == 1
    assert "shopping.txt: this is no chat of WhatsApp, Telegram, LINE or WeChat" in told
    assert "no one buyer of the file is 'Nobody Here' by name or number: say --chat ID=FILE" in told
    assert sum(talk["taken"] for talk in talks) == 12
    assert len(diagnoses) == 6
