"""What the command writes is whole or not there, and nothing in it is obeyed by a terminal or a spreadsheet."""

import csv
import io
import json
import os
import re
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from silentbuyer.cli.arguments import FORMATS
from silentbuyer.cli.commands import main
from silentbuyer.values.json_text import json_text

NOW = ["--now", "2026-06-01T09:00:00+00:00"]
HOSTILE = "Acme\r=cmd|'/C calc'!A0\x1b]0;owned\x07\x9b31m\u202egpj.exe\u2066\x85\u2028;=1+1\ud800"
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ud800-\udfff]")


@pytest.fixture
def buyers(tmp_path):
    path = tmp_path / "buyers.jsonl"
    record = {
        "id": HOSTILE,
        "company": HOSTILE,
        "name": HOSTILE,
        "email": HOSTILE,
        "website": HOSTILE,
        "phone": HOSTILE,
        "country": HOSTILE,
        "about": HOSTILE,
        HOSTILE: HOSTILE,
    }
    message = {"at": "2026-05-01T09:00:00Z", "sender": "buyer", "subject": HOSTILE, "text": f"How much? {HOSTILE}"}
    path.write_text(json.dumps({**record, "messages": [message, {**message, "sender": HOSTILE}]}))
    return path


@pytest.mark.parametrize("form", FORMATS)
def test_no_output_carries_what_a_terminal_obeys(buyers, form, capsys, tmp_path):
    files = [tmp_path / name for name in ("a.html", "a.ics", "facts.json")]
    beside = ["--html", str(files[0]), "--ics", str(files[1]), "--save-facts", str(files[2])]
    assert main(["diagnose", str(buyers), "--offline", "--format", form, *beside, *NOW]) == 0

    shown = capsys.readouterr()
    assert OBEYED.findall(shown.out) == []
    assert OBEYED.findall(shown.err) == []
    for file in files:
        assert OBEYED.findall(file.read_bytes().decode().replace("\r\n", "\n")) == []


def test_no_cell_of_the_csv_begins_a_formula_or_a_row(buyers, capsys):
    main(["diagnose", str(buyers), "--offline", "--format", "csv", *NOW])
    out = capsys.readouterr().out
    rows = list(csv.reader(io.StringIO(out)))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert "\r" not in out
    assert not [cell for row in rows[1:] for cell in row if re.search(r"^[=+@]|[;\t][=+@-]", cell)]


def test_json_with_escapes_is_the_same_data():
    data = {"a": HOSTILE, "b": [1, None, "é净"]}
    text = json_text(data)
    assert json.loads(text) == data
    assert "é净" in text
    assert OBEYED.findall(text) == []


def command(*arguments):
    return [sys.executable, "-m", "silentbuyer", *map(str, arguments)]


@pytest.fixture
def many(tmp_path):
    path = tmp_path / "many.csv"
    path.write_text("id,company\n" + "".join(f"{n},Company {n}\n" for n in range(700)))
    return path


@pytest.mark.parametrize("beside", ["html", "ics", None])
def test_a_reader_that_hangs_up_leaves_no_file_that_was_asked_for_unmentioned(many, tmp_path, beside):
    asked = [f"--{beside}", tmp_path / "out"] if beside else []
    process = subprocess.Popen(
        command("diagnose", many, "--offline", "--format", "jsonl", "-q", *asked, *NOW),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    process.stdout.readline()
    process.stdout.close()
    told = process.stderr.read().decode()
    process.stderr.close()
    code = process.wait(60)

    assert code == (2 if beside else 0)
    assert ("not written" in told) == bool(beside)
    assert [path.name for path in tmp_path.iterdir()] == ["many.csv"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_page_into_a_pipe_that_is_closed_is_an_error(many, tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    def read():
        with pipe.open("rb") as stream:
            stream.read(10)

    reader = threading.Thread(target=read)
    reader.start()
    done = subprocess.run(
        command("diagnose", many, "--offline", "--html", pipe, "-q", *NOW),
        capture_output=True,
        timeout=100,
        check=False,
    )
    reader.join(10)
    assert done.returncode == 2
    assert b"not written" in done.stderr


def test_two_runs_with_one_output_do_not_mix(tmp_path):
    files = []
    for name in "ab":
        path = tmp_path / f"{name}.csv"
        path.write_text("id,company\n" + "".join(f"{name}{n},{name}\n" for n in range(400)))
        files.append(path)
    out = tmp_path / "out.csv"
    runs = [
        subprocess.Popen(command("diagnose", path, "--offline", "--format", "csv", "-o", out, "-q", *NOW))
        for path in files
    ]
    assert [run.wait(100) for run in runs] == [0, 0]

    rows = list(csv.reader(io.StringIO(out.read_text("utf-8-sig"))))[1:]
    assert len(rows) == 400
    assert len({row[2][0] for row in rows}) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv", "b.csv", "out.csv"]


def test_a_link_is_written_through(buyers, tmp_path):
    target, link = tmp_path / "real.csv", tmp_path / "link.csv"
    target.write_text("old")
    link.symlink_to(target)
    assert main(["diagnose", str(buyers), "--offline", "--format", "csv", "-o", str(link), "-q", *NOW]) == 0
    assert link.is_symlink()
    assert "cause" in target.read_text("utf-8-sig")


@pytest.mark.skipif(os.name != "posix", reason="the shell's way to close a stream")
@pytest.mark.parametrize(("closed", "code"), [(">&-", 2), ("2>&-", 0), ("<&-", 0)])
def test_a_closed_stream_is_no_defect(many, closed, code):
    line = " ".join(command("diagnose", many, "--offline", "--format", "csv", *NOW))
    done = subprocess.run(["sh", "-c", f"{line} {closed}"], capture_output=True, timeout=100, check=False)
    assert done.returncode == code
    assert b"defect" not in done.stderr
    if code == 0:
        assert done.stdout.count(b"\n") == 701


@pytest.mark.parametrize("word", ["\x1b[2J", "\u202egnp.exe", "\x9b31m", "a\r\n=cmd"])
def test_an_argument_is_told_back_without_what_a_terminal_obeys(word, capsys):
    assert main(["readers", word]) == 2
    told = capsys.readouterr().err
    assert "unrecognized" in told
    assert not {"\x1b", "\x9b", "\u202e", "\r"} & set(told)


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="there is no such device elsewhere")
def test_a_workbook_never_takes_the_place_of_a_device(tmp_path, capsys):
    path = tmp_path / "c.csv"
    path.write_text("id,company\nA,Acme\n", encoding="utf-8")
    assert main(["diagnose", str(path), "--offline", "-q", "--xlsx", "/dev/null"]) == 2
    assert "a workbook needs a file" in capsys.readouterr().err
    assert Path("/dev/null").is_char_device()
