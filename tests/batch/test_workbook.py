"""Workbooks are read in a process of their own: far cells, panics and floods cost a sentence, never the run."""

import gc
import io
import json
import os
import sys
import time
import zipfile
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from silentbuyer.batch import read_customers, sheet_child, workbook
from silentbuyer.batch.workbook import Workbook
from silentbuyer.errors import RecordError

openpyxl = pytest.importorskip("openpyxl")
pytest.importorskip("python_calamine")


@pytest.fixture
def book(tmp_path):
    def write(far=(), **cells):
        path, made = tmp_path / "buyers.xlsx", openpyxl.Workbook()
        for place, value in {
            "A1": "id",
            "B1": "company",
            "A2": "1",
            "B2": "Acme",
            **cells,
            **dict.fromkeys(far, "far"),
        }.items():
            made.active[place] = value
        made.save(path)
        return path

    return write


def misplaced(path, reference):
    """The same workbook with the reference of its cell C3 written otherwise."""
    parts = {}
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    with zipfile.ZipFile(path, "w") as packed:
        for name, data in parts.items():
            packed.writestr(name, data.replace(b'r="C3"', f'r="{reference}"'.encode()))
    return path


def children():
    """The processes of this one that read workbooks."""
    own = f"PPid:\t{os.getpid()}\n"
    return [
        folder
        for folder in Path("/proc").glob("[0-9]*")
        if b"sheet_child" in _read(folder / "cmdline") and own.encode() in _read(folder / "status")
    ]


def _read(path):
    try:
        return path.read_bytes()
    except OSError:
        return b""


@pytest.mark.parametrize("far", ["XFD1048576", "CV1048576", "XFD200000", "ZZ1048576"])
def test_cells_far_apart_are_refused_in_little_time_and_memory(book, far):
    path = book([far])
    assert path.stat().st_size < 8_000
    began = time.monotonic()
    with pytest.raises(RecordError, match=r"bounded memory .it holds cells too far apart"):
        read_customers(path)
    assert time.monotonic() - began < 20


def test_a_long_thin_sheet_is_read(book):
    assert [c.id for c in read_customers(book(far=["A300000"]))] == ["1", "far"]


@pytest.mark.parametrize("reference", ["ZZZZZZZZZZ99999999999999", "A0", "-5", "C99999999999999999999"])
def test_a_reference_that_is_none_is_a_damaged_workbook(book, reference):
    with pytest.raises(RecordError, match="no workbook that can be"):
        read_customers(misplaced(book(["C3"]), reference))


def test_more_columns_than_a_sheet_has_are_refused(book):
    with pytest.raises(RecordError, match="at most 16,384 columns"):
        read_customers(misplaced(book(["C3"]), "AAAAA1"))


def test_every_kind_of_cell_comes_over(book):
    moment = datetime(2026, 3, 1, 9, 30)
    path = book(
        C1="a",
        C2=moment,
        D1="b",
        D2=date(2026, 3, 1),
        E1="c",
        E2=timedelta(hours=30),
        F1="d",
        F2=True,
        G1="e",
        G2=1.5,
        H1="f",
        H2="净水",
        I1="g",
        I2=moment.time(),
    )
    (sheet,) = Workbook(path, 10_000).sheets
    _, (_, cells) = list(sheet.rows())
    assert (sheet.height, cells[2], cells[5:8]) == (2, moment, [True, 1.5, "净水"])
    assert {type(cell).__name__ for cell in cells} <= {"str", "float", "bool", "datetime", "date", "timedelta", "time"}
    assert next(iter(read_customers(path))).id == "1"


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="children are counted where /proc shows them")
def test_the_process_ends_with_the_reading(book):
    gc.collect()  # what other tests let go
    path = book()
    list(read_customers(path))
    reading = read_customers(path)
    assert len(children()) == 1
    reading.close()
    made = Workbook(path, 10_000)
    del made, reading
    gc.collect()
    assert children() == []
    made = Workbook(path, 10_000)
    made.close()
    assert list(made.sheets[0].rows()) == []


def test_a_machine_that_starts_no_process_says_so(book, monkeypatch):
    monkeypatch.setattr(workbook.sys, "executable", "/nonexistent/python")
    with pytest.raises(RecordError, match="cannot be started here; save it as CSV"):
        read_customers(book())


def test_the_script_answers_line_by_line(book, monkeypatch):
    monkeypatch.setattr(sheet_child, "_bound", lambda memory: None)
    monkeypatch.setattr(sys, "path", list(sys.path))
    out = io.StringIO()
    sheet_child.main(json.dumps([sys.path, 0, str(book(C1="when", C2=datetime(2026, 3, 1)))]), ["0 0\n"], out)
    heads, first, second, end = map(json.loads, out.getvalue().splitlines())
    assert heads == {"sheets": [["Sheet", 2]]}
    assert first == [0, ["id", "company", "when"]]
    assert second[1][2][0] in {"date", "datetime"}
    assert end is None

    out = io.StringIO()
    sheet_child.main(json.dumps([sys.path, 0, "/nonexistent.xlsx"]), [], out)
    assert "fault" in json.loads(out.getvalue())


def test_durations_are_seconds():
    assert sheet_child._tagged(timedelta(minutes=2)) == ["timedelta", 120.0]
