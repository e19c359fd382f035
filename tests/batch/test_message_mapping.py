"""Any message log whose columns the user names: CSV, workbooks and JSON, from Python and on the command line."""

import json

import openpyxl
import pytest

from silentbuyer.batch import read_customers, read_messages
from silentbuyer.cli.commands import main
from silentbuyer.errors import RecordError

COLUMNS = ["wer", "wann", "woher", "was"]
ROWS = [["C-1", "2026-08-14 10:00", "in", "Too dear?"], ["C-1", "2026-08-14 11:00", "out", "USD 5"]]
MAPPING = {"customer_id": "wer", "at": "wann", "sender": "woher", "text": "was"}


def csv_file(folder):
    path = folder / "log.csv"
    path.write_text("\n".join(",".join(row) for row in [COLUMNS, *ROWS]), encoding="utf-8")
    return path


def xlsx_file(folder):
    book = openpyxl.Workbook()
    book.active.append(["Chat log of August"])
    for row in [COLUMNS, *ROWS]:
        book.active.append(row)
    book.active.delete_rows(1)
    book.save(folder / "log.xlsx")
    return folder / "log.xlsx"


def json_file(folder):
    path = folder / "log.json"
    path.write_text(json.dumps({"data": [dict(zip(COLUMNS, row, strict=True)) for row in ROWS]}), encoding="utf-8")
    return path


def jsonl_file(folder):
    path = folder / "log.jsonl"
    path.write_text("\n".join(json.dumps(dict(zip(COLUMNS, row, strict=True))) for row in ROWS), encoding="utf-8")
    return path


FORMS = [csv_file, xlsx_file, json_file, jsonl_file]


@pytest.mark.parametrize("form", FORMS)
def test_the_users_names_are_taken(tmp_path, form):
    with read_messages(form(tmp_path), mapping=MAPPING) as reading:
        assert [(name, m.sender, m.text) for name, m in reading] == [
            ("C-1", "buyer", "Too dear?"), ("C-1", "seller", "USD 5")
        ]  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_without_them_the_file_is_refused_with_the_option(tmp_path, form):
    with pytest.raises(RecordError, match=r"--map messages\.(customer_id|at)=COLUMN"):
        read_messages(form(tmp_path))


@pytest.mark.parametrize("form", FORMS)
def test_on_the_command_line(tmp_path, capsys, form):
    buyers = tmp_path / "buyers.csv"
    buyers.write_text("id,company,email\nC-1,Acme,a@acme.example\n", encoding="utf-8")
    maps = [part for ours, theirs in MAPPING.items() for part in ("--map", f"messages.{ours}={theirs}")]
    options = [
        "--offline",
        "--now",
        "2026-08-20T10:00:00+08:00",
        "--format",
        "jsonl",
        "--messages",
        str(form(tmp_path)),
    ]
    code = main(["diagnose", str(buyers), *options, *maps])
    told = capsys.readouterr()
    assert code == 0, told.err
    assert json.loads(told.out.splitlines()[0])["silence"]["since"] == "2026-08-14T11:00:00+00:00"
    assert main(["diagnose", str(buyers), *options]) == 2
    assert "--map messages." in capsys.readouterr().err


def test_a_name_that_is_no_column_is_refused(tmp_path):
    with pytest.raises(RecordError, match="there is no column 'nobody'"):
        read_messages(csv_file(tmp_path), mapping={"customer_id": "nobody"})
    (tmp_path / "buyers.csv").write_text("id,company\nC-1,Acme\n", encoding="utf-8")
    with pytest.raises(RecordError, match="there is no column 'nobody'"):
        read_customers(tmp_path / "buyers.csv", messages=csv_file(tmp_path), messages_mapping={"customer_id": "nobody"})
