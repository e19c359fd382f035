"""The command line: what it prints, where faults go, and that no traceback ever reaches a user."""

import csv
import io
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import attrs
import pytest

from silentbuyer import Customer, Diagnosis, Facts, Unknown, __version__, diagnose
from silentbuyer.cli.commands import main, parser

NOW = "2026-08-21T10:00:00+08:00"
GOOD = "id,company,country,email\nA-1,Acquaviva,IT,anna@acquaviva.example\nB-2,北京水处理设备有限公司,CN,li@beijing.example\n"
own_words_only = pytest.mark.filterwarnings("ignore:the sector .* has no built-in terms")
ENVIRONMENT = {**os.environ, "PYTHONUTF8": "0", "PYTHONPATH": ""}


@pytest.fixture
def customers(tmp_path):
    path = tmp_path / "customers.csv"
    path.write_text(GOOD, encoding="utf-8")
    return path


def offline(path, *more):
    return main(["diagnose", str(path), "--offline", "--now", NOW, *map(str, more)])


def start(*arguments, **more):
    """The command as a user starts it, in a process of its own."""
    settings = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "env": ENVIRONMENT, **more}
    return subprocess.Popen([sys.executable, "-m", "silentbuyer", *map(str, arguments)], **settings)


def test_a_file_becomes_a_table(customers, capsys):
    assert offline(customers) == 0
    told = capsys.readouterr()
    assert told.out.splitlines()[0].startswith("as of Fri 21 Aug 2026 ")
    assert re.search(r"^Now \d · Today \d · This week \d · Waiting \d · Give up \d", told.out, re.MULTILINE)
    assert "Acquaviva" in told.out
    assert "北京水处理设备" in told.out
    assert "2 buyers diagnosed" in told.err


def test_json_is_one_array_that_reads_back(customers, capsys):
    assert offline(customers, "--format", "json") == 0
    data = json.loads(capsys.readouterr().out)
    assert [Diagnosis.from_dict(item).customer for item in data] == ["A-1", "B-2"]


def test_json_lines_are_one_object_a_line(customers, capsys):
    assert offline(customers, "--format", "jsonl") == 0
    lines = capsys.readouterr().out.splitlines()
    assert [json.loads(line)["label"] for line in lines] == ["Acquaviva", "北京水处理设备有限公司"]


def test_no_good_record_is_an_empty_array(tmp_path, capsys):
    path = tmp_path / "bad.csv"
    path.write_text("id,country\n,IT\n", encoding="utf-8")
    assert offline(path, "--format", "json") == 1
    assert json.loads(capsys.readouterr().out) == []


def test_csv_neutralises_what_a_spreadsheet_would_run(tmp_path, capsys):
    path = tmp_path / "formulas.csv"
    path.write_text("id,company\n1,\"=cmd|' /C calc'!A0\"\n2,@SUM(A1)\n3,Acme\n", encoding="utf-8")
    assert offline(path, "--format", "csv") == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["buyer"][0] for row in rows] == ["'", "'", "A"]


def test_reports_are_parted_by_a_rule(customers, capsys):
    assert offline(customers, "--format", "report") == 0
    assert capsys.readouterr().out.count("=" * 96) == 1


def test_the_plan_puts_the_larger_business_first(tmp_path, capsys):
    customers, messages = tmp_path / "c.csv", tmp_path / "m.csv"
    customers.write_text(
        "id,company,country,amount,currency\n1,Small,IT,100,USD\n2,Large,IT,9000,USD\n", encoding="utf-8"
    )
    rows = "".join(f"{n},2026-08-20T09:00:00+02:00,buyer,email,message,Offer,When can you ship?\n" for n in (1, 2))
    messages.write_text(f"customer_id,at,sender,channel,kind,subject,text\n{rows}", encoding="utf-8")
    assert offline(customers, "--messages", messages, "--format", "plan") == 0
    out = capsys.readouterr().out
    assert out.index("1  Large") < out.index("2  Small")
    assert "→ now" in out
    assert offline(customers, "--messages", messages, "--format", "plan", "--capacity", "1") == 0
    assert "Small" not in capsys.readouterr().out
    assert offline(customers, "--format", "plan", "--capacity", "0") == 2
    assert "1 or more" in capsys.readouterr().err


