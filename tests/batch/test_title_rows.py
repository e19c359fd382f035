"""Titles, dates of export and instruction sheets before the header."""

import openpyxl
import pytest

from silentbuyer.batch import read_customers
from silentbuyer.batch.title_rows import header_row
from silentbuyer.errors import RecordError

NAMES = ["id", "Company", "Email", "Country"]
BUYER = ["1", "A", "a@x.example", "Italy"]


@pytest.mark.parametrize(
    ("rows", "place"),
    [
        ([NAMES, BUYER], 0), ([["My customers"], [], NAMES, BUYER], 2), ([["客户列表"], ["导出时间：2026-11-29"], ["客户编号", "公司名称", "邮箱"]], 2),
        ([["Contacts"], ["Name", "Phone"], ["Anna", "+39"]], 1), ([["Company"], ["A"], ["B"]], 0), ([["foo", "bar"], ["1", "2"]], 0), ([], 0),
        ([["company", "foo"], ["name", "email"]], 0), ([["Person - Name", "Person - Email - Work"], ["Anna", "a@x.example"]], 0),
    ],
)  # fmt: skip
def test_the_row_that_names_columns(rows, place):
    assert header_row(rows) == place


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_title_above_the_header_is_passed_over_and_told(tmp_path, mark):
    path = tmp_path / "a.csv"
    path.write_text("My customers, 2026\n\n" + mark.join(NAMES) + "\n" + mark.join(BUYER) + "\n", encoding="utf-8")
    with read_customers(path) as reading:
        (found,) = list(reading)
    assert (found.id, found.email, found.country) == ("1", "a@x.example", "IT")
    assert reading.source.notes == ("1 row above the header was passed over, from 'My customers' on",) or mark != ","
    assert "above the header" in reading.source.report()


def test_rows_keep_the_numbers_of_their_lines(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("title\n\nid,Company,Email\n1,A,x,too,many\n", encoding="utf-8")
    with read_customers(path) as reading:
        (bad,) = list(reading)
    assert bad.row == 4


def test_a_sheet_of_instructions_before_the_buyers(tmp_path):
    book = openpyxl.Workbook()
    book.active.title = "Instructions"
    book.active.append(["How to fill in this form"])
    sheet = book.create_sheet("Buyers")
    for row in (["My buyers"], [], NAMES, BUYER, ["合计", None, None, None]):
        sheet.append(row)
    book.save(tmp_path / "a.xlsx")
    with read_customers(tmp_path / "a.xlsx") as reading:
        (found,) = list(reading)
    assert found.email == "a@x.example"
    assert reading.source.notes == (
        "1 row above the header was passed over, from 'My buyers' on", "sheet 'Buyers' was read; left out: 'Instructions'",
    )  # fmt: skip
    assert reading.report.passed == (5,)


def test_a_workbook_without_a_known_header_is_refused_as_before(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["foo", "bar"])
    book.active.append(["1", "2"])
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(RecordError, match="must be names of columns"):
        read_customers(tmp_path / "a.xlsx")
