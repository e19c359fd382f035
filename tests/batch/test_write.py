"""What we write out is safe to open in a spreadsheet and comes back as it was."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from silentbuyer.batch import read_customers, safe_cell, write_rows


@pytest.mark.parametrize(
    "text", ["=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\tx", "\nx", " =1", "＝1", "+49 40 123"]
)
def test_what_begins_like_a_formula_is_marked_as_text(text):
    assert safe_cell(text) == "'" + text


@pytest.mark.parametrize(
    ("value", "cell"),
    [(None, ""), (-3, "-3"), (12.0, "12"), (True, "true"), ("a=b", "a=b"), ("a\x00", "a"), (["x"], '["x"]')],
)
def test_all_else_stays(value, cell):
    assert safe_cell(value) == cell


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=20))
def test_no_text_whatever_begins_like_a_formula(text):
    assert not safe_cell(text).lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))


@settings(max_examples=400, deadline=None)
@given(st.text(alphabet="ab ;\t\n\r=+-@＝＠'", max_size=20))
def test_no_piece_of_a_text_begins_a_formula_however_the_row_is_parted(text):
    row = io.StringIO(newline="")
    write_rows(row, ["id", "text"], [["1", text]])
    for line in row.getvalue().split("\n")[1:]:
        for piece in line.split(";")[1:] + line.split("\t")[1:]:
            assert not piece.startswith(("=", "+", "-", "@", "＝", "＠"))
            assert not piece.lstrip(" ").startswith(("=", "@", "＝", "＠"))
        assert not line.startswith(("=", "+", "-", "@", "＝", "＠"))


def test_mappings_and_sequences_to_a_path_and_a_stream(tmp_path):
    rows = [{"id": 1, "phone": "+49 1", "other": "x"}, (2, "=1+1")]
    assert write_rows(tmp_path / "out.csv", ["id", "phone"], rows) == 2
    assert (tmp_path / "out.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    stream = io.StringIO(newline="")
    write_rows(stream, ["id", "phone"], rows, delimiter=";")
    assert list(csv.reader(io.StringIO(stream.getvalue()), delimiter=";")) == [
        ["id", "phone"],
        ["1", "'+49 1"],
        ["2", "'=1+1"],
    ]


def test_our_own_mark_is_taken_off_again(tmp_path):
    write_rows(tmp_path / "out.csv", ["id", "company", "phone"], [("C-1", "=Acme", "+49 40 1")])
    (found,) = read_customers(tmp_path / "out.csv")
    assert (found.company, found.phone) == ("=Acme", "+49 40 1")


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("Acme\r=cmd|'/C calc'!A0", "Acme\n'=cmd|'/C calc'!A0"),
        ("Acme\r\n=1+1", "Acme\n'=1+1"),
        (" ;=1+1", " ;'=1+1"),
        (";;=1+1", ";;'=1+1"),
        (";=1+1", ";'=1+1"),
        ("a; =1+1", "a;' =1+1"),
        ("a;+49 40 1", "a;'+49 40 1"),
        ("\r=1", "'\n'=1"),
        ("\t=1", "'\t'=1"),
        ("a;=1+1", "a;'=1+1"),
        ("a\t@SUM(A1)", "a\t'@SUM(A1)"),
        ("a; -- b", "a; -- b"),
        ("\x1b[31mred", "\ufffd[31mred"),
        ("\x9b31mred", "\ufffd31mred"),
        ("exe\u202efdp", "exefdp"),
        ("a\x85=1\u2028=2", "a\n'=1\n'=2"),
        ("half \ud800", "half \ufffd"),
    ],
    ids=ascii,
)
def test_nothing_in_a_cell_is_obeyed_by_a_terminal_or_begins_a_row(text, cell):
    assert safe_cell(text) == cell
    written = io.StringIO()
    write_rows(written, ["id", "name"], [[1, text]])
    assert list(csv.reader(io.StringIO(written.getvalue(), newline=""))) == [["id", "name"], ["1", cell]]
    assert "\r" not in written.getvalue().replace("\r\n", "")