def test_a_page_and_a_calendar_are_written_beside_the_output(customers, tmp_path, capsys):
    html, ics, out = (tmp_path / name for name in ("page.html", "actions.ics", "out.csv"))
    assert offline(customers, "--html", html, "--ics", ics, "--output", out, "--format", "csv") == 0
    assert capsys.readouterr().out == ""
    assert "Acquaviva" in html.read_text(encoding="utf-8")
    assert ics.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    assert ics.read_bytes().endswith(b"END:VCALENDAR\r\n")
    assert out.read_bytes().startswith(b"\xef\xbb\xbforder,group,customer,")
    assert not list(tmp_path.glob("*.part"))


def test_saved_facts_are_judged_again_to_the_same_bytes(customers, tmp_path, capsys):
    saved = tmp_path / "facts.json"
    assert offline(customers, "--format", "jsonl", "--save-facts", saved) == 0
    first = capsys.readouterr().out
    assert len(Facts.from_dict(json.loads(saved.read_text(encoding="utf-8")))) > 0
    assert main(["diagnose", str(customers), "--now", NOW, "--facts", str(saved), "--format", "jsonl"]) == 0
    assert capsys.readouterr().out == first


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        '[{"id": "A-1", "company": "Acquaviva"}]',
        '{"id": "A-1", "company": "Acquaviva"}\n{"id": "B-2", "company": "Bolt"}\n',
        "BEGIN:VCARD\nVERSION:3.0\nFN:Anna Riva\nORG:Acquaviva\nEND:VCARD\n",
    ],
    ids=["csv", "json", "jsonl", "vcard"],
)
def test_a_pipe_is_read_whatever_its_format(text):
    process = start("diagnose", "-", "--offline", "--now", NOW, stdin=subprocess.PIPE)
    out, told = process.communicate(text.encode(), timeout=60)
    assert process.returncode == 0, told
    assert b"Acquaviva" in out
    assert b"stdin." in told


