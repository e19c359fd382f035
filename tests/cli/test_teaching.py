"""What the command line teaches, tells of one buyer, and hands to a shell."""

import subprocess
import sys

import pytest

from silentbuyer.cli.commands import main
from silentbuyer.cli.tally import Tally

NOW = ("--now", "2026-08-19T10:00:00+08:00", "--offline")


@pytest.fixture
def files(tmp_path):
    customers, messages = tmp_path / "c.csv", tmp_path / "m.csv"
    customers.write_text(
        "id,company,name,email,country,languages,业务员\n"
        "A-1,Acquaviva,Anna,anna@acqua.example,IT,it,王芳\nB-2,Berta,Bert,bert@berta.example,DE,de,李雷\n",
        encoding="utf-8",
    )
    messages.write_text(
        "customer_id,at,sender,channel,text\nA-1,2026-08-10T09:00:00+02:00,buyer,email,Can you ship in May?\n"
        "B-2,2026-08-10T09:00:00+02:00,seller,email,Our offer\n",
        encoding="utf-8",
    )
    return [str(customers), "--messages", str(messages), *NOW]


def test_the_name_alone_teaches(capsys):
    assert main([]) == 0
    told = capsys.readouterr().out
    for wanted in (
        "silentbuyer demo",
        "silentbuyer diagnose customers.csv",
        "silentbuyer draft",
        "silentbuyer plan",
        "--offline",
    ):
        assert wanted in told
    assert max(map(len, told.splitlines())) <= 110


@pytest.mark.parametrize("command", ["diagnose", "plan", "draft", "demo", "completion"])
def test_help_ends_with_examples_that_can_be_typed(command, capsys):
    import shlex

    from silentbuyer.cli.arguments import parser

    assert main([command, "--help"]) == 0
    _, _, examples = capsys.readouterr().out.partition("examples:")
    lines = [line.strip() for line in examples.strip().splitlines()]
    assert len(lines) >= 2
    for line in lines:
        words = shlex.split(line.partition(" > ")[0])
        assert words[0] == "silentbuyer"
        assert parser().parse_args(words[1:]).command == command


def test_a_draft_to_one_buyer_in_their_language_or_another(files, capsys):
    assert main(["draft", "A-1", *files, "-q"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("Acquaviva: → now (04:00 there) · reply now anna@acqua.example (Anna)")
    assert "Can you ship in May?" in told
    assert "Buongiorno" in told
    assert main(["draft", "Acquaviva", *files, "-q", "--lang", "fr"]) == 0
    assert "Bonjour" in capsys.readouterr().out
    assert main(["draft", "A-1", *files, "-q", "--lang", "tlh"]) == 2
    assert "must be one of en, zh" in capsys.readouterr().err


def test_everything_about_one_buyer(files, capsys):
    assert main(["diagnose", *files, "-q", "--explain", "B-2"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("Berta (B-2)")
    assert "Acquaviva" not in told
    assert "  total\n" in told


def test_who_is_not_there_is_named_with_who_is_near(files, capsys):
    assert main(["draft", "A-l", *files, "-q"]) == 2
    assert "no buyer has the id or name 'A-l'; did you mean 'A-1'" in capsys.readouterr().err


def test_one_colleagues_list(files, capsys):
    assert main(["diagnose", *files, "-q", "--owner", "李雷"]) == 0
    told = capsys.readouterr().out
    assert "Berta" in told
    assert "Acquaviva" not in told
    assert "1 buyer" in told


def test_the_plan_is_what_is_to_be_done_today(files, capsys):
    assert main(["plan", *files, "-q", "--capacity", "1"]) == 0
    told = capsys.readouterr().out
    assert "1  Acquaviva" in told
    assert "Berta" not in told


def test_in_chinese_when_asked_for(files, capsys):
    assert main(["diagnose", *files, "-q", "--lang", "zh"]) == 0
    told = capsys.readouterr().out
    assert "现在（1）" in told
    assert "立即回复" in told
    assert main(["diagnose", *files, "-q", "--lang", "tlh"]) == 2


def test_the_locale_decides_when_nobody_says(files, capsys, monkeypatch):
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert main(["diagnose", *files, "-q"]) == 0
    assert "现在（1）" in capsys.readouterr().out


def test_readers_and_completion(capsys):
    assert main(["readers"]) == 0
    assert {"hubspot", "okki", "generic"} <= {line.split()[0] for line in capsys.readouterr().out.splitlines()}
    assert main(["completion", "bash"]) == 0
    script = capsys.readouterr().out
    assert "_shtab_silentbuyer" in script
    assert subprocess.run(["bash", "-n"], input=script.encode(), check=False).returncode == 0


def test_the_end_counts_reasons_and_what_is_not_known(files, capsys):
    assert main(["diagnose", *files, "-o", files[0] + ".txt"]) == 0
    assert "why: " in capsys.readouterr().err
    tally = Tally()
    tally.reasons.update(["away", "away", "not known", "fake buyer"])
    assert tally.why() == "away 2, fake buyer 1, not known 1"


def test_colours_only_on_a_terminal(files):
    command = [sys.executable, "-m", "silentbuyer", "diagnose", *files, "-q"]
    piped = subprocess.run(command, capture_output=True, check=True).stdout
    assert b"\x1b[" not in piped


def test_colours_on_a_terminal_unless_they_are_not_wanted(files):
    import os
    import pty

    def shown(**environment):
        leader, follower = pty.openpty()
        env = {**os.environ, "TERM": "xterm", "COLUMNS": "60", **environment}
        subprocess.run(
            [sys.executable, "-m", "silentbuyer", "diagnose", *files, "-q"], stdout=follower, env=env, check=True
        )
        os.close(follower)
        text = b""
        while True:
            try:
                piece = os.read(leader, 65536)
            except OSError:
                break
            if not piece:
                break
            text += piece
        os.close(leader)
        return text

    told = shown()
    assert b"\x1b[36m" in told  # our side
    assert b"\x1b[" not in shown(NO_COLOR="1")
    import re

    plain = re.sub(rb"\x1b\[[\d;]*m", b"", told).decode()
    from silentbuyer.text.clean import width

    assert max(width(line) for line in plain.splitlines()) <= 60


def test_csv_has_the_mark_of_excel_only_where_it_goes_into_a_file(files, tmp_path):
    command = [sys.executable, "-m", "silentbuyer", "diagnose", *files, "-q", "--format", "csv"]
    assert subprocess.run(command, capture_output=True, check=True).stdout.startswith(b"order,group,")
    with (tmp_path / "out.csv").open("wb") as out:
        subprocess.run(command, stdout=out, check=True)
    assert (tmp_path / "out.csv").read_bytes().startswith(b"\xef\xbb\xbforder,group,")
