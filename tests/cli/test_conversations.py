"""Mail archives and chats on the command line."""

import json
from pathlib import Path

import pytest

from silentbuyer.cli.commands import main

CHAT = "30/07/2026, 15:20 - Ana Riva: Can you deliver 200 pieces?\n30/07/2026, 15:21 - Li Wei: Yes.\n31/07/2026, 9:00 - Ana Riva: What is the price?\n"
MAIL = "From: ana@acme.example\nTo: lin@uv.example\nSubject: lamps\nDate: Tue, 4 Aug 2026 09:00:00 +0200\n\nWhat is the price?\n"


@pytest.fixture
def buyers(tmp_path):
    path = tmp_path / "buyers.csv"
    path.write_text("id,company,name,email,country\nC-1,Acme,Ana Riva,ana@acme.example,IT\n", encoding="utf-8")
    return path


def run(*arguments):
    options = ["--offline", "--now", "2026-08-05T10:00:00+08:00", "--format", "jsonl"]
    return main(["diagnose", *map(str, arguments), *options])


def cause(capsys):
    told = capsys.readouterr()
    return json.loads(told.out.splitlines()[0])["cause"], told.err


@pytest.mark.parametrize("option", ["--chat", "--messages"])
def test_a_chat_is_read_whichever_option_names_it(buyers, tmp_path, capsys, option):
    chat = tmp_path / "WhatsApp Chat with Ana.txt"
    chat.write_text(CHAT, encoding="utf-8")
    assert run(buyers, option, chat, "--mine", "Li Wei") == 0
    found, told = cause(capsys)
    assert found == "your-turn"
    assert "3 messages on whatsapp with Acme" in told
    assert "times of chats read as Asia/Shanghai time" in told
    assert ("read as by --chat" in told) == (option == "--messages")


@pytest.mark.parametrize("option", ["--mailbox", "--messages"])
def test_a_mail_archive_is_read_whichever_option_names_it(buyers, tmp_path, capsys, option):
    mail = tmp_path / "x.mbox"
    mail.write_text(f"From ana@acme.example Tue Aug  4 09:00:00 2026\n{MAIL}", encoding="utf-8")
    assert run(buyers, option, mail, "--mine", "uv.example") == 0
    found, told = cause(capsys)
    assert found == "your-turn"
    assert ("read as by --mailbox" in told) == (option == "--messages")


def test_a_chat_that_cannot_be_placed_is_a_question_and_an_exit_status(buyers, tmp_path, capsys):
    chat = tmp_path / "x.txt"
    chat.write_text(CHAT.replace("Ana Riva", "Who"), encoding="utf-8")
    assert run(buyers, "--chat", chat, "--mine", "Li Wei", "--quiet") == 1
    assert (
        "question: no one buyer of the file is 'Who' by name or number: say --chat ID=FILE" in capsys.readouterr().err
    )
    assert run(buyers, "--chat", f"C-1={chat}", "--mine", "Li Wei") == 0


def test_whose_words_are_ours_must_be_said(buyers, tmp_path, capsys):
    chat = tmp_path / "x.txt"
    chat.write_text(CHAT, encoding="utf-8")
    assert run(buyers, "--chat", chat) == 2
    assert "--chat needs --mine" in capsys.readouterr().err


def test_an_archive_in_which_nothing_is_ours_is_a_question(buyers, tmp_path, capsys):
    mail = tmp_path / "x.eml"
    mail.write_text(MAIL, encoding="utf-8")
    assert run(buyers, "--mailbox", mail, "--mine", "other.example") == 1
    assert "1 mail neither from nor to you, direction unknown: say --mine ADDRESS" in capsys.readouterr().err
    assert run(buyers, "--mailbox", mail, "--mine", "Li Wei") == 2
    assert "--mailbox needs --mine, your own address or domain" in capsys.readouterr().err


def test_the_reading_as_json_counts_every_source_of_messages(buyers, tmp_path, capsys):
    chats = tmp_path / "chats"
    chats.mkdir()
    (chats / "WhatsApp Chat with Ana.txt").write_text(CHAT, encoding="utf-8")
    (chats / "note.txt").write_text("remember the milk", encoding="utf-8")
    (chats / "Who.txt").write_text(CHAT.replace("Ana Riva", "Who"), encoding="utf-8")
    mail = tmp_path / "x.mbox"
    mail.write_text(
        f"From ana@acme.example Tue Aug  4 09:00:00 2026\n{MAIL}\n"
        f"From bo@zeta.example Tue Aug  4 09:00:00 2026\n{MAIL.replace('ana@acme', 'bo@zeta')}\n",
        encoding="utf-8",
    )
    log = tmp_path / "log.csv"
    log.write_text(
        "customer_id,at,sender\nC-1,2026-08-01T10:00:00Z,buyer\nC-9,2026-08-01T10:00:00Z,buyer\nC-1,bad,us\n"
    )
    told = tmp_path / "r.json"
    mine = ["--mine", "uv.example", "--mine", "Li Wei"]
    code = run(buyers, "--messages", log, "--mailbox", mail, "--chat", chats, *mine, "--reading", told)
    capsys.readouterr()
    reading = json.loads(told.read_text(encoding="utf-8"))
    rows = {
        (talk["kind"], Path(talk["source"]).name): [
            talk[name] for name in ("messages", "taken", "others", "refused", "buyers")
        ]
        for talk in reading["talks"]
    }
    assert rows == {
        ("log", "log.csv"): [3, 1, 1, 1, 1],
        ("mailbox", "x.mbox"): [2, 1, 1, 0, 1],
        ("chat", "WhatsApp Chat with Ana.txt"): [3, 3, 0, 0, 1],
        ("chat", "Who.txt"): [3, 0, 3, 0, 0],
        ("chat", "note.txt"): [1, 0, 0, 1, 0],
    }
    assert all(talk["messages"] == talk["taken"] + talk["others"] + talk["refused"] for talk in reading["talks"])
    assert [talk["zone"] for talk in reading["talks"] if talk["kind"] == "chat"] == ["Asia/Shanghai"] * 3
    assert [talk["needs_user"] for talk in reading["talks"]].count(True) == 2
    assert reading["needs_user"] is True
    assert code == 1


def test_an_archive_that_cannot_be_read_is_told_with_the_way_out(buyers, tmp_path, capsys):
    (tmp_path / "x.pst").write_bytes(b"!BDN" + bytes(100))
    assert run(buyers, "--mailbox", tmp_path / "x.pst", "--mine", "uv.example", "--quiet") == 1
    assert "export the mails as .eml files or an mbox" in capsys.readouterr().err