def test_messages_and_a_named_column_are_used(tmp_path, capsys):
    customers, messages = tmp_path / "c.csv", tmp_path / "m.csv"
    customers.write_text("id,Firmenbuch\nA-1,Acquaviva\n", encoding="utf-8")
    messages.write_text(
        "customer_id,at,sender,channel,kind,subject,text\nA-1,2026-08-03T09:00:00+02:00,seller,email,message,Offer,Hello\n",
        encoding="utf-8",
    )
    assert offline(customers, "--map", "company=Firmenbuch", "--messages", messages, "--format", "jsonl") == 0
    (data,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert data["label"] == "Acquaviva"
    assert data["silence"]["since"].startswith("2026-08-03")


def test_a_mail_archive_is_put_into_the_logs(tmp_path, customers, capsys):
    mail = tmp_path / "answer.eml"
    mail.write_text(
        "From: anna@acquaviva.example\nTo: sales@uv.example\nSubject: Re: offer\n"
        "Date: Mon, 03 Aug 2026 09:12:31 +0200\n\nWhen can you ship?\n",
        encoding="utf-8",
    )
    assert offline(customers, "--mailbox", mail, "--mine", "uv.example", "--format", "jsonl") == 0
    told = capsys.readouterr()
    assert "1 mail read, 1 about these buyers" in told.err
    assert json.loads(told.out.splitlines()[0])["cause"] == "your-turn"
    assert offline(customers, "--mailbox", mail) == 2
    assert "--mailbox needs --mine" in capsys.readouterr().err


def test_unreadable_records_are_named_and_the_others_go_on(tmp_path, capsys):
    path = tmp_path / "mixed.csv"
    path.write_text("id,company,country\nA-1,Acme,\n,,IT\nA-1,twice,\nB-2,Bolt,\n", encoding="utf-8")
    assert offline(path) == 1
    told = capsys.readouterr()
    assert "Acme" in told.out
    assert "Bolt" in told.out
    assert "row 3" in told.err
    assert "row 4" in told.err
    assert "2 records unreadable" in told.err


def test_a_machine_without_network_is_told_so_once(capsys):
    from silentbuyer.cli.tally import Tally

    tally = Tally()
    for reason in ("no network", "timeout", "no network"):
        d = diagnose(Customer(id="1"), online=False)
        tally.take(attrs.evolve(d, unknowns=(Unknown(reason, about="website"),)), keep_facts=False)
    tally.tell(quiet=False)
    assert "websites and mail domains of 2 buyers were not checked" in capsys.readouterr().err


def test_the_same_input_gives_the_same_output(customers, capsys):
    seen = []
    for _ in range(2):
        assert offline(customers, "--format", "json") == 0
        seen.append(capsys.readouterr().out)
    assert seen[0] == seen[1]


def test_quiet_says_nothing_when_nothing_is_wrong(customers, capsys):
    assert offline(customers, "--quiet") == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["diagnos"], "invalid choice"),
        (["diagnose"], "required: FILE"),
        (["diagnose", "missing.csv"], "missing.csv"),
        (["diagnose", "."], "directory"),
        (["diagnose", "GOOD", "--now", "yesterday"], "--now must be ISO 8601"),
        (["diagnose", "GOOD", "--now", "2026-08-21T10:00:00"], "needs an offset"),
        (["diagnose", "GOOD", "--map", "company"], "--map wants OURS=THEIRS"),
        (["diagnose", "GOOD", "--seller", "no-such-seller"], "uv-germicidal"),
        (["diagnose", "GOOD", "--seller", "missing.toml"], "missing.toml"),
        (["diagnose", "GOOD", "--reader", "nobody"], "nobody"),
        (["diagnose", "GOOD", "--facts", "GOOD"], "holds no saved facts"),
        (["diagnose", "GOOD", "--facts", "missing.json"], "missing.json"),
        (["diagnose", "GOOD", "--offline", "--output", "GOOD"], "would be overwritten"),
        (["diagnose", "GOOD", "--offline", "--output", "."], "is a directory"),
        (["diagnose", "GOOD", "--offline", "--html", "no/such/folder/x.html"], "no/such/folder"),
        (["diagnose", "GOOD", "--offline", "--html", "x.html", "--ics", "x.html"], "would be overwritten"),
        (["explain", "fake-emial"], "did you mean fake-email"),
        (["explain", "zzzzzz"], "silentbuyer rules lists them"),
        (["new-plugin", "Not A Name"], "lower-case"),
    ],
)
def test_wrong_use_is_told_in_one_line_and_ends_with_2(arguments, said, customers, *, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main([str(customers) if argument == "GOOD" else argument for argument in arguments]) == 2
    told = capsys.readouterr()
    assert said in told.err
    assert "Traceback" not in told.err
    assert len(told.err.strip().splitlines()) <= 3
    assert customers.read_text(encoding="utf-8") == GOOD


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_is_told_and_ends_with_2(customers):
    with Path("/dev/full").open("w") as full:
        process = start("diagnose", customers, "--offline", stdout=full)
        told = process.communicate(timeout=60)[1].decode()
    assert process.returncode == 2
    assert "Traceback" not in told
    assert "No space left" in told


@pytest.mark.skipif(os.name != "posix", reason="closed pipes look different elsewhere")
def test_a_closed_pipe_is_no_fault(tmp_path):
    path = tmp_path / "many.csv"
    path.write_text("id,company\n" + "".join(f"{n},Buyer {n}\n" for n in range(3000)), encoding="utf-8")
    process = start("diagnose", path, "--offline", "--quiet")
    process.stdout.readline()
    process.stdout.close()
    told = process.stderr.read().decode()
    process.stderr.close()
    assert process.wait(60) == 0
    assert told == ""


@pytest.mark.skipif(os.name != "posix", reason="signals look different elsewhere")
def test_ctrl_c_is_one_word(tmp_path):
    fifo = tmp_path / "slow.jsonl"
    os.mkfifo(fifo)
    # A shell that runs the tests in the background ignores the interrupt, and its children would inherit that.
    heard = {"preexec_fn": lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)}
    process = start("diagnose", fifo, "--offline", "--quiet", **heard)
    writer = os.open(fifo, os.O_WRONLY)
    os.write(writer, b'{"id": "1"}\n')
    time.sleep(1.0)
    process.send_signal(signal.SIGINT)
    told = process.communicate(timeout=60)[1].decode()
    os.close(writer)
    assert "Traceback" not in told
    assert process.returncode == 130


@pytest.mark.skipif(os.name != "posix", reason="signals look different elsewhere")
def test_a_run_that_is_told_to_end_leaves_no_half_a_file_and_says_so(tmp_path):
    path, wanted = tmp_path / "many.csv", tmp_path / "out.csv"
    path.write_text("id,company\n" + "".join(f"{n},Buyer {n}\n" for n in range(60_000)), encoding="utf-8")
    wanted.write_text("yesterday's", encoding="utf-8")
    process = start("diagnose", path, "--offline", "--quiet", "--format", "csv", "-o", wanted)
    until = time.monotonic() + 60
    while not list(tmp_path.glob("*.part")) and time.monotonic() < until:
        time.sleep(0.05)
    assert list(tmp_path.glob("*.part")), "it did not begin to write"
    process.send_signal(signal.SIGTERM)
    told = process.communicate(timeout=60)[1].decode()
    assert told == f"silentbuyer: told to end by SIGTERM: {wanted} not written\n"
    assert process.returncode == 143
    assert sorted(path.name for path in tmp_path.iterdir()) == ["many.csv", "out.csv"]
    assert wanted.read_text(encoding="utf-8") == "yesterday's"


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "gb18030"])
def test_any_console_encoding_will_do(customers, encoding):
    process = start("diagnose", customers, "--offline", "--now", NOW, env={**ENVIRONMENT, "PYTHONIOENCODING": encoding})
    out, told = process.communicate(timeout=60)
    assert process.returncode == 0, told
    assert b"Acquaviva" in out


def test_data_formats_are_utf_8_on_any_console(customers):
    process = start(
        "diagnose", customers, "--offline", "--format", "jsonl", env={**ENVIRONMENT, "PYTHONIOENCODING": "cp1252"}
    )
    out, _ = process.communicate(timeout=60)
    assert json.loads(out.decode().splitlines()[1])["label"] == "北京水处理设备有限公司"


def test_a_defect_of_ours_is_still_one_line(customers, monkeypatch, capsys):
    def broken(*_, **__):
        raise ZeroDivisionError("oh no")

    monkeypatch.setattr("silentbuyer.cli.diagnose.diagnose", broken)
    assert main(["diagnose", str(customers)]) == 2
    told = capsys.readouterr().err
    assert "defect of silentbuyer" in told
    assert "Traceback" not in told
    monkeypatch.setenv("SILENTBUYER_DEBUG", "1")
    assert main(["diagnose", str(customers)]) == 2
    assert "Traceback" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("fault", "code", "said"),
    [
        (KeyboardInterrupt(), 130, "interrupted"),
        (OSError(28, "No space left on device"), 2, "cannot write the output: No space left on device"),
        (OSError(13, "Permission denied", "out.csv"), 2, "out.csv: Permission denied"),
        (ImportError("pip install 'silentbuyer[demo]'"), 2, "pip install 'silentbuyer[demo]'"),
    ],
)
def test_what_goes_wrong_outside_is_one_line(fault, code, said, customers, *, monkeypatch, capsys):
    def fail(*_, **__):
        raise fault

    monkeypatch.setattr("silentbuyer.cli.diagnose.diagnose", fail)
    assert main(["diagnose", str(customers)]) == code
    assert capsys.readouterr().err == f"silentbuyer: {said}\n"


def test_the_version(capsys):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.strip() == f"silentbuyer {__version__}"


def test_rules_and_plugins_are_listed(capsys):
    assert main(["rules"]) == 0
    assert "fake-email" in capsys.readouterr().out
    assert main(["rules", "--json"]) == 0
    assert {"rule", "plugin", "what it is"} == set(json.loads(capsys.readouterr().out)[0])
    assert main(["plugins"]) == 0
    assert "made-in-china" in capsys.readouterr().out


def test_lists_show_their_age_and_source(capsys):
    assert main(["lists"]) == 0
    assert "disposable" in capsys.readouterr().out


def test_a_rule_is_explained_with_sections_thresholds_and_weights(capsys):
    assert main(["explain", "fake-email"]) == 0
    told = capsys.readouterr().out
    for heading in ("What it looks for", "When it is wrong", "Sources", "Weights in bits"):
        assert heading in told
    assert max(len(line) for line in told.splitlines() if "http" not in line) <= 100


def test_a_new_plugin_is_written_with_the_next_steps(tmp_path, capsys):
    assert main(["new-plugin", "dhgate", "--folder", str(tmp_path)]) == 0
    assert "pytest" in capsys.readouterr().out
    assert (tmp_path / "silentbuyer-dhgate" / "pyproject.toml").is_file()


def test_a_warning_is_one_line_without_its_place_in_the_code(customers, tmp_path):
    seller = tmp_path / "seller.toml"
    seller.write_text('sectors = [{ name = "lace bobbins", words = ["bobbin lace"] }]\n', encoding="utf-8")
    process = start("diagnose", customers, "--offline", "--seller", seller)
    told = process.communicate(timeout=60)[1].decode()
    notes = [line for line in told.splitlines() if "lace bobbins" in line]
    assert len(notes) == 1
    assert notes[0].startswith("note: ")
    assert ".py" not in told


@own_words_only
def test_the_demo_speaks_without_a_network(tmp_path, capsys):
    pytest.importorskip("cryptography")
    html = tmp_path / "demo.html"
    assert main(["demo", "--format", "jsonl", "--html", str(html)]) == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(found) >= 40
    assert len({data["cause"] for data in found}) >= 8
    assert not [data["complaints"] for data in found if data["complaints"]]
    assert html.stat().st_size > 100_000


@own_words_only
def test_the_demo_is_the_same_every_time(capsys):
    pytest.importorskip("cryptography")
    seen = []
    for _ in range(2):
        assert main(["demo"]) == 0
        seen.append(capsys.readouterr().out)
    assert seen[0] == seen[1]


@own_words_only
def test_the_demo_works_offline_too(capsys):
    assert main(["demo", "--offline"]) == 0
    assert "buyers diagnosed" in capsys.readouterr().err


def test_every_command_has_a_help_of_its_own(capsys):
    for command in ("diagnose", "demo", "rules", "explain", "plugins", "lists", "new-plugin"):
        assert main([command, "--help"]) == 0
        assert f"silentbuyer {command}" in capsys.readouterr().out
    assert parser().prog == "silentbuyer"


def test_asking_for_help_is_fast():
    code = (
        "import sys; from silentbuyer.cli.commands import main; main(['rules', '--help']); print(sorted(sys.modules))"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    for heavy in (
        "'dns",
        "'aiohttp'",
        "'lxml",
        "'holidays'",
        "'tldextract'",
        "'cattrs'",
        "'silentbuyer.engine.engine'",
    ):
        assert heavy not in loaded


def test_what_is_said_of_the_seller_comes_before_the_table():
    shown = start("demo", "--offline", stdout=subprocess.PIPE, stderr=subprocess.STDOUT).communicate()[0].decode()
    lines = shown.splitlines()
    noted = next(place for place, line in enumerate(lines) if line.startswith("note: the sector"))
    assert noted < next(place for place, line in enumerate(lines) if line.startswith("Lianfang"))


def test_a_table_of_nobody_has_its_head(tmp_path, capsys):
    path = tmp_path / "none.csv"
    path.write_text("id,company\n", encoding="utf-8")
    main(["diagnose", str(path), "--offline"])
    assert capsys.readouterr().out.startswith("none.csv: 0 buyers")
